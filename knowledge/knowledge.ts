/** The whole knowledge folder, read and checked once, as the bot uses it. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Clause, findClauses } from './clauses.ts'
import { type Role, readLiaisons } from './liaisons.ts'
import { type Point, type Policy, readPoints, readPolicy } from './policy.ts'
import {
  type Aspect,
  type Common,
  type GlossaryGroup,
  type Place,
  readAspects,
  readCommon,
  readGlossary,
  readPlaces,
  readUncovered,
  type Uncovered,
} from './question/vocabulary.ts'
import { readScheme, readSharedFacts, type Scheme } from './rules/schemes.ts'
import { readServices, type Service } from './services.ts'
import { KnowledgeError, type Problem } from './yaml.ts'

export interface Knowledge {
  policies: Map<string, Policy>
  /** By `policy/clause`. */
  clauses: Map<string, Clause>
  /** By `policy/point`. */
  points: Map<string, Point>
  schemes: Map<string, Scheme>
  services: Map<string, Service>
  roles: Map<string, Role>
  glossary: GlossaryGroup[]
  places: Place[]
  uncovered: Uncovered[]
  aspects: Aspect[]
  common: Common
}

/**
 * Reads `folder`. Throws KnowledgeError with every problem of form found in any file; `check.ts` finds those of content.
 * What lies in `drafts/` is not read, except the one that is asked for: the bot can't answer from what nobody has accepted.
 */
export const loadKnowledge = (folder: string, { draft }: { draft?: string } = {}): Knowledge => {
  if (!existsSync(folder))
    throw new KnowledgeError([
      {
        file: folder,
        key: '',
        problem: { say: 'mistake.no-folder' },
      },
    ])
  const problems: Problem[] = []
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error
      problems.push(...error.problems)
      return undefined
    }
  }

  const knowledge: Knowledge = {
    policies: new Map(),
    clauses: new Map(),
    points: new Map(),
    schemes: new Map(),
    services: new Map(attempt(() => readServices(join(folder, 'services.yaml')))?.map((s) => [s.id, s])),
    roles: new Map(attempt(() => readLiaisons(join(folder, 'liaisons.yaml')))?.map((r) => [r.id, r])),
    glossary: attempt(() => readGlossary(join(folder, 'glossary.yaml'))) ?? [],
    aspects: attempt(() => readAspects(join(folder, 'aspects.yaml'))) ?? [],
    common: attempt(() => readCommon(join(folder, 'common.yaml'))) ?? {
      zh: [],
      en: [],
      general: { zh: [], en: [] },
      light: [],
    },
    uncovered: attempt(() => readUncovered(join(folder, 'uncovered.yaml'))) ?? [],
    places: [],
  }
  const folders = list(join(folder, 'policies')).map((id) => ({ id, place: join(folder, 'policies', id) }))
  if (draft !== undefined) folders.push({ id: draft, place: join(folder, 'drafts', draft) })
  for (const { id, place } of folders) {
    const policy = attempt(() => readPolicy(place, id))
    if (!policy) continue
    knowledge.policies.set(id, policy)
    for (const clause of attempt(() => findClauses(policy)) ?? []) knowledge.clauses.set(`${id}/${clause.id}`, clause)
    for (const point of attempt(() => readPoints(place, id)) ?? []) knowledge.points.set(point.id, point)
  }
  const covered = new Set([...knowledge.policies.values()].map(({ jurisdiction }) => jurisdiction))
  const places = attempt(() => readPlaces(join(folder, 'places.yaml'))) ?? []
  knowledge.places = places.map((place) => ({ ...place, covered: covered.has(place.id) }))
  const shared = attempt(() => readSharedFacts(join(folder, 'facts.yaml'))) ?? new Map()
  for (const name of list(join(folder, 'schemes'))) {
    const scheme = attempt(() => readScheme(join(folder, 'schemes', name), shared))
    if (scheme) knowledge.schemes.set(scheme.id, scheme)
  }
  if (problems.length > 0) throw new KnowledgeError(problems)
  return knowledge
}

const list = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : []
