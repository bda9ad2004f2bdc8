/**
 * Search beside the libraries people would take: how often the right passage comes first and how long it takes. Passages and
 * questions come from a folder (passages.jsonl: {id, lang, title?, text, doc?}; questions.jsonl: {lang, text, gold: [ids]}),
 * else from the product's own points and their asks.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Converter } from 'opencc-js/cn2t'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { cachedIndex } from '../../knowledge/retrieval/index-file.ts'
import { drawing, pick } from '../../knowledge/rules/scheme-people.ts'
import { buildIndex, type Passage } from '../../knowledge/search.ts'
import { type Engine, libraries, ours } from './libraries.ts'
import { ms, printTable, summary } from './table.ts'

interface Question {
  lang: 'zh' | 'en'
  text: string
  gold: string[]
}
type Found = Passage & { doc?: string }
interface Data {
  passages: Found[]
  questions: Question[]
}
interface Task {
  name: string
  bar?: number
  /** One index or several, each asked all of the questions. */
  indexes: Found[][]
  questions: Question[]
}

const many = 100_000
const toTraditional = Converter({ from: 'cn', to: 't' })

export const benchSearch = async (folder?: string) => {
  const cache = mkdtempSync(join(tmpdir(), 'bench-search-'))
  try {
    buildIndex([{ id: 'a', lang: 'en', text: 'talent' }], { cache }).search('人才', 1) // the table is derived once
    const data = folder ? readFolder(folder) : ownPoints()
    for (const task of tasks(data)) {
      const rows: [string, string, string?][] = []
      for (const engine of [ours(cache), ...libraries])
        rows.push([
          engine.name,
          await measure(engine, task),
          engine.name === 'ours' && task.bar ? `R@1 ${task.bar}` : '',
        ])
      printTable(`search, ${task.name}: R@1 R@5 – p50 p95`, rows)
    }
    atScale(data, cache)
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const readFolder = (folder: string): Data => ({
  passages: lines(join(folder, 'passages.jsonl')) as Found[],
  questions: lines(join(folder, 'questions.jsonl')) as Question[],
})

/** Three asks a point in each language; the statement in either language is the passage to find. */
const ownPoints = (): Data => {
  const points = [...loadKnowledge('./knowledge').points.values()]
  const languages = ['zh', 'en'] as const
  const name = (point: (typeof points)[number]) => `${point.policy}/${point.id}`
  return {
    passages: points.flatMap((point) =>
      languages.map((lang) => ({ id: `${name(point)}.${lang}`, lang, doc: name(point), text: point[lang] })),
    ),
    questions: points.flatMap((point) =>
      languages.flatMap((lang) =>
        point.asks[lang]
          .slice(0, 3)
          .map((text) => ({ lang, text, gold: languages.map((other) => `${name(point)}.${other}`) })),
      ),
    ),
  }
}

const tasks = ({ passages, questions }: Data): Task[] => {
  const of =
    (lang: string) =>
    <T extends { lang: string }>(list: T[]) =>
      list.filter((one) => one.lang === lang)
  const [zh, en] = [of('zh'), of('en')]
  // Each document in one language only, once so and once the other way round.
  const documents = [...new Set(passages.map(({ doc = '', id }) => doc || id.replace(/\.\w+$/, '')))]
  const place = new Map(documents.map((doc, at) => [doc, at % 2]))
  const side = (even: string) =>
    passages.filter((p) => (place.get(p.doc || p.id.replace(/\.\w+$/, '')) === 0) === (p.lang === even))
  const traditional = zh(questions).map((question) => ({ ...question, text: toTraditional(question.text) }))
  const mixed = [side('zh'), side('en')]
  return [
    { name: 'zh', bar: 0.93, indexes: [zh(passages)], questions: zh(questions) },
    { name: 'zh in traditional script', indexes: [zh(passages)], questions: traditional },
    { name: 'en', bar: 0.94, indexes: [en(passages)], questions: en(questions) },
    { name: 'zh to en', bar: 0.8, indexes: [en(passages)], questions: zh(questions) },
    { name: 'en to zh', bar: 0.75, indexes: [zh(passages)], questions: en(questions) },
    { name: 'zh, documents in one language each', bar: 0.85, indexes: mixed, questions: zh(questions) },
    { name: 'en, documents in one language each', bar: 0.8, indexes: mixed, questions: en(questions) },
  ]
}

const measure = async (engine: Engine, { indexes, questions }: Task): Promise<string> => {
  let [first, five] = [0, 0]
  const times: number[] = []
  for (const passages of indexes) {
    const search = engine.build(passages)
    for (const { text, gold } of questions) {
      const start = performance.now()
      const ids = await search(text, 5)
      times.push(performance.now() - start)
      if (gold.includes(ids[0] as string)) first++
      if (ids.some((id) => gold.includes(id))) five++
    }
  }
  const { p50, p95 } = summary(times)
  const share = (count: number) => (count / times.length).toFixed(3)
  return `${share(first)} ${share(five)} – ${p50.toFixed(2)} ${p95.toFixed(2)} ms`
}

/** Passages put together of pieces of sentences, half of them in each language. */
const atScale = ({ passages, questions }: Data, cache: string) => {
  const draw = drawing(1)
  const pieces = { zh: sentences(passages, 'zh'), en: sentences(passages, 'en') }
  const drawn = Array.from({ length: many }, (_, at): Passage => {
    const lang = at % 2 === 0 ? 'zh' : 'en'
    const text = Array.from({ length: 8 }, () => {
      const piece = pick(draw, pieces[lang])
      const from = Math.floor(draw() * piece.length * 0.7)
      return piece.slice(from, from + 20 + Math.floor(draw() * 30))
    })
    return { id: `${at}`, lang, text: `${text.join(' ')} ${Math.floor(draw() * many)}` }
  })
  const before = process.memoryUsage().rss
  const start = performance.now()
  const index = buildIndex(drawn, { cache })
  const built = performance.now()
  const memory = process.memoryUsage().rss - before
  const rows: [string, string, string?][] = [
    ['build', `${((built - start) / 1000).toFixed(1)} s`, 'under 30 s'],
    ['memory that the index adds', `${(memory / 2 ** 20).toFixed(0)} MB`, 'under 1024 MB'],
  ]
  for (const lang of ['zh', 'en'] as const) {
    const times = questions
      .filter((question) => question.lang === lang)
      .map(({ text }) => {
        const from = performance.now()
        index.search(text, 10)
        return performance.now() - from
      })
    rows.push([`${lang} questions, p50`, ms(summary(times).p50)])
    rows.push([`${lang} questions, p95`, ms(summary(times).p95), 'under 10 ms'])
  }
  cachedIndex(drawn, { cache })
  const from = performance.now()
  cachedIndex(drawn, { cache })
  rows.push(['loaded from the cache', ms(performance.now() - from), 'under 1000 ms'])
  printTable(`search, ${many} passages, both languages`, rows)
}

const sentences = (passages: readonly Passage[], lang: string) =>
  passages.filter((passage) => passage.lang === lang).flatMap(({ text }) => text.split(/[。；.;]\s*/).filter(Boolean))
