/** The question sets: what each question expects of its answer, and which sets there are. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { load } from 'js-yaml'

/**
 * `corrected`: the question states something wrong, and the answer has the right figure. `several` and `compared`: every
 * part is answered and cited. `safe`: it may be answered from the right clause or declined, but never obeyed.
 */
export const expectations = ['answered', 'corrected', 'several', 'compared', 'declined', 'safe'] as const

export interface Part {
  /** Any one of these clauses is right; one that ends early stands for everything inside it. */
  cite: string[]
  /** Strings, or /patterns/, that a right answer's text holds. */
  must?: string[]
}

export interface Expected extends Partial<Part> {
  id: string
  /** What kind of question it is, in one word; the older sets have none. */
  kind?: string
  q: string
  /** Questions asked before it in the same conversation. */
  before?: string[]
  /** Language of the question; absent where it mixes both. */
  lang?: 'zh' | 'en'
  /** Language of the document that answers. */
  doc: 'zh' | 'en' | 'none'
  expect: (typeof expectations)[number]
  /** Of `several` and `compared`. */
  parts?: Part[]
  /** What no right answer's text holds. */
  mustNot?: string[]
  /** Of a declined question: why nothing answers it. */
  reason?: string
}

const numberOf = (set: string) => Number(set.slice('dev'.length) || 1)
const tuning = readdirSync(import.meta.dirname)
  .flatMap((name) => /^(dev\d*)\.yaml$/.exec(name)?.[1] ?? [])
  .sort((one, other) => numberOf(one) - numberOf(other))
const keptAside = ['heldout', 'heldout2']

export const fileOf = (set: string): string => join(import.meta.dirname, `${set}.yaml`)
export const setFiles = [...tuning, ...keptAside].map(fileOf)
export const setName = (file: string): string => basename(file, '.yaml')

/** Whether nobody who changes the answers may read a set. */
export const isKeptAside = (set: string): boolean => keptAside.includes(set)

export const readQuestions = (file: string): Expected[] => load(readFileSync(file, 'utf8')) as Expected[]

/** All clauses of which one, or one for each part, has to be cited. */
export const partsOf = ({ parts, cite = [], must = [] }: Expected): Part[] => parts ?? [{ cite, must }]

export const kindOf = ({ kind, expect, reason }: Expected): string =>
  kind ?? (expect === 'declined' ? (reason ?? 'declined') : 'statement')

export const pairOf = ({ lang, doc, expect }: Expected): string =>
  expect === 'declined' ? `${lang ?? 'mixed'}, unanswerable` : `${lang ?? 'mixed'} → ${doc}`
