/** How the bot introduces itself, in both languages: a menu of words that bot/turn.ts understands, and a description. */
import type { Language, Log } from '../../bot/ports.ts'
import { speak } from '../../bot/words.ts'
import { type Api, Trouble } from './api.ts'

export const commands = [
  'start',
  'help',
  'services',
  'check',
  'requests',
  'reminders',
  'link',
  'mydata',
  'delete',
  'language',
  'cancel',
] as const

/** In groups questions are answered, and only those who are bound give commands. */
const scope = { type: 'all_private_chats' }

/** The menu, and what stands in an empty chat. English where no other language is set. Failing hinders nobody. */
export const introduce = async (api: Api, log: Log): Promise<void> => {
  const set = async (language: Language, code?: Language) => {
    const t = speak(language)
    const common = code ? { language_code: code } : {}
    const menu = commands.map((command) => ({ command, description: t(`telegram.command.${command}`) }))
    await api.call('setMyCommands', { commands: menu, scope, ...common })
    await api.call('setMyDescription', { description: t('page.welcome-text'), ...common })
  }
  try {
    await set('en')
    await set('en', 'en')
    await set('zh', 'zh')
  } catch (error) {
    log.warn({ code: error instanceof Trouble ? error.code : undefined }, 'The menu of commands could not be set')
  }
}
