/** How values lie in the database: as JSON, sealed. */
import type { Vault } from '../../bot/vault.ts'

export interface Codec {
  seal(value: unknown): Buffer
  unseal<T>(sealed: Uint8Array): T
  /** Nothing of what was sealed or opened is kept in memory any more. */
  forget(): void
}

/** Values of lately: each is read a few times, by the worker, by the sender and as a line of its conversation. */
const most = 2000
const largest = 8192

export const openCodec = (vault: Vault): Codec => {
  const known = new Map<string, string>()

  const remember = (sealed: Uint8Array, json: string) => {
    if (sealed.length > largest) return
    known.set(textOf(sealed), json)
    if (known.size > most) known.delete(known.keys().next().value as string)
  }

  const open = (sealed: Uint8Array): string => {
    const json = vault.open(sealed)
    remember(sealed, json)
    return json
  }

  return {
    seal: (value) => {
      const json = JSON.stringify(value)
      const sealed = vault.seal(json)
      remember(sealed, json)
      return sealed
    },
    unseal: (sealed) => JSON.parse(known.get(textOf(sealed)) ?? open(sealed)),
    forget: () => known.clear(),
  }
}

/** All of it: what was altered is another value, and can't be opened. */

const textOf = ({ buffer, byteOffset, length }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, length).toString('latin1')
