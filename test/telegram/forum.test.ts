/** A group with topics that works for a role: what is said where. */
import { describe, expect, it } from 'vitest'
import { until } from '../engine.ts'
import { bind, fileRequest, isClosed, joined, personal, startIn, topicOf } from './forum-office.ts'
import { officesOfTests } from './office.ts'

const start = startIn(officesOfTests())

describe('a request', () => {
  it('has a topic, in which it is taken; its words are asked for in private', async () => {
    const { office, li, john, stranger } = await start()
    const forum = await joined(office, li, [li, stranger])
    await li.waitsFor('您已让群“Visas”为')
    const number = await fileRequest(john)
    const card = await topicOf(forum, number)
    expect(forum.topics()).toEqual([{ thread: card.thread, name: `${number} 户籍服务（入户）`, closed: false }])
    expect(card.text).toMatch(/已提交，待平台受理，期限.*\n还没有人接单.*\n\n本环节：.*\n\n可在这里接单/s)
    expect(card.buttons.flat()).toEqual([
      '接单',
      '转交',
      '询问申请人',
      '告知申请人',
      '办结',
      '不予办理',
      '私聊查看详情',
    ])
    await li.waitsFor('新申请') // in private as ever

    const refused = await stranger.presses('接单', { group: forum }).answered()
    expect(refused).toMatchObject({ alert: true, text: expect.stringContaining('bound') })
    const taken = await li.presses('接单', { group: forum }).answered()
    expect(taken.text).toBe('操作成功。')
    expect((await topicOf(forum, number, '已有人接单')).text).not.toContain('可在这里接单')
    await li.waitsFor(`已接单`)
    await john.waitsFor('is now being handled')

    const asked = await li.presses('询问申请人', { group: forum }).answered()
    expect(asked.url).toBe(`https://t.me/${office.telegram.bot.username}?start=do_ask_${number}`)
    await li.waitsFor('请写下要问申请人的')
    li.says('请补充护照复印件')
    await john.waitsFor('请补充护照复印件')
    await topicOf(forum, number, '等待答复')
    await john.presses('Answer').answered()
    await john.waitsFor('Please')
    john.says('My passport is E1234567')
    await topicOf(forum, number, '申请人有新的消息')

    await li.presses('私聊查看详情', { group: forum }).answered()
    await li.waitsFor('E1234567')
    await li.presses('办结', { group: forum }).answered()
    await li.waitsFor('确定直接办结吗')
    await li.presses('确定办结').answered()
    li.says('落户已办好，请来领取')
    await john.waitsFor('落户已办好')
    await topicOf(forum, number, '已办结，话题关闭')
    await until(() => isClosed(forum, number))

    await li.presses('重新打开', { group: forum }).answered()
    await until(() => !isClosed(forum, number))
    await topicOf(forum, number, '办理')
    for (const { text } of forum.sees()) expect(text).not.toMatch(/John|Smith|Example|Yubei|7946|E1234567|护照|领取/)
    expect(personal.test(JSON.stringify(forum.topics()))).toBe(false)
    expect(office.lines.filter((line) => !line.startsWith('info'))).toEqual([])
  })

  it('is given to another role in its own group, and comes back to the same topic', async () => {
    const { office, telegram, li, john } = await start()
    const qian = telegram.person({ name: 'Qian', language_code: 'en' })
    await bind(office, qian, 'public-security')
    const ours = await joined(office, li, [li])
    const theirs = await joined(office, qian, [qian], 'Bureau')
    const number = await fileRequest(john)
    const first = await topicOf(ours, number)
    await li.presses('转交', { group: ours }).answered()
    const where = await li.waitsFor(/转交给/)
    li.presses(where.buttons.flat().find((label) => label.includes('公安')) ?? '')
    const closing = await topicOf(ours, number, '已转交')
    expect(closing.text).toBe(`${number}：已转交，不再由本岗位办理，话题关闭。`)
    await until(() => isClosed(ours, number))
    const there = await topicOf(theirs, number, 'Nobody has taken it yet')
    expect(there.text).toContain('Household registration: forwarded')
    expect(there.buttons.flat()).toContain('Take')

    // A button of before does not act for a role that has it no more; the platform’s specialist oversees, Qian does not.
    qian.says(`return ${number}`)
    await until(() => isClosed(theirs, number))
    await until(() => !isClosed(ours, number))
    const again = await topicOf(ours, number, '还没有人接单')
    expect(again.thread).toBe(first.thread)
    const late = await qian.presses('Take', { group: theirs }).answered()
    expect(late.text).toContain('in charge')
    expect(ours.topics()).toHaveLength(1)
    expect(theirs.topics()).toHaveLength(1)
    expect((await office.store.read('request', number))?.body.taker).toBeUndefined()
  })

  it('whose time is nearly or quite over calls for its holders in its topic too', async () => {
    const monday = Date.parse('2026-09-21T10:00:00+08:00')
    let ahead = monday - Date.now()
    const clock = () => Date.now() + ahead
    const { office, li, john } = await start({ clock })
    const at = async (moment: string) => {
      ahead = Date.parse(`2026-09-${moment}:00+08:00`) - Date.now()
      await office.store.ring(clock())
    }
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    await at('23T10:01')
    expect((await topicOf(forum, number, '即将到期')).text).toMatch(/^提醒：这件申请即将到期，请及时办理。\n\n26\d{4}-/)
    await at('24T18:01')
    expect((await topicOf(forum, number, '已到期')).text).toMatch(/^这件申请已到期，请尽快办理。\n\n.*已逾期/)
    const overdue = forum.sees().length
    await at('29T10:01')
    await until(() => forum.sees().length > overdue)
    expect((await topicOf(forum, number, '已到期')).buttons.flat()).toContain('接单')
    await li.presses('接单', { group: forum }).answered()
    expect((await topicOf(forum, number, '已有人接单')).text).not.toContain('请尽快')
  })

  it('is acted on by the buttons of a message that Telegram has long put away', async () => {
    const { office, li, john, stranger } = await start()
    const forum = await joined(office, li, [li, stranger])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    const refused = await stranger.presses('接单', { group: forum, old: true }).answered()
    expect(refused.text).toContain('bound')
    const taken = await li.presses('接单', { group: forum, old: true }).answered()
    expect(taken.text).toBe('操作成功。')
    await topicOf(forum, number, '已有人接单')
  })

  it('that is withdrawn with all data of its applicant leaves a closed topic', async () => {
    const { office, li, john, forum: make, command } = await start()
    const forum = make({ admin: { topics: true } })
    li.saysIn(forum, command('desk'))
    const number = await fileRequest(john)
    await topicOf(forum, number)
    john.says('/delete')
    const { buttons } = await john.waitsFor('This can’t be undone')
    john.presses(buttons.flat().at(-1) ?? '')
    await topicOf(forum, number, '已撤回')
    await until(() => isClosed(forum, number))
    expect((await office.store.read('request', number))?.body.forgotten).toBeDefined()
    for (const { text } of forum.sees()) expect(text).not.toMatch(personal)
  })

  it('is acted on by commands too, and nothing that is written in its topic goes further', async () => {
    const { office, li, john, command } = await start()
    const forum = await joined(office, li, [li, john])
    const number = await fileRequest(john)
    const { thread } = await topicOf(forum, number)
    li.saysIn(forum, command('take'), { thread: thread as number })
    await topicOf(forum, number, '已有人接单')
    await forum.waitsFor('操作成功')
    li.saysIn(forum, `${command('ask')} where is John’s wife?`, { thread: thread as number })
    const hint = await forum.waitsFor('请在与我的私聊里写')
    expect(hint.message.reply_markup?.inline_keyboard[0]?.[0]?.url).toMatch(new RegExp(`start=do_ask_${number}$`))
    await li.waitsFor('请写下要问申请人的')
    li.says('取消')
    await li.waitsFor('没有发送')
    li.saysIn(forum, `@${office.telegram.bot.username} 请告诉他来领取`, { thread: thread as number })
    await forum.waitsFor((seen) => seen.text.includes('请在与我的私聊里写') && seen.id > hint.id)
    john.saysIn(forum, command('take'), { thread: thread as number })
    await forum.waitsFor(/bind/)
    await john.waitsForSilence()
    expect(john.sees().filter(({ text }) => /wife|领取/.test(text))).toEqual([])
    // A link from the topic says the command in private.
    li.says(`/start do_ask_${number}`)
    await li.waitsFor(({ text, id }) => text.includes('请写下要问申请人的') && id > 0)
  })
})

describe('what is typed', () => {
  const office = async () => {
    const { office, telegram, li, john, stranger } = await start()
    const qian = telegram.person({ name: 'Qian', language_code: 'zh-hans' })
    await bind(office, qian, 'public-security')
    const forum = await joined(office, li, [li, john, stranger])
    const number = await fileRequest(john)
    const { thread } = (await topicOf(forum, number)) as { thread: number }
    const addressed = (words: string) => `@${telegram.bot.username} ${words}`
    return { office, li, john, stranger, qian, forum, number, thread, addressed }
  }

  it('in the topic of a request without naming the bot takes it; what colleagues say to each other is nothing', async () => {
    const { office: running, li, forum, number, thread, stranger } = await office()
    const before = forum.sees().length
    li.saysIn(forum, '这件谁来接单？我今天不在', { thread })
    li.saysIn(forum, '办好了吗', { thread })
    await forum.waitsForSilence()
    expect(forum.sees()).toHaveLength(before)
    stranger.saysIn(forum, '接单', { thread })
    await forum.waitsFor('bind')
    li.saysIn(forum, '我来办', { thread })
    await forum.waitsFor('操作成功')
    await topicOf(forum, number, '已有人接单')
    expect((await running.store.read('request', number))?.body.taker).toBe(`telegram:${li.id}`)
    const said = (await running.store.history(`telegram:${forum.id}/t${thread}/${li.id}`, { last: 20 })).length
    expect(said).toBeLessThanOrEqual(2)
  })

  it('in its topic passes it on to the role that is named; a reason goes no further', async () => {
    const { li, qian, forum, number, thread, addressed } = await office()
    li.saysIn(forum, addressed('转交公安局，因为John要落户渝北'), { thread })
    await forum.waitsFor('请在与我的私聊里写')
    await qian.waitsForSilence()
    expect(qian.sees().filter(({ text }) => text.includes(number))).toEqual([])
    li.saysIn(forum, addressed('转交公安局'), { thread })
    await qian.waitsFor(number)
    await topicOf(forum, number, '已转交')
    await until(() => isClosed(forum, number))
  })

  it('in its topic about the applicant is no question about policy', async () => {
    const { li, forum, thread, addressed } = await office()
    const before = forum.sees().length
    li.saysIn(forum, addressed('他什么时候交材料？'), { thread })
    await forum.waitsFor('请在与我的私聊里写')
    expect(forum.sees()).toHaveLength(before + 1)
    li.saysIn(forum, addressed('其他家属也能随迁吗？'), { thread })
    await forum.waitsFor('配偶和未成年子女')
  })

  it('outside of the topics is done in private where it names no request', async () => {
    const { office: running, li, forum, number, addressed } = await office()
    li.saysIn(forum, addressed('待办'))
    await forum.waitsFor('请看与我的私聊')
    await li.waitsFor(/待办.*1/s)
    li.saysIn(forum, addressed('接单'))
    await li.waitsFor(`已接单：${number}`)
    expect((await running.store.read('request', number))?.body.taker).toBe(`telegram:${li.id}`)
    for (const { text } of forum.sees()) expect(text).not.toMatch(personal)
  })
})

describe('a command with a number that is nobody’s', () => {
  it('does nothing, and the group learns no more than that it is answered in private', async () => {
    const { office, li, john, command } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    const before = forum.sees().length
    const unknown = number.endsWith('0001') ? '0002' : '0001'
    li.saysIn(forum, `${command('take')} ${unknown}`)
    await li.waitsFor(`没有编号以 ${unknown} 结尾的申请`)
    const hint = await forum.waitsFor('私聊')
    expect(hint.text).not.toContain('操作成功')
    li.saysIn(forum, `${command('decline')} 200101-${unknown} not ours`)
    await forum.waitsFor(({ text, id }) => id > hint.id && text.length > 0)
    for (const { text } of forum.sees().slice(before)) expect(text).not.toMatch(personal)
    expect((await office.store.read('request', number))?.body).toMatchObject({ state: 'submitted' })
    expect((await office.store.read('request', number))?.body.taker).toBeUndefined()
  })
})
