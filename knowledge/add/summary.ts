/** What `add` tells: what it found in a document, and what a new version changes. */
import { styles } from '../clauses.ts'
import type { Knowledge } from '../knowledge.ts'
import type { NumberingStyle } from '../policy.ts'
import type { Said } from '../said.ts'
import type { Change } from './diff.ts'
import type { Draft } from './draft.ts'
import { exchangesOf } from './exchange.ts'
import { isMarked } from './mark.ts'
import type { Aid } from './points.ts'
import { touched } from './versions.ts'

/** A line each. */
export const saidOfDraft = (
  { metadata, found, points, files, aids }: Draft,
  notes: readonly Said[],
  place: string,
): Said[] => {
  const { title, number, issuers, place: where, issued, effective, expires, language } = metadata
  const { structure, clauses, unused } = found
  const inSections = structure.sections.map(({ id, starts }): Said => ({ say: 'add.section', id, starts }))
  const todo = Object.values(files).join('\n').split('\n').filter(isMarked).length
  const none: Said = { say: 'add.none-found' }
  return [
    { say: 'add.draft', place },
    { say: 'add.title', title: title || none },
    { say: 'add.number', number: number ?? none },
    { say: 'add.issuers', issuers: issuers.length > 0 ? issuers : none },
    { say: 'add.place', place: where?.id ?? none },
    { say: 'add.dates', issued: issued ?? '?', effective: effective ?? '?', expires: expires ?? '?' },
    { say: 'add.language', language: { say: language === 'zh' ? 'add.chinese' : 'add.english' } },
    { say: 'add.numbering', numbering: numberingOf(structure.numbering) ?? { say: 'add.unnumbered' } },
    ...(inSections.length > 0 ? [{ say: 'add.sections', sections: inSections }] : []),
    {
      say: 'add.found',
      clauses: { say: 'knowledge.clauses', count: clauses.length },
      points: { say: 'knowledge.points', count: points.length },
    },
    ...(unused.length > 0
      ? [{ say: 'add.not-apart', count: unused.length }, ...unused.slice(0, 5).map((line) => detail(line.slice(0, 60)))]
      : []),
    ...saidOfModel(aids),
    ...notes.map((note) => ({ say: 'add.note', note })),
    { say: 'add.to-do', count: todo },
  ]
}

/** The styles; in Chinese with how a number of each looks, as their names are English. */
const numberingOf = (numbering: readonly NumberingStyle[]) =>
  numbering.length === 0
    ? undefined
    : {
        en: numbering.join(' > '),
        zh: numbering
          .map(
            (style) => `${style} ${style === 'heading' ? '第一章' : style === 'decimal' ? '1.1' : styles[style].zh(1)}`,
          )
          .join(' > '),
      }

const detail = (text: Said | string): Said => ({ say: 'add.detail', text })

/** How much of the points is the model's, and what of it was not taken. */
const saidOfModel = (aids: readonly Aid[]): Said[] => {
  if (aids.length === 0) return []
  const taken = aids.reduce((sum, aid) => sum + aid.taken, 0)
  const dropped = aids.flatMap((aid) => aid.dropped)
  const troubles = new Map<string, { why: Said; count: number }>()
  for (const { trouble: why } of aids)
    if (why) troubles.set(why.say, { why, count: (troubles.get(why.say)?.count ?? 0) + 1 })
  return [
    { say: 'add.model', count: taken },
    ...[...troubles.values()].map(({ why, count }) => detail({ say: 'add.without-model', why, count })),
    ...(dropped.length > 0 ? [detail({ say: 'add.left-out', count: dropped.length })] : []),
    ...dropped.slice(0, 10).map((what) => detail({ say: 'add.left-out-one', what })),
    ...(dropped.length > 10 ? [detail({ say: 'add.left-out-more', count: dropped.length - 10 })] : []),
  ]
}

/** Against the policy `old`: how much is the same, then each clause that is not. */
export const saidOfChanges = (changes: readonly Change[], knowledge: Knowledge, old: string): Said[] => {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  return [
    {
      ...{ say: 'diff.against', old, same: count('same'), changed: count('changed') },
      ...{ fresh: count('new'), gone: count('gone') },
    },
    ...changes.flatMap((change): Said[] => {
      if (change.kind === 'same')
        return change.old.id === change.now.id ? [] : [{ say: 'diff.same', old: change.old.id, now: change.now.id }]
      if (change.kind === 'new') return [{ say: 'diff.new', clause: change.now.id, text: start(change.now.text) }]
      const rests = restsOn(change, knowledge, old)
      if (change.kind === 'gone')
        return [{ say: 'diff.gone', clause: change.old.id, text: start(change.old.text), rests }]
      const clause = change.old.id === change.now.id ? change.now.id : `${change.old.id} → ${change.now.id}`
      return [{ say: 'diff.changed', clause, rests }, ...exchangesSaid(change.old.text, change.now.text)]
    }),
  ]
}

/** What rests on an old clause: its points, points of other policies that are compared with these, services and checks. */
const restsOn = (change: Change & { old: { id: string } }, knowledge: Knowledge, old: string): Said | string => {
  const clause = `${old}/${change.old.id}`
  const points = touched(knowledge, old, change).map(({ id }) => id)
  const compared = [...knowledge.points.values()]
    .filter(({ policy, differs }) => policy !== old && differs.some(({ point }) => points.includes(point)))
    .map(({ id }) => id)
  const services = [...knowledge.services.values()].filter(({ clauses }) => clauses.includes(clause))
  const checks = [...knowledge.schemes.values()].filter((scheme) => JSON.stringify(scheme).includes(`"${clause}"`))
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)
  const all: Said[] = [
    ...(points.length > 0 ? [{ say: 'diff.points', points }] : []),
    ...(compared.length > 0 ? [{ say: 'diff.compared', points: compared }] : []),
    ...(services.length > 0 ? [{ say: 'diff.services', services: ids(services) }] : []),
    ...(checks.length > 0 ? [{ say: 'diff.checks', checks: ids(checks) }] : []),
  ]
  return all.length > 0 ? { say: 'diff.rests', all } : ''
}

/** Short clauses as they are, of longer ones what is exchanged and a little around it. */
const exchangesSaid = (old: string, now: string): Said[] => {
  const found = exchangesOf(old, now)
  const pair = (before: string, after: string) => [detail(`- ${start(before)}`), detail(`+ ${start(after)}`)]
  if (Math.max(old.length, now.length) <= longestShown || found.length === 0) return pair(old, now)
  const excerpt = (before: string, said: string, after: string) => `…${before.slice(-15)}${said}${after.slice(0, 15)}…`
  return [
    ...found
      .slice(0, mostShown)
      .flatMap(({ from, to, before, after }) => pair(excerpt(before, from, after), excerpt(before, to, after))),
    ...(found.length > mostShown ? [detail({ say: 'diff.more', count: found.length - mostShown })] : []),
  ]
}
const longestShown = 100
const mostShown = 5

const start = (text: string) => {
  const line = text.replaceAll('\n', ' ')
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line
}
