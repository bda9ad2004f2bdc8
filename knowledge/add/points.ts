/** Draft points: one for each sentence of a clause, in its own words. What only a person can write is marked. */
import { type Open, styles } from '../clauses.ts'
import type { NumberingStyle } from '../policy.ts'
import { type Assistant, assisted, type Told } from './assist.ts'

/** What the editor still has to write; nothing that holds it is ever taken into use. */
export const toDo = 'TODO'

export interface DraftPoint {
  id: string
  clause: string
  zh: string
  en: string
  asks: { zh: string[]; en: string[] }
  /** For the editor, written above it. */
  remarks?: string[]
  [other: string]: unknown
}

/** What became of a clause whose points a language model was to draft. */
export interface Aid {
  /** Points of its draft that were taken. */
  taken: number
  /** What was not taken of it, and why. */
  dropped: string[]
  /** Why it drafted nothing. */
  trouble?: string
}

export interface Drafts {
  points: DraftPoint[]
  silent: { clause: string; why: string }[]
  aids: Aid[]
}

/** So many clauses are with the model at once. */
const atOnce = 3

export const draftPoints = async (
  clauses: readonly Open[],
  numbering: readonly NumberingStyle[],
  language: 'zh' | 'en',
  { assistant, progress = () => {} }: { assistant?: Assistant; progress?: (done: number, total: number) => void } = {},
): Promise<Drafts> => {
  const drafted: Drafts[] = []
  let [next, done] = [0, 0]
  const work = async () => {
    while (next < clauses.length) {
      const at = next++
      drafted[at] = await draftClause(clauses[at] as Open, clauses, numbering, language, assistant)
      progress(++done, clauses.length)
    }
  }
  await Promise.all(Array.from({ length: assistant ? atOnce : 1 }, work))
  return {
    points: drafted.flatMap(({ points }) => points),
    silent: drafted.flatMap(({ silent }) => silent),
    aids: drafted.flatMap(({ aids }) => aids),
  }
}

const draftClause = async (
  clause: Open,
  clauses: readonly Open[],
  numbering: readonly NumberingStyle[],
  language: 'zh' | 'en',
  assistant: Assistant | undefined,
): Promise<Drafts> => {
  const sentences = statementsOf(clause, numbering, language)
  const why = whySilent(clause, clauses, sentences)
  if (why) return { points: [], silent: [{ clause: clause.id, why }], aids: [] }
  const { statements, aid } = assistant
    ? await assisted(clause.lines.join('\n'), sentences, language, assistant)
    : { statements: sentences.map((text): Told => ({ text })), aid: undefined }
  const marked = (words: string[] | undefined) =>
    words !== undefined && words.length > 0 ? words.map((ask) => `${toDo} ${ask}`) : [toDo]
  const points = statements.map(({ text, instead, translation, asks, remarks = [] }, n): DraftPoint => {
    const own = instead === undefined ? text : `${toDo} ${instead}`
    const other = translation === undefined ? toDo : `${toDo} ${translation}`
    return {
      id: `c${clause.id.replace(/[^a-z0-9]+/g, '-')}${statements.length > 1 ? `-${n + 1}` : ''}`,
      clause: clause.id,
      zh: language === 'zh' ? own : other,
      en: language === 'en' ? own : other,
      asks: { zh: marked(asks?.zh), en: marked(asks?.en) },
      ...(remarks.length > 0 ? { remarks } : {}),
    }
  })
  const { id } = clause
  return { points, silent: [], aids: aid ? [{ ...aid, dropped: aid.dropped.map((line) => `${id}: ${line}`) }] : [] }
}

const whySilent = (
  { id, lines }: Open,
  clauses: readonly Open[],
  statements: readonly string[],
): string | undefined => {
  if (id === 'header') return 'Title, addressees and introduction'
  if (id === 'signature') return 'Signature and date'
  if (statements.length === 0) return 'No words of its own'
  const holds = clauses.some((other) => other.id.startsWith(`${id}.`))
  return holds && lines.every((line) => line.length <= 60 && !/[。.；;:：]$/.test(line))
    ? 'Heading of the clauses below it'
    : undefined
}

const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
}

/** Its sentences without the number. A heading in front and what a colon introduces stay with their sentence. */
const statementsOf = ({ lines }: Open, numbering: readonly NumberingStyle[], language: 'zh' | 'en'): string[] => {
  const [first = '', ...others] = lines
  const style = numbering.find((style) => style !== 'heading' && styles[style].pattern.test(first))
  const bare =
    style && style !== 'heading' ? first.replace(styles[style].pattern, '').replace(/^[.:：、\s]+/, '') : first
  const sentences: string[] = []
  for (const line of [bare, ...withColumns(others, language)])
    for (const { segment } of segmenters[language].segment(line)) {
      const sentence = segment.trim()
      if (!/[\p{L}\p{N}]/u.test(sentence)) continue
      const last = sentences.at(-1)
      if (last !== undefined && isShort(last, language))
        sentences[sentences.length - 1] = withHeading(last, sentence, language)
      else if (last !== undefined && (/[:：]$/.test(last) || isSplit(last) || /^[①-⑳•]/.test(sentence)))
        sentences[sentences.length - 1] = `${last}${language === 'en' ? ' ' : ''}${sentence}`
      else sentences.push(sentence)
    }
  // An item of a list stands alone as a point.
  return sentences.map((sentence) => sentence.replace(/；$/, '。').replace(/;$/, '.'))
}

/** Rows of a table by the names of its columns, where its first row has them: 学位：博士，补贴：10万元。 */
const withColumns = (lines: readonly string[], language: 'zh' | 'en'): string[] => {
  const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  const [colon, comma, end] = language === 'zh' ? ['：', '，', '。'] : [': ', ', ', '.']
  let names: string[] | undefined
  return lines.flatMap((line, at) => {
    const [row = [], before = [], next = []] = [cells[at], cells[at - 1], cells[at + 1]]
    if (row.length < 2) names = undefined
    else if (before.length !== row.length) {
      names = next.length === row.length && !/\d/.test(line) && row.every((name) => name !== '') ? row : undefined
      if (names) return []
    }
    if (!names) return [line]
    const said = row.flatMap((cell, column) => (cell === '' ? [] : [`${names?.[column]}${colon}${cell}`]))
    return said.length > 0 ? [`${said.join(comma)}${end}`] : []
  })
}

const withHeading = (heading: string, sentence: string, language: 'zh' | 'en') => {
  const mark = /[\p{L}\p{N}]$/u.test(heading) ? (language === 'zh' ? '：' : ':') : ''
  return `${heading}${mark}${language === 'en' ? ' ' : ''}${sentence}`
}

/** A heading: “申请条件” */
const isShort = (text: string, language: 'zh' | 'en') => text.length <= (language === 'zh' ? 8 : 20)
/** The segmenter parts after abbreviations: “No. 5”, “e.g. this”. */
const isSplit = (text: string) => /\b(No|Art|e\.g|i\.e|Co|Ltd|Dr|Mr|Ms)\.$/.test(text)
