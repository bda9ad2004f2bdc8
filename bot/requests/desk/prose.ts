/** What members write as they would to a colleague: “need a passport copy for 0042”, “this one should go to the police”. Pure. */
import { anyOf } from '../../../knowledge/any-of.ts'
import type { DeskVerb } from '../entry.ts'
import { inForm } from '../number.ts'
import { looksLikeQuestion } from '../speech.ts'
import { number, numbersNamed, place, placeOf } from './command-words.ts'
import { soundsUnfinished, unfinished } from './verb-words.ts'

/** What is to be done. `about`: a number, or a place in the list shown; `pointed`: only “it” or “him”; neither: nothing says which. */
export interface Told {
  verb: DeskVerb
  about?: { given: string } | { place: number }
  pointed: boolean
  rest: string
}

const request = '(?:request|case|application|file)'
const person = '(?:applicant|guy|man|woman|lady|gentleman|person|talent)'
const ref = `(?:(?:(?:the )?(?:${request}|number|no\\.?) )?#?(?<given>${number}|${place})|(?<it>(?:this|that)(?: one| ${request})?|it|him|her|them|th(?:e|is|at) ${person}|(?:the|his|her|their) ${request}))`
const has = "(?:(?:is|are|was|has|have|been|['’]s|all|now|finally|already|just) )"
const will =
  "(?:(?:i|we)(?:['’]?ll| will| can| want to| would like to|['’]d like to|(?: am|['’]m| are|['’]re) (?:going to|gonna)|(?: have|['’]ve)?(?: got)? to)|let me)"
const have = "(?:(?:i|we)(?:['’]ve| have| just|['’]m| am|['’]re| are)? (?:just |now )?)?"
const end = '(?: (?:please|now|thanks|then|myself|too|over|up|today))*[.!]*$'
/** What is said with it: behind a mark or a joining word, behind a number also without. “Reject that idea” is none. */
const words =
  '(?:(?:\\s?[,.:;-]|(?<=\\d)\\s|\\s(?=(?:because|since|as|and|so)\\b))[\\s,.:;-]*(?:(?:and|because|so) )?(?<rest>.+))?$'
/** No wish of the member’s own: “I need to know”, “I need help”, “we need my card”. */
const thing =
  '(?!to\\b|help\\b|my\\b|me\\b|you\\b|some help|an? (?:answer|advice|talent|card)\\b|it\\b|this\\b)[^?]{3,200}?'
const needs = `(?:(?:i|we) )?(?:(?:still|also|only|am|are) )*(?:need|require|want|missing|lack|waiting for|would like(?: to (?:see|have))?) ${thing}`

const frames: [DeskVerb, string][] = [
  [
    'decline',
    `(?:(?:i|we|you) )?(?:can(?:no|['’]?)t|can not|(?:am|are) unable to|won['’]t|will not) (?:do|handle|accept|process|approve|grant|complete|help with) ${ref}${words}`,
  ],
  ['decline', `(?:${will} )?(?:decline|reject|refuse|deny|turn down) ${ref}${words}`],
  [
    'decline',
    `${ref} ${has}{1,2}(?:rejected|refused|declined|denied|not (?:possible|eligible|approved|accepted))${words}`,
  ],
  [
    'take',
    `(?:(?:${will} )?(?:take(?: over| care of)?|handle|pick up)|${will} (?:do|deal with|look (?:after|into)|work on|see to|grab|have|get)) ${ref}${end}`,
  ],
  [
    'take',
    `(?:(?:i|we)(?:['’]m| am|['’]re| are) on|(?:i|we)(?:['’]ve| have)? (?:got|taken|took)|(?:give|assign|send|pass|hand) (?:me|us)) ${ref}${end}`,
  ],
  ['take', `(?:give|assign|send|pass|hand) ${ref} to me${end}`],
  ['take', `${ref} is mine${end}`],
  [
    'complete',
    `(?:${have}(?:finished|completed|closed|resolved|settled|done)(?: with)?|(?:${will} )?(?:close|complete|finish|mark)) ${ref}(?: (?:as )?(?:done|completed?|finished|closed|now))?${words}`,
  ],
  ['complete', `(?:(?:it['’]?s|it is|that['’]?s|that is) )?all (?:done|finished|sorted|settled)(?: now)?${words}`],
  [
    'complete',
    `${ref} ${has}{1,4}(?:done|finished|completed?|closed|resolved|settled|sorted(?: out)?|approved|ready)${words}`,
  ],
  [
    'pass',
    `(?:${will} )?(?:send|pass|forward|give|hand|move|transfer|route|refer|assign|redirect) ${ref} (?:(?:on|over|along|back) )?(?:on)?to (?<rest>.+)$`,
  ],
  [
    'pass',
    `${ref} (?:(?:should|must|needs to|has to|ought to|can|may) (?:go|be (?:sent|passed|forwarded|handed|given|moved|assigned)(?: on| over)?) to|belongs (?:to|with)|goes to) (?<rest>.+)$`,
  ],
  [
    'tell',
    `(?:${will} )?(?:tell|inform|notify|remind|message|write(?: to)?) (?:the applicant (?:of|in|for) )?${ref}(?:[\\s,:]+(?:that |to |about |of )?(?<rest>.+))?$`,
  ],
  ['tell', `let (?:the applicant (?:of|in|for) )?${ref} know(?:[\\s,:]+(?:that |about )?(?<rest>.+))?$`],
  ['ask', `(?:${will} )?ask (?:the applicant (?:of|in|for) )?${ref}(?:[\\s,:]+(?:for |to |about )?(?<rest>.+))?$`],
  ['ask', `(?:${will} )?ask for (?<rest>.+?) (?:for|from|in|of) ${ref}${end}`],
  ['ask', `(?:${will} )?ask for (?<rest>.+)$`],
  ['ask', `(?<rest>${needs}) (?:for|from|in|on|about|of) ${ref}${end}`],
  ['ask', `${ref} (?:(?:still|also|is) )*(?<rest>(?:needs?|requires?|missing|lacks?|misses|has no) ${thing})[.!]*$`],
  ['ask', `(?<rest>${needs})[.!]*$`],
]
const patterns = frames.map(([verb, frame]) => [verb, new RegExp(`^${frame}`, 'isu')] as const)

/** What may stand before it: “ok thanks, …”, “could you please …”. */
const ahead =
  /^(?:(?:hi|hello|hey|(?:good )?(?:morning|afternoon)|ok(?:ay)?|al ?right|right|great|good|perfect|thanks?(?: you)?|thx|sorry|so|well|yes|yep|sure|and|also|then|oh|fyi|please|pls)[\s,.!:;-]+){0,4}(?:(?:can|could|will|would) you (?:please )?)?/i

/** Not about the request but about when the member gets to it. */
const later = /^(?:today|now|right now|yet|until|before|this week|at the moment)\b/i

export const proseIn = (raw: string): Told | undefined => {
  const text = raw.trim().replace(ahead, '')
  for (const [verb, pattern] of patterns) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const { given, it } = groups
    const rest = (groups.rest ?? '').trim()
    const asked = /\?\s*$/.test(text) && text === raw.trim()
    if ((verb === 'complete' || verb === 'decline' || verb === 'pass') && (asked || looksLikeQuestion(text))) continue
    if (verb === 'complete' && (unfinished.test(rest) || soundsUnfinished(rest))) continue
    if (verb === 'decline' && later.test(rest)) continue
    if (verb === 'ask' && !given && !it && looksLikeQuestion(text)) continue
    const about =
      given === undefined ? undefined : /\d{4}|-/.test(given) ? { given: inForm(given) } : { place: placeOf(given) }
    return { verb, ...(about ? { about } : {}), pointed: it !== undefined, rest }
  }
  return asksOfRequest.test(text) && numbersNamed(text).length === 0
    ? { verb: 'show', pointed: true, rest: '' }
    : undefined
}

/** What stands in a request, asked of whoever filed it: “what is his phone number”, “when is this due”. */
const asksOfRequest = anyOf(
  /^(?:who|what|where|when|which|how|is|has|did|does)\b(?=.{0,40}\b(?:he|she|his|her|him|this|it|the applicant)\b)(?=.{0,60}\b(?:phone|contact|e-?mail|send|sent|upload(?:ed)?|attach(?:ed)?|due|deadline|urgent|rated?|rating|stars|file[ds]?|answer(?:ed)?|repl(?:y|ied))\b).{0,80}$/i,
  /^who(?: is|['’]s) (?:the applicant|he|she|it|this)\b[ ?.!]*$/i,
)
