/** What an applicant does with an own request: answer, add, withdraw, rate. */
import { answerRequest, fileAgain, showRequest } from '../choices.ts'
import { withFacts } from '../supervision/log-line.ts'
import { lastSaid, type Talk } from '../talk.ts'
import { speak, type Translate } from '../words.ts'
import { type ApplicantAction, isRefusal } from './actions.ts'
import { saveRequest } from './alarms.ts'
import { soundsUnfinished } from './desk/verb-words.ts'
import { wayBack } from './entry.ts'
import { wordsOf } from './notice-parts.ts'
import { replyAbout, tellColleagues, tellHandlers } from './notices.ts'
import { readRequest } from './number.ts'
import { complains } from './own/remarks.ts'
import { refuse, refuseOther } from './refusals.ts'
import { filedAt, isOpen, type ServiceRequest } from './request.ts'
import { membersOf, recipients, specialists } from './roles/people.ts'
import { step } from './step.ts'

/** The person's own request, as a copy; undefined for anybody else's. */
export const ownRequest = async (talk: Talk, number: string): Promise<ServiceRequest | undefined> => {
  const stored = await readRequest(talk.world, number)
  return stored && talk.isMe(stored.body.applicant) ? structuredClone(stored.body) : undefined
}

/** Those filed from any of the person's addresses, the oldest first. */
export const ownRequests = async ({ world, mine }: Talk): Promise<ServiceRequest[]> => {
  const found = await Promise.all(mine.map((address) => world.list('request', `applicant:${address}`)))
  const all = found.flat().map(({ body }) => body)
  return mine.length > 1 ? all.sort((a, b) => filedAt(a) - filedAt(b)) : all
}

/** The one that the bot’s last words were about. */
export const justTold = async (talk: Talk): Promise<ServiceRequest | undefined> => {
  const about = (await lastSaid(talk))?.about
  return about === undefined ? undefined : (await ownRequests(talk)).find(({ number }) => number === about)
}

/** Does it, or says why not. Words for a request that no longer waits for them are passed on as an addition. */
export const actAsApplicant = async (talk: Talk, number: string, wanted: ApplicantAction) => {
  const before = await ownRequest(talk, number)
  if (!before) return refuseOther(talk, number, wanted.do)
  const waiting = before.state === 'waiting-applicant'
  // Words for a request that no longer waits are an addition; a question in return leaves the question open.
  const counter = wanted.do === 'answer' && waiting && !wanted.files?.length && /[?？]\s*$/.test(wanted.text)
  const late = wanted.do === 'answer' && !waiting
  // “It is not done”, of what was completed, contests it. A complaint answers nothing: the question stays open.
  const contests = before.state === 'completed' && wanted.do === 'answer' && soundsUnfinished(wanted.text)
  const complaint = wanted.do === 'answer' && (contests || complains(wanted.text))
  const action: ApplicantAction =
    wanted.do === 'answer'
      ? { heard: [talk.incoming.id], ...wanted, do: late || counter || complaint ? 'add' : 'answer' }
      : wanted
  const after = step({ ...before, language: talk.language }, action, talk.world.now)
  if (isRefusal(after)) {
    return refuse(talk, before, action.do, after.refused, 'text' in action ? wordsOf(talk.t, action) : '')
  }
  talk.audit({
    action: `request.${action.do}`,
    subject: number,
    detail: withFacts(`${before.state} -> ${after.state}`, after),
  })
  await tell(talk, before, after, action, { counter, complaint })
  saveRequest(talk, after)
}

const told = { answer: 'desk.answered', add: 'desk.added', correct: 'desk.applicant-corrected' } as const

const tell = async (
  talk: Talk,
  before: ServiceRequest,
  after: ServiceRequest,
  action: ApplicantAction,
  { counter, complaint }: { counter: boolean; complaint: boolean },
) => {
  const { number } = after
  const { t } = talk
  switch (action.do) {
    case 'answer':
    case 'add':
    case 'correct': {
      const reached = (await recipients(talk.world, after.role)).length > 0
      const held = await membersOf(talk.world, after.role)
      const others = (await specialists(talk.world)).filter(({ address }) => !held.includes(address))
      const sent = !reached
        ? 'requests.sent-kept'
        : !isOpen(after)
          ? 'requests.sent-closed'
          : complaint && held.length > 0 && others.length > 0
            ? 'requests.sent-complaint'
            : 'requests.sent-on'
      const passed = t(sent, { number, state: t(`requests.state.${after.state}`) })
      const open = t('requests.still-asked', { question: before.question ?? '' })
      const stillAsked = (counter || complaint) && after.question !== undefined
      await replyAbout(talk, after, {
        text: stillAsked ? `${passed}\n${open}` : passed,
        choices: [...(stillAsked ? [answerRequest(t, number)] : []), showRequest(t, number), ...wayBack(talk)],
      })
      const key = counter ? 'desk.asked-back' : told[action.do]
      const values = (said: Translate) => ({ text: wordsOf(said, action), question: before.question ?? '' })
      await tellHandlers(talk, after, key, values, 'files' in action ? action.files : [])
      // A specialist who asked while another role holds it gets the answer too.
      const asker = before.history.findLast((entry) => entry.action === 'ask')?.who
      if ((action.do === 'answer' || counter) && asker && asker !== after.role)
        await tellColleagues(
          talk,
          after,
          { role: asker, withSpecialists: false, except: after.role },
          counter ? 'desk.asked-back-number' : 'desk.answered-number',
          (language) => values(speak(language)),
        )
      if (complaint)
        await tellColleagues(
          talk,
          after,
          { role: after.role, withSpecialists: true, except: after.role },
          'desk.complained',
          (language) => values(speak(language)),
        )
      return
    }
    case 'recall':
      await replyAbout(talk, after, { text: t('requests.recalled', { number }), choices: wayBack(talk) })
      await tellHandlers(talk, after, 'desk.applicant-recalled')
      return
    case 'withdraw':
      await replyAbout(talk, after, {
        text: t('requests.withdrawn', { number }),
        choices: [fileAgain(t, after.service), ...wayBack(talk)],
      })
      await tellHandlers(talk, after, 'desk.withdrawn')
      return
    case 'rate':
      await replyAbout(talk, after, {
        text: t(before.rating === undefined ? 'requests.rated' : 'requests.rated-anew', {
          number,
          stars: action.stars,
        }),
      })
      return
  }
}
