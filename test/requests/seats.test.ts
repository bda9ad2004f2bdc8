/** Whatever order people bind, hand over, leave and time goes by in: nobody else receives or acts, and nothing lies unseen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awake } from '../../bot/reminders/quiet-hours.ts'
import type { RoleState } from '../../bot/requests/request.ts'
import { boundAt, nextTurn, reachedAt, settle } from '../../bot/requests/roles/seats.ts'
import { turn } from '../../bot/turn.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice } from '../harness.ts'
import { fileInChinese, knowledge } from './office.ts'

const role = 'public-security'
const platform = 'platform-specialist'
const people = ['wechat:a', 'wechat:b', 'wechat:c', 'wechat:d']
const who = fc.constantFrom(...people)
const hour = 3_600_000

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('bind' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('says' as const),
      who,
      text: fc.constantFrom(
        '代理到11月24日',
        '休假到11月25日',
        '休假 11月24日 至 11月26日',
        'deputy from 23 Nov to 24 Nov',
        '交接',
        '交接 2026-11-24',
        'hand over on 25 Nov 2026',
        '取消交接',
        '我回来了',
      ),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('use' as const), who, back: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unbind' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('file' as const) }) },
)

const play = async (actions: readonly (typeof action extends fc.Arbitrary<infer A> ? A : never)[]) => {
  const o = openOffice({ turn, knowledge, at: '2026-11-22T10:00:00+08:00' })
  const li = await o.seat(platform, 'wechat:li')
  const applicant = o.person('wechat:zhang')
  const state = async (id = role): Promise<RoleState> =>
    (await o.store.read('role', id))?.body ?? { members: [], codes: [] }
  const codes: string[] = []
  const numbers: string[] = []
  let looked = 0

  /** Whoever got a message that names a request was bound when it was made, to its role or to the platform. */
  const check = async () => {
    const bound = [...boundAt(await state(), o.now()), ...boundAt(await state(platform), o.now())]
    for (const message of o.outgoing.slice(looked)) {
      const code = /(?:绑定|\/bind) ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(message.text)?.[1]
      if (code) codes.push(code)
      if (message.to === applicant.address || !/\d{6}-\d{4}/.test(message.text)) continue
      expect(bound, `${message.to} got: ${message.text}`).toContain(message.to)
    }
    looked = o.outgoing.length
    const reached = reachedAt(await state(), o.now())
    for (const number of numbers) {
      const request = (await o.store.read('request', number))?.body
      // What time itself did in the night is handed on and told in the morning.
      if (awake(o.now()) > o.now()) continue
      if (request?.role === role && request.taker) expect(boundAt(await state(), o.now())).toContain(request.taker)
      // Everybody who is to see to it has been shown it.
      for (const one of reached.length > 0 ? reached : ['wechat:li'])
        expect(
          o.outgoing.some(({ to, text }) => to === one && text.includes(number)),
          `${one} was never told of ${number}`,
        ).toBe(true)
    }
  }
  const file = async () => {
    const number = await fileInChinese(applicant)
    await li.says(`转交 ${number} 市公安局联络员`)
    numbers.push(number)
  }

  await file()
  await check()
  for (const one of actions) {
    if (one.do === 'bind') {
      const code = await handOutCode(o.store, role, { now: o.now() })
      await o.person(one.who).says(`绑定 ${code}`)
    } else if (one.do === 'says') await o.person(one.who).says(one.text)
    else if (one.do === 'use') await o.person(one.who).says(`绑定 ${codes.at(-1 - one.back) ?? 'AAAAA-AAAAA'}`)
    else if (one.do === 'unbind') await o.person(one.who).forges(`desk:unbind:${role}:yes`)
    else if (one.do === 'file') await file()
    else if (one.do === 'take') {
      const number = numbers.at(-1) ?? ''
      const may = boundAt(await state(), o.now()).includes(one.who)
      const before = (await o.store.read('request', number))?.body
      await o.person(one.who).says(`接单 ${number}`)
      const after = (await o.store.read('request', number))?.body
      if (may) expect(after?.taker).toBe(before?.taker ?? one.who)
      else expect(after).toEqual(before)
    } else {
      const end = o.now() + one.hours * hour
      // From alarm to alarm, so that each message is held against who was bound at its moment.
      for (;;) {
        const next = Math.min(...[...o.alarms.values()].map(({ at }) => at))
        if (!(next <= end)) break
        await o.until(new Date(next).toISOString())
        await check()
      }
      await o.until(new Date(end).toISOString())
    }
    await check()
  }
  await o.until(new Date(awake(o.now())).toISOString())
  await check()
}

describe('any order', () => {
  test('nobody who is not bound receives or acts, and no open request is without a receiver', async () => {
    await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), play), { numRuns: 60 })
  })
})

describe('who is bound', () => {
  const moment = fc.integer({ min: 0, max: 20 })
  const handover = fc
    .record({
      from: who,
      to: fc.option(who, { nil: undefined }),
      starts: moment,
      lasts: fc.option(moment, { nil: undefined }),
      away: fc.boolean(),
    })
    .map(({ from, to, starts, lasts, away }) => ({
      from,
      starts,
      ...(lasts === undefined ? {} : { ends: starts + lasts + 1 }),
      ...(away ? { away: true as const } : {}),
      ...(to === undefined ? { code: `${from}${starts}` } : { to }),
    }))
  const states = fc.record({ members: fc.uniqueArray(who), handovers: fc.array(handover, { maxLength: 5 }) }).map(
    ({ members, handovers }): RoleState => ({
      members,
      handovers,
      codes: handovers.flatMap(({ starts, ...one }) =>
        'code' in one ? [{ hash: one.code, expires: starts + 3 }] : [],
      ),
    }),
  )

  test('is the same before and after what is due has been carried out, and then nothing is due', () => {
    fc.assert(
      fc.property(states, moment, (state, now) => {
        const settled = settle(state, now).state
        expect(new Set(boundAt(settled, now))).toEqual(new Set(boundAt(state, now)))
        expect(new Set(reachedAt(settled, now))).toEqual(new Set(reachedAt(state, now)))
        expect(settle(settled, now).turned).toEqual([])
        expect(nextTurn(settled) ?? Infinity).toBeGreaterThan(now)
      }),
      { numRuns: 2000 },
    )
  })

  test('somebody is told wherever somebody is bound, and only who is', () => {
    fc.assert(
      fc.property(states, moment, (state, now) => {
        const bound = boundAt(state, now)
        expect(reachedAt(state, now).length > 0).toBe(bound.length > 0)
        expect(bound).toEqual(expect.arrayContaining(reachedAt(state, now)))
        expect(new Set(bound).size).toBe(bound.length)
      }),
    )
  })
})
