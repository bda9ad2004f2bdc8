/**
 * Filing a request: consent, one item at a time, a summary, a number. Only the answers are kept, in the conversation's
 * record; where the person stands is computed from them, so that a restart, a step back or an edit change nothing else.
 */
import { type Item, itemsFor, optionsOf, type Service } from '../../knowledge/services.ts'
import type { Choice } from '../ports.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { ownRequests } from './applicant.ts'
import { citations, printLine } from './card.ts'
import { hearQuote } from './command.ts'
import { file } from './file.ts'
import { looksLikeQuestion, printItems, readItem } from './items.ts'
import { isOpen } from './request.ts'

export interface Filing {
  kind: 'filing'
  /** An id of services.yaml. */
  service: string
  /** What the person agreed to, and when; absent until then. */
  consent?: { at: number; text: string }
  /** By item id; '' for a skipped one. */
  answers: Record<string, string>
  /** The item being asked, when it is not simply the first without an answer. */
  editing?: string
  /** Words that read like a question: offered to be used as the answer after all. */
  doubtful?: string
  /** An own open request for the same service that the person is asked about. */
  duplicate?: string
  /** Typed words are the answer, so a typed number does not stand for a choice. */
  wantsText: boolean
}

const open = (talk: Talk): { draft: Filing; service: Service } | undefined => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'filing') return undefined
  const service = talk.world.knowledge.services.get(dialogue.service)
  return service && { draft: dialogue, service }
}

/** The item that is asked now; undefined before consent and at the summary. */
const current = ({ draft, service }: { draft: Filing; service: Service }): Item | undefined => {
  if (!draft.consent) return undefined
  const items = itemsFor(service, draft.answers)
  return items.find(({ id }) => id === draft.editing) ?? items.find(({ id }) => draft.answers[id] === undefined)
}

const start = async (talk: Talk, id: string, another: boolean): Promise<boolean> => {
  const service = talk.world.knowledge.services.get(id)
  if (!service) return false
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'filing' && dialogue.service === id && dialogue.consent) {
    // The button of an earlier message: what was entered since must not be lost.
    await prompt(talk)
    return true
  }
  const same = another ? undefined : (await ownRequests(talk)).findLast((r) => r.service === id && isOpen(r))
  talk.conversation.dialogue = {
    kind: 'filing',
    service: id,
    answers: {},
    wantsText: false,
    ...(same ? { duplicate: same.number } : {}),
  }
  await prompt(talk)
  return true
}

/** Says what the dialogue waits for. */
const prompt = async (talk: Talk) => {
  const here = open(talk)
  if (!here) return
  const { draft, service } = here
  const { t, language } = talk
  const { knowledge, now } = talk.world
  const cancel: Choice = { id: 'file:cancel', label: t('choice.cancel') }
  draft.wantsText = false
  if (draft.duplicate !== undefined) {
    const same = (await talk.world.read('request', draft.duplicate))?.body
    talk.say({
      text: t('filing.duplicate', { line: same ? printLine(knowledge, same, language, now) : draft.duplicate }),
      choices: [
        { id: `req:show:${draft.duplicate}`, label: t('requests.show') },
        { id: `file:another:${service.id}`, label: t('filing.another') },
        cancel,
      ],
    })
    return
  }
  if (!draft.consent) {
    talk.say({
      text: `${t('filing.start', { service: service.name[language] })}\n\n${service.about[language]}\n\n${service.consent[language]}\n\n${t('filing.consent-ask')}`,
      choices: [
        { id: 'file:consent', label: t('filing.consent') },
        { ...cancel, label: t('filing.no-consent') },
      ],
      citations: citations(knowledge, service.clauses, language),
    })
    return
  }
  const item = current(here)
  if (!item) return summary(talk, draft, service)
  const items = itemsFor(service, draft.answers)
  const known = await knownValue(talk, draft, item)
  draft.wantsText = item.kind !== 'choice' && item.kind !== 'applicant'
  talk.say({
    text: `${t('filing.progress', { at: items.indexOf(item) + 1, total: items.length })} ${item.ask[language]}`,
    choices: [
      ...optionsOf(service, item).map((o): Choice => ({ id: `file:answer:${item.id}:${o.id}`, label: o[language] })),
      ...(item.kind === 'applicant' ? [{ id: 'file:none', label: t('filing.none-of-these') }] : []),
      ...(draft.doubtful === undefined
        ? []
        : [{ id: 'file:as-answer', label: t('filing.as-answer', { text: shorten(draft.doubtful) }) }]),
      ...(known === undefined
        ? []
        : [{ id: `file:again:${item.id}`, label: t('filing.again', { value: shorten(known) }) }]),
      ...(item.optional ? [{ id: 'file:skip', label: t('filing.skip') }] : []),
      ...(items[0] === item ? [] : [{ id: 'file:back', label: t('choice.back') }]),
      cancel,
    ],
  })
}

const shorten = (text: string) => (text.length > 20 ? `${text.slice(0, 19)}…` : text)

/** What the person gave for this item before: here when it is edited, or in an own earlier request. */
const knownValue = async (talk: Talk, draft: Filing, item: Item): Promise<string | undefined> => {
  if (item.kind === 'choice' || item.kind === 'applicant') return undefined
  return draft.answers[item.id] || (await ownRequests(talk)).findLast((r) => r.items[item.id])?.items[item.id]
}

const summary = (talk: Talk, draft: Filing, service: Service) => {
  const { t, language } = talk
  talk.say({
    text: `${t('filing.summary', { service: service.name[language] })}\n\n${printItems(service, draft.answers, language)}\n\n${t('filing.summary-ask')}`,
    choices: [
      { id: 'file:confirm', label: t('filing.confirm') },
      { id: 'file:edit', label: t('filing.edit') },
      { id: 'file:cancel', label: t('choice.cancel') },
    ],
  })
}

const chooseEdit = (talk: Talk, draft: Filing, service: Service) =>
  talk.say({
    text: talk.t('filing.edit-which'),
    choices: [
      ...itemsFor(service, draft.answers).map((item) => ({
        id: `file:edit:${item.id}`,
        label: item.label[talk.language],
      })),
      { id: 'file:review', label: talk.t('filing.nothing-to-edit') },
    ],
  })

/** Keeps the answer and goes on. Answers to items that no longer apply are dropped. */
const keep = async (talk: Talk, draft: Filing, service: Service, item: Item, value: string) => {
  draft.answers[item.id] = value
  delete draft.editing
  delete draft.doubtful
  const asked = new Set(itemsFor(service, draft.answers).map(({ id }) => id))
  for (const id of Object.keys(draft.answers)) if (!asked.has(id)) delete draft.answers[id]
  await prompt(talk)
}

const back = async (talk: Talk, here: { draft: Filing; service: Service }) => {
  const { draft, service } = here
  const items = itemsFor(service, draft.answers)
  const item = current(here)
  const at = item ? items.indexOf(item) : items.length
  draft.editing = items[Math.max(0, at - 1)]?.id ?? ''
  delete draft.doubtful
  await prompt(talk)
}

export const filing: Room = {
  press: async (talk, verb, args) => {
    const [id = '', value = ''] = args
    if (verb === 'start') return start(talk, id, false)
    if (verb === 'another') return start(talk, id, true)
    const here = open(talk)
    if (!here) return false
    const { draft, service } = here
    if (verb === 'cancel') {
      delete talk.conversation.dialogue
      talk.conversation.offered = [] // its labels may repeat what was entered
      talk.say(talk.t('filing.left'))
      return true
    }
    if (verb === 'consent') {
      if (draft.consent || draft.duplicate !== undefined) return false
      draft.consent = { at: talk.world.now, text: service.consent[talk.language] }
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
            who: service.applicants.options.map((o) => o[talk.language]).join(talk.t('filing.or')),
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
        if (id === '') chooseEdit(talk, draft, service)
        else if (draft.answers[id] === undefined) return false
        else {
          draft.editing = id
          await prompt(talk)
        }
        return true
      case 'review':
        delete draft.editing
        await prompt(talk)
        return true
      case 'confirm':
        if (item) return false
        await file(talk, service, draft.answers, draft.consent)
        return true
      default:
        return false
    }
  },

  hear: async (talk, text) => {
    const here = open(talk)
    if (!here) return false
    // A reply to a notice of another request belongs there; the filing goes on.
    if (await hearQuote(talk, text)) return true
    const { draft, service } = here
    const item = current(here)
    if (!item) return false
    if (item.optional && /^(skip|no|none|nothing|没有|无|跳过|没有了)[.。!！]?$/i.test(text.trim())) {
      await keep(talk, draft, service, item, '')
      return true
    }
    if (optionsOf(service, item).length > 0) {
      const said = text.trim().toLowerCase()
      const named = optionsOf(service, item).find(({ zh, en }) => zh === said || en.toLowerCase() === said)
      if (!named) return false
      await keep(talk, draft, service, item, named.id)
      return true
    }
    if (looksLikeQuestion(text)) {
      // Answered as a question; what comes after offers to take the words as the answer.
      draft.doubtful = text
      return false
    }
    await take(talk, draft, service, item, text)
    return true
  },

  repeat: prompt,

  leave: (talk) => talk.say(talk.t('filing.left')),
}

/** Keeps a typed answer, or says what is wrong with it and asks again. */
const take = async (talk: Talk, draft: Filing, service: Service, item: Item, text: string) => {
  const reading = readItem(item, text)
  if ('value' in reading) return keep(talk, draft, service, item, reading.value)
  talk.say(talk.t(reading.reason, reading.values))
  await prompt(talk)
}
