/** A group with topics that works for a role, and the topics of a request: what is kept of them. */
import type { Address, Language } from '../../channel.ts'

/** A role has at most one. */
export interface Forum {
  group: Address
  title: string
  /** Of whoever joined it. */
  language: Language
  /** ms. */
  since: number
  /** The seat of whoever joined it, as long as they are bound. */
  by?: Address
  /** It has worked, and those in it have been told how. */
  begun?: true
  /** Why nothing is shown there now. `asked`: the channel is still to say whether it works. */
  stopped?: 'asked' | 'removed' | 'rights' | 'plain'
}

/** The topic of a request in one group. Without `topic` it is being made. */
export interface RequestTopic {
  group: Address
  language: Language
  /** The role it is shown for. */
  role: string
  topic?: Address
  /** Opened by the bot meanwhile, as the vendor says: all but the one that is reported to be made are too many. */
  found?: Address[]
  /** When it was asked for (ms). */
  asked: number
  /** What was said in it last, without its words. */
  told?: string
  closed?: true
  /** How often one was deleted by hand. */
  gone?: number
}

/** By which a request is found: by its topics, and by groups where one of them is open. */
export const topicTags = (topics: readonly RequestTopic[] = []): string[] => [
  ...topics.flatMap(({ topic }) => (topic ? `topic:${topic}` : [])),
  ...topics.flatMap(({ group, closed }) => (closed ? [] : `forum:${group}`)),
]
