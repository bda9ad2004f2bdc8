/** Messages that go out, the files that go with them, and what became of them. */
import { describe, expect, test } from 'vitest'
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import { type Turn, turnOf } from '../../bot/store.ts'
import { until } from '../engine.ts'
import type { Contract } from './contract.ts'
import { nothing, noting, saying, text } from './examples.ts'

export const sendingContract = ({ store, reopen, claimed, due, handle }: Contract) => {
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

    test('P2: a step is refused as a whole when what it says has an id that is there already', async () => {
      await queue(saying('1', 'web:a'))
      await store.accept(text('m', 'web:b'))
      const claim = await claimed()
      for (const taken of ['1', '2']) {
        const outgoing = [saying('2', 'web:b'), saying(taken, 'web:b')]
        const turn = turnOf({ changes: [noting('q', 1)], outgoing })
        await expect(store.commit(claim, turn, nothing)).rejects.toThrow(/already/)
      }
      expect(await store.read('unanswered', 'q')).toBeUndefined()
      expect((await store.depth()).outbox).toBe(1)
      expect((await due()).outgoing).toEqual(saying('1', 'web:a'))
      await store.release(claim, 0)
      expect((await claimed()).incoming.id).toBe('m')
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

    test('a retry put off before the clock was set back by days comes at once, and one within a day at its time', async () => {
      const [day, now] = [24 * 3_600_000, 30 * 24 * 3_600_000]
      await queue(saying('1', 'web:a'), saying('2', 'web:b'))
      await due('web', now)
      await due('web', now)
      await store.settle('1', { result: 'retry', at: now + 5000, reason: 'busy' })
      await store.settle('2', { result: 'retry', at: now - 3 * day + 5000, reason: 'busy' })
      expect((await due('web', now - 3 * day)).outgoing.id).toBe('1')
      expect(await store.next(['web'], now - 3 * day)).toBeUndefined()
      expect((await due('web', now - 3 * day + 5000)).outgoing.id).toBe('2')
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
}
