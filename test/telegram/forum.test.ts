/** A group with topics that works for a role: what is said where. */
import { describe, expect, it } from 'vitest'
import { until } from '../engine.ts'
import { bind, fileRequest, isClosed, joined, personal, topicOf } from './forum-office.ts'
import { officesOfTests } from './office.ts'

const open = officesOfTests()

const start = async () => {
  const office = await open()
  const { telegram } = office
  const li = telegram.person({ name: '李', language_code: 'zh-hans' })
  const john = telegram.person({ name: 'John' })
  const stranger = telegram.person({ name: 'Zhou' })
  await bind(office, li, 'platform-specialist')
  const command = (words: string) => `/${words}@${telegram.bot.username}`
  return { office, telegram, li, john, stranger, command }
}

describe('a request', () => {
  it('has a topic, in which it is taken; its words are asked for in private', async () => {
    const { office, li, john, stranger } = await start()
    const forum = await joined(office, li, [li, stranger])
    await li.waitsFor('您已让群“Visas”为')
    const number = await fileRequest(john)
    const card = await topicOf(forum, number)
    expect(forum.topics()).toEqual([{ thread: card.thread, name: `${number} 户籍服务（入户）`, closed: false }])
    expect(card.text).toMatch(/已提交，待平台受理，期限.*\n还没有人接单/s)
    expect(card.buttons.flat()).toEqual(['接单', '转交', '询问申请人', '告知申请人', '办结', '不予办理', '私聊查看详情'])
    await li.waitsFor('新申请') // in private as ever

    const refused = await stranger.presses('接单', { group: forum }).answered()
    expect(refused).toMatchObject({ alert: true, text: expect.stringContaining('bound') })
    const taken = await li.presses('接单', { group: forum }).answered()
    expect(taken.text).toBe('已办好。')
    await topicOf(forum, number, '已有人接单')
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
})
