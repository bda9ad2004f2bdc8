/**
 * `npm run knowledge -- add FILE [--id ID] [--replaces ID]` makes a draft of a document in `drafts/`, where the bot does not
 * look; `npm run knowledge -- accept ID` takes it into use once nothing is left to do in it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { checkKnowledge } from '../check.ts'
import { type Knowledge, loadKnowledge } from '../knowledge.ts'
import { type Said, SaidError, type Say } from '../said.ts'
import { KnowledgeError, type Problem, problemLine } from '../yaml.ts'
import type { Assistant } from './assist.ts'
import { type Draft, makeDraft } from './draft.ts'
import { isMarked } from './mark.ts'
import { saidOfChanges, saidOfDraft } from './summary.ts'
import { pointsOf } from './versions.ts'

export interface AddOffice {
  folder: string
  /** The text of a document. Throws SaidError when it can't be read. */
  read(
    file: string,
    progress: (progress: { done: number; total: number; unit: string }) => void,
  ): Promise<{ text: string; notes: Said[] }>
  /** Drafts points besides. */
  assistant?: Assistant | undefined
  /** The editor's words. */
  say: Say
  print(line: string): void
  /** How far a long work is, and that in words. */
  progress(done: number, total: number, text: string): void
}

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. */
export const addDocument = async (file: string, wanted: { id?: string; replaces?: string }, office: AddOffice) => {
  const { folder, say, assistant } = office
  const print = (said: Said) => office.print(say(said))
  const fail = (what: Said) => {
    print({ say: 'add.failed', what })
    return 1
  }
  const knowledge = tryLoad(folder, office)
  if (!knowledge) return fail({ say: 'add.folder-wrong' })
  const replaces = wanted.replaces === undefined ? undefined : knowledge.policies.get(wanted.replaces)
  if (wanted.replaces !== undefined && !replaces)
    return fail({ say: 'add.no-policy', id: wanted.replaces, policies: [...knowledge.policies.keys()] })
  if (wanted.id !== undefined && !/^[a-z][a-z0-9-]{1,40}$/.test(wanted.id))
    return fail({ say: 'add.no-id', id: wanted.id })
  if (wanted.id !== undefined && isTaken(folder, wanted.id)) return fail({ say: 'add.id-taken', id: wanted.id })
  const progress = (done: number, total: number, unit: string) =>
    office.progress(done, total, say({ say: `add.progress-${unit}`, done, total }))
  let read: { text: string; notes: Said[] }
  try {
    read = await office.read(file, ({ done, total, unit }) => progress(done, total, unit))
  } catch (error) {
    if (!(error instanceof SaidError)) throw error
    return fail({ say: 'add.file', file, what: error.said })
  }
  if (assistant) print({ say: 'add.sends', name: assistant.name })
  const draft = await makeDraft(read.text, {
    knowledge,
    replaces,
    say,
    // Without a model this takes no time that could be told.
    ...(assistant ? { assistant, progress: (done: number, total: number) => progress(done, total, 'sentence') } : {}),
  })
  const id = wanted.id ?? freeId(folder, file, draft)
  const place = join(folder, 'drafts', id)
  mkdirSync(place, { recursive: true })
  for (const [name, text] of Object.entries(draft.files)) writeFileSync(join(place, name), text)
  for (const said of saidOfDraft(draft, read.notes, place)) print(said)
  if (replaces) for (const said of saidOfChanges(draft.changes, knowledge, replaces.id)) print(said)
  print({ say: 'add.next', place, id })
  return 0
}

/** Moves a draft to the policies when the whole folder is well with it; says what is left to do when not. */
export const acceptDraft = (
  id: string,
  { folder, say, print: write }: Omit<AddOffice, 'read' | 'progress'>,
): number => {
  const print = (said: Said) => write(say(said))
  const fail = (what: Said) => {
    print({ say: 'accept.failed', what })
    return 1
  }
  const place = join(folder, 'drafts', id)
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(place)) {
    const drafts = existsSync(join(folder, 'drafts')) ? readdirSync(join(folder, 'drafts')) : []
    return fail(drafts.length > 0 ? { say: 'accept.no-draft', id, drafts } : { say: 'accept.no-drafts', id })
  }
  if (existsSync(join(folder, 'policies', id))) return fail({ say: 'accept.id-taken', id, place })
  const open = leftToDo(place)
  if (open.length > 0) {
    for (const { file, line, text } of open.slice(0, 20))
      print({ say: 'mistake.line-number', file: join(place, file), line, what: text })
    if (open.length > 20) print({ say: 'accept.more', count: open.length - 20 })
    return fail({ say: 'accept.to-do', count: open.length })
  }
  let problems: Problem[]
  let unasked = 0
  try {
    const knowledge = loadKnowledge(folder, { draft: id })
    unasked = pointsOf(knowledge, id).filter(({ asks }) => asks.zh.length === 0 || asks.en.length === 0).length
    problems = checkKnowledge(knowledge)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    problems = error.problems
  }
  for (const problem of problems)
    write(problemLine({ ...problem, file: problem.file.replace(`policies/${id}/`, `drafts/${id}/`) }, say))
  if (problems.length > 0) return fail({ say: 'accept.problems', id, count: problems.length })
  for (const name of ['policy.yaml', 'points.yaml']) {
    const path = join(place, name)
    writeFileSync(path, withoutRemarks(readFileSync(path, 'utf8')))
  }
  renameSync(place, join(folder, 'policies', id))
  if (readdirSync(join(folder, 'drafts')).length === 0) rmSync(join(folder, 'drafts'), { recursive: true })
  print({ say: 'accept.done', id })
  if (unasked > 0) print({ say: 'accept.unasked', count: unasked })
  return 0
}

const tryLoad = (folder: string, { say, print }: Pick<AddOffice, 'say' | 'print'>): Knowledge | undefined => {
  try {
    return loadKnowledge(folder)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    for (const problem of error.problems) print(problemLine(problem, say))
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

const leftToDo = (place: string) =>
  ['policy.yaml', 'points.yaml'].flatMap((file) => {
    const path = join(place, file)
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text, at) => (isMarked(text) ? [{ file, line: at + 1, text: text.trim().slice(0, 80) }] : []))
  })

/** The remarks of the draft are for the editor who writes it. */
const withoutRemarks = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/^#/.test(line))
    .join('\n')
    .trimStart()
