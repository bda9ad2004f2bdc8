/** `npm run -s store -- export FILE | import FILE | verify [FILE] | backup FILE`: an office moved, compared, kept safe. */
import type { Piece, Portable, Sum } from './portable.ts'
import { isSame, sumOf } from './portable.ts'
import { readOffice, writeOffice } from './portable-file.ts'
import type { Vault } from './vault.ts'

interface StoreOffice {
  /** What the operator calls the store that is configured. */
  name: string
  /** Rejects with one line while a bot runs. */
  open(): Promise<Portable>
  /** Throws one line where the key is missing. */
  vault(): Vault
  /** Copies the store while the bot runs; rejects with one line where it can't. */
  backup(file: string): Promise<void>
  print: (line: string) => void
  /** For what is said while it goes on. */
  tell: (line: string) => void
}

const usage = [
  'npm run -s store -- export FILE    writes the whole office into a new file, sealed with DATA_KEY',
  'npm run -s store -- import FILE    reads it into an empty store, and compares',
  'npm run -s store -- verify [FILE]  counts what is in the store, and compares it with the file',
  'npm run -s store -- backup FILE    copies the embedded store, also while the bot runs',
]
/** How many pieces between two lines about how far it is. */
const step = 20_000

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. */
export const storeCommand = async (args: string[], office: StoreOffice): Promise<number> => {
  const [verb, file, ...more] = args
  if (more.length === 0 && verb === 'verify') return withStore(office, (store) => verify(store, file, office))
  if (more.length === 0 && file !== undefined) {
    if (verb === 'export') return withStore(office, (store) => exportTo(store, file, office))
    if (verb === 'import') return withStore(office, (store) => importFrom(store, file, office))
    if (verb === 'backup') {
      await office.backup(file)
      office.print(`${file} is a copy of ${office.name}. It can be read only with DATA_KEY: keep that apart from it.`)
      return 0
    }
  }
  for (const line of usage) office.print(line)
  return 2
}

const withStore = async ({ open }: StoreOffice, work: (store: Portable) => Promise<number>): Promise<number> => {
  const store = await open()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const exportTo = async (store: Portable, file: string, { name, vault, print, tell }: StoreOffice) => {
  if (await store.isEmpty()) {
    print(`There is no office in ${name}.`)
    return 1
  }
  const sum = await writeOffice(file, store.pieces(), vault(), counting('written', tell))
  print(`${file} holds the office of ${name}:`)
  show(sum, print)
  print('Import it where it is to go on, and start no bot on what it came from any more.')
  return 0
}

const importFrom = async (store: Portable, file: string, { name, vault, print, tell }: StoreOffice) => {
  if (!(await store.isEmpty())) {
    print(`There is an office in ${name} already; name an empty store.`)
    return 1
  }
  const told = remembering(readOffice(file, vault()), counting('read', tell))
  try {
    await store.fill(told.pieces)
    tell('Comparing …')
    const found = await sumOf(store.pieces())
    const { sum } = told
    if (!sum || !isSame(sum, found)) {
      await store.drop()
      print(`What is in ${name} now is not what ${file} holds, so it was removed again.`)
      show(found, print)
      return 1
    }
    await store.keep()
    print(`The office is in ${name}, the same as in ${file}:`)
    show(found, print)
    return 0
  } catch (error) {
    await store.drop().catch(() => {}) // no bot takes it for whole, and the next import removes it
    throw error
  }
}

const verify = async (store: Portable, file: string | undefined, { name, vault, print, tell }: StoreOffice) => {
  const found = await sumOf(store.pieces(), counting('counted', tell))
  print(`${name}:`)
  show(found, print)
  if (file === undefined) return 0
  const expected = await sumOf(readOffice(file, vault()))
  const same = isSame(found, expected)
  print(same ? `It is the same as in ${file}.` : `It is not the same as in ${file}:`)
  if (!same) show(expected, print)
  return same ? 0 : 1
}

const show = ({ counts, digest }: Sum, print: (line: string) => void) => {
  const shown = Object.entries(counts).filter(([name]) => name !== 'counters')
  print(`  ${shown.map(([name, count]) => `${count} ${names[name] ?? name}`).join(', ') || 'nothing'}`)
  print(`  digest ${digest}`)
}

const names: Record<string, string> = {
  'in waiting': 'messages to handle',
  'in closed': 'messages handled',
  'out waiting': 'messages to send',
  'out closed': 'messages sent or failed',
  gone: 'forgotten ids',
  record: 'records',
  alarm: 'alarms',
  audit: 'lines of the audit log',
  file: 'files',
}

const counting = (what: string, tell: (line: string) => void) => {
  let count = 0
  return () => {
    if (++count % step === 0) tell(`${count} pieces ${what} …`)
  }
}

/** Passes the pieces on, and keeps the sum that the file ends with. */
const remembering = (from: AsyncGenerator<Piece, Sum>, seen: () => void) => {
  const told: { pieces: AsyncGenerator<Piece>; sum: Sum | undefined } = { pieces: pass(), sum: undefined }
  async function* pass() {
    for (;;) {
      const next = await from.next()
      if (next.done) {
        told.sum = next.value
        return
      }
      seen()
      yield next.value
    }
  }
  return told
}
