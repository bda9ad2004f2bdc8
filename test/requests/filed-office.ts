/** An office in which somebody has filed a request already. */
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

export { knowledge }

/** An office with a specialist and the police; the applicant has filed a household registration. */
export const opened = async (language: 'zh' | 'en' = 'zh') => {
  const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
  const specialist = await office.seat('platform-specialist', 'wechat:specialist')
  const police = await office.seat('public-security', 'wechat:police')
  const applicant = office.person('telegram:1')
  if (language === 'en') await applicant.says('English')
  await filed(applicant)
  const number = await numberOf()
  async function numberOf() {
    return (await office.store.list('request', 'applicant:telegram:1')).at(-1)?.id ?? ''
  }
  const request = async (of = number) => {
    const stored = await office.store.read('request', of)
    if (!stored) throw new Error('no request')
    return stored.body
  }
  return { office, specialist, police, applicant, number, request, numberOf }
}

export const filed = async (applicant: Person) => {
  await applicant.forges('file:another:household-registration')
  await applicant.presses('file:consent', 'file:answer:applicant:talent')
  await applicant.says('张三', '示例大学')
  await applicant.presses('file:answer:who:talent')
  await applicant.says('渝北区', '13800000000')
  await applicant.presses('file:skip', 'file:confirm')
}
export const looked = (...people: Person[]) => {
  for (const person of people) person.looksAway()
}
