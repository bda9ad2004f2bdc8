/** Draft points: one for each sentence of a clause, in its own words. What only a person can write is marked. */
import { type Open, styles } from '../clauses.ts'
import type { NumberingStyle } from '../policy.ts'

/** What the editor still has to write; nothing that holds it is ever taken into use. */
export const toDo = 'TODO'

export interface DraftPoint {
  id: string
  clause: string
  zh: string
  en: string
  asks: { zh: string[]; en: string[] }
  [other: string]: unknown
}

/** What a language model may draft besides. Its words stay marked until the editor has read them. */
export interface Assistant {
  /** The statement in the other language, and questions people would ask. Undefined where it has nothing to offer. */
  point(
    statement: string,
    language: 'zh' | 'en',
  ): Promise<{ translation?: string; asks?: { zh: string[]; en: string[] } } | undefined>
}

export const draftPoints = async (
  clauses: readonly Open[],
  numbering: readonly NumberingStyle[],
  language: 'zh' | 'en',
  { assistant, progress = () => {} }: { assistant?: Assistant; progress?: (done: number, total: number) => void } = {},
): Promise<{ points: DraftPoint[]; silent: { clause: string; why: string }[] }> => {
  const points: DraftPoint[] = []
  const silent: { clause: string; why: string }[] = []
  for (const [at, clause] of clauses.entries()) {
    const statements = statementsOf(clause, numbering, language)
    const why = whySilent(clause, clauses, statements)
    if (why) silent.push({ clause: clause.id, why })
    else
      for (const [n, statement] of statements.entries()) {
        const help = await assistant?.point(statement, language)
        const marked = (words: string[] | undefined) => words?.map((ask) => `${toDo} ${ask}`) ?? [toDo]
        const translation = help?.translation ? `${toDo} ${help.translation}` : toDo
        points.push({
          id: `c${clause.id.replace(/[^a-z0-9]+/g, '-')}${statements.length > 1 ? `-${n + 1}` : ''}`,
          clause: clause.id,
          zh: language === 'zh' ? statement : translation,
          en: language === 'en' ? statement : translation,
          asks: { zh: marked(help?.asks?.zh), en: marked(help?.asks?.en) },
        })
      }
    progress(at + 1, clauses.length)
  }
  return { points, silent }
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
  for (const line of [bare, ...others])
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
  return sentences
}

const withHeading = (heading: string, sentence: string, language: 'zh' | 'en') => {
  const mark = /[\p{L}\p{N}]$/u.test(heading) ? (language === 'zh' ? '：' : ':') : ''
  return `${heading}${mark}${language === 'en' ? ' ' : ''}${sentence}`
}

/** A heading: “申请条件” */
const isShort = (text: string, language: 'zh' | 'en') => text.length <= (language === 'zh' ? 8 : 20)
/** The segmenter parts after abbreviations: “No. 5”, “e.g. this”. */
const isSplit = (text: string) => /\b(No|Art|e\.g|i\.e|Co|Ltd|Dr|Mr|Ms)\.$/.test(text)
