/** What an eligibility check says on its way to a result: its questions, why they are asked, what was said before. */
import { type Facts, unsure, type Value } from '../../knowledge/expressions.ts'
import { judge } from '../../knowledge/judge.ts'
import { type Fact, optionsOf, type Scheme } from '../../knowledge/schemes.ts'
import { dateRange } from '../../knowledge/values.ts'
import type { Choice } from '../ports.ts'
import { dateInWords } from '../printed-date.ts'
import type { Talk } from '../talk.ts'
import type { Check } from './check.ts'
import { optionLabel, valueInWords } from './in-words.ts'
import { citation } from './result.ts'

/** Asks for a fact; `remark` goes before, when the last answer could not be taken. */
export const question = (talk: Talk, check: Check, fact: Fact, remark?: string): void => {
  const { language, t } = talk
  const typed = fact.kind === 'number' || fact.kind === 'date'
  if (typed) check.screening.wantsText = true
  else delete check.screening.wantsText
  talk.say({
    text: [
      ...(remark ? [remark] : opening(talk, check, fact)),
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
      ...(Object.keys(check.screening.answers).length > 0 ? [{ id: 'screen:back', label: t('choice.back') }] : []),
      { id: 'menu:cancel', label: t('choice.cancel') },
    ],
  })
}

const opening = ({ language, t }: Talk, { scheme, screening, today }: Check, fact: Fact): string[] => {
  const title = scheme.title[language]
  const old = screening.answers[fact.id]
  if (old !== undefined) return [title, t('eligibility.so-far', { value: valueInWords(fact, old, language) })]
  const { answered, atMost } = judge(scheme, screening.answers, today).progress
  const intro = t('eligibility.intro', { about: scheme.about[language], count: atMost })
  return [...(answered === 0 ? [intro] : []), t('eligibility.progress', { title, number: answered + 1, count: atMost })]
}

/** Why a typed number or date can't be the answer. */
export const notPossible = ({ language, t }: Talk, { today }: Check, fact: Fact, value: Value | undefined): string => {
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
export const because = (talk: Talk, { scheme }: Check, fact: Fact): void => {
  const { language, t, world } = talk
  const why = fact.why[language]
  const cited = citation(world.knowledge, scheme, fact.why.clause, language)
  const text = cited && world.knowledge.clauses.get(`${cited.policy}/${cited.clause}`)?.whole
  if (cited && text) talk.say({ text: t('eligibility.because', { why, label: cited.label, text }), citations: [cited] })
  else talk.say(why)
}

/** Offers what was said at another time. */
export const confirmation = (talk: Talk, scheme: Scheme, recalled: Facts): void => {
  const { language, t } = talk
  const list = answerLines(talk, scheme, recalled).map(({ line }) => `• ${line}`)
  talk.say({
    text: t('eligibility.confirm', { title: scheme.title[language], list: list.join('\n') }),
    choices: [
      { id: 'screen:keep', label: t('eligibility.keep') },
      { id: `screen:change:${scheme.id}`, label: t('eligibility.change') },
      { id: `screen:fresh:${scheme.id}`, label: t('eligibility.fresh') },
      { id: 'menu:cancel', label: t('choice.cancel') },
    ],
  })
}

/** Asks which answer is to be changed. */
export const whichAnswer = (talk: Talk, scheme: Scheme, answers: Facts): void => {
  const onward: Choice = { id: 'menu:continue', label: talk.t('general.continue') }
  talk.say({
    text: talk.t('eligibility.change-which'),
    choices: [
      ...answerLines(talk, scheme, answers).map(({ fact, line }) => ({
        id: `screen:change:${scheme.id}:${fact.id}`,
        label: line,
      })),
      ...(talk.conversation.dialogue ? [onward] : []),
    ],
  })
}

/** Each answer as one line, in the editor's order. */
const answerLines = ({ language, t }: Talk, scheme: Scheme, answers: Facts): { fact: Fact; line: string }[] =>
  scheme.facts.flatMap((fact) => {
    const value = answers[fact.id]
    if (value === undefined) return []
    const words = { label: fact.label[language], value: valueInWords(fact, value, language) }
    return [{ fact, line: t('eligibility.answer-line', words) }]
  })

/** The programmes that can be checked. */
export const menu = ({ language, t, world, say }: Talk): void => {
  const schemes = [...world.knowledge.schemes.values()]
  const list = schemes.map((s) => t('eligibility.menu-line', { title: s.title[language], about: s.about[language] }))
  say({
    text: schemes.length > 0 ? t('eligibility.menu', { list: list.join('\n') }) : t('eligibility.none'),
    choices: schemes.map((s) => ({ id: `screen:start:${s.id}`, label: s.title[language] })),
  })
}
