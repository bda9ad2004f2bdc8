/** Whether a statement that somebody watches still stands, and what stands in its place. Looks at documents only. */
import { diffClauses, likeness } from '../../knowledge/add/diff.ts'
import type { IsoDate } from '../../knowledge/dates.ts'
import { successorOf } from '../../knowledge/in-force.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { figures, missingFrom } from '../../knowledge/numbers.ts'
import type { Point } from '../../knowledge/policy.ts'
import type { Language } from '../channel.ts'
import { digestOf } from '../digest.ts'
import type { Watched } from './kept.ts'

export type Verdict =
  | { kind: 'same' }
  /** The same words at another place: nobody needs to be told. */
  | { kind: 'moved'; now: Point }
  /** `from`: the day from which the new words hold, where a new version says it. */
  | { kind: 'changed'; now: Point; from?: IsoDate }
  /** `policy`: the document that says it no longer; without it, that document is out of use. */
  | { kind: 'gone'; policy?: string; from?: IsoDate }

/** From this share of pairs of letters one statement is another one's new wording. */
const alike = 0.3

/** `language`: in which its reader was told. */
export const verdictOn = (knowledge: Knowledge, watched: Watched, language: Language): Verdict => {
  const { policy, clause, from } = latest(knowledge, watched)
  const document = knowledge.policies.get(policy)
  if (!document) return { kind: 'gone' }
  const since = from ? { from } : {}
  const all = [...knowledge.points.values()].filter((point) => point.policy === policy)
  const inClause = all.filter((point) => point.clause === clause)
  const says = (point: Point) => isSame(point, watched, document.language, language)
  const kept = inClause.find((point) => says(point) && nameOf(point.id) === nameOf(watched.point))
  const same = kept ?? inClause.find(says) ?? all.find(says)
  if (same)
    return same.id === watched.point && same.clause === watched.clause ? { kind: 'same' } : { kind: 'moved', now: same }
  const [nearest] = inClause
    .map((point) => ({
      point,
      score:
        likeness(point[document.language], watched[document.language]) +
        (nameOf(point.id) === nameOf(watched.point) ? 1 : 0),
    }))
    .sort((one, other) => other.score - one.score)
  return nearest && nearest.score >= alike
    ? { kind: 'changed', now: nearest.point, ...since }
    : { kind: 'gone', policy, ...since }
}

/** Where its clause stands in the newest version of its document, also one that is yet to take effect. */
const latest = (
  knowledge: Knowledge,
  watched: Watched,
): { policy: string; clause: string | undefined; from?: IsoDate } => {
  let { policy }: { policy: string } = watched
  let clause: string | undefined = watched.clause
  let from: IsoDate | undefined
  const seen = new Set([policy])
  for (
    let next = successorOf(knowledge, policy);
    next && !seen.has(next.policy.id);
    next = successorOf(knowledge, policy)
  ) {
    clause = clause === undefined ? undefined : clausesBetween(knowledge, policy, next.policy.id).get(clause)
    policy = next.policy.id
    from = next.from || undefined
    seen.add(policy)
  }
  return { policy, clause, ...(from ? { from } : {}) }
}

/** Clauses of the old version by those of the new one. */
const between = new WeakMap<Knowledge, Map<string, Map<string, string>>>()
const clausesBetween = (knowledge: Knowledge, old: string, now: string): Map<string, string> => {
  const known = between.get(knowledge) ?? new Map<string, Map<string, string>>()
  between.set(knowledge, known)
  const made = known.get(`${old} ${now}`)
  if (made) return made
  const partsOf = (id: string) =>
    [...knowledge.clauses.values()]
      .filter(({ policy }) => policy === id)
      .map(({ id: clause, text }) => ({ id: clause, text }))
  const found = new Map(
    diffClauses(partsOf(old), partsOf(now)).flatMap((change) =>
      change.kind === 'same' || change.kind === 'changed' ? [[change.old.id, change.now.id] as const] : [],
    ),
  )
  known.set(`${old} ${now}`, found)
  return found
}

/** A better translation is no change, unless a figure of it was wrong. */
const isSame = (point: Point, watched: Watched, source: Language, language: Language): boolean => {
  if (bare(point[source]) !== bare(watched[source])) return false
  const [one, other] = [figures(point[language]), figures(watched[language])]
  return missingFrom(one, other).length + missingFrom(other, one).length === 0
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\p{P}\s]+/gu, '')
    .toLowerCase()
const nameOf = (point: string) => point.slice(point.indexOf('/') + 1)

/** Tells one state of the documents from another, in whatever process they were read. */
const prints = new WeakMap<Knowledge, string>()
export const printOf = (knowledge: Knowledge): string => {
  const known = prints.get(knowledge)
  if (known) return known
  const points = [...knowledge.points.values()].map(({ id, clause, zh, en }) => [id, clause, zh, en])
  const policies = [...knowledge.policies.values()].map(({ id, replaces, effective, issued }) => [
    id,
    replaces,
    effective,
    issued,
  ])
  const print = digestOf(JSON.stringify([points, policies]))
  prints.set(knowledge, print)
  return print
}
