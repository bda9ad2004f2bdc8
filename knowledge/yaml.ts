/** Reads a YAML file against a schema. Whatever is wrong is said as file, key and remedy. */
import { readFileSync } from 'node:fs'
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { slipsIn } from './full-width.ts'
import { sayMistake, yamlMistake } from './mistakes.ts'
import type { Parsed } from './parsed.ts'
import { asText, fromText, type Said, type Say } from './said.ts'

/** One thing wrong in the knowledge folder, for the editor. */
export interface Problem {
  file: string
  /** Where in the file: `points[3].asks.zh`, or '' for the file as a whole. */
  key: string
  /** Counted from 1, where the file can't be told by keys. */
  line?: number
  /** What is wrong, and the remedy. */
  problem: Said
}

/** File, place, what is wrong and the remedy. */
export const problemLine = ({ file, key, line, problem: what }: Problem, say: Say): string => {
  if (line !== undefined) return say({ say: 'mistake.line-number', file, line, what })
  return say(key ? { say: 'mistake.line-key', file, key, what } : { say: 'mistake.line', file, what })
}

/** The knowledge folder can't be used as it is. */
export class KnowledgeError extends Error {
  problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(({ file, key, line, problem }) => [file, line ?? key, asText(problem)].join(': ')).join('\n'))
    this.name = 'KnowledgeError'
    this.problems = problems
  }
}

/** Both languages of a text. */
export const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Both = z.infer<typeof Both>

/** The text of `file`. Throws KnowledgeError when it can't be read. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new KnowledgeError([
      code === 'ENOENT' || code === 'ENOTDIR'
        ? { file, key: '', problem: { say: 'mistake.no-file' } }
        : { file, key: '', problem: { say: 'mistake.unreadable', code: code ?? '' } },
    ])
  }
}

/** For a list of things that others name by their ids. */
export const distinctIds = (entries: readonly { id: string }[], context: z.RefinementCtx): void => {
  for (const [at, { id }] of entries.entries())
    if (entries.findIndex((other) => other.id === id) !== at)
      context.addIssue({ code: 'custom', path: [at, 'id'], message: asText({ say: 'mistake.id-twice', id }) })
}

/** Reads and validates `file`. Throws KnowledgeError with every problem of the file. */
export const readYaml = <S extends z.ZodType>(file: string, schema: S): z.infer<S> => {
  const value = parse(file, readText(file))
  const result = schema.safeParse(value, { error: sayMistake })
  if (result.success) return result.data
  throw new KnowledgeError(
    result.error.issues.map((issue) => ({
      file,
      key: printPath(issue.path, value),
      problem: { say: 'mistake.form', what: fromText(issue.message) ?? issue.message },
    })),
  )
}

/** Where what is parsed is kept between starts; nowhere, unless the program says so. */
let parsed: Parsed | undefined
export const keepParsed = (kept: Parsed): void => {
  parsed = kept
}

const parse = (file: string, text: string): unknown => {
  const known = parsed?.recall(file, text)
  if (known) return known.value
  const value = parseAnew(file, text)
  parsed?.keep(file, text, value)
  return value
}

/** Dates stay text (core schema); a key given twice is an error. */
const parseAnew = (file: string, text: string): unknown => {
  const slips = slipsIn(text)
  // What YAML makes of a file with such signs in it would only hide them.
  if (slips.length > 0) throw new KnowledgeError(slips.map((slip) => ({ file, key: '', ...slip })))
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { line, problem } = yamlMistake(text, error.mark?.line ?? 0, error.reason)
    throw new KnowledgeError([{ file, key: '', line: line + 1, problem }])
  }
}

/** `[12, 'asks', 'zh']` as `[12] card-loss: asks.zh`, naming the entry by its id where it has one. */
const printPath = (path: PropertyKey[], value: unknown): string => {
  let here = value
  let text = ''
  for (const step of path) {
    here = (here as Record<PropertyKey, unknown> | undefined)?.[step]
    if (typeof step === 'number') {
      const id = (here as { id?: unknown } | undefined)?.id
      text += `[${step}]${typeof id === 'string' ? ` (${id})` : ''}`
    } else text += `${text ? '.' : ''}${String(step)}`
  }
  return text
}
