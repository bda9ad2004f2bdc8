/** What a yes-or-no question asks about: 旁听 in 评委会开会能旁听吗, “sue my liaison” in “can I sue my liaison?”. */
import { isHan } from './text.ts'

export interface Act {
  act: string
  /** Who or what is to do it, or to have it: what stands before it. */
  of: string
}

/** Undefined where something else is asked: who, when, how much, or which of two. `text` must be normalised. */
export const actIn = (text: string): Act | undefined => {
  const clause = lastClause(text)
  if (asksElse.test(clause)) return undefined
  const han = isHan(clause)
  if (han && !yesOrNo.test(clause)) return undefined
  const found = (han ? chinese : english).exec(clause)
  return found?.[1] ? { act: found[1], of: han ? clause.slice(0, found.index) : '' } : undefined
}

/** Somebody and what they want to get: 银行员工, 服务证 in 银行员工能办服务证吗; “nurse” in “can a nurse get the card?”. */
export const wantedIn = (text: string): { who: string; what: string } | undefined => {
  const clause = lastClause(text).trim()
  const { who, what } = (isHan(clause) ? wantsChinese : wantsEnglish).exec(clause)?.groups ?? {}
  return who && what && !asksElse.test(clause.slice(who.length)) && !/\d/.test(who) ? { who, what } : undefined
}
const wantsChinese =
  /^(?:请问|那|那么)?(?<who>[^，,]{0,14}(?:人|员|者|师|生|士|户|家|职|民|工|授|属|孩|婆|公|长|手|单位|公司|企业|学历|我|他|她|们|的))(?:也|都|还|到底|是否)?(?:能不能|可不可以|可以|能够?|能否|可否|有没有资格|有资格|够格|够不够格)(?:也|来)?(?:办理?|申请|申办|申报|领取?|拿到?|获得|评上?|参评)(?:到|一?[张个])?(?:一下)?(?<what>[^，,]{2,18}?)(?:吗|么|嘛|不|没|没有|呢)?$/
const wantsEnglish =
  /^(?:so |and |hi,? |hello,? )?(?:can|could|may|do|does|is|are|would|will) (?<who>(?:an? |the |my |our )?[a-z' -]{2,50}?) (?:also |still |even )?(?:get|apply for|have|hold|receive|obtain|qualify for|eligible for|entitled to|be given) (?<what>[a-z' ]{3,40})$/

/** Whether an English question can be answered by yes or no. */
export const isYesOrNo = (text: string): boolean => {
  const clause = lastClause(text).replace(/^(?:(?:so|and|but|hi|hello|please),? )+/, '')
  return !asksElse.test(clause) && begins.test(clause)
}

const lastClause = (text: string): string => {
  const sentence = text.replace(/[？?。!！.\s]+$/, '')
  return isHan(sentence)
    ? (sentence.split(/[，,。？?！!；;\n]/).at(-1) ?? '')
    : (sentence.split(/[?!;.] /).at(-1) ?? '')
}

const begins = /^(?:can|could|may|must|should|do|does|did|will|would|shall|is|are|has|have)\b/
const asksElse =
  /谁|哪|什么|啥|多久|多少|多长|多大|几|怎|如何|咋|为何|何时|好多|还是|[\d一二三四五六七八九十]+ ?(?:年|月|日|号|天|岁|倍|楼|份|次|万|元|小时)|\d|\b(?:who|whom|what|when|where|which|how|why|or)\b/
const yesOrNo = /(?:吗|么|嘛|不|没|没有|吧)$|能不能|可不可以|要不要|会不会|有没有|是否|能否|可否|包不包|算不算|需不需要/
const modal =
  '能不能|可不可以|可以不可以|要不要|会不会|用不用|需不需要|该不该|包不包括?|有没有|算不算|能否|可否|是否|必须|需要|可以|能够|应该|包括|能|会|要|(?<!没)有'
const chinese = new RegExp(
  `(?:${modal})((?:(?!能不能|可以|要不要|会不会|有没有|必须|需要|能|会|要).)+?)(?:吗|么|嘛|不|没|没有|呢|吧|啊)?$`,
)
const english =
  /(?:^|[,.;!] ?|\band |\bbut |\bso )(?:can|could|may|must|should|do|does|did|will|would|shall) (?:i|we|you|he|she|they|one) (.+)$/
