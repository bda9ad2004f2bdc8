/** What a statement of the result still depends on, in words. */
import { type Expression, factsOfTest, gate, type Test } from '../../knowledge/rules/expressions.ts'
import { type Case, F, possibleOf, T } from '../../knowledge/rules/possible.ts'
import type { Language } from '../channel.ts'
import { speak } from '../words.ts'
import { optionLabel } from './in-words.ts'

/** The parts of a condition that are still open, by the labels of their criteria: “category 1 or category 2”. */
export const conditionInWords = (here: Case, e: Expression, language: Language): string => {
  const t = speak(language)
  const several = gate(e)
  if (several) {
    const left = several.least - several.parts.filter((part) => possibleOf(here, part) === T).length
    const open = several.parts.filter((part) => ![T, F].includes(possibleOf(here, part)))
    const [only] = open
    if (only && open.length === 1) return conditionInWords(here, only, language)
    const parts = open.map((part) => {
      const words = conditionInWords(here, part, language)
      return gate(part) ? t('eligibility.condition-group', { condition: words }) : words
    })
    if (left === parts.length) return parts.join(t('eligibility.condition-and'))
    if (left === 1) return parts.join(t('eligibility.condition-or'))
    return t('eligibility.condition-count', { count: left, list: parts.join(t('eligibility.condition-or')) })
  }
  if ('not' in e) return t('eligibility.condition-not', { condition: conditionInWords(here, e.not, language) })
  if ('criterion' in e) return here.criteria.get(e.criterion)?.label[language] ?? e.criterion
  return testInWords(here, e as Test, language)
}

const testInWords = (here: Case, test: Test, language: Language): string => {
  const t = speak(language)
  const fact = here.scheme.facts.find(({ id }) => id === factsOfTest(test)[0])
  const label = fact?.label[language] ?? ''
  const values = 'is' in test ? [test.is] : 'in' in test ? test.in : []
  if (!fact || values.length === 0) return t('eligibility.condition-depends', { fact: label })
  const value = values.map((v) => optionLabel(fact, v, language)).join(t('eligibility.condition-or'))
  return t('eligibility.answer-line', { label, value })
}
