/** Lets the language model draft points for an editor: one call for a few sentences of a clause, within a time and a budget. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Assistant, Drafted } from '../../knowledge/add/assist.ts'
import type { Said } from '../../knowledge/said.ts'
import { type Budget, createBudget } from './budget.ts'
import { within } from './consult.ts'
import type { DraftingTask, Failure, LanguageModel, Outcome } from './language-model.ts'
import { draftsIn, promptOf } from './prompt.ts'

interface DraftingOptions {
  model: LanguageModel
  /** Milliseconds since 1970. */
  now: () => number
  budget?: Budget
  /** For how long a call is waited for (ms). */
  patience?: number
  /** For how long a busy endpoint is left alone before it is asked once more (ms). */
  mostWait?: number
}

/** After so many failures in a row the rest is done without the model. */
const mostFailures = 3

/** Such will not pass while the command runs. */
const lasting: ReadonlySet<Failure> = new Set(['refused-key', 'unknown-model', 'refused-request'])
/** Faults of one answer say nothing of the next. */
const ofOneAnswer: ReadonlySet<Failure> = new Set(['refusal', 'empty', 'truncated', 'too-long', 'malformed'])

export const createDrafting = (options: DraftingOptions): Assistant => {
  const { model, now, budget = createBudget(Infinity), patience = 60_000, mostWait = 20_000 } = options
  let failures = 0
  let ended: Said | undefined

  const ask = async (task: DraftingTask): Promise<Outcome | undefined> => {
    const { system, user, longest } = promptOf(task)
    const dearest = system.length + user.length + longest
    const settle = budget.take(dearest, now())
    if (!settle) return undefined
    const outcome = await within(patience, (signal) => model.ask(task, signal))
    settle(outcome.tokens ?? ('failure' in outcome && outcome.failure === 'unreachable' ? 0 : dearest))
    return outcome
  }

  const failed = (failure: Failure): { trouble: Said } => {
    const trouble: Said = { say: `draft.trouble-${failure}` }
    failures = ofOneAnswer.has(failure) ? 0 : failures + 1
    if (lasting.has(failure)) ended = trouble
    else if (failures >= mostFailures) ended = { say: 'draft.trouble-again', trouble, times: mostFailures }
    return { trouble }
  }

  return {
    name: model.name.trim(),
    draft: async (sentences, language) => {
      if (ended) return { trouble: ended }
      const statements = sentences.map((text, at) => ({ id: `S${at + 1}`, text }))
      const task: DraftingTask = { kind: 'draft', language, statements }
      let outcome = await ask(task)
      if (outcome && 'failure' in outcome && outcome.failure === 'busy' && (outcome.wait ?? mostWait) <= mostWait) {
        await sleep(outcome.wait ?? mostWait)
        outcome = await ask(task)
      }
      if (!outcome) {
        ended = { say: 'draft.trouble-tokens' }
        return { trouble: ended }
      }
      if ('failure' in outcome) return failed(outcome.failure)
      const read = draftsIn(outcome.text)
      if (!read) return failed('malformed')
      failures = 0
      const points = read.map(
        ({ from, ...point }): Drafted => ({
          ...point,
          from: from.map((id) => statements.findIndex((statement) => statement.id === id)),
        }),
      )
      return { points }
    },
  }
}
