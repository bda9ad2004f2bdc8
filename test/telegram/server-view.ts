/** What people see of the bot in one chat. */
import type { Entity, Message } from './server-types.ts'
import type { Kept, World } from './server-world.ts'

/** A message of the bot as it stands now. */
export interface Seen {
  id: number
  /** Plain, without mark-up: the text, or the words under a file. */
  text: string
  entities: Entity[]
  /** Labels of the buttons, row by row. */
  buttons: string[][]
  file?: {
    kind: 'document' | 'photo' | 'voice' | 'audio'
    name?: string | undefined
    type?: string | undefined
    bytes: Uint8Array
  }
  /** The message it replies to. */
  replyTo?: number | undefined
  thread?: number | undefined
  edited: boolean
  /** Emoji the bot set on it. */
  reactions: string[]
  /** As the Bot API gave it. */
  message: Message
}

export type Wanted = string | RegExp | ((seen: Seen) => boolean)

export interface View {
  /** The bot's messages that are not deleted, oldest first. */
  sees(): Seen[]
  /**
   * The oldest message that fits and that no `waitsFor` gave before; an edited message counts as new. A text fits when it
   * stands somewhere in the message. Rejects after `ms`, naming what was there instead.
   */
  waitsFor(wanted: Wanted, ms?: number): Promise<Seen>
  /** Waits until nothing of the bot has come or changed here for `ms` (200 ms), and gives what is seen then. */
  waitsForSilence(ms?: number): Promise<Seen[]>
  /** Emoji that the bot set on a message, whoever wrote it. */
  reactionsTo(message: number): string[]
}

export const createView = (world: World, chat: number): View => {
  const given = new Map<number, number>()
  const ofBot = () =>
    [...world.room(chat).kept.values()].filter((kept) => !kept.deleted && kept.message.from.id === world.bot.id)

  const find = (wanted: Wanted): Seen | undefined => {
    for (const kept of ofBot()) {
      if (given.get(kept.message.message_id) === kept.stamp) continue
      const seen = show(world, kept)
      if (!fits(wanted, seen)) continue
      given.set(seen.id, kept.stamp)
      return seen
    }
    return undefined
  }

  return {
    sees: () => ofBot().map((kept) => show(world, kept)),
    waitsFor: async (wanted, ms = patience) => {
      const found = await until(world, chat, () => find(wanted), ms)
      if (found) return found
      const there = ofBot().map((kept) => JSON.stringify(show(world, kept).text))
      throw new Error(`Nothing like ${wanted} came within ${ms} ms. Seen: ${there.join(', ') || 'nothing'}`)
    },
    waitsForSilence: async (ms = 200) => {
      const latest = () => Math.max(0, ...ofBot().map((kept) => kept.stamp))
      for (let before = latest(); await until(world, chat, () => latest() !== before, ms); before = latest());
      return ofBot().map((kept) => show(world, kept))
    },
    reactionsTo: (message) => world.kept(chat, message)?.reactions ?? [],
  }
}

const fits = (wanted: Wanted, seen: Seen): boolean => {
  if (typeof wanted === 'function') return wanted(seen)
  return typeof wanted === 'string' ? seen.text.includes(wanted) : wanted.test(seen.text)
}

const show = (world: World, { message, reactions }: Kept): Seen => {
  const { text, caption, entities, caption_entities, document, photo, voice, audio } = message
  const info = document ?? voice ?? audio ?? photo?.at(-1)
  const bytes = info && world.files.get(info.file_id)?.bytes
  const kind = document ? 'document' : voice ? 'voice' : audio ? 'audio' : 'photo'
  return {
    id: message.message_id,
    text: text ?? caption ?? '',
    entities: entities ?? caption_entities ?? [],
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text)),
    ...(info && bytes ? { file: { kind, name: info.file_name, type: info.mime_type, bytes } } : {}),
    replyTo: message.reply_to_message?.message_id,
    thread: message.message_thread_id,
    edited: message.edit_date !== undefined,
    reactions,
    message,
  }
}

/** As only what hangs takes. */
export const patience = 120_000

/** Looks at once and after each change in the chat; undefined when the time is over. */
export const until = <T>(
  world: World,
  chat: number,
  look: () => T | undefined | false,
  ms: number,
): Promise<T | undefined> => {
  const first = look()
  if (first) return Promise.resolve(first)
  return new Promise((resolve) => {
    const end = (found: T | undefined) => {
      clearTimeout(timer)
      world.listeners.delete(again)
      resolve(found)
    }
    const again = (changed: number) => {
      const found = changed === chat && look()
      if (found) end(found)
    }
    const timer = setTimeout(() => end(undefined), ms)
    world.listeners.add(again)
  })
}
