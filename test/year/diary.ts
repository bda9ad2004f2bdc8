/** The office's diary: who comes and goes, and the days on which something happens that chance would not bring. */
import { expect } from 'vitest'
import type { Agenda } from './agenda.ts'
import type { Entry } from './book.ts'
import { at } from './calendar.ts'
import type { Town } from './town.ts'

/**
 * Household registrations that nobody touches until they are long overdue: when filed, when the specialist is reminded,
 * when it is due. By hand, on a paper calendar.
 */
export const lyingStill = [
  { filed: '2026-01-02 11:05', remind: '2026-01-05', due: '2026-01-06', why: 'the make-up Sunday of 4 January counts' },
  {
    filed: '2026-02-11 15:30',
    remind: '2026-02-13',
    due: '2026-02-14',
    why: 'a Saturday worked before Spring Festival',
  },
  { filed: '2026-02-13 16:45', remind: '2026-02-24', due: '2026-02-25', why: 'over the nine days of Spring Festival' },
  { filed: '2026-02-27 09:15', remind: '2026-03-02', due: '2026-03-03', why: 'the Saturday worked after it' },
  { filed: '2026-04-02 20:10', remind: '2026-04-07', due: '2026-04-08', why: 'over Qingming' },
  { filed: '2026-04-30 10:30', remind: '2026-05-07', due: '2026-05-08', why: 'over Labour Day' },
  { filed: '2026-06-18 12:00', remind: '2026-06-23', due: '2026-06-24', why: 'over the Dragon Boat Festival' },
  { filed: '2026-09-18 17:59', remind: '2026-09-21', due: '2026-09-22', why: 'the Sunday worked before National Day' },
  { filed: '2026-09-30 08:05', remind: '2026-10-09', due: '2026-10-10', why: 'due on the Saturday worked after it' },
  { filed: '2026-10-10 21:30', remind: '2026-10-13', due: '2026-10-14', why: 'filed on that Saturday' },
  { filed: '2026-12-30 14:20', remind: '2027-01-04', due: '2027-01-05', why: 'over New Year, not yet published' },
] as const

/** Those of the diary, by what happens to them. */
export const named = new Map<string, Entry>()

const family = { applicant: 'family' }
const liaison = { applicant: 'employer-liaison' }

export const planDiary = (town: Town, agenda: Agenda) => {
  const { on } = agenda
  const person = town.o.person
  /** A request of the diary: filed, and then kept under a name. */
  const files = (moment: string, name: string, who: string, service: string, answers: Record<string, string>) =>
    on(moment, async () => named.set(name, await town.files(who, service, answers)))
  const entry = (name: string): Entry => {
    const found = named.get(name)
    if (!found) throw new Error(`${name} is not filed yet`)
    return found
  }
  const passes = (moment: string, name: string, to: string) => on(moment, () => town.handles(entry(name), 'pass', to))

  people(town, agenda)
  for (const { filed, due, why } of lyingStill) {
    files(filed, why, `wechat:waits-${filed.slice(0, 10)}`, 'household-registration', family)
    on(filed, async () =>
      person(`wechat:waits-${filed.slice(0, 10)}`).sees(
        new RegExp(`最迟${Number(due.slice(0, 4))}年${Number(due.slice(5, 7))}月${Number(due.slice(8))}日18:00`),
      ),
    )
  }

  // January. On the 2nd nobody sat there yet; what was filed has waited. Nobody sits at the health commission either.
  on('2026-01-02 11:06', async () =>
    expect(person('wechat:waits-2026-01-02').all().at(-1)?.text).toMatch(/目前还没有服务专员上线/),
  )
  on('2026-01-04 10:21', async () => {
    person('wechat:li').sees(/这件申请正等待办理/)
    person('wechat:waits-2026-01-02').sees(/现已发给/)
  })
  files('2026-01-08 09:40', 'nobody at the health commission', 'wechat:patient', 'medical', { applicant: 'talent' })
  on('2026-01-08 09:41', async () => person('wechat:li').sees(/注意：市卫生计生委联络员尚无人绑定，暂由您收阅和处理/))
  on('2026-02-02 11:11', async () => person('wechat:ye').sees(/这件申请正等待办理/))
  on('2026-02-03 09:12', () => town.handles(entry('nobody at the health commission'), 'complete', '已与医院联系'))

  // March. An applicant does not answer: asked again with the reminder, and declined at last.
  files('2026-03-09 09:30', 'silent applicant', 'wechat:silent', 'household-registration', family)
  on('2026-03-10 11:20', () => town.handles(entry('silent applicant'), 'ask', '户口现在在哪里'))
  on('2026-03-11 10:01', async () => person('wechat:silent').sees(/还在等您补充：\n“户口现在在哪里”/))
  on('2026-03-12 18:01', async () => person('wechat:li').sees(/已到期/))
  on('2026-03-20 15:00', () => town.handles(entry('silent applicant'), 'decline', '多次询问，没有回复'))
  on('2026-03-20 15:01', async () => person('wechat:silent').sees(/多次询问，没有回复/))

  // The last days of April and May: the dates for a new entry come and pass.
  files('2026-04-29 11:30', 'on the day before the time limit', 'wechat:late-1', 'school', {
    ...family,
    entry: 'new-this-year',
  })
  files('2026-05-01 09:30', 'on the day after it', 'wechat:late-2', 'school', { ...family, entry: 'new-this-year' })
  files('2026-05-28 16:00', 'before the weekend of 31 May', 'wechat:sun', 'school', {
    ...liaison,
    entry: 'new-this-year',
  })
  files('2026-05-30 20:00', 'transfer in May', 'wechat:sun', 'school', { ...liaison, entry: 'transfer' })
  files('2026-06-01 08:30', 'transfer in June', 'wechat:sun', 'school', { ...liaison, entry: 'transfer' })

  // June. The education commission is silent for its 15 working days.
  passes('2026-06-04 09:20', 'transfer in June', 'education')
  passes('2026-09-24 09:20', 'transfer in May', 'education')

  // July. A request comes back to whoever had it, is completed, rated, opened again and completed anew.
  files('2026-07-06 10:30', 'there and back', 'telegram:there-and-back', 'residence-visa', { applicant: 'talent' })
  passes('2026-07-07 09:30', 'there and back', 'public-security')
  passes('2026-07-08 09:30', 'there and back', 'platform-specialist')
  passes('2026-07-09 09:30', 'there and back', 'public-security')
  on('2026-07-10 09:30', () => town.handles(entry('there and back'), 'complete', '居留许可已签发'))
  on('2026-07-11 21:40', () => town.rates(entry('there and back'), 2))
  on('2026-07-13 09:30', () => town.handles(entry('there and back'), 'reopen'))
  on('2026-08-03 09:30', () => town.handles(entry('there and back'), 'complete', '居留许可已更正'))
  on('2026-08-04 20:40', () => town.rates(entry('there and back'), 5))

  // August. Reminder and time limit both fall into the days on which the bot is down: told once, when it is up again.
  files('2026-08-17 18:30', 'before the bot was down', 'wechat:before-it-was-down', 'household-registration', family)
  on('2026-08-25 10:38', async () => {
    const { history } = await town.request(entry('before the bot was down').number)
    expect(history.map(({ action }) => action)).toEqual(['submit', 'deliver', 'overdue'])
  })

  // December. Served after the questionnaire began: asked on the next working day, or not any more.
  files('2026-12-07 09:30', 'served in December', 'wechat:december', 'household-registration', family)
  on('2026-12-11 15:30', () => town.handles(entry('served in December'), 'complete', '已转交公安机关'))
  files('2026-12-30 09:30', 'served on the last day', 'wechat:last-day', 'household-registration', family)
  on('2026-12-31 11:30', () => town.handles(entry('served on the last day'), 'complete', '已转交公安机关'))

  // November. Completed in time, opened again after the time: told of at once.
  files('2026-11-02 09:30', 'opened again late', 'wechat:again', 'household-registration', { applicant: 'talent' })
  on('2026-11-03 09:30', () => town.handles(entry('opened again late'), 'complete', '已转交公安机关'))
  on('2026-11-16 09:30', () => town.handles(entry('opened again late'), 'reopen'))
  on('2026-11-17 09:30', () => town.handles(entry('opened again late'), 'complete', '已更正'))

  // December and January. “Next year” stays the year it was when the applicant said it.
  for (const [name, which] of [
    ['next year', 'new-next-year'],
    ['this year', 'new-this-year'],
  ] as const) {
    files('2026-12-28 10:30', name, `wechat:${which}`, 'school', { ...family, entry: which })
    passes('2027-01-06 09:30', name, 'platform-specialist')
    passes('2027-01-07 09:30', name, 'employer-liaison')
    passes('2027-01-08 09:30', name, 'platform-specialist')
  }

  for (const moment of [
    '2026-01-20 22:10',
    '2026-03-03 07:30',
    '2026-03-31 23:58',
    '2026-06-06 12:12',
    '2026-10-02 13:00',
  ])
    on(moment, () => town.asksInVain('web:guest', '深圳的人才补贴有多少？'))
  on('2026-03-05 12:30', () => town.asksInVain('web:other-guest', '上海的落户条件是什么？'))
}

const people = (town: Town, agenda: Agenda) => {
  const comings: [moment: string, role: string, who: string][] = [
    ['2026-01-04 10:20', 'platform-specialist', 'wechat:li'],
    ['2026-01-04 10:40', 'public-security', 'wechat:wang'],
    ['2026-01-05 08:10', 'education', 'wechat:zhou'],
    ['2026-01-05 08:20', 'science-technology', 'wechat:chen'],
    ['2026-01-05 08:30', 'human-resources', 'wechat:he'],
    ['2026-01-06 09:10', 'employer-liaison', 'wechat:sun'],
    ['2026-02-02 11:10', 'health', 'wechat:ye'],
    ['2026-03-02 09:10', 'district-health', 'wechat:yuan'],
    ['2026-03-03 09:10', 'district-health', 'wechat:ye'],
    ['2026-03-16 09:10', 'yubei-human-resources', 'wechat:yu'],
    ['2026-04-01 11:10', 'talent-programmes', 'wechat:tang'],
    ['2026-05-11 09:10', 'public-security', 'telegram:wu'],
    ['2026-06-01 09:10', 'platform-specialist', 'telegram:zhao'],
    ['2026-07-20 09:10', 'employer-liaison', 'wechat:qian'],
    ['2026-09-01 11:10', 'public-security-branch', 'wechat:fen'],
    ['2026-09-02 09:10', 'talent-programmes', 'telegram:zhao'],
  ]
  for (const [moment, role, who] of comings) agenda.on(moment, () => town.binds(role, who))
  agenda.on('2026-06-01 09:11', () => town.speaksEnglish('telegram:zhao'))
  // For nearly three weeks nobody is the employer's liaison; the shapingba departments have nobody all year.
  agenda.on('2026-07-01 17:50', () => town.leaves('employer-liaison', 'wechat:sun'))
  handOvers(town, agenda)
  questionnaire(town, agenda)
}

/** A deputy for two weeks of holidays, a successor from a day on, and one at once. */
const handOvers = (town: Town, { on }: Agenda) => {
  const codes = new Map<string, string>()
  const gives = (moment: string, who: string, words: string) =>
    on(moment, async () => codes.set(who, await town.handsOver(who, words)))
  const codeOf = (who: string) => codes.get(who) ?? ''

  gives('2026-07-27 09:10', 'wechat:wang', '休假 2026-08-03 至 2026-08-14')
  on('2026-07-28 09:10', () =>
    town.standsIn(
      'public-security',
      'wechat:wang',
      'wechat:deng',
      codeOf('wechat:wang'),
      at('2026-08-03'),
      at('2026-08-15'),
    ),
  )
  on('2026-08-15 00:00', async () => town.handsOn('public-security', 'wechat:deng', 'wechat:wang'))
  gives('2026-09-08 09:10', 'wechat:zhou', '交接 2026-09-15')
  on('2026-09-09 09:10', () =>
    town.succeeds('education', 'wechat:zhou', 'wechat:zhu', codeOf('wechat:zhou'), at('2026-09-15')),
  )
  on('2026-09-15 00:00', async () => town.handsOn('education', 'wechat:zhou', 'wechat:zhu'))
  gives('2026-10-20 10:10', 'wechat:he', '交接')
  on('2026-10-20 14:10', async () => {
    await town.succeeds('human-resources', 'wechat:he', 'wechat:hua', codeOf('wechat:he'))
    town.handsOn('human-resources', 'wechat:he', 'wechat:hua')
  })
}

/** Who answers the questionnaire of December, and what. Anybody else who was asked keeps silent. */
export const questionnaireAnswers = { stars: [5, 3, 2], declined: 1, sentence: '希望能少跑一次' }

const questionnaire = (town: Town, { on }: Agenda) => {
  const says = (moment: string, who: string, ...answers: string[]) =>
    on(moment, async () => {
      for (const answer of answers)
        if (/^(\d|yes|no|skip|decline)$/.test(answer)) await town.o.person(who).forges(`rate:survey:2026:${answer}`)
        else await town.o.person(who).says(answer)
    })
  says('2026-12-01 12:10', 'wechat:applicant-0', '5', 'yes', questionnaireAnswers.sentence)
  says('2026-12-02 12:10', 'wechat:applicant-1', '3', 'no', 'skip')
  says('2026-12-03 12:10', 'telegram:applicant-0', 'decline')
  says('2026-12-04 12:10', 'telegram:applicant-1', '4', 'yes', 'skip', '2', 'no', 'skip')
  // Too late: the report of December has been sent.
  on('2027-01-04 09:30', async () => {
    await town.o.person('wechat:applicant-2').forges('rate:survey:2026:1')
    town.o.person('wechat:applicant-2').sees(/2026年的问卷已经结束/)
  })
}
