/** The monthly report in chats: asked for, sent by itself, and what it is sent with. */
import { describe, expect, test } from 'vitest'
import type { Outgoing } from '../../bot/channel.ts'
import { keepWatchFromStart } from '../../bot/supervision/schedule.ts'
import { cell } from '../../bot/supervision/table.ts'
import { day, fileInChinese, knowledge, type Office, office } from './office.ts'

const sent = (o: Office) => o.audit.filter(({ action }) => action === 'report.sent').map(({ subject }) => subject)
const documents = (person: { all(): Outgoing[] }) => person.all().flatMap(({ document }) => document ?? [])

/** One request done, one overdue, one question nobody could answer. */
const september = async (o: Office) => {
  const li = await o.binds('platform-specialist', 'wechat:li')
  const wang = await o.binds('public-security', 'wechat:wang')
  const zhang = o.person('wechat:zhang')
  const number = await fileInChinese(zhang)
  await li.forges(`desk:pass:${number}:public-security`)
  await wang.says(`完成 ${number} 已办好`)
  await zhang.forges(`rate:${number}:4`)
  await fileInChinese(zhang)
  const guest = o.person('web:guest')
  for (let times = 0; times < 2; times++) await guest.says('深圳的人才补贴有多少？')
  await guest.says('上海的落户条件是什么？')
  return { li, wang, zhang }
}

describe('the command', () => {
  test('tells a specialist of the running month, with a page and a table', async () => {
    const o = office()
    const { li } = await september(o)
    await o.until(day('2026-09-28', '19:00'))
    li.looksAway()
    await li.says('报表')
    const { text, document } = li.sees(/2026年9月（截至2026年9月28日）服务情况/)
    expect(text).toContain('• 收到2件，办结1件，不予办理0件，撤回0件，重新办理0件，期末在办1件')
    expect(text).toContain('• 办结平均用时0.0个工作日')
    expect(text).toMatch(/• 办理期限：按时2个，逾期1个（市高层次人才一站式服务平台 1）/)
    expect(text).toContain('• 评价1份，平均4.0分')
    expect(text).toContain('• 资料未能回答的提问3次，最多的是“深圳的人才补贴有多少？”（2次）')
    expect(document).toMatchObject({ name: 'report-2026-09-28.html', type: 'text/html' })
    const table = li.sees(/明细表/).document
    expect(table).toMatchObject({ name: 'report-2026-09-28.csv', type: 'text/csv' })
    const lines = (table?.text ?? '').split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF月份,服务,部门,期初在办,收到,转入,/)
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/^2026-09,户籍服务（入户）,市高层次人才一站式服务平台,0,2,0,0,0,0,0,1,1,1,1,,0,$/),
      expect.stringMatching(/^2026-09,户籍服务（入户）,重庆市公安局,0,0,1,0,1,0,0,0,0,1,0,0\.0,1,4\.0$/),
      '',
    ])
    li.seesNothing()
    expect(o.audit.at(-1)).toMatchObject({ actor: 'wechat:li', action: 'report.read', subject: '2026-09' })
  })

  test('speaks the language of who asks', async () => {
    const o = office()
    const { li } = await september(o)
    await li.says('/english', 'report 2026-09')
    const { text, document } = li.sees(/Services in September 2026 \(up to 21 September 2026\)/)
    expect(text).toContain('• 2 received, 1 done, 0 declined, 0 withdrawn, 0 reopened, 1 open at the end')
    expect(text).toContain('• 1 rating, 4.0 of 5')
    expect(document?.text).toContain('<html lang="en">')
    expect(li.sees(/one row for each service/).document?.text).toContain('Month,Service,Department,Open before,')
  })

  test.each([
    ['报表 2026-08', /^2026年8月没有服务申请，没有评价，也没有未能回答的提问。$/],
    ['报表2026年8月', /^2026年8月没有服务申请/],
    ['report last month', /^August 2026: no service requests/],
    ['报表 上月', /^2026年8月没有服务申请/],
    ['月报 本月', /2026年9月（截至/],
    ['报表 2026-10', /^2026年10月还没有到/],
    ['报表 2026-13', /按月出。请写明是哪个月/],
    ['报表 13月', /按月出/],
    ['今年的报表', /按月出/],
    ['report 2026', /按月出|made by month/],
    ['上个月的报表给我', /^2026年8月没有服务申请/],
    ['报表 8月', /^2026年8月没有服务申请/],
    ['八月报表', /^2026年8月没有服务申请/],
    ['请给我看一下8月份的月报', /^2026年8月没有服务申请/],
    ['上个月报表', /^2026年8月没有服务申请/],
    ['去年12月报表', /^2025年12月没有服务申请/],
    ['report August', /^August 2026: no service requests/],
    ['last month’s report', /^August 2026: no service requests/],
    ['I’d like to see the August report', /^August 2026: no service requests/],
    ['Can I have last month’s report?', /^August 2026: no service requests/],
    // Without a year it is the last one of that name.
    ['报表 10月', /^2025年10月没有服务申请/],
    ['report October', /^October 2025: no service requests/],
    ['report for Oct 2026', /^October 2026 is still to come/],
  ])('%s', async (words, answer) => {
    const o = office()
    const { li } = await september(o)
    li.looksAway()
    await li.says(words)
    expect(li.sees(answer).text).toMatch(answer)
    if (!/本月/.test(words)) {
      expect(documents(li)).toEqual([])
      li.seesNothing()
    }
  })

  test('refuses everybody else in a sentence, and the log knows', async () => {
    const o = office()
    const { wang, zhang } = await september(o)
    for (const person of [wang, zhang, o.person('web:stranger')]) {
      person.looksAway()
      await person.says('报表 2026-09')
      expect(person.sees(/只供市一站式服务平台的服务专员/).document).toBeUndefined()
      person.seesNothing()
      expect(o.audit.at(-1)).toMatchObject({ actor: person.address, action: 'report.refused' })
    }
  })

  test('counts by when things happened, though the clock was years ahead for some of them', async () => {
    const o = office()
    const { li, wang, zhang } = await september(o)
    const number = await fileInChinese(zhang)
    o.sleepUntil(day('2036-01-07'))
    await li.forges(`desk:pass:${number}:public-security`)
    o.sleepUntil(day('2026-09-22'))
    await wang.says(`完成 ${number} 已办好`)
    for (let at = 0; at < 3; at++) await fileInChinese(zhang)
    li.looksAway()
    await li.says('报表')
    expect(li.sees(/2026年9月/).text).toContain('收到6件，办结2件')
    o.sleepUntil(day('2026-10-12'))
    await li.says('报表')
    expect(li.sees(/2026年10月/).text).toContain('收到0件，办结0件，不予办理0件，撤回0件，重新办理0件，期末在办4件')
  })

  test('leaves an open dialogue where it is, and no question is taken for it', async () => {
    const o = office()
    const { li } = await september(o)
    await li.says('report cards for my child', 'how do I report a lost card', 'I want to report October leave')
    expect(o.audit.some(({ action }) => action === 'report.read')).toBe(false)
  })
})

describe('by itself', () => {
  test('also to a specialist who was seated without a code, once the bot has started', async () => {
    const o = office()
    const li = await o.seat('platform-specialist', 'wechat:li')
    await keepWatchFromStart(o.store, knowledge, o.now())
    await keepWatchFromStart(o.store, knowledge, o.now())
    await o.until(day('2026-10-09', '12:00'))
    expect(sent(o)).toHaveLength(1)
    li.sees(/2026年9月/)
  })

  test('at 9:00 on the first working day: after the holiday, not on 1 October', async () => {
    const o = office()
    const { li } = await september(o)
    await o.until(day('2026-10-08', '08:59'))
    li.looksAway()
    await o.until(day('2026-10-08', '09:00'))
    expect(li.sees(/2026年9月服务情况/)).toMatchObject({ notice: true, document: { name: 'report-2026-09.html' } })
    expect(li.sees(/2026年9月明细表/).document?.name).toBe('report-2026-09.csv')
    await o.until(day('2026-10-30'))
    expect(sent(o)).toEqual(['2026-09'])
    await o.until(day('2026-11-02', '09:00'))
    expect(sent(o)).toEqual(['2026-09', '2026-10'])
  })

  test('a month in which nothing happened is one line', async () => {
    const o = office()
    const li = await o.binds('platform-specialist', 'wechat:li')
    await o.until(day('2026-10-08', '09:00'))
    expect(li.sees(/2026年9月没有服务申请/).document).toBeUndefined()
    li.seesNothing()
  })

  test('once, to all specialists, in the language each has chosen; who is bound later gets the next', async () => {
    const o = office()
    const { li } = await september(o)
    const zhao = await o.binds('platform-specialist', 'telegram:zhao')
    await zhao.says('/english')
    await o.until(day('2026-10-08', '09:30'))
    zhao.sees(/Services in September 2026/)
    li.sees(/2026年9月服务情况/)
    for (const person of [li, zhao]) person.looksAway()
    const late = await o.binds('platform-specialist', 'wechat:late')
    await o.until(day('2026-11-01', '23:00'))
    late.looksAway()
    for (const person of [li, zhao]) expect(person.inbox.filter(({ document }) => document)).toEqual([])
    await o.until(day('2026-11-02', '09:00'))
    for (const person of [li, late]) person.sees(/2026年10月服务情况/)
    zhao.sees(/Services in October 2026/)
    expect(sent(o)).toEqual(['2026-09', '2026-10'])
  })

  test('after the bot was down: at once on a working day, in the night on the next morning, each month once', async () => {
    const o = office()
    const { li } = await september(o)
    o.sleepUntil(day('2026-10-09', '23:30'))
    // Somebody binds before the clock has looked; the report that is late must not be lost by it.
    const zhao = await o.binds('platform-specialist', 'wechat:zhao')
    await o.until(day('2026-10-10', '08:59')) // a Saturday that is worked
    expect(sent(o)).toEqual([])
    await o.until(day('2026-10-10', '09:00'))
    for (const person of [li, zhao]) person.sees(/2026年9月服务情况/)
    o.sleepUntil(day('2027-01-15', '15:00'))
    await o.until(day('2027-01-15', '15:00'))
    expect(sent(o)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12'])
    await o.until(day('2027-01-31'))
    expect(sent(o)).toHaveLength(4)
  })

  test('an alarm that rings twice, or too early because the clock was set back, sends nothing twice', async () => {
    const o = office()
    const { li } = await september(o)
    await o.until(day('2026-10-08', '09:00'))
    li.looksAway()
    const ring = (id: string) =>
      o.together({ id, from: 'role:platform-specialist', at: o.now(), kind: 'alarm', what: 'report 2026-09' })
    await ring('again')
    li.seesNothing()
    o.sleepUntil(day('2026-09-30'))
    await ring('early')
    li.seesNothing()
    expect(sent(o)).toEqual(['2026-09'])
    expect(o.alarms.get('platform-specialist/report/2026-09')?.at).toBe(Date.parse(day('2026-10-08', '09:00')))
  })

  test('a clock that was ahead when it rang and is right again: the month is not reported before its end', async () => {
    const o = office()
    const { li } = await september(o)
    li.looksAway()
    await o.together({
      id: 'ahead',
      from: 'role:platform-specialist',
      at: o.now(),
      kind: 'alarm',
      what: 'report 2026-09',
    })
    li.seesNothing()
    expect(sent(o)).toEqual([])
    await o.until(day('2026-10-08', '09:00'))
    li.sees(/2026年9月服务情况/)
  })

  test('with nobody bound it goes on without a report, and the next one comes', async () => {
    const o = office()
    await o.binds('platform-specialist', 'wechat:li')
    await o.seat('platform-specialist', 'wechat:nobody')
    const role = { kind: 'role' as const, id: 'platform-specialist', body: { members: [], codes: [] }, tags: [] }
    await o.store.apply({ changes: [role], outgoing: [], alarms: [], audit: [] }, new Map())
    await o.until(day('2026-10-20'))
    expect(sent(o)).toEqual([])
    const zhao = await o.binds('platform-specialist', 'wechat:zhao')
    await o.until(day('2026-11-02', '09:00'))
    zhao.sees(/2026年10月没有服务申请/)
  })

  test('nothing is sent between 21:00 and 8:00, whenever the bot comes back', async () => {
    for (const back of ['20:59', '21:00', '23:59', '00:00', '04:00', '07:59', '08:00', '12:00']) {
      const o = office()
      await september(o)
      const before = o.outgoing.length
      o.sleepUntil(day('2026-12-30', back))
      await o.until(day('2026-12-30', back))
      await o.until(day('2027-01-31'))
      const reports = o.outgoing.slice(before).filter(({ document, text }) => document || /年\d+月没有服务/.test(text))
      expect(reports.length).toBeGreaterThan(3)
      for (const { at } of reports) {
        const hour = new Date(at + 8 * 3_600_000).getUTCHours()
        expect(hour, `${back}: sent at ${hour}`).toBeGreaterThanOrEqual(8)
        expect(hour, `${back}: sent at ${hour}`).toBeLessThan(21)
      }
    }
  })
})

describe('the documents', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+8613800000000', "'+8613800000000"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a,b', '"a,b"'],
    ['户籍服务', '户籍服务'],
    [-2, '-2'],
    [0, '0'],
  ])('a cell %j is written %s', (value, written) => {
    expect(cell(value)).toBe(written)
  })

  test('the page needs nothing from elsewhere, runs nothing, and what people typed is only text in it', async () => {
    const o = office()
    const { li } = await september(o)
    await o.person('web:x').says('上海 <script>alert(1)</script>"><img src=x onerror=alert(1)> 的补贴？')
    await li.says('报表')
    const page = documents(li)[0]?.text ?? ''
    expect(page).toContain('&lt;script&gt;')
    const tags = (page.match(/<[a-z][^>]*>/gi) ?? []).join('\n')
    expect(tags).not.toMatch(/<(script|img|iframe|link|object|form)|\s(on\w+|style|src|href)=/i)
    expect(page).not.toMatch(/@import/)
    expect(page.match(/https?:/g)).toBeNull()
    expect([...page.matchAll(/url\(([^)]*)\)/g)].every(([, to]) => to?.startsWith('#'))).toBe(true)
  })

  test('every chart has its numbers in words, and a table under it whose rows sum up to its foot', async () => {
    const o = office()
    const { li } = await september(o)
    await o.until(day('2026-09-29'))
    await li.says('报表')
    const page = documents(li)[0]?.text ?? ''
    expect(page.match(/<figure class="chart">/g)).toHaveLength(3)
    expect(page).toContain('aria-label="户籍服务（入户） · 收到 2 · 办结 1 · 期末在办 1"')
    const tables = [...page.matchAll(/<table class="numbers">([\s\S]*?)<\/table>/g)].map(([, table = '']) => table)
    expect(tables).toHaveLength(3)
    const cells = (row: string) => [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, value]) => Number(value))
    for (const table of tables) {
      const [, body = '', foot = ''] = /<tbody>([\s\S]*)<\/tbody>\s*<tfoot>([\s\S]*)<\/tfoot>/.exec(table) ?? []
      const rows = body
        .split('</tr>')
        .map(cells)
        .filter(({ length }) => length > 0)
      const counts = cells(foot).slice(0, -3)
      expect(counts.length).toBeGreaterThan(8)
      expect(counts).toEqual(counts.map((_, at) => rows.reduce((n, row) => n + (row[at] ?? 0), 0)))
    }
    for (const word of ['口径说明', '按时：', '逾期：', '由当时承办的部门承担']) expect(page).toContain(word)
  })
})
