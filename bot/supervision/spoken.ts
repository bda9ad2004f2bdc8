/** Words that answer the questionnaire where a button would do. */
import type { Offer } from '../offers.ts'
import { affirmed, fold, readStars } from '../requests/speech.ts'

const declines =
  /^(?:不想?(?:填|答|参加|参与|回答)|没(?:空|时间)|不感兴趣|算了|no thanks?(?: you)?|not interested|no time|i(?:'d| would) rather not)(?:了|吧|谢谢| thanks)?$/
const inTime =
  /^(?:很|挺|还算?|比较|非常|都)?(?:及时|快|按时|准时)(?:的|了|啊)?$|^(?:yes )?(?:it was )?(?:in|on) time$|^quick(?:ly)?$/
const late =
  /^(?:不太|不|没有?|有点|不够|太)(?:及时|快|按时|准时|慢)(?:的|了)?$|^(?:not in time|not on time|(?:too )?(?:late|slow))$/

/** The choice of the questionnaire's last question that is meant; the newest question is the one that words answer. */
export const spokenSurvey = (text: string, [newest]: readonly Offer[]): string | undefined => {
  const chosen = (answer: string) =>
    newest?.choices.find(({ id }) => new RegExp(`^rate:survey:\\d+:${answer}$`).test(id))?.id
  const words = fold(text)
  const answer = affirmed(text)
  if (chosen('decline')) {
    if (answer === 'no' || declines.test(words)) return chosen('decline')
    const heard = readStars(text)
    return heard && chosen(`${heard.stars}`)
  }
  if (!chosen('yes')) return undefined
  if (late.test(words) || answer === 'no') return chosen('no')
  return inTime.test(words) || answer === 'yes' ? chosen('yes') : undefined
}
