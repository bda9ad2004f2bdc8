/**
 * Kills the real program at random moments while many people use it over HTTP, and counts what became of every
 * message. `node test/crash/crash.ts --kills 100 --conversations 1000`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createVault, openKey, type Vault } from '../../bot/vault.ts'
import { bringForward, type Planned } from './alarms.ts'
import { type Counts, count } from './count.ts'
import { createPerson, type Person } from './person.ts'
import { type ScriptName, scripts } from './scripts.ts'
import { createServerProcess, type Server } from './server.ts'

export interface CrashOptions {
  /** At least so many. */
  kills: number
  /** At least so many; people keep coming until all kills are done. */
  conversations: number
  /** People at once. */
  parallel?: number
  /** How long a person waits for an answer, in ms. */
  patience?: number
}

export interface CrashReport extends Counts {
  kills: number
  conversations: number
  resent: number
  /** People whose answer never came, with what they saw last. */
  stuck: string[]
  seconds: number
}

export const crash = async (options: CrashOptions): Promise<CrashReport> => {
  const { kills, conversations, parallel = 30, patience = 60_000 } = options
  const folder = mkdtempSync(join(tmpdir(), 'crash-'))
  const server = await createServerProcess(folder)
  const started = performance.now()
  try {
    await server.start()
    const people: { person: Person; script: ScriptName }[] = []
    const stuck: string[] = []
    const planned: Planned = new Map()
    const file = join(folder, 'bot.sqlite')
    const vault = createVault(openKey({ folder }))
    let killing = true
    let deaths = 0
    let arrived = 0

    const executioner = async () => {
      while (deaths < kills) {
        // Sometimes while it still starts, mostly under load.
        const ready = server.start()
        if (Math.random() < 0.85) await ready
        else ready.catch(() => {})
        await sleep(Math.random() * 1500)
        await server.kill()
        deaths++
        // Not every time: whoever opens the data first tidies it up, and mostly that should be the program itself.
        if (deaths % 2 === 0) await bringForward(file, vault, planned)
      }
      await server.start()
      killing = false
    }

    const visitor = async () => {
      while (killing || arrived < conversations) {
        const n = arrived++
        const script: ScriptName = n % 2 === 0 ? 'filing' : 'asking'
        const place: { person: Person; script: ScriptName } = { person: await arrive(server, n), script }
        people.push(place)
        await place.person.play(scripts[script], patience).catch((error) => stuck.push(`${script}: ${error.message}`))
      }
    }

    await server.kill()
    await Promise.all([executioner(), ...Array.from({ length: parallel }, visitor)])
    await sleep(Math.max(Date.now(), ...planned.values()) - Date.now())
    await settled(server)
    for (const { person } of people) person.leave()
    await server.stop()
    const counts = await countAfter(file, vault, people, planned)
    const resent = people.reduce((sum, { person }) => sum + person.resent, 0)
    const seconds = (performance.now() - started) / 1000
    return { ...counts, kills: deaths, conversations: people.length, resent, stuck, seconds }
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everybody comes from an address of their own, so that the limits of one network do not hold them up. */
const arrive = (server: Server, n: number): Promise<Person> =>
  createPerson(server.port, `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`)

/** Waits until nothing is left to handle or send. */
const settled = async (server: Server) => {
  for (let tries = 0; tries < 300; tries++) {
    const health = await fetch(`http://127.0.0.1:${server.port}/healthz`)
    const { depth } = (await health.json()) as { depth: { inbox: number; outbox: number } }
    if (depth.inbox === 0 && depth.outbox === 0) break
    await sleep(100)
  }
  await sleep(300) // what was sent last is on its way to the pages
}

const countAfter = async (
  file: string,
  vault: Vault,
  people: { person: Person; script: ScriptName }[],
  planned: Planned,
) => {
  const store = openSqliteStore({ file, vault, engine: false })
  try {
    return await count(store, people, planned)
  } finally {
    await store.close()
  }
}

export const printReport = (report: CrashReport): string => {
  const { kills, conversations, messages, replies, requests, resent, seconds } = report
  const rows: [string, number | string, string][] = [
    ['kill -9', kills, ''],
    ['conversations', conversations, ''],
    ['messages acknowledged and handled', messages, ''],
    ['messages of the bot', replies, ''],
    ['requests filed', requests, ''],
    ['sent again by people', resent, ''],
    ['seconds', Math.round(seconds), ''],
    ['lost', report.lost, '0'],
    ['not handled', report.unhandled, '0'],
    ['done twice, or not quite', report.doubled, '0'],
    ['alarms that came due around a kill', report.alarms, ''],
    ['of these rung not exactly once', report.misrung, '0'],
    ['out of order', report.disordered, '0'],
    ['never seen by the person', report.unseen, '0'],
    ['seen twice by one person, at most', report.mostSeenTwice, `${kills}`],
    ['people without an answer', report.stuck.length, '0'],
  ]
  const lines = rows.map(([what, value, bar]) => `| ${what} | ${value} | ${bar} |`)
  return ['| what | count | allowed |', '| --- | ---: | ---: |', ...lines, ...report.stuck.slice(0, 5)].join('\n')
}

/** True when every promise was kept. */
export const held = (report: CrashReport): boolean =>
  [
    report.lost,
    report.unhandled,
    report.doubled,
    report.misrung,
    report.disordered,
    report.unseen,
    report.stuck.length,
  ].every((number) => number === 0) && report.mostSeenTwice <= report.kills

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '100' },
      conversations: { type: 'string', default: '1000' },
      parallel: { type: 'string', default: '50' },
    },
  })
  const { kills, conversations, parallel } = values
  const report = await crash({ kills: Number(kills), conversations: Number(conversations), parallel: Number(parallel) })
  console.log(printReport(report))
  process.exitCode = held(report) ? 0 : 1
  process.exit()
}
