/**
 * Filing a request: consent, one item at a time, a summary, a number. Only the answers are kept, in the conversation's
 * record; where the person stands is computed from them, so that a restart, a step back or an edit change nothing else.
 */
import { type Item, itemsFor, optionsOf, type Service } from '../../knowledge/services.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import { isVoice } from '../attachment.ts'
import type { Attachment } from '../ports.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import type { Key, Values } from '../words.ts'
import { ownRequests } from './applicant.ts'
import { citations } from './card.ts'
import { showCatalogue, startButton } from './catalogue.ts'
import { command, hearQuote } from './command.ts'
import { commandIn } from './command-words.ts'
import { consentText, current, type Filing, knownValue, openDraft, prompt } from './draft.ts'
import { optionAnswered } from './everyday.ts'
import { file } from './file.ts'
import { meaning } from './filing-words.ts'
import { printValue, type Reading, readItem } from './items.ts'
import { isOpen, mostFiles } from './request.ts'
import { saidIn } from './said.ts'
import { answerTimes } from './service-times.ts'
import { asksSomething, looksLikeQuestion } from './speech.ts'
import { meansThat, unfinished, wishIn } from './wish.ts'

export type { Filing }

const languages = ['zh', 'en'] as const

/** `text`: what the person said who wants it; what is plain in it need not be asked. */
const start = async (talk: Talk, id: string, another: boolean, text = ''): Promise<boolean> => {
  const service = talk.world.knowledge.services.get(id)
  if (!service) return false
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'filing' && dialogue.service === id && dialogue.consent) {
    // The button of an earlier message: what was entered since must not be lost.
    await prompt(talk)
    return true
  }
  const { said: before } = dialogue?.kind === 'filing' && dialogue.service === id ? dialogue : {}
  const said = text === '' ? before : saidIn(service, text, dateAt(talk.world.now))
  // “What documents do I need?” is then about this service.
  const about = [...talk.world.knowledge.points.values()].filter(({ policy, clause }) =>
    service.clauses.includes(`${policy}/${clause}`),
  )
  talk.conversation.topic = { question: service.name[talk.language], points: about.map((point) => point.id) }
  if (about[0]) talk.conversation.topic.policy = about[0].policy
  const open = (await ownRequests(talk)).filter((r) => r.service === id && isOpen(r)).map(({ number }) => number)
  const same = another ? undefined : open.at(-1)
  talk.conversation.dialogue = {
    kind: 'filing',
    service: id,
    answers: {},
    wantsText: false,
    ...(said && Object.keys(said).length > 0 ? { said } : {}),
    ...(same ? { duplicate: same } : {}),
    ...(another && open.length > 0 ? { besides: open } : {}),
  }
  await prompt(talk)
  return true
}

/** Keeps the answer and goes on, after `lead`. Answers to items that no longer apply are dropped. */
const keep = async (talk: Talk, draft: Filing, service: Service, item: Item, value: string, before = '') => {
  draft.answers[item.id] = value
  const { incoming } = talk
  const original = incoming.kind === 'text' ? incoming.edits : undefined
  draft.from = { ...draft.from, [item.id]: original ?? incoming.id }
  delete draft.editing
  delete draft.choosing
  delete draft.doubtful
  const asked = new Set(itemsFor(service, draft.answers).map(({ id }) => id))
  for (const id of Object.keys(draft.answers)) if (!asked.has(id)) delete draft.answers[id]
  // Skipping an item, or answering it anew, lets go of its file.
  if (draft.files) draft.files = draft.files.filter(({ item }) => item === undefined || draft.answers[item])
  await prompt(talk, false, before)
}

/** The message that answered an item was edited: the new words are read as that answer. */
export const correctAnswer = async (talk: Talk, incoming: string, text: string): Promise<boolean> => {
  const found = answeredBy(talk, incoming)
  if (!found) return false
  const { draft, service, item } = found
  const reading = read(talk, service, item, text)
  if (!('value' in reading)) await refuse(talk, draft, item, reading)
  else {
    const value = printValue(service, item, reading.value, talk.language)
    await keep(
      talk,
      draft,
      service,
      item,
      reading.value,
      lead(talk, 'filing.changed', { item: item.label[talk.language], value }),
    )
  }
  return true
}

/** It was taken back: the item is asked anew, and a file goes no further. */
export const dropAnswer = async (talk: Talk, incoming: string): Promise<boolean> => {
  const draft = openDraft(talk)?.draft
  const file = draft?.files?.find(({ id }) => id === incoming)
  if (file && draft?.files) draft.files = draft.files.filter(({ id }) => id !== incoming)
  const found = answeredBy(talk, incoming)
  if (!found && !file) return false
  if (found) delete found.draft.answers[found.item.id]
  if (file) talk.say(talk.t('files.dropped', { file: file.name }))
  await prompt(talk)
  return true
}

const answeredBy = (talk: Talk, incoming: string) => {
  const here = openDraft(talk)
  const item = here && itemsFor(here.service, here.draft.answers).find(({ id }) => here.draft.from?.[id] === incoming)
  return item && here.draft.answers[item.id] !== undefined ? { ...here, item } : undefined
}

const takesFile = (item: Item, { type }: Attachment): boolean =>
  item.kind === 'file' || (item.kind === 'photo' && type.startsWith('image/'))

const back = async (talk: Talk, here: { draft: Filing; service: Service }) => {
  const { draft, service } = here
  const items = itemsFor(service, draft.answers)
  const item = current(here)
  const at = item ? items.indexOf(item) : items.length
  draft.editing = items[Math.max(0, at - 1)]?.id ?? ''
  delete draft.doubtful
  await prompt(talk)
}

/** True when the words ask for a service to be done and not about it: its request is begun with what they say. */
export const startAsSaid = async (talk: Talk, text: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  // Until they agree to one request, people may turn to another.
  if (dialogue && (dialogue.kind !== 'filing' || dialogue.consent)) return false
  const offered = talk.offered.filter(({ id }) => id.startsWith('file:start:'))
  if (offered[0] && meansThat(text)) {
    const [only, another] = offered
    if (another) talk.say({ text: talk.t('catalogue.which'), choices: offered })
    else return start(talk, only.id.slice('file:start:'.length), false)
    return true
  }
  const half = unfinished(text)
  if (half === 'wish') showCatalogue(talk, talk.t('catalogue.what'))
  if (half === 'question')
    talk.say({ text: talk.t('catalogue.ask-on'), choices: [{ id: 'file:menu', label: talk.t('choice.services') }] })
  if (half) return true
  const wished = wishIn(talk.world.knowledge, text)
  if (!wished) return false
  const [only, another] = wished === 'any' ? [] : wished
  if (!only) showCatalogue(talk)
  else if (!another) return start(talk, only.id, false, text)
  else if (wished !== 'any')
    talk.say({
      text: talk.t('catalogue.which-first'),
      choices: wished.map((service) => startButton(talk, service)),
    })
  return true
}

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
      delete talk.conversation.dialogue
      talk.say({ text: talk.t('filing.left'), choices: [] }) // no label of its own stays: it may repeat what was entered
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
    if (!draft.consent) return false
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
        if (!languages.some((language) => consentText(service, language) === draft.consent?.text)) {
          // What is collected has been changed since they agreed.
          draft.said = draft.answers
          draft.answers = {}
          delete draft.consent
          await prompt(talk)
          return true
        }
        await file(talk, service, draft, draft.consent)
        return true
      default:
        return false
    }
  },

  hearFile: async (talk, file, text) => {
    const here = openDraft(talk)
    if (!here) return false
    const { draft, service } = here
    // What is said in a voice message would be neither read as an answer nor checked by the person.
    if (isVoice(file)) {
      await prompt(talk, true, lead(talk, 'files.voice'))
      return true
    }
    if (!draft.consent) {
      await prompt(talk, true, lead(talk, 'files.consent-first', { file: file.name }))
      return true
    }
    if ((draft.files?.length ?? 0) >= mostFiles) {
      await prompt(talk, true, lead(talk, 'files.too-many', { most: mostFiles, file: file.name }))
      return true
    }
    const open = itemsFor(service, draft.answers).filter(({ id }) => draft.answers[id] === undefined)
    const asked = current(here)
    const item = [asked, ...open].find((one) => one && takesFile(one, file))
    if (!item && asked?.kind === 'photo') {
      await prompt(talk, false, lead(talk, 'files.photo-wanted', { file: file.name }))
      return true
    }
    // A second file for the same item takes the place of the first.
    const others = (draft.files ?? []).filter((one) => !item || one.item !== item.id)
    draft.files = [...others, { ...file, from: 'applicant', ...(item ? { item: item.id } : {}) }]
    const values = { file: file.name, item: item?.label[talk.language] ?? '' }
    talk.say(talk.t(item ? 'files.answers' : 'files.added', values))
    if (item) {
      draft.answers[item.id] = file.name
      draft.from = { ...draft.from, [item.id]: talk.incoming.id }
    }
    if (item && draft.editing === item.id) delete draft.editing
    // What stands below the photo that was asked for describes it, and answers nothing else.
    if (text !== '' && item !== asked && (await filing.hear?.(talk, text))) return true
    await prompt(talk)
    return true
  },

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
    if (answerTimes(talk, text)) {
      await prompt(talk, true)
      return true
    }
    const item = current(here)
    if (item && optionsOf(service, item).length === 0) {
      if (!looksLikeQuestion(text)) {
        await take(talk, draft, service, item, text)
        return true
      }
      // Answered as a question; what comes after offers to take the words as the answer, where they can be one.
      const mayBe =
        'value' in readItem(item, text, dateAt(talk.world.now)) && (item.optional || !/[?？]\s*$/.test(text))
      if (mayBe) draft.doubtful = text
      else delete draft.doubtful
      return false
    }
    if (asksSomething(text)) return false
    if (await startAsSaid(talk, text)) return true
    await prompt(talk, true, `${talk.t('filing.choose')}\n`)
    return true
  },

  takesNumber: (talk, text) => {
    const here = openDraft(talk)
    const item = here && current(here)
    return item !== undefined && 'value' in readItem(item, text, dateAt(talk.world.now))
  },

  repeat: (talk) => prompt(talk, true),

  leave: (talk) => talk.say(talk.t('filing.left')),
}

/**
 * Whether the bot's last words were the question whether to submit. It can be answered by yes or no, so a plain “好的” is a
 * yes to it; after a notice that came in between, it is more likely one to that, and filing can't be taken back unseen.
 */
const justAsked = async (talk: Talk): Promise<boolean> => {
  const last = (await talk.world.said({ last: 10 })).findLast(({ direction }) => direction === 'out')
  return last?.direction === 'out' && (last.message.choices ?? []).some(({ id }) => id === 'file:confirm')
}

/** Keeps a typed answer, or says what is wrong with it and asks again. */
const take = async (talk: Talk, draft: Filing, service: Service, item: Item, text: string) => {
  const reading = readItem(item, text, dateAt(talk.world.now))
  if ('value' in reading) await keep(talk, draft, service, item, reading.value)
  else await refuse(talk, draft, item, reading)
}

/** An answer in other words: for an item with options, the option that they mean. */
const read = (talk: Talk, service: Service, item: Item, text: string): Reading => {
  const options = optionsOf(service, item)
  if (options.length === 0) return readItem(item, text, dateAt(talk.world.now))
  const meant = optionAnswered(options, text)
  return meant ? { value: meant.id } : { reason: 'filing.wrong-choice' }
}

const refuse = async (talk: Talk, draft: Filing, item: Item, { reason, values }: Extract<Reading, { reason: Key }>) => {
  // A new value said at the summary that can't be taken: the item is asked.
  if (draft.answers[item.id] !== undefined) draft.editing = item.id
  await prompt(talk, false, lead(talk, reason, values))
}

/** A sentence that stands before what the dialogue waits for, in one message with it. */
const lead = ({ t }: Talk, key: Key, values?: Values): string => `${t(key, values)}\n\n`
