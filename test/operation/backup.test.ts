/** Copies made while the bot works, and put back: what had been accepted by then is there, and the bot goes on. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Store } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { collectLog, until } from '../engine.ts'
import { marker } from '../privacy/people.ts'
import { hasRedis, startRedis } from '../redis/server.ts'
import { text } from '../store/examples.ts'
import { applicant, specialist, startLife } from './life.ts'
import { startService } from './process.ts'

const key = '07'.repeat(32)
const vault = createVault(Buffer.from(key, 'hex'))
const { log } = collectLog()

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Words that come without a pause; `said` are those that were acknowledged. */
const talkTo = (store: Store) => {
  const said: string[] = []
  let talking = true
  const done = (async () => {
    for (let number = 0; talking; number++) {
      const id = `load-${number}`
      await store.accept({ ...text(id, `web:load-${number % 20}`, Date.now()), text: '帮助' } as never)
      said.push(id)
    }
  })()
  return {
    said,
    stop: () => {
      talking = false
      return done
    },
  }
}

/** The copy has what had been said before it, and goes on. */
const goesOn = async (store: Store, said: string[], number: string) => {
  for (const id of said) expect(await store.accept(text(id, 'web:load')), id).toBe(false)
  const life = await startLife(store, log)
  await life.idle()
  await life.presses(specialist, `desk:take:${number}`)
  expect((await store.read('request', number))?.body.state).toBe('with-platform')
  expect((await store.history(applicant, { last: 1000 })).length).toBeGreaterThan(20)
  await life.stop()
}

const command = (dataDir: string, ...args: string[]) =>
  startService({ DATA_DIR: dataDir, DATA_KEY: key }, ['store', ...args]).ended

describe('The embedded store', () => {
  test('is copied under load and put back', async () => {
    const from = join(folder, 'data')
    const copy = join(folder, 'copy.sqlite')
    const store = openSqliteStore({ file: join(from, 'bot.sqlite'), vault, engine: true })
    const life = await startLife(store, log)
    const [, number = ''] = await life.works()
    const load = talkTo(store)
    await until(() => load.said.length > 100)
    const before = load.said.slice()
    const made = await command(from, 'backup', copy)
    const during = load.said.length
    await load.stop()
    await life.stop()
    await store.close()
    expect(made, made.output).toMatchObject({ code: 0 })
    expect(during).toBeGreaterThan(before.length) // nobody had to wait for it
    expect(statSync(copy).mode & 0o077).toBe(0)
    expect(readFileSync(copy).includes(marker)).toBe(false)
    expect(await command(from, 'backup', copy)).toMatchObject({
      code: 1,
      output: `${copy} exists already; name another file.\n`,
    })
    expect((await command(from, 'backup', join(folder, 'nowhere/copy'))).output).toMatch(/can’t be written/)

    const to = join(folder, 'restored')
    mkdirSync(to)
    copyFileSync(copy, join(to, 'bot.sqlite'))
    const restored = openSqliteStore({ file: join(to, 'bot.sqlite'), vault, engine: true })
    await goesOn(restored, before, number)
    await restored.close()
    expect(await command(to, 'verify')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/0 messages to handle|messages handled/),
    })
  })

  test('that is not there is not made by looking', async () => {
    const nowhere = join(folder, 'empty')
    for (const args of [['verify'], ['export', join(folder, 'x')], ['backup', join(folder, 'x')]])
      expect(await command(nowhere, ...args)).toMatchObject({
        code: 1,
        output: expect.stringMatching(/^There is no office in DATA_DIR/),
      })
    expect(existsSync(join(nowhere, 'bot.sqlite'))).toBe(false)
    expect(existsSync(join(folder, 'x'))).toBe(false)
    expect(await command(nowhere, 'move')).toMatchObject({
      code: 2,
      output: expect.stringMatching(/store -- export FILE/),
    })
  })
})

describe.skipIf(!hasRedis)('Redis', () => {
  test('is copied under load with its own tool and put back as README says', async () => {
    const server = await startRedis()
    const copy = join(folder, 'copy.rdb')
    try {
      const store = await openRedisStore({ url: server.url, vault })
      const life = await startLife(store, log)
      const [, number = ''] = await life.works()
      const load = talkTo(store)
      await until(() => load.said.length > 100)
      const before = load.said.slice()
      server.cli('--rdb', copy)
      await load.stop()
      await life.stop()
      await store.close()

      // A server that has an append-only file reads only that: the copy is read by one that has none yet.
      const restored = await startRedis(['--appendonly', 'no', '--save', ''])
      try {
        await restored.kill('SIGKILL')
        copyFileSync(copy, join(restored.folder, 'dump.rdb'))
        await restored.start()
        restored.cli('CONFIG', 'SET', 'appendonly', 'yes')
        const again = await openRedisStore({ url: restored.url, vault })
        await goesOn(again, before, number)
        await again.close()
      } finally {
        await restored.stop()
      }
    } finally {
      await server.stop()
    }
  })
})
