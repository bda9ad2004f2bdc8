/** What each clause of a message does: asks, supposes, tells of the past, denies, or says what is wanted. Pure, both languages. */
import { anyOf } from '../../../knowledge/any-of.ts'
import { withPauses } from '../../../knowledge/retrieval/text.ts'
import { asksSomething, fold } from '../speech.ts'

export interface Clause {
  /** As folded: lower case, without punctuation. */
  said: string
  asks: boolean
  /** If, in case, 如果, 万一: it need not be so. */
  supposes: boolean
  /** Once, last year, 以前: it is over, or was another time. */
  past: boolean
  denies: boolean
  wishes: boolean
  /** Goes on from the clause before: 还有, and also. */
  joins: boolean
}

/** The clauses of a message, without greetings and tags such as “is that ok?”. */
export const clausesIn = (text: string): Clause[] =>
  withPauses(text)
    .split(/[,，.。!！;；\n]+|(?<=[?？])/)
    .map((part) => ({ part, said: fold(part).replace(courtesy, ' ').trim() }))
    .filter(({ said }) => said !== '' && !tag.test(said))
    .map(({ part, said }) => {
      const polite = request.test(said) && !questionWord.test(said)
      const asks = (!polite && asksSomething(part)) || aboutRules.test(said.replace(/办理?.{0,12}?手续/, ''))
      const [supposes, denies] = [supposed.test(said), denied.test(said)]
      const wishes =
        !asks && !supposes && !denies && !someDay.test(said) && (polite || wished.some((form) => form.test(said)))
      return { said, asks, supposes, past: over.test(said), denies, wishes, joins: joiner.test(said) }
    })

/** It has been seen to: what was lost is found, or replaced. */
export const isSettled = ({ said }: Clause): boolean => settled.test(said)

const courtesy =
  /(?:如果)?(?:可以|方便|能行|可能|不麻烦)的?话|如果(?:可以|方便|可能)|\bif (?:it is |it's |that is |that's )?(?:possible|ok|okay|convenient)\b|\bif you (?:can|could|don't mind)\b/g
const tag =
  /^(?:你好|您好|可以|行|好|能办|可不可以|行不行|好不好|谢谢[你您]?)(?:吗|么|吧|不)?$|^(?:hi|hello|ok|okay|please|thanks|thank you|is (?:that|this|it) (?:ok|okay|possible|all right)|can you(?: do (?:it|that))?|could you|can you help(?: me)?)$/
const supposed =
  /如果|假如|假设|假使|倘若|万一|要是|若是|一旦|担心|(?<!可)怕|小心|(?:^|[^应])该如何|^(?:那|那么)?(?:若|等(?!等))|的话$|\b(?:if|in case|suppose|supposing|assuming|unless|whether|afraid|worried|careful)\b|^(?:and |but |so )?(?:when|whenever|once|should)\b/
const over =
  /以前|从前|之前|曾|上次|上回|那次|当时|那时|[去前]年|[几多两三]年前|[丢换掉办落]过|\b(?:i|we|he|she|my|the) once\b|\bonce (?:lost|had|changed)\b|\b(?:previously|formerly|in the past|used to|last year|last time|back then|(?:years?|months?) ago)\b/
const someDay = /以后|将来|有机会|哪天|改天|\b(?:some ?day|one day|later on|in (?:the )?future)\b/
const denied = /不(?:想|要|用|需要|办|打算)|别(?!的)|没有?(?:丢|换)|找到了|\b(?:don't|do not|not|never|found)\b/
const settled =
  /找到了|已经?(?:补|办|换|解决)|(?:补|办|换|解决)(?:办|理)?(?:好|完)了|(?:重新|后来|又)补办|帮我补办的|\b(?:found|replaced|sorted|solved|resolved|already|got (?:a|the|my) (?:new|replacement))\b/
const joiner = /^(?:同时|另外|还有?|以及|并且|顺便|也|and|also|plus|as well as)/
/** Asked about the rules, even without a word that asks. */
const aboutRules = anyOf(
  /谁|[去走找在]哪|还是|([会管能是要行给算该])不\1|[行要效会对]不$|能.*不$|有.*没有?$|条件|流程|材料|手续|期限|时限|要求|政策|规定|费用|标准|资格|多久|时间/,
  /\b(?:requirements?|documents?|conditions?|procedures?|process|deadlines?|time limits?|fees?|costs?|information|details|rules|polic(?:y|ies)|eligib\w+|whom)\b/,
)

const done =
  '办|申请|申报|提交|登记|注销|延期|续|变更|落户|入户|迁|转学|入学|入托|评|补|预约|换|改|更新|参加|报(?:一?个)?名|做|安排|约|挂|找|处理'
const aim =
  'file|apply|register|request|report|submit|extend|renew|cancel|replace|change|move|transfer|enrol|enroll|start|get|use|find|update|join|attend|book|arrange|see|do|have'
/** 能帮我办……吗, “could you please extend my …”: a question only by its form. */
const request = new RegExp(
  `(?:^|你们?|您)(?:能|可以|可否|能否|可不可以|能不能|麻烦|请)(?:请)?(?:你们?|您)?(?:帮|替|给)(?:我们?|忙).{0,12}?(?:${done})|^(?:can|could|would|will) you (?:please |kindly )?(?:(?:help|assist) (?:me|us)(?: to| with)? (?:${aim})|(?:${aim}) (?:my|our|a|an|it)\\b)`,
)
const questionWord = /什么|怎么|怎样|如何|多久|多少|哪|谁|\b(?:how|what|when|where|which|who|why)\b/
const wished = [
  new RegExp(
    `(?:^|我们?|本人|那就?|就|了)(?:现在|马上|就|也|还|先)?(?:想要?|要|需要|打算|准备)(?!知道|了解|问|咨询|查|看看|打听)(?:给|帮|为|替|把)?.{0,10}?(?:${done})`,
  ),
  new RegExp(`(?:帮|给|替|为)(?:我们?|忙|员工|同事|老师|人才|他们?|她).{0,10}?(?:${done})`),
  /(?:续|补|换|改|变更|延期|注销|办理?|申请)一?下(?:吧|嘛|呗|哈)?$/,
  /(?:让|叫|要求)我们?(?:去|来)?(?:办|申请|变更|延期|续|补办|注销)/,
  /(?<![不需])要(?:办|变更|延期|续|补办|注销|转学|落户|更新|改)/,
  /^(?:我们?)?(?:现在)?(?:想要?|要)?(?:申请|申报|报名?参?加?).{2}/,
  new RegExp(
    `(?:^|\\b(?:i|we)(?:'d| would)? )(?:also |just |really )*(?:want|like|need|wish|have|wanna)(?: to| help with| help to)? (?:please )?(?:${aim})\\b`,
  ),
  /(?:^|\b(?:i|we) )(?:want|need) (?!to |you |your |not )[a-z]/,
  /(?:^|我们?|本人)需要(?!知道|了解|什么|多|哪|带|准备).{2}/,
  new RegExp(`^(?:hello |hi |and |so )?(?:please|kindly) (?:help (?:me|us) )?(?:to )?(?:${aim})\\b`),
  new RegExp(`\\b(?:help|let) (?:me|us|my [a-z]+) (?:to )?(?:${aim})\\b`),
  /^(?:(?:hi|hello|ok|please|now|and) )*(?:file|make|open|start|create|begin|submit) (?:(?:a|an|the|my|new|another) )*(?:service )?(?:request|application)\b/,
  /^(?:please )?(?:extend|renew|cancel|replace|report|change|update) (?:my|our) /,
]
