/** Answers to the items of a filing: kept, read anew when their message is edited, let go when it is taken back. */
import { type Item, itemsFor, optionsOf, type Service } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import { dateInWords } from '../../printed-date.ts'
import type { Talk } from '../../talk.ts'
import type { Key, Values } from '../../words.ts'
import { looksLikeQuestion } from '../speech.ts'
import { current, type Filing, type OpenDraft, openDraft, prompt } from './draft.ts'
import { optionAnswered } from './everyday.ts'
import { printValue, type Reading, readItem } from './items.ts'
import { saidIn } from './said.ts'

/** Keeps the answer and goes on, after `lead`. Answers to items that no longer apply are dropped. */
export const keep = async (talk: Talk, draft: Filing, service: Service, item: Item, value: string, before = '') => {
  // Also a changed answer goes to the end: a correction is of what was said last.
  delete draft.answers[item.id]
  draft.answers[item.id] = value
  noteMessage(talk, draft, item)
  delete draft.editing
  delete draft.choosing
  delete draft.doubtful
  delete draft.month
  const asked = new Set(itemsFor(service, draft.answers).map(({ id }) => id))
  for (const id of Object.keys(draft.answers)) if (!asked.has(id)) delete draft.answers[id]
  // Skipping an item, or answering it anew, lets go of its file.
  if (draft.files) draft.files = draft.files.filter(({ item }) => item === undefined || draft.answers[item])
  await prompt(talk, false, before)
}

/** By which message the item was answered, or was to be: edited, it is the answer. */
export const noteMessage = ({ incoming }: Talk, draft: Filing, item: Item) => {
  const original = incoming.kind === 'text' ? incoming.edits : undefined
  draft.from = { ...draft.from, [item.id]: original ?? incoming.id }
}

export const readAnswer = (talk: Talk, draft: Filing, item: Item, text: string): Reading =>
  readItem(item, text, dateAt(talk.world.now), draft.month)

/** Keeps a typed answer, or says what is wrong with it and asks again. */
export const take = async (talk: Talk, draft: Filing, service: Service, item: Item, text: string) => {
  const reading = readAnswer(talk, draft, item, text)
  if ('value' in reading) {
    // Not what was asked, but an answer given before.
    const mended = item !== current({ draft, service })
    await keep(talk, draft, service, item, reading.value, mended ? changed(talk, service, item, reading.value) : '')
  } else await refuse(talk, draft, item, reading)
}

/** What one message tells of several items is kept, and said. */
export const keepSeveral = async (talk: Talk, { draft, service }: OpenDraft, told: Record<string, string>) => {
  const lines = service.items.flatMap((item) => {
    const value = told[item.id]
    if (value === undefined) return []
    delete draft.answers[item.id]
    draft.answers[item.id] = value
    noteMessage(talk, draft, item)
    const printed = { label: item.label[talk.language], value: printValue(service, item, value, talk.language) }
    return [`• ${talk.t('eligibility.answer-line', printed)}`]
  })
  delete draft.editing
  await prompt(talk, false, lead(talk, 'filing.noted', { list: lines.join('\n') }))
}

/** The message that answered items, or could not, was edited: the new words are read as these answers, unless they ask something. */
export const correctAnswer = async (talk: Talk, incoming: string, text: string): Promise<boolean> => {
  const found = answeredBy(talk, incoming)
  if (!found) return false
  const { draft, service, items } = found
  const [item, another] = items
  if (!item.optional && looksLikeQuestion(text)) return false
  if (another) return correctSeveral(talk, found, text)
  const reading = read(talk, service, item, text)
  if (!('value' in reading)) await refuse(talk, draft, item, reading)
  else {
    const isNew = draft.answers[item.id] === undefined
    await keep(talk, draft, service, item, reading.value, isNew ? '' : changed(talk, service, item, reading.value))
  }
  return true
}

/** Of several items, those that the new words tell otherwise. */
const correctSeveral = async (
  talk: Talk,
  { draft, service, items }: OpenDraft & { items: readonly Item[] },
  text: string,
): Promise<boolean> => {
  const said = Object.entries(saidIn(service, text, dateAt(talk.world.now)))
  if (said.length === 0) return false
  const own = new Set(items.map(({ id }) => id))
  const told = said.filter(
    ([id, value]) => draft.answers[id] === undefined || (own.has(id) && draft.answers[id] !== value),
  )
  if (told.length === 0) await prompt(talk, true)
  else await keepSeveral(talk, { draft, service }, Object.fromEntries(told))
  return true
}

/** What was answered last is said anew: 不对，是渝中区. False where it can be no answer to that. */
export const correctLast = async (talk: Talk, { draft, service }: OpenDraft, text: string): Promise<boolean> => {
  const items = itemsFor(service, draft.answers)
  const item = current({ draft, service })
  const last = Object.keys(draft.answers).at(-1)
  const before = items.find(({ id }) => id === last && id !== item?.id)
  // 5号, after the third of December: of the same month.
  const day = /^(\d{1,2})[号日]$/.exec(text)?.[1]
  const said = before?.kind === 'date' && day ? `${draft.answers[before.id]?.slice(0, 8)}${day.padStart(2, '0')}` : text
  const reading = before && read(talk, service, before, said)
  if (!reading || !('value' in reading)) return false
  await keep(talk, draft, service, before, reading.value, changed(talk, service, before, reading.value))
  return true
}

const changed = (talk: Talk, service: Service, item: Item, value: string): string =>
  lead(talk, 'filing.changed', {
    item: item.label[talk.language],
    value: printValue(service, item, value, talk.language),
  })

/** It was taken back: the item is asked anew, and a file goes no further. */
export const dropAnswer = async (talk: Talk, incoming: string): Promise<boolean> => {
  const draft = openDraft(talk)?.draft
  const file = draft?.files?.find(({ id }) => id === incoming)
  if (file && draft?.files) draft.files = draft.files.filter(({ id }) => id !== incoming)
  const found = answeredBy(talk, incoming)
  if (!found && !file) return false
  for (const { id } of found?.items ?? []) delete found?.draft.answers[id]
  if (file) talk.say(talk.t('files.dropped', { file: file.name }))
  await prompt(talk)
  return true
}

const answeredBy = (talk: Talk, incoming: string) => {
  const here = openDraft(talk)
  if (!here) return undefined
  const { draft, service } = here
  const [item, ...more] = itemsFor(service, draft.answers).filter(
    (one) => draft.from?.[one.id] === incoming && (draft.answers[one.id] !== undefined || one === current(here)),
  )
  return item && { ...here, items: [item, ...more] as const }
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
  else noteMessage(talk, draft, item)
  const { date } = values ?? {}
  if (reason !== 'filing.wrong-date-month' || typeof date !== 'string')
    return prompt(talk, false, lead(talk, reason, values))
  draft.month = date
  await prompt(talk, false, lead(talk, reason, { date: dateInWords(date, talk.language) }))
}

/** A sentence that stands before what the dialogue waits for, in one message with it. */
export const lead = ({ t }: Talk, key: Key, values?: Values): string => `${t(key, values)}\n\n`
