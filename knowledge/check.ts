/** What is wrong with the content of the knowledge folder: file, key, what is wrong and the remedy. */
import { isMarked } from './add/mark.ts'
import type { Knowledge } from './knowledge.ts'
import { figures, missingFrom } from './numbers.ts'
import type { Point } from './policy.ts'
import { normalise } from './retrieval/text.ts'
import { checkScheme } from './rules/scheme-check.ts'
import type { Said } from './said.ts'
import { checkServices } from './service-check.ts'
import type { Problem } from './yaml.ts'

/** Everything wrong with the content; problems of form are thrown by `loadKnowledge` before. */
export const checkKnowledge = (knowledge: Knowledge): Problem[] => [
  ...[...knowledge.policies.keys()].flatMap((id) => [
    ...checkCoverage(knowledge, id),
    ...checkJurisdiction(knowledge, id),
    ...checkNamed(knowledge, id),
    ...checkReplaces(knowledge, id),
  ]),
  ...[...knowledge.points.values()].flatMap((point) => [
    ...checkFigures(knowledge, point),
    ...checkIds(knowledge, point),
    ...checkWritten(point),
  ]),
  ...[...knowledge.schemes.values()].flatMap((scheme) => checkScheme(scheme, knowledge)),
  ...checkDiffering(knowledge),
  ...checkOutdated(knowledge),
  ...checkServices(knowledge),
  ...checkAspects(knowledge),
]

const pointsFile = (policy: string) => `policies/${policy}/points.yaml`
const policyFile = (policy: string) => `policies/${policy}/policy.yaml`
const bare = (point: Point) => point.id.slice(point.policy.length + 1)

/** Every clause is told by a point, or policy.yaml says why not. */
const checkCoverage = (knowledge: Knowledge, id: string): Problem[] => {
  const policy = knowledge.policies.get(id)
  const told = new Set([...knowledge.points.values()].filter((p) => p.policy === id).map((p) => p.clause))
  const silent = new Set(policy?.silent.map((s) => s.clause))
  const clauses = [...knowledge.clauses.values()].filter((c) => c.policy === id)
  const ids = new Set(clauses.map((c) => c.id))
  return [
    ...clauses
      .filter((c) => !told.has(c.id) && !silent.has(c.id))
      .map((c) => ({
        file: pointsFile(id),
        key: `clause ${c.id}`,
        problem: {
          say: 'wrong.clause-untold',
          label: c.label.zh,
          text: `${c.text.slice(0, 40).replaceAll('\n', ' ')}…`,
        },
      })),
    ...[...silent]
      .filter((clause) => !ids.has(clause) || told.has(clause))
      .map((clause) => ({
        file: policyFile(id),
        key: `silent: ${clause}`,
        problem: { say: ids.has(clause) ? 'wrong.silent-told' : 'wrong.silent-nowhere' },
      })),
  ]
}

const checkJurisdiction = (knowledge: Knowledge, id: string): Problem[] => {
  const place = knowledge.policies.get(id)?.jurisdiction
  return knowledge.places.some(({ id }) => id === place)
    ? []
    : [
        {
          file: policyFile(id),
          key: 'jurisdiction',
          problem: { say: 'wrong.place', place: place ?? '' },
        },
      ]
}

/** The points that policy.yaml names are in points.yaml. */
const checkNamed = ({ policies, points }: Knowledge, id: string): Problem[] => {
  const { main, holds, overview = {} } = policies.get(id) ?? {}
  const named = [
    ...(main ? [{ key: 'main', id: main }] : []),
    ...(holds ? [{ key: 'holds', id: holds }] : []),
    ...Object.entries(overview).flatMap(([need, ids]) => ids.map((point) => ({ key: `overview: ${need}`, id: point }))),
  ]
  return named.flatMap(({ key, id: point }) =>
    points.has(`${id}/${point}`)
      ? []
      : [{ file: policyFile(id), key, problem: { say: 'wrong.point-nowhere', id: point } }],
  )
}

/** A new version takes the place of one policy that exists, and no other version does. */
const checkReplaces = ({ policies }: Knowledge, id: string): Problem[] => {
  const old = policies.get(id)?.replaces
  if (old === undefined) return []
  const wrong = (problem: Said): Problem[] => [{ file: policyFile(id), key: 'replaces', problem }]
  if (old === id || !policies.has(old)) return wrong({ say: 'wrong.replaces-nothing', id: old })
  const rival = [...policies.values()].find((policy) => policy.id < id && policy.replaces === old)
  if (rival) return wrong({ say: 'wrong.replaced-already', by: rival.id, id: old })
  for (let at: string | undefined = old, steps = 0; at !== undefined; at = policies.get(at)?.replaces, steps++)
    if (steps > policies.size) return wrong({ say: 'wrong.replaces-circle' })
  return []
}

/** What `npm run knowledge -- add` left for the editor to write. */
const checkWritten = (point: Point): Problem[] =>
  [point.zh, point.en, ...point.asks.zh, ...point.asks.en].some(isMarked)
    ? [
        {
          file: pointsFile(point.policy),
          key: bare(point),
          problem: { say: 'wrong.still-to-do' },
        },
      ]
    : []

/** A figure of a point must stand in its clause, and in both languages. */
const checkFigures = (knowledge: Knowledge, point: Point): Problem[] => {
  const clause = knowledge.clauses.get(`${point.policy}/${point.clause}`)
  const [zh, en] = [figures(point.zh), figures(point.en)]
  const source = clause ? figures(clause.whole) : undefined
  const complain = (key: string, missing: string[], where: Said): Problem[] =>
    missing.map((figure) => ({
      file: pointsFile(point.policy),
      key: `${bare(point)}: ${key}`,
      problem: { ...where, figure },
    }))
  const inClause: Said = { say: 'wrong.figure-in-clause', clause: point.clause }
  return [
    ...complain('zh', missingFrom(en, zh), { say: 'wrong.figure-in-english' }),
    ...complain('en', missingFrom(zh, en), { say: 'wrong.figure-in-chinese' }),
    ...(source ? complain('zh', missingFrom(source, zh), inClause) : []),
    ...(source ? complain('en', missingFrom(source, en), inClause) : []),
  ]
}

const checkIds = (knowledge: Knowledge, point: Point): Problem[] => {
  const unknown = (key: string, id: string, say: string): Problem => ({
    file: pointsFile(point.policy),
    key: `${bare(point)}: ${key}`,
    problem: { say, id },
  })
  return [
    ...(knowledge.clauses.has(`${point.policy}/${point.clause}`)
      ? []
      : [unknown('clause', point.clause, 'wrong.clause-nowhere')]),
    ...point.with.filter((id) => !knowledge.points.has(id)).map((id) => unknown('with', id, 'wrong.with-nowhere')),
    ...point.differs
      .filter((d) => !knowledge.points.has(d.point))
      .map((d) => unknown('differs', d.point, 'wrong.differs-nowhere')),
    ...(point.scheme && !knowledge.schemes.has(point.scheme)
      ? [unknown('scheme', point.scheme, 'wrong.scheme-nowhere')]
      : []),
  ]
}

/**
 * Two documents of a place that say the same with other figures: whoever asks is told both, and has to hear why. An old
 * version and the one that took its place are never told together.
 */
const checkDiffering = (knowledge: Knowledge): Problem[] => {
  const replaced = new Set([...knowledge.policies.values()].flatMap(({ replaces }) => replaces ?? []))
  const alike = new Map<string, Point[]>()
  for (const point of knowledge.points.values()) {
    if (replaced.has(point.policy)) continue
    const place = knowledge.policies.get(point.policy)?.jurisdiction
    const words = `${place} ${normalise(point.zh)
      .replace(/\d[\d.,]*/g, '#')
      .replace(/[\p{P}\s]+/gu, '')}`
    alike.set(words, [...(alike.get(words) ?? []), point])
  }
  const names = (one: Point, other: Point) => one.differs.some(({ point }) => point === other.id)
  const numbersOf = (point: Point) =>
    normalise(point.zh)
      .match(/\d[\d.,]*/g)
      ?.join() ?? ''
  return [...alike.values()].flatMap((points) =>
    points.flatMap((point, at) =>
      points
        .slice(at + 1)
        .filter((other) => other.policy !== point.policy && numbersOf(other) !== numbersOf(point))
        .filter((other) => !names(point, other) && !names(other, point))
        .map((other) => ({
          file: pointsFile(other.policy),
          key: bare(other),
          problem: { say: 'wrong.differs-unsaid', here: other.zh, there: point.zh, point: point.id },
        })),
    ),
  )
}

/**
 * A statement that is compared with one of an old version would go on telling what does not hold any more, so it names what
 * the new version says, besides or in its place.
 */
const checkOutdated = ({ policies, points }: Knowledge): Problem[] => {
  const successors = new Map([...policies.values()].flatMap(({ id, replaces }) => (replaces ? [[replaces, id]] : [])))
  const policyOf = (point: string) => point.slice(0, point.indexOf('/'))
  const newestOf = (policy: string): string => {
    let newest = policy
    for (let steps = 0; steps < policies.size; steps++) newest = successors.get(newest) ?? newest
    return newest
  }
  return [...points.values()]
    .filter(({ policy }) => !successors.has(policy))
    .flatMap((point) =>
      point.differs.flatMap(({ point: named }): Problem[] => {
        const now = newestOf(policyOf(named))
        if (now === policyOf(named) || now === point.policy) return []
        if (point.differs.some((other) => policyOf(other.point) === now)) return []
        const same = `${now}${named.slice(policyOf(named).length)}`
        const problem: Said = points.has(same)
          ? { say: 'wrong.differs-outdated', point: named, by: now, now: same }
          : { say: 'wrong.differs-gone', point: named, by: now }
        return [{ file: pointsFile(point.policy), key: `${bare(point)}: differs`, problem }]
      }),
    )
}

/** The statement that an aspect tells as the nearest is there. */
const checkAspects = ({ aspects, points }: Knowledge): Problem[] =>
  aspects.flatMap(({ id, near }) =>
    near === undefined || points.has(near)
      ? []
      : [
          {
            file: 'aspects.yaml',
            key: `${id}: near`,
            problem: { say: 'wrong.near-nowhere', id: near },
          },
        ],
  )
