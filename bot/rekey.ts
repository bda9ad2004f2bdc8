/** What moves from one store to another, sealed with the present key: then nothing in the new one needs an older key. */
import type { Piece, Portable } from './portable.ts'
import type { Vault } from './vault.ts'

/** The store as it is read, with everything sealed anew. What no key opens moves as it is. */
export const renewedStore = (store: Portable, vault: Vault): Portable => ({
  ...store,
  async *pieces() {
    for await (const piece of store.pieces()) yield renewed(piece, vault)
  },
})

const renewed = (piece: Piece, vault: Vault): Piece => {
  if ('body' in piece) return { ...piece, body: anew(piece.body, vault) }
  if ('content' in piece) return { ...piece, content: anew(piece.content, vault) }
  return piece
}

const anew = (sealed: string, vault: Vault): string => {
  try {
    return vault.renew(Buffer.from(sealed, 'base64'))?.toString('base64') ?? sealed
  } catch {
    return sealed
  }
}
