/** A language model as the conversation knows it. It proposes; rules decide what of it is said. */
import type { Language } from '../channel.ts'

/** A statement of a clause, as the model is given it. `id` is short and holds for this request only. */
export interface Statement {
  id: string
  text: string
}

/** A sentence and the statements it is taken from. */
export interface Sentence {
  text: string
  from: string[]
}

/**
 * To word an answer, and to say whether it is one. `question` is cleaned of whatever could tell who asks; `before`: the
 * question it leans on, in the same way. `of`: the title of the statement's document.
 */
export interface WordingTask {
  kind: 'word'
  language: Language
  question: string
  before?: string
  statements: readonly (Statement & { of?: string })[]
}

/** What a model made of an answer: `answered` is its own opinion, which may be wrong. */
export interface Wording {
  answered: boolean
  sentences: readonly Sentence[]
}

/** To say which of these questions somebody may have meant. */
export interface MeaningTask {
  kind: 'meant'
  language: Language
  question: string
  statements: readonly Statement[]
}

/** To draft points for an editor. `statements`: sentences of one clause; `language`: theirs. */
export interface DraftingTask {
  kind: 'draft'
  language: Language
  statements: readonly Statement[]
}

export type Task = WordingTask | MeaningTask | DraftingTask

/** Why there is no answer of a model: what the endpoint did. */
export type Failure =
  | 'timeout'
  | 'unreachable'
  | 'busy'
  | 'server'
  | 'refused-key'
  | 'unknown-model'
  | 'refused-request'
  | 'refusal'
  | 'empty'
  | 'truncated'
  | 'too-long'
  | 'malformed'

/** `tokens`: what the call cost, as far as the endpoint says. `wait`: for how long it wants to be left alone (ms). */
export type Outcome = { tokens?: number } & ({ text: string } | { failure: Failure; wait?: number })

export interface LanguageModel {
  /** Names the model and what is asked of it: answers of another one are never mixed up with it. */
  name: string
  /** What the model wrote, as text. Never rejects. Ends soon after `signal`. */
  ask(task: Task, signal: AbortSignal): Promise<Outcome>
}
