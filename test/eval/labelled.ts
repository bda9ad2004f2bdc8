/**
 * Questions of which only this is known: whether any document answers them. Nobody looks at them to change an answer; the
 * weights of `confidence.ts` are fitted on most of them, and the others tell what that is worth.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answerer } from '../../bot/answers/answer.ts'
import type { Signs } from '../../bot/answers/signs.ts'
import { topicOf } from './run.ts'

export interface Labelled {
  /** Whether a document answers it. */
  told: boolean
  /** The turns of a conversation; the label is of the last. */
  turns: string[]
}

export interface Heard {
  /** Nothing answers it. */
  near: boolean
  isAnswered: boolean
  signs?: Signs
}

const fileOf = (part: 'labelled' | 'labelled-aside') => join(import.meta.dirname, `${part}.txt`)

/** `aside`: those that the weights are not fitted on. */
export const readLabelled = (aside = false): Labelled[] =>
  readFileSync(fileOf(aside ? 'labelled-aside' : 'labelled'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, label, text = ''] = /^([+-]) (.+)$/.exec(line) ?? []
      return label ? [{ told: label === '+', turns: text.split(' » ') }] : []
    })

export const hear = (answerer: Answerer, { told, turns }: Labelled): Heard => {
  const topic = topicOf(answerer, turns.slice(0, -1))
  const { status, signs } = answerer.answer(turns.at(-1) ?? '', topic ? { topic } : {})
  return { near: !told, isAnswered: status === 'answered', ...(signs ? { signs } : {}) }
}
