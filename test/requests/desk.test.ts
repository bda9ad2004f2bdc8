/** Who may do what: strangers, double actions, races, ambiguous numbers, quotes, oversight. */
import { describe, expect, test } from 'vitest'
import { requestChange } from '../../bot/requests/request.ts'
import { fileInChinese, office } from './office.ts'

const staffed = async () => {
  const o = office()
  const specialist = await o.member('platform-specialist', 'wechat:li')
  const police = await o.member('public-security', 'wechat:wang')
  const colleague = await o.member('public-security', 'wechat:zhao')
  const applicant = o.person('wechat:zhang')
  const number = await fileInChinese(applicant)
  const withPolice = async () => {
    await specialist.presses('转交', '市公安局联络员')
    for (const person of [specialist, police, colleague, applicant]) person.looksAway()
  }
  return { o, specialist, police, colleague, applicant, number, withPolice }
}

describe('who may not', () => {
  test('a stranger neither sees nor does anything, and every attempt is audited', async () => {
    const { o, number, applicant } = await staffed()
    const stranger = o.person('web:stranger')
    const attempts = ['take', 'ask', 'complete', 'decline', 'pass', 'show'].map((verb) => `desk:${verb}:${number}`)
    for (const choice of [...attempts, `desk:pass:${number}:public-security`]) await stranger.forges(choice)
    await stranger.says(`接单 ${number}`, `完成 ${number} 好了`, `查看 ${number}`, number)
    for (const choice of ['show', 'answer', 'withdraw', 'withdraw:yes'])
      await stranger.forges(choice.includes(':') ? `req:withdraw:${number}:yes` : `req:${choice}:${number}`)
    await stranger.forges(`rate:${number}:1`)
    expect(stranger.inbox).toHaveLength(16)
    expect(stranger.inbox.map(({ text }) => text).join()).not.toMatch(/张三|户籍|渝北/)
    const refused = o.audit.filter(({ action }) => action === 'request.refused')
    expect(refused).toHaveLength(16)
    expect(refused.every(({ actor }) => actor === 'web:stranger')).toBe(true)
    expect(await o.request(number)).toMatchObject({ state: 'submitted', role: 'platform-specialist' })
    applicant.sees(/已提交/)
    applicant.seesNothing()
  })

  test('an unknown number is refused in the same words as one that is not theirs', async () => {
    const { o, number } = await staffed()
    const stranger = o.person('web:stranger')
    await stranger.forges(`desk:show:${number}`)
    await stranger.forges('desk:show:260921-0000')
    const [one, two] = stranger.inbox.map(({ text }) => text.replace(/\d{6}-\d{4}/, 'N'))
    expect(one).toBe(two)
  })

  test('a liaison sees nothing before it is passed on, and nothing after it went elsewhere', async () => {
    const { o, specialist, police, number, withPolice } = await staffed()
    await police.says(`查看 ${number}`)
    police.sees(/没有您可以处理的这件申请/)
    await withPolice()
    await police.says(`查看 ${number}`)
    police.sees(/张三/)
    const branch = await o.member('public-security-branch', 'wechat:sun')
    await police.says(`转交 ${number} 区分局`)
    branch.sees(/转交给您/)
    police.looksAway()
    await police.says(`查看 ${number}`)
    police.sees(/没有您可以处理/)
    await police.says('待办')
    police.sees(/目前没有待办/)
    await specialist.says(`查看 ${number}`)
    specialist.sees(/张三/)
  })

  test('words that name no request are no command for somebody without a role', async () => {
    const o = office()
    const talent = o.person('wechat:new')
    await talent.says('完成 2026 年的项目以后怎么申请')
    talent.sees(/ANSWERED/)
    await talent.says('待办')
    talent.sees(/还没有绑定/)
  })

  test('the applicant is not asked about, nor told of, accounts of the other side', async () => {
    const { o, specialist, applicant, number, withPolice } = await staffed()
    await withPolice()
    await specialist.says(`查看 ${number}`)
    await applicant.says(number)
    expect(
      applicant
        .all()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/wechat:(li|wang|zhao)/)
    expect(
      o.outgoing
        .filter(({ to }) => to !== 'wechat:zhang')
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/wechat:zhang/)
  })
})

describe('acting twice', () => {
  test('a second take is told who has it', async () => {
    const { police, colleague, withPolice, number, o } = await staffed()
    await withPolice()
    await police.presses('接单')
    colleague.sees(/同事已接单/)
    await police.presses(`desk:take:${number}`)
    police.sees(/您已接单/)
    await police.forges(`desk:take:${number}`)
    police.sees(/无需重复/)
    await colleague.forges(`desk:take:${number}`)
    colleague.sees(/已由您的同事接单/)
    expect((await o.request(number)).taker).toBe('wechat:wang')
  })

  test('two members press at once: one takes it, the other is told, nothing is lost', async () => {
    const { police, colleague, withPolice, number, o } = await staffed()
    await withPolice()
    await o.together(police.pressing(`desk:take:${number}`), colleague.pressing(`desk:take:${number}`))
    expect(o.races()).toBe(1)
    police.sees(/您已接单/)
    colleague.sees(/同事已接单/)
    colleague.sees(/已由您的同事接单/)
    const { history } = await o.request(number)
    expect(history.filter(({ action }) => action === 'take')).toHaveLength(1)
  })

  test('one completes while the other declines: the first holds, the words of the other come back', async () => {
    const { police, colleague, withPolice, number, o } = await staffed()
    await withPolice()
    await o.together(police.saying(`完成 ${number} 已办好`), colleague.saying(`不予办理 ${number} 缺材料`))
    expect((await o.request(number)).state).toBe('completed')
    colleague.sees(/市公安局联络员已办结/)
    colleague.sees(/已结束（已办结）[\s\S]*没有发出：“缺材料”/)
  })

  test('the applicant withdraws while a result is being typed', async () => {
    const { police, applicant, withPolice, number, o } = await staffed()
    await withPolice()
    await police.presses(`desk:complete:${number}`)
    await applicant.forges(`req:withdraw:${number}`)
    await applicant.presses('确定撤回')
    applicant.sees(/已撤回/)
    police.sees(/请写下办理结果/)
    police.sees(/申请人已撤回/)
    await police.says('已办好')
    police.sees(/已结束（已撤回）[\s\S]*没有发出：“已办好”/)
    expect((await o.request(number)).state).toBe('withdrawn')
    await applicant.forges(`req:withdraw:${number}:yes`)
    applicant.sees(/已结束/)
  })

  test('a finished request named by its last digits is told to be finished', async () => {
    const { police, withPolice, number } = await staffed()
    await withPolice()
    await police.says(`完成 ${number.slice(-4)} 已办好`)
    police.sees(/已办结/)
    await police.says(`完成 ${number.slice(-4)} 已办好`)
    police.sees(/已结束（已办结）/)
    await police.presses(`desk:complete:${number}`)
    police.sees(/已结束（已办结）/)
  })
})

describe('short numbers', () => {
  const twins = async () => {
    const { o, specialist, number } = await staffed()
    // A second request with the same last digits, filed the day before.
    const request = await o.request(number)
    const twin = `260920${number.slice(6)}`
    const change = { kind: 'request' as const, id: twin, tags: ['open', 'role:platform-specialist', 'applicant:web:x'] }
    await o.store.apply(
      {
        changes: [{ ...change, body: { ...request, number: twin, applicant: 'web:x' } }],
        outgoing: [],
        alarms: [],
        audit: [],
      },
      new Map(),
    )
    specialist.looksAway()
    return { o, specialist, number, twin }
  }
  test('that fit several: the bot asks which, and keeps the words', async () => {
    const { o, specialist, number, twin } = await twins()
    await specialist.says(`完成 ${number.slice(-4)} 已办好`)
    specialist.sees(/您指的是哪一件/)
    await specialist.presses(`desk:which:${twin}`)
    await specialist.says('确定')
    expect((await o.request(twin)).history.at(-1)).toMatchObject({ action: 'complete', text: '已办好' })
    expect((await o.request(number)).state).toBe('submitted')
    await specialist.forges(`desk:which:${number}`)
    specialist.sees(/尚未转交/)
    specialist.sees(/已办结/)
    specialist.sees(/STALE/)
  })
  test('more digits tell them apart', async () => {
    const { o, specialist, number } = await twins()
    await specialist.says(`take ${number.slice(2)}`)
    expect((await o.request(number)).state).toBe('with-platform')
  })
  test('that fit nothing are said to', async () => {
    const { specialist, number } = await twins()
    const other = number.endsWith('0000') ? '1111' : '0000'
    await specialist.says(`接单 ${other}`)
    specialist.sees(new RegExp(`没有编号以 ${other} 结尾`))
  })
})

describe('a number in full', () => {
  test('may be typed without its hyphen', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.says(`接单 ${number.replace('-', ' ')}`)
    expect((await o.request(number)).state).toBe('with-platform')
    specialist.looksAway()
    await specialist.says(number.replace('-', ''))
    specialist.sees(new RegExp(`${number}.*平台处理中`))
  })
  test('that is mistyped does nothing to the only request there is', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.says(`接单 ${number}`)
    for (const wrong of [number.slice(0, -1), `${number}8`, number.replace('-', '-1')]) {
      specialist.looksAway()
      await specialist.says(`告知 ${wrong} 请带户口簿`)
      specialist.sees(new RegExp(`没有编号以 ${wrong} 结尾`))
      await specialist.presses(`desk:ask:${number}`)
      specialist.looksAway()
      await specialist.says(`询问 ${wrong} 户口在哪里？`)
      specialist.sees(new RegExp(`没有编号以 ${wrong} 结尾`))
      await specialist.says('取消')
    }
    expect((await o.request(number)).history.map(({ action }) => action)).toEqual(['submit', 'deliver', 'take'])
  })
  test('is not read into a phone number, a year or a date', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.says(`接单 ${number}`)
    await specialist.presses(`desk:ask:${number}`)
    await specialist.says('询问 13800000000 是您的电话吗？')
    expect((await o.request(number)).question).toBe('询问 13800000000 是您的电话吗？')
    await specialist.says(`告知 ${number} 2026 年 10 月 12 日来`)
    expect((await o.request(number)).history.at(-1)?.text).toBe('2026 年 10 月 12 日来')
    await specialist.says(`告知 ${number.slice(-4)} 3 个工作日内办好`)
    expect((await o.request(number)).history.at(-1)?.text).toBe('3 个工作日内办好')
  })
})

describe('quoting a message', () => {
  test('a verb alone is enough', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.replies(/新申请/, '接单')
    expect((await o.request(number)).state).toBe('with-platform')
    await specialist.replies(/新申请/, '完成 已办好')
    specialist.sees(/尚未转交，确定直接办结吗/)
    await specialist.says('是')
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'complete', text: '已办好' })
  })
  test('words alone: the bot asks what they are', async () => {
    const { o, specialist, applicant, number } = await staffed()
    await specialist.replies(/新申请/, '请问配偶户口在哪里')
    specialist.sees(/新申请/)
    specialist.sees(/这是……/)
    await specialist.presses('作为问题发给申请人')
    applicant.sees(/询问：\n“请问配偶户口在哪里”/)
    expect((await o.request(number)).state).toBe('waiting-applicant')
  })
  test('the applicant adds something by quoting, also in the middle of filing another request', async () => {
    const { specialist, applicant } = await staffed()
    specialist.looksAway()
    await applicant.forges('file:start:household-registration')
    await applicant.presses('再提交一件', '同意，开始', '人才本人')
    await applicant.replies(/申请编号是/, '我九月底出差')
    specialist.sees(/申请人补充：“我九月底出差”/)
    await applicant.says('李四')
    applicant.sees(/（3\/7）/)
  })
  test('an answer in the middle of filing leaves the filing as it was', async () => {
    const { specialist, applicant, number } = await staffed()
    await applicant.forges('file:start:household-registration')
    await applicant.presses('再提交一件', '同意，开始', '人才本人')
    await specialist.says(`询问 ${number} 户口在哪里`)
    await applicant.presses('答复')
    await applicant.says('在成都')
    expect(applicant.buttons()).toContain('继续刚才的步骤')
    await applicant.says('李四')
    applicant.sees(/（3\/7）/)
  })
  test('thanks for a notice are not passed on; “all right” to a question is', async () => {
    const { o, specialist, applicant, number } = await staffed()
    await specialist.says(`接单 ${number}`)
    await applicant.replies(/已由.*接收/, '谢谢！')
    applicant.sees(/ANSWERED 谢谢/)
    await specialist.says(`询问 ${number} 请周三来窗口，可以吗`)
    await applicant.replies(/询问：/, '好的')
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'answer', text: '好的' })
  })
  test('somebody else’s message can’t be quoted into a request', async () => {
    const { o, specialist, number } = await staffed()
    const id = specialist.sees(/新申请/).id
    const stranger = o.person('web:stranger')
    await o.together({ ...stranger.saying('接单'), quote: id } as never)
    stranger.sees(/ANSWERED 接单/)
    expect((await o.request(number)).state).toBe('submitted')
  })
})

describe('the desk', () => {
  test('lists what is mine with state and due date, and for the specialist what others hold', async () => {
    const { specialist, police, applicant, withPolice, number } = await staffed()
    await specialist.says('待办')
    specialist.sees(/您有 1 件待办：\n1\. .*已提交，待平台受理，期限9月24日/)
    await withPolice()
    const second = await fileInChinese(applicant)
    specialist.looksAway()
    await specialist.says('待办')
    const list = specialist.sees(/您有 1 件待办。\n\n岗位其他 1 件：\n1\. .*\n\n其他岗位承办 1 件：\n2\. /)
    expect(list.text).toMatch(new RegExp(`${second}[\\s\\S]*${number}.*市公安局联络员`))
    await police.says('desk')
    const own = police.sees(/On your desk: 1/)
    expect(own.text).not.toContain(second)
  })
  test('has its parts, of which one can be asked for: overdue, due soon, mine, of the role', async () => {
    const { o, specialist, applicant, number } = await staffed()
    await specialist.says(`接单 ${number}`)
    await o.until('2026-09-22T19:00:00+08:00')
    const second = await fileInChinese(applicant)
    await specialist.says('desk')
    const { text, choices } = specialist.sees(/There are 2 on your desk\./)
    expect(text).toMatch(
      new RegExp(
        `Due within two days: 1\\n1\\. ${number}.*taken by you.*\\n\\nOthers of your role: 1\\n2\\. ${second}`,
      ),
    )
    expect(choices?.map(({ id }) => id)).toEqual([`desk:show:${number}`, `desk:show:${second}`])
    await o.until('2026-09-24T18:00:00+08:00')
    await specialist.says('desk overdue')
    const overdue = specialist.sees(/Overdue: 1/)
    expect(overdue.text).toContain(number)
    expect(overdue.text).not.toContain(second)
    await specialist.presses(number)
    specialist.sees(/张三/)
    await specialist.says('待办 快到期')
    expect(specialist.sees(/两天内到期：/).text).not.toContain(number)
    await specialist.says('待办 我的')
    expect(specialist.sees(/您已接单：1 件/).text).toContain(number)
    await specialist.says('待办岗位')
    expect(specialist.sees(/您的岗位承办：2 件/).text).toContain(second)
    await specialist.says('desk others')
    specialist.sees(/With others: 0/)
    await specialist.says('desk lamp')
    specialist.sees(/ANSWERED desk lamp/)
  })
  test('shows fifteen at a time, then how to see more', async () => {
    const { o, specialist, number } = await staffed()
    const request = await o.request(number)
    const numbers = Array.from({ length: 20 }, (_, at) => `260921-99${String(at).padStart(2, '0')}`)
    const changes = numbers.map((other) => requestChange({ ...request, number: other }))
    await o.store.apply({ changes, outgoing: [], alarms: [], audit: [] }, new Map())
    await specialist.says('待办')
    const first = specialist.sees(/您有 21 件待办/)
    expect(first.text.match(/^\d+\. /gm)).toHaveLength(15)
    expect(first.text.split('\n').length).toBeLessThanOrEqual(20)
    expect(first.text).toMatch(/本页 15 件，共 21 件（第 1\/2 页）/)
    await specialist.presses('更多')
    const rest = specialist.sees(/第 2\/2 页/)
    expect(rest.text.match(/^\d+\. /gm)).toHaveLength(6)
    const shown = [first, rest].flatMap(({ text }) => text.match(/\d{6}-\d{4}/g) ?? [])
    expect(shown.sort()).toEqual([number, ...numbers].sort())
    await specialist.says('desk 2')
    specialist.sees(/6 of 21 \(page 2 of 2\)/)
  })
  test('is for those who are bound; others are refused in a sentence, and audited', async () => {
    const { o, number } = await staffed()
    const stranger = o.person('web:stranger')
    await stranger.says('待办', 'desk overdue')
    await stranger.forges('desk:list:all:2')
    expect(stranger.inbox.map(({ text }) => text).join()).not.toContain(number)
    expect(o.audit.filter(({ action }) => action === 'desk.refused')).toHaveLength(3)
  })
  test('the specialist acts on what others hold, but does not take it from them', async () => {
    const { o, specialist, police, colleague, applicant, withPolice, number } = await staffed()
    await withPolice()
    await specialist.forges(`desk:take:${number}`)
    specialist.sees(/现由市公安局联络员承办/)
    await specialist.says(`询问 ${number} 材料齐了吗`)
    colleague.sees(/同事就.*询问了申请人/)
    await applicant.replies(/询问：/, '齐了')
    police.sees(/申请人答复：“齐了”/)
    specialist.sees(/答复：“齐了”/)
    await specialist.says(`转交 ${number} platform-specialist`)
    police.sees(/已由市公安局联络员转交市一站式服务平台服务专员/)
    expect(await o.request(number)).toMatchObject({ state: 'submitted', role: 'platform-specialist', hop: 0 })
  })
  test('passing on needs a place on the path', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.forges(`desk:pass:${number}:platform-specialist`)
    specialist.sees(/已在市一站式服务平台服务专员处，无需再转/)
    await specialist.says(`转交 ${number} 教委`)
    specialist.sees(/转交给谁/)
    await specialist.says(`转交 ${number} 公安`)
    specialist.sees(/转交给谁/)
    expect((await o.request(number)).role).toBe('platform-specialist')
  })
  test('a result may begin like a command and name a year', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.presses(`desk:complete:${number}`, '确定办结')
    await specialist.says('完成 2026 年度入户登记')
    expect((await o.request(number)).history.at(-1)).toMatchObject({
      action: 'complete',
      text: '完成 2026 年度入户登记',
    })
  })
  test('a result without words is asked for, and another command in its place is followed', async () => {
    const { o, specialist, number } = await staffed()
    await specialist.says(`完成 ${number}`)
    await specialist.says('确定')
    specialist.sees(/请写下办理结果/)
    await specialist.says(`接单 ${number}`)
    specialist.sees(/办理结果（.*）还没有写，申请未办结/)
    expect((await o.request(number)).state).toBe('with-platform')
    await specialist.says('谢谢')
    specialist.sees(/ANSWERED 谢谢/)
  })
})
