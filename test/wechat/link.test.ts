/** The connection to the gateway: what becomes of it, and of what is said meanwhile. */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { createWechatChannel } from '../../adapters/wechat/channel.ts'
import { examineWechat } from '../../adapters/wechat/examine.ts'
import { checkGateway } from '../../adapters/wechat/gateway.ts'
import { openLink } from '../../adapters/wechat/link.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { startGateway } from './gateway.ts'
import { officesOfTests, quick } from './office.ts'

const open = officesOfTests()

const csv = { name: 'report.csv', type: 'text/csv' as const }
const isUp = (office: { channel: { state(): { up: boolean } } }) => until(() => office.channel.state().up)

describe('the gateway', () => {
  test('is killed for a while: nothing is lost that was taken, and what waits is sent in order', async () => {
    const office = await open({ gateway: { process: true }, step: echo })
    const { gateway } = office
    await gateway.loggedIn()
    const [anna, bela] = [gateway.person('Anna'), gateway.person('Bela')]
    anna.says('before')
    await anna.waitsFor('echo before')
    await gateway.kill()
    await until(() => !office.channel.state().up)
    expect(office.channel.state().detail).toMatch(
      /^offline since 20.*: (nothing answers at|the connection was dropped)/,
    )
    for (const n of [1, 2, 3]) {
      await office.tell(`wechat:${anna.id}`, { text: `waits ${n}` })
      await office.tell(`wechat:${bela.id}`, { text: `waits ${n}` })
    }
    await sleep(300)
    await gateway.restart()
    for (const person of [anna, bela]) {
      await person.waitsFor('waits 3')
      const waited = person.sees().filter(({ text }) => text.startsWith('waits'))
      expect(waited.map(({ text }) => text)).toEqual(['waits 1', 'waits 2', 'waits 3'])
    }
    anna.says('after')
    await anna.waitsFor('echo after')
    expect(office.channel.state()).toEqual({ up: true, detail: 'logged in as 人才服务' })
  })

  test('freezes: that is noticed, sending says so at once, and all goes on when it thaws', async () => {
    const office = await open({ gateway: { process: true }, step: echo, times: { call: 600, silence: 800 } })
    const { gateway, channel } = office
    await gateway.loggedIn()
    const anna = gateway.person('Anna')
    anna.says('before')
    await anna.waitsFor('echo before')
    gateway.freeze()
    await until(() => !channel.state().up)
    const id = await office.tell(`wechat:${anna.id}`, { text: 'waits' })
    const said = { id: 'x/1', to: 'wechat:x', language: 'en' as const, at: 0, text: 'x' }
    expect(await channel.send(said)).toEqual({ result: 'retry', at: expect.any(Number), reason: expect.any(String) })
    gateway.thaw()
    await anna.waitsFor('waits')
    await until(async () => (await office.state(`wechat:${anna.id}`, id)) === 'sent')
    anna.says('after')
    await anna.waitsFor('echo after')
  })

  test('freezes just as the clock is set back by a day: that is noticed all the same', async () => {
    const office = await open({ gateway: { process: true }, times: { call: 600, silence: 800 } })
    await isUp(office)
    office.gateway.freeze()
    const now = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => now() - 86_400_000)
    await until(() => !office.channel.state().up)
    office.gateway.thaw()
    await isUp(office)
  })

  test('is killed while files go both ways: nothing breaks, and the files come in the end', async () => {
    const office = await open({ gateway: { process: true }, step: echo })
    const { gateway } = office
    const anna = gateway.person('Anna')
    const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(3_000_000, 7)])
    for (const wait of [10, 50]) {
      await isUp(office)
      anna.sendsFile(large, 'a.pdf')
      await office.tell(`wechat:${anna.id}`, {
        text: `with a file ${wait}`,
        document: { ...csv, text: 'x'.repeat(2_000_000) },
      })
      await sleep(wait)
      await gateway.restart()
    }
    await anna.waitsFor(({ file }) => file !== undefined)
    await isUp(office)
    anna.says('after')
    await anna.waitsFor('echo after')
  })

  test('is not there at the start and comes later', async () => {
    const gateway = await startGateway({ heartbeatMs: 200 })
    await gateway.kill()
    const { store, remove } = openTestStore()
    const { log, lines } = collectLog()
    const { token, endpoint } = gateway
    const channel = createWechatChannel({ token, endpoint, store, log, times: quick })
    await channel.start()
    await until(() => /nothing answers/.test(channel.state().detail))
    await gateway.restart()
    await isUp({ channel })
    await channel.stop()
    await gateway.stop()
    await remove()
    expect(lines.join('\n')).not.toContain(token)
  })

  test('refuses the token: that is explained, and the token is never said', async () => {
    const gateway = await startGateway()
    const { store, remove } = openTestStore()
    const { log, lines } = collectLog()
    const token = 'insecure_0c0ffee0-0000-4000-8000-00000000beef'
    const printed = spied()
    const channel = createWechatChannel({ token, endpoint: gateway.endpoint, store, log, times: quick })
    await channel.start()
    await until(() => /wrong token/.test(channel.state().detail))
    await until(() => lines.length > 2)
    const examined = await examineWechat({ token, endpoint: gateway.endpoint }, quick)
    expect(examined).toMatchObject({ good: false, detail: expect.stringMatching(/wrong token/) })
    await channel.stop()
    await gateway.stop()
    await remove()
    const said = [...printed(), ...lines, channel.state().detail, examined.detail].join('\n')
    expect(said).toContain('wrong token')
    expect(said).not.toMatch(/beef|0c0ffee0/)
  })

  test('serves another client for a while: that is said, and the account is taken back', async () => {
    const office = await open({ step: echo })
    const { gateway, lines } = office
    await gateway.loggedIn()
    // By the end of all this it may be up again.
    const losses = () => lines.filter((line) => line.includes('is offline')).length
    const before = losses()
    const { bot } = openLink(gateway)
    bot.on('error', () => {})
    await bot.start()
    await bot.stop()
    await until(() => losses() > before)
    await isUp(office)
    const anna = gateway.person('Anna')
    anna.says('still there?')
    await anna.waitsFor('echo still there?')
  })

  test('is kept by another client: the reason is said', async () => {
    const gateway = await startGateway({ heartbeatMs: 200 })
    const other = openLink(gateway)
    other.bot.on('error', () => {})
    await other.bot.start()
    await gateway.loggedIn()
    expect(await examineWechat(gateway, quick)).toMatchObject({ good: false, detail: /another program/ })
    await other.bot.stop()
    expect(await examineWechat(gateway, quick)).toEqual({
      good: true,
      detail: `${gateway.endpoint}: logged in as 人才服务`,
    })
    await gateway.stop()
  })
})

describe('the account', () => {
  test('waits for its QR code to be scanned, and is logged out and in again', async () => {
    const shown: string[] = []
    const onScan = ({ url }: { url: string }) => void shown.push(url)
    const office = await open({ gateway: { loggedIn: false }, step: echo, onScan })
    const { gateway, channel } = office
    await until(() => channel.state().detail.startsWith('waiting for scan'))
    const qr = await channel.qr()
    expect(channel.state().up).toBe(false)
    expect(channel.state().detail).not.toContain(qr?.url ?? '')
    expect(qr?.url).toMatch(/^http:\/\/weixin\.qq\.com\/x\//)
    expect(qr?.text).toMatch(/[▀▄█]{5}/)
    expect(
      Buffer.from(qr?.png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    gateway.logsIn()
    await isUp(office)
    expect(await channel.qr()).toBeUndefined()
    const anna = gateway.person('Anna')
    anna.says('hello')
    await anna.waitsFor('echo hello')
    const code = gateway.logsOut()
    await until(() => channel.qr().then((waiting) => waiting?.url === code))
    await until(() => shown.length === 2)
    expect(shown).toEqual([qr?.url, code])
    gateway.logsIn()
    await isUp(office)
    anna.says('again')
    await anna.waitsFor('echo again')
  })

  test('is taken over elsewhere, and comes back by itself', async () => {
    const office = await open({ step: echo })
    const { gateway } = office
    await gateway.loggedIn()
    await isUp(office)
    gateway.takenOver()
    await until(() => !office.channel.state().up)
    await isUp(office)
    const anna = gateway.person('Anna')
    anna.says('hello')
    await anna.waitsFor('echo hello')
  })
})

describe('an error that the gateway reports', () => {
  test('ends nothing while the gateway still answers', async () => {
    const office = await open({ step: echo })
    const { gateway, lines } = office
    await gateway.loggedIn()
    const anna = gateway.person('Anna')
    anna.says('one')
    await anna.waitsFor('echo one')
    gateway.error('something odd')
    await until(() => lines.some((line) => line.includes('reports an error')))
    anna.says('two')
    await anna.waitsFor('echo two')
    expect(lines.some((line) => line.includes('offline'))).toBe(false)
    expect(lines.join('\n')).not.toContain('something odd')
  })
})

describe('the store', () => {
  test('fails for a while: what came in is kept until it has it, in order', async () => {
    let broken = true
    let tries = 0
    const office = await open({
      step: echo,
      store: (store) => ({
        ...store,
        accept: async (incoming, content) => {
          tries++
          if (broken) throw new Error('disk full')
          return store.accept(incoming, content)
        },
      }),
    })
    const { gateway, lines } = office
    await gateway.loggedIn()
    const anna = gateway.person('Anna')
    for (const n of [1, 2, 3]) anna.says(`${n}`)
    await until(() => tries > 3)
    broken = false
    await anna.waitsFor('echo 3')
    expect(anna.sees().map(({ text }) => text)).toEqual(['echo 1', 'echo 2', 'echo 3'])
    expect(lines.join('\n')).not.toMatch(/wxid_|disk full/)
    expect(office.channel.state().detail).not.toMatch(/lost/)
  })
})

describe('settings', () => {
  const id = '0c0ffee0-0000-4000-8000-00000000beef'
  const local = { token: `insecure_${id}`, endpoint: '127.0.0.1:8788' }
  test.each([
    ['an insecure token for this computer', local, undefined],
    [
      'an insecure token for another one',
      { ...local, endpoint: 'gateway.example:8788' },
      /only for a gateway on this computer/,
    ],
    ['the same, allowed', { ...local, endpoint: 'gateway.example:8788', tls: { allowInsecure: true } }, undefined],
    [
      'the same with an authority of one’s own',
      { ...local, endpoint: 'gateway.example:8788', tls: { caCert: 'PEM' } },
      undefined,
    ],
    ['a token of a service', { token: `puppet_padlocal_${id}`, endpoint: 'gateway.example:8788' }, undefined],
    [
      'no TLS to another computer',
      { token: `x_${id}`, endpoint: '10.0.0.2:1', tls: { disable: true } },
      /in the clear/,
    ],
    ['no TLS on this one', { token: `x_${id}`, endpoint: 'localhost:1', tls: { disable: true } }, undefined],
    ['a token without a name', { token: id, endpoint: '127.0.0.1:8788' }, /must have the form <name>_<id>/],
    ['the same with the name set', { token: id, endpoint: '127.0.0.1:1', tls: { serverName: 'x' } }, undefined],
    ['no port', { ...local, endpoint: '127.0.0.1' }, /must be <host>:<port>/],
    ['no endpoint', { ...local, endpoint: '' }, /must be <host>:<port>/],
    ['a web address', { ...local, endpoint: 'https://gateway.example:8788' }, /must be <host>:<port>/],
    ['blanks', { ...local, token: 'insecure_a b' }, /no blanks/],
  ])('%s', (_, gateway, problem) => {
    const found = checkGateway(gateway)
    if (problem) expect(found).toMatch(problem)
    else expect(found).toBeUndefined()
    expect(found ?? '').not.toMatch(/beef/)
  })
})

test('nothing is written to the home folder or the working folder', async () => {
  // Others write there meanwhile, a browser for one: only what is Wechaty’s counts.
  const looks = () =>
    [process.cwd(), homedir(), join(homedir(), '.wechaty')].map((at) =>
      existsSync(at)
        ? readdirSync(at).filter((name) => at.endsWith('.wechaty') || /wechaty|memory-card/.test(name))
        : [],
    )
  const before = looks()
  const office = await open({ step: echo })
  await office.gateway.loggedIn()
  const anna = office.gateway.person('Anna')
  anna.says('hello')
  await anna.waitsFor('echo hello')
  expect(looks()).toEqual(before)
})

/** What is printed from now on, by whatever means. */
const spied = () => {
  const said: string[] = []
  const back: (() => void)[] = []
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const real = console[name]
    console[name] = (...words: unknown[]) => void said.push(words.map(String).join(' '))
    back.push(() => {
      console[name] = real
    })
  }
  for (const stream of [process.stdout, process.stderr]) {
    const real = stream.write
    stream.write = ((words: unknown, ...rest: unknown[]) => {
      said.push(String(words))
      return Reflect.apply(real, stream, [words, ...rest])
    }) as typeof real
    back.push(() => {
      stream.write = real
    })
  }
  return () => {
    for (const restore of back) restore()
    return said
  }
}
