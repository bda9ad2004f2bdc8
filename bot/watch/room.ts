/** “Tell me if this changes”, under an answer and in words; what somebody watches, and the end of it. */

import type { Choice } from '../channel.ts'
import { isChoiceId } from '../choices.ts'
import { digestOf } from '../digest.ts'
import { shorten } from '../readable.ts'
import { current, listReminders } from '../reminders/kept.ts'
import { wayBack } from '../requests/entry.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { stillOffered } from '../ways.ts'
import { verdictOn } from './changes.ts'
import { forgetWatch, mostWatched, type Watched, watchChange, watchedOf, watchesOf } from './kept.ts'
import { sayChange } from './ring.ts'

/** Statements of one answer, and those that a list has a button for. */
const most = { ofAnswer: 5, buttons: 6 }
const shortest = 60

/** The button under an answer whose first statement this is. */
export const watchButton = (talk: Talk, point: string): Choice[] => {
  const id = `watch:on:${point}`
  return talk.incoming.group || !isChoiceId(id) ? [] : [{ id, label: talk.t('watch.offer') }]
}

const listPattern =
  /^\/?(?:我的关注|关注列表|查看关注|我(?:都)?关注了(?:什么|哪些|啥)|(?:show |list )?(?:my )?watch(?:es|ed|ing)?|what am i watching)[?？。.!！]?$/i
/** In whatever words a notice is declined: whoever gets one unasked would otherwise be answered about 通知 and 反馈, and told again. */
const stopPattern = new RegExp(
  `^\\/?(?:${[
    '请?(?:取消|停止|结束|不再|不)(?:全部|所有|我的)?关注(?:全部|所有|这个|这条|这些)?了?',
    '(?:以后|今后)?(?:请|麻烦您?)?(?:不用|不必|不要|不需要|无需|别)再?(?:告诉|通知)我(?:变化|更新|变动)?了?',
    '(?:以后|今后)?(?:请|麻烦您?)?(?:不用|不必|不要|不需要|无需|别|我?不想)再?(?:给我)?(?:推送|发送|发|收到?|接收)(?:给我)?(?:这些|这类|这种)?(?:政策|文件)?的?(?:变化|更新|变动)?的?(?:通知|提醒|消息|变化|更新)了?',
    '(?:我要|请)?(?:退订|取消订阅|(?:取消|停止|关闭)(?:变化|更新)?(?:推送|通知))|td',
    'unwatch(?: all)?|unsubscribe(?: me)?',
    `(?:please )?(?:${[
      'stop (?:watching|notifying me|informing me|updating me|(?:telling|sending) me(?: about| of)?(?: these| the| any)? (?:changes|updates|notices|notifications)|(?:these |the |all )?(?:notices|notifications|updates))',
      'no longer watch',
      'no (?:more|further) (?:notices|notifications|updates)',
      "(?:do not|don[’']t) (?:notify|inform|update) me",
      "(?:do not|don[’']t) (?:tell|send) me(?: about| of)?(?: these| the| any)? (?:changes|updates|notices|notifications)",
      "i (?:do not|don[’']t) want (?:to get )?(?:any |these |the |more )*(?:notices|notifications|updates)",
    ].join(
      '|',
    )})(?: (?:of|about) (?:this|it|changes))?(?: (?:this|it|all|everything))?(?: any ?more| any longer| again| please)*`,
  ].join('|')})[。.!！]?$`,
  'i',
)
const startPattern = new RegExp(
  `^\\/?(?:${[
    '(?:以后)?请?(?:这个|这条|这项|以上|政策|规定|内容)?(?:如果|若|要是|以后)?(?:有|发生)?了?(?:变化|变动|更新|调整|改动|变|改)(?:了|时|的话|，|,)*(?:能不能|能|可以|麻烦您?|请)?再?(?:(?:告诉|通知|提醒)我|[跟和]我(?:说|讲))(?:一声|一下)?(?:吗|吧|好吗)?',
    '(?:请|帮我|请帮我)?关注(?:一下)?(?:这个|这条|一下)?',
    '(?:(?:can|could|would|will) you )?(?:please )?(?:tell me|let me know|notify me) (?:if|when) (?:this|it|that|anything|(?:this|the) (?:rule|policy|limit|answer)) (?:ever )?changes?',
    '(?:please )?keep me (?:posted|updated|informed) (?:on|about) (?:this|the) (?:rule|policy|changes)',
    'watch this',
  ].join('|')})[。.!！?？]?$`,
  'i',
)
export const watchPattern = new RegExp(
  [listPattern, stopPattern, startPattern].map(({ source }) => source).join('|'),
  'i',
)

export const watchCommand = async (talk: Talk, text: string): Promise<void> => {
  if (listPattern.test(text)) return list(talk)
  if (stopPattern.test(text))
    return (await isWatchingAny(talk)) || current(talk).length === 0 ? endAll(talk) : listReminders(talk)
  const { topic } = talk.conversation
  if (!topic || topic.points.length === 0) talk.say({ text: talk.t('watch.no-answer'), choices: wayBack(talk) })
  else await begin(talk, topic.points)
}

export const watchRoom: Room = {
  press: async (talk, verb, args) => {
    const id = args.join(':')
    const { points = [] } = talk.conversation.topic ?? {}
    // The rest of that answer too, while it is still the last one.
    if (verb === 'on') await begin(talk, points[0] === id ? points : [id])
    else if (verb === 'off') await endOne(talk, id)
    else if (verb === 'end') await endAll(talk)
    else if (verb === 'list') await list(talk)
    else return false
    return true
  },
}

const begin = async (talk: Talk, ids: readonly string[]) => {
  const { world, t, language, from } = talk
  const { knowledge, now } = world
  const all = await watchesOf(talk)
  const elsewhere = all.slice(1).flatMap(({ statements }) => statements.map(({ point }) => point))
  const own = all[0]?.statements ?? []
  const known = new Set(own.map(({ point }) => point))
  const paragraphs: string[] = []
  const added: Watched[] = []
  let gone = 0
  for (const id of ids.slice(0, most.ofAnswer)) {
    const point = knowledge.points.get(id)
    const told = point && watchedOf(knowledge, point, now)
    const verdict = told && verdictOn(knowledge, told, language)
    if (!told || !verdict) continue
    if (verdict.kind === 'gone') gone++
    // A new version is known already, for later or for now: its words are what to watch.
    if (verdict.kind === 'changed') paragraphs.push(...sayChange(knowledge, told, verdict, language, t))
    if (verdict.kind !== 'gone') added.push('now' in verdict ? watchedOf(knowledge, verdict.now, now) : told)
  }
  const fresh = added.filter(({ point }) => !elsewhere.includes(point))
  const statements = [...own.filter(({ point }) => !fresh.some((one) => one.point === point)), ...fresh]
  if (added.length === 0)
    return talk.say({ text: t(gone > 0 ? 'watch.replaced' : 'watch.no-answer'), choices: wayBack(talk) })
  if (statements.length > mostWatched)
    return talk.say({ text: t('watch.full', { most: mostWatched }), choices: [listButton(talk), ...wayBack(talk)] })
  if (fresh.length > 0) talk.change(watchChange(from, statements))
  const isNew = fresh.some(({ point }) => !known.has(point))
  if (paragraphs.length > 0) paragraphs.unshift(t('watch.changed'))
  paragraphs.push(isNew ? t('watch.on', { list: lines(talk, fresh) }) : t('watch.already'))
  const beside = talk.conversation.dialogue ? wayBack(talk) : stillOffered(talk, 'watch:')
  talk.say({ text: paragraphs.join('\n\n'), choices: [listButton(talk), ...beside] })
}

const list = async (talk: Talk) => {
  const { t } = talk
  const all = (await watchesOf(talk)).flatMap(({ statements }) => statements)
  if (all.length === 0) return talk.say({ text: t('watch.none'), choices: wayBack(talk) })
  talk.say({
    text: t('watch.list', { list: lines(talk, all, true) }),
    choices: [
      ...(all.length > most.buttons ? [] : all).map((watched, at) => ({
        id: `watch:off:${shortOf(watched)}`,
        label: t('watch.off', { place: at + 1 }),
      })),
      { id: 'watch:end', label: t('watch.end') },
      ...wayBack(talk),
    ],
  })
}

/** Numbered where each can be chosen by its number. */
const lines = ({ t, language }: Talk, all: readonly Watched[], numbered = false): string =>
  all
    .map((watched, at) => {
      const where = watched.where[language]
      const text = shorten(watched[language], language === 'zh' ? shortest : 2 * shortest)
      return `${numbered ? `${at + 1}.` : '•'} ${t('watch.line', { where, text })}`
    })
    .join('\n')

const shortOf = ({ point }: Watched) => digestOf(point, 12)

const listButton = ({ t }: Talk): Choice => ({ id: 'watch:list', label: t('watch.data') })

const endOne = async (talk: Talk, short: string) => {
  for (const { address, statements } of await watchesOf(talk)) {
    const left = statements.filter((watched) => shortOf(watched) !== short)
    if (left.length === statements.length) continue
    if (left.length === 0) await forgetWatch(talk, address)
    else talk.change(watchChange(address, left))
  }
  talk.say({ text: talk.t('watch.ended'), choices: wayBack(talk) })
}

export const isWatchingAny = async (talk: Talk): Promise<boolean> =>
  (await watchesOf(talk)).some(({ statements }) => statements.length > 0)

export const endAll = async (talk: Talk): Promise<void> => {
  const all = (await watchesOf(talk)).filter(({ statements }) => statements.length > 0)
  for (const { address } of all) await forgetWatch(talk, address)
  talk.say({ text: talk.t(all.length > 0 ? 'watch.ended' : 'watch.none'), choices: wayBack(talk) })
}
