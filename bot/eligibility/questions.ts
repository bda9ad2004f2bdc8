/** What an eligibility check says on its way to a result: its questions, why they are asked, what was said before. */

import {
  criteriaIn,
  type Expression,
  type Facts,
  factsOfTest,
  testsIn,
  unsure,
  type Value,
} from '../../knowledge/rules/expressions.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import { type Contradiction, type Fact, optionsOf, type Scheme } from '../../knowledge/rules/schemes.ts'
import { dateRange } from '../../knowledge/rules/values.ts'
import { cancel } from '../choices.ts'
import { dateInWords } from '../printed-date.ts'
import { wayBack } from '../requests/entry.ts'
import type { Talk } from '../talk.ts'
import { type Asked, type Check, keyOf } from './check.ts'
import { countsTo, type Unclear } from './hear.ts'
import { optionLabel, valueInWords } from './in-words.ts'
import { citation } from './result.ts'
import { cities } from './scope.ts'

/** Asks for a fact; `remark` goes before, when the last answer could not be taken as it was. */
export const question = (talk: Talk, check: Check, { scheme, fact }: Asked, remark?: string): void => {
  const { language, t } = talk
  const { screening, schemes } = check
  const typed = fact.kind === 'number' || fact.kind === 'date' || countsTo(fact)
  if (typed) screening.wantsText = true
  else delete screening.wantsText
  const some = Object.keys(screening.answers).length > 0
  const decided = fact.asked === 'result' && schemes.length === 1
  talk.say({
    text: [
      ...(remark ? [remark] : opening(talk, check, { scheme, fact })),
      fact.question[language],
      ...(fact.help ? [fact.help[language]] : []),
      ...(fact.kind === 'date' ? [t('eligibility.give-date')] : []),
      ...(fact.kind === 'number' ? [t('eligibility.give-number', { unit: fact.unit[language] })] : []),
    ].join('\n\n'),
    choices: [
      ...[...optionsOf(fact), unsure].map((option) => ({
        id: `screen:answer:${fact.id}:${option}`,
        label: optionLabel(fact, option, language),
      })),
      { id: `screen:why:${fact.id}`, label: t('eligibility.why') },
      ...(some && schemes.length > 1 ? [{ id: 'screen:so-far', label: t('screening.so-far') }] : []),
      ...(decided ? [{ id: 'screen:so-far', label: t('screening.enough') }] : []),
      ...(some ? [{ id: 'screen:back', label: t('choice.back') }] : []),
      cancel(t),
    ],
    ...(typed && takesFigure(screening.answers[fact.id], fact) ? { figure: true as const } : {}),
  })
}

/** Whether a bare number, like “3”, answers it. Of a date that is so only when its day is asked. */
export const takesFigure = (so: Value | undefined, fact: Fact): boolean =>
  fact.kind !== 'date' || (typeof so === 'string' && so !== unsure)

const opening = (talk: Talk, check: Check, { scheme, fact }: Asked): string[] => {
  const { language, t } = talk
  const { screening, schemes, today } = check
  const old = screening.answers[fact.id]
  if (old !== undefined)
    return [titleOf(talk, schemes), t('eligibility.so-far', { value: valueInWords(fact, old, language) })]
  const judged = schemes.map((one) => judge(one, screening.answers, today))
  const first = !screening.introduced && Object.keys(screening.answers).length === 0
  screening.introduced = true
  const answered = Object.keys(screening.answers).length
  if (schemes.length > 1) {
    const settled = judged.filter(({ outcome }) => outcome).length
    return [
      ...(first ? [t('screening.fit-intro', { count: schemes.length })] : []),
      t('screening.progress', { number: answered + 1, settled, count: schemes.length }),
      // A question of one programme only is understood better with its name.
      ...(schemes.filter((one) => one.facts.some(({ id }) => id === fact.id)).length === 1
        ? [t('screening.about', { title: scheme.title[language] })]
        : []),
    ]
  }
  const count = judged[0]?.progress.atMost ?? 0
  const intro = t('eligibility.intro', { about: scheme.about[language], count })
  const place = { title: scheme.title[language], number: (judged[0]?.progress.answered ?? 0) + 1, count }
  const outcome = judged[0]?.outcome
  const decided = outcome && !scheme.facts.some(({ id, asked }) => asked === 'result' && id in screening.answers)
  return [
    ...(first ? [intro] : []),
    ...(decided ? [t('screening.decided', { outcome: t(`eligibility.name-${outcome}`) })] : []),
    t('eligibility.progress', place),
  ]
}

/** What a check is called: by its programme, or as the comparison of several. */
const titleOf = ({ language, t }: Talk, schemes: readonly Scheme[]): string =>
  schemes.length === 1 ? (schemes[0]?.title[language] ?? '') : t('screening.fit')

/** Why a typed number or date can't be the answer. */
export const notPossible = (
  { language, t }: Talk,
  { today }: Check,
  fact: Fact,
  value: Value | undefined,
  reason?: Unclear,
): string => {
  if (reason && reason !== 'figure' && reason !== 'no-date') return t(`screening.unclear-${reason}`)
  if (fact.kind === 'date') {
    if (value === undefined) return t('eligibility.date-unclear')
    const { earliest, latest } = dateRange(fact, today)
    return t('eligibility.date-range', {
      earliest: dateInWords(earliest, language),
      latest: dateInWords(latest, language),
    })
  }
  if (fact.kind !== 'number') return ''
  const unit = fact.unit[language]
  if (value === undefined) return t('eligibility.number-unclear', { unit })
  if (fact.whole && !Number.isInteger(value)) return t('eligibility.number-whole', { unit })
  return t('eligibility.number-range', { min: fact.min, max: fact.max, unit })
}

/** Says why a fact is asked, with the clause as issued. */
export const because = (talk: Talk, { scheme, fact }: Asked): void => {
  const { language, t, world } = talk
  const why = fact.why[language]
  const cited = citation(world.knowledge, scheme, fact.why.clause, language)
  const text = cited && world.knowledge.clauses.get(`${cited.policy}/${cited.clause}`)?.whole
  if (cited && text) talk.say({ text: t('eligibility.because', { why, label: cited.label, text }), citations: [cited] })
  else talk.say(why)
}

/** Offers what was said at another time. */
export const confirmation = (talk: Talk, { schemes }: Check, recalled: Facts): void => {
  const { t } = talk
  const list = answerLines(talk, schemes, recalled).map(({ line }) => `• ${line}`)
  const key = keyOf(schemes)
  talk.say({
    text: t('eligibility.confirm', { title: titleOf(talk, schemes), list: list.join('\n') }),
    choices: [
      { id: 'screen:keep', label: t('eligibility.keep') },
      { id: `screen:change:${key}`, label: t('eligibility.change') },
      { id: `screen:fresh:${key}`, label: t('eligibility.fresh') },
      cancel(t),
    ],
  })
}

/** Asks which answer is to be changed. */
export const whichAnswer = (talk: Talk, schemes: readonly Scheme[], answers: Facts, key: string): void => {
  talk.say({
    text: talk.t('eligibility.change-which'),
    choices: [
      ...answerLines(talk, schemes, answers).map(({ fact, line }) => ({
        id: `screen:change:${key}:${fact.id}`,
        label: line,
      })),
      ...wayBack(talk),
    ],
  })
}

/** Says that answers can't all be true, and asks which of them to change. */
export const contradicted = (
  talk: Talk,
  { screening, schemes }: Check,
  { scheme, contradiction }: { scheme: Scheme; contradiction: Contradiction },
): void => {
  const { language, t } = talk
  delete screening.wantsText
  const about = factsIn(scheme, contradiction.when)
  const involved = Object.fromEntries(Object.entries(screening.answers).filter(([id]) => about.has(id)))
  talk.say({
    text: t('screening.contradiction', { text: contradiction[language] }),
    choices: [
      ...answerLines(talk, [scheme], involved).map(({ fact, line }) => ({
        id: `screen:change:${keyOf(schemes)}:${fact.id}`,
        label: line,
      })),
      cancel(t),
    ],
  })
}

/** The facts a condition depends on, also through criteria. */
const factsIn = (scheme: Scheme, when: Expression): Set<string> =>
  new Set([
    ...testsIn(when).flatMap(factsOfTest),
    ...criteriaIn(when).flatMap((id) => {
      const criterion = scheme.criteria.find((c) => c.id === id)
      return criterion ? [...factsIn(scheme, criterion.when)] : []
    }),
  ])

/** Each answer as one line, in the editor's order. */
const answerLines = (
  { language, t }: Talk,
  schemes: readonly Scheme[],
  answers: Facts,
): { fact: Fact; line: string }[] => {
  const facts = new Map(schemes.flatMap((scheme) => scheme.facts).map((fact) => [fact.id, fact]))
  return [...facts.values()].flatMap((fact) => {
    const value = answers[fact.id]
    if (value === undefined) return []
    const words = { label: fact.label[language], value: valueInWords(fact, value, language) }
    return [{ fact, line: t('eligibility.answer-line', words) }]
  })
}

/** Asks which cities come into question. */
export const whichCities = (talk: Talk): void => {
  const { t } = talk
  talk.say({
    text: t('screening.which-city'),
    choices: [
      ...cities(talk).map(({ id, name }) => ({ id: `screen:city:${id}`, label: name })),
      { id: 'screen:city:any', label: t('screening.any-city') },
      cancel(t),
    ],
  })
}

/** The programmes that can be checked, or those of them that may be meant. */
export const menu = ({ language, t, world, say }: Talk, meant?: readonly Scheme[]): void => {
  const schemes = meant ?? [...world.knowledge.schemes.values()]
  const list = schemes.map((s) => t('eligibility.menu-line', { title: s.title[language], about: s.about[language] }))
  say({
    text: schemes.length > 0 ? t('eligibility.menu', { list: list.join('\n') }) : t('eligibility.none'),
    choices: [
      ...(schemes.length > 1 ? [{ id: 'screen:fit', label: t('screening.fit') }] : []),
      ...schemes.map((s) => ({ id: `screen:start:${s.id}`, label: s.title[language] })),
    ],
  })
}
