/** How the bot introduces itself, in both languages: a menu of words that bot/turn.ts understands, and a description. */
import type { Language } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import { speak } from '../../bot/words.ts'
import { type Api, Trouble } from './api.ts'

export const commands = [
  'start',
  'help',
  'services',
  'check',
  'requests',
  'reminders',
  'watches',
  'link',
  'mydata',
  'delete',
  'language',
  'cancel',
] as const

/** In groups questions are answered, and only those who are bound give commands. */
const scope = { type: 'all_private_chats' }

const languages: [Language, { language_code?: Language }][] = [
  ['en', {}],
  ['en', { language_code: 'en' }],
  ['zh', { language_code: 'zh' }],
]

/** The menu, and what stands in an empty chat. English where no other language is set. Failing hinders nobody. */
export const introduce = async (api: Api, log: Log): Promise<void> => {
  const menu = (language: Language) =>
    commands.map((command) => ({ command, description: speak(language)(`telegram.command.${command}`) }))
  try {
    for (const [language, code] of languages)
      await api.call('setMyCommands', { commands: menu(language), scope, ...code })
    // Telegram soon has enough of being told this one again, so it comes last.
    for (const [language, code] of languages)
      await api.call('setMyDescription', { description: speak(language)('page.welcome-text'), ...code })
  } catch (error) {
    log.warn({ code: error instanceof Trouble ? error.code : undefined }, 'The menu of commands could not be set')
  }
}
