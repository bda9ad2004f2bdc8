/** Reads a YAML file against a schema. Whatever is wrong is said as file, key and remedy. */
import { existsSync, readFileSync } from 'node:fs'
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { z } from 'zod'

/** One thing wrong in the knowledge folder, for the editor. */
export interface Problem {
  file: string
  /** Where in the file: `points[3].asks.zh`, or '' for the file as a whole. */
  key: string
  problem: string
  remedy: string
}

export const printProblem = (p: Problem): string => `${p.file}${p.key ? `: ${p.key}` : ''}: ${p.problem} — ${p.remedy}`

/** The knowledge folder can't be used as it is. */
export class KnowledgeError extends Error {
  problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(printProblem).join('\n'))
    this.name = 'KnowledgeError'
    this.problems = problems
  }
}

/** Both languages of a text. */
export const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Both = z.infer<typeof Both>

/** Reads and validates `file`. Throws KnowledgeError with every problem of the file. */
export const readYaml = <S extends z.ZodType>(file: string, schema: S): z.infer<S> => {
  if (!existsSync(file))
    throw new KnowledgeError([{ file, key: '', problem: 'the file is missing', remedy: 'create it or restore it' }])
  const value = parse(file, readFileSync(file, 'utf8'))
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new KnowledgeError(
    result.error.issues.map((issue) => ({
      file,
      key: printPath(issue.path, value),
      problem: issue.message,
      remedy: 'see knowledge/README.md for what belongs here',
    })),
  )
}

/** Dates stay text (core schema); a key given twice is an error. */
const parse = (file: string, text: string): unknown => {
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    throw new KnowledgeError([
      {
        file,
        key: `line ${(error.mark?.line ?? 0) + 1}`,
        problem: `is not valid YAML: ${error.reason}`,
        remedy: 'check indentation, colons and quotes at this line and the one before',
      },
    ])
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
