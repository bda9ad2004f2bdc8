/**
 * What a question takes for granted: “既然有效期5年…”, “the limit is 80, right?”. Only what is put forward as a fact of the
 * rules counts; what people tell of themselves (“我来了5年了”, “I earn 300,000”) does not.
 */
import { anyOf } from '../any-of.ts'
import { isHan, normalise } from '../retrieval/text.ts'
import { type Bound, boundOf, choicesOf, figuresOf, type Unit } from './quantities.ts'
import { asks, isTag } from './several.ts'
import { toldOfPerson } from './told.ts'

export interface Stated {
  /** As it was written: 5年, “5 years”. */
  said: string
  unit: Unit
  value: string
  /** The same said as a question: 有效期多久, “the card lasts how long”. */
  question: string
  /** On which side of it the rule is said to be kept: 3年以上. */
  bound?: Bound
  /** It is put forward as a limit: 有效期, “at least”. */
  asLimit: boolean
  /** It is said to be enough: 占股20%就行. */
  suffices: boolean
}

/** The figures that a question states as facts of the rules. */
export const statedIn = (text: string): Stated[] =>
  claimsIn(text).flatMap(({ clause, subject, isPlain }) => {
    const figures = figuresOf(clause)
    // 每年要工作3个月以上: the months are stated.
    const [figure, another] = figures.length > 1 ? figures.filter(({ unit }) => unit !== 'interval') : figures
    // 没有年龄限制 is no figure that another could stand for.
    if (another || figure?.value === 'none') return []
    return (figure ? [figure] : choicesOf(clause)).flatMap(({ said, unit, value, at, asks: { zh, en } }) => {
      const [before, after] = [clause.slice(0, at), clause.slice(at + said.length)]
      const bound = boundOf(before, after)
      const isLimit =
        namesLimit.test(clause) || demands.test(before) || demandsAfter.test(after) || demandsMore.test(clause)
      // “My company has 3 years” is its own, “the rules were issued in 2019” is not. 2019年生效了没有 is asked of that year.
      if (isPlain && ofPeople.has(unit) && !ofRules.test(clause) && (!isLimit || has.test(before))) return []
      if ((unit === 'year' || unit === 'day') && asksOfThen.test(asked(clause))) return []
      const question = asked(
        isHan(clause)
          ? `${subject}${before} ${zh} ${after}`
          : `${en} ${subject}${before.replace(/^(?:so|as|and|but) /, '')} ${after}`,
      )
      const asLimit = isLimit || bound !== undefined
      const stated = { said, unit, value, question, asLimit, suffices: enough.test(clause) }
      return [bound ? { ...stated, bound } : stated]
    })
  })

/** What people have themselves: 公司刚开半年. */
const ofPeople: ReadonlySet<Unit> = new Set([
  'time',
  'age',
  'money',
  'share',
  'times',
  'date',
  'year',
  'degree',
  'class',
])
const has = /(?<!\b(?:must|to|should) )\b(?:has|have|had)\b(?! to\b)[^,.;]{0,60}$/
const asksOfThen =
  /[吗么没]$|没有$|还是|是否|^(?:is|was|were|are|did|does)\b|\b(?:is|are|was|were|did|does) (?:it|they|this|that|the)\b/
/** What nobody but a document does. */
const ofRules = /印发|施行|生效|出台|颁布|\b(?:issued|released|published|in(?:to)? force|took effect|dates? from)\b/

export interface Claim {
  clause: string
  /** What it is about, said before. */
  subject: string
  /** Nothing but that it asks nothing tells that it is put forward: 公司刚开半年 may be one's own. */
  isPlain: boolean
}

/** Parts of a question that put something forward as a fact of the rules. */
export const claimsIn = (text: string): Claim[] => {
  const whole = normalise(text).replace(hearsayAlone, '$1')
  const clauses = clausesOf(whole)
  // “东莞管理期3年？” asks by its mark alone.
  const confirms =
    confirmed.test(whole) || isTag(clauses.at(-1) ?? '') || (/[？?]$/.test(whole.trim()) && isFigureAlone.test(whole))
  return clauses.flatMap((clause, at) => {
    const said = clause.replace(hearsay, ' ').trim()
    const isDemand = demandsMore.test(said)
    if (isTag(clause) || isOwn(said) || supposed.test(said.replace(condition, '')) || (!isDemand && beyond.test(said)))
      return []
    // “So the card is valid for 5 years?” asks by its mark alone, and “the card is valid for 5 years, so when …?” nothing.
    const isStated = !asks(said.replace(/[？?]$/, '')) && figuresOf(said).length > 0 && toldOfPerson(said) === undefined
    const isFramed =
      confirms ||
      confirmed.test(clause) ||
      said !== clause ||
      [claimed, isAsked, isDemanded, attributive].some((frame) => frame.test(clause))
    if (!isFramed && !isStated) return []
    // “听说是5年”: what is meant was said before.
    const [figure] = figuresOf(clause)
    const bare = figure && /^[\s是要得为约才就]*$/.test(clause.slice(0, figure.at).replace(frames, ''))
    return [{ clause, subject: at > 0 && bare ? `${clauses[at - 1]} ` : '', isPlain: !isFramed }]
  })
}

/** A question without who says so, and without the tag that only asks whether it is so: “…, correct?”, “…，是这样吗”. */
export const withoutFrame = (text: string): string => {
  const [, before = '', last = ''] = /^(.*\S)[，,。.]\s*([^，,。.]+)$/s.exec(text) ?? []
  const claim = before !== '' && isTag(last) ? before : text
  return claimsIn(claim).length > 0 ? claim.replace(opening, '').replace(readOnline, '') : claim
}

/** Whether a question says nothing beside what it puts forward: “东莞要交三份材料对吧”. */
export const isClaimOnly = (text: string): boolean => {
  const said = claimsIn(text).reduce((sum, { clause }) => sum + clause.length, 0)
  return said > 0 && clausesOf(normalise(text)).join('').replace(frames, '').length <= said
}

/** A claim that has been turned into a question, without the words that put it forward. */
export const asked = (claim: string): string =>
  claim
    .replace(frames, ' ')
    .replace(/^\s*(?:so|and|but|as|that) |[.?？]$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()

const namesLimit =
  /有效期|管理期|期限|时限|上限|下限|年龄限制|门槛|至少|最多|最高|最低|最晚|最迟|不能?超过|不得超过|不得?[低少]于|不能[低少]于|截止|规定|每年.*\d[月日号].{0,3}前|\b(limit|must be|at least|at most|up to|no more than|(?:no|not) less than|no later|valid|validity|deadline|due|maximum|minimum|management period)\b/

/** Before the figure, and after it: 要30个工作日, “takes 30 days”. */
const demands =
  /(?:一式|^\s*(?:应该|那)?(?:就?是|要|it'?s|is it|that'?s))\s*$|(?:要|需要|必须|须|得|提前)[^，]{0,6}$|\b(?:takes?|lasts?|runs? for|have to|needs?|wants?|requires?|expects?|asks? for|is (?:only )?for|within|must|has|have|knows|there are|divided into|consists of)\b[^,.;]*$|\b(?:by|until) *$/
const demandsAfter = /^ ?(?:内|以内|之内|前)|^ in advance\b|^ (?:is|are) (?:required|needed|mandatory|the minimum)\b/

const clausesOf = (text: string): string[] =>
  text
    .split(/[，,。；;！!？?\n]+(?!\s*\d{3,4}\b)\s*|(?<=[a-z]{2}|[\d%])\. (?=[a-z])/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')

/** 网上写的, 我知道. */
const readOnline =
  /^(?:我?(?:在|看|从)?(?:网上|网络上|公众号|小红书|知乎|群里|朋友圈)(?:上|里)?(?:写|说|看到?|查到?|传|讲)?(?:的|了)?(?:是|说)?|我(?:知道|了解到?|看到|记得|理解)(?:的是)?)/
/** Who says so: 同事跟我说, “my HR says that”. */
const hearsay = anyOf(
  /^(?:请|麻烦)?(?:你|您)?(?:就|直接)?告诉我(?:说)?/,
  readOnline,
  /^[^，,]{0,10}?(?:(?:跟|和|对|给)(?:我们?|咱们?|俺)(?:发[^，,]{0,4})?(?:说|讲)|(?:告诉|通知)(?:我们?|咱们?|俺)(?:说|讲)?)过?(?:是)?/,
  /^(?![^，,]{0,6}(?:通知|细则|办法|文件|规定|政策|报道|新闻|稿))[^，,怎没不要]{1,6}(?:说|讲)(?:了|过)?(?!明|法|好)(?:是)?/,
  /\b(?:is it (?:really |actually )?(?:true|right|correct|so)(?= that)|(?:i|we) (?:have |'ve )?(?:heard|read|know|knew|see|saw|found|was told|were told|been told|thought|think|suppose|guess|assume|understand|believe)|(?:my|our|the|a|an|some|one) [a-z]+(?: [a-z]+){0,2} (?:says?|said|tells|told|claims?|claimed|insists?|believes?|thinks?|wrote|informed)(?: me| us)?|(?:he|she|they|people|someone|somebody|everybody|everyone) (?:says?|said|tells|told|claims?|insists?)(?: me| us)?)\b(?: (?:somewhere|online|that))?/,
)
const hearsayAlone = new RegExp(`(${hearsay.source})\\s*[，,：:]`)
/** Under what a rule holds, said after it: “… within 15 days if my passport changes”. */
const condition = /(?<=.{12}) \b(?:if|when|once|unless|in case)\b.*$/
/** What stands before a claim in English; in Chinese it may be the subject, 医院说不认识这个证. */
const opening =
  /^(?:is it (?:really |actually )?(?:true|right|correct|so) that|(?:i|we) (?:was|were) told(?: that)?|(?:my|our) (?!(?:[a-z]+ )?(?:card|letter|passport|permit|visa|contract|certificate|form|document|paper|notice|email)\b)[a-z]+(?: [a-z]+)? (?:says|said|tells|told|claims|claimed|insists|believes|thinks)(?: me| us)?(?: that)?) /i
const enough = /就(?:行|够|可以|能|好|成)|足够|够了|\b(?:enough|suffices?|sufficient|will do|is fine)\b/

const isOwn = (clause: string): boolean => !obliged.test(clause) && own.test(clause.replace(mustI, ' '))
/** “We must tell the platform within 30 days” is said of the rule. */
const obliged =
  /^(?:so |and |but |as |since |because |given that )?(?:(?:for|in|after|before|with) [a-z' ]{2,40}?,? )?(?:i|we|he|she|they|you) (?:(?:only|just|really|still) )?(?:must|apply|contact|go|send|submit|hand|bring|report|register|pay|renew|collect|(?:have|need|has|needs) to|should|can only|(?:am|are|is) (?:supposed|required|expected|obliged|entitled) to)\b/
/** Somebody's own circumstances, other than the card they hold. */
const own =
  /(我|本人|咱|俺)(?!的?(服务证|人才卡|卡|证|证书)(的)?(有效期|管))|\b(i|i'm|i've|we|our|me|he|she|his|her)\b|\bmy (?!(talent |service )*(card|certificate)\b)/
/** “Do I have to report it within 30 days?” asks for the rule. */
const mustI =
  /^(?:(?:so|and|why|but) )*(?:do|does|must|should) (?:i|we) (?=(?:(?:really|still) )?(?:have to|need|report|apply|file|renew|wait|pay|submit|\w+ within)?)|我们?(?=[^，]{0,8}(?:要|需要|必须|得)[^，]{0,6}\d)/
/** Put as a mere possibility. */
const supposed =
  /如果|要是|假如|假设|万一|已经|\b(if|suppose|supposing|whether|almost|already|ago|later)\b|年[前后]|年了|天[前后]|天了|岁了/
/** Of a figure that somebody has, and of one that is demanded. */
const beyond = /超过|多于|少于|不到|以上的|\b(more than|less than|over)\b/
const demandsMore =
  /(?:要|须|得|需|不)[^，,]{0,24}(?:超过|多于|少于)|\b(?:must|needs?|requires?|have to|has to|means?)\b.{0,60}\b(?:more than|less than|over)\b/
/** Put as a fact. */
const claimed =
  /既然|因为|由于|听说|据说|都说|说是|以为|记得|不是说|确认一?下|\b(since|because|given that|considering|seeing that|now that|is it true|apparently|supposedly|confirm(?: that)?)\b|\bwhy (?:do|does|is|are|must|should|has|have)\b/
/** Asks whether what was said is so. */
const confirmed = anyOf(
  /(对吗|对吧|对不对|对不|是吧|是吗|是这样吗|没错吧|对么|吧|就[行可以够好成]{1,2}了?)[？?。]*$|是不是|^难道|不就?是.{1,14}(吗|么|嘛)[？?]?$/,
  /\b(right|correct|true|isn'?t it|isn'?t that so|is (?:that|he|she|it) (?:so|right|correct|true)|aren't they|doesn't it|don't they|no)[?. ]*$/,
  /^(isn't|is it true|doesn't|aren't)\b/,
)
/** 有效期是5年吗, “is the age limit 80”. */
const isAsked =
  /每[^，每]{1,4}[一1]次(?:吗|么)$|(有效期|管理期|期限|时限|上限|下限|门槛|最高|最低|最多|最晚|截止)[^，]{0,6}(是|为|到)? ?[^，]{0,6}(吗|么)$|是 ?[\d一二两三四五六七八九十百半][^，]{1,14}(吗|么)$|^(is|are|does|was) (the|it|a|an)\b.*\b(limit|validity|valid|period|deadline|term|maximum|minimum|management)\b/
const isFigureAlone =
  /^(?=[^，,。？?]*(?:有效期|管理期|期限|时限|上限|下限|门槛))[^，,。？?几多哪什啥吗么]*[\d一二三四五六七八九十两] ?(?:年|天|日|个月|个?工作日|岁|分|倍)[？?]$|^[^，,。？?几多哪什啥吗么]*每[^，,。？?几多每]{1,5}[一1]次[？?]$/
/** 审核要30个工作日吗, “does the review take 30 days”. */
const isDemanded =
  /(?:要|需要|必须|须|得|提前|不超过|至少|最多)[^，]{0,6}[\d一二三四五六七八九十两半][^，]{0,12}(?:吗|么|不)[？?]?$|^(?:so |and )?(?:do|does|must|should|is|are)\b.*\b(?:takes?|last|have to|need|needs|require|required|within|before|at least|up to)\b/
/** 5年有效期, “the 5-year validity”. */
const attributive =
  /\d ?(年|天|个月|个工作日)的?(有效期|管理期|期限|时限)|\bthe \d+[- ](years?|days?|months?)('s)? (validity|card|term|limit|period|management|deadline)/

const frames = new RegExp(
  `${hearsay.source}|${claimed.source}|对吗|对吧|对不对|是吧|是吗|没错吧|对么|是不是|难道|吧$|吗$|么$|\\b(right|correct|isn'?t it|isn'?t that so|is (?:that|he|she|it) (?:so|right|correct|true))$`,
  'g',
)
