/** What is said to those who asked to be told when what they were answered changes. */
import type { Words } from '../words.ts'

export const watch = {
  'watch.offer': { zh: '有变化时告诉我', en: 'Tell me if this changes' },
  'watch.on': {
    zh: '好的，下列内容在文件更新后有变化，我会告诉您一次，并附上前后两种说法：\n{{list}}\n\n为此我会记下您关注的条款，保存一年，再次关注则从那时算起。发送“我的关注”查看，“取消关注”结束。',
    en: 'All right. If a new version of the document changes any of this, I will tell you once, with the old and the new words:\n{{list}}\n\nFor this I keep which clauses you watch, for a year from when you last asked. Send “my watches” to see them, “stop watching” to end it.',
  },
  'watch.already': {
    zh: '您已经关注了这些内容；有变化时我会告诉您。',
    en: 'You are watching this already; I will tell you if it changes.',
  },
  'watch.full': {
    zh: '您已关注 {{most}} 条内容，不能再多了。请先取消一些。',
    en: 'You watch {{most}} statements, which is as many as I keep. Please end some first.',
  },
  'watch.no-answer': {
    zh: '请先问一个问题；看到答案后，我可以在它有变化时告诉您。',
    en: 'Please ask a question first; once you have an answer, I can tell you if it changes.',
  },
  'watch.replaced': {
    zh: '这一内容已不在现行文件中，没有可以关注的了。',
    en: 'This is no longer part of the documents in use, so there is nothing to watch.',
  },
  'watch.list': { zh: '您关注的内容：\n{{list}}', en: 'What you watch:\n{{list}}' },
  'watch.line': { zh: '{{where}}：{{text}}', en: '{{where}}: {{text}}' },
  'watch.none': {
    zh: '您没有关注任何内容。在答案下面选“有变化时告诉我”即可关注。',
    en: 'You watch nothing. Choose “Tell me if this changes” under an answer to begin.',
  },
  'watch.off': { zh: '取消关注第{{place}}条', en: 'Stop watching no. {{place}}' },
  'watch.end': { zh: '全部取消', en: 'Stop watching all' },
  'watch.stop': { zh: '取消关注', en: 'Stop watching' },
  'watch.ended': {
    zh: '好的，已取消关注，相关记录已删除。',
    en: 'All right, you are no longer watching this, and what I kept for it is deleted.',
  },
  'watch.changed': { zh: '您关注的内容有变化。', en: 'Something you watch has changed.' },
  'watch.was': { zh: '原来（{{where}}）：\n{{text}}', en: 'Before ({{where}}):\n{{text}}' },
  'watch.now': { zh: '现在（{{where}}）：\n{{text}}', en: 'Now ({{where}}):\n{{text}}' },
  'watch.since': { zh: '自{{date}}起（{{where}}）：\n{{text}}', en: 'From {{date}} ({{where}}):\n{{text}}' },
  'watch.gone': {
    zh: '现在：《{{title}}》里不再有这一内容。',
    en: 'Now: {{title}} no longer says this.',
  },
  'watch.gone-since': {
    zh: '自{{date}}起：《{{title}}》里不再有这一内容。',
    en: 'From {{date}}: {{title}} no longer says this.',
  },
  'watch.withdrawn': {
    zh: '现在：这份文件已撤下，我不再据此回答。',
    en: 'Now: the document has been taken out, and I no longer answer from it.',
  },
  'watch.more': {
    zh: '另有 {{count}} 处也有变化：\n{{list}}',
    en: '{{count}} more have changed:\n{{list}}',
  },
  'watch.goes-on': {
    zh: '新的内容我会继续替您关注。',
    en: 'I go on watching the new words for you.',
  },
  'watch.data': { zh: '关注的内容', en: 'What you watch' },
  'watch.data-how-long': {
    zh: '关注的内容：一年，或到您取消为止；其中只有文件的条款和语句。',
    en: 'What you watch: for a year, or until you end it; it holds clauses and statements of the documents only.',
  },
} satisfies Words
