/**
 * What operators get to see of an office at work: figures that count right, and in them, in logs and in the store’s own
 * files nothing of what people wrote, who they are or what their files are called.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createWebChannel } from '../../adapters/web/channel.ts'
import type { Log } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { createBudget } from '../../bot/model/budget.ts'
import { createConsulting } from '../../bot/model/consult.ts'
import type { Outcome } from '../../bot/model/language-model.ts'
import { states } from '../../bot/requests/request.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import type { Step } from '../../bot/worker.ts'
import { collectLog, until } from '../engine.ts'
import { knowledge, marker, personal } from '../privacy/people.ts'
import { hasRedis, startRedis } from '../redis/server.ts'
import { alarm } from '../store/examples.ts'
import { applicant, specialist, startLife } from './life.ts'

const vault = createVault(Buffer.alloc(32, 7))

/** A store, and how to read every byte of its files. */
interface Kept {
  store: Store
  bytes(): Buffer
  remove(): Promise<void>
}

const everyFileIn = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )

const embedded = async (): Promise<Kept> => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'))
  const store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
  return {
    store,
    bytes: () => everyFileIn(folder),
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const shared = async (): Promise<Kept> => {
  const server = await startRedis(['--rdbcompression', 'no'])
  const store = await openRedisStore({ url: server.url, vault })
  return {
    store,
    bytes: () => {
      server.cli('SAVE') // the dump beside the append-only file
      const bytes = everyFileIn(server.folder)
      expect(readdirSync(server.folder)).toEqual(expect.arrayContaining(['appendonlydir', 'dump.rdb']))
      return bytes
    },
    remove: async () => {
      await store.close()
      await server.stop()
    },
  }
}

/** Lines of every level. */
const collectAll = () => {
  const { log, lines } = collectLog()
  const all: Log = {
    ...log,
    debug: (fields, message) => {
      lines.push(`debug ${message} ${JSON.stringify(fields)}`)
    },
  }
  return { log: all, lines }
}

const valueIn = (text: string, name: string): number => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1))
}
const sumIn = (text: string, name: string): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)

describe.each([
  ['the embedded store', embedded, false],
  ['Redis', shared, true],
] as const)('An office over %s', (_, open, needsRedis) => {
  let kept: Kept
  afterEach(() => kept.remove())

  test.skipIf(needsRedis && !hasRedis)(
    'counts what happens, and tells nothing of anybody',
    async () => {
      kept = await open()
      const { log, lines } = collectAll()
      let late = 0
      const metrics = createMetrics({
        clock: () => Date.now() + late,
        log,
        channels: () => ({ telegram: { up: true } }),
      })
      const store = metrics.watch(kept.store)
      // Some steps and some deliveries fail with an error that quotes what was written and by whom.
      let failures = 0
      const step: Step = (conversation, incoming, world) => {
        if (incoming.kind === 'text' && incoming.text.includes('落户') && failures++ === 0)
          throw new Error(`can't handle ${incoming.text} of ${incoming.from}`)
        return turn(conversation, incoming, world)
      }
      let tries = 0
      const life = await startLife(store, log, {
        step,
        send: async (outgoing) => {
          if (++tries % 25 === 7) throw new Error(`can't send ${outgoing.text} to ${outgoing.to}`)
          return { result: 'sent' }
        },
      })
      const web = createWebChannel({
        host: '127.0.0.1',
        port: 0,
        store,
        knowledge,
        log,
        health: { metrics, token: 't'.repeat(20) },
      })
      await web.start()
      try {
        const numbers = await life.works()
        await store.apply(turnOf({ alarms: [alarm('a1', 1, `undelivered ${marker} ${applicant}`)] }), new Map())
        await until(() => lines.some((line) => line.includes('committed') && line.includes('"kind":"alarm"')))
        await life.says(specialist, '待办')
        await life.idle()
        await fetch(`${web.url()}/api/${marker}`)
        const body = `{"text": "${marker} 13812345678`
        await fetch(`${web.url()}/api/messages`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', cookie: `talent_session=${marker}` },
        })
        late = 400 * 24 * 3_600_000 // by then what is open is overdue

        const answer = await fetch(`${web.url()}/metrics`)
        expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
        const text = await answer.text()
        expect(sumIn(text, 'talent_turn_seconds_count')).toBeGreaterThan(30)
        expect(valueIn(text, 'talent_turn_seconds_bucket{le="+Inf",kind="text"}')).toBe(
          valueIn(text, 'talent_turn_seconds_count{kind="text"}'),
        )
        expect(sumIn(text, 'talent_messages_in_total')).toBe(
          sumIn(text, 'talent_turn_seconds_count') - valueIn(text, 'talent_alarms_total'),
        )
        expect(valueIn(text, 'talent_alarms_total')).toBeGreaterThan(0)
        expect(valueIn(text, 'talent_sends_total{channel="telegram",result="sent"}')).toBe(
          life.sent.filter(({ to }) => to === applicant).length,
        )
        expect(sumIn(text, 'talent_sends_total')).toBe(tries)
        expect(text).toMatch(/talent_sends_total\{channel="\w+",result="retry"\} [1-9]/)
        expect(valueIn(text, 'talent_turn_retries_total')).toBe(1)
        expect(sumIn(text, 'talent_questions_declined_total')).toBeGreaterThan(0)
        expect(valueIn(text, 'talent_request_steps_total{step="submit"}')).toBe(2)
        expect(valueIn(text, 'talent_queue_messages{queue="inbox"}')).toBe(0)
        expect(sumIn(text, 'talent_requests_open')).toBe(1)
        expect(valueIn(text, 'talent_requests_open{state="submitted",due="overdue"}')).toBe(1)
        expect(valueIn(text, 'talent_requests_overdue{role="platform-specialist"}')).toBe(1)
        expect(valueIn(text, 'talent_store_up')).toBe(1)
        expect(valueIn(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e7)
        const labels = new Set([...text.matchAll(/(\w+)="/g)].map(([, name]) => name))
        const ours = ['channel', 'due', 'error', 'kind', 'le', 'queue', 'reason', 'result', 'role', 'state', 'step']
        const ofNode = ['major', 'minor', 'patch', 'quantile', 'space', 'type', 'version']
        expect([...labels].filter((name) => ![...ours, ...ofNode].includes(name as string))).toEqual([])

        // Every value of a label is a word of the program’s own.
        const vocabulary: Record<string, readonly string[]> = {
          channel: ['web', 'telegram'],
          kind: ['text', 'choice', 'file', 'alarm'],
          result: ['sent', 'retry', 'new'],
          queue: ['inbox', 'outbox', 'alarms'],
          reason: ['other-place', 'not-covered', 'kind-missing', 'no-question'],
          step: ['submit', 'take', 'ask', 'answer', 'tell', 'complete', 'after-asked', 'add', 'deliver'],
          state: states,
          due: ['in-time', 'overdue', 'none'],
          role: [...knowledge.roles.keys()],
        }
        const used = text.split('\n').filter((line) => line.startsWith('talent_'))
        for (const [, name = '', value = ''] of used.join('\n').matchAll(/(\w+)="([^"]*)"/g))
          if (name !== 'le') expect(vocabulary[name], name).toContain(value)

        expect(lines.filter((line) => line.startsWith('debug')).length).toBeGreaterThan(60)
        const turns = lines.filter((line) => line.includes('A step was committed'))
        expect(turns.length).toBeGreaterThan(30)
        for (const line of turns) expect(line).toMatch(/"message":"([0-9a-f]{12})","turn":"\1\.\d+"/)
        const failed = lines.find((line) => line.includes('A step failed and is tried again'))
        expect(failed).toMatch(/"message":"([0-9a-f]{12})","turn":"\1\.1"/)
        expect(lines.find((line) => line.includes('A message will be sent again'))).toMatch(/"cause":"[0-9a-f]{12}"/)

        const people = [...personal, applicant, '4711', '户口簿', ...numbers]
        // By chance a digest, or what Node and its process take up, may hold any four figures.
        const told = text.split('\n').filter((line) => !/^(?:nodejs|process)_/.test(line))
        const seen = [...lines, ...told].map((line) => line.replace(/\b[0-9a-f]{12}\b/g, ''))
        expect(seen.filter((line) => people.some((part) => line.toLowerCase().includes(part.toLowerCase())))).toEqual(
          [],
        )
        const bytes = kept.bytes()
        expect(bytes.length).toBeGreaterThan(50_000)
        expect(bytes.includes(numbers[0] as string)).toBe(true) // so these are the files
        for (const part of [...personal, '户口簿']) expect(bytes.includes(part), part).toBe(false)
      } finally {
        await web.stop()
        await life.stop()
      }
    },
    120_000,
  )
})

describe('The language model', () => {
  test('is counted by what became of it, with its calls and tokens, and not at all where there is none', async () => {
    const { log } = collectLog()
    const says = (text: string): Outcome => ({
      text: JSON.stringify({ sentences: [{ text, from: ['S1'] }] }),
      tokens: 700,
    })
    const outcomes = [
      says('The card is valid for 3 years.'),
      says('The card is valid for 5 years.'),
      { failure: 'timeout' } as const,
    ]
    const model = { name: 'test', ask: async () => outcomes.shift() ?? says('Never asked.') }
    const clock = () => Date.parse('2026-11-23T10:00:00+08:00')
    const consulting = createConsulting({ model, log, now: clock, budget: createBudget(7000) })
    const statements = [{ id: 'S1', text: 'The Talent Service Card is valid for 3 years.' }]
    for (const question of ['how long', 'how long', 'how many years', 'until when', `${'long '.repeat(1000)}`])
      await consulting.word({ kind: 'word', language: 'en', question, statements }, ['S1'])
    const figures = await createMetrics({ clock, model: () => consulting }).figures()
    const valuesOf = (name: string) => figures.find((figure) => figure.name === `talent_model_${name}_total`)?.values
    expect(valuesOf('calls')).toEqual([{ labels: {}, value: 3 }])
    expect(valuesOf('tokens')?.[0]?.value).toBeGreaterThan(1400)
    expect(valuesOf('reused')).toEqual([{ labels: {}, value: 1 }])
    expect(valuesOf('answers')).toEqual([
      { labels: { result: 'used', reason: 'worded' }, value: 2 },
      { labels: { result: 'rejected', reason: 'figure' }, value: 1 },
      { labels: { result: 'failed', reason: 'timeout' }, value: 1 },
      { labels: { result: 'not-asked', reason: 'no-budget' }, value: 1 },
    ])
    const without = await createMetrics({ clock }).figures()
    expect(without.some(({ name }) => name.includes('model'))).toBe(false)
  })
})
