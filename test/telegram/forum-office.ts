/** An office whose specialist and liaisons have a group with topics, and an applicant. */
import { until } from '../engine.ts'
import type { Office, OfficeOptions, officesOfTests } from './office.ts'
import type { Group, Person } from './person.ts'
import type { Seen } from './server-view.ts'

/** Goes through a dialogue: a name in brackets is a button, anything else is typed; each waits for the next question. */
export const walk = async (person: Person, ...steps: string[]) => {
  for (const step of steps) {
    const button = /^\[(.+)\]$/.exec(step)?.[1]
    const before = person.sees().length
    if (button) await person.presses(button).answered()
    else person.says(step)
    await until(() => person.sees().length > before)
  }
}

/** Files a request and gives its number. */
export const fileRequest = async (john: Person): Promise<string> => {
  await walk(john, '/services', '[Household registration]', '[I agree, start]', '[The talent]', 'John Smith')
  await walk(john, 'Example Instruments Ltd', '[The talent, the spouse and minor children]', 'Yubei District')
  await walk(john, '+44 20 7946 0000', '[Skip]', '[Submit]')
  const filed = await john.waitsFor('Your request is filed')
  return /\d{6}-\d{4}/.exec(filed.text)?.[0] ?? ''
}

/** What is personal in such a request, and must be in no group. */
export const personal = /John|Smith|Example|Yubei|7946|telegram:/

export const bind = async (office: Office, person: Person, role: string) => {
  person.says(`/bind ${await office.code(role)}`)
  await person.waitsFor(/已绑定|现在是|You are now|are bound/)
}

/** A specialist who reads Chinese, and an applicant who reads English. */
export const staffed = async (office: Office) => {
  const { telegram } = office
  const li = telegram.person({ name: '李', language_code: 'zh-hans' })
  const john = telegram.person({ name: 'John' })
  await bind(office, li, 'platform-specialist')
  return { office, telegram, li, john }
}

/** What stands in the latest topic of a request, once it does. */
export const topicOf = (forum: Group, number: string, words: string | RegExp = number): Promise<Seen> =>
  forum.waitsFor(
    ({ thread, text }) =>
      thread === forum.topics().findLast(({ name }) => name.startsWith(number))?.thread &&
      (typeof words === 'string' ? text.includes(words) : words.test(text)),
  )

export const isClosed = (forum: Group, number: string): boolean =>
  forum.topics().some(({ name, closed }) => name.startsWith(number) && closed)

/** A group with topics in which the bot may open them, joined to the role of `by`. */
export const joined = async (office: Office, by: Person, members: Person[], title = 'Visas'): Promise<Group> => {
  const forum = office.telegram.group({ title, forum: true, admin: { topics: true }, members })
  by.saysIn(forum, `/desk@${office.telegram.bot.username}`)
  await forum.waitsFor(/这个群现在为|This group now works/)
  return forum
}

/** Opens an office in which a group with topics may be made, and gives its people. */
export const startIn =
  (open: ReturnType<typeof officesOfTests>) =>
  async (options: OfficeOptions = {}) => {
    const { office, telegram, li, john } = await staffed(await open(options))
    const stranger = telegram.person({ name: 'Zhou' })
    const command = (words: string) => `/${words}@${telegram.bot.username}`
    const forum = (options: { forum?: boolean; admin?: { topics: boolean }; title?: string } = {}) =>
      telegram.group({ title: 'Visas', forum: true, members: [li, john, stranger], ...options })
    return { office, telegram, li, john, stranger, command, forum }
  }
