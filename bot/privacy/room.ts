/** 我的数据, 删除我的数据: what is kept about a person, and its end. */

import type { Choice } from '../channel.ts'
import { modelNote } from '../model/told.ts'
import { namesBut } from '../persons/channel-name.ts'
import { personOf } from '../persons/person.ts'
import { ownRequest, ownRequests } from '../requests/applicant.ts'
import { printLine } from '../requests/card.ts'
import { setAside, wayBack } from '../requests/entry.ts'
import { refuseOther } from '../requests/refusals.ts'
import { isOpen } from '../requests/request.ts'
import { rolesOf } from '../requests/roles/people.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { eraseAll, eraseOne } from './erasure.ts'
import { collect } from './my-data.ts'
import { pageOf } from './page.ts'

/** How long a button that deletes may be pressed, in ms: an old message must not be a trap. */
const valid = 3_600_000
/** The buttons must stay readable. */
const longestList = 6

/** 我的数据: everything kept about the person, as a page to keep. */
export const myData = async (talk: Talk) => {
  const { t, language, world } = talk
  const data = await collect(talk)
  const staff = data.roles.length > 0
  talk.say({
    text: [t('privacy.said', { days: world.retentionDays }), ...(staff ? [t('privacy.said-staff')] : [])].join('\n\n'),
    document: { ...pageOf(data, world.knowledge, language, modelNote(talk)), type: 'text/html' },
    choices: [...withdrawChoices(talk, data.requests, 0), { id: 'privacy:delete', label: t('privacy.delete') }],
  })
  talk.audit({ action: 'privacy.mydata', subject: 'person' })
}

/** For the latest requests but `skipped`, and the way to those before them. */
const withdrawChoices = ({ t }: Talk, requests: readonly { number: string }[], skipped: number): Choice[] => {
  const left = requests.slice(0, requests.length - skipped)
  return [
    ...left
      .slice(-longestList)
      .map(({ number }): Choice => ({ id: `privacy:withdraw:${number}`, label: t('privacy.withdraw', { number }) })),
    ...(left.length > longestList
      ? [{ id: `privacy:earlier:${skipped + longestList}`, label: t('privacy.earlier') }]
      : []),
  ]
}

const showEarlier = async (talk: Talk, skipped: number): Promise<boolean> => {
  const choices = withdrawChoices(talk, await ownRequests(talk), skipped)
  if (!(skipped > 0) || choices.length === 0) return false
  talk.say({ text: talk.t('privacy.which'), choices })
  return true
}

/** 撤回同意, with the number of a request or without. */
export const withdrawConsent = async (talk: Talk, text: string): Promise<unknown> => {
  const [number] = /\d{6}-\d{4}/.exec(text) ?? []
  if (number) return askConsent(talk, number)
  const requests = await ownRequests(talk)
  const [only, another] = requests
  if (only && !another) return askConsent(talk, only.number)
  const { t } = talk
  if (only) return talk.say({ text: t('privacy.which'), choices: withdrawChoices(talk, requests, 0) })
  talk.say({
    text: t('privacy.nothing-agreed'),
    choices: [
      { id: 'privacy:data', label: t('privacy.title') },
      { id: 'privacy:delete', label: t('privacy.delete') },
    ],
  })
}

/** 删除我的数据: says what goes and what stays, and asks. */
export const deleteMyData = async (talk: Talk) => {
  const { t, language, world } = talk
  const open = (await ownRequests(talk)).filter(isOpen)
  const lines = open.map((request) => `• ${printLine(world, request, language)}`)
  const staff = (await rolesOf(world, talk.from)).length > 0
  const person = await personOf(world, talk.from)
  talk.say({
    text: [
      t('privacy.goes'),
      ...(person ? [t('privacy.goes-linked', { names: namesBut(person, talk.from, language) })] : []),
      ...(open.length > 0 ? [[t('privacy.open', { count: open.length }), ...lines].join('\n')] : []),
      [t('privacy.stays'), ...(staff ? [] : [t('privacy.stays-log')]), t('privacy.stays-unnamed')].join('\n'),
      ...(staff ? [t('privacy.staff')] : []),
      t('privacy.out-of-reach'),
      t('privacy.sure'),
    ].join('\n\n'),
    choices: sure(talk, { id: `privacy:erase:${stamp(talk)}`, label: t('privacy.erase') }),
  })
}

/** Keeping comes first: a “1” typed without reading must not delete. */
const sure = (talk: Talk, deletes: Choice): Choice[] => {
  setAside(talk)
  return [{ id: 'privacy:keep', label: talk.t('privacy.keep') }, deletes]
}

const stamp = (talk: Talk) => talk.world.now.toString(36)
const isValid = (talk: Talk, stamped: string) => Math.abs(talk.world.now - Number.parseInt(stamped, 36)) <= valid

const askConsent = async (talk: Talk, number: string) => {
  const request = await ownRequest(talk, number)
  if (!request) return refuseOther(talk, number, 'privacy')
  talk.say({
    text: talk.t(isOpen(request) ? 'privacy.withdraw-open' : 'privacy.withdraw-closed', { number }),
    choices: sure(talk, { id: `privacy:withdrawn:${number}:${stamp(talk)}`, label: talk.t('privacy.withdraw-yes') }),
  })
}

export const privacy: Room = {
  press: async (talk, verb, args) => {
    const [first = '', second = ''] = args
    if (verb === 'earlier') return showEarlier(talk, Number(first))
    if (verb === 'data') await myData(talk)
    else if (verb === 'delete') await deleteMyData(talk)
    else if (verb === 'plain') talk.say({ text: talk.t('privacy.plain'), choices: [...talk.offered] })
    else if (verb === 'keep') talk.say({ text: talk.t('privacy.kept'), choices: wayBack(talk) })
    else if (verb === 'withdraw') await askConsent(talk, first)
    else if (verb === 'erase') {
      if (!isValid(talk, first)) await deleteMyData(talk)
      else {
        await eraseAll(talk)
        talk.say(talk.t('privacy.erased'))
      }
    } else if (verb === 'withdrawn') {
      const request = await ownRequest(talk, first)
      if (!request) refuseOther(talk, first, 'privacy')
      else if (!isValid(talk, second)) await askConsent(talk, first)
      else {
        await eraseOne(talk, request)
        talk.say(talk.t('privacy.withdrawn', { number: first }))
      }
    } else return false
    return true
  },
}
