/** Messages that come in: accepted once, handled one at a time and in order, committed as a whole. */
import { describe, expect, test } from 'vitest'
import { turnOf } from '../../bot/store.ts'
import { until } from '../engine.ts'
import type { Contract } from './contract.ts'
import { alarm, entry, nothing, noting, removing, saying, text } from './examples.ts'

export const messagesContract = ({ store, reopen, claimed, handle, version }: Contract) => {
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

    test('a message given back before the clock was set back by days is claimed at once', async () => {
      const [day, now] = [24 * 3_600_000, 30 * 24 * 3_600_000]
      await store.accept(text('a1', 'web:a'))
      await store.release(await claimed(now), now + 5000)
      expect(await store.claim(now)).toBeUndefined()
      expect((await claimed(now - 3 * day)).incoming.id).toBe('a1')
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
}
