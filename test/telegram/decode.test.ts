import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Update } from 'telegraf/types'
import { describe, expect, it } from 'vitest'
import { addressOf, answered, isShared, placeOf } from '../../adapters/telegram/address.ts'
import { type Arrival, type Decoded, decode } from '../../adapters/telegram/decode.ts'
import { linkTo, startWord } from '../../adapters/telegram/deep-link.ts'

const folder = join(import.meta.dirname, 'payloads')
const me = { id: 4711000, username: 'talent_office_bot' }
const wang = { chat: 210987654, from: 'telegram:210987654' }
const john = { chat: 310987655, from: 'telegram:310987655' }
const inGroup = {
  chat: -1001987654321,
  person: 310987655,
  from: 'telegram:-1001987654321/310987655',
  among: { group: 'telegram:-1001987654321', title: 'Foreign talents, Chongqing', person: john.from },
}
const forum = { group: 'telegram:-1001987650000', title: '海外人才交流', topics: true as const, person: wang.from }
const inTopic = {
  chat: -1001987650000,
  topic: 12,
  person: 210987654,
  from: 'telegram:-1001987650000/t12/210987654',
  among: { ...forum, topic: 'telegram:-1001987650000/t12' },
}
const told = (status: string, number: number, word: string, what: string, chat = -1001987650000): Decoded => ({
  kind: 'membership',
  status,
  report: { id: `telegram:m:${chat}:${start + number}:${word}`, group: `telegram:${chat}`, what },
})
const start = 1795312800

/** Wang's Telegram is in Chinese, John's in English. Presses and reactions say nothing of it. */
const arrives = (arrival: Omit<Arrival, 'written'>, written: number | undefined): Decoded => ({
  kind: 'arrival',
  arrival: {
    ...arrival,
    ...(written === undefined ? {} : { written: (start + written) * 1000 }),
    ...(arrival.said.kind === 'choice' || arrival.said.kind === 'liking'
      ? {}
      : { language: (arrival.person ?? arrival.chat) === wang.chat ? 'zh' : 'en' }),
  },
})
const by = (who: typeof wang, message: number, said: Arrival['said']) =>
  arrives({ ...who, id: `${who.from}:${message}`, said }, message)
const text = (who: typeof wang, message: number, words: string) => by(who, message, { kind: 'text', text: words })
const groupText = (message: number, words: string) =>
  arrives({ ...inGroup, id: `telegram:${inGroup.chat}:${message}`, said: { kind: 'text', text: words } }, message)
const notTaken = (message: number) => by(john, message, { kind: 'refused-file', why: 'type' })
const keyboard = [
  [{ text: '查看原文', callback_data: 'answer:original:cq-card-rules/6.3' }],
  [
    { text: '有帮助', callback_data: 'answer:good:cq-card-rules/6.3' },
    { text: '没帮助', callback_data: 'answer:bad:cq-card-rules/6.3' },
  ],
]
const nothing: Decoded = { kind: 'nothing' }

const expected: Record<string, Decoded> = {
  text: text(wang, 41, '落户怎么办理？'),
  command: text(wang, 42, '/services'),
  start: text(john, 43, '/start'),
  'start-ask-words': text(john, 44, 'how do I renew my card'),
  'start-ask-chinese': text(wang, 45, '子女入学怎么申请？'),
  'start-bind': text(wang, 46, '/bind 7KQ2M-XH4PD'),
  reply: arrives({ ...wang, id: 'telegram:210987654:47', repliesTo: 40, said: { kind: 'text', text: '接单' } }, 47),
  'reply-to-own': text(wang, 48, '就是这个'),
  edit: arrives(
    {
      ...wang,
      id: `telegram:210987654:41:${start + 90}`,
      said: { kind: 'text', text: '子女入学怎么办理？', edits: 'telegram:210987654:41' },
    },
    90,
  ),
  press: arrives(
    {
      ...wang,
      id: 'telegram:q:906184375912345678',
      said: {
        kind: 'choice',
        choice: 'answer:original:cq-card-rules/6.3',
        query: '906184375912345678',
        under: 40,
        keyboard,
        language: 'zh',
      },
    },
    undefined,
  ),
  'press-settled': { kind: 'idle-press', query: '906184375912345679' },
  'press-inaccessible': arrives(
    {
      ...wang,
      id: 'telegram:q:906184375912345680',
      said: {
        kind: 'choice',
        choice: 'menu:help',
        query: '906184375912345680',
        under: 3,
        keyboard: [],
        language: 'zh',
      },
    },
    undefined,
  ),
  'press-in-group': arrives(
    {
      ...inGroup,
      id: 'telegram:q:906184375912345681:-1001987654321:77',
      said: {
        kind: 'choice',
        choice: 'answer:good:cq-card-rules/2',
        query: '906184375912345681',
        under: 77,
        keyboard: [[{ text: 'Helpful', callback_data: 'answer:good:cq-card-rules/2' }]],
        language: 'en',
      },
    },
    undefined,
  ),
  photo: by(wang, 49, { kind: 'file', fileId: 'AgACAgUAAxkBAAIB-large', size: 98114, text: '一寸照片' }),
  document: by(john, 50, {
    kind: 'file',
    fileId: 'BQACAgUAAxkBAAIC-contract',
    size: 482113,
    name: 'Labour contract 2026.pdf',
  }),
  voice: by(wang, 51, { kind: 'file', fileId: 'AwACAgUAAxkBAAID-voice', size: 17324 }),
  audio: by(john, 52, { kind: 'file', fileId: 'CQACAgUAAxkBAAIE-audio', size: 991234, name: 'memo.mp3' }),
  animation: notTaken(53),
  sticker: notTaken(54),
  location: notTaken(55),
  contact: notTaken(56),
  'video-note': notTaken(57),
  'live-location-moves': nothing,
  'reaction-like': arrives(
    { ...wang, id: 'telegram:r:210987654:40:good', said: { kind: 'liking', of: 40, verb: 'good' } },
    60,
  ),
  'reaction-dislike': arrives(
    { ...wang, id: 'telegram:r:210987654:40:bad', said: { kind: 'liking', of: 40, verb: 'bad' } },
    61,
  ),
  'reaction-other': nothing,
  'reaction-taken-back': nothing,
  blocked: { kind: 'membership', status: 'kicked' },
  'group-mention': groupText(78, 'How do I renew my card?'),
  'group-mention-inside': arrives(
    { ...inTopic, id: `telegram:${inTopic.chat}:79`, said: { kind: 'text', text: '请问 落户怎么办理？' } },
    79,
  ),
  'group-text-mention': groupText(80, 'what is the card?'),
  'group-reply': arrives(
    {
      ...inGroup,
      id: `telegram:${inGroup.chat}:81`,
      repliesTo: 77,
      said: { kind: 'text', text: 'And for my wife?' },
    },
    81,
  ),
  'group-command': groupText(82, '/help'),
  'group-bare-command': nothing,
  'group-command-elsewhere': nothing,
  'group-talk': nothing,
  'group-topic-talk': nothing,
  'group-photo': arrives(
    {
      ...inGroup,
      id: `telegram:${inGroup.chat}:87`,
      said: { kind: 'file', fileId: 'AgACAgUAAxkBAAIB-g', size: 1510, text: 'is this the form?' },
    },
    87,
  ),
  'group-joined': nothing,
  'forum-desk-command': arrives(
    {
      chat: inTopic.chat,
      person: inTopic.person,
      from: 'telegram:-1001987650000/210987654',
      among: forum,
      id: `telegram:${inTopic.chat}:101`,
      said: { kind: 'text', text: '/desk' },
    },
    101,
  ),
  'forum-press': arrives(
    {
      ...inTopic,
      language: 'zh',
      id: `telegram:q:906184375912345690:${inTopic.chat}:103`,
      said: {
        kind: 'choice',
        choice: 'desk:take:261121-0042',
        query: '906184375912345690',
        under: 103,
        keyboard: [[{ text: '接单', callback_data: 'desk:take:261121-0042' }]],
        language: 'zh',
        shared: true,
      },
    },
    undefined,
  ),
  // What people do with topics is found out when something is to be said there.
  'topic-created': nothing,
  'topic-created-by-bot': {
    kind: 'report',
    report: {
      id: 'telegram:-1001987650000:12',
      group: forum.group,
      what: 'topic found telegram:-1001987650000 telegram:-1001987650000/t12 落户',
    },
  },
  'topic-closed': nothing,
  'topic-reopened': nothing,
  'topic-edited': nothing,
  'group-migrated': {
    kind: 'report',
    report: {
      id: 'telegram:-4711000222:107',
      group: 'telegram:-4711000222',
      what: 'topic moved telegram:-4711000222 telegram:-1001987659999',
    },
  },
  'supergroup-migrated-from': nothing,
  'bot-added': told('member', 108, 'rights', 'topic lost telegram:-1001987650000 rights'),
  'bot-promoted': told('administrator', 109, 'able', 'topic able telegram:-1001987650000'),
  'bot-rights-taken': told('administrator', 110, 'rights', 'topic lost telegram:-1001987650000 rights'),
  'bot-demoted': told('member', 111, 'rights', 'topic lost telegram:-1001987650000 rights'),
  'bot-removed': told('kicked', 112, 'removed', 'topic lost telegram:-1001987650000 removed'),
  'bot-left': told('left', 113, 'removed', 'topic lost telegram:-4711000222 removed', -4711000222),
  'other-bot': nothing,
  'channel-post': nothing,
  poll: nothing,
}

describe('an update of Telegram', () => {
  const names = readdirSync(folder).map((name) => name.replace('.json', ''))

  it('has an expectation for every payload', () => {
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(names)('%s', (name) => {
    const update = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Update
    expect(decode(update, me)).toEqual(expected[name])
  })
})

describe('a deep link', () => {
  it.each([
    ['/start ask_card', 'card'],
    ['/start ask_', '/start'],
    ['/start ask_SG93IGRvIEkgcmVuZXc_', 'How do I renew?'],
    ['/start link_7KQ2M-XH4PD', '/link 7KQ2M-XH4PD'],
    ['/start do_ask_261121-0042', '/ask 261121-0042'],
    ['/start do_delete', '/start'],
    ['/start do_ask_my_name', '/start'],
    ['/start campaign42', '/start'],
    ['/start', '/start'],
    ['/start over please', '/start'],
    ['start ask_card', 'start ask_card'],
  ])('%s means %s', (given, meant) => {
    expect(startWord(given)).toBe(meant)
  })

  it('leads to the private chat, where a command is said', () => {
    const link = linkTo('talent_office_bot', '/pass 261121-0042')
    expect(link).toBe('https://t.me/talent_office_bot?start=do_pass_261121-0042')
    expect(startWord(`/start ${new URL(link).searchParams.get('start')}`)).toBe('/pass 261121-0042')
  })
})

describe('an address', () => {
  it('names a person, in a group as well, or a group or topic that all in it share', () => {
    expect(placeOf('telegram:4711')).toEqual({ chat: 4711 })
    expect(placeOf('telegram:-100/5')).toEqual({ chat: -100, person: 5 })
    expect(placeOf('telegram:-100/t7/5')).toEqual({ chat: -100, topic: 7, person: 5 })
    expect(placeOf('telegram:-100')).toEqual({ chat: -100 })
    expect(placeOf('telegram:-100/t7')).toEqual({ chat: -100, topic: 7 })
    const shared = (address: string) => isShared(placeOf(address) ?? { chat: 0 })
    const all = ['telegram:4711', 'telegram:-100/5', 'telegram:-100/t7/5', 'telegram:-100', 'telegram:-100/t7']
    expect(all.filter(shared)).toEqual(['telegram:-100', 'telegram:-100/t7'])
    for (const address of all) expect(addressOf(placeOf(address) ?? { chat: 0 })).toBe(address)
    for (const wrong of ['telegram:-100/', 'telegram:47/t11', 'telegram:47/11', 'web:4711', 'telegram:', 'telegram:4x'])
      expect(placeOf(wrong), wrong).toBeUndefined()
  })

  it('is told the message it answers by the id of the answer, only in the same chat', () => {
    expect(answered('telegram:-100:78/1', -100)).toBe(78)
    expect(answered('telegram:-100:78:1795312800/2', -100)).toBe(78)
    expect(answered('telegram:q:9061:-100:77/1', -100)).toBe(77)
    expect(answered('telegram:5:78/1', -100)).toBeUndefined()
    expect(answered('alarm/x/1', -100)).toBeUndefined()
  })
})
