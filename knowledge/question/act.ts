/** What a yes-or-no question asks about: 旁听 in 评委会开会能旁听吗, “sue my liaison” in “can I sue my liaison?”. */
import { isHan } from '../retrieval/text.ts'

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
  const [, relative = '', theirs] = han ? [] : (ofRelative.exec(clause) ?? [])
  if (theirs !== undefined && !plain.test(theirs)) return { act: theirs, of: `${relative}, family` }
  const found = (han ? chinese : english).exec(clause) ?? (han ? withoutModal.exec(clause) : null)
  return found?.[1] && !plain.test(found[1])
    ? { act: found[1], of: han ? clause.slice(0, found.index) : '' }
    : undefined
}

/** Whether an English question can be answered by yes or no. */
export const isYesOrNo = (text: string): boolean => {
  const clause = lastClause(text).replace(/^(?:(?:so|and|but|hi|hello|please),? )+/, '')
  return !asksElse.test(clause) && begins.test(clause)
}

/**
 * The verb on which a question hangs: “withdraw” in “can I withdraw my application?”, “deleted” in “is my photo deleted?”. Not one with which anything may be asked. `text` must be normalised.
 */
export const verbIn = (text: string): string | undefined => {
  const clause = lastClause(text)
  if (isHan(clause) || !isYesOrNo(text)) return undefined
  const verb = (active.exec(clause) ?? passive.exec(clause))?.[1]
  return verb && !anyVerb.test(verb) ? verb : undefined
}

export const lastClause = (text: string): string => {
  const sentence = text.replace(/[？?。!！.\s]+$/, '')
  if (!isHan(sentence)) return sentence.split(/[?!;.] /).at(-1) ?? ''
  const clauses = sentence.split(/[，,。？?！!；;\n]/)
  return clauses.findLast((clause) => yesOrNo.test(clause) || asksElse.test(clause)) ?? clauses.at(-1) ?? ''
}

/** “Do I count?”, 我符合吗: asks for the conditions, and names no act. */
const plain =
  /^(?:count|qualify|fit|在内|符合|算|行|够|够格|(?:什么|啥)?(?:相关)?(?:政策|规定|说法|照顾|优惠|优待|便利|帮助)|(?:别的|其他|其它|什么|啥)?的?(?:路子|途径|渠道|门路|办法)|(?:inform|notify|tell|report to|contact|call|ask)(?: (?:someone|somebody|anyone|anybody|you|them|it))?|do (?:something|anything))$/
const begins = /^(?:can|could|may|must|should|do|does|did|will|would|shall|is|are|has|have)\b/
export const asksElse =
  /谁|哪|什么|啥|多久|多少|多长|多大|几|怎|如何|咋|为何|何时|好多|还是|[\d一二三四五六七八九十] ?(?:年|月|日|号|天|岁|倍|楼|份|次|万|元|小时)|\d|\b(?:who|whom|what|when|where|which|how|why|or)\b/
const yesOrNo = /(?:吗|么|嘛|不|没|没有|吧)$|能不能|可不可以|要不要|会不会|有没有|是否|能否|可否|包不包|算不算|需不需要/
const modal =
  '能不能|可不可以|可以不可以|要不要|会不会|用不用|需不需要|该不该|包不包括?|有没有|算不算|能否|可否|是否|必须|需要|可以|能够|应该|包括|能|会|要|(?<!没)有'
const chinese = new RegExp(
  `(?:${modal})((?:(?!能不能|可以|要不要|会不会|有没有|必须|需要|能|会|要).)+?)(?:吗|么|嘛|不|没|没有|呢|吧|啊)?$`,
)
/** 东莞的材料最后退给本人吗 */
const withoutModal = /^(.{4,}?)(?:吗|么|嘛|没|不|没有|没得)$/
const english =
  /(?:^|[,.;!] ?|\band |\bbut |\bso )(?:can|could|may|must|should|do|does|did|will|would|shall) (?:i|we|you|he|she|they|one) (.+)$/
/** “Is my wife entitled to a check-up?” */
const ofRelative =
  /^(?:(?:so|and|but),? )?(?:can|could|may|must|should|do|does|did|will|would|is|are) ((?:my|our|his|her|their|the|a holder['’]?s) (?:wife|husband|spouse|partner|family))(?:['’]s)? ([^?]+)$/
const adverb =
  '(?:also|still|really|just|then|now|already|even|only|actually|ever|not|have to|need to|be|get|allowed to|able to)'
const one =
  '(?:wife|husband|spouse|son|daughter|kids?|child|children|parents|company|firm|employer|boss|liaison|platform|city|bureau|department|hospital|holder|card|specialist)'
const active = new RegExp(
  `\\b(?:can|could|may|must|should|do|does|did|will|would|shall|am|are) (?:i|we|you|he|she|they|it|(?:my|our|his|her|their|your|the) ${one}|beijing|dongguan|chongqing|applicants?|holders?|talents?|foreigners?) (?:${adverb} )*([a-z]+)`,
)
const passive = /\b(?:is|are|was|were|be|been) (?:[a-z'-]+ ){0,5}?([a-z]{3,}(?:ed|wn|id))\b/
const anyVerb =
  /^(?:get|have|use|apply|go|do|need|be|take|make|want|qualify|count|help|start|end|come|send|give|bring|work|live|move|see|say|tell|grant|can|add|limited|based|invited|interested|considered|accepted|listed|needed|allowed|required|obliged|supposed|included|covered|entitled|added|the|a|an|my|any|and|or|also|too|in|into|on|so|for|of|to|with|both|all|still|good|ok|able|eligible)$/
