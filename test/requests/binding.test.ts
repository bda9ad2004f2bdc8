/** Codes that bind a chat to a role: in the chat, on the command line, and for the demonstration. */
import { describe, expect, test } from 'vitest'
import { demonstrationAddress, seatDemonstration } from '../../bot/requests/roles/demonstration.ts'
import { liaisonCommand } from '../../bot/requests/roles/liaison-command.ts'
import { fileInChinese, knowledge, office } from './office.ts'

/** Runs the command and gives its exit code and what it printed. */
const command = async (o: ReturnType<typeof office>, ...args: string[]) => {
  const lines: string[] = []
  const exit = await liaisonCommand(args, {
    store: o.store,
    knowledge,
    now: o.now(),
    language: 'en',
    print: (line) => lines.push(line),
  })
  return { exit, printed: lines.join('\n') }
}
const codeIn = (printed: string) => /\/bind (\S+)/.exec(printed)?.[1] ?? ''
const members = async (o: ReturnType<typeof office>, role: string) =>
  (await o.store.read('role', role))?.body.members ?? []

test.each([
  [['cod', 'public-security'], /^unknown “cod”$/],
  [['code'], /^which role\? There are: platform-specialist, /],
  [['code', 'public-security', 'telegram:1'], /^unexpected “telegram:1”$/],
  [['list', 'public-security'], /^unexpected “public-security”$/],
  [['remove', 'public-security'], /^who is to be unbound\?/],
])('a command line that is wrong says what is: %s', async (args, line) => {
  const { exit, printed } = await command(office(), ...args)
  expect(exit).toBe(2)
  expect(printed.split('\n')[0]).toMatch(line)
  expect(printed).toMatch(/liaison -- code <role>/)
})

describe('a code', () => {
  test('works once, however it is typed', async () => {
    const o = office()
    const { exit, printed } = await command(o, 'code', 'public-security')
    expect(exit).toBe(0)
    const code = codeIn(printed)
    expect(JSON.stringify((await o.store.read('role', 'public-security'))?.body)).not.toContain(code.slice(0, 5))
    const wang = o.person('wechat:wang')
    await wang.says(`绑定 ${code.toLowerCase().replace('-', ' ')}`)
    wang.sees(/绑定成功，您现在是市公安局联络员/)
    const thief = o.person('web:thief')
    await thief.says(`/bind ${code}`)
    thief.sees(/wrong or has been used/)
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
    expect(o.audit.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'system role.code',
      'wechat:wang role.bind',
      'web:thief role.bind-refused',
    ])
    expect(JSON.stringify(o.audit)).not.toContain(code)
  })

  test('used by two at the same moment serves only the first', async () => {
    const o = office()
    const code = await o.code('public-security')
    const [one, two] = [o.person('wechat:1'), o.person('wechat:2')]
    await o.together(one.saying(`绑定 ${code}`), two.saying(`绑定 ${code}`))
    expect(await members(o, 'public-security')).toEqual(['wechat:1'])
    two.sees(/绑定码不对，或已经用过/)
  })

  test('expires', async () => {
    const o = office()
    const code = codeIn((await command(o, 'code', 'public-security', '--hours', '2')).printed)
    await o.until('2026-09-21T12:00:00+08:00')
    const wang = o.person('wechat:wang')
    await wang.says(`绑定 ${code}`)
    wang.sees(/已过期/)
    expect(await members(o, 'public-security')).toEqual([])
  })

  test('that is wrong, missing, or not needed', async () => {
    const o = office()
    const wang = await o.member('public-security', 'wechat:wang')
    await wang.says('绑定 AAAAA-AAAAA')
    wang.sees(/绑定码不对/)
    await wang.says('绑定')
    wang.sees(/请发送“绑定”加绑定码/)
    const code = await o.code('public-security')
    await wang.says(`绑定 ${code}`)
    wang.sees(/已经绑定为.*绑定码未使用/)
    const zhao = o.person('wechat:zhao')
    await zhao.says(`绑定 ${code}`)
    zhao.sees(/绑定成功/)
  })
})

describe('wrong codes', () => {
  test('five within an hour stop the address for an hour, whatever it tries then; others go on', async () => {
    const o = office()
    const guesser = o.person('web:guesser')
    const code = await o.code('public-security')
    for (let minute = 1; minute <= 5; minute++) {
      await o.until(`2026-09-21T10:0${minute}:00+08:00`)
      await guesser.says(`绑定 AAAAA-AAAA${minute}`)
      guesser.sees(/绑定码不对/)
    }
    await guesser.says(`/bind ${code}`)
    guesser.sees(/Too many wrong codes.*in 60 minutes/)
    expect(await members(o, 'public-security')).toEqual([])
    expect(o.audit.map(({ action, detail }) => `${action} ${detail}`)).toEqual([
      ...Array.from({ length: 5 }, () => 'role.bind-refused wrong code'),
      'role.bind-stopped 5 wrong codes',
      'role.bind-refused stopped',
    ])
    await o.until('2026-09-21T11:04:59+08:00')
    await guesser.says(`绑定 ${code}`)
    guesser.sees(/请在 1 分钟后再试/)
    await o.person('wechat:wang').says(`绑定 ${await o.code('public-security')}`)
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
    await o.until('2026-09-21T11:05:00+08:00')
    await guesser.says(`绑定 ${code}`)
    guesser.sees(/绑定成功/)
  })

  test('four are forgiven after an hour', async () => {
    const o = office()
    const wang = o.person('wechat:wang')
    for (const _ of [1, 2, 3, 4]) await wang.says('绑定 AAAAA-AAAAA')
    await o.until('2026-09-21T11:00:01+08:00')
    for (const _ of [1, 2, 3, 4]) await wang.says('绑定 AAAAA-AAAAA')
    await wang.says(`绑定 ${await o.code('public-security')}`)
    wang.sees(/绑定成功/)
  })
})

describe('one person on two channels', () => {
  test('is bound from both, hears on both, and leaves one', async () => {
    const o = office()
    await o.member('platform-specialist', 'wechat:li')
    const wechat = o.person('wechat:wang')
    const telegram = o.person('telegram:7')
    await wechat.says(`绑定 ${await o.code('public-security')}`)
    await telegram.says(`/bind ${await o.code('public-security')}`)
    const number = await fileInChinese(o.person('wechat:zhang'))
    await o.person('wechat:li').says(`转交 ${number} 市公安局联络员`)
    wechat.sees(/转交给您/)
    telegram.sees(/转交给您/)
    await telegram.says('unbind')
    await telegram.presses('Yes, unbind me')
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
  })
})

describe('the command', () => {
  test('lists roles and members, and removes one', async () => {
    const o = office()
    await o.member('public-security', 'wechat:wang')
    await command(o, 'add', 'public-security')
    const { printed } = await command(o, 'list')
    expect(printed).toMatch(
      /platform-specialist {2}.*\n {2}nobody is bound\npublic-security {2}.*\n {2}wechat:wang\n {2}1 unused code$/m,
    )
    expect(await command(o, 'remove', 'public-security', 'wechat:other')).toMatchObject({ exit: 1 })
    expect(await command(o, 'remove', 'public-security', 'wechat:wang')).toMatchObject({ exit: 0 })
    expect(await members(o, 'public-security')).toEqual([])
    const wang = o.person('wechat:wang')
    await wang.says('待办')
    wang.sees(/还没有绑定/)
  })

  test('lists deputies and successors with their days, and removes them', async () => {
    const o = office()
    const wang = await o.member('public-security', 'wechat:wang')
    const code = () => /绑定 (\S+)/.exec(wang.all().at(-1)?.text ?? '')?.[1] ?? ''
    await wang.says('休假到2026年9月30日')
    await o.person('wechat:sun').says(`绑定 ${code()}`)
    await wang.says('交接 2026-10-10')
    await o.person('wechat:chen').says(`绑定 ${code()}`)
    await wang.says('代理 2026-10-01 至 2026-10-03')
    const shown = async () => /public-security {2}[^\n]*\n((?: {2}.*\n)*)/.exec((await command(o, 'list')).printed)?.[1]
    expect(await shown()).toBe(
      [
        '  wechat:wang',
        '  wechat:sun deputy of wechat:wang, who is away, 2026-09-21 to 2026-09-30',
        '  wechat:chen successor of wechat:wang from 2026-10-10',
        '  unused code: deputy of wechat:wang 2026-10-01 to 2026-10-03',
        '',
      ].join('\n'),
    )
    expect(await command(o, 'remove', 'public-security', 'wechat:sun')).toMatchObject({ exit: 0 })
    await o.until('2026-09-21T10:01:00+08:00')
    o.person('wechat:sun').sees(/代理已结束/)
    wang.sees(/代理已结束/)
    expect(await command(o, 'remove', 'public-security', 'wechat:wang')).toMatchObject({ exit: 0 })
    expect(await shown()).not.toMatch(/^ {2}wechat:wang$/m)
    await o.until('2026-09-21T10:02:00+08:00')
    o.person('wechat:chen').sees(/交接已取消/)
    expect(await shown()).toBe('  nobody is bound\n')
    expect(await members(o, 'public-security')).toEqual([])
  })

  test('removing who had taken a request gives it to the specialist', async () => {
    const o = office()
    const li = await o.member('platform-specialist', 'wechat:li')
    const wang = await o.member('public-security', 'wechat:wang')
    const number = await fileInChinese(o.person('wechat:zhang'))
    await li.says(`转交 ${number} 市公安局联络员`)
    await wang.says(`接单 ${number}`)
    li.looksAway()
    await command(o, 'remove', 'public-security', 'wechat:wang')
    await o.until('2026-09-21T10:01:00+08:00')
    li.sees(new RegExp(`已无人绑定，请您接手[\\s\\S]*${number}`))
    expect((await o.request(number)).taker).toBeUndefined()
  })

  test.each([
    [['code', 'nobody'], 1, /There is no role nobody. Roles of liaisons.yaml: platform-specialist/],
    [['code'], 2, /npm run -s liaison -- list/],
    [[], 2, /list/],
    [['frobnicate', 'public-security'], 2, /list/],
    [['code', 'public-security', '--hours', 'soon'], 2, /--hours must be a number/],
    [['code', 'public-security', '--hours', '0'], 2, /--hours/],
    [['code', 'public-security', '--days', '1'], 2, /--days/],
    [['remove', 'public-security'], 2, /remove <role> <address>/],
  ])('%j', async (args, exit, says) => {
    const result = await command(office(), ...args)
    expect(result.exit).toBe(exit)
    expect(result.printed).toMatch(says)
  })

  test('speaks Chinese to who asks for it', async () => {
    const o = office()
    const { printed } = await command(o, 'code', 'public-security', '--language', 'zh')
    const code = /^public-security 的绑定码：(\S+)$/m.exec(printed)?.[1] ?? ''
    expect(printed).toMatch(/只能用一次，\d{4}-\d\d-\d\d \d\d:\d\d（北京时间）前有效。请本人向机器人发送：绑定 /)
    await o.person('wechat:wang').says(`绑定 ${code}`)
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
    expect((await command(o, 'list', '--language', 'zh')).printed).toMatch(
      /platform-specialist {2}.*\n {2}没有人绑定\n/,
    )
    expect((await command(o, 'remove', 'public-security', 'wechat:li', '--language', 'zh')).printed).toMatch(
      /没有绑定 public-security/,
    )
    expect(await command(o, 'code', 'nobody', '--language', 'zh')).toMatchObject({
      exit: 1,
      printed: expect.stringMatching(/^没有角色 nobody。/),
    })
    expect(await command(o, 'list', '--language', 'fr')).toMatchObject({
      exit: 2,
      printed: expect.stringMatching(/^--language must be zh or en/),
    })
  })

  test('tries again when somebody binds at the same moment', async () => {
    const o = office()
    let calls = 0
    const store = {
      read: o.store.read,
      apply: async (...args: Parameters<typeof o.store.apply>) => {
        if (++calls === 1) await o.member('public-security', 'wechat:wang')
        return o.store.apply(...args)
      },
    }
    const print = () => {}
    expect(
      await liaisonCommand(['code', 'public-security'], { store, knowledge, now: o.now(), language: 'en', print }),
    ).toBe(0)
    const state = (await o.store.read('role', 'public-security'))?.body
    expect(state?.members).toEqual(['wechat:wang'])
    expect(state?.codes).toHaveLength(1)
  })
})

describe('the demonstration', () => {
  test('seats a made-up member where nobody is, and leaves without a trace', async () => {
    const o = office()
    await o.member('public-security', 'wechat:wang')
    await seatDemonstration(o.store, knowledge, true)
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
    expect(await members(o, 'platform-specialist')).toEqual([demonstrationAddress('platform-specialist')])
    await seatDemonstration(o.store, knowledge, true)
    await seatDemonstration(o.store, knowledge, false)
    expect(await members(o, 'platform-specialist')).toEqual([])
    expect(await members(o, 'public-security')).toEqual(['wechat:wang'])
  })
})
