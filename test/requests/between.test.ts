/** Several things at once in one chat: notices that come in between, dialogues that interrupt each other, a bot that was down. */
import { describe, expect, it } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice } from '../harness.ts'
import { looked, opened } from './filed-office.ts'
import { fileInChinese, knowledge, monday } from './office.ts'

const staffed = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  return { o, specialist, applicant: o.person('wechat:zhang') }
}
const last = (number: string) => number.slice(-4)

describe('a typed number', () => {
  it('belongs to the open dialogue, whatever notice came in between', async () => {
    const { specialist, applicant } = await staffed()
    const number = await fileInChinese(applicant)
    await applicant.says('资格自测')
    await applicant.presses('screen:start:cq-scarce-talents')
    await applicant.says('是')
    applicant.looksAway()
    await specialist.says(`接单 ${last(number)}`)
    applicant.sees(/接收/)
    await applicant.says('2')
    applicant.sees(/急需紧缺人才目录|推荐/) // B类 leads on; nothing was shown of the request
    await specialist.says(`完成 ${last(number)} 已办理入户，请来领取户口簿`)
    applicant.looksAway()
    await applicant.says('3')
    expect(
      applicant
        .all()
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/打了 \d 分/)
  })

  it('that could belong to two requests is asked about', async () => {
    const { o, specialist, applicant } = await staffed()
    const first = await fileInChinese(applicant)
    await specialist.says(`接单 ${last(first)}`)
    const second = await fileInChinese(o.person('wechat:wu'))
    specialist.looksAway()
    await specialist.says('1')
    specialist.sees(/您指的是哪一个/)
    expect(
      specialist
        .buttons()
        .map((label) => label.slice(-4))
        .sort(),
    ).toEqual([last(first), last(second)].sort())
  })

  it('means the label that begins with it: 5 is five stars', async () => {
    const { specialist, applicant } = await staffed()
    const number = await fileInChinese(applicant)
    await specialist.says(`接单 ${last(number)}`, `转交 ${last(number)} 市公安局`)
    await specialist.says(`完成 ${last(number)} 已办理入户，请来领取户口簿`)
    for (const label of specialist
      .buttons()
      .filter((b) => /确定|是/.test(b))
      .slice(0, 1))
      await specialist.presses(label)
    applicant.sees(/打分/)
    await applicant.says('5')
    applicant.sees(/打了 5 分/)
  })
})

describe('a dialogue that another one interrupts', () => {
  it('keeps what was entered and goes on afterwards', async () => {
    const { applicant } = await staffed()
    await applicant.forges('file:start:household-registration')
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三')
    applicant.looksAway()
    await applicant.forges('screen:start:cq-scarce-talents')
    applicant.sees(/外国人/)
    await applicant.says('算了')
    applicant.sees(/回到刚才的步骤/)
    applicant.sees(/用人单位/)
    await applicant.says('重庆示例科技有限公司')
    applicant.sees(/哪些人要入户/)
  })
})

describe('a reply that quotes a request', () => {
  it('goes to that request though an eligibility check is open, and the check goes on', async () => {
    const { specialist, applicant } = await staffed()
    const number = await fileInChinese(applicant)
    await specialist.says(`接单 ${last(number)}`, `询问 ${last(number)} 配偶也在重庆吗？`)
    await applicant.forges('screen:start:cq-scarce-talents')
    applicant.looksAway()
    await applicant.replies(/配偶也在重庆吗/, '是的')
    specialist.sees(/申请人答复.*“?是的/s)
    applicant.sees(/外国人/)
  })
})

describe('after the bot was down', () => {
  it('a deadline that passed meanwhile still rings, though the request was touched first', async () => {
    const { o, specialist, applicant } = await staffed()
    const number = await fileInChinese(applicant)
    const alarms = [...o.alarms.keys()]
    expect(alarms).toContain(`${number}/overdue`)
    specialist.looksAway()
    // Written while the bot was down, handled before the clock rings: the deadline is past by then.
    o.sleepUntil('2026-09-29T09:00:00+08:00')
    await applicant.forges(`req:show:${number}`)
    expect([...o.alarms.keys()]).toContain(`${number}/overdue`)
    await o.until('2026-09-29T09:01:00+08:00')
    specialist.sees(/逾期/)
  })
})

describe('somebody who is bound while a request is filed', () => {
  it('gets it, whichever is committed first', async () => {
    for (const order of ['file first', 'bind first'] as const) {
      const o = openOffice({ turn, knowledge, at: monday })
      const applicant = o.person('wechat:zhang')
      await applicant.forges('file:start:household-registration')
      await applicant.presses('同意，开始', '人才本人')
      await applicant.says('张三', '重庆示例科技有限公司')
      await applicant.presses('人才和配偶')
      await applicant.says('渝北区', '138 0000 0000')
      await applicant.presses('跳过')
      const code = await handOutCode(o.store, 'platform-specialist', { now: o.now() })
      const specialist = o.person('wechat:li')
      const both = [applicant.pressing('确认提交'), specialist.saying(`/bind ${code}`)]
      await o.together(...(order === 'file first' ? both : both.reverse()))
      await o.until('2026-09-21T10:01:00+08:00')
      expect(specialist.all().filter(({ about }) => about).length, order).toBeGreaterThan(0)
    }
  })
})

describe('where words are awaited, a bare number', () => {
  it('is the choice of that place, for who has no buttons', async () => {
    const { office, applicant } = await opened()
    await applicant.forges('file:another:household-registration')
    await applicant.presses('file:consent', 'file:answer:applicant:talent')
    expect(applicant.buttons()[0]).toBe('沿用：张三')
    await applicant.says('1')
    const dialogue = (await office.store.read('conversation', 'telegram:1'))?.body.dialogue
    expect(dialogue).toMatchObject({ answers: { talent: '张三' } })
  })
  it('leaves what a liaison was about to write', async () => {
    const { specialist, number } = await opened()
    await specialist.presses(`desk:ask:${number}`)
    await specialist.says('1')
    specialist.sees(/没有发送任何内容/)
  })
})

describe('in a group', () => {
  it('only questions are answered, and nothing personal is offered', async () => {
    const { office } = await opened()
    const person = office.person('telegram:-5/7')
    await person.hears({ kind: 'text', text: '人才服务证有效期多久？' }, { group: true })
    expect(person.sees(/三年|3年/).choices?.every(({ id }) => id.startsWith('answer:'))).toBe(true)
    for (const text of ['我的申请', '我要落户', '/desk', '我的数据', '删除我的数据', '资格自测', '我的申请到哪了']) {
      await person.hears({ kind: 'text', text }, { group: true })
      person.sees(/这里是群聊/)
    }
    await person.hears({ kind: 'choice', choice: 'req:list' }, { group: true })
    person.sees(/这里是群聊/)
  })

  it('the number of a choice is one where there are no buttons', async () => {
    const { office } = await opened()
    const person = office.person('wechat:room/anna')
    const says = (text: string) => person.hears({ kind: 'text', text }, { group: true })
    await says('人才服务证有效期多久？')
    const choices = person.sees(/三年|3年/).choices ?? []
    await says(String(choices.findIndex(({ id }) => id.startsWith('answer:original')) + 1))
    person.sees(/原文：/)
    await says('9')
    expect(person.sees(/没有第 ?9 项/).choices?.every(({ id }) => id.startsWith('answer:'))).toBe(true)
  })

  it('a member’s words are not taken for something to pass on', async () => {
    const { specialist, number, office } = await opened()
    looked(specialist)
    await specialist.hears({ kind: 'text', text: '0042' }, { group: true })
    expect(specialist.all().at(-1)?.text).not.toContain(number)
    expect((await office.store.read('conversation', 'wechat:specialist'))?.body).not.toHaveProperty('dialogue')
  })
})

describe('a service that is offered no more', () => {
  it('ends what was being filled in, and says so', async () => {
    const services = new Map(knowledge.services)
    const office = openOffice({ turn, knowledge: { ...knowledge, services }, at: '2026-09-21T10:00:00+08:00' })
    const person = office.person('telegram:1')
    await person.forges('file:start:household-registration')
    await person.presses('file:consent', 'file:answer:applicant:talent')
    services.delete('household-registration')
    await person.says('张三')
    person.sees(/已不再受理/)
    expect((await office.store.read('conversation', 'telegram:1'))?.body.dialogue).toBeUndefined()
  })
})
