/** Greetings, thanks, goodbyes and "who are you": answered in kind, never searched. */
import type { Talk } from './talk.ts'
import type { Key } from './words.ts'

const kinds: { pattern: RegExp; key: Key }[] = [
  {
    pattern:
      /^(hi|hello|hey|hiya|good (morning|afternoon|evening)|greetings|你好|您好|你好呀|嗨|哈喽|早上好|上午好|下午好|晚上好|在吗|在不在|有人吗)( there| all|啊|呀)?$/,
    key: 'general.hello',
  },
  {
    pattern:
      /^(ok(ay)?[ ,]*)?(thanks?( you)?( so much| very much| a lot)?|thx|ty|cheers|great thanks|谢谢|多谢|谢了|感谢|非常感谢|好的谢谢|谢谢你|谢谢您|辛苦了)$/,
    key: 'general.thanks',
  },
  { pattern: /^(bye( bye)?|goodbye|see you|good night|再见|拜拜|晚安|下次聊)$/, key: 'general.bye' },
  {
    pattern:
      /^(who are you|what are you|are you (a )?(bot|robot|human|real person|an ai|ai|chatgpt)|what can you do|你是谁|你是什么|你是机器人吗|你是真人吗|你是人工吗|你能做什么|你会什么|你叫什么(名字)?)$/,
    key: 'general.whoami',
  },
]

const kindOf = (text: string) => {
  const folded = text
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return kinds.find(({ pattern }) => pattern.test(folded))
}

/** Whether a text is nothing but small talk. */
export const isSmallTalk = (text: string): boolean => kindOf(text) !== undefined

/** True when the text was nothing but small talk and has been answered. */
export const smallTalk = (talk: Talk, text: string): boolean => {
  const kind = kindOf(text)
  if (!kind) return false
  talk.say({
    text: talk.t(kind.key),
    ...(kind.key === 'general.thanks' || kind.key === 'general.bye'
      ? {}
      : {
          choices: [
            { id: 'screen:menu', label: talk.t('answer.check') },
            { id: 'req:list', label: talk.t('choice.requests') },
            { id: 'menu:help', label: talk.t('choice.help') },
          ],
        }),
  })
  return true
}
