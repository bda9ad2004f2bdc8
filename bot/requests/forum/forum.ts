/**
 * What members say and press in a group with topics. There they only join the group to their role, take a request and say
 * what they want to do with it: all of it is done as if in their private chat, where the words for it belong too.
 */

import type { Among, Incoming, Language, Reply } from '../../channel.ts'
import { addressesOf } from '../../persons/person.ts'
import type { Turn } from '../../store.ts'
import type { Talk } from '../../talk.ts'
import { speak } from '../../words.ts'
import { accessTo } from '../act.ts'
import { passedTo } from '../desk/bare.ts'
import { commandIn } from '../desk/command-words.ts'
import { rolesNamed } from '../desk/role-names.ts'
import { bareIn } from '../desk/verb-words.ts'
import { type DeskVerb, isDeskVerb } from '../entry.ts'
import { numberPattern } from '../number.ts'
import type { ServiceRequest } from '../request.ts'
import { rolesOf } from '../roles/people.ts'
import { isCourtesy, looksLikeQuestion } from '../speech.ts'
import { join, leave, unknown } from './join.ts'

/** Does what the person could have said in private; gives the step of that. */
type AsPerson = (said: Incoming) => Promise<Turn>

const leaving = /^\/?(?:desk|工作台|待办)[\s:：]*(?:leave|off|stop|end|离开|退出|停用|停止|关闭)$/i

/** Undefined for what is said in a group like any other. */
export const inForum = async (talk: Talk, incoming: Incoming, asPerson: AsPerson): Promise<Turn | undefined> => {
  const { among } = incoming
  if (!among || (incoming.kind !== 'choice' && incoming.kind !== 'text')) return undefined
  if (incoming.kind === 'choice') {
    const [room, verb = '', what = ''] = incoming.choice.split(':')
    if (room === 'forum' && verb === 'join') return tell(talk, among, () => join(talk, among, what))
    return room === 'desk' && isDeskVerb(verb) && numberPattern.test(what)
      ? doInPrivate(talk, among, verb, what, asPerson)
      : undefined
  }
  const text = incoming.text.trim()
  if (incoming.edits !== undefined) return undefined
  if (leaving.test(text)) return tell(talk, among, () => leave(talk, among))
  const said = commandIn(text)
  const { list, read } = talk.world
  const works = (await list('role', `forum:${among.group}`)).length > 0
  if (said?.verb === 'list') {
    // Who works here wants to see it; the command joins the group, or says that it is joined.
    const asked = works && !text.startsWith('/') && (await rolesOf(talk.world, among.person)).length > 0
    return asked ? sayInPrivate(talk, among, text, asPerson) : tell(talk, among, () => join(talk, among))
  }
  if (!works) return undefined
  const here = among.topic === undefined ? undefined : (await list('request', `topic:${among.topic}`))[0]?.id
  if (said && isDeskVerb(said.verb)) return doInPrivate(talk, among, said.verb, said.given, asPerson, said.rest)
  const request = here === undefined ? undefined : (await read('request', here))?.body
  const bare = bareIn(text) ?? (request && passedTo(talk, request, text))
  if (!here || !request)
    return bare?.rest === '' && (await rolesOf(talk.world, among.person)).length > 0
      ? sayInPrivate(talk, among, text, asPerson)
      : undefined
  if (bare && (bare.rest === '' || text.startsWith('/') || !looksLikeQuestion(bare.rest))) {
    const [role, another] = bare.verb === 'pass' ? namedAlone(talk, request, bare.rest) : []
    if (role && !another) return doInPrivate(talk, among, 'pass', here, asPerson, '', `:${role}`)
    return doInPrivate(talk, among, bare.verb, here, asPerson, bare.rest)
  }
  if ((looksLikeQuestion(text) && !ofApplicant.test(text)) || isCourtesy(text)) return undefined
  return hinted(talk, await languageOf(talk, among), undefined, {
    key: 'forum.words-in-private',
    words: `/show ${here}`,
  })
}

/** 他什么时候交材料: no question about policy. */
const ofApplicant = /申请人|(?<!其)[他她](?!人)|\b(?:he|she|him|her|his|the applicant)\b/i

/** The roles a request can go to, where nothing but their name was said: the reason for it belongs in private. */
const namedAlone = (talk: Talk, request: ServiceRequest, words: string): readonly string[] => {
  const { roles, rest } = rolesNamed(talk.world.knowledge, request, words)
  return rest === '' ? roles : []
}

/** In the person's language, where they have chosen or shown one. */
const tell = async (talk: Talk, among: Among, run: () => Promise<void>): Promise<Turn> => {
  talk.language = await languageOf(talk, among)
  await run()
  return talk.effects()
}

const languageOf = async (talk: Talk, { person }: Among): Promise<Language> => {
  const known = (await talk.world.read('conversation', person))?.body
  return known && known.languageFrom !== 'default' ? known.language : (talk.incoming.language ?? talk.language)
}

/** What is about no request that this place tells, as if it had been written in private. */
const sayInPrivate = async (talk: Talk, among: Among, text: string, asPerson: AsPerson): Promise<Turn> => {
  const { id, at, language } = talk.incoming
  const turn = await asPerson({ id, from: among.person, at, ...(language ? { language } : {}), kind: 'text', text })
  return hinted(talk, await languageOf(talk, among), turn, { key: 'forum.in-private', words: '/desk' })
}

/** `rest`: words that came along. They are for the private chat, so they go no further. `to`: what the choice names behind the number. */
const doInPrivate = async (
  talk: Talk,
  among: Among,
  verb: DeskVerb,
  given: string,
  asPerson: AsPerson,
  rest = '',
  to = '',
): Promise<Turn> => {
  const { world, incoming } = talk
  const { person } = among
  const language = await languageOf(talk, among)
  const whole = numberPattern.test(given)
  if ((await rolesOf(world, person)).length === 0) {
    talk.audit({ action: 'request.refused', subject: whole ? given : 'unknown', detail: `${verb}: not-bound` })
    return hinted(talk, language, undefined, { key: unknown(among) })
  }
  const access = whole
    ? await accessTo({ ...talk, from: person, mine: await addressesOf(world, person) }, given)
    : undefined
  if (whole && !access) {
    talk.audit({ action: 'request.refused', subject: given, detail: `${verb}: not-yours` })
    return hinted(talk, language, undefined, { key: 'forum.not-in-charge' })
  }
  const { id, at } = incoming
  const said = { id, from: person, at, ...(incoming.language ? { language: incoming.language } : {}) }
  const turn = await asPerson(
    whole
      ? { ...said, kind: 'choice', choice: `desk:${verb}:${given}${to}` }
      : { ...said, kind: 'text', text: `/${verb} ${given}` },
  )
  const after = turn.changes.find((change) => change.kind === 'request' && change.id === given)
  const done = access && after?.kind === 'request' && (after.body?.history.length ?? 0) > access.request.history.length
  if (done) return hinted(talk, language, turn, { key: 'forum.done' })
  const key = rest.trim() === '' || verb === 'show' ? 'forum.in-private' : 'forum.words-in-private'
  // What was not possible just now is not tried once more by opening the chat.
  const again = verb === 'take' || verb === 'reopen' ? 'show' : verb
  return hinted(talk, language, turn, { key, words: `/${again} ${given}` })
}

/** The step, and a word about it for whoever pressed or wrote. `words`: what they would say in private to get there. */
const hinted = (
  talk: Talk,
  language: Language,
  done: Turn | undefined,
  { key, words }: { key: Parameters<Talk['t']>[0]; words?: string },
): Turn => {
  const { incoming, world } = talk
  const t = speak(language)
  const turn = done ?? talk.effects()
  const reply: Reply = {
    text: t(key),
    hint: true,
    ...(words ? { privately: { label: t('forum.open-private'), words } } : {}),
  }
  const id = `${incoming.id}/${turn.outgoing.length + 1}`
  return { ...turn, outgoing: [...turn.outgoing, { ...reply, id, to: incoming.from, language, at: world.now }] }
}
