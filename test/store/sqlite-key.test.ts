/** The key of the embedded store. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { examineData } from '../../adapters/sqlite/examine.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createVault, KeyError, openKey } from '../../bot/vault.ts'

const vault = createVault(Buffer.alloc(32, 7))
const newFolder = () => mkdtempSync(join(tmpdir(), 'store-'))

describe('The key for personal data', () => {
  let folder: string
  beforeEach(() => {
    folder = newFolder()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is made once, for the owner only, and found again', () => {
    const data = join(folder, 'data')
    const key = openKey({ folder: data })
    expect(key).toHaveLength(32)
    expect(statSync(join(data, 'data.key')).mode & 0o777).toBe(0o600)
    expect(openKey({ folder: data })).toEqual(key)
    expect(readdirSync(data)).toEqual(['data.key'])
  })

  test('is never made where there is data already: it could not open them', () => {
    writeFileSync(join(folder, 'bot.sqlite'), 'sealed')
    expect(() => openKey({ folder, hasData: true })).toThrow(
      `${folder}/data.key is missing, and without it nothing that is sealed can be read: restore it from your copy, or set DATA_KEY.`,
    )
    expect(readdirSync(folder)).toEqual(['bot.sqlite'])
    writeFileSync(join(folder, 'data.key'), 'ab'.repeat(30))
    expect(() => openKey({ folder, hasData: true })).toThrow(
      `${folder}/data.key does not hold a whole key any more: restore it from your copy, or set DATA_KEY.`,
    )
    writeFileSync(join(folder, 'data.key'), 'ab'.repeat(32))
    expect(openKey({ folder, hasData: true })).toEqual(Buffer.alloc(32, 0xab))
  })

  test('on a disk that is nearly full is told of by doctor', async () => {
    const file = join(folder, 'bot.sqlite')
    await openSqliteStore({ file, vault, engine: true }).close()
    const told = (megabytes: number) => examineData(file, megabytes * 2 ** 20).told
    expect(told(501)).toEqual([])
    expect(told(100)).toMatchObject([
      { level: 'warn', text: expect.stringMatching(/^100 MB .*DATA_DIR.*free some space/) },
    ])
    expect(told(1)).toMatchObject([{ level: 'bad' }])
  })

  test('and the data are for the owner only again when copies with other rights were put back', async () => {
    const file = join(folder, 'bot.sqlite')
    const key = openKey({ folder })
    await openSqliteStore({ file, vault: createVault(key), engine: true }).close()
    for (const name of ['data.key', 'bot.sqlite']) chmodSync(join(folder, name), 0o644)
    await openSqliteStore({ file, vault: createVault(openKey({ folder })), engine: true }).close()
    for (const name of ['data.key', 'bot.sqlite']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  test('may be given as hexadecimal or base64; anything else is named', () => {
    const key = Buffer.alloc(32, 250)
    expect(openKey({ dataKey: key.toString('hex'), folder })).toEqual(key)
    expect(openKey({ dataKey: key.toString('base64'), folder })).toEqual(key)
    for (const wrong of [
      'short',
      `${key.toString('hex')}0`,
      key.toString('base64').replace('+', '!'),
      'x'.repeat(64),
    ]) {
      expect(() => openKey({ dataKey: wrong, folder })).toThrow(/^DATA_KEY must be .*openssl/)
    }
    writeFileSync(join(folder, 'data.key'), 'half a k')
    expect(() => openKey({ folder })).toThrow(KeyError)
  })

  test('opens only what it sealed and nobody altered, and never seals twice alike', () => {
    const sealed = vault.seal('张三')
    expect(vault.open(sealed)).toBe('张三')
    expect(vault.seal('张三')).not.toEqual(sealed)
    for (const place of [0, 5, 20, sealed.length - 1]) {
      const altered = Buffer.from(sealed)
      altered[place] = (altered[place] ?? 0) ^ 1
      expect(() => vault.open(altered)).toThrow(KeyError)
    }
    expect(() => createVault(Buffer.alloc(32, 8)).open(sealed)).toThrow(/DATA_KEY/)
    expect(() => vault.open(sealed.subarray(0, 10))).toThrow(KeyError)
  })
})
