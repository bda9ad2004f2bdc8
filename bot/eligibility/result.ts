/** A judgement in words: the verdict, what it rests on, what it opens and what to do next, each with its clause. */
import type { IsoDate } from '../../knowledge/dates.ts'
import type { Facts, Value } from '../../knowledge/expressions.ts'
import { unsure } from '../../knowledge/expressions.ts'
import { applies, judge } from '../../knowledge/judge.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Criterion, clauseOf, type Fact, resultParts, type Scheme } from '../../knowledge/schemes.ts'
import type { Both } from '../../knowledge/yaml.ts'
import { cite } from '../answer.ts'
import type { Citation, Language, Reply } from '../ports.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'

export interface Finding {
  scheme: Scheme
  facts: Facts
  today: IsoDate
  /** The facts before an answer was changed: the result then says what the change did. */
  earlier?: Facts
}

/** Undefined while the facts decide nothing yet. */
export const resultOf = (knowledge: Knowledge, finding: Finding, language: Language): Reply | undefined => {
  const { scheme, facts, today, earlier } = finding
  const t = speak(language)
  const judgement = judge(scheme, facts, today)
  const { outcome } = judgement
  if (!outcome) return undefined

  const clauses: string[] = []
  const clauseLabel = (reference: string) => {
    clauses.push(reference)
    return citation(knowledge, scheme, reference, language)?.label ?? reference
  }
  const line = (c: Criterion, noted: boolean) =>
    t(noted && c.note ? 'eligibility.criterion-note' : 'eligibility.criterion', {
      label: c.label[language],
      clause: clauseLabel(c.clause),
      note: c.note?.[language] ?? '',
    })
  const section = (heading: string, lines: string[]) => (lines.length > 0 ? [[heading, ...lines].join('\n')] : [])
  const { met, failed, open, grounds } = judgement
  const waiting = open.filter((c) => grounds.includes(c))
  const unasked = open.filter((c) => !grounds.includes(c))

  const before = earlier && judge(scheme, earlier, today).outcome
  const verdict = [
    t(`eligibility.${outcome}`),
    ...(judgement.rule ? [judgement.rule.says[language]] : []),
    ...(judgement.decidedBy.length > 0
      ? [
          t('eligibility.decides', {
            facts: judgement.decidedBy.map((f) => `“${f.label[language]}”`).join(language === 'zh' ? '、' : ', '),
          }),
        ]
      : []),
  ].join(language === 'zh' ? '' : ' ')
  const changed =
    before &&
    (before === outcome ? t('eligibility.same') : t('eligibility.was', { before: t(`eligibility.name-${before}`) }))
  const policy = knowledge.policies.get(scheme.policy)
  const rules = policy?.short[language] ?? scheme.policy

  const text = [
    scheme.title[language],
    verdict,
    ...(changed ? [changed] : []),
    ...section(
      t('eligibility.met'),
      met.map((c) => line(c, true)),
    ),
    ...section(
      t(outcome === 'likely' ? 'eligibility.failed-anyway' : 'eligibility.failed'),
      failed.map((c) => line(c, false)),
    ),
    ...section(
      t('eligibility.open'),
      waiting.map((c) => line(c, true)),
    ),
    ...(unasked.length > 0 ? [t('eligibility.unasked', { list: listed(unasked, language) })] : []),
    ...resultParts.flatMap((part) => {
      const statements = scheme[part].filter((s) => applies(scheme, s, outcome, facts, today))
      for (const { clause } of statements) if (clause !== null) clauses.push(clause)
      return section(
        t(`eligibility.${part}`),
        statements.map((s) => `• ${s[language]}`),
      )
    }),
    t('eligibility.basis', { date: dateInWords(today, language), rules }),
    ...(policy && policy.language !== language
      ? [t('answer.unofficial', { titles: language === 'zh' ? `《${rules}》` : rules })]
      : []),
  ].join('\n\n')

  const citations = [...new Set(clauses)].flatMap((reference) => citation(knowledge, scheme, reference, language) ?? [])
  const standings = [...new Set(citations.map((c) => c.policy))]
    .map((id) => knowledge.policies.get(id))
    .flatMap((p) => (p?.warn ? [p.standing[language]] : []))
  return { text, citations, ...(standings.length > 0 ? { standing: standings.join(' ') } : {}) }
}

/** A clause the scheme names, as an answer cites it; undefined when the knowledge folder has no such clause. */
export const citation = (
  knowledge: Knowledge,
  scheme: Scheme,
  reference: string,
  language: Language,
): Citation | undefined => {
  const where = clauseOf(scheme, reference)
  return knowledge.clauses.has(`${where.policy}/${where.clause}`) ? cite(knowledge, where, language) : undefined
}

const listed = (list: { label: Both }[], language: Language) =>
  list.map(({ label }) => label[language]).join(language === 'zh' ? '；' : '; ')

/** An option's label as shown on its button. */
export const optionLabel = (fact: Fact, option: Value, language: Language): string => {
  const t = speak(language)
  if (option === unsure) return t('choice.unsure')
  if (fact.kind === 'yes-no') return t(option === 'yes' ? 'choice.yes' : 'choice.no')
  return (
    (fact.kind === 'choice' ? fact.options.find((o) => o.id === option)?.label[language] : undefined) ?? String(option)
  )
}

/** The value of a fact in words: Yes, Category A, 3 years, 1 May 1990. */
export const valueInWords = (fact: Fact, value: Value, language: Language): string => {
  if (value === unsure || fact.kind === 'yes-no' || fact.kind === 'choice') return optionLabel(fact, value, language)
  if (fact.kind === 'date') return dateInWords(String(value), language)
  return language === 'zh' ? `${value}${fact.unit.zh}` : `${value} ${fact.unit.en}`
}
