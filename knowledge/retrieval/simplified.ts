/**
 * Traditional characters to simplified ones, with the tables of OpenCC. Its own converter builds a tree that costs 18 MB and
 * a tenth of a second at every start; two small maps do the same.
 */
import { to } from 'opencc-js/preset/t2cn'

const pairs = (table: unknown) => (table as string).split('|').map((pair) => pair.split(' ') as [string, string])
const [phraseTable, characterTable] = (to.cn as unknown[][])[0] as [unknown, unknown]

const characters = new Map<number, string>()
for (const [from, into] of pairs(characterTable)) characters.set(from.codePointAt(0) as number, into)
/** By their first character, the longest first. */
const phrases = new Map<number, [string, string][]>()
for (const pair of pairs(phraseTable)) {
  const first = pair[0].codePointAt(0) as number
  const known = phrases.get(first)
  if (known) known.push(pair)
  else phrases.set(first, [pair])
}
for (const list of phrases.values()) list.sort(([one], [other]) => other.length - one.length)

/** By code unit: 1 where a character would be changed, 2 where a phrase may begin; surrogates are looked up. */
const kinds = new Uint8Array(0x10000)
for (const [code, into] of characters) if (code <= 0xffff && into !== String.fromCodePoint(code)) kinds[code] = 1
for (const code of phrases.keys()) if (code <= 0xffff) kinds[code] = (kinds[code] as number) | 2
kinds.fill(3, 0xd800, 0xdc00)

/** Whether a character of the text would be changed; nearly none is in a simplified text, which then needs no converting. */
export const hasTraditional = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    if (((kinds[text.charCodeAt(at)] as number) & 1) === 0) continue
    const code = text.codePointAt(at) as number
    if (code <= 0xffff) return true
    const into = characters.get(code)
    if (into !== undefined && into !== String.fromCodePoint(code)) return true
  }
  return false
}

export const toSimplified = (text: string): string => {
  let converted = ''
  let kept = 0 // what stands before is in `converted`
  for (let at = 0; at < text.length; ) {
    if (kinds[text.charCodeAt(at)] === 0) {
      at++
      continue
    }
    const code = text.codePointAt(at) as number
    const phrase = phrases.get(code)?.find(([from]) => text.startsWith(from, at))
    const into = phrase?.[1] ?? characters.get(code)
    const end = at + (phrase?.[0].length ?? (code > 0xffff ? 2 : 1))
    if (into !== undefined) {
      converted += text.slice(kept, at) + into
      kept = end
    }
    at = end
  }
  return converted + text.slice(kept)
}
