/** What every store promises (bot/ports.ts), as tests that run unchanged over each of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offersBefore } from '../../bot/offers.ts'
import {
  type Alarm,
  type Claim,
  type Forgetting,
  type Incoming,
  type Outgoing,
  type Store,
  type Turn,
  turnOf,
} from '../../bot/ports.ts'
import { until } from '../engine.ts'
import { alarm, entry, noting, removing, saying, text } from './examples.ts'
import type { Harness } from './harness.ts'
import { checkAgainstModel } from './model.ts'

const nothing = new Map<string, number>()

export const storeContract = (name: string, open: () => Promise<Harness>) => {
  describe(name, () => {
    let harness: Harness
    let store: Store
    beforeEach(async () => {
      harness = await open()
      store = harness.store
    })
    afterEach(() => harness.dispose())
    const reopen = async () => {
      store = await harness.reopen()
    }

    const claimed = async (now = 0): Promise<Claim> => {
      const claim = await store.claim(now)
      if (!claim) throw new Error('There is nothing to claim')
      return claim
    }
    const due = async (channel = 'web', now = 0) => {
      const found = await store.next([channel], now)
      if (!found) throw new Error('There is nothing to send')
      return found
    }
    const handle = async (incoming: Incoming, turn: Partial<Turn> = {}) => {
      await store.accept(incoming)
      const claim = await claimed()
      expect(await store.commit(claim, turnOf(turn), nothing)).toBe(true)
    }
    const version = async (id: string) => (await store.read('unanswered', id))?.version ?? 0

    describe('accepting', () => {
      test('P1: what was accepted is there after a restart', async () => {
        expect(await store.accept(text('a1', 'web:a'))).toBe(true)
        await reopen()
        expect(await until(() => store.claim(0))).toEqual({ incoming: text('a1', 'web:a'), attempt: 1 })
      })

      test('P2: a redelivery is refused while it waits, after it was handled, and after a restart', async () => {
        await store.accept(text('a1', 'web:a'))
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
        await store.commit(await claimed(), turnOf({}), nothing)
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
        await reopen()
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
        expect(await store.claim(0)).toBeUndefined()
      })

      test('P2: of redeliveries at the same moment one is new', async () => {
        const news = await Promise.all(Array.from({ length: 5 }, () => store.accept(text('a1', 'web:a'))))
        expect(news.filter(Boolean)).toHaveLength(1)
      })

      test('an id that an outgoing message has does not make an incoming one a redelivery', async () => {
        await handle(text('a1', 'web:a'), { outgoing: [saying('a1/1', 'web:a')] })
        expect(await store.accept(text('a1/1', 'web:a'))).toBe(true)
      })
    })

    describe('claiming', () => {
      test('P3: one message of a conversation at a time, in order; others meanwhile', async () => {
        for (const id of ['a1', 'a2', 'b1']) await store.accept(text(id, `web:${id[0]}`))
        const [first, second] = [await claimed(), await claimed()]
        expect([first.incoming.id, second.incoming.id].sort()).toEqual(['a1', 'b1'])
        expect(await store.claim(0)).toBeUndefined()
        await store.commit(first.incoming.id === 'a1' ? first : second, turnOf({}), nothing)
        expect((await claimed()).incoming.id).toBe('a2')
      })

      test('P3: a message given back holds the later ones until its time has come', async () => {
        await store.accept(text('a1', 'web:a'))
        await store.accept(text('a2', 'web:a'))
        await store.release(await claimed(100), 500)
        expect(await store.claim(499)).toBeUndefined()
        expect(await claimed(500)).toEqual({ incoming: text('a1', 'web:a'), attempt: 2 })
      })

      test('P5: a message whose worker died is claimed again, and so are those behind it', async () => {
        await store.accept(text('a1', 'web:a'))
        await store.accept(text('a2', 'web:a'))
        await claimed()
        await reopen()
        const claim = await until(() => store.claim(0))
        expect(claim.incoming.id).toBe('a1')
        expect(await store.claim(0)).toBeUndefined()
        await store.commit(claim, turnOf({}), nothing)
        expect((await claimed()).incoming.id).toBe('a2')
      })

      test('P3: what is committed or given back once more never frees the message behind it', async () => {
        for (const id of ['a1', 'a2', 'a3']) await store.accept(text(id, 'web:a'))
        const first = await claimed()
        await store.commit(first, turnOf({}), nothing)
        const second = await claimed()
        expect(await store.commit(first, turnOf({}), nothing)).toBe(true)
        await store.release(first, 0)
        expect(await store.claim(1e9)).toBeUndefined() // the second is still held
        await store.release(second, 0)
        expect((await claimed()).incoming.id).toBe('a2')
      })

      test('P3: many workers over many conversations keep the order of each', async () => {
        const handled: Record<string, string[]> = {}
        const expected: Record<string, string[]> = {}
        const busy = new Set<string>()
        let left = 15 * 12
        const worker = async () => {
          while (left > 0) {
            const claim = await store.claim(0)
            if (!claim) {
              await new Promise((resolve) => setTimeout(resolve, 1))
              continue
            }
            const { id, from } = claim.incoming
            expect(busy.has(from)).toBe(false)
            busy.add(from)
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
            handled[from] = [...(handled[from] ?? []), id]
            busy.delete(from)
            await store.commit(claim, turnOf({ outgoing: [saying(`${id}/1`, from)] }), nothing)
            left--
          }
        }
        const people = Array.from({ length: 15 }, (_, person) => `web:${person}`)
        const writer = async (from: string) => {
          for (let i = 0; i < 12; i++) {
            expected[from] = [...(expected[from] ?? []), `${from}:${i}`]
            await store.accept(text(`${from}:${i}`, from))
          }
        }
        await Promise.all([...people.map(writer), ...Array.from({ length: 6 }, worker)])
        expect(handled).toEqual(expected)
        for (const from of people) {
          const lines = await store.history(from, { last: 100 })
          const replies = lines.filter((line) => line.direction === 'out').map((line) => line.message.id)
          expect(replies).toEqual(expected[from]?.map((id) => `${id}/1`))
        }
      })
    })

    describe('committing', () => {
      test('P2: everything a step did is there, also after a restart, and its message is handled', async () => {
        await handle(text('a1', 'web:a'), {
          changes: [noting('q', 1, ['open'])],
          outgoing: [saying('a1/1', 'web:a'), saying('a1/2', 'web:b')],
          alarms: [alarm('r', 100)],
          audit: [entry('asked')],
        })
        await reopen()
        expect(await store.claim(0)).toBeUndefined()
        expect((await store.read('unanswered', 'q'))?.body.count).toBe(1)
        expect(await store.depth()).toEqual({ inbox: 0, outbox: 2, alarms: 1 })
        expect(await store.audit(0, 10)).toMatchObject([entry('asked')])
      })

      test('P2: a commit repeated, as after a lost answer, does nothing more', async () => {
        await store.accept(text('a1', 'web:a'))
        const claim = await claimed()
        const turn = turnOf({ outgoing: [saying('a1/1', 'web:a')], audit: [entry('asked')] })
        expect(await store.commit(claim, turn, nothing)).toBe(true)
        expect(await store.commit(claim, turn, nothing)).toBe(true)
        expect(await store.audit(0, 10)).toHaveLength(1)
        expect((await store.depth()).outbox).toBe(1)
      })

      test('a step that read what another one changed has no effect, and can be run again', async () => {
        await store.apply(turnOf({ changes: [noting('q', 1)] }), nothing)
        await store.accept(text('a1', 'web:a'))
        const claim = await claimed()
        const read = new Map([['unanswered/q', await version('q')]])
        await store.apply(turnOf({ changes: [noting('q', 2)] }), nothing)
        const turn = turnOf({
          changes: [noting('q', 9), noting('new', 9)],
          outgoing: [saying('a1/1', 'web:a')],
          alarms: [alarm('r', 100)],
          audit: [entry('asked')],
        })
        expect(await store.commit(claim, turn, read)).toBe(false)
        expect((await store.read('unanswered', 'q'))?.body.count).toBe(2)
        expect(await store.read('unanswered', 'new')).toBeUndefined()
        expect(await store.depth()).toEqual({ inbox: 1, outbox: 0, alarms: 0 })
        expect(await store.audit(0, 10)).toEqual([])
        expect(await store.claim(0)).toBeUndefined() // still held by the one who lost the race
        expect(await store.commit(claim, turn, new Map([['unanswered/q', await version('q')]]))).toBe(true)
        expect((await store.read('unanswered', 'q'))?.body.count).toBe(9)
      })

      test('of two steps at the same moment that read the same record one wins', async () => {
        await store.accept(text('a1', 'web:a'))
        await store.accept(text('b1', 'web:b'))
        const claims = [await claimed(), await claimed()]
        const read = new Map([['unanswered/q', 0]])
        const change = turnOf({ changes: [noting('q', 1)] })
        const won = await Promise.all(claims.map((claim) => store.commit(claim, change, read)))
        expect(won.filter(Boolean)).toHaveLength(1)
      })

      test('a step that found nothing loses when the record was made, or removed and made anew, meanwhile', async () => {
        await store.accept(text('a1', 'web:a'))
        const claim = await claimed()
        await store.apply(turnOf({ changes: [noting('q', 1)] }), nothing)
        expect(await store.commit(claim, turnOf({}), new Map([['unanswered/q', 0]]))).toBe(false)
        const before = await version('q')
        await store.apply(turnOf({ changes: [removing('q')] }), nothing)
        await store.apply(turnOf({ changes: [noting('q', 1)] }), nothing)
        expect(await store.commit(claim, turnOf({}), new Map([['unanswered/q', before]]))).toBe(false)
      })
    })

    describe('records', () => {
      test('a version is above 0 and rises with every change; a removed record does not exist', async () => {
        expect(await store.read('unanswered', 'q')).toBeUndefined()
        const versions: number[] = [0]
        for (let count = 1; count <= 3; count++) {
          await store.apply(turnOf({ changes: [noting('q', count)] }), nothing)
          versions.push(await version('q'))
        }
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
        await store.apply(turnOf({ changes: [removing('q')] }), nothing)
        expect(await store.read('unanswered', 'q')).toBeUndefined()
      })

      test('kinds do not mix, and ids may hold any character', async () => {
        const id = 'web:张三/a b:{c}'
        await store.apply(turnOf({ changes: [noting(id, 7)] }), nothing)
        expect((await store.read('unanswered', id))?.body.count).toBe(7)
        expect(await store.read('conversation', id)).toBeUndefined()
        expect(await store.apply(turnOf({}), new Map([[`unanswered/${id}`, 0]]))).toBe(false)
      })

      test('list finds by tag in order of creation; tags are replaced with the record and go with it', async () => {
        for (const id of ['c', 'a', 'b'])
          await store.apply(turnOf({ changes: [noting(id, 1, ['open', 'all'])] }), nothing)
        const ids = async (tag: string) => (await store.list('unanswered', tag)).map((found) => found.id)
        await store.apply(turnOf({ changes: [noting('c', 2, ['open', 'all', 'all'])] }), nothing)
        expect(await ids('open')).toEqual(['c', 'a', 'b'])
        await store.apply(turnOf({ changes: [noting('a', 2, ['all']), removing('b')] }), nothing)
        expect(await ids('open')).toEqual(['c'])
        expect(await ids('all')).toEqual(['c', 'a'])
        expect(await ids('none')).toEqual([])
        const [first] = await store.list('unanswered', 'open')
        expect(first).toEqual({ id: 'c', ...(await store.read('unanswered', 'c')) })
      })

      test('apply does all of a turn, or nothing when what it read is not current', async () => {
        const turn = turnOf({ changes: [noting('q', 1)], outgoing: [saying('x', 'web:a')], audit: [entry('added')] })
        expect(await store.apply(turn, new Map([['unanswered/q', 0]]))).toBe(true)
        expect(await store.apply({ ...turn, outgoing: [] }, new Map([['unanswered/q', 0]]))).toBe(false)
        expect(await store.audit(0, 10)).toHaveLength(1)
        expect((await due()).outgoing).toEqual(saying('x', 'web:a'))
      })

      test('the audit log is read on from any place', async () => {
        await store.apply(
          turnOf({ audit: [entry('one'), { ...entry('two'), detail: 'why' }, entry('three')] }),
          nothing,
        )
        const [first, ...rest] = await store.audit(0, 2)
        expect(rest).toMatchObject([{ action: 'two', detail: 'why' }])
        expect((await store.audit(first?.seq ?? 0, 10)).map((line) => line.action)).toEqual(['two', 'three'])
      })
    })

    describe('sending', () => {
      const queue = (...outgoing: Outgoing[]) => store.apply(turnOf({ outgoing }), nothing)

      test('P4: in order per recipient, one under way; other recipients meanwhile', async () => {
        await queue(saying('1', 'web:a'), saying('2', 'web:a'), saying('3', 'web:b'))
        const first = await due()
        const second = await due()
        expect([first.outgoing.id, second.outgoing.id].sort()).toEqual(['1', '3'])
        expect(first.attempt).toBe(1)
        expect(await store.next(['web'], 0)).toBeUndefined()
        await store.settle('1', { result: 'sent' })
        expect((await due()).outgoing.id).toBe('2')
      })

      test('only for the channels asked for', async () => {
        await queue(saying('1', 'telegram:a'), saying('2', 'web:a'))
        expect(await store.next([], 0)).toBeUndefined()
        expect((await due('web')).outgoing.id).toBe('2')
        expect(await store.next(['web'], 0)).toBeUndefined()
        expect((await store.next(['web', 'telegram'], 0))?.outgoing.id).toBe('1')
      })

      test('a retry comes at its time and not before, and holds the later ones', async () => {
        await queue(saying('1', 'web:a'), saying('2', 'web:a'))
        await due()
        await store.settle('1', { result: 'retry', at: 500, reason: 'busy' })
        expect(await store.next(['web'], 499)).toBeUndefined()
        expect(await due('web', 500)).toEqual({ outgoing: saying('1', 'web:a'), attempt: 2 })
      })

      test('P4: a message under way when the process died is sent again; a sent one is not', async () => {
        await queue(saying('1', 'web:a'), saying('2', 'web:a'))
        await due()
        await store.settle('1', { result: 'sent' })
        await due()
        await reopen()
        expect((await until(() => store.next(['web'], 0))).outgoing.id).toBe('2')
      })

      test('a failure is for good: the next one goes, and the request it was about hears of it once', async () => {
        await queue(saying('1', 'web:a', '250101-0001'), saying('2', 'web:a'), saying('3', 'web:b'))
        await due()
        await due()
        await store.settle('1', { result: 'failed', reason: 'blocked' })
        await store.settle('1', { result: 'failed', reason: 'blocked' })
        await store.settle('1', { result: 'sent' })
        expect(await store.history('web:a', { last: 1e3 })).toMatchObject([{ state: 'failed' }, { state: 'waiting' }])
        await store.settle('3', { result: 'failed', reason: 'blocked' }) // about no request: nobody to tell
        expect((await due()).outgoing.id).toBe('2')
        const { incoming } = await claimed()
        const { id, from, kind } = incoming
        expect({ id, from, kind }).toEqual({ id: 'undelivered:1', from: 'request:250101-0001', kind: 'alarm' })
        expect(incoming).toHaveProperty('what', 'undelivered 1 web:a')
        expect(await store.claim(0)).toBeUndefined()
      })

      test('a request hears nothing of messages that are sent or sent again', async () => {
        await queue(saying('1', 'web:a', '250101-0001'))
        await due()
        await store.settle('1', { result: 'retry', at: 0, reason: 'busy' })
        await due()
        await store.settle('1', { result: 'sent' })
        expect(await store.claim(1e9)).toBeUndefined()
      })

      test('P4: settled once more, it never frees the message behind it', async () => {
        await queue(saying('1', 'web:a'), saying('2', 'web:a'))
        await due()
        await store.settle('1', { result: 'sent' })
        expect((await due()).outgoing.id).toBe('2')
        await store.settle('1', { result: 'sent' })
        await store.settle('1', { result: 'retry', at: 0, reason: 'late' })
        expect(await store.next(['web'], 1e9)).toBeUndefined() // the second is still under way
        await store.settle('2', { result: 'sent' })
        expect((await store.depth()).outbox).toBe(0)
      })

      test('settling what is settled, or was never there, changes nothing', async () => {
        await queue(saying('1', 'web:a'), saying('2', 'web:a'))
        await due()
        await store.settle('1', { result: 'sent' })
        await due()
        await store.settle('1', { result: 'retry', at: 0, reason: 'late' })
        await store.settle('none', { result: 'sent' })
        await store.settle('2', { result: 'sent' })
        expect(await store.next(['web'], 1e9)).toBeUndefined()
        expect((await store.depth()).outbox).toBe(0)
      })
    })

    describe('files', () => {
      const content = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251)
      const attachment = { id: 'a1', name: 'photo.jpg', type: 'image/jpeg', size: content.length }
      const photo: Incoming = { id: 'a1', from: 'web:a', at: 1, kind: 'file', file: attachment }
      const passedOn = { ...saying('a1/1', 'web:b', '250101-0001'), file: attachment }
      const kept = async () => (await store.file('a1')) !== undefined

      test('P1: the content is kept with the message, across a restart', async () => {
        expect(await store.accept(photo, content)).toBe(true)
        await reopen()
        expect(Uint8Array.from((await store.file('a1')) ?? [])).toEqual(content)
        expect((await until(() => store.claim(0)))?.incoming).toEqual(photo)
        expect(await store.file('a2')).toBeUndefined()
      })

      test('P2: a redelivery changes nothing of it', async () => {
        await store.accept(photo, content)
        expect(await store.accept(photo, Uint8Array.of(1))).toBe(false)
        expect((await store.file('a1'))?.length).toBe(content.length)
      })

      test('it goes with the last message that has it', async () => {
        await store.accept(photo, content)
        await store.commit(await claimed(), turnOf({ outgoing: [passedOn] }), nothing)
        await due()
        await store.settle('a1/1', { result: 'sent' })
        await store.apply(turnOf({ forget: [{ conversation: 'web:a', upTo: 1e9 }] }), nothing)
        expect(await kept()).toBe(true)
        await store.apply(turnOf({ forget: [{ conversation: 'web:b', upTo: 1e9 }] }), nothing)
        expect(await kept()).toBe(false)
        expect(await store.accept(photo, content)).toBe(false)
        expect(await kept()).toBe(false)
      })

      test('a record with its tag keeps it, until the record is changed by a turn that forgets', async () => {
        const record = (tags: string[]): Turn['changes'] => [
          { kind: 'conversation', id: 'web:a', body: { language: 'en', languageFrom: 'default', facts: {} }, tags },
        ]
        await store.accept(photo, content)
        await store.commit(await claimed(), turnOf({ changes: record(['file:a1']) }), nothing)
        await store.apply(turnOf({ forget: [{ conversation: 'web:a', upTo: 1e9 }] }), nothing)
        expect(await kept()).toBe(true)
        await store.apply(turnOf({ changes: record([]), forget: [{ conversation: 'web:a', upTo: 1e9 }] }), nothing)
        expect(await kept()).toBe(false)
      })

      test('forgetting a request takes the files that were passed on about it', async () => {
        await store.accept(photo, content)
        await store.commit(await claimed(), turnOf({ outgoing: [passedOn] }), nothing)
        await due()
        await store.settle('a1/1', { result: 'sent' })
        await store.apply(turnOf({ forget: [{ request: '250101-0001' }] }), nothing)
        expect(await kept()).toBe(false)
      })
    })

    describe('what became of a message', () => {
      test('how far it has come is told by its id', async () => {
        const outgoing = ['a1/1', 'a1/2', 'a1/3'].map((id, at) => saying(id, `web:${at}`))
        await handle(text('a1', 'web:a'), { outgoing })
        for (const result of ['sent', 'failed'] as const)
          await store.settle((await due()).outgoing.id, result === 'sent' ? { result } : { result, reason: 'blocked' })
        const found = await store.progress(['a1/1', 'a1/2', 'a1/3', 'b1/1'])
        expect([...found].map(([id, { state }]) => [id, state])).toEqual([
          ['a1/1', 'sent'],
          ['a1/2', 'failed'],
          ['a1/3', 'waiting'],
        ])
        expect(found.get('a1/1')).toMatchObject({ at: expect.closeTo(Date.now(), -4) })
      })

      test('it can be read by its id, whatever became of it, until it is forgotten', async () => {
        const message: Outgoing = { ...saying('a1/1', 'web:a', '250101-0001'), notice: true, tried: ['telegram:a'] }
        await handle(text('a1', 'web:a'), { outgoing: [message] })
        expect(await store.outgoing('a1/1')).toEqual(message)
        await due()
        await store.settle('a1/1', { result: 'failed', reason: 'blocked' })
        await reopen()
        expect(await store.outgoing('a1/1')).toEqual(message)
        expect(await store.outgoing('a1')).toBeUndefined()
        await store.apply(turnOf({ forget: [{ request: '250101-0001' }] }), nothing)
        expect(await store.outgoing('a1/1')).toBeUndefined()
      })

      test("it is found by the vendor's ids, in its own conversation, across a restart, until it is forgotten", async () => {
        await handle(text('a1', 'web:a'), { outgoing: [saying('a1/1', 'web:a')] })
        await due()
        await store.settle('a1/1', { result: 'sent', as: ['77', '78'] })
        await reopen()
        expect(await store.sentAs('web:a', '77')).toBe('a1/1')
        expect(await store.sentAs('web:a', '78')).toBe('a1/1')
        expect(await store.sentAs('web:b', '77')).toBeUndefined()
        expect(await store.sentAs('web:a', '79')).toBeUndefined()
        await store.apply(turnOf({ forget: [{ conversation: 'web:a', upTo: 1e9 }] }), nothing)
        expect(await store.sentAs('web:a', '77')).toBeUndefined()
      })
    })

    test('since when the oldest message waits is told, also where nobody has looked for work yet', async () => {
      expect(await store.oldest?.()).toEqual({})
      await store.accept(text('a1', 'web:a', 70))
      await store.accept(text('b1', 'web:b', 50))
      await store.apply(
        turnOf({ outgoing: [saying('o1', 'telegram:1'), { ...saying('o2', 'wechat:2'), at: 30 }] }),
        nothing,
      )
      await reopen()
      expect(await store.oldest?.()).toEqual({ inbox: 50, outbox: 1 })
      await store.settle('o1', { result: 'sent' })
      expect(await store.oldest?.()).toEqual({ inbox: 50, outbox: 30 })
      for (let n = 0; n < 2; n++) await store.commit(await claimed(), turnOf({}), nothing)
      await store.settle('o2', { result: 'failed', reason: 'blocked' })
      expect(await store.oldest?.()).toEqual({})
    })

    describe('alarms', () => {
      const set = (...alarms: Alarm[]) => store.apply(turnOf({ alarms }), nothing)

      test('rings once when it is due, also after a restart, and tells when the next one is due', async () => {
        await set(alarm('r', 100, 'remind 1'), alarm('s', 300))
        expect(await store.ring(99)).toBe(100)
        expect(await store.claim(0)).toBeUndefined()
        await reopen()
        expect(await store.ring(100)).toBe(300)
        const { incoming } = await until(() => store.claim(0))
        expect(incoming).toEqual({ id: 'alarm:r:100', from: 'request:1', at: 100, kind: 'alarm', what: 'remind 1' })
        await store.commit({ incoming, attempt: 1 }, turnOf({}), nothing)
        await store.ring(200)
        expect(await store.claim(0)).toBeUndefined()
        expect(await store.ring(300)).toBeUndefined()
      })

      test('the same id replaces; null removes', async () => {
        await set(alarm('r', 100, 'early'), alarm('gone', 100))
        await set(alarm('r', 200, 'late'), alarm('gone', null), alarm('never there', null))
        expect(await store.ring(199)).toBe(200)
        await store.ring(200)
        expect((await claimed()).incoming).toMatchObject({ what: 'late' })
        expect((await store.depth()).inbox).toBe(1)
      })

      test('many that are due at once all ring, in order', async () => {
        await set(...Array.from({ length: 250 }, (_, i) => alarm(`r${i}`, 1000 - i, `${i}`)))
        expect(await store.ring(1000)).toBeUndefined()
        expect(await store.depth()).toEqual({ inbox: 250, outbox: 0, alarms: 0 })
        expect((await claimed()).incoming).toMatchObject({ what: '249' })
      })
    })

    describe('forgetting', () => {
      const number = '250101-0001'
      const forget = (...what: Forgetting[]) => store.apply(turnOf({ forget: what }), nothing)
      const sendAll = async (channel = 'web') => {
        for (;;) {
          const found = await store.next([channel], 0)
          if (!found) return
          await store.settle(found.outgoing.id, { result: 'sent' })
        }
      }
      const idsIn = async (address: string) =>
        (await store.history(address, { last: 100 })).map((line) => line.message.id)

      test('what was said in a conversation goes on both sides, in the lines that are named, and nowhere else', async () => {
        for (const [id, at] of [
          ['a1', 10],
          ['a2', 1e12],
          ['a3', 30],
        ] as const)
          await handle(text(id, 'web:a', at), { outgoing: [{ ...saying(`${id}/1`, 'web:a'), at: at + 1 }] })
        await handle(text('b1', 'web:b', 10), { outgoing: [{ ...saying('b1/1', 'web:b'), at: 11 }] })
        await sendAll()
        // By the order in which they came: a vendor's clock, or ours, may have been wrong.
        const [first, second, third] = (await store.history('web:a', { last: 10 })).map(({ seq }) => seq)
        if (first === undefined || second === undefined || third === undefined) throw new Error('lines are missing')
        await forget({ conversation: 'web:a', after: first, upTo: third })
        expect(await idsIn('web:a')).toEqual(['a1', 'a2/1', 'a3', 'a3/1'])
        await forget({ conversation: 'web:a', upTo: third + 1 })
        await reopen()
        expect(await idsIn('web:a')).toEqual(['a3', 'a3/1'])
        expect(await idsIn('web:b')).toEqual(['b1', 'b1/1'])
        const last = (await store.history('web:a', { last: 1 })).at(-1)?.seq ?? 0
        expect(await store.line('web:a', last - 1)).toBeDefined()
        await forget({ conversation: 'web:a', upTo: 1e9 }, { conversation: 'web:a', upTo: 1e9 })
        expect(await idsIn('web:a')).toEqual([])
        expect(await store.line('web:a', last)).toBeUndefined()
        await store.accept(text('a4', 'web:a', 40))
        const [next] = await store.history('web:a', { last: 1 })
        expect(next?.seq).toBeGreaterThan(last) // a page that has read so far is not shown old numbers anew
      })

      test('P1, P4: what waits to be handled or sent stays, and goes when it is forgotten again afterwards', async () => {
        await handle(text('a1', 'web:a'), { outgoing: [saying('a1/1', 'web:a', number), saying('a1/2', 'web:a')] })
        await store.accept(text('a2', 'web:a'))
        const under = await due()
        const waits = () => Promise.all([{ conversation: 'web:a', upTo: 1e9 }, { request: number }].map(store.waits))
        await forget({ conversation: 'web:a', upTo: 1e9 }, { request: number })
        expect(await idsIn('web:a')).toEqual(['a1/1', 'a1/2', 'a2'])
        expect(await waits()).toEqual([true, true])
        expect(await store.waits({ conversation: 'web:b', upTo: 1e9 })).toBe(false)
        await store.settle(under.outgoing.id, { result: 'sent' })
        expect(await waits()).toEqual([true, false])
        expect((await due()).outgoing.id).toBe('a1/2')
        await store.settle('a1/2', { result: 'sent' })
        await store.commit(await claimed(), turnOf({}), nothing)
        expect(await waits()).toEqual([false, false])
        await forget({ conversation: 'web:a', upTo: 1e9 })
        expect(await idsIn('web:a')).toEqual([])
        expect(await store.depth()).toEqual({ inbox: 0, outbox: 0, alarms: 0 })
      })

      test('P2: a message that was forgotten is refused when it comes again, and its commit repeated does nothing', async () => {
        await store.accept(text('a1', 'web:a'))
        const claim = await claimed()
        const turn = turnOf({ outgoing: [saying('a1/1', 'web:a')], audit: [entry('asked')] })
        await store.commit(claim, turn, nothing)
        await sendAll()
        await forget({ conversation: 'web:a', upTo: 1e9 })
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
        expect(await store.commit(claim, turn, nothing)).toBe(true)
        await reopen()
        expect(await store.accept(text('a1', 'web:a'))).toBe(false)
        expect(await store.claim(0)).toBeUndefined()
        expect(await store.depth()).toEqual({ inbox: 0, outbox: 0, alarms: 0 })
        expect(await store.audit(0, 10)).toHaveLength(1)
      })

      test('an alarm that was forgotten does not ring again, and its request hears no failure twice', async () => {
        await store.apply(turnOf({ alarms: [alarm('r', 100)] }), nothing)
        await store.ring(100)
        await store.commit(await claimed(100), turnOf({}), nothing)
        await forget({ request: '1' })
        expect(await idsIn('request:1')).toEqual([])
        await store.apply(turnOf({ alarms: [alarm('r', 100)] }), nothing)
        await store.ring(100)
        expect(await store.claim(100)).toBeUndefined()
      })

      test('all about a request goes: messages that name it, to whomever, and those they answered', async () => {
        await handle(text('a1', 'web:a'), {
          outgoing: [
            saying('a1/1', 'web:a', number),
            { ...saying('a1/2', 'web:b'), text: `New: ${number} 张三` },
            { ...saying('a1/3', 'web:b'), choices: [{ id: `desk:show:${number}`, label: '0001' }] },
            { ...saying('a1/4', 'web:b'), text: `1${number} is another` },
          ],
        })
        await handle(text('b1', 'web:b'), { outgoing: [saying('b1/1', 'web:a', number)] })
        await handle(text('b2', 'web:b'), { outgoing: [saying('b2/1', 'web:b', '250101-0002')] })
        await store.accept(text('b3', 'web:b'))
        await sendAll()
        await forget({ request: number })
        expect(await idsIn('web:a')).toEqual([])
        expect(await idsIn('web:b')).toEqual(['a1/4', 'b2', 'b2/1', 'b3'])
        expect(await store.accept(text('b1', 'web:b'))).toBe(false)
        await forget({ request: number })
        expect(await idsIn('web:b')).toEqual(['a1/4', 'b2', 'b2/1', 'b3'])
      })

      test('the audit log keeps what was done and forgets who: one name for all of it, another at another time', async () => {
        const by = (actor: string, action: string) => ({ ...entry(action), actor })
        await store.apply(turnOf({ audit: [by('web:a', 'one'), by('web:ab', 'two'), entry('three')] }), nothing)
        await store.apply(turnOf({ audit: [by('web:a', 'four')], forget: [{ actor: 'web:a' }] }), nothing)
        await store.apply(turnOf({ audit: [by('web:a', 'five')] }), nothing)
        await forget({ actor: 'web:a' }, { actor: 'web:a' }, { actor: 'web:nobody' })
        await reopen()
        const log = await store.audit(0, 10)
        expect(log.map(({ action }) => action)).toEqual(['one', 'two', 'three', 'four', 'five'])
        const [one, two, three, four, five] = log.map(({ actor }) => actor)
        expect([two, three]).toEqual(['web:ab', 'system'])
        expect(one).toMatch(/^gone:./)
        expect(four).toBe(one)
        expect(five).toMatch(/^gone:./)
        expect(five).not.toBe(one)
      })

      test('with a step, or not at all', async () => {
        await handle(text('a1', 'web:a'))
        await store.apply(turnOf({ changes: [noting('q', 1)], audit: [{ ...entry('one'), actor: 'web:a' }] }), nothing)
        await store.accept(text('a2', 'web:a'))
        const claim = await claimed()
        const turn = turnOf({
          changes: [removing('q')],
          outgoing: [saying('a2/1', 'web:a')],
          forget: [{ conversation: 'web:a', upTo: 1e9 }, { actor: 'web:a' }],
        })
        expect(await store.commit(claim, turn, new Map([['unanswered/q', 0]]))).toBe(false)
        expect(await idsIn('web:a')).toEqual(['a1', 'a2'])
        expect((await store.audit(0, 10))[0]?.actor).toBe('web:a')
        expect(await store.commit(claim, turn, nothing)).toBe(true)
        expect(await idsIn('web:a')).toEqual(['a2', 'a2/1'])
        expect(await store.read('unanswered', 'q')).toBeUndefined()
        expect((await due()).outgoing.id).toBe('a2/1')
      })

      test('everything kept can be gone through in parts', async () => {
        for (const id of ['c', 'a', 'b']) await store.apply(turnOf({ changes: [noting(id, 1)] }), nothing)
        const first = await store.all('unanswered', '', 2)
        expect(first.map(({ id }) => id)).toEqual(['a', 'b'])
        expect(first[0]).toEqual({ id: 'a', ...(await store.read('unanswered', 'a')) })
        expect((await store.all('unanswered', 'b', 2)).map(({ id }) => id)).toEqual(['c'])
        expect(await store.all('conversation', '', 2)).toEqual([])
        await handle(text('c1', 'web:c'), { outgoing: [saying('x', 'web:a'), saying('y', 'web:b')] })
        expect(await store.addresses('', 2)).toEqual(['web:a', 'web:b'])
        expect(await store.addresses('web:b', 2)).toEqual(['web:c'])
        await forget({ conversation: 'web:c', upTo: 1e9 })
        expect(await store.addresses('web:b', 2)).toEqual([])
      })
    })

    describe('looking', () => {
      test('a menu is found behind many messages that have no answer yet', async () => {
        const choices = [{ id: 'file:menu', label: 'Services' }]
        await handle(text('a1', 'web:a'), { outgoing: [{ ...saying('a1/1', 'web:a'), choices }] })
        await due()
        await store.settle('a1/1', { result: 'sent' })
        for (let n = 2; n < 18; n++) await store.accept(text(`a${n}`, 'web:a'))
        const typed = text('a18', 'web:a', Date.now() + 60_000)
        await store.accept(typed)
        expect(await offersBefore(store, typed)).toMatchObject([{ choices }])
      })

      test('history shows both sides in order, the last lines, and what became of each', async () => {
        await handle(text('a1', 'web:a'), { outgoing: ['1', '2', '3'].map((n) => saying(n, 'web:a')) })
        await store.accept(text('a2', 'web:a'))
        await store.accept(text('b1', 'web:b'))
        await due()
        await store.settle('1', { result: 'sent' })
        await due()
        await store.settle('2', { result: 'failed', reason: 'blocked' })
        const lines = await store.history('web:a', { last: 10 })
        expect(lines.map(({ seq, ...line }) => line)).toEqual([
          { direction: 'in', message: text('a1', 'web:a'), handled: true },
          { direction: 'out', message: saying('1', 'web:a'), state: 'sent', sentAt: expect.any(Number) },
          { direction: 'out', message: saying('2', 'web:a'), state: 'failed' },
          { direction: 'out', message: saying('3', 'web:a'), state: 'waiting' },
          { direction: 'in', message: text('a2', 'web:a'), handled: false },
        ])
        const seqs = lines.map((line) => line.seq)
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
        expect(await store.history('web:a', { last: 2 })).toEqual(lines.slice(-2))
        expect(await store.history('web:a', { last: 2, before: seqs[3] ?? 0 })).toEqual(lines.slice(1, 3))
        for (const [last, before] of [[1], [2], [9], [2, seqs[3] ?? 0], [0]] as const) {
          const some = { last: last ?? 0, ...(before === undefined ? {} : { before }) }
          const out = (await store.history('web:a', some)).filter(({ direction }) => direction === 'out')
          expect(await store.history('web:a', { ...some, only: 'out' })).toEqual(out)
        }
        expect(await store.history('web:a', { after: seqs[0] ?? 0, limit: 2 })).toEqual(lines.slice(1, 3))
        expect(await store.history('web:a', { after: seqs[2] ?? 0, limit: 10 })).toEqual(lines.slice(3))
        expect(await store.history('web:a', { after: seqs[4] ?? 0, limit: 10 })).toEqual([])
        expect(await store.line('web:a', seqs[2] ?? 0)).toEqual(lines[2])
        expect(await store.line('web:b', seqs[2] ?? 0)).toBeUndefined()
        expect(await store.line('web:a', 1e9)).toBeUndefined()
      })

      test('history leaves out no message with choices where only those are asked for', async () => {
        const choices = [{ id: 'menu:help', label: 'Help' }]
        const outgoing = [saying('1', 'web:a'), { ...saying('2', 'web:a'), choices }, saying('3', 'web:a')]
        await handle(text('a1', 'web:a'), { outgoing })
        const found = async (last: number) =>
          (await store.history('web:a', { last, only: 'offers' })).filter(({ message }) => 'choices' in message)
        expect(await found(2)).toMatchObject([{ direction: 'out', message: outgoing[1] }])
        expect(await found(1)).toEqual([])
      })

      test('history tells when a message was sent, and keeps it', async () => {
        await store.apply(turnOf({ outgoing: [saying('1', 'web:a')] }), nothing)
        await due()
        await store.settle('1', { result: 'retry', at: 0, reason: 'busy' })
        await due()
        const before = Date.now()
        await store.settle('1', { result: 'sent' })
        const after = Date.now()
        await store.settle('1', { result: 'sent' })
        await reopen()
        const [line] = await store.history('web:a', { last: 1 })
        if (line?.direction !== 'out' || line.state !== 'sent') throw new Error('It was sent')
        expect(line.sentAt).toBeGreaterThanOrEqual(before)
        expect(line.sentAt).toBeLessThanOrEqual(after)
      })

      test('oldest tells since when what waits longest has waited, here or for another try, until nothing does', async () => {
        for (const [id, from, at] of [
          ['a1', 'web:a', 40],
          ['b1', 'web:b', 20],
          ['c1', 'web:c', 30],
        ] as const)
          await store.accept(text(id, from, at))
        expect(await store.oldest?.()).toEqual({ inbox: 20 })
        const [a, b] = [await claimed(), await claimed()]
        expect(await store.oldest?.()).toEqual({ inbox: 20 }) // it is not handled yet
        await store.release(b, 1e6)
        await store.commit(a, turnOf({ outgoing: [{ ...saying('1', 'web:a'), at: 50 }] }), nothing)
        await due()
        await store.settle('1', { result: 'retry', at: 1e6, reason: 'away' })
        expect(await store.oldest?.()).toEqual({ inbox: 20, outbox: 50 })
        await store.commit((await store.claim(1e6)) as Claim, turnOf({}), nothing)
        await store.commit((await store.claim(1e6)) as Claim, turnOf({}), nothing)
        await store.next(['web'], 1e6)
        await store.settle('1', { result: 'sent' })
        expect(await store.oldest?.()).toEqual({})
      })

      test('onWork tells who may have work, until it is stopped', async () => {
        const heard: string[] = []
        const stop = store.onWork((side, address) => heard.push(`${side} ${address}`))
        const since = async (step: Promise<unknown>) => {
          heard.length = 0
          await step
          await until(() => heard.length > 0)
          return heard
        }
        expect(await since(store.accept(text('a1', 'web:a')))).toContain('in web:a')
        expect(await since(store.release(await claimed(), 0))).toContain('in web:a')
        const reply = turnOf({ outgoing: [saying('1', 'web:b', '7')], alarms: [alarm('r', 1)] })
        expect(await since(store.commit(await claimed(), reply, nothing))).toContain('out web:b')
        expect(await since(store.ring(1))).toContain('in request:1')
        await due()
        expect(await since(store.settle('1', { result: 'failed', reason: 'blocked' }))).toContain('in request:7')
        expect(await since(store.apply(turnOf({ outgoing: [saying('2', 'web:c')] }), nothing))).toContain('out web:c')
        stop()
        heard.length = 0
        await store.accept(text('a2', 'web:a'))
        await new Promise((resolve) => setTimeout(resolve, 30))
        expect(heard).toEqual([])
      })
    })

    test('any sequence of steps, restarts and redeliveries does what a simple model does', async () => {
      await checkAgainstModel(open)
    })
  })
}
