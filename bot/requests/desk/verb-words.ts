/** The verbs of the desk as people say them, and a message that begins with one. Pure. */
import type { DeskVerb } from '../entry.ts'

/** What can be done to a request in words: 回复 and 撤回 are the applicant's. */
export type SpokenVerb = DeskVerb | 'answer' | 'withdraw'

/** “回复 0042 …” of a member is for the applicant. */
export const ofMember = <Verb extends string>(verb: Verb): Exclude<Verb, 'answer'> | 'tell' =>
  verb === 'answer' ? 'tell' : (verb as Exclude<Verb, 'answer'>)

/** Words of each verb. 退回 gives it back to the platform, and does not decline it. */
export const verbs: [SpokenVerb, string][] = [
  ['take', '接(?=\\s*(?:\\d{2,6}-)?\\d{4}|了?[吧\\s。!！]*$)|接单|接收|接受|领取|受理|我来办|take|accept'],
  ['ask', '询问|追问|提问|问(?:一?[下哈]|问)?(?=申请人|对方|他|她|\\s*\\d{4})|ask'],
  ['tell', '告知|通知|转告|回复申请人|告诉(?=申请人|对方|他|她)|[跟给和](?:申请人|对方|他|她)说|tell|inform'],
  [
    'complete',
    '完成|办结|办[好完妥](?=[了咯啦嘞])|处理[好完](?=[了咯啦嘞])|[弄搞]好(?=[了咯啦嘞])|搞定|已办[好完妥结]|已处理|complete|done(?: with)?|finish(?:ed)?|all set|sorted',
  ],
  ['decline', '不予受理|不予办理|拒绝|decline|reject'],
  ['return', '退回?给?平台|退回|退(?=\\s*\\d{4})|return|send back'],
  ['pass', '转交|转办|移交|转给|pass on|pass|forward|(?:hand|send|give) (?:it|this)(?: on| over)?(?= to\\b)'],
  ['reopen', '重新打开|撤销办结|reopen|re-open'],
  ['urge', '催办|催促|督办|催(?:一?[下哈催]|催)?|urge|chase(?: up)?|nudge'],
  ['show', '查看|看[看下]|[看查]一[下哈]|详情|show(?: me)?|view|look at'],
  ['answer', '回复|答复|补充|answer|reply'],
  ['withdraw', '撤回|撤销|withdraw'],
]
export const anyVerb = verbs.map(([, words]) => words).join('|')

/** What may follow a verb that says all by itself. */
export const tail =
  '(?:[\\s,，]*(?:一[下哈]|[了咯啦嘞哈噻]|吧|申请人?|这件|这个|它|it|this|the applicant|please|now))*[\\s。.!！]*'
const whom = '申请人|对方|他们?|她们?|(?:the )?applicant\\b|him\\b|her\\b|them\\b'
const addressee = new RegExp(`^(?:${whom})(?:说|一[下哈声])*[\\s:：,，]*(?:(?:that|to)\\s+)?`, 'i')

/** What is said, without to whom: “告诉他明天来”, “tell them that it is ready”. */
export const wordsOnly = (verb: SpokenVerb, rest: string): string =>
  verb === 'pass'
    ? rest.trim().replace(/^(?:it|this|them) (?=to\b)/i, '')
    : verb === 'ask' || verb === 'tell' || verb === 'answer'
      ? rest
          .trim()
          .replace(addressee, '')
          .replace(verb === 'ask' ? /^for (?=\S)/i : /^$/, '')
      : rest.trim()

const patterns = verbs.flatMap(([verb, words]) =>
  verb === 'answer' || verb === 'withdraw'
    ? []
    : [
        {
          verb,
          alone: new RegExp(`^/?(?:${words})${tail}$`, 'i'),
          // What is taken or shown has no words of its own: “take care” and “show me the rules” are something else.
          withWords: /^(take|show|reopen)$/.test(verb)
            ? undefined
            : new RegExp(
                `^/?(?:${words})(了?(?:[\\s:：,，]+|(?<=说)|(?<=催[办促一下哈]{0,3})|(?=${whom})))(.+)$`,
                'is',
              ),
        },
      ],
)

const greeting = /^(?:您好|你好|hi|hello|hey)[\s,，.。!！~]+/i
const politeness = /^(?:我来|我要|我先|我|请|麻烦|帮我|(?:please|pls|i will|i['’]?ll|i can|let me|can you|i) )/i
/** What the person points at, in a reply or where there is only one. */
const pointing = /^(?:[这那该][个件单]|它|(?:this|that)(?: one)? |it )[\s,，:：]*(?:[就先也请]|麻烦)*/i

/** “你好，接单” is a command all the same. */
export const withoutGreeting = (text: string): string => text.trim().replace(greeting, '')

export const withoutPoliteness = (text: string): string => text.replace(politeness, '')

/** The same words with less and less around them. */
const bared = (raw: string): string[] => {
  const said = withoutGreeting(raw)
  return [...new Set([said, said.replace(politeness, ''), said.replace(pointing, '').replace(politeness, '')])]
}

/** Behind 完成: it is not done yet, as in 完成 还要三天, or but a part of it. */
export const unfinished =
  /^(?:[不没还未尚缺差半前后时的了]|一半|百分|但|可是|\d+ ?%|(?:not|but|by|half|except|almost|nearly|partly)\b)/i
const partly = /^\d+\s*(?:\/|半)/
const notYet =
  /还[没要差缺]|没有?(?:办|交|弄|批|到|通过|完成|收到)|尚未|未(?:办|交|完成|通过|批|收到)|[办弄批]不|^[不没]|等[他她着待]|再等|缺|差(?=[一个份])|\b(?:not (?:yet|done|finished|ready|complete)|(?:is|are|was|has|have)n['’]?t|still|missing|pending|on hold|waiting)\b/i

/** Words that would be odd as the result of something finished: 护照还没交, still waiting for the photo. */
export const soundsUnfinished = (words: string): boolean => notYet.test(words.trim())

export interface Bare {
  verb: DeskVerb
  rest: string
  /** English prose may begin so without being a command: “done for today”. */
  doubtful?: true
}

/** The verb that the words begin with, and the words after it. */
export const bareIn = (raw: string): Bare | undefined => {
  for (const text of bared(raw))
    for (const { verb, alone, withWords } of patterns) {
      if (alone.test(text)) return { verb, rest: '' }
      const [, between = '', rest] = withWords?.exec(text) ?? []
      if (rest === undefined) continue
      // Which request it is about is said, in a way that is no command.
      if (/^#?(?:\d{6}-?)?\d{4}(?!\d)/.test(rest)) return undefined
      if (verb === 'complete' && (unfinished.test(rest) || partly.test(rest))) return undefined
      const prose = /^\/?[a-z]/i.test(text) && !/[:：,，]/.test(between)
      if (prose && isProse(verb, rest)) return undefined
      const doubtful = prose && (verb === 'complete' || verb === 'decline')
      return { verb, rest: wordsOnly(verb, rest), ...(doubtful ? { doubtful } : {}) }
    }
  return undefined
}

/** “tell me about the card” and “ask for help” are said to the bot. */
const isProse = (verb: SpokenVerb, rest: string): boolean =>
  (verb === 'tell' || verb === 'ask') && !addressee.test(rest) && !(verb === 'tell' ? toTell : toAsk).test(rest)
const toTell = /^(?:that|please|to)\b/i
const toAsk =
  /^(?:that|please|to|if|whether|wh\w+|how|for (?:the|a|an|his|her|their|proof)|about (?:the|his|her|their))\b/i

/** Alone it is said to the bot, whoever else reads it: 接单, 我来办, /ask. */
export const isActAlone = (text: string): boolean => {
  const bare = bareIn(text)
  return bare !== undefined && (text.trim().startsWith('/') || (bare.verb === 'take' && bare.rest === ''))
}

/** 公安局 of 转公安局吧. */
export const gluedIn = (text: string): string | undefined =>
  bared(text)
    .flatMap((said) => glued.exec(said)?.[1]?.trim() ?? [])
    .at(0)
const glued = /^(?:移交|转(?!学|正|账)交?)[给到至往去]?(.+?)[吧了]?$/
