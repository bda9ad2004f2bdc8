/** What a channel is called, without the account in it. */

import type { Address, Language } from '../channel.ts'
import { channelOf } from '../conversation.ts'
import { printDate } from '../printed-date.ts'
import { speak } from '../words.ts'
import type { Person } from './person.ts'

/** 微信, WeChat, the web page. */
export const nameOf = (address: Address, language: Language): string => {
  const channel = channelOf(address)
  if (channel === 'wechat' || channel === 'web') return speak(language)(`persons.name-${channel}`)
  return channel.charAt(0).toUpperCase() + channel.slice(1)
}

/** As said of an account: 微信, in WeChat, on the web page. */
export const whereOf = (address: Address, language: Language): string => {
  const t = speak(language)
  return channelOf(address) === 'web'
    ? t('persons.where-web')
    : t('persons.where-app', { name: nameOf(address, language) })
}

/** With the day it was linked, where the person has several of that channel. */
export const nameAmong = ({ addresses }: Person, address: Address, language: Language): string => {
  const name = nameOf(address, language)
  const alike = addresses.filter((other) => channelOf(other.address) === channelOf(address))
  const since = alike.find((other) => other.address === address)?.since
  return alike.length > 1 && since !== undefined
    ? speak(language)('persons.since', { name, date: printDate(since, language) })
    : name
}

/** All but one, as a list in words. */
export const namesBut = (person: Person, here: Address, language: Language): string =>
  person.addresses
    .filter(({ address }) => address !== here)
    .map(({ address }) => nameAmong(person, address, language))
    .join(speak(language)('answer.comma'))
