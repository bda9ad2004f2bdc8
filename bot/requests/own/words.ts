/** What applicants say about their requests in their own words: how far it is, withdrawing, rating, answering. */

import { anyOf } from '../../../knowledge/any-of.ts'
import { day } from '../../../knowledge/working-days.ts'
import { doNotSend, toServices } from '../../choices.ts'
import { isGesture } from '../../small-talk.ts'
import type { Talk } from '../../talk.ts'
import type { Words } from '../actions.ts'
import { actAsApplicant, ownRequests } from '../applicant.ts'
import { serviceName } from '../card.ts'
import { askWhich } from '../desk/handle.ts'
import { isStaff, listDesk } from '../desk/list.ts'
import { openEntry } from '../entry.ts'
import { answerOfFiled } from '../filing/asked.ts'
import { answerOwnTimes } from '../filing/service-times.ts'
import { wishIn } from '../filing/wish.ts'
import { wordsOf } from '../notice-parts.ts'
import { isOpen, isRecent, lastAt, recent, type ServiceRequest } from '../request.ts'
import { fold, isCourtesy, isFiller, looksLikeQuestion, readStars, wantsWithdrawal } from '../speech.ts'
import { asksOfOwn, asksOfResult, asksOfRules, asksProgress } from './progress-words.ts'
import { complains } from './remarks.ts'
import { confirmWithdrawal, myRequests, offerToSend, showOwn } from './room.ts'

/** How long after completion words are heard as its rating. */
const ratingTime = 7 * day
/** How long after an answer or a rating more words may belong to it. */
const afterwards = 5 * 60_000

const asksReason = anyOf(
  /^(请问)?(我的|我)?(申请)?(是)?(为什么|为何|为啥|怎么)(会)?(被?不予办理|不予受理|被?拒绝?|被退回?|不给?办|没通过|办不了)了?(呢|啊|的)?$/,
  /^(不予办理|拒绝|被拒)的?(原因|理由)(是什么|是啥)?$/,
  /^why (was|is|has) (it|my (request|application|case)) (been )?(declined|rejected|refused|turned down)$/,
  /^(what (is|was)|what's) the reason( for declining| for the (refusal|rejection))?$/,
)

/** “Here is passport”, 这是护照: words before a file that is to come. */
export const announcesFile = (text: string): boolean => announces.test(fold(text))
const announces = anyOf(
  /^(?:(?:ok|okay|hi|hello|so|and) )*(?:here (?:is|are|comes)|here's|i (?:will |'ll )?(?:send|attach)|i am sending|i'm sending|sending|see|(?:please )?(?:see|find)?(?: the)? ?attached(?: is| are)?|here) (?:(?:you|my|the|a|an|our|his|her|now|attached|copy of|photo of|scan of) )*(?:\w+ )?(?:it|them|passport|photos?|pictures?|scans?|cop(?:y|ies)|files?|documents?|papers|contract|certificate|visa|permit)(?: (?:copy|page|photo|scan|now))?$/,
  /^(?:这是|给[您你]发?|我发|发[您你]|马上发)(?:我的|一下|下)?(?:护照|照片|复印件|扫描件|文件|材料|合同|证书)(?:首页|复印件|扫描件|照片)?$/,
)

/** Why a request was declined, or what came of it, stands in the request: the last one of late that ended so. */
const showLast = async (talk: Talk, ends: readonly ServiceRequest['state'][], within: number): Promise<boolean> => {
  const ended = (await ownRequests(talk)).filter(({ state }) => ends.includes(state))
  const last = ended.sort((a, b) => lastAt(a) - lastAt(b)).at(-1)
  if (!last || talk.world.now - lastAt(last) > within) return false
  await showOwn(talk, last.number)
  return true
}

/** Nothing is under way: what there was, or that there is nothing; to a member, who asks it of the desk, that. */
const followNone = async (talk: Talk, any: boolean): Promise<boolean> => {
  if (any) await myRequests(talk)
  else if (await isStaff(talk)) await listDesk(talk)
  else
    talk.say({
      text: talk.t('requests.none-to-follow'),
      choices: [toServices(talk.t)],
    })
  return true
}

/** No document tells how somebody's own case stands; what they filed here does. False where that was long ago, or nothing. */
export const showFiled = async (talk: Talk): Promise<boolean> => {
  const all = talk.incoming.group ? [] : await ownRequests(talk)
  if (!all.some((request) => isOpen(request) || isRecent(request, talk.world.now))) return false
  await myRequests(talk, talk.t('requests.of-own-case'))
  return true
}

/** True when a person who has requests asked how far they are, or wished to withdraw one, and was answered. */
export const ownRequestTalk = async (talk: Talk, text: string): Promise<boolean> => {
  if (announcesFile(text)) {
    if (!(await ownRequests(talk)).some(isOpen)) return false
    talk.say(talk.t('files.send-it'))
    return true
  }
  if (asksReason.test(fold(text))) return showLast(talk, ['declined'], recent)
  if (asksOfResult(text) && (await showLast(talk, ['completed', 'declined'], ratingTime))) return true
  if (await answerOfFiled(talk, text)) return true
  const withdrawal = wantsWithdrawal(text)
  const follows = asksProgress(text)
  if (!withdrawal && !follows && !asksOfOwn(text)) return answerOwnTimes(talk, text)
  const all = await ownRequests(talk)
  const open = all.filter(isOpen)
  if (open.length === 0 && !all.some((request) => isRecent(request, talk.world.now)))
    // Without a request, “when will it be done” and “who handles it” ask about the rules.
    return follows && !asksOfRules(text) && followNone(talk, all.length > 0)
  const [only, another] = open
  if (!withdrawal) {
    if (only && !another) await showOwn(talk, only.number)
    else await myRequests(talk)
  } else if (only && another) askWhich(talk, 'withdraw', open, '')
  else if (only) confirmWithdrawal(talk, only.number)
  else {
    talk.say(talk.t('requests.none-open'))
    await myRequests(talk)
  }
  return true
}

/**
 * True when the words rated the request completed last. While something else is under way, or once it is rated, only
 * words that can mean nothing else count: 5 分, 改成 4 分, five stars.
 */
export const hearRating = async (talk: Talk, text: string): Promise<boolean> => {
  const heard = readStars(text)
  if (!heard) return false
  const finished = (request: ServiceRequest) => request.history.findLast(({ action }) => action === 'complete')?.at ?? 0
  const last = (await ownRequests(talk))
    .filter(({ state }) => state === 'completed')
    .sort((a, b) => finished(a) - finished(b))
    .at(-1)
  if (!last || talk.world.now - finished(last) > ratingTime) return false
  if (!heard.explicit && (talk.conversation.dialogue || last.rating !== undefined)) return false
  const { stars, comment } = heard
  await actAsApplicant(talk, last.number, { do: 'rate', stars, ...(comment ? { comment } : {}) })
  return true
}

/**
 * Words that are nothing else while own requests wait for an answer, or just after one was given: asks whether they
 * are to be sent, and to which. False, and nothing said, when there is no such request or the words are a question.
 */
export const offerAnswer = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.conversation.dialogue || looksLikeQuestion(text) || isCourtesy(text) || isGesture(text) || complains(text))
    return false
  const all = await ownRequests(talk)
  const waiting = all.filter((request) => request.state === 'waiting-applicant')
  const told = all.filter((request) => {
    const last = request.history.at(-1)
    const answered = isOpen(request) && (last?.action === 'answer' || last?.action === 'add')
    const rated = last?.action === 'rate' && !/谢|\bthank/i.test(text) && !wishIn(talk.world.knowledge, text)
    return last && (answered || rated) && talk.world.now - last.at < afterwards && !isFiller(text)
  })
  const [request, another] = waiting.length > 0 ? waiting : told
  if (!request) return false
  if (another) {
    if (waiting.length > 0) offerToWhich(talk, waiting, { text })
    return waiting.length > 0
  }
  offerToSend(talk, request, { text })
  return true
}

/** Asks to which of the requests that wait these words are the answer; nothing is sent before one is picked. */
export const offerToWhich = (talk: Talk, waiting: readonly ServiceRequest[], words: Words) => {
  const { t, language } = talk
  const numbers = waiting.map(({ number }) => number)
  openEntry(talk, { wants: 'which', verb: 'send', ...words, numbers, wantsText: false })
  const names = waiting.map((request) => `${request.number} ${serviceName(talk.world.knowledge, request, language)}`)
  const questions = waiting.map(({ question = '' }, at) =>
    t('requests.offer-question', { request: names[at] ?? '', question }),
  )
  talk.say({
    text: t('requests.offer-which', { questions: questions.join('\n'), text: wordsOf(t, words) }),
    choices: [
      ...numbers.map((number, at) => ({ id: `desk:which:${number}`, label: names[at] ?? number })),
      doNotSend(t),
    ],
  })
}
