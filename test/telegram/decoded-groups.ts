/** What the payloads of groups and channels are read as. */
import type { Decoded } from '../../adapters/telegram/decode.ts'
import type { Among } from '../../bot/channel.ts'
import { arrives, john, nothing, start, wang } from './decoded.ts'

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
const groupText = (message: number, words: string) =>
  arrives({ ...inGroup, id: `telegram:${inGroup.chat}:${message}`, said: { kind: 'text', text: words } }, message)
const masked = (place: { chat: number; person: number; from: string }, among: Among, message: number, text: string) => {
  const id = `telegram:${place.chat}:${message}`
  const written = (start + message) * 1000
  const arrival = { ...place, id, among: { ...among, anonymous: true as const }, written }
  return { kind: 'arrival' as const, arrival: { ...arrival, said: { kind: 'text' as const, text } } }
}

export const inGroups: Record<string, Decoded> = {
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
  // Who is behind these can't be told; what is asked is answered.
  'group-anonymous-admin': masked(
    { chat: inTopic.chat, person: 1087968824, from: 'telegram:-1001987650000/1087968824' },
    { ...forum, person: 'telegram:1087968824' },
    120,
    '/desk',
  ),
  'group-as-channel': masked(
    { chat: inGroup.chat, person: 136817688, from: 'telegram:-1001987654321/136817688' },
    { ...inGroup.among, person: 'telegram:136817688' },
    121,
    'who may apply for the card?',
  ),
  'group-automatic-forward': nothing,
  'group-mention-after-emoji': groupText(123, '👩‍💻🇬🇧 落户怎么办理？'),
  'group-edit-adds-mention': arrives(
    {
      chat: inGroup.chat,
      person: wang.chat,
      from: `telegram:${inGroup.chat}/${wang.chat}`,
      among: { ...inGroup.among, person: wang.from },
      id: `telegram:${inGroup.chat}:124:${start + 130}:731840205`,
      said: { kind: 'text', text: '落户怎么办理？', edits: `telegram:${inGroup.chat}:124` },
    },
    130,
  ),
  'group-general-topic': arrives(
    {
      chat: inTopic.chat,
      person: john.chat,
      from: `telegram:${inTopic.chat}/${john.chat}`,
      among: { ...forum, person: john.from },
      id: `telegram:${inTopic.chat}:125`,
      said: { kind: 'text', text: 'https://example.org/policy what does **this** mean?' },
    },
    125,
  ),
  'group-bare-desk': arrives(
    {
      chat: inTopic.chat,
      person: wang.chat,
      from: `telegram:${inTopic.chat}/${wang.chat}`,
      among: forum,
      id: `telegram:${inTopic.chat}:128`,
      said: { kind: 'text', text: '/desk leave' },
    },
    128,
  ),
  'group-photo-of-album': nothing,
  // Of an old message neither its topic comes nor its buttons.
  'forum-press-inaccessible': arrives(
    {
      chat: inTopic.chat,
      person: wang.chat,
      from: `telegram:${inTopic.chat}/${wang.chat}`,
      among: forum,
      language: 'zh',
      id: `telegram:q:906184375912345691:${inTopic.chat}:103`,
      said: {
        kind: 'choice',
        choice: 'desk:take:261121-0042',
        query: '906184375912345691',
        under: 103,
        keyboard: [],
        language: 'zh',
        shared: true,
      },
    },
    undefined,
  ),
  'group-press-inaccessible': arrives(
    {
      ...inGroup,
      id: `telegram:q:906184375912345692:${inGroup.chat}:77`,
      said: {
        kind: 'choice',
        choice: 'answer:good:cq-card-rules/2',
        query: '906184375912345692',
        under: 77,
        keyboard: [],
        language: 'en',
      },
    },
    undefined,
  ),
  'bot-promoted-without-topics': told(
    'administrator',
    152,
    'plain',
    'topic lost telegram:-1001987654321 plain',
    inGroup.chat,
  ),
  'bot-restricted': told('restricted', 153, 'rights', 'topic lost telegram:-1001987650000 rights'),
  'bot-in-channel': { kind: 'membership', status: 'administrator' },
}
