/** The bot as another user, on a tree that it can't write to: only DATA_DIR is its own. */
import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { until } from '../engine.ts'

/** Who runs the tests may be root, who can take another name, or is somebody already who may write less. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'confined-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (env: Record<string, string>, ready: RegExp) =>
  new Promise<{ out: string; answer: string; health: number; document: number }>((resolve, reject) => {
    const child = spawn(process.execPath, ['bot/start.js'], {
      env: { PATH: process.env.PATH ?? '', PORT: '0', ...env },
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), 120_000)
    const look = async (part: Buffer) => {
      out += part
      const url = ready.exec(out)?.[1]
      if (!url) return
      child.stdout.removeAllListeners('data')
      try {
        const session = await fetch(`${url}/api/session`)
        const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
        const say = (n: number, text: string) =>
          fetch(`${url}/api/messages`, {
            method: 'POST',
            headers: { cookie, 'content-type': 'application/json' },
            body: JSON.stringify({ id: `00000000-0000-4000-8000-00000000000${n}`, text }),
          })
        await say(1, '人才服务卡有效期多久')
        await say(2, 'How long is the talent service card valid?')
        const answer = await until(async () => {
          const said = await (await fetch(`${url}/api/events?once`, { headers: { cookie } })).text()
          return /3 years|5 years/.test(said) && said
        })
        const health = (await fetch(`${url}/healthz`)).status
        const document = (await fetch(`${url}/`)).status
        child.kill('SIGTERM')
        child.on('close', () => resolve({ out, answer, health, document }))
      } catch (error) {
        child.kill('SIGKILL')
        reject(error)
      } finally {
        clearTimeout(timer)
      }
    }
    child.stdout.on('data', (part) => void look(part))
    child.stderr.on('data', (part) => (out += part))
    child.on('exit', (code) => {
      clearTimeout(timer)
      if (code !== 0) reject(new Error(out))
    })
  })

/** Everything below the tree that was changed after a moment. */
const changed = (since: number): string[] =>
  ['bot', 'adapters', 'knowledge'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, name))
      .filter(
        (path) =>
          existsSync(path) &&
          lstatSync(path).isFile() &&
          lstatSync(path).uid === nobody &&
          lstatSync(path).mtimeMs > since,
      ),
  )

it('answers in both languages, without a home and without a place for anything but its data', async () => {
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, nobody, nobody)
  const started = Date.now()
  const { out, answer, health, document } = await run(
    { DATA_DIR: data, HOME: '/nonexistent', TMPDIR: '/nonexistent', XDG_CACHE_HOME: '/nonexistent' },
    /open (http:\S+) in a browser/,
  )
  expect(health).toBe(200)
  expect(document).toBe(200)
  expect(answer).toMatch(/有效期|5年|3年/)
  expect(answer).toMatch(/years/)
  expect(out).not.toMatch(/EROFS|EACCES|"level":50/)
  if (isRoot) expect(changed(started)).toEqual([])
  expect(readdirSync(data)).toContain('bot.sqlite')
})

it('says in one line that its folder is not its own', () => {
  const data = join(folder, 'locked')
  mkdirSync(data, { mode: 0o555 })
  writeFileSync(join(data, 'x'), '')
  chmodSync(data, isRoot ? 0o755 : 0o555)
  let said = ''
  try {
    execFileSync(process.execPath, ['bot/start.js'], {
      env: { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR: data },
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
      stdio: 'pipe',
      timeout: 120_000,
    })
  } catch (error) {
    said = String((error as { stderr: Buffer }).stderr)
  }
  expect(said).toMatch(/^[^\n]*(DATA_DIR|data\.key)[^\n]*\n?$/)
})
