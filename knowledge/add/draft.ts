/** Makes a draft policy of a document: source.txt, policy.yaml and points.yaml, with what the editor still has to write marked. */
import { dump } from 'js-yaml'
import type { IsoDate } from '../dates.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Point, Policy } from '../policy.ts'
import type { Say } from '../said.ts'
import { type Change, diffClauses } from './diff.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { namesIn } from './names.ts'
import type { Found } from './numbering.ts'
import { overviewOf } from './overview.ts'
import { type Aid, type DraftingOptions, type DraftPoint, draftPoints } from './points.ts'
import { changedPoints, keptPoints, pointsOf, structureOf, withoutGone } from './versions.ts'

interface DraftOptions extends DraftingOptions {
  knowledge: Knowledge
  /** The policy it is a new version of. */
  replaces?: Policy | undefined
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

/**
 * The draft of a policy from the text of a document: its clauses, metadata and points, and the files as they are to be
 * written.
 */
export const makeDraft = async (source: string, { knowledge, replaces, ...options }: DraftOptions): Promise<Draft> => {
  const { say } = options
  const found = structureOf(source, replaces)
  const { clauses, structure } = found
  const first = clauses.findIndex(({ id }) => /^\d/.test(id))
  const opening = clauses.slice(0, Math.max(0, first)).flatMap(({ lines }) => lines)
  const metadata = readMetadata(
    source,
    opening.length > 0 ? opening : source.split('\n').slice(0, 12),
    knowledge.places,
  )
  const old = replaces ? [...knowledge.clauses.values()].filter(({ policy }) => policy === replaces.id) : []
  const parts = clauses.map(({ id, lines }) => ({ id, text: lines.join('\n') }))
  const changes = replaces ? diffClauses(old, parts) : []
  const kept = replaces
    ? keptPoints(knowledge, replaces.id, changes, metadata.language, say)
    : new Map<string, DraftPoint[]>()
  const stillSilent = changes.flatMap((change) => {
    const was = change.kind === 'same' ? replaces?.silent.find(({ clause }) => clause === change.old.id) : undefined
    return was && change.kind === 'same' ? [{ clause: change.now.id, why: was.why }] : []
  })
  const settled = new Set([...kept.keys(), ...stillSilent.map(({ clause }) => clause)])
  const fresh = clauses.filter(({ id }) => !settled.has(id))
  const drafted = await draftPoints(fresh, clauses, structure.numbering, metadata.language, options)
  const draftedOf = Map.groupBy(drafted.points, ({ clause }) => clause)
  const oldPoints = replaces ? pointsOf(knowledge, replaces.id) : []
  const points = withoutGone(
    clauses.flatMap(({ id }) => {
      const settled = kept.get(id)
      if (settled) return settled
      const own = draftedOf.get(id) ?? []
      return changedPoints(own, id, changes, oldPoints, metadata.language, say)
    }),
  )
  const known = [...knowledge.points.values()].map(({ zh, en }) => `${zh}\n${en}`).join('\n')
  const told = new Set(points.map(({ clause }) => clause))
  const silent = [...stillSilent, ...drafted.silent].filter(({ clause }) => !told.has(clause))
  return {
    metadata,
    found,
    points,
    changes,
    aids: drafted.aids,
    files: {
      'source.txt': `${source}\n`,
      'policy.yaml': policyYaml(
        metadata,
        found,
        silent,
        replaces,
        points,
        namesIn(source, metadata.language, known),
        say,
      ),
      'points.yaml': pointsYaml(points, changes, oldPoints, say),
    },
  }
}

const policyYaml = (
  metadata: Metadata,
  { structure }: Found,
  silent: { clause: string; why: string }[],
  old: Policy | undefined,
  points: readonly DraftPoint[],
  things: ReturnType<typeof namesIn>,
  say: Say,
): string => {
  const toDo = say({ say: 'draft.to-do' })
  const stands = (point: string) => points.some(({ id }) => id === point)
  const main = old?.main && stands(old.main) ? old.main : undefined
  const holds = old?.holds && stands(old.holds) ? old.holds : undefined
  const { language, title, number, issuers, place, issued, effective, expires, kind } = metadata
  const overview = old?.overview
    ? Object.fromEntries(
        Object.entries(old.overview).flatMap(([need, ids]) => {
          const still = ids.filter(stands)
          return still.length > 0 || ids.length === 0 ? [[need, still]] : []
        }),
      )
    : overviewOf(points, language)
  const other = language === 'zh' ? 'en' : 'zh'
  const both = (own: string, theirs: string | undefined) =>
    language === 'zh' ? { zh: own || toDo, en: theirs ?? toDo } : { zh: theirs ?? toDo, en: own || toDo }
  const all = (own: string[], theirs: string[] | undefined) =>
    language === 'zh' ? { zh: own, en: theirs ?? own.map(() => toDo) } : { zh: theirs ?? own.map(() => toDo), en: own }
  const spoken = old?.spoken ?? { zh: [], en: [], [language]: things.spoken }
  const again = old?.language === language ? old : undefined
  const short = shortOf(title)
  const body = {
    title: both(title, again?.title[language] === title ? again.title[other] : undefined),
    short: again && again.title[language] === title ? ofYear(again.short, number, issued) : both(short, undefined),
    ...(again?.covers ? { covers: again.covers } : {}),
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
    standing: standingOf(metadata, toDo),
    warn: kind === 'draft',
    ...(main ? { main } : {}),
    ...(holds ? { holds } : {}),
    ...(Object.keys(overview).length > 0 ? { overview } : {}),
    names: again?.names ?? {
      [language]: [short, ...things.names],
      [other]: [short, ...things.names].map(() => toDo),
    },
    ...(spoken.zh.length + spoken.en.length > 0 ? { spoken } : {}),
    structure,
    silent,
  }
  const before = old ? comment(say({ say: 'draft.old-standing' }), `  ${old.standing.zh}`, `  ${old.standing.en}`) : ''
  return `${headOf(say)}${before}${write(body)}`
}

/** Two versions of one title are told apart by their numbers, else by the year. */
const ofYear = (short: { zh: string; en: string }, number: string | null, issued: IsoDate | null) =>
  number || !issued
    ? short
    : { zh: `${short.zh}（${issued.slice(0, 4)}年）`, en: `${short.en} (${issued.slice(0, 4)})` }

const headOf = (say: Say) => comment(...say({ say: 'draft.head' }).split('\n'))

const comment = (...lines: string[]) => lines.map((line) => `# ${line}\n`).join('')

const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

/** 关于印发《…》的通知 is called what it issues. */
const shortOf = (title: string): string =>
  /[《“](.+?)[》”]/.exec(title)?.[1] ?? title.replace(/^.{0,30}?关于(?:印发|公布|发布)?/, '').replace(/的通知$/, '')

const standingOf = ({ issued, effective, expires, kind }: Metadata, toDo: string): { zh: string; en: string } => {
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
const pointsYaml = (
  points: readonly DraftPoint[],
  changes: readonly Change[],
  old: readonly Point[],
  say: Say,
): string => {
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
          .map(({ id, zh, en }) => comment(say({ say: 'draft.told-before', id }), `  ${zh}`, `  ${en}`))
      : []
    return `${lines.join('')}${comment(...remarks)}${write([point])}`
  })
  return `${headOf(say)}${blocks.join('\n') || '[]\n'}`
}

const write = (value: unknown) => dump(value, { lineWidth: -1, noRefs: true })
