/** People say who they are beside what they ask. */
import { expect, it } from 'vitest'
import { withoutOwnContacts } from '../bot/answers/own-contacts.ts'
import { answerer } from './our-answerer.ts'

it.each([
  ['服务证丢了怎么办？我叫王小明，身份证500101199001011234，电话13800138000', '服务证丢了怎么办？'],
  ['我叫王小明，服务证丢了怎么办？', '服务证丢了怎么办？'],
  ['Who renews the card? My name is John Smith, my e-mail is a.b@c.com', 'Who renews the card?'],
  ['My phone number is 139 1234 5678. Who renews the card?', 'Who renews the card?'],
])('%s', (said, asked) => expect(withoutOwnContacts(said)).toBe(asked))

it.each(['电话86868883是谁的？', '咨询电话是多少？', '电话13800138000', '我叫王小明', 'What is the e-mail address?'])(
  '%s stays as it is',
  (said) => expect(withoutOwnContacts(said)).toBe(said),
)

it('what they ask is answered, and no telephone number', () => {
  const found = answerer.answer('服务证丢了怎么办？我叫王小明，身份证500101199001011234，电话13800138000')
  expect(found).toMatchObject({ status: 'answered', points: [{ zh: expect.stringContaining('遗失') }] })
})
