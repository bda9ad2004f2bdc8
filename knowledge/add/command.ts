/**
 * `npm run knowledge -- add FILE [--id ID] [--replaces ID]` makes a draft of a document in `drafts/`, where the bot does not
 * look; `npm run knowledge -- accept ID` takes it into use once nothing is left to do in it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { checkKnowledge } from '../check.ts'
import { type Knowledge, loadKnowledge } from '../knowledge.ts'
import { KnowledgeError, type Problem, printProblem } from '../yaml.ts'
import type { Assistant } from './assist.ts'
import type { Change } from './diff.ts'
import { type Draft, makeDraft } from './draft.ts'
import { exchangesOf } from './exchange.ts'
import { type Aid, toDo } from './points.ts'
import { touched } from './versions.ts'

export interface AddOffice {
  folder: string
  /** The text of a document. Throws an error whose message says what is wrong and what to do. */
  read(
    file: string,
    progress: (progress: { done: number; total: number; unit: string }) => void,
  ): Promise<{ text: string; notes: string[] }>
  /** Drafts points besides. */
  assistant?: Assistant | undefined
  print(line: string): void
  /** How far a long work is. */
  progress(done: number, total: number, unit: string): void
}

export const addUsage = [
  'npm run knowledge -- add FILE [--id ID] [--replaces ID]   a draft policy of a txt, md, html, docx or pdf file',
  '                                    [--no-model]           without a language model, where one is configured',
  'npm run knowledge -- accept ID                            takes a draft into use once nothing is left to do in it',
]

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. */
export const addDocument = async (file: string, wanted: { id?: string; replaces?: string }, office: AddOffice) => {
  const { folder, print } = office
  const fail = (line: string) => {
    print(`add: ${line}`)
    return 1
  }
  const knowledge = tryLoad(folder, print)
  if (!knowledge) return 1
  const replaces = wanted.replaces === undefined ? undefined : knowledge.policies.get(wanted.replaces)
  if (wanted.replaces !== undefined && !replaces)
    return fail(`there is no policy ${wanted.replaces} — policies: ${[...knowledge.policies.keys()].join(', ')}`)
  if (wanted.id !== undefined && !/^[a-z][a-z0-9-]{1,40}$/.test(wanted.id))
    return fail(`“${wanted.id}” is no id — use lower-case letters, digits and hyphens, for example cq-housing-2026`)
  if (wanted.id !== undefined && isTaken(folder, wanted.id))
    return fail(`there is a policy or draft ${wanted.id} already — give another --id, or remove its folder first`)
  let read: { text: string; notes: string[] }
  try {
    read = await office.read(file, ({ done, total, unit }) => office.progress(done, total, unit))
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`)
  }
  if (office.assistant)
    print(`Its sentences go to ${office.assistant.name} to be drafted as points; --no-model leaves that out`)
  const draft = await makeDraft(read.text, {
    knowledge,
    replaces,
    ...(office.assistant ? { assistant: office.assistant } : {}),
    // Without a model this takes no time that could be told.
    ...(office.assistant ? { progress: (done: number, total: number) => office.progress(done, total, 'clause') } : {}),
  })
  const id = wanted.id ?? freeId(folder, file, draft)
  const place = join(folder, 'drafts', id)
  mkdirSync(place, { recursive: true })
  for (const [name, text] of Object.entries(draft.files)) writeFileSync(join(place, name), text)
  for (const line of summary(draft, read.notes, place)) print(line)
  if (replaces) for (const line of printChanges(draft.changes, knowledge, replaces.id)) print(line)
  print(`Next: edit the files in ${place} until no ${toDo} is left, then npm run knowledge -- accept ${id}`)
  return 0
}

/** Moves a draft to the policies when the whole folder is well with it; says what is left to do when not. */
export const acceptDraft = (id: string, { folder, print }: Pick<AddOffice, 'folder' | 'print'>): number => {
  const place = join(folder, 'drafts', id)
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(place)) {
    const drafts = existsSync(join(folder, 'drafts')) ? readdirSync(join(folder, 'drafts')) : []
    print(`accept: there is no draft ${id} — ${drafts.length > 0 ? `drafts: ${drafts.join(', ')}` : 'add one first'}`)
    return 1
  }
  if (existsSync(join(folder, 'policies', id))) {
    print(`accept: there is a policy ${id} already — rename the folder ${place}`)
    return 1
  }
  const open = leftToDo(place)
  if (open.length > 0) {
    for (const { file, line, text } of open.slice(0, 20)) print(`${join(place, file)} line ${line}: ${text}`)
    if (open.length > 20) print(`… and ${open.length - 20} more`)
    print(
      `accept: ${open.length} line${open.length === 1 ? '' : 's'} with ${toDo} in the draft — write them, then accept again`,
    )
    return 1
  }
  let problems: Problem[]
  try {
    problems = checkKnowledge(loadKnowledge(folder, { draft: id }))
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    problems = error.problems
  }
  problems = eachWordOnce(problems)
  for (const problem of problems) print(printProblem(problem).replace(`policies/${id}/`, `drafts/${id}/`))
  if (problems.length > 0) {
    print(
      `accept: ${problems.length} problem${problems.length === 1 ? '' : 's'} with the draft ${id} — correct them, then accept again`,
    )
    return 1
  }
  for (const name of ['policy.yaml', 'points.yaml']) {
    const path = join(place, name)
    writeFileSync(path, withoutRemarks(readFileSync(path, 'utf8')))
  }
  renameSync(place, join(folder, 'policies', id))
  if (readdirSync(join(folder, 'drafts')).length === 0) rmSync(join(folder, 'drafts'), { recursive: true })
  print(`accept: ${id} is in use; a bot that runs on this folder takes it up within seconds`)
  return 0
}

/** A subject that was declined so far stands in many points at once; its word is to be taken out once. */
const eachWordOnce = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ file, key }, at) =>
      file !== 'uncovered.yaml' || problems.findIndex((other) => other.file === file && other.key === key) === at,
  )

const tryLoad = (folder: string, print: (line: string) => void): Knowledge | undefined => {
  try {
    return loadKnowledge(folder)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    for (const problem of error.problems) print(printProblem(problem))
    print('add: the knowledge folder has to be well first')
    return undefined
  }
}

const isTaken = (folder: string, id: string) =>
  ['policies', 'drafts'].some((part) => existsSync(join(folder, part, id)))

/** From the name of the file where it is of Latin letters, else from the place and the year. */
const freeId = (folder: string, file: string, { metadata }: Draft): string => {
  const named = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
    .slice(0, 30)
  const year = (metadata.issued ?? metadata.effective ?? '').slice(0, 4)
  const base = named.length >= 3 ? named : [metadata.place?.id ?? 'policy', year].filter(Boolean).join('-')
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!isTaken(folder, id)) return id
  }
}

const count = (n: number, name: string) => `${n} ${name}${n === 1 ? '' : 's'}`

/** How much of the points is the model's, and what of it was not taken. */
const told = (aids: readonly Aid[]): string[] => {
  if (aids.length === 0) return []
  const taken = aids.reduce((sum, aid) => sum + aid.taken, 0)
  const dropped = aids.flatMap((aid) => aid.dropped)
  const troubles = new Map<string, number>()
  for (const { trouble } of aids) if (trouble) troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1)
  return [
    `  model      drafted ${count(taken, 'point')}, to be read like everything marked ${toDo}`,
    ...[...troubles].map(([why, n]) => `    ${count(n, 'clause')} drafted without it, in full or in part: ${why}`),
    ...(dropped.length > 0 ? [`    ${count(dropped.length, 'point')} of its draft left out:`] : []),
    ...dropped.slice(0, 10).map((line) => `      ${line}`),
    ...(dropped.length > 10 ? [`      … and ${dropped.length - 10} more; each stands in points.yaml`] : []),
  ]
}

const summary = (
  { metadata, found, points, files, aids }: Draft,
  notes: readonly string[],
  place: string,
): string[] => {
  const { title, number, issuers, place: where, issued, effective, expires, language } = metadata
  const { structure, clauses, unused } = found
  const inSections = structure.sections.map(({ id, starts }) => `${id} (“${starts}”)`)
  const todo = Object.values(files).join('\n').split('\n').filter(isOpen).length
  return [
    `Draft in ${place}`,
    `  title      ${title || toDo}`,
    `  number     ${number ?? 'none found'}`,
    `  issuers    ${issuers.join('; ') || 'none found'}`,
    `  place      ${where ? `${where.id}${where.covered ? '' : ' (not covered yet: give it covered: true in places.yaml)'}` : 'none found'}`,
    `  dates      issued ${issued ?? '?'}, effective ${effective ?? '?'}, expires ${expires ?? '?'}`,
    `  language   ${language}`,
    `  numbering  ${structure.numbering.join(' > ')}`,
    ...(inSections.length > 0 ? [`  sections   ${inSections.join(', ')}`] : []),
    `  found      ${count(clauses.length, 'clause')}, ${count(points.length, 'point')}`,
    ...(unused.length > 0
      ? [
          `  not told apart: ${count(unused.length, 'line')} with other numbers, kept in the clause above; the first:`,
          ...unused.slice(0, 5).map((line) => `    ${line.slice(0, 60)}`),
        ]
      : []),
    ...told(aids),
    ...notes.map((note) => `  note       ${note}`),
    `  to do      ${count(todo, 'line')} marked ${toDo}`,
  ]
}

const printChanges = (changes: readonly Change[], knowledge: Knowledge, old: string): string[] => {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind)
  const users = (clause: string) => [
    ...[...knowledge.services.values()]
      .filter(({ clauses }) => clauses.includes(`${old}/${clause}`))
      .map(({ id }) => `service ${id}`),
    ...[...knowledge.schemes.values()]
      .filter((scheme) => JSON.stringify(scheme).includes(`"${old}/${clause}"`))
      .map(({ id }) => `check ${id}`),
  ]
  const lines = changes.flatMap((change) => {
    if (change.kind === 'same')
      return change.old.id === change.now.id ? [] : [`  same      ${change.old.id} is now ${change.now.id}`]
    const rested = touched(knowledge, old, change).map(({ id }) => id)
    const also = change.kind === 'new' ? [] : users(change.old.id)
    const named = [...knowledge.points.values()]
      .filter(({ policy, differs }) => policy !== old && differs.some(({ point }) => rested.includes(point)))
      .map(({ id }) => id)
    const tail = [
      ...(rested.length > 0 ? [`points: ${rested.join(', ')}`] : []),
      ...(named.length > 0 ? [`compared with it under differs: ${named.join(', ')}`] : []),
      ...(also.length > 0 ? [`also rests on it: ${also.join(', ')}`] : []),
    ]
    const suffix = tail.length > 0 ? ` (${tail.join('; ')})` : ''
    if (change.kind === 'new') return [`  new       ${change.now.id}: ${start(change.now.text)}`]
    if (change.kind === 'gone') return [`  gone      ${change.old.id}: ${start(change.old.text)}${suffix}`]
    const place = change.old.id === change.now.id ? change.now.id : `${change.old.id} → ${change.now.id}`
    return [`  changed   ${place}${suffix}`, ...printExchanges(change.old.text, change.now.text)]
  })
  return [
    `Against ${old}: ${of('same').length} same, ${of('changed').length} changed, ${of('new').length} new, ${of('gone').length} gone`,
    ...lines,
  ]
}

/** Short clauses as they are, of longer ones what is exchanged and a little around it. */
const printExchanges = (old: string, now: string): string[] => {
  const found = exchangesOf(old, now)
  if (Math.max(old.length, now.length) <= longestShown || found.length === 0)
    return [`    - ${start(old)}`, `    + ${start(now)}`]
  const excerpt = (before: string, said: string, after: string) =>
    start(`…${before.slice(-15)}${said}${after.slice(0, 15)}…`)
  return [
    ...found
      .slice(0, mostShown)
      .flatMap(({ from, to, before, after }) => [
        `    - ${excerpt(before, from, after)}`,
        `    + ${excerpt(before, to, after)}`,
      ]),
    ...(found.length > mostShown ? [`    and ${found.length - mostShown} more`] : []),
  ]
}
const longestShown = 100
const mostShown = 5

const start = (text: string) => {
  const line = text.replaceAll('\n', ' ')
  return line.length > longestShown ? `${line.slice(0, longestShown - 1)}…` : line
}

/** Lines that the editor still has to write; a remark is none. */
const isOpen = (line: string) => /\bTODO\b/.test(line) && !/^\s*#/.test(line)

const leftToDo = (place: string) =>
  ['policy.yaml', 'points.yaml'].flatMap((file) => {
    const path = join(place, file)
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text, at) => (isOpen(text) ? [{ file, line: at + 1, text: text.trim().slice(0, 80) }] : []))
  })

/** The remarks of the draft are for the editor who writes it. */
const withoutRemarks = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/^#/.test(line))
    .join('\n')
    .trimStart()
