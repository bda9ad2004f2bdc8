/**
 * What a person's words answer. Only what is plainly an answer counts: everything else is left to be tried as a
 * question, because a wrong "no" decides a case and a repeated question costs nothing.
 */
import { unsure, type Value } from '../../knowledge/expressions.ts'
import { type Fact, optionsOf, wordsOf } from '../../knowledge/schemes.ts'
import { normalise } from '../../knowledge/text.ts'
import { dateIn, numberIn } from './figures.ts'

export type Said =
  | { kind: 'value'; value: Value }
  /** Meant as a number or a date, but which? */
  | { kind: 'unclear' }
  | { kind: 'back' | 'why' | 'change' }

const list = (text: string) => new Set(text.split('|'))
const yes = list(
  '是|是的|是啊|是呀|对|对的|对啊|嗯|嗯嗯|恩|有|有的|有啊|没错|当然|当然是|确实|确实是|确实有|符合|属于|已经有了|' +
    "yes|y|yep|yeah|yup|yes i am|yes i do|yes i have|i am|i do|i have|correct|right|that's right|that is right|true|sure|of course|absolutely|definitely|indeed|uh huh",
)
const no = list(
  '不|不是|不是的|不是啊|没有|没|没有的|没有啊|否|不对|无|还没有|还没|并没有|并不是|从来没有|从没有|不符合|不属于|都没有|暂无|暂时没有|' +
    "no|n|nope|nah|no i'm not|no i am not|no i don't|no i do not|no i haven't|no i have not|i'm not|i am not|i don't|i do not|i haven't|i have not|never|not yet|not at all|none|negative|false|of course not",
)
const dontKnow = list(
  '不知道|我不知道|不确定|我不确定|不清楚|我不清楚|不太清楚|不太确定|不是很清楚|不是很确定|拿不准|说不准|说不清|不好说|不晓得|不记得|没把握|没概念|可能|也许|可能吧|也许吧|' +
    "not sure|i'm not sure|i am not sure|im not sure|unsure|i'm unsure|dunno|i dunno|don't know|dont know|i don't know|i dont know|i do not know|idk|no idea|i have no idea|not certain|i'm not certain|maybe|perhaps|hard to say|can't say|can't tell|no clue|not really sure",
)
const back = list('上一步|上一题|返回|后退|返回上一步|回到上一题|back|go back|previous|previous question|step back')
const why = list(
  '为什么|为什么问|为什么问这个|为什么要问|为什么要问这个|为啥|为啥问这个|问这个干什么|问这个干嘛|why|why do you ask|why do you ask this|why do you ask that|why do you need this|why do you need that|why do you need to know|why is that|why this question|what for',
)
const change = list(
  '修改|修改答案|修改回答|改答案|改一下|更改|我要改|我答错了|答错了|选错了|change|change answer|change an answer|change my answer|edit|i made a mistake',
)

const question =
  /[?？]|吗$|呢$|么$|^(what|how|why|who|which|when|where|can|could|do|does|did|is|are|should|will|would|if)\b|什么|怎么|怎样|如何|哪|多少|几|是否|能否|是不是|有没有|能不能|可不可以|算不算|要不要|还是/
const hedge =
  /但|不过|可是|然而|除了|除非|不确定|不知道|不清楚|可能|也许|好像|应该|大概|差不多|\bbut\b|however|except|unless|maybe|perhaps|not sure|don't know|probably|sort of|kind of|i think/
const negation = /不|没|未|非|无|\bnot\b|n't\b|\bno\b|\bnever\b|\bnor\b|\bwithout\b/

/** Without punctuation and spare blanks, in lower case and simplified characters; the apostrophe of "don't" stays. */
const fold = (text: string): string =>
  normalise(text)
    .replace(/[‘’`´]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()

/**
 * Undefined when the words are no answer to this question. `label` gives an option as shown; `numbered` says whether the
 * options stand in front of the person, so that "2" is the second of them.
 */
export const understand = (
  fact: Fact,
  text: string,
  { label, numbered }: { label: (option: string) => string; numbered: boolean },
): Said | undefined => {
  const folded = fold(text)
  if (folded === '') return undefined
  if (back.has(folded)) return { kind: 'back' }
  if (why.has(folded)) return { kind: 'why' }
  if (change.has(folded)) return { kind: 'change' }
  const options = optionsOf(fact)
  const named = options.find((o) => [label(o), ...wordsOf(fact, o)].some((word) => fold(word) === folded))
  if (named) return { kind: 'value', value: named }
  if (dontKnow.has(folded)) return { kind: 'value', value: unsure }
  const place = numbered ? placeOf(folded, options.length) : undefined
  if (place !== undefined) return { kind: 'value', value: options[place] ?? unsure }
  const plain = normalise(text)
    .replace(/[‘’`´]/g, "'")
    .trim()
  if (question.test(plain)) return undefined

  if (fact.kind === 'number' || fact.kind === 'date') {
    const figure = fact.kind === 'number' ? numberIn(plain) : dateIn(plain)
    return figure === undefined
      ? undefined
      : figure === 'unclear'
        ? { kind: 'unclear' }
        : { kind: 'value', value: figure.value }
  }
  const plainly = fact.kind === 'yes-no' ? yesOrNo(plain) : undefined
  const told = byWords(fact, plainly === undefined ? plain : afterFirst(plain))
  // “No, I'm British” to “Are you a foreigner?” says two things at once: then it is asked again.
  if (plainly !== undefined && plainly !== unsure && told !== undefined && told !== plainly) return undefined
  const value = plainly ?? told
  return value === undefined ? undefined : { kind: 'value', value }
}

/** Yes or no to a question that has no options of its own. */
export const affirmed = (text: string): boolean | undefined => {
  if (question.test(normalise(text).trim())) return undefined
  const answer = yesOrNo(
    normalise(text)
      .replace(/[‘’`´]/g, "'")
      .trim(),
  )
  return answer === undefined || answer === unsure ? undefined : answer === 'yes'
}

/** 第二个, option 2, 选2, 2, the last one: counted from 0 over the options and "not sure" after them. */
const placeOf = (folded: string, options: number): number | undefined => {
  if (options === 0) return undefined
  if (/^(最后一个|最后一项|the last( one)?|last( one)?)$/.test(folded)) return options - 1
  const digits = /^(?:option|choice|number|选项|选择|选|第)? ?(\d{1,2})(?:个|项|号)?$/.exec(folded)?.[1]
  const han = /^(?:第|选项|选)([一二三四五六七八九十])(?:个|项)?$/.exec(folded)?.[1]
  const word = /^(?:the )?(first|second|third|fourth|fifth)(?: one| option)?$/.exec(folded)?.[1]
  const number = digits
    ? Number(digits)
    : han
      ? '一二三四五六七八九十'.indexOf(han) + 1
      : word
        ? ['first', 'second', 'third', 'fourth', 'fifth'].indexOf(word) + 1
        : undefined
  return number !== undefined && number >= 1 && number <= options + 1 ? number - 1 : undefined
}

/** The whole text, or what stands before the first comma when the rest does not take it back. */
const yesOrNo = (plain: string): Value | undefined => {
  const whole = short(fold(plain))
  if (whole) return whole
  if (plain.length > 60 || hedge.test(plain)) return undefined
  const [first = '', ...others] = plain.split(/[,，.。!！;；、]/)
  const rest = fold(others.join(' '))
  const head = short(fold(first))
  if (head && head !== unsure) {
    const more = short(rest)
    return more === undefined || more === head ? head : undefined
  }
  const spoken = /^(yes|yeah|yep|no|nope) (?=(i|i'm|we|it|it's|that|he|she|they|not|thanks|thank)\b)/.exec(fold(plain))
  return spoken?.[1] ? short(spoken[1]) : undefined
}
/** What follows the first comma or stop. */
const afterFirst = (plain: string): string => /[,，.。!！;；、](.*)$/su.exec(plain)?.[1] ?? ''

// "不是" and "not sure" contain yes-like and no-like words, so doubt is looked for first and no before yes.
const short = (text: string): 'yes' | 'no' | typeof unsure | undefined => {
  const folded = text.replace(/^(.+?)( \1)+$/, '$1') // no no no
  return dontKnow.has(folded) ? unsure : no.has(folded) ? 'no' : yes.has(folded) ? 'yes' : undefined
}

/** The option that the text names in a longer sentence: 我是外国人, I'm in category B. A negated one is the other of two. */
const byWords = (fact: Fact, plain: string): Value | undefined => {
  if (plain.length > 60 || hedge.test(plain)) return undefined
  const found = optionsOf(fact).flatMap((option) =>
    wordsOf(fact, option)
      .map((word) => ({ option, word: normalise(word) }))
      .filter(({ word }) => says(plain, word)),
  )
  const longest = found.filter(({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)))
  const [only, ...others] = [...new Set(longest.map((f) => f.option))]
  const bare = longest.reduce((text, { word }) => text.replace(word, ' '), plain)
  const negated = negation.test(bare)
  if (only !== undefined) {
    if (others.length > 0) return undefined
    if (!negated) return only
    const twice = negation.test(bare.replace(negation, ' '))
    if (fact.kind !== 'yes-no' || twice) return undefined
    if (only === 'no') return 'yes'
    // To deny the thing asked is a no; to deny one case of it (“I'm not American”) says nothing of the others.
    const asked = normalise(`${fact.question.zh} ${fact.question.en} ${fact.label.zh} ${fact.label.en}`)
    return longest.some(({ word }) => isPartOf(asked, word)) ? 'no' : undefined
  }
  return fact.kind === 'yes-no' && denies(fold(plain)) ? 'no' : undefined
}

/** Whether a word belongs to what is asked: all of it, or how it begins (目录里 of 目录). */
const isPartOf = (asked: string, word: string): boolean => {
  const core = /\p{Script=Han}/u.test(word) ? word.replace(/^[在已有持]/, '').slice(0, 2) : word.split(' ').at(-1)
  return asked.includes(word) || asked.includes(core ?? word)
}

/** A word of one letter stands for an option only on its own, so it is not looked for inside a sentence. */
const says = (text: string, word: string): boolean => {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  return (
    word.length > 1 &&
    new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(text)
  )
}

/** 没有列入, 不在目录里, not on it, I haven't been nominated: a short denial of what was asked, and not of something else. */
const denies = (folded: string): boolean =>
  /^(我|我还|还|目前|暂时|并)?(没有|没被|没|未|不在|不属于|不算)\p{Script=Han}{0,8}$/u.test(folded)
    ? !/乎|听懂|明白|看懂|懂|想|问题|关系|办法|事|空|时间|意思/.test(folded)
    : /^(i'm |i am |it's |it is )?not (?!sure|really|necessarily|exactly|quite|certain|now|clear)[\w ]{1,30}$/.test(
        folded,
      ) || /^i (haven't|have not|wasn't|was not) (been|got|received)\b[\w ]{0,30}$/.test(folded)
