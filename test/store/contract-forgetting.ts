/** Alarms that ring once, and what goes for good. */
import { describe, expect, test } from 'vitest'
import { type Alarm, type Forgetting, turnOf } from '../../bot/store.ts'
import { until } from '../engine.ts'
import type { Contract } from './contract.ts'
import { alarm, entry, nothing, noting, removing, saying, text } from './examples.ts'

export const forgettingContract = ({ store, reopen, claimed, due, handle }: Contract) => {
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
      const [first, , third, fourth] = (await store.history('web:a', { last: 10 })).map(({ seq }) => seq)
      if (first === undefined || third === undefined || fourth === undefined) throw new Error('lines are missing')
      await forget({ conversation: 'web:a', after: first, upTo: third })
      expect(await idsIn('web:a')).toEqual(['a1', 'a2/1', 'a3', 'a3/1'])
      await forget({ conversation: 'web:a', upTo: fourth })
      await reopen()
      expect(await idsIn('web:a')).toEqual(['a3', 'a3/1'])
      expect(await idsIn('web:b')).toEqual(['b1', 'b1/1'])
      const [other = 0, last = 0] = (await store.history('web:a', { last: 2 })).map(({ seq }) => seq)
      expect(await store.line('web:a', other)).toBeDefined()
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
}
