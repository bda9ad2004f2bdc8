/** What messages about a request are made of: words with files, what can be done, times, stars, what comes afterwards. */
import { applicantIn } from '../../knowledge/services.ts'
import { isVoice } from '../attachment.ts'
import type { Choice, Language } from '../channel.ts'
import type { Talk } from '../talk.ts'
import { speak, type Translate } from '../words.ts'
import type { Words } from './actions.ts'
import { printDue } from './card.ts'
import { hopOf, serviceOf, withoutDue } from './path.ts'
import { isOpen, type ServiceRequest } from './request.ts'

/** Words to the other side, and which files come with them. */
export const wordsOf = (t: Translate, { text, files = [] }: Words): string =>
  [text.trim(), ...files.map((file) => t('requests.with-file', { file: file.name }))].filter(Boolean).join('\n')

/** What is asked about such words, after “I can’t listen to that” where a voice message is among them. */
export const unheard = (t: Translate, { files = [] }: Words, asked: string): string =>
  files.some(isVoice) ? `${t('files.voice-attach')}\n\n${asked}` : asked

const quick = (
  t: Translate,
  number: string,
  ...verbs: ('take' | 'ask' | 'tell' | 'complete' | 'decline' | 'pass' | 'show' | 'reopen' | 'files')[]
) => verbs.map((verb): Choice => ({ id: `desk:${verb}:${number}`, label: t(`desk.${verb}`) }))

/** What a member can do with the request now. A specialist who oversees it can't take it from its holder. */
export const deskChoices = (t: Translate, request: ServiceRequest, oversight: boolean): Choice[] => {
  if (request.state === 'withdrawn' || request.forgotten !== undefined) return []
  if (!isOpen(request)) return quick(t, request.number, 'reopen')
  const first: 'take'[] = request.taker === undefined && !oversight ? ['take'] : []
  return request.atPlatform
    ? quick(t, request.number, ...first, 'pass', 'ask', 'tell', 'complete', 'decline')
    : quick(t, request.number, ...first, 'ask', 'tell', 'complete', 'decline', 'pass')
}

/** What the applicant is told about time when a step begins. */
export const timeSentence = (talk: Talk, request: ServiceRequest): string => {
  const t = speak(request.language)
  return request.due
    ? t(request.due.at > talk.world.now ? 'requests.due' : 'requests.due-past', {
        due: printDue(request.due, request.language),
      })
    : t(withoutDue(hopOf(talk.world.knowledge, request)))
}

/** Buttons for the stars, one to five. */
export const ratingChoices = (t: Translate, number: string): Choice[] =>
  [5, 4, 3, 2, 1].map((stars) => ({ id: `rate:${number}:${stars}`, label: t('requests.stars', { stars }) }))

/** The rules have the employer's liaison report the result, so only they are told of it as applicants. */
export const reportsAfterwards = (talk: Talk, request: ServiceRequest): boolean => {
  const { knowledge } = talk.world
  const service = serviceOf(knowledge, request)
  const role = service && applicantIn(service, request.items)?.role
  return knowledge.roles.get(role ?? '')?.kind === 'employer'
}

/** What the rules ask for after the service, in the applicant's or a member's language; '' when nothing. */
export const afterSentence = (talk: Talk, request: ServiceRequest, language: Language): string =>
  serviceOf(talk.world.knowledge, request)?.after?.text[language] ?? ''
