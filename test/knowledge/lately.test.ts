import { expect, test } from 'vitest'
import { lately } from '../../knowledge/lately.ts'

test('what was found for some texts is not looked for again, whether what is left out is undefined or not there', () => {
  const asked: unknown[] = []
  const find = lately((text: string, before?: string) => {
    asked.push([text, before])
    return `${text} after ${before}`
  })
  expect([find('a'), find('a', undefined), find('a', ''), find('a', 'b')]).toEqual([
    'a after undefined',
    'a after undefined',
    'a after ',
    'a after b',
  ])
  expect(asked).toEqual([
    ['a', undefined],
    ['a', ''],
    ['a', 'b'],
  ])
})
