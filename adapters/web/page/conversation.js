// @ts-check
/**
 * The conversation on the page: lines of the history in order, and behind them the reader's messages on their way.
 * @import { Line } from '../lines.ts'
 * @import { Actions } from './bubble.js'
 * @import { Pending } from './outbox.js'
 * @import { Words } from './words.js'
 */
import { allow, drawBot, drawMine } from './bubble.js'
import { make } from './text.js'

/** Messages of one side within this time stand together. */
const together = 5 * 60_000

/** @param {HTMLElement} list @param {Words} words @param {Omit<Actions, 'find'>} given */
export const createConversation = (list, words, given) => {
  /** @type {Line[]} */
  const lines = []
  /** @type {Pending[]} */
  let pendings = []
  /** @type {Map<string, HTMLElement>} */
  const drawn = new Map()
  /** @type {Actions} */
  const actions = { ...given, find: (id) => lines.find((l) => l.id === id) }

  /** Puts a line behind the others, before what is on its way, with a divider where a day begins. @param {Line} line */
  const append = (line) => {
    const before = lines[lines.indexOf(line) - 1]
    const first = pendings.map((p) => drawn.get(p.id)).find((e) => e?.parentElement === list) ?? null
    const newDay = !before || words.midnight(before.at) !== words.midnight(line.at)
    if (newDay) list.insertBefore(make('li', 'day', words.day(line.at)), first)
    const element = line.from === 'bot' ? drawBot(line, words, actions) : drawMine(line, words, actions)
    if (!newDay && before.from === line.from && line.at - before.at < together) element.classList.add('follows')
    list.insertBefore(element, first)
    drawn.set(line.id, element)
  }

  /** @param {Pending} pending */
  const appendPending = (pending) => {
    const element = drawMine(pending, words, actions)
    const old = drawn.get(pending.id)
    if (old) old.replaceWith(element)
    else list.append(element)
    drawn.set(pending.id, element)
  }

  /**
   * Which message's choices may still be pressed: the newest one's, and of each service request the newest message's,
   * for a liaison has several requests open at once. A picked one closes its message.
   */
  const refresh = () => {
    /** @type {Map<Line, string>} */
    const picked = new Map()
    const offering = lines.filter((l) => l.choices)
    for (const mine of [...lines, ...pendings]) {
      const { choice } = mine
      if (!choice) continue
      const asked = offering.findLast(
        (l) => !picked.has(l) && (!('seq' in mine) || l.seq < mine.seq) && l.choices?.some((c) => c.id === choice),
      )
      if (asked) picked.set(asked, choice)
    }
    for (const line of offering) {
      const newest = line === offering.at(-1)
      const newestAbout = line.about !== undefined && line === offering.findLast((l) => l.about === line.about)
      const group = drawn.get(line.id)?.querySelector('.choices')
      if (group instanceof HTMLElement)
        allow(group, (newest || newestAbout) && !picked.has(line), picked.get(line), words)
    }
  }

  return {
    /** Gives what was drawn for it. @param {Line} line */
    add: (line) => {
      const mine = pendings.find((p) => p.id === line.id)
      if (mine) {
        pendings = pendings.filter((p) => p !== mine)
        drawn.get(mine.id)?.remove()
      }
      lines.push(line)
      append(line)
      refresh()
      return drawn.get(line.id)
    },
    /** @param {Pending} pending new, or in a new state */
    show: (pending) => {
      if (lines.some((l) => l.id === pending.id)) return
      if (!pendings.includes(pending)) pendings.push(pending)
      appendPending(pending)
      refresh()
    },
    /** @param {Pending} pending */
    remove: (pending) => {
      pendings = pendings.filter((p) => p !== pending)
      drawn.get(pending.id)?.remove()
      drawn.delete(pending.id)
      refresh()
    },
    /** In another language, or on another day. */
    redraw: () => {
      list.replaceChildren()
      drawn.clear()
      for (const line of lines) append(line)
      for (const pending of pendings) appendPending(pending)
      refresh()
    },
    /** Whether nobody has said anything yet; a change of language says nothing. */
    isEmpty: () =>
      ![...lines, ...pendings].some((l) => ('from' in l ? l.from === 'me' : true) && !l.choice?.startsWith('lang:')) &&
      !lines.some((l) => l.about),
  }
}
