/** While a request is filed: a month for a day, a file that is announced, “too”, and nothing to add. */
import { expect, test } from 'vitest'
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
