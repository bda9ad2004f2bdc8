/** What the bot remembers of one conversation between two messages. */
import type { Value } from '../knowledge/rules/expressions.ts'
import type { Topic } from './answers/follow-up.ts'
import type { Commenting } from './answers/kept-question.ts'
import type { Address, Language } from './channel.ts'
import type { Screening } from './eligibility/check.ts'
import type { CardReminder } from './reminders/card.ts'
import type { DeskEntry } from './requests/entry.ts'
import type { Filing } from './requests/filing/draft.ts'
import type { Change } from './store.ts'

export interface Conversation {
  language: Language
  /** Where the language is from: nothing said yet, the last message, or the person's own choice, which stays. */
  languageFrom: 'default' | 'message' | 'choice'
  /** What the bot is in the middle of. At most one thing; everything has a way out. */
  dialogue?: Dialogue
  /** What the open dialogue interrupted; the bot comes back to it. */
  paused?: Dialogue
  /** The last question answered, so that "那转学呢？" and "and for my wife?" are understood. */
  topic?: Topic
  /** What was answered in eligibility checks, by fact: kept to be offered again for confirmation. */
  facts: Record<string, Value>
  /** The schemes of the last check, which “what if” and “change an answer” mean. */
  checked?: string[]
  /** When the person asked to be reminded that a card expires. */
  reminders?: CardReminder[]
  /** The last code asked for to link another channel, as its record is named. */
  linkCode?: string
  /** When wrong codes were tried (ms), of the last hour. */
  wrongCodes?: number[]
}

export type Dialogue = Screening | Filing | DeskEntry | Commenting

/** A question that the documents did not answer, kept for the knowledge editor without saying who asked. */
export interface Unanswered {
  question: string
  language: Language
  reason: string
  at: number
  count: number
  /** The point that came nearest, or that was no help. */
  near?: string
  /** What people said was missing, without figures that could tell who they are. */
  comments?: string[]
}

/** Of somebody who has said nothing yet. */
export const newConversation = (language: Language): Conversation => ({
  language,
  languageFrom: 'default',
  facts: {},
})

/** Without what an earlier version kept in another form: an open check by one scheme, facts by scheme. */
export const inPresentForm = (conversation: Conversation): Conversation => {
  const outdated = (dialogue?: Dialogue) => dialogue?.kind === 'screening' && !Array.isArray(dialogue.schemes)
  if (outdated(conversation.dialogue)) delete conversation.dialogue
  if (outdated(conversation.paused)) delete conversation.paused
  for (const [id, value] of Object.entries(conversation.facts))
    if (typeof value !== 'string' && typeof value !== 'number') delete conversation.facts[id]
  return conversation
}

/** The conversation as a record. Its tags keep the files of what is not filed or sent on yet. */
export const conversationChange = (id: Address, conversation: Conversation): Change => ({
  kind: 'conversation',
  id,
  body: conversation,
  tags: [conversation.dialogue, conversation.paused].flatMap((dialogue) =>
    filesOf(dialogue).map((file) => `file:${file}`),
  ),
})

const filesOf = (dialogue: Dialogue | undefined): string[] => {
  switch (dialogue?.kind) {
    case 'filing':
      return (dialogue.files ?? []).map(({ id }) => id)
    case 'desk':
      return [...('files' in dialogue ? (dialogue.files ?? []).map(({ id }) => id) : []), ...filesOf(dialogue.resume)]
    default:
      return []
  }
}

/** The channel part of an address. */
export const channelOf = (address: Address): string => address.slice(0, address.indexOf(':'))
