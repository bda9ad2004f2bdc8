/** A reminder of a card rings, in the conversation of the person who asked for it. */
import { dateAt, day } from '../../knowledge/working-days.ts'
import type { Address } from '../channel.ts'
import { dateInWords } from '../printed-date.ts'
import { citations } from '../requests/card.ts'
import type { Talk } from '../talk.ts'
import { type CardReminder, isOver, nextMoment, stageDue } from './card.ts'
import { extensionOf, fileButton } from './kept.ts'
import { awake, officeMoment } from './quiet-hours.ts'

const alarmOf = (of: Address, { id, expires }: CardReminder) => ({
  id: `${of}/card-${id}`,
  to: of,
  // The date goes along: an alarm on its way while the date is changed finds itself out of date.
  what: `card ${id} ${expires}`,
})

export const setAlarm = (talk: Talk, reminder: CardReminder) =>
  talk.alarm({ ...alarmOf(talk.from, reminder), at: nextMoment(reminder, talk.world.now) })

export const dropAlarm = (talk: Talk, reminder: CardReminder, of: Address = talk.from) =>
  talk.alarm({ ...alarmOf(of, reminder), at: null })

/** `what`: `card <id> <date>`. Says nothing when the reminder was cancelled, changed or deleted meanwhile. */
export const remindOfCard = async (talk: Talk, what: string) => {
  const { conversation, world } = talk
  const { now } = world
  const all = conversation.reminders ?? []
  const reminder = all.find((one) => alarmOf(talk.from, one).what === what)
  if (!reminder) return
  if (isOver(reminder, now)) {
    const left = all.filter((one) => one !== reminder)
    if (left.length > 0) conversation.reminders = left
    else delete conversation.reminders
    return
  }
  const days = stageDue(reminder, now)
  if (days !== undefined) {
    // On a working day, unless the card would have expired by then.
    const office = officeMoment(now)
    const moment = dateAt(office) <= reminder.expires ? office : awake(now)
    if (moment > now) {
      talk.alarm({ ...alarmOf(talk.from, reminder), at: moment })
      return
    }
    reminder.told = days
    if (!(await extensionOf(talk, reminder))) sayReminder(talk, reminder)
  }
  setAlarm(talk, reminder)
}

const sayReminder = (talk: Talk, { id, expires }: CardReminder) => {
  const { t, language, world } = talk
  const today = dateAt(world.now)
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / day)
  const date = dateInWords(expires, language)
  talk.say({
    text: days === 0 ? t('remind.today', { date }) : t('remind.ring', { date, count: days }),
    choices: [...fileButton(talk), { id: `remind:drop:${id}`, label: t('remind.no-more') }],
    citations: citations(world.knowledge, ['cq-card-rules/2.2'], language),
  })
}
