/** Short everyday words: yes and no, courtesy, filler, questions, wishes to withdraw, stars. Pure, both languages. */
import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { withoutEmoticons } from '../readable.ts'

/** Lower case, simplified, without punctuation; the apostrophe of “don't” stays. */
export const fold = (text: string): string => {
  // One message is read by a dozen readers, one after the other.
  if (text !== last.text) last = { text, folded: folding(text) }
  return last.folded
}
let last = { text: '', folded: '' }

const folding = (text: string): string =>
  normalise(withoutEmoticons(text))
    .replace(/[‘’`´]/g, "'")
    .replace(/[^\p{L}\p{N}'+]+/gu, ' ')
    .trim()

const whole = (words: string) => new RegExp(`^(?:${words})$`)

const yesWords =
  '是|是的|对|对的|对头|好|好的|行|要得|得行|中|成|可以|可以的|确定|确认|我确定|同意|我同意|没问题|没有问题|没错|无误|正确|嗯+|发送?|是发送|是的?发送?|好的?发送?|提交|确认提交|要|要的|需要|开始|继续|撤回|确定撤回|办结|' +
  "y|yes|yep|yeah|yup|sure|ok|okay|agree|agreed|i agree|i do|fine|correct|right|that's right|all right|alright|all correct|looks good|looks fine|(?:(?:ok|okay|yes|sure|please) )*(?:submit|send)(?: it)?(?: now| please)?|confirm|confirmed|go ahead|do it|please do|yes please|of course|withdraw it"
// “yes i agree”, “ok sure”, “ok agree”
const yes = whole(`(?:${yesWords})(?: (?:${yesWords})){0,3}`)
const no = whole(
  '不|不是|不是的|不要|不用|不用了|不同意|我不同意|不行|不对|不可以|不确定|否|别|别发|不发|不发送|先不|不提交|先不提交|不撤回|不撤|没有|没得|莫得|不得行|取消|算了|不是答复|再想想|我?再?想一?想|让我想想|再?考虑(?:一下)?|先别|先别[办发转]|先不[办发转]|不要[办发转完办][成结]?|别(?:办结|完成|转)了?|' +
    "n|no|nope|nah|no thanks|no thank you|don't|do not|do not send|don't send|not yet|not now|let me think|hmm let me think|i'?ll think about it|disagree|i disagree|i do not agree|i don't agree|no keep it|keep it",
)
const thanks = whole(
  'hi|hello|hey|(?:(?:great|perfect|super|wonderful|many|ok|okay|good) )?thanks?(?: you)?(?: so much| very much| a lot)?|thx|bye|goodbye|你好|您好|谢谢[你您]?|多谢|谢了|感谢|非常感谢|辛苦了?|再见|拜拜|麻烦了|麻烦[你您]了',
)
const filler = whole(
  '等一?下|等等|等会儿?|稍等(?:一?下)?|慢着|我?发错了|打错了|搞错了|弄错了|填错了|wait|hold on|one moment|just a (?:moment|second)|oops|wrong (?:one|file|request)|my mistake|收到|知道了?|我知道了|了解|明白了?|懂了|晓得了?|好滴|哦+|噢|额|呃|哈+|呵+|已阅|测试|got it|i see|noted|understood|test|hm+|done|无|没有|没|\\d{1,2}|[a-z]|\\p{L}',
)

const partsOf = (text: string, between: RegExp): string[] => text.split(between).map(fold).filter(Boolean)

/** 同意嘛, 好的噻: what only gives the words their tone. 吗 and 呢 would ask. */
export const withoutTone = (folded: string): string =>
  folded.replace(/(?<=[^\P{Script=Han}嗯])[嘛吧呀啊哈呗哦噢喔噻撒咯啦哒滴了]+$/u, '')

/** Every part of the words, or the words as a whole, are of these kinds. */
const only = (text: string, ...kinds: RegExp[]): boolean => {
  const folded = fold(text)
  const isOne = (part: string) => kinds.some((kind) => kind.test(part) || kind.test(withoutTone(part)))
  const all = (list: string[]) => list.length > 0 && list.every(isOne)
  return all([folded]) || all(partsOf(text, /[\s,，.。!！;；、~～…]+/)) || all(partsOf(text, /[,，.。!！;；、~～…]+/))
}

/** Yes or no to a question of the bot; undefined when the words say something else. */
export const affirmed = (text: string): 'yes' | 'no' | undefined => {
  if (/[?？]\s*$/.test(text) || only(text, thanks)) return undefined
  if (only(text, no, thanks)) return 'no'
  // 等一下，我再想想
  if (only(text, no, waits) && !only(text, waits)) return 'no'
  return only(text, yes, thanks) ? 'yes' : undefined
}

/** 好的，那算了: nothing is to be said after all. */
export const givesUp = (text: string): boolean => gaveUp.test(fold(text))
const gaveUp =
  /^(?:(?:好的?|好吧|哦|嗯|行吧?|ok|okay|all right|oh) )?(?:(?:那|还是|那就|那还是)?(?:算了|不问了|不发了|不说了)[吧啦]?|(?:then )?(?:never ?mind|forget it|leave it))$/

/** 等一下, hold on: no answer yet. */
export const isWaiting = (text: string): boolean => only(text, waits)
const waits = whole(
  '等一?下|等等|等会儿?|稍等(?:一?下)?|慢着|(?:(?:hm+|um+|uh|oh) )?wait(?: a (?:moment|second|minute))?|hold on|one moment|just a (?:moment|second|minute)',
)

/** Nothing but a greeting, thanks or “all right”. */
export const isCourtesy = (text: string): boolean => only(text, thanks, allRight)
const allRight = whole('ok|okay|好的?|收到')

/** Nothing but a greeting or thanks: “all right” may be an answer, this is none. */
export const isThanks = (text: string): boolean => only(text, thanks)

/** Says nothing that could be passed on as a result, a question, a reason or a value: 好的, 收到, 是, 1, ok, thanks. */
export const isFiller = (text: string): boolean => fold(text) === '' || only(text, thanks, filler, yes, no)

/** 不知道, not sure. */
export const isUnknown = (text: string): boolean =>
  /^(我|我也|还|暂时)?(不知道|不清楚|不确定|不晓得|说不清|不太清楚|忘了|忘记了|不记得了?)(呢|啊|呀|了)?$|^(i )?(don't|do not|dont) (know|remember)$|^(i'm |i am )?not sure$|^(i have )?no idea$|^unknown$|^dunno$|^idk$/.test(
    fold(text),
  )

const questionStart = anyOf(
  /^(请问|问一?下|怎么|怎样|如何|为什么|为何|为啥|什么|多久|多少|哪里|哪些|哪个|谁|能不能|可不可以|是不是|有没有|需不需要|要不要|能否|是否)/,
  /^(?:(?:h+m+|eh+|uh+|um+|oh|ok|okay|wait|sorry|hey|hi|but|and|so|please|pls|first|well)[,.! ]+){0,3}(how|what|what's|when|where|which|who|why|can|could|do|does|did|is|are|may|should|will|would|must) /,
)
const questionEnd = /(吗|么|呢|[走去到在找往]哪|没得|多久|多少钱?|什么|哪里|哪儿|怎么办|怎么样|为什么|谁|几天|几个)$/
// 15天还是15个工作日
const questionWord =
  /\d\p{Script=Han}{0,4}还是\p{Script=Han}{0,2}\d|\b\d+ [a-z ]{1,20} or \d|什么|啥|怎么|怎样|如何|咋|哪(?!怕)|多[少久长]|几[天个年月号次]|好久|为何|能否|是否|能不能|可不可以|是不是|有没有|要不要|需不需要|\b(how|what|when|where|which|who|why)\b/u

/** 开不开门, 能办不, 拿到没: whether or not. */
export const orNot = /([\p{Script=Han}])[不没]\1|\p{Script=Han}{2}(?<![先我就还都也要差并])[不没]$/u

/** Reads like a question to the bot rather than like an answer to it. */
export const looksLikeQuestion = (text: string): boolean =>
  /[?？]\s*$/.test(text) ||
  questionStart.test(normalise(text.trim())) ||
  questionEnd.test(fold(text)) ||
  orNot.test(fold(text))

/** Asks something in some part of it: where only choices are expected, that is reason enough to answer. */
export const asksSomething = (text: string): boolean => looksLikeQuestion(text) || questionWord.test(normalise(text))

const withdrawal = [
  /^(?:算了|那算了|还是算了|我改主意了)? ?(那|那就|算了)? ?(我|我们|我想|我要|我想要|我还是)? ?(要|想|想要|申请|需要|还是)?把?(我的|这个|这件|那个|那件)?(申请)?(撤回|撤销|取消|撤掉)(我的|这个|这件|那个|那件|掉|一下)*(申请|办理)?(了|吧|可以吗|行吗)?$/,
  /^(?:算了|那算了|还是算了)? ?(我|我们|那)?(现在|还是|暂时)?不(想|要|用|需要)?(再)?(办|办理|申请|弄|迁|落户)了(吧)?$/,
  /^(?:(?:forget it|never ?mind|actually|sorry|on second thoughts?|i(?:'ve| have)? changed my mind|so|and|but|then) )*(please )?(i want to |i'd like to |i would like to |can i |let me |i )?(withdraw|cancel|revoke|take back)( (it|this|that|my|the))?( (request|application))?( please)?$/,
]
// These leave whatever is open, as everywhere.
const leaving = /^(取消|(please )?cancel( it| this| that)?)$/

/** 我要撤回, 不办了, withdraw: the wish to end an own request. */
export const wantsWithdrawal = (text: string): boolean => {
  const folded = fold(text)
  return !leaving.test(folded) && withdrawal.some((pattern) => pattern.test(folded))
}

/** 算了 还是办, keep it: asked whether to withdraw a request, the wish to let it stand. */
export const keepsIt = (text: string): boolean =>
  /^(?:算了|不了|等等|那)? ?(?:我们?)?(?:还是|那就|就|先)?(?:要)?(?:办|继续办?|接着办|留着|办下去|保留|不撤|别撤)(?:了|吧|着)*$|^(?:no )?(?:please )?(?:keep|continue)(?: (?:it|going|with it))?$/.test(
    fold(text),
  )

interface Stars {
  stars: number
  /** Said with its unit or with “change”: it can't be meant as anything else. */
  explicit: boolean
  /** What was said besides. */
  comment?: string
}

const satisfaction: [number, RegExp][] = [
  [
    1,
    whole(
      '(非常|很|太|特别|十分|极其|极)(不满意|差|糟糕?)(了)?|(very|really|extremely) (bad|poor|dissatisfied|unhappy)|terrible|awful|horrible|worst|差评',
    ),
  ],
  [
    2,
    whole(
      '不太?满意|不怎么满意|不好|差|较差|糟糕?|bad|poor|not good|not satisfied|dissatisfied|unsatisfied|unhappy|not happy',
    ),
  ],
  [3, whole('一般|一般般|还行|还可以|凑合|马马虎虎|中等|average|so so|fair|not bad|neutral')],
  [
    5,
    whole(
      '(非常|很|十分|特别|挺|太|超级?|相当)(满意|好|棒)(了)?|满分|好评|五星好评|太好了|棒|赞|(very|really|extremely|so|completely|fully) (good|satisfied|happy|pleased)|excellent|great|perfect|wonderful|amazing|fantastic|awesome',
    ),
  ],
  [4, whole('满意|比较满意|基本满意|不错|挺好|good|satisfied|happy|pleased|quite good|pretty good')],
]
const digit = '([1-5一二三四五两]|one|two|three|four|five)'
const figure = (said: string) => {
  const at = '一二三四五'.indexOf(said)
  if (at >= 0) return at + 1
  if (said === '两') return 2
  return ['one', 'two', 'three', 'four', 'five'].indexOf(said) + 1 || Number(said)
}
const rated = new RegExp(
  `^(我|我来|那|服务)?((?:给|打|评|改成|改为|改|还是|算|rate|give|make|change|it|to|i|would|my|rating|is|as|him|them|you| )*) ?${digit} ?((?:颗|个)?(?:分|星)|stars?|points?|of 5|out of 5|out of five| 5)?(吧|好评|please)?$`,
)

/** 5, 五分, five stars, 非常满意, bad: a rating from 1 to 5. What follows a comma is a comment. */
export const readStars = (text: string): Stars | undefined => {
  const direct = starsIn(text.replace('/', ' out of '))
  if (direct) return direct
  const [, head = '', rest = ''] = /^([^，,。.!！;；:：]{1,30})[，,。.!！;；:：]\s*([\s\S]+)$/.exec(text.trim()) ?? []
  const heard = head ? starsIn(head) : undefined
  if (!heard || looksLikeQuestion(rest)) return undefined
  return isFiller(rest) ? heard : { ...heard, comment: rest.trim() }
}

const starsIn = (text: string): Stars | undefined => {
  const folded = fold(text)
  const match = rated.exec(folded)
  if (match) return { stars: figure(match[3] as string), explicit: Boolean(match[4] || match[2]?.trim()) }
  const said = folded
    .replace(/^(我|我们|i'm|i am|it was|it's|that was|服务|这次服务|对?这次服务|办得|整体|总体)+ ?/, '')
    .replace(/(的|啊|呀|吧|了|哦)$| (?:service|job|work|thanks?|thank you)$/, '')
  const found = satisfaction.find(([, pattern]) => pattern.test(said) || pattern.test(folded))
  return found && { stars: found[0], explicit: false }
}
