/** A store in a folder of its own and the small things that tests of the worker and the sender need. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSqliteStore } from '../adapters/sqlite/store.ts'
import type { Log } from '../bot/log.ts'
import type { Store } from '../bot/store.ts'
import { createVault } from '../bot/vault.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

export const openTestStore = (): { store: Store; remove: () => Promise<void> } => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const vault = createVault(Buffer.alloc(32, 7))
  const store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault, engine: true })
  return {
    store,
    remove: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Steps of these tests never look anything up. */
export const noKnowledge = new Proxy({} as Knowledge, {
  get: () => {
    throw new Error('A test looked into the knowledge')
  },
})

export const collectLog = () => {
  const lines: string[] = []
  const write = (level: string) => (fields: object, message: string) => {
    lines.push(`${level} ${message} ${JSON.stringify(fields)}`)
  }
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }
  return { log, lines }
}

/** Waits until there is something, or it is true, and gives it. Throws after two minutes, as only what hangs takes so long. */
export const until = async <T>(look: () => T | Promise<T>): Promise<Exclude<T, Nothing>> => {
  const started = performance.now()
  for (;;) {
    const found = await look()
    if (found) return found as Exclude<T, Nothing>
    if (performance.now() - started > 120_000) throw new Error('It never came true')
    await sleep(5)
  }
}
type Nothing = false | undefined
