/**
 * Which statements are near a question by meaning, told by vectors of an endpoint. It helps where it can: until the vectors of
 * the statements are there, and whenever the endpoint is slow or fails, there is no list, and the words alone are searched.
 */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import { dot, type Embed, embedAll, unit } from '../../knowledge/retrieval/hybrid.ts'
import { digestOf } from '../digest.ts'
import type { Log } from '../log.ts'
import { createBreaker } from './breaker.ts'
import type { Failure } from './language-model.ts'

export interface Meaning {
  /** Has the vectors of these statements made, in the background; those known from the file cost nothing. */
  prepare(knowledge: Knowledge): void
  /** Ids of the points nearest to a question, nearest first. The question must be clean of whatever tells who asks. */
  near(knowledge: Knowledge, question: string): Promise<readonly string[] | undefined>
}

/** What an endpoint did in place of giving vectors. */
export class NoVectors extends Error {
  readonly failure: Failure
  readonly wait: number | undefined
  constructor(failure: Failure, wait?: number, cause?: unknown) {
    super(`No vectors: ${failure}`, { cause })
    this.failure = failure
    this.wait = wait
  }
}

interface MeaningOptions {
  embed: Embed
  /** Names the model and the endpoint: vectors of others are never mixed in. */
  name: string
  /** Where the vectors of the statements are kept. */
  folder: string | false
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
  /** For how long an answer waits for the vector of its question (ms). */
  patience?: number
}

const depth = 50
/** Calls for questions under way at once, and answers kept, so that a step that is run again finds the same. */
const most = { calls: 32, kept: 500 }
/** After this long the vectors of the statements are asked for again, each time longer. */
const pause = { first: 30_000, longest: 15 * 60_000 }

interface Prepared {
  points?: { id: string; vector: Float32Array }[]
  under: boolean
  notBefore: number
  pause: number
}

export const createMeaning = ({ embed, name, folder, log, now, patience = 1500 }: MeaningOptions): Meaning => {
  const breaker = createBreaker()
  const prepared = new WeakMap<Knowledge, Prepared>()
  const kept = new Map<string, Float32Array>()
  let under = 0

  const stateOf = (knowledge: Knowledge): Prepared => {
    const state = prepared.get(knowledge) ?? { under: false, notBefore: 0, pause: pause.first }
    prepared.set(knowledge, state)
    return state
  }

  const prepare = async (knowledge: Knowledge, state: Prepared) => {
    if (state.points || state.under || now() < state.notBefore) return
    state.under = true
    const texts = [...knowledge.points.values()].flatMap(({ id, policy, zh, en }) => {
      const short = knowledge.policies.get(policy)?.short
      return [
        { id, text: short ? `${short.zh}：${zh}` : zh },
        { id, text: short ? `${short.en}: ${en}` : en },
      ]
    })
    try {
      const vectors = await embedAll(
        texts.map(({ text }) => text),
        embed,
        { model: name, cache: folder },
      )
      state.points = texts.map(({ id }, at) => ({ id, vector: vectors[at] as Float32Array }))
    } catch (error) {
      const { failure, wait = 0 } = reasonOf(error)
      state.notBefore = now() + Math.max(state.pause, Math.min(wait, pause.longest))
      state.pause = Math.min(2 * state.pause, pause.longest)
      log.warn({ reason: failure }, 'No vectors of the statements; they are found by their words alone')
    } finally {
      state.under = false
    }
  }

  const vectorOf = async (question: string): Promise<Float32Array | undefined> => {
    const key = digestOf(question)
    const known = kept.get(key)
    if (known) return known
    if (under >= most.calls || !breaker.open(now())) return undefined
    under++
    try {
      const [vector] = await within(patience, (signal) => embed([question], signal))
      breaker.note(undefined, now())
      if (!vector) return undefined
      kept.set(key, unit(vector))
      const [oldest] = kept.keys()
      if (kept.size > most.kept && oldest !== undefined) kept.delete(oldest)
      return kept.get(key)
    } catch (error) {
      const { failure, wait } = reasonOf(error)
      breaker.note(failure, now(), wait)
      log.warn({ reason: failure }, 'No vector of a question; the words alone are searched')
      return undefined
    } finally {
      under--
    }
  }

  return {
    prepare: (knowledge) => void prepare(knowledge, stateOf(knowledge)),
    near: async (knowledge, question) => {
      const state = stateOf(knowledge)
      void prepare(knowledge, state)
      const { points } = state
      const [one] = points ?? []
      if (!points || !one) return undefined
      const vector = await vectorOf(question)
      if (vector?.length !== one.vector.length) return undefined
      const scored = points.map(({ id, vector: own }) => ({ id, score: dot(own, vector) }))
      scored.sort((one, other) => other.score - one.score)
      return [...new Set(scored.map(({ id }) => id))].slice(0, depth)
    },
  }
}

const reasonOf = (error: unknown): { failure: Failure; wait?: number } =>
  error instanceof NoVectors
    ? { failure: error.failure, ...(error.wait === undefined ? {} : { wait: error.wait }) }
    : { failure: 'malformed' }

/** Ends in time even when what is asked does not. */
const within = async <T>(patience: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const cancel = new AbortController()
  const timer = setTimeout(() => {
    cancel.abort()
    reject(new NoVectors('timeout'))
  }, patience)
  try {
    return await Promise.race([ask(cancel.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
