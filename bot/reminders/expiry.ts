/** How somebody asks to be reminded that a card expires: the date, in any form, read back for a yes. */
import { dateAt } from '../../knowledge/working-days.ts'
import { dateInWords, printDate } from '../printed-date.ts'
import { citations } from '../requests/card.ts'
import { closeEntry, openEntry, wayBack } from '../requests/entry.ts'
import { affirmed, isUnknown } from '../requests/speech.ts'
import type { Talk } from '../talk.ts'
import { endAll, isWatchingAny } from '../watch/room.ts'
import { readDate } from '../written-date.ts'
import { expiryOf, judgeExpiry, momentsAhead, mostReminders } from './card.ts'
import { current, drop, fileButton, listReminders, saySoon, set } from './kept.ts'

const validity = 'cq-card-rules/1'
const issued = /发证|签发|颁发|制证|办证|领证|拿到|办的|发的|领的|\bissued?\b|\bgot\b/i

/** 我的提醒, my reminders. */
const listPattern = /^\/?(我的提醒|查看提醒|(show |list )?(my |card )?reminders?)[。.!！]?$/i
/** 提醒我服务证到期, remind me when my card expires; a date may stand in it. A question is none, unless it is “can you …?”. */
const askPattern =
  /^\/?(?!(?!.*(?:能|可以|\b(?:can|could|would|will) you\b)).*[?？吗]\s*$)(?!.*(?:没|怎么|为什么|为啥|谁))(?:(?=.*(?:证|卡))(?=.*(?:到期|过期|期满|续期|延期)).*提醒我|(?:请|麻烦)?(?:设置|新增|添加)?(?:服务证|人才卡|卡片?)?到期提醒|.*\bremind me\b(?=.*\bcard\b)(?=.*\b(?:expir\w*|runs? out|renew\w*|exten\w*|ends?)\b)|(?:set |add )?(?:a )?(?:card )?(?:expiry|expiration) reminder)/i
/** 提醒我, remind me: of nothing else can people be reminded. */
const bare =
  /^\/?(?:(?:请|麻烦)?(?:到时候?)?提醒(?:我|一?下我)(?:一下)?|(?:请|我[想要])?(?:再)?(?:设|加|设置|新增|添加)(?:一)?个?提醒|(?:please )?(?:remind me|(?:set(?: up)?|add) (?:a |another )?reminder)(?: (?:for|on|of) [\w\s,./-]*\d[\w\s,./-]*)?(?: please)?)[。.!！]?$/i
/** 取消提醒, stop reminding me. */
const stopPattern =
  /^\/?(?:(?:请|麻烦)?(?:取消|删除|关闭|停止)(?:我的|这个|全部|所有)?(?:到期)?提醒|(?:请)?(?:不用|不要|不必|不需要|别)再?(?:给我)?提醒(?:我)?了?|不再提醒我?|(?:please )?(?:(?:cancel|stop|delete|remove|turn off) (?:my |the |all )?(?:card )?reminders?|stop reminding me|(?:do not|don['’]t) remind me(?: again| any ?more)?|no more reminders))(?: please)?[。.!！]?$/i
export const remindersPattern = new RegExp(
  [listPattern, askPattern, bare, stopPattern].map(({ source }) => source).join('|'),
  'i',
)

export const remindersCommand = async (talk: Talk, text: string): Promise<unknown> => {
  if (listPattern.test(text)) return listReminders(talk)
  if (stopPattern.test(text)) {
    const [only, another] = current(talk)
    // What tells of a change is a reminder to many.
    if (!only && (await isWatchingAny(talk))) return endAll(talk)
    return only && !another ? drop(talk, only) : listReminders(talk)
  }
  if (!start(talk)) return listReminders(talk)
  const entry = openExpiry(talk)
  if (!entry || !/\d/.test(text) || !hearDate(talk, entry, text)) sayExpiryPrompt(talk)
}

const openExpiry = (talk: Talk) => {
  const { dialogue } = talk.conversation
  return dialogue?.kind === 'desk' && dialogue.wants === 'expiry' ? dialogue : undefined
}
type Entry = NonNullable<ReturnType<typeof openExpiry>>

/** Opens the question for the date; false, and said, when the person has as many reminders as there may be. */
const start = (talk: Talk, changes?: number): boolean => {
  if (changes === undefined && current(talk).length >= mostReminders) {
    talk.say(talk.t('remind.full', { most: mostReminders }))
    return false
  }
  openEntry(talk, { wants: 'expiry', number: '', ...(changes === undefined ? {} : { changes }), wantsText: true })
  return true
}

/** Says what the open entry waits for: the date, the rest of it, or a yes. */
export const sayExpiryPrompt = (talk: Talk) => {
  const entry = openExpiry(talk)
  if (!entry) return
  if (entry.number.length === 10) return sayConfirm(talk, entry)
  const key = entry.number === '' ? 'remind.ask' : 'remind.ask-day'
  talk.say({
    text: talk.t(key, { date: entry.number && dateInWords(entry.number, talk.language) }),
    choices: [{ id: 'remind:leave', label: talk.t('choice.cancel') }],
    ...(entry.number === '' ? { citations: citations(talk.world.knowledge, [validity], talk.language) } : {}),
  })
}

const sayConfirm = (talk: Talk, { number, changes }: Entry) => {
  const { t, language, world } = talk
  const days = momentsAhead({ expires: number }, world.now).map((at) => `• ${printDate(at, language)}`)
  talk.say({
    text: t('remind.confirm', { date: dateInWords(number, language), days: days.join('\n') }),
    choices: [
      { id: `remind:set:${number}${changes === undefined ? '' : `:${changes}`}`, label: t('remind.yes') },
      { id: 'remind:other', label: t('remind.other-date') },
      { id: 'remind:leave', label: t('choice.cancel') },
    ],
  })
}

/** Words while the entry is open. False when they say nothing about a date. */
export const hearExpiry = (talk: Talk, text: string): boolean => {
  const entry = openExpiry(talk)
  if (!entry) return false
  if (entry.number.length === 10) {
    const answer = affirmed(text)
    if (answer === 'yes') return confirm(talk, entry.number, entry.changes)
    if (answer === 'no') return askAnew(talk, entry)
  }
  if (isUnknown(text)) {
    talk.say(talk.t('remind.unknown'))
    sayExpiryPrompt(talk)
    return true
  }
  return hearDate(talk, entry, text)
}

const askAnew = (talk: Talk, { changes }: Entry): boolean => {
  start(talk, changes)
  sayExpiryPrompt(talk)
  return true
}

const hearDate = (talk: Talk, entry: Entry, text: string): boolean => {
  const { t, world } = talk
  const today = dateAt(world.now)
  const partial = entry.number.length < 10 ? entry.number : ''
  const read = readDate(text, {
    today,
    latestYear: Number(today.slice(0, 4)) + 4,
    ...(partial ? { within: partial } : {}),
  })
  if (!read) return false
  if ('fault' in read) {
    const key =
      read.fault === 'day-or-month'
        ? 'filing.wrong-date-order'
        : read.fault === 'no-such-day'
          ? 'filing.wrong-date-none'
          : 'filing.wrong-date'
    talk.say(t(key, { date: text.trim() }))
    sayExpiryPrompt(talk)
  } else if (read.date.length < 10) {
    openEntry(talk, { ...asWanted(entry), number: read.date, wantsText: true })
    sayExpiryPrompt(talk)
  } else propose(talk, entry, issued.test(text) ? expiryOf(read.date) : read.date)
  return true
}

const asWanted = ({ changes }: Entry) => ({ wants: 'expiry' as const, ...(changes === undefined ? {} : { changes }) })

/** Reads the date back for a yes, or says why it can't be one. */
const propose = (talk: Talk, entry: Entry, expires: string) => {
  const { t, language, world } = talk
  const judged = judgeExpiry(expires, world.now)
  const date = dateInWords(expires, language)
  if (judged === 'fits') {
    openEntry(talk, { ...asWanted(entry), number: expires, wantsText: false })
    return sayExpiryPrompt(talk)
  }
  if (judged === 'soon') {
    closeEntry(talk)
    return saySoon(talk, expires)
  }
  // A day that is past may be the day of issue.
  const later = expiryOf(expires)
  const mayBeIssued = judged === 'past' && judgeExpiry(later, world.now) === 'fits'
  openEntry(talk, { ...asWanted(entry), number: '', wantsText: true })
  talk.say({
    text: mayBeIssued
      ? t('remind.past-issued', { date, later: dateInWords(later, language) })
      : t(`remind.${judged}`, { date }),
    choices: [
      ...(mayBeIssued ? [{ id: `remind:sure:${later}`, label: t('remind.was-issued') }] : []),
      ...(judged === 'past' && !mayBeIssued ? fileButton(talk) : []),
      { id: 'remind:leave', label: t('choice.cancel') },
    ],
  })
}

const confirm = (talk: Talk, expires: string, changes?: number): boolean => {
  if (openExpiry(talk)) closeEntry(talk)
  set(talk, expires, changes)
  return true
}

/** `remind:card`, `list`, `sure:<date>`, `set:<date>[:<id>]`, `other`, `leave`, `change:<id>`, `drop:<id>`. */
export const pressExpiry = async (talk: Talk, verb: string, [first = '', second]: string[]): Promise<boolean> => {
  const entry = openExpiry(talk)
  const named = current(talk).find(({ id }) => String(id) === first)
  switch (verb) {
    case 'card':
      if (start(talk)) sayExpiryPrompt(talk)
      else await listReminders(talk)
      return true
    case 'list':
      await listReminders(talk)
      return true
    case 'sure':
      if (!entry || !/^\d{4}-\d{2}-\d{2}$/.test(first)) return false
      propose(talk, entry, first)
      return true
    case 'set':
      return (
        /^\d{4}-\d{2}-\d{2}$/.test(first) && confirm(talk, first, second === undefined ? undefined : Number(second))
      )
    case 'other':
      return entry !== undefined && askAnew(talk, entry)
    case 'leave':
      if (!entry) return false
      closeEntry(talk)
      talk.say({ text: talk.t('remind.left'), choices: wayBack(talk) })
      return true
    case 'change':
      if (!named) return false
      start(talk, named.id)
      sayExpiryPrompt(talk)
      return true
    case 'drop':
      if (!named) return false
      drop(talk, named)
      return true
    default:
      return false
  }
}
