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
  const known = new Map<string, { sealed: Uint8Array; json: string }>()

  const remember = (sealed: Uint8Array, json: string) => {
    if (sealed.length > largest) return
    known.set(beginningOf(sealed), { sealed, json })
    if (known.size > most) known.delete(known.keys().next().value as string)
  }

  const open = (sealed: Uint8Array): string => {
    const one = known.get(beginningOf(sealed))
    // What was altered is another value, and can't be opened.
    if (one && Buffer.compare(one.sealed, sealed) === 0) return one.json
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
    unseal: (sealed) => JSON.parse(open(sealed)),
    forget: () => known.clear(),
  }
}

/** Of each sealing another one: it holds the nonce. */
const beginningOf = ({ buffer, byteOffset }: Uint8Array) => Buffer.from(buffer, byteOffset, 16).toString('latin1')
