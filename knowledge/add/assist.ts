/**
 * Points that a language model drafts of the sentences of a clause. It is believed nothing: what does not hold against the
 * clause is left out, and the clause's own sentence stands in its place.
 */
import { figures, missingFrom } from '../numbers.ts'
import { type Language, languageOf, normalise } from '../retrieval/text.ts'
import type { Said } from '../said.ts'
import type { Aid } from './points.ts'

export interface Assistant {
  /** Names the model and where it is, for the editor to know where the document goes. */
  name: string
  /** Points of some sentences of one clause, or why there are none. Never rejects. */
  draft(sentences: readonly string[], language: Language): Promise<{ points: Drafted[] } | { trouble: Said }>
}

/** `from`: which of the sentences it tells, counted from 0. */
export interface Drafted {
  from: number[]
  text: string
  translation: string
  asks: { zh: string[]; en: string[] }
}

/** A statement of the draft. `instead`: how the model would say it in the document's own language. */
export interface Told {
  text: string
  instead?: string
  translation?: string
  asks?: { zh: string[]; en: string[] }
  remarks?: Said[]
}

/** What is asked about at once. */
const portion = { sentences: 6, characters: 1800 }
const mostAsks = 8

/** `progress`: is told how many more sentences are done, after each call. */
export const assisted = async (
  clause: string,
  sentences: readonly string[],
  language: Language,
  assistant: Assistant,
  progress: (sentences: number) => void,
): Promise<{ statements: Told[]; aid: Aid }> => {
  const statements: Told[] = []
  const aid: Aid = { taken: 0, dropped: [] }
  for (const part of portions(sentences)) {
    const answer = await assistant.draft(part, language)
    if ('trouble' in answer) aid.trouble = answer.trouble
    const drafted = 'points' in answer ? answer.points : []
    statements.push(...told(drafted, part, clause, language, aid))
    progress(part.length)
  }
  return { statements, aid }
}

const portions = (sentences: readonly string[]): string[][] => {
  const parts: string[][] = []
  let length = 0
  for (const sentence of sentences) {
    const last = parts.at(-1)
    if (!last || last.length >= portion.sentences || length + sentence.length > portion.characters) {
      parts.push([sentence])
      length = sentence.length
    } else {
      last.push(sentence)
      length += sentence.length
    }
  }
  return parts
}

/** Each sentence is told once: by a point that holds, else by itself. */
const told = (
  drafted: readonly Drafted[],
  sentences: readonly string[],
  clause: string,
  language: Language,
  aid: Aid,
): Told[] => {
  const at = new Map<number, Told>()
  const covered = new Set<number>()
  const remarks = new Map<number, Said[]>()
  for (const point of drafted) {
    const [first] = point.from
    const within = point.from.every((n) => n in sentences)
    if (first === undefined || !within) {
      aid.dropped.push({ say: 'draft.dropped', text: shortened(point.text), why: { say: 'draft.no-sentence' } })
      continue
    }
    const from = [...new Set(point.from)].sort((one, other) => one - other)
    const own = from.map((n) => sentences[n]).join(language === 'en' ? ' ' : '')
    const why: Said | undefined = from.some((n) => covered.has(n))
      ? { say: 'draft.second-time' }
      : faultIn(point, own, clause, language)
    if (why) {
      aid.dropped.push({ say: 'draft.dropped', text: shortened(point.text), why })
      remarks.set(first, [{ say: 'draft.left-out', why, text: oneLine(point.text) }])
      continue
    }
    for (const n of from) covered.add(n)
    const text = oneLine(point.text)
    const isOwn = bare(text) === bare(own)
    const told: Told = {
      text: own,
      translation: oneLine(point.translation),
      asks: { zh: asksOf(point.asks.zh, clause, 'zh'), en: asksOf(point.asks.en, clause, 'en') },
      ...(isOwn ? {} : { instead: text }),
      remarks: isOwn
        ? [{ say: 'draft.own-words' }]
        : [{ say: 'draft.other-words' }, { say: 'draft.clause-says', text: oneLine(own) }],
    }
    at.set(from[0] as number, told)
    aid.taken++
  }
  return sentences.flatMap((text, n) => {
    const point = at.get(n)
    if (point) return [point]
    return covered.has(n) ? [] : [{ text, ...(remarks.has(n) ? { remarks: remarks.get(n) as Said[] } : {}) }]
  })
}

/** What does not hold of a drafted point; undefined when nothing was found. `own`: the sentences that it tells. */
const faultIn = ({ text, translation }: Drafted, own: string, clause: string, language: Language): Said | undefined => {
  const other = language === 'zh' ? 'en' : 'zh'
  if (oneLine(text) === '' || oneLine(translation) === '') return { say: 'draft.empty' }
  if (text.length > 1.5 * own.length + 60 || translation.length > 6 * own.length + 200) return { say: 'draft.too-long' }
  if (languageOf(text) !== language || languageOf(translation) !== other) return { say: 'draft.wrong-language' }
  const [given, source] = [figures(own), figures(clause)]
  const [said, meant] = [figures(text), figures(translation)]
  const quote = (found: readonly string[]) => [...new Set(found)].map((one) => `“${one}”`)
  const foreign = [
    ...missingFrom(source, said),
    ...missingFrom(source, meant),
    ...[...plainNumbers(text, language)].filter((word) => !source.digits.has(word) && !source.words.has(word)),
    ...[...plainNumbers(translation, other)].filter((word) => !source.digits.has(word) && !source.words.has(word)),
    ...[text, translation].flatMap((words) => unknownParts(words, clause)),
  ]
  if (foreign.length > 0) return { say: 'draft.foreign', found: quote(foreign) }
  const lost = [...missingFrom(said, given), ...missingFrom(meant, said), ...missingFrom(meant, given)]
  if (lost.length > 0) return { say: 'draft.lost', found: quote(lost) }
  const added = missingFrom(said, meant)
  return added.length > 0 ? { say: 'draft.one-language', found: quote(added) } : undefined
}

/** Numbers in words that can't mean anything else. */
const plainNumbers = (text: string, language: Language): Set<string> =>
  figures(
    language === 'en'
      ? text.replace(/\b(?:may|one|once|first|second|single|both|half|duplicate|monthly|hundred)\b/gi, ' ')
      : text.replace(/十分|第一|[一二三]者|(?<![二三四五六七八九十百千万])一(?![二三四五六七八九十百千万亿])/g, ' '),
  ).words

/** Links and telephone numbers, and Chinese numerals of several characters, as they are written. */
const unknownParts = (text: string, clause: string): string[] => {
  const known = normalise(clause).replace(/[\s-]/g, '')
  const found =
    text.match(/(?:https?:\/\/|www\.)[^\s，。；）]+|\+?\d(?:[\s-]?\d){6,}|[零〇一二两三四五六七八九十百千万亿]{2,}/g) ??
    []
  return found.filter((part) => !known.includes(normalise(part).replace(/[\s-]/g, '')))
}

const asksOf = (asks: readonly string[], clause: string, language: Language): string[] =>
  [...new Set(asks.map(oneLine))]
    .filter(
      (ask) =>
        ask !== '' &&
        ask.length <= 100 &&
        languageOf(ask) === language &&
        missingFrom(figures(clause), figures(ask)).length + unknownParts(ask, clause).length === 0,
    )
    .slice(0, mostAsks)

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
const bare = (text: string) => text.replace(/\s+/g, '')
const shortened = (text: string) => {
  const line = oneLine(text)
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
