/** The real program with an endpoint: what doctor says, and that the package is loaded only when one is configured. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startServer, testKey, testModel } from './server.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'model-program-'))
afterAll(() => rmSync(folder, { recursive: true }))

const node = (env: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const whole = { ...process.env, PORT: '0', DATA_DIR: folder, DEMONSTRATION: 'on', ...env }
    execFile(process.execPath, args, { cwd: root, env: whole, timeout: 120_000 }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said: `${out}${err}` }),
    )
  })

it('doctor asks the endpoint, names the remedy, and never tells the key', async () => {
  const server = await startServer(() => ({ say: 'OK' }))
  const env = { OPENAI_API_KEY: testKey, OPENAI_MODEL: testModel, OPENAI_BASE_URL: server.url }
  const good = await node(env, 'bot/start.js', 'doctor')
  expect(good.said).toMatch(/^ok +model +test-model at 127\.0\.0\.1:\d+ answers$/m)
  const wrong = await node({ ...env, OPENAI_API_KEY: 'sk-other-0123456789' }, 'bot/start.js', 'doctor')
  expect(wrong.said).toMatch(/^BAD +model .*check OPENAI_API_KEY$/m)
  expect(wrong.code).toBe(1)
  expect(good.said + wrong.said).not.toMatch(/sk-/)
  await server.stop()
})

it('doctor says what is left of the day, and that too little is', async () => {
  const server = await startServer(() => ({ say: 'OK' }))
  const env = { OPENAI_API_KEY: testKey, OPENAI_MODEL: testModel, OPENAI_BASE_URL: server.url }
  const day = Math.floor((Date.now() + 8 * 3600_000) / 86_400_000)
  const spent = (tokens: number, on = day) =>
    writeFileSync(join(folder, 'model-tokens.json'), JSON.stringify({ day: on, tokens }))
  const told = async () => (await node(env, 'bot/start.js', 'doctor')).said.match(/^.*\btokens +.*$/m)?.[0]
  spent(12_345)
  expect(await told()).toMatch(/^ok +tokens +used today, each of 500,000 .*: answers 12,345, drafting 0$/)
  spent(499_900)
  expect(await told()).toMatch(
    /^WARN tokens .*too little is left for answers: .*until midnight in China, or raise OPENAI_D/,
  )
  spent(499_900, day - 1)
  expect(await told()).toMatch(/^ok +tokens .*: answers 0,/)
  await server.stop()
})

it('the package is loaded only when a model is configured', async () => {
  const spy = `data:text/javascript,${encodeURIComponent(
    "import { registerHooks } from 'node:module'; registerHooks({ resolve: (name, context, next) => { if (name === 'openai') console.log('LOADED openai'); return next(name, context) } })",
  )}`
  const without = await node({ OPENAI_API_KEY: '', OPENAI_MODEL: '' }, '--import', spy, 'bot/start.js', 'doctor')
  expect(without.said).toMatch(/knowledge/)
  expect(without.said).not.toContain('LOADED')
  const env = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  expect((await node(env, '--import', spy, 'bot/start.js', 'doctor')).said).toContain('LOADED')
})

it('knowledge -- add sends the sentences of a document to the endpoint, unless it is told not to', async () => {
  const server = await startServer(({ body }) => {
    const [, user] = body.messages as { content: string }[]
    const { statements } = JSON.parse(user?.content ?? '') as { statements: { id: string; text: string }[] }
    const points = statements.map(({ id, text }) => ({
      ...{
        from: [id],
        text,
        translation: 'The grant is 80,000 yuan.',
        asks: { zh: ['补贴多少'], en: ['how much is it'] },
      },
    }))
    return { say: JSON.stringify({ points }), usage: 321 }
  })
  const office = join(folder, 'knowledge')
  cpSync(join(root, 'knowledge'), office, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  const file = join(folder, 'grant.txt')
  writeFileSync(file, '重庆市青年人才安家费办法\n一、安家费每人8万元。\n二、安家费在到岗后60日内申请。\n')
  const env = { OPENAI_API_KEY: testKey, OPENAI_MODEL: testModel, OPENAI_BASE_URL: server.url, KNOWLEDGE_DIR: office }
  const added = await node(env, 'bot/start.js', 'knowledge', 'add', file, '--id', 'cq-grant')
  expect(added.code).toBe(0)
  expect(added.said).toMatch(/sentences go to http:\/\/127\.0\.0\.1:\d+\/v1 test-model to be drafted/)
  expect(added.said).toMatch(/drafted 1 point,.*\n.*1 point of its draft left out/)
  expect(added.said).not.toContain(testKey)
  const draft = readFileSync(join(office, 'drafts', 'cq-grant', 'points.yaml'), 'utf8')
  expect(draft).toContain('en: TODO The grant is 80,000 yuan.')
  expect(draft).toMatch(/left out, as it holds “80000”, which does not stand in the clause/)
  const spent = join(folder, 'drafting-tokens.json')
  expect(JSON.parse(readFileSync(spent, 'utf8'))).toMatchObject({ tokens: 642 })
  expect(statSync(spent).mode & 0o077).toBe(0)
  const before = server.asked.length
  const alone = await node(env, 'bot/start.js', 'knowledge', 'add', file, '--id', 'cq-alone', '--no-model')
  expect([alone.code, server.asked.length]).toEqual([0, before])
  await server.stop()
})
