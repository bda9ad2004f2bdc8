/** How messages read in WeChat. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type Circumstances, encode, placeOf } from '../../adapters/wechat/encode.ts'
import { createOrder } from '../../adapters/wechat/order.ts'
import { createPace } from '../../adapters/wechat/pace.ts'
import { split } from '../../adapters/wechat/split.ts'
import type { Outgoing } from '../../bot/channel.ts'

const message = (said: Partial<Outgoing>): Outgoing => ({
  id: 'm/1',
  to: 'wechat:zhang',
  language: 'zh',
  at: 0,
  text: '',
  ...said,
})
const texts = (said: Partial<Outgoing>, circumstances: Circumstances = {}) =>
  encode(message(said), circumstances).map((part) => (part.kind === 'text' ? part.text : `[${part.name}]`))
const bytes = (text: string) => Buffer.byteLength(text)
const choices = [
  { id: 'a', label: '资格自测' },
  { id: 'b', label: '服务目录' },
]

describe('a message', () => {
  test('ends with what it rests on, what that is worth, and a numbered menu', () => {
    const citations = [{ policy: 'p', clause: '6.3', label: '六、（三）', title: '服务证实施细则' }]
    expect(texts({ text: '三个工作日。', choices, citations, standing: '现行有效' })).toEqual([
      '三个工作日。\n\n依据：《服务证实施细则》六、（三）\n\n文件效力：现行有效\n\n回复数字选择：\n1. 资格自测\n2. 服务目录',
    ])
  })
  test('in English has an English menu', () => {
    expect(texts({ language: 'en', text: 'Hello', choices: [{ id: 'a', label: 'Help' }] })).toEqual([
      'Hello\n\nReply with a number:\n1. Help',
    ])
  })
  test('leaves labels that are numbers as they are: 5 means five stars, wherever that stands', () => {
    const stars = ['5 分', '4 分', '3 分'].map((label) => ({ id: label, label }))
    expect(texts({ text: '请打分', choices: stars })).toEqual(['请打分\n\n回复数字选择：\n• 5 分\n• 4 分\n• 3 分'])
  })
  test('numbers the numbers of requests, which are too long to be typed', () => {
    const requests = ['261123-8333', '261123-0234'].map((label) => ({ id: label, label }))
    expect(texts({ text: '您有 2 件待办', choices: requests })).toEqual([
      '您有 2 件待办\n\n回复数字选择：\n1. 261123-8333\n2. 261123-0234',
    ])
  })
  test('numbers spans of numbers, which stand for no number', () => {
    const spans = ['1-3 年', '3-5 年'].map((label) => ({ id: label, label }))
    expect(texts({ text: '多少年？', choices: spans })).toEqual(['多少年？\n\n回复数字选择：\n1. 1-3 年\n2. 3-5 年'])
  })
  test('says that one may reply with a number only where every choice leads away', () => {
    const back = { id: 'file:back', label: '上一步' }
    expect(texts({ text: '姓名？', choices: [back] })[0]).toContain('也可以回复数字')
    expect(texts({ text: '哪里？', choices: [{ id: 'file:answer:x', label: '重庆' }, back] })[0]).not.toContain(
      '也可以',
    )
  })
  test('says a list once that is numbered already, and that nobody has to choose where words are awaited', () => {
    const listed = [
      { id: 'desk:show:1', label: '261122-2446' },
      { id: 'desk:show:2', label: '261122-4444' },
    ]
    const text = '您已接单 2 件：\n1. 261122-2446 户籍服务\n2. 261122-4444 户籍服务'
    expect(texts({ text, choices: listed })).toEqual([`${text}\n\n回复上面的数字查看。`])
    const more = [...listed, { id: 'desk:list', label: '全部' }]
    expect(texts({ text, choices: more })[0]).toContain('回复数字选择：\n1. 261122-2446\n2. 261122-4444\n3. 全部')
    const aside = [
      { id: 'file:back', label: '上一步' },
      { id: 'file:cancel', label: '退出' },
    ]
    expect(texts({ text: '姓名是？', choices: aside })).toEqual(['姓名是？\n\n也可以回复数字：\n1. 上一步\n2. 退出'])
  })

  test('says in a room that the bot must be mentioned', () => {
    expect(texts({ text: '3年。', choices, to: 'wechat:1@chatroom/zhang' })[0]).toMatch(/\n\n@我并回复数字选择：\n1\. /)
  })

  test('names choices without numbers where a number is the answer', () => {
    expect(texts({ text: '一共几年？', choices, figure: true })).toEqual([
      '一共几年？\n\n也可以回复：\n• 资格自测\n• 服务目录',
    ])
  })
  test('gives a link with the address of the server, and says so where there is none', () => {
    const link = { path: '/desk/open#k', label: '打开工作台' }
    const [given] = texts({ text: '好。', link }, { publicUrl: 'https://bot.example/' })
    expect(given).toBe('好。\n\n打开工作台：https://bot.example/desk/open#k')
    expect(texts({ text: '好。', link })[0]).toMatch(/还没有设置网址/)
  })
  test('brings documents and files after its words', () => {
    const document = { name: 'result.html', type: 'text/html' as const, text: '<p>' }
    const file = { id: 'f', name: '照片.jpg', type: 'image/jpeg', size: 3 }
    const content = new Uint8Array([1, 2, 3])
    const shown = '请看\n\n（微信会按图片显示，可能变小、变模糊。看不清的话，请对方改发PDF。）'
    expect(texts({ text: '请看', document, file }, { content })).toEqual([shown, '[result.html]', '[照片.jpg]'])
    expect(texts({ text: '请看', file })[0]).toMatch(/照片\.jpg”已过保存期/)
  })
})

describe('a long message', () => {
  const paragraph = '人才需要申办入户的，由用人单位联络员向平台提出申请。'.repeat(6)
  test('is parted at paragraphs, numbered, and its menu stays whole', () => {
    const parts = texts({ text: Array(9).fill(paragraph).join('\n\n'), choices })
    expect(parts.length).toBeGreaterThan(2)
    for (const [at, part] of parts.entries()) {
      expect(bytes(part)).toBeLessThanOrEqual(2000)
      expect(part).toMatch(new RegExp(`^（${at + 1}/${parts.length}）\n`))
    }
    expect(parts.at(-1)).toMatch(/。\n\n回复数字选择：\n1\. 资格自测\n2\. 服务目录$/)
    expect(parts.every((part) => /。$|目录$/.test(part))).toBe(true)
  })
  test('counts the mention before it', () => {
    const opening = `@${'长'.repeat(20)}\u2005`
    const parts = texts({ text: paragraph.repeat(5) }, { opening })
    expect(parts[0]?.startsWith(opening)).toBe(true)
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(2000)
    expect(parts[1]).not.toContain('@')
  })
  test('loses nothing but blanks, and no character is torn', () => {
    const pieces = fc.array(
      fc.constantFrom('人才', '👨‍👩‍👧‍👦', 'word ', '。', '\n', '\n\n', 'é', '🇨🇳', '，', 'x'.repeat(90)),
      { maxLength: 400 },
    )
    fc.assert(
      fc.property(pieces, fc.integer({ min: 40, max: 300 }), (written, limit) => {
        const whole = written.join('')
        const parts = split(whole, limit)
        for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(limit)
        const bare = (text: string) => text.replace(/\s/g, '')
        expect(bare(parts.join(''))).toBe(bare(whole))
        const characters = (text: string) => [...new Intl.Segmenter('zh').segment(text)].length
        expect(characters(bare(parts.join('')))).toBe(parts.reduce((sum, part) => sum + characters(bare(part)), 0))
      }),
    )
  })
})

describe('an address', () => {
  test('stands for a contact, or for a person in a room', () => {
    expect(placeOf('wechat:wxid_1')).toEqual({ conversation: 'wxid_1' })
    expect(placeOf('wechat:12@chatroom/wxid_1')).toEqual({ conversation: '12@chatroom', person: 'wxid_1' })
  })
})

describe('the pace', () => {
  test('leaves a gap per contact and one between all', () => {
    let now = 1000
    const pace = createPace({ contact: [800, 800], overall: [200, 200] }, () => now)
    expect([pace.take('a'), pace.take('b'), pace.take('a'), pace.take('b')]).toEqual([0, 200, 800, 1000])
    now += 5000
    expect(pace.until('a')).toBe(0)
  })
  test('keeps its gaps when the clock is set back by days', () => {
    let now = Date.parse('2026-11-23T10:00:00+08:00')
    let steady = 0
    const pace = createPace(
      { contact: [800, 800], overall: [200, 200] },
      () => now,
      () => steady,
    )
    pace.take('a')
    now -= 3 * 24 * 3_600_000
    pace.count('a')
    expect([pace.until('a'), pace.until('b')]).toEqual([800, 200])
    steady += 800
    expect([pace.until('a'), pace.until('b')]).toEqual([0, 0])
  })
  test('counts by day, as the office has it', () => {
    let now = Date.parse('2026-11-22T23:59:00+08:00')
    const pace = createPace({ contact: [0, 0], overall: [0, 0] }, () => now)
    pace.count('a')
    pace.count('a')
    expect([pace.sentToday('a'), pace.sentToday('b')]).toEqual([2, 0])
    now += 2 * 60_000
    expect(pace.sentToday('a')).toBe(0)
  })
})

describe('the order', () => {
  test('is that of what was said within the window, then that of arrival; a slow one is not waited for', async () => {
    const released: string[] = []
    const order = createOrder<string>(30, ({ what }) => released.push(what))
    const [b, a, x, same, slow] = [order.arrive(), order.arrive(), order.arrive(), order.arrive(), order.arrive()]
    b({ conversation: '1', saidAt: 20, what: 'b' })
    x({ conversation: '2', saidAt: 5, what: 'x' })
    a({ conversation: '1', saidAt: 10, what: 'a' })
    same({ conversation: '1', saidAt: 20, what: 'b2' })
    await expect.poll(() => released.filter((what) => what !== 'x')).toEqual(['a', 'b', 'b2'])
    expect(released).toContain('x')
    slow({ conversation: '1', saidAt: 1, what: 'slow' })
    await expect.poll(() => released.at(-1)).toBe('slow')
  })

  test('lets go of what waits though the clock is set back by a day meanwhile', async () => {
    const released: string[] = []
    const order = createOrder<string>(30, ({ what }) => released.push(what))
    const place = order.arrive()
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now - 86_400_000)
    place({ conversation: '1', saidAt: 10, what: 'a' })
    await sleep(200)
    expect(released).toEqual(['a'])
  })
})
