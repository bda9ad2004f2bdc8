/** Who is told what when a member has done something to a request. */
import { answerRequest, fileAgain, showRequest } from '../choices.ts'
import { reminderOffer } from '../reminders/kept.ts'
import type { Talk } from '../talk.ts'
import { type Key, speak, type Values } from '../words.ts'
import type { MemberAction, Words } from './actions.ts'
import { roleTitle } from './card.ts'
import { afterSentence, deskChoices, ratingChoices, reportsAfterwards, timeSentence, wordsOf } from './notice-parts.ts'
import { deliver, replyAbout, tellApplicant, tellColleagues, tellHandlers } from './notices.ts'
import type { ServiceRequest } from './request.ts'
import { recipients } from './roles/people.ts'

/** Tells everybody whom the action concerns: the person who did it, the applicant, the next holder, the colleagues. */
export const tellOfAct = async (talk: Talk, before: ServiceRequest, after: ServiceRequest, action: MemberAction) => {
  const { number } = after
  const { t } = talk
  const { knowledge } = talk.world
  const files = 'files' in action ? (action.files ?? []) : []
  const words: Words = { text: 'text' in action ? (action.text ?? '') : '', files }
  const text = wordsOf(speak(after.language), words)
  const colleagues = { role: before.role, withSpecialists: !before.atPlatform }
  /** The words to the applicant, who can answer them, and to the colleagues. */
  const passOn = async (key: Key, values: Values, toColleagues: Key) => {
    const role = roleTitle(knowledge, action.role, after.language)
    await tellApplicant(
      talk,
      after,
      key,
      { ...values, role },
      (said) => [answerRequest(said, number), showRequest(said, number)],
      files,
    )
    await tellColleagues(talk, after, { ...colleagues, withSpecialists: false }, toColleagues, (language) => ({
      text: wordsOf(speak(language), words),
    }))
  }
  switch (action.do) {
    case 'take':
      await replyAbout(talk, after, {
        text: t('desk.taken', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(talk, after, 'requests.told-taken', { time: timeSentence(talk, after) })
      await tellColleagues(talk, after, { ...colleagues, withSpecialists: false }, 'desk.colleague-took', () => ({}))
      return
    case 'tell':
    case 'correct':
      await replyAbout(talk, after, { text: t(action.do === 'tell' ? 'desk.told' : 'desk.corrected', { number }) })
      await passOn(
        action.do === 'tell' ? 'requests.told-told' : 'requests.told-corrected',
        { text },
        'desk.colleague-told',
      )
      return
    case 'urge': {
      const role = roleTitle(knowledge, after.role, talk.language)
      const nobody = (await recipients(talk.world, after.role)).every(({ standIn }) => standIn)
      await replyAbout(talk, after, { text: t(nobody ? 'desk.passed-to-nobody' : 'desk.urged', { number, role }) })
      if (!nobody) await tellHandlers(talk, after, text === '' ? 'desk.urge' : 'desk.urge-words', () => ({ text }))
      return
    }
    case 'recall':
      await replyAbout(talk, after, { text: t('desk.recalled', { number }) })
      await tellApplicant(talk, after, 'requests.told-recalled', {
        role: roleTitle(knowledge, action.role, after.language),
      })
      return
    case 'reopen':
      await replyAbout(talk, after, {
        text: t('desk.reopened', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(talk, after, 'requests.told-reopened', { time: timeSentence(talk, after) })
      await tellColleagues(talk, after, colleagues, 'desk.colleague-reopened', (language) => ({
        role: roleTitle(knowledge, action.role, language),
      }))
      return
    case 'ask':
      await replyAbout(talk, after, { text: t('desk.asked', { number }) })
      await passOn('requests.told-asked', { question: text }, 'desk.colleague-asked')
      return
    case 'pass': {
      const to = roleTitle(knowledge, after.role, talk.language)
      const next = await recipients(talk.world, after.role)
      const nobody = next.every(({ standIn }) => standIn)
      await replyAbout(talk, after, {
        text: [
          t('desk.passed', { number, role: to }),
          ...(nobody ? [t('desk.passed-to-nobody', { role: to })] : []),
        ].join('\n\n'),
      })
      await tellApplicant(talk, after, 'requests.told-passed', { time: timeSentence(talk, after) })
      await deliver(talk, after, 'desk.new-passed')
      await tellColleagues(talk, after, { ...colleagues, except: after.role }, 'desk.colleague-passed', (language) => ({
        from: roleTitle(knowledge, before.role, language),
        role: roleTitle(knowledge, after.role, language),
      }))
      return
    }
    case 'complete':
      await replyAbout(talk, after, {
        text: [t('desk.completed', { number }), afterSentence(talk, after, talk.language)].filter(Boolean).join('\n\n'),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(
        talk,
        after,
        'requests.told-completed',
        {
          result: [text, ...(reportsAfterwards(talk, after) ? [afterSentence(talk, after, after.language)] : [])].join(
            '\n\n',
          ),
        },
        (said) => [...ratingChoices(said, number), ...reminderOffer(after.service, said)],
        files,
      )
      await tellColleagues(talk, after, colleagues, 'desk.colleague-completed', (language) => ({
        role: roleTitle(knowledge, action.role, language),
        text: wordsOf(speak(language), words),
      }))
      return
    case 'decline':
      await replyAbout(talk, after, {
        text: t('desk.declined', { number }),
        choices: deskChoices(t, after, action.oversight),
      })
      await tellApplicant(
        talk,
        after,
        'requests.told-declined',
        { reason: text },
        (said) => [fileAgain(said, after.service), showRequest(said, number)],
        files,
      )
      await tellColleagues(talk, after, colleagues, 'desk.colleague-declined', (language) => ({
        role: roleTitle(knowledge, action.role, language),
        text: wordsOf(speak(language), words),
      }))
      return
  }
}
