/** Records as steps read and write them, and what is looked up besides. */
import { describe, expect, test } from 'vitest'
import { offersBefore } from '../../bot/offers.ts'
import { type Claim, turnOf } from '../../bot/store.ts'
import { until } from '../engine.ts'
import type { Contract } from './contract.ts'
import { alarm, entry, nothing, noting, removing, saying, text } from './examples.ts'

export const recordsContract = ({ store, reopen, claimed, due, handle, version }: Contract) => {
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
      await store.apply(turnOf({ audit: [entry('one'), { ...entry('two'), detail: 'why' }, entry('three')] }), nothing)
      const [first, ...rest] = await store.audit(0, 2)
      expect(rest).toMatchObject([{ action: 'two', detail: 'why' }])
      expect((await store.audit(first?.seq ?? 0, 10)).map((line) => line.action)).toEqual(['two', 'three'])
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
      await handle(text('a2', 'web:a'), { outgoing: [{ ...saying('4', 'web:a'), choices }] })
      const found = async (last: number, limit = 9) =>
        (await store.history('web:a', { last, only: 'offers', limit }))
          .filter(({ message }) => 'choices' in message)
          .map(({ message }) => message.id)
      expect(await found(4)).toEqual(['2', '4'])
      expect(await found(3)).toEqual(['4'])
      expect(await found(4, 1)).toContain('4')
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
}
