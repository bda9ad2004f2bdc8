/** Two whole processes at one Redis and one Telegram token: what only one may do is done by one, also after it is killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { until } from '../engine.ts'
import { type Service, startService } from '../operation/process.ts'
import { startTelegram, type Telegram } from '../telegram/server.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const key = '07'.repeat(32)
const specialist = 'platform-specialist'
const said = ['谢谢', '再见']
const answers = [/^不客气/, /^再见/]

describe.skipIf(!hasRedis)('With two processes', () => {
  let server: Server
  let telegram: Telegram
  let store: Store
  let folder: string
  let services: Service[]
  beforeEach(async () => {
    ;[server, telegram] = await Promise.all([startRedis(), startTelegram()])
    store = await openRedisStore({ url: server.url, vault: createVault(Buffer.from(key, 'hex')) })
    folder = mkdtempSync(join(tmpdir(), 'alone-'))
    services = []
  })
  afterEach(async () => {
    await Promise.all(services.map((service) => service.kill()))
    await store.close()
    await Promise.all([server.stop(), telegram.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  const start = async () => {
    const service = startService({
      REDIS_URL: server.url,
      DATA_KEY: key,
      DATA_DIR: folder,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
    })
    services.push(service)
    await service.runs()
    return service
  }
  const polls = async (service: Service): Promise<boolean> => {
    await sleep(200) // who asks too often is not answered
    const answer = await fetch(`${service.url()}/healthz`)
    return 'telegram' in ((await answer.json()) as { channels: object }).channels
  }
  const thatPoll = async (of: readonly Service[]): Promise<Service[]> => {
    const are = await Promise.all(of.map(polls))
    return of.filter((_, at) => are[at])
  }
  test('one polls; when it is killed the other goes on, nothing is lost or doubled, and the clock rings once', async () => {
    const boss = telegram.person({ name: '专员', language_code: 'zh' })
    const members = roleChange(specialist, { members: [`telegram:${boss.id}`], codes: [] })
    await store.apply(turnOf({ changes: [members] }), new Map())
    const people = Array.from({ length: 6 }, () => telegram.person({ name: '王', language_code: 'zh' }))
    const pair = await Promise.all([start(), start()])
    await until(async () => (await thatPoll(pair)).length === 1)
    const [first] = (await thatPoll(pair)) as [Service]
    const second = pair.find((service) => service !== first) as Service

    const months = ['2026-01', '2026-02']
    const due: number[] = []
    const reportNow = async () => {
      const [month, at] = [months[due.length], Date.now()]
      due.push(at)
      const alarm = { id: `${specialist}/report/${month}`, to: `role:${specialist}`, at, what: `report ${month}` }
      await store.apply(turnOf({ alarms: [alarm] }), new Map())
    }

    const idsDue = () => due.map((at, which) => `alarm:${specialist}/report/${months[which]}:${at}`)

    let rounds = 0
    const write = () => {
      const text = said[rounds++ % said.length] as string
      for (const person of people) person.says(text)
    }
    const rung = async () => {
      const lines = await store.history(`role:${specialist}`, { last: 100 })
      return lines.flatMap((line) => (line.direction === 'in' && line.handled ? [line.message.id] : []))
    }
    for (; rounds < 4; await sleep(100)) write()
    await reportNow()
    await until(async () => (await rung()).includes(idsDue()[0] as string))
    write()
    await first.kill()
    const killed = performance.now()
    await reportNow()
    for (; rounds < 9; await sleep(100)) write()
    const third = await start() // it comes back as any other
    const polling = await until(async () => {
      const those = await thatPoll([second, third])
      return those.length > 0 && those
    })
    expect(polling).toHaveLength(1)
    console.log(`The other one polls after ${((performance.now() - killed) / 1000).toFixed(1)} s`)
    for (; rounds < 12; await sleep(100)) write()
    await until(() => telegram.pending().length === 0)
    await until(async () => {
      const { inbox, outbox } = await store.depth()
      return inbox === 0 && outbox === 0
    })
    expect(await thatPoll([second, third])).toEqual(polling)

    expect(telegram.calls().filter(({ result }) => result === 409)).toEqual([])
    let again = 0
    for (const person of people) {
      const lines = await store.history(`telegram:${person.id}`, { last: 200 })
      const heard = lines.flatMap((line) => (line.direction === 'in' ? [line] : []))
      expect(heard.map(({ message, handled }) => [message.kind === 'text' && message.text, handled])).toEqual(
        Array.from({ length: rounds }, (_, round) => [said[round % said.length], true]),
      )
      expect(lines.filter(({ direction }) => direction === 'out')).toHaveLength(rounds)
      const seen = person.sees().map(({ text }) => answers.findIndex((answer) => answer.test(text)))
      const once = seen.filter((answer, at) => answer !== seen[at - 1]) // a repetition stands right behind what it repeats
      expect(once).toEqual(Array.from({ length: rounds }, (_, round) => round % said.length))
      again += seen.length - once.length
    }
    expect(again).toBeLessThanOrEqual(people.length) // what was on its way when it was killed, to each at most one
    // In working hours a report sets the next month's, which is due as well; outside of them all are set anew.
    const ids = await rung()
    expect(ids.filter((id) => idsDue().includes(id))).toEqual(idsDue())
    expect(new Set(ids).size).toBe(ids.length)
  })
})
