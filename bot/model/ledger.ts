/** Where what was spent today is written down, so that a restart does not begin the day anew. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Spent } from './budget.ts'

/** In DATA_DIR. Drafting is counted by itself, as the bot may run beside it. */
export const ledgerFiles = { answers: 'model-tokens.json', drafting: 'drafting-tokens.json' }

const Kept = z.strictObject({ day: z.int().min(0), tokens: z.number().min(0) })

/** A file that can't be read counts as none, one that can't be written only costs the memory of a restart. */
export const openLedger = (file: string): { read(): Spent | undefined; write(spent: Spent): void } => ({
  read: () => {
    try {
      return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return undefined
    }
  },
  write: (spent) => {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.new`, JSON.stringify(spent), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch {}
  },
})
