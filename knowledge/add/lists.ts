/** Lists that a colon introduces: how the whole and each item of one is told. */

import type { Open } from '../clauses.ts'
import { figures, missingFrom } from '../numbers.ts'
import type { NumberingStyle } from '../policy.ts'
import type { Language } from '../retrieval/text.ts'
import { headingOf, statementsOf, withHeading } from './sentences.ts'
import { parentOf, treeOf } from './tree.ts'

/** With a longer list a point for the whole says too much. */
const longestList = 400

/**
 * What a colon introduces: the clause above tells its items with it, and each item is told with what introduces it, so that
 * it can be understood alone; but for figures there, which the clause of the item does not have.
 */
export const withList = (
  clause: Open,
  clauses: readonly Open[],
  numbering: readonly NumberingStyle[],
  language: Language,
): string[] => {
  const sentences = statementsOf(clause, numbering, language)
  const [blank, end] = language === 'en' ? [' ', '.'] : ['', '。']
  const lead = sentences.at(-1) ?? ''
  const items = introduces.test(lead) ? itemsOf(clause, clauses) : []
  if (items.length > 0) {
    const told = items
      .flatMap((item) => statementsOf(item, numbering, language))
      .map((text) => text.replace(ending, ''))
    const between = (text: string) => (joins.test(text) ? blank : language === 'zh' ? '；' : '; ')
    const listed = told.map((text, at) => (at < told.length - 1 ? `${text}${between(text)}` : text)).join('')
    const whole = `${lead}${blank}${listed}${language === 'zh' ? '。' : '.'}`
    return whole.length <= longestList ? [...sentences.slice(0, -1), whole] : sentences
  }
  const holder = parentOf(clause.id)
  const list = holder !== undefined && isItem(clause.id) ? treeOf(clauses).byId.get(holder) : undefined
  const heading =
    list && list.lines.length === 1 ? headingOf(statementsOf(list, numbering, language), language) : undefined
  if (heading !== undefined && missingFrom(figures(sentences.join('\n')), figures(heading)).length === 0)
    return sentences.map((text) => withHeading(heading, text, language))
  const above = list ? (statementsOf(list, numbering, language).at(-1) ?? '') : ''
  const [first, ...others] = introduces.test(above) ? sentences.map((text) => text.replace(joins, end)) : sentences
  return first !== undefined &&
    introduces.test(above) &&
    above.length <= longestLead &&
    missingFrom(figures(first), figures(above)).length === 0
    ? [`${above}${blank}${first}`, ...others]
    : sentences
}

const ending = /[。.；;]$/
/** “…; and” before the last item. */
const joins = /[;；,，]?\s*(?:\b(?:and|or)|以及|或者?)[。.]?$/

/** The clauses that are its items, where these hold none themselves. */
export const itemsOf = ({ id }: Open, clauses: readonly Open[]): Open[] => {
  const itemsBelow = (above: string) => (treeOf(clauses).below.get(above) ?? []).filter((one) => isItem(one.id))
  const items = itemsBelow(id)
  return items.some((item) => itemsBelow(item.id).length > 0) ? [] : items
}

const introduces = /[:：]$/
const longestLead = 160

/** `8.closing` is a paragraph after the list. */
const isItem = (id: string) => /\.(?!closing$)\w+$/.test(id)
