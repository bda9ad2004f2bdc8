/** How long a turn takes with its durable commit, and how many a second the worker does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { warmUp } from '../../bot/answers/room.ts'
import type { Incoming } from '../../bot/channel.ts'
import { newConversation } from '../../bot/conversation.ts'
import { offersBefore } from '../../bot/offers.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { startWorker } from '../../bot/worker.ts'
import { type Knowledge, loadKnowledge } from '../../knowledge/knowledge.ts'
import { ms, printTable, summary } from './table.ts'

const questions = [
  '换了工作单位，多少天内要去办变更？',
  'How do I register my household in Chongqing?',
  '卡丢了怎么补办',
  'What is the age limit for category one talents in Dongguan?',
  '我老婆找工作归谁管',
  'My company is not on the Beijing list, what now?',
  '上海的落户政策是什么',
  '帮助',
]
const rounds = 2000

export const benchTurn = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-turn-'))
  const knowledge = loadKnowledge('./knowledge')
  warmUp(knowledge)
  const store = openSqliteStore({
    file: join(folder, 'bot.sqlite'),
    vault: createVault(Buffer.alloc(32, 1)),
    engine: true,
  })
  try {
    const one = await oneByOne(store, knowledge)
    const bare = bareCommits(folder)
    const rate = await throughput(store, knowledge)
    printTable('turn, durable (SQLite, WAL), this disk', [
      ['accept + turn + commit, p50', ms(summary(one.whole).p50)],
      ['accept + turn + commit, p95', ms(summary(one.whole).p95)],
      ['turn + commit, p50', ms(summary(one.turn).p50)],
      ['turn + commit, p95', ms(summary(one.turn).p95), 'under 10 ms'],
      ['the step alone, without commit, p95', ms(summary(one.step).p95)],
      ['baseline: one bare durable insert, p95', ms(summary(bare).p95)],
      ['turn + commit beside the baseline, p50', `${(summary(one.turn).p50 / summary(bare).p50).toFixed(2)} times`],
      ['turns a second, 200 conversations, 8 at once', rate.toFixed(0)],
    ])
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

const message = (n: number, from: string): Incoming => ({
  id: `${from}:${n}`,
  from,
  at: Date.now(),
  kind: 'text',
  text: questions[n % questions.length] as string,
})

/** As the worker does it for one conversation: it is woken by what is being accepted, claims, reads, steps, commits. */
const oneByOne = async (store: Store, knowledge: Knowledge) => {
  const samples = { whole: [] as number[], turn: [] as number[], step: [] as number[] }
  const glance = store.early ?? store
  let wake = () => {}
  const stop = store.onWork((side) => side === 'in' && wake())
  for (let n = 0; n < rounds; n++) {
    const incoming = message(n, `web:bench-${n % 50}`)
    const start = performance.now()
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    const accepted = store.accept(incoming)
    await woken
    const begun = performance.now()
    const claim = await store.claim(Date.now())
    if (!claim) throw new Error('nothing to claim')
    const stored = await glance.read('conversation', incoming.from)
    const before = performance.now()
    const world = {
      read: glance.read,
      list: glance.list,
      now: Date.now(),
      attempt: 1,
      knowledge,
      offers: () => offersBefore(glance, incoming),
      audit: glance.audit,
      said: async () => [],
      outgoing: glance.outgoing,
      progress: async () => new Map(),
      retentionDays: 365,
    }
    const effects = await turn(stored?.body ?? newConversation('zh'), claim.incoming, world)
    const stepped = performance.now()
    const read = new Map([[`conversation/${incoming.from}`, stored?.version ?? 0]])
    if (!(await store.commit(claim, effects, read))) throw new Error('a commit was refused')
    const committed = performance.now()
    await accepted
    const end = performance.now()
    if (n < 100) continue // warm-up
    samples.whole.push(end - start)
    samples.turn.push(committed - begun)
    samples.step.push(stepped - before)
  }
  stop()
  return samples
}

/** What the disk itself costs: a table, one row, one durable commit. */
const bareCommits = (folder: string): number[] => {
  const database = new DatabaseSync(join(folder, 'bare.sqlite'))
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB)',
  )
  const insert = database.prepare('INSERT INTO t (body) VALUES (?)')
  const body = Buffer.alloc(2000, 1)
  const samples: number[] = []
  for (let n = 0; n < rounds; n++) {
    const start = performance.now()
    insert.run(body)
    samples.push(performance.now() - start)
  }
  database.close()
  return samples
}

/** Fills the inbox first, then lets the worker empty it. */
const throughput = async (store: Store, knowledge: Knowledge): Promise<number> => {
  await Promise.all(Array.from({ length: rounds }, (_, n) => store.accept(message(n, `web:load-${n % 200}`))))
  const start = performance.now()
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  const worker = startWorker({ store, knowledge, turn, clock: Date.now, log: quiet })
  while ((await store.depth()).inbox > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const seconds = (performance.now() - start) / 1000
  await worker.stop()
  return rounds / seconds
}
