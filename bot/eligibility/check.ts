/** Where an eligibility check stands, computed from its answers. */
import type { Facts, Value } from '../../knowledge/expressions.ts'
import { unsure } from '../../knowledge/expressions.ts'
import { judge } from '../../knowledge/judge.ts'
import type { Fact, Scheme } from '../../knowledge/schemes.ts'
import { impossible } from '../../knowledge/values.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Talk } from '../talk.ts'
import type { Screening } from './dialogue.ts'

/** An open check with its scheme and the day it is in China. */
export interface Check {
  scheme: Scheme
  screening: Screening
  today: string
}

/** The check that is open; none when its scheme is gone from the knowledge folder. */
export const openCheck = (talk: Talk): Check | undefined => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'screening') return undefined
  const scheme = talk.world.knowledge.schemes.get(dialogue.scheme)
  if (!scheme) {
    delete talk.conversation.dialogue
    return undefined
  }
  const today = dateAt(talk.world.now)
  dialogue.answers = possibleOnes(scheme, dialogue.answers, today)
  return { scheme, screening: dialogue, today }
}

/** Opens a check in place of whatever was open. */
export const open = (talk: Talk, scheme: Scheme, rest: Omit<Screening, 'kind' | 'scheme'>): Check => {
  const screening: Screening = { kind: 'screening', scheme: scheme.id, ...rest }
  talk.conversation.dialogue = screening
  return { scheme, screening, today: dateAt(talk.world.now) }
}

/** Answers that the scheme no longer allows, after an editor changed it, are left out. */
const possibleOnes = (scheme: Scheme, facts: Readonly<Record<string, unknown>>, today: string): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(facts).filter((entry): entry is [string, Value] => {
      const fact = scheme.facts.find((f) => f.id === entry[0])
      return fact !== undefined && impossible(fact, entry[1], today) === undefined
    }),
  )

/** The fact in question now; undefined when there is a result. */
export const asked = ({ scheme, screening, today }: Check): Fact | undefined =>
  scheme.facts.find((f) => f.id === screening.ask) ?? judge(scheme, screening.answers, today).next

/** The answers given for a scheme: in the open check, or kept from the last one. Undefined when there are none. */
export const given = (talk: Talk, scheme: Scheme): Facts | undefined => {
  const check = openCheck(talk)
  const answers =
    check?.scheme === scheme
      ? (check.screening.recalled ?? check.screening.answers)
      : possibleOnes(scheme, talk.conversation.facts[scheme.id] ?? {}, dateAt(talk.world.now))
  return Object.keys(answers).length > 0 ? answers : undefined
}

/** Keeps the answers for another time. */
export const remember = (talk: Talk, { scheme, screening }: Check): void => {
  talk.conversation.facts[scheme.id] = { ...screening.answers }
}

/** What the person said before, for this scheme or under the same name for another; "not sure" is asked anew. */
export const recall = (talk: Talk, scheme: Scheme): Record<string, Value> => {
  const { facts } = talk.conversation
  const everything: Record<string, unknown> = Object.assign({}, ...Object.values(facts), facts[scheme.id])
  const known = possibleOnes(scheme, everything, dateAt(talk.world.now))
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== unsure))
}
