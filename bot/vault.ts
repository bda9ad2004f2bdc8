/** Personal data is kept sealed: what lies on disk or in a shared engine can't be read or altered without the key. */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { keepPrivate, makeFolder, sync } from './folder.ts'

export interface Vault {
  seal(data: string | Uint8Array): Buffer
  /** Throws KeyError when the bytes were sealed with another key or altered since. */
  open(sealed: Uint8Array): string
  /** The same for what is no text. */
  openBytes(sealed: Uint8Array): Buffer
  /** The same data sealed with the present key; undefined when they are so already. Throws KeyError. */
  renew(sealed: Uint8Array): Buffer | undefined
}

/** One line for the operator: which key is wrong and what to do. */
export class KeyError extends Error {
  override name = 'KeyError'
}

const VERSION = 1
const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM. Sealed: version (1 byte), nonce (12), tag (16), ciphertext. `bytes`: a key of 32. What was sealed with one of
 * the `older` keys is opened too; nothing is sealed with them any more.
 */
export const createVault = (bytes: Buffer, older: readonly Buffer[] = []): Vault => {
  const key = createSecretKey(bytes) // made once: raw bytes would be copied at every call
  const keys = [key, ...older.map((one) => createSecretKey(one))]
  const openBytes = (sealed: Uint8Array): Buffer => {
    if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) {
      throw new KeyError('A stored value is not sealed in a form this version knows; was it written by a newer one?')
    }
    for (const one of keys) {
      const data = openWith(one, sealed)
      if (data) return data
    }
    throw new KeyError('A stored value was sealed with another DATA_KEY, or was altered.')
  }
  // Random bytes are drawn for many at once: each drawing costs more than a sealing.
  let drawn = Buffer.alloc(0)
  const nextNonce = (): Buffer => {
    if (drawn.length === 0) drawn = randomBytes(NONCE * 256)
    const nonce = drawn.subarray(0, NONCE)
    drawn = drawn.subarray(NONCE)
    return nonce
  }
  const seal = (data: string | Uint8Array): Buffer => {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const body = typeof data === 'string' ? cipher.update(data, 'utf8') : cipher.update(data)
    cipher.final() // the tag; GCM holds back nothing
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body])
  }

  return {
    seal,
    open: (sealed) => openBytes(sealed).toString('utf8'),
    openBytes,
    renew: (sealed) => {
      const data = openBytes(sealed)
      return openWith(key, sealed) ? undefined : seal(data)
    },
  }
}

/** Undefined when it is another key's, or was altered. */
const openWith = (key: KeyObject, sealed: Uint8Array): Buffer | undefined => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG))
  try {
    const data = decipher.update(sealed.subarray(1 + NONCE + TAG))
    decipher.final() // throws when the tag does not fit; GCM holds back nothing
    return data
  } catch {
    return undefined
  }
}

/**
 * The key for personal data: DATA_KEY when it is set, else the file `data.key` in `folder`, made on the first start.
 * Where there is data already (`hasData`), no key is made: it could not open them. Throws KeyError naming DATA_KEY or
 * the file, or FolderError.
 */
export const openKey = ({
  dataKey,
  folder,
  hasData = false,
}: {
  dataKey?: string | undefined
  folder: string
  hasData?: boolean
}): Buffer => {
  if (dataKey) return decode(dataKey, 'DATA_KEY')
  makeFolder(folder)
  const file = join(folder, 'data.key')
  const text = readKeyFile(file)
  if (hasData && !isKey(text ?? ''))
    throw new KeyError(
      text === undefined
        ? `${file} is missing, and without it nothing that is sealed can be read: restore it from your copy, or set DATA_KEY.`
        : `${file} does not hold a whole key any more: restore it from your copy, or set DATA_KEY.`,
    )
  return decode(text ?? makeKeyFile(folder, file), file)
}

/** DATA_KEY_OLD: keys with which older data may still be sealed, with commas between. Throws KeyError. */
export const olderKeys = (text: string | undefined): Buffer[] =>
  (text ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => decode(one, 'DATA_KEY_OLD'))

/** Whether a text can be a key: 64 hexadecimal digits, or 32 bytes in base64. */
export const isKey = (text: string): boolean => bytesOf(text.trim()) !== undefined

const bytesOf = (value: string): Buffer | undefined => {
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex')
  const bytes = Buffer.from(value, 'base64')
  // Buffer.from skips what is not base64, so the length alone would let a mistyped key through.
  return bytes.length === 32 && /^[\w+/-]{43}=?$/.test(value) ? bytes : undefined
}

const decode = (text: string, name: string): Buffer => {
  const bytes = bytesOf(text.trim())
  if (bytes) return bytes
  throw new KeyError(`${name} must be 64 hexadecimal digits or 32 bytes in base64; make one with: openssl rand -hex 32`)
}

const readKeyFile = (file: string): string | undefined => {
  try {
    const text = readFileSync(file, 'utf8')
    keepPrivate(file)
    return text
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new KeyError(`${file} can't be read; let the bot's user read it, or set DATA_KEY.`, { cause })
  }
}

/** Written beside and linked into place: of two processes that start at once, both end up with one and the same key. */
const makeKeyFile = (folder: string, file: string): string => {
  const draft = `${file}.${process.pid}`
  try {
    const handle = openSync(draft, 'w', 0o600)
    writeSync(handle, `${randomBytes(32).toString('hex')}\n`)
    fsyncSync(handle)
    closeSync(handle)
    try {
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    rmSync(draft)
    sync(folder) // a key lost in a power cut would take all data with it
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new KeyError(`Can't make ${file}; make DATA_DIR a folder the bot's user may write to, or set DATA_KEY.`, {
      cause,
    })
  }
}
