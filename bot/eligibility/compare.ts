/** Several programmes beside each other: which are likely, which a person has to review, which are not open, and why. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Judgement, judge } from '../../knowledge/rules/judge.ts'
import type { Scheme } from '../../knowledge/rules/schemes.ts'
import type { Choice, Citation, Language } from '../channel.ts'
import { cancel, goOn } from '../choices.ts'
import { dateInWords } from '../printed-date.ts'
import type { Talk } from '../talk.ts'
import { speak } from '../words.ts'
import type { Check } from './check.ts'
import { decidesInWords } from './in-words.ts'
import { citation, distinct } from './result.ts'

interface Compared {
  scheme: Scheme
  judgement: Judgement
  /** The document it rests on states an end of validity, and that is over. */
  expired: boolean
}

/** Says how the programmes compare by the answers so far. */
export const compare = (talk: Talk, { schemes, screening, today }: Check): void => {
  const { language, t, world, conversation } = talk
  const ranked = rank(world.knowledge, schemes, screening.answers, today)
  const cited: Citation[] = []
  const lines = ranked.map((one, at) => `${at + 1}. ${lineOf(world.knowledge, one, language, cited)}`)
  const open = ranked.filter(({ judgement }) => !judgement.outcome).length
  const hopeful = ranked.filter(({ judgement }) => judgement.outcome !== 'not')
  const standings = hopeful.flatMap(({ scheme }) => {
    const policy = world.knowledge.policies.get(scheme.policy)
    return policy?.warn ? [policy.standing[language]] : []
  })
  const unfinished = conversation.dialogue !== undefined
  talk.say({
    text: [
      t(open > 0 ? 'screening.compared-so-far' : hopeful.length > 0 ? 'screening.compared' : 'screening.compared-none'),
      lines.join('\n'),
      t('screening.compared-basis', { date: dateInWords(today, language) }),
      ...(unfinished ? [] : [t('screening.compared-open')]),
    ].join('\n\n'),
    citations: distinct(cited),
    choices: unfinished
      ? [goOn(t), cancel(t)]
      : comparedSteps(
          talk,
          ranked.map(({ scheme }) => scheme),
        ),
    ...(standings.length > 0 ? { standing: [...new Set(standings)].join(' ') } : {}),
  })
}

/** What can be done with a comparison. */
export const comparedSteps = ({ language, t }: Talk, schemes: readonly Scheme[]): Choice[] => [
  ...schemes.map(({ id, title }) => ({
    id: `screen:look:${id}`,
    label: t('screening.look', { title: title[language] }),
  })),
  { id: 'screen:change:fit', label: t('eligibility.change') },
  { id: 'screen:fresh:fit', label: t('eligibility.again') },
  { id: 'screen:ask', label: t('eligibility.ask') },
]

/** Likely first, then what a person reviews, what is still open, what is not; among equals, what is still in force first. */
const rank = (
  knowledge: Knowledge,
  schemes: readonly Scheme[],
  facts: Check['screening']['answers'],
  today: string,
): Compared[] => {
  const order = ['likely', 'review', undefined, 'not']
  return schemes
    .map((scheme) => {
      const expires = knowledge.policies.get(scheme.policy)?.expires
      return { scheme, judgement: judge(scheme, facts, today), expired: expires != null && expires < today }
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.judgement.outcome) - order.indexOf(b.judgement.outcome) ||
        Number(a.expired) - Number(b.expired),
    )
}

/** One programme in a line: its outcome, why, and by which clauses. */
const lineOf = (
  knowledge: Knowledge,
  { scheme, judgement, expired }: Compared,
  language: Language,
  cited: Citation[],
): string => {
  const t = speak(language)
  const { outcome, rule, decidedBy, grounds, met, failed, open } = judgement
  const title = scheme.title[language]
  if (!outcome) return t('screening.line-open', { title })
  const telling = grounds.filter((c) =>
    (outcome === 'likely' ? met : outcome === 'not' ? failed : [...open, ...met]).includes(c),
  )
  const clauses = (telling.length > 0 ? telling : grounds).flatMap(
    (c) => citation(knowledge, scheme, c.clause, language) ?? [],
  )
  cited.push(...clauses)
  // A Chinese label may end in 、 itself.
  const labels = [
    ...new Set(clauses.map(({ policy, title, label }) => (policy === scheme.policy ? label : `${title} ${label}`))),
  ]
    .slice(0, 4)
    .join(language === 'zh' ? '；' : ', ')
  const decides = decidedBy.map((fact) => fact.label[language])
  return [
    t('screening.line', { title, outcome: t(`eligibility.name-${outcome}`) }),
    rule?.says[language],
    decidesInWords(decides, language),
    labels && t('screening.line-clauses', { labels }),
    expired && t('screening.line-expired'),
  ]
    .filter(Boolean)
    .join(language === 'zh' ? '' : ' ')
}
