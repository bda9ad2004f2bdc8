/** Choices as buttons below a message: short ones beside each other, long ones in a row of their own. */
import type { Choice, Outgoing } from '../../bot/channel.ts'
import { isWay } from '../../bot/ways.ts'
import type { Keyboard } from './decode.ts'
import { settled } from './decode-press.ts'

/** How much fits across a narrow phone, in Latin letters; a Chinese one takes two. */
const across = 34
/** What a button needs besides its label. */
const padding = 3
const mostInRow = 5
/** What a phone shows of a button as wide as the chat; the rest is cut off. */
const widest = 44

/** Rows of buttons, in the order of the choices. */
export const keyboardOf = (choices: readonly Choice[]): Keyboard => {
  const runs: Choice[][] = []
  for (const choice of choices) {
    const before = runs.at(-1)?.at(-1)
    if (before && inRow([before, choice]) > 1 && inRow([choice]) > 1) runs.at(-1)?.push(choice)
    else runs.push([choice])
  }
  return runs.flatMap(rowsOf).map((row) => row.map(({ id, label }) => ({ text: label, callback_data: id })))
}

/**
 * Choices whose labels no phone shows whole, with numbers, and the list that says them above. A choice that the text names
 * already needs neither. `figure`: numbers are awaited for something else.
 */
export const spelledOut = ({ text, choices = [], figure }: Pick<Outgoing, 'text' | 'choices' | 'figure'>) => {
  const isWide = ({ label }: Choice) => widthOf(label) > widest && !text.includes(label)
  const first = choices.findIndex(isWide)
  const last = choices.findLastIndex(isWide)
  if (first < 0) return { list: '', choices }
  const isListed = (at: number) => at >= first && at <= last
  const list = choices.flatMap(({ label }, at) => (isListed(at) ? `${figure ? '•' : `${at + 1}.`} ${label}` : []))
  const numbered = choices.map((choice, at) =>
    isListed(at) && !figure ? { ...choice, label: `${at + 1}. ${choice.label}` } : choice,
  )
  return { list: list.join('\n'), choices: numbered }
}

/** How many of these fit in a row: its buttons are equally wide, so the longest label decides. */
const inRow = (choices: readonly Choice[]): number =>
  Math.min(mostInRow, Math.floor(across / (Math.max(...choices.map(({ label }) => widthOf(label))) + padding)))

/** Rows of about the same length, the shorter ones first: what belongs together mostly stands at the end. */
const rowsOf = (run: Choice[]): Choice[][] => {
  const count = Math.ceil(run.length / Math.max(1, inRow(run)))
  const rows: Choice[][] = []
  for (let left = count, at = 0; left > 0; left--) {
    const size = Math.floor((run.length - at) / left)
    rows.push(run.slice(at, at + size))
    at += size
  }
  return rows
}

const widthOf = (label: string): number => {
  let width = 0
  for (const sign of label)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\p{Emoji_Presentation}]/u.test(
        sign,
      )
        ? 2
        : 1
  return width
}

const ticked = (label: string) => (label.startsWith('✓ ') ? label : `✓ ${label}`)

/** The keyboard after one of its buttons was pressed: what was chosen, not to be pressed again, and links. Of a list, all stay. */
export const settledKeyboard = (keyboard: Keyboard, choice: string): Keyboard => {
  if (isWay(choice))
    return keyboard.map((row) =>
      row.map((button) => (button.callback_data === choice ? { ...button, text: ticked(button.text) } : button)),
    )
  const pressed = keyboard.flat().find(({ callback_data }) => callback_data === choice)
  const links = keyboard.map((row) => row.filter(({ url }) => url !== undefined)).filter((row) => row.length > 0)
  return [...(pressed ? [[{ text: ticked(pressed.text), callback_data: settled }]] : []), ...links]
}
