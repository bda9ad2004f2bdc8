/** The end of a check of one programme: its result, and what can be done with it. */

import { contradictionIn } from '../../knowledge/rules/judge.ts'
import type { Scheme } from '../../knowledge/rules/schemes.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Choice, Citation } from '../channel.ts'
import { toServices } from '../choices.ts'
import type { Talk } from '../talk.ts'
import { type Check, given, open } from './check.ts'
import { resultOf } from './result.ts'
import { sheetReply } from './sheet.ts'

export const conclude = (talk: Talk, { screening, today }: Check, scheme: Scheme): void => {
  const { answers: facts, earlier } = screening
  const result = resultOf(
    talk.world.knowledge,
    { scheme, facts, today, ...(earlier ? { earlier } : {}) },
    talk.language,
  )
  if (!result) throw new Error(`${scheme.id} asks nothing more and decides nothing`)
  talk.say({ ...result, choices: [...servicesFor(talk, result.citations ?? []), ...nextSteps(talk, scheme)] })
}

/**
 * The result as a page to keep or print. `goOn` with the check where there is none any more: the year has turned, say,
 * and another question matters now.
 */
export const print = (talk: Talk, [scheme]: Scheme[], goOn: (check: Check) => void): boolean => {
  const facts = scheme && given(talk, [scheme])
  if (!facts) return false
  const today = dateAt(talk.world.now)
  const reply = contradictionIn(scheme, facts, today)
    ? undefined
    : sheetReply(talk.world.knowledge, { scheme, facts, today }, talk.language)
  if (reply) talk.say({ ...reply, choices: nextSteps(talk, scheme).filter(({ id }) => !id.startsWith('screen:print')) })
  else goOn(open(talk, [scheme], { answers: { ...facts } }))
  return true
}

/** What can be done with a result. */
export const nextSteps = ({ t }: Talk, { id }: Scheme): Choice[] => [
  { id: `screen:print:${id}`, label: t('screening.print') },
  { id: `screen:change:${id}`, label: t('eligibility.change') },
  { id: `screen:fresh:${id}`, label: t('eligibility.again') },
  { id: 'screen:ask', label: t('eligibility.ask') },
]

/** The requests that can be filed for what the result speaks of; where it speaks of many, the way to all of them. */
const servicesFor = ({ language, t, world }: Talk, cited: readonly Citation[]): Choice[] => {
  const found = [...world.knowledge.services.values()].filter(({ clauses }) =>
    cited.some(({ policy, clause }) => clauses.includes(`${policy}/${clause}`)),
  )
  return found.length > 3
    ? [toServices(t)]
    : found.map(({ id, name }) => ({ id: `file:start:${id}`, label: t('answer.file', { service: name[language] }) }))
}
