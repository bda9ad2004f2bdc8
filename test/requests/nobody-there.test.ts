/** Messages that do not arrive, and requests that nobody is there to take. */
import { describe, expect, test } from 'vitest'
import type { Person } from '../harness.ts'
import { fileInChinese, fileInEnglish, fileSchool, office } from './office.ts'

const day = (date: string, time = '09:00') => `${date}T${time}:00+08:00`

describe('a message that could not be delivered', () => {
  test('to the applicant: recorded, and the specialist is told to use the phone', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.presses('接单')
    specialist.looksAway()
    await o.fails(applicant.sees(/已由.*接收/))
    specialist.sees(/发给申请人的消息未能送达.*请用申请中的电话联系/)
    await specialist.says(`查看 ${number}`)
    specialist.sees(/系统：有消息未能送达：“发给申请人”/)
    await applicant.says(number)
    expect(applicant.sees(/办理记录/).text).not.toMatch(/未能送达/)
  })

  test('to the only specialist: recorded, without telling the unreachable in circles', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const number = await fileInChinese(o.person('wechat:zhang'))
    await o.fails(specialist.sees(/新申请/))
    specialist.seesNothing()
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'undelivered', text: 'desk' })
  })

  test('after the end it is still recorded', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await specialist.says(`完成 ${number} 已办好`, '确定')
    await o.fails(applicant.sees(/办理结果/))
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'undelivered' })
    expect((await o.request(number)).state).toBe('completed')
  })
})

describe('nobody bound', () => {
  test('to the role that holds it: the specialist has it on the desk, and is not told to take what they can’t', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const number = await fileInChinese(o.person('wechat:zhang'))
    await specialist.says(`转公安局 ${number}`)
    expect(specialist.sees(/尚无人绑定，暂由您收阅和处理/).text).not.toMatch(/接单 \d{4}/)
    await specialist.says('待办')
    expect(specialist.sees(/^您有 1 件待办/).text).toMatch(/市公安局联络员（尚无人绑定，暂由您处理）/)
    await o.member('public-security', 'wechat:wang')
    await specialist.says('待办')
    expect(specialist.sees(/^您目前没有待办/).text).not.toMatch(/尚无人绑定/)
  })

  test('no specialist: the applicant is told that it is kept, and binding delivers it', async () => {
    const o = office()
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    applicant.sees(/目前还没有服务专员上线。申请已妥善保存/)
    expect(await o.request(number)).toMatchObject({ state: 'submitted', delivered: false })
    const specialist = o.person('wechat:li')
    await specialist.says(`绑定 ${await o.code('platform-specialist')}`)
    specialist.sees(/绑定成功/)
    specialist.sees(/这件申请正等待办理[\s\S]*张三/)
    applicant.sees(/现已发给市一站式服务平台服务专员/)
    await specialist.presses('接单')
    expect(await o.request(number)).toMatchObject({ state: 'with-platform', delivered: true })
    const second = o.person('telegram:2')
    await second.says(`/bind ${await o.code('platform-specialist')}`)
    second.sees(/Done/)
    second.sees(/张三/)
    applicant.sees(/已由/)
    applicant.seesNothing()
  })

  test('no liaison: it goes to the specialist, who is told so, until somebody is bound', async () => {
    const o = office()
    const specialist = await o.member('platform-specialist', 'wechat:li')
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    specialist.looksAway()
    await specialist.presses('转交', '指定的公安区分局联络员')
    specialist.sees(/转交给谁/)
    specialist.sees(/尚无人绑定：消息暂由服务专员收阅/)
    specialist.sees(/注意：指定的公安区分局联络员尚无人绑定，暂由您收阅和处理/)
    await applicant.replies(/已转交/, '我九月底出差')
    specialist.sees(/申请人补充/)
    const branch = o.person('wechat:sun')
    await branch.says(`绑定${await o.code('public-security-branch')}`)
    branch.sees(/这件申请正等待办理[\s\S]*我九月底出差/)
    await branch.says(`完成 ${number} 已办好`)
    applicant.sees(/办理结果：已办好/)
  })

  describe('told as overdue', () => {
    const overdue = async (o: ReturnType<typeof office>, applicant: Person) => {
      applicant.looksAway()
      await o.until(day('2026-09-25', '10:00'))
      return applicant.sees(/没有在期限内办完|was not finished/).text
    }

    test('never delivered: it is kept, and no specialist is said to see to it', async () => {
      const o = office()
      const applicant = o.person('wechat:zhang')
      const number = await fileInChinese(applicant)
      expect(await overdue(o, applicant)).toMatch(/目前没有专员上线。申请保存着，一有专员上线就会送达/)
      await applicant.says(number)
      expect(applicant.sees(/办理记录/).text).not.toMatch(/已提醒|已报服务专员|再次提醒/)
    })

    test('delivered, but nobody is left: nothing is promised that was done already', async () => {
      const o = office()
      const specialist = await o.member('platform-specialist', 'wechat:li')
      const applicant = o.person('telegram:100')
      const number = await fileInEnglish(applicant)
      await specialist.says(`接单 ${number}`, '解绑')
      await specialist.presses('确定解绑')
      const told = await overdue(o, applicant)
      expect(told).toMatch(/nobody in charge is connected at present/)
      expect(told).not.toMatch(/specialist|delivered/)
      await applicant.says(number)
      expect(applicant.sees(/History/).text).not.toMatch(/reminder|reminded|specialist:/)
    })

    test('a liaison, but no specialist: only the liaison is said to be reminded', async () => {
      const o = office()
      const specialist = await o.member('platform-specialist', 'wechat:li')
      const commission = await o.member('education', 'telegram:jiao')
      const applicant = o.person('wechat:zhang')
      await fileSchool(applicant)
      await specialist.presses('转交')
      await specialist.says('解绑')
      await specialist.presses('确定解绑')
      for (const person of [applicant, commission]) person.looksAway()
      await o.until(day('2026-10-20'))
      commission.sees(/已到期，请尽快办理/)
      expect(applicant.sees(/没有在期限内办完/).text).toMatch(/）。我已提醒承办方。您不需要做什么/)
    })

    test('a specialist alone is asked, once', async () => {
      const o = office()
      await o.member('platform-specialist', 'wechat:li')
      const applicant = o.person('wechat:zhang')
      await fileInChinese(applicant)
      expect(await overdue(o, applicant)).toMatch(/）。我已提醒服务专员尽快处理。您不需要做什么/)
    })
  })

  test('all wait: what the applicant adds or withdraws is kept', async () => {
    const o = office()
    const applicant = o.person('wechat:zhang')
    const number = await fileInChinese(applicant)
    await applicant.replies(/申请编号/, '请尽快')
    applicant.sees(/目前没有专员上线，有人接手时就能看到/)
    await applicant.says(`撤回 ${number}`)
    await applicant.presses('不撤回', '撤回申请', '确定撤回')
    expect((await o.request(number)).state).toBe('withdrawn')
    const specialist = o.person('wechat:li')
    await specialist.says(`绑定 ${await o.code('platform-specialist')}`)
    specialist.sees(/绑定成功/)
    specialist.seesNothing()
  })
})
