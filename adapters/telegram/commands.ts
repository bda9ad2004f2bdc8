/** The menu of commands, in both languages. The words that bot/turn.ts understands as commands. */
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
  'mydata',
  'delete',
  'language',
  'cancel',
] as const

/** English where no other language is set. A menu that could not be set hinders nobody. */
export const setMenu = async (api: Api, log: Log): Promise<void> => {
  const menu = (language: Language) =>
    commands.map((command) => ({ command, description: speak(language)(`telegram.command.${command}`) }))
  try {
    await api.call('setMyCommands', { commands: menu('en') })
    for (const language of ['en', 'zh'] as const)
      await api.call('setMyCommands', { commands: menu(language), language_code: language })
  } catch (error) {
    log.warn({ code: error instanceof Trouble ? error.code : undefined }, 'The menu of commands could not be set')
  }
}
