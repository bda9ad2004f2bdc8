/** Questions that lean on the one before: "那转学呢？", "and for my wife?", "多久？", "who is responsible?". */
import { anyOf } from '../../knowledge/any-of.ts'
import { withoutKinds } from '../../knowledge/question/kinds.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { orNot } from '../requests/speech.ts'
import type { Answer } from './answer.ts'
import { whichDetail } from './decide.ts'

/** What was asked just before, and what answered it. */
export interface Topic {
  question: string
  policy?: string
  points: string[]
  /** What was just answered may well be the answer again. */
  again?: boolean
  /** It is corrected, so the same is asked. */
  corrected?: boolean
  /** What was asked since in vain; only a correction leans on it. */
  asked?: string
  /** What was told of a person. */
  told?: string
  /** The documents that answered, the last first: “which of them is better?” */
  spoken?: string[]
  /** What the answer set beside each other, as it was written, or places by their ids. */
  compared?: string[]
}

/** What the next question may lean on; of several questions in one message the last. Undefined: on what it could before. */
export const topicAfter = (answer: Answer): Topic | undefined => {
  const { parts } = answer
  const last = parts?.compares === false ? parts.each.at(-1)?.answer : undefined
  if (last) return topicAfter(last) ?? { question: last.question.slice(0, longest), points: [] }
  const question = answer.question.slice(0, longest)
  if (answer.status === 'answered') {
    const policy = answer.points[0]?.policy
    const compared = parts?.each.map(({ label }) => label) ?? answer.places
    return {
      ...{ question, points: answer.points.map(({ id }) => id) },
      ...(policy ? { policy } : {}),
      ...(compared ? { compared } : {}),
    }
  }
  // 要多久 is asked of what is named next.
  if (answer.detail === whichDetail) return { question, points: [] }
  // “Beijing” alone, or a fact that Beijing's documents lack: what is asked next is still about Beijing.
  return answer.places ? { question, points: [] } : undefined
}

/** The same with what was asked in vain, which may be corrected: “上海怎么落户”, “不对，重庆”. */
export const topicKept = (answer: Answer, before: Topic | undefined): Topic | undefined => {
  // What the documents lack of what was spoken of changes nothing about what is spoken of.
  const isOn = answer.status !== 'answered' && before?.points.length && goesOnFrom(before, answer.question)
  const after = isOn ? undefined : topicAfter(answer)
  const told = [before?.told, answer.told].filter(Boolean).join('，').slice(-longest)
  const compared =
    answer.status === 'answered' && answer.parts?.compares ? answer.points.map(({ policy }) => policy) : []
  const spoken = [...new Set([after?.policy ?? [], compared, before?.spoken ?? []].flat())].slice(0, mostSpoken)
  const leaning = after && spoken.length > 0 ? { ...after, spoken } : after
  const next = told === '' ? leaning : { question: '', points: [], ...(leaning ?? before), told }
  if (next || answer.status === 'no-question') return next ?? before
  const asked = answer.question.slice(0, longest)
  // “My talent card was stolen in the train”, declined: what is asked next is still about the card.
  const named = answer.status === 'answered' ? undefined : answer.programme
  return { ...(before ?? { question: named ? asked : '', points: [], ...(named ? { policy: named } : {}) }), asked }
}
/** Whether a question was asked together with what was spoken of. */
export const goesOnFrom = (before: Topic, question: string): boolean =>
  folded(question).startsWith(folded(before.question))
const folded = (text: string) => normalise(text).replace(/\s+/g, ' ').trim()
const longest = 200
const mostSpoken = 4

/** Begins as one goes on talking. */
const connected =
  /^(那么|那要是|那|如果是|还有|另外|换成|要是|对于|再问|and|what about|how about|what if|also|or|then|but|(?:so|if)(?= (?:i|we|he|she|it|they|that|this|my|not)\b(?![^,?]*, ?(?:who|what|when|where|which|how|can|do|does|must|should|is|are|will)\b))|(?:(?:is|are) (?:it|that|they) )?(?:the )?same(?= (?:in|for|with|at)\b)|(?:for|with|without) (?:my|our|his|her|the|an?|them|us|me)\b)(?![a-z])/
/** 那转学呢; or, with the question behind it, 无犯罪证明呢，要开不. */
const trailing = /呢[？?。!！]*$|(?<=^[^，,。？?]{1,10})呢[，,\s]+(?=[^，,。？?]{1,8}[？?]*$)/
/** Asks whether what was told holds all the same: 没有户口也行？ */
const allTheSame =
  /(?:[也都](?:能行|可以|行|得行|要得|能办?|成|算)(?:[吗么不嘛]|的吗)?|没(?:关系|事|问题|影响)[吧吗]|不要紧[吧吗]|有没有(?:关系|影响|问题)|有(?:关系|影响|问题)[吗么不])[？?。!！]*$/
export const asksOfTheSame = (text: string): boolean =>
  allTheSame.test(text.trim()) || neededToo.test(text.trim().toLowerCase())
const tooEnglish = /\b(?:too|as well|also)[?.! ]*$/
/** “Translation needed?”, 要护照吗: asks whether that belongs to what was spoken of. */
const neededToo = anyOf(
  /^(?:(?:is|are|any|also|need|needs|must i have|do i need) )?(?:(?:an?|the|my|any) )?[a-z' -]{2,24}?(?: (?:is|are))? ?(?:needed|required|necessary|mandatory|obligatory|ok|okay|possible|enough)[?.! ]*$/,
  /^(?:need|needs) [a-z' -]{2,24}[?.! ]*$/,
  /^(?:还|也)?(?:需要|要|必须有?|得有)[^，。？?什么哪多几怎谁]{1,10}(?:吗|么|嘛|不)[？?]*$/,
)

/** Begins like a remark on what was said last. */
export const isConnected = (text: string): boolean => connected.test(text.trim().toLowerCase())

/** A follow-up without what only ties it to the one before: 那转学呢 is about 转学. */
export const bare = (text: string): string =>
  text.trim().toLowerCase().replace(connected, '').replace(trailing, '').replace(allTheSame, '').trim()

/** A relative and nothing else: 我爱人的, 老婆也能一起弄吗, “and my wife?”; or somebody for whom the same is asked. */
export const isRelative = (text: string): boolean =>
  tooEnglish.test(text.trim().toLowerCase()) || relative.test(bare(text).replace(/[？?。.!！，,]+/g, ''))
const relative = anyOf(
  /^(?:能不能|可不可以|能|可以|可)?(?:带上?)?(?:我|他|她)?(?:们)?的?(?:配偶|爱人|老公|老婆|丈夫|妻子|媳妇儿?|太太|先生|家属|家人|孩子|小孩|娃儿?|儿子|女儿|子女)(?:们)?的?(?:那[份张边个])?(?:今年|才|都|已经)?(?:\d{1,2}岁?)?(?:也|还|都)?(?:能不能|可不可以|能|可以)?(?:一起|跟着|同时|一块儿?)?(?:迁|弄|办理?|去|来|用|享受|申请|落户?|参加)?(?:可以|行|得行)?(?:吗|不|么|嘛)?$/,
  /^(?:(?:for|about|with|can|could|may|must|will|does|(?:can|could|may) (?:i|we) (?:also )?(?:bring|take|include|add)(?: along)?) |(?:we|i) (?:also )?(?:have|got) (?:also )?(?:(?:an?|one|two|three|\d{1,2})[- ])*(?:years?[- ])?(?:old )?)?(?:my |his |her |the |our )?(?:wife|husband|spouse|partner|family|kids?|child(?:ren)?|baby|boys?|girls?|sons?|daughters?)(?:['’]s)?(?: (?:can|could|may|must|will|gets?|has|have|to|do|does|apply|ask|come|go|join|it|this|that|the same|for me|instead|of me|on my behalf|there|also|along|with me)){0,6}$/,
)

/** Asks whether one of the family may do it in one’s place: 我老婆去申请可以不. */
export const isStandIn = (text: string): boolean =>
  standIn.test(bare(text).replace(/[？?。.!！，,\s]+/g, '')) ||
  standInEnglish.test(
    bare(text)
      .replace(/[?.!,]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
const oneself = '(?:i|me|we|us|he|him|she|they|them|myself|ourselves|himself|herself)'
const another =
  '(?:(?:my|our|his|her|the|their) )?(?:company|firm|employer|hr|liaison|boss|university|school|hospital|wife|husband|spouse|assistant|colleague)'
const standInEnglish = anyOf(
  // “Who goes there, he or me?”, “do I do that myself or my company?”
  new RegExp(
    `^(?:.{0,40} )?(?:${oneself}(?: there| only)? or (?:is it )?(?:only |also |just )?(?:${another}|${oneself})|${another} or ${oneself})(?: (?:do(?:es)?|go(?:es)?|must|can|has to|have to|only|it|this|that|there|in|for me))*$`,
  ),
  // “Can my wife make the appointment for me?”
  new RegExp(
    `^(?:can|could|may|must|should|will) ${another} (?:[a-z]+ ){1,5}(?:for me|for us|instead(?: of me)?|on my behalf|in my place)$`,
  ),
  new RegExp(
    `^(?:can|could|may|must|should|will) ${another} (?:also )?(?:do|go|apply|file|submit|hand|send|handle|ask|request)(?: (?:it|this|that|there|in|over|for me|for us|for him|for her|instead|on my behalf|the (?:request|application|papers)))*$`,
  ),
  new RegExp(
    `^(?:do|must|should|can) ${oneself} (?:have to |need to )?(?:go|come|do it|do this|apply|appear|file it)(?: there| for it)* (?:myself|ourselves|himself|herself|personally|in person)$`,
  ),
)
const standIn = anyOf(
  // 他自己去还是公司去, 本人还是单位办
  /^(?:是|谁去|谁办|要|得)?(?:我|他|她|自己|本人|人才|单位|公司|学校|联络员|人事|hr){1,3}(?:去|来|办|弄|交|填|报|申请|跑)*还是(?:我|他|她|自己|本人|人才|单位|公司|学校|联络员|人事|hr){1,3}(?:去|来|办|弄|交|填|报|申请|跑)*(?:呢|啊|嘛|哦)?$/,
  /^(?:[让叫由]|能不能|可以)?(?:我|他|她)?(?:们)?的?(?:配偶|爱人|老公|老婆|丈夫|妻子|媳妇儿?|太太|先生|家属|家人|父母|爸妈|同事|朋友|儿子|女儿)(?:能不能|可不可以|能|可以|得行)?(?:去|来|代|帮我?|替我?|帮忙){1,3}我?(?:申请|办理?|弄|搞|交材?料?|拿|领|跑一?趟?|报|填)(?:可以|行|得行|要得)?(?:吗|不|么|嘛|没|得行|不行|不可以|不可)?$/,
)

/** Nothing of its own besides the kind of fact: 要多久呢. */
export const asksOnly = (text: string): boolean => particles.test(withoutKinds(normalise(text)))
const particles = /^[那还要交需得等大概一般总共花用的了呢吗啊呀不嘛，。？?\s]*$/

/** Whom the same may concern, or who may do it. */
const person =
  /^(?:wife|husband|spouse|partner|famil(?:y|ies)|kids?|child(?:ren)?|bab(?:y|ies)|sons?|daughters?|member|parents?|mother|father|chinese|foreign|colleague|assistant|secretary|hr|boss|friend)$/

/** Stands for what was spoken of. */
const pronoun =
  /这个|那个|这种|那种|它|他们|她们|这事|这样|那样|\b(that|it|this|they|them|those|there|both|either|neither|their|its|myself|himself|herself|ourselves)\b/

export const hasPronoun = (text: string): boolean => pronoun.test(text.toLowerCase())

/** “老婆可以代我去申请吗”, “能延几次”, 发给谁: what is meant was said before. */
const withoutObject = anyOf(
  /^(?:那|然后)?(?:[批审评办弄改补做](?:完|好|下来|过)(?:了|以后|之后)*)?(?:是|要|怎么|咋个?)?(?:发|交|报|寄|送|给|拿|领)(?:到|给)?(?:谁|哪个|哪里|哪儿|啥|什么|我们?|本人)(?:手[里上]|的)?[？?。]*$/,
  /(?:能|可以|必须|需要|代|帮|替|谁)[^，,。]{0,5}(?:申请|办理|办|弄|搞|跑|报|提交|交|续|领|用|去|走|享受)(?:吗|么|嘛|不|呢)?[？?。]*$/,
  /^(?:那|还|最多)?(?:能|可以|能不能|可不可以|要|需要|得|怎么个?|[咋啷]个?|如何|找谁|[去到在]哪里?|谁来?|(?:多久|好久|几天|多少天|啥时候|什么时候)(?:才?能|可以)?)[去来再给]?(?:延期?|续期?|补办?|换|办理?|领取?|拿到?|取到?|交|报|改|转|申请|提交|发|审?批|审核?|弄|搞|管|约|查|问)(?:法|几次|多久|几天|几份|钱|费|什么|啥|给谁)?[吗么不呢]?[？?。]*$/,
)

/** What only shows that the answer was read. */
const heard =
  /^(?:(?:嗯|哦|噢|好的|好吧|好|明白了?|知道了|懂了|了解了?|收到|没事了?|对了|谢谢[你您]?|多谢|ok(?:ay)?\b|thanks?\b(?: you\b)?|great\b|got it\b|i see\b|right\b|thx\b|cheers\b|perfect\b|lol\b|haha\b|just (?:kidding|joking)\b|(?:joking|kidding)\b|forget (?:it|that)\b|forget\b(?=[.,!])|never ?mind\b)[，,。.!！…\s]*)+(?<=[，,。.!！…\s])(?=.{3})/i
/** 看病方面展开说说: asks on about it. */
const more =
  /(?:方面)?的?(?:再|给我|帮我)*(?:展开|详细|具体|仔细)(?:地|点)?(?:说|讲|介绍|聊)(?:说|讲|聊|一[下哈]|下)?[吧嘛呗]*[？?。]*$/
export const withoutHeard = (text: string): string => text.trim().replace(heard, '').replace(more, '呢')

/** Words that ask about whatever is being spoken of, and name no subject of their own. */
export const genericWords = (
  '负责 电话 号码 联系 联系人 联系方式 地址 邮箱 邮件 材料 资料 申请 办理 办 报名 申报 公司 条件 要求 流程 手续 步骤 费用 期限 时限 时间 时候 截止 部门 单位 提交 递交 有效期 ' +
  '那边 这边 结果 出结果 答复 回音 消息 准信 之内 以内 下来 出来 批下来 ' +
  '证明 原因 依据 规定 说给 告诉 讲给 找谁 先找 要找 该找 去找 归谁 谁管 收费 要带 带 要交 交 准备 要准备 ' +
  'phone telephone call number email address contact responsible charge document documents material materials paper papers apply application submit take takes ' +
  'cost costs fee deadline condition conditions requirement requirements procedure step steps place office department valid reason long exactly date dates day days count counted calculated ' +
  'years year months month weeks longer shorter more less earlier later sooner till until process processing ' +
  'bureau authority handle handles decide decides approve approves confirm confirms end finally myself himself herself ourselves'
).split(' ')
const generic = new Set(genericWords)

/**
 * Whether a question leans on the one before. `subject` are its words with a subject: a question with subjects enough
 * of its own stands for itself, however it begins. `closely`: both stand in one message, or
 * the topic is what is being done just now, so that a subject alone names no other.
 */
export const isFollowUp = (text: string, subject: readonly string[], closely = false): boolean => {
  const t = text.trim().toLowerCase()
  const own = subjectsOf(subject).length
  if (tooEnglish.test(t)) return own <= 3
  if (isRelative(t)) return true
  if (connected.test(t) || trailing.test(t) || allTheSame.test(t) || neededToo.test(t)) return own <= 2
  if (own === 0) return t !== '' && (isAsking(t) || pronoun.test(t))
  // “Colour?” after a photo.
  if (own === 1 && /^[a-z'-]+(?: [a-z'-]+)? ?\?$/.test(t)) return true
  const others = subjectsOf(subject).filter((word) => !person.test(word)).length
  if (others < own && others === 0) return true
  return own <= 1 && (closely || pronoun.test(t) || withoutObject.test(t))
}

/** What both together ask, for the next question to lean on: “多久？” changes nothing about the subject. */
export const joined = (topic: Topic, text: string, subject: readonly string[]): string =>
  subjectsOf(subject).length === 0 ? topic.question : `${topic.question} ${text}`

export const isGeneric = (word: string): boolean => generic.has(word) || empty.test(word)
/** 也能, 没有, 我去. */
const empty = /^[我你他她们这那没不也还都就能会可要得有去来是让给把行吗么呢]+$/

/** Words that name a subject of their own. */
export const subjectsOf = (words: readonly string[]) => words.filter((word) => !isGeneric(word))

/** An interrogative, so that "ok" and "电话 63898385" lean on nothing. */
const asks =
  /[？?]|多[久少长大]|好[久多]|几|谁|哪|什么|啥|怎么|如何|咋|为何|为什么|吗|(?<![我你您他她先])还是|\b(who|whom|what|when|where|which|why|how|can|do|does|is|are|must|should)\b/

/** Asks which of two documents holds. */
export const asksWhich = anyOf(
  /以(?:哪|谁|什么|何)[^，。]{0,4}为准|(?:听|按|照|信)(?:哪|谁)(?:个|份|一个)?的|哪(?:个|份|一个)(?:算数|准|为准|作数)/,
  /which (?:one |of them |of the two |version |document |rule )?(?:applies|prevails|is right|is correct|counts|holds|takes precedence|is binding|should (?:i|we) (?:follow|trust|use|go by))/,
)

/** What asks by itself is no mere correction: “sorry, how long is it valid?” */
export const isAsking = (text: string): boolean => asks.test(text.trim().toLowerCase()) || orNot.test(text.trim())
