/** Why Telegram does not take a message. Its sentences are no contract, so what is not recognised gets a simpler try. */
import type { Trouble } from './api.ts'

export interface Refusal {
  /** Nobody there for good; not as this kind of media; or the message itself. */
  is: 'recipient' | 'as-media' | 'form'
  reason: string
}

const recipients: [RegExp, reason: string][] = [
  [/blocked by the user/i, 'blocked by the person'],
  [/user is deactivated/i, 'the account is deleted'],
  [/chat not found|PEER_ID_INVALID|user not found/i, 'no such chat'],
  [/can't initiate conversation/i, 'the person has not written to the bot'],
  [/kicked|not a member|CHANNEL_PRIVATE|group chat was (upgraded|deactivated)/i, 'the bot is not in the group'],
  [/not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i, 'the bot may not write in the group'],
  [/TOPIC_(CLOSED|DELETED)|thread not found/i, 'the topic is closed'],
]

export const refusalOf = ({ code, said }: Trouble): Refusal => {
  if (/VOICE_MESSAGES_FORBIDDEN|PHOTO_INVALID|IMAGE_PROCESS_FAILED|PHOTO_SAVE|wrong (type of|file)/i.test(said))
    return { is: 'as-media', reason: `the file was refused (${code})` }
  const known = recipients.find(([pattern]) => pattern.test(said))
  if (known) return { is: 'recipient', reason: known[1] }
  if (code === 403) return { is: 'recipient', reason: 'Telegram forbids writing there' }
  return { is: 'form', reason: `refused by Telegram (${code})` }
}
