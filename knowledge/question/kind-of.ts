/**
 * “What kind of job …?”, 学校是什么档次的: asks for what sets a thing apart. A statement that only names the thing tells no kind of
 * it; one that puts a word before it does: “a one-inch bareheaded photo”. It stands in both languages, so its English is looked at.
 */
import type { Point } from '../policy.ts'
import { isHan, normalise, stem } from '../retrieval/text.ts'

/** The thing whose kind a normalised question asks for. */
export const kindOfIn = (text: string): string | undefined => {
  const found = isHan(text) ? (chinese.exec(text) ?? chineseLast.exec(text)) : english.exec(text)
  return found?.[1]
}

/** Whether a statement sets a thing apart by a word that the question does not have. `stems`: of the thing in English. */
export const tellsKind = ({ en }: Point, stems: readonly string[], question: string): boolean => {
  const words = normalise(en).match(/[a-z'-]+/g) ?? []
  return words.some((word, at) => {
    const before = words[at - 1] ?? 'the'
    return stems.includes(stem(word)) && !plain.test(before) && !question.includes(before)
  })
}

const english =
  /\b(?:what|which) (?:kinds?|types?|sorts?|grades?) of (?!(?:the|people|persons?|foreigners?|talents?|applicants?|compan(?:y|ies)|employers?|business(?:es)?|firms?|units?|entit(?:y|ies))\b)([a-z]+)/
const chinese =
  /(?:什么样的?|啥样的?|哪[一几]?[类种]|(?:什么|哪种|啥)(?:类型|档次|级别|性质)的?)(?!人|单位|企业|公司|老外|外国|员工|雇主)(\p{Script=Han}{2})/u
const chineseLast = /(\p{Script=Han}{2})(?:都|大概|一般)?(?:是|属于?|算)(?:什么|哪种|啥)(?:样|类型|档次|级别|性质)/u
const plain =
  /^(?:the|an?|and|or|other|of|to|for|in|on|at|by|with|from|as|any|such|its|his|her|their|this|that|these|those|each|every|all|both|be|is|are|has|have|can|may|must|shall|not|related|relevant|corresponding|concerned)$/
