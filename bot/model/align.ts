/** Whether a row of words is a shortened form of another: the same words in the same order, some left out. */
import type { Language } from '../ports.ts'
import { partsOf, type Token } from './tokens.ts'

/** The places in `source` of the words that were taken from it. */
export interface Taken {
  used: ReadonlySet<number>
  /** The parts between commas that were used. */
  parts: ReadonlySet<number>
}

/** Least share of a part between commas that must be taken when anything of it is: otherwise two statements could be made one. */
const leastShare = 0.5

/** Words that only join, and those whose meaning is compared as marks: they need no counterpart. */
const free: Record<Language, ReadonlySet<string>> = {
  en: new Set('also addit furthermor moreov namely shall must ought'.split(' ')),
  zh: new Set([...'的了在为是有并且和与及以等该其此即则就也还将请应当须需要可得必']),
}

/** What may be moved to the front of a sentence: “For a new card, …”, “Within 15 working days, …”. */
const fronted: Record<Language, RegExp> = {
  en: /^(?:for|in|within|by|after|before|if|when|where|from|under|during|until|on|at|with)\b[^,]*,/,
  zh: /^(?:对于?|在|自|如|若|凡|办理|申请|新办|按照?|根据|自)[^，,]*[，,]/,
}

/** How `said` is a shortened form of one sentence, if it is. */
export const align = (
  said: { text: string; tokens: readonly Token[] },
  source: { text: string; tokens: readonly Token[] },
  language: Language,
): Taken | undefined => {
  const count = partsOf(source.text).length
  const front = fronted[language].test(said.text)
  // The fewest parts first: “the card” at the beginning may well be the one further on.
  for (let width = 1; width <= count; width++)
    for (let from = 0; from + width <= count; from++) {
      const places = [...source.tokens.keys()].filter((at) => {
        const part = source.tokens[at]?.part ?? -1
        return part >= from && part < from + width
      })
      const used =
        follow(said.tokens, places, source.tokens, language) ??
        (front ? followMoved(said.tokens, places, source.tokens, language) : undefined)
      if (!used || used.length === 0) continue
      const taken = new Set(used)
      const parts = new Set(
        places.map((at) => partAt(source.tokens, at)).filter((part) => isUsed(source.tokens, part, taken, language)),
      )
      if (![...parts].every((part) => isMostlyTaken(source.tokens, part, taken, language))) continue
      // “they may” between two commas has no word of its own, and goes with what is around it.
      for (let part = from; part < from + width; part++)
        if (!source.tokens.some((token) => token.part === part)) parts.add(part)
      if (keepsLists(said.text, source.text, parts)) return { used: taken, parts }
    }
  return undefined
}

/** A list that is told in part reads like the whole: 护照、照片 where a form is asked for too. */
const keepsLists = (said: string, source: string, used: ReadonlySet<number>): boolean => {
  const parts = partsOf(source)
  const items = (text: string) => text.match(/、/g)?.length ?? 0
  if (items(said) !== items(parts.filter((_part, at) => used.has(at)).join(','))) return false
  const last = parts.findLastIndex((part, at) => at > 0 && /^\s*(?:and|or)\b|\s(?:and|or)\s/.test(part))
  if (last < 0) return true
  let first = last
  while (first > 0 && wordCount(parts[first - 1] ?? '') <= longestItem) first--
  const list = [...parts.keys()].slice(Math.max(first, 1), last + 1)
  return list.length < 2 || list.every((at) => used.has(at)) || list.every((at) => !used.has(at))
}
/** Words of an item of a list, at most; what is longer is a clause. */
const longestItem = 7
const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

const wordAt = (tokens: readonly Token[], at: number) => tokens[at]?.word ?? ''
const partAt = (tokens: readonly Token[], at: number) => tokens[at]?.part ?? 0

const isUsed = (tokens: readonly Token[], part: number, taken: ReadonlySet<number>, language: Language) =>
  [...taken].some((at) => partAt(tokens, at) === part && !free[language].has(wordAt(tokens, at)))

const isMostlyTaken = (tokens: readonly Token[], part: number, taken: ReadonlySet<number>, language: Language) => {
  const own = [...tokens.keys()].filter((at) => partAt(tokens, at) === part && !free[language].has(wordAt(tokens, at)))
  return own.filter((at) => taken.has(at)).length >= leastShare * own.length
}

const followMoved = (
  said: readonly Token[],
  places: readonly number[],
  source: readonly Token[],
  language: Language,
): number[] | undefined => {
  const front = said.filter(({ part }) => part === 0)
  const moved = follow(front, places, source, language)
  if (!moved) return undefined
  const left = places.filter((at) => !moved.includes(at))
  const rest = follow(said.slice(front.length), left, source, language)
  return rest && [...moved, ...rest]
}

/**
 * The places of `said` in the source, in order. A Han character counts only beside another one, or where the last one
 * ended: alone it means nothing.
 */
const follow = (
  said: readonly Token[],
  places: readonly number[],
  source: readonly Token[],
  language: Language,
): number[] | undefined => {
  // By how many words of `said` are done: the earliest end in the source, and how it was reached.
  const reached: ({ end: number; used: number[] } | undefined)[] = [{ end: 0, used: [] }]
  const offer = (done: number, end: number, used: number[]) => {
    const known = reached[done]
    if (!known || end < known.end || (end === known.end && used.length > known.used.length))
      reached[done] = { end, used }
  }
  for (let at = 0; at < said.length; at++) {
    const here = reached[at]
    const token = said[at] as Token
    if (!here) continue
    if (token.kind === 'word' && free[language].has(token.word)) offer(at + 1, here.end, here.used)
    for (let from = here.end; from < places.length; from++) {
      let length = 0
      while (isSame(said[at + length], source[places[from + length] ?? -1])) length++
      const alone = isHanToken(token) && from !== here.end ? 2 : 1
      for (let taken = alone; taken <= length; taken++)
        offer(at + taken, from + taken, [...here.used, ...places.slice(from, from + taken)])
    }
  }
  return reached[said.length]?.used
}

const isSame = (said: Token | undefined, source: Token | undefined) =>
  said !== undefined && said.word === source?.word && (said.role === undefined || said.role === source.role)

const isHanToken = ({ kind, word }: Token) => kind === 'word' && /^\p{Script=Han}$/u.test(word)
