/** A command that stands in the words: what is to be done, to which request, and what is said with it. Pure. */
import { inForm, numberPattern, typedNumber } from '../number.ts'
import { asksProgress } from '../own/progress-words.ts'
import { fold, looksLikeQuestion } from '../speech.ts'
import {
  anyVerb,
  type SpokenVerb,
  tail,
  unfinished,
  verbs,
  withoutGreeting,
  withoutPoliteness,
  wordsOnly,
} from './verb-words.ts'

export interface Spoken {
  verb: SpokenVerb | 'list' | 'bind'
  /** The number in full or its last digits; '' where the command has none. */
  given: string
  rest: string
}

/** A list, a binding, or a verb with a number: 完成 0042 已办结, 0042转公安局, 261121-0042 到哪一步了. */
export const commandIn = (raw: string): Spoken | undefined => {
  // One message is read by several readers, one after the other.
  if (raw !== last.raw) last = { raw, said: readCommand(raw) }
  return last.said
}
let last: { raw: string; said: Spoken | undefined } = { raw: '', said: undefined }

const readCommand = (raw: string): Spoken | undefined => {
  const text = withoutGreeting(raw).replace(givenBack, 'return $1')
  if (desk.test(text)) return { verb: 'list', given: '', rest: '' }
  if (binding.test(text)) return { verb: 'bind', given: '', rest: text }
  const found = verbOf(text, byNumber)
  if (found) return { ...found, given: inForm(found.given) }
  const given = inForm(numberAsked(text) ?? '')
  return numberPattern.test(given) ? { verb: 'show', given, rest: '' } : undefined
}

/** The last digits of a number, alone or with “how far is it?”: of somebody who has such a request. */
export const digitsIn = (raw: string): string | undefined => {
  const digits = numberAsked(withoutGreeting(raw))
  return digits !== undefined && /^\d{4}$/.test(digits) ? digits : undefined
}

/** A verb with the place of a request in a list: 接 2, 完成 2 已办结, 第二件转公安局. Counted from 1; -1 is the last. */
export const placedIn = (raw: string): { verb: SpokenVerb; place: number; rest: string } | undefined => {
  const { verb, given, rest } = verbOf(withoutGreeting(raw), byPlace) ?? {}
  if (!verb || given === undefined || rest === undefined) return undefined
  return { verb, place: placeOf(given), rest }
}

/** 2 of 第二件. */
export const placeOf = (given: string): number => {
  const said = given.toLowerCase().replace(/^第|[件个单项条位]$|^the | one$/g, '')
  return ordinals[said] ?? ('一二三四五六七八九十'.indexOf(said) + 1 || Number(said))
}

const desk = /^\/?(desk|my desk|(?:我的?)?(?:待办|任务|工单)(?:事项|列表|清单)?|工作台)$/i
const binding = /^\/?(bind|绑定)(\s|[A-Z0-9]|$)/i

// In full, or as many of its last digits as tell it apart: 261121-0042, 1121-0042, 0042. One that is mistyped is a
// number all the same: the command must not be done to another request.
export const number = `(?:\\d{2,6}-)?\\d{4}(?![\\d-])|${typedNumber}`
const nth = 'first|second|third|fourth|fifth|last'
export const measure =
  '[份个件张次天岁年月日点项页条本套种户家位名元万寸楼层室折期口号窗半倍级栋幢米路%/]|周(?![一二三四五六])|人(?![社才力])|分(?!局)|成(?![都功])|小时|单元|公[里斤]|[毫厘]米'
/** So many of something, and not the place of a request: 完成 2 份材料, tell 2 documents. */
const counted = `${measure}|[,、和与及~至到]\\s*\\d|(?:of|am|pm|o'clock|more|copy|copies|document|photo|page|hour|day|week|month|year|inch|people|children|floor)\\b|(?!(?:was|has|is|his|this|yes|its|as|us|pass|thanks|address)\\b)[a-z]+s\\b`
export const ofList = `第(?:\\d{1,2}|[一二三四五六七八九十])(?:[件个项条位]|(?!\\d|${measure}))`
/** Behind a verb. */
export const place = `${ofList}|\\d{1,2}(?![\\p{L}\\p{N}%/.:：-]|\\s*(?:${counted}))|the (?:${nth})(?: one\\b|(?=\\s*(?:$|[,:]|(?:please|to|that)\\b)))|(?:${nth}) one\\b`
/** Before one. */
export const placeAhead = `${ofList}|\\d{1,2}(?![\\d.:：年月日点%/-]|\\s*号)|the (?:${nth})(?: one)?\\b|(?:${nth}) one\\b`
const ordinals: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 }
/** What may stand between a number and the verb behind it. */
export const behind = '(?:号|[这那][件个]|[件个项条](?![\\p{L}])|的?申请|的|我也?(?=[接转]))*'
export const ahead =
  '(?:请|麻烦|帮我|把|将|[跟给和对](?=\\d|第)|关于|编号|申请|request |number |no\\.? ?|for |re:? ?|#)*'
/** As people say it of a request they name first. */
const alsoSaid: Partial<Record<SpokenVerb, string>> = {
  take: '接|taken|accepted',
  pass: '转(?!学|正|账)[给到至往去]?|passed on|passed|forwarded|to(?= +[a-z])',
  complete: '已完成|已办结|(?:is |has been )?(?:done|completed|finished|ready)',
  ask: '问(?:一?[下哈]|问)?(?!题)',
  tell: '(?:申请人|那边)?[说讲](?:一[下哈声])?|[喊叫让](?=他|她)',
  decline: 'declined|rejected',
}
/** Nothing is said with these: “0042 take care of …” is something else. */
const wordless: ReadonlySet<SpokenVerb> = new Set(['take', 'show', 'reopen', 'withdraw'])
/** Words to somebody, which may be a question to them. */
const addressed: ReadonlySet<SpokenVerb> = new Set(['ask', 'tell', 'answer'])

interface Forms {
  /** Without this in it a message has none of these forms. */
  named: RegExp
  /** 完成 0042 已办结: the verb first. */
  first: [SpokenVerb, RegExp][]
  /** 转公安局 0042 */
  last: RegExp
  /** 0042 转公安局: the words after what it is about. */
  about: RegExp
}

const formsOf = (about: string, before = about): Forms => {
  const short: Partial<Record<SpokenVerb, string>> = { pass: '|转', take: '|接' }
  const passing = verbs.find(([verb]) => verb === 'pass')?.[1]
  return {
    named: new RegExp(`${about}|${before}`, 'isu'),
    first: verbs.map(([verb, words]) => [
      verb,
      new RegExp(`^/?(?:${words}${short[verb] ?? ''})[\\s:：#]*(${about})号?[\\s,，:：]*(.*)$`, 'isu'),
    ]),
    // A name neither begins nor ends with what parts words, or blanks could be shared out in too many ways.
    last: new RegExp(`^/?(?:${passing}|转)[\\s:：]*([^\\d\\s:：](?:\\D*[^\\d\\s,，#])?)[\\s,，#]*(${about})$`, 'isu'),
    about: new RegExp(`^${ahead}(${before})${behind}[\\s,，:：;；.。]*(.+)$`, 'isu'),
  }
}
const byNumber = formsOf(number)
const byPlace = formsOf(place, placeAhead)

const whom = '申请人|对方|他|她|(?:the )?applicant\\b|him\\b|her\\b|them\\b'
const behindNumber = verbs.map(([verb, words]) => {
  const names = `(?:${words}|${alsoSaid[verb] ?? '(?!)'})(?![a-z])`
  // “0042 完成不了”, “0042 completed form is missing”: words are parted from the verb, unless it says to whom they go.
  const parted = '(?:(?<=[a-z])\\s*[:,]\\s*|(?<![a-z])了?[\\s:,.。;]+)'
  const between =
    verb === 'pass'
      ? '了?[\\s:,.。]*'
      : addressed.has(verb)
        ? `(?:${parted}|${verb === 'ask' ? '\\s*(?=(?:where|when|what|which|who|why|how|if|whether|is|are|do|does|did|can|has|have)\\b)|' : ''}(?<=[问说]一?[下哈声])|(?<=说)(?![明法话服是])|\\s*(?=${whom}|please\\b|请(?![假示求教])))`
        : parted
  return {
    verb,
    alone: new RegExp(`^${names}${tail}$`, 'i'),
    // Every run of blanks stands behind something that must be there, or it could be shared out in too many ways.
    asked: new RegExp(`^${names}\\s*(?:(?:${whom})\\s*)?(?:[了过]+\\s*)?(?:(?:吗|么|没有?)\\s*)?\\??$`, 'i'),
    withWords: new RegExp(`^${names}(${wordless.has(verb) ? '了?\\s*[,;.。]\\s*' : between})(.+)$`, 'is'),
  }
})

const another = new RegExp(
  `(?<!\\d)(?:${typedNumber})|(?<![\\d.:-])(?:(?:\\d{2,6}-)?\\d{4}|\\d{1,2}|第[一二三四五六七八九十])[号件个项条这那也都已经\\s]*(?:${anyVerb}|转|接)`,
  'i',
)
const unfinishedPass = /^(?:[不没还的了]|(?:not|but|by)\b)/i

/** What stands behind the verb makes it no command: 完成 … 还要三天, or another one is in it. */
const isDoubtful = (verb: SpokenVerb, rest: string, sure: boolean): boolean =>
  another.test(rest) ||
  (verb === 'pass' ? unfinishedPass.test(rest) : (verb === 'complete' || !sure) && unfinished.test(rest))

interface WithVerb {
  verb: SpokenVerb
  given: string
  rest: string
}

const verbOf = (text: string, forms: Forms): WithVerb | undefined => {
  const plainly = withoutPoliteness(text)
  return verbWith(text, forms) ?? (plainly === text ? undefined : verbWith(plainly, forms))
}

const verbWith = (text: string, forms: Forms): WithVerb | undefined => {
  const plain = text.normalize('NFKC')
  if (!forms.named.test(plain)) return undefined
  // The words themselves are taken as written, not as normalised for reading the number.
  const asWritten = (verb: SpokenVerb, rest = '') => wordsOnly(verb, text.slice(text.length - rest.length))
  for (const [verb, pattern] of forms.first) {
    const [, given, rest = ''] = pattern.exec(plain) ?? []
    if (given === undefined) continue
    return isDoubtful(verb, rest, true) ? undefined : { verb, given, rest: asWritten(verb, rest) }
  }
  const [, to = '', atEnd] = forms.last.exec(plain) ?? []
  if (atEnd !== undefined) return { verb: 'pass', given: atEnd, rest: to.trim() }
  const [, given, said = ''] = forms.about.exec(plain) ?? []
  if (given === undefined) return undefined
  for (const { verb, alone, asked, withWords } of behindNumber) {
    if (alone.test(said)) return { verb, given, rest: '' }
    // “0042 完成了吗” asks how far it is, “0042 通知申请人了吗” as well.
    if (asked.test(said)) return { verb: 'show', given, rest: '' }
    const [, between = '', rest] = withWords?.exec(said) ?? []
    if (rest === undefined) continue
    if (looksLikeQuestion(said.replace(toldDone, '')) && !addressed.has(verb)) return { verb: 'show', given, rest: '' }
    const words = asWritten(verb, rest)
    return isDoubtful(verb, words, between.includes(':')) ? undefined : { verb, given, rest: words }
  }
  return undefined
}

/** A number and words of a member that are no command: 0042 要补结婚证, 完成 0042 还要三天. */
export const wordsAbout = (raw: string): { given: string; text: string } | undefined => {
  const text = withoutGreeting(raw)
  const plain = text.normalize('NFKC')
  const [, given, said] = numberAndWords.exec(plain) ?? verbNumberAndWords.exec(plain) ?? []
  return given === undefined || said === undefined || looksLikeQuestion(said)
    ? undefined
    : { given: inForm(given), text: text.slice(text.length - said.length).trim() }
}

const numberAndWords = new RegExp(`^#?(${number})[\\s,:]+(.+)$`, 'is')
const verbNumberAndWords = new RegExp(`^(?:${anyVerb})[\\s:#]*(${number})号?[\\s,:]+(.+)$`, 'is')

/** What stands in the words like a number of a request, or the end of one; no years, no counts. */
export const numbersNamed = (text: string): string[] => [
  ...new Set([...text.normalize('NFKC').matchAll(anyNumber)].map(([said]) => inForm(said))),
]
/** “0042 is done, …” tells it. */
const toldDone = /^(?:is|has been) (?=(?:done|completed|finished|ready)\b)/i
/** “send 0042 back” */
const givenBack = new RegExp(`^(?:send|give|pass|return) (#?(?:${number})) back\\b`, 'i')
const anyNumber = new RegExp(`(?<![\\d.:-])(?:${number})(?!\\s?(?:${measure}))`, 'giu')

/** The number that is said alone, or asked about: 261121-0042, 0042呢？, where is 261121-0042. */
const numberAsked = (text: string): string | undefined => {
  const [, before = '', given, after = ''] = numberWithin.exec(text.normalize('NFKC').trim()) ?? []
  if (given === undefined) return undefined
  const around = fold(`${before} ${after}`)
  const asked = naming.test(around) || asksProgress(around) || asksProgress(`${before} my request ${after}`)
  return asked ? given : undefined
}
const numberWithin = new RegExp(`^(.*?)#?(?<!\\d)(${number})${behind}(.*)$`, 'isu')
const naming =
  /^(?:(?:我的|请问|查一?下|看一?下|查询?|编号|号码|申请|呢|怎么样了?|what about|how about|request|number|no|case|my|the) ?)*$/
