/** What every store promises (bot/store.ts), as tests that run unchanged over each of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Incoming, Outgoing } from '../../bot/channel.ts'
import { type Claim, type Store, type Turn, turnOf } from '../../bot/store.ts'
import { forgettingContract } from './contract-forgetting.ts'
import { messagesContract } from './contract-messages.ts'
import { recordsContract } from './contract-records.ts'
import { sendingContract } from './contract-sending.ts'
import { nothing } from './examples.ts'
import type { Harness } from './harness.ts'
import { checkAgainstModel } from './model.ts'

/** What the parts of the contract are told by. */
export interface Contract {
  /** The store of the test that runs; after `reopen` the one opened anew. */
  store: Store
  reopen(): Promise<void>
  /** The next message to handle, and to send; there must be one. */
  claimed(now?: number): Promise<Claim>
  due(channel?: string, now?: number): Promise<{ outgoing: Outgoing; attempt: number }>
  /** Accepts it and commits a turn for it. */
  handle(incoming: Incoming, turn?: Partial<Turn>): Promise<void>
  /** Of a record of the kind `unanswered`. */
  version(id: string): Promise<number>
}

export const storeContract = (name: string, open: () => Promise<Harness>) => {
  describe(name, () => {
    let harness: Harness
    let current: Store
    beforeEach(async () => {
      harness = await open()
      current = harness.store
    })
    afterEach(() => harness.dispose())
    // The parts are told once, before there is a store.
    const store = new Proxy({} as Store, { get: (_, member) => Reflect.get(current, member) })

    const claimed = async (now = 0): Promise<Claim> => {
      const claim = await store.claim(now)
      if (!claim) throw new Error('There is nothing to claim')
      return claim
    }
    const contract: Contract = {
      store,
      claimed,
      reopen: async () => {
        current = await harness.reopen()
      },
      due: async (channel = 'web', now = 0) => {
        const found = await store.next([channel], now)
        if (!found) throw new Error('There is nothing to send')
        return found
      },
      handle: async (incoming, turn = {}) => {
        await store.accept(incoming)
        expect(await store.commit(await claimed(), turnOf(turn), nothing)).toBe(true)
      },
      version: async (id) => (await store.read('unanswered', id))?.version ?? 0,
    }
    messagesContract(contract)
    recordsContract(contract)
    sendingContract(contract)
    forgettingContract(contract)

    test('any sequence of steps, restarts and redeliveries does what a simple model does', async () => {
      await checkAgainstModel(open)
    })
  })
}
