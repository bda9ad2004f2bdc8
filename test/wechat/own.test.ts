import { expect, test } from 'vitest'
import { createOwn } from '../../adapters/wechat/own.ts'

/** The gateway tells of a message in the same moment in which it answers for it, here before or after. */
const sent = async (own: ReturnType<typeof createOwn>, id: string, toldFirst: boolean) => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const answer = own.sends(promise)
  const known = toldFirst ? own.isKnown(id) : undefined
  resolve(id)
  expect(await answer).toBe(id)
  return known ?? own.isKnown(id)
}

test('a message of ours is known when the gateway tells of it, once, and nobody else’s is', async () => {
  const own = createOwn()
  own.fetched()
  expect(await sent(own, 'one', true)).toBe(true)
  expect(await sent(own, 'two', false)).toBe(true)
  expect(await own.isKnown('two')).toBe(false) // a notice that takes it back has the same id
  expect(await own.isKnown('three')).toBe(false)
})

test('the first is fetched, as the clocks are compared by it', async () => {
  const own = createOwn()
  expect(await sent(own, 'one', true)).toBe(false)
  own.fetched()
  expect(await sent(own, 'two', true)).toBe(true)
})

test('what fails to be sent keeps nothing waiting', async () => {
  const own = createOwn()
  own.fetched()
  await expect(own.sends(Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(await own.isKnown('other')).toBe(false)
})

test('of a gateway that never tells of them, only the latest thousand are kept', async () => {
  const own = createOwn()
  own.fetched()
  for (let id = 0; id <= 1000; id++) await own.sends(Promise.resolve(`${id}`))
  expect(await Promise.all(['0', '1', '1000'].map(own.isKnown))).toEqual([false, true, true])
})
