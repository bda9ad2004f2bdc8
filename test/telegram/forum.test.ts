/** A group with topics that works for a role: what is said where. */
import { describe, expect, it } from 'vitest'
import { until } from '../engine.ts'
import { bind, fileRequest, isClosed, joined, personal, staffed, topicOf } from './forum-office.ts'
import { type OfficeOptions, officesOfTests } from './office.ts'
import { refusal } from './server-faults.ts'

const open = officesOfTests()

const start = async (options: OfficeOptions = {}) => {
  const { office, telegram, li, john } = await staffed(await open(options))
  const stranger = telegram.person({ name: 'Zhou' })
  const command = (words: string) => `/${words}@${telegram.bot.username}`
  const forum = (options: { forum?: boolean; admin?: { topics: boolean }; title?: string } = {}) =>
    telegram.group({ title: 'Visas', forum: true, members: [li, john, stranger], ...options })
  return { office, telegram, li, john, stranger, command, forum }
}

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

describe('joining', () => {
  it('is for who is bound, in a group that has topics', async () => {
    const { li, john, forum, command } = await start()
    const group = forum({ admin: { topics: true } })
    john.saysIn(group, command('desk'))
    await group.waitsFor('Only a specialist or liaison who is bound')
    const plain = forum({ forum: false })
    li.saysIn(plain, command('desk'))
    await plain.waitsFor('没有开启话题')
    li.saysIn(group, command('desk'))
    await group.waitsFor('这个群现在为')
    li.saysIn(group, command('desk'))
    await group.waitsFor('已经在为')
    john.saysIn(group, `${command('desk')} leave`)
    await group.waitsFor((seen) => /Only a specialist/.test(seen.text))
  })

  it('by an administrator who stays anonymous is refused with the reason; a question of theirs is answered', async () => {
    const { telegram, li, forum, command } = await start()
    const group = forum({ admin: { topics: true } })
    li.saysIn(group, command('desk'), { anonymous: true })
    await group.waitsFor(/匿名|anonymously/)
    li.saysIn(group, `@${telegram.bot.username} 落户怎么办理？`, { anonymous: true })
    await group.waitsFor('3个工作日')
  })

  it('without the right to manage topics is told, and goes on by itself when it is given', async () => {
    const { office, li, john, forum, command } = await start()
    const number = await fileRequest(john)
    const group = forum()
    li.saysIn(group, command('desk'))
    await group.waitsFor('我在这里不能开话题')
    await li.waitsFor('在群“Visas”里我不能开话题')
    group.promotes(li, { topics: false })
    group.promotes(li, { topics: true })
    // Who works there learns now what may stand there.
    await group.waitsFor(/这个群现在为.*不要发在群里/s)
    await topicOf(group, number)
    expect(group.topics()).toHaveLength(1)
    expect(office.lines.filter((line) => line.startsWith('error'))).toEqual([])
  })

  it('by somebody of several roles asks for which; a group works for one', async () => {
    const { office, telegram, li, forum, command } = await start()
    await bind(office, li, 'public-security')
    const group = forum({ admin: { topics: true } })
    li.saysIn(group, command('desk'))
    const asked = await group.waitsFor('为哪个岗位服务')
    expect(asked.buttons.flat()).toHaveLength(2)
    await until(async () => !!(await office.store.sentAs(`telegram:${group.id}/${li.id}`, String(asked.id))))
    await li.presses('forum:join:public-security', { group }).answered()
    await group.waitsFor('这个群现在为')
    expect((await office.store.read('role', 'public-security'))?.body.forum?.title).toBe('Visas')
    const qian = telegram.person({ name: 'Qian' })
    await bind(office, qian, 'education')
    const shared = telegram.group({ title: 'Shared', forum: true, admin: { topics: true }, members: [li, qian] })
    qian.saysIn(shared, command('desk'))
    await shared.waitsFor('This group now works')
    li.saysIn(shared, command('desk'))
    await shared.waitsFor('只能为一个岗位服务')
  })

  it('is part of what is kept about whoever did it', async () => {
    const { office, li } = await start()
    await joined(office, li, [li])
    li.says('/mydata')
    const page = await li.waitsFor(({ file }) => file !== undefined)
    expect(Buffer.from(page.file?.bytes ?? []).toString()).toMatch(/您接入的群.*Visas/s)
  })
})

describe('a group', () => {
  it('is let go by command: its topics are closed, and requests go on in private', async () => {
    const { office, li, john } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    li.saysIn(forum, '/desk leave') // as the group was told
    await forum.waitsFor('不再为')
    await li.waitsFor('不再为')
    await topicOf(forum, number, '不再显示申请')
    await until(() => isClosed(forum, number))
    const other = await fileRequest(office.telegram.person({ name: 'Mary' }))
    await li.waitsFor(other)
    await forum.waitsForSilence()
    expect(forum.topics()).toHaveLength(1)
    expect((await office.store.read('role', 'platform-specialist'))?.body.forum).toBeUndefined()
  })

  it('is let go when the last one who is bound leaves the role', async () => {
    const { office, li, john } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    li.says('解绑')
    const { buttons } = await li.waitsFor('确定')
    li.presses(buttons.flat()[0] ?? '')
    await forum.waitsFor('已没有绑定的人')
    await until(() => isClosed(forum, number))
    expect((await office.store.read('role', 'platform-specialist'))?.body.forum).toBeUndefined()
    const late = await li.presses('接单', { group: forum }).answered()
    expect(late.text).toContain('已绑定')
    expect((await office.store.read('request', number))?.body.taker).toBeUndefined()
  })

  it('where a topic was deleted gets another one, but not for ever', async () => {
    const { telegram, office, li, john } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    let topic = await topicOf(forum, number)
    const deleteIt = () => forum.deleteTopic(topic.thread as number)
    deleteIt()
    li.says(`接单 ${number}`)
    topic = await topicOf(forum, number, '已有人接单')
    deleteIt()
    li.says(`询问 ${number} 配偶的户口现在在哪里？`)
    topic = await topicOf(forum, number, '等待答复')
    deleteIt()
    await john.waitsFor('配偶的户口现在在哪里')
    await john.presses('Answer').answered()
    john.says('In Chengdu, since 2019')
    await li.waitsFor('In Chengdu')
    await forum.waitsForSilence()
    expect(telegram.calls('createForumTopic')).toHaveLength(3)
    expect(forum.topics()).toEqual([])
    expect(office.lines.filter((line) => line.startsWith('error'))).toEqual([])
    expect(office.lines.join('\n')).toContain('warn A message could not be delivered')
  })

  it('that throws the bot out is told of in private, and shows what happened meanwhile when it is back', async () => {
    const { office, telegram, li, john } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    forum.kicks(li)
    await li.waitsFor('我被移出了群“Visas”')
    li.says(`接单 ${number}`)
    await john.waitsFor('is now being handled')
    const before = telegram.calls('createForumTopic').length
    forum.takesBack(li)
    await li.waitsFor('在群“Visas”里我不能开话题')
    forum.promotes(li, { topics: true })
    await forum.waitsFor('又可以在这里开话题了')
    await topicOf(forum, number, '已有人接单')
    expect(telegram.calls('createForumTopic')).toHaveLength(before)
  })

  it('that has no topics any more, and one that the bot finds itself shut out of, are told of', async () => {
    const { office, li, john, command } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    forum.setForum(false)
    li.says(`接单 ${number}`)
    await li.waitsFor('没有开启话题，所以')
    await forum.waitsFor('这个群没有话题了')
    await john.waitsFor('is now being handled')
    forum.setForum(true)
    li.saysIn(forum, command('desk'))
    await forum.waitsFor('这个群现在为')
    await topicOf(forum, number, '已有人接单')
    // Without an update that says so.
    office.telegram.faults.always(refusal(403, 'Forbidden: bot was kicked from the supergroup chat'), {
      method: 'sendMessage',
      chat: forum.id,
    })
    await li.presses('询问申请人', { group: forum }).answered()
    await li.waitsFor('请写下要问申请人的')
    li.says('请补充护照')
    await li.waitsFor('我被移出了群“Visas”')
    expect(office.lines.filter((line) => line.startsWith('error'))).toEqual([])
  })

  it('gives way to a second one for the same role, and takes over from it again', async () => {
    const { office, li, john, forum: make, command } = await start()
    const first = await joined(office, li, [li])
    const number = await fileRequest(john)
    const { thread } = await topicOf(first, number)
    const second = make({ admin: { topics: true }, title: 'Visas 2' })
    li.saysIn(second, command('desk'))
    await first.waitsFor('改在另一个群里显示')
    expect((await topicOf(first, number, '话题关闭')).text).toContain('这个群不再显示申请')
    await until(() => isClosed(first, number))
    await second.waitsFor('这个群现在为')
    await topicOf(second, number, '还没有人接单')
    await li.presses('接单', { group: second }).answered()
    await topicOf(second, number, '已有人接单')
    await first.waitsForSilence()
    expect(first.sees().some(({ text }) => text.includes('已有人接单'))).toBe(false)

    li.saysIn(first, command('desk'))
    await second.waitsFor('改在另一个群里显示')
    await until(() => isClosed(second, number) && !isClosed(first, number))
    const back = await topicOf(first, number, '已有人接单')
    expect(back.thread).toBe(thread)
    expect([first.topics().length, second.topics().length]).toEqual([1, 1])
    expect((await office.store.read('role', 'platform-specialist'))?.body.forum?.title).toBe('Visas')
    expect(office.lines.filter((line) => /^(warn|error)/.test(line))).toEqual([])
  })

  it('that gets another address keeps working there', async () => {
    const { office, telegram, li, john } = await start()
    const forum = await joined(office, li, [li])
    const number = await fileRequest(john)
    await topicOf(forum, number)
    const after = telegram.upgrade(forum)
    after.setForum(true)
    after.promotes(li, { topics: true })
    await topicOf(after, number)
    expect((await office.store.read('role', 'platform-specialist'))?.body.forum?.group).toBe(`telegram:${after.id}`)
    await until(async () => (await office.store.read('request', number))?.body.topics?.length === 1)
  })
})
