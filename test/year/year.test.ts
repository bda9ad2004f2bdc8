/** One year of the office, and the January after it, played through the real step and counted a second time. */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../bot/privacy/retention.ts'
import { monthly } from '../../bot/supervision/count.ts'
import { spanOf } from '../../bot/supervision/months.ts'
import { speak } from '../../bot/words.ts'
import { openAgenda, woken } from './agenda.ts'
import { askedAt, closings, isOpen, reportedSince, ringsOf } from './book.ts'
import { at, dayAfter, dayOf, isWorked, reportDays, workdaysOn } from './calendar.ts'
import { chance } from './chance.ts'
import { columns, tally } from './count.ts'
import { lyingStill, named, planDiary, questionnaireAnswers } from './diary.ts'
import { rules } from './rules.ts'
import { knowledge, openTown, specialistRole } from './town.ts'
import { cases, englishApplicants, planTraffic } from './traffic.ts'

const end = at('2027-01-31', '23:00:00')
const town = openTown(at('2026-01-01', '08:00:00'))
const { o, book, seats } = town

beforeAll(async () => {
  for (const who of englishApplicants) await town.speaksEnglish(who)
  const random = chance(2026)
  const agenda = openAgenda(town, random)
  planDiary(town, agenda)
  planTraffic(town, agenda, random)
  await agenda.play(end)
})

test('the calendar written by hand is that of the package', () => {
  const { holidays, workdays } = calendar as { holidays: Record<string, string>; workdays: Record<string, string> }
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = dayAfter(day)) {
    const weekend = [0, 6].includes(new Date(day).getUTCDay())
    expect(isWorked(day), day).toBe(day in workdays || !(weekend || day in holidays))
  }
})

test('the year had everything', () => {
  const seen = new Set(
    [...book.values()].map(({ service, english, answers }) => `${service} ${english} ${answers.applicant}`),
  )
  for (const { service, english, answers } of cases())
    expect(seen).toContain(`${service} ${english} ${answers.applicant}`)
  expect([...knowledge.services.keys()].sort()).toEqual(Object.keys(rules).sort())
  const deeds = [...book.values()].flatMap(({ lines }) => lines.map(({ deed }) => deed))
  for (const [deed, least] of [
    ['pass', 200],
    ['ask', 40],
    ['answer', 20],
    ['complete', 100],
    ['decline', 20],
    ['reopen', 8],
    ['withdraw', 10],
    ['rate', 50],
    ['tell', 10],
  ] as const)
    expect(deeds.filter((one) => one === deed).length, deed).toBeGreaterThan(least)
})

const documents = (who: string) =>
  o
    .person(who)
    .all()
    .filter(({ notice, document }) => notice && document)

test.each([
  { season: 'until April', from: '01-01', to: '04-30', says: /应在4月30日前申报|files before 30 April, and/ },
  { season: 'in May', from: '05-01', to: '05-31', says: /申报期限已过|30 April, has passed/ },
  { season: 'from June', from: '06-01', to: '12-31', says: /都已过|have both passed/ },
])('a school place $season: all ways, all applicants, and what the season has to say', ({ from, to, says }) => {
  const seen = new Set<string>()
  for (const { number, service, filed, answers } of book.values()) {
    const day = dayOf(filed).slice(5)
    if (service !== 'school' || day < from || day > to) continue
    seen.add(`${answers.entry} ${answers.applicant}`)
    const opening = town.opened.get(number) ?? ''
    expect(opening).toMatch(says)
    expect(opening).toMatch(
      day < '06-01' ? /6月1日以前的|before that day/ : /15个工作日内反馈|answers within 15 working days/,
    )
  }
  expect(seen.size).toBe(9)
})

test('what people who left had taken was handed on', () => {
  expect(town.handedOn()).toBeGreaterThan(2)
  const handed = o.audit.filter(({ action }) => action === 'role.taken-returned')
  expect(handed).toHaveLength(town.handedOn())
})

describe('the reports', () => {
  test.each(Object.entries(reportDays))('%s, sent at 9:00 on %s, says what the book says', (month, day) => {
    const next = Object.keys(reportDays)[Object.keys(reportDays).indexOf(month) + 1] ?? '2027-01'
    const [from, to] = [at(`${month}-01`), at(`${next}-01`)]
    const sent = documents('wechat:li').filter(({ document }) => document?.name.startsWith(`report-${month}`))
    expect(sent.map(({ at, document }) => [new Date(at).toISOString(), document?.name])).toEqual([
      [new Date(at(day, '09:00:00')).toISOString(), `report-${month}.html`],
      [new Date(at(day, '09:00:00')).toISOString(), `report-${month}.csv`],
    ])
    const rows = new Map(
      (sent[1]?.document?.text ?? '')
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(','))
        .map(([, service, department, ...cells]) => [`${service}/${department}`, cells]),
    )
    const counted = tally(book.values(), from, to)
    const mean = (sum = 0, of = 0) => (of === 0 ? '' : (sum / of).toFixed(1))
    const expected = new Map(
      [...counted].map(([key, row]) => {
        const [service = '', role = ''] = key.split('/')
        const cells = [
          ...columns.map((column) => `${row[column] ?? 0}`),
          mean(row.days ?? 0, row.done),
          `${row.ratings ?? 0}`,
          mean(row.stars, row.ratings),
        ]
        return [`${rules[service]?.zh}/${knowledge.roles.get(role)?.department.zh}`, cells]
      }),
    )
    expect([...rows].sort()).toEqual([...expected].sort())
    const sum = (column: string) => [...counted.values()].reduce((n, row) => n + (row[column] ?? 0), 0)
    const text = sent[0]?.text ?? ''
    expect(text).toContain(
      `收到${sum('received')}件，办结${sum('done')}件，不予办理${sum('declined')}件，撤回${sum('withdrawn')}件，重新办理${sum('reopened')}件，期末在办${sum('openAfter')}件`,
    )
    expect(text).toContain(`按时${sum('onTime')}个，逾期${sum('overdue')}个`)
    const vain = town.questions.filter((moment) => from <= moment && moment < to).length
    // The second specialist, who sits there from 1 June, reads the same in English.
    const english = documents('telegram:zhao').filter(({ document }) => document?.name === `report-${month}.html`)
    expect(english).toHaveLength(month < '2026-06' ? 0 : 1)
    for (const { text: words } of english)
      expect(words).toContain(`${sum('received')} received, ${sum('done')} done, ${sum('declined')} declined`)
    if (vain > 0) expect(text).toContain(`资料未能回答的提问${vain}次`)
    else expect(text).not.toContain('资料未能回答的提问')
  })

  test('nothing else is sent by itself, and nothing to anybody but the specialists', () => {
    const sent = o.audit.filter(({ action }) => action === 'report.sent').map(({ subject }) => subject)
    expect(sent).toEqual(Object.keys(reportDays))
    const readers = new Set(o.outgoing.filter(({ document }) => document).map(({ to }) => to))
    expect([...readers].sort()).toEqual(
      [...new Set(seats.filter(({ role }) => role === specialistRole).map(({ who }) => who))].sort(),
    )
  })
})

describe('what the clock does', () => {
  test.each([
    ['remind', /即将到期|is due soon/],
    ['overdue', /已到期|is overdue[; (]/],
  ] as const)('%s comes on the right day, once, to the right people', async (what, words) => {
    let rung = 0
    for (const entry of book.values()) {
      const expected = ringsOf(entry, woken, end).filter((ring) => ring.what === what)
      rung += expected.length
      const { history } = await town.request(entry.number)
      const moments = history.filter(({ action }) => action === what).map(({ at }) => new Date(at).toISOString())
      expect(moments, `${what} ${entry.number} ${entry.service}`).toEqual(
        expected.map(({ at }) => new Date(at).toISOString()),
      )
      const told = o.outgoing.filter(({ about, text, notice }) => about === entry.number && notice && words.test(text))
      const wanted = expected.flatMap(({ at }) => {
        const role = entry.lines.findLast((line) => line.at <= at)?.role ?? ''
        const specialists = what === 'overdue' ? town.membersAt(specialistRole, at) : []
        return [...new Set([...town.holdersAt(role, at), ...specialists])].map(
          (who) => `${new Date(at).toISOString()} ${who}`,
        )
      })
      expect(told.map(({ at, to }) => `${new Date(at).toISOString()} ${to}`).sort()).toEqual(wanted.sort())
      if (what === 'overdue') continue
      const still = o.outgoing.filter(
        ({ about, text }) => about === entry.number && /）还在等您补充|\) is still waiting for your answer/.test(text),
      )
      expect(still.map(({ at }) => at)).toEqual(expected.filter(({ at }) => askedAt(entry, at)).map(({ at }) => at))
    }
    expect(rung).toBeGreaterThan(25)
  })

  test.each(lyingStill)('due on $due when filed on $filed: $why', async ({ remind, due, why }) => {
    const { history } = await town.request(named.get(why)?.number ?? '')
    const rung = history.filter(({ action }) => action === 'remind' || action === 'overdue')
    expect(rung.map(({ at, action }) => [action, at])).toEqual([
      ['remind', at(remind, '10:00:00')],
      ['overdue', at(due, '18:00:00')],
    ])
  })

  test('whose business it is to report back is asked at 9:30 on the working day after the end', () => {
    for (const entry of book.values()) {
      const moments = entry.lines.flatMap(({ deed, at: done }) => {
        const moment = woken(at(workdaysOn(dayOf(done), 1), '09:30:00'))
        const isDue = deed === 'complete' && town.isAskedAfter(entry) && moment <= end
        const still = entry.lines.findLast(
          (line) => line.at <= moment && (line.deed in closings || line.deed === 'reopen'),
        )
        return isDue && still?.at === done && !reportedSince(entry, done, moment) ? [moment] : []
      })
      const asked = o.audit.filter(
        ({ subject, action }) => subject === entry.number && action === 'request.after-asked',
      )
      expect(
        asked.map(({ at }) => at),
        entry.number,
      ).toEqual(moments)
      for (const moment of moments) {
        const told = o.outgoing.filter(({ about, at }) => about === entry.number && at === moment)
        expect(told.map(({ to }) => to)).toEqual([entry.applicant])
      }
    }
  })

  test('the questionnaire comes once, at 10:00 on a working day of December, to everybody who was served', () => {
    const first = new Map<string, number>()
    for (const { applicant, lines } of book.values())
      for (const { deed, at: moment } of lines)
        if (deed === 'complete' || deed === 'rate')
          first.set(applicant, Math.min(first.get(applicant) ?? Infinity, moment))
    const expected = [...first].flatMap(([who, served]) => {
      let day = dayOf(Math.max(served, at('2026-12-01')))
      while (!isWorked(day) || at(day, '10:00:00') <= served) day = dayAfter(day)
      return day <= '2026-12-31' ? [`${day} 10:00 ${who}`] : []
    })
    const asked = o.outgoing.filter(({ text, document }) => !document && /年问卷调查|Questionnaire of/.test(text))
    const seen = asked.map(
      ({ to, at }) => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} ${to}`,
    )
    expect(seen.sort()).toEqual(expected.sort())
    const { stars, declined, sentence } = questionnaireAnswers
    const mean = stars.reduce((sum, one) => sum + one, 0) / stars.length
    const report = documents('wechat:li').find(({ document }) => document?.name === 'report-2026-12.html')
    expect(report?.text).toContain(
      `2026年问卷：发出${expected.length}份，收回${stars.length}份，满意度平均${mean.toFixed(1)}分`,
    )
    expect(report?.document?.text).toContain(sentence)
    expect(report?.document?.text).toMatch(new RegExp(`${speak('zh')('survey.declined')}</th><td>${declined}<`))
  })

  test('nothing is sent in the night that nobody asked for', () => {
    const deeds = new Set([...book.values()].flatMap(({ lines }) => lines.map((line) => line.at)))
    const inTheNight = o.outgoing.filter(({ at, notice }) => {
      const hour = new Date(at + 8 * 3_600_000).getUTCHours()
      return notice && !deeds.has(at) && (hour < 8 || hour >= 21)
    })
    expect(inTheNight.map(({ at, to, text }) => `${new Date(at).toISOString()} ${to} ${text}`)).toEqual([])
  })
})

describe('nothing goes astray', () => {
  test('nobody gets a message about a request that is not theirs', () => {
    for (const { to, about, text, at } of o.outgoing) {
      const named = new Set([...(about ? [about] : []), ...(text.match(/\b\d{6}-\d{4}\b/g) ?? [])])
      for (const number of named) {
        const entry = book.get(number)
        if (entry?.applicant === to || town.membersAt(specialistRole, at).includes(to)) continue
        const roles = new Set(entry?.lines.filter((line) => line.at <= at).map(({ role }) => role))
        const theirs = [...roles].some((role) => town.membersAt(role, at).includes(to))
        expect(theirs, `${new Date(at).toISOString()} ${to} was told of ${number}: ${text}`).toBe(true)
      }
    }
  })

  test('every file is kept with its request, and goes only to whom the request concerns', async () => {
    let sent = 0
    for (const entry of book.values()) {
      const { files = [], history } = await town.request(entry.number)
      expect(files.map(({ name }) => name)).toEqual(entry.files)
      expect(history.flatMap(({ file }) => file ?? [])).toEqual(entry.files)
      sent += files.length
    }
    expect(sent).toBeGreaterThan(40)
    for (const { about, file } of o.outgoing) if (file) expect(file.name.startsWith(`${about} `), file.name).toBe(true)
  })

  test('nobody is told the same twice at one moment', () => {
    const told = o.outgoing.filter(({ notice }) => notice).map(({ at, to, text }) => `${at} ${to} ${text}`)
    expect(told.filter((one, place) => told.indexOf(one) !== place)).toEqual([])
  })

  test('every request of the year is there, in the state the script left it in', async () => {
    const kept = await o.store.all('request', '', 10_000)
    expect(kept.map(({ id }) => id)).toEqual([...book.keys()].sort())
    for (const { id, body } of kept) {
      expect(body.state).toBe(book.get(id)?.state)
      expect(body.delivered).toBe(true)
    }
    const states = new Set([...book.values()].map(({ state }) => state))
    for (const state of Object.values(closings)) expect(states).toContain(state)
  })

  test('the audit log, the histories and the script tell one story', async () => {
    for (const entry of book.values()) {
      const { history } = await town.request(entry.number)
      const log = o.audit
        .filter(({ subject, action }) => subject === entry.number && action.startsWith('request.'))
        .map(({ at, action, actor }) => ({ at, deed: action.slice('request.'.length), actor }))
      expect(log.some(({ deed }) => deed === 'refused')).toBe(false)
      const ofBoth = (deed: string) => deed !== 'deliver' && deed !== 'after-asked'
      const inLog = log
        .filter(({ deed }) => ofBoth(deed))
        .map(({ at, deed }) => [at, deed === 'after-reported' ? 'report' : deed])
      expect(inLog).toEqual(history.filter(({ action }) => ofBoth(action)).map(({ at, action }) => [at, action]))
      const people = log.filter(
        ({ deed }) => entry.lines.some((line) => line.deed === deed) || deed === 'after-reported',
      )
      expect(people.map(({ at, deed, actor }) => [at, deed === 'after-reported' ? 'report' : deed, actor])).toEqual(
        entry.lines.map(({ at, deed, by }) => [at, deed, by]),
      )
    }
  })

  test('open requests are on somebody’s desk', async () => {
    for (const entry of book.values()) {
      if (!isOpen(entry)) continue
      const there = await o.store.list('request', `role:${entry.role}`)
      expect(there.some(({ id }) => id === entry.number)).toBe(true)
      expect(town.holdersAt(entry.role, end).length).toBeGreaterThan(0)
    }
  })
})

describe('who has everything deleted in the end', () => {
  const leaving = ['wechat:applicant-0', 'wechat:applicant-1', 'telegram:applicant-0']
  const mine = () => [...book.values()].filter(({ applicant }) => leaving.includes(applicant))
  const months = Object.keys(reportDays).slice(0, -1)
  const reports = () => months.map((month) => monthly(o.audit, spanOf(month)).total)

  test('leaves no word, no file and no account behind, and the figures of the year as they were', async () => {
    const before = reports()
    const numbers = mine().map(({ number }) => number)
    expect(numbers.length).toBeGreaterThan(10)
    const anyNumber = new RegExp(numbers.join('|'), 'g')
    expect(mine().flatMap(({ files }) => files).length).toBeGreaterThan(3)
    for (const who of leaving) {
      await o.person(who).says('/delete')
      await o.person(who).presses('privacy:erase')
    }
    await sweep(o.store, { now: o.now() + 25 * 3_600_000, days: 365 })
    for (const address of await o.store.addresses('', 10_000)) {
      const lines = JSON.stringify(await o.store.history(address, { after: 0, limit: 100_000 }))
      // A list of the whole desk is no longer there either.
      expect(lines.match(anyNumber) ?? [], address).toEqual([])
      expect(leaving).not.toContain(address)
    }
    for (const number of numbers) {
      const request = await town.request(number)
      expect(request).toMatchObject({ items: {}, messages: [], applicant: 'gone:' })
      expect(request.files ?? []).toEqual([])
      expect(request.history.some(({ text, file }) => text !== undefined || file !== undefined)).toBe(false)
    }
    expect(o.audit.filter(({ actor }) => leaving.includes(actor))).toEqual([])
    expect(await o.store.all('erasure', '', 10)).toEqual([])
    expect(reports()).toEqual(before)
  })
})
