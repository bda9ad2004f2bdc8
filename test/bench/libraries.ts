/** Search libraries as people set them up for Chinese and English: words cut by Intl.Segmenter, any word may match, best first. */
import { DatabaseSync } from 'node:sqlite'
import { create, insertMultiple, search } from '@orama/orama'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { buildIndex, type Passage } from '../../knowledge/search.ts'

export interface Engine {
  name: string
  build(passages: readonly Passage[]): (query: string, k: number) => string[] | Promise<string[]>
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const words = (text: string): string[] =>
  [...segmenter.segment(text.toLowerCase())].filter((part) => part.isWordLike).map((part) => part.segment)

export const ours = (cache: string): Engine => ({
  name: 'ours',
  build: (passages) => {
    const index = buildIndex(passages, { cache })
    return (query, k) => index.search(query, k).map(({ id }) => id)
  },
})

export const libraries: Engine[] = [
  {
    name: 'MiniSearch',
    build: (passages) => {
      const index = new MiniSearch<Passage>({ fields: ['title', 'text'], tokenize: words })
      index.addAll(passages)
      return (query, k) =>
        index
          .search(query)
          .slice(0, k)
          .map(({ id }) => id as string)
    },
  },
  {
    name: 'Orama',
    build: (passages) => {
      const tokenizer = { language: 'chinese', normalizationCache: new Map(), tokenize: words }
      const index = create({ schema: { title: 'string', text: 'string' } as const, components: { tokenizer } })
      const ready = insertMultiple(
        index,
        passages.map(({ id, title = '', text }) => ({ id, title, text })),
      )
      return async (query, k) => {
        await ready
        return (await search(index, { term: query, limit: k, threshold: 1 })).hits.map(({ id }) => id)
      }
    },
  },
  {
    name: 'FlexSearch',
    build: (passages) => {
      const index = new FlexSearch.Index({ tokenize: 'strict', encode: words })
      for (const [at, { title = '', text }] of passages.entries()) index.add(at, `${title}\n${text}`)
      return (query, k) =>
        (index.search(query, { limit: k, suggest: true }) as number[]).map((at) => (passages[at] as Passage).id)
    },
  },
  {
    name: 'SQLite FTS5',
    build: (passages) => {
      const database = new DatabaseSync(':memory:')
      database.exec('CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, text); BEGIN')
      const insert = database.prepare('INSERT INTO passages VALUES (?, ?)')
      for (const { id, title = '', text } of passages) insert.run(id, words(`${title}\n${text}`).join(' '))
      database.exec('COMMIT')
      const select = database.prepare('SELECT id FROM passages WHERE text MATCH ? ORDER BY bm25(passages) LIMIT ?')
      return (query, k) => {
        const any = words(query).map((word) => `"${word.replaceAll('"', '""')}"`)
        return any.length > 0 ? select.all(any.join(' OR '), k).map(({ id }) => id as string) : []
      }
    },
  },
]
