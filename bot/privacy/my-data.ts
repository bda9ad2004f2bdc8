/** Everything kept about a person, as plain data. */

import type { Address, Incoming } from '../channel.ts'
import type { Conversation, Dialogue } from '../conversation.ts'
import { labelOf } from '../offers.ts'
import { nameOf } from '../persons/channel-name.ts'
import { personOf } from '../persons/person.ts'
import { ownRequests } from '../requests/applicant.ts'
import type { ServiceRequest } from '../requests/request.ts'
import { rolesOf } from '../requests/roles/people.ts'
import type { HistoryLine } from '../store.ts'
import type { Talk } from '../talk.ts'
import { type Watched, watchesOf } from '../watch/kept.ts'
import type { Translate } from '../words.ts'
import { type FileKept, filesKept } from './my-files.ts'
import { namedRequests } from './named.ts'

export interface MyData {
  account: Address
  /** Other channels of the person, by their names: what was said there is in the file they give. */
  linked: { channel: string; since: number }[]
  /** Milliseconds since 1970. */
  at: number
  retentionDays: number
  conversation: Omit<Conversation, 'dialogue' | 'paused' | 'linkCode'>
  /** What is under way: a request not filed yet, a check, words for a request. */
  drafts: Dialogue[]
  /** Without the accounts of those who handle it, and of the person on other channels; the ids of files would tell them too. */
  requests: Omit<ServiceRequest, 'applicant' | 'taker' | 'messages' | 'topics' | 'spoken' | 'files'>[]
  files: FileKept[]
  /** What they want to be told of when it changes. */
  watched: Watched[]
  /** Ids of the roles of the network the person is bound to. */
  roles: string[]
  /** Groups that the person joined to a role. */
  groups: { role: string; title: string; since: number }[]
  messages: Said[]
  /** Earlier messages are kept too; there were too many for one page. */
  cut: boolean
}

interface Said {
  at: number
  from: 'you' | 'bot'
  /** Absent where it is about somebody else's request, named in `withheld`. */
  text?: string
  withheld?: string[]
}

const most = 3000

export const collect = async (talk: Talk): Promise<MyData> => {
  const { world, from } = talk
  const { dialogue, paused, linkCode: _, ...conversation } = talk.conversation
  const person = await personOf(world, from)
  const resumed = dialogue?.kind === 'desk' ? dialogue.resume : undefined
  const requests = await ownRequests(talk)
  const lines = await world.said({ last: most + 1 })
  const own = new Set(requests.map(({ number }) => number))
  const drafts = [dialogue, resumed, paused].filter((draft) => draft !== undefined)
  const roles = (await rolesOf(world, from)).map(({ id }) => id)
  const groups = await Promise.all(
    roles.map(async (role) => {
      const forum = (await world.read('role', role))?.body.forum
      return forum && talk.isMe(forum.by) ? [{ role, title: forum.title, since: forum.since }] : []
    }),
  )
  return {
    account: from,
    linked: (person?.addresses ?? []).flatMap(({ address, since }) =>
      address === from ? [] : { channel: nameOf(address, talk.language), since },
    ),
    at: world.now,
    retentionDays: world.retentionDays,
    conversation,
    drafts,
    requests: requests.map(
      ({ applicant: _, taker: __, messages: ___, spoken: ____, files: _____, topics: ______, ...request }) => request,
    ),
    files: filesKept(requests, drafts, lines),
    watched: (await watchesOf(talk)).flatMap(({ statements }) => statements),
    roles,
    groups: groups.flat(),
    messages: lines.slice(-most).map((line, at, all) => said(talk, line, all.slice(Math.max(0, at - 20), at), own)),
    cut: lines.length > most,
  }
}

const said = ({ t }: Talk, line: HistoryLine, before: HistoryLine[], own: ReadonlySet<string>): Said => {
  const { message } = line
  if (line.direction === 'in') {
    const heard = line.message
    return { at: message.at, from: 'you', text: heardText(t, heard, before) }
  }
  // A liaison's chat holds what others asked for: that is those persons' data.
  const others = namedRequests(line.message).filter((number) => !own.has(number))
  if (others.length > 0) return { at: message.at, from: 'bot', withheld: others }
  return { at: message.at, from: 'bot', text: line.message.text }
}

const heardText = (t: Translate, heard: Incoming, before: HistoryLine[]): string => {
  switch (heard.kind) {
    case 'text':
      return heard.text
    case 'choice':
      return labelOf(heard.choice, before) ?? heard.choice
    case 'file':
      return [heard.file.name, heard.text].filter(Boolean).join(': ')
    case 'refused-file':
      return t('privacy.file-not-taken')
    case 'recall':
      return t('privacy.took-back')
    case 'alarm':
      return heard.what
  }
}
