/**
 * Whatever several people do, in any order and with a clock that jumps: requests stay whole, time limits ring, and nobody
 * reads what is not theirs. A failure shows the chat that led there.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Person as Linked, personChanges, withoutAddress } from '../../bot/persons/person.ts'
import { awake } from '../../bot/reminders/quiet-hours.ts'
import { hopOf } from '../../bot/requests/path.ts'
import { type HistoryEntry, isOpen, type ServiceRequest, type State, states } from '../../bot/requests/request.ts'
import { turn } from '../../bot/turn.ts'
import { itemsFor, optionsOf } from '../../knowledge/services.ts'
import { dateAt, isWorkingDay } from '../../knowledge/working-days.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

const services = [...knowledge.services.keys()]
const roles = [...knowledge.roles.keys()]
const isPlatform = (role: string) => knowledge.roles.get(role)?.kind === 'platform'
/** Nobody is bound to these: the specialists stand in. */
const unbound = ['public-security-branch', 'district-health']
const applicants = ['web:zhang', 'telegram:smith', 'wechat:hr']
/** Further addresses, whose persons change. */
const more = ['wechat:more', 'telegram:more', 'web:more']

/** Numbers choose among what there is at the time. */
type Action =
  | { does: 'files'; who: number; service: number; as: number }
  | {
      does: 'handles'
      role: number
      request: number
      verb: 'take' | 'ask' | 'tell' | 'complete' | 'decline' | 'reopen' | 'show'
    }
  | { does: 'passes'; role: number; request: number; to: number }
  | { does: 'sends'; who: number; request: number; quotes: boolean }
  | { does: 'takes back'; who: number; message: number; edits: boolean }
  | { does: 'says'; who: number; request: number; words: (typeof ownWords)[number] }
  | { does: 'tries'; who: number; request: number; button: (typeof buttons)[number] }
  /** `down`: the bot was not running meanwhile, so what came due rings late. */
  | { does: 'waits'; hours: number; down: boolean }
  | { does: 'fails'; message: number }
  /** Links one of the further addresses with somebody, or takes it out. */
  | { does: 'links'; who: number; whose: number }

const ownWords = ['答复', '补充', '撤回', '我的申请', '待办', '我的数据', '1', '是', '谢谢', '进度怎么样'] as const
const buttons = [
  'req:show',
  'req:answer',
  'req:withdraw:yes',
  'rate:4',
  'remind:after:not',
  'desk:show',
  'desk:complete',
  'desk:take',
] as const

const index = fc.nat({ max: 20 })
const request = fc.nat({ max: 5 })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('files' as const), who: index, service: index, as: index }) },
  {
    weight: 7,
    arbitrary: fc.record({
      does: fc.constant('handles' as const),
      role: index,
      request,
      verb: fc.constantFrom('take', 'ask', 'tell', 'complete', 'decline', 'reopen', 'show'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('passes' as const), role: index, request, to: index }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('says' as const),
      who: index,
      request,
      words: fc.constantFrom(...ownWords),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('sends' as const), who: index, request, quotes: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('takes back' as const),
      who: index,
      message: fc.nat(),
      edits: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('tries' as const),
      who: index,
      request,
      button: fc.constantFrom(...buttons),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('waits' as const),
      hours: fc.integer({ min: -60, max: 24 * 12 }),
      down: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('fails' as const), message: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('links' as const), who: index, whose: index }) },
)

const open = async () => {
  const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
  const seats = new Map<string, Person>()
  for (const role of roles.filter((id) => !unbound.includes(id)))
    seats.set(role, await office.seat(role, isPlatform(role) ? 'web:specialist' : `web:${role}`))
  const people = [...applicants, ...more].map((address) => office.person(address))
  await people[1]?.says('English')
  return { office, seats, people, everybody: [...people, ...seats.values()] }
}
type Opened = Awaited<ReturnType<typeof open>>

/** What everything typed for a request bears, by number. */
type Marks = Map<string, string>

const play = async (actions: readonly Action[], chat: string[]) => {
  const opened = await open()
  const { office } = opened
  const marks: Marks = new Map()
  const seen = { requests: new Map<string, ServiceRequest>(), messages: 0 }
  for (const one of actions) {
    const heard = office.outgoing.length
    await perform(opened, one, marks, chat)
    for (const { to, text } of office.outgoing.slice(heard)) chat.push(`    → ${to}: ${text.split('\n')[0]}`)
    await check(opened, marks, seen)
  }
}

const perform = async (opened: Opened, one: Action, marks: Marks, chat: string[]) => {
  const { office, seats, people, everybody } = opened
  const numbers = [...marks.keys()]
  const note = (who: Person | undefined, what: string) => chat.push(`  ${who?.address ?? 'clock'}: ${what}`)
  if (one.does === 'waits') {
    const moment = new Date(office.now() + one.hours * 3_600_000).toISOString()
    note(undefined, `${moment}${one.down ? ' (down until then)' : ''}`)
    const heard = office.outgoing.length
    if (one.down || one.hours < 0) office.sleepUntil(moment)
    await office.until(moment)
    for (const { at, text } of office.outgoing.slice(heard))
      expect(awake(at), `sent in the quiet hours: ${text}`).toBe(at)
    return
  }
  if (one.does === 'files') return fileAs(opened, one, marks, chat)
  if (one.does === 'links') {
    const further = more[one.who % more.length] as string
    const whose = everybody[one.whose % everybody.length] as Person
    note(whose, await linkOrUnlink(office, further, whose.address))
    return
  }
  const number = numbers[('request' in one ? one.request : 0) % Math.max(1, numbers.length)]
  if (number === undefined) return
  const mark = marks.get(number)
  switch (one.does) {
    case 'handles':
    case 'passes': {
      // Mostly those who may act: the holder or the specialist.
      const { role: holder } = await read(office, number)
      const likely = [holder, ...roles.filter(isPlatform)].filter((id) => seats.has(id))
      const role =
        (one.role % 4 === 0 ? [...seats.keys()] : likely).at(
          one.role % (one.role % 4 === 0 ? seats.size : likely.length),
        ) ?? ''
      const seat = seats.get(role) as Person
      const chats = await chatsOf(office, seat.address)
      const member = office.person(chats[one.request % chats.length] as string)
      // Words of somebody who may not see the request are none of its own.
      const words = (await mayRead(opened, number)).has(member.address) ? `${mark}的话` : '别人的话'
      const said =
        one.does === 'passes'
          ? `转交 ${number} ${roles[one.to % roles.length]}`
          : `${{ take: '接单', ask: '询问', tell: '告知', complete: '完成', decline: '不予办理', reopen: '重新打开', show: '查看' }[one.verb]} ${number}${/^(ask|tell|complete|decline)$/.test(one.verb) ? ` ${words}` : ''}`
      note(member, `(${role}) ${said}`)
      await member.says(said)
      // Who is asked whether they are sure, is.
      const sure = member.buttons().find((label) => /^(确定|Yes, (complete|decline))/.test(label))
      if (sure) await member.presses(sure)
      return
    }
    case 'says': {
      const person = people[one.who % people.length] as Person
      const own = (await chatsOf(office, person.address)).includes((await read(office, number)).applicant)
      const said = /答复|补充/.test(one.words)
        ? `${one.words} ${number} ${own ? mark : '别人'}说的`
        : one.words === '撤回'
          ? `撤回 ${number}`
          : one.words
      note(person, said)
      await person.says(said)
      return
    }
    case 'sends': {
      const person = everybody[one.who % everybody.length] as Person
      const may = (await mayRead(opened, number)).has(person.address)
      const name = `${may ? mark : '别人'}.pdf`
      // A file that does not name its request may go to another one: it bears no mark then.
      const quoted = one.quotes && person.all().some(({ about }) => about === number)
      note(person, `sends ${name}${quoted ? `, quoting ${number}` : ''}`)
      await person.sends(quoted ? name : '文件.pdf', quoted ? { to: number } : {})
      const only = person
        .buttons()
        .find((label) => /^(告知申请人即可|for the applicant to know|是，发送|Yes, send it)$/.test(label))
      if (only) await person.presses(only)
      return
    }
    case 'takes back': {
      const person = everybody[one.who % everybody.length] as Person
      const said = await heardFrom(office, person)
      const id = said[one.message % Math.max(1, said.length)]
      if (id === undefined) return
      note(person, one.edits ? `changes ${id}` : `takes back ${id}`)
      await (one.edits ? person.edits(id, '更正的话') : person.recalls(id))
      return
    }
    case 'tries': {
      const person = everybody[one.who % everybody.length] as Person
      const [room, verb, ...rest] = one.button.split(':')
      const id = room === 'rate' ? `rate:${number}:${verb}` : [room, verb, number, ...rest].join(':')
      note(person, `[${id}]`)
      await person.forges(id)
      return
    }
    case 'fails': {
      const sent = office.outgoing.filter(({ about }) => about !== undefined)
      const message = sent[one.message % Math.max(1, sent.length)]
      if (!message) return
      note(undefined, `could not be delivered to ${message.to}: ${message.text.split('\n')[0]}`)
      await office.fails(message)
    }
  }
}

/** All addresses of the person. */
const chatsOf = async (office: Opened['office'], address: string): Promise<string[]> =>
  (await office.store.read('person', address))?.body.addresses.map((one) => one.address) ?? [address]

/** Written straight to the store: test/persons plays how it is said. */
const linkOrUnlink = async (office: Opened['office'], further: string, whose: string): Promise<string> => {
  const before = (await office.store.read('person', further))?.body
  const theirs = (await office.store.read('person', whose))?.body
  const put = (from: Linked | undefined, to: Linked | undefined) =>
    office.store.apply({ changes: personChanges(from, to), outgoing: [], alarms: [], audit: [] }, new Map())
  if (before) {
    await put(before, withoutAddress(before, further))
    return `is no longer linked with ${further}`
  }
  if (further === whose) return 'stays alone'
  const first = theirs ?? { addresses: [{ address: whose, since: 0 }], last: whose }
  await put(theirs, { addresses: [...first.addresses, { address: further, since: office.now() }], last: further })
  return `is linked with ${further}`
}

/** What somebody has written, by the ids of the messages. */
const heardFrom = async (office: Opened['office'], { address }: Person): Promise<string[]> =>
  (await office.store.history(address, { after: 0, limit: 1000 })).flatMap((line) =>
    line.direction === 'in' && line.message.kind === 'text' ? line.message.id : [],
  )

const typed: Record<string, string> = {
  phone: '13812345678',
  email: 'someone@example.com',
  date: '2026-09-01',
  'resident-id': '11010519491231002X',
}

const fileAs = async (
  { office, people }: Opened,
  one: Action & { does: 'files' },
  marks: Marks,
  chat: string[],
): Promise<void> => {
  const person = people[one.who % people.length] as Person
  const service = knowledge.services.get(services[one.service % services.length] ?? '')
  if (!service) throw new Error('no service')
  const mark = `记号${marks.size}甲`
  await person.forges(`file:another:${service.id}`)
  await person.forges('file:consent')
  for (let tries = 0; tries < 30; tries++) {
    const dialogue = (await office.store.read('conversation', person.address))?.body.dialogue
    if (dialogue?.kind !== 'filing') throw new Error(`${person.address} is not filing ${service.id}`)
    const item = itemsFor(service, dialogue.answers).find(({ id }) => dialogue.answers[id] === undefined)
    if (!item) break
    const options = optionsOf(service, item)
    const option = options[one.as % Math.max(1, options.length)]
    if (option) await person.forges(`file:answer:${item.id}:${option.id}`)
    else if (item.kind === 'photo') await person.sends(`${mark}.jpg`, { type: 'image/jpeg' })
    else await person.says(typed[item.kind] ?? (/card|passport/.test(item.kind) ? 'E12345678' : mark))
  }
  await person.forges('file:confirm')
  const number = (await office.store.list('request', `applicant:${person.address}`)).at(-1)?.id
  if (!number || marks.has(number)) throw new Error(`${person.address} could not file ${service.id}`)
  marks.set(number, mark)
  chat.push(`  ${person.address}: files ${number}, ${service.id}, with ${mark}`)
}

const read = async (office: Opened['office'], number: string): Promise<ServiceRequest> => {
  const stored = await office.store.read('request', number)
  if (!stored) throw new Error(`request ${number} is lost`)
  return stored.body
}

/** The applicant, the platform's specialists, and the members of every role that has held it, at each of their addresses. */
const mayRead = async ({ office, seats }: Opened, number: string): Promise<Set<string>> => {
  const { applicant, service, history, items } = await read(office, number)
  const first = knowledge.services
    .get(service)
    ?.path.find(({ when = [] }) => [when].flat().every((w) => w.is.includes(items[w.item] ?? '')))
  const held = [first?.roles[0] ?? '', ...history.flatMap(({ to }) => to ?? []), ...roles.filter(isPlatform)]
  const those = [applicant, ...held.flatMap((role) => seats.get(role)?.address ?? [])]
  return new Set((await Promise.all(those.map((address) => chatsOf(office, address)))).flat())
}

/** Where a request stands by what was done to it: a second opinion, without the code that does it. */
const stateBy = (history: readonly HistoryEntry[], first: boolean): State => {
  let state: State = first ? 'submitted' : 'forwarded'
  let platform = first
  let asked = 0
  const handling = (): State => (platform ? 'with-platform' : 'in-progress')
  for (const { action: done, to } of history) {
    if (done === 'pass') {
      platform = isPlatform(to ?? '')
      state = platform ? 'submitted' : 'forwarded'
    } else if (done === 'take') state = state === 'waiting-applicant' ? state : handling()
    else if (done === 'answer' || done === 'reopen') state = handling()
    else if (done === 'ask') state = 'waiting-applicant'
    else if (done === 'unask' && asked === 1) state = handling()
    else if (done === 'complete') state = 'completed'
    else if (done === 'decline') state = 'declined'
    else if (done === 'withdraw') state = 'withdrawn'
    asked = state !== 'waiting-applicant' ? 0 : done === 'ask' ? asked + 1 : done === 'unask' ? asked - 1 : asked
  }
  return state
}

const check = async (
  opened: Opened,
  marks: Marks,
  seen: { requests: Map<string, ServiceRequest>; messages: number },
) => {
  const { office } = opened
  for (const number of marks.keys()) {
    const now = await read(office, number)
    const before = seen.requests.get(number)
    seen.requests.set(number, now)
    expect(states, number).toContain(now.state)
    const { role: firstRole } = before ?? now
    const began = now.history.findIndex(({ action: done }) => done === 'pass')
    if (began < 0) expect(now.role, `${number} moved without being passed on`).toBe(firstRole)
    const startsAt = seen.requests.get(`${number}/first`) ?? now
    seen.requests.set(`${number}/first`, startsAt)
    expect(now.state, `${number} by its history`).toBe(stateBy(now.history, startsAt.atPlatform))
    expect(now.history.slice(0, before?.history.length ?? 0), `the history of ${number}`).toEqual(before?.history ?? [])
    expect(now.question !== undefined, `the question of ${number}`).toBe(now.state === 'waiting-applicant')

    const rings = office.alarms.has(`${number}/overdue`)
    const { due } = now
    if (!isOpen(now) || !due) expect(rings, `${number} rings without a limit`).toBe(false)
    else {
      const told = now.history.some(({ action: done, at }) => done === 'overdue' && at >= due.at)
      expect(rings || told, `nothing rings for ${number}, due on ${dateAt(due.at)}`).toBe(true)
      const limit = hopOf(knowledge, now)?.limit
      // “By 31 May” is that day, whatever day of the week it is.
      if (limit && 'workingDays' in limit) expect(isWorkingDay(dateAt(due.at)), `due on ${dateAt(due.at)}`).toBe(true)
    }
  }
  const all = await office.store.all('request', '', 1000)
  expect(all.map(({ id }) => id).sort()).toEqual([...marks.keys()].sort())

  const told = new Set<string>()
  for (const { id, to, text, choices = [], about, file, notice } of office.outgoing.slice(seen.messages)) {
    const reader = (await chatsOf(office, to)).sort().join()
    const once = `${id.slice(0, id.lastIndexOf('/'))} ${reader} ${text} ${file?.id}`
    if (notice) expect(told.has(once), `${reader} was told twice: ${text}`).toBe(false)
    told.add(once)
    const whole = [text, ...choices.map(({ label }) => label), file?.name].join('\n')
    for (const [number, mark] of marks)
      if (about === number || whole.includes(mark))
        expect(await mayRead(opened, number), `${to} was shown ${number}: ${text}`).toContain(to)
  }
  seen.messages = office.outgoing.length
}

/** A message fails after its address was linked with somebody else: it was shown to them once. */
const relinked: Action[] = [
  { does: 'files', who: 0, service: 0, as: 0 },
  { does: 'links', who: 0, whose: 0 },
  { does: 'handles', role: 0, request: 0, verb: 'take' },
  { does: 'links', who: 0, whose: 0 },
  { does: 'links', who: 0, whose: 7 },
  { does: 'fails', message: 530834331 },
]

test('whatever happens, no request is lost, late without notice, or shown to somebody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30, size: 'max' }), async (actions) => {
      const chat: string[] = []
      try {
        await play(actions, chat)
      } catch (error) {
        throw new Error(`${(error as Error).message}\n\nThe chat:\n${chat.join('\n')}`, { cause: error })
      }
    }),
    {
      examples: [[relinked]],
      numRuns: 250,
      interruptAfterTimeLimit: 15_000,
      markInterruptAsFailure: false,
    },
  )
})
