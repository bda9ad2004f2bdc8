/** What the operator reads when Redis can't work: one line, with the place and the remedy, never with a password. */
import { ErrorReply } from 'redis'

export class StoreError extends Error {
  override name = 'StoreError'
}

/** By the first word of Redis's answer. */
const remedies: Record<string, (where: string) => string> = {
  LOADING: (where) => `Redis at ${where} is still loading its data; it is asked again until it is done.`,
  READONLY: (where) => `Redis at ${where} is a replica and takes no writes; name the primary in REDIS_URL too.`,
  MASTERDOWN: (where) =>
    `Redis at ${where} is a replica that lost its primary; start the primary, or name it in REDIS_URL.`,
  OOM: (where) => `Redis at ${where} has no memory left; raise its maxmemory.`,
  MISCONF: (where) => `Redis at ${where} can't write its data to its disk; free some space there and see its log.`,
  NOREPLICAS: (where) => `Redis at ${where} has too few replicas connected (min-replicas-to-write); start them.`,
  CLUSTERDOWN: (where) =>
    `The Redis cluster at ${where} is not whole; see its cluster nodes and start those that are down.`,
  TRYAGAIN: (where) => `The Redis cluster at ${where} is moving the bot's slot; wait until that is done.`,
  ASK: (where) => `The Redis cluster at ${where} is moving the bot's slot; wait until that is done.`,
  BUSY: (where) => `Redis at ${where} is busy with a script; wait, and see its log when it stays so.`,
  NOAUTH: (where) => `Redis at ${where} wants a password; put it into REDIS_URL (redis://user:password@host:port).`,
  WRONGPASS: (where) => `Redis at ${where} refused the name or password; correct them in REDIS_URL.`,
  NOPERM: (where) =>
    `The Redis user at ${where} may not do what the bot needs; give it all commands on what begins with {office}: (ACL rules ~{office}:* &{office}:* +@all).`,
  WRONGTYPE: (where) =>
    `Redis at ${where} holds another program's data under the bot's prefix; give the bot another database.`,
}

/** Redis did not carry the command out, and may soon: it can be asked again, perhaps at another node. */
const passing = ['LOADING', 'READONLY', 'MASTERDOWN', 'CLUSTERDOWN', 'TRYAGAIN', 'ASK', 'MOVED', 'NOREPLICAS', 'BUSY']
/** Another node is asked. */
const elsewhere = ['READONLY', 'MASTERDOWN', 'MOVED']

/** The first word of an answer that is an error: READONLY; undefined for any other error. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ErrorReply ? /^-?([A-Z]+)\b/.exec(error.message)?.[1] : undefined

/** Whether the command was not carried out and may be soon, so that it can be sent again. */
export const isPassing = (error: unknown): boolean => passing.includes(codeOf(error) ?? '') || wasNotSent(error)
/** Whether another node has to be asked. */
export const isElsewhere = (error: unknown): boolean => elsewhere.includes(codeOf(error) ?? '')

const wasNotSent = (error: unknown): boolean =>
  error instanceof Error && ['ClientOfflineError', 'ClientClosedError'].includes(error.constructor.name)

/** The error with a remedy when it is one we know of, else the error itself. */
export const explain = (error: unknown, where: string): unknown => {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  if (!(error instanceof ErrorReply)) return away(where, error)
  const remedy = remedies[codeOf(error) ?? '']
  return remedy ? new StoreError(remedy(where), { cause: error }) : error
}

/** That Redis can’t be reached, with the remedy that `cause` suggests. `where`: as `placeOf` gives it. */
export const away = (where: string, cause?: Error): StoreError => {
  const code = (cause as { code?: unknown } | undefined)?.code
  if (typeof code === 'string' && /CERT|ALTNAME/.test(code))
    return new StoreError(
      `The certificate of Redis at ${where} is not trusted (${code}); correct it, or name its authority in NODE_EXTRA_CA_CERTS.`,
      { cause },
    )
  const why = typeof code === 'string' ? ` (${code})` : ''
  // Something answers there, and not as it should: mostly one side speaks TLS and the other does not.
  const tls =
    typeof code === 'string' && !/SSL|EPROTO|ECONNRESET/.test(code) ? '' : ' (rediss:// with TLS, redis:// without)'
  return new StoreError(`Redis at ${where} can't be reached${why}; start it, or correct REDIS_URL${tls}.`, { cause })
}

/** That it did not answer within `ms`. */
export const late = (where: string, ms: number): StoreError =>
  new StoreError(
    `Redis at ${where} did not answer within ${ms / 1000} s; see whether it is overloaded or its disk slow.`,
  )

/** Hosts and ports of REDIS_URL, without name and password. */
export const placeOf = (nodes: readonly string[]): string => nodes.map((node) => new URL(node).host).join(', ')

/** REDIS_URL names one node, or several with commas between. */
export const nodesIn = (url: string): string[] => {
  const nodes = url.split(/[\s,]+/).filter(Boolean)
  const isGood = (node: string) =>
    URL.canParse(node) && /^rediss?:$/.test(new URL(node).protocol) && new URL(node).host !== ''
  if (nodes.length === 0 || !nodes.every(isGood))
    throw new StoreError(
      'REDIS_URL must be redis://host:port, or rediss://user:password@host:port; several nodes have commas between, and signs such as / # , in a password are percent-encoded (%2F %23 %2C).',
    )
  return nodes
}
