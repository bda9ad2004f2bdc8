/** What the payloads of gateways are read as. Each file has one as it comes, and what is made of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Decoded, decode, type Payload, saidAt } from '../../adapters/wechat/decode.ts'
import { withoutMention } from '../../adapters/wechat/mention.ts'
import { asQuoted, findQuoted, parseQuote } from '../../adapters/wechat/quote.ts'
import type { Outgoing } from '../../bot/channel.ts'
import type { HistoryLine } from '../../bot/store.ts'

const me = { id: 'wxid_bot0office', names: ['人才服务', '办事员小才'] }
const folder = join(import.meta.dirname, 'payloads')
const payloads = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as { about: string; payload: Payload; decoded: Decoded }),
}))

describe('a payload', () => {
  test.each(payloads)('$name: $about', ({ payload, decoded }) => {
    expect(decode(payload, me)).toEqual(decoded)
  })

  test('of every kind of the protocol is known or left alone, in private and in a room', () => {
    for (let type = 0; type <= 30; type++)
      for (const roomId of ['', '1@chatroom'])
        expect(() => decode({ id: '1', type, talkerId: 'a', roomId, timestamp: 0 }, me)).not.toThrow()
  })
})

test('of two names the longer one is left out of what was said', () => {
  expect(withoutMention('@小助手 2号\u2005落户怎么办', ['小助手', '小助手 2号'])).toBe('落户怎么办')
})

describe('the time of a message', () => {
  const at = (timestamp: number) => saidAt({ id: '1', type: 7, talkerId: 'a', timestamp })
  test('in milliseconds is taken as it is, in seconds as the end of the second', () => {
    expect(at(1795320000123)).toBe(1795320000123)
    expect(at(1795320000)).toBe(1795320000999)
    expect(at(1795320000000)).toBe(1795320000999)
    expect(at(0)).toBeUndefined()
  })
})

describe('a quote', () => {
  const line = '- - - - - - - - - - - - - - -'
  const out = (id: string, text: string, about?: string): HistoryLine => {
    const message: Outgoing = { id, to: 'wechat:li', language: 'zh', at: 0, text, ...(about ? { about } : {}) }
    return { seq: 1, direction: 'out', message, state: 'sent', sentAt: 0 }
  }
  const lines = [
    out('a/1', '有一件新申请：\n\n编号 261122-0042', '261122-0042'),
    out('b/1', '有一件新申请：\n\n编号 261122-0043', '261122-0043'),
    out('c/1', '您好！\n请问有什么可以帮您？'),
    out('d/1', '已转给市公安局联络员，最迟2026年9月24日18:00前完成。', '261122-0042'),
  ]
  const found = (words: string) => findQuoted({ words }, lines, ({ text }) => [text])

  test('finds the message with the same words, whatever became of its line breaks', () => {
    expect(found('人才服务：有一件新申请： 编号 261122-0042')).toBe('a/1')
    expect(found('有一件新申请：编号261122-0043')).toBe('b/1')
    expect(found('人才服务：您好！请问有什么可以帮您？')).toBe('c/1')
  })
  test('that is shortened finds the message that begins so', () => {
    expect(found('人才服务：已转给市公安局联络员，最迟…')).toBe('d/1')
    expect(found('人才服务：已转给市公安局联络员，最迟...')).toBe('d/1')
  })
  test('that is too short to tell anything finds none', () => {
    expect(found('人才服务：您好')).toBeUndefined()
    expect(found('人才服务：已转给市…')).toBeUndefined()
  })
  test('that fits messages about different requests finds none', () => {
    expect(found('人才服务：有一件新申请：编号…')).toBeUndefined()
  })
  test('of a picture or a file finds what was sent, unless pictures of several requests were', () => {
    const files = [out('e/1', '户口簿.jpg', '261122-0042'), out('f/1', '准迁证.pdf', '261122-0043')]
    const among = (words: string, more: HistoryLine[] = []) =>
      findQuoted({ words }, [...files, ...more], ({ text }) => asQuoted(text))
    expect(among('人才服务：[图片]')).toBe('e/1')
    expect(among('Talent service: [Photo]')).toBe('e/1')
    expect(among('人才服务：[文件]准迁证.pdf')).toBe('f/1')
    expect(among('Talent service: [File] 准迁证.pdf')).toBe('f/1')
    expect(among('人才服务：[图片]', [out('g/1', '照片.png', '261122-0043')])).toBeUndefined()
    expect(among('人才服务：[图片]', [out('g/1', '本人页.jpg', '261122-0042')])).toBe('g/1')
  })
  test('of other words finds none', () => {
    expect(found('张三：明天见')).toBeUndefined()
    expect(found('')).toBeUndefined()
  })
  test('inside a quote belongs to it', () => {
    const nested = `「李：「王：甲」\n${line}\n乙」\n${line}\n丙`
    expect(parseQuote(nested)).toEqual({ quoted: { words: `李：「王：甲」\n${line}\n乙` }, reply: '丙' })
  })
  test('is not seen in a text that only has the marks', () => {
    expect(parseQuote('「落户」怎么办理？')).toBeUndefined()
    expect(parseQuote(`清单\n${line}\n甲`)).toBeUndefined()
  })
})
