/** A request from its first button to its rating, in both languages. */
import { describe, expect, test } from 'vitest'
import { fileInChinese, fileInEnglish, office } from './office.ts'

describe('a request filed in Chinese', () => {
  test('goes from the applicant to the specialist, to the bureau and back', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const police = await o.member('public-security', 'wechat:wang')
    const applicant = o.person('wechat:zhang')

    const number = await fileInChinese(applicant)
    expect(number).toMatch(/^260921-\d{4}$/)
    const filed = applicant.sees(/已提交。您的申请编号是/)
    expect(filed.text).toMatch(/3个工作日|最迟2026年9月24日18:00/)
    expect(filed.text).toMatch(/文件未规定这一步的期限/)
    expect(filed.text).not.toMatch(/服务结果由用人单位联络员/)
    expect(filed.citations).toEqual([
      expect.objectContaining({ policy: 'cq-card-rules', clause: '6.3', label: '六、（三）' }),
    ])

    const card = specialist.sees(/有一件新申请/)
    expect(card.text).toMatch(/人才姓名：张三[\s\S]*入户人员：人才和配偶[\s\S]*联系电话：13800000000/)
    expect(card.about).toBe(number)
    police.seesNothing()

    await specialist.presses('接单')
    specialist.sees(/您已接单/)
    applicant.sees(/已由市一站式服务平台服务专员接收办理。这一步须在2026年9月24日18:00前完成/)
    expect((await o.request(number)).state).toBe('with-platform')

    await specialist.presses('转交', '市公安局联络员')
    applicant.sees(/已转交市公安局联络员。文件没有规定这一步的期限/)
    police.sees(/有一件申请转交给您[\s\S]*张三/)
    expect((await o.request(number)).state).toBe('forwarded')

    await police.says(`接单 ${number.slice(-4)}`)
    police.sees(/您已接单/)
    applicant.sees(/已由市公安局联络员接收办理/)

    await police.presses('询问申请人')
    await police.says('配偶的户口现在哪里？')
    applicant.sees(/市公安局联络员就您的申请.*询问：\n“配偶的户口现在哪里？”/)
    expect((await o.request(number)).state).toBe('waiting-applicant')
    await applicant.presses('答复')
    await applicant.says('在成都市武侯区。')
    applicant.sees(/已转给申请.*的承办方/)
    police.sees(/申请人答复：“在成都市武侯区。”\n（所问：“配偶的户口现在哪里？”）/)
    expect((await o.request(number)).state).toBe('in-progress')

    await police.says(`完成 ${number.slice(2)} 已办结，请到渝北区分局领取户口簿`)
    applicant.sees(/已办结。\n\n办理结果：已办结，请到渝北区分局领取户口簿\n\n请为/)
    specialist.sees(/市公安局联络员已办结/)

    await applicant.presses('5 分')
    applicant.sees(/打了 5 分/)
    await applicant.presses('5 分')
    applicant.sees(/已经打过这个分了/)
    await applicant.presses('4 分')
    applicant.sees(/已改：.*打了 4 分/)
    expect(await o.request(number)).toMatchObject({ state: 'completed', rating: 4 })
    expect([...o.alarms.keys()]).toEqual([`${number}/after`])
    await applicant.says('我的申请')
    applicant.sees(/已办结/)
    await applicant.presses(number)
    const own = applicant.sees(/办理记录/)
    expect(own.text).toMatch(/您：答复：“在成都市武侯区。”/)
    expect(own.text).not.toMatch(/wechat:/)
  })

  test('every change of state is in the audit log, without personal data', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`接单 ${number}`, `询问 ${number} 户口在哪里`)
    await applicant.replies(/询问：/, '在成都')
    await specialist.says(`不予办理 ${number} 材料不齐`)
    expect(o.audit.map(({ action }) => action)).toEqual([
      'request.submit',
      'request.take',
      'request.ask',
      'request.answer',
      'request.decline',
    ])
    expect(o.audit.every(({ subject }) => subject === number)).toBe(true)
    expect(JSON.stringify(o.audit)).not.toMatch(/张三|13800000000|成都|材料不齐/)
    applicant.sees(/不予办理。\n\n原因：材料不齐\n\n可补齐后重新提交/)
  })
})

describe('a request filed in English', () => {
  test('is answered in English, and reaches the desk in Chinese with the applicant’s own words', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const branch = await o.member('public-security-branch', 'telegram:4711')
    const applicant = o.person('telegram:100')
    const number = await fileInEnglish(applicant)
    const filed = applicant.sees(/Your request is filed/)
    expect(filed.text).toMatch(/by 24 September 2026, 18:00 Beijing time at the latest/)
    expect(filed.citations?.[0]?.label).toBe('VI.(iii)')
    specialist.sees(/新申请[\s\S]*人才姓名：John Smith[\s\S]*入户人员：人才、配偶和未成年子女[\s\S]*\+44 20 7946 0000/)

    await specialist.says(`/pass ${number} 区分局`)
    applicant.sees(
      /passed on to: Liaison of the designated district public security branch\. The documents set no time limit/,
    )
    branch.sees(/转交给您[\s\S]*申请人使用英文，您的话会原样转达/)
    await branch.says(`/take ${number}`)
    applicant.sees(/being handled by/)
    await branch.says(`ask ${number.slice(-4)} Where is the spouse registered now?`)
    applicant.sees(/“Where is the spouse registered now\?”/)
    await applicant.replies(/you are asked by/, 'In London.')
    branch.sees(/申请人答复：“In London\.”/)
    await branch.says(`done ${number.slice(-4)} Registered on 8 October`)
    applicant.sees(/is completed\.\n\nResult: Registered on 8 October\n\nHow was/)
    await applicant.presses('4 of 5')
    applicant.sees(/Thank you! You gave request .* 4 of 5/)
  })
})

describe('an applicant who just types', () => {
  const asked = async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`询问 ${number} 户口在哪里`)
    specialist.looksAway()
    return { o, specialist, applicant, number }
  }
  test('is asked whether it is the answer', async () => {
    const { specialist, applicant } = await asked()
    await applicant.says('在成都')
    applicant.sees(/把这句话作为答复发过去吗/)
    specialist.seesNothing()
    await applicant.presses('是，发送')
    specialist.sees(/申请人答复：“在成都”/)
  })
  test('can say that it is not', async () => {
    const { specialist, applicant } = await asked()
    await applicant.says('在成都')
    await applicant.presses('不是，是别的事')
    applicant.sees(/没有发送任何内容/)
    await applicant.says('签证怎么办？')
    applicant.sees(/ANSWERED 签证/)
    specialist.seesNothing()
  })
  test('answers after the question was closed: the words are passed on all the same', async () => {
    const { o, specialist, applicant, number } = await asked()
    await applicant.presses('答复')
    await specialist.says(`转交 ${number} 市公安局`)
    await applicant.says('在成都')
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'add', text: '在成都' })
    specialist.sees(/申请人补充：“在成都”/)
  })
  test('words with braces or calls in them stay words', async () => {
    const { specialist, applicant } = await asked()
    await applicant.presses('答复')
    await applicant.says('$t(choice.help) <b>&amp;</b>')
    specialist.sees(/申请人答复：“\$t\(choice\.help\) <b>&amp;<\/b>”/)
  })
})
