/** From starting the process to the first answer in a page, and the memory it rests with. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ms, printTable, summary } from './table.ts'

const runs = 7
/** As `npm start` starts it, without npm's own time. */
const startFlags = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))

export const benchStart = async () => {
  const samples: { answered: number; memory: number }[] = []
  for (let run = 0; run < runs; run++) samples.push(await startOnce(run === runs - 1))
  const bare: number[] = []
  for (let run = 0; run < runs; run++) bare.push(await bareServer())
  const answered = summary(samples.map((s) => s.answered))
  const memory = samples.at(-1)?.memory ?? Number.NaN
  printTable(`start, web only, median of ${runs}`, [
    ['process start to first answer in the page', ms(answered.p50), 'under 1000 ms'],
    ['the slowest of them', ms(answered.max)],
    ['baseline: node + fastify + one request', ms(summary(bare).p50)],
    ['start beside the baseline', `${(answered.p50 / summary(bare).p50).toFixed(2)} times`],
    ['resident memory at rest', `${(memory / 1024).toFixed(0)} MB`, 'under 150 MB'],
  ])
}

/** `rest`: waits before reading the memory, so that start-up garbage is gone. */
const startOnce = async (rest: boolean): Promise<{ answered: number; memory: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'))
  const started = performance.now()
  const child = spawn(process.execPath, [...startFlags, 'bot/start.js'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk
        const found = /http:\/\/[\d.:]+/.exec(text)
        if (found) resolve(found[0])
      })
      child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)))
    })
    const session = await fetch(`${url}/api/session`)
    const cookie = (session.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    await session.json()
    const headers = { cookie, 'content-type': 'application/json' }
    const events = await fetch(`${url}/api/events?after=0`, { headers })
    const body = JSON.stringify({ id: crypto.randomUUID(), text: '换了单位多少天内要办变更？' })
    await fetch(`${url}/api/messages`, { method: 'POST', headers, body })
    const reader = events.body?.getReader()
    let seen = ''
    while (!/"from":"bot"/.test(seen)) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) throw new Error('the stream ended')
      seen += new TextDecoder().decode(chunk.value)
    }
    const answered = performance.now() - started
    await reader?.cancel()
    if (rest) await sleep(3000)
    const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])
    return { answered, memory }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
}

const bareServer = async (): Promise<number> => {
  const started = performance.now()
  const script = `import Fastify from 'fastify'
    const app = Fastify(); app.get('/', () => 'ok')
    console.log(await app.listen({ host: '127.0.0.1', port: 0 }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk).trim())),
  )
  await (await fetch(url)).text()
  const took = performance.now() - started
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  return took
}
