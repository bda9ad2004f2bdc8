/** A store in a few lines of memory, and random sequences of steps to compare a real one with it. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Delivery, Outgoing } from '../../bot/channel.ts'
import { type Claim, type Store, turnOf } from '../../bot/store.ts'
import { noting, saying, text } from './examples.ts'
import type { Harness } from './harness.ts'

interface Line {
  id: string
  due: number
  attempts: number
  open: boolean
  about?: string | undefined
}
/** Of each address, everything that ever came in or went out, in order. */
type Lines = Map<string, Line[]>

const people = ['web:a', 'web:b', 'telegram:c'] as const
const numbers = ['250101-0001', '250101-0002'] as const
const person = fc.constantFrom(...people)
const slot = fc.nat(3)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept'), from: person, n: fc.nat(8) }) },
  { weight: 4, arbitrary: fc.constant({ do: 'claim' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('commit'),
      slot,
      to: person,
      stale: fc.boolean(),
      alarm: fc.option(fc.nat(60), { nil: undefined }),
      about: fc.option(fc.constantFrom(...numbers), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget'), of: person, after: fc.nat(12), count: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget about'), number: fc.constantFrom(...numbers) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release'), slot, pause: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next'), channel: fc.constantFrom('web', 'telegram') }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('settle'), slot, result: fc.constantFrom('sent', 'retry', 'failed') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ring'), pass: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' } as const) },
)
type Step =
  | { do: 'accept'; from: string; n: number }
  | { do: 'claim' }
  | { do: 'commit'; slot: number; to: string; stale: boolean; alarm?: number | undefined; about?: string | undefined }
  | { do: 'release'; slot: number; pause: number }
  | { do: 'next'; channel: string }
  | { do: 'settle'; slot: number; result: Delivery['result'] }
  | { do: 'ring'; pass: number }
  | { do: 'forget'; of: string; after: number; count: number }
  | { do: 'forget about'; number: string }
  | { do: 'reopen' }

export const checkAgainstModel = (open: () => Promise<Harness>) =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
      const harness = await open()
      try {
        await compare(harness, steps as Step[])
      } finally {
        await harness.dispose()
      }
    }),
    { numRuns: 60, endOnFailure: false },
  )

const causeOf = ({ id }: Line) => id.slice(0, id.lastIndexOf('/'))

const compare = async (harness: Harness, steps: Step[]) => {
  let store: Store = harness.store
  let now = 0
  let count = 0
  let alarmAt: number | undefined
  const inbox: Lines = new Map()
  const outbox: Lines = new Map()
  let claims: Claim[] = []
  let underway: Outgoing[] = []

  /** Ids that came in, forgotten or not. */
  const accepted = new Set<string>()

  const add = (lines: Lines, address: string, id: string, about?: string) => {
    if (lines === inbox) accepted.add(id)
    const line = { id, due: 0, attempts: 0, open: true, about }
    lines.set(address, [...(lines.get(address) ?? []), line])
  }
  const head = (lines: Lines, address: string) => lines.get(address)?.find((line) => line.open)
  /** What may be taken now: the oldest open line of every address that nobody holds, when it is due. */
  const free = (lines: Lines, held: string[]) =>
    [...lines.keys()]
      .filter((address) => !held.includes(address))
      .map((address) => head(lines, address))
      .filter((line) => line !== undefined && line.due <= now)
      .map((line) => ({ id: line?.id, attempt: (line?.attempts ?? 0) + 1 }))

  const perform = async (step: Step) => {
    switch (step.do) {
      case 'accept': {
        const id = `${step.from}:${step.n}`
        const isNew = !accepted.has(id)
        expect(await store.accept(text(id, step.from, now))).toBe(isNew)
        if (isNew) add(inbox, step.from, id)
        return
      }
      case 'claim': {
        const possible = free(
          inbox,
          claims.map((claim) => claim.incoming.from),
        )
        const claim = await store.claim(now)
        if (!claim) return expect(possible).toEqual([])
        expect(possible).toContainEqual({ id: claim.incoming.id, attempt: claim.attempt })
        claims.push(claim)
        return
      }
      case 'commit': {
        const claim = claims[step.slot]
        if (!claim) return
        const { id, from } = claim.incoming
        const current = (await store.read('unanswered', 'q'))?.version ?? 0
        const turn = turnOf({
          changes: [noting('q', count + 1, [`count ${count + 1}`])],
          outgoing: [
            { ...saying(`${id}/1`, step.to, step.about), at: now },
            { ...saying(`${id}/2`, from), at: now },
          ],
          alarms: step.alarm === undefined ? [] : [{ id: 'r', to: 'web:a', at: now + step.alarm, what: 'ring' }],
        })
        const read = new Map([['unanswered/q', step.stale ? current + 1 : current]])
        expect(await store.commit(claim, turn, read)).toBe(!step.stale)
        if (step.stale) return
        count++
        if (step.alarm !== undefined) alarmAt = now + step.alarm
        const line = head(inbox, from)
        if (line) line.open = false
        add(outbox, step.to, `${id}/1`, step.about)
        add(outbox, from, `${id}/2`)
        claims = claims.filter((one) => one !== claim)
        return
      }
      case 'release': {
        const claim = claims[step.slot]
        if (!claim) return
        await store.release(claim, now + step.pause)
        const line = head(inbox, claim.incoming.from)
        if (line) Object.assign(line, { due: now + step.pause, attempts: line.attempts + 1 })
        claims = claims.filter((one) => one !== claim)
        return
      }
      case 'next': {
        const ofChannel = new Map([...outbox].filter(([address]) => address.startsWith(`${step.channel}:`)))
        const possible = free(
          ofChannel,
          underway.map((outgoing) => outgoing.to),
        )
        const found = await store.next([step.channel], now)
        if (!found) return expect(possible).toEqual([])
        expect(possible).toContainEqual({ id: found.outgoing.id, attempt: found.attempt })
        underway.push(found.outgoing)
        return
      }
      case 'settle': {
        const outgoing = underway[step.slot]
        if (!outgoing) return
        await store.settle(outgoing.id, { result: step.result, at: now + 15, reason: 'model' })
        const line = head(outbox, outgoing.to)
        if (line?.about && step.result === 'failed') add(inbox, `request:${line.about}`, `undelivered:${outgoing.id}`)
        if (line && step.result === 'retry') Object.assign(line, { due: now + 15, attempts: line.attempts + 1 })
        else if (line) line.open = false
        underway = underway.filter((one) => one !== outgoing)
        return
      }
      case 'ring': {
        now += step.pass
        if (alarmAt !== undefined && alarmAt <= now) {
          const id = `alarm:r:${alarmAt}`
          // The same alarm set for the same moment again has rung already.
          if (!accepted.has(id)) add(inbox, 'web:a', id)
          alarmAt = undefined
        }
        expect(await store.ring(now)).toBe(alarmAt)
        return
      }
      case 'forget': {
        const { of } = step
        const all = await store.history(of, { after: 0, limit: 1000 })
        const named = all.slice(step.after, step.after + step.count)
        const [after, upTo] = [all[step.after - 1]?.seq ?? 0, named.at(-1)?.seq ?? 0]
        await store.apply(turnOf({ forget: [{ conversation: of, after, upTo }] }), new Map())
        const ids = new Set(named.map(({ direction, message }) => `${direction} ${message.id}`))
        for (const [direction, lines] of [
          ['in', inbox],
          ['out', outbox],
        ] as const)
          lines.set(
            of,
            (lines.get(of) ?? []).filter((line) => line.open || !ids.has(`${direction} ${line.id}`)),
          )
        return
      }
      case 'forget about': {
        await store.apply(turnOf({ forget: [{ request: step.number }] }), new Map())
        const gone = (line: Line) => !line.open && line.about === step.number
        const causes = [...outbox.values()].flat().filter(gone).map(causeOf)
        for (const [address, lines] of outbox)
          outbox.set(
            address,
            lines.filter((line) => !gone(line)),
          )
        for (const [address, lines] of inbox)
          inbox.set(
            address,
            lines.filter((line) => line.open || !causes.includes(line.id)),
          )
        return
      }
      case 'reopen':
        store = await harness.reopen()
        claims = []
        underway = []
    }
  }

  for (const step of steps) await perform(step)

  const openLines = (lines: Lines) => [...lines.values()].flat().filter((line) => line.open).length
  const depth = { inbox: openLines(inbox), outbox: openLines(outbox), alarms: alarmAt === undefined ? 0 : 1 }
  expect(await store.depth()).toEqual(depth)
  expect((await store.read('unanswered', 'q'))?.body.count ?? 0).toBe(count)
  expect(await store.list('unanswered', `count ${count}`)).toHaveLength(count > 0 ? 1 : 0)
  for (const address of people) {
    const lines = await store.history(address, { last: 1000 })
    const ids = (direction: 'in' | 'out') => lines.filter((l) => l.direction === direction).map((l) => l.message.id)
    expect(ids('in')).toEqual((inbox.get(address) ?? []).map((line) => line.id))
    expect(ids('out')).toEqual((outbox.get(address) ?? []).map((line) => line.id))
  }
}
