/**
 * What a YAML file was parsed to, kept between starts: parsing takes a tenth of a start. Only the very same text gets it back, so
 * nothing has to be made invalid; without the folder, or with a damaged file in it, the text is parsed.
 */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface Parsed {
  /** What the text of a file was parsed to; undefined where that is not kept. */
  recall(file: string, text: string): { value: unknown } | undefined
  keep(file: string, text: string, value: unknown): void
}

/** One file in `folder` for each that is read, so that nothing gathers there. */
export const parsedIn = (folder: string): Parsed => {
  const placeOf = (file: string) => join(folder, `${hash('sha256', resolve(file)).slice(0, 16)}.json`)
  return {
    recall: (file, text) => {
      try {
        const { of, value } = JSON.parse(readFileSync(placeOf(file), 'utf8')) as { of: string; value: unknown }
        return of === hash('sha256', text) ? { value } : undefined
      } catch {
        return undefined
      }
    },
    keep: (file, text, value) => {
      let isExact = true
      const written = JSON.stringify({ of: hash('sha256', text), value }, (_, one: unknown) => {
        if (typeof one === 'number' && !Number.isFinite(one)) isExact = false
        return one
      })
      // JSON has no .inf, which YAML has: such a file is parsed each time.
      if (!isExact) return
      const place = placeOf(file)
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileSync(`${place}.${process.pid}.tmp`, written, { mode: 0o600 })
        renameSync(`${place}.${process.pid}.tmp`, place)
      } catch {
        // A convenience: a read-only disk is no fault.
      }
    },
  }
}
