import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode, longestCaption, longestText, payloadOf } from '../../adapters/telegram/encode.ts'
import { asHtml } from '../../adapters/telegram/html.ts'
import { keyboardOf, settledKeyboard } from '../../adapters/telegram/keyboard.ts'
import { split } from '../../adapters/telegram/split.ts'
import type { Outgoing } from '../../bot/channel.ts'
import { parseHtml } from './server-html.ts'

const place = { chat: 5 }
const message = (about: Partial<Outgoing>): Outgoing => ({
  id: 'telegram:5:1/1',
  to: 'telegram:5',
  language: 'en',
  at: 0,
  text: 'Hello',
  ...about,
})
const citation = (label: string, title = 'Implementing rules') => ({ policy: 'p', clause: label, label, title })
const rows = (...labels: string[]) =>
  keyboardOf(labels.map((label) => ({ id: label, label }))).map((row) => row.map(({ text }) => text))

describe('a long text', () => {
  it('is cut between paragraphs before lines, lines before sentences, sentences before words', () => {
    const paragraph = 'One sentence. Another one.\nA second line.'
    expect(split(`${paragraph}\n\n${paragraph}`, 60)).toEqual([paragraph, paragraph])
    expect(split(paragraph, 35)).toEqual(['One sentence. Another one.', 'A second line.'])
    expect(split('One sentence. Another one.', 20)).toEqual(['One sentence.', 'Another one.'])
    expect(split('第一句很长。第二句也很长。', 8)).toEqual(['第一句很长。', '第二句也很长。'])
    expect(split('word after word', 12)).toEqual(['word after', 'word'])
    expect(split('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)])
  })

  it('loses nothing but blanks, keeps the limit and never cuts a sign in two', () => {
    const signs = fc.constantFrom('a', '字', '。', '. ', '\n', '\n\n', ' ', '👍', '𠮷')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 300 }), fc.integer({ min: 2, max: 60 }), (pieces, limit) => {
        const text = pieces.join('')
        const parts = split(text, limit)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit)
          expect(part.isWellFormed()).toBe(true)
          expect(part.trim()).not.toBe('')
        }
      }),
    )
  })

  it('carries its buttons and sources below the last part', () => {
    const text = Array.from({ length: 300 }, (_, at) => `Paragraph ${at} of a clause that is long.`).join('\n\n')
    const parts = encode(
      message({ text, choices: [{ id: 'menu:help', label: 'Help' }], citations: [citation('VI.')], standing: 'Old.' }),
      place,
    )
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.filter((part) => part.keyboard)).toEqual([parts.at(-1)])
    expect(parts.at(-1)?.words?.plain).toMatch(/Standing: Old\.\n\nSource: Implementing rules, VI$/)
    for (const { words } of parts) expect(words?.plain.length).toBeLessThanOrEqual(longestText)
  })

  it('uses the whole length that Telegram takes, and not a sign more', () => {
    const document = { name: 'a.html', type: 'text/html', text: '<p>' } as const
    const lengths = (about: Partial<Outgoing>) =>
      encode(message(about), place).map(({ words }) => words?.plain.length ?? 0)
    expect(lengths({ document, text: 'x'.repeat(longestCaption) })).toEqual([longestCaption])
    expect(lengths({ document, text: 'x'.repeat(longestCaption + 1) })).toEqual([longestCaption + 1, 0])
    const foot = '\n\nSource: Implementing rules, VI'.length
    const citations = [citation('VI.')]
    expect(lengths({ citations, text: 'x'.repeat(longestText - foot) })).toEqual([longestText])
    expect(lengths({ citations, text: 'x'.repeat(longestText - foot + 1) })).toHaveLength(2)
    expect(split('One two three', 7)).toEqual(['One two', 'three'])
  })

  it('has what stands below it in a part of its own where there is no room', () => {
    const parts = encode(message({ text: 'x'.repeat(4090), citations: [citation('VI.')] }), place)
    expect(parts.map(({ words }) => words?.plain)).toEqual(['x'.repeat(4090), 'Source: Implementing rules, VI'])
  })
})

describe('words in HTML', () => {
  it('stay words, whatever they look like', () => {
    expect(asHtml('a < b & <b>c</b> "d"')).toBe('a &lt; b &amp; &lt;b&gt;c&lt;/b&gt; "d"')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(parseHtml(asHtml(text)).text).toBe(text)
      }),
    )
  })

  it('show the short line above a list as its heading, and nothing else', () => {
    expect(asHtml('Also note:\n• one\n• two')).toBe('<b>Also note:</b>\n• one\n• two')
    expect(asHtml(`${'x'.repeat(60)}\n• one`)).toMatch(/^<b>/)
    expect(asHtml(`${'x'.repeat(61)}\n• one`)).toMatch(/^x/)
    expect(asHtml('You need this.\n• one')).toBe('You need this.\n• one')
    expect(asHtml('Words\nAlso note:\n• one')).toBe('Words\nAlso note:\n• one')
  })

  it('name each document once with its clauses, to be unfolded when there are several', () => {
    const several = [citation('I.'), citation('II.'), citation('六、（三）', 'Notice <2017>')]
    const [part] = encode(message({ citations: several }), place)
    expect(part?.words?.html).toBe(
      'Hello\n\n<blockquote expandable><b>Sources</b>\nImplementing rules, I, II\nNotice &lt;2017&gt;, 六、（三）</blockquote>',
    )
    const [chinese] = encode(message({ language: 'zh', citations: [citation('六、'), citation('七、')] }), place)
    expect(chinese?.words?.html).toContain('<blockquote>依据：《Implementing rules》六，七</blockquote>')
  })

  it('fold the clauses of one document when there are many', () => {
    const many = Array.from({ length: 20 }, (_, at) => citation(`Article ${at}`))
    const [part] = encode(message({ citations: many }), place)
    expect(part?.words?.html).toMatch(/<blockquote expandable>Source: Implementing rules, Article 0, .*<\/blockquote>$/)
  })

  it('leave out the last clauses where there is no room for all, and count them', () => {
    const many = Array.from({ length: 900 }, (_, at) => citation(`Article ${at}`))
    const parts = encode(message({ citations: many, text: 'x'.repeat(500) }), place)
    expect(parts).toHaveLength(1)
    expect(parts[0]?.words?.plain).toMatch(/Article 0, .*\nand \d+ more$/s)
  })
})

describe('a keyboard', () => {
  it('has short labels beside each other and long ones in a row of their own', () => {
    expect(rows('Yes', 'No', 'Not sure')).toEqual([['Yes', 'No', 'Not sure']])
    expect(rows('1 ★', '2 ★', '3 ★', '4 ★', '5 ★')).toHaveLength(1)
    expect(rows('提交申请：户籍服务（入户）', '资格自测', '查看原文', '有帮助', '没帮助')).toEqual([
      ['提交申请：户籍服务（入户）'],
      ['资格自测', '查看原文'],
      ['有帮助', '没帮助'],
    ])
    expect(rows('Show original', 'Helpful', 'Not helpful')).toEqual([['Show original'], ['Helpful', 'Not helpful']])
    expect(rows()).toEqual([])
  })

  it('keeps every choice in its order, whatever the labels', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 30 }), (labels) => {
        expect(rows(...labels).flat()).toEqual(labels)
        for (const row of rows(...labels)) expect(row.length).toBeGreaterThan(0)
      }),
    )
  })

  it('shows what was pressed once it was pressed, and keeps links', () => {
    const link = { text: 'Open', url: 'https://office.example/desk' }
    const keyboard = [...keyboardOf([{ id: 'a:b', label: 'Take' }]), [link]]
    expect(settledKeyboard(keyboard, 'a:b')).toEqual([[{ text: '✓ Take', callback_data: '-' }], [link]])
  })

  it('that no phone shows whole are numbered, and said above, unless the text says them', () => {
    const wide = [1, 2].map((n) => ({
      id: `a:${n}`,
      label: `A unit that does one thing and has done it for long, kind ${n}`,
    }))
    const choices = [{ id: 'a:0', label: 'Short' }, ...wide, { id: 'a:9', label: 'Back' }]
    const shown = (about: Partial<Outgoing>) => {
      const [part] = encode(message({ text: 'Which one?', choices, ...about }), place)
      return { text: part?.words?.plain, labels: part?.keyboard?.flat().map(({ text }) => text) }
    }
    const [one = '', two = ''] = wide.map(({ label }) => label)
    expect(shown({})).toEqual({
      text: `Which one?\n\n2. ${one}\n3. ${two}`,
      labels: ['Short', `2. ${one}`, `3. ${two}`, 'Back'],
    })
    expect(shown({ figure: true })).toEqual({
      text: `Which one?\n\n• ${one}\n• ${two}`,
      labels: ['Short', one, two, 'Back'],
    })
    expect(shown({ text: `${one}, or ${two}?` })).toEqual({
      text: `${one}, or ${two}?`,
      labels: ['Short', one, two, 'Back'],
    })
  })

  it('of a list stay, so that the next can be looked at as well', () => {
    const button = (label: string, last: string) => ({ text: label, callback_data: `desk:show:261121-${last}` })
    const first = settledKeyboard([[button('0042', '0042')], [button('0043', '0043')]], 'desk:show:261121-0042')
    expect(first).toEqual([[button('✓ 0042', '0042')], [button('0043', '0043')]])
    expect(settledKeyboard(first, 'desk:show:261121-0043')).toEqual([
      [button('✓ 0042', '0042')],
      [button('✓ 0043', '0043')],
    ])
    expect(settledKeyboard(first, 'desk:show:261121-0042')).toEqual(first)
  })
})

describe('a link', () => {
  const link = { path: '/desk/abc', label: 'Open the desk page' }
  const sent = (publicUrl?: string) => {
    const [part] = encode(message({ link }), place, undefined, publicUrl)
    return { text: part?.words?.plain, keyboard: part?.keyboard }
  }

  it('is a button where Telegram takes its address, else words', () => {
    expect(sent('https://office.example')).toEqual({
      text: 'Hello',
      keyboard: [[{ text: 'Open the desk page', url: 'https://office.example/desk/abc' }]],
    })
    expect(sent('http://10.0.0.8:3000').keyboard).toHaveLength(1)
    for (const near of [
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://office.local',
      'http://bot.localhost',
    ])
      expect(sent(near)).toEqual({ text: `Hello\n\nOpen the desk page: ${near}/desk/abc`, keyboard: undefined })
  })

  it('is never previewed, for a preview would use it up', () => {
    const [part] = encode(message({ link }), place, undefined, 'https://office.example')
    expect(part && payloadOf(part, place)).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  it('goes into the words when its button was refused', () => {
    const [part] = encode(message({ link }), place, undefined, 'https://office.example')
    const payload = part && payloadOf(part, place, true)
    expect(payload).toMatchObject({ text: 'Hello\n\nOpen the desk page: https://office.example/desk/abc' })
    expect(payload).not.toHaveProperty('reply_markup')
    expect(payload).not.toHaveProperty('parse_mode')
  })
})

describe('a file', () => {
  const file = (type: string) => ({ id: 'f', name: 'photo.jpg', type, size: 3 })
  const content = Buffer.from('abc')

  it('goes as what it is, with the words below it', () => {
    const as = (type: string) => encode(message({ file: file(type) }), place, content)[0]?.file?.as
    expect(['image/jpeg', 'image/png', 'image/heic', 'application/pdf', 'audio/ogg', 'audio/mpeg'].map(as)).toEqual([
      'document',
      'document',
      'document',
      'document',
      'voice',
      'audio',
    ])
    const [only, ...more] = encode(message({ file: file('image/png') }), place, content)
    expect(only?.words?.plain).toBe('Hello')
    expect(more).toEqual([])
  })

  it('follows words that are too long for a caption, and has the buttons', () => {
    const text = 'x'.repeat(longestCaption + 1)
    const parts = encode(
      message({ text, file: file('image/png'), choices: [{ id: 'a:b', label: 'Yes' }] }),
      place,
      content,
    )
    expect(parts.map((part) => [part.file?.as, part.words?.plain.length, part.keyboard?.length])).toEqual([
      [undefined, text.length, undefined],
      ['document', undefined, 1],
    ])
  })

  it('that is not kept any more is said to be gone', () => {
    const [part] = encode(message({ file: file('image/png') }), place)
    expect(part?.words?.plain).toBe('Hello\n\n(The file “photo.jpg” is no longer kept, so it can’t be attached.)')
    expect(part?.file).toBeUndefined()
  })
})

describe('an answer in a group', () => {
  it('replies to the person, in form text where it is an upload', () => {
    const outgoing = message({ id: 'telegram:-100:78/1', to: 'telegram:-100/t7/5' })
    const inTopic = { chat: -100, topic: 7, person: 5 }
    const [part] = encode(outgoing, inTopic)
    const reply = { message_id: 78, allow_sending_without_reply: true }
    expect(part && payloadOf(part, inTopic)).toMatchObject({
      chat_id: -100,
      message_thread_id: 7,
      reply_parameters: reply,
    })
    const document = { name: 'a.csv', type: 'text/csv', text: 'a' } as const
    const [upload] = encode({ ...outgoing, document }, inTopic)
    expect(upload && payloadOf(upload, inTopic)).toMatchObject({ reply_parameters: JSON.stringify(reply) })
  })
})
