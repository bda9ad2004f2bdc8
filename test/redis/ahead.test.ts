/** What comes along with a claim tells a step the same as a look into the store. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../adapters/redis/store.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { channelOf } from '../../bot/conversation.ts'
import { offersBefore } from '../../bot/offers.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { createVault } from '../../bot/vault.ts'
import { saying, text } from '../store/examples.ts'
import { hasRedis, type Server, startRedis } from './server.ts'

const nothing = new Map<string, number>()

/** One answer: of each message whether it has choices, is a notice, and has been sent; then whether it was seen. */
const message = fc.record({
  choices: fc.boolean(),
  notice: fc.boolean(),
  state: fc.constantFrom('sent', 'failed', 'open'),
})
const conversation = fc.array(fc.array(message, { maxLength: 3 }), { maxLength: 9 })

describe.skipIf(!hasRedis)('What comes along with a claim', () => {
  let server: Server
  let store: Store
  let people = 0
  beforeAll(async () => {
    server = await startRedis()
    store = await openRedisStore({ url: server.url, vault: createVault(Buffer.alloc(32, 7)) })
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  const play = async (answers: { choices: boolean; notice: boolean; state: string }[][], from: string) => {
    for (const [number, messages] of answers.entries()) {
      await store.accept(text(`${from}:${number}`, from))
      const claim = await store.claim(0)
      if (!claim) throw new Error('nothing to claim')
      const outgoing = messages.map(({ choices, notice }, at): Outgoing => {
        const id = `${from}:${number}/${at + 1}`
        const offered = choices ? { choices: [{ id: `answer:show:${id}`.slice(0, 60), label: id }] } : {}
        return { ...saying(id, from), ...offered, ...(notice ? { notice: true as const } : {}) }
      })
      await store.commit(claim, turnOf({ outgoing }), nothing)
      for (const { state } of messages) {
        if (state === 'open') break // the others wait behind it
        const next = await store.next([channelOf(from)], Date.now())
        if (!next) break
        const { id } = next.outgoing
        await store.settle(id, state === 'sent' ? { result: 'sent' } : { result: 'failed', reason: 'x' })
      }
    }
  }

  test('the choices somebody had before their eyes, whatever was said before', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, fc.boolean(), async (answers, isLate) => {
        const from = `channel${people++}:a` // of its own, as others' messages stay open
        await play(answers, from)
        await store.accept(text(`${from}:last`, from, isLate ? 0 : Date.now() + 1000))
        const claim = await store.claim(0)
        if (!claim) throw new Error('nothing to claim')
        const lines = store.ahead?.(claim)?.lines
        expect(lines?.at(-1)?.message.id).toBe(`${from}:last`)
        expect(await offersBefore(store, claim.incoming, lines)).toEqual(await offersBefore(store, claim.incoming))
        await store.commit(claim, turnOf({}), nothing)
      }),
      { numRuns: 60 },
    )
  })

  test('both choices of an answer, though other answers came between', async () => {
    const sent = (choices: boolean) => ({ choices, notice: false, state: 'sent' })
    await play([[sent(true), sent(true)], [sent(false)], [sent(false)]], 'two:a')
    await store.accept(text('two:a:last', 'two:a', Date.now() + 1000))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    const ahead = await offersBefore(store, claim.incoming, store.ahead?.(claim)?.lines)
    expect(ahead).toHaveLength(2)
    expect(await offersBefore(store, claim.incoming)).toEqual(ahead)
    await store.commit(claim, turnOf({}), nothing)
  })

  test('few lines when the last answer had choices', async () => {
    const sent = { choices: true, notice: false, state: 'sent' }
    await play(
      Array.from({ length: 15 }, () => [sent]),
      'many:a',
    )
    await store.accept(text('many:a:last', 'many:a', Date.now() + 1000))
    const claim = await store.claim(0)
    if (!claim) throw new Error('nothing to claim')
    expect(store.ahead?.(claim)?.lines?.length).toBeLessThanOrEqual(4)
  })
})
