/**
 * Whether somebody as described may have what a place or a programme offers: 我是英语老师，在北京能办吗, “Can a chef
 * apply in Beijing?”. No document knows the person; it knows the conditions, and a check decides.
 */

import { isHan } from '../retrieval/text.ts'
import { asksElse, lastClause } from './act.ts'

export interface Qualifies {
  asking: string
  /** What is said of the person. */
  described: string
}

/**
 * The two parts of such a question; undefined where something else is asked. `text` is normalised and has no names of
 * places and programmes any more.
 */
export const qualifiesIn = (text: string): Qualifies | undefined => {
  const plain = text.replace(/[？?。.！!\s]+$/, '')
  if (!isHan(plain)) {
    const [all = '', asking] = english.exec(plain) ?? elliptical.exec(plain) ?? askedFirst.exec(plain) ?? []
    return asking === undefined ? undefined : { asking, described: plain.replace(all, all.replace(asking, '')) }
  }
  const clauses = plain.split(/[，,。；;！!？?\n]/)
  const last = (clauses.pop() ?? '').replaceAll(' ', '')
  const [, asking] = chinese.exec(last) ?? []
  if (asking === undefined || !clauses.some((clause) => describes.test(clause))) return undefined
  return { asking, described: clauses.join('，') }
}

/** Clauses that tell of a person. */
const describes =
  /^(?:请问|您好|你好|那)?(?:我|本人|他|她|像我|有个|有一个|我们)(?!们?(?:单位|公司|企业)|们(?:是?[做搞]|是[^，。]{0,10}(?:公司|企业|医院|学校|大学|银行|机构|总部|集团|工厂)))/
const modal =
  '能不能|能否|可不可以|可否|是否可以|可以|能够?|有没有资格|有资格|够不够(?:资格|格|条件)?|够(?:资格|格|条件)?|符不符合(?:条件|要求|资格|规定)?|(?:是否)?符合(?:条件|要求|资格|规定)?|算不算|算'
const chinese = new RegExp(
  `^(?:请问|那|我|他|她|本人|这样|这种|这种情况|的|还|也|在|到)*((?:${modal})[在去到]?(?:办理?|申请|申报|报名?|参评|评上?|认定|拿到?|领|获得)?(?:的|这个|那个)?(?:证|卡|人才|人才证|认定|条件|要求|资格|标准)?(?:吗|么|不|没|没有|呢|嘛)?)$`,
)

const english =
  /(?<!\b(?:how|where|when|what|why|which|who|whom)\b[^.?!,;]{0,40})\b(?:do|would|could|will|can|may|might|am|are|is|does) (?:i|we|he|she|they|someone|somebody|anyone|(?!(?:[a-z'-]+ ){0,4}(?:company|letter|card|permit|visa|form|list|employer|firm|liaison|entity|agent|agency|wife|husband|spouse|child|children|parents|family|foreigners?)\b)(?:an?|the|my) (?:[a-z'-]+ ){0,5}?[a-z'-]+|(?!this\b|these\b|those\b)[a-z'-]+s) (?:(?:still|also|even|be|already) )*((?:qualify|eligible|apply|count|fit in|meet (?:the|all|your|their|its) (?:conditions|criteria|requirements|standards)|accepted|considered|recogni[sz]ed|accredited)(?: (?:for|as|in|to|with|under|at|the|this|that|it|one|an?|programmes?|programs?|schemes?|policy|status|talents?|cards?|category|there|here|then|too|also|now))*)(?: as an? [a-z -]+)?$/
/** “I’m a chef with 10 years, Beijing possible?”: after what is told of a person, the least that asks. */
const enough =
  '(?:ok|okay|possible|enough|fine|good|good enough|qualified|eligible|suitable|doable|realistic|accepted|allowed)'
const elliptical = new RegExp(
  "^(?:(?:hi|hello|hey|so|and)[,.!]? )?(?:i'?m|i am|i have|i work|i was|as an?|(?:my|our|his|her) (?:wife|husband|degree|diploma|job|profession|company|firm|employer|school|hospital|employee|colleague)|(?:we|he|she)(?:'re|'s| are| is| have| has| want to hire| hire)|me:?) [^?]{3,160}[,.;!] (" +
    `(?:(?:is|would|will) (?:it|that|this) (?:be )?|am i )?${enough}|` +
    '(?:(?:is|are) there |(?:do|does|have|has) (?:i|he|she|we|they) (?:have |got )?)?(?:an?y? )?(?:chances?|possibilit(?:y|ies)|hope)(?: (?:as|of|at|for|with|to (?:be|become|get)))?(?: an?)?|' +
    '(?:can|could|may) (?:i )?(?:do|come|get|try)(?: it| this)?|' +
    '(?:(?:will|would|do|does) (?:they|you|it) )?(?:count|(?:accept|take|want) me)' +
    ')(?: (?:or not|for me|in|to|there|here|to apply|too|then|now))*$',
)

/** “Is my experience as a cook enough, I have a chef certificate”: what somebody has is asked about before more is told. */
const askedFirst = new RegExp(
  `^(?:(?:hi|hello|so|and)[,.!]? )?(?:is|are|would|will) (?:my|his|her|our) (?:[a-z'-]+ ){0,3}(?:experience|degree|diploma|ph\\.?d|bachelor|master|background|profile|profession|certificate|qualifications?|salary)(?: (?!ok|enough|good|fine)[a-z'-]+){0,5} (?:be )?(${enough})(?: (?:for|in|to|there|here|me|this|that|it|apply|qualify))*(?:$|[,.;!])`,
)

/** Somebody and what they want to get: 银行员工, 服务证 in 银行员工能办服务证吗; “nurse” in “can a nurse get the card?”. */
export const wantedIn = (text: string): { who: string; what: string } | undefined => {
  const clause = lastClause(text).trim()
  const { who, what } =
    (isHan(clause)
      ? (countsAs.exec(clause) ?? wantsChinese.exec(clause))
      : (wantsEnglish.exec(clause) ?? isOne.exec(clause))
    )?.groups ?? {}
  return who && what && !asksElse.test(clause.slice(who.length)) && !/\d/.test(who) ? { who, what } : undefined
}

/** What offers something to talents, by no name: “can I get talent thing?” */
export const isSomeProgramme = (what: string): boolean =>
  /^(?:(?:the|this|that|these|your|any|some|an?|chinese|city|local) )*(?:talents?|experts?)(?:['’]?s)?(?: (?:thing|things|stuff|programmes?|programs?|schemes?|status|title|benefits?|policy|policies|recognition))?$/.test(
    what.trim(),
  )

/** 博士后算不算高精尖缺. */
const countsAs =
  /^(?:请问|那|那么)?(?<who>[^，,]{1,14}?)(?:也|还|到底)*(?:算不算|属不属于|算得上|算是|算|属于)(?<what>[^，,]{2,18}?)(?:吗|么|嘛|不|没|呢)?$/
const wantsChinese =
  /^(?:请问|那|那么)?(?<who>[^，,]{0,14}(?:人|员|者|师|生|士|户|家|职|民|工|授|属|孩|婆|公|长|手|单位|公司|企业|学历|回来|回国|毕业|我|他|她|们|的))(?:也|都|还|到底|是否)?(?:能不能|可不可以|可以|能够?|能否|可否|有没有资格|有资格|够格|够不够格)(?:也|来)?(?:办理?|申请|申办|申报|领取?|拿到?|获得|评上?|参评|认定为?|算)(?:到|一?[张个])?(?:一下)?(?<what>[^，,]{2,18}?)(?:吗|么|嘛|不|没|没有|呢)?$/
const wantsEnglish =
  /^(?:so |and |hi,? |hello,? )?(?:can|could|may|do|does|is|are|would|will) (?<who>(?!(?:i|we) (?:need|must)\b)(?:an? |the |my |our )?[a-z' -]{1,50}?) (?:also |still |even )?(?:get|apply for|have (?:a |any |some )?(?:chances?|possibilit(?:y|ies)) (?:for|of|to (?:get|become|be))|have|hold|receive|obtain|qualify for|eligible for|entitled to|be given|be|become|count as|be (?:an? |recogni[sz]ed as |accredited as |identified as )|(?:ok|okay|good|enough|good enough|suitable|qualified|accepted|fine) (?:for|as)) (?:an? |the )?(?<what>[a-z' ]{3,40})$/
/** “Is he urgently needed?” */
const isOne =
  /^(?:so |and )?(?:am|is|are|would) (?<who>i|he|she|we|they) (?:be )?(?:an? |the )?(?<what>[a-z' -]{3,40})$/
