/**
 * The topics of a request in the group of the role that holds it. They follow what a step has made of the request, so
 * nothing that changes one has to think of them; what cannot be said there is told in private chat all the same.
 */
import type { Incoming, Language, Outgoing } from '../../channel.ts'
import type { Change, Turn } from '../../store.ts'
import type { World } from '../../talk.ts'
import { type Key, speak } from '../../words.ts'
import { printLine, serviceName } from '../card.ts'
import { deskChoices } from '../notice-parts.ts'
import { hopOf } from '../path.ts'
import { type HistoryEntry, isOpen, type ServiceRequest } from '../request.ts'
import { type Forum, type RequestTopic, topicTags } from './state.ts'

/** A topic that was asked for and never made, as nothing could be sent for so long (ms), is asked for again. */
const patience = 4 * 86_400_000
/** A request whose topic was deleted so often gets no other. */
const mostGone = 3

type Said = Pick<Outgoing, 'to' | 'language' | 'text' | 'choices' | 'topic'>

/** The step with what its requests mean for their topics. */
export const showInForums = async (turn: Turn, incoming: Incoming, world: World): Promise<Turn> => {
  const outgoing = [...turn.outgoing]
  const changes: Change[] = []
  for (const change of turn.changes) {
    if (change.kind !== 'request' || !change.body) {
      changes.push(change)
      continue
    }
    const { topics, said } = follow(world, change.body, await forumOf(turn, world, change.body.role))
    const tags = [...change.tags.filter((tag) => !/^(topic|forum):/.test(tag)), ...topicTags(topics)]
    const none = topics.length === 0 && change.body.topics === undefined
    changes.push(none ? change : { ...change, body: { ...change.body, topics }, tags })
    for (const one of said)
      outgoing.push({ ...one, id: `${incoming.id}/${outgoing.length + 1}`, at: world.now, notice: true })
  }
  return { ...turn, changes, outgoing }
}

/** As this step leaves the role, where it changes it. */
const forumOf = async (turn: Turn, world: World, role: string): Promise<Forum | undefined> => {
  const changed = turn.changes.find(({ kind, id }) => kind === 'role' && id === role)
  if (changed?.kind === 'role') return changed.body?.forum
  return (await world.read('role', role))?.body.forum
}

/** Every topic as it has to be now, and what is to be said for that. */
const follow = (world: World, request: ServiceRequest, forum: Forum | undefined) => {
  const { knowledge, now } = world
  const said: Said[] = []
  const { number, role, topics = [] } = request
  const tells = `request:${number}`
  const open = ({ group, language }: Forum) => {
    const text = `${number} ${serviceName(knowledge, request, language)}`
    said.push({ to: group, language, text, topic: { do: 'open', tells } })
  }
  const followed = topics.flatMap((before): RequestTopic | [] => {
    if (forum?.group !== before.group) {
      if (before.closed || !before.topic) return before.gone && !before.topic ? [] : before
      const { topic: to, language } = before
      const text = speak(language)(before.role === role ? 'forum.now-unjoined' : 'forum.now-passed', { number })
      said.push({ to, language, text, topic: { do: 'close', tells } })
      const { told: _, ...closed } = before
      return { ...closed, closed: true }
    }
    if (forum.stopped) return before
    const { language } = forum
    const { closed, ...entry } = { ...before, role, language }
    if (!entry.topic) {
      if (!isOpen(request) || now - entry.asked < patience || (entry.gone ?? 0) >= mostGone) return before
      open(forum)
      return { ...entry, asked: now }
    }
    const told = summary(request)
    if (told === entry.told) return before
    const work = isOpen(request) ? (closed ? 'reopen' : 'say') : 'close'
    said.push({ to: entry.topic, language, ...card(world, request, language), topic: { do: work, tells } })
    return { ...entry, told, ...(isOpen(request) ? {} : { closed: true }) }
  })
  if (!forum || forum.stopped || !isOpen(request) || followed.some(({ group }) => group === forum.group))
    return { topics: followed, said }
  open(forum)
  const { group, language } = forum
  return { topics: [...followed, { group, language, role, asked: now }], said }
}

/** What a topic shows, in short: it is said anew when this has changed. */
const summary = (request: ServiceRequest): string => {
  const { state, taker, due, history } = request
  if (!isOpen(request)) return state
  const calls = history.filter(({ action }) => action in called).length
  return [state, taker ? 'taken' : '', due?.at ?? '', calls, written(request).length].join('/')
}

/** What the holders are called for in private when its time is nearly or quite over. */
const called: Partial<Record<HistoryEntry['action'], Key>> = {
  remind: 'desk.reminder',
  overdue: 'desk.overdue',
  'overdue-again': 'desk.overdue',
}

const written = ({ history }: ServiceRequest) =>
  history.flatMap(({ action }, at) => (action === 'answer' || action === 'add' ? at : []))

/** Number, service, state, due date, what the step is and what is to be done: nothing of the applicant. */
const card = (world: World, request: ServiceRequest, language: Language) => {
  const t = speak(language)
  const open = isOpen(request)
  const line = `${printLine(world, request, language)}\n${t(situation(request))}`
  const shown = { id: `desk:show:${request.number}`, label: t('forum.show') }
  const choices = deskChoices(t, request, false)
  const call = called[request.history.at(-1)?.action ?? 'submit']
  const step = hopOf(world.knowledge, request)?.does[language]
  const how = t(choices.some(({ id }) => id.startsWith('desk:take:')) ? 'forum.how-take' : 'forum.how')
  return {
    text: open
      ? [...(call ? [t(call)] : []), line, ...(step ? [t('desk.card-step', { step })] : []), how].join('\n\n')
      : line,
    ...(choices.length > 0 ? { choices: [...choices, shown] } : {}),
  }
}

const situation = (request: ServiceRequest): Key => {
  const { state, taker, history } = request
  switch (state) {
    case 'completed':
    case 'declined':
    case 'withdrawn':
      return `forum.now-${state}`
    case 'waiting-applicant':
      return 'forum.now-asked'
    default: {
      const last = history.findLastIndex(({ who }) => who !== 'applicant' && who !== 'system')
      if (written(request).some((at) => at > last)) return 'forum.now-written'
      return taker === undefined ? 'forum.now-waits' : 'forum.now-handled'
    }
  }
}
