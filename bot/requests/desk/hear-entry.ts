/** Words while an entry is open: what it waits for, a yes or a no, or something else that leaves it or lets it stand. */

import type { Dialogue } from '../../conversation.ts'
import { hearReport, sayReportPrompt } from '../../reminders/after.ts'
import { hearExpiry, sayExpiryPrompt } from '../../reminders/expiry.ts'
import { hearSentence, saySentencePrompt } from '../../supervision/survey.ts'
import { lastSaid, oneBreath, type Talk } from '../../talk.ts'
import { act } from '../act.ts'
import type { Words } from '../actions.ts'
import { actAsApplicant, ownRequest } from '../applicant.ts'
import { closeEntry, type DeskEntry, together, wayBack, wordsIn } from '../entry.ts'
import { wishIn } from '../filing/wish.ts'
import { wordsOf } from '../notice-parts.ts'
import { asksProgress } from '../own/progress-words.ts'
import { confirmWithdrawal, offerToSend, sayAnswerPrompt, sayOffer, sayWithdrawal, send, showOwn } from '../own/room.ts'
import { hearRating, offerToWhich } from '../own/words.ts'
import { isOpen } from '../request.ts'
import {
  affirmed,
  givesUp,
  isFiller,
  isThanks,
  isWaiting,
  keepsIt,
  looksLikeQuestion,
  readStars,
  wantsWithdrawal,
} from '../speech.ts'
import { bareCommand } from './bare.ts'
import { command } from './command.ts'
import { commandIn } from './command-words.ts'
import {
  askPurpose,
  asTyped,
  doNotFit,
  followUp,
  sayPrompt,
  sayPurpose,
  saySure,
  saysNothing,
  sayWhich,
} from './handle.ts'
import { fileFor, sayWhose } from './hear-file.ts'
import { hearPurpose } from './hear-purpose.ts'
import { hearQuote } from './quote.ts'
import { confirmedSeveral, saySeveral } from './several.ts'
import { isRegret } from './undo.ts'
import { bareIn } from './verb-words.ts'

/** False when the words are nothing that the open entry waits for. */
export const hearEntry = async (talk: Talk, text: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk') return false
  if (dialogue.wants === 'survey') return hearSentence(talk, dialogue.number, text)
  if (dialogue.wants === 'expiry') return hearExpiry(talk, text)
  if (dialogue.wants === 'report') return hearReport(talk, dialogue.number, text)
  const { wants } = dialogue
  if ((wants === 'answer' || wants === 'send' || wants === 'withdraw') && asksProgress(text)) {
    await showOwn(talk, dialogue.number)
    await repeatEntry(talk)
    return true
  }
  return dialogue.wantsText ? hearWords(talk, dialogue, text) : hearChoice(talk, dialogue, text)
}

/** Says again what the entry waits for. */
export const repeatEntry = async (talk: Talk) => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk') return
  switch (dialogue.wants) {
    case 'ask':
    case 'tell':
    case 'complete':
    case 'decline':
      return sayPrompt(talk, dialogue.wants, dialogue.number, dialogue)
    case 'survey':
      return saySentencePrompt(talk, dialogue.number)
    case 'report':
      return sayReportPrompt(talk, dialogue.number)
    case 'expiry':
      return sayExpiryPrompt(talk)
    case 'purpose':
      return sayPurpose(talk, dialogue.number, dialogue)
    case 'sure':
      return saySure(talk, dialogue.verb, dialogue.number, dialogue)
    case 'withdraw':
      return sayWithdrawal(talk, dialogue.number)
    case 'several':
      return saySeveral(talk, dialogue.tasks)
    case 'which': {
      if (dialogue.verb === 'send') return sayWhichAnswered(talk, dialogue.numbers, dialogue)
      if (dialogue.verb === 'file') return sayWhose(talk, dialogue)
      const found = await Promise.all(dialogue.numbers.map((number) => talk.world.read('request', number)))
      return sayWhich(
        talk,
        found.flatMap((stored) => stored?.body ?? []),
      )
    }
    case 'answer':
    case 'send': {
      const request = await ownRequest(talk, dialogue.number)
      if (!request) return
      if (dialogue.wantsText) return sayAnswerPrompt(talk, request)
      return sayOffer(talk, request, dialogue)
    }
  }
}

/** Something else was done while a yes or a choice was awaited: it is asked anew, so that no later yes is taken for it unseen. */
export const stillAsked = async (talk: Talk, before: Dialogue | undefined) => {
  if (before?.kind !== 'desk' || before.wantsText || talk.conversation.dialogue !== before) return
  await repeatEntry(talk)
}

const sayWhichAnswered = async (talk: Talk, numbers: readonly string[], words: Words) => {
  const found = await Promise.all(numbers.map((number) => ownRequest(talk, number)))
  offerToWhich(
    talk,
    found.flatMap((request) => (request && isOpen(request) ? [request] : [])),
    words,
  )
}

/** The person is done with the entry without an act. */
export const leaveEntry = (talk: Talk) => {
  closeEntry(talk)
  talk.say({ text: talk.t('desk.left'), choices: wayBack(talk) })
}

/** The one of several that was picked. */
export const choose = async (talk: Talk, number: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk' || dialogue.wants !== 'which' || !dialogue.numbers.includes(number)) return false
  closeEntry(talk)
  if (dialogue.verb === 'withdraw') confirmWithdrawal(talk, number)
  else if (dialogue.verb === 'send') await actAsApplicant(talk, number, { do: 'answer', ...wordsIn(dialogue) })
  else if (dialogue.verb === 'file') await fileFor(talk, number, wordsIn(dialogue))
  else await asTyped(talk, dialogue.verb, number, wordsIn(dialogue))
  return true
}

/** A member is sure. */
export const confirmed = async (talk: Talk, number: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk' || dialogue.wants !== 'sure' || dialogue.number !== number) return false
  closeEntry(talk)
  await followUp(talk, dialogue.verb, number, dialogue)
  return true
}

const isFresh = async (talk: Talk): Promise<boolean> => {
  const last = await lastSaid(talk)
  return last !== undefined && talk.world.now - last.at < oneBreath
}

type WordsEntry = Exclude<DeskEntry, { wants: 'survey' | 'report' | 'expiry' | 'several' }> & { wantsText: true }
type ChoiceEntry = Exclude<DeskEntry, { wants: 'expiry' }> & { wantsText: false }

const hearWords = async (talk: Talk, entry: WordsEntry, text: string): Promise<boolean> => {
  const { wants, number } = entry
  if (wants === 'answer' && wantsWithdrawal(text)) {
    confirmWithdrawal(talk, number)
    return true
  }
  if (wants !== 'answer' && givesUp(text)) {
    leaveEntry(talk)
    return true
  }
  const said = commandIn(text)
  const bare = bareIn(text)
  const follow = async () =>
    (await command(talk, text, true)) ||
    (await hearQuote(talk, text)) ||
    (bare !== undefined && bare.rest === '' && bare.verb !== wants && (await bareCommand(talk, text)))
  if (said?.verb === 'list' || said?.verb === 'show' || (bare?.verb === 'show' && bare.rest === '')) {
    // Looking something up leaves the entry as it is.
    if (await follow()) {
      await repeatEntry(talk)
      return true
    }
  }
  // A command or a quote in place of the words is followed, and what was awaited is said not to have been sent.
  closeEntry(talk)
  if (await follow()) {
    const fulfilled = said?.verb === wants && number.endsWith(said.given)
    if (wants !== 'answer' && !fulfilled) talk.say(talk.t(`desk.not-sent-${wants}`, { number }))
    return true
  }
  if (wants === 'answer') {
    if (isThanks(text)) {
      talk.conversation.dialogue = entry
      return false
    }
    const request = await ownRequest(talk, number)
    // It was closed meanwhile, and what is said now may be how content the person is.
    if (request && !isOpen(request) && (await hearRating(talk, text))) return true
    await actAsApplicant(talk, number, { do: 'answer', ...together(talk, entry, { text }) })
  } else if (
    (await saysNothing(talk, wants, number, text)) ||
    (bare?.rest === '' && bare.verb === wants && !text.startsWith('已'))
  ) {
    talk.conversation.dialogue = entry
    sayPrompt(talk, wants, number, entry, text)
  } else {
    const words = together(talk, entry, { text })
    if (await doNotFit(talk, wants, number, words)) await askPurpose(talk, number, words)
    else await act(talk, number, { do: wants, ...words })
  }
  return true
}

const hearChoice = async (talk: Talk, entry: ChoiceEntry, text: string): Promise<boolean> => {
  if (entry.wants === 'which') {
    // A number alone: “0042 缺材料” says something else.
    const digits =
      /^[\s#]*(\d[\d\s-]*)(?:号|[这那]件|的)*[\s。.,，!！]*$/.exec(text.normalize('NFKC'))?.[1]?.replace(/\D/g, '') ??
      ''
    const named = digits.length >= 3 ? entry.numbers.filter((n) => n.replace('-', '').endsWith(digits)) : []
    if (named.length === 1) return choose(talk, named[0] as string)
    if (entry.verb !== 'send') return false
    if (affirmed(text) === 'no') {
      leaveEntry(talk)
      return true
    }
    if (looksLikeQuestion(text) || isFiller(text) || commandIn(text)) return false
    // One more line of the same answer: all of them go together.
    await sayWhichAnswered(talk, entry.numbers, together(talk, entry, { text }))
    return true
  }
  const isMembers = entry.wants === 'purpose' || entry.wants === 'several' || entry.wants === 'sure'
  if (isMembers && isRegret(text)) {
    leaveEntry(talk)
    return true
  }
  if (isWaiting(text)) {
    await repeatEntry(talk)
    return true
  }
  if (entry.wants === 'purpose') return hearPurpose(talk, { ...entry, wants: 'purpose' }, text)
  const answer = entry.wants === 'withdraw' && keepsIt(text) ? 'no' : affirmed(text)
  if (entry.wants === 'several') {
    if (answer === 'no') leaveEntry(talk)
    else if (answer === 'yes') await confirmedSeveral(talk)
    return answer !== undefined
  }
  const { number } = entry
  if (answer === 'no') {
    if (entry.wants !== 'withdraw') leaveEntry(talk)
    else {
      closeEntry(talk)
      await showOwn(talk, number)
    }
    return true
  }
  switch (entry.wants) {
    case 'sure':
      return answer === 'yes' ? confirmed(talk, number) : false
    case 'withdraw':
      if (answer !== 'yes' && !wantsWithdrawal(text)) return false
      closeEntry(talk)
      await actAsApplicant(talk, number, { do: 'withdraw' })
      return true
    case 'send': {
      const now = await ownRequest(talk, number)
      // It was completed meanwhile: how content the person is was never meant to be sent with it.
      const stars = now?.state === 'completed' ? readStars(text) : undefined
      if (stars && (stars.explicit || now?.rating === undefined)) {
        closeEntry(talk)
        const rated = await hearRating(talk, text)
        talk.say(talk.t('desk.unsent', { text: wordsOf(talk.t, entry) }))
        return rated
      }
      if (answer === 'yes') return send(talk, number)
      if (wantsWithdrawal(text)) {
        confirmWithdrawal(talk, number)
        return true
      }
      if (looksLikeQuestion(text) || isFiller(text) || commandIn(text)) return false
      if (!(await isFresh(talk)) || wishIn(talk.world.knowledge, text)) {
        closeEntry(talk)
        talk.say(talk.t('desk.unsent', { text: wordsOf(talk.t, entry) }))
        return false
      }
      // One more line of the same answer: all of them go together.
      const request = await ownRequest(talk, number)
      if (!request) return false
      offerToSend(talk, request, together(talk, entry, { text }))
      return true
    }
  }
}
