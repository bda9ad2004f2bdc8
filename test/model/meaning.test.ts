/** Statements found by meaning too: what an endpoint of vectors changes, and that nothing depends on it. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmbed } from '../../adapters/openai/embed.ts'
import { createMeaning } from '../../bot/model/meaning.ts'
import type { Store } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { startWorker } from '../../bot/worker.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { answerer } from '../our-answerer.ts'
import { knowledge } from '../our-knowledge.ts'
import { type Asked, letters, startServer, testKey, type Vectors } from './server.ts'

const question = '入托怎么弄'
/** Found by words first, and what the endpoint takes for nearest. */
const byWords = knowledge.points.get('cq-card-rules/dept-school')
const nearest = knowledge.points.get('cq-card-rules/school-whole')
if (!byWords || !nearest) throw new Error('the statements of the test are gone')

/** A direction for the question and the nearest statement, another for everything else. */
const pointing = (text: string): number[] =>
  text === question || text.includes(nearest.zh) || text.includes(nearest.en) ? [3, 0.1] : [0.1, 2]

describe('an order that leans on meaning', () => {
  const first = (near: string[], text = question) => {
    const answer = answerer.leaning({ text, points: near }).answer(text)
    return answer.status === 'answered' ? answer.points[0]?.id : answer.status
  }

  it('takes the statement that is near by both', () => {
    expect(first([])).toBe(byWords.id)
    const others = [...knowledge.points.keys()].filter((id) => id.startsWith('bj-')).slice(0, 5)
    expect(first([nearest.id, ...others, byWords.id])).toBe(nearest.id)
    expect(first([byWords.id, nearest.id])).toBe(byWords.id)
  })

  it('answers nothing that the words give no evidence for', () => {
    const all = [...knowledge.points.keys()]
    for (const text of ['有什么住房补贴', 'what is the weather like tomorrow', '怎么做红烧肉', '上海落户条件是什么']) {
      const plain = answerer.answer(text)
      expect(plain.status).not.toBe('answered')
      for (const id of all.filter((_, at) => at % 7 === 0)) expect(first([id], text)).toBe(plain.status)
    }
    const far = all.find((id) => id.startsWith('bj-') && id.endsWith('real-estate-budget'))
    expect(first([far as string])).toBe(byWords.id)
  })

  it('leaves an ask first that is the question itself', () => {
    const [ask] = byWords.asks.zh
    expect(first([nearest.id], ask)).toBe(first([], ask))
  })

  it('has no say about a part of the message', () => {
    const both = `${question}？人才服务证有效期多久？`
    const answer = answerer.leaning({ text: both, points: [nearest.id] }).answer(both)
    expect(answer).toEqual(answerer.answer(both))
  })
})

describe('an endpoint of vectors', () => {
  let folder: string
  let store: Store
  let remove: () => Promise<void>
  let server: Awaited<ReturnType<typeof startServer>>
  let worker: ReturnType<typeof startWorker> | undefined
  let lines: ReturnType<typeof collectLog>['lines']
  let time: number
  beforeEach(() => {
    ;({ store, remove } = openTestStore())
    folder = mkdtempSync(join(tmpdir(), 'meaning-'))
    time = Date.now()
  })
  afterEach(async () => {
    await server.stop()
    await worker?.stop()
    worker = undefined
    await remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (vectors: (asked: Asked) => Vectors, { patience = 120_000 } = {}) => {
    server = await startServer(() => ({ say: '' }), { vectors })
    const collected = collectLog()
    lines = collected.lines
    const meaning = createMeaning({
      embed: createEmbed({ apiKey: testKey, baseUrl: server.url, model: 'test-embedding' }),
      name: `${server.url} test-embedding`,
      folder,
      log: collected.log,
      now: () => time,
      patience,
    })
    worker = startWorker({ store, knowledge, turn, clock: Date.now, log: collected.log, meaning })
    return meaning
  }
  const isForQuestion = ({ body }: Asked) => (body.input as string[]).length === 1
  const asked = (texts: (asked: Asked) => boolean) => server.asked.filter(texts)
  const prepared = async (meaning: ReturnType<typeof createMeaning>) => {
    meaning.prepare(knowledge)
    await until(() => readdirSync(folder).some((name) => /^vectors-.*\.bin$/.test(name)))
  }
  let count = 0
  /** The clause cited first, after the question. */
  const ask = async (text = question, from = `web:p${++count}`) => {
    await store.accept({ id: `m${++count}`, from, at: Date.now(), kind: 'text', text })
    const replies = async () => (await store.history(from, { last: 20 })).filter((line) => line.direction === 'out')
    await until(async () => (await replies()).length > 0)
    const last = (await replies()).at(-1)
    const cited = last?.direction === 'out' ? last.message.citations?.[0] : undefined
    return cited && `${cited.policy}/${cited.clause}`
  }
  const clauseOf = (point: { policy: string; clause: string }) => `${point.policy}/${point.clause}`

  it('changes which statement comes first once all vectors are there, and not before', async () => {
    const meaning = await open(() => ({ of: pointing }))
    expect(await ask()).toBe(clauseOf(byWords))
    await prepared(meaning)
    expect(await ask()).toBe(clauseOf(nearest))
    expect(asked(isForQuestion)).toHaveLength(1)
    await ask() // the same question costs no further call
    expect(asked(isForQuestion)).toHaveLength(1)
  })

  it('is asked in batches once: a later start takes the vectors from the file', async () => {
    await prepared(await open(() => ({ of: pointing })))
    const texts = asked(() => true).flatMap(({ body }) => body.input as string[])
    expect(texts).toHaveLength(2 * knowledge.points.size)
    expect(asked(() => true).length).toBeLessThan(texts.length / 20)
    const { url } = server
    const again = createMeaning({
      embed: async () => {
        throw new Error('asked again')
      },
      name: `${url} test-embedding`,
      folder,
      log: collectLog().log,
      now: Date.now,
    })
    again.prepare(knowledge)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await again.near(knowledge, question)).toBeUndefined() // no vector of the question, and no error
    expect(asked(() => true).flatMap(({ body }) => body.input as string[])).toHaveLength(texts.length)
  })

  it.each([
    ['fails', { status: 500 }],
    ['refuses the key', { status: 401 }],
    ['gives a page', { raw: '<html>hello</html>' }],
    ['gives no vectors', { raw: '{"data":[]}' }],
    ['gives vectors of another length', { of: () => [1, 2, 3] }],
    ['gives what is no figure', { raw: '{"data":[{"index":0,"embedding":["a","b"]}]}' }],
    ['stands still', { stall: true }],
    ['is slow', { after: 3000, of: pointing }],
  ] as [string, Vectors][])('that %s changes nothing', async (_what, conduct) => {
    const meaning = await open((call) => (isForQuestion(call) ? conduct : { of: pointing }), { patience: 300 })
    await prepared(meaning)
    expect(await ask()).toBe(clauseOf(byWords))
    expect(JSON.stringify(lines)).not.toContain(question)
  })

  it('is left alone for a while after three failures in a row, and asked again later', async () => {
    let works = false
    const meaning = await open((call) => (isForQuestion(call) && !works ? { status: 500 } : { of: pointing }))
    await prepared(meaning)
    for (let n = 0; n < 5; n++) expect(await ask()).toBe(clauseOf(byWords))
    expect(asked(isForQuestion)).toHaveLength(3)
    works = true
    time += 60_000
    expect(await ask()).toBe(clauseOf(nearest))
  })

  it('that fails in the middle of the statements keeps what it gave, and is asked for the rest later', async () => {
    let left = 3
    const meaning = await open((call) => (!isForQuestion(call) && left-- <= 0 ? { status: 503 } : { of: pointing }))
    await prepared(meaning)
    await until(() => lines.length > 0)
    const before = asked(() => true).length
    expect(await ask()).toBe(clauseOf(byWords))
    expect(asked(() => true)).toHaveLength(before)
    left = Number.POSITIVE_INFINITY
    time += 60_000
    await ask()
    const all = Math.ceil((2 * knowledge.points.size) / 64)
    await until(() => asked((call) => !isForQuestion(call)).length === 1 + all)
    await until(async () => (await meaning.near(knowledge, question)) !== undefined)
    expect(await ask()).toBe(clauseOf(nearest))
  })

  it('is never told who asks, and never asked for what is said in a dialogue', async () => {
    await prepared(await open(() => ({ of: letters })))
    const told = server.asked.length
    await ask('我叫欧阳若曦，电话13912345678，护照E12345678，子女入学怎么办')
    expect(asked(isForQuestion)).toHaveLength(1)
    await store.accept({ id: 'd1', from: 'web:d', at: Date.now(), kind: 'text', text: '检查资格' })
    await until(async () => (await store.history('web:d', { last: 9 })).length > 1)
    const sent = server.asked.slice(told).map(({ whole }) => whole)
    expect(sent.join('\n')).toContain('子女入学')
    expect(sent.join('\n')).not.toMatch(/欧阳|若曦|13912345678|E12345678/)
  })

  it('works where nothing can be written', async () => {
    await open(() => ({ of: pointing }))
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const meaning = createMeaning({
      embed: createEmbed({ apiKey: testKey, baseUrl: server.url, model: 'test-embedding' }),
      name: 'x',
      folder: join(file, 'inside'),
      log: collectLog().log,
      now: Date.now,
    })
    await until(async () => (await meaning.near(knowledge, question)) !== undefined)
    expect((await meaning.near(knowledge, question))?.[0]).toBe(nearest.id)
  })
})
