/** What only Telegram needs: its menu of commands, and what is said where something could not be shown there. */
import type { Words } from '../words.ts'

export const telegram = {
  'telegram.command.start': { zh: '开始', en: 'Start' },
  'telegram.command.help': { zh: '我能做什么', en: 'What I can do' },
  'telegram.command.services': { zh: '可以申请的服务', en: 'Services you can request' },
  'telegram.command.check': { zh: '资格自测', en: 'Check eligibility' },
  'telegram.command.requests': { zh: '我的申请和进度', en: 'Your requests and where they stand' },
  'telegram.command.reminders': { zh: '我的提醒', en: 'Your reminders' },
  'telegram.command.watches': { zh: '我关注的内容', en: 'What you watch' },
  'telegram.command.link': { zh: '关联您在另一个渠道的账号', en: 'Join your account in another channel' },
  'telegram.command.mydata': { zh: '我保存了您的什么', en: 'What I keep about you' },
  'telegram.command.delete': { zh: '删除我的数据', en: 'Delete your data' },
  'telegram.command.language': { zh: '切换到英文 English', en: 'Switch to Chinese' },
  'telegram.command.cancel': { zh: '退出当前步骤', en: 'Leave the current step' },

  'telegram.file-gone': {
    zh: '（文件“{{name}}”已不再保存，无法随附。）',
    en: '(The file “{{name}}” is no longer kept, so it can’t be attached.)',
  },
  'telegram.not-yours': {
    zh: '这个按钮是给提问的人用的，您可以直接@我提问。',
    en: 'This button is for the person who asked. Mention me to ask your own question.',
  },
} satisfies Words
