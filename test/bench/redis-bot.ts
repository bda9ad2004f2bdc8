/** A worker in a process of its own, for the bench of the shared engine: told when to work and when to rest. Ends with its parent. */
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { warmUp } from '../../bot/answers/room.ts'
import type { Incoming } from '../../bot/channel.ts'
import { limited } from '../../bot/limits.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { startWorker } from '../../bot/worker.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'

/** `echo`: a step that only answers and keeps what was said, so that what is measured is the store. */
export type Step = 'bot' | 'echo'
export type WorkerOrder = { step: Step } & ({ redis: string } | { sqlite: string })
export type WorkerCall =
  | { is: 'fill'; people: number; first: number; each: number }
  | { is: 'work' | 'rest' | 'inbox' | 'memory' | 'processor' }

/** As many turns as a worker has under way. */
export const atOnce = 8
export const vault = createVault(Buffer.alloc(32, 7))
const quiet = { info: () => {}, warn: () => {}, error: (...said: unknown[]) => console.error(...said) }
const cities = ['上海', '深圳', '广州', '杭州', '成都', '武汉', '南京', '西安', '天津', '苏州', '青岛', '厦门']
const questions = [
  '换了工作单位，多少天内要去办变更？',
  'How do I register my household in Chongqing?',
  '卡丢了怎么补办',
  'What is the age limit for category one talents in Dongguan?',
  '我老婆找工作归谁管',
  'My company is not on the Beijing list, what now?',
  '的落户政策是什么',
  '帮助',
]

/** None of those that redis-benchmark draws. */
export const addressOf = (person: number) => `web:${'9'.repeat(20)}${String(person).padStart(12, '0')}`

const message = (person: number, number: number): Incoming => {
  const text = questions[(person + number) % questions.length] as string
  const place = text.startsWith('的') ? cities[person % cities.length] : ''
  return {
    id: `web:${person}:${number}`,
    from: addressOf(person),
    at: Date.now() - 60_000 * 60 + number * 60_000, // a minute apart: nobody floods
    kind: 'text',
    text: `${place}${text}`,
  }
}

/** What people wrote while nobody worked: `each` messages of everybody, from number `first` on. */
export const fill = async (store: Store, people: number, first: number, each: number): Promise<void> => {
  let next = 0
  const write = async () => {
    while (next < people * each) {
      const at = next++
      await store.accept(message(at % people, first + Math.floor(at / people)))
    }
  }
  await Promise.all(Array.from({ length: 100 }, write))
}

const echo: typeof turn = async (conversation, incoming, { now }) => ({
  changes: [{ kind: 'conversation', id: incoming.from, body: conversation, tags: [] }],
  outgoing: [{ id: `${incoming.id}/1`, to: incoming.from, language: 'zh', at: now, text: '问题收到了。'.repeat(100) }],
  alarms: [],
  audit: [{ at: now, actor: incoming.from, action: 'question.answered', subject: 'cq-card-rules/8' }],
})

const begin = async (order: WorkerOrder) => {
  const knowledge = loadKnowledge('./knowledge')
  warmUp(knowledge)
  const store =
    'redis' in order
      ? await openRedisStore({ url: order.redis, vault, log: quiet })
      : openSqliteStore({ file: order.sqlite, vault, engine: true })
  const step = limited(order.step === 'bot' ? turn : echo)
  let worker: ReturnType<typeof startWorker> | undefined

  const answer = async (call: WorkerCall): Promise<number> => {
    switch (call.is) {
      case 'fill':
        await fill(store, call.people, call.first, call.each)
        return 0
      case 'work':
        worker ??= startWorker({ store, knowledge, turn: step, clock: Date.now, log: quiet })
        return 0
      case 'rest':
        await worker?.stop()
        worker = undefined
        return 0
      case 'inbox':
        return (await store.depth()).inbox
      case 'memory':
        return process.memoryUsage().rss
      case 'processor': {
        const { user, system } = process.cpuUsage()
        return user + system
      }
    }
  }
  process.on('message', async (call: WorkerCall) => process.send?.(await answer(call)))
  process.send?.('ready')
}

if (process.send) {
  process.on('disconnect', () => process.exit())
  process.once('message', (order: WorkerOrder) => void begin(order))
}
