/** Words that answer what the clock asked or reminded of, without a button and without quoting it. */
import { anyOf } from '../../knowledge/any-of.ts'
import type { Offer } from '../offers.ts'
import { looksLikeQuestion } from '../requests/speech.ts'
import type { Talk } from '../talk.ts'
import { hearReport } from './after.ts'

const renewed =
  /^(?:我|证)?(?:已经?)(?:续|延期|换|办)(?:好|过|完)?了?[。.!！]*$|^(?:it(?:['’]s| is| has been)? |i(?:['’]ve| have)? )?already (?:renewed|extended|done|applied)(?: (?:it|my card|the card))?[.! ]*$/i

/** The choice that words mean after a reminder of a card: who has seen to it needs no more of them. */
export const spokenReminder = (text: string, [newest]: readonly Offer[]): string | undefined =>
  newest?.notice && renewed.test(text.trim())
    ? newest.choices.find(({ id }) => id.startsWith('remind:drop:'))?.id
    : undefined

/** How a service ended, in either language: done, or not. */
const result = anyOf(
  /办[好成完妥]|落实|解决|[拿领收]到|完成|顺利|没问题|没有?(?:给我)?(?:办|人)|还没|未办|退回|失败/i,
  /\b(?:done|went (?:well|fine|wrong|badly)|all (?:good|fine|set|settled)|it['’]s fine|received|got (?:it|my|the)|solved|resolved|settled|not yet|nothing (?:happened|yet)|still waiting|failed)\b/i,
)

/** True when they report the result that was asked for last. */
export const hearSpokenReport = async (talk: Talk, text: string, [newest]: readonly Offer[]): Promise<boolean> => {
  const asks = newest?.notice && newest.choices.some(({ id }) => id.startsWith('remind:after:'))
  if (!asks || newest.about === undefined || !result.test(text) || looksLikeQuestion(text)) return false
  return hearReport(talk, newest.about, text)
}
