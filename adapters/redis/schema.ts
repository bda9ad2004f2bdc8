/** What an office's data begin with: the schema, a value that only the right key opens, and the key of digests. */
import { randomBytes } from 'node:crypto'
import type { Vault } from '../../bot/vault.ts'
import { StoreError } from './errors.ts'
import type { Link } from './link.ts'

const schema = '1'
/** Stands as the schema while an office is being brought in: no bot starts on a half of it. */
export const unfinished = 'of an import that was not finished'

/** Makes them on the first start, and checks them. Gives the key of digests. Throws StoreError. */
export const openOffice = async ({ send }: Link, meta: string, vault: Vault, where: string): Promise<Buffer> => {
  const base64 = (text: string) => vault.seal(text).toString('base64')
  // Of processes that start at the same moment, one sets each of these.
  const [info, , , , fields] = await Promise.all([
    send('INFO', 'server'),
    send('HSETNX', meta, 'schema', schema),
    send('HSETNX', meta, 'check', base64('check')),
    send('HSETNX', meta, 'pepper', base64(randomBytes(32).toString('hex'))),
    send('HMGET', meta, 'schema', 'check', 'pepper'),
  ])
  const version = /^redis_version:(\S+)/m.exec(String(info))?.[1] ?? ''
  if (Number.parseInt(version, 10) < 7)
    throw new StoreError(
      `Redis ${version} at ${where} is too old; install 7 or later, or name another one in REDIS_URL.`,
    )
  const [found, check, pepper] = (fields as Buffer[]).map(String)
  if (found === unfinished)
    throw new StoreError(
      `An import into Redis at ${where} was broken off; run npm run -s store -- import FILE again, which begins anew, or name another Redis in REDIS_URL.`,
    )
  if (found !== schema)
    throw new StoreError(
      `The data in Redis at ${where} have schema ${found} and this version of the bot knows ${schema}; start a newer version.`,
    )
  const open = (text = '') => vault.open(Buffer.from(text, 'base64'))
  try {
    open(check)
    return Buffer.from(open(pepper), 'hex')
  } catch (cause) {
    throw new StoreError(
      `DATA_KEY is not the key that the data in Redis at ${where} were sealed with; set the same one for every process.`,
      { cause },
    )
  }
}
