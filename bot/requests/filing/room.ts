/**
 * Filing a request: consent, one item at a time, a summary, a number. Only the answers are kept, in the conversation's
 * record; where the person stands is computed from them, so that a restart, a step back or an edit change nothing else.
 */

import { correctionIn as correctedIn } from '../../../knowledge/question/correction.ts'
import { type Item, itemsFor, optionsOf } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import { cancel, goOn, mainMenu } from '../../choices.ts'
import type { Room } from '../../room.ts'
import { lastSaid, type Talk } from '../../talk.ts'
import { ownRequests } from '../applicant.ts'
import { citations } from '../card.ts'
import { bareCommand } from '../desk/bare.ts'
import { command } from '../desk/command.ts'
import { commandIn } from '../desk/command-words.ts'
import { hearQuote } from '../desk/quote.ts'
import { asksOfOwn, asksOfRules, asksProgress } from '../own/progress-words.ts'
import { myRequests } from '../own/room.ts'
import { announcesFile } from '../own/words.ts'
import { isOpen } from '../request.ts'
import { affirmed, asksSomething, fold, looksLikeQuestion, wantsWithdrawal } from '../speech.ts'
import { correctLast, keep, keepSeveral, lead, noteMessage, readAnswer, take } from './answers.ts'
import { answerOfFiling } from './asked.ts'
import { start, startAsSaid } from './begin.ts'
import { showCatalogue } from './catalogue.ts'
import { consentText, current, type Filing, knownValue, type OpenDraft, openDraft, prompt } from './draft.ts'
import { optionMeant } from './everyday.ts'
import { file } from './file.ts'
import { hearFileForItem } from './item-file.ts'
import { readItem } from './items.ts'
import { saidIn } from './said.ts'
import { answerTimes } from './service-times.ts'
import { correctionIn, isGoingOn, isPutOff, isSame, meaning } from './words.ts'

const languages = ['zh', 'en'] as const

export const filing: Room = {
  press: async (talk, verb, args) => {
    const [id = '', value = ''] = args
    if (verb === 'menu') {
      showCatalogue(talk)
      return true
    }
    if (verb === 'start') return start(talk, id, false)
    if (verb === 'another') return start(talk, id, true)
    const here = openDraft(talk)
    if (!here) return false
    const { draft, service } = here
    if (verb === 'cancel') {
      if (asksWhetherToLeave(talk, draft)) return true
      delete talk.conversation.dialogue
      talk.say({ text: left(talk, draft), choices: mainMenu(talk.t) })
      return true
    }
    if (verb === 'consent') {
      if (draft.consent || draft.duplicate !== undefined) return false
      draft.consent = { at: talk.world.now, text: consentText(service, talk.language) }
      draft.answers = { ...draft.said }
      delete draft.said
      await prompt(talk)
      return true
    }
    return draft.consent ? pressInDraft(talk, { ...here, consent: draft.consent }, verb, id, value) : false
  },

  hearFile: (talk, file, text) =>
    hearFileForItem(talk, file, text, async (said) => (await filing.hear?.(talk, said)) === true),

  hear: async (talk, text) => {
    const here = openDraft(talk)
    if (!here) return false
    // A reply to a notice of another request belongs there; the filing goes on.
    if (await hearQuote(talk, text)) return true
    // A command about another request is followed; the filing goes on after it.
    const said = commandIn(text)
    if (said && (await command(talk, text, true))) {
      if (said.verb === 'list' || said.verb === 'show') await prompt(talk, true)
      return true
    }
    const { draft, service } = here
    const sure = draft.leaving ? affirmed(text) : undefined
    if (sure === 'yes') return filing.press(talk, 'cancel', [])
    if (sure === 'no') {
      await prompt(talk)
      return true
    }
    if (draft.consent && isPutOff(text)) {
      talk.say({ text: talk.t('filing.put-off'), choices: [goOn(talk.t), cancel(talk.t)] })
      return true
    }
    if (wantsWithdrawal(text) && (await whichToEnd(talk, here))) return true
    const item = current(here)
    // “My name is …, I work at …” is no work permit.
    if (item && !item.optional && (await takeSeveral(talk, here, item, text, 2))) return true
    const meant = meaning(here, text, dateAt(talk.world.now))
    if (
      meant &&
      'press' in meant &&
      meant.press[0] === 'confirm' &&
      !(await justAsked(talk)) &&
      !/提交|submit/i.test(text)
    ) {
      await prompt(talk)
      return true
    }
    if (meant && 'press' in meant) return filing.press(talk, meant.press[0], meant.press.slice(1))
    if (meant) {
      await take(talk, draft, service, meant.item, meant.text)
      return true
    }
    if (announcesFile(text)) {
      await prompt(talk, true, lead(talk, 'files.send-now'))
      return true
    }
    if (answerTimes(talk, text) || answerOfFiling(talk, text)) {
      await prompt(talk, true)
      return true
    }
    // Nothing has been sent yet that somebody could handle: 谁管, 什么时候办好 ask about the service.
    if ((asksProgress(text) || asksOfOwn(text)) && !asksOfRules(text)) {
      await showProgress(talk)
      return true
    }
    if (item && isGoingOn(text)) {
      await prompt(talk, true)
      return true
    }
    const known = item && isSame(item, text) ? await knownValue(talk, draft, item) : undefined
    if (item && known !== undefined) {
      await keep(talk, draft, service, item, known)
      return true
    }
    if (item && !item.optional && (await takeSeveral(talk, here, item, text, 1))) return true
    const correction = item && correctionIn(text)
    // At an item that is asked again, it is this one that is corrected.
    const again = item !== undefined && draft.answers[item.id] !== undefined
    if (correction && !again && (await correctLast(talk, here, correction))) return true
    if (item && optionsOf(service, item).length === 0) {
      const isReadable = 'value' in readAnswer(talk, draft, item, text)
      // 丢的那个怎么报, where a date is asked for: no slip of a date.
      // 平台收到以后几天交公安 is no name; a remark may hold anything.
      const mayAsk = item.kind === 'text' && !item.optional && asksSomething(text)
      if (!looksLikeQuestion(text) && !mayAsk && (isReadable || !asksSomething(text))) {
        await take(talk, draft, service, item, again ? (correction ?? text) : text)
        return true
      }
      // Answered as a question; what comes after offers to take the words as the answer, where they can be one.
      const mayBe = isReadable && (item.optional || !/[?？]\s*$/.test(text))
      if (mayBe) draft.doubtful = text
      else delete draft.doubtful
      return false
    }
    // 接单 is no choice of a member who is filing something.
    if (await bareCommand(talk, text)) {
      await prompt(talk, true)
      return true
    }
    if (asksSomething(text)) return false
    if (await startAsSaid(talk, text)) return true
    // 不是丢了，是名字印错了: another matter than what they are to agree to.
    if (!draft.consent && correctedIn(text)) return false
    if (item && draft.answers[item.id] === undefined) noteMessage(talk, draft, item)
    await prompt(talk, true, `${talk.t('filing.choose')}\n`)
    return true
  },

  takesNumber: (talk, text) => {
    const here = openDraft(talk)
    const item = here && current(here)
    return here !== undefined && item !== undefined && 'value' in readAnswer(talk, here.draft, item, text)
  },

  repeat: (talk) => prompt(talk, true),

  leave: (talk) => {
    const here = openDraft(talk)
    if (here && asksWhetherToLeave(talk, here.draft)) return false
    talk.say(here ? left(talk, here.draft) : talk.t('filing.left-empty'))
    return true
  },
}

/** Said of a filing that is left. */
const left = ({ t }: Talk, { answers, said, files = [] }: Filing): string =>
  t(files.length > 0 || Object.keys({ ...said, ...answers }).length > 0 ? 'filing.left' : 'filing.left-empty')

/** Of so many answers nobody wants to lose any by a slip. */
const manyAnswers = 3

/** What was filled in goes for good when it is left, so the person is asked once; true when they are asked now. */
const asksWhetherToLeave = (talk: Talk, draft: Filing): boolean => {
  const done = Object.values(draft.answers).filter((value) => value !== '').length
  if (draft.leaving || done < manyAnswers) return false
  draft.leaving = true
  draft.wantsText = false
  const drop = { id: 'file:cancel', label: talk.t('filing.drop') }
  talk.say({ text: talk.t('filing.leaving', { done }), choices: [drop, goOn(talk.t)] })
  return true
}

/** A press while the request is being filled in. */
const pressInDraft = async (
  talk: Talk,
  here: OpenDraft & { consent: NonNullable<Filing['consent']> },
  verb: string,
  id: string,
  value: string,
): Promise<boolean> => {
  const { draft, service, consent } = here
  const item = current(here)
  switch (verb) {
    case 'answer': {
      // Any item may be answered by its button, the one asked or an earlier one in the chat.
      const answered = itemsFor(service, draft.answers).find((i) => i.id === id)
      const earlier = answered && (answered === item || draft.answers[answered.id] !== undefined)
      if (!earlier || !optionsOf(service, answered).some((option) => option.id === value)) return false
      await keep(talk, draft, service, answered, value)
      return true
    }
    case 'none':
      if (item?.kind !== 'applicant') return false
      delete talk.conversation.dialogue
      talk.say({
        text: talk.t('filing.may-file', {
          who: service.applicants.options
            .filter(({ through }) => !through)
            .map((o) => o[talk.language])
            .join(talk.t('filing.or')),
        }),
        citations: citations(talk.world.knowledge, [service.applicants.clause], talk.language),
      })
      return true
    case 'skip':
      if (!item?.optional) return false
      await keep(talk, draft, service, item, '')
      return true
    case 'again': {
      const known = item?.id === id ? await knownValue(talk, draft, item) : undefined
      if (!item || known === undefined) return false
      await keep(talk, draft, service, item, known)
      return true
    }
    case 'as-answer':
      if (!item || draft.doubtful === undefined) return false
      await take(talk, draft, service, item, draft.doubtful)
      return true
    case 'back':
      await back(talk, here)
      return true
    case 'edit':
      if (id !== '' && draft.answers[id] === undefined) return false
      if (id === '') draft.choosing = true
      else draft.editing = id
      await prompt(talk)
      return true
    case 'review':
      delete draft.editing
      delete draft.choosing
      await prompt(talk)
      return true
    case 'confirm':
      if (item) return false
      if (!languages.some((language) => consentText(service, language) === consent.text)) {
        // What is collected has been changed since they agreed.
        draft.said = draft.answers
        draft.answers = {}
        delete draft.consent
        await prompt(talk)
        return true
      }
      await file(talk, service, draft, consent)
      return true
    default:
      return false
  }
}

const back = async (talk: Talk, here: OpenDraft) => {
  const { draft, service } = here
  const items = itemsFor(service, draft.answers)
  const item = current(here)
  const at = item ? items.indexOf(item) : items.length
  draft.editing = items[Math.max(0, at - 1)]?.id ?? ''
  delete draft.doubtful
  await prompt(talk)
}

/** “I’m Anna Meyer, I work at BOE, phone …”: what is told of items not yet answered is taken where it is `least` of them, and said. */
const takeSeveral = async (
  talk: Talk,
  { draft, service }: OpenDraft,
  item: Item,
  text: string,
  least: 1 | 2,
): Promise<boolean> => {
  if (looksLikeQuestion(text)) return false
  const chosen = least === 1 ? chosenLater({ draft, service }, item, text) : {}
  const said = { ...chosen, ...saidIn(service, text, dateAt(talk.world.now)) }
  // “不对，我叫王芳，单位是…”: what was answered before is told otherwise.
  const corrects = wrongBefore.test(fold(text))
  const told = Object.entries(said).filter(
    ([id, value]) => draft.answers[id] === undefined || (corrects && draft.answers[id] !== value),
  )
  if (told.length < least || !told.some(([id]) => id !== item.id)) return false
  // What is asked may be answered by the other words: they would be lost.
  if (told.length < 2 && !/[,，;；、\n]/.test(text) && 'value' in readItem(item, text, dateAt(talk.world.now)))
    return false
  await keepSeveral(talk, { draft, service }, Object.fromEntries(told))
  return true
}

const wrongBefore =
  /^(?:(?:啊|哦|呃) ?)?(?:不对|不是|错了|[写打填说弄搞]错了|等等|等一下)|^(?:no|sorry|wait|actually|oops)\b/

/** 小学, where the level is asked only later: the words are an option of one such item alone, and none of the item asked. */
const chosenLater = ({ draft, service }: OpenDraft, item: Item, text: string): Record<string, string> => {
  if (optionsOf(service, item).length === 0) return {}
  const [only, another] = itemsFor(service, draft.answers).flatMap((one) => {
    const open = one !== item && one.kind === 'choice' && draft.answers[one.id] === undefined
    const meant = open ? optionMeant(optionsOf(service, one), text) : undefined
    return meant ? [[one.id, meant.id] as const] : []
  })
  return only && !another ? { [only[0]]: only[1] } : {}
}

/** 撤回 may mean the draft or a request that was filed; true when there is one and it was asked. */
const whichToEnd = async (talk: Talk, { draft, service }: OpenDraft): Promise<boolean> => {
  const filed = (await ownRequests(talk)).filter(isOpen)
  if (filed.length === 0) return false
  const { t, language } = talk
  draft.leaving = true
  talk.say({
    text: t('filing.which-to-end', { service: service.name[language] }),
    choices: [
      { id: 'file:cancel', label: t('filing.leave') },
      ...filed.map(({ number }) => ({ id: `req:withdraw:${number}`, label: t('filing.withdraw', { number }) })),
      goOn(t),
    ],
  })
  return true
}

/** How far the requests are that were filed; of this one, that it is not. */
const showProgress = async (talk: Talk) => {
  if ((await ownRequests(talk)).some(isOpen)) {
    await myRequests(talk)
    await prompt(talk, true)
  } else await prompt(talk, true, lead(talk, 'filing.not-filed'))
}

/**
 * Whether the bot's last words were the question whether to submit. It can be answered by yes or no, so a plain “好的” is a
 * yes to it; after a notice that came in between, it is more likely one to that, and filing can't be taken back unseen.
 */
const justAsked = async (talk: Talk): Promise<boolean> =>
  (await lastSaid(talk))?.choices?.some(({ id }) => id === 'file:confirm') === true
