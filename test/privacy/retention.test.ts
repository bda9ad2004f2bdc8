import { describe, expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { conversationChange } from '../../bot/conversation.ts'
import { type ClockSeen, isPlausible } from '../../bot/privacy/plausible.ts'
import { closedAt } from '../../bot/privacy/redacted.ts'
import { type Kept, startRetention, sweep } from '../../bot/privacy/retention.ts'
import { isRefusal } from '../../bot/requests/actions.ts'
import { requestChange } from '../../bot/requests/request.ts'
import { step } from '../../bot/requests/step.ts'
import { turnOf } from '../../bot/store.ts'
import { collectLog, openTestStore, until } from '../engine.ts'
import { saying, text } from '../store/examples.ts'
import { begin, file, kept, marker, open } from './people.ts'

const day = 24 * 3_600_000
const seen = (body: ClockSeen) => turnOf({ changes: [{ kind: 'clock', id: 'clock', body, tags: [] }] })
const untouched = { requests: 0, conversations: 0, people: 0, drafts: 0, questions: 0 }

describe('A request', () => {
  test('loses what people wrote once it has been closed for so long, and not a moment before', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await office.until('2026-10-20T10:00:00+08:00')
    await specialist.says(`办结 ${number} ${marker}结果`)
    await specialist.presses('desk:sure')
    const closed = office.now()
    await office.until('2026-12-20T10:00:00+08:00')
    await person.forges(`rate:${number}:5`)
    const at = (days: number, more = 0) => ({ now: closed + days * day + more, days: 90 })
    const before = (await office.store.read('request', number))?.body
    await sweep(office.store, at(90))
    expect((await office.store.read('request', number))?.body).toEqual(before)
    expect(await sweep(office.store, at(90, 1))).toMatchObject({ requests: 1 })
    const after = (await office.store.read('request', number))?.body
    expect(after).toMatchObject({ number, state: 'completed', items: {}, rating: 5, forgotten: closed + 90 * day + 1 })
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`${marker}|web:|13812345678`))
    expect(JSON.stringify(await office.store.history('web:specialist', { last: 1000 }))).not.toContain(marker)
    expect(office.audit.at(-1)).toMatchObject({ actor: 'system', action: 'privacy.retention', subject: number })
    const text = await kept(office)
    expect(await sweep(office.store, at(90, 2))).toEqual(untouched) // again, nothing is left to do
    expect(await kept(office)).toBe(text)
  })

  test('that is open, or was opened again, keeps them', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const [never, again] = [await file(office, person), await file(office, person)]
    await specialist.says(`不予办理 ${again} 缺材料`)
    expect((await office.store.read('request', again))?.body.state).toBe('declined')
    await specialist.forges(`desk:reopen:${again}`)
    for (const number of [never, again]) {
      const request = (await office.store.read('request', number))?.body
      expect(request && closedAt(request), number).toBeUndefined()
    }
    expect(await sweep(office.store, { now: office.now() + 1000 * day, days: 365 })).toMatchObject({ requests: 0 })
    for (const number of [never, again])
      expect(JSON.stringify((await office.store.read('request', number))?.body.items)).toContain(marker)
  })
})

describe('A file', () => {
  test('of a request is kept as long as the request is open, and goes with what people wrote', async () => {
    const { office } = await open()
    const number = await file(office, office.person('web:person'))
    const filed = (await office.store.read('request', number))?.body
    if (!filed) throw new Error('no request')
    const { store, remove } = openTestStore()
    try {
      const id = 'web:person:1'
      const attachment = { id, name: '户口簿.pdf', type: 'application/pdf', size: 3 }
      await store.accept({ id, from: 'web:person', at: 0, kind: 'file', file: attachment }, new Uint8Array([1, 2, 3]))
      const claim = await store.claim(0)
      if (!claim) throw new Error('nothing to claim')
      const request = { ...filed, files: [{ ...attachment, from: 'applicant' }] }
      await store.commit(claim, turnOf({ changes: [requestChange(request)] }), new Map())
      await sweep(store, { now: filed.consent.at + 1000 * day, days: 365 })
      expect(await store.history('web:person', { last: 10 })).toEqual([])
      expect(await store.file(id)).toBeDefined()
      const ended = step(request, { do: 'withdraw' }, filed.consent.at)
      if (isRefusal(ended)) throw new Error('not withdrawn')
      await store.apply(turnOf({ changes: [requestChange(ended)] }), new Map())
      expect(await sweep(store, { now: filed.consent.at + 366 * day, days: 365 })).toMatchObject({ requests: 1 })
      expect(await store.file(id)).toBeUndefined()
    } finally {
      await remove()
    }
  })

  test('of a draft goes with the draft, also when its message has gone before', async () => {
    const { store, remove } = openTestStore()
    try {
      const attachment = { id: 'web:a:1', name: 'a.pdf', type: 'application/pdf', size: 3 }
      await store.accept({ id: 'web:a:1', from: 'web:a', at: 0, kind: 'file', file: attachment }, new Uint8Array(3))
      const claim = await store.claim(0)
      if (!claim) throw new Error('nothing to claim')
      const files = [{ ...attachment, from: 'applicant' }]
      const dialogue = { kind: 'filing' as const, service: 'medical', answers: {}, files, wantsText: false }
      const conversation = { language: 'zh' as const, languageFrom: 'default' as const, facts: {}, dialogue }
      await store.commit(claim, turnOf({ changes: [conversationChange('web:a', conversation)] }), new Map())
      await store.accept(text('b', 'web:a', 70 * day))
      await sweep(store, { now: 95 * day, days: 90 })
      expect(await store.history('web:a', { last: 10 })).toHaveLength(1)
      expect(await store.file('web:a:1')).toBeDefined()
      await sweep(store, { now: 101 * day, days: 90 })
      expect((await store.read('conversation', 'web:a'))?.body.dialogue).toBeUndefined()
      expect(await store.file('web:a:1')).toBeUndefined()
    } finally {
      await remove()
    }
  })
})

describe('A conversation', () => {
  test('keeps a reminder until the card has expired, however long the person is silent', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says('提醒我服务证到期', '2028-06-30')
    await person.says('是')
    const reminders = async () => (await office.store.read('conversation', 'web:person'))?.body.reminders
    await sweep(office.store, { now: office.now() + 500 * day, days: 90 })
    expect(await reminders()).toHaveLength(1)
    await sweep(office.store, { now: Date.parse('2029-06-30T00:00:00Z'), days: 90 })
    expect(await office.store.read('conversation', 'web:person')).toBeUndefined()
  })

  test('loses messages that are too old, a draft after 30 days, and in the end is gone with its answers', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says('你好')
    await office.until('2026-10-01T10:00:00+08:00')
    await begin(office, person, 2)
    const stored = await office.store.read('conversation', person.address)
    if (!stored) throw new Error('no conversation')
    const facts = { age: 40 }
    const body = { ...stored.body, facts }
    await office.store.apply(
      turnOf({ changes: [{ kind: 'conversation', id: person.address, body, tags: [] }] }),
      new Map(),
    )
    const last = office.now()
    const now = async () => (await office.store.read('conversation', person.address))?.body
    expect(await sweep(office.store, { now: last + 30 * day - 1, days: 365 })).toEqual(untouched)
    expect((await now())?.dialogue).toMatchObject({ kind: 'filing' })
    expect(await sweep(office.store, { now: last + 30 * day, days: 365 })).toEqual({ ...untouched, drafts: 1 })
    expect(await now()).toMatchObject({ language: 'zh', facts })
    expect(JSON.stringify(await now())).not.toContain(marker)

    const first = (await office.store.history(person.address, { last: 1000 }))[0]?.message.at ?? 0
    await sweep(office.store, { now: first + 365 * day + 1, days: 365 })
    const left = await office.store.history(person.address, { last: 1000 })
    expect(left[0]?.message.at).toBe(last)
    expect((await now())?.facts).toEqual(facts)
    expect(await sweep(office.store, { now: last + 365 * day + 1, days: 365 })).toMatchObject({ people: 1 })
    expect(await now()).toBeUndefined()
    expect(await kept(office)).not.toContain(person.address) // in the log neither
  })

  test('of somebody whose request is open is kept without its answers, and the log still says whose it is', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await file(office, person)
    await sweep(office.store, { now: office.now() + 400 * day, days: 365 })
    expect(await office.store.list('request', `applicant:${person.address}`)).toHaveLength(1)
    expect(office.audit.some(({ actor }) => actor === person.address)).toBe(true)
  })

  test('of a member of the network does not lose the binding, nor the name beside what was done', async () => {
    const { office, specialist } = await open()
    const number = await file(office, office.person('web:person'))
    await specialist.forges(`desk:take:${number}`)
    await sweep(office.store, { now: office.now() + 400 * day, days: 365 })
    expect((await office.store.read('role', 'platform-specialist'))?.body.members).toEqual(['web:specialist'])
    expect(office.audit.some(({ actor }) => actor === 'web:specialist')).toBe(true)
  })

  test('with an old message that is still on its way keeps that one, and loses those around it', async () => {
    const { store, remove } = openTestStore()
    try {
      for (const id of ['1', '2', '3', '4']) await store.apply(turnOf({ outgoing: [saying(id, 'web:a')] }), new Map())
      await store.next(['web'], 0)
      await store.settle('1', { result: 'sent' })
      for (let at = 0; at < 250; at++) {
        await store.accept(text(`b${at}`, 'web:b', at))
        const claim = await store.claim(0)
        if (claim) await store.commit(claim, turnOf({}), new Map())
      }
      await store.accept(text('b', 'web:b', 1))
      const removed = await sweep(store, { now: 365 * day + 200, days: 365 })
      expect(removed).toEqual({ ...untouched, conversations: 2 })
      const ids = async (address: string) =>
        (await store.history(address, { last: 1000 })).map(({ message: { id } }) => id)
      expect(await ids('web:a')).toEqual(['2', '3', '4'])
      expect(await ids('web:b')).toEqual([...Array.from({ length: 50 }, (_, at) => `b${at + 200}`), 'b'])
    } finally {
      await remove()
    }
  })
})

describe('A question that the documents did not answer', () => {
  test('goes when its time is up', async () => {
    const { office } = await open()
    await office.person('web:person').says('重庆外籍人才可以免费领养大熊猫吗？')
    const asked = await office.store.list('unanswered', 'all')
    expect(asked).toHaveLength(1)
    expect(await sweep(office.store, { now: office.now() + 365 * day, days: 365 })).toMatchObject({ questions: 0 })
    expect(await sweep(office.store, { now: office.now() + 365 * day + 1, days: 365 })).toMatchObject({ questions: 1 })
    expect(await office.store.list('unanswered', 'all')).toEqual([])
  })
})

describe('While the bot runs', () => {
  test('it is looked after at the start, and a store that fails is no end', async () => {
    const { office } = await open('2020-01-01T10:00:00+08:00')
    await office.person('web:person').says(`你好 ${marker}`)
    const { log, lines } = collectLog()
    const now = office.now() + 400 * day
    await office.store.apply(seen({ at: now - day, since: now - 100 * day }), new Map())
    const options = { now: () => now, days: 365, log }
    const broken: Kept = { ...office.store, all: () => Promise.reject(new Error(`no ${marker}`)) }
    const failing = startRetention({ ...options, store: broken })
    const working = startRetention({ ...options, store: office.store })
    await until(() => lines.some((line) => line.startsWith('error')) && lines.some((line) => line.startsWith('info')))
    await Promise.all([failing.stop(), working.stop()])
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('info'))).toHaveLength(1)
    expect(lines.join()).not.toContain(marker)
    expect(await kept(office)).not.toContain(marker)
  })

  test('what a step changes at the same moment is left for the next time', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await person.forges(`req:withdraw:${number}:yes`)
    const meddled: Kept = {
      ...office.store,
      apply: async (turn, read) => {
        if (read.has(`request/${number}`)) await person.forges(`req:show:${number}`)
        return office.store.apply(turn, read)
      },
    }
    const later = { now: office.now() + 366 * day, days: 365 }
    expect((await sweep(meddled, later)).requests).toBe(0)
    expect(JSON.stringify((await office.store.read('request', number))?.body.items)).toContain(marker)
    expect((await sweep(office.store, later)).requests).toBe(1)
  })
})

describe('A clock', () => {
  const day0 = Date.parse('2026-09-21T10:00:00+08:00')
  /** Looks at these days after the beginning, each with whether the clock is trusted, and what was warned of last. */
  const looks = async (days: number[]) => {
    const { office } = await open()
    const { log, lines } = collectLog()
    const trusted: boolean[] = []
    for (const at of days) trusted.push(await isPlausible(office.store, day0 + at * day, log))
    return { trusted, warnings: lines.filter((line) => line.startsWith('warn')) }
  }

  test('is trusted after three days of going on, also when the bot is off for two weeks', async () => {
    const { trusted, warnings } = await looks([0, 1, 2.9, 3, 17, 30])
    expect(trusted).toEqual([false, false, false, true, true, true])
    expect(warnings).toEqual([])
  })

  test('that has leapt is not trusted for three days, and every look says so', async () => {
    const { trusted, warnings } = await looks([0, 3, 3650, 3650.5, 3652.9, 3653, 3654])
    expect(trusted).toEqual([false, true, false, false, false, true, true])
    expect(warnings).toHaveLength(3)
    expect(warnings[0]).toMatch(/"clock":"2036-09-18","before":"2026-09-24","trusted":"2036-09-21"/)
  })

  test('that is set right again after a leap is doubted no more', async () => {
    const { trusted, warnings } = await looks([0, 3, 3650, 3.1, 4, 6.1, 6.05, 6.2])
    expect(trusted).toEqual([false, true, false, false, false, true, false, true])
    expect(warnings).toHaveLength(1)
  })

  test('that leaps takes nothing of what is kept; what people asked to have deleted goes all the same', async () => {
    const { office } = await open('2020-01-01T10:00:00+08:00')
    const person = office.person('web:person')
    await person.says('你好', `${marker}`)
    const other = office.person('web:other')
    await other.says('你好', '删除我的数据')
    await other.presses('privacy:erase')
    let now = office.now()
    await office.store.apply(seen({ at: now, since: now - 100 * day }), new Map())
    now += 3650 * day
    const { log, lines } = collectLog()
    const retention = startRetention({ store: office.store, now: () => now, days: 365, log })
    await until(async () => (await office.store.history('web:other', { last: 10 })).length === 0)
    await retention.stop()
    expect(lines.filter((line) => line.startsWith('warn'))).toHaveLength(1)
    expect(JSON.stringify(await office.store.history('web:person', { last: 10 }))).toContain(marker)
  })
})

test('RETENTION_DAYS is a whole number of days from 30 to 3650, and 365 when it is not set', () => {
  expect(readConfig({}).retentionDays).toBe(365)
  expect(readConfig({ RETENTION_DAYS: '' }).retentionDays).toBe(365)
  for (const days of ['30', '3650']) expect(readConfig({ RETENTION_DAYS: days }).retentionDays).toBe(Number(days))
  for (const wrong of ['29', '3651', '0', '-1', '1e2', '90.5', 'a year'])
    expect(() => readConfig({ RETENTION_DAYS: wrong }), wrong).toThrow(
      'RETENTION_DAYS: must be a whole number of days from 30 to 3650 (see .env.example)',
    )
})
