/** The real program with an endpoint: what doctor says, and that the package is loaded only when one is configured. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
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
    execFile(process.execPath, args, { cwd: root, env: whole, timeout: 25_000 }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said: `${out}${err}` }),
    )
  })

it('doctor asks the endpoint, names the remedy, and never tells the key', async () => {
  const server = await startServer(() => ({ say: 'OK' }))
  const env = { OPENAI_API_KEY: testKey, OPENAI_MODEL: testModel, OPENAI_BASE_URL: server.url }
  const good = await node(env, 'bot/main.ts', 'doctor')
  expect(good.said).toMatch(/^ok +model +test-model at 127\.0\.0\.1:\d+ answers$/m)
  const wrong = await node({ ...env, OPENAI_API_KEY: 'sk-other-0123456789' }, 'bot/main.ts', 'doctor')
  expect(wrong.said).toMatch(/^BAD +model .*check OPENAI_API_KEY$/m)
  expect(wrong.code).toBe(1)
  expect(good.said + wrong.said).not.toMatch(/sk-/)
  await server.stop()
})

it('the package is loaded only when a model is configured', async () => {
  const spy = `data:text/javascript,${encodeURIComponent(
    "import { registerHooks } from 'node:module'; registerHooks({ resolve: (name, context, next) => { if (name === 'openai') console.log('LOADED openai'); return next(name, context) } })",
  )}`
  const without = await node({ OPENAI_API_KEY: '', OPENAI_MODEL: '' }, '--import', spy, 'bot/main.ts', 'doctor')
  expect(without.said).toMatch(/knowledge/)
  expect(without.said).not.toContain('LOADED')
  const env = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  expect((await node(env, '--import', spy, 'bot/main.ts', 'doctor')).said).toContain('LOADED')
})
