/** Draft points: one for each sentence of a clause, in its own words. What only a person can write is marked. */

import type { Open } from '../clauses.ts'
import type { NumberingStyle } from '../policy.ts'
import type { Language } from '../retrieval/text.ts'
import type { Said, Say } from '../said.ts'
import { type Assistant, assisted, type Told } from './assist.ts'
import { itemsOf, withList } from './lists.ts'
import { treeOf } from './tree.ts'

export interface DraftPoint {
  id: string
  clause: string
  zh: string
  en: string
  asks: { zh: string[]; en: string[] }
  /** For the editor, written above it. */
  remarks?: string[]
  [other: string]: unknown
}

/** What became of a clause whose points a language model was to draft. */
export interface Aid {
  /** Points of its draft that were taken. */
  taken: number
  /** What was not taken of it, and why. */
  dropped: Said[]
  /** Why it drafted nothing. */
  trouble?: Said
}

export interface DraftingOptions {
  /** The editor's words, in which remarks and marks are written. */
  say: Say
  assistant?: Assistant
  /** How many of all sentences the model was asked about: none at the beginning, as its first answer may take a minute. */
  progress?: (done: number, total: number) => void
}

interface Drafts {
  points: DraftPoint[]
  silent: { clause: string; why: string }[]
  aids: Aid[]
}

/** So many clauses are with the model at once. */
const atOnce = 3

/**
 * The points of these clauses, in their order; those that tell nothing are `silent`. `all`: the clauses of the document,
 * as a list is told with what introduces it.
 */
export const draftPoints = async (
  clauses: readonly Open[],
  all: readonly Open[],
  numbering: readonly NumberingStyle[],
  language: Language,
  { say, assistant, progress = () => {} }: DraftingOptions,
): Promise<Drafts> => {
  const given = clauses.map((clause): Given => {
    const sentences = withList(clause, all, numbering, language)
    return { clause, sentences, silent: whySilent(clause, all, sentences) }
  })
  const total = given.reduce((sum, { sentences, silent }) => sum + (silent ? 0 : sentences.length), 0)
  const drafted: Drafts[] = []
  let [next, done] = [0, 0]
  const tell = (sentences: number) => {
    done += sentences
    progress(done, total)
  }
  const work = async () => {
    while (next < given.length) {
      const at = next++
      drafted[at] = await draftClause(given[at] as Given, all, language, say, assistant, tell)
    }
  }
  if (total > 0) tell(0)
  await Promise.all(Array.from({ length: assistant ? atOnce : 1 }, work))
  return {
    points: drafted.flatMap(({ points }) => points),
    silent: drafted.flatMap(({ silent }) => silent),
    aids: drafted.flatMap(({ aids }) => aids),
  }
}

/** `silent`: the key of the reason why it tells nothing. */
interface Given {
  clause: Open
  sentences: string[]
  silent: string | undefined
}

const draftClause = async (
  { clause, sentences, silent }: Given,
  clauses: readonly Open[],
  language: Language,
  say: Say,
  assistant: Assistant | undefined,
  tell: (sentences: number) => void,
): Promise<Drafts> => {
  if (silent) return { points: [], silent: [{ clause: clause.id, why: say({ say: silent }) }], aids: [] }
  const { statements, aid } = assistant
    ? await assisted(wholeOf(clause, clauses), sentences, language, assistant, tell)
    : { statements: sentences.map((text): Told => ({ text })), aid: undefined }
  const toDo = say({ say: 'draft.to-do' })
  const marked = (words: string[] = []) => words.map((ask) => `${toDo} ${ask}`)
  const points = statements.map(({ text, instead, translation, asks, remarks = [] }, n): DraftPoint => {
    const own = instead === undefined ? text : `${toDo} ${instead}`
    const other = translation === undefined ? toDo : `${toDo} ${translation}`
    return {
      id: `c${clause.id.replace(/[^a-z0-9]+/g, '-')}${statements.length > 1 ? letterOf(n) : ''}`,
      clause: clause.id,
      zh: language === 'zh' ? own : other,
      en: language === 'en' ? own : other,
      asks: { zh: marked(asks?.zh), en: marked(asks?.en) },
      ...(remarks.length > 0 ? { remarks: remarks.map(say) } : {}),
    }
  })
  const { id } = clause
  return {
    points,
    silent: [],
    aids: aid ? [{ ...aid, dropped: aid.dropped.map((what) => ({ say: 'draft.of-clause', clause: id, what })) }] : [],
  }
}

/** `c4-1` is of the clause 4.1, `c4a` the first statement of the clause 4. */
const letterOf = (n: number): string =>
  `${n < 26 ? '' : letterOf(Math.floor(n / 26) - 1)}${String.fromCharCode(97 + (n % 26))}`

/** A list is told by the clause that introduces it, with the figures of its items. */
const wholeOf = (clause: Open, clauses: readonly Open[]): string =>
  [clause, ...itemsOf(clause, clauses)].flatMap(({ lines }) => lines).join('\n')

/** The key of the reason. */
const whySilent = (
  { id, lines }: Open,
  clauses: readonly Open[],
  statements: readonly string[],
): string | undefined => {
  if (id === 'header') return 'draft.silent-header'
  if (id === 'signature') return 'draft.silent-signature'
  if (id === 'annexes' || id.startsWith('annexes.')) return 'draft.silent-annexes'
  if (statements.length === 0 || (/^annex-/.test(id) && statements.every((text) => !/[。.；;]$/.test(text))))
    return 'draft.silent-empty'
  return treeOf(clauses).holders.has(id) && lines.every((line) => line.length <= 60 && !/[。.；;:：]$/.test(line))
    ? 'draft.silent-heading'
    : undefined
}
