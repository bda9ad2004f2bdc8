/** What the payloads of private chats are read as. */
import type { Arrival, Decoded } from '../../adapters/telegram/decode.ts'
import { arrives, john, nothing, start, wang } from './decoded.ts'

const by = (who: typeof wang, message: number, said: Arrival['said']) =>
  arrives({ ...who, id: `${who.from}:${message}`, said }, message)
const text = (who: typeof wang, message: number, words: string) => by(who, message, { kind: 'text', text: words })
const edited = (who: typeof wang, message: number, at: number, update: number, said: Arrival['said']) => {
  const id = `${who.from}:${message}`
  return arrives({ ...who, id: `${id}:${start + at}:${update}`, said: { ...said, edits: id } as Arrival['said'] }, at)
}
const notTaken = (message: number, why: 'type' | 'sticker' = 'type') => by(john, message, { kind: 'refused-file', why })
const keyboard = [
  [{ text: '查看原文', callback_data: 'answer:original:cq-card-rules/6.3' }],
  [
    { text: '有帮助', callback_data: 'answer:good:cq-card-rules/6.3' },
    { text: '没帮助', callback_data: 'answer:bad:cq-card-rules/6.3' },
  ],
]

export const inPrivate: Record<string, Decoded> = {
  text: text(wang, 41, '落户怎么办理？'),
  command: text(wang, 42, '/services'),
  start: text(john, 43, '/start'),
  'start-ask-words': text(john, 44, 'how do I renew my card'),
  'start-ask-chinese': text(wang, 45, '子女入学怎么申请？'),
  'start-bind': text(wang, 46, '/bind 7KQ2M-XH4PD'),
  reply: arrives({ ...wang, id: 'telegram:210987654:47', repliesTo: 40, said: { kind: 'text', text: '接单' } }, 47),
  'reply-to-own': text(wang, 48, '就是这个'),
  edit: edited(wang, 41, 90, 731840009, { kind: 'text', text: '子女入学怎么办理？' }),
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
  photo: by(wang, 49, {
    kind: 'file',
    fileId: 'AgACAgUAAxkBAAIB-large',
    size: 98114,
    name: '一寸照片',
    text: '一寸照片',
  }),
  document: by(john, 50, {
    kind: 'file',
    fileId: 'BQACAgUAAxkBAAIC-contract',
    size: 482113,
    name: 'Labour contract 2026.pdf',
  }),
  'document-picture': by(wang, 143, {
    kind: 'file',
    fileId: 'BQACAgUAAxkBAAIF-passport',
    size: 3218845,
    name: '护照首页.jpg',
    text: '护照',
  }),
  link: text(wang, 141, 'https://rlsbj.cq.gov.cn/hk 这个通知还有效吗？'),
  signs: text(john, 142, 'Can my wife work here? 🙏 asap'),
  gift: nothing,
  voice: by(wang, 51, { kind: 'file', fileId: 'AwACAgUAAxkBAAID-voice', size: 17324 }),
  audio: by(john, 52, { kind: 'file', fileId: 'CQACAgUAAxkBAAIE-audio', size: 991234, name: 'memo.mp3' }),
  animation: notTaken(53, 'sticker'),
  sticker: text(john, 54, '👋'),
  location: notTaken(55),
  contact: notTaken(56),
  'contact-own': text(john, 150, '+442079460000'),
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
  poll: nothing,
  // Of an album each picture comes by itself, and the words with one of them.
  'album-first': by(wang, 131, {
    kind: 'file',
    fileId: 'AgACAgUAAxkBAAIB-a1',
    size: 88000,
    name: '护照首页和签证页',
    text: '护照首页和签证页',
  }),
  'album-second': by(wang, 132, { kind: 'file', fileId: 'AgACAgUAAxkBAAIB-a2', size: 91000 }),
  // Words or file: what was changed is told by the file's content alone.
  'edit-caption': edited(wang, 49, 140, 731840210, {
    kind: 'file',
    fileId: 'AgACAgUAAxkBAAIB-large',
    size: 98114,
    text: '一寸照片，白底',
  }),
  'edit-file': edited(john, 50, 150, 731840211, {
    kind: 'file',
    fileId: 'BQACAgUAAxkBAAIC-contract-signed',
    size: 492113,
    name: 'Labour contract 2026 (signed).pdf',
  }),
  'edit-video-caption': nothing,
  forwarded: text(wang, 133, '关于人才服务证换证的通知'),
  'forwarded-hidden': by(john, 134, {
    kind: 'file',
    fileId: 'BQACAgUAAxkBAAIC-fw',
    size: 120000,
    name: 'Invitation letter.pdf',
  }),
  'via-bot': text(john, 135, 'How long does a visa take?'),
  'reply-with-quote': arrives(
    { ...wang, id: 'telegram:210987654:136', repliesTo: 40, said: { kind: 'text', text: '这一条是什么意思？' } },
    136,
  ),
  'reply-elsewhere': text(wang, 137, '这个对吗？'),
  'thread-in-private': text(john, 138, 'How do I renew my card?'),
  emoji: text(wang, 139, '👍'),
  video: notTaken(141),
  venue: notTaken(142),
  checklist: notTaken(143),
  'paid-media': notTaken(144),
  invoice: notTaken(145),
  story: notTaken(146),
  pinned: nothing,
  'auto-delete-set': nothing,
  'theme-set': nothing,
  unblocked: { kind: 'membership', status: 'member' },
}
