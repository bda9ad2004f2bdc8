/** Answers as people read them. */
import { unsure, type Value } from '../../knowledge/rules/expressions.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'
import type { Language } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'

/** An option's label as shown on its button. */
export const optionLabel = (fact: Fact, option: Value, language: Language): string => {
  const t = speak(language)
  if (option === unsure) return t('choice.unsure')
  if (fact.kind === 'yes-no') return t(option === 'yes' ? 'choice.yes' : 'choice.no')
  return (
    (fact.kind === 'choice' ? fact.options.find((o) => o.id === option)?.label[language] : undefined) ?? String(option)
  )
}

/** Which facts decide a review, by their labels; '' for none. */
export const decidesInWords = (labels: readonly string[], language: Language): string => {
  const t = speak(language)
  const facts = labels.map((label) => t('eligibility.quoted', { label })).join(t('answer.comma'))
  return facts && t('eligibility.decides', { facts })
}

/** The value of a fact in words: Yes, Category A, 3 years, 1 May 1990. */
export const valueInWords = (fact: Fact, value: Value, language: Language): string => {
  if (value === unsure || fact.kind === 'yes-no' || fact.kind === 'choice') return optionLabel(fact, value, language)
  if (fact.kind === 'date') return dateInWords(String(value), language)
  return language === 'zh' ? `${value}${fact.unit.zh}` : `${value} ${fact.unit.en}`
}
