/** The report of the day after: asked once, kept with the request, told to the platform. */
import { describe, expect, test } from 'vitest'
import { at, complete, file, open, requestOf } from './office.ts'

const registration = 'household-registration'

describe('the day after a service ended', () => {
  test('the employer’s liaison is asked at 9:30 on the next working day, and the specialist is told', async () => {
    const { office, specialist } = await open(at('2026-09-24'))
    const liaison = office.person('wechat:hr')
    const number = await file(office, liaison, registration, { as: 'employer-liaison' })
    await complete(specialist, number)
    liaison.looksAway()
    specialist.looksAway()
    // 25 to 27 September is Mid-autumn.
    await office.until(at('2026-09-28', '09:29'))
    liaison.seesNothing()
    await office.until(at('2026-09-28', '09:30'))
    const asked = liaison.sees(/由用人单位联络员在服务结束后向市一站式服务平台反馈。实际办得怎么样？/)
    expect(asked.citations?.map(({ clause }) => clause)).toEqual(['6.3'])
    expect(liaison.buttons()).toEqual(['已按约定办好', '没有办好', '我来写一句'])
    await liaison.says('1')
    liaison.sees(new RegExp(`已记入申请 ${number}，并已告知`))
    specialist.sees(/服务结果反馈（户籍服务（入户））：“已按约定办好”/)
    expect((await requestOf(office, number)).history.at(-1)).toMatchObject({
      who: 'applicant',
      action: 'report',
      text: '已按约定办好',
    })
    expect((await requestOf(office, number)).state).toBe('completed')
    liaison.looksAway()
    await office.until(at('2027-01-30'))
    expect(liaison.inbox.filter(({ text }) => text.includes('反馈'))).toEqual([])
  })

  test('in words, in English; the second time it is over', async () => {
    const { office, specialist } = await open()
    const talent = office.person('telegram:7')
    await talent.says('English')
    const number = await file(office, talent, registration)
    await complete(specialist, number)
    await office.until(at('2026-09-22', '09:30'))
    talent.sees(/your employer’s liaison reports the result .*you can also tell the platform here/)
    specialist.looksAway()
    await talent.presses('Let me write it')
    talent.sees(/Please write how request/)
    await talent.says('The booklet has the wrong date of birth')
    talent.sees(/recorded in request/)
    specialist.sees(/“The booklet has the wrong date of birth”/)
    expect(specialist.buttons()).toEqual(['查看申请', '重新打开'])
    await talent.presses('Not done')
    talent.sees(/needs no report now/)
    specialist.seesNothing()
  })

  test('a reply that quotes the question is the report; one that quotes another message of the request is not', async () => {
    const { office, specialist } = await open()
    const talent = office.person('wechat:zhang')
    const number = await file(office, talent, registration)
    await complete(specialist, number)
    await talent.replies(/已办结|办理结果/, '补充一下：户口本还没拿到')
    await office.until(at('2026-09-22', '09:30'))
    specialist.looksAway()
    await talent.replies(/实际办得怎么样/, '字'.repeat(501))
    talent.sees(/最多 500 个字/)
    await talent.replies(/实际办得怎么样/, '已经落户，户口本上周拿到了')
    talent.sees(new RegExp(`已记入申请 ${number}，并已告知`))
    specialist.sees(/服务结果反馈（户籍服务（入户））：“已经落户，户口本上周拿到了”/)
    expect((await requestOf(office, number)).history.filter(({ action }) => action === 'report')).toHaveLength(1)
    expect(office.audit.at(-1)).toMatchObject({ action: 'request.after-reported', subject: number })
    await talent.replies(/实际办得怎么样/, '再补充一句，服务很好')
    talent.sees(/现在不需要反馈结果/)
  })

  test.each([
    ['wechat:zhang', '办好了，户口本拿到了', /“办好了，户口本拿到了”已记入申请/],
    ['wechat:zhang', '还没办好，材料被退回来了', /“还没办好，材料被退回来了”已记入申请/],
    ['telegram:7', 'It went well, thank you', /“It went well, thank you” is recorded in request/],
    ['telegram:7', 'Not yet', /“Not yet” is recorded in request/],
  ])('words that tell the result are the report, without a button: %s %s', async (address, words, answer) => {
    const { office, specialist } = await open()
    const talent = office.person(address)
    if (address.startsWith('telegram')) await talent.says('English')
    await complete(specialist, await file(office, talent, registration))
    await office.until(at('2026-09-22', '09:30'))
    specialist.looksAway()
    await talent.says(words)
    talent.sees(answer)
    expect(specialist.inbox.some(({ text }) => text.includes(`“${words}”`))).toBe(true)
  })

  test.each(['服务证有效期多长？', '办好了吗？', '谢谢', 'Is it done?', '落户怎么办理'])(
    'other words are not: %s',
    async (words) => {
      const { office, specialist } = await open()
      const talent = office.person('wechat:zhang')
      const number = await file(office, talent, registration)
      await complete(specialist, number)
      await office.until(at('2026-09-22', '09:30'))
      await talent.says(words)
      expect((await requestOf(office, number)).history.some(({ action }) => action === 'report')).toBe(false)
    },
  )

  test('a question meanwhile is answered, and the way back leads to the report', async () => {
    const { office, specialist } = await open()
    const talent = office.person('wechat:zhang')
    const number = await file(office, talent, registration)
    await complete(specialist, number)
    await office.until(at('2026-09-22', '09:30'))
    await talent.presses('我来写一句', '取消')
    talent.sees(/没有发送任何内容/)
    await talent.presses('没有办好')
    expect((await requestOf(office, number)).history.at(-1)).toMatchObject({ action: 'report', text: '没有办好' })
  })

  test('nobody is asked about a service for which no clause asks it, nor a family member', async () => {
    const { office, specialist } = await open()
    const talent = office.person('wechat:zhang')
    const family = office.person('wechat:wife')
    const one = await file(office, talent, 'card-loss', { as: 'employer-liaison' })
    const other = await file(office, family, registration, { as: 'family' })
    for (const number of [one, other]) await complete(specialist, number)
    for (const person of [talent, family]) person.looksAway()
    expect(office.alarms.has(`${one}/after`) || office.alarms.has(`${other}/after`)).toBe(false)
    await office.until(at('2026-10-20'))
    talent.seesNothing()
    family.seesNothing()
  })

  test('opened again before: nothing is asked until it is over', async () => {
    const { office, specialist } = await open()
    const talent = office.person('wechat:zhang')
    const number = await file(office, talent, registration)
    await complete(specialist, number)
    await specialist.says(`重新打开 ${number}`)
    talent.looksAway()
    await office.until(at('2026-09-23', '09:59'))
    talent.seesNothing()
    await complete(specialist, number)
    talent.looksAway()
    await office.until(at('2026-09-24'))
    talent.sees(/实际办得怎么样/)
  })

  test('nobody else can report, by a button of their own making', async () => {
    const { office, specialist } = await open()
    const number = await file(office, office.person('wechat:zhang'), registration)
    await complete(specialist, number)
    const stranger = office.person('web:stranger')
    await stranger.forges(`remind:after:${number}:agreed`)
    stranger.sees(/没有找到您名下的这件申请/)
    expect((await requestOf(office, number)).history.at(-1)).toMatchObject({ action: 'complete' })
  })
})
