/**
 * Signs of a Chinese keyboard where YAML needs those of an English one. Most of them are no fault to YAML: [甲，乙] is a list
 * of one, and “6.3” a text with two signs more. So they are looked for in the lines as they were written.
 */
import type { Said } from './said.ts'

export interface Slip {
  /** Counted from 1. */
  line: number
  problem: Said
}

export const slipsIn = (text: string): Slip[] => {
  const slips: Slip[] = []
  /** Of brackets that are still open: where they never close, that is the fault, and all below them would be named. */
  let pending: Slip[] = []
  let brackets = ''
  let block: number | undefined
  for (const [at, raw] of text.split('\n').entries()) {
    const indent = raw.search(/\S/)
    if (indent < 0) continue
    if (block !== undefined && indent > block) continue
    block = undefined
    const line = bare(raw)
    if (brackets === '' && blockOpens.test(line)) block = indent
    const found = new Set(slipsOfLine(line, brackets))
    brackets = openAfter(line, brackets)
    for (const say of found) (say === 'slip.comma' ? pending : slips).push({ line: at + 1, problem: { say } })
    if (brackets !== '') continue
    slips.push(...pending)
    pending = []
  }
  return slips.sort((one, other) => one.line - other.line)
}

/** Without what stands in quotes or after #, as many signs as before. */
const bare = (line: string): string =>
  line
    .replace(/(?<=[\s[{,:]|^)('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")/g, (quoted) => 'q'.repeat(quoted.length))
    .replace(/(?<=\s|^)#.*/, '')

const blockOpens = /(?:: |- )[|>][+-]?\s*$/

const starts: readonly (readonly [pattern: RegExp, say: string])[] = [
  [/^[ \u00a0]*[\u3000\u00a0]/, 'slip.blank'],
  [/^\s*[－—–‐]\s*[a-z{]/, 'slip.dash'],
  [/^\s*＃/, 'slip.hash'],
  [/^\s*(?:- +)*[a-z][a-z0-9-]{0,40}：/, 'slip.colon'],
  [/^\s*(?:- +)*[a-z][a-z0-9-]{0,40}: *[［｛]/, 'slip.bracket'],
  [/^\s*(?:- +)*(?:[a-z][a-z0-9-]{0,40}: +)?(?:“[^“”]*”|‘[^‘’]*’)\s*$/, 'slip.quote'],
]

const slipsOfLine = (line: string, brackets: string): string[] => {
  const found = brackets === '' ? starts.flatMap(([pattern, say]) => (pattern.test(line) ? [say] : [])) : []
  let open = brackets
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    open = nested(open, line, at)
    const inside = open.at(-1)
    if (inside === '[' && /[，、；]/.test(sign)) found.push('slip.comma')
    if (inside === '{' && sign === '，' && nextKey.test(line.slice(at + 1, at + 45))) found.push('slip.comma')
    if (inside === '{' && sign === '：' && keyBefore.test(line.slice(Math.max(0, at - 45), at)))
      found.push('slip.colon')
    if (inside && (sign === '“' || sign === '‘') && wholeQuote.test(line.slice(at))) {
      if (/[[{,:]\s*$/.test(line.slice(0, at))) found.push('slip.quote')
    }
    if (inside && /[］｝]/.test(sign)) found.push('slip.bracket')
  }
  return found
}
const nextKey = /^\s{0,9}[a-z][a-z0-9-]{0,30}\s?[:：]/
const keyBefore = /[{,，]\s{0,9}[a-z][a-z0-9-]{0,30}$/
const wholeQuote = /^(?:“[^“”]*”|‘[^‘’]*’)\s{0,9}[\]},，、]/

const openAfter = (line: string, brackets: string): string => {
  let open = brackets
  for (let at = 0; at < line.length; at++) open = nested(open, line, at)
  return open
}

/** Which brackets are open behind a sign; outside of any, one counts only where a value begins. */
const nested = (open: string, line: string, at: number): string => {
  const sign = line[at] as string
  if ((sign === '[' || sign === '{') && (open !== '' || /(?:^|: |- )\s*$/.test(line.slice(0, at)))) return open + sign
  return open !== '' && (sign === ']' || sign === '}') ? open.slice(0, -1) : open
}
