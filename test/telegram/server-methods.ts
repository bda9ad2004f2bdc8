/** The calls the test peer answers, by name; the Bot API takes names in any case. */
import { type BotState, botMethods } from './server-bot.ts'
import { fileMethods } from './server-files.ts'
import { forumMethods } from './server-forum.ts'
import type { Args } from './server-http.ts'
import { messageMethods } from './server-messages.ts'
import type { Updates } from './server-updates.ts'
import type { World } from './server-world.ts'

export interface Context {
  world: World
  updates: Updates
  state: BotState
  /** How long a button press may be answered. */
  queryMs: number
  /** Aborts when the caller has hung up. */
  gone: AbortSignal
}

/** Gives the result, or throws a Refusal. */
export type Method = (args: Args, context: Context) => unknown

export const methodOf = (name: string): Method | undefined => METHODS.get(name.toLowerCase())

const METHODS = new Map<string, Method>(
  Object.entries({ ...botMethods, ...messageMethods, ...forumMethods, ...fileMethods }).map(([name, method]) => [
    name.toLowerCase(),
    method,
  ]),
)
