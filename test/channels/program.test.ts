/** The real program with its channels: what it loads, what it can do without, how it is killed, what it says. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createVault, openKey } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { freePort } from '../free-port.ts'
import { startTelegram, type Telegram } from '../telegram/server.ts'
import { type Gateway, startGateway } from '../wechat/gateway.ts'
import { inBrowser, inTelegram, inWechat, type Person } from './person.ts'
import { loadedIn, type Program, type ProgramOptions, runCommand, startProgram } from './program.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'program-'))
  closing.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}
const telegramServer = async () => {
  const telegram = await startTelegram()
  closing.push(telegram.stop)
  return telegram
}
const gatewayServer = async (loggedIn = true) => {
  const gateway = await startGateway({ heartbeatMs: 500, loggedIn })
  closing.push(gateway.stop)
  return gateway
}
const start = async (options: ProgramOptions): Promise<Program> => {
  const program = await startProgram(options)
  closing.push(() => program.kill('SIGKILL'))
  return program
}
const forTelegram = ({ token, root }: Telegram) => ({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root })
const forWechat = ({ token, endpoint }: Gateway) => ({
  WECHATY_PUPPET_SERVICE_TOKEN: token,
  WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint,
  WECHAT_GAP_SECONDS: '0.5',
})
/** People are slower than a program notes that what it said has arrived. */
const patientWith =
  ({ url }: Program) =>
  () =>
    until(async () => {
      const health = await (await fetch(`${url}/healthz`)).json()
      return (health as { depth: { outbox: number } }).depth.outbox === 0
    })
const asks = async (person: Person) => {
  await person.says('落户怎么办理？')
  await person.waitsFor('3个工作日')
}

describe('what an adapter needs is loaded only when it is configured', () => {
  it.each([
    ['nothing', [], []],
    ['Telegram', ['telegram'], ['telegraf']],
    ['WeChat', ['wechat'], ['@grpc/grpc-js', 'qrcode', 'wechaty', 'wechaty-puppet-service']],
  ])('with %s', async (_, configured, packages) => {
    const data = folder()
    const LOADED = join(data, 'loaded')
    const env = {
      ...(configured.includes('telegram') ? forTelegram(await telegramServer()) : {}),
      ...(configured.includes('wechat') ? forWechat(await gatewayServer()) : {}),
    }
    const program = await start({ env: { DATA_DIR: data, LOADED, ...env }, before: ['loaded.ts'] })
    await asks(await inBrowser(program.url, 'somebody', patientWith(program)))
    await program.kill()
    expect(loadedIn(LOADED)).toEqual(packages)
  })
})

describe('without the folder of', () => {
  /** The code as it is, without one adapter. */
  const without = (adapter: string) => {
    const code = folder()
    for (const part of ['bot', 'knowledge', 'adapters', 'package.json'])
      cpSync(part, join(code, part), { recursive: true, filter: (source) => source !== join('adapters', adapter) })
    symlinkSync(join(process.cwd(), 'node_modules'), join(code, 'node_modules'))
    return code
  }

  it('Telegram, the program answers in WeChat and in the page', async () => {
    const gateway = await gatewayServer()
    const program = await start({ code: without('telegram'), env: { DATA_DIR: folder(), ...forWechat(gateway) } })
    await gateway.loggedIn()
    await asks(inWechat(gateway, '张三', patientWith(program)))
    await asks(await inBrowser(program.url, '李四', patientWith(program)))
  })

  it('WeChat, the program answers in Telegram and in the page', async () => {
    const telegram = await telegramServer()
    const program = await start({ code: without('wechat'), env: { DATA_DIR: folder(), ...forTelegram(telegram) } })
    await asks(inTelegram(telegram, '张三', 'zh', patientWith(program)))
    await asks(await inBrowser(program.url, '李四', patientWith(program)))
  })
})

it('killed in the middle of batches, the program does everything once and answers in order', async () => {
  const telegram = await telegramServer()
  const data = folder()
  const env = { DATA_DIR: data, ...forTelegram(telegram) }
  const said = ['谢谢', '再见', '落户怎么办理？', '谢谢']
  const answers = [/^不客气/, /^再见/, /3个工作日/, /^不客气/]
  const people = Array.from({ length: 8 }, () => telegram.person({ name: '王', language_code: 'zh' }))
  const seen = () => people.reduce((sum, person) => sum + person.sees().length, 0)
  const kills = 3

  let program = await start({ env })
  for (const text of said) for (const person of people) person.says(text)
  for (let kill = 1; kill <= kills; kill++) {
    await until(() => seen() >= kill * 6)
    await program.kill('SIGKILL')
    telegram.redeliver(10)
    program = await start({ env })
  }
  // A repetition stands right behind what it repeats.
  const once = (person: (typeof people)[number]) =>
    person
      .sees()
      .map(({ text }) => text)
      .filter((text, at, all) => text !== all[at - 1])
  await until(() => people.every((person) => once(person).length >= answers.length))
  await until(() => telegram.pending().length === 0)
  for (const person of people) await person.waitsForSilence(400)
  await program.kill()

  for (const person of people) {
    const texts = once(person)
    expect(texts.map((text) => answers.findIndex((answer) => answer.test(text)))).toEqual([0, 1, 2, 0])
    expect(person.sees().length - texts.length).toBeLessThanOrEqual(kills)
  }
  const vault = createVault(openKey({ dataKey: undefined, folder: data, hasData: true }))
  const store = openSqliteStore({ file: join(data, 'bot.sqlite'), vault, engine: false })
  closing.push(store.close)
  for (const { id } of people) {
    const history = await store.history(`telegram:${id}`, { last: 100 })
    const heard = history.flatMap((line) => (line.direction === 'in' ? [line] : []))
    expect(heard.map(({ message, handled }) => [message.kind === 'text' && message.text, handled])).toEqual(
      said.map((text) => [text, true]),
    )
    expect(history.filter(({ direction }) => direction === 'out')).toHaveLength(said.length)
  }
})

describe('with a clock that is ahead, a typed number still means what was offered before', () => {
  const helped = async (person: Person) => {
    await person.says('帮助')
    await person.waitsFor('我能做这些')
    await person.says('3')
    await person.waitsFor('您还没有提交过申请')
  }
  it('by three hours, in Telegram', async () => {
    const telegram = await telegramServer()
    const env = { DATA_DIR: folder(), AHEAD: '10800', ...forTelegram(telegram) }
    const program = await start({ env, before: ['fast-clock.ts'] })
    await helped(inTelegram(telegram, '张三', 'zh', patientWith(program)))
  })

  it('by less than a minute, in WeChat, where the gateway tells no time of its own', async () => {
    const gateway = await gatewayServer()
    const env = { DATA_DIR: folder(), AHEAD: '45', ...forWechat(gateway) }
    const program = await start({ env, before: ['fast-clock.ts'] })
    await gateway.loggedIn()
    await helped(inWechat(gateway, '李四', patientWith(program)))
  })
})

it('a WeChat account that waits for its scan: the code as lines and as an image, health and doctor say how it is', async () => {
  const gateway = await gatewayServer(false)
  const data = folder()
  const env = { DATA_DIR: data, PORT: String(await freePort()), ...forWechat(gateway) }
  const program = await start({ env })
  const doctorSays = async () =>
    (await runCommand(['doctor'], { env })).output.split('\n').find((line) => / wechat /.test(line))
  const image = join(data, 'wechat-qr.png')
  await until(() => program.output().includes(`(as an image: ${image}):`))
  expect(program.output()).toMatch(/[▀▄█]{5}/)
  expect(readFileSync(image).subarray(1, 4).toString()).toBe('PNG')
  const details = async () =>
    ((await (await fetch(`${program.url}/healthz`)).json()) as { details: Record<string, string> }).details
  expect((await details()).wechat).toMatch(/^waiting for scan: /)
  expect(await doctorSays()).toMatch(/^BAD +wechat +waiting for scan: /)
  gateway.logsIn()
  await until(async () => (await details()).wechat?.startsWith('logged in as '))
  expect(await doctorSays()).toMatch(/^ok +wechat +logged in as /)
})

describe('a wrong token', () => {
  const secret = 'a-secret-that-nobody-may-read'

  it('of Telegram is explained by start and doctor, and never said', async () => {
    const telegram = await telegramServer()
    const env = { DATA_DIR: folder(), ...forTelegram(telegram), TELEGRAM_BOT_TOKEN: `4711:${secret}` }
    const program = await start({ env })
    await until(() => /TELEGRAM_BOT_TOKEN/.test(program.output()))
    const explained = program
      .output()
      .split('\n')
      .filter((line) => line.includes('TELEGRAM_BOT_TOKEN'))
    expect(explained).toHaveLength(1)
    const health = await (await fetch(`${program.url}/healthz`)).text()
    await program.kill()
    const doctor = await runCommand(['doctor'], { env })
    expect(doctor.code).not.toBe(0)
    expect(doctor.output).toMatch(/telegram.*TELEGRAM_BOT_TOKEN/)
    expect(program.output() + doctor.output + health).not.toContain(secret)
  })

  it('of WeChat is explained by start and doctor, and never said', async () => {
    const gateway = await gatewayServer()
    const token = `insecure_${secret}`
    const env = { DATA_DIR: folder(), ...forWechat(gateway), WECHATY_PUPPET_SERVICE_TOKEN: token }
    const program = await start({ env })
    await until(() => /WECHATY_PUPPET_SERVICE_TOKEN/.test(program.output()))
    await program.kill()
    const doctor = await runCommand(['doctor'], { env })
    expect(doctor.code).not.toBe(0)
    expect(doctor.output).toMatch(/wechat.*WECHATY_PUPPET_SERVICE_TOKEN/)
    expect(program.output() + doctor.output).not.toContain(secret)
  })
})
