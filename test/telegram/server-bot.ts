/** Calls about the bot itself: who it is, its commands and descriptions, updates and the webhook. */
import type { Args } from './server-http.ts'
import type { Method } from './server-methods.ts'
import { badRequest } from './server-types.ts'

export interface Command {
  command: string
  description: string
}

export interface BotState {
  /** By scope and language, as `keyOf` makes it. */
  commands: Map<string, Command[]>
  descriptions: Map<string, string>
}

type Scope = { type: string; chat_id?: number | string; user_id?: number }

export const keyOf = (scope: Scope, language: string) =>
  [scope.type, scope.chat_id, scope.user_id, language].filter((part) => part !== undefined).join('/')

const SCOPES = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
])

const readKey = (args: Args): string => {
  const scope = args.json<Scope>('scope') ?? { type: 'default' }
  if (!SCOPES.has(scope.type)) throw badRequest('unsupported scope specified')
  return keyOf(scope, readLanguage(args))
}

const readLanguage = (args: Args): string => {
  const language = args.text('language_code') ?? ''
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  return language
}

const setMyCommands: Method = (args, { state }) => {
  const commands = args.json<Command[]>('commands') ?? []
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array")
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    }
  }
  state.commands.set(readKey(args), commands)
  return true
}

const describe =
  (name: string, longest: number): Method =>
  (args, { state }) => {
    const text = args.text(name) ?? ''
    if (text.length > longest) throw badRequest(`${name.toUpperCase()}_TOO_LONG`)
    state.descriptions.set(`${name}/${readLanguage(args)}`, text)
    return true
  }

const getChat: Method = (args, { world }) => {
  const room = world.room(Number(args.text('chat_id')))
  return { ...room.chat, accent_color_id: 0, max_reaction_count: 11 }
}

export const botMethods = {
  getMe: ((_, { world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: true,
    supports_inline_queries: false,
  })) as Method,
  getChat,
  setMyCommands,
  getMyCommands: ((args, { state }) => state.commands.get(readKey(args)) ?? []) as Method,
  deleteMyCommands: ((args, { state }) => {
    state.commands.delete(readKey(args))
    return true
  }) as Method,
  setMyDescription: describe('description', 512),
  setMyShortDescription: describe('short_description', 120),
  getUpdates: ((args, { updates, gone }) => updates.poll(args, gone)) as Method,
  setWebhook: ((args, { updates }) => {
    if (args.flag('drop_pending_updates')) updates.drop()
    if (!args.text('url')) updates.webhook.clear()
    else {
      updates.endPoll('terminated by setWebhook request')
      updates.webhook.set(args)
    }
    updates.allow(args)
    updates.webhook.pump()
    return true
  }) as Method,
  deleteWebhook: ((args, { updates }) => {
    if (args.flag('drop_pending_updates')) updates.drop()
    updates.webhook.clear()
    return true
  }) as Method,
  getWebhookInfo: ((_, { updates }) => ({
    ...updates.webhook.info(),
    has_custom_certificate: false,
    pending_update_count: updates.pending().length,
    ...(updates.allowed().length > 0 ? { allowed_updates: updates.allowed() } : {}),
  })) as Method,
}
