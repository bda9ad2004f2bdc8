/** What people said is told in our time, however the clocks differ. */
import { expect, test } from 'vitest'
import { createClocks } from '../../adapters/wechat/clocks.ts'

const now = 1_800_000_000_000

test('what came late was said then, and not on arrival', () => {
  const { ours } = createClocks(() => now)
  expect(ours(now - 200, 0)).toBe(now)
  expect(ours(now - 20_000, 0)).toBe(now - 20_000 + 200)
  expect(ours(now - 300, 0)).toBe(now - 100)
})

test('a message of the bot itself tells how far the clocks are apart', () => {
  const { own, ours } = createClocks(() => now)
  expect(ours(now - 600_000, 0)).toBe(now - 600_000)
  own(now - 600_000)
  expect(ours(now - 600_000, 0)).toBe(now)
  expect(ours(now - 630_000, 0)).toBe(now - 30_000)
})

test('what has no time was said on arrival', () => {
  expect(createClocks(() => now).ours(undefined, 300)).toBe(now)
})
