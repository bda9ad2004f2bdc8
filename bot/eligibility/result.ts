/** What an eligibility check found, as a structure that the message, the sheet and comparisons are made from. */
import type { IsoDate } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { criteriaIn, type Expression, type Facts } from '../../knowledge/rules/expressions.ts'
import { applies, type Judgement, judge } from '../../knowledge/rules/judge.ts'
import { type Case, F, openCase, possibleOf, T } from '../../knowledge/rules/possible.ts'
import {
  type Criterion,
  clauseOf,
  type Outcome,
  type Rule,
  resultParts,
  type Scheme,
  type Statement,
} from '../../knowledge/rules/schemes.ts'
import { cite } from '../answers/answer.ts'
import type { Citation, Language, Reply } from '../channel.ts'
import { speak } from '../words.ts'
import { conditionInWords } from './condition.ts'
import { valueInWords } from './in-words.ts'
import { messageOf } from './message.ts'

/** A check to find the result of. */
export interface Screened {
  scheme: Scheme
  facts: Facts
  today: IsoDate
  /** The facts before an answer was changed: the result then says what the change did. */
  earlier?: Facts
}

/** A result, all texts in one language. */
export interface Finding {
  language: Language
  /** Id of the scheme. */
  scheme: string
  title: string
  outcome: Outcome
  /** The outcome in a sentence, and what the rule that decided says. */
  verdict: string
  reason?: string
  /** For a review: the labels of the facts that decide it. */
  decides: string[]
  /** What a changed answer did to the result. */
  changed?: string
  /** Everything the person answered, in the editor's order. */
  answers: { id: string; label: string; value: string }[]
  /** The criteria that can have a say in the outcome; those of statements show in the `sections`. */
  met: FoundCriterion[]
  /** What is not met and what is open: each as far as the outcome rests on it, and without making a difference. */
  failed: FoundCriterion[]
  beside: FoundCriterion[]
  open: FoundCriterion[]
  spare: FoundCriterion[]
  sections: Record<(typeof resultParts)[number], FoundStatement[]>
  judged: IsoDate
  /** Of the scheme: a digest of its rules. */
  version: string
  /** The scheme's own document first, then every other one that is cited. */
  documents: FoundDocument[]
  citations: Citation[]
  /** Every clause cited, as issued, in the order of the citations. */
  clauses: FoundClause[]
  /** What cited documents are worth today, where that must be known. */
  standings: string[]
}

/** `clause` is its label, with the document's short title when that is not the scheme's own; `at` is `policy/clause`. */
export interface FoundCriterion {
  id: string
  label: string
  clause: string
  at: string
  note?: string
}

/** Without a clause when the documents say nothing; `condition` is what it depends on while that is open. */
export interface FoundStatement {
  text: string
  clause?: string
  at?: string
  condition?: string
}

export interface FoundClause {
  at: string
  label: string
  /** Of the document. */
  title: string
  text: string
  /** Of the text. */
  language: Language
}

/** Dates only as far as the document gives them. */
export interface FoundDocument {
  policy: string
  title: string
  short: string
  number?: string
  issuers: string[]
  standing: string
  /** Its standing must be known, so it stands among the `standings`. */
  warn: boolean
  /** It is in another language than the result. */
  translated: boolean
  issued?: IsoDate
  effective?: IsoDate
  expires?: IsoDate
}

/** The result as a message; undefined while the facts decide nothing yet. */
export const resultOf = (knowledge: Knowledge, screened: Screened, language: Language): Reply | undefined => {
  const finding = findingOf(knowledge, screened, language)
  return finding && messageOf(finding)
}

/** Undefined while the facts decide nothing yet. */
export const findingOf = (knowledge: Knowledge, screened: Screened, language: Language): Finding | undefined => {
  const { scheme, facts, today } = screened
  const judgement = judge(scheme, facts, today)
  const { outcome, rule, decidedBy, met, failed, open, grounds } = judgement
  if (!outcome) return undefined
  const t = speak(language)
  const cited: string[] = []
  const citing = (reference: string): { clause: string; at: string } => {
    cited.push(reference)
    const { policy, clause } = clauseOf(scheme, reference)
    const found = citation(knowledge, scheme, reference, language)
    const label = found?.label ?? clause
    const short = policy === scheme.policy ? undefined : knowledge.policies.get(policy)?.short[language]
    return { clause: short ? `${short} ${label}` : label, at: `${policy}/${clause}` }
  }
  const criterion = (c: Criterion): FoundCriterion => ({
    id: c.id,
    label: c.label[language],
    ...citing(c.clause),
    ...(c.note ? { note: c.note[language] } : {}),
  })
  const deciding = criteriaOf(scheme, scheme.decision)
  const criteria = (list: Criterion[]) => list.filter(({ id }) => deciding.has(id)).map(criterion)
  const here = openCase(scheme, facts, today)
  const undecided = criteriaOf(scheme, undecidedRules(here))
  // A rule that did not apply only left the way to a likely result open.
  const rests = (c: Criterion) => outcome !== 'likely' && (grounds.includes(c) || undecided.has(c.id))
  const statement = (s: Statement): FoundStatement => ({
    text: s[language],
    ...(s.clause === null ? {} : citing(s.clause)),
    ...(s.when && possibleOf(here, s.when) !== T ? { condition: conditionInWords(here, s.when, language) } : {}),
  })
  const changed = changeOf(screened, judgement, language)
  const content = {
    language,
    scheme: scheme.id,
    title: scheme.title[language],
    outcome,
    verdict: t(`eligibility.${outcome}`),
    ...(rule ? { reason: rule.says[language] } : {}),
    decides: decidedBy.map((f) => f.label[language]),
    ...(changed ? { changed } : {}),
    answers: answersOf(scheme, facts, language),
    met: criteria(met),
    failed: criteria(failed.filter(rests)),
    beside: criteria(failed.filter((c) => !rests(c))),
    open: criteria(open.filter((c) => grounds.includes(c))),
    spare: criteria(open.filter((c) => !grounds.includes(c))),
    sections: Object.fromEntries(
      resultParts.map((part) => [part, scheme[part].filter((s) => applies(here, s, outcome)).map(statement)]),
    ) as Finding['sections'],
    judged: today,
    version: scheme.version,
  }
  const citations = [...new Set(cited)].flatMap((reference) => citation(knowledge, scheme, reference, language) ?? [])
  return { ...content, citations, ...sourcesOf(knowledge, scheme, citations, language) }
}

/** The criteria that have a say in these rules; the others only say which statements belong to the result. */
const criteriaOf = (scheme: Scheme, rules: readonly Rule[]): Set<string> => {
  const found = new Set<string>()
  const within = (e: Expression | undefined) => {
    for (const id of e ? criteriaIn(e) : []) {
      found.add(id)
      within(scheme.criteria.find((c) => c.id === id)?.when)
    }
  }
  for (const rule of rules) within(rule.when)
  return found
}

/** The rules down to the one that applies of which it can't be told whether they do. */
const undecidedRules = (here: Case): Rule[] => {
  const values = here.scheme.decision.map((rule) => possibleOf(here, rule.when))
  return here.scheme.decision.slice(0, values.indexOf(T)).filter((_rule, at) => values[at] !== F)
}

const changeOf = ({ scheme, earlier, today }: Screened, { outcome }: Judgement, language: Language) => {
  const before = earlier && judge(scheme, earlier, today).outcome
  if (!before) return undefined
  const t = speak(language)
  return before === outcome ? t('eligibility.same') : t('eligibility.was', { before: t(`eligibility.name-${before}`) })
}

const sourcesOf = (
  knowledge: Knowledge,
  scheme: Scheme,
  citations: Citation[],
  language: Language,
): Pick<Finding, 'clauses' | 'documents' | 'standings'> => {
  const policies = [...new Set([scheme.policy, ...citations.map((c) => c.policy)])].flatMap(
    (id) => knowledge.policies.get(id) ?? [],
  )
  return {
    clauses: citations.flatMap(({ policy, clause, label, title }) => {
      const issued = knowledge.clauses.get(`${policy}/${clause}`)
      const own = knowledge.policies.get(policy)?.language
      return issued && own ? [{ at: `${policy}/${clause}`, label, title, text: issued.whole, language: own }] : []
    }),
    documents: policies.map((policy) => ({
      policy: policy.id,
      title: policy.title[language],
      short: policy.short[language],
      ...(policy.number ? { number: policy.number } : {}),
      issuers: policy.issuers[language],
      standing: policy.standing[language],
      warn: policy.warn,
      translated: policy.language !== language,
      ...(policy.issued ? { issued: policy.issued } : {}),
      ...(policy.effective ? { effective: policy.effective } : {}),
      ...(policy.expires ? { expires: policy.expires } : {}),
    })),
    standings: policies.filter((p) => p.warn).map((p) => p.standing[language]),
  }
}

/** Each answer in words, in the editor's order. */
const answersOf = (scheme: Scheme, facts: Facts, language: Language): Finding['answers'] =>
  scheme.facts.flatMap((fact) => {
    const value = facts[fact.id]
    if (value === undefined) return []
    return [{ id: fact.id, label: fact.label[language], value: valueInWords(fact, value, language) }]
  })

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

/** Each clause once. */
export const distinct = (citations: readonly Citation[]): Citation[] =>
  citations.filter((c, at) => citations.findIndex((o) => o.policy === c.policy && o.clause === c.clause) === at)
