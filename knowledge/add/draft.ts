/** Makes a draft policy of a document: source.txt, policy.yaml and points.yaml, with what the editor still has to write marked. */
import { dump } from 'js-yaml'
import type { IsoDate } from '../dates.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Point, Policy } from '../policy.ts'
import type { Assistant } from './assist.ts'
import { type Change, diffClauses, likeness } from './diff.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { type Found, findStructure } from './numbering.ts'
import { type Aid, type DraftPoint, draftPoints, toDo } from './points.ts'

export interface DraftOptions {
  knowledge: Knowledge
  /** The policy it is a new version of. */
  replaces?: Policy | undefined
  assistant?: Assistant
  progress?: (done: number, total: number) => void
}

export interface Draft {
  metadata: Metadata
  found: Found
  points: DraftPoint[]
  /** Against the policy it replaces. */
  changes: Change[]
  /** What a language model had a part in. */
  aids: Aid[]
  files: { 'source.txt': string; 'policy.yaml': string; 'points.yaml': string }
}

export const makeDraft = async (source: string, { knowledge, replaces, ...options }: DraftOptions): Promise<Draft> => {
  const found = findStructure(source)
  const { clauses, structure } = found
  const header = clauses.find(({ id }) => id === 'header')
  const metadata = readMetadata(source, header?.lines ?? source.split('\n').slice(0, 12), knowledge.places)
  const old = replaces ? [...knowledge.clauses.values()].filter(({ policy }) => policy === replaces.id) : []
  const parts = clauses.map(({ id, lines }) => ({ id, text: lines.join('\n') }))
  const changes = replaces ? diffClauses(old, parts) : []
  const kept = replaces ? keptPoints(knowledge, replaces.id, changes) : new Map<string, DraftPoint[]>()
  const stillSilent = changes.flatMap((change) => {
    const was = change.kind === 'same' ? replaces?.silent.find(({ clause }) => clause === change.old.id) : undefined
    return was && change.kind === 'same' ? [{ clause: change.now.id, why: was.why }] : []
  })
  const settled = new Set([...kept.keys(), ...stillSilent.map(({ clause }) => clause)])
  const fresh = clauses.filter(({ id }) => !settled.has(id))
  const drafted = await draftPoints(fresh, structure.numbering, metadata.language, options)
  const silent = [...stillSilent, ...drafted.silent]
  const oldPoints = replaces ? pointsOf(knowledge, replaces.id) : []
  const ids = new Set([...kept.values()].flat().map(({ id }) => id))
  const points = clauses.flatMap(({ id }) => {
    const settled = kept.get(id)
    if (settled) return settled
    const own = drafted.points.filter(({ clause }) => clause === id)
    return knownBy(own, id, changes, oldPoints, metadata.language, ids)
  })
  return {
    metadata,
    found,
    points,
    changes,
    aids: drafted.aids,
    files: {
      'source.txt': `${source}\n`,
      'policy.yaml': policyYaml(metadata, found, silent, replaces),
      'points.yaml': pointsYaml(points, changes, oldPoints),
    },
  }
}

/** Points of clauses that have not changed go along as they are, by their new clause. */
const keptPoints = (knowledge: Knowledge, id: string, changes: readonly Change[]): Map<string, DraftPoint[]> => {
  const same = new Map(changes.flatMap((change) => (change.kind === 'same' ? [[change.old.id, change.now.id]] : [])))
  const own = pointsOf(knowledge, id)
  const stays = new Set(own.filter(({ clause }) => same.has(clause)).map((point) => point.id))
  const kept = new Map<string, DraftPoint[]>()
  for (const point of own) {
    const clause = same.get(point.clause)
    if (clause === undefined) continue
    const { policy, differs, unclear, scheme, ...rest } = point
    const belongs = point.with.filter((other) => stays.has(other)).map((other) => other.slice(policy.length + 1))
    const carried: DraftPoint = {
      id: point.id.slice(policy.length + 1),
      clause,
      zh: rest.zh,
      en: rest.en,
      asks: rest.asks,
      ...(scheme ? { scheme } : {}),
      ...(belongs.length > 0 ? { with: belongs } : {}),
      ...(differs.length > 0 ? { differs } : {}),
      ...(unclear ? { unclear } : {}),
    }
    kept.set(clause, [...(kept.get(clause) ?? []), carried])
  }
  return kept
}

/** From this share of pairs of letters a sentence is what an old point told. */
const alike = 0.5

/**
 * Points of a changed clause with what the old ones had: the same id, the questions, and the translation to be mended. No
 * other point has the id of an old one. `taken`: ids that have gone to a point.
 */
const knownBy = (
  points: readonly DraftPoint[],
  clause: string,
  changes: readonly Change[],
  old: readonly Point[],
  language: 'zh' | 'en',
  taken: Set<string>,
): DraftPoint[] => {
  const change = changes.find((one) => one.kind === 'changed' && one.now.id === clause)
  const fresh = (point: DraftPoint) =>
    old.some((one) => bareId(one) === point.id) ? { ...point, id: `${point.id}-new` } : point
  if (change?.kind !== 'changed') return points.map(fresh)
  const other = language === 'zh' ? 'en' : 'zh'
  return points.map((point) => {
    const [nearest] = old
      .filter((one) => one.clause === change.old.id && !taken.has(bareId(one)))
      .map((one) => ({ one, score: likeness(one[language], point[language]) }))
      .sort((a, b) => b.score - a.score)
    if (!nearest || nearest.score < alike) return fresh(point)
    const { one } = nearest
    taken.add(bareId(one))
    const asks = (of: 'zh' | 'en') => [...new Set([...one.asks[of], ...point.asks[of].filter((ask) => ask !== toDo)])]
    return {
      ...point,
      id: bareId(one),
      [other]: point[other] === toDo ? `${toDo} ${one[other]}` : point[other],
      asks: { zh: asks('zh'), en: asks('en') },
    }
  })
}

const bareId = ({ id, policy }: Point) => id.slice(policy.length + 1)

const pointsOf = ({ points }: Pick<Knowledge, 'points'>, id: string): Point[] =>
  [...points.values()].filter(({ policy }) => policy === id)

/** The points of the old version that a change touches. */
export const touched = (knowledge: Pick<Knowledge, 'points'>, policy: string, change: Change): Point[] =>
  change.kind === 'new' || change.kind === 'same'
    ? []
    : pointsOf(knowledge, policy).filter(({ clause }) => clause === change.old.id)

const policyYaml = (
  metadata: Metadata,
  { structure }: Found,
  silent: { clause: string; why: string }[],
  old: Policy | undefined,
): string => {
  const { language, title, number, issuers, place, issued, effective, expires, kind } = metadata
  const other = language === 'zh' ? 'en' : 'zh'
  const both = (own: string, theirs: string | undefined) =>
    language === 'zh' ? { zh: own || toDo, en: theirs ?? toDo } : { zh: theirs ?? toDo, en: own || toDo }
  const all = (own: string[], theirs: string[] | undefined) =>
    language === 'zh' ? { zh: own, en: theirs ?? own.map(() => toDo) } : { zh: theirs ?? own.map(() => toDo), en: own }
  const again = old?.language === language ? old : undefined
  const short = shortOf(title)
  const body = {
    title: both(title, again?.title[language] === title ? again.title[other] : undefined),
    short: again && again.title[language] === title ? again.short : both(short, undefined),
    number,
    issuers:
      again && same(again.issuers[language], issuers)
        ? again.issuers
        : all(issuers.length > 0 ? issuers : [toDo], undefined),
    jurisdiction: place?.id ?? again?.jurisdiction ?? toDo,
    issued,
    effective,
    expires,
    kind,
    language,
    ...(old ? { replaces: old.id } : {}),
    standing: standingOf(metadata),
    warn: kind === 'draft',
    names: again?.names ?? { [language]: [short], [other]: [toDo] },
    structure,
    silent,
  }
  return `${head}${write(body)}`
}

const head = `# A draft: nobody is answered from it. Replace every ${toDo}, compare each line with source.txt, then
#   npm run knowledge -- accept <id>
# What each key means stands in knowledge/README.md.
`

const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

/** 关于印发《…》的通知 is called what it issues. */
const shortOf = (title: string): string =>
  /[《“](.+?)[》”]/.exec(title)?.[1] ?? title.replace(/^.{0,30}?关于(?:印发|公布|发布)?/, '').replace(/的通知$/, '')

const standingOf = ({ issued, effective, expires, kind }: Metadata): { zh: string; en: string } => {
  if (!issued && !effective) return { zh: toDo, en: toDo }
  const zh = [
    ...(issued ? [`${zhDate(issued)}印发`] : []),
    ...(effective ? [`自${zhDate(effective)}起施行`] : []),
    ...(expires ? [`有效期至${zhDate(expires)}`] : []),
  ]
  const en = [
    ...(issued ? [`issued on ${enDate(issued)}`] : []),
    ...(effective ? [`in force from ${enDate(effective)}`] : []),
    ...(expires ? [`valid until ${enDate(expires)}`] : []),
  ].join(', ')
  const note = kind === 'draft' ? { zh: '草案，', en: 'Draft, ' } : { zh: '', en: '' }
  const sentence = `${note.en}${en}.`
  return { zh: `${note.zh}${zh.join('，')}。`, en: sentence.charAt(0).toUpperCase() + sentence.slice(1) }
}

const zhDate = (date: IsoDate) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
const enDate = (date: IsoDate) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** Each changed clause with the points that told the old one, so that the editor sees what to write anew. */
const pointsYaml = (points: readonly DraftPoint[], changes: readonly Change[], old: readonly Point[]): string => {
  const told = new Map(
    changes.flatMap((change) => (change.kind === 'changed' ? [[change.now.id, change.old.id] as const] : [])),
  )
  let before = ''
  const blocks = points.map(({ remarks = [], ...point }) => {
    const was = point.clause === before ? undefined : told.get(point.clause)
    before = point.clause
    const lines = was
      ? old
          .filter(({ clause }) => clause === was)
          .map(({ id, zh, en }) => `# changed; told before by ${id}:\n#   ${zh}\n#   ${en}\n`)
      : []
    const besides = remarks.map((line) => `# ${line}\n`)
    return `${lines.join('')}${besides.join('')}${write([point])}`
  })
  return `${head}${blocks.join('\n') || '[]\n'}`
}

const write = (value: unknown) => dump(value, { lineWidth: -1, noRefs: true })
