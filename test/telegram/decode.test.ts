import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Update } from 'telegraf/types'
import { describe, expect, it } from 'vitest'
import { addressOf, answered, isShared, placeOf } from '../../adapters/telegram/address.ts'
import { decode } from '../../adapters/telegram/decode.ts'
import { linkTo, startWord } from '../../adapters/telegram/deep-link.ts'
import { inGroups } from './decoded-groups.ts'
import { inPrivate } from './decoded-private.ts'

const folder = join(import.meta.dirname, 'payloads')
const me = { id: 4711000, username: 'talent_office_bot' }
const expected = { ...inPrivate, ...inGroups }

describe('an update of Telegram', () => {
  const names = readdirSync(folder).map((name) => name.replace('.json', ''))

  it('has an expectation for every payload', () => {
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(names)('%s', (name) => {
    const update = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Update
    expect(decode(update, me)).toEqual(expected[name])
  })
})

describe('in a group', () => {
  const office = '@talent_office_bot'
  const said = (text: string, ...marked: [type: 'mention' | 'bot_command', words: string, from?: number][]) => {
    const update = JSON.parse(readFileSync(join(folder, 'group-mention-inside.json'), 'utf8'))
    const entities = marked.map(([type, words, from = 0]) => ({
      type,
      offset: text.indexOf(words, from),
      length: words.length,
    }))
    const decoded = decode({ ...update, message: { ...update.message, text, entities } }, me)
    return decoded.kind === 'arrival' && decoded.arrival.said.kind === 'text' ? decoded.arrival.said.text : undefined
  }

  it('all mentions of the bot are left out, wherever they stand', () => {
    const text = `${office} hello ${office} there`
    expect(said(text, ['mention', office], ['mention', office, 5])).toBe('hello there')
  })

  it('a command for another bot is for that one only where the message begins with it', () => {
    const command = '/help@other_bot'
    expect(said(`${command} ${office}`, ['bot_command', command], ['mention', office])).toBeUndefined()
    expect(said(`${office} what is ${command}`, ['mention', office], ['bot_command', command])).toBe(
      `what is ${command}`,
    )
  })

  it('a press is a topic’s where only the number of its message is told, and not in General', () => {
    const update = JSON.parse(readFileSync(join(folder, 'forum-press.json'), 'utf8'))
    const shared = (message: object) => {
      const decoded = decode({ ...update, callback_query: { ...update.callback_query, message } }, me)
      return decoded.kind === 'arrival' && decoded.arrival.said.kind === 'choice' && decoded.arrival.said.shared
    }
    const { chat, message_id, date } = update.callback_query.message
    expect(shared({ chat, message_id, date: 0 })).toBe(true)
    expect(shared({ chat, message_id, date })).toBeUndefined()
  })
})

describe('a deep link', () => {
  it.each([
    ['/start ask_card', 'card'],
    ['/start ask_', '/start'],
    ['/start ask_SG93IGRvIEkgcmVuZXc_', 'How do I renew?'],
    ['/start link_7KQ2M-XH4PD', '/link 7KQ2M-XH4PD'],
    ['/start do_ask_261121-0042', '/ask 261121-0042'],
    ['/start do_desk', '/desk'],
    ['/start do_delete', '/start'],
    ['/start do_ask_my_name', '/start'],
    ['/start campaign42', '/start'],
    ['/start', '/start'],
    ['/start over please', '/start'],
    ['start ask_card', 'start ask_card'],
  ])('%s means %s', (given, meant) => {
    expect(startWord(given)).toBe(meant)
  })

  it('leads to the private chat, where a command is said', () => {
    const link = linkTo('talent_office_bot', '/pass 261121-0042')
    expect(link).toBe('https://t.me/talent_office_bot?start=do_pass_261121-0042')
    expect(startWord(`/start ${new URL(link).searchParams.get('start')}`)).toBe('/pass 261121-0042')
  })
})

describe('an address', () => {
  it('names a person, in a group as well, or a group or topic that all in it share', () => {
    expect(placeOf('telegram:4711')).toEqual({ chat: 4711 })
    expect(placeOf('telegram:-100/5')).toEqual({ chat: -100, person: 5 })
    expect(placeOf('telegram:-100/t7/5')).toEqual({ chat: -100, topic: 7, person: 5 })
    expect(placeOf('telegram:-100')).toEqual({ chat: -100 })
    expect(placeOf('telegram:-100/t7')).toEqual({ chat: -100, topic: 7 })
    const shared = (address: string) => isShared(placeOf(address) ?? { chat: 0 })
    const all = ['telegram:4711', 'telegram:-100/5', 'telegram:-100/t7/5', 'telegram:-100', 'telegram:-100/t7']
    expect(all.filter(shared)).toEqual(['telegram:-100', 'telegram:-100/t7'])
    for (const address of all) expect(addressOf(placeOf(address) ?? { chat: 0 })).toBe(address)
    for (const wrong of ['telegram:-100/', 'telegram:47/t11', 'telegram:47/11', 'web:4711', 'telegram:', 'telegram:4x'])
      expect(placeOf(wrong), wrong).toBeUndefined()
  })

  it('is told the message it answers by the id of the answer, only in the same chat', () => {
    expect(answered('telegram:-100:78/1', -100)).toBe(78)
    expect(answered('telegram:-100:78:1795312800:731840205/2', -100)).toBe(78)
    expect(answered('telegram:q:9061:-100:77/1', -100)).toBe(77)
    expect(answered('telegram:5:78/1', -100)).toBeUndefined()
    expect(answered('alarm/x/1', -100)).toBeUndefined()
  })
})
