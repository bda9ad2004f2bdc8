/** What a channel tells of groups with topics: as the `what` of an alarm, in the conversation that a `TopicWork` names or the group's own. */
import type { Address } from './channel.ts'

export type TopicReport =
  | { is: 'made'; group: Address; topic: Address }
  /** The bot has opened it, as the vendor tells everybody: `name` is the first word of its name. It may be one too many. */
  | { is: 'found'; group: Address; topic: Address; name: string }
  /** Somebody deleted it. */
  | { is: 'gone'; topic: Address }
  /** The bot can open topics in the group. */
  | { is: 'able'; group: Address }
  /** It can't: it was removed, it lacks the right, or the group has no topics. */
  | { is: 'lost'; group: Address; why: 'removed' | 'rights' | 'plain' }
  /** The vendor gave the group another address. */
  | { is: 'moved'; group: Address; to: Address }

export const printTopicReport = (report: TopicReport): string => {
  const { is } = report
  switch (is) {
    case 'made':
      return `topic ${is} ${report.group} ${report.topic}`
    case 'found':
      return `topic ${is} ${report.group} ${report.topic} ${report.name}`
    case 'gone':
      return `topic ${is} ${report.topic}`
    case 'able':
      return `topic ${is} ${report.group}`
    case 'lost':
      return `topic ${is} ${report.group} ${report.why}`
    case 'moved':
      return `topic ${is} ${report.group} ${report.to}`
  }
}

/** Undefined for what is no such report. */
export const readTopicReport = (what: string): TopicReport | undefined => {
  const [topic, is, first = '', second = '', third = ''] = what.split(' ')
  if (topic !== 'topic') return undefined
  switch (is) {
    case 'made':
      return { is, group: first, topic: second }
    case 'found':
      return { is, group: first, topic: second, name: third }
    case 'gone':
      return { is, topic: first }
    case 'able':
      return { is, group: first }
    case 'lost':
      return second === 'removed' || second === 'rights' || second === 'plain'
        ? { is, group: first, why: second }
        : undefined
    case 'moved':
      return { is, group: first, to: second }
  }
  return undefined
}
