/** What is said in a check besides the answer it waits for: other facts that it asks, and a correction of the last answer. */
import { unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { impossible } from '../../knowledge/rules/values.ts'
import type { Talk } from '../talk.ts'
import { type Asked, type Check, factOf, remember } from './check.ts'
import { factsStated } from './facts-told.ts'
import { understand } from './hear.ts'
import { optionLabel, valueInWords } from './in-words.ts'
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

/** “Oh wait, it’s only 18 months”: changes the last answer, where the words answer that and not what is asked now. */
export const correctLast = (talk: Talk, check: Check, text: string, now: Asked): boolean => {
  const said = correcting.exec(plainly(text))?.[1]
  const last = Object.keys(check.screening.answers).at(-1)
  const fact = last && factOf(check.schemes, last)?.fact
  if (!said || !fact || fact.id === now.fact.id || short(fold(said)) !== undefined) return false
  const saidFor = (one: Asked['fact']) => {
    const label = (option: string) => optionLabel(one, option, talk.language)
    const heard = understand(one, said, { label, numbered: false, today: check.today })
    return heard?.kind === 'value' && heard.value !== unsure ? heard.value : undefined
  }
  const value = saidFor(fact)
  if (value === undefined || saidFor(now.fact) !== undefined || impossible(fact, value, check.today)) return false
  return note(talk, check, [[fact.id, value]])
}
const correcting =
  /^(?:(?:oh|no|ah|hmm|sorry|wait|hold on|actually|correction|my mistake|等等|等一下|不对|说错了|写错了|搞错了|其实)[\s,，.。!！]*)+(?:it's|it is|i meant?|should be|that's|应该?是|是)?\s*(?:only |just |只有?)?(.+)$/

const note = (talk: Talk, check: Check, facts: [id: string, value: Value][]): boolean => {
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
