/** The yearly questionnaire in chats. */
import { describe, expect, test } from 'vitest'
import { day, fileInChinese, type Office, office } from './office.ts'

/** Monday, 30 November 2026: the questionnaire begins on Tuesday, 1 December at 10:00. */
const november = () => office(day('2026-11-30'))
const begins = day('2026-12-01', '10:00')

/** An applicant whose request was completed. */
const served = async (o: Office, address: string) => {
  const person = o.person(address)
  const number = await fileInChinese(person)
  const li = o.person('wechat:li')
  await li.says(`完成 ${number} 已办好`)
  await li.forges(`desk:sure:${number}`)
  person.looksAway()
  return person
}
const asked = (person: { all(): { text: string }[] }) =>
  person.all().filter(({ text }) => /年问卷调查|Questionnaire of/.test(text))

describe('the questionnaire', () => {
  test.each([
    [['很满意', '挺及时的', '希望能更快'], ['stars 5', 'time yes'], ['希望能更快']],
    [['4分', '不及时', '没有'], ['stars 4', 'time no'], []],
    [['very satisfied', 'yes', 'could be faster'], ['stars 5', 'time yes'], ['could be faster']],
    [['4 stars', 'no', 'Nothing to add'], ['stars 4', 'time no'], []],
    [['不想填'], ['decline '], []],
    [['no, thanks'], ['decline '], []],
  ])('in words, not taken for a rating of a request: %s', async (words, logged, sentences) => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const person = await served(o, 'telegram:7')
    if (/[a-z]/.test(words.join())) await person.says('English')
    await o.until(begins)
    await person.says(...words)
    const lines = o.audit.filter(({ action, actor }) => actor === 'telegram:7' && action.startsWith('survey.'))
    expect(lines.map(({ action, detail = '' }) => `${action.slice('survey.'.length)} ${detail}`)).toEqual(logged)
    expect(o.audit.some(({ action }) => action === 'request.rate')).toBe(false)
    const kept = await o.store.list('survey', 'year:2026')
    expect(kept.map(({ body }) => 'sentence' in body && body.sentence)).toEqual(sentences)
  })

  test('asks three questions, each answered with a button or a sentence, and its result is in the report of December', async () => {
    const o = november()
    const li = await o.binds('platform-specialist', 'wechat:li')
    const [zhang, wu, sun] = [
      await served(o, 'wechat:zhang'),
      await served(o, 'wechat:wu'),
      await served(o, 'wechat:sun'),
    ]
    const waiting = o.person('wechat:waiting')
    await fileInChinese(waiting)
    await o.until(day('2026-12-01', '09:59'))
    expect(asked(zhang)).toEqual([])
    await o.until(begins)
    expect(zhang.sees(/总的来说，您对服务满意吗/).choices?.map(({ label }) => label)).toEqual([
      '满意度1分',
      '满意度2分',
      '满意度3分',
      '满意度4分',
      '满意度5分',
      '不参加',
    ])
    expect(asked(waiting)).toEqual([])
    // A typed number is the stars it says; of which of the two that are open, is asked.
    await zhang.says('4')
    await zhang.presses('满意度4分')
    await zhang.presses('及时')
    await zhang.says('<b>希望</b>能在网上看到进度')
    zhang.sees(/谢谢您的回答/)
    // Changed one's mind: the last answer counts, and the sentence is not asked for again.
    await zhang.presses('满意度4分', '不及时', '及时')
    zhang.sees(/谢谢您的回答/)
    expect((await o.store.list('survey', 'year:2026')).map(({ body }) => body)).toEqual([
      { year: '2026', sentence: '<b>希望</b>能在网上看到进度' },
    ])
    await wu.presses('rate:survey:2026:2', '不及时', '没有意见')
    wu.sees(/谢谢您的回答/)
    await sun.presses('不参加')
    sun.sees(/今年不会再问您/)
    await o.until(day('2026-12-20'))
    li.looksAway()
    await li.says('报表')
    expect(li.sees(/2026年12月（截至/).text).not.toContain('问卷')
    await o.until(day('2027-01-04', '09:00'))
    const report = li.sees(/2026年12月服务情况/)
    expect(report.text).toContain('2026年问卷：发出3份，收回2份，满意度平均3.0分')
    expect(report.document?.text).toContain('&lt;b&gt;希望&lt;/b&gt;能在网上看到进度')
    expect(report.document?.text).toContain('1人，共2人回答')
    expect(report.document?.text).toMatch(/未参加<\/th><td>1</)
    // The log has the numbers, never the words; and only December's report has them.
    expect(JSON.stringify(o.audit)).not.toContain('希望')
    await o.until(day('2027-02-01', '09:00'))
    expect(li.sees(/2027年1月/).text).not.toContain('问卷')
  })

  test('comes once a year, also to those served later in December, and not to who asked for nothing', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const zhang = await served(o, 'wechat:zhang')
    await o.until(begins)
    expect(asked(zhang)).toHaveLength(1)
    await o.until(day('2026-12-15'))
    const wu = await served(o, 'wechat:wu')
    await o.until(day('2026-12-31', '23:59'))
    expect(asked(zhang)).toHaveLength(1)
    expect(asked(wu)).toHaveLength(1)
    await served(o, 'wechat:zhang')
    await o.until(day('2027-11-30'))
    expect(asked(zhang)).toHaveLength(1)
    await served(o, 'wechat:zhang')
    await o.until(day('2027-12-31'))
    expect(asked(zhang)).toHaveLength(2)
    expect(asked(wu)).toHaveLength(1)
  })

  test('a draft under way is not touched, and goes on after the sentence', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const zhang = await served(o, 'wechat:zhang')
    await zhang.forges('file:start:household-registration')
    await o.until(begins)
    await zhang.presses('同意，开始')
    zhang.looksAway()
    await zhang.presses('rate:survey:2026:5', '及时')
    zhang.sees(/3\/3/)
    await zhang.says('很好')
    zhang.sees(/谢谢您的回答/)
    await zhang.presses('人才本人')
    zhang.sees(/人才的姓名/)
  })

  test('“no” in words needs no second try, a command is followed, and a whole letter is asked to be shorter', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const [zhang, wu] = [await served(o, 'wechat:zhang'), await served(o, 'wechat:wu')]
    await o.until(begins)
    await zhang.presses('rate:survey:2026:5', '及时')
    await zhang.says('长'.repeat(301))
    zhang.sees(/请缩短到300个字以内/)
    await zhang.says('没有')
    zhang.sees(/谢谢您的回答/)
    await wu.presses('rate:survey:2026:5', '及时')
    wu.looksAway()
    await wu.says('我的申请')
    wu.sees(/您的申请/)
    expect(await o.store.list('survey', 'year:2026')).toEqual([])
  })

  test('whoever was not asked can’t answer, and after the report it is over', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const zhang = await served(o, 'wechat:zhang')
    const stranger = o.person('web:stranger')
    await stranger.forges('rate:survey:2026:1')
    for (const forged of ['9', '0', 'maybe', '']) await zhang.forges(`rate:survey:2026:${forged}`)
    expect(o.audit.filter(({ action }) => action.startsWith('survey.'))).toEqual([])
    await o.until(day('2027-01-04', '09:00'))
    await zhang.presses('rate:survey:2026:5')
    zhang.sees(/2026年的问卷已经结束/)
    expect(o.audit.some(({ action }) => action === 'survey.stars')).toBe(false)
  })

  test('the bot was down in the night: it asks on the next working morning', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const zhang = await served(o, 'wechat:zhang')
    o.sleepUntil(day('2026-12-04', '22:30')) // a Friday
    await o.until(day('2026-12-07', '09:59'))
    expect(asked(zhang)).toEqual([])
    await o.until(day('2026-12-07', '10:00'))
    expect(asked(zhang)).toHaveLength(1)
  })

  test('down for all of December: the year is not asked about in January', async () => {
    const o = november()
    await o.binds('platform-specialist', 'wechat:li')
    const zhang = await served(o, 'wechat:zhang')
    o.sleepUntil(day('2027-01-12'))
    await o.until(day('2027-11-30'))
    expect(asked(zhang)).toEqual([])
  })
})
