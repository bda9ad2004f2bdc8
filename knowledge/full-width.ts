/**
 * Signs of a Chinese keyboard where YAML needs those of an English one. Most of them are no fault to YAML: [甲，乙] is a list
 * of one, and “6.3” a text with two signs more. So they are looked for in the lines as they were written.
 */
import type { Said } from './said.ts'

interface Slip {
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
    const line = /['"#]/.test(raw) ? bare(raw) : raw
    if (brackets === '' && blockOpens.test(line)) block = indent
    const found = new Set(brackets === '' ? starts.flatMap(([pattern, say]) => (pattern.test(line) ? [say] : [])) : [])
    if (brackets !== '' || /[[{]/.test(line)) {
      const within = inBrackets(line, brackets)
      for (const say of within.found) found.add(say)
      brackets = within.open
    }
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

/** What is wrong inside brackets, and which of them are open at the end of the line. */
const inBrackets = (line: string, brackets: string): { found: string[]; open: string } => {
  const found: string[] = []
  let open = brackets
  for (const { 0: sign, index: at } of line.matchAll(signs)) {
    const inside = open.at(-1)
    if (sign === '[' || sign === '{') {
      // Outside of any, one counts only where a value begins.
      if (inside || valueBegins.test(line.slice(0, at))) open += sign
    } else if (!inside) continue
    else if (sign === ']' || sign === '}') open = open.slice(0, -1)
    else if (sign === '］' || sign === '｝') found.push('slip.bracket')
    else if (sign === '“' || sign === '‘') {
      if (wholeQuote.test(line.slice(at)) && textBegins.test(line.slice(0, at))) found.push('slip.quote')
    } else if (inside === '[') {
      if (sign !== '：') found.push('slip.comma')
    } else if (sign === '，' && nextKey.test(line.slice(at + 1, at + 45))) found.push('slip.comma')
    else if (sign === '：' && keyBefore.test(line.slice(Math.max(0, at - 45), at))) found.push('slip.colon')
  }
  return { found, open }
}
const signs = /[[\]{}，、；：“‘］｝]/g
const valueBegins = /(?:^|: |- )\s*$/
const textBegins = /[[{,:]\s*$/
const nextKey = /^\s{0,9}[a-z][a-z0-9-]{0,30}\s?[:：]/
const keyBefore = /[{,，]\s{0,9}[a-z][a-z0-9-]{0,30}$/
const wholeQuote = /^(?:“[^“”]*”|‘[^‘’]*’)\s{0,9}[\]},，、]/
