/** Yes, no and “not sure” in many words. Only what is plainly one of them counts. All texts are as `plainly` makes them. */

import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { unsure } from '../../knowledge/rules/expressions.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'

type Plain = 'yes' | 'no' | typeof unsure

const list = (text: string) => new Set(text.split('|'))
const yes = list(
  '是|是的|是啊|是呀|是滴|是哒|是嘞|是哈|我是|对|对的|对啊|对呀|对头|对滴|要得|嗯|嗯嗯|嗯呢|恩|有|有的|有啊|有滴|我有|没错|当然|当然是|当然有|确实|确实是|确实有|必须的|符合|符合的|属于|属于的|算|算是|在的|已经有了|已经是了|正是|' +
    "yes|y|ya|yea|yep|yeah|yup|yes i am|yes i do|yes i have|i am|i do|i have|i sure do|i certainly am|correct|right|that's right|that is right|that's correct|that is correct|that's true|exactly|true|sure|of course|absolutely|definitely|certainly|indeed|affirmative|you bet|uh huh|it is|they are|we do|we are|we have|i have one|we have one|i do have one|i've got one|i got one|yes i have one",
)
const no = list(
  '不|不是|不是的|不是啊|不是滴|不是呢|我不是|没有|没|没有的|没有啊|没有呢|没得|莫得|木有|冇|我没有|否|不对|不对头|无|还没有|还没|暂时还没|暂时还没有|目前没有|目前还没有|目前还没|现在没有|现在还没有|现在还没|并没有|并不是|从来没有|从没有|从来没有过|没有过|不再是|已经不是了|不符合|不属于|不算|不在|都没有|都不是|什么都没有|啥都没有|啥也没有|什么也没有|一个都没有|一项都没有|一个也没有|暂无|暂时没有|' +
    "no|n|nope|nah|no i'm not|no i am not|no i don't|no i do not|no i haven't|no i have not|i'm not|i am not|i don't|i do not|i haven't|i have not|it isn't|it is not|we don't|we are not|we haven't|never|not yet|not at all|not at the moment|not at present|not right now|not now|not currently|not any more|not anymore|not any longer|no longer|no more|not so far|none so far|i'm afraid not|unfortunately not|sadly not|none|negative|false|not true|that's not right|that's wrong|of course not|definitely not|absolutely not|certainly not|nay|no never|never ever|no not ever|never have|i never have|i never have been|never had|no way|no i never have|it's not|we aren't|we're not|we do not|i have none|i've none|we have none|i haven't got one|i haven't got any|none at all|no none|no nothing|" +
    "don't have|haven't"
      .split('|')
      .flatMap((verb) =>
        ['', 'i ', 'we ', 'no i '].flatMap((who) =>
          ['', ' one', ' any', ' it', ' that', ' them', ' those'].map((what) => `${who}${verb}${what}`),
        ),
      )
      .join('|'),
)
const dontKnow = list(
  '不知道|我不知道|不确定|我不确定|不清楚|我不清楚|不太清楚|不太确定|不是很清楚|不是很确定|不太知道|拿不准|说不准|说不清|不好说|不晓得|晓不得|不记得|记不清了|忘了|没把握|没概念|没数|可能|也许|可能吧|也许吧|大概吧|' +
    "not sure|i'm not sure|i am not sure|unsure|i'm unsure|dunno|i dunno|don't know|i don't know|i do not know|idk|no idea|i have no idea|not certain|i'm not certain|maybe|perhaps|hard to say|can't say|can't tell|i can't remember|i don't remember|no clue|not really sure|not so sure|not too sure|i forgot|beats me|who knows|how should i know|no idea about that|i really don't know|i honestly don't know|honestly no idea|not a clue|i haven't a clue|have to check|i have to check|need to check|i need to check|i'd have to check|i would have to check|i'll have to check|i have to ask|i need to ask|i'd have to ask|i'll ask|let me check|i'll check",
)
/** Leaning one way without saying so. */
const leaning: Record<string, 'yes' | 'no'> = {
  ...{ 应该: 'yes', 应该吧: 'yes', probably: 'yes', presumably: 'yes', 'most likely': 'yes' },
  ...{ 'i think so': 'yes', 'i believe so': 'yes', 'i guess so': 'yes', 'i suppose so': 'yes', 'i guess': 'yes' },
  ...{ "i don't think so": 'no', "i don't believe so": 'no', "i don't think i am": 'no', "i don't think i do": 'no' },
  ...{ "i don't think i have": 'no', 'i think not': 'no', 'probably not': 'no', 'most likely not': 'no' },
  ...{ hardly: 'no', 'hardly any': 'no', barely: 'no', 'not that i know of': 'no', 'not to my knowledge': 'no' },
  ...{ 'not that i know': 'no', 'not that i am aware of': 'no', "not that i'm aware of": 'no', doubtful: 'no' },
  ...{ 'i doubt it': 'no', 'rather not': 'no', 'more or less': 'yes', 'kind of': 'yes', 'sort of': 'yes' },
  ...{
    "don't think so": 'no',
    'think so': 'yes',
    'guess so': 'yes',
    'not really': 'no',
    'no not really': 'no',
    不太是: 'no',
    不太算: 'no',
    不怎么算: 'no',
    算不上: 'no',
  },
}

const shortened = /\b(don|doesn|didn|isn|aren|wasn|weren|haven|hasn|hadn|can|won|couldn)t\b/g
/** Lower case, simplified, with the apostrophes that were left out: dont, im. */
export const plainly = (text: string): string =>
  normalise(text)
    .replace(/[‘’`´]/g, "'")
    .replace(shortened, "$1't")
    .replace(/\b(i)(m|ve)\b/g, "$1'$2")
    .replace(/\b(that|it)s\b(?! (?:own|name))/g, "$1's")
    .trim()

/** Without punctuation, symbols and spare blanks; the apostrophe of "don't" stays. */
export const fold = (plain: string): string => plain.replace(/[^\p{L}\p{N}']+/gu, ' ').trim()

/** 没查过, 没听说过, haven't checked: who has not looked does not know. */
const notLooked = anyOf(
  /^(?:我|我们|还|也|目前|暂时|从来|倒是?|真)*(?:没有?|从未|不曾)(?:人)?(?:去|再|仔细|具体)?(?:查|问|打听|了解|确认|核实|核对|注意|留意|关注|听说|听人说|研究)(?:过|清楚|清|到|一下)?(?:了|呢)?$/,
  /^(?:i |we |i'm |no i |no )?(?:haven't|have not|never|didn't|did not) (?:yet |really |even |actually )?(?:check(?:ed)?|ask(?:ed)?|look(?:ed)?(?: it up| into it| at it)?|verif(?:y|ied)|confirm(?:ed)?|hear|heard)(?: (?:of|about))?(?: (?:it|that|this|them))?(?: yet| with (?:hr|them|my boss))?$/,
)

/** Doubts that take back what is said, or half of it. */
export const hedge =
  /但|不过|可是|然而|除了|除非|不确定|不知道|不清楚|可能|也许|好像|应该|大概|差不多|\bbut\b|however|except|unless|maybe|perhaps|not sure|don't know|probably|sort of|kind of|i think/

/**
 * What people put before and after a short answer: ok yes, no sir, nope lol, sorry no. A laugh is taken whole: where a long
 * one could be cut in many ways, trying them all would take for ever.
 */
const padding = anyOf(
  /^(?:(?:ok|okay|well|oh|hm+|um+|uh|er+|sorry|sadly|actually|honestly|lol|ha(?:ha)+(?!ha)|(?:呃|额|哎|唉|哦|好的?) ?) ?(?=.))+/g,
  /(?: (?:lol|lmao|rofl|xd|ha(?:ha)+|he(?:he)+|sir|madam|ma'am|miss|please|pls|plz|sorry|mate|bro|dude|man|buddy|thanks|thank you|thx|actually|honestly|at all|yet|so far|right now|of course|for sure|obviously|unfortunately|i'm afraid)| ?(?:哈哈+(?!哈)|呵呵+(?!呵)|嘿嘿+(?!嘿)|谢谢))+$/g,
)
/** yesss, noooo, nop: typed in a hurry or with emphasis. */
const stretched = (said: string): string =>
  said
    .replace(/^y+e+s+$/, 'yes')
    .replace(/^y+e+a+h*$/, 'yeah')
    .replace(/^n+o{2,}$|^nop$/, 'no')
    .replace(/^n+o+p+e+$/, 'nope')

/** 我也不清楚, 现在还不知道 */
const meToo = /^(?:我们?|也|还|真的?|暂时|目前|现在|说实话|这个?)+(?=[不没说忘拿])/

/** Whether the whole text is a short yes, no or “not sure”. */
export const short = (folded: string): Plain | undefined => {
  const once = folded.replace(/(.)[啊呀哈哦噢嘛啦嘞哒]+$/, '$1').replace(/^(.+?)( \1)+$/, '$1') // no no no
  // "不是" and "not sure" contain yes-like and no-like words, so doubt is looked for first and no before yes.
  const said =
    dontKnow.has(once) || dontKnow.has(once.replace(meToo, '')) || notLooked.test(once)
      ? unsure
      : no.has(once)
        ? 'no'
        : yes.has(once)
          ? 'yes'
          : undefined
  const bare = stretched(once.replace(padding, ''))
  return said ?? (bare === once || bare === '' ? undefined : short(bare))
}

/** 要, 不打算, I plan to: yes or no where it is asked what is needed or intended. */
export const wished = (folded: string, { question }: Fact): 'yes' | 'no' | undefined => {
  const intended =
    /需要|打算|(?<![主重只])要|将/.test(question.zh) || /\b(?:need|going to|plan|intend|want)\b/i.test(question.en)
  if (!intended) return undefined
  const who = '(?:我们?|[他她]们?|老婆|老公|爱人|妻子|丈夫|孩子|儿子|女儿)?(?:都|也|还|是|暂时|目前|现在|暂)*'
  if (
    new RegExp(
      `^${who}(?:不用|不需要|不必|不打算|没打算|没有打算|没想|不想|不要|不会|用不着|没必要|没这个打算|没有这个打算)(?:了|的)?$`,
    ).test(folded)
  )
    return 'no'
  if (new RegExp(`^${who}(?:需要|要|想|打算|会|有打算|有这个打算|有需要)(?:的)?[啊呀嘛]?$`).test(folded)) return 'yes'
  const english =
    /^(?:yes |no )?(?:i |we |she |he |they )?(don't |do not |doesn't |not |no )?(?:want|wants|plan|plans|planning|intend|need|needs|needed|hope)(?: to| it| one)?$/.exec(
      folded,
    )
  return english ? (english[1] ? 'no' : 'yes') : undefined
}

export const leansTo = (folded: string): 'yes' | 'no' | undefined => {
  // Told by others, it is yet to be said by the person.
  const [, zh, en] = hearsay.exec(folded) ?? []
  const told = zh ?? en
  if (told !== undefined) return leansTo(told) ?? sideOf(short(told))
  if (Object.hasOwn(leaning, folded)) return leaning[folded]
  // 是吧, 没有吧; but 对吧 asks for a yes.
  const said = /^(?!对).+吧$/.test(folded) ? short(folded.slice(0, -1)) : undefined
  return sideOf(said)
}
const sideOf = (said: Plain | undefined) => (said === unsure ? undefined : said)

const hearsay =
  /^(?:我们?)?(?:公司|单位|老板|人事|hr|领导|同事|朋友|中介)(?:都|也)?(?:说|告诉我|跟我说)(?:我们?)?(.+)$|^(?:my |our |the )?(?:boss|hr|company|employer|manager|lawyer|agent|colleagues?|friends?|wife|husband) (?:says?|said|told me|thinks?|believes?) (.+)$/

/** “不对，是1986年”: puts right what was said before, and is no “no” to what is asked now. */
export const puttingRight = /^(?:不对头?|that's (?:wrong|not right)|not true)$/

/** The whole text, or what stands before the first comma when the rest does not take it back. */
export const yesOrNo = (plain: string): Plain | undefined => {
  if (/^(?:👍\p{Emoji_Modifier}?|✅)+$/u.test(plain)) return 'yes'
  if (/^(?:👎\p{Emoji_Modifier}?|❌)+$/u.test(plain)) return 'no'
  const whole = short(fold(plain))
  if (whole) return whole
  const [first = '', ...others] = plain.split(/[,，.。!！;；、]/)
  const rest = fold(others.join(' '))
  const head = short(fold(first))
  // 不清楚啊，公司在问: what follows says nothing for either side.
  if (head === unsure && !hedge.test(rest) && short(rest) === undefined && leansTo(rest) === undefined) return unsure
  if (plain.length > 60 || hedge.test(plain)) return undefined
  if (head && head !== unsure) {
    const more = short(rest)
    if (more === undefined && rest !== '' && puttingRight.test(fold(first))) return undefined
    return more === undefined || more === head ? head : undefined
  }
  const spoken =
    /^(yes|yeah|yep|yup|no|nope|nah) (?=(?:i|i'm|i've|we|it|it's|that|that's|he|she|they|not|thanks|thank)\b)(.*)$/.exec(
      fold(plain),
    )
  if (!spoken?.[1]) return undefined
  const answer = short(spoken[1])
  return answer === 'yes' && /\b(?:not|never)\b|n't\b/.test(spoken[2] ?? '') ? undefined : answer
}

/**
 * 没有列入, 不在目录里, not on the list, I haven't been nominated: a denial of what was asked. It is short or takes up a
 * word of the question, because “I'm not a Chinese citizen” denies something else.
 */
export const denies = (folded: string, asked: string): boolean => {
  const chinese =
    /^(?:我|我还|还|目前|目前还|暂时|暂时还|现在|现在还|并)?(?:没有|没被|没|未|不在|不属于|不算|不具备)(\p{Script=Han}{0,8})$/u.exec(
      folded,
    )?.[1]
  if (chinese !== undefined)
    return (
      !/没有?人|打算|计划|准备|常|来|必|论|断|查|问|打听|了解|确认|核实|注意|留意|乎|听懂|听说|明白|看懂|懂|想|问题|关系|办法|事|空|时间|意思/.test(
        folded,
      ) &&
      (chinese.length <= 4 || [...chinese].some((one, at) => asked.includes(one + (chinese[at + 1] ?? '。'))))
    )
  const english =
    /^(?:i'm |i am |it's |it is )?not (?!sure|really|necessarily|exactly|quite|certain|now|clear)([\w ]{1,30})$/.exec(
      folded,
    )?.[1] ?? /^i (?:haven't|have not|wasn't|was not) (?:been|got|received)\b([\w ]{0,30})$/.exec(folded)?.[1]
  if (english === undefined) return false
  const words = english.split(' ').filter((word) => word.length > 3)
  return words.length <= 1 || words.some((word) => asked.includes(word.slice(0, 4)))
}
