/** Why a question is not answered, in words. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Key, speak } from '../words.ts'
import type { Answer } from './answer.ts'
import { type Composed, unofficial } from './compose-statements.ts'
import { coveredIn, nameOf, titlesOf } from './place-words.ts'
import { citationsOf } from './sources.ts'
import { correctionsIn, standingsOf } from './told-first.ts'

type Declined = Exclude<Answer, { status: 'answered' }>

/** `brief`: the reason alone, without what can be answered instead. */
export const composeDeclined = (knowledge: Knowledge, answer: Declined, brief = false): Composed => {
  const points = (answer.corrections ?? []).map(({ point }) => point)
  const standings = standingsOf(knowledge, points, answer)
  return {
    text: [
      ...correctionsIn(knowledge, answer),
      declined(knowledge, answer, brief),
      ...(brief ? [] : unofficial(knowledge, points, answer.language)),
    ].join('\n\n'),
    citations: citationsOf(knowledge, points, answer.language),
    ...(standings.length > 0 ? { standing: standings.join(' ') } : {}),
  }
}

const declined = (knowledge: Knowledge, answer: Declined, brief: boolean): string => {
  const { language, detail } = answer
  const t = speak(language)
  const [only] = answer.places ?? []
  const covers = () => t('decline.covers', { programmes: coveredIn(knowledge, language, answer.today) })
  if (answer.status === 'no-question') {
    const told = answer.places?.map((place) =>
      t('answer.place', {
        place: nameOf(knowledge, place, language),
        titles: titlesOf(knowledge, place, language, answer.today).join(language === 'zh' ? '、' : '; '),
      }),
    )
    if (told && detail) return [t('decline.told-in'), ...told].join('\n\n')
    return told?.join('\n\n') ?? (detail ? t(detail as Key) : `${t('decline.no-question')}\n\n${covers()}`)
  }
  const parts: string[] = []
  if (answer.status === 'other-place') {
    parts.push(t('decline.other-place', { place: nameOf(knowledge, detail, language) }))
  } else if (answer.status === 'kind-missing') {
    const aspect = knowledge.aspects.find((a) => a.id === detail)
    const kind = aspect ? aspect.name[language] : t(`kind.${detail}` as Key)
    parts.push(
      only
        ? t('decline.kind-missing-in', { kind, place: nameOf(knowledge, only, language) })
        : t('decline.kind-missing', { kind }),
    )
  } else {
    const subject = knowledge.uncovered.find((s) => s.id === detail)
    const reason = answer.near ? 'decline.not-stated' : 'decline.not-covered'
    parts.push(subject ? t('decline.subject', { subject: subject.name[language] }) : t(reason))
  }
  if (brief) return parts.join('\n\n')
  if (answer.near && (answer.status === 'kind-missing' || detail === undefined))
    parts.push(`${t('decline.near')}\n• ${answer.near[language]}`)
  else parts.push(covers())
  return parts.join('\n\n')
}
