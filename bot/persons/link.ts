/**
 * 关联账号, link: a one-time code asked for in one channel and sent in another shows that both belong to one person.
 * Whoever has the code could take over an account, so the joining side is asked first, and the other side is told.
 */

import type { Address, Language } from '../channel.ts'
import { toDesk, toRequests } from '../choices.ts'
import { isStaff } from '../requests/desk/list.ts'
import { setAside, wayBack } from '../requests/entry.ts'
import { emptyRole, seatsOf } from '../requests/request.ts'
import { bindCommand } from '../requests/roles/binding.ts'
import { isDemonstration } from '../requests/roles/demonstration.ts'
import { rolesOf } from '../requests/roles/people.ts'
import type { Talk } from '../talk.ts'
import { type Key, speak, type Translate } from '../words.ts'
import { countWrong, stoppedFor } from '../wrong-codes.ts'
import { namesBut, whereOf } from './channel-name.ts'
import { codeChange, codeLasts, findCode, giveCode, keyOf, type LinkCode } from './link-code.ts'
import { mostAddresses, ownOf, type Person, personChanges, personOf, seenAt } from './person.ts'

/** 关联账号, link: gives a code. */
export const linkCommand = async (talk: Talk) => {
  const { t, language, world, from } = talk
  const person = await personOf(world, from)
  if (isDemonstration(from)) return talk.say(t('persons.demonstration'))
  if (person && person.addresses.length >= mostAddresses) return talk.say(t('persons.full', { most: mostAddresses }))
  const minutes = codeLasts / 60_000
  const code = await giveCode(talk)
  talk.say(
    [
      ...(person ? [t('persons.code-linked', { names: namesBut(person, from, language) })] : []),
      t('persons.code', { code, minutes }),
    ].join('\n\n'),
  )
  talk.audit({ action: 'person.code', subject: 'person' })
}

/** 关联 CODE, link CODE: asks whether, after saying what it means. */
export const joinCommand = async (talk: Talk, text: string) => {
  const minutes = stoppedFor(talk)
  if (minutes !== undefined) return talk.say(talk.t('persons.stopped', { minutes }))
  await ask(talk, keyOf(codeIn(text)))
}

/** A code alone, or with 绑定 where 关联 is meant: it links, or it binds to a role. */
export const anyCode = async (talk: Talk, text: string) => {
  const code = text.trim().replace(/^\/?(?:bind|绑定)[\s:：]*/i, '')
  if (await findCode(talk.world, keyOf(code))) return joinCommand(talk, code)
  return bindCommand(talk, code)
}

const codeIn = (text: string): string => text.trim().replace(/^\/?(link|关联码?(账号|帐号|账户)?)[\s:：]*/i, '')

const ask = async (talk: Talk, key: string) => {
  const found = await judge(talk, key)
  if (!found) return
  // Who writes here for the first time, and only a code, speaks as they do there.
  const there = (await talk.world.read('conversation', found.address))?.body
  if (there && talk.conversation.languageFrom === 'default') talk.language = there.language
  setAside(talk)
  talk.say({
    text: talk.t('persons.sure', { where: whereOf(found.address, talk.language) }),
    // Not linking comes first: a “1” typed without reading must not open the account to somebody.
    choices: [
      { id: 'link:no', label: talk.t('persons.no') },
      { id: `link:yes:${key}`, label: talk.t('persons.yes') },
    ],
  })
}

/** The code when it may be used here; else says why not. */
const judge = async (talk: Talk, key: string): Promise<LinkCode | undefined> => {
  const { world, from, t } = talk
  const code = await findCode(world, key)
  if (!code || code.expires <= world.now) {
    talk.say(t(code ? 'persons.expired' : 'persons.wrong'))
    talk.audit({ action: 'person.link-refused', subject: 'person', detail: code ? 'expired code' : 'wrong code' })
    countWrong(talk)
    return undefined
  }
  const refusal = await obstacle(talk, code.address, from)
  if (!refusal) return code
  talk.say(refusal.text)
  talk.audit({ action: 'person.link-refused', subject: 'person', detail: refusal.why.slice('persons.'.length) })
  return undefined
}

/** What stands in the way of linking the two. */
const obstacle = async (
  { world, t, language }: Talk,
  there: Address,
  here: Address,
): Promise<{ why: Key; text: string } | undefined> => {
  const because = (why: Key, values = {}) => ({ why, text: t(why, values) })
  const [theirs, own] = [await personOf(world, there), await personOf(world, here)]
  if (there === here) return because('persons.own')
  if (isDemonstration(here)) return because('persons.demonstration')
  if (theirs && ownOf(theirs).includes(here)) return because('persons.already')
  // Two persons are not made one by a code: whoever sends it may not know of the other's channels.
  if (own) return because('persons.other-person', { names: namesBut(own, here, language) })
  if (theirs && theirs.addresses.length >= mostAddresses) return because('persons.full-there', { most: mostAddresses })
  const role = await sharedRole(world, theirs ? ownOf(theirs) : [there], here)
  return role === undefined
    ? undefined
    : because('persons.same-role', { role: world.knowledge.roles.get(role)?.title[language] ?? role })
}

/**
 * A person sits in a role once: what one of two seats had taken would otherwise belong to nobody once it is left. Each role
 * of either side is read by itself, so that nothing is linked while the other side is just being bound to it, or leaving.
 */
const sharedRole = async (world: Talk['world'], theirs: readonly Address[], here: Address) => {
  const listed = await Promise.all([here, ...theirs].map((address) => world.list('role', `member:${address}`)))
  for (const id of new Set(listed.flat().map((role) => role.id))) {
    const seats = seatsOf((await world.read('role', id))?.body ?? emptyRole)
    if (seats.includes(here) && theirs.some((address) => seats.includes(address))) return id
  }
  return undefined
}

/** `link:yes:<key>`, `link:no`. */
export const pressLink = async (talk: Talk, verb: string, [key = '']: string[]): Promise<boolean> => {
  if (verb === 'no') talk.say({ text: talk.t('persons.not-linked'), choices: wayBack(talk) })
  else if (verb === 'yes') await join(talk, key)
  else return false
  return true
}

const join = async (talk: Talk, key: string) => {
  const { world, from, t } = talk
  // Pressed twice.
  if (talk.mine.length > 1 && !(await findCode(world, key))) return talk.say(t('persons.already'))
  const code = await judge(talk, key)
  if (!code) return
  const before = await personOf(world, code.address)
  const first = before ?? { addresses: [{ address: code.address, since: world.now }], last: code.address }
  const person = seenAt({ ...first, addresses: [...first.addresses, { address: from, since: world.now }] }, from)
  for (const change of personChanges(before, person)) talk.change(change)
  talk.change(codeChange(key, null))
  talk.audit({ action: 'person.link', subject: 'person', detail: `${person.addresses.length} addresses` })
  const staff = (await isStaff(talk)) || (await rolesOf(world, code.address)).length > 0
  talk.say({
    text: t(staff ? 'persons.linked-staff' : 'persons.linked'),
    choices: [...(staff ? [toDesk(t)] : []), toRequests(t), ...wayBack(talk)],
  })
  await tellOthers(talk, first, (said, language) => said('persons.linked-there', { where: whereOf(from, language) }))
}

/** One sentence at each of these addresses but this one, in the language written there. */
export const tellOthers = async (
  talk: Talk,
  person: Person,
  words: (t: Translate, language: Language, address: Address) => string,
) => {
  for (const address of ownOf(person)) {
    if (address === talk.from) continue
    const language = (await talk.world.read('conversation', address))?.body.language ?? talk.language
    talk.tell(address, language, { text: words(speak(language), language, address) })
  }
}
