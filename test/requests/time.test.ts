/** What rings: reminders, overdue, quiet hours. */
import { describe, expect, test } from 'vitest'
import { monthly } from '../../bot/supervision/count.ts'
import { spanOf } from '../../bot/supervision/months.ts'
import { fileInChinese, fileInEnglish, fileSchool, office } from './office.ts'

const day = (date: string, time = '09:00') => `${date}T${time}:00+08:00`

describe('time limits', () => {
  test('the holder is reminded one working day ahead, and told when it is overdue', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    specialist.looksAway()
    await o.until(day('2026-09-23', '09:59'))
    specialist.seesNothing()
    await o.until(day('2026-09-23', '10:00'))
    const reminder = specialist.sees(/即将到期/)
    expect(reminder.text).toMatch(/期限2026年9月24日18:00$/)
    await o.until(day('2026-09-24', '17:59'))
    specialist.seesNothing()
    await o.until(day('2026-09-24', '18:00'))
    specialist.sees(/已到期，请尽快办理[\s\S]*已逾期/)
    specialist.seesNothing()
    expect([...o.alarms.keys()]).toEqual([`${number}/again`])
    expect((await o.request(number)).history.map(({ action }) => action)).toEqual([
      'submit',
      'deliver',
      'remind',
      'overdue',
    ])
    await applicant.says(number)
    expect(applicant.sees(/办理记录/).text).not.toMatch(/提醒/)
  })

  test('the reminder comes once, whatever is done after it', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const number = await fileInChinese(o.person('wechat:zhang'))
    await o.until(day('2026-09-23', '11:00'))
    specialist.sees(/即将到期/)
    await specialist.says(`备注 ${number} 已电话联系`, `接单 ${number}`)
    specialist.looksAway()
    await o.until(day('2026-09-24', '17:59'))
    specialist.seesNothing()
  })

  test('slept through, the reminder is not told of what is overdue by then', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    await fileInChinese(o.person('wechat:zhang'))
    specialist.looksAway()
    o.sleepUntil(day('2026-09-24', '19:00'))
    await o.until(day('2026-09-24', '19:30'))
    specialist.sees(/已到期，请尽快办理/)
    expect(specialist.all().filter(({ text }) => /即将到期/.test(text))).toEqual([])
  })

  test('the holder hears of it again every second working day, three times; the specialist each time, the applicant once', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const commission = await o.member('education', 'telegram:jiao')
    const number = await fileSchool(applicant)
    await specialist.presses('转交')
    for (const person of [specialist, applicant, commission]) person.looksAway()
    const due = (await o.request(number)).due?.at ?? 0
    await o.until(new Date(due).toISOString())
    commission.sees(/即将到期/)
    commission.sees(/已到期，请尽快办理/)
    specialist.sees(/市教委联络员承办的申请已到期/)
    const sorry = applicant.sees(/很抱歉/).text
    expect(sorry).toMatch(new RegExp(`${number}（子女（孙子女）入学入托）没有在期限内办完（2026年\\d+月\\d+日18:00）`))
    expect(sorry).not.toMatch(/您没有|您未/)
    // Due on Monday, 19 October; then Wednesday, Friday, Tuesday at ten.
    expect(new Date(due).toISOString()).toBe('2026-10-19T10:00:00.000Z')
    for (const [at, days, key] of [
      ['2026-10-21', 2, /^再次提醒：/],
      ['2026-10-23', 4, /^再次提醒：/],
      ['2026-10-27', 6, /^最后一次提醒：/],
    ] as const) {
      await o.until(day(at, '09:59'))
      commission.seesNothing()
      await o.until(day(at, '10:00'))
      expect(commission.sees(key).text).toContain(`逾期 ${days} 个工作日`)
      specialist.sees(new RegExp(`市教委联络员承办的申请已逾期 ${days} 个工作日`))
    }
    expect([...o.alarms.keys()].filter((id) => id.startsWith(number))).toEqual([])
    await o.until(day('2026-12-01'))
    commission.seesNothing()
    specialist.seesNothing()
    applicant.seesNothing()
    await applicant.says(number)
    expect(applicant.sees(/办理记录/).text).not.toMatch(/再次提醒/)
    expect(monthly(o.audit, spanOf('2026-10')).total).toMatchObject({
      received: 0,
      openBefore: 1,
      openAfter: 1,
      overdue: 1,
    })
    expect(monthly(o.audit, spanOf('2026-11')).total).toMatchObject({ openBefore: 1, openAfter: 1, overdue: 0 })
    await commission.says(`接单 ${number}`)
    applicant.sees(/这一步的期限（2026年10月19日18:00）已过，须尽快办理/)
    await commission.says(`完成 ${number} 已安排`)
    expect(monthly(o.audit, spanOf('2026-12')).total).toMatchObject({
      openBefore: 1,
      done: 1,
      openAfter: 0,
      overdue: 0,
    })
  })

  test('in English; done after the second time, it stops; a night has no reminder', async () => {
    const o = office({ at: '2026-09-21T10:00:00+08:00' })
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('telegram:1')
    const number = await fileInEnglish(applicant)
    applicant.looksAway()
    await o.until(day('2026-09-24', '20:00'))
    applicant.sees(/^We are sorry: your request[\s\S]*There is nothing you need to do/)
    // 25 to 27 September is a holiday.
    await o.until(day('2026-09-29', '10:00'))
    specialist.sees(/再次提醒/)
    await specialist.says(`完成 ${number} Registered`, '确定')
    expect([...o.alarms.keys()].filter((id) => /(again|overdue|remind)$/.test(id))).toEqual([])
    specialist.looksAway()
    await o.until(day('2026-11-01'))
    specialist.seesNothing()
  })

  test('while it waits for the applicant, they are told for what, and not that somebody is late', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`询问 ${number} 户口在哪里？`)
    applicant.looksAway()
    await o.until(day('2026-09-24', '18:00'))
    applicant.sees(/还在等您补充/)
    const told = applicant.sees(/期限（2026年9月24日18:00）到了/)
    expect(told.text).toMatch(/还在等您补充：\n“户口在哪里？”/)
    expect(told.choices?.[0]?.id).toBe(`req:answer:${number}`)
    await applicant.presses('答复')
    await applicant.says('在成都市')
    await o.until(day('2026-09-29', '10:00'))
    specialist.sees(/再次提醒/)
  })

  test('nobody is there: it says so, and the reminders go on for whoever comes', async () => {
    const o = office()
    const applicant = o.person('wechat:zhang')
    await fileInChinese(applicant)
    await o.until(day('2026-09-24', '18:00'))
    applicant.sees(/很抱歉[\s\S]*目前没有专员上线/)
    const specialist = o.person('wechat:li')
    await specialist.says(`绑定 ${await o.code('platform-specialist')}`)
    specialist.looksAway()
    await o.until(day('2026-09-29', '10:00'))
    specialist.sees(/再次提醒/)
  })

  test('reopened long after its limit, it is told of on a working day and not at once', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const number = await fileInChinese(o.person('wechat:zhang'))
    await o.until(day('2026-09-24', '19:00'))
    await specialist.says(`完成 ${number} 已办好`, '确定')
    await o.until(day('2026-10-23', '15:00'))
    await specialist.says(`重新打开 ${number}`)
    specialist.looksAway()
    await o.until(day('2026-10-26', '09:59'))
    specialist.seesNothing()
    await o.until(day('2026-10-26', '10:00'))
    specialist.sees(/再次提醒/)
  })

  test('passed on in time, nothing rings any more: the documents set no limit for the bureau', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const police = await o.member('public-security', 'wechat:wang')
    await fileInChinese(o.person('wechat:zhang'))
    await specialist.presses('转交', '市公安局联络员')
    specialist.looksAway()
    police.looksAway()
    expect(o.alarms.size).toBe(0)
    await o.until(day('2026-12-01'))
    specialist.seesNothing()
    police.seesNothing()
  })

  test('an alarm that was on its way while the request moved on is out of date', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const number = await fileInChinese(o.person('wechat:zhang'))
    const alarm = o.alarms.get(`${number}/overdue`)
    await o.until(day('2026-09-22'))
    await specialist.says(`转交 ${number} 市公安局`, `转交 ${number} platform-specialist`)
    specialist.looksAway()
    const ringing = {
      id: 'late',
      from: `request:${number}`,
      at: o.now(),
      kind: 'alarm' as const,
      what: alarm?.what ?? '',
    }
    await o.together(ringing)
    specialist.seesNothing()
    expect(ringing.what).toMatch(/^overdue \d+$/)
  })

  test('a department that lets its limit pass: the specialist is told who holds it', async () => {
    // A service with a limit for the department, as the education commission’s 15 working days.
    const { knowledge } = await import('./office.ts')
    const service = structuredClone(knowledge.services.get('household-registration'))
    const [, bureau] = service?.path ?? []
    if (!service || !bureau) throw new Error('no household registration')
    bureau.limit = { workingDays: 15 }
    const o = office({ knowledge: { ...knowledge, services: new Map([[service.id, service]]) } })
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const police = await o.member('public-security', 'wechat:wang')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await o.until(day('2026-09-25', '11:00'))
    await specialist.presses('转交', '市公安局联络员')
    applicant.sees(/须在2026年10月22日18:00前完成/)
    // To the branch and back within the bureau: the limit runs on, from the day the bureau got it.
    await o.until(day('2026-09-30'))
    await police.says(`转交 ${number} 区分局`)
    await specialist.says(`转交 ${number} 市公安局`)
    expect((await o.request(number)).due?.at).toBe(Date.parse(day('2026-10-22', '18:00')))
    await police.says(`询问 ${number} 户口在哪里`)
    for (const person of [specialist, police, applicant]) person.looksAway()
    await o.until(day('2026-10-21', '12:00'))
    police.sees(/即将到期/)
    applicant.sees(/还在等您补充：\n“户口在哪里”/)
    specialist.seesNothing()
    await o.until(day('2026-10-23'))
    police.sees(/已到期/)
    specialist.sees(/市公安局联络员承办的申请已到期（2026年10月22日18:00）[\s\S]*正等申请人补充/)
    applicant.sees(/期限（2026年10月22日18:00）到了，目前还在等您补充/)
    applicant.seesNothing()
  })

  test('beyond the published holidays a date is marked provisional', async () => {
    const o = office({ at: day('2026-12-30') })
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    await fileInChinese(applicant)
    applicant.sees(/最迟2027年1月5日18:00（暂定，届时的放假安排尚未公布）/)
    specialist.sees(/期限2027年1月5日18:00（暂定，/)
    await specialist.says('待办')
    specialist.sees(/期限2027年1月5日（暂定）/)
    await applicant.says('我的申请')
    applicant.sees(/期限2027年1月5日18:00（暂定，/)
    await o.until(day('2027-01-04', '11:00'))
    specialist.sees(/即将到期[\s\S]*（暂定，/)
    await o.until(day('2027-01-05', '18:00'))
    specialist.sees(/已到期[\s\S]*（暂定，/)
  })
})

describe('quiet hours', () => {
  const late = async (moment: string) => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    specialist.looksAway()
    // The bot was down over the limit, and comes up in the night.
    o.sleepUntil(moment)
    await o.until(moment)
    return { o, specialist, applicant, number }
  }

  test('an escalation that would ring in the night comes at 8:00, once', async () => {
    const { o, specialist } = await late(day('2026-09-24', '21:00'))
    specialist.seesNothing()
    await o.until(day('2026-09-25', '07:59'))
    specialist.seesNothing()
    await o.until(day('2026-09-25', '08:00'))
    specialist.sees(/已到期，请尽快办理/)
    specialist.seesNothing()
  })

  test('at 20:59 it still goes out, as it does from 8:00 on', async () => {
    for (const time of ['20:59', '08:00']) {
      const { specialist } = await late(day('2026-09-28', time))
      specialist.sees(/已到期，请尽快办理/)
    }
  })

  test('what somebody does meanwhile goes at once and does not lose it', async () => {
    const { o, specialist, applicant, number } = await late(day('2026-09-24', '23:30'))
    await specialist.says(`接单 ${number}`)
    applicant.sees(/已由.*接收/)
    await applicant.says(`补充 ${number} 我明天出差`)
    specialist.sees(/我明天出差/)
    specialist.seesNothing()
    await o.until(day('2026-09-25', '08:00'))
    specialist.sees(/已到期，请尽快办理/)
    specialist.seesNothing()
    expect((await o.request(number)).history.filter(({ action }) => action === 'overdue')).toHaveLength(1)
  })

  test('what is done before the morning needs no escalation', async () => {
    const { o, specialist, number } = await late(day('2026-09-24', '23:30'))
    await specialist.says(`完成 ${number} 已办好`, '确定')
    specialist.looksAway()
    await o.until(day('2026-09-25', '20:00'))
    specialist.seesNothing()
  })

  test('the question of the day after waits for the morning too', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`完成 ${number} 已办好`, '确定')
    applicant.looksAway()
    o.sleepUntil(day('2026-09-23', '03:00'))
    await o.until(day('2026-09-23', '07:59'))
    applicant.seesNothing()
    await o.until(day('2026-09-23', '08:00'))
    applicant.sees(/实际办得怎么样/)
    applicant.seesNothing()
  })
})

describe('opened again after its time', () => {
  test('it is told of as overdue, once, and nobody apologises for what was done by then', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`完成 ${number} 已办好`, '确定')
    await o.until(day('2026-09-30'))
    specialist.looksAway()
    applicant.looksAway()
    await specialist.says(`重新打开 ${number}`)
    specialist.sees(/已重新打开/)
    applicant.sees(/重新/)
    applicant.seesNothing()
    specialist.sees(/已到期，请尽快办理/)
    await specialist.says(`询问 ${number} 户口在哪里`)
    specialist.sees(/已发给申请人/)
    specialist.seesNothing()
  })
})
