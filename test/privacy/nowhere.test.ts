/**
 * A request from its filing to its rating and its deletion, over the real store, worker and sender. What people write
 * stands sealed in bodies, and nowhere else: not in logs, errors, the audit log, ids, tags or plain columns.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import type { Channel, Heard, Outgoing } from '../../bot/channel.ts'
import { startClock } from '../../bot/clock.ts'
import { sweep } from '../../bot/privacy/retention.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { startSender } from '../../bot/sender.ts'
import { type Store, turnOf } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { type Step, startWorker } from '../../bot/worker.ts'
import { itemsFor, optionsOf } from '../../knowledge/services.ts'
import { collectLog, until } from '../engine.ts'
import { knowledge, marker, personal, service, typed } from './people.ts'

const day = 24 * 3_600_000
const applicant = 'telegram:4711'
const liaison = 'web:liaison'

describe('What people write', () => {
  let folder: string
  let store: Store
  let stop: () => Promise<void>
  const { log, lines } = collectLog()
  const sent: Outgoing[] = []
  let messages = 0
  const content = Buffer.from(`%PDF-1.7 ${marker} 11010519491231002X ${'x'.repeat(5000)}`)
  const sentFiles: string[] = []
  const passedOn: { to: string; whole: boolean }[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nowhere-'))
    store = openSqliteStore({ file: join(folder, 'bot.sqlite'), vault: createVault(Buffer.alloc(32, 7)), engine: true })
    const members = roleChange('platform-specialist', { members: [liaison], codes: [] })
    await store.apply(turnOf({ changes: [members] }), new Map())
    const clock = Date.now
    let failures = 0
    const step: Step = (conversation, incoming, world) => {
      // Some steps and some deliveries fail with an error that quotes what was written.
      if (incoming.kind === 'text' && incoming.text.includes('落户') && failures++ === 0)
        throw new Error(`can't handle ${incoming.text} of ${marker}`)
      return turn(conversation, incoming, world)
    }
    const channelOf = (name: string): Channel => ({
      name,
      start: async () => {},
      send: async (outgoing, file) => {
        if (outgoing.file) passedOn.push({ to: outgoing.to, whole: file !== undefined && content.equals(file) })
        if (sent.length % 9 === 4 && failures++ < 4) throw new Error(`can't send ${outgoing.text}`)
        sent.push(outgoing)
        return { result: 'sent' }
      },
      state: () => ({ up: true, detail: '' }),
      stop: async () => {},
    })
    const worker = startWorker({ store, knowledge, turn: step, clock, log })
    const sender = startSender({ store, channels: [channelOf('web'), channelOf('telegram')], clock, log })
    const alarms = startClock({ store, now: clock, log })
    stop = async () => {
      await alarms.stop()
      await worker.stop()
      await sender.stop()
      await store.close()
    }
  })
  afterAll(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const idle = () =>
    until(async () => {
      const { inbox, outbox } = await store.depth()
      return inbox === 0 && outbox === 0
    })
  const send = async (from: string, heard: Heard) => {
    await store.accept({ id: `${from}:${++messages}`, from, at: Date.now(), ...heard })
    await idle()
  }
  const says = (from: string, text: string) => send(from, { kind: 'text', text })
  const presses = (from: string, choice: string) => send(from, { kind: 'choice', choice })

  const sendFile = async (from: string, text: string, quote?: string): Promise<string> => {
    const id = `${from}:${++messages}`
    const attachment = { id, name: `${marker}户口簿.pdf`, type: 'application/pdf', size: content.length }
    const words = { ...(text ? { text } : {}), ...(quote ? { quote } : {}) }
    await store.accept({ id, from, at: Date.now(), kind: 'file', file: attachment, ...words }, content)
    await idle()
    return id
  }

  const file = async (): Promise<string> => {
    await presses(applicant, `file:another:${service}`)
    await presses(applicant, 'file:consent')
    const found = knowledge.services.get(service)
    if (!found) throw new Error('no service')
    for (let tries = 0; tries < 30; tries++) {
      const dialogue = (await store.read('conversation', applicant))?.body.dialogue
      if (dialogue?.kind !== 'filing') throw new Error('nothing is being filed')
      const item = itemsFor(found, dialogue.answers).find(({ id }) => dialogue.answers[id] === undefined)
      const [option] = item ? optionsOf(found, item) : []
      if (!item) break
      if (item.kind === 'phone') sentFiles.push(await sendFile(applicant, ''))
      if (option) await presses(applicant, `file:answer:${item.id}:${option.id}`)
      else await says(applicant, typed[item.kind] ?? marker)
    }
    await presses(applicant, 'file:confirm')
    const number = (await store.list('request', `applicant:${applicant}`)).at(-1)?.id
    if (!number) throw new Error(`not filed: ${sent.at(-1)?.text}`)
    return number
  }

  /** Every text of every table: what lies open. Bodies are blobs. */
  const columns = (): string[] => {
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    const texts = tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .flatMap((row) => Object.values(row).filter((value) => !(value instanceof Uint8Array)))
        .map(String),
    )
    database.close()
    return texts
  }
  const sealed = (): Buffer[] => {
    const database = new DatabaseSync(join(folder, 'bot.sqlite'))
    const rows = database
      .prepare(
        'SELECT body FROM messages WHERE address IN (?, ?) UNION ALL SELECT body FROM records WHERE kind <> ? UNION ALL SELECT body FROM files',
      )
      .all(applicant, liaison, 'role')
    database.close()
    return rows.map(({ body }) => Buffer.from(body as Uint8Array))
  }
  const files = () =>
    Buffer.concat(
      readdirSync(folder)
        .filter((name) => name.startsWith('bot.sqlite'))
        .map((name) => readFileSync(join(folder, name))),
    )
  const found = (texts: string[]) =>
    texts.filter((text) => personal.some((part) => text.toLowerCase().includes(part.toLowerCase())))

  /** Files, answers and is answered, and has two requests and a draft in the end. Gives the numbers of the requests. */
  const live = async (): Promise<string[]> => {
    await says(applicant, `落户怎么办理？我叫${marker}，电话13812345678`)
    await says(applicant, `${marker}能在火星上领补贴吗？13812345678`)
    await presses(applicant, 'screen:start:cq-scarce-talents')
    await says(applicant, `${marker}`)
    await says(applicant, '取消')
    const number = await file()
    await presses(liaison, `desk:take:${number}`)
    await says(liaison, `询问 ${number} ${marker}的护照号是多少？`)
    await presses(applicant, `req:answer:${number}`)
    await says(applicant, `${marker}12345`)
    const told = sent.findLast(({ to, about }) => to === applicant && about === number)?.id
    sentFiles.push(await sendFile(applicant, `${marker}补充`, told))
    await presses(liaison, 'desk:list')
    const notice = sent.findLast(({ to, about }) => to === liaison && about === number)?.id
    sentFiles.push(await sendFile(liaison, `告知 ${marker}结果见附件`, notice))
    await says(liaison, `办结 ${number} ${marker}已落户`)
    await presses(liaison, `desk:sure:${number}`)
    await presses(applicant, `rate:${number}:5`)
    await says(applicant, '我的数据')
    const numbers = [number, await file()]
    // A file that belongs to nothing, and one of a draft.
    await presses(applicant, `file:another:${service}`)
    await presses(applicant, 'file:consent')
    sentFiles.push(await sendFile(applicant, `${marker}`))
    return numbers
  }

  // One story, so one test: what was said is deleted in the end.
  test('is in no log, error, audit line, id or plain column; deleted, it is not even in the files', async () => {
    const numbers = await live()
    const request = (await store.read('request', numbers[0] ?? ''))?.body
    expect(request).toMatchObject({ state: 'completed', rating: 5 })

    expect(sent.filter(({ text }) => text.includes(marker)).length).toBeGreaterThan(5)
    expect(lines.length).toBeGreaterThan(1) // the failures
    expect(found(lines)).toEqual([])
    expect(sentFiles).toHaveLength(5)
    expect(passedOn.length).toBeGreaterThan(3)
    expect(new Set(passedOn.map(({ to }) => to))).toEqual(new Set([applicant, liaison]))
    expect(passedOn.every(({ whole }) => whole)).toBe(true)
    for (const id of sentFiles) expect(content.equals((await store.file(id)) ?? new Uint8Array()), id).toBe(true)
    const audit = await store.audit(0, 1000)
    expect(audit.length).toBeGreaterThan(8)
    expect(found(audit.map((entry) => JSON.stringify(entry)))).toEqual([])
    expect(found(sent.flatMap(({ id, choices = [] }) => [id, ...choices.map((choice) => choice.id)]))).toEqual([])
    expect(columns().length).toBeGreaterThan(200)
    expect(found(columns())).toEqual([])
    for (const part of personal) expect(files().includes(part), part).toBe(false)

    await says(applicant, '删除我的数据')
    const before = sealed()
    const button = sent.findLast(({ text }) => /不能恢复/.test(text))?.choices?.at(-1)?.id ?? ''
    await presses(applicant, button)
    expect(sent.at(-1)?.text ?? '').toMatch(/已删除|已撤回/)
    const kept = (await store.history(applicant, { last: 1000 })).map(({ message }) => message)
    expect(kept).toMatchObject([{ choice: button }, { text: expect.stringMatching(/已删除/) }])
    const left = new Set(sealed().map((body) => body.toString('hex')))
    const gone = before.filter((body) => !left.has(body.toString('hex')))
    expect(gone.length).toBeGreaterThan(50)
    for (const id of sentFiles) expect(await store.file(id), id).toBeUndefined()
    const bytes = files()
    expect(gone.filter((body) => bytes.includes(body.subarray(0, 29)))).toEqual([])
    const readable = [
      ...(await store.all('request', '', 100)),
      ...(await store.all('conversation', '', 100)),
      ...(await store.history(liaison, { last: 1000 })),
    ].map((each) => JSON.stringify(each))
    // What the liaison typed that names no request, such as the press of a button, is no personal data of others.
    expect(found(readable)).toEqual([])
    expect(columns().filter((text) => numbers.includes(text)).length).toBeGreaterThan(4)
    expect((await store.audit(0, 1000)).filter(({ actor }) => actor === applicant)).toEqual([])

    // The account goes a day later.
    await sweep(store, { now: Date.now() + day + 1000, days: 365 })
    expect(columns().filter((text) => text.includes(applicant))).toEqual([])
    expect(files().includes(applicant)).toBe(false)
    expect((await store.audit(0, 1000)).filter(({ subject }) => numbers.includes(subject)).length).toBeGreaterThan(5)
  })
})
