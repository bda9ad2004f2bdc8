/** What the operator reads when the embedded store can't work: one line, with the variable and the remedy. */
export class StoreError extends Error {
  override name = 'StoreError'
}

export const damaged = (folder: string) => `The data in DATA_DIR (${folder}) is damaged; put back a backup.`

/** SQLite's primary result codes (sqlite.org/rescode.html) that an operator can mend, with how. */
const REMEDY: Record<number, (folder: string) => string> = {
  5: (folder) => `Another program keeps the data in DATA_DIR (${folder}) locked; end it and start again.`,
  8: (folder) => `DATA_DIR (${folder}) can only be read; let the bot's user write to the folder and its files.`,
  10: (folder) => `DATA_DIR (${folder}) could not be read or written; check that disk, then start again.`,
  11: damaged,
  13: (folder) => `The disk that holds DATA_DIR (${folder}) is full; free some space.`,
  14: (folder) => `DATA_DIR (${folder}) can't be opened; make it a folder the bot's user may write to.`,
  23: (folder) => `DATA_DIR (${folder}) may not be used; let the bot's user write to the folder and its files.`,
  26: (folder) =>
    `DATA_DIR (${folder}) holds a file that is not this bot's database; move it away or name another folder.`,
}

/** The error with a remedy when SQLite or the file system reports one we know, else the error itself. */
export const explain = (error: unknown, folder: string): unknown => {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  const { errcode, code } = error as Error & { errcode?: unknown; code?: unknown }
  const fromFiles = { EACCES: 14, EPERM: 14, ENOTDIR: 14, ENOENT: 14, EEXIST: 14, EROFS: 8, ENOSPC: 13, EIO: 10 }
  const primary =
    typeof errcode === 'number'
      ? errcode & 0xff // the extended code's low byte
      : fromFiles[code as keyof typeof fromFiles]
  const remedy = primary === undefined ? undefined : REMEDY[primary]
  return remedy ? new StoreError(remedy(folder), { cause: error }) : error
}
