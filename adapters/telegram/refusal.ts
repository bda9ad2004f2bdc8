/** Why Telegram does not take a message. Its sentences are no contract, so what is not recognised gets a simpler try. */
import type { Delivery } from '../../bot/channel.ts'
import type { Trouble } from './api.ts'

export interface Refusal {
  /** Nobody there for good; not as this kind of media; or the message itself. */
  is: 'recipient' | 'as-media' | 'form'
  reason: string
}

export const reasons = {
  nowhere: 'no such chat',
  outside: 'the bot is not in the group',
  rights: 'the bot may not do that in the group',
  gone: 'the topic is gone',
  closed: 'the topic is closed',
  plain: 'the group has no topics',
} as const

const recipients: [RegExp, reason: string][] = [
  [/blocked by the user/i, 'blocked by the person'],
  [/user is deactivated/i, 'the account is deleted'],
  [/chat not found|PEER_ID_INVALID|user not found/i, reasons.nowhere],
  [/can't initiate conversation/i, 'the person has not written to the bot'],
  [/group chat was upgraded/i, 'the group has another address now'],
  [/kicked|not a member|CHANNEL_PRIVATE|group chat was deactivated/i, reasons.outside],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED/i, reasons.rights],
  [/TOPIC_(DELETED|ID_INVALID)|thread not found/i, reasons.gone],
  [/TOPIC_CLOSED/i, reasons.closed],
  [/not a forum|CHANNEL_FORUM_MISSING/i, reasons.plain],
]

/** What a refusal means; one that is not recognised is put down to the form of the message. */
export const refusalOf = ({ code, said }: Trouble): Refusal => {
  if (/VOICE_MESSAGES_FORBIDDEN|wrong (type of|file)/i.test(said))
    return { is: 'as-media', reason: `the file was refused (${code})` }
  const known = recipients.find(([pattern]) => pattern.test(said))
  if (known) return { is: 'recipient', reason: known[1] }
  if (code === 403) return { is: 'recipient', reason: 'Telegram forbids writing there' }
  return { is: 'form', reason: `refused by Telegram (${code})` }
}

/** The refusal as the end of a delivery; what people did there themselves is `theirs`. */
export const failureOf = (trouble: Trouble): Delivery & { result: 'failed' } => {
  const { is, reason } = refusalOf(trouble)
  return { result: 'failed', reason, ...(is === 'recipient' ? { theirs: true } : {}) }
}
