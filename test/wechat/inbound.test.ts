/** What the gateway has told is handed to the store, whatever becomes of the channel meanwhile. */
import { expect, test } from 'vitest'
import { createInbound } from '../../adapters/wechat/inbound.ts'
import { createOwn } from '../../adapters/wechat/own.ts'
import { realTimes } from '../../adapters/wechat/times.ts'
import type { Store } from '../../bot/store.ts'
import { collectLog } from '../engine.ts'

test('what came in while the store was away comes in once it is back, though the channel has ended with its lease', async () => {
  const { log, lines } = collectLog()
  const accepted: string[] = []
  let isAway = true
  const accept = async ({ id }: { id: string }) => {
    if (isAway) throw new Error('away')
    accepted.push(id)
    return true
  }
  const inbound = createInbound({
    store: { accept } as unknown as Store,
    log,
    clock: Date.now,
    times: { ...realTimes, call: 20, again: [5, 20] },
    online: () => undefined,
    doubt: () => {},
    textsOf: () => [],
    own: createOwn(),
  })
  inbound.say({ id: 'wechat:1', from: 'wechat:anna', at: 0, kind: 'text', text: 'hello' })
  await inbound.stop()
  expect(accepted).toEqual([])
  expect(lines.join('\n')).toContain('not in the store yet')
  isAway = false
  await expect.poll(() => accepted).toEqual(['wechat:1'])
  expect(inbound.lost()).toBe(0)
})
