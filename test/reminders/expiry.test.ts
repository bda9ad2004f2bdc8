/** Reminded that a card expires: asked for, confirmed, on time, changed, cancelled, silent once the extension is filed. */
import { describe, expect, test } from 'vitest'
import { remindersPattern } from '../../bot/reminders/expiry.ts'
import { isWorkingDay } from '../../knowledge/working-days.ts'
import { at, complete, file, open } from './office.ts'

const asked = async (date = '2027-01-20', moment = at('2026-09-21')) => {
  const { office, specialist } = await open(moment)
  const person = office.person('wechat:zhang')
  await person.says('提醒我服务证到期')
  person.sees(/哪天到期/)
  await person.says(date)
  return { office, specialist, person }
}

describe('what is said for it', () => {
  test.each([
    '提醒我服务证到期',
    '服务证快到期的时候提醒我',
    '请在人才卡到期前提醒我一下',
    '到期提醒',
    '能在服务证到期前提醒我吗？',
    'Can you remind me when my card expires?',
    'remind me when my card expires',
    'Please remind me before my card runs out',
    '我的提醒',
    'my reminders',
    '提醒我',
    '再设一个提醒',
    'remind me',
    'set a reminder for 2027-06-01',
    '取消提醒',
    '别再提醒我了',
    'stop reminding me',
    'cancel my reminder',
  ])('%s', (text) => expect(text).toMatch(remindersPattern))

  test.each([
    '服务证到期会提醒我吗？',
    '服务证到期了没人提醒我怎么办',
    '服务证什么时候到期',
    '服务证到期了',
    'when does my card expire',
    '提醒',
    '取消服务证',
    'cancel my card',
    'remind me what documents I need',
  ])('not: %s', (text) => expect(text).not.toMatch(remindersPattern))
})

describe('a reminder', () => {
  test('is confirmed, and comes 90, 30 and 7 days before at 9:30 on a working day', async () => {
    // 22 October 2026 is a Thursday; 21 December a Monday; 13 January 2027 a Wednesday.
    const { office, person } = await asked('2027年1月20日')
    person.sees(/服务证2027年1月20日到期[\s\S]*• 2026年10月22日\n• 2026年12月21日\n• 2027年1月13日/)
    await person.says('对')
    person.sees(/第一次是2026年10月22日/)
    for (const [date, days] of [
      ['2026-10-22', 90],
      ['2026-12-21', 30],
      ['2027-01-13', 7],
    ] as const) {
      await office.until(at(date, '09:29'))
      person.seesNothing()
      await office.until(at(date, '09:30'))
      const { citations } = person.sees(new RegExp(`2027年1月20日到期，还有${days}天.*15个工作日`))
      expect(citations?.map(({ clause }) => clause)).toEqual(['2.2'])
      expect(person.buttons()).toEqual(['申请延期', '不再提醒'])
    }
    await office.until(at('2027-02-20'))
    person.seesNothing()
    expect([...office.alarms.keys()].filter((id) => id.includes('card'))).toEqual([])
    expect((await office.store.read('conversation', person.address))?.body.reminders).toBeUndefined()
  })

  test('falls before a weekend or a holiday, never on it', async () => {
    // 90 days before 31 December 2026 is 2 October, 30 days is 1 December, 7 days is 24 December.
    const { person } = await asked('2026-12-31')
    person.sees(/• 2026年9月30日\n• 2026年12月1日\n• 2026年12月24日/)
    expect(isWorkingDay('2026-10-02')).toBe(false)
  })

  test('in English, with the date in the same words; a month is asked for its day', async () => {
    const { office } = await open()
    const person = office.person('telegram:7')
    await person.says('Remind me when my card expires on 20 January 2028')
    person.sees(/expires on 20 January 2028[\s\S]*22 October 2027/)
    await person.presses('Another date')
    await person.says('March 2028')
    person.sees(/On which day of March 2028\?/)
    await person.says('the 12th')
    person.sees(/expires on 12 March 2028/)
    await person.presses('Yes, remind me')
    person.sees(/first on 13 December 2027/)
  })

  test('from the day of issue, 3 years on', async () => {
    const { person } = await asked('发证 2025-05-01')
    person.sees(/服务证2028年5月1日到期/)
  })

  test('a day that is past is refused kindly; it may be the day of issue', async () => {
    const { person } = await asked('2025-05-01')
    person.sees(/2025年5月1日已经过去了。如果那是发证日期，.*2028年5月1日到期/)
    await person.presses('那是发证日期')
    person.sees(/服务证2028年5月1日到期/)
    await person.presses('日期不对')
    await person.says('2019-05-01')
    person.sees(/已经过去了，不能再提醒/)
    expect(person.buttons()).toEqual(['申请延期', '退出'])
    await person.says('2035-05-01')
    person.sees(/有效期是3年/)
    await person.says('2027-02-30')
    person.sees(/没有“2027-02-30”这一天/)
    await person.says('取消')
    person.sees(/^好的，没有/)
  })

  test('too soon for a reminder: the way to the extension', async () => {
    const { person } = await asked('2026-09-25')
    person.sees(/来不及再提醒/)
    await person.presses('申请延期')
    person.sees(/人才服务证延期/)
  })

  test('a question in between is answered, and the date is asked again', async () => {
    const { office } = await open()
    const person = office.person('wechat:zhang')
    await person.says('提醒我服务证到期')
    person.looksAway()
    await person.says('卡丢了怎么补办')
    person.sees(/遗失/)
    person.sees(/哪天到期/)
    await person.says('不知道')
    person.sees(/请看服务证上的有效期/)
  })
})

describe('my reminders', () => {
  test('can be listed, changed and cancelled; there are three at most', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    for (const date of ['2027-06-01', '2028-03-01']) {
      await person.says(`提醒我服务证到期 ${date}`)
      await person.says('对')
    }
    person.looksAway()
    await person.says('提醒我服务证到期')
    person.sees(/您已有 3 个提醒/)
    person.sees(
      /• 服务证2027年1月20日到期，下次提醒2026年10月22日\n• 服务证2027年6月1日到期.*\n• 服务证2028年3月1日到期/,
    )
    await person.presses('改日期 2027-01-20')
    await person.says('2027-02-20')
    await person.presses('对，提醒我')
    person.sees(/已改：服务证2027年2月20日到期/)
    await person.presses('我的提醒', '取消提醒 2027-06-01')
    person.sees(/已取消2027年6月1日到期的提醒/)
    person.looksAway()
    await person.says('my reminders')
    expect(person.inbox[0]?.text).toMatch(/2027年2月20日[\s\S]*2028年3月1日|20 February 2027[\s\S]*1 March 2028/)
    expect([...office.alarms.keys()].filter((id) => id.includes('card'))).toHaveLength(2)
    person.looksAway()
    // 22 October was the first day for the date that was changed.
    await office.until(at('2026-10-30'))
    person.seesNothing()
  })

  test('the same date twice is one; a button pressed twice too', async () => {
    const { person } = await asked('2027-01-20')
    await person.presses('对，提醒我', '对，提醒我')
    person.sees(/已经设好了/)
    await person.says('我的提醒')
    expect(person.buttons().filter((label) => label.startsWith('取消'))).toHaveLength(1)
  })

  test('an answer about the validity offers one', async () => {
    const { office } = await open()
    const person = office.person('wechat:zhang')
    await person.says('服务证有效期多久？')
    person.sees(/有效期3年/)
    await person.presses('到期前提醒我')
    person.sees(/哪天到期/)
    await person.says('English', 'how long does school entry take')
    expect(person.buttons()).not.toContain('Remind me before it expires')
  })

  test('none yet', async () => {
    const { office } = await open()
    const person = office.person('wechat:zhang')
    await person.says('我的提醒')
    person.sees(/您没有提醒/)
    await person.presses('到期前提醒我')
    person.sees(/哪天到期/)
  })

  test('forged dates and numbers set nothing', async () => {
    const { office } = await open()
    const person = office.person('web:stranger')
    await person.says('你好')
    for (const id of [
      'remind:set:2019-01-01',
      'remind:set:9999-99-99',
      'remind:set:x',
      'remind:drop:1',
      'remind:change:7',
    ])
      await person.forges(id)
    expect((await office.store.read('conversation', person.address))?.body.reminders).toBeUndefined()
    expect(office.alarms.size).toBe(0)
  })
})

describe('once the extension is filed', () => {
  test('nothing reminds any more; when it is withdrawn, the next one comes', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    await office.until(at('2026-10-22', '09:30'))
    const number = await file(office, person, 'card-extension', { expires: '2027-01-20' })
    await person.says('我的提醒')
    person.sees(new RegExp(`已提出延期（${number}）`))
    await office.until(at('2026-12-22'))
    expect(person.inbox.filter(({ text }) => text.startsWith('提醒：您的'))).toEqual([])
    await person.says(`撤回 ${number}`)
    await person.presses('确定撤回')
    person.looksAway()
    await office.until(at('2027-01-13', '09:30'))
    person.sees(/还有7天/)
  })

  test('ends by words: after a reminder that the card was renewed, or at any time', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    await office.until(at('2026-10-22', '09:30'))
    person.looksAway()
    await person.says('已经续了')
    person.sees(/已取消2027年1月20日到期的提醒/)
    await person.says('提醒我服务证到期 2027-01-21', '对', '别提醒我了')
    person.sees(/已取消2027年1月21日到期的提醒/)
    await person.says('提醒我', '2027-01-21', '对', '再设一个提醒', '2027-02-21', '对')
    person.looksAway()
    await person.says('取消提醒')
    person.sees(/您的提醒：\n.*1月21日.*\n.*2月21日/)
    expect(person.buttons()).toContain('取消提醒 2027-01-21')
  })

  test('a liaison’s other cards are still reminded of', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    await person.says('提醒我服务证到期 2027-01-21', '对')
    await file(office, person, 'card-extension', { as: 'employer-liaison', expires: '2027-01-20' })
    await office.until(at('2026-10-23', '09:30'))
    person.sees(/2027年1月21日到期，还有90天/)
    expect(person.all().filter(({ text }) => text.includes('2027年1月20日到期，还有'))).toEqual([])
  })

  test('after a request that ends with a new card a reminder is offered', async () => {
    const { office, specialist } = await open()
    const person = office.person('wechat:zhang')
    const number = await file(office, person, 'card-loss', { as: 'employer-liaison' })
    await complete(specialist, number)
    expect(person.buttons()).toEqual(['5 分', '4 分', '3 分', '2 分', '1 分', '到期前提醒我'])
    await person.says('6')
    person.sees(/哪天到期/)
  })
})

describe('a clock that is late, or goes back', () => {
  test('what was missed while the bot was down is said once, on a working day, and the next one stays', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    person.looksAway()
    // Saturday night: both of the first two were missed.
    office.sleepUntil(at('2026-12-26', '23:00'))
    await office.until(at('2026-12-28', '09:29'))
    person.seesNothing()
    await office.until(at('2026-12-28', '09:30'))
    person.sees(/还有23天/)
    person.seesNothing()
    await office.until(at('2027-01-13', '09:30'))
    person.sees(/还有7天/)
  })

  test('set back, nothing is said twice', async () => {
    const { office, person } = await asked('2027-01-20')
    await person.presses('对，提醒我')
    await office.until(at('2026-10-22', '09:30'))
    person.sees(/还有90天/)
    office.sleepUntil(at('2026-10-01'))
    await office.until(at('2026-11-30'))
    person.seesNothing()
    await office.until(at('2026-12-21', '09:30'))
    person.sees(/还有30天/)
  })
})
