/** The one-time code by which a second channel shows that it belongs to the same person. */

import type { Address } from '../channel.ts'
import type { Conversation } from '../conversation.ts'
import { hashOf, newCode } from '../requests/roles/binding.ts'
import type { Change } from '../store.ts'
import type { Talk, World } from '../talk.ts'

/** Kept under the beginning of the code's hash, so that a code used by two at once serves only the first. */
export interface LinkCode {
  /** Who asked for it. */
  address: Address
  /** Milliseconds since 1970. */
  expires: number
}

const minute = 60_000
export const codeLasts = 15 * minute

/** Short enough for the id of a button; still 128 bits. */
export const keyOf = (code: string): string => hashOf(code).slice(0, 32)

/** A new code for who wrote; one they had before is good no longer. */
export const giveCode = async (talk: Talk): Promise<string> => {
  const { conversation, from, world } = talk
  dropCode(talk, conversation)
  const code = newCode()
  const key = keyOf(code)
  conversation.linkCode = key
  talk.change(codeChange(key, { address: from, expires: world.now + codeLasts }))
  return code
}

/** The code asked for in this conversation, used or not. */
export const dropCode = (talk: Talk, conversation: Conversation) => {
  if (conversation.linkCode) talk.change(codeChange(conversation.linkCode, null))
  delete conversation.linkCode
}

/** Undefined for what is no code, or was used. One that is over is found too. */
export const findCode = async (world: World, key: string): Promise<LinkCode | undefined> =>
  /^[0-9a-f]{32}$/.test(key) ? (await world.read('linkCode', key))?.body : undefined

export const codeChange = (id: string, body: LinkCode | null): Change => ({ kind: 'linkCode', id, body, tags: [] })
