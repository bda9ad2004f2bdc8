/**
 * Who, where and to whom, when and how. Statements tell these in so many ways that a pattern alone refuses none; but of two that
 * fit alike the one that tells it answers, and one that does not, and is not expected to be asked for it either, is no answer.
 */
import { anyOf } from '../any-of.ts'
import type { Point } from '../policy.ts'
import { normalise } from '../retrieval/text.ts'

export type Sought = 'who' | 'where' | 'when' | 'how' | 'whether' | 'must' | 'failing'

const ways: { sought: Sought; asked: RegExp; told: RegExp }[] = [
  {
    // 落实不了怎么办: what is done when it does not work.
    sought: 'failing',
    asked:
      /[^\P{Script=Han}受少免离]不(?:了|上|成|到|下来|出来)[^，。？?]{0,4}(?:怎么办|咋办|咋整|怎么弄|咋弄|找谁|找哪)|没(?:有)?(?:落实|批下来|办成|办好|通过|选上|评上|安排)[^，。？?]{0,4}(?:怎么办|咋办|咋整|怎么弄|找谁|找哪)/u,
    told: /不(?!定期|断)|未|如遇|没有|无法|\b(?:if|unable|fails?)\b/,
  },
  {
    // 我必须填吗: what merely happens is no duty.
    sought: 'must',
    asked: /(?:必须|强制|一定要|非得|非要|硬性)(?!通过|由|找|经)[^，。？?]{0,12}(?:吗|么|嘛|不)[？?]*$/,
    told: /须|应(?!用|对)|必|需要?|要(?!求)|可(?!能)|仅|不|或|均|凭|由|\b(?:shall|must|may|can|only|not|or)\b/,
  },
  {
    sought: 'where',
    asked:
      /(?:交|报|送|递|寄|拿|跑|去|到|在|往|找)(?:给|到)?(?:哪里|哪儿|哪点|哪(?![个些种类怕样家天年月日])|哪个(?:地方|窗口|中心)|何处|啥子?地方|什么地方|哪些(?:地方|城市))|\bwhere(?: (?:do|can|should|must|to|will|does|are|is)\b|[?.! ]*$)|(?:向|跟|告诉)谁|\bto whom\b|\bwhom? (?:(?:do|should|must|can|shall) (?:i|we|he|she|they) (?:(?:have|need) to )?|to )(?:tell|inform|notify|report)\b|\bwhich (?:window|centre|center|counter)\b/,
    told: /向[^，。；]{2,24}(?:申请|申报|提交|提出|报告|反馈)|范围内|区域内|境内|省内|市内|(?<!不)在[京渝莞]|[到至][^，。；]{2,24}(?:办理|登记)|提交至|报送|受理部门|设立|\d楼|中心|\bto the [a-z' -]{3,60}(?:platform|bureau|department|commission|center)|\bfloor\b/,
  },
  {
    sought: 'who',
    asked:
      /[找问]谁|谁(?!能|可以|都|有资格|[？?]?$)|(?:哪个|哪家|哪些|什么|啥子?|哪几个)(?:部门|单位|机构|机关|局|委)|归哪|(?:我|他|她|自己|本人|单位|公司|学校|联络员|人事)(?:去|来|办|弄|交|填|报|跑)?还是(?:我|他|她|自己|本人|单位|公司|学校|联络员|人事)|(?<!\bfor )\bwho(?:m)?\b(?! (?:can|may|is eligible|qualif)| [^?]{3,60} for[?.! ]*$)|\bwhich (?:department|office|bureau|authority|agency|body|commission)\b/,
    told: /(?<![自理])由[^，。；]{2,40}(?:负责|牵头|审|批|办|制|定|出具|会同|解释|送|发|申请|申报|提交|报告|联系|对接)|负责|牵头|审批|审定|联系人|\b(?:takes the lead|responsible|approved by|approval|contact|issued by)\b/,
  },
  {
    sought: 'when',
    asked: anyOf(
      /什么时候|啥时候|啥子时候|何时|哪天|几号|几月|截止|最迟|最晚/,
      // “When can it be revoked?” asks in which cases.
      /\bwhen (?!(?:can|may|could|might|is|are|will) (?:[a-z]+ ){1,5}?(?:be )?(?:revoked|withdrawn|cancell?ed|refused|rejected|excluded|penali[sz]ed|punished)\b)(?:do|does|did|was|were|must|should|will|is|are|to|can|come into|exactly)\b|\bby when\b/,
      /\bwhen (?:is )?(?:the )?last\b|\blast (?:day|date) (?:to|for)\b|\bwhen\?*$|deadline/,
      /\b(?:since|until|till) when\b|\bsince how long\b|\bwhat (?:date|day)\b/,
    ),
    told: /\d+ ?[日天]|\d+ ?月|工作日|次日|及时|每年|每月|个月|常年|不定期|届满前|起施行|\b(?:all year|in force|days?|months?|promptly|january|april|may|june|august|december|day after)\b/,
  },
  {
    sought: 'how',
    asked: anyOf(
      /(?:怎么|怎样|如何|咋个?)(?:去|来|样)?(?:申请|申办|申报|办理|报|提)/,
      /\bhow (?:(?:do|can|to|should|must|does|could|shall|would|will) )?(?:(?:i|we|he|she|they|one|you|my company) )?(?:(?:must|can|to) )?(?:apply|ask|request|register|file)\b/,
      /\bwhat (?:to|(?:must|should|can|shall|do) (?:i|we)(?: have to| need to)?) do(?: now| then)?[?.! ]*$/,
    ),
    told: /向[^，。；]{2,24}(?:申请|申报|提交|提出|报告)|提交|对接|联系|填写|\b(?:applies|apply|submits?|reports?)(?: [^.;]{0,40})? to (?:the|their) [^.;]{0,30}(?:platform|bureau|department|commission|center|agency|units)\b|\bcontacts?\b|\bfill/,
  },
  {
    sought: 'whether',
    asked: /^(?:(?:so|and|but|hi|hello),? )?(?:can|could|may|am i allowed to|is it possible|are we allowed) /,
    told: /(?<!不)可(?!能)|享受|优先|优惠|不受|或者?其家属|均可|不限|仅限|不得|\b(?:can|(?<!\d )may|enjoy|preferential|priority|only|shall not|not restricted|free)\b/,
  },
]

/** What a normalised question seeks to know, if it is one of these. */
export const soughtIn = (text: string): Sought | undefined => ways.find(({ asked }) => asked.test(text))?.sought

/** Whether a statement tells it. */
export const tells = (sought: Sought, statement: string): boolean =>
  ways.find((way) => way.sought === sought)?.told.test(normalise(statement)) ?? true

/** Whether its editor expects that a statement is asked for it. */
export const expects = (sought: Sought, { asks }: Point): boolean =>
  [...asks.zh, ...asks.en].some((ask) => soughtIn(normalise(ask)) === sought)
