/** What is only said in WeChat, where choices are typed and a message holds little. */
import type { Words } from '../words.ts'

export const wechat = {
  'wechat.menu': { zh: '回复数字选择：', en: 'Reply with a number:' },
  'wechat.menu-aside': { zh: '也可以回复数字：', en: 'Or reply with a number:' },
  'wechat.menu-above': { zh: '回复上面的数字查看。', en: 'Reply with a number from the list above.' },
  'wechat.menu-room': { zh: '@我并回复数字选择：', en: 'Mention me with a number:' },
  'wechat.words': { zh: '也可以回复：', en: 'Or reply with one of these:' },
  'wechat.part': { zh: '（{{part}}/{{parts}}）', en: '({{part}}/{{parts}})' },
  'wechat.link': { zh: '{{label}}：{{url}}', en: '{{label}}: {{url}}' },
  'wechat.no-address': {
    zh: '（“{{label}}”是网页，但服务方还没有设置网址，暂时打不开。）',
    en: '(“{{label}}” is a web page, and its address has not been set up yet, so it can’t be opened for now.)',
  },
  'wechat.picture': {
    zh: '（微信会按图片显示，可能变小、变模糊。看不清的话，请对方改发PDF。）',
    en: '(WeChat shows it as a picture, perhaps smaller and less sharp. If you can’t read it, ask for it as a PDF.)',
  },
  'wechat.file-gone': {
    zh: '（文件“{{name}}”已过保存期，无法再发送。）',
    en: '(The file “{{name}}” is not kept any more and can’t be sent.)',
  },
} satisfies Words
