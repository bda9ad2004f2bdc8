/** What lines of the log have in common. */
import { digestOf } from './digest.ts'

/** Where the bot reports to its operators: what happened and to which id, never personal data. pino's logger fits. */
export interface Log {
  debug?(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Stands for a message in logs: the id itself names an account. The audit log has the same. */
export const referenceOf = (id: string): string => digestOf(id, 12)

/** Stands for one run of a step: the message it is about, and which try this is. */
export const turnReference = (id: string, attempt: number): string => `${referenceOf(id)}.${attempt}`

/**
 * What may be logged of an error: its message may quote what a person wrote or who wrote it, its name and place do not. That of
 * a store's own error is written for operators, names nobody and says what to do.
 */
export const describe = (error: unknown): { error: string; remedy?: string; code?: string; at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error }
  const { name, message, stack = '', code } = error as Error & { code?: unknown }
  const places = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
  return {
    error: name,
    ...(name === 'StoreError' ? { remedy: message } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(places.length > 0 ? { at: places.join(' < ') } : {}),
  }
}
