/** The reminders a person has, kept in their conversation: listed, set, changed, cancelled, and silent after an extension. */
import type { Choice } from '../channel.ts'
import { dateInWords, printDate } from '../printed-date.ts'
import { ownRequests } from '../requests/applicant.ts'
import { citations } from '../requests/card.ts'
import { wayBack } from '../requests/entry.ts'
import type { ServiceRequest } from '../requests/request.ts'
import type { Talk } from '../talk.ts'
import type { Translate } from '../words.ts'
import { type CardReminder, isOver, judgeExpiry, momentsAhead, mostReminders, withReminder } from './card.ts'
import { dropAlarm, setAlarm } from './ring.ts'

/** A service of services.yaml. */
const extension = 'card-extension'
const newCards = ['card-new', 'card-change', 'card-loss', extension]
const clauseOfExtension = 'cq-card-rules/2.2'

export const listReminders = async (talk: Talk) => {
  const { t, language, world } = talk
  const all = current(talk).sort((a, b) => (a.expires < b.expires ? -1 : 1))
  if (all.length === 0) {
    talk.say({ text: t('remind.none'), choices: [reminderButton(t), ...wayBack(talk)] })
    return
  }
  const lines: string[] = []
  for (const one of all) {
    const filed = await extensionOf(talk, one)
    const [next] = momentsAhead(one, world.now)
    const what = filed
      ? t('remind.line-filed', { number: filed.number })
      : next
        ? t('remind.line-next', { next: printDate(next, language) })
        : t('remind.line-over')
    lines.push(`• ${t('remind.line', { date: dateInWords(one.expires, language) })}${what}`)
  }
  const named = (label: 'remind.change' | 'remind.drop', { expires }: CardReminder) =>
    all.length === 1 ? t(label) : `${t(label)} ${expires}`
  talk.say({
    text: [t('remind.list'), ...lines].join('\n'),
    choices: [
      ...all.flatMap((one): Choice[] => [
        { id: `remind:change:${one.id}`, label: named('remind.change', one) },
        { id: `remind:drop:${one.id}`, label: named('remind.drop', one) },
      ]),
      ...(all.length < mostReminders ? [{ ...reminderButton(t), label: t('remind.another') }] : []),
      ...wayBack(talk),
    ],
  })
}

/** The button that offers it beside what is about a card. */
export const reminderButton = (t: Translate): Choice => ({ id: 'remind:card', label: t('remind.offer') })

/** The same after a request that ends with a new card. */
export const reminderOffer = (service: string, t: Translate): Choice[] =>
  newCards.includes(service) ? [reminderButton(t)] : []

/** The answer that says how long a card is valid. */
export const pointOfValidity = 'cq-card-rules/card-valid-three-years'

/** Those of cards that have not expired. */
export const current = (talk: Talk): CardReminder[] =>
  (talk.conversation.reminders ?? []).filter((one) => !isOver(one, talk.world.now))

/** Keeps it, or gives the reminder `changes` this date. */
export const set = (talk: Talk, expires: string, changes?: number): void => {
  const { t, language, world } = talk
  const all = current(talk)
  const changed = all.find(({ id }) => id === changes)
  const date = dateInWords(expires, language)
  if (judgeExpiry(expires, world.now) !== 'fits') saySoon(talk, expires)
  else if (all.some((one) => one.expires === expires))
    talk.say({ text: t('remind.already', { date }), choices: listButton(talk) })
  else if (!changed && all.length >= mostReminders)
    talk.say({ text: t('remind.full', { most: mostReminders }), choices: listButton(talk) })
  else {
    const reminders = withReminder(changed ? all.filter((one) => one !== changed) : all, expires, world.now)
    const added = reminders.at(-1) as CardReminder
    if (changed) dropAlarm(talk, changed)
    keep(talk, reminders)
    setAlarm(talk, added)
    const [first = 0] = momentsAhead(added, world.now)
    talk.say({
      text: t(changed ? 'remind.changed' : 'remind.set', { date, first: printDate(first, language) }),
      choices: [...listButton(talk), ...wayBack(talk)],
    })
  }
}

export const drop = (talk: Talk, reminder: CardReminder): void => {
  dropAlarm(talk, reminder)
  keep(
    talk,
    current(talk).filter(({ id }) => id !== reminder.id),
  )
  talk.say({
    text: talk.t('remind.dropped', { date: dateInWords(reminder.expires, talk.language) }),
    choices: wayBack(talk),
  })
}

const keep = (talk: Talk, all: CardReminder[]) => {
  if (all.length > 0) talk.conversation.reminders = all
  else delete talk.conversation.reminders
}

export const saySoon = (talk: Talk, expires: string) =>
  talk.say({
    text: talk.t('remind.soon', { date: dateInWords(expires, talk.language) }),
    choices: [...fileButton(talk), ...wayBack(talk)],
    citations: citations(talk.world.knowledge, [clauseOfExtension], talk.language),
  })

export const fileButton = ({ t, world }: Talk): Choice[] =>
  world.knowledge.services.has(extension) ? [{ id: `file:start:${extension}`, label: t('remind.file') }] : []

const listButton = ({ t }: Talk): Choice[] => [{ id: 'remind:list', label: t('remind.mine') }]

/** An extension that was filed since: while it is under way, or done, nothing reminds of the old date any more. */
export const extensionOf = async (talk: Talk, { expires, at }: CardReminder): Promise<ServiceRequest | undefined> =>
  (await ownRequests(talk)).find(
    ({ service, state, items, history }) =>
      service === extension &&
      state !== 'withdrawn' &&
      state !== 'declined' &&
      (history[0]?.at ?? 0) >= at &&
      // A liaison files for many: then only the date tells whose card it is.
      (items.expires === expires || (items.applicant === 'talent' && current(talk).length === 1)),
  )
