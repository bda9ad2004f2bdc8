/** What a deletion means: the lines it is about, on both sides, whatever the clocks say and however long they wait. */
import { describe, expect, test } from 'vitest'
import { sweep } from '../../bot/privacy/retention.ts'
import { requestChange } from '../../bot/requests/request.ts'
import { type HistoryLine, turnOf } from '../../bot/store.ts'
import { openTestStore } from '../engine.ts'
import { saying, text } from '../store/examples.ts'
import { begin, file, marker, open } from './people.ts'

const day = 24 * 3_600_000
const said = (lines: HistoryLine[]) =>
  lines.flatMap((line) => (line.direction === 'in' && line.message.kind === 'text' ? line.message.text : []))

describe('删除我的数据', () => {
  test('takes what was said while the clock was ahead, and leaves what is said afterwards', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    office.sleepUntil('2036-01-07T10:00:00+08:00')
    await person.says(`${marker}一`)
    office.sleepUntil('2026-09-21T11:00:00+08:00')
    await person.says(`${marker}二`, '删除我的数据')
    await person.presses('privacy:erase')
    expect(said(await office.store.history('web:person', { last: 10 }))).toEqual([])
    office.sleepUntil('2026-09-21T10:59:00+08:00')
    await person.says('你好')
    await sweep(office.store, { now: office.now() + 10 * day, days: 365 })
    expect(said(await office.store.history('web:person', { last: 10 }))).toEqual(['你好'])
    expect(await office.store.all('erasure', '', 10)).toEqual([])
  })

  test('asked for while the clock was ahead is done again all the same', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    office.sleepUntil('2036-01-07T10:00:00+08:00')
    await person.says('删除我的数据')
    await person.presses('privacy:erase')
    await sweep(office.store, { now: Date.parse('2026-09-21T10:00:00+08:00'), days: 365 })
    expect(await office.store.history('web:person', { last: 10 })).toEqual([])
  })

  test('reaches words for the request of a member told long ago, and of one who has left', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    const number = await file(office, person)
    await specialist.says(`询问 ${number}`)
    const wang = await office.seat('public-security', 'web:wang')
    await specialist.forges(`desk:pass:${number}:public-security`)
    await wang.says(`询问 ${number}`)
    // More messages since than a request remembers.
    const stored = (await office.store.read('request', number))?.body
    if (!stored) throw new Error('no request')
    const messages = Array.from({ length: 40 }, (_, at) => ({ id: `x/${at}`, to: 'web:person' }))
    const others = requestChange({ ...stored, messages })
    const left = { kind: 'role' as const, id: 'public-security', body: { members: [], codes: [] }, tags: [] }
    await office.store.apply(turnOf({ changes: [others, left] }), new Map())
    const dialogue = async (of: string) => (await office.store.read('conversation', of))?.body.dialogue
    expect(await dialogue('web:wang')).toMatchObject({ wants: 'ask', number })
    expect(await dialogue('web:specialist')).toMatchObject({ wants: 'ask', number })
    await person.says('删除我的数据')
    await person.presses('privacy:erase')
    expect(await dialogue('web:specialist')).toBeUndefined()
    await sweep(office.store, { now: office.now() + day, days: 365 })
    expect(await dialogue('web:wang')).toBeUndefined()
  })

  test('is done again until nothing of it waits, however long a channel is down', async () => {
    const { store, remove } = openTestStore()
    try {
      const number = '260921-0001'
      await store.apply(turnOf({ outgoing: [saying('a/1', 'wechat:liaison', number)] }), new Map())
      await store.accept(text('p', 'web:person'))
      const claim = await store.claim(0)
      if (!claim) throw new Error('nothing to claim')
      const [line] = await store.history('web:person', { last: 1 })
      const upTo = line?.seq ?? 0
      const erasure = {
        at: 0,
        forget: [{ request: number }, { conversation: 'web:person', upTo }],
        reply: { conversation: 'web:person', after: upTo, cause: 'p' },
      }
      await store.commit(
        claim,
        turnOf({
          changes: [{ kind: 'erasure', id: 'e', body: erasure, tags: [] }],
          outgoing: [saying('p/1', 'web:person')],
          forget: erasure.forget,
        }),
        new Map(),
      )
      await store.next(['web'], 0)
      await store.settle('p/1', { result: 'sent' })
      const left = async () => ({
        person: (await store.history('web:person', { last: 10 })).length,
        liaison: (await store.history('wechat:liaison', { last: 10 })).length,
        again: (await store.all('erasure', '', 10)).length,
      })
      expect(await left()).toEqual({ person: 2, liaison: 1, again: 1 })
      await sweep(store, { now: 10 * day, days: 365 })
      expect(await left()).toEqual({ person: 0, liaison: 1, again: 1 })
      await store.next(['wechat'], 0)
      await store.settle('a/1', { result: 'sent' })
      // What a liaison wrote before may name the request once it is handled.
      await store.accept(text('l', 'wechat:liaison'))
      await sweep(store, { now: 11 * day, days: 365 })
      expect(await left()).toEqual({ person: 0, liaison: 1, again: 1 })
      const late = await store.claim(0)
      if (late) await store.commit(late, turnOf({ outgoing: [saying('l/1', 'wechat:liaison', number)] }), new Map())
      await store.next(['wechat'], 0)
      await store.settle('l/1', { result: 'sent' })
      await sweep(store, { now: 12 * day, days: 365 })
      expect(await left()).toEqual({ person: 0, liaison: 0, again: 0 })
    } finally {
      await remove()
    }
  })
})

describe('撤回同意', () => {
  test('takes the wish typed before the consent, and leaves what was asked of other things in between', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    await person.says('你好', `我要办理入户，我在${marker}公司工作`)
    await person.says('服务证有效期多长？')
    await begin(office, person, 3)
    await person.says('服务证多久补发？', '火星上能领补贴吗？')
    await begin(office, person, 0)
    await person.forges('file:confirm')
    const number = (await office.store.list('request', 'applicant:web:person')).at(-1)?.id ?? ''
    await person.says('谢谢', '我的数据')
    await person.presses(`撤回同意 ${number}`, '确定，撤回同意')
    const lines = await office.store.history('web:person', { last: 1000 })
    expect(said(lines)).toEqual(['你好', '服务证有效期多长？', '服务证多久补发？', '火星上能领补贴吗？', '谢谢'])
    expect(JSON.stringify(lines)).not.toContain(marker)
    expect(JSON.stringify(lines)).not.toContain('13812345678')
  })

  test('of the second of two that were filed one after the other leaves what was said for the first', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const first = await file(office, person)
    const before = said(await office.store.history('web:person', { last: 1000 }))
    const second = await file(office, person)
    await person.says('我的数据')
    await person.presses(`撤回同意 ${second}`, '确定，撤回同意')
    expect(said(await office.store.history('web:person', { last: 1000 }))).toEqual(before)
    expect(before.length).toBeGreaterThan(2)
    expect((await office.store.read('request', first))?.body.state).toBe('submitted')
  })

  test('is possible for every request, and takes the page that named it', async () => {
    const { office } = await open()
    const person = office.person('web:person')
    const numbers: string[] = []
    for (let at = 0; at < 8; at++) numbers.push(await file(office, person))
    await person.says('我的数据')
    const first = numbers[0] ?? ''
    expect(person.buttons()).toEqual([...numbers.slice(-6).map((n) => `撤回同意 ${n}`), '更早的申请', '删除我的数据'])
    await person.presses('更早的申请')
    expect(person.buttons()).toEqual(numbers.slice(0, 2).map((n) => `撤回同意 ${n}`))
    await person.presses(`撤回同意 ${first}`, '确定，撤回同意')
    const enclosed = (await office.store.history('web:person', { last: 1000 })).filter(
      ({ direction, message }) => direction === 'out' && 'document' in message && message.document,
    )
    expect(enclosed).toEqual([])
  })
})

describe('What is too old', () => {
  test('stays on both sides as long as its request is open', async () => {
    const { office, specialist } = await open()
    const person = office.person('web:person')
    await person.says(`${marker}闲聊`)
    const number = await file(office, person)
    await specialist.says(`询问 ${number} 请补充证件号`)
    await specialist.says('你好')
    const later = { now: office.now() + 500 * day, days: 90 }
    await sweep(office.store, later)
    const left = async (address: string) => JSON.stringify(await office.store.history(address, { last: 1000 }))
    expect(await left('web:person')).toContain('请补充证件号')
    expect(await left('web:specialist')).toContain(`询问 ${number}`)
    expect(await left('web:person')).not.toContain(`${marker}闲聊`)
    expect(await left('web:specialist')).not.toContain('你好"')
    await office.until('2027-12-01T10:00:00+08:00')
    await person.replies(/请补充证件号/, '11010519491231002X')
    specialist.sees(/11010519491231002X/)
    await person.forges(`req:withdraw:${number}:yes`)
    await sweep(office.store, { now: office.now() + 91 * day, days: 90 })
    expect(await left('web:specialist')).not.toContain(number)
  })
})
