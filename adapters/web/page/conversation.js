// @ts-check
/**
 * The conversation on the page: lines of the history in order, and behind them the reader's messages on their way.
 * @import { Line } from '../lines.ts'
 * @import { Actions } from './bubble.js'
 * @import { Pending } from './outbox.js'
 * @import { Words } from './words.js'
 */
import { drawBot, drawMine, fold } from './bubble.js'
import { allow } from './choices.js'
import { make } from './text.js'

/** A choice that only a dialogue offers which is open: what is written next answers it. */
const ofDialogue = /^(menu:cancel$|desk:back$|file:(?!start:))/

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

  /** @param {Line | undefined} before @param {Line} line */
  const begins = (before, line) => !before || words.midnight(before.at) !== words.midnight(line.at)
  /** @param {Line | undefined} before @param {Line} line */
  const follows = (before, line) =>
    before !== undefined && !begins(before, line) && before.from === line.from && line.at - before.at < together

  /** Puts a line before `next`, with a divider where a day begins. @param {Line} line @param {Element | null} next */
  const insert = (line, next) => {
    const before = lines[lines.indexOf(line) - 1]
    if (begins(before, line)) list.insertBefore(make('li', 'day', words.day(line.at)), next)
    const element = line.from === 'bot' ? drawBot(line, words, actions) : drawMine(line, words, actions)
    element.classList.toggle('follows', follows(before, line))
    list.insertBefore(element, next)
    fold(element, words)
    drawn.set(line.id, element)
  }

  /** Behind the others, before what is on its way. @param {Line} line */
  const append = (line) =>
    insert(line, pendings.map((p) => drawn.get(p.id)).find((e) => e?.parentElement === list) ?? null)

  /** @param {Pending} pending */
  const appendPending = (pending) => {
    const element = drawMine(pending, words, actions)
    const old = drawn.get(pending.id)
    if (old) old.replaceWith(element)
    else list.append(element)
    fold(element, words)
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

  /** In another language, on another day, or with fewer lines. */
  const redraw = () => {
    list.replaceChildren()
    drawn.clear()
    for (const line of lines) append(line)
    for (const pending of pendings) appendPending(pending)
    refresh()
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
    /** Puts earlier lines before all others. @param {Line[]} earlier */
    prepend: (earlier) => {
      const [first] = lines
      const next = list.firstElementChild
      lines.unshift(...earlier.filter((line) => !drawn.has(line.id)))
      for (const line of lines.slice(0, first ? lines.indexOf(first) : lines.length)) insert(line, next)
      // What was the first line may now stand in the middle of a day.
      const before = first && lines[lines.indexOf(first) - 1]
      if (before && !begins(before, first)) {
        next?.remove()
        drawn.get(first.id)?.classList.toggle('follows', follows(before, first))
      }
      refresh()
    },
    /** Where the lines begin. */
    first: () => lines[0]?.seq,
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
    /** How much of it has been sent. @param {Pending} pending */
    progress: (pending) => {
      const bar = drawn.get(pending.id)?.querySelector('progress')
      if (bar) bar.value = pending.progress ?? 0
    },
    /**
     * Takes out lines that are not kept any more: of those from `kept` on, or of all when nothing came before it. What
     * stands before it then goes too, for nobody knows about it; it can be read again. Gives whether any was taken out.
     * @param {number[]} kept @param {boolean} earlier whether there are lines before them
     */
    keepOnly: (kept, earlier) => {
      const from = earlier ? (kept[0] ?? 0) : 0
      const there = new Set(kept)
      if (!lines.some((l) => l.seq >= from && !there.has(l.seq))) return false
      lines.splice(0, lines.length, ...lines.filter((l) => there.has(l.seq)))
      redraw()
      return true
    },
    redraw,
    /** Whether a dialogue is open and asks. */
    isAsking: () =>
      lines.findLast((l) => l.from === 'bot' && !l.notice)?.choices?.some((c) => ofDialogue.test(c.id)) ?? false,
    /** Whether nobody has said anything yet; a change of language says nothing. */
    isEmpty: () =>
      ![...lines, ...pendings].some((l) => ('from' in l ? l.from === 'me' : true) && !l.choice?.startsWith('lang:')) &&
      !lines.some((l) => l.about),
  }
}
