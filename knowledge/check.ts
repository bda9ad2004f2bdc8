/**
 * `npm run knowledge`: checks the knowledge folder and says file, key and remedy for everything that is wrong.
 * Exit code 0 when all is well, 1 when not.
 */
import { resolve } from 'node:path'
import { knowledgeFolder } from './environment.ts'
import { type Knowledge, loadKnowledge } from './knowledge.ts'
import { figures, missingFrom } from './numbers.ts'
import { buildPhrases } from './phrases.ts'
import type { Point } from './policy.ts'
import { checkScheme } from './scheme-check.ts'
import { pathsOf } from './scheme-paths.ts'
import { checkServices } from './service-check.ts'
import { normalise } from './text.ts'
import { KnowledgeError, type Problem, printProblem } from './yaml.ts'

/** Everything wrong with the content; problems of form are thrown by `loadKnowledge` before. */
export const checkKnowledge = (knowledge: Knowledge): Problem[] => [
  ...[...knowledge.policies.keys()].flatMap((id) => [
    ...checkCoverage(knowledge, id),
    ...checkJurisdiction(knowledge, id),
    ...checkReplaces(knowledge, id),
  ]),
  ...[...knowledge.points.values()].flatMap((point) => [
    ...checkFigures(knowledge, point),
    ...checkIds(knowledge, point),
    ...checkWritten(point),
  ]),
  ...[...knowledge.schemes.values()].flatMap((scheme) => checkScheme(scheme, knowledge)),
  ...checkDiffering(knowledge),
  ...checkServices(knowledge),
  ...checkUncovered(knowledge),
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
        problem: `no point tells ${c.label.zh} “${c.text.slice(0, 40).replaceAll('\n', ' ')}…”`,
        remedy: 'write a point for it, or list it under `silent` in policy.yaml with the reason',
      })),
    ...[...silent]
      .filter((clause) => !ids.has(clause) || told.has(clause))
      .map((clause) => ({
        file: policyFile(id),
        key: `silent: ${clause}`,
        problem: ids.has(clause) ? 'is silent but a point tells it' : 'is not a clause of the source',
        remedy: 'remove it from `silent`',
      })),
  ]
}

const checkJurisdiction = (knowledge: Knowledge, id: string): Problem[] => {
  const place = knowledge.policies.get(id)?.jurisdiction
  return knowledge.places.some((p) => p.id === place && p.covered)
    ? []
    : [
        {
          file: policyFile(id),
          key: 'jurisdiction',
          problem: `“${place}” is not a covered place`,
          remedy: 'name a place of places.yaml that has `covered: true`',
        },
      ]
}

/** A new version takes the place of one policy that exists, and no other version does. */
const checkReplaces = ({ policies }: Knowledge, id: string): Problem[] => {
  const old = policies.get(id)?.replaces
  if (old === undefined) return []
  const wrong = (problem: string, remedy: string) => [{ file: policyFile(id), key: 'replaces', problem, remedy }]
  if (old === id || !policies.has(old))
    return wrong(`“${old}” is no other policy`, 'use the id of the policy it replaces')
  const rival = [...policies.values()].find((policy) => policy.id < id && policy.replaces === old)
  if (rival) return wrong(`${rival.id} replaces ${old} already`, 'name the version that comes before this one')
  for (let at: string | undefined = old, steps = 0; at !== undefined; at = policies.get(at)?.replaces, steps++)
    if (steps > policies.size) return wrong('the versions replace each other in a circle', 'remove one of them')
  return []
}

/** What `npm run knowledge -- add` left for the editor to write. */
const checkWritten = (point: Point): Problem[] =>
  [point.zh, point.en, ...point.asks.zh, ...point.asks.en].some((text) => /\bTODO\b/.test(text))
    ? [
        {
          file: pointsFile(point.policy),
          key: bare(point),
          problem: 'holds TODO',
          remedy: 'write what is missing, or move the policy back to drafts/',
        },
      ]
    : []

/** A figure of a point must stand in its clause, and in both languages. */
const checkFigures = (knowledge: Knowledge, point: Point): Problem[] => {
  const clause = knowledge.clauses.get(`${point.policy}/${point.clause}`)
  const [zh, en] = [figures(point.zh), figures(point.en)]
  const source = clause ? figures(clause.whole) : undefined
  const complain = (key: string, missing: string[], where: string): Problem[] =>
    missing.map((figure) => ({
      file: pointsFile(point.policy),
      key: `${bare(point)}: ${key}`,
      problem: `“${figure}” does not stand in ${where}`,
      remedy: 'compare with the source and correct the figure',
    }))
  return [
    ...complain('zh', missingFrom(en, zh), 'the English text of the point'),
    ...complain('en', missingFrom(zh, en), 'the Chinese text of the point'),
    ...(source ? complain('zh', missingFrom(source, zh), `clause ${point.clause}`) : []),
    ...(source ? complain('en', missingFrom(source, en), `clause ${point.clause}`) : []),
  ]
}

const checkIds = (knowledge: Knowledge, point: Point): Problem[] => {
  const unknown = (key: string, id: string, remedy: string): Problem => ({
    file: pointsFile(point.policy),
    key: `${bare(point)}: ${key}`,
    problem: `“${id}” does not exist`,
    remedy,
  })
  return [
    ...(knowledge.clauses.has(`${point.policy}/${point.clause}`)
      ? []
      : [unknown('clause', point.clause, 'use the id of a clause found in source.txt')]),
    ...point.with
      .filter((id) => !knowledge.points.has(id))
      .map((id) => unknown('with', id, 'use the id of a point of this file')),
    ...point.differs
      .filter((d) => !knowledge.points.has(d.point))
      .map((d) => unknown('differs', d.point, 'use policy/point of another document')),
    ...(point.scheme && !knowledge.schemes.has(point.scheme)
      ? [unknown('scheme', point.scheme, 'use the id of a file in schemes/')]
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
          problem: `“${other.zh}” is “${point.zh}” in ${point.id}`,
          remedy:
            'if both documents really say so, add `differs` to both points, with which is later and more specific',
        })),
    ),
  )
}

/** A subject said to be uncovered must not stand in any statement. */
const checkUncovered = (knowledge: Knowledge): Problem[] => {
  const words = knowledge.uncovered.filter((s) => !s.mentioned).flatMap((s) => [...s.words.zh, ...s.words.en])
  const phrases = buildPhrases(words.map((word) => ({ words: [word], value: word })))
  return [...knowledge.points.values()].flatMap((point) =>
    phrases.find(normalise(`${point.zh}\n${point.en}`)).found.map((word) => ({
      file: 'uncovered.yaml',
      key: word,
      problem: `stands in the point ${point.id}, so it is covered`,
      remedy: 'remove the word or make it more specific',
    })),
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
            problem: `“${near}” does not exist`,
            remedy: 'use policy/point of a statement, or remove `near`',
          },
        ],
  )

/** Checks a folder and prints what is wrong, or what there is. */
export const checkFolder = (folder: string): number => {
  const problems: Problem[] = []
  let knowledge: Knowledge | undefined
  try {
    knowledge = loadKnowledge(folder)
    problems.push(...checkKnowledge(knowledge))
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    problems.push(...error.problems)
  }
  for (const problem of problems) console.error(printProblem(problem))
  if (problems.length > 0 || !knowledge) {
    console.error(`knowledge: ${problems.length} problem${problems.length === 1 ? '' : 's'} in ${folder}`)
    return 1
  }
  const count = (name: string, n: number) => `${n} ${name}${n === 1 ? '' : 's'}`
  const sampled = [...knowledge.schemes.values()].filter((scheme) => !pathsOf(scheme).whole).map(({ id }) => id)
  console.log(
    `knowledge: ${[
      count('document', knowledge.policies.size),
      count('clause', knowledge.clauses.size),
      count('point', knowledge.points.size),
      count('eligibility check', knowledge.schemes.size) +
        (sampled.length > 0 ? ` (only sampled: ${sampled.join(', ')})` : ''),
      count('service', knowledge.services.size),
      count('role', knowledge.roles.size),
    ].join(', ')}: all well`,
  )
  return 0
}

if (import.meta.main) process.exitCode = checkFolder(resolve(knowledgeFolder()))
