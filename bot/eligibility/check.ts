/** Where an eligibility check stands, computed from its answers. */
import { type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { contradictionIn, judge, nextAcross } from '../../knowledge/rules/judge.ts'
import type { Contradiction, Fact, Scheme } from '../../knowledge/rules/schemes.ts'
import { impossible, isVague } from '../../knowledge/rules/values.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Topic } from '../answers/follow-up.ts'
import type { Talk } from '../talk.ts'

export interface Screening {
  kind: 'screening'
  /** The programmes that are checked together; none yet while it is open which cities come into question. */
  schemes: string[]
  /** By fact, in the order given. */
  answers: Record<string, Value>
  /** What was said at another time, waiting to be confirmed. */
  recalled?: Record<string, Value>
  /** A fact asked out of turn: gone back to (it has no answer then), being changed, or wanted more exactly. */
  ask?: string
  /** Dates of which the person knows no more than the month or the year. */
  inexact?: string[]
  /** An option that was asked back: “do you mean A?”. */
  meant?: { fact: string; value: Value }
  /** It was said what the check is for and how long it takes. */
  introduced?: boolean
  /** The answers of the last result, so that the next one can say what a change did. */
  earlier?: Record<string, Value>
  /** A number, a date or how many is asked: a number typed is the answer, not the number of a choice. */
  wantsText?: boolean
}

/** An open check with its schemes and the day it is in China. */
export interface Check {
  schemes: Scheme[]
  screening: Screening
  today: string
}

/** A fact in question, and the scheme that asks for it. */
export interface Asked {
  scheme: Scheme
  fact: Fact
}

/** The check that is open; none when a scheme of it is gone from the knowledge folder. */
export const openCheck = (talk: Talk): Check | undefined => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'screening') return undefined
  const schemes = schemesOf(talk, dialogue.schemes)
  if (schemes.length < dialogue.schemes.length) {
    delete talk.conversation.dialogue
    return undefined
  }
  const today = dateAt(talk.world.now)
  dialogue.answers = possibleOnes(schemes, dialogue.answers, today)
  return { schemes, screening: dialogue, today }
}

/** Opens a check in place of whatever was open. */
export const open = (
  talk: Talk,
  schemes: readonly Scheme[],
  rest: Omit<Screening, 'kind' | 'schemes'> = { answers: {} },
): Check => {
  const ids = schemes.map(({ id }) => id)
  const screening: Screening = { kind: 'screening', schemes: ids, ...rest }
  talk.conversation.dialogue = screening
  if (ids.length > 0) talk.conversation.checked = ids
  // “What papers do I need?” in the middle of a check means its programme.
  const [only, ...others] = schemes
  if (only && others.length === 0) talk.conversation.topic = topicOfScheme(talk, only)
  return { schemes: [...schemes], screening, today: dateAt(talk.world.now) }
}

export const topicOfScheme = ({ language }: Talk, { title, policy }: Scheme): Topic => {
  return { question: title[language].replace(inBrackets, ''), policy, points: [] }
}

/** What a programme is worth today: a question about it is not about that. */
const inBrackets = /\s*[（(][^）)]*[）)]/g

export const schemesOf = (talk: Talk, ids: readonly string[]): Scheme[] =>
  ids.flatMap((id) => talk.world.knowledge.schemes.get(id) ?? [])

/** How a choice names these schemes: one by its id, several as `fit`, which are those of the last check. */
export const keyOf = (schemes: readonly Scheme[]): string => (schemes.length === 1 ? (schemes[0]?.id ?? '') : 'fit')

/** Answers that no scheme allows any more, after an editor changed it, are left out. */
const possibleOnes = (
  schemes: readonly Scheme[],
  facts: Readonly<Record<string, unknown>>,
  today: string,
): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, Value] => {
      const fact = factOf(schemes, entry[0])?.fact
      return fact !== undefined && impossible(fact, entry[1], today) === undefined
    }),
  )

export const factOf = (schemes: readonly Scheme[], id: string): Asked | undefined => {
  for (const scheme of schemes) {
    const fact = scheme.facts.find((f) => f.id === id)
    if (fact) return { scheme, fact }
  }
  return undefined
}

/** The fact in question now; undefined when there is a result. */
export const asked = ({ schemes, screening, today }: Check): Asked | undefined => {
  const outOfTurn = screening.ask === undefined ? undefined : factOf(schemes, screening.ask)
  if (outOfTurn) return outOfTurn
  const [only, ...others] = schemes
  if (!only || others.length > 0) return nextAcross(schemes, screening.answers, today)
  const fact = judge(only, screening.answers, today).next
  return fact && { scheme: only, fact }
}

/** Answers that can't all be true, and the facts among them that can be changed. */
export const contradictionOf = ({
  schemes,
  screening,
  today,
}: Check): { scheme: Scheme; contradiction: Contradiction } | undefined => {
  for (const scheme of schemes) {
    const contradiction = contradictionIn(scheme, screening.answers, today)
    if (contradiction) return { scheme, contradiction }
  }
  return undefined
}

/** Whether a date is known by its month or year only and the day would tell. */
export const wantsDay = ({ schemes, screening, today }: Check, fact: Fact): boolean =>
  fact.kind === 'date' &&
  screening.answers[fact.id] !== unsure &&
  !screening.inexact?.includes(fact.id) &&
  schemes.some((scheme) => isVague(scheme, fact.id, screening.answers, today))

/** The answers given so far for these schemes: in the open check, or kept from earlier ones. Undefined when there are none. */
export const given = (talk: Talk, schemes: readonly Scheme[]): Facts | undefined => {
  const check = openCheck(talk)
  const answers = {
    ...possibleOnes(schemes, talk.conversation.facts, dateAt(talk.world.now)),
    ...possibleOnes(schemes, check?.screening.recalled ?? check?.screening.answers ?? {}, dateAt(talk.world.now)),
  }
  return Object.keys(answers).length > 0 ? answers : undefined
}

/** Keeps the answers for another time. */
export const remember = (talk: Talk, { schemes, screening }: Check): void => {
  forget(talk, schemes)
  Object.assign(talk.conversation.facts, screening.answers)
}

/** Forgets what was answered for these schemes. */
export const forget = (talk: Talk, schemes: readonly Scheme[]): void => {
  for (const { id } of schemes.flatMap((scheme) => scheme.facts)) delete talk.conversation.facts[id]
}

/** What the person said before that these schemes ask too; "not sure" is asked anew. */
export const recall = (talk: Talk, schemes: readonly Scheme[]): Record<string, Value> => {
  const known = possibleOnes(schemes, talk.conversation.facts, dateAt(talk.world.now))
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== unsure))
}
