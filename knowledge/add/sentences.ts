/** The sentences of a clause, each of which may become a point. */

import { type Open, styles } from '../clauses.ts'
import type { NumberingStyle } from '../policy.ts'
import type { Language } from '../retrieval/text.ts'

const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
}

/** Without the number. A heading in front and what a colon introduces stay with their sentence. */
export const statementsOf = ({ lines }: Open, numbering: readonly NumberingStyle[], language: Language): string[] => {
  const [first = '', ...others] = lines
  const style = numbering.find((style) => style !== 'heading' && styles[style].pattern.test(first))
  const bare =
    style && style !== 'heading' ? first.replace(styles[style].pattern, '').replace(/^[.:：、\s]+/, '') : first
  const sentences: string[] = []
  for (const line of withRows(bare, others, language))
    for (const part of sentencesIn(line, language)) {
      const sentence = part
        .replace(noteMark, '')
        .replace(/^注\d+：/, '')
        .trim()
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

/** Where a footnote is meant; what it says is a clause of its own. */
const noteMark = /（注\d+）/g

/** The segmenter leaves an opening bracket with the sentence before it. */
const sentencesIn = (line: string, language: Language): string[] => {
  const sentences = [...segmenters[language].segment(line)].map(({ segment }) => segment)
  return sentences.map((sentence, at) => {
    const opens = /[《（(“「『【]+\s*$/
    return `${opens.exec(sentences[at - 1] ?? '')?.[0] ?? ''}${at + 1 < sentences.length ? sentence.replace(opens, '') : sentence}`
  })
}

/** Rows of a table by the names of its columns, where its first row has them: 学位：博士，补贴：10万元。 */
const withColumns = (lines: readonly string[], language: Language): string[] => {
  const cells = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  const [colon, comma, end] = language === 'zh' ? ['：', '，', '。'] : [': ', ', ', '.']
  let names: string[] | undefined
  return lines.flatMap((line, at) => {
    const [row = [], before = [], next = []] = [cells[at], cells[at - 1], cells[at + 1]]
    if (row.length < 2) names = undefined
    else if (before.length !== row.length) {
      names = next.length === row.length && !/\d/.test(line) && row.every((name) => name !== '') ? row : undefined
      if (names) return []
    } else if (names && before === names && isSecondHead(names, row)) {
      names = cells[at] = names.map((name, column) =>
        name === row[column] || row[column] === '' ? name : `${name}（${row[column]}）`,
      )
      return []
    }
    // A form to fill in tells nothing.
    if (!names) return row.length > 1 && row.some(isToFillIn) ? [] : [line]
    const said = row.flatMap((cell, column) => (cell === '' ? [] : [`${names?.[column]}${colon}${cell}`]))
    return said.length > 0 ? [`${said.join(comma)}${end}`] : []
  })
}

const isToFillIn = (cell: string) => cell === '' || cell.startsWith('□')

/** What stands above a table is told with each of its rows: 奖励标准：类别：A，金额：100万元。 */
const withRows = (above: string, others: readonly string[], language: Language): string[] => {
  const lines = withColumns(others, language)
  const asWritten = new Set(others)
  const isRow = (line: string) => !asWritten.has(line)
  return (isShort(above, language) || /^[^。.]{1,80}[:：]$/.test(above)) && lines.some(isRow)
    ? lines.map((line) => (isRow(line) ? withHeading(above, line, language) : line))
    : [above, ...lines]
}

/** Below names that go over several columns stand those of each. */
const isSecondHead = (names: readonly string[], row: readonly string[]): boolean =>
  names.some((name, at) => name === names[at + 1]) && row.every((name) => !/\d/.test(name))

/** “3. 怎么申请” above the clauses that say it; each of them is told with it. */
export const headingOf = ([only, ...more]: readonly string[], language: Language): string | undefined =>
  only !== undefined && more.length === 0 && only.length <= (language === 'zh' ? 20 : 50) && !/[。.；;:：]$/.test(only)
    ? only
    : undefined

export const withHeading = (heading: string, sentence: string, language: Language) => {
  if (tellsNothing.test(heading)) return sentence
  const mark = /[\p{L}\p{N}]$/u.test(heading) ? (language === 'zh' ? '：' : ':') : ''
  return `${heading}${mark}${language === 'en' ? ' ' : ''}${sentence}`
}

/** Headings that say nothing of what stands below them. */
const tellsNothing =
  /^(?:总\s*则|附\s*则|其[他它](?:事项)?|有关(?:要求|事项)|(?:相关|工作)要求|General|Others?|Miscellaneous)[。.]?$/

/** A heading: “申请条件” */
const isShort = (text: string, language: Language) => text.length <= (language === 'zh' ? 8 : 20)
/** The segmenter parts after abbreviations: “No. 5”, “e.g. this”. */
const isSplit = (text: string) => /\b(No|Art|e\.g|i\.e|Co|Ltd|Dr|Mr|Ms)\.$/.test(text)
