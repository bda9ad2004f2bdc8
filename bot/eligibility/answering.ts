/** Taking an answer: what was typed is recorded, or it is said why not and asked again. */
import { isPartialDate } from '../../knowledge/dates.ts'
import { factsOfTest, holds, limitsOf, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'
import { impossible, testsOf } from '../../knowledge/rules/values.ts'
import type { Talk } from '../talk.ts'
import { type Asked, type Check, remember, wantsDay } from './check.ts'
import { affirmed, type Said, understand } from './hear.ts'
import { valueInWords } from './in-words.ts'
import { alluded } from './options.ts'
import { notPossible, question } from './questions.ts'
import { fold, plainly } from './yes-no.ts'

type Heard = 'recorded' | 'asked-again' | 'back' | 'why' | 'change' | undefined

/** What a typed text does; undefined when it is no answer to what is asked. */
export const heardFor = (talk: Talk, check: Check, now: Asked, text: string): Heard => {
  const { fact } = now
  // After an interposed question other choices stand in front of the person, and a number means those.
  const numbered = talk.offered.some((c) => c.id === `screen:answer:${fact.id}:${unsure}`)
  const { answers, meant } = check.screening
  delete check.screening.meant
  const so = answers[fact.id]
  if (meant?.fact === fact.id && affirmed(text)) return take(talk, check, now, meant.value)
  const said = understand(fact, text, {
    language: talk.language,
    numbered,
    today: check.today,
    ...(typeof so === 'string' && fact.kind === 'date' && so !== unsure ? { within: so } : {}),
  })
  switch (said?.kind) {
    case undefined: {
      const value = alluded(fact, fold(plainly(text)), talk.language)
      if (value !== undefined) return askBack(talk, check, now, value)
      // “Yes” to “how many years?”, or to “which of these?”, is meant as an answer, and is none.
      if (fact.kind === 'yes-no' || affirmed(text) === undefined) return undefined
      return askAgain(
        talk,
        check,
        now,
        fact.kind === 'choice' ? talk.t('screening.choose') : notPossible(talk, check, fact, undefined),
      )
    }
    case 'back':
    case 'why':
    case 'change':
      return said.kind
    case 'value':
      return take(talk, check, now, said.value)
    case 'bound': {
      const value = sameThroughout(talk, check, fact, said)
      return value === undefined ? again(talk, check, now, 'screening.bound') : take(talk, check, now, value)
    }
    case 'age':
      return askAgain(talk, check, now, talk.t('screening.age', { age: said.age }))
    case 'hedged':
      if (fact.kind === 'choice') return askBack(talk, check, now, said.value)
      return askAgain(
        talk,
        check,
        now,
        talk.t('screening.hedged', { value: valueInWords(fact, said.value, talk.language) }),
      )
    case 'asked-back':
      return askBack(talk, check, now, said.value)
    case 'several':
      return again(talk, check, now, 'screening.several')
    case 'unclear':
      return askAgain(talk, check, now, notPossible(talk, check, fact, undefined, said.reason))
  }
}

const take = (talk: Talk, check: Check, now: Asked, value: Value): Heard =>
  impossible(now.fact, value, check.today) === undefined
    ? record(talk, check, now, value)
    : askAgain(talk, check, now, notPossible(talk, check, now.fact, value))

/** Keeps an answer. A month or a year is asked for the day where that tells. */
export const record = (talk: Talk, check: Check, now: Asked, value: Value): 'recorded' | 'asked-again' => {
  const { screening } = check
  const { fact } = now
  const before = screening.answers[fact.id]
  // Who knows the month and not the day still knows the month.
  const inexact = value === unsure && fact.kind === 'date' && isPartialDate(String(before)) && screening.ask === fact.id
  if (inexact) screening.inexact = [...(screening.inexact ?? []), fact.id]
  // Also a changed answer goes to the end: going back leads to what was answered last.
  const { [fact.id]: _, ...others } = screening.answers
  screening.answers = { ...others, [fact.id]: inexact && before !== undefined ? before : value }
  delete screening.ask
  remember(talk, check)
  if (!wantsDay(check, fact)) return 'recorded'
  screening.ask = fact.id
  question(talk, check, now, talk.t('screening.which-day', { date: valueInWords(fact, value, talk.language) }))
  return 'asked-again'
}

const askAgain = (talk: Talk, check: Check, now: Asked, remark: string): 'asked-again' => {
  question(talk, check, now, remark)
  return 'asked-again'
}

/** Asks whether an option is meant; “yes” then is that option. */
const askBack = (talk: Talk, check: Check, now: Asked, value: Value): 'asked-again' => {
  check.screening.meant = { fact: now.fact.id, value }
  return askAgain(talk, check, now, talk.t('screening.meant', { value: valueInWords(now.fact, value, talk.language) }))
}

const again = (talk: Talk, check: Check, now: Asked, key: 'screening.bound' | 'screening.several') =>
  askAgain(talk, check, now, talk.t(key))

/** “More than 5 years” is taken for the figure it starts from where every number within it means the same to all rules. */
const sameThroughout = (
  talk: Talk,
  { screening, today }: Check,
  fact: Fact,
  { least, most }: Said & { kind: 'bound' },
): number | undefined => {
  if (fact.kind !== 'number') return undefined
  const [low, high] = [Math.max(least ?? fact.min, fact.min), Math.min(most ?? fact.max, fact.max)]
  const tests = [...talk.world.knowledge.schemes.values()]
    .flatMap(testsOf)
    .filter((t) => factsOfTest(t).includes(fact.id))
  const turning = tests.flatMap(limitsOf)
  const meaning = (value: number) =>
    String(tests.map((test) => holds(test, { ...screening.answers, [fact.id]: value }, today)))
  const steady =
    low <= high &&
    tests.every((test) => factsOfTest(test)[0] === fact.id) &&
    turning.every((limit) => typeof limit === 'number' && (limit <= low || limit >= high)) &&
    new Set([low, low + 1e-6, high - 1e-6, high].map(meaning)).size === 1
  return steady ? (least === undefined ? high : low) : undefined
}
