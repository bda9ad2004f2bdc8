/** What of a message asks: which of its sentences, and what in these is only told. */

import { anyOf } from '../any-of.ts'
import { kindsAsked } from './kinds.ts'
import { toldOfPerson } from './told.ts'

/** The sentence that asks, when a message has several: the last with a question mark, else the last that asks for something. */
export const askingSentence = (text: string): string => {
  const sentences = text
    .match(/[^。！？!?；;\n]+(?:\.(?=\s)|[。！？!?；;\n])?/g)
    ?.flatMap((s) => s.split(/(?<=[a-z0-9)]\.)\s+(?=[a-z])/)) ?? [text]
  if (sentences.length < 2) return text
  const asking = sentences.filter((s) => /[？?]/.test(s))
  const marked = asking.length > 0 ? asking : sentences.filter((s) => kindsAsked(s).length > 0 || asksInWords.test(s))
  return marked.length > 0 ? marked.join(' ').trim() : text
}

/** An English verb asks only at the beginning: “my spouse is a dentist” asks nothing. */
export const asksInWords = anyOf(
  /谁|哪|什么|啥|怎么|如何|咋|吗|呢|能不能|是否|可不可以|要不要/,
  /\b(who|what|when|where|which|how)\b/,
  /^\s*(?:(?:so|and|but|or|then|also|please|ok|now),? )*(can|could|do|does|did|is|are|am|may|must|should|will|would|has|have)\b/,
  /\b(?:can|may|must|should) (?:i|we|you|he|she|they)\b/,
)

/** Where something happened is not what is asked about: “I lost my card in a taxi”; nor is one’s own business: “a cook for my restaurant”. */
export const withoutScene = (text: string): string =>
  text
    .replace(
      /在[^，。？?在]{1,8}?(?:上|里|内|外|边)?(?=把?[^，。？?]{0,6}(?:丢了|弄丢|搞丢|掉了|被偷|忘在|落在|不见了))|(?<=[丢忘掉落])在[^，。？?在]{1,8}?(?=了)/g,
      ' ',
    )
    .replace(
      /(?<=\b(?:lost|left|forgot|dropped|stolen|missing)\b[^.?!]{0,40})\b(?:in|on|at) (?:(?:an?|the|my) )?[a-z]+/g,
      ' ',
    )
    .replace(
      /(?<!\w (?:is|are) )\b(?:(?:for|at|in|of) )?(?:my|our) (?:(?:own|small|little|new|family) )?(?:restaurant|hotel|cinema|coffee shop)s?\b/g,
      ' ',
    )

/** What somebody is, told before they ask: “he lawyer, does the card help him?”, “got married, must the card change?” */
export const withoutTold = (text: string): string =>
  text.replace(
    /(?<=^|[,.;!] )(?:(?:i|he|she|we|they|(?:my |our )?(?:wife|husband|spouse|son|daughter|boss))(?:'?m|'?s| am| is| are| was)?|got|just got|am|is)(?: an?)? (?!(?:want|need|like|look|seek|ask|lost|have|lose|would|must|can)[a-z]*\b)[a-z]+(?: [a-z]+)?(?=[,.;!] .{6})/g,
    ' ',
  )

/** “We want to hire three engineers, what do we do first?” */
const plans =
  /^(?:(?:so|and|ok|hello|hi),? )?(?:we|i|(?:my|our) (?:company|firm|boss|employer)) (?:now |also )?(?:wants?|plans?|(?:would|'d) like|needs?|(?:is|are|am) going) to (?:bring|hire|employ|invite|recruit|take on)\b/

/** “Dongguan, I am 62, researcher from Italy, too old?”: what is told of a person before the last clause asks for no need. */
export const withoutPerson = (text: string): string => {
  const clauses = text.split(/(?<=[,.;!，。；])\s*/)
  const from = clauses.findIndex(
    (clause) => toldOfPerson(clause.replace(/[,.;!，。；]$/, '')) !== undefined || plans.test(clause),
  )
  return from < 0 || from === clauses.length - 1 ? text : [...clauses.slice(0, from), clauses.at(-1)].join(' ')
}
