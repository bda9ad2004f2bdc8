/** The office of the year: people who do things in their chats, each deed noted in the book and compared with the request. */
import { expect } from 'vitest'
import { dateInWords } from '../../bot/printed-date.ts'
import { hashOf } from '../../bot/requests/roles/binding.ts'
import { liaisonCommand } from '../../bot/requests/roles/liaison-command.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'
import { type Deed, type Entry, isOpen, note, openEntry, reportedSince, running } from './book.ts'
import { dayOf } from './calendar.ts'
import type { Answers } from './rules.ts'

export { knowledge }
export const specialistRole = 'platform-specialist'

/** Who sits in a role, from when to when. `away`: still bound, but told nothing while a deputy is there. */
export interface Seat {
  role: string
  who: string
  from: number
  until: number
}

const said: Answers = {
  talent: '张三',
  employer: '重庆示例科技有限公司',
  district: '渝北区',
  phone: '138 0000 0000',
  'school-now': '成都实验小学三年级',
  work: '会计，本科，想在渝北工作',
  hospital: '西南医院',
  problem: '联系三次没有人接听',
  need: '申请发明专利',
  title: '机械工程，高级工程师',
  post: '市农科院，研究员',
  which: '留学人员创业支持计划',
  'new-employer': '重庆新单位有限公司',
  'new-name': '张山',
  'id-number': '11010519491231002X',
  'passport-number': 'E12345678',
  details: '职务变了',
}
const saidInEnglish: Answers = {
  talent: 'John Smith',
  employer: 'Example Instruments Ltd',
  district: 'Yubei District',
  phone: '+44 20 7946 0000',
  'school-now': 'Greenfield Primary School, grade three',
  work: 'Accountant, looking for office work',
  hospital: 'Southwest Hospital',
  problem: 'Nobody answered three calls',
  need: 'Filing a patent',
  title: 'Mechanical engineering, senior engineer',
  post: 'Academy of Agriculture, researcher',
  which: 'Support plan for founders',
  'new-employer': 'Second Instruments Ltd',
  'new-name': 'John Smyth',
  details: 'The position has changed',
}

export const openTown = (start: number) => {
  const o = openOffice({ turn, knowledge, at: new Date(start).toISOString() })
  const book = new Map<string, Entry>()
  const seats: Seat[] = []
  const questions: number[] = []
  const english = new Set<string>()

  const membersAt = (role: string, moment: number) =>
    seats.filter((seat) => seat.role === role && seat.from <= moment && moment < seat.until).map(({ who }) => who)
  const holdersAt = (role: string, moment: number) => {
    const members = membersAt(role, moment)
    return members.length > 0 ? members : membersAt(specialistRole, moment)
  }
  const request = async (number: string) => {
    const stored = await o.store.read('request', number)
    if (!stored) throw new Error(`request ${number} is lost`)
    return stored.body
  }
  const last = (who: string) => {
    const message = o
      .person(who)
      .all()
      .findLast(({ notice }) => !notice)
    if (!message) throw new Error(`${who} was told nothing`)
    return message
  }

  /** The request is as the book has it. */
  const compare = async (entry: Entry) => {
    const { state, role, due, taker } = await request(entry.number)
    const stretch = isOpen(entry) ? running(entry) : undefined
    expect({
      number: entry.number,
      state,
      role,
      taker,
      due: due && new Date(due.at).toISOString(),
      provisional: due?.provisional,
    }).toEqual({
      number: entry.number,
      state: entry.state,
      role: entry.role,
      taker: entry.taken,
      due: stretch && new Date(stretch.due).toISOString(),
      provisional: stretch?.provisional,
    })
  }
  /** What the applicant was told of the time: the day by the book, or none. */
  const compareTold = (entry: Entry, text: string) => {
    const stretch = running(entry)
    if (!stretch) return
    expect(text).toContain(dateInWords(dayOf(stretch.due), entry.english ? 'en' : 'zh'))
    expect(/暂定|provisional/.test(text), text).toBe(stretch.provisional)
  }

  const files = async (who: string, service: string, answers: Answers): Promise<Entry> => {
    const person = o.person(who)
    const isEnglish = english.has(who)
    person.looksAway()
    await person.forges(`file:start:${service}`)
    const another = last(who).choices?.find(({ id }) => id.startsWith('file:another'))
    if (another) await person.forges(another.id)
    const opening = last(who).text
    await person.forges('file:consent')
    for (let asked = 0; asked < 25; asked++) {
      const { text, choices = [] } = last(who)
      const offered = choices.map(({ id }) => id)
      if (offered.includes('file:confirm')) break
      const [, item] = /^file:answer:([^:]+):/.exec(offered.find((id) => id.startsWith('file:answer:')) ?? '') ?? []
      if (item) {
        const wanted = `file:answer:${item}:${answers[item]}`
        await person.forges(
          offered.find((id) => id === wanted) ?? (offered.find((id) => id.startsWith('file:answer:')) as string),
        )
        continue
      }
      const items = knowledge.services.get(service)?.items ?? []
      const typed = items.find(({ ask }) => text.includes(ask[isEnglish ? 'en' : 'zh']))
      if (!typed) throw new Error(`${service}: ${who} does not know what is asked: ${text}`)
      const answer =
        answers[typed.id] ?? (typed.optional ? undefined : (isEnglish && saidInEnglish[typed.id]) || said[typed.id])
      if (answer === undefined && !typed.optional) throw new Error(`${service}: no answer to ${typed.id}`)
      if (answer === undefined) await person.forges('file:skip')
      else await person.says(answer)
    }
    await person.forges('file:confirm')
    const { text } = last(who)
    const number = /\d{6}-\d{4}/.exec(text)?.[0]
    if (!number) throw new Error(`${service}: ${who} got no number: ${text}`)
    const entry = openEntry({
      number,
      service,
      applicant: who,
      english: isEnglish,
      answers: { ...answers },
      filed: o.now(),
    })
    expect(book.has(number)).toBe(false)
    book.set(number, entry)
    await compare(entry)
    compareTold(entry, text)
    opened.set(number, opening)
    return entry
  }
  /** What was said before the applicant agreed, by number. */
  const opened = new Map<string, string>()

  const command: Partial<Record<Deed, string>> = {
    take: '接单',
    pass: '转交',
    ask: '询问',
    complete: '完成',
    decline: '不予办理',
    reopen: '重新打开',
  }
  /** A member of the role that holds it, or the specialist where nobody is bound; `by`: somebody in particular. */
  const handles = async (entry: Entry, deed: Deed, words = '', by?: string) => {
    const members = membersAt(entry.role, o.now())
    const who = by ?? (entry.taken && members.includes(entry.taken) ? entry.taken : holdersAt(entry.role, o.now())[0])
    if (!who) throw new Error(`nobody can ${deed} ${entry.number}`)
    const person = o.person(who)
    for (const one of [person, o.person(entry.applicant)]) one.looksAway()
    await person.says(`${command[deed]} ${entry.number} ${words}`.trim())
    const sure = last(who).choices?.find(({ id }) => id === `desk:sure:${entry.number}`)
    if (sure) await person.forges(sure.id)
    const holder = members.includes(who)
    note(entry, deed, {
      at: o.now(),
      by: who,
      holder,
      ...(deed === 'pass' ? { to: words.split(' ')[0] as string } : {}),
    })
    await compare(entry)
    const told = o.person(entry.applicant).inbox.filter(({ about }) => about === entry.number)
    expect(told.length, `${deed} ${entry.number}: the applicant hears of it once`).toBe(1)
    if (deed === 'take' || deed === 'pass') compareTold(entry, told[0]?.text ?? '')
  }

  const answers = async (entry: Entry, text: string) => {
    const person = o.person(entry.applicant)
    await person.forges(`req:answer:${entry.number}`)
    const wasAsked = entry.state === 'waiting-applicant'
    await person.says(text)
    note(entry, wasAsked ? 'answer' : 'add', { at: o.now(), by: entry.applicant })
    await compare(entry)
  }
  const passedOn = (entry: Entry, name: string) =>
    o.outgoing.filter(({ file, about }) => about === entry.number && file?.name === name)
  /** The applicant replies to a message of the request with a file, and whoever holds the request has it. */
  const sendsFile = async (entry: Entry) => {
    const name = `${entry.number} ${entry.files.length + 1}.pdf`
    await o.person(entry.applicant).sends(name, { to: entry.number })
    note(entry, entry.state === 'waiting-applicant' ? 'answer' : 'add', { at: o.now(), by: entry.applicant })
    entry.files.push(name)
    await compare(entry)
    const told = passedOn(entry, name).map(({ to }) => to)
    const holders = holdersAt(entry.role, o.now()).filter((who) => who !== entry.applicant)
    expect(told, `${name} at ${entry.role}`).toEqual(expect.arrayContaining(holders))
  }
  /** Who holds it replies with a file for the applicant, if there is a message to reply to. */
  const tellsFile = async (entry: Entry) => {
    const who = holdersAt(entry.role, o.now()).find((one) => one === (entry.taken ?? one))
    if (
      !who ||
      who === entry.applicant ||
      !o
        .person(who)
        .all()
        .some(({ about }) => about === entry.number)
    )
      return
    const name = `${entry.number} ${entry.files.length + 1}.jpg`
    await o.person(who).sends(name, { to: entry.number, text: '告知 请看附件', type: 'image/jpeg' })
    note(entry, 'tell', { at: o.now(), by: who })
    entry.files.push(name)
    await compare(entry)
    expect(
      passedOn(entry, name).map(({ to }) => to),
      name,
    ).toContain(entry.applicant)
  }
  /** Whose business it is to report how the service ended. */
  const isAskedAfter = ({ service, answers: { applicant } }: Entry) =>
    ['household-registration', 'residence-visa', 'medical', 'science-service'].includes(service) &&
    applicant !== 'family'
  /** The result reported back on the day after, unless it has been already. */
  const reports = async (entry: Entry) => {
    const { state, lines } = entry
    if (state !== 'completed' || reportedSince(entry, lines.findLast(({ deed }) => deed === 'complete')?.at ?? 0))
      return
    await o.person(entry.applicant).forges(`remind:after:${entry.number}:agreed`)
    note(entry, 'report', { at: o.now(), by: entry.applicant })
    await compare(entry)
  }
  const withdraws = async (entry: Entry) => {
    const person = o.person(entry.applicant)
    await person.says(`${entry.english ? 'withdraw' : '撤回'} ${entry.number}`)
    await person.forges(`req:withdraw:${entry.number}:yes`)
    note(entry, 'withdraw', { at: o.now(), by: entry.applicant })
    await compare(entry)
  }
  const rates = async (entry: Entry, stars: number) => {
    await o.person(entry.applicant).forges(`rate:${entry.number}:${stars}`)
    note(entry, 'rate', { at: o.now(), by: entry.applicant, stars })
    expect((await request(entry.number)).rating).toBe(stars)
    await compare(entry)
  }

  const office = { store: o.store, knowledge, language: 'en' as const }
  /** Somebody is bound with a code, as people are. */
  const binds = async (role: string, who: string) => {
    const printed: string[] = []
    expect(await liaisonCommand(['code', role], { ...office, now: o.now(), print: (line) => printed.push(line) })).toBe(
      0,
    )
    const code = /: (\S+)$/.exec(printed[0] ?? '')?.[1] ?? ''
    expect((await o.store.list('role', `code:${hashOf(code)}`)).length).toBe(1)
    await o.person(who).says(`绑定 ${code}`)
    seats.push({ role, who, from: o.now(), until: Infinity })
  }
  /** What somebody had taken who is gone: an heir has it now, or whoever of the role takes it next. */
  const handsOn = (role: string, who: string, heir?: string) => {
    for (const entry of book.values()) {
      if (!isOpen(entry) || entry.role !== role || entry.taken !== who) continue
      if (heir) entry.taken = heir
      else delete entry.taken
      handedOn++
    }
  }
  let handedOn = 0
  const ends = (role: string, who: string, moment: number) => {
    for (const seat of seats) if (seat.role === role && seat.who === who) seat.until = Math.min(seat.until, moment)
  }
  const leaves = async (role: string, who: string) => {
    expect(await liaisonCommand(['remove', role, who], { ...office, now: o.now(), print: () => {} })).toBe(0)
    ends(role, who, o.now())
    handsOn(role, who)
  }
  /** Says the words of a hand-over; whoever it is given to binds with the code of the answer. */
  const handsOver = async (who: string, words: string) => {
    await o.person(who).says(words)
    const code = /绑定 ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(last(who).text)?.[1]
    if (!code) throw new Error(`no code for ${who}: ${last(who).text}`)
    return code
  }
  /** Away from the first day up to, not including, the last; the deputy is told in their place. */
  const standsIn = async (role: string, of: string, who: string, code: string, from: number, until: number) => {
    await o.person(who).says(`绑定 ${code}`)
    ends(role, of, from)
    seats.push({ role, who, from, until }, { role, who: of, from: until, until: Infinity })
  }
  const succeeds = async (role: string, of: string, who: string, code: string, from = o.now()) => {
    await o.person(who).says(`绑定 ${code}`)
    ends(role, of, from)
    seats.push({ role, who, from, until: Infinity })
  }
  const speaksEnglish = async (who: string) => {
    english.add(who)
    await o.person(who).says('/english')
  }
  const asksInVain = async (who: string, question: string) => {
    questions.push(o.now())
    await o.person(who).says(question)
  }

  return {
    ...{ o, book, seats, questions, opened, english },
    ...{
      membersAt,
      holdersAt,
      request,
      files,
      handles,
      answers,
      sendsFile,
      tellsFile,
      withdraws,
      rates,
      reports,
      isAskedAfter,
      handsOver,
      standsIn,
      succeeds,
      handsOn,
      handedOn: () => handedOn,
      binds,
      leaves,
      speaksEnglish,
      asksInVain,
    },
  }
}
export type Town = ReturnType<typeof openTown>
