/** Greetings, thanks, goodbyes, "who are you", a bare "ok": answered in kind, never searched. */

import { anyOf } from '../knowledge/any-of.ts'
import { mainMenu } from './choices.ts'
import { withoutEmoticons } from './readable.ts'
import { affirmed } from './requests/speech.ts'
import type { Talk } from './talk.ts'
import type { Key } from './words.ts'

const kinds: { pattern: RegExp; key: Key }[] = [
  {
    pattern:
      /^(hi|hello|hey|hiya|good (morning|afternoon|evening)|greetings|你好|您好|你好呀|嗨|哈喽|早上好|上午好|下午好|晚上好|喂+|(?:你|您)?(?:还)?在(?:吗|不在|不|么|嘛)|有人在?(?:吗|没有?|不|么|嘛)|有没有人在?|(?:is )?(?:anyone|anybody|someone|somebody) (?:there|here)|(?:are )?(?:you|u)(?: still)? (?:there|here))( there| all|啊|呀)?( nice to meet you)?$/,
    key: 'general.hello',
  },
  {
    pattern:
      /^(ok(ay)?[ ,]*)?((many )?thanks?( you| u)?( so much| very much| a lot| for (your|the) help)?|thank u|thx|ty|cheers|great thanks|(好的?|((这次|现在|这下|总算|终于|那就?|我|都|已经) ?)*(可以|好|行|对|成|搞定|解决|[办弄]好|[办弄]成|[办弄]完|拿到|收到|清楚|明白|知道|懂|晓得|没问题|没事)(了|啦|咯)?)? ?(谢谢|多谢|谢了|感谢|非常感谢|辛苦了?|麻烦了?)(你|您)?(们|老师)?[啦了哈哦啊呀]?)$/,
    key: 'general.thanks',
  },
  {
    pattern:
      /^((ok |thanks? |thank (you|u) |thx )*(bye( bye)?|goodbye|see you)|goodbye|see you|good night|再见|拜拜|晚安|下次聊)$/,
    key: 'general.bye',
  },
  {
    pattern:
      /^(who are you|what are you|(and )?(are|r) (you|u) (a )?(bot|robot|machine|human|person|real person|real|an ai|ai|chatgpt)( or (a )?(bot|robot|machine|human|person|real person|ai))?|what (can|do) you do|what do you know|你是谁|你是什么|你是机器人吗|你是真人吗|你是人工吗|你能做什么|你会什么|你叫什么(名字)?|你是人吗|(我)?(就)?(想|想要)?(了解|咨询|打听|问)(一?下)?(相关|有关)?(的)?(人才)?(相关|方面)?(的)?政策)$/,
    key: 'general.whoami',
  },
  {
    pattern:
      /^((do|can|could) you (also )?(speak|understand|know|write|read|answer in|reply in) (?!chinese law)[a-z]+( or [a-z]+| and [a-z]+)?( too| as well| please)?|(which|what) languages? (do|can) you (speak|understand|know)|你(会|能|可以|懂|听得懂)(不会|不能)?(说|讲|看|写|听)?(懂)?(英|汉|中|德|法|日|韩|俄|西班牙|葡萄牙|意大利|阿拉伯|粤|外)(语|文|国话)(吗|么|嘛|不)?|你(会|懂)(哪些|什么|几种)语言)$/,
    key: 'general.languages',
  },
  {
    pattern:
      /^(ok(ay)?|k|yes|yep|yeah|yup|sure|no|nope|nah|right|correct|exactly|(i )?agree(d)?|fine|good|great|nice|cool|perfect|awesome|excellent|wow|hm+|both|all( of them)?|either|neither|none|any|(that )?(looks|sounds|seems) (good|fine|great|ok(ay)?|right)|(i )?(see|understand|understood)|got it|i got it|no problem|never ?mind|(i m |i am )?not sure|idk|dunno|i (don t|do not|dont) know|不知道|不清楚|没事|嗯+|哦+|噢|等一?下|等等|等会儿?|稍等(一下)?|再想想|我再?想想|wait|hold on|one moment|just a (moment|second|minute)|(hm+ )?let me think|都要|都可以|都行|两个都要|随便|知道了|明白|明白了|收到|懂了|了解|看起来不错|不错|挺好|挺好的)$/,
    key: 'general.noted',
  },
  {
    pattern:
      /^((please |can you |could you )?(call|phone|ring) me( back| please| now| later)?|(请)?(给我)?(打|回)(个)?电话(给我)?|(请)?(打给我|联系我|回电))$/,
    key: 'general.call',
  },
]

/** 打扰一下，…: what follows is meant. A bare 不好意思 may take something back, and stays. */
export const withoutKnock = (text: string): string => text.replace(knock, '')
const knock = /^(?:您?好|不好意思|抱歉|对不起)?[，,！! ]*打扰(?:一?下|[您你]们?|了|啦)*[，,。！!~～、 ]+(?=\S{2})/

/**
 * Whether someone asks which programme fits them, or whether they qualify at all: the eligibility check finds out, no
 * clause says it. A question about one condition ("do I qualify with a bachelor's degree") is not meant.
 */
export const asksWhatFits = (text: string): boolean => {
  const said = fold(text)
  if (whatFits.some((pattern) => pattern.test(said))) return true
  // 能办什么 alone is asked of what was spoken of.
  if (/我|\b(?:i|me)\b/.test(said) && anything.test(said)) return true
  // After a story only what asks for whatever there may be: a condition that was told is meant by “do I qualify?”.
  const [last = '', ...before] = text
    .split(/[,，.。;；!！\n]+/)
    .filter((part) => fold(part) !== '')
    .reverse()
  return before.length > 0 && before.every((part) => !part.includes('?')) && anything.test(fold(last))
}

const anything = anyOf(
  /^(?:(?:so|and|then) )*(?:(?:do|can|could|may|would|am) i (?:be )?(?:qualify|apply|get|eligible|qualified)(?: for)? (?:something|anything|any (?:of (?:them|these|those)|programmes?|programs?|cards?|talent programmes?))|(?:what|which)(?: \w+)? (?:can|could|should) i (?:apply for|get)|what (?:fits|suits) me|is there (?:something|anything|any programme) for me)$/,
  /^(?:那|请问|所以)?(?:我|我们)?(?:能|可以|该|应该)(?:够|不能)?(?:申请|报|办|拿)(?:到)?(?:点|些)?(?:什么|啥子?|哪个|哪些|哪种|哪一种)(?:人才)?(?:项目|计划|政策|证|卡)?(?:呢|啊|嘛)?$/,
  /^(?:那|请问)?(?:你们)?(?:这儿|这里|这边)?有(?:没有)?(?:什么|啥子?|哪些)?(?:人才)?(?:项目|计划|政策|证|卡)?(?:是)?(?:适合|符合)(?:我|我们)(?:的|的情况)?(?:人才)?(?:项目|计划|政策|证|卡)?(?:吗|么|嘛|不|呢)?$/,
)

const whatFits = [
  /^(请问|想问(一下)?|那|帮我看看|看看)? ?(我|我们|本人)?(这种情况|这样的|这样)?(够格|够不够格|符合条件|符不符合条件|符合要求|有资格|有没有资格|够条件|够不够条件|能申请|可以申请|能不能申请)(吗|么|嘛|不|呢)?$/,
  /(我|我们)(最|比较|更)?(适合|能申请|可以申请|能报|可以报|该申请|应该申请|能办|符合)(哪个|哪种|哪一个|哪一种|哪些|什么|啥)(人才)?(项目|计划|政策|类型|证)?$/,
  /(哪个|哪种|哪一个|哪些|什么|啥)(人才)?(项目|计划|政策)(最|比较|更)?(适合|符合)(我|我们|我的情况)/,
  /^(帮我)?(测|测试|查|看)(一下|一测|看看)?(我)?(能不能申请|够不够格|符不符合条件|有没有资格|的?资格)$/,
  /^(which|what) (talent )?(programme|program|scheme|policy|one|plan|card)s? (fits?|suits?|is (right|best|suitable)|would (fit|suit)|should i (apply|choose|pick)|(can|could|may|do) i (apply|qualify|get|join))/,
  /^(so )?(am|would) i (be )?(eligible|qualified)( at all| for (it|this|that|any( of (them|these))?|anything|something))?$/,
  /^do i (qualify|meet the (conditions|requirements))( at all| for (it|this|that|any( of (them|these))?|anything|something))?$/,
  // 我这种算不算人才: of no kind that is named.
  /^(?:请问|那)?(?:像)?(?:我|我们)(?:这种|这样的?|这种情况)?(?:到底|也)?(?:算不算|算得上|算是|算|是不是|属不属于|属于)(?:什么|个|一个)?(?:高层次|高端)?人才(?:吗|么|嘛|不|呢)?$/,
  /^(?:so )?(?:am i|do i count as|would i be|would i count as) (?:an? )?talents?$/,
]

/** Whether someone wants a person instead of the bot. */
export const asksForPerson = (text: string): boolean => forPerson.test(fold(text))
const forPerson = anyOf(
  /^(请)?(我要|我想|帮我)?(转|找|接|要)?(人工|真人)(客服|服务|坐席)?$|^(我要|我想)(投诉|反映问题)$/,
  /^((can|could|may) i |i (want|would like|d like|like|need)( to)? |let me )?(talk|speak|chat) (to|with) (a |an |some)?(human|person|agent|real person|one|someone|operator)( please)?$/,
  /^(human|agent|operator|real person)( please)?$/,
  /^(?:(?:is|isn't) there|do you have) (?:some|any)(?:one|body) (?:there )?(?:(?:that )?(?:i|we) can |to )(?:call|phone|talk to|speak (?:to|with)|contact|ask)(?: about (?:it|this))?(?: please)?$/,
  /^(?:can|could|may) (?:i|we) (?:talk|speak) (?:to|with) (?:some|any)(?:one|body)(?: (?:at|in|from) (?:the|your) (?:office|platform))?(?: there)?(?: please)?$/,
  /^有(?:没有)?人可以(?:问|咨询)(?:一下)?吗?$/,
)

const fold = (text: string) =>
  withoutEmoticons(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Thumbs up and folded hands, also as WeChat hands them on: [强]. */
const gestures = {
  noted: /👍|👌|🆗|✅|💪|👏|\[(?:强|ok|好的|鼓掌|点头|耶|thumbsup|clap)\]/giu,
  thanks:
    /🙏|🌹|😊|🤝|❤️?|💐|\[(?:抱拳|合十|玫瑰|握手|微笑|愉快|呲牙|憨笑|爱心|拥抱|太阳|rose|salute|fight|handshake|smile|joyful|grin|heart|hug)\]/giu,
}
const tone = /[\u{1f3fb}-\u{1f3ff}\s]/gu

/** Nothing but such signs. */
export const isGesture = (text: string): boolean => gestureIn(text) !== undefined

const gestureIn = (text: string): string | undefined => {
  const bare = text.replace(tone, '')
  if (bare === '' || bare.replace(gestures.noted, '').replace(gestures.thanks, '') !== '') return undefined
  return bare.replace(gestures.thanks, '') === bare ? 'ok' : 'thanks'
}

const kindOf = (text: string) => {
  const whole = wholly(gestureIn(text) ?? text)
  if (whole) return whole
  // “Hello. Who are you?”: more than one of these is none of business either, and what comes last is answered.
  const sentences = text.split(/[.!?。！？\n]+/).filter((sentence) => fold(sentence) !== '')
  const each = sentences.length > 1 ? sentences.map(wholly) : []
  return each.length > 0 && each.every((kind) => kind) ? each.at(-1) : undefined
}

const wholly = (text: string) => {
  const folded = fold(text)
  // 要得, 没得了, 同意嘛: a yes or no to nothing is noted as well.
  return kinds.find(({ pattern, key }) => pattern.test(folded) || (key === 'general.noted' && isYesOrNo(text)))
}
const isYesOrNo = (text: string) => affirmed(text) !== undefined

/** What small talk is answered with; undefined for anything else. */
export const smallTalkKey = (text: string): Key | undefined => kindOf(text)?.key

export const isThanksAlone = (text: string): boolean => smallTalkKey(text) === 'general.thanks'

/** True when the text was nothing but small talk and has been answered. */
export const smallTalk = (talk: Talk, text: string): boolean => {
  const kind = kindOf(text)
  if (!kind) return false
  // In the middle of something an “ok” is no answer to it: the router asks again.
  if (kind.key === 'general.noted' && talk.conversation.dialogue) return true
  talk.say({
    text: talk.t(kind.key),
    ...(kind.key === 'general.thanks' || kind.key === 'general.bye'
      ? {}
      : {
          choices: mainMenu(talk.t),
        }),
  })
  return true
}
