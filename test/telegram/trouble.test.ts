/** What goes wrong between the bot and Telegram, and what people see of it: nothing lost, nothing done twice. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTelegramChannel } from '../../adapters/telegram/channel.ts'
import type { Store } from '../../bot/store.ts'
import { collectLog, until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { type Office, type OfficeOptions, officesOfTests } from './office.ts'
import { blocked, broken, cut, flood, held, lost, noChat, refusal, revoked, slow } from './server-faults.ts'

const openAny = officesOfTests()
const open = (options: OfficeOptions = {}) => openAny({ step: echo, ...options })

const numbers = (count: number) => Array.from({ length: count }, (_, at) => `${at}`)
const echoes = (texts: { text: string }[]) => texts.map(({ text }) => text.replace('echo ', ''))
/** The token, whole or its secret half, must never be told. */
const expectNoSecret = (office: Office) => {
  const told = [...office.lines, office.channel.state().detail].join('\n')
  expect(told).not.toContain(office.telegram.token.split(':')[1])
}

describe('what comes in', () => {
  it('keeps its order in every chat, and all of it is answered once', async () => {
    const { telegram } = await open()
    const people = Array.from({ length: 5 }, () => telegram.person())
    for (const number of numbers(30)) for (const person of people) person.says(number)
    for (const person of people) {
      await until(() => person.sees().length === 30)
      expect(echoes(person.sees())).toEqual(numbers(30))
    }
    await until(() => telegram.pending().length === 0)
  })

  it('has its effect once when Telegram delivers it again, in later batches or twice in one', async () => {
    const { telegram, heard } = await open()
    const john = telegram.person()
    for (const number of numbers(5)) john.says(number)
    await until(() => john.sees().length === 5)
    telegram.redeliver(5)
    telegram.double()
    john.says('5')
    await john.waitsFor('echo 5')
    telegram.redeliver(3)
    john.says('6')
    await john.waitsFor('echo 6')
    await john.waitsForSilence()
    expect(echoes(john.sees())).toEqual(numbers(7))
    expect(await heard(`telegram:${john.id}`)).toHaveLength(7)
  })

  it('is not confirmed before the store has it; a store that fails is asked again', async () => {
    let fails = 3
    const office = await open({
      store: (store): Store => ({
        ...store,
        accept: async (...given) => {
          if (fails-- > 0) throw new Error('the disk is full')
          return store.accept(...given)
        },
      }),
    })
    const john = office.telegram.person()
    john.says('one')
    john.says('two')
    await john.waitsFor('echo two')
    expect(echoes(john.sees())).toEqual(['one', 'two'])
    expect(office.lines.join('\n')).not.toContain('disk is full') // only where it happened, never what was said
  })

  it('survives a stop in the middle of a batch', async () => {
    let accepted = 0
    const office = await open({
      times: { send: 1000 }, // a stop waits so long
      // After the third message nothing reaches the store any more until the restart.
      store: (store): Store => ({
        ...store,
        accept: (...given) => (++accepted <= 3 ? store.accept(...given) : new Promise<boolean>(() => {})),
      }),
    })
    const { telegram } = office
    const people = Array.from({ length: 10 }, () => telegram.person())
    for (const person of people) person.says('hello')
    await until(() => accepted > 3)
    expect(telegram.pending().length).toBeGreaterThanOrEqual(7)
    accepted = Number.NEGATIVE_INFINITY
    await office.restart()
    for (const person of people) await person.waitsFor('echo hello')
    await until(() => telegram.pending().length === 0)
    for (const person of people) expect(await person.waitsForSilence(50)).toHaveLength(1)
  })

  it('of one chat that is slow holds up no other, nor is anything confirmed too early', async () => {
    const { telegram } = await open()
    const [slowly, quickly] = [telegram.person(), telegram.person()]
    const file = Promise.withResolvers<void>()
    telegram.faults.next(held(file.promise), { method: 'download' })
    slowly.sendsFile({ bytes: Buffer.from('%PDF-1.7') })
    slowly.says('after the file')
    quickly.says('hello')
    await quickly.waitsFor('echo hello')
    expect(slowly.sees()).toEqual([])
    expect(telegram.pending()).toHaveLength(3)
    quickly.says('again')
    await quickly.waitsFor('echo again')
    expect(slowly.sees()).toEqual([])
    file.resolve()
    await slowly.waitsFor('echo after the file')
    expect(echoes(slowly.sees())).toEqual(['file', 'after the file'])
    await until(() => telegram.pending().length === 0)
  })

  it('may be many files at once', async () => {
    const office = await open()
    const { telegram } = office
    const people = Array.from({ length: 20 }, () => telegram.person())
    telegram.faults.next(slow(100), { method: 'download' }, 20)
    telegram.faults.next(broken(), { method: 'getFile' }, 5)
    for (const person of people) person.sendsFile({ bytes: Buffer.from(`%PDF-1.7 of ${person.id}`) })
    for (const person of people) {
      await person.waitsFor('echo file')
      const [heard] = await office.heard(`telegram:${person.id}`)
      const content = heard?.kind === 'file' ? await office.store.file(heard.file.id) : undefined
      expect(Buffer.from(content ?? []).toString()).toBe(`%PDF-1.7 of ${person.id}`)
    }
  })

  it('is fetched without wearing Telegram out while a file is slow', async () => {
    const { telegram } = await open({ times: { busy: 100 } })
    const john = telegram.person()
    telegram.faults.next(slow(1000), { method: 'download' })
    const [before, began] = [telegram.calls('getUpdates').length, performance.now()]
    john.sendsFile({ bytes: Buffer.from('%PDF-1.7') })
    await john.waitsFor('echo file')
    const most = (performance.now() - began) / 100
    expect(telegram.calls('getUpdates').length - before).toBeLessThan(most + 10)
  })

  it('goes on after a poll that hangs', async () => {
    const { telegram } = await open({ times: { poll: 1000, hung: 300 } })
    const john = telegram.person()
    john.says('before')
    await john.waitsFor('echo before')
    telegram.faults.next(slow(60_000), { method: 'getUpdates' })
    await sleep(1200)
    john.says('after')
    await john.waitsFor('echo after')
  })

  it('is fetched again only when Telegram’s time is over, if it asks to wait', async () => {
    const { telegram } = await open()
    const john = telegram.person()
    telegram.faults.next(flood(1), { method: 'getUpdates' })
    john.says('hello')
    await john.waitsFor('echo hello')
    const polls = telegram.calls('getUpdates')
    const refused = polls.findIndex(({ result }) => result === 429)
    expect((polls[refused + 1]?.at ?? 0) - (polls[refused]?.at ?? 0)).toBeGreaterThanOrEqual(999)
  })

  it('and goes out in its order through an outage of Telegram', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    john.says('0')
    await john.waitsFor('echo 0')
    await until(() => office.channel.state().up)
    await telegram.down()
    await until(() => !office.channel.state().up)
    expect(office.channel.state().detail).toMatch(
      /^offline since \d{4}-.*can’t be reached \((?:ECONN|UND_ERR_SOCK)\w+\)/,
    )
    for (const number of ['1', '2', '3']) john.says(number)
    for (const text of ['notice a', 'notice b']) await office.tell(`telegram:${john.id}`, { text })
    await sleep(200)
    await telegram.up()
    await john.waitsFor('echo 3')
    await john.waitsFor('notice b')
    expect(office.channel.state()).toMatchObject({ up: true })
    const seen = echoes(john.sees())
    expect(seen.filter((text) => /^\d$/.test(text))).toEqual(numbers(4))
    expect(seen.filter((text) => text.startsWith('notice'))).toEqual(['notice a', 'notice b'])
    expect(office.lines.filter((line) => line.includes('can’t be reached'))).toHaveLength(1)
    expect(office.lines.join('\n')).toContain('Telegram is back')
    expectNoSecret(office)
  })

  it('comes through cut connections and error pages', async () => {
    const office = await open()
    const { telegram } = office
    for (const trouble of [cut(), broken(502), broken(500), flood(0), lost()])
      telegram.faults.next(trouble, { method: 'getUpdates' })
    const people = [cut(), broken(502), broken(500), flood(0)].map((trouble) => {
      const person = telegram.person()
      telegram.faults.next(trouble, { method: 'sendMessage', chat: person.id })
      return person
    })
    for (const person of people) for (const number of numbers(4)) person.says(number)
    for (const person of people) {
      await until(() => person.sees().length === 4)
      expect(echoes(person.sees())).toEqual(numbers(4))
    }
    expectNoSecret(office)
  })
})

describe('what goes out', () => {
  it('comes twice at most when the answer to it was lost, and the next once', async () => {
    const { telegram } = await open()
    const john = telegram.person()
    telegram.faults.next(lost(), { method: 'sendMessage' })
    john.says('one')
    john.says('two')
    await john.waitsFor('echo two')
    expect(echoes(await john.waitsForSilence())).toEqual(['one', 'one', 'two'])
  })

  it('of which some parts have arrived goes on with the next', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    const text = Array.from({ length: 5 }, (_, at) => `${at}`.repeat(4000)).join('\n\n')
    await office.tell(`telegram:${john.id}`, { text: 'first' })
    await john.waitsFor('first')
    telegram.faults.next(slow(0), { method: 'sendMessage' }, 2)
    telegram.faults.next(broken(), { method: 'sendMessage' })
    await office.tell(`telegram:${john.id}`, { text })
    await john.waitsFor('4444')
    expect(
      john
        .sees()
        .slice(1)
        .map((part) => part.text[0]),
    ).toEqual(['0', '1', '2', '3', '4'])
  })

  it('to somebody who has blocked the bot fails for good, and others are served', async () => {
    const office = await open()
    const { telegram } = office
    const [john, mary] = [telegram.person(), telegram.person()]
    john.says('hello')
    await john.waitsFor('echo hello')
    john.blocks()
    const id = await office.tell(`telegram:${john.id}`, { text: 'news' })
    await until(async () => (await office.store.progress([id])).get(id)?.state === 'failed')
    expect(office.lines.join('\n')).toContain('blocked by the person')
    mary.says('hello')
    await mary.waitsFor('echo hello')
    john.unblocks()
    john.says('back')
    await john.waitsFor('echo back')
    expect(john.sees().map(({ text }) => text)).not.toContain('news')
  })

  it.each([
    [noChat(), 'no such chat'],
    [blocked(), 'blocked by the person'],
    [refusal(403, 'Forbidden: user is deactivated'), 'the account is deleted'],
  ])('is given up with the reason when Telegram says so (%#)', async (trouble, reason) => {
    const office = await open()
    const john = office.telegram.person()
    office.telegram.faults.next(trouble, { method: 'sendMessage' })
    const id = await office.tell(`telegram:${john.id}`, { text: 'news' })
    await until(async () => (await office.store.progress([id])).get(id)?.state === 'failed')
    expect(office.lines.join('\n')).toContain(reason)
    expect(john.sees()).toEqual([])
  })

  it('goes as plain text when Telegram refuses its form, once', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    telegram.faults.next(refusal(400, "Bad Request: can't parse entities: Unexpected end tag"), {
      method: 'sendMessage',
    })
    await office.tell(`telegram:${john.id}`, { text: 'a < b', standing: 'Old.' })
    expect((await john.waitsFor('a < b')).entities).toEqual([])
    expect(telegram.calls('sendMessage')).toHaveLength(2)
    expect(office.lines.join('\n')).toContain('it goes as plain text')
  })

  it('that takes longer than one try is neither broken off nor sent twice', async () => {
    const office = await open({ times: { send: 200, look: 100, upload: 60_000 } })
    const { telegram } = office
    const john = telegram.person()
    telegram.faults.next(slow(1000), { method: 'sendDocument' })
    await office.tell(`telegram:${john.id}`, {
      text: 'your data',
      document: { name: 'a.csv', type: 'text/csv', text: 'a' },
    })
    await john.waitsFor('your data')
    await sleep(400)
    expect(telegram.calls('sendDocument')).toHaveLength(1)
    expect(john.sees()).toHaveLength(1)
  })

  it('waits as long as Telegram asks, and everything arrives', async () => {
    const office = await open({ server: { limits: { secondMs: 20 } } })
    const { telegram } = office
    const people = Array.from({ length: 10 }, () => telegram.person())
    telegram.faults.next(flood(1), { method: 'sendMessage' }, 10)
    for (const person of people) person.says('hello')
    for (const person of people) await person.waitsFor('echo hello')
    const refused = telegram.calls('sendMessage').filter(({ result }) => result === 429)
    expect(refused.length).toBeGreaterThanOrEqual(10)
    for (const person of people) {
      const [first, second] = telegram.calls('sendMessage', person.id)
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(999)
      expect(person.sees()).toHaveLength(1)
    }
  })
})

describe('the operator', () => {
  it('is told that the token is wrong, once, and the bot goes on when it is right again', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    await until(() => office.channel.state().up)
    const end = telegram.faults.always(revoked())
    await until(() => !office.channel.state().up)
    expect(office.channel.state().detail).toContain('TELEGRAM_BOT_TOKEN: Telegram does not know this token')
    john.says('hello')
    await sleep(300)
    expect(office.lines.filter((line) => line.includes('TELEGRAM_BOT_TOKEN'))).toHaveLength(1)
    end()
    await john.waitsFor('echo hello')
    expect(office.channel.state().detail).toMatch(/^polling as @talent_test_bot since/)
    expectNoSecret(office)
  })

  it('is told so from the start too, and the start does not fail', async () => {
    const office = await open({ token: '4711:another-token-that-nobody-knows' })
    expect(office.channel.state()).toMatchObject({ up: false })
    expect(office.channel.state().detail).toContain('TELEGRAM_BOT_TOKEN')
    expect(office.lines.join()).not.toContain('another-token-that-nobody-knows')
  })

  it('need not wait for Telegram to start the bot', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    await office.restart(() => telegram.down())
    expect(office.channel.state().detail).toMatch(/^offline since .* can’t be reached/)
    john.says('hello')
    await telegram.up()
    await john.waitsFor('echo hello')
  })

  it('can stop the bot while it is still starting', async () => {
    const office = await open()
    const { telegram } = office
    telegram.faults.always(slow(60_000), { method: 'getMe' })
    const channel = createTelegramChannel({
      token: telegram.token,
      apiRoot: telegram.root,
      store: office.store,
      log: collectLog().log,
    })
    const started = channel.start()
    await until(() => telegram.calls('getMe').length > 1)
    await channel.stop()
    await started
    expect(channel.state()).toEqual({ up: false, detail: 'stopped' })
  })

  it('is told of a second program, and messages still arrive once', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person()
    const other = async () => {
      const url = `${telegram.root}/bot${telegram.token}/getUpdates?timeout=1`
      await fetch(url).catch(() => {})
    }
    await until(async () => {
      await Promise.race([other(), sleep(50)])
      return office.channel.state().detail.includes('another program fetches the messages')
    })
    john.says('hello')
    await john.waitsFor('echo hello')
    await until(() => office.channel.state().up)
    expect(await john.waitsForSilence()).toHaveLength(1)
  })

  it('is told of a webhook that somebody has set', async () => {
    const office = await open()
    const { telegram } = office
    await until(() => office.channel.state().up)
    const set = (url: string) => fetch(`${telegram.root}/bot${telegram.token}/setWebhook?url=${url}`)
    await set('http://127.0.0.1:9/')
    await until(() => office.channel.state().detail.includes('has set a webhook'))
    await office.restart()
    await until(() => office.channel.state().up)
  })

  it('sees in the log neither names, words nor chats', async () => {
    const office = await open()
    const { telegram } = office
    const john = telegram.person({ id: 77_665_544, name: 'Jonathan' })
    telegram.faults.next(broken(), { method: 'sendMessage' })
    john.says('my secret words')
    await john.waitsFor('echo my secret words')
    john.blocks()
    await until(() => office.lines.some((line) => line.includes('shut it out')))
    expect(office.lines.join('\n')).not.toMatch(/77665544|Jonathan|secret words/)
    expectNoSecret(office)
  })
})
