/** Those who handle requests, in their own words: filler, reopening, verbs without numbers, what another holds. */
import { describe, expect, test } from 'vitest'
import { redactedChange } from '../../bot/privacy/redacted.ts'
import { fileInChinese, fileInEnglish, office } from './office.ts'

const staffed = async (forwarded = true) => {
  const o = office()
  const specialist = await o.member('platform-specialist', 'wechat:li')
  const police = await o.member('public-security', 'wechat:wang')
  const applicant = o.person('wechat:zhang')
  const number = await fileInChinese(applicant)
  if (forwarded) await specialist.says(`转交 ${number} 市公安局`)
  const all = [specialist, police, applicant]
  const lookAway = () => {
    for (const person of all) person.looksAway()
  }
  lookAway()
  return { o, specialist, police, applicant, number, lookAway }
}

describe('a mere courtesy is no result, question or reason', () => {
  test.each(['好的', '收到', 'ok', '是', '1', '谢谢', '嗯', '等一下', '发错了', 'wait'])('%s', async (filler) => {
    const { o, police, applicant, number } = await staffed()
    for (const [verb, example] of [
      ['完成', /不像办理结果.*例如：已办理入户|not look like a result/],
      ['询问', /不像要问的问题.*例如|not look like a question/],
      ['不予办理', /不像原因.*例如|not look like a reason/],
    ] as const) {
      await police.says(`${verb} ${number}`, filler)
      police.sees(example)
    }
    expect((await o.request(number)).state).toBe('forwarded')
    await police.says('缺少结婚证')
    expect((await o.request(number)).state).toBe('declined')
    applicant.sees(/缺少结婚证/)
  })
  test('in one line too, and the words are asked for', async () => {
    const { o, police, number } = await staffed()
    await police.says(`完成 ${number} 好的`)
    police.sees(/不像办理结果/)
    await police.says('已办理入户')
    expect((await o.request(number)).state).toBe('completed')
  })
})

describe('reopening', () => {
  test('is not offered once the personal data is removed, and the request says so', async () => {
    const { o, police, number } = await staffed()
    await police.says(`完成 ${number} 已办理入户`)
    const change = redactedChange(await o.request(number), Date.parse('2026-12-21T10:00:00+08:00'))
    await o.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
    police.looksAway()
    await police.says(`查看 ${number}`)
    const card = police.sees(/个人信息已于2026年12月21日删除，不能再操作/)
    expect(card.choices?.filter(({ id }) => id.startsWith('desk:reopen'))).toEqual([])
    await police.says(`重新打开 ${number}`)
    expect((await o.request(number)).state).toBe('completed')
  })
  test('undoes completing within reach, and tells everybody', async () => {
    const { o, specialist, police, applicant, number, lookAway } = await staffed()
    await police.says(`完成 ${number} 已办理入户`)
    await applicant.presses('5 分')
    lookAway()
    await police.presses('重新打开')
    police.sees(/已重新打开，申请人已知晓/)
    applicant.sees(/已由市公安局联络员重新打开，继续办理/)
    specialist.sees(/市公安局联络员已重新打开/)
    const request = await o.request(number)
    expect(request).toMatchObject({ state: 'in-progress', role: 'public-security' })
    expect(request.rating).toBe(undefined)
    expect(o.audit.at(-1)).toMatchObject({ action: 'request.reopen', subject: number })
    await applicant.says('5分')
    applicant.sees(/ANSWERED/)
    await police.says(`完成 ${number} 这次真的办好了`)
    expect((await o.request(number)).state).toBe('completed')
  })
  test('of a declined request by word; its time limit comes back', async () => {
    const { o, specialist, number } = await staffed(false)
    const { due } = await o.request(number)
    await specialist.says(`不予办理 ${number} 缺少结婚证`)
    expect(o.alarms.size).toBe(0)
    await specialist.says('重新打开')
    expect(await o.request(number)).toMatchObject({ state: 'with-platform', due })
    expect(o.alarms.size).toBe(2)
  })
  test('a withdrawn request stays withdrawn', async () => {
    const { o, specialist, applicant, number } = await staffed(false)
    await applicant.says('撤回', '是')
    await specialist.says(`重新打开 ${number}`)
    specialist.sees(/已结束（已撤回）/)
    expect((await o.request(number)).state).toBe('withdrawn')
  })
})

describe('a verb without a number', () => {
  test.each(['接单', '你好，接单', '您好！接单', 'take', '我来接单'])('%s: when it can only be one', async (text) => {
    const { o, police, number } = await staffed()
    await police.says(text)
    expect((await o.request(number)).taker).toBe('wechat:wang')
  })
  test('with its words, and in order', async () => {
    const { o, police, applicant, number } = await staffed()
    await police.says('接单', '询问 配偶的户口在哪里？')
    applicant.sees(/询问：\n“配偶的户口在哪里？”/)
    await police.says('done')
    police.sees(/write the result|写下办理结果/)
    await police.says('Registered on 8 October')
    expect((await o.request(number)).state).toBe('completed')
    await police.says('转交')
    police.sees(/已结束（已办结）|is closed \(completed\)/)
  })
  test('asks which of several, told apart by name and district', async () => {
    const { o, specialist, police, number } = await staffed()
    const second = await fileInEnglish(o.person('telegram:9'))
    await specialist.says(`转交 ${second} 市公安局`)
    await police.says('完成')
    police.sees(/您指的是哪一件/)
    expect(police.buttons().sort()).toEqual([`${number} 张三 渝北区`, `${second} John Smith Yubei District`].sort())
    await police.says(second.slice(-4), '已办理入户')
    expect((await o.request(second)).state).toBe('completed')
    expect((await o.request(number)).state).toBe('forwarded')
  })
  test('is nothing of the kind for somebody without a role, and with nothing to do it says so', async () => {
    const { o } = await staffed()
    const talent = o.person('wechat:new')
    await talent.says('接单')
    talent.sees(/ANSWERED/)
    const branch = await o.member('public-security-branch', 'wechat:sun')
    await branch.says('接单')
    branch.sees(/目前没有待办/)
  })
  test('退回 gives it back to the platform with the reason, and does not decline it', async () => {
    const { o, specialist, police, applicant, number, lookAway } = await staffed()
    await police.says('退回 应由区分局办理')
    expect(await o.request(number)).toMatchObject({ state: 'submitted', role: 'platform-specialist' })
    specialist.sees(/应由区分局办理/)
    lookAway()
    await applicant.says(number)
    expect(applicant.sees(/办理记录/).text).not.toMatch(/应由区分局办理/)
    await specialist.says('退回')
    specialist.sees(/已在平台处，无需再退。如不能办理，请选“不予办理”/)
  })
})

describe('an open entry', () => {
  test('survives looking at the desk', async () => {
    const { o, police, number } = await staffed()
    await police.says(`完成 ${number}`, '待办')
    police.sees(/您有 1 件待办/)
    police.sees(/请写下办理结果/)
    await police.says(`查看 ${number}`, '查看')
    police.sees(/请写下办理结果/)
    await police.says('已办理入户')
    expect((await o.request(number)).state).toBe('completed')
  })
  test('says so when it is left', async () => {
    const { o, police, number } = await staffed()
    await police.says(`完成 ${number}`, '接单')
    police.sees(/您已接单/)
    police.sees(/办理结果（.*）还没有写，申请未办结/)
    await police.says('询问')
    await police.presses('取消')
    police.sees(/没有发送任何内容/)
    expect((await o.request(number)).state).toBe('in-progress')
  })
})

describe('words of a member that are for the applicant', () => {
  test('are offered to be passed on', async () => {
    const { o, police, applicant, number } = await staffed()
    await police.says('接单', '请提供配偶的身份证复印件')
    police.sees(/“请提供配偶的身份证复印件”。这是/)
    await police.presses('作为问题发给申请人')
    applicant.sees(/“请提供配偶的身份证复印件”/)
    expect((await o.request(number)).state).toBe('waiting-applicant')
  })
  test('by word', async () => {
    const { o, police, number } = await staffed()
    await police.says('接单', '户口已经迁好了', '结果')
    expect(await o.request(number)).toMatchObject({ state: 'completed' })
  })
  test('a question about the rules is for the bot', async () => {
    const { police } = await staffed()
    await police.says('接单', '落户要多久？')
    police.sees(/ANSWERED/)
  })
})

describe('the specialist', () => {
  test('is asked before ending what another holds', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.says(`完成 ${number} 已办理入户`)
    specialist.sees(/现由市公安局联络员承办，确定由您来办结吗/)
    await specialist.says('不')
    specialist.sees(/没有发送任何内容/)
    expect((await o.request(number)).state).toBe('forwarded')
    await specialist.says(`不予办理 ${number}`)
    specialist.sees(/确定由您来不予办理吗/)
    await specialist.says('确定', '缺少结婚证')
    expect((await o.request(number)).state).toBe('declined')
  })
  test('is asked before completing what was never passed on', async () => {
    const { o, specialist, number } = await staffed(false)
    await specialist.says('办结')
    specialist.sees(/尚未转交，确定直接办结吗/)
    await specialist.presses('确定办结')
    specialist.sees(/请写下办理结果/)
    await specialist.says('已办理入户')
    expect((await o.request(number)).state).toBe('completed')
  })
  test('sees on the list whose request it is, and who has taken it', async () => {
    const { o, specialist, police, number } = await staffed()
    await police.says('接单')
    const second = await fileInEnglish(o.person('telegram:9'))
    await specialist.says('待办')
    const { text } = specialist.sees(/您有 1 件待办/)
    expect(text).toMatch(new RegExp(`${second} .* · John Smith · Yubei District：已提交，待平台受理，期限9月24日`))
    expect(text).toMatch(new RegExp(`${number} .* · 张三 · 渝北区：办理中（对方已接单）`))
  })
  test('is told the language of the applicant', async () => {
    const { o, specialist } = await staffed()
    await fileInEnglish(o.person('telegram:9'))
    specialist.sees(/申请人使用英文，您的话会原样转达/)
  })
})
