/** A file that the operator names: written beside its name, which it has once it is whole. */
import { closeSync, openSync, rmSync } from 'node:fs'

/** One line for the operator: what is wrong with the file. */
export class FileError extends Error {
  override name = 'FileError'
}

/** Makes `file` and `draft`, both empty and for their owner only. What has the name of `file` already stays: throws FileError. */
export const makeNew = (file: string, draft: string): void => {
  const make = (name: string) => closeSync(openSync(name, 'wx', 0o600))
  let made = false
  try {
    make(file)
    made = true
    // The draft belongs to whoever made `file`: only now is it one that was left.
    rmSync(draft, { force: true })
    make(draft)
  } catch (cause) {
    if (made) rmSync(file, { force: true })
    const exists = !made && (cause as NodeJS.ErrnoException).code === 'EEXIST'
    throw new FileError(
      exists
        ? `${file} exists already; name another file.`
        : `${file} can’t be written; name a file in a folder of yours.`,
      { cause },
    )
  }
}
