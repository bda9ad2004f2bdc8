/** Several questions in one message: sentences that each ask, a numbered list, or parts of a sentence joined by “and”. */
import { anyOf } from '../any-of.ts'
import { isHan, normalise } from '../retrieval/text.ts'
import { namesNeed } from './needs.ts'

/**
 * The questions of a message in their order, each with what was told before it; one when it asks one thing. What only
 * asks whether the sentence before is right (“对吗？”) belongs to that.
 */
export const questionsIn = (written: string): string[] => {
  const text = written.replace(announced, '')
  const listed = itemsOf(text)
  const found = (listed ?? sentencesOf(text)).flatMap((sentence) => wantedIn(sentence) ?? partsOf(sentence))
  const questions: string[] = []
  let told = ''
  for (const part of found) {
    const last = questions.length - 1
    if (last >= 0 && told === '' && isTag(part)) questions[last] = joined(questions[last] as string, part)
    else if (listed || asks(part) || isNeedAlone(normalise(part).trim())) {
      questions.push(joined(told, part).trim())
      told = ''
    } else told = joined(told, part)
  }
  const last = questions.length - 1
  if (last < 0) return [text]
  questions[last] = joined(questions[last] as string, told)
  return questions
}

/** 问三个事：, “I have two questions:” */
const announced = anyOf(
  /^\s*(?:(?:你|您)们?好|hi|hello)?[，,!！\s]*(?:我?想?(?:请?问|请教|打听|咨询|了解)一?下?|有)?(?:您|你们?)?(?:这么)?(?:几|两|三|四|[2-4])(?:个|件|样|点)(?:(?:事|问题)儿?情?|(?=[：:]))(?:想?(?:请?问|咨询))?[：:，,。]\s*/i,
  /^\s*(?:(?:hi|hello|hey)[,!]? )?(?:(?:i (?:have|got|'ve got) )?(?:a few|some|two|three|four|several|a couple of|[2-4]) (?:quick |short |more )?|i (?:have|got|'ve got) )(?:questions|things)(?: please)?[:.,–-]\s*/i,
)

/** “Tell me the papers for Dongguan, the deadline and who approves”: each of what is wanted is a question. */
const wantedIn = (sentence: string): string[] | undefined => {
  const [frame = ''] = telling.exec(sentence) ?? []
  const wanted = sentence.slice(frame.length).replace(/[.!?\s]+$/, '')
  const parts = wanted
    .split(/\s*(?:,|;|\band\b)\s*(?:\band\b\s*|also\s+|plus\s+)*/i)
    .filter((part) => part.trim() !== '')
  const isList = frame !== '' || (parts.length >= leastAlone && !asksByItself(parts[0] ?? ''))
  const areWanted = isList && parts.length > 1 && parts.every((part) => isShort(part) && names(part))
  return areWanted && !isHan(wanted) ? parts.map((part) => `${part}?`) : undefined
}
const telling =
  /^\s*(?:please,? )?(?:(?:can|could) you )?(?:tell me|let me know|explain(?: me| to me)?|i (?:just )?(?:need|want|would like|'d like) to know)(?: (?:about|all|everything))*[:,]?\s+/i
/** Without such a beginning two may be one: “age and degree”. */
const leastAlone = 3
const isShort = (part: string): boolean => part.trim().split(/\s+/).length <= 8
const names = (part: string): boolean => namesNeed(normalise(part)) || interrogative.test(normalise(part).trim())

/** English sentences have lost the space between them. */
const joined = (one: string, other: string) => `${one}${/[a-z]\.$/i.test(one) ? ' ' : ''}${other}`

/** Asks for something, so that a part of a sentence with this is a question by itself. */
const interrogative = anyOf(
  /谁|哪|什么|啥|多久|多少|多长|多大|几[个天日年月次回份名人号点岁家位楼倍]|[周期]几|几小时|怎么|怎样|如何|何[日时处地人]|咋|(?<![现正实])([一-鿿])不\1|可以不|有没有|是否|能否|[吗么嘛不没][？?，,。]?$/,
  /\b(who|whom|whose|what|when|where|which|how|why)\b/,
  /^(and |also |plus |then |but |or |so )*(can|could|do|does|did|is|are|am|may|must|should|will|would|has|have)\b/,
)

/** Whether a part of a message asks for something. */
export const asks = (part: string): boolean => /[？?]/.test(part) || interrogative.test(normalise(part).trim())

const tag = new RegExp(
  [
    '(?:对|是|好|可以|行|真的?|没(?:说|记|弄|搞)?错|是这样|是这么?回事|是真的|有这回事|这样)?(?:吗|吧|么|嘛|不对|不是)?',
    '(?:我|你|咱)?(?:这样|这么|那么)?的?(?:理解|说|讲|记|想|看|听|算|认为)(?:得|的)?(?:对不对|对|没有?错|有没有错|错没错|是对的)(?:吗|吧|么|嘛|了)?',
    '(?:is|was) (?:that|this|it|he|she) (?:right|correct|true|so)|is it|is that how it (?:works|is)',
    '(?:right|correct|true|yes|no|really|ok(?:ay)?|or not|please|thanks?(?: you)?)',
    "isn'?t (?:it|that so)|(?:does|do|is|are|has|was|did)n'?t (?:it|they|that|he|she)",
    '(?:am|was) i (?:right|correct|wrong|mistaken)|(?:do|did) i (?:have|get|got|understand) (?:it|that|this)(?: (?:right|correctly))?',
    "is my (?:understanding|reading) (?:right|correct)|(?:please )?correct me if i(?:'?m| am) (?:wrong|mistaken)|if i(?:'?m| am) not (?:wrong|mistaken)",
  ]
    .map((form) => `^(?:${form})[？?。.!！\\s]*$`)
    .join('|'),
)
/** Whether it only asks if what was said before it is so. */
export const isTag = (part: string): boolean => tag.test(normalise(part).trim())

/** The items of a numbered list that begins with 1, the words before it with the first. */
const itemsOf = (text: string): string[] | undefined => {
  const marks = [
    ...text.matchAll(/(?<![\d.])([1-9]|[①-⑨]|[一二三四五六](?=、))\s*(?:[.．、)）:：](?!\d)|(?<=[①-⑨]))\s*/g),
  ]
  let wanted = 1
  const starts = marks.filter(({ 0: mark, 1: number = '' }) => {
    const value =
      '123456789'.indexOf(number) + 1 || '①②③④⑤⑥⑦⑧⑨'.indexOf(number) + 1 || '一二三四五六'.indexOf(number) + 1
    if (value !== wanted || mark === '') return false
    wanted++
    return true
  })
  if (starts.length < 2) return undefined
  return starts.map(({ index, 0: mark }, at) => {
    const item = text.slice(index + mark.length, starts[at + 1]?.index).trim()
    return at === 0 ? `${text.slice(0, index)}${item}` : item
  })
}

const sentencesOf = (text: string): string[] =>
  (text.match(/[^。！？!?；;\n]+[。！？!?；;\n]*/g) ?? [text]).flatMap((sentence) =>
    sentence.split(/(?<=[a-z)]{2}\.)\s+(?=[A-Za-z])/),
  )

/** Where one part of a sentence may end and another begin. */
const joints = anyOf(
  /(?<=[^\s，,]{2,})[，,]\s*(?:还有|另外|以及|并且|顺便问?一?下?|再问一?下?|and |also |plus )*/iu,
  /(?<=\p{Script=Han})\s*(?:还有|另外|以及|并且|顺便)(?=\p{Script=Han})|、/iu,
  /\s+(?:and also|and|also|plus|as well as|&)\s+(?=(?:(?:for|by|to|at|in|from|on) )?(?:who|whom|what|when|where|which|how|can|could|do|does|is|are|may|must|should|will)\b)/iu,
)

/** The parts of a sentence that each ask for something; the sentence where there is one such part. */
const partsOf = (sentence: string): string[] => {
  const parts: string[] = []
  let begun = 0
  let from = 0
  /** Where what last asked has ended. */
  let asked: { end: number; next: number } | undefined
  const joint = new RegExp(joints, `${joints.flags}g`)
  for (const match of sentence.matchAll(joint)) {
    const clause = sentence.slice(from, match.index)
    const before = sentence.slice(begun, match.index)
    const after = sentence.slice(match.index + match[0].length)
    from = match.index + match[0].length
    if (asksByItself(isHanText(clause) ? clause : before)) asked = { end: match.index, next: from }
    if (!asked || !asksByItself(firstOf(after)) || !isLong(before)) continue
    // 老婆能就业吗，卡快到期了，要不要先续: in Chinese one tells first and then asks.
    const { end, next } = isHanText(clause) ? asked : { end: match.index, next: from }
    const part = sentence.slice(begun, end)
    parts.push(`${part}${/[？?]\s*$/.test(part) ? '' : isHanText(part) ? '？' : '? '}`)
    begun = next
    asked = undefined
  }
  parts.push(sentence.slice(begun))
  return parts
}

const firstOf = (text: string) => text.split(joints)[0] ?? text
const asksByItself = (part: string): boolean => {
  const text = normalise(part).trim()
  return (interrogative.test(text) || isNeedAlone(text)) && !isTag(part) && !leans.test(text)
}
/** 材料是什么，年龄呢: what is asked of a programme as a whole. */
const isNeedAlone = (text: string): boolean => /^那?\p{Script=Han}{2,6}呢[？?]*$/u.test(text) && namesNeed(text)
/** “When my card expires, what do I do?” and “我自己能申请吗，非要通过单位吗” ask one thing. */
const leans =
  /^(如果|要是|不管|无论|非要|非得|一定要|必须要|(?:what )?if|whether|whatever|no matter|when (?!(?:and|or|do|does|did|is|are|was|were|will|would|can|could|may|must|should|shall|has|have|to|exactly)\b)[a-z])/
/** “When and where” is one question. */
const isLong = (part: string): boolean =>
  isHanText(part) ? part.trim().length >= 4 : part.trim().split(/\s+/).length >= 3
const isHanText = (text: string): boolean => /\p{Script=Han}/u.test(text)
