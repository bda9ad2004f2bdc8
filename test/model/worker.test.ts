import { afterEach, beforeEach, expect, it } from 'vitest'
import { createModel } from '../../adapters/openai/model.ts'
import { createConsulting } from '../../bot/model/consult.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { startWorker } from '../../bot/worker.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { knowledge } from '../our-knowledge.ts'
import { type Conduct, startServer, testKey, testModel } from './server.ts'

const question = 'how long is the card valid?'
const good: Conduct = {
  say: JSON.stringify({ sentences: [{ text: 'The card is valid for 3 years.', from: ['S1'] }] }),
}

let store: Store
let remove: () => Promise<void>
let server: Awaited<ReturnType<typeof startServer>>
let worker: ReturnType<typeof startWorker>
beforeEach(() => {
  ;({ store, remove } = openTestStore())
})
afterEach(async () => {
  await server.stop()
  await worker.stop()
  await remove()
})

const start = async (conduct: () => Conduct, { patience = 120_000, concurrency = 1, over = store } = {}) => {
  server = await startServer(conduct)
  const { log } = collectLog()
  const model = createConsulting({
    model: createModel({ apiKey: testKey, baseUrl: server.url, model: testModel }),
    log,
    now: Date.now,
    patience,
  })
  worker = startWorker({ store: over, knowledge, turn, clock: Date.now, log, concurrency, model })
}
const ask = (id: string, from: string, text: string) => store.accept({ id, from, at: Date.now(), kind: 'text', text })
const repliesTo = async (address: string) =>
  (await store.history(address, { last: 100 })).flatMap((line) => (line.direction === 'out' ? [line.message.text] : []))

it('a model that stands still holds up only its own conversation, even with one worker', async () => {
  await start(() => ({ stall: 'before' }))
  await ask('slow1', 'web:slow', question)
  await until(() => server.asked.length === 1)
  for (let n = 0; n < 20; n++) await ask(`quick${n}`, `web:${n}`, 'hello')
  await ask('slow2', 'web:slow', 'thanks')
  await until(async () =>
    (await Promise.all(Array.from({ length: 20 }, (_, n) => repliesTo(`web:${n}`)))).every((r) => r.length === 1),
  )
  expect(await repliesTo('web:slow')).toEqual([])
})

it('after its time the statements are the answer, and what was said next is answered after it', async () => {
  await start(() => ({ stall: 'within' }), { patience: 300 })
  await ask('slow1', 'web:slow', question)
  await ask('slow2', 'web:slow', 'thanks')
  await until(async () => (await repliesTo('web:slow')).length === 2)
  const [first, second] = await repliesTo('web:slow')
  expect(first).toMatch(/^The Talent Service Card is valid for 3 years\.\n\nAlso note/)
  expect(second).toMatch(/welcome/i)
})

it('a step that lost a race does not ask again', async () => {
  let races = 3
  const over: Store = {
    ...store,
    claim: (now) => store.claim(now),
    commit: async (claim, effects, read) => (races-- > 0 ? false : store.commit(claim, effects, read)),
  }
  await start(() => good, { over })
  await ask('a1', 'web:a', question)
  await until(async () => (await repliesTo('web:a')).length === 1)
  expect((await repliesTo('web:a'))[0]).toMatch(/^The card is valid for 3 years\./)
  expect(races).toBeLessThan(0)
  expect(server.asked).toHaveLength(1)
})

it('a question that is put otherwise while the model thinks is answered once, in its new wording', async () => {
  await start(() => ({ ...good, after: 500 }))
  await ask('q1', 'web:a', question)
  await until(() => server.asked.length === 1)
  await store.accept({
    id: 'q2',
    from: 'web:a',
    at: Date.now(),
    kind: 'text',
    text: 'how long is it, please?',
    edits: 'q1',
  })
  await store.accept({ id: 'q3', from: 'web:a', at: Date.now(), kind: 'text', text: question, edits: 'q1' })
  await ask('q4', 'web:a', 'thanks')
  await until(async () => (await repliesTo('web:a')).some((text) => /welcome/i.test(text)))
  const [only, ...others] = await repliesTo('web:a')
  expect(only).toMatch(/valid for 3 years/)
  expect(others).toHaveLength(1)
})

it('a question that is taken back while the model thinks is not answered', async () => {
  await start(() => ({ ...good, after: 500 }))
  await ask('q1', 'web:a', question)
  await until(() => server.asked.length === 1)
  await store.accept({ id: 'q2', from: 'web:a', at: Date.now(), kind: 'recall', recalls: 'q1' })
  await ask('q3', 'web:a', 'thanks')
  await until(async () => (await repliesTo('web:a')).length > 0)
  expect(await repliesTo('web:a')).toEqual([expect.stringMatching(/welcome/i)])
})
