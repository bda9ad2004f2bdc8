/** What can be recognised in a question before anything is searched: places, subjects nobody covers, the kind of fact asked. */
import type { Knowledge } from './knowledge.ts'
import { normalise } from './text.ts'
import type { Place, Uncovered } from './vocabulary.ts'

/** The kind of fact a question asks for, when it asks for one that a statement either holds or doesn't. */
export type Kind = 'hours' | 'website' | 'email' | 'phone' | 'address' | 'roster' | 'score' | 'sum' | 'fee' | 'validity' | 'duration' | 'age' | 'count'

export interface Question {
  /** As normalised for searching. */
  text: string
  places: Place[]
  subjects: Uncovered[]
  kinds: Kind[]
}

const unit = '(?:个?(?:工作日|月|年|天|日|周|小时)|(?:working |business |calendar )?(?:days?|weeks?|months?|years?))'
const figure = '(?:\\d+|[一二三四五六七八九十两半每]|one|two|three|four|five|six|seven|eight|nine|ten|every|each)'
const span = new RegExp(`${figure} ?-? ?${unit}|次日|及时|当日|半年|next day|following day|day after|monthly|yearly|annually|promptly|timely|all year|全年`)
const day = /\d{1,2}月|\d{4}年|(january|february|march|april|may|june|july|august|september|october|november|december) ?\d|\d ?(january|february|march|april|may|june|july|august|september|october|november|december)/

/** How each kind is asked for, and what a statement must hold to answer it. The first one found counts. */
const kinds: { kind: Kind; asked: RegExp; held: RegExp }[] = [
  {
    kind: 'hours',
    asked: /营业时间|开放时间|办公时间|上班时间|工作时间是|几点|周[六日末].{0,6}(上班|开门|办)|opening (hours|times?)|office hours|business hours|what time|(what|which) hours|(open|close)[a-z]* (on|at|until|before) |open on/,
    held: /\d{1,2}[:：]\d{2}|opening hours|营业时间/,
  },
  {
    kind: 'website',
    asked: /网址|网站|官网|链接|\burl\b|web ?site|web address|\blink\b|公众号|小程序|\bapp\b|online portal/,
    held: /https?:|www\.|网址|网站|website|公众号|小程序/,
  },
  { kind: 'email', asked: /邮箱|电邮|电子邮件|e-?mail/, held: /@|电子邮件|邮箱|e-?mail/ },
  {
    kind: 'phone',
    asked: /电话|手机号|号码是?多少|热线|座机|\bphone\b|telephone|\btel\b|hotline|number (can i|to|do i) (call|ring)|(who|whom) (can|do|should) i (call|ring|phone)/,
    held: /\d{7,}/,
  },
  {
    kind: 'address',
    asked: /地址|门牌|在哪条路|哪条街|\baddress\b|which street|what street|where exactly/,
    held: /\d+ ?楼|路\d+号|\bfloor\b|\d+ [a-z]+ (street|road)|@/,
  },
  {
    kind: 'roster',
    asked: /(哪几家|哪些|有哪几家)(医院|企业|公司|学校|单位在名单)|(医院|企业|公司|单位)的?(名单|名字)(有|是|在哪|给|发)|which (hospitals|clinics|companies|schools|firms) (are|is|have|do|can)|(names?|list) of (all )?(the )?(designated )?(hospitals|companies|entities|schools|clinics)/,
    held: /$^/,
  },
  {
    kind: 'score',
    asked: /(加|得|算|值|积)多?少?几?分(?!钟)|多少分|几分(?!钟)|how many (bonus )?points|points (for|does|do) /,
    held: /(\d|十)分|points?/,
  },
  {
    kind: 'sum',
    asked: /多少钱|几块钱|多少元|多少万|几万|多少块|\bin (yuan|rmb|dollars|euros)\b|exact (figure|amount|sum)|how much money|how many (yuan|rmb|dollars)/,
    held: /\d ?万?元|yuan|rmb|免费|\bfree\b/,
  },
  {
    kind: 'fee',
    asked: /费用|收费|手续费|要交钱|花钱|要钱|免费|工本费|押金|\bfees?\b|\bcosts?\b|\bprice\b|\bcharges?\b(?! of)|pay for|for free|free of charge|deposit/,
    held: /\d ?万?元|费用|免费|yuan|rmb|\bfree\b|\bfees?\b/,
  },
  {
    kind: 'validity',
    asked: /有效期|有效多久|管多久|管几年|多久(过期|到期|失效)|几年有效|valid(ity)?\b.{0,30}(how long|period|until)|how long.{0,40}(valid|good for|last)|valid for|period of validity|when does .{0,40}expire/,
    held: new RegExp(`(有效|管理期|最长|valid|management period|longest).*(${span.source})|(${span.source}).*(有效|管理期|valid|management period)|一致|consistent`, 's'),
  },
  {
    kind: 'duration',
    asked: /多久|多长时间|好久|几天|几个工作日|多少天|多少个?工作日|几年|几个月|多少年|how long|how many (working |business |calendar )?(days|weeks|months|years)|how soon|how quick|how fast|time ?limit/,
    held: new RegExp(`${span.source}|${day.source}`),
  },
  {
    kind: 'age',
    asked: /几岁|多大年纪|多大岁数|年龄|岁数|\d+ ?岁|how old|\bage\b|too old|years old|\bi'?m \d\d\b|i am \d\d\b/,
    held: /岁|年龄|\bage\b|years old/,
  },
  {
    kind: 'count',
    asked: /几个(?!工作日|月)|多少个(?!工作日|月)|几名|多少名|几份|多少份|几倍|多少倍|几人|how many (?!.{0,12}(days|weeks|months|years))/,
    held: /\d|[一二三四五六七八九十两]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|duplicate)\b/,
  },
]

/** Kinds of fact that a document either gives or does not: a statement without it is no answer, however near. */
export const strictKinds: ReadonlySet<Kind> = new Set<Kind>(['hours', 'website', 'email', 'phone', 'address', 'roster', 'score', 'sum', 'fee', 'validity'])

/** Whether a statement can answer a question for this kind of fact. */
export const holdsKind = (kind: Kind, statement: string): boolean =>
  kinds.find((k) => k.kind === kind)?.held.test(normalise(statement)) ?? true

/** Builds the recogniser for a knowledge folder. */
export const buildReader = (knowledge: Knowledge): ((text: string) => Question) => {
  const places = knowledge.places.map((place) => ({ place, pattern: anyOf([...place.zh, ...place.en]) }))
  const subjects = knowledge.uncovered.map((subject) => ({
    subject,
    pattern: anyOf([...subject.words.zh, ...subject.words.en]),
  }))
  return (raw) => {
    const text = normalise(raw).replace(/\s+/g, ' ').trim()
    return {
      text,
      places: places.filter(({ place, pattern }) => pattern.test(place.covered ? text : withoutOrigins(text))).map(({ place }) => place),
      subjects: subjects.filter(({ pattern }) => pattern.test(text)).map(({ subject }) => subject),
      kinds: kinds.filter(({ asked }) => asked.test(text)).map(({ kind }) => kind),
    }
  }
}

/**
 * A place one comes from or merely travels to is not the place whose policy is asked about: 香港人, 从上海调来,
 * "I moved from Hangzhou", 出差去成都. Such mentions are blanked before places are looked for.
 */
const withoutOrigins = (text: string): string =>
  text
    .replace(/(从|来自|原来在|以前在|之前在|出差去|出差到|去过|老家在?|毕业于)\p{Script=Han}{2,4}?(?=[，,。、 ]|来|调|过来|转|搬|引进|工作|$|的?时候)/gu, ' ')
    .replace(/\p{Script=Han}{2,3}(?=人[，,。、 的])/gu, ' ')
    .replace(/\b(from|born in|grew up in|graduated in|studied in|used to (live|work) in|back in|leaving|trip to|visiting)( the)? [a-z]+( [a-z]+)?/g, ' ')

/** One pattern for many words: Han words anywhere, others as whole words with an optional plural. */
const anyOf = (words: string[]): RegExp => {
  const escaped = words.map(normalise).map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return /\p{Script=Han}/u.test(word) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?:s|'s)?(?![\\p{L}\\p{N}])`
  })
  return escaped.length > 0 ? new RegExp(escaped.join('|'), 'u') : /$^/
}
