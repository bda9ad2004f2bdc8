/** 取消关联, unlink: takes a channel out of the person. Everything stays with the channel it came from. */

import type { Address } from '../channel.ts'
import { digestOf } from '../digest.ts'
import { setAside, wayBack } from '../requests/entry.ts'
import type { Talk } from '../talk.ts'
import { nameAmong, nameOf, namesBut } from './channel-name.ts'
import { tellOthers } from './link.ts'
import { ownOf, personChanges, personOf, withoutAddress } from './person.ts'

export const unlinkCommand = async (talk: Talk) => {
  const { t, language, world, from } = talk
  const person = await personOf(world, from)
  if (!person) return talk.say({ text: t('persons.none'), choices: wayBack(talk) })
  setAside(talk)
  const others = ownOf(person).filter((address) => address !== from)
  const names = namesBut(person, from, language)
  const [only, another] = others
  const keep = { id: 'unlink:keep', label: t('persons.keep') }
  if (only !== undefined && another === undefined)
    return talk.say({
      text: t('persons.unlink-one', { name: names }),
      choices: [keep, { id: `unlink:${shortOf(only)}`, label: t('persons.unlink-yes') }],
    })
  const named = (address: Address) =>
    address === from ? t('persons.here', { name: nameOf(from, language) }) : nameAmong(person, address, language)
  talk.say({
    text: t('persons.unlink-sure', { names }),
    choices: [
      keep,
      ...[...others, from].map((address) => ({
        id: `unlink:${shortOf(address)}`,
        label: t('persons.unlink', { name: named(address) }),
      })),
    ],
  })
}

/** `unlink:keep`, `unlink:<address>`. False when that address is none of the person's any more. */
export const pressUnlink = async (talk: Talk, which: string): Promise<boolean> => {
  const { t, language, world, from } = talk
  if (which === 'keep') {
    talk.say({ text: t('persons.kept'), choices: wayBack(talk) })
    return true
  }
  const person = await personOf(world, from)
  const gone = person && ownOf(person).find((address) => shortOf(address) === which)
  if (!person || gone === undefined) return false
  const left = withoutAddress(person, gone)
  for (const change of personChanges(person, left)) talk.change(change)
  talk.audit({ action: 'person.unlink', subject: 'person', detail: `${person.addresses.length - 1} addresses` })
  const single = left === undefined
  const name = single
    ? namesBut(person, from, language)
    : gone === from
      ? t('persons.here', { name: nameOf(from, language) })
      : nameAmong(person, gone, language)
  talk.say({ text: t('persons.unlinked', { name }), choices: wayBack(talk) })
  await tellOthers(talk, person, (said, there, address) =>
    single || address === gone
      ? said('persons.unlinked-there')
      : said('persons.unlinked-other', { name: nameAmong(person, gone, there) }),
  )
  return true
}

/** Stands for an address in the id of a button, which must not hold an account. */
const shortOf = (address: Address): string => digestOf(`unlink/${address}`, 16)
