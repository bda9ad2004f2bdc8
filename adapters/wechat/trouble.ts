/** What an error of the gateway means. Its message is never passed on: it may hold the token, or words of people. */
import type { Delivery } from '../../bot/channel.ts'

/** Codes of gRPC. */
const codes = { cancelled: 1, deadline: 4, notFound: 5, exists: 6, unimplemented: 12, unavailable: 14, wrongToken: 16 }

export class NoAnswer extends Error {
  constructor() {
    super('the gateway did not answer in time')
    this.name = 'NoAnswer'
  }
}

/** The promise, or NoAnswer after `ms`. */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new NoAnswer()), ms)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** For the operators: what is wrong with the connection and what to do. */
export const explain = (error: unknown): string => {
  const words = wordsOf(error)
  if (isTaken(error))
    return 'another program is connected with this token, and the gateway serves one at a time: stop the other one'
  switch (codeOf(error)) {
    case codes.wrongToken:
      return 'wrong token: the gateway refuses WECHATY_PUPPET_SERVICE_TOKEN; compare it with the gateway’s own'
    case codes.deadline:
      return 'the gateway does not answer: see whether it hangs'
    case codes.unimplemented:
      return 'what answers there is no Wechaty gateway: compare WECHATY_PUPPET_SERVICE_ENDPOINT'
  }
  if (/requires a SNI/i.test(words)) return 'WECHATY_PUPPET_SERVICE_TOKEN has not the form <name>_<id>'
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Name resolution|ETIMEDOUT/i.test(words))
    return 'nothing answers at WECHATY_PUPPET_SERVICE_ENDPOINT: start the gateway or correct the address'
  if (/certificate|self.signed|ssl|tls|altname|EPROTO|wrong version/i.test(words))
    return 'no encrypted connection: the certificate does not fit; compare the TLS settings on both sides'
  if (error instanceof NoAnswer) return 'the gateway does not answer: see whether it hangs'
  if (codeOf(error) === codes.unavailable)
    return 'the connection was dropped: the gateway has ended, or only one side uses TLS'
  return 'the connection has ended'
}

/** Whether the gateway serves somebody else, or still believes so after a broken connection. */
export const isTaken = (error: unknown): boolean => codeOf(error) === codes.exists || error instanceof NoEvents

/** The gateway takes calls and tells of nothing: that is how it refuses a second client. */
export class NoEvents extends Error {
  constructor() {
    super('the gateway sends no events')
    this.name = 'NoEvents'
  }
}

/** Why it is no use to try again: short, for the record. Undefined when it may help. */
export const hopeless = (error: unknown): (Delivery & { result: 'failed' }) | undefined => {
  if (isLinkTrouble(error)) return undefined
  const words = wordsOf(error)
  const reason = reasons.find(([pattern]) => pattern.test(words))?.[1]
  if (reason) return { result: 'failed', reason, theirs: true }
  return unable.test(words) ? { result: 'failed', reason: 'the gateway can’t send this' } : undefined
}

/** Whether the connection rather than the message is to blame. */
export const isLinkTrouble = (error: unknown): boolean => {
  const code = codeOf(error)
  return (
    error instanceof NoAnswer ||
    code === codes.cancelled ||
    code === codes.deadline ||
    code === codes.unavailable ||
    code === codes.wrongToken ||
    /no grpc manager|NO CLIENT/i.test(wordsOf(error))
  )
}

const unable = /unsupported|not (supported|implemented)|unimplemented|不支持/i

/** Gateways have no codes for these, only words; the first that fits. */
const reasons: [RegExp, string][] = [
  [/black ?list|blocked|拒收|黑名单/i, 'blocked by the person'],
  [
    /(reply|message|session|48 ?h|24 ?h)\w* ?(window|expired|closed|timed? ?out)|outside .*window|会话.*(过期|关闭|超时|结束)|超过.*(小时|时间|时限)/i,
    'the time to write to this person is over',
  ],
  [
    /not (in|a member of) (the|this)? ?(room|group|chat)|room.*(not found|not exist|dissolved)|群(聊)?.*(不存在|解散)|移出群|no such room/i,
    'the group is gone',
  ],
  [
    /not (a |your |his |her |my |yet )*(friend|contact)s?|no(t|n)?.?friend|stranger|不是.{0,6}(好友|朋友)|好友验证|朋友验证|被.{0,4}删除/i,
    'not a contact any more',
  ],
  [
    /(contact|user|conversation|receiver|recipient).{0,40}(not found|not exist|unknown|invalid|no such)|(no such|unknown|invalid|no|can.?t find|cannot find) (contact|user|conversation|account|receiver|recipient)|(联系人|用户|账号).{0,4}不存在/i,
    'no such contact',
  ],
]

const codeOf = (error: unknown): number | undefined => {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'number' ? code : undefined
}

const wordsOf = (error: unknown): string => {
  if (typeof error === 'string') return error
  const { message = '', details = '' } = (error ?? {}) as { message?: unknown; details?: unknown }
  return `${typeof details === 'string' ? details : ''} ${typeof message === 'string' ? message : ''}`
}
