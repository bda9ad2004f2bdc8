/** What is said in a check besides the answer it waits for: other facts that it asks, and a correction of the last answer. */
import { type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import type { Fact, Scheme } from '../../knowledge/rules/schemes.ts'
import { impossible } from '../../knowledge/rules/values.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Talk } from '../talk.ts'
import { type Asked, type Check, factOf, remember } from './check.ts'
import { factsStated } from './facts-told.ts'
import { understand } from './hear.ts'
import { valueInWords } from './in-words.ts'
import { fold, plainly, short } from './yes-no.ts'

/** Keeps what the text states of facts the check asks, beside an answer to `now`, and says which; false when there is none. */
export const noteFacts = (talk: Talk, check: Check, text: string, now?: Asked): boolean => {
  const stated = Object.entries(factsStated(talk, check.schemes, text, check.today, now?.fact))
  return note(
    talk,
    check,
    stated.filter(([id, value]) => check.screening.answers[id] !== value),
  )
}

/**
 * At the question whether what was told another time still holds: what is told otherwise is changed there, and said. Of one
 * of those facts also by its answer alone: 四类.
 */
export const correctRecalled = (talk: Talk, { screening, schemes, today }: Check, text: string): boolean => {
  const { recalled } = screening
  if (!recalled) return false
  const said = correcting.exec(plainly(text))?.[1] ?? text
  const answers = Object.keys(recalled).flatMap((id) => {
    const fact = factOf(schemes, id)?.fact
    const heard = fact && fact.kind !== 'yes-no' ? valueSaid(talk, fact, said, today) : undefined
    return heard === undefined ? [] : [[id, heard] as const]
  })
  const told = {
    ...factsStated(talk, schemes, said, today),
    ...(answers.length === 1 ? Object.fromEntries(answers) : {}),
  }
  if (Object.keys(told).length === 0) return false
  screening.recalled = { ...recalled, ...told }
  return true
}

/** After a result, 写错了，我是三类: answers given before and told otherwise now. */
export const changedAnswers = (talk: Talk, schemes: readonly Scheme[], facts: Facts, text: string): Facts => {
  const said = correcting.exec(plainly(text))?.[1]
  if (!said) return {}
  const today = dateAt(talk.world.now)
  const told = factsStated(talk, schemes, said.replace(notThat, ''), today)
  return Object.fromEntries(Object.entries(told).filter(([id, value]) => id in facts && facts[id] !== value))
}
/** … 不是85年, not 1985: what was wrong. */
const notThat = /[,，]?\s*(?:不是|(?:and )?not )[^,，]{1,12}$/

/** “Oh wait, it’s only 18 months”, or “employed” after “not sure”: changes the last answer, where the words answer that and not what is asked now. */
export const correctLast = (talk: Talk, check: Check, text: string, now: Asked): boolean => {
  const last = Object.keys(check.screening.answers).at(-1)
  // Who was not sure needs no “wait” before they are.
  const doubted = last !== undefined && check.screening.answers[last] === unsure
  const said = correcting.exec(plainly(text))?.[1] ?? (doubted ? text : undefined)
  const fact = last && factOf(check.schemes, last)?.fact
  if (!said || !fact || fact.id === now.fact.id || short(fold(said)) !== undefined) return false
  const value = valueSaid(talk, fact, said, check.today)
  if (
    value === undefined ||
    valueSaid(talk, now.fact, said, check.today) !== undefined ||
    impossible(fact, value, check.today)
  )
    return false
  return note(talk, check, [[fact.id, value]])
}
const valueSaid = (talk: Talk, fact: Fact, said: string, today: string): Value | undefined => {
  const heard = understand(fact, said, { language: talk.language, numbered: false, today })
  return heard?.kind === 'value' && heard.value !== unsure ? heard.value : undefined
}

const correcting =
  /^(?:(?:oh|no|ah|hmm|sorry|wait|hold on|actually|correction|my mistake|哦|啊|那个|不好意思|等等|等一?下|不对|不是|(?:我|刚才?|前面|上面|之前)*(?:说|写|搞|打|填|选|答)错了|其实)[\s,，.。!！]*)+(?:it's|it is|i meant?|should be|that's|应该?是|是)?\s*(?:only |just |只有?)?(.+)$/

/** Makes these the answers, and says them. */
export const note = (talk: Talk, check: Check, facts: [id: string, value: Value][]): boolean => {
  const { screening, schemes } = check
  const { language, t } = talk
  const lines = facts.flatMap(([id, value]) => {
    const fact = factOf(schemes, id)?.fact
    if (!fact) return []
    delete screening.answers[id]
    screening.answers[id] = value
    const words = { label: fact.label[language], value: valueInWords(fact, value, language) }
    return [`• ${t('eligibility.answer-line', words)}`]
  })
  if (lines.length === 0) return false
  remember(talk, check)
  talk.say(t('screening.noted', { list: lines.join('\n') }))
  return true
}
