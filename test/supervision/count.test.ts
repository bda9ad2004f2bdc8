/** The numbers of a month, against a count made another way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byServiceAndRole, type Count, grouped, monthly, type Report, sum } from '../../bot/supervision/count.ts'
import { shiftMonth, spanOf } from '../../bot/supervision/months.ts'
import { day, fileInChinese, type Office, office } from './office.ts'
import { tally } from './other-count.ts'

const limits = { 'platform-specialist': 3, 'public-security': 2, 'public-security-branch': 2 }
const names = [
  ...['openBefore', 'received', 'cameIn', 'reopened', 'done', 'declined', 'withdrawn', 'passedOn', 'openAfter'],
  ...['onTime', 'overdue', 'days', 'ratings', 'stars'],
] as (keyof Count)[]

const balanced = (count: Count) => {
  const { openBefore, received, cameIn, reopened, done, declined, withdrawn, passedOn, openAfter } = count
  expect(openBefore + received + cameIn + reopened).toBe(done + declined + withdrawn + passedOn + openAfter)
}

const agrees = (report: Report) => {
  for (const side of ['service', 'role', 'district'] as const) {
    const groups = grouped(report.rows, side)
    for (const { count } of groups) balanced(count)
    for (const name of names)
      expect(
        groups.reduce((n, { count }) => n + count[name], 0),
        `${name} by ${side}`,
      ).toBe(report.total[name])
  }
  expect(byServiceAndRole(report.rows).reduce((n, { count }) => n + count.received, 0)).toBe(report.total.received)
  expect(report.total).toEqual(sum(report.rows))
  expect(report.total.cameIn).toBe(report.total.passedOn)
}

/** The report of the month and the other count, number by number and role by role. */
const reconcile = async (o: Office, month: string, numbers: readonly string[]): Promise<Report> => {
  const span = spanOf(month)
  const report = monthly(o.audit, span)
  agrees(report)
  const other = tally(await o.requests(...numbers), span.from, span.to, limits)
  for (const name of names) {
    expect(report.total[name], `${month} ${name}`).toBe(other[name] ?? 0)
    for (const { id, count } of grouped(report.rows, 'role'))
      expect(count[name], `${month} ${id} ${name}`).toBe(other[`${id}/${name}`] ?? 0)
  }
  return report
}

const people = async (o: Office) => ({
  li: await o.seat('platform-specialist', 'wechat:li'),
  wang: await o.seat('public-security', 'wechat:wang'),
  sun: await o.seat('public-security-branch', 'wechat:sun'),
  zhang: o.person('wechat:zhang'),
})

describe('two months of an office', () => {
  test('reconcile with the requests themselves', async () => {
    const o = office()
    const { li, wang, sun, zhang } = await people(o)
    // Done in the month, on time at both steps, rated twice.
    const good = await fileInChinese(zhang)
    await li.forges(`desk:pass:${good}:public-security`)
    await o.until(day('2026-09-22'))
    await wang.says(`完成 ${good} 已办好`)
    await zhang.forges(`rate:${good}:3`)
    await zhang.forges(`rate:${good}:5`)
    // Overdue at the platform; then, in October, with the branch, which had it from the bureau when it was due.
    const late = await fileInChinese(zhang)
    // Withdrawn; declined and reopened within the month.
    const withdrawn = await fileInChinese(zhang)
    await zhang.forges(`req:withdraw:${withdrawn}:yes`)
    const declined = await fileInChinese(zhang)
    await li.says(`不予办理 ${declined} 材料不齐`)
    await li.forges('desk:sure:x')
    await o.until(day('2026-09-29'))
    await li.forges(`desk:pass:${late}:public-security`)
    await o.until(day('2026-09-29', '11:00'))
    await wang.forges(`desk:pass:${late}:public-security-branch`)
    await o.until(day('2026-10-09'))
    await sun.says(`完成 ${late} 已办好`)
    // Finished in September, reopened in October after its time limit, and open at the end.
    await wang.forges(`desk:reopen:${good}`)
    await o.until(day('2026-11-03'))

    const september = await reconcile(o, '2026-09', [good, late, withdrawn, declined])
    expect(september.total).toMatchObject({
      received: 4,
      done: 1,
      withdrawn: 1,
      openBefore: 0,
      ratings: 1,
      stars: 5,
      days: 1,
    })
    const overdue = (report: Report) => grouped(report.rows, 'role').map(({ id, count }) => [id, count.overdue])
    expect(Object.fromEntries(overdue(september))).toEqual({
      'platform-specialist': 1,
      'public-security': 0,
      'public-security-branch': 0,
    })
    const october = await reconcile(o, '2026-10', [good, late, withdrawn, declined])
    expect(october.total).toMatchObject({ received: 0, reopened: 1, done: 1, ratings: 0, onTime: 0 })
    expect(Object.fromEntries(overdue(october))).toMatchObject({ 'public-security': 1, 'public-security-branch': 1 })
    expect(grouped(october.rows, 'district').map(({ id }) => id)).toEqual(['yubei'])
    // What is told of a month does not change afterwards.
    const then = o.audit.filter(({ at }) => at < spanOf('2026-09').to)
    expect(monthly(then, spanOf('2026-09'))).toEqual(september)
    expect((await reconcile(o, '2026-11', [good, late, withdrawn, declined])).total).toMatchObject({
      openBefore: 1,
      received: 0,
    })
  })

  test('whatever happens, the sums agree and the other count finds the same', async () => {
    const verbs = [
      'file',
      'take',
      'pass',
      'branch',
      'back',
      'complete',
      'decline',
      'withdraw',
      'reopen',
      'rate',
    ] as const
    const action = fc.record({
      verb: fc.constantFrom(...verbs),
      which: fc.nat(7),
      stars: fc.integer({ min: 1, max: 5 }),
      hours: fc.constantFrom(0.2, 1, 5, 26, 70),
    })
    let overdue = 0
    let reopened = 0
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 45 }), async (actions) => {
        const o = office()
        const { li, wang, sun, zhang } = await people(o)
        const numbers = [await fileInChinese(zhang)]
        let now = o.now()
        for (const { verb, which, stars, hours } of actions) {
          // Never in the very moment in which a limit ends: who was first then, the log alone can tell.
          now += hours * 3_600_000 + 1
          await o.until(new Date(now).toISOString())
          const number = numbers[which % numbers.length] as string
          const [request] = await o.requests(number)
          const holder = { 'public-security': wang, 'public-security-branch': sun }[request?.role ?? ''] ?? li
          if (verb === 'file') numbers.push(await fileInChinese(zhang))
          else if (verb === 'pass') await holder.forges(`desk:pass:${number}:public-security`)
          else if (verb === 'branch') await holder.forges(`desk:pass:${number}:public-security-branch`)
          else if (verb === 'back') await holder.forges(`desk:pass:${number}:platform-specialist`)
          else if (verb === 'take' || verb === 'reopen') await holder.forges(`desk:${verb}:${number}`)
          else if (verb === 'withdraw') await zhang.forges(`req:withdraw:${number}:yes`)
          else if (verb === 'rate') await zhang.forges(`rate:${number}:${stars}`)
          else {
            await holder.says(`${verb} ${number} 说明`)
            await holder.forges(`desk:sure:${number}`)
          }
        }
        for (let month = '2026-09'; spanOf(month).from <= now; month = shiftMonth(month, 1)) {
          const { total } = await reconcile(o, month, numbers)
          overdue += total.overdue
          reopened += total.reopened
        }
      }),
      { numRuns: 60 },
    )
    // The sequences are worth something only if these came up.
    expect(overdue).toBeGreaterThan(20)
    expect(reopened).toBeGreaterThan(0)
  })
})

describe('time', () => {
  test('a limit ends at 18:00 on its day: a minute before is on time, at 18:00 it is overdue', async () => {
    for (const [time, kept] of [
      ['17:59', 1],
      ['18:00', 0],
    ] as const) {
      const o = office()
      const { li, zhang } = await people(o)
      const number = await fileInChinese(zhang)
      await o.until(day('2026-09-24', time))
      await li.forges(`desk:pass:${number}:public-security`)
      const platform = grouped(monthly(o.audit, spanOf('2026-09')).rows, 'role').find(
        ({ id }) => id === 'platform-specialist',
      )
      expect(platform?.count).toMatchObject({ onTime: kept, overdue: 1 - kept })
    }
  })

  test('overdue counts in the month of its day, though nothing rang because the bot was down', async () => {
    const o = office(day('2026-10-29'))
    const { li, zhang } = await people(o)
    const number = await fileInChinese(zhang)
    o.sleepUntil(day('2026-11-05'))
    await li.says(`完成 ${number} 已办好`)
    await li.forges(`desk:sure:${number}`)
    expect(o.audit.some(({ action }) => action === 'request.overdue')).toBe(false)
    expect(monthly(o.audit, spanOf('2026-10')).total).toMatchObject({ received: 1, openAfter: 1, overdue: 0 })
    expect(monthly(o.audit, spanOf('2026-11')).total).toMatchObject({ done: 1, onTime: 0, overdue: 1 })
  })

  test('a clock that was set forward for a while and back again loses and doubles nothing', async () => {
    const o = office(day('2026-09-21'))
    const { li, wang, zhang } = await people(o)
    const early = await fileInChinese(zhang)
    o.sleepUntil(day('2026-12-01'))
    await li.forges(`desk:pass:${early}:public-security`)
    const jumped = await fileInChinese(zhang)
    o.sleepUntil(day('2026-09-21', '12:00'))
    await wang.says(`完成 ${early} 已办好`)
    await li.says(`完成 ${jumped} 已办好`)
    await li.forges(`desk:sure:${jumped}`)
    const ordinary = await fileInChinese(zhang)
    const reports = ['2026-09', '2026-10', '2026-11', '2026-12'].map((month) => monthly(o.audit, spanOf(month)))
    for (const report of reports) agrees(report)
    const totals = reports.map(({ total }) => total)
    expect(totals.reduce((n, { received }) => n + received, 0)).toBe(3)
    expect(totals.reduce((n, { done }) => n + done, 0)).toBe(2)
    for (const [at, { openAfter }] of totals.slice(0, -1).entries()) expect(totals[at + 1]?.openBefore).toBe(openAfter)
    expect(totals.at(-1)).toMatchObject({ done: 2, openAfter: 1, days: expect.any(Number) })
    expect(reports.every(({ unknown }) => unknown === 0)).toBe(true)
    expect((await o.requests(ordinary))[0]?.state).toBe('submitted')
  })

  test('a request whose filing the log does not have is named as missing, and in no number', () => {
    const at = Date.parse(day('2026-10-12'))
    const old = { at, actor: 'wechat:li', action: 'request.complete', subject: '260101-0001', detail: 'a -> b' }
    const report = monthly([old], spanOf('2026-10'))
    expect(report).toMatchObject({ unknown: 1, rows: [], total: { done: 0 } })
    expect(monthly([old], spanOf('2026-11')).unknown).toBe(0)
  })

  test('one that is open, filed before the log had what is counted, is named in every month until it ends', () => {
    const line = (date: string, action: string) => ({
      ...{ at: Date.parse(day(date)), actor: 'wechat:li', action, subject: '260101-0001' },
      detail: 'platform: submitted',
    })
    const log = [line('2026-08-03', 'request.submit'), line('2026-11-02', 'request.complete')]
    const unknown = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'].map(
      (month) => monthly(log, spanOf(month)).unknown,
    )
    expect(unknown).toEqual([0, 1, 1, 1, 1, 0])
    const rated = [...log, line('2026-12-01', 'request.rate')]
    expect(monthly(rated, spanOf('2027-01')).unknown).toBe(0)
    expect(monthly([...log, line('2026-12-01', 'request.reopen')], spanOf('2027-01')).unknown).toBe(1)
  })
})
