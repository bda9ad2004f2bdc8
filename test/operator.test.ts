/** What an operator sees: every mistake is one clear line that names the variable or file, never a stack trace. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'operator-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  out: string
  err: string
}
const run = (file: string, args: string[], env: Record<string, string> = {}, input = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [file, ...args],
      { env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), ...env }, timeout: 120_000 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
    child.stdin?.end(input)
  })
const main = (env: Record<string, string>, ...args: string[]) => run('bot/start.js', args, env)

describe('npm start', () => {
  it.each<[what: string, env: Record<string, string>, line: RegExp]>([
    ['a port that is no number', { PORT: 'abc' }, /^PORT: must be a number/],
    ['a host that does not exist', { HOST: 'no.such.host.invalid' }, /HOST/],
    ['search by meaning without a key', { OPENAI_EMBEDDING_MODEL: 'e' }, /^OPENAI_API_KEY: must be set too/],
    ['a language model without its name', { OPENAI_API_KEY: 'sk-1' }, /^OPENAI_MODEL: must be set too/],
    [
      'an endpoint that is no address, without telling the key',
      { OPENAI_API_KEY: 'sk-secret', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'api.example' },
      /^(?!.*secret)OPENAI_BASE_URL: must be the address/,
    ],
    [
      'an address of a call in place of the endpoint',
      { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'https://a.example/v1/chat/completions' },
      /^OPENAI_BASE_URL: must end before/,
    ],
    [
      'a key with a space',
      { OPENAI_API_KEY: 'sk secret', OPENAI_MODEL: 'm' },
      /^(?!.*secret)OPENAI_API_KEY: must be the key/,
    ],
    [
      'a budget that is none',
      { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_DAILY_TOKENS: 'lots' },
      /^OPENAI_DAILY_TOKENS: must be a whole number/,
    ],
    ['Redis without a key', { REDIS_URL: 'redis://localhost' }, /^DATA_KEY: must be set too, as REDIS_URL is/],
    ['an address that is no Redis', { REDIS_URL: 'localhost:6379' }, /^REDIS_URL: must be like redis:/],
    [
      'a Redis that is not there, without its password',
      { REDIS_URL: 'redis://:secret@127.0.0.1:1', DATA_KEY: 'a'.repeat(64) },
      /^(?!.*secret).*127\.0\.0\.1:1/,
    ],
    ['roles without Redis', { ROLES: 'worker' }, /^ROLES: only with REDIS_URL/],
    ['a role that does not exist', { ROLES: 'boss' }, /^ROLES: must be some of ingress/],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'abc' }, /^TELEGRAM_BOT_TOKEN: must be a token/],
    [
      'a webhook without its secret',
      { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_URL: 'https://a.example' },
      /^TELEGRAM_WEBHOOK_SECRET: must be set too/,
    ],
    [
      'a webhook where the page has its own',
      {
        TELEGRAM_BOT_TOKEN: '1:a',
        TELEGRAM_WEBHOOK_URL: 'https://a.example/api/messages',
        TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(16),
      },
      /^TELEGRAM_WEBHOOK_URL: must have a path that the web server does not use itself/,
    ],
    [
      'a gateway without its token',
      { WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:1' },
      /^WECHATY_PUPPET_SERVICE_TOKEN: must be set too/,
    ],
    [
      'a gateway whose address can not be',
      { WECHATY_PUPPET_SERVICE_ENDPOINT: 'nonsense', WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_1' },
      /^WECHATY_PUPPET_SERVICE_ENDPOINT must be/,
    ],
    ['a malformed key', { DATA_KEY: 'secret' }, /^DATA_KEY: must be 64 hexadecimal digits/],
    [
      'a data folder below a file',
      { DATA_DIR: '/dev/null/data' },
      /^DATA_DIR \(\/dev\/null\/data\) is not a folder that/,
    ],
    ['a data folder that is a file', { DATA_DIR: '/dev/null' }, /^DATA_DIR \(\/dev\/null\) is not a folder that/],
    ['a data folder where none can be made', { DATA_DIR: '/proc/x' }, /^DATA_DIR \(\/proc\/x\) is not a folder that/],
    [
      'a knowledge folder that is not there',
      { KNOWLEDGE_DIR: '/nowhere' },
      /^\/nowhere: there is no such folder — set KNOWLEDGE_DIR/,
    ],
    [
      'a knowledge folder that is not there, to an editor who reads Chinese',
      { KNOWLEDGE_DIR: '/nowhere', EDITOR_LANGUAGE: 'zh' },
      /^\/nowhere：没有这个文件夹——请把 KNOWLEDGE_DIR 设为知识文件夹$/m,
    ],
    ['a language that editors are not spoken to', { EDITOR_LANGUAGE: 'fr' }, /^EDITOR_LANGUAGE: must be zh or en/],
    ['a log level that does not exist', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL: /],
  ])('says %s in lines that name it', async (_what, env, line) => {
    const { code, err } = await main(env)
    expect(code).toBe(1)
    expect(err).toMatch(line)
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('names PORT when it is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = String((other.address() as { port: number }).port)
    const { code, err } = await main({ PORT: port })
    expect(code).toBe(1)
    expect(err).toMatch(/PORT/)
    expect(err.trim().split('\n')).toHaveLength(1)
    other.close()
  })

  it('refuses the wrong key instead of reading garbage', async () => {
    const data = join(folder, 'keyed')
    expect((await main({ DATA_DIR: data, DATA_KEY: 'a'.repeat(64) }, 'liaison', 'list')).code).toBe(0)
    const { code, err } = await main({ DATA_DIR: data, DATA_KEY: 'b'.repeat(64) })
    expect(code).toBe(1)
    expect(err).toMatch(/DATA_KEY/)
  })

  it.each([
    ['sealed', undefined],
    ['that are none of ours', 'garbage '.repeat(1000)],
  ])('makes no new key for data %s', async (what, content) => {
    const data = join(folder, `keyless ${what}`)
    expect((await main({ DATA_DIR: data }, 'liaison', 'list')).code).toBe(0)
    rmSync(join(data, 'data.key'))
    if (content) writeFileSync(join(data, 'bot.sqlite'), content)
    const { code, err } = await main({ DATA_DIR: data })
    expect(code).toBe(1)
    expect(err).toBe(
      `${data}/data.key is missing, and without it nothing that is sealed can be read: restore it from your copy, or set DATA_KEY.\n`,
    )
    expect(existsSync(join(data, 'data.key'))).toBe(false)
  })

  it('stops within seconds when asked to, with exit code 0', async () => {
    const env = { ...process.env, PORT: '0', DATA_DIR: join(folder, 'stops') }
    const child = spawn(process.execPath, ['bot/start.js'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })

  it('has no demonstration where others can reach it, and says that nobody is bound', async () => {
    const env = { ...process.env, HOST: '0.0.0.0', PORT: '0', DATA_DIR: join(folder, 'open'), LOG_LEVEL: 'silent' }
    const child = spawn(process.execPath, ['bot/start.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stderr.on('data', (data) => {
      err += data
    })
    child.stdout.on('data', (data) => {
      out += data
    })
    await once(child.stdout, 'data')
    const port = /:(\d+)/.exec(out)?.[1]
    const session = (await (await fetch(`http://127.0.0.1:${port}/api/session`)).json()) as { demo: unknown }
    expect(session.demo).toBeNull()
    expect((await fetch(`http://127.0.0.1:${port}/demo/public-security`)).status).toBeGreaterThanOrEqual(400)
    child.kill('SIGTERM')
    await once(child, 'close')
    expect(out).not.toMatch(/Demonstration/)
    expect(err).toMatch(/^Nobody is bound .*: npm run -s liaison -- code platform-specialist, .*\n$/)
  })
})

describe('npm run liaison, doctor and unknown commands', () => {
  it('hands out a code and lists the roles', async () => {
    const { out } = await main({}, 'liaison', 'code', 'public-security')
    expect(out).toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/)
    expect((await main({}, 'liaison', 'list')).out).toMatch(/public-security/)
  })

  it('says which roles there are', async () => {
    const { code, out, err } = await main({}, 'liaison', 'code', 'mayor')
    expect(code).toBe(1)
    expect(out + err).toMatch(/no role mayor.*platform-specialist/)
  })

  it('examines everything and says what is bad', async () => {
    const healthy = await main({}, 'doctor')
    expect(healthy.out).toMatch(/ok {3}knowledge/)
    expect(healthy.code).toBe(0)
    const ill = await main({ KNOWLEDGE_DIR: '/nowhere' }, 'doctor')
    expect(ill.out).toMatch(/BAD {2}knowledge .*KNOWLEDGE_DIR/)
    expect(ill.code).toBe(1)
  })

  it('finds a store that is damaged', async () => {
    const data = join(folder, 'damaged')
    await main({ DATA_DIR: data }, 'liaison', 'list')
    const file = openSync(join(data, 'bot.sqlite'), 'r+')
    writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, 2 * 4096)
    closeSync(file)
    const { code, out } = await main({ DATA_DIR: data }, 'doctor')
    expect(out).toContain(`BAD  store      The data in DATA_DIR (${data}) is damaged; put back a backup.\n`)
    expect(code).toBe(1)
  })

  it('tells the bot of this DATA_DIR from another one on the port', async () => {
    const [here, elsewhere] = [join(folder, 'here'), join(folder, 'elsewhere')]
    await main({ DATA_DIR: elsewhere }, 'liaison', 'list')
    const env = { ...process.env, PORT: '0', DATA_DIR: here, LOG_LEVEL: 'silent' }
    const child = spawn(process.execPath, ['bot/start.js'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const PORT = /:(\d+)/.exec(String((await once(child.stdout, 'data'))[0]))?.[1] ?? ''
    expect((await main({ PORT, DATA_DIR: here }, 'doctor')).out).toMatch(/ok {3}web +the bot is running on/)
    for (const other of [elsewhere, join(folder, 'nothing yet')]) {
      const { code, out } = await main({ PORT, DATA_DIR: other }, 'doctor')
      expect(out).toContain(`but not with DATA_DIR ${other}; stop it or set PORT`)
      expect(code).toBe(1)
    }
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('says what to do about a host that is none of ours', async () => {
    const { code, out } = await main({ HOST: '192.0.2.1' }, 'doctor')
    expect(out).toMatch(/BAD {2}web .*EADDRNOTAVAIL.*; set HOST to 127\.0\.0\.1/)
    expect(code).toBe(1)
    expect((await main({ HOST: 'no.such.host.invalid' }, 'doctor')).out).toMatch(/BAD {2}web .*; set HOST to/)
  })

  it('knows no other command', async () => {
    const { code, err } = await main({}, 'dance')
    expect(code).toBe(2)
    expect(err).toMatch(/unknown command “dance”; there are: start, liaison, doctor/)
  })
})

describe('npm run store, where there is no office yet', () => {
  it.each([
    [[], 2, /^npm run -s store -- export FILE/],
    [['verify'], 1, /^There is no office in DATA_DIR \(/],
    [['export', 'office.sealed'], 1, /^There is no office in DATA_DIR \(/],
    [['backup', 'copy.sqlite'], 1, /^There is no office in DATA_DIR \(/],
  ])('misses no key and leaves nothing behind: %s', async (args, expected, said) => {
    const none = join(folder, 'no-office')
    const { code, out, err } = await main({ DATA_DIR: none }, 'store', ...args)
    expect(code).toBe(expected)
    expect(out + err).toMatch(said)
    expect(existsSync(none)).toBe(false)
  })

  it('a code for a liaison is made in none where the knowledge can’t be read', async () => {
    const none = join(folder, 'no-office')
    const { code } = await main({ DATA_DIR: none, KNOWLEDGE_DIR: '/nope' }, 'liaison', 'list')
    expect([code, existsSync(none)]).toEqual([1, false])
  })
})

describe('npm run knowledge', () => {
  it.each([
    [['ad', 'rules.pdf'], 'knowledge: unknown “ad”'],
    [['gaps', 'all'], 'knowledge: unexpected “all”'],
  ])('names the word that is wrong: %s', async (args, line) => {
    const { code, out } = await main({ EDITOR_LANGUAGE: 'en' }, 'knowledge', ...args)
    expect([code, out.split('\n')[0]]).toEqual([2, line])
  })
})

describe('npm run ask', () => {
  const ask = (args: string[], input = '') => run('bot/ask.ts', args, {}, input)

  it('answers one question, as text or as JSON', async () => {
    expect((await ask(['服务证有效期几年'])).out).toMatch(/3年[\s\S]*依据：/)
    const answer = JSON.parse((await ask(['How long is the card valid?', '--json', '--lang', 'zh'])).out)
    expect(answer).toMatchObject({ status: 'answered', language: 'zh' })
    expect(answer.text).toMatch(/3年/)
    expect(answer.citations[0]).toMatchObject({ policy: expect.stringMatching(/^cq-card/), clause: expect.any(String) })
    expect(answer.ms).toBeGreaterThan(0)
  })

  it('answers lines of JSON one by one, and names the bad ones without losing the others', async () => {
    const lines = [
      '{"id":1,"q":"服务证有效期几年"}',
      'nonsense',
      '{"id":3}',
      '',
      '{"id":"4","q":"上海落户政策","lang":"en"}',
    ]
    const { code, out, err } = await ask(['--json'], `\ufeff${lines.join('\r\n')}`)
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id, status, language }) => [id, status, language])).toEqual([
      [1, 'answered', 'zh'],
      ['4', 'other-place', 'en'],
    ])
    expect(err).toMatch(/line 2: [\s\S]*line 3: "q" must be a text/)
    expect(code).toBe(2)
  })

  it.each([
    [['q', '--lang', 'fr'], /--lang must be zh or en/],
    [[], /usage: /],
    [['--loud', 'q'], /^there is no option --loud[^\n]*\nusage: [^\n]*\n$/],
    [['q', '--lang'], /^there is no option --lang, or its value is wrong\nusage: /],
  ])('explains %j', async (args, line) => {
    const { code, err } = await ask(args as string[])
    expect(code).toBe(2)
    expect(err).toMatch(line as RegExp)
    expect(err).not.toMatch(/^\s+at /m)
  })
})

describe('the wrong Node', () => {
  it('is said in one line', async () => {
    const file = join(folder, 'old.mjs')
    writeFileSync(
      file,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })\nawait import(${JSON.stringify(join(process.cwd(), 'bot/node-version.js'))})`,
    )
    const { code, err } = await run(file, [])
    expect(code).toBe(1)
    expect(err).toMatch(/^Node 24 or later is needed.*npm start/)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('a folder of a channel that was removed', () => {
  it('is named in one line where the configuration asks for it', async () => {
    const file = join(folder, 'removed.mts')
    const inBot = (path: string) => JSON.stringify(join(process.cwd(), path))
    writeFileSync(
      file,
      `import { errorLine } from ${inBot('bot/failure.ts')}\nawait import(${inBot('adapters/pigeon/channel.ts')}).catch((error) => console.log(errorLine(error)))`,
    )
    const { out } = await run(file, [])
    expect(out.trim()).toBe(
      'The folder adapters/pigeon is not there: put it back, or remove the settings that ask for it.',
    )
  })
})
