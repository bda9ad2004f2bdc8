/** Codes that bind a chat to a role: in the chat, on the command line, and for the demonstration. */
import { describe, expect, test } from 'vitest'
import { demonstrationAddress, seatDemonstration } from '../../bot/requests/demonstration.ts'
import { liaisonCommand } from '../../bot/requests/liaison-command.ts'
import { knowledge, office } from './office.ts'

/** Runs the command and gives its exit code and what it printed. */
const command = async (o: ReturnType<typeof office>, ...args: string[]) => {
  const lines: string[] = []
  const exit = await liaisonCommand(args, {
    store: o.store,
    knowledge,
    now: o.now(),
    print: (line) => lines.push(line),
  })
  return { exit, printed: lines.join('\n') }
}
const codeIn = (printed: string) => /\/bind (\S+)/.exec(printed)?.[1] ?? ''
const members = async (o: ReturnType<typeof office>, role: string) =>
  (await o.store.read('role', role))?.body.members ?? []

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
    expect(await liaisonCommand(['code', 'public-security'], { store, knowledge, now: o.now(), print })).toBe(0)
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
