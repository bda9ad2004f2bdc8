/**
 * Questions of which this is known: whether any document answers them, and of some by which statements. What is learnt
 * from questions (`refit.ts`) is learnt on most of them, and the others tell what that is worth: nobody looks at those.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answerer } from '../../bot/answers/answer.ts'
import type { Marks } from '../../bot/answers/recogniser.ts'
import type { Signs } from '../../bot/answers/signs.ts'
import { topicOf } from './run.ts'

export interface Labelled {
  /** Whether a document answers it. */
  told: boolean
  /** Ids of the statements that answer it, each by itself or together; none where only that one does is known. */
  by: string[]
  /** The turns of a conversation; the label is of the last. */
  turns: string[]
}

/** What came of a question. */
export interface Heard {
  /** Nothing answers it. */
  near: boolean
  isAnswered: boolean
  /** Ids of the statements told, and of those that answer it, where that is known. */
  told: readonly string[]
  by: readonly string[]
  signs?: Signs
  marks?: Marks
}

const fileOf = (part: 'labelled' | 'labelled-aside') => join(import.meta.dirname, `${part}.txt`)

/** Lines of `+ question`, `+policy/point,policy/point question` or `- question`. `aside`: those that nothing is fitted on. */
export const readLabelled = (aside = false): Labelled[] =>
  readFileSync(fileOf(aside ? 'labelled-aside' : 'labelled'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, label, by = '', text = ''] = /^([+-])(\S*) (.+)$/.exec(line) ?? []
      return label ? [{ told: label === '+', by: by ? by.split(',') : [], turns: text.split(' » ') }] : []
    })

export const hear = (answerer: Answerer, { told, by, turns }: Labelled): Heard => {
  const topic = topicOf(answerer, turns.slice(0, -1))
  const answer = answerer.answer(turns.at(-1) ?? '', topic ? { topic } : {})
  const { signs, marks } = answer
  return {
    near: !told,
    by,
    isAnswered: answer.status === 'answered',
    told: answer.status === 'answered' ? answer.points.map(({ id }) => id) : [],
    ...(signs && marks ? { signs, marks } : {}),
  }
}
