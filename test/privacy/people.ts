/** An office with a specialist and a liaison, and somebody who files a request full of words that can be found again. */
import { turn } from '../../bot/turn.ts'
import { itemsFor, optionsOf } from '../../knowledge/services.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

export { knowledge }
export const service = 'household-registration'
const monday = '2026-09-21T10:00:00+08:00'

/** Stands in everything a person writes here. */
export const marker = 'QZXWVK'
export const typed: Readonly<Record<string, string>> = {
  text: `${marker}乐乐`,
  phone: '13812345678',
  email: `${marker}@example.com`,
  date: '2026-01-05',
  'card-number': `${marker}-2026`,
  passport: `${marker}12345`,
  'resident-id': '11010519491231002X',
}
/** What is looked for: the marker, and what people write in figures. */
export const personal = [marker, '13812345678', '138 1234 5678', '11010519491231002X']

export const open = async (at = monday) => {
  const office = openOffice({ turn, knowledge, at })
  const specialist = await office.seat('platform-specialist', 'web:specialist')
  return { office, specialist }
}
type Office = Awaited<ReturnType<typeof open>>['office']

const draftOf = async (office: Office, person: Person) => {
  const dialogue = (await office.store.read('conversation', person.address))?.body.dialogue
  if (dialogue?.kind !== 'filing') throw new Error('Nothing is being filed')
  return dialogue
}

/** Begins a request and answers everything but the last `left` items. */
export const begin = async (office: Office, person: Person, left = 0, words = typed) => {
  await person.forges(`file:another:${service}`)
  await person.forges('file:consent')
  for (let tries = 0; ; tries++) {
    if (tries > 30) throw new Error(`Stuck at: ${person.all().at(-1)?.text}`)
    const { answers } = await draftOf(office, person)
    const found = knowledge.services.get(service)
    if (!found) throw new Error(`no service ${service}`)
    const open = itemsFor(found, answers).filter(({ id }) => answers[id] === undefined)
    const [item] = open
    if (!item || open.length <= left) return
    const [option] = optionsOf(found, item)
    if (option) await person.forges(`file:answer:${item.id}:${option.id}`)
    else await person.says(words[item.kind] ?? marker)
  }
}

/** Files a request and gives its number. */
export const file = async (office: Office, person: Person, words = typed): Promise<string> => {
  await begin(office, person, 0, words)
  await person.forges('file:confirm')
  const number = (await office.store.list('request', `applicant:${person.address}`)).at(-1)?.id
  if (!number) throw new Error('Nothing was filed')
  return number
}

/** Everything kept, as text. */
export const kept = async ({ store, audit }: Office): Promise<string> => {
  const parts: unknown[] = [audit]
  for (const kind of ['conversation', 'request', 'role', 'unanswered', 'erasure'] as const)
    parts.push(await store.all(kind, '', 1000))
  for (const address of await store.addresses('', 1000)) parts.push(await store.history(address, { last: 10_000 }))
  return JSON.stringify(parts)
}
