/**
 * Whether the documents of a programme speak of what a question names: things of the glossary (losing, extending, schools), and
 * words in either language. A programme none of whose statements does tells nothing of them: a lost letter, where only cards
 * are replaced.
 */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point, Policy } from '../../knowledge/policy.ts'
import { lastClause } from '../../knowledge/question/act.ts'
import type { Phrases } from '../../knowledge/question/phrases.ts'
import { isHan, normalise, stem, termsOf } from '../../knowledge/retrieval/text.ts'
import { isOfProgramme } from './corpus.ts'
import type { Grounds } from './grounds.ts'

export const speaksOf = (grounds: Grounds, point: Point): boolean => {
  const { knowledge, finder, things, said, question } = grounds
  const { focus, asking, words } = question
  const clause = lastClause(asking ? focus.replace(asking, ' ') : focus).replace(/^.*(?:想问|请问)/, '')
  const asked = withoutLight(knowledge, clause)
  const { text, stems, found } = said(point.policy)
  // A longer word may hold it (社会保障 in 社会保障卡号), and a word of one language may mean more than its group (“list”).
  const stands = (thing: number) => {
    const { zh, en } = knowledge.glossary[thing] ?? none
    const isSaid = ([term = '', ...more]: string[]) => more.length === 0 && stems.has(term)
    return zh.some((word) => text.includes(normalise(word))) || en.some((word) => isSaid(termsOf(word)))
  }
  const { found: named, rest } = things.find(asked)
  if (!named.every((thing) => found.has(thing) || stands(thing))) return false
  // 周末, 倒闭: nor does it use the word, or one of the other language for it.
  return words.subject.every((word) => {
    const meant = isHan(word) && rest.includes(word) && !text.includes(word) ? finder.english(word) : undefined
    return !meant || meant.some((one) => stems.has(one)) || finder.share(word, point) >= half
  })
}
/** Share of a word's terms from which a statement has the word. */
const half = 0.5

const none = { zh: [], en: [] }

export interface Spoken {
  text: string
  stems: ReadonlySet<string>
  found: ReadonlySet<number>
}

/** All that the documents of a programme say, and what their editors expect to be asked: read when it is first asked after. */
export const buildSaid = (knowledge: Knowledge, things: Phrases<number>): ((policy: string) => Spoken) => {
  const known = new Map<string, Spoken>()
  return (policy) => {
    const own = knowledge.policies.get(policy)
    const documents = [...knowledge.policies.values()].filter((other) => own && isOfProgramme(own, other))
    const of = documents[0]?.id ?? policy
    const said = known.get(of) ?? saidIn(knowledge, documents, things)
    known.set(of, said)
    return said
  }
}

const saidIn = (knowledge: Knowledge, documents: readonly Policy[], things: Phrases<number>): Spoken => {
  const ids = new Set(documents.map(({ id }) => id))
  const told = [...knowledge.points.values()].filter((point) => ids.has(point.policy))
  const texts = [
    ...documents.flatMap(({ names, spoken: called, short }) =>
      [names, called].flatMap(both).concat(short.zh, short.en),
    ),
    ...told.flatMap(({ zh, en, asks }) => [zh, en, ...both(asks)]),
  ].map(normalise)
  const text = texts.join('\n')
  // Each by itself: in one long text every phrase would be looked for all through it.
  return { text, stems: new Set(termsOf(text)), found: new Set(texts.flatMap((one) => things.find(one).found)) }
}

const both = ({ zh, en }: { zh: readonly string[]; en: readonly string[] }): string[] => [...zh, ...en]

/** “Is my age a problem?” names no problem, and 每月 is a figure and no thing. */
const withoutLight = ({ common }: Knowledge, text: string): string => {
  const light = new Set(common.light.map((word) => stem(word) || word))
  return text.replace(/每个?[年月周天]/g, ' ').replace(/[a-z]+/g, (word) => (light.has(stem(word)) ? ' ' : word))
}
