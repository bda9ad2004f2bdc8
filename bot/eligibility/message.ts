/** A finding as a message for a chat. */
import type { Citation, Language, Reply } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { speak } from '../words.ts'
import { decidesInWords } from './in-words.ts'
import type { Finding, FoundCriterion, FoundDocument, FoundStatement } from './result.ts'

export const messageOf = (finding: Finding): Reply => {
  const { language, sections, standings } = finding
  const t = speak(language)
  const section = (heading: string, lines: string[]) => (lines.length > 0 ? [[heading, ...lines].join('\n')] : [])
  const criteria = (list: readonly FoundCriterion[], noted: boolean) =>
    list.map(({ label, clause, note }) =>
      noted && note
        ? t('eligibility.criterion-note', { label, clause, note })
        : t('eligibility.criterion', { label, clause }),
    )
  /** Where the documents say nothing there is nothing to tick or to do. */
  const marked = (list: readonly FoundStatement[], mark: (at: number) => string) => {
    let at = 0
    return list.map((s) => `${s.clause === undefined ? '•' : mark(++at)} ${statementInWords(s, language)}`)
  }
  const bullet = () => '•'
  const text = [
    finding.title,
    verdictInWords(finding),
    ...(finding.changed ? [finding.changed] : []),
    ...(listsMet(finding) ? section(t('eligibility.met'), criteria(finding.met, true)) : []),
    ...section(t('eligibility.failed'), criteria(finding.failed, false)),
    ...section(t('eligibility.open'), criteria(finding.open, true)),
    ...spareInWords(finding),
    ...section(t('eligibility.opens'), marked(sections.opens, bullet)),
    ...section(
      t('eligibility.materials'),
      marked(sections.materials, () => '☐'),
    ),
    ...section(
      t('eligibility.procedure'),
      marked(sections.procedure, (at) => `${at}.`),
    ),
    ...section(t('eligibility.limits'), marked(sections.limits, bullet)),
    ...section(t('eligibility.next'), marked(sections.next, bullet)),
    basisInWords(finding),
    ...translationNote(finding),
  ].join('\n\n')
  return {
    text,
    citations: citationsShown(finding),
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

/** The clauses that the message names; those of open criteria it only counts are left to the sheet. */
const citationsShown = ({ met, failed, beside, open, spare, sections, citations }: Finding): Citation[] => {
  const listed = listsSpare([...beside, ...spare]) ? spare : []
  const named = [...met, ...failed, ...beside, ...open, ...listed, ...Object.values(sections).flat()]
  const shown = new Set(named.map(({ at }) => at))
  return citations.filter(({ policy, clause }) => shown.has(`${policy}/${clause}`))
}

const verdictInWords = ({ language, verdict, reason, decides }: Finding): string =>
  [verdict, reason, decidesInWords(decides, language)].filter(Boolean).join(language === 'zh' ? '' : ' ')

/** More than these would bury the result in what has no say in it; the sheet lists them all. */
const mostSpare = 4
const listsSpare = (spare: readonly FoundCriterion[]) => spare.length <= mostSpare
const listsMet = ({ outcome, met }: Finding) => outcome !== 'not' || met.length <= mostSpare

const spareInWords = (finding: Finding): string[] => {
  const { language, met, beside, spare } = finding
  const t = speak(language)
  const all = [...beside, ...spare]
  const clauses = (criteria: readonly FoundCriterion[]) => {
    const labels = [...new Set(criteria.map(({ clause }) => clause))]
    return labels.length > 0 ? t('eligibility.counted-clauses', { clauses: labels.join(t('answer.comma')) }) : ''
  }
  const list = all.map(({ label, clause }) => t('eligibility.statement', { text: label, clause }))
  const counted = [
    ...(listsMet(finding) ? [] : [t('eligibility.met-many', { count: met.length, clauses: clauses(met) })]),
    ...(listsSpare(all) ? [] : [t('eligibility.spare-many', { count: all.length, clauses: clauses(beside) })]),
  ]
  return [
    ...(all.length > 0 && listsSpare(all)
      ? [t('eligibility.spare', { list: list.join(language === 'zh' ? '；' : '; ') })]
      : []),
    ...(counted.length > 0 ? [[...counted, t('eligibility.sheet-lists')].join(language === 'zh' ? '' : ' ')] : []),
  ]
}

export const statementInWords = ({ text, clause, condition }: FoundStatement, language: Language): string => {
  const t = speak(language)
  const whole = condition ? t('eligibility.conditional', { text, condition }) : text
  return clause === undefined ? whole : t('eligibility.statement', { text: whole, clause })
}

const basisInWords = ({ language, judged, version, documents }: Finding): string => {
  const t = speak(language)
  const rules = documents.map((document) => {
    const dates = datesInWords(document, language)
    return dates
      ? t('eligibility.rules-dated', { title: document.short, dates })
      : t('eligibility.rules', { title: document.short })
  })
  return t('eligibility.basis', {
    date: dateInWords(judged, language),
    rules: rules.join(t('answer.comma')),
    version,
  })
}

/** When a document was issued, and from and until when it is in force; empty when it does not say. */
export const datesInWords = ({ issued, effective, expires }: FoundDocument, language: Language): string => {
  const t = speak(language)
  return [
    ...(issued ? [t('eligibility.issued', { date: dateInWords(issued, language) })] : []),
    ...(effective ? [t('eligibility.effective', { date: dateInWords(effective, language) })] : []),
    ...(expires ? [t('eligibility.expires', { date: dateInWords(expires, language) })] : []),
  ].join(language === 'zh' ? '，' : ', ')
}

/** Says that the documents are in another language than the result; nothing when none is. */
export const translationNote = ({ language, documents }: Finding): string[] => {
  const titles = documents
    .filter((d) => d.translated)
    .map((d) => (language === 'zh' ? speak(language)('eligibility.rules', { title: d.short }) : d.short))
  if (titles.length === 0) return []
  return [speak(language)('answer.unofficial', { titles: titles.join(language === 'zh' ? '' : ', ') })]
}
