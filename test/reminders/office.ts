/** The office of these tests: the whole step, the knowledge folder as it is, one clock. */
import { turn } from '../../bot/turn.ts'
import { itemsFor, optionsOf } from '../../knowledge/services.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

export { knowledge }

export const at = (date: string, time = '10:00') => `${date}T${time}:00+08:00`

/** Monday, 21 September 2026. 25 to 27 September is Mid-autumn, 1 to 7 October National Day. */
export const open = async (moment = at('2026-09-21')) => {
  const office = openOffice({ turn, knowledge, at: moment })
  const specialist = await office.seat('platform-specialist', 'wechat:li')
  return { office, specialist }
}
export type Office = Awaited<ReturnType<typeof open>>['office']

const typed: Record<string, string> = {
  phone: '13812345678',
  email: 'someone@example.com',
  date: '2026-09-01',
  'card-number': 'CQ-2026-001',
  passport: 'E12345678',
  'resident-id': '11010519491231002X',
}

/** Files a request with the first option of everything, and as whom it is said; gives its number. */
export const file = async (
  office: Office,
  person: Person,
  service: string,
  { as = 'talent', ...given }: Record<string, string> = {},
): Promise<string> => {
  await person.forges(`file:another:${service}`)
  await person.forges('file:consent')
  const found = knowledge.services.get(service)
  if (!found) throw new Error(`no service ${service}`)
  for (let tries = 0; ; tries++) {
    if (tries > 30) throw new Error(`Stuck at: ${person.all().at(-1)?.text}`)
    const dialogue = (await office.store.read('conversation', person.address))?.body.dialogue
    if (dialogue?.kind !== 'filing') throw new Error('Nothing is being filed')
    const item = itemsFor(found, dialogue.answers).find(({ id }) => dialogue.answers[id] === undefined)
    if (!item) break
    const options = optionsOf(found, item).map(({ id }) => id)
    const option = options.find((id) => id === (item.kind === 'applicant' ? as : given[item.id])) ?? options[0]
    if (option) await person.forges(`file:answer:${item.id}:${option}`)
    else await person.says(given[item.id] ?? typed[item.kind] ?? '张三示例')
  }
  await person.forges('file:confirm')
  const number = (await office.store.list('request', `applicant:${person.address}`)).at(-1)?.id
  if (!number) throw new Error(`Nothing was filed: ${person.all().at(-1)?.text}`)
  person.looksAway()
  return number
}

/** The specialist completes it. */
export const complete = async (specialist: Person, number: string, result = '已办好') => {
  await specialist.says(`完成 ${number} ${result}`)
  if (specialist.buttons().includes('确定办结')) await specialist.presses('确定办结')
}

export const requestOf = async (office: Office, number: string) => {
  const stored = await office.store.read('request', number)
  if (!stored) throw new Error(`no request ${number}`)
  return stored.body
}
