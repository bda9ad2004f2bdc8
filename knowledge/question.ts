/** What can be recognised in a question before anything is searched: places, subjects nobody covers, the kind of fact asked. */
import type { Knowledge } from './knowledge.ts'
import { buildPhrases } from './phrases.ts'
import { normalise } from './text.ts'
import type { Aspect, Place, Uncovered } from './vocabulary.ts'

/** The kind of fact a question asks for, when it asks for one that a statement either holds or doesn't. */
export type Kind =
  | 'hours'
  | 'website'
  | 'email'
  | 'phone'
  | 'address'
  | 'roster'
  | 'score'
  | 'sum'
  | 'fee'
  | 'validity'
  | 'duration'
  | 'age'
  | 'count'
  | 'statistics'

export interface Question {
  /** As normalised for searching. */
  text: string
  places: Place[]
  subjects: Uncovered[]
  kinds: Kind[]
  /** What only a statement naming it can answer. */
  aspects: Aspect[]
}

const unit = '(?:个?(?:工作日|月|年|天|日内|周|小时)|(?:working |business |calendar )?(?:days?|weeks?|months?|years?))'
const figure = '(?:\\d+|[一二三四五六七八九十两半每]|one|two|three|four|five|six|seven|eight|nine|ten|every|each)'
const span = new RegExp(
  `${figure} ?-? ?${unit}|次日|及时|当日|半年|next day|following day|day after|monthly|yearly|annually|promptly|timely|all year|全年`,
)

/** How each kind is asked for, and what a statement must hold to answer it. The first one found counts. */
const kinds: { kind: Kind; asked: RegExp; held: RegExp }[] = [
  {
    kind: 'hours',
    asked:
      /营业时间|开放时间|办公时间|上班时间|工作时间是|几点|周[六日末].{0,6}(上班|开门|办)|opening (hours|times?)|office hours|business hours|what time (does|do|is|are) .{0,30}(open|close|start)|(what|which) hours|(open|close)[a-z]* (on|at|until|before) |open on/,
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
    asked:
      /电话|手机号|号码是?多少|电话好多|号码|热线|座机|\bphone\b|telephone|\btel\b|hotline|number (can i|to|do i) (call|ring)|(who|whom) (can|do|should) i (call|ring|phone)/,
    held: /\d{7,}/,
  },
  {
    kind: 'address',
    asked: /地址|门牌|在哪条路|哪条街|\baddress\b|which street|what street|where exactly/,
    held: /\d+ ?楼|路\d+号|\bfloor\b|\d+ [a-z]+ (street|road)|@/,
  },
  {
    kind: 'roster',
    asked:
      /(哪几家|哪些|有哪几家)(医院|企业|公司|学校|单位在名单)|(医院|企业|公司|单位)的?(名单|名字)(有|是|在哪|给|发|里)|(目录|名单)里?面?(都|里)?有?(哪些|什么|啥)|which (jobs|occupations|positions|industries|companies|entities) are (on|in) |which (hospitals|clinics|companies|schools|firms) (are|is|have|do|can)|(names|full list) of (all )?(the )?(designated )?(key )?(hospitals|companies|entities|schools|clinics)/,
    held: /$^/,
  },
  {
    kind: 'statistics',
    asked:
      /(一共|总共|累计|截至|目前为止|至今|到去年|去年|每年有).{0,14}(多少|几|好多)[张个名人家]|通过率|成功率|录取率|how many .{0,40}(so far|in total|have been|were) ?(issued|approved|recogni|accredited|granted)?|approval rate|success rate|pass rate/,
    held: /通过率|rate of/,
  },
  {
    kind: 'score',
    asked: /(加|得|算|值|积)多?少?几?分(?!钟)|多少分|几分(?!钟)|how many (bonus )?points|points (for|does|do) /,
    held: /(\d|十)分|points?/,
  },
  {
    kind: 'sum',
    asked:
      /(多少|几|好多)(钱|块|元|万|经费|奖金)|罚(多少|好多|几)|工资(是)?多少|prize money|how much .{0,20}(bonus|grant|reward|subsidy|cash)|how high is the fine|minimum salary|\bin (yuan|rmb|dollars|euros)\b|exact (figure|amount|sum)|how much money|how many (yuan|rmb|dollars)/,
    held: /\d ?万?元|yuan|rmb/,
  },
  {
    kind: 'fee',
    asked:
      /费用|收费|手续费|要交钱|花钱|要钱|免费|工本费|押金|\bfees?\b|\bcosts?\b|\bprice\b|\bcharges?\b(?! of)|pay for|for free|free of charge|deposit/,
    held: /\d ?万?元|费用|免费|yuan|rmb|\bfree\b|\bfees?\b/,
  },
  {
    kind: 'validity',
    asked:
      /有效期|有效多久|管多久|管几年|多久(过期|到期|失效)|几年有效|valid(ity)?\b.{0,30}(how long|period|until)|how long.{0,40}(valid|good for|last)|valid for|period of validity|when does .{0,40}expire/,
    held: new RegExp(
      `(有效|管理期|最长|valid|management period|longest).*(${span.source})|(${span.source}).*(有效|管理期|valid|management period)|一致|consistent`,
      's',
    ),
  },
  {
    kind: 'duration',
    asked:
      /多久|多长时间|好久|几天|好多(天|年|个月)|几个工作日|多少天|多少个?工作日|几年|几个月|多少年|how long|how many (working |business |calendar )?(days|weeks|months|years)|how soon|how quick|how fast|time ?limit/,
    held: new RegExp(`${span.source}|一致|consistent with the term`),
  },
  {
    kind: 'age',
    asked: /几岁|多大年纪|多大岁数|年龄|岁数|\d+ ?岁|how old|\bage\b|too old|years old|\bi'?m \d\d\b|i am \d\d\b/,
    held: /岁|年龄|\bage\b|years old/,
  },
  {
    kind: 'count',
    asked:
      /几个(?!工作日|月)|多少个(?!工作日|月)|几名|多少名|几份|多少份|几倍|多少倍|几人|how many (?!.{0,12}(days|weeks|months|years))/,
    held: /\d|[一二三四五六七八九十两]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|duplicate)\b/,
  },
]

/** Kinds of fact that a document either gives or does not: a statement without it is no answer, however near. */
export const strictKinds: ReadonlySet<Kind> = new Set<Kind>([
  'hours',
  'website',
  'email',
  'phone',
  'address',
  'roster',
  'score',
  'statistics',
  'sum',
  'fee',
  'validity',
  'duration',
  'age',
])

/** Whether a statement can answer a question for this kind of fact. */
export const holdsKind = (kind: Kind, statement: string): boolean =>
  kinds.find((k) => k.kind === kind)?.held.test(normalise(statement)) ?? true

/** Whether a statement names an aspect. */
export const namesAspect = (aspect: Aspect, statement: string): boolean => {
  const text = normalise(statement)
  return [...aspect.zh, ...aspect.en].some((word) => text.includes(normalise(word)))
}

/** Builds the recogniser for a knowledge folder. */
export const buildReader = (knowledge: Knowledge): ((text: string) => Question) => {
  const covered = buildPhrases(
    knowledge.places.filter((p) => p.covered).map((p) => ({ words: [...p.zh, ...p.en], value: p })),
  )
  const others = buildPhrases(
    knowledge.places.filter((p) => !p.covered).map((p) => ({ words: [...p.zh, ...p.en], value: p })),
  )
  const subjects = buildPhrases(knowledge.uncovered.map((s) => ({ words: [...s.words.zh, ...s.words.en], value: s })))
  const aspects = buildPhrases(knowledge.aspects.map((a) => ({ words: [...a.zh, ...a.en], value: a })))
  return (raw) => {
    const text = normalise(raw).replace(/\s+/g, ' ').trim()
    return {
      text,
      places: [...covered.find(text).found, ...others.find(withoutOrigins(text)).found],
      subjects: subjects.find(text).found,
      kinds: kinds.filter(({ asked }) => asked.test(text)).map(({ kind }) => kind),
      aspects: aspects.find(text).found,
    }
  }
}

/**
 * A place one comes from or merely travels to is not the place whose policy is asked about: 香港人, 从上海调来,
 * "I moved from Hangzhou", 出差去成都. Such mentions are blanked before places are looked for.
 */
const withoutOrigins = (text: string): string =>
  text
    .replace(
      /(从|来自|原来在|以前在|之前在|出差去|出差到|去过|老家在?|毕业于)\p{Script=Han}{2,4}?(?=[，,。、 ]|来|调|过来|转|搬|引进|工作|$|的?时候)/gu,
      ' ',
    )
    .replace(/\p{Script=Han}{2,3}(?=人[，,。、 的])/gu, ' ')

    .replace(
      /\b(phd|doctorate|degree|master|bachelor|studied|graduated|worked|lived|stint|job) .{0,20}?\bin [a-z]+/g,
      ' ',
    )
    .replace(/\b[a-z]+ (passport|citizen|national|degree|engineer|nationality)/g, ' ')
    .replace(
      /\b(from|born in|grew up in|graduated in|studied in|used to (live|work) in|back in|leaving|trip to|visiting)( the)? [a-z]+( [a-z]+)?/g,
      ' ',
    )
