/** While a request is filed: a month for a day, a file that is announced, “too”, and nothing to add. */
import { expect, test } from 'vitest'
import { readItem } from '../../bot/requests/filing/items.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge, monday } from './office.ts'

const extending = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  const anna = o.person('telegram:7')
  await anna.says(
    'I want to extend my residence permit',
    'yes i agree',
    'me',
    'Anna Meyer',
    'BOE Technology',
    'extension',
  )
  return { o, anna }
}

test('a month is kept, and the day alone completes it', async () => {
  const { anna } = await extending()
  await anna.says('my husband too')
  anna.sees(/On which day does the present visa/)
  await anna.says('next March')
  anna.sees(/^March 2027, and which day\?/)
  await anna.says("here's my passport")
  anna.sees(/No file came with that/)
  await anna.says('the 15th', '138 0013 8000', "no that's all thanks")
  const summary = anna.sees(/Please check your request/).text
  expect(summary).toMatch(/2027-03-15/)
  expect(summary).toMatch(/For whom: The talent, the spouse and children/)
  expect(summary).not.toMatch(/Remarks/)
})

test('a day without its year is asked for the year', async () => {
  const { anna } = await extending()
  await anna.says('just me', '15 March')
  anna.sees(/Of which year\?/)
})

test.each([
  ['11月20日', '2026-09-21', undefined],
  ['9月20日', '2026-09-21', '2026-09-20'],
  ['20 September', '2026-09-21', '2026-09-20'],
  ['12月30日', '2026-01-04', '2025-12-30'],
])('of what has happened it is the latest such day: %s, said on %s', (said, today, day) => {
  const lost = knowledge.services.get('card-loss')?.items.find(({ id }) => id === 'lost') ?? expect.unreachable()
  expect(readItem(lost, said, today)).toEqual(day ? { value: day } : { reason: 'filing.wrong-date-year' })
})
