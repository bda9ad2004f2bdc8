/** Handing over a role: deputies, successors, coming back, and who gets what meanwhile. */
import { describe, expect, test } from 'vitest'
import { readRoleWords } from '../../bot/requests/roles/handover-words.ts'
import type { Person } from '../harness.ts'
import { at, codeIn, role, staffed } from './role-office.ts'

const looksAway = (...people: Person[]) => {
  for (const person of people) person.looksAway()
}

describe('words', () => {
  test.each([
    ['代理 2026-12-01 至 2026-12-10', 'deputy 2026-12-01 2026-12-10'],
    ['deputy from 1 Dec to 10 Dec', 'deputy 2026-12-01 2026-12-10'],
    ['代理12月1日到10日', 'deputy 2026-12-01 2026-12-10'],
    ['Deputy from 1 to 10 Dec.', 'deputy 2026-12-01 2026-12-10'],
    ['休假到12月10日', 'away 2026-11-22 2026-12-10'],
    ['我要出差到明天', 'away 2026-11-22 2026-11-23'],
    ['on leave from 20 December to 3 January', 'away 2026-12-20 2027-01-03'],
    ['交接', 'successor 2026-11-22'],
    ['hand over', 'successor 2026-11-22'],
    ['hand over on 1 Dec 2026', 'successor 2026-12-01'],
    ['代理', 'unclear'],
    ['代理 13月40日', 'unclear'],
    ['取消交接', 'cancel'],
    ['Cancel hand-over', 'cancel'],
    ['我回来了！', 'back'],
    ['I’m back', 'back'],
    ['I am back', 'back'],
    ['unbind', 'unbind'],
    ['我下周一到周三出差，让小付代理一下', 'unclear'],
    ['我周三出差', 'unclear'],
    ['我11月30日到12月2日出差，请小付代班', 'away 2026-11-30 2026-12-02'],
    ['我周三出差，请周四来', undefined],
    ['我下周三要去成都出差', 'unclear'],
    ['11月25日至11月28日出差', 'away 2026-11-25 2026-11-28'],
    ['本人11月25日出差', 'away 2026-11-25 2026-11-25'],
    ['12月1日要去北京出差', 'away 2026-12-01 2026-12-01'],
    ['申请人11月25日至11月28日出差', undefined],
    ['李教授11月25日出差', undefined],
    ['11月25日李教授出差', undefined],
    ['我爱人11月25日出差', undefined],
    ['张三下周要出差', undefined],
    ['他周三在外出', undefined],
    ['他几号出差', undefined],
    ['交接怎么办', undefined],
    ['hand over 0042', undefined],
    ['代理人是谁', undefined],
    ['休假政策有哪些', undefined],
    ['专家休假疗养', undefined],
    ['交接以后怎么办', undefined],
    ['外出3天怎么办理', undefined],
    ['away for 3 days, is that possible?', undefined],
  ])('%s: %s', (text, meant) => {
    const read = readRoleWords(text, '2026-11-22')
    const { kind, first, last } = { first: '', last: '', kind: '', ...read }
    expect(read && [kind, first, last].filter(Boolean).join(' ')).toBe(meant)
  })
})

test('while words for an applicant are awaited, days away are those', () => {
  expect(readRoleWords('11月25日至11月28日出差', '2026-11-22', true)).toBeUndefined()
})

describe('a deputy', () => {
  test('is there from the first to the last day in Chongqing, gets what is open, and is unbound by itself', async () => {
    const { o, li, wang, sun, passed } = await staffed()
    const number = await passed()
    looksAway(li, wang)
    await wang.says('代理 2026-12-01 至 2026-12-10')
    wang.sees(/2026年12月1日至2026年12月10日，市公安局联络员的申请由代理人和您一起接收[\s\S]*“在变动前5日内”/)
    expect(wang.all().at(-1)?.text).not.toContain('已不足5天')
    li.sees(/市公安局联络员拟交接，2026年12月1日至2026年12月10日/)
    const code = codeIn(wang)
    expect(JSON.stringify(await o.state())).not.toContain(code.slice(0, 5))
    await sun.says(`绑定 ${code}`)
    sun.sees(/2026年12月1日至2026年12月10日由您代理市公安局联络员/)
    wang.sees(/交接码已被使用/)
    li.sees(/已有人绑定/)
    // Until the first day they neither see nor do anything.
    await sun.says('待办', `查看 ${number}`)
    sun.sees(/还没有绑定/)
    sun.sees(/没有您可以处理/)
    await o.until(at('11-30', '23:59'))
    sun.seesNothing()
    wang.looksAway()
    await o.until(at('12-01', '08:00'))
    sun.sees(/代理开始/)
    sun.sees(new RegExp(`正等待办理[\\s\\S]*${number}`))
    wang.sees(/代理开始/)
    const second = await passed()
    sun.sees(new RegExp(second))
    wang.sees(new RegExp(second))
    await sun.says(`接单 ${second}`)
    expect(await o.taker(second)).toBe('wechat:sun')
    looksAway(sun, wang)
    // 15:59 UTC on the 10th is 23:59 in Chongqing.
    await o.until('2026-12-10T15:59:59Z')
    await sun.says(`查看 ${second}`)
    sun.sees(/张三/)
    looksAway(sun, wang)
    // From midnight the deputy can do nothing any more; it is said in the morning.
    await o.until('2026-12-10T16:00:00Z')
    await sun.says(`查看 ${second}`)
    sun.sees(/没有您可以处理/)
    wang.seesNothing()
    await o.until(at('12-11', '08:00'))
    sun.sees(/代理已结束/)
    wang.sees(/代理已结束/)
    wang.sees(new RegExp(`转由您继续办理[\\s\\S]*${second}`))
    expect(await o.taker(second)).toBe('wechat:wang')
    await sun.says(`查看 ${second}`)
    sun.sees(/没有您可以处理/)
    const third = await passed()
    wang.sees(new RegExp(third))
    sun.seesNothing()
    expect(await o.state()).toEqual({ members: ['wechat:wang'], codes: [] })
    expect(o.did('role.handover-ended')).toHaveLength(1)
  })

  test('in English: in place of who is away, who comes back early', async () => {
    const { o, li, wang, sun, passed } = await staffed()
    await wang.says('on leave until 10 Dec')
    wang.sees(
      /in your place from 22 November 2026 to 10 December 2026[\s\S]*“within 5 days before the change”.*Please hand it in now/,
    )
    const before = await passed()
    wang.sees(new RegExp(before))
    await sun.says(`/bind ${codeIn({ all: () => wang.all().filter(({ text }) => /bind/.test(text)) } as Person)}`)
    sun.sees(/You are now deputy until the end of 10 December 2026/)
    sun.sees(new RegExp(before))
    wang.sees(/Your deputy’s time has begun/)
    looksAway(li, wang, sun)
    const number = await passed()
    sun.sees(new RegExp(number))
    wang.seesNothing()
    await sun.says(`take ${number}`)
    await wang.says('desk')
    wang.sees(new RegExp(`${number}.*taken by a colleague`))
    looksAway(li, sun)
    await wang.says('I am back')
    wang.sees(/Welcome back/)
    wang.sees(new RegExp(number))
    sun.sees(/Your time as deputy is over/)
    li.sees(/已提前回岗/)
    expect(await o.taker(number)).toBe('wechat:wang')
    await sun.says('desk')
    sun.sees(/not bound to a role/)
    await wang.says('I am back')
    wang.sees(/You have no deputy/)
  })

  test('leaves early: the member is told and has it all again', async () => {
    const { o, wang, sun, passed } = await staffed()
    await wang.says('休假到12月10日')
    await sun.says(`绑定 ${codeIn(wang)}`)
    const number = await passed()
    await sun.says(`接单 ${number}`)
    looksAway(wang, sun)
    await sun.says('交接')
    sun.sees(/只有被代理的联络员本人可以交接/)
    await sun.says('解绑')
    sun.sees(/确定要解绑市公安局联络员吗/)
    await sun.presses('确定解绑')
    sun.sees(/您已解绑/)
    wang.sees(/代理已结束/)
    wang.sees(new RegExp(number))
    expect(await o.taker(number)).toBe('wechat:wang')
    wang.looksAway()
    const next = await passed()
    wang.sees(new RegExp(next))
    await o.until(at('12-12'))
    wang.all()
    expect(o.did('role.handover-ended')).toHaveLength(1)
  })

  test.each([
    ['代理 11月27日 至 12月1日', true],
    ['代理 11月28日 至 12月1日', false],
  ])('%s: within the five days of the rules: %s', async (text, soon) => {
    const { wang } = await staffed()
    await wang.says(text)
    const said = wang.sees(/服务专员已收到通知/)
    expect(said.text.includes('请现在就提交')).toBe(soon)
    expect(said.citations?.map(({ policy, clause }) => `${policy}/${clause}`)).toEqual(['cq-card-rules/4'])
  })

  test('of the only specialist: nobody is said to have been told', async () => {
    const { li } = await staffed()
    await li.says('休假到12月10日')
    expect(li.sees(/由代理人接收/).text).not.toContain('已收到通知')
  })

  test('whose time went by while the bot was down can do nothing, before the clock has rung', async () => {
    const { o, wang, sun, passed } = await staffed()
    const number = await passed()
    await wang.says('休假到12月10日')
    await sun.says(`绑定 ${codeIn(wang)}`)
    sun.looksAway()
    o.sleepUntil(at('12-11', '00:00'))
    await sun.says(`接单 ${number}`)
    sun.sees(/没有您可以处理/)
    expect(await o.taker(number)).toBeUndefined()
  })

  test('acting in the moment their time ends is refused, or what they took goes back', async () => {
    const { o, wang, sun, passed } = await staffed()
    const number = await passed()
    await wang.says('代理到12月10日')
    await sun.says(`绑定 ${codeIn(wang)}`)
    await o.together(wang.saying('我回来了'), sun.saying(`接单 ${number}`))
    sun.sees(/没有您可以处理/)
    expect(await o.taker(number)).toBeUndefined()
    await o.until(at('11-22', '10:01'))
    expect((await o.state())?.handovers).toBeUndefined()
  })

  test.each(['says so', 'is back by the day', 'is back, and the deputy is a member too'])(
    'who was away is shown once what came meanwhile and still waits: %s',
    async (how) => {
      const { o, wang, sun, passed } = await staffed()
      if (how.endsWith('too')) await o.bind(role, sun.address)
      const before = await passed()
      await wang.says('休假到11月25日')
      await sun.says(`绑定 ${codeIn(wang)}`)
      const meanwhile = await passed()
      const shown = (number: string) => wang.all().filter(({ text }) => text.includes(`${number} 户籍服务`)).length
      expect([shown(before), shown(meanwhile)]).toEqual([1, 0])
      if (how.includes('day')) await o.until(at('11-26', '09:00'))
      else await wang.says('我回来了')
      await o.until(at('11-26', '09:01'))
      expect([shown(before), shown(meanwhile)]).toEqual([1, 1])
    },
  )

  test('a code nobody used lapses, and the member is told', async () => {
    const { o, wang, sun } = await staffed()
    await wang.says('代理 12月1日 至 12月10日')
    const code = codeIn(wang)
    await o.until(at('12-01', '23:59'))
    wang.looksAway()
    await o.until('2026-12-02T08:00:00+08:00')
    wang.sees(/交接码已过期，没有人绑定/)
    await sun.says(`绑定 ${code}`)
    sun.sees(/绑定码不对/)
    expect(await o.state()).toEqual({ members: ['wechat:wang'], codes: [] })
  })

  test.each([
    ['代理 2026-12-10 至 2026-12-01', /日期不对/],
    ['代理 2026-11-01 至 2026-12-01', /日期不对/],
    ['代理 2026-12-01 至 2028-12-01', /最长一年/],
    ['代理', /写明起止日期/],
    ['deputy from 31 Dec to 40 Dec', /first and the last day/],
    ['交接 13月40日', /没有看懂日期/],
  ])('%s', async (text, answer) => {
    const { o, wang } = await staffed()
    await wang.says(text)
    wang.sees(answer)
    expect(await o.state()).toEqual({ members: ['wechat:wang'], codes: [] })
  })
})

describe('a successor', () => {
  test('takes over at once: the predecessor is unbound, and what they had taken goes along', async () => {
    const { o, li, wang, sun, passed } = await staffed()
    const [taken, untaken] = [await passed(), await passed()]
    await wang.says(`接单 ${taken}`, '交接')
    wang.sees(/自2026年11月22日起，市公安局联络员由接任人接替[\s\S]*有效至2026年11月29日（含当天）[\s\S]*请现在就提交/)
    looksAway(li, sun)
    const code = codeIn(wang)
    await sun.says(`绑定 ${code}`)
    sun.sees(/您现在接任市公安局联络员/)
    wang.sees(/您不再是市公安局联络员/)
    li.sees(/已有人绑定/)
    sun.sees(new RegExp(`转由您继续办理[\\s\\S]*${taken}`))
    sun.sees(new RegExp(`正等待办理[\\s\\S]*${untaken}`))
    sun.seesNothing()
    expect(await o.taker(taken)).toBe('wechat:sun')
    wang.looksAway()
    await wang.says(`完成 ${taken} 已办好`, '待办')
    wang.sees(/没有您可以处理/)
    wang.sees(/还没有绑定/)
    expect(o.did('desk.refused')).toHaveLength(1)
    await o.person('web:thief').says(`/bind ${code}`)
    o.person('web:thief').sees(/wrong or has been used/)
  })

  test('in English, on a day ahead; undone before it', async () => {
    const { o, li, wang, sun, passed } = await staffed()
    await wang.says('hand over on 1 Dec 2026')
    wang.sees(/from 1 December 2026 on[\s\S]*until the end of 1 December 2026/)
    await sun.says(`/bind ${codeIn(wang)}`)
    sun.sees(/You take over from 1 December 2026 on/)
    await wang.says('hand over')
    wang.sees(/settled already/)
    await wang.says('cancel hand-over')
    wang.sees(/The hand-over is cancelled/)
    sun.sees(/has been cancelled/)
    li.sees(/已取消/)
    await wang.says('cancel hand-over')
    wang.sees(/no hand-over that can be cancelled/)
    await wang.says('hand over on 1 Dec 2026')
    await sun.says(`/bind ${codeIn(wang)}`)
    const number = await passed()
    await wang.says(`take ${number}`)
    looksAway(wang, sun)
    await o.until('2026-12-01T00:00:00Z')
    sun.sees(/You have taken over/)
    sun.sees(new RegExp(number))
    wang.sees(/You are no longer/)
    expect(await o.state()).toEqual({ members: ['wechat:sun'], codes: [] })
    expect(await o.taker(number)).toBe('wechat:sun')
  })

  test('who is bound already gets what the other had taken', async () => {
    const { o, wang, passed } = await staffed()
    const zhao = await o.bind(role, 'wechat:zhao')
    const number = await passed()
    await wang.says(`接单 ${number}`, '交接')
    zhao.looksAway()
    await zhao.says(`绑定 ${codeIn(wang)}`)
    zhao.sees(/接任/)
    zhao.sees(/转由您继续办理/)
    zhao.seesNothing()
    expect(await o.state()).toEqual({ members: ['wechat:zhao'], codes: [] })
    expect(await o.taker(number)).toBe('wechat:zhao')
  })

  test('is not oneself', async () => {
    const { o, wang } = await staffed()
    await wang.says('交接')
    const code = codeIn(wang)
    await wang.says(`绑定 ${code}`)
    wang.sees(/您自己的交接码/)
    expect((await o.state())?.members).toEqual(['wechat:wang'])
    await o.person('wechat:sun').says(`绑定 ${code}`)
    expect((await o.state())?.members).toEqual(['wechat:sun'])
  })

  test('code used by two at the same moment serves only the first', async () => {
    const { o, wang, sun } = await staffed()
    await wang.says('交接')
    const code = codeIn(wang)
    const other = o.person('wechat:other')
    await o.together(sun.saying(`绑定 ${code}`), other.saying(`绑定 ${code}`))
    other.sees(/绑定码不对，或已经用过/)
    expect((await o.state())?.members).toEqual(['wechat:sun'])
  })
})

describe('two hand-overs at once', () => {
  test('of one member: the later code replaces the one nobody used', async () => {
    const { o, wang, sun } = await staffed()
    await wang.says('代理 12月1日 至 12月10日')
    const first = codeIn(wang)
    await wang.says('代理 12月1日 至 12月12日')
    wang.sees(/之前未使用的交接码已作废/)
    await sun.says(`绑定 ${first}`)
    sun.sees(/绑定码不对/)
    await sun.says(`绑定 ${codeIn(wang)}`)
    sun.sees(/12月12日/)
    expect((await o.state())?.handovers).toHaveLength(1)
  })

  test('two colleagues at the same moment, and each away for the other: somebody is told', async () => {
    const { o, wang, passed } = await staffed()
    const zhao = await o.bind(role, 'wechat:zhao')
    await o.together(wang.saying('休假到12月10日'), zhao.saying('休假到12月10日'))
    expect((await o.state())?.handovers).toHaveLength(2)
    const [one, two] = [codeIn(wang), codeIn(zhao)]
    await zhao.says(`绑定 ${one}`)
    await wang.says(`绑定 ${two}`)
    looksAway(wang, zhao)
    const number = await passed()
    wang.sees(new RegExp(number))
    zhao.sees(new RegExp(number))
    await o.until(at('12-11'))
    expect(await o.state()).toEqual({ members: ['wechat:wang', 'wechat:zhao'], codes: [] })
  })

  test('a successor ends the deputy’s time', async () => {
    const { o, wang, sun } = await staffed()
    await wang.says('代理到12月10日')
    await sun.says(`绑定 ${codeIn(wang)}`)
    await wang.says('交接')
    sun.looksAway()
    const chen = o.person('wechat:chen')
    await chen.says(`绑定 ${codeIn(wang)}`)
    sun.sees(/代理已结束/)
    expect(await o.state()).toEqual({ members: ['wechat:chen'], codes: [] })
  })
})
