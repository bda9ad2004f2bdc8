/** A new key: what the older one sealed stays readable, is sealed anew, and then the older one can go. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rekeyDatabase } from '../../adapters/sqlite/rekey.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { readConfig } from '../../bot/config.ts'
import { newConversation } from '../../bot/conversation.ts'
import { createVault, KeyError, olderKeys } from '../../bot/vault.ts'

const [first, second, third] = [1, 2, 3].map((number) => Buffer.alloc(32, number)) as [Buffer, Buffer, Buffer]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'bot.sqlite')
const openWith = (...keys: [Buffer, ...Buffer[]]) =>
  openSqliteStore({ file: file(), vault: createVault(keys[0], keys.slice(1)), engine: true })

/** An office with something in each table that is sealed. */
const fill = async (key: Buffer, count = 1) => {
  const store = openWith(key)
  for (let n = 0; n < count; n++) {
    const id = `web:a:${n}`
    const picture = { id, name: 'photo.png', type: 'image/png', size: 4 }
    await store.accept({ id, from: 'web:a', at: 1, kind: 'file', file: picture }, Buffer.from([1, 2, 3, n % 256]))
    const claim = await store.claim(2)
    if (!claim) throw new Error('nothing to claim')
    await store.commit(
      claim,
      {
        changes: [{ kind: 'conversation', id: `web:a${n}`, body: newConversation('en'), tags: [] }],
        outgoing: [{ id: `${id}/1`, to: 'web:a', language: 'en', at: 2, text: `answer ${n}` }],
        alarms: [{ id: `alarm${n}`, to: 'request:1', at: 10_000, what: 'remind' }],
        audit: [],
      },
      new Map(),
    )
  }
  await store.close()
}

const sealedValues = (): Buffer[] => {
  const database = new DatabaseSync(file())
  const rows = [
    ...database.prepare('SELECT body AS sealed FROM messages').all(),
    ...database.prepare('SELECT body AS sealed FROM files').all(),
    ...database.prepare('SELECT body AS sealed FROM records').all(),
    ...database.prepare('SELECT what AS sealed FROM alarms').all(),
    ...database.prepare("SELECT value AS sealed FROM meta WHERE key IN ('check', 'pepper')").all(),
  ].map(({ sealed }) =>
    typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : Buffer.from(sealed as Uint8Array),
  )
  database.close()
  return rows
}

describe('the vault', () => {
  it('opens with any of its keys and seals with the first', () => {
    const old = createVault(first).seal('张三')
    const vault = createVault(second, [third, first])
    expect(vault.open(old)).toBe('张三')
    expect(createVault(second).open(vault.seal('李四'))).toBe('李四')
    expect(() => createVault(first).open(vault.seal('李四'))).toThrow(KeyError)
  })

  it('renews what an older key sealed, and leaves the rest', () => {
    const vault = createVault(second, [first])
    const renewed = vault.renew(createVault(first).seal('张三'))
    expect(createVault(second).open(renewed as Buffer)).toBe('张三')
    expect(vault.renew(vault.seal('张三'))).toBeUndefined()
    expect(() => vault.renew(createVault(third).seal('张三'))).toThrow(KeyError)
  })

  it('takes older keys as hexadecimal and base64, with commas between', () => {
    const text = `${first.toString('hex')}, ${second.toString('base64')}`
    expect(olderKeys(text)).toEqual([first, second])
    expect(readConfig({ DATA_KEY_OLD: text }).olderDataKeys).toBe(text)
    expect(olderKeys(undefined)).toEqual([])
    expect(() => readConfig({ DATA_KEY_OLD: 'abc' })).toThrow(/^DATA_KEY_OLD: must be one or more keys/)
  })
})

describe('a new key for the embedded store', () => {
  it('is refused while the old one is not named', async () => {
    await fill(first)
    expect(() => openWith(second)).toThrow(/DATA_KEY .* is not the key .* put the old key back/)
  })

  it('reads what is there with the old one, and writes with the new one', async () => {
    await fill(first)
    const store = openWith(second, first)
    expect(await store.history('web:a', { last: 9 })).toHaveLength(2)
    expect(await store.file('web:a:0')).toEqual(Buffer.from([1, 2, 3, 0]))
    await store.accept({ id: 'web:a:n', from: 'web:a', at: 3, kind: 'text', text: 'new' })
    await store.close()
    const opened = sealedValues().map((value) => {
      try {
        return createVault(second).open(value)
      } catch {
        return undefined
      }
    })
    expect(opened.filter((one) => one !== undefined)).toEqual([expect.stringContaining('"new"')])
  })

  it('after rekeying, the old one opens nothing and leaves no byte; nothing is changed', async () => {
    await fill(first, 450)
    const before = sealedValues()
    const done = rekeyDatabase({ file: file(), vault: createVault(second, [first]) })
    expect(done).toEqual({ renewed: before.length, already: 0, damaged: 0 })
    const after = sealedValues()
    expect(after.map((value) => createVault(second).openBytes(value))).toEqual(
      before.map((value) => createVault(first).openBytes(value)),
    )
    const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    for (const value of before) expect(bytes.includes(value.subarray(13, 45))).toBe(false)
    expect(() => openWith(first)).toThrow(/is not the key/)
    const store = openWith(second)
    expect((await store.history('web:a', { last: 3 })).at(-1)).toMatchObject({ message: { text: 'answer 449' } })
    await store.close()
  })

  it('broken off in the middle, the store still opens, and the next run goes on', async () => {
    await fill(first, 450)
    const vault = createVault(second, [first])
    let parts = 0
    const broken = () =>
      rekeyDatabase({
        file: file(),
        vault,
        tell: () => {
          if (++parts === 3) throw new Error('killed')
        },
      })
    expect(broken).toThrow()
    const store = openWith(second, first)
    expect((await store.history('web:a', { last: 900 })).length).toBe(900)
    await store.close()
    const { renewed, already, damaged } = rekeyDatabase({ file: file(), vault })
    expect(already).toBe(600)
    expect(renewed + already).toBe(sealedValues().length)
    expect(damaged).toBe(0)
  })

  it('says what can’t be opened with any key, and leaves it', async () => {
    await fill(first)
    const database = new DatabaseSync(file())
    database.prepare('UPDATE records SET body = ?').run(createVault(third).seal('{}'))
    database.close()
    expect(rekeyDatabase({ file: file(), vault: createVault(second, [first]) })).toMatchObject({ damaged: 1 })
  })

  it('is not made while a bot runs', async () => {
    await fill(first)
    const store = openWith(first)
    expect(() => rekeyDatabase({ file: file(), vault: createVault(second, [first]) })).toThrow(/already runs/)
    await store.close()
  })

  it('an office that is exported with both keys and imported needs the new one alone, in whatever store', async () => {
    await fill(first, 3)
    const command = (args: string[], env: Record<string, string>) =>
      execFileSync(process.execPath, ['bot/start.js', 'store', ...args], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
        stdio: 'pipe',
      })
    const [moved, other] = [join(folder, 'office'), join(folder, 'other')]
    const [present, older] = [second.toString('hex'), first.toString('hex')]
    command(['export', moved], { DATA_DIR: folder, DATA_KEY: present, DATA_KEY_OLD: older })
    expect(command(['import', moved], { DATA_DIR: other, DATA_KEY: present })).toContain('the same as in')
    const store = openSqliteStore({ file: join(other, 'bot.sqlite'), vault: createVault(second), engine: true })
    expect(await store.history('web:a', { last: 9 })).toHaveLength(6)
    expect(await store.file('web:a:2')).toEqual(Buffer.from([1, 2, 3, 2]))
    expect((await store.all('conversation', '', 9)).length).toBe(3)
    await store.close()
  })

  it('npm run rekey does it, and says that the old key can go', async () => {
    await fill(first)
    const env = { DATA_DIR: folder, DATA_KEY: second.toString('hex'), DATA_KEY_OLD: first.toString('hex') }
    const out = execFileSync(process.execPath, ['bot/start.js', 'rekey'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    })
    expect(out).toMatch(/^7 values were sealed anew .*\nNothing needs an older key any more: remove DATA_KEY_OLD/s)
    expect(out).not.toMatch(/0101|0202/)
    openWith(second).close()
  })
})
