/** The question sets: what each question expects of its answer, and which sets there are. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { load } from 'js-yaml'
import type { Reason } from '../../bot/answers/decide.ts'

/**
 * `corrected`: the question states something wrong, and the answer has the right figure. `several` and `compared`: every
 * part is answered and cited. `safe`: it may be answered from the right clause or declined, but never obeyed.
 */
export const expectations = ['answered', 'corrected', 'several', 'compared', 'declined', 'safe'] as const

/**
 * What a question is, beside what its expectation, its reason and `before` tell of it. `wording`: colloquial, clumsy, in
 * dialect, misspelt, as typed from a voice. `across`: the document is in the other language. `premise`: it states
 * something, right or wrong. `as-of`: about another day. `story`: told before or beside the question. `twin`: an answerable
 * question much like one that no document answers. `outside`: about no policy.
 */
export const kinds = [
  'wording',
  'across',
  'premise',
  'as-of',
  'story',
  'twin',
  'elsewhere',
  'outside',
  'hostile',
] as const

/** Why nothing answers a question, as the bot itself tells them apart. */
export const reasons: readonly Reason[] = ['no-question', 'other-place', 'not-covered', 'kind-missing']

export interface Part {
  /** Any one of these clauses is right; one that ends early stands for everything inside it. */
  cite: string[]
  /** Strings, or /patterns/, that a right answer's text holds. */
  must?: string[]
}

export interface Expected extends Partial<Part> {
  id: string
  kind?: (typeof kinds)[number]
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
  /** Of a declined question. */
  reason?: Reason
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

/** For the tables. `near`: about our programmes, and no document answers it. */
export const kindOf = (expected: Expected): string => {
  const { kind, expect, before } = expected
  const row =
    kind ??
    (expect === 'declined'
      ? declinedKind(expected)
      : expect === 'several' || expect === 'compared'
        ? expect
        : 'statement')
  return before ? `${row}, in a conversation` : row
}

const declinedKind = ({ reason }: Expected): string =>
  reason === 'other-place' ? 'elsewhere' : reason === 'no-question' ? 'outside' : 'near'

export const pairOf = ({ lang, doc, expect }: Expected): string =>
  expect === 'declined' ? `${lang ?? 'mixed'}, unanswerable` : `${lang ?? 'mixed'} → ${doc}`
