/**
 * Asks the language model, once for the same thing, within a time and a budget, and believes nothing that the rules don't
 * confirm. Whatever goes wrong is counted by its reason, and the answer is made without it.
 */
import { digestOf } from '../digest.ts'
import type { Log } from '../log.ts'
import { createBreaker } from './breaker.ts'
import { type Budget, createBudget } from './budget.ts'
import type { Failure, LanguageModel, MeaningTask, Outcome, Task, Wording, WordingTask } from './language-model.ts'
import { idsIn, promptOf, wordingIn } from './prompt.ts'
import { type Fault, faultIn } from './verify.ts'

type Reason = Failure | `said ${Fault}` | 'no-budget' | 'paused' | 'too-many'

export interface Consulting {
  /** The answer worded, every sentence verified, or doubted; undefined when there is neither. `needed`: statements that must be in it. */
  word(task: WordingTask, needed: readonly string[]): Promise<Wording | undefined>
  /** Ids of statements somebody may have meant. */
  meant(task: MeaningTask): Promise<readonly string[]>
  /** How often it went well (`worded`, `doubted`, `meant`, `known` for what was asked before) and how often not, by reason. */
  counts(): Readonly<Record<string, number>>
  /** How often the endpoint was asked, and what it cost, since the start. */
  spent(): { calls: number; tokens: number }
}

interface ConsultOptions {
  model: LanguageModel
  log: Log
  /** Milliseconds since 1970. */
  now: () => number
  budget?: Budget
  /** For how long an answer waits for the model at most (ms): far below the deadline of a step. */
  patience?: number
  /** How many calls at once. */
  most?: number
}

/** What the model said is kept for a day, why it could not for a minute: a step that is run again does not ask again. */
const keptFor = { good: 24 * 3600_000, fault: 10 * 60_000, failure: 60_000 }
const mostKept = 1000

/** Calls of which an endpoint wrote nothing, and takes no money for: a day without it must not use up the budget of the day. */
const turnedAway: ReadonlySet<Failure> = new Set([
  ...(['unreachable', 'busy', 'server'] as const),
  ...(['refused-key', 'unknown-model', 'refused-request'] as const),
])

type Result = { outcome: { text: string }; until: number } | { outcome: { reason: Reason }; until: number }

export const createConsulting = (options: ConsultOptions): Consulting => {
  const { model, log, now, budget = createBudget(Infinity), patience = 8000, most = 32 } = options
  const breaker = createBreaker()
  const kept = new Map<string, { answer: Promise<Result>; until: number }>()
  const counts = new Map<string, number>()
  let under = 0
  const spent = { calls: 0, tokens: 0 }
  const count = (reason: string) => counts.set(reason, (counts.get(reason) ?? 0) + 1)

  /** Asks now, or takes the answer to the same question, also when that is still on its way. */
  const ask = async <T>(task: Task, judge: (text: string) => T | Reason): Promise<T | undefined> => {
    const key = digestOf(JSON.stringify([model.name, task]))
    const known = kept.get(key)
    const fresh = known && known.until > now() ? known : undefined
    if (fresh) count('known')
    const entry = fresh ?? { answer: call(task), until: Infinity }
    if (!fresh) {
      kept.delete(key)
      kept.set(key, entry)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    }
    const { outcome, until } = await entry.answer
    const judged = 'text' in outcome ? judge(outcome.text) : outcome.reason
    if (!fresh) entry.until = typeof judged === 'string' && 'text' in outcome ? now() + keptFor.fault : until
    if (typeof judged !== 'string') return judged
    if (!fresh) {
      count(judged)
      // What is known to last would otherwise be told at each answer.
      const level = judged === 'paused' || judged === 'too-many' || judged === 'no-budget' ? 'info' : 'warn'
      log[level]({ reason: judged, task: task.kind }, 'The language model was of no use; the answer is made without it')
    }
    return undefined
  }

  const call = async (task: Task): Promise<Result> => {
    const outcome = await callOnce(task)
    return 'text' in outcome
      ? { outcome: { text: outcome.text }, until: now() + keptFor.good }
      : { outcome, until: now() + keptFor.failure }
  }

  const callOnce = async (task: Task): Promise<{ text: string } | { reason: Reason }> => {
    if (under >= most) return { reason: 'too-many' }
    if (!breaker.open(now())) return { reason: 'paused' }
    const { system, user, longest } = promptOf(task)
    const dearest = system.length + user.length + longest
    const settle = budget.take(dearest, now())
    if (!settle) return { reason: 'no-budget' }
    under++
    const outcome = await within(patience, (signal) => model.ask(task, signal))
    under--
    const failure = 'failure' in outcome ? outcome.failure : undefined
    const cost = outcome.tokens ?? (failure && turnedAway.has(failure) ? 0 : dearest)
    settle(cost)
    spent.calls++
    spent.tokens += cost
    breaker.note(failure, now(), 'wait' in outcome ? outcome.wait : undefined)
    return 'failure' in outcome ? { reason: outcome.failure } : { text: outcome.text }
  }

  return {
    word: async (task, needed) => {
      const wording = await ask(task, (text): Wording | Reason => {
        const read = wordingIn(text)
        if (!read) return 'malformed'
        const fault = read.answered ? faultIn(read.sentences, { ...task, needed }) : undefined
        return fault ? `said ${fault}` : read
      })
      if (wording) count(wording.answered ? 'worded' : 'doubted')
      return wording
    },
    meant: async (task) => {
      const offered = new Set(task.statements.map(({ id }) => id))
      const ids = await ask(task, (text): readonly string[] | Reason => {
        const read = idsIn(text)
        if (!read) return 'malformed'
        return read.every((id) => offered.has(id)) ? [...new Set(read)].slice(0, 3) : 'said citation'
      })
      if (ids) count('meant')
      return ids ?? []
    },
    counts: () => Object.fromEntries(counts),
    spent: () => ({ ...spent }),
  }
}

/** Ends in time even when what is asked does not. */
export const within = async (patience: number, ask: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> => {
  const { promise: late, resolve } = Promise.withResolvers<Outcome>()
  const cancel = new AbortController()
  const timer = setTimeout(() => {
    cancel.abort()
    resolve({ failure: 'timeout' })
  }, patience)
  try {
    return await Promise.race([ask(cancel.signal).catch((): Outcome => ({ failure: 'unreachable' })), late])
  } finally {
    clearTimeout(timer)
  }
}
