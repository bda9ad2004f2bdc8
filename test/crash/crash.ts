/**
 * Kills the real program at random moments while many people use it over HTTP, and counts what became of every
 * message. `node test/crash/crash.ts --kills 100 --conversations 1000`, and with `--redis --seconds 120` four processes
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bringForward, type Planned } from './alarms.ts'
import { clock } from './clock.ts'
import { type Counts, count } from './count.ts'
import { embeddedOffice, type Office, sharedOffice } from './office.ts'
import { createPerson, type Person } from './person.ts'
import { type ScriptName, scripts } from './scripts.ts'

export interface CrashOptions {
  /** At least so many. */
  kills: number
  /** At least so many; people keep coming until the killing is over. */
  conversations: number
  /** People at once. */
  parallel?: number
  /** How long a person waits for an answer, in ms. */
  patience?: number
  /** For how long processes are killed, at least, not counting what else happens meanwhile. */
  seconds?: number
  /** How long a person thinks before each step, at most, in ms. */
  thinks?: number
  /** Four processes with a Redis between them, in place of one with the embedded store. */
  shared?: boolean
}

export interface CrashReport extends Counts {
  kills: number
  conversations: number
  resent: number
  /** People whose answer never came, with what they saw last. */
  stuck: string[]
  seconds: number
  /** Of these, for how long processes were killed. */
  killing: number
}

export const crash = async (options: CrashOptions): Promise<CrashReport> => {
  const { kills, conversations, parallel = 30, patience = 120_000, seconds = 0, thinks = 0, shared = false } = options
  const office = await (shared ? sharedOffice() : embeddedOffice())
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  try {
    await office.start()
    const people: { person: Person; script: ScriptName }[] = []
    const stuck: string[] = []
    const planned: Planned = new Map()
    let killing = true
    let deaths = 0
    let arrived = 0
    /** When the first process is killed, later by what was spent on other troubles (s). */
    let since = elapsed()

    /** In a long test Redis itself stands still and is killed, at even distances. */
    const troubles = seconds > 0 ? [...office.troubles] : []
    const trouble = async () => {
      const distance = seconds / (office.troubles.length + 1)
      if (elapsed() - since < distance * (office.troubles.length - troubles.length + 1)) return
      const began = elapsed()
      await office.start()
      await troubles.shift()?.()
      since += elapsed() - began
    }

    const executioner = async () => {
      // Until some alarms have come due around a kill: at first nobody has filed anything yet.
      while (deaths < kills || elapsed() - since < seconds || planned.size === 0) {
        await office.strike()
        deaths++
        // Not every time: whoever opens the data first tidies it up, and mostly that should be the program itself.
        if (deaths % 2 === 0) await bringForward(office, planned)
        if (troubles.length > 0) await trouble()
      }
      const lasted = elapsed() - since
      await office.start()
      killing = false
      return lasted
    }

    const visitor = async () => {
      while (killing || arrived < conversations) {
        const n = arrived++
        const script: ScriptName = n % 2 === 0 ? 'filing' : 'asking'
        const place: { person: Person; script: ScriptName } = { person: await arrive(office.port, n), script }
        people.push(place)
        await place.person
          .play(scripts[script], patience, thinks)
          .catch((error) => stuck.push(`${script}: ${error.message}`))
      }
    }

    const [lasted] = await Promise.all([executioner(), ...Array.from({ length: parallel }, visitor)])
    await sleep(Math.max(0, ...[...planned.values()].map((at) => at - clock())))
    await settled(
      office.port,
      people.map(({ person }) => person),
    )
    for (const { person } of people) person.leave()
    await office.stop()
    const counts = await countAfter(office, people, planned)
    const resent = people.reduce((sum, { person }) => sum + person.resent, 0)
    return {
      ...counts,
      kills: deaths,
      conversations: people.length,
      resent,
      stuck,
      seconds: elapsed(),
      killing: lasted,
    }
  } finally {
    await office.remove()
  }
}

/** Everybody comes from an address of their own, so that the limits of one network do not hold them up. */
const arrive = (port: number, n: number): Promise<Person> =>
  createPerson(port, `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`)

/** Waits until nothing is left to handle or send, and everybody's page has what was sent last. */
const settled = async (port: number, people: readonly Person[]) => {
  const isEmpty = async () => {
    const health = await fetch(`http://127.0.0.1:${port}/healthz`)
    const { depth } = (await health.json()) as { depth: { inbox: number; outbox: number } }
    return depth.inbox === 0 && depth.outbox === 0
  }
  for (let tries = 0; tries < 2400 && !(await isEmpty()); tries++) await sleep(100)
  for (const person of people) for (let tries = 0; tries < 2400 && !(await person.hasAll()); tries++) await sleep(100)
}

const countAfter = async (office: Office, people: { person: Person; script: ScriptName }[], planned: Planned) => {
  const store = await office.open()
  try {
    return await count(store, people, planned)
  } finally {
    await store.close()
  }
}

export const printReport = (report: CrashReport): string => {
  const { kills, conversations, messages, replies, requests, resent, seconds, killing } = report
  const rows: [string, number | string, string][] = [
    ['kill -9', kills, ''],
    ['seconds of killing', Math.round(killing), ''],
    ['conversations', conversations, ''],
    ['messages acknowledged and handled', messages, ''],
    ['messages of the bot', replies, ''],
    ['requests filed', requests, ''],
    ['sent again by people', resent, ''],
    ['seconds in all', Math.round(seconds), ''],
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
      seconds: { type: 'string', default: '0' },
      thinks: { type: 'string', default: '0' },
      redis: { type: 'boolean', default: false },
    },
  })
  const report = await crash({
    kills: Number(values.kills),
    conversations: Number(values.conversations),
    parallel: Number(values.parallel),
    seconds: Number(values.seconds),
    thinks: Number(values.thinks),
    shared: values.redis,
  })
  console.log(printReport(report))
  process.exitCode = held(report) ? 0 : 1
  process.exit()
}
