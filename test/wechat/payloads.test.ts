import { join } from 'node:path'
import { expect, test } from 'vitest'
import { misfits } from '../channels/typed.ts'

test('every payload is a message by the library’s types', async () => {
  const pick = ({ payload }: { payload: unknown }) => payload
  const type = { type: 'payloads.Message', from: 'wechaty-puppet', pick }
  expect(await misfits(join(import.meta.dirname, 'payloads'), type)).toEqual({})
})
