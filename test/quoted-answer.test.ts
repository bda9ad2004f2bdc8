/** Who replies to an earlier answer asks about that one, whatever was asked since. */
import { expect, it } from 'vitest'
import { turn } from '../bot/turn.ts'
import { openOffice } from './harness.ts'
import { knowledge } from './our-knowledge.ts'

const asked = async (first: string, since: string) => {
  const office = openOffice({ turn, knowledge, at: '2026-11-23T10:00:00+08:00' })
  const person = office.person('Li', 'telegram:1')
  await person.says(first, since)
  return person
}

it.each([
  ['落户怎么办理', '服务证丢了怎么办', '这个要多久', /申办入户/, /3个工作日/],
  ['落户怎么办理', '服务证丢了怎么办', '北京呢', /申办入户/, /北京的文件没有写明您问的落户/],
  [
    'How long is the card valid?',
    'How do I register my household?',
    'who applies for an extension?',
    /3 years/,
    /liaison/,
  ],
])('“%s”, then “%s”: “%s” in reply to the first', async (first, since, then, to, wanted) => {
  const person = await asked(first, since)
  await person.replies(to, then)
  expect(person.inbox.at(-1)?.text).toMatch(wanted)
})
