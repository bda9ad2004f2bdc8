/** Requests and roles of somebody who uses several channels. */
import { describe, expect, test } from 'vitest'
import { bureau, fileOne, linkUp, office, platform } from './office.ts'

const linked = async () => {
  const o = office()
  const [wechat, telegram, specialist] = [o.person('wechat:zhang'), o.person('telegram:100'), o.person('wechat:li')]
  await specialist.says(`绑定 ${await o.bindingCode(platform)}`)
  const number = await fileOne(wechat)
  await linkUp(wechat, telegram)
  for (const one of [wechat, telegram, specialist]) one.looksAway()
  return { o, wechat, telegram, specialist, number }
}

describe('an applicant with two channels', () => {
  test('sees, answers, withdraws and rates a request from either', async () => {
    const { o, wechat, telegram, specialist, number } = await linked()
    await telegram.says('我的申请')
    telegram.sees(new RegExp(number))
    await telegram.presses(number)
    telegram.sees(/张三/)
    await specialist.says(`询问 ${number} 户口在哪里`)
    telegram.sees(/户口在哪里/)
    await telegram.replies(/户口在哪里/, '在成都')
    specialist.sees(/在成都/)
    await wechat.says('我的申请')
    wechat.sees(new RegExp(number))
    await specialist.says(`完成 ${number} 已办结，请查收`)
    await specialist.presses('desk:sure')
    wechat.sees(/已办结，请查收/)
    await telegram.says('我的申请')
    await telegram.presses(number, 'req:rate:', 'rate:')
    expect((await o.request(number)).rating).toBe(5)
    const other = await fileOne(telegram)
    await wechat.says(`撤回 ${other}`)
    await wechat.presses('req:withdraw')
    expect((await o.request(other)).state).toBe('withdrawn')
  })

  test('is told where they wrote last, once', async () => {
    const { o, wechat, telegram, specialist, number } = await linked()
    await specialist.says(`接单 ${number}`)
    telegram.sees(/已由.*接收/)
    wechat.seesNothing()
    await wechat.says('谢谢')
    wechat.looksAway()
    await specialist.says(`告知 ${number} 请带身份证`)
    wechat.sees(/请带身份证/)
    telegram.seesNothing()
    expect((await o.request(number)).applicant).toBe('wechat:zhang')
  })

  test('a page that may be closed is no place for messages while a chat calls', async () => {
    const { o, wechat, telegram, specialist, number } = await linked()
    const page = o.person('web:page')
    await linkUp(wechat, page)
    for (const one of [wechat, telegram, page]) one.looksAway()
    await page.says('我的申请')
    page.sees(new RegExp(number))
    await specialist.says(`接单 ${number}`)
    wechat.sees(/已由.*接收/)
    page.seesNothing()
    telegram.seesNothing()
  })

  test('between two pages messages go to the one used last', async () => {
    const o = office()
    const [one, two, specialist] = [o.person('web:one'), o.person('web:two'), o.person('wechat:li')]
    await specialist.says(`绑定 ${await o.bindingCode(platform)}`)
    const number = await fileOne(one)
    await linkUp(one, two)
    await one.says('我的申请')
    one.looksAway()
    two.looksAway()
    await specialist.says(`接单 ${number}`)
    one.sees(/已由.*接收/)
    two.seesNothing()
  })

  test('is asked once a year, and answers from either channel', async () => {
    const { o, wechat, telegram, specialist, number } = await linked()
    const other = await fileOne(telegram)
    for (const one of [number, other]) {
      await specialist.says(`完成 ${one} 已经办好了`)
      await specialist.presses('desk:sure')
    }
    await o.until('2026-12-01T10:00:00+08:00')
    const asked = o.outgoing.filter(({ text }) => /年问卷调查/.test(text))
    expect(asked.map(({ to }) => to)).toEqual(['telegram:100'])
    await wechat.forges(asked[0]?.choices?.find(({ id }) => id.endsWith(':5'))?.id ?? '')
    expect(o.audit.at(-1)).toMatchObject({ action: 'survey.stars', detail: '5' })
  })

  test('after unlinking each request stays where it was filed', async () => {
    const { o, wechat, telegram, specialist, number } = await linked()
    const other = await fileOne(telegram)
    await telegram.says('取消关联')
    await telegram.presses('取消关联')
    for (const one of [wechat, telegram]) one.looksAway()
    await telegram.says('我的申请')
    expect(telegram.sees(/您的申请/).text).not.toContain(number)
    await wechat.says('我的申请')
    expect(wechat.sees(/您的申请/).text).not.toContain(other)
    await telegram.forges(`req:show:${number}`)
    telegram.sees(/不是您的申请|没有找到|不属于您/)
    await specialist.says(`接单 ${number}`)
    wechat.sees(/已由.*接收/)
    telegram.seesNothing()
    expect((await o.request(number)).applicant).toBe('wechat:zhang')
  })

  test('how far messages have come counts both channels as the applicant’s', async () => {
    const { wechat, telegram, specialist, number } = await linked()
    await specialist.says(`告知 ${number} 请带身份证`)
    telegram.sees(/请带身份证/)
    await telegram.says('取消关联')
    await telegram.presses('取消关联')
    await specialist.says(`查看 ${number}`)
    const card = specialist.sees(/消息发送情况/)
    expect(card.text).toMatch(/给申请人的最近一条：.*已发出/)
    expect(card.text).not.toMatch(/wechat:|telegram:/)
    wechat.looksAway()
  })
})

const bound = async () => {
  const o = office()
  const [wechat, telegram] = [o.person('wechat:wang'), o.person('telegram:7')]
  const [specialist, applicant] = [o.person('wechat:li'), o.person('web:zhang')]
  await specialist.says(`绑定 ${await o.bindingCode(platform)}`)
  await wechat.says(`绑定 ${await o.bindingCode(bureau)}`)
  await linkUp(wechat, telegram)
  const number = await fileOne(applicant)
  for (const one of [wechat, telegram, specialist, applicant]) one.looksAway()
  return { o, wechat, telegram, specialist, applicant, number }
}

describe('a member of a role with two channels', () => {
  test('is told of a request once, takes it in one channel and completes it in the other', async () => {
    const { o, wechat, telegram, specialist, applicant, number } = await bound()
    await specialist.says(`转交 ${number} 区分局`)
    telegram.sees(new RegExp(number))
    wechat.seesNothing()
    await wechat.says(`接单 ${number}`)
    wechat.sees(/已接单/)
    telegram.seesNothing()
    await telegram.says('待办')
    expect(telegram.sees(new RegExp(number)).text).toMatch(/您已接单/)
    await telegram.says(`接单 ${number}`)
    telegram.sees(/您已接单，无需重复/)
    await telegram.says(`完成 ${number} 已迁入`)
    telegram.sees(/办结/)
    applicant.sees(/已迁入/)
    expect(await o.request(number)).toMatchObject({ state: 'completed', taker: 'wechat:wang' })
  })

  test('has the desk at hand as soon as the channels are linked', async () => {
    const { wechat, telegram } = await bound()
    expect(telegram.buttons()).toEqual(['我的待办', '我的申请'])
    await telegram.presses('我的待办')
    telegram.sees(/您目前没有待办/)
    wechat.seesNothing()
  })

  test('is no colleague of themselves, and can’t bind once more', async () => {
    const { o, wechat, telegram } = await bound()
    await telegram.says(`绑定 ${await o.bindingCode(bureau)}`)
    telegram.sees(/您已经绑定/)
    expect((await o.store.read('role', bureau))?.body.members).toEqual(['wechat:wang'])
    wechat.seesNothing()
  })

  test('leaves the role from either channel, and what they had taken goes back', async () => {
    const { o, wechat, telegram, specialist, number } = await bound()
    await specialist.says(`转交 ${number} 区分局`)
    await telegram.says(`接单 ${number}`)
    await telegram.says('解绑')
    await telegram.presses('确定解绑')
    telegram.sees(/解绑|不再/)
    expect((await o.store.read('role', bureau))?.body.members).toEqual([])
    expect((await o.request(number)).taker).toBeUndefined()
    for (const one of [wechat, telegram]) {
      one.looksAway()
      await one.says(`完成 ${number} 还能办吗`)
      expect((await o.request(number)).state).not.toBe('completed')
    }
  })

  test('hands over from the channel they are not bound from; the successor sits where they bound', async () => {
    const { o, wechat, telegram, specialist, number } = await bound()
    await specialist.says(`转交 ${number} 区分局`)
    await wechat.says(`接单 ${number}`)
    await telegram.says('交接 今天')
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(telegram.sees(/[A-Z0-9]{5}-[A-Z0-9]{5}/).text)?.[0]
    await wechat.says(`绑定 ${code}`)
    wechat.sees(/这是您自己的交接码/)
    const heir = o.person('wechat:heir')
    await heir.says(`绑定 ${code}`)
    expect((await o.store.read('role', bureau))?.body.members).toEqual(['wechat:heir'])
    expect((await o.request(number)).taker).toBe('wechat:heir')
    heir.sees(new RegExp(number))
    await telegram.says(`完成 ${number} 还能办吗`)
    expect((await o.request(number)).state).not.toBe('completed')
  })

  test('stands in for a colleague from one seat, however the code was used', async () => {
    const { o, telegram } = await bound()
    const colleague = o.person('wechat:chen')
    await colleague.says(`绑定 ${await o.bindingCode('education')}`)
    await colleague.says('代理 今天到明天')
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(colleague.sees(/[A-Z0-9]{5}-[A-Z0-9]{5}/).text)?.[0]
    await telegram.says(`绑定 ${code}`)
    telegram.sees(/代理/)
    await o.person('wechat:wang').says('待办')
    await telegram.says('解绑')
    expect(telegram.buttons().join()).toMatch(/教育|公安/)
    await o.until('2026-09-24T10:00:00+08:00')
    expect((await o.store.read('role', 'education'))?.body.members).toEqual(['wechat:chen'])
  })

  test('after unlinking only the channel they bound from can act', async () => {
    const { o, wechat, telegram, specialist, number } = await bound()
    await specialist.says(`转交 ${number} 区分局`)
    await telegram.says(`接单 ${number}`, '取消关联')
    await telegram.presses('取消关联')
    telegram.looksAway()
    await telegram.says(`完成 ${number} 我办完了`)
    expect((await o.request(number)).state).toBe('in-progress')
    await wechat.says(`完成 ${number} 我办完了`)
    expect((await o.request(number)).state).toBe('completed')
  })

  test('two persons in one role stay two, and each specialist with two roles is told once', async () => {
    const { o, wechat, telegram, specialist, number } = await bound()
    const second = o.person('web:second')
    await second.says(`绑定 ${await o.bindingCode(bureau)}`)
    for (const one of [wechat, telegram, second]) one.looksAway()
    await specialist.says(`转交 ${number} 区分局`)
    second.sees(new RegExp(number))
    telegram.sees(new RegExp(number))
    wechat.seesNothing()
    await wechat.says(`接单 ${number}`)
    second.sees(/同事/)
    telegram.seesNothing()
  })
})
