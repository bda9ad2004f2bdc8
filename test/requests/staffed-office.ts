/** An office in which several people have each filed a household registration, and its staff has seen them. */
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

export const staffed = async (requests = 2, language: 'zh' | 'en' = 'zh') => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  if (language === 'en') await specialist.says('English')
  const police = await o.seat('public-security', 'wechat:wang')
  const applicants: Person[] = []
  const numbers: string[] = []
  for (let at = 0; at < requests; at++) {
    const applicant = o.person(`telegram:${at + 1}`)
    numbers.push(language === 'zh' ? await fileInChinese(applicant) : await fileInEnglish(applicant))
    applicants.push(applicant)
  }
  const look = () => {
    for (const person of [specialist, police, ...applicants]) person.looksAway()
  }
  look()
  const request = async (at: number) => {
    const stored = await o.store.read('request', numbers[at] ?? '')
    if (!stored) throw new Error('no request')
    return stored.body
  }
  const states = async () => Promise.all(numbers.map(async (_, at) => (await request(at)).state))
  const last = (at: number) => (numbers[at] ?? '').slice(-4)
  const gaps = async () => (await o.store.all('unanswered', '', 100)).map(({ body }) => body.question)
  return { o, specialist, police, applicants, numbers, last, look, request, states, gaps }
}
