/** What stands below an answer: what the documents are worth, and the clauses it rests on. */

import { inDocument } from '../../bot/answers/sources.ts'
import type { Citation, Language, Outgoing } from '../../bot/channel.ts'
import { speak } from '../../bot/words.ts'
import { escaped } from './html.ts'

/** The same words with and without markup. */
export interface Piece {
  html: string
  plain: string
}

/** At most `limit` characters: the last clauses are left out, and counted, where there is no room for all. */
export const foot = ({ citations = [], standing, language }: Outgoing, limit: number): Piece | undefined => {
  const t = speak(language)
  const worth = standing ? t('answer.standing', { standing }) : ''
  const blocks: Piece[] = worth ? [{ html: `<i>${escaped(worth)}</i>`, plain: worth }] : []
  if (citations.length > 0) blocks.push(fitting(citations, language, limit - worth.length - 2))
  if (blocks.length === 0) return undefined
  return { html: blocks.map((b) => b.html).join('\n\n'), plain: blocks.map((b) => b.plain).join('\n\n') }
}

const fitting = (citations: Citation[], language: Language, limit: number): Piece => {
  let count = citations.length
  while (count > 1 && quoteOf(citations, count, language).plain.length > limit) count--
  return quoteOf(citations, count, language)
}

/** About three lines on a phone. */
const foldedFrom = 150

/** One document in a line of its own, to be unfolded when it is long; several as a list that can be unfolded. */
const quoteOf = (citations: Citation[], count: number, language: Language): Piece => {
  const t = speak(language)
  const lines = documents(citations.slice(0, count), language)
  const left = citations.length - count
  if (left > 0) lines.push(t('answer.more-clauses', { count: left }))
  if (lines.length === 1) {
    const plain = t('answer.source', { list: lines[0] ?? '' })
    const tag = plain.length > foldedFrom ? 'blockquote expandable' : 'blockquote'
    return { html: `<${tag}>${escaped(plain)}</blockquote>`, plain }
  }
  const heading = t('page.citations')
  const list = lines.join('\n')
  return {
    html: `<blockquote expandable><b>${escaped(heading)}</b>\n${escaped(list)}</blockquote>`,
    plain: `${heading}\n${list}`,
  }
}

/** Each title once, with its clauses. */
const documents = (citations: Citation[], language: Language): string[] => {
  const titles = new Map<string, string[]>()
  for (const { title, label } of citations) titles.set(title, [...(titles.get(title) ?? []), label])
  return [...titles].map(([title, labels]) => inDocument(title, labels, language))
}
