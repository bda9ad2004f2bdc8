/** The folder that holds the bot's data. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line for the operator: the data folder can't be made. */
class FolderError extends Error {
  override name = 'FolderError'
}

/**
 * Makes `folder`, and those above it, for the owner only. Throws FolderError naming DATA_DIR. Step by step, as
 * `mkdirSync` with `recursive` never ends where nothing can be made (/proc).
 */
export const makeFolder = (folder: string): void => {
  try {
    make(folder)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new FolderError(
      code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? `DATA_DIR (${folder}) can't be made; let the bot's user write to the folder above it, or choose another.`
        : `DATA_DIR (${folder}) is not a folder that can be made; choose another.`,
      { cause },
    )
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

const make = (folder: string): void => {
  if (isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) make(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!isFolder(folder)) throw error // made meanwhile by a process that starts beside this one
  }
}

/** Takes the rights of others off a file of ours, which a copy that was put back may have. One of somebody else's is left to them. */
export const keepPrivate = (file: string): void => {
  const { mode, uid } = statSync(file)
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(file, 0o600)
}

/** A file, or the names in a folder, are on the disk once this returns. */
export const sync = (path: string): void => {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
