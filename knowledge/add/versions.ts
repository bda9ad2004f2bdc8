/** What goes along from a policy into its new version: sections, points by their ids, questions, translations. */

import { openClauses } from '../clauses.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Point, Policy } from '../policy.ts'
import type { Language } from '../retrieval/text.ts'
import type { Say } from '../said.ts'
import { type Change, likeness, within, withoutNumber } from './diff.ts'
import { exchanged, exchangesOf } from './exchange.ts'
import { unmarked } from './mark.ts'
import { type Found, findStructure } from './numbering.ts'
import type { DraftPoint } from './points.ts'

/** A new version is mostly numbered as the old one, whose sections an editor has named. */
export const structureOf = (source: string, old: Policy | undefined): Found => {
  const found = findStructure(source)
  if (!old) return found
  const starts = (part: { starts: string }) => source.split('\n').some((line) => line.trim().startsWith(part.starts))
  const { numbering, sections, skip } = old.structure
  const structure = { numbering, sections: sections.filter(starts), skip: skip.filter(starts) }
  const { opened } = openClauses(source, structure)
  const isTold = new Set(opened.map(({ id }) => id)).size === opened.length
  return isTold && 1.2 * opened.length >= found.clauses.length ? { ...found, structure, clauses: opened } : found
}

/** Points of clauses that have not changed go along as they are, by their new clause; what they tell of items that have is to be read again. */
export const keptPoints = (
  knowledge: Knowledge,
  id: string,
  changes: readonly Change[],
  language: Language,
  say: Say,
): Map<string, DraftPoint[]> => {
  const same = new Map(changes.flatMap((change) => (change.kind === 'same' ? [[change.old.id, change.now.id]] : [])))
  const own = pointsOf(knowledge, id)
  const kept = new Map<string, DraftPoint[]>()
  for (const point of own) {
    const clause = same.get(point.clause)
    if (clause === undefined) continue
    kept.set(clause, [
      ...(kept.get(clause) ?? []),
      withItems(carriedPoint(point, clause), point, changes, language, say),
    ])
  }
  return kept
}

/** A list told as a whole by the clause that introduces it, of which an item says something else now. */
const withItems = (
  carried: DraftPoint,
  { clause, ...point }: Point,
  changes: readonly Change[],
  language: Language,
  say: Say,
): DraftPoint => {
  const other = language === 'zh' ? 'en' : 'zh'
  const mark = (text: string) => `${say({ say: 'draft.to-do' })} ${text}`
  const told = changes.filter(
    (change) =>
      'old' in change && change.old.id.startsWith(`${clause}.`) && within(change.old.text, point[language]) >= known,
  )
  const touched = told.filter(
    (change) =>
      change.kind !== 'same' && !(change.kind === 'changed' && unended(change.old.text) === unended(change.now.text)),
  )
  const isAdded = (change: Change) => change.kind === 'new' && change.now.id.startsWith(`${carried.clause}.`)
  const isLonger = told.length > 0 && changes.some(isAdded)
  if (touched.length === 0 && !isLonger) return carried
  const exchanges = touched.flatMap((change) =>
    change.kind === 'changed' ? exchangesOf(unended(change.old.text), unended(change.now.text)) : [],
  )
  const left = touched.reduce(
    (text, change) => (change.kind === 'gone' ? withoutItem(text, change.old.text) : text),
    exchanged(point[language], exchanges),
  )
  return { ...carried, [language]: mark(left), [other]: mark(point[other]) }
}

/** The last item of a list ends otherwise than the others. */
const unended = (item: string) => item.replace(/[。.；;，,\s]+$/, '')

const withoutItem = (list: string, clause: string): string => {
  const item = unended(withoutNumber(clause))
  const at = list.indexOf(item)
  if (at < 0) return list
  const [before, after] = [list.slice(0, at), list.slice(at + item.length)]
  const parted = before.replace(/[；;，,]\s*$/, '')
  return parted !== before ? parted + after : before + after.replace(/^[；;，,]\s*/, '')
}

const carriedPoint = (point: Point, clause: string): DraftPoint => {
  const { policy, differs, unclear, scheme } = point
  const belongs = point.with.map((other) => other.slice(policy.length + 1))
  return {
    id: bareId(point),
    clause,
    zh: point.zh,
    en: point.en,
    asks: point.asks,
    ...(scheme ? { scheme } : {}),
    ...(belongs.length > 0 ? { with: belongs } : {}),
    ...(differs.length > 0 ? { differs } : {}),
    ...(unclear ? { unclear } : {}),
  }
}

/** Without the points that belong to an answer and are told no more. */
export const withoutGone = (points: readonly DraftPoint[]): DraftPoint[] => {
  const ids = new Set(points.map(({ id }) => id))
  return points.map(({ with: belongs, ...point }) => {
    const left = Array.isArray(belongs) ? belongs.filter((id) => ids.has(id)) : []
    return { ...point, ...(left.length > 0 ? { with: left } : {}) } as DraftPoint
  })
}

/** From this share of its pairs of letters on a sentence stood in the old clause already. */
const known = 0.7
/** From this share of pairs of letters on a statement is of a sentence that is gone. */
const alike = 0.5

/**
 * Points of a changed clause: the old ones by their ids, with their questions and with what was exchanged in the clause
 * exchanged in them, and a point for each sentence that is new. What does not stand in the clause word for word is marked, and so is
 * the translation of what has changed. `points`: the sentences of the clause.
 */
export const changedPoints = (
  points: readonly DraftPoint[],
  clause: string,
  changes: readonly Change[],
  old: readonly Point[],
  language: Language,
  say: Say,
): DraftPoint[] => {
  const mark = (text: string) => `${say({ say: 'draft.to-do' })} ${text}`
  const fresh = (point: DraftPoint) =>
    old.some((one) => bareId(one) === point.id) ? { ...point, id: `${point.id}-new` } : point
  const change = changes.find((one) => one.kind === 'changed' && one.now.id === clause)
  const told = change?.kind === 'changed' ? old.filter((one) => one.clause === change.old.id) : []
  if (change?.kind !== 'changed' || told.length === 0) return points.map(fresh)
  const other = language === 'zh' ? 'en' : 'zh'
  const exchanges = exchangesOf(change.old.text, change.now.text)
  const gone = exchanges.filter(({ from, to }) => from.length > 8 && to.length < 0.5 * from.length)
  const drafted = points.map((point) => unmarked(point[language]))
  const carried = told.map((one) => {
    const said = toldNow(
      exchanged(one[language], exchanges),
      drafted,
      told.map((other) => other[language]),
    )
    const isChanged = said !== one[language]
    const isGone = gone.some(({ from }) => likeness(from, one[language]) >= alike)
    const stands =
      !isGone &&
      (drafted.includes(said) || [said, withoutHeading(said)].some((words) => standsIn(change.now.text, words)))
    const point = carriedPoint(one, clause)
    const remarks = isGone ? [say({ say: 'draft.sentence-gone' })] : []
    return {
      ...point,
      [language]: stands ? said : mark(said),
      [other]: isChanged || !stands ? mark(point[other]) : point[other],
      ...(isChanged ? notesToRead(one, mark) : {}),
      ...(remarks.length > 0 ? { remarks } : {}),
    }
  })
  const isTold = (text: string) => carried.some((point) => unmarked(point[language]) === text)
  const added = points.filter((point) => {
    const text = unmarked(point[language])
    return !isTold(text) && within(text, change.old.text) < known
  })
  return [...carried, ...added.map(fresh)]
}

/** A row of a table stands in no clause word for word, so it is told as its draft of today is, which has all but one cell of it. */
const toldNow = (said: string, drafted: readonly string[], old: readonly string[]): string => {
  if (!isRow.test(said) || drafted.includes(said)) return said
  const fresh = drafted.filter((text) => !old.includes(text) && likeness(text, said) >= sameRow)
  return fresh.length === 1 ? (fresh[0] as string) : said
}
const isRow = /[：:].*[，,].*[：:]/
const sameRow = 0.8

/** What was said of the old words is to be read again with the new ones. */
const notesToRead = ({ differs, unclear }: Point, mark: (text: string) => string) => ({
  ...(differs.length > 0
    ? { differs: differs.map(({ point, zh, en }) => ({ point, zh: mark(zh), en: mark(en) })) }
    : {}),
  ...(unclear ? { unclear: { zh: mark(unclear.zh), en: mark(unclear.en) } } : {}),
})

/** A draft tells an item with the heading that stands above its clause. */
const withoutHeading = (said: string): string => said.replace(/^[^：:，。；]{1,50}[：:]\s*/, '')

/** Word for word, and not behind a negation. */
const standsIn = (clause: string, said: string): boolean => {
  const at = bare(clause).indexOf(bare(said))
  return at >= 0 && !/[不未无非]$|(?:not|no)$/i.test(bare(clause).slice(0, at))
}

const bare = (text: string) => text.replace(/[\p{P}\s]+/gu, '')

const bareId = ({ id, policy }: Point) => id.slice(policy.length + 1)

export const pointsOf = ({ points }: Pick<Knowledge, 'points'>, id: string): Point[] =>
  [...points.values()].filter(({ policy }) => policy === id)

/** The points of the old version that a change touches. */
export const touched = (knowledge: Pick<Knowledge, 'points'>, policy: string, change: Change): Point[] =>
  change.kind === 'new' || change.kind === 'same'
    ? []
    : pointsOf(knowledge, policy).filter(({ clause }) => clause === change.old.id)
