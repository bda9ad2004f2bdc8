/** What a channel tells of a group with topics that works for a role, and what rings for a request's topics. */
import type { Role } from '../../../knowledge/liaisons.ts'
import type { Turn } from '../../store.ts'
import type { Talk } from '../../talk.ts'
import { readTopicReport, type TopicReport } from '../../topic-report.ts'
import { type Key, speak } from '../../words.ts'
import { readRequest } from '../number.ts'
import { type RoleState, requestChange, roleChange } from '../request.ts'
import { followAll, roleOfGroup, tellPrivately } from './join.ts'
import type { Forum, RequestTopic } from './state.ts'

/** Undefined for any other alarm. `what`: a report, `forum`, or `forum-moved <group>` when topics there are out of reach. */
export const onForumAlarm = async (talk: Talk, what: string): Promise<Turn | undefined> => {
  const [kind, group] = what.split(' ')
  const report = readTopicReport(what)
  if (kind === 'forum' || kind === 'forum-moved')
    await changeTopics(talk, (topics) => topics.filter((topic) => topic.group !== group))
  else if (report) await hearReport(talk, report)
  else return undefined
  // A group has no conversation of its own.
  const { changes, ...effects } = talk.effects()
  return { ...effects, changes: changes.filter((change) => change.kind !== 'conversation') }
}

const hearReport = async (talk: Talk, report: TopicReport) => {
  switch (report.is) {
    case 'made':
      return made(talk, report)
    case 'found':
      return found(talk, report)
    case 'gone':
      return changeTopics(talk, (topics) =>
        topics.map((entry) => {
          if (entry.topic !== report.topic) return entry
          const { topic: _, told: __, ...rest } = entry
          return { ...rest, asked: 0, gone: (entry.gone ?? 0) + 1 }
        }),
      )
    case 'able':
      return resume(talk, report.group)
    case 'lost':
      // It is asked for anew when the group works again.
      await changeTopics(talk, (topics) => topics.filter(({ group, topic }) => group !== report.group || topic))
      return stop(talk, report.group, report.why)
    case 'moved':
      return move(talk, report.group, report.to)
  }
}

const numberOf = ({ from }: Talk): string => (from.startsWith('request:') ? from.slice('request:'.length) : '')

/**
 * A request has one topic in a group: the one that was made for it last. Another may have been opened when the process or
 * the network broke off in between, and is found before or after it.
 */
const made = (talk: Talk, { group, topic }: { group: string; topic: string }) =>
  changeTopics(talk, (topics) => {
    const entry = topics.find((one) => one.group === group && one.topic === undefined)
    for (const other of entry?.found ?? [])
      if (entry && other !== topic) closeAnother(talk, entry, other, numberOf(talk))
    return topics.map((one) => {
      const { found: _, ...rest } = one
      return one === entry ? { ...rest, topic } : one
    })
  })

const found = (talk: Talk, { group, topic, name }: { group: string; topic: string; name: string }) =>
  changeTopics(
    talk,
    (topics) =>
      topics.map((entry) => {
        if (entry.group !== group || entry.topic === topic) return entry
        if (entry.topic === undefined) return { ...entry, found: [...(entry.found ?? []), topic] }
        closeAnother(talk, entry, topic, name)
        return entry
      }),
    name,
  )

const closeAnother = (talk: Talk, { language }: RequestTopic, topic: string, number: string) =>
  talk.tell(topic, language, {
    text: speak(language)('forum.twice', { number }),
    topic: { do: 'close', tells: `request:${number}` },
  })

/** Of the request in whose conversation this is, or of another. What has to be said for it is found out when the step is done (topics.ts). */
const changeTopics = async (
  talk: Talk,
  change: (topics: RequestTopic[]) => RequestTopic[],
  number = numberOf(talk),
) => {
  const stored = await readRequest(talk.world, number)
  if (stored) talk.change(requestChange({ ...stored.body, topics: change(stored.body.topics ?? []) }))
}

const forumOf = async (
  talk: Talk,
  group: string,
): Promise<{ role: Role; state: RoleState; forum: Forum } | undefined> => {
  const role = await roleOfGroup(talk, group)
  const state = role && (await talk.world.read('role', role.id))?.body
  return role && state?.forum?.group === group ? { role, state, forum: state.forum } : undefined
}

const resume = async (talk: Talk, group: string) => {
  const found = await forumOf(talk, group)
  if (!found?.forum.stopped) return
  const { role, state } = found
  const { stopped: _, ...before } = found.forum
  const forum: Forum = { ...before, begun: true }
  talk.change(roleChange(role.id, { ...state, forum }))
  talk.audit({ action: 'forum.works', subject: role.id })
  sayIn(talk, role, forum, before.begun ? 'forum.back' : 'forum.joined')
  await tellPrivately(talk, role, state, forum, before.begun ? 'forum.back-told' : 'forum.joined-told')
  const { list } = talk.world
  await followAll(talk, [...(await list('request', `role:${role.id}`)), ...(await list('request', `forum:${group}`))])
}

const stop = async (talk: Talk, group: string, why: Extract<TopicReport, { is: 'lost' }>['why']) => {
  const found = await forumOf(talk, group)
  if (!found || found.forum.stopped === why) return
  const { role, state } = found
  const forum: Forum = { ...found.forum, stopped: why }
  talk.change(roleChange(role.id, { ...state, forum }))
  talk.audit({ action: 'forum.stopped', subject: role.id, detail: why })
  if (why !== 'removed') sayIn(talk, role, forum, `forum.lost-${why}`)
  await tellPrivately(talk, role, state, forum, `forum.told-${why}`)
}

/** Its topics can't be reached under the new address, so each request gets another one there. */
const move = async (talk: Talk, group: string, to: string) => {
  const found = await forumOf(talk, group)
  if (!found) return
  const { role, state } = found
  const forum: Forum = { ...found.forum, group: to, stopped: 'asked' }
  talk.change(roleChange(role.id, { ...state, forum }))
  talk.audit({ action: 'forum.moved', subject: role.id })
  await followAll(talk, await talk.world.list('request', `forum:${group}`), `forum-moved ${group}`)
  talk.tell(to, forum.language, { text: '', topic: { do: 'look', tells: `role:${role.id}` } })
}

const sayIn = (talk: Talk, role: Role, { group, language }: Forum, key: Key) =>
  talk.tell(group, language, {
    text: speak(language)(key, { role: role.title[language] }),
    topic: { do: 'say', tells: `role:${role.id}` },
  })
