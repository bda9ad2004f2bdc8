/** Questions put otherwise, where nothing answers them as they stand. */

import type { Point } from '../../knowledge/policy.ts'
import { isHan } from '../../knowledge/retrieval/text.ts'
import type { Both } from '../../knowledge/yaml.ts'
import type { Corpus } from './corpus.ts'
import type { Decision } from './decide.ts'
import type { Topic } from './follow-up.ts'
import type { Query } from './grounds.ts'
import { withPerson } from './leaning.ts'
import { isOfAll, withFigureOpen, withOfficeOpen } from './premises.ts'

export const buildOtherwise = ({ knowledge, finder }: Corpus, decide: (query: Query) => Decision) => {
  /** What a question puts forward is left open: an office that may be wrong, and a figure where nothing is found with it. */
  const decideOpen = (text: string, of: Omit<Query, 'text'>) => {
    const found = decide({ ...of, text })
    const office = withOfficeOpen(knowledge, text)
    const figure = found.status === 'answered' ? undefined : withFigureOpen(text)
    const open = office?.open ?? figure
    const other = open === undefined ? undefined : decide({ ...of, text: open })
    if (open === undefined || other?.status !== 'answered') return found
    const [first] = found.status === 'answered' ? found.points : []
    const [instead] = other.points
    // 公安局审核落户对吧: it is the police, as the statement on the rest of the question says.
    return first && instead && office?.isNamed(first) && !isOfAll(finder, open, instead) ? found : other
  }
  /** “My company is a hotel”, “and I turn 60”, told of a programme just spoken of: whether that qualifies. */
  const forWhomTold = (
    told: string | undefined,
    found: Decision,
    within: ReadonlySet<string>,
    topic?: Topic,
  ): Decision => {
    const names = knowledge.policies.get(topic?.policy ?? '')?.names
    if (told === undefined || !names) return found
    const required = found.status === 'kind-missing' ? requirements[found.detail ?? ''] : undefined
    if (required) {
      const language = isHan(told) ? 'zh' : 'en'
      const other = decide({ text: `${names[language][0]} ${required[language]}`, within })
      return other.status === 'answered' ? other : found
    }
    // What they are is held against the conditions: 我是博士 is not told by who was the first. What happened (“fined”) has its clause.
    const isWhatTheyAre = isHan(told) || /^an? /.test(told)
    const tellsThat = (points: readonly Point[]) =>
      !isWhatTheyAre || points.some((point) => point.scheme !== undefined && finder.share(told, point) >= leastTold)
    if (found.status === 'answered' ? tellsThat(found.points) : found.status !== 'not-covered') return found
    const text = isHan(told) ? `${told}，能申请${names.zh[0]}吗` : `i am ${told}. do i qualify for ${names.en[0]}?`
    const other = decide({ text, within })
    return other.status === 'answered' && other.person ? other : found
  }
  /** “I am here on a business visa”, then “can I change it?”: what was told before anything was asked is asked about. */
  const withTold = (found: Decision, text: string, within: ReadonlySet<string>, topic?: Topic): Decision => {
    if (found.status !== 'not-covered' || topic?.told === undefined || topic.points.length > 0) return found
    const other = decide({ text: withPerson(text, topic), within })
    return other.status === 'answered' ? other : found
  }

  return { decideOpen, forWhomTold, withTold }
}

/** Share of what somebody tells of themselves that a condition holds. */
const leastTold = 0.5

/** What is asked with a figure that somebody tells of themselves. */
const requirements: Partial<Record<string, Both>> = {
  age: { zh: '年龄要求', en: 'age limit' },
  salary: { zh: '工资要求', en: 'salary requirement' },
}
