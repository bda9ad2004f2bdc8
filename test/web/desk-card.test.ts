/** One request on the desk page, over the wire: its files, and whether those concerned got their messages. */
import { expect, it } from 'vitest'
import type { DeskCard } from '../../adapters/web/desk-card.ts'
import type { DeskList } from '../../adapters/web/desk-requests.ts'
import { requestChange } from '../../bot/requests/request.ts'
import { type Office, officesOfTests, visitor } from './office.ts'
import { pdf, png } from './samples.ts'
import { bind, fileOneWithFiles, linkFor } from './specialist.ts'

const open = officesOfTests()
const who = 'telegram:4711000000047'
const files = [
  { name: '护照.png', type: 'image/png', content: png },
  { name: 'result.pdf', type: 'application/pdf', content: pdf },
]

const enter = async (office: Office) => {
  await bind(office, who)
  const number = await fileOneWithFiles(office, who, files)
  const key = (await linkFor(office, who)).split('#')[1]
  const response = await fetch(`${office.url}/desk/api/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const read = (path: string, headers: Record<string, string> = { cookie }) => fetch(office.url + path, { headers })
  const card = async (language = 'zh') => {
    const body = await (await read(`/desk/api/requests/${number}?language=${language}`)).text()
    return { body, card: JSON.parse(body) as DeskCard }
  }
  return { number, cookie, read, card }
}

/** The names of its files in their addresses. */
const keysOf = async (card: Awaited<ReturnType<typeof enter>>['card']): Promise<string[]> =>
  (await card()).card.files.map(({ key }) => key)

it('shows the files with whose they are, and the history which came with what', async () => {
  const office = await open()
  const { card } = await enter(office)
  const zh = (await card()).card
  expect(zh.files).toEqual([
    { key: expect.any(String), name: '护照.png', type: 'image/png', size: png.length, from: '申请人' },
    {
      key: expect.any(String),
      name: 'result.pdf',
      type: 'application/pdf',
      size: pdf.length,
      from: expect.stringContaining('公安局'),
    },
  ])
  expect(zh.history.map(({ text, file }) => [text, file])).toEqual([
    [undefined, undefined],
    ['材料在这里', '护照.png'],
  ])
})

it('shows by side how far each message has come, and never an account', async () => {
  const office = await open()
  const { card, number } = await enter(office)
  await expect
    .poll(async () => (await office.store.progress(['one', 'six'])).values().toArray())
    .toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  const { body, card: shown } = await card()
  const sent = { state: 'sent', at: expect.any(Number) }
  expect(shown.deliveries).toEqual([
    { side: '发给申请人', messages: [sent, sent] },
    { side: '发给联络员', messages: [sent, { state: 'failed' }] },
    { side: '发给服务专员', messages: [{ state: 'waiting' }] },
    { side: '发给已解除绑定的人员', messages: [{ state: 'waiting' }] },
  ])
  expect(body).not.toMatch(/account|4711000000047|telegram|web:/)
  expect(body).toContain(number)
})

it('counts a message on the applicant’s other channel as theirs, and says that it went there', async () => {
  const office = await open()
  const { card, number } = await enter(office)
  const stored = (await office.store.read('request', number))?.body
  if (!stored) throw new Error('no request')
  const to = 'web:other-account'
  const request = {
    ...stored,
    messages: [{ id: 'seven', to, applicant: true as const, elsewhere: true as const }],
    history: [{ at: Date.now(), who: 'system', action: 'elsewhere' as const, text: 'applicant' }],
  }
  const outgoing = [{ id: 'seven', to, language: 'zh' as const, at: Date.now(), text: 'seven', about: number }]
  await office.store.apply({ changes: [requestChange(request)], outgoing, alarms: [], audit: [] }, new Map())
  await expect.poll(async () => (await office.store.progress(['seven'])).get('seven')).toMatchObject({ state: 'sent' })
  const { body, card: shown } = await card()
  expect(shown.deliveries).toEqual([
    { side: '发给申请人', messages: [{ state: 'sent', at: expect.any(Number), elsewhere: true }] },
  ])
  expect(shown.history).toMatchObject([{ did: '有消息原渠道未能送达，已改发到另一渠道', text: '发给申请人' }])
  expect(body).not.toMatch(/account|web:/)
})

it('marks a due date that may still move, in the list as well', async () => {
  const office = await open()
  const { card, read } = await enter(office)
  for (const language of ['zh', 'en']) {
    const shown = (await card(language)).card
    const { rows } = (await (await read(`/desk/api/requests?language=${language}`)).json()) as DeskList
    for (const one of [shown, rows[0]]) {
      expect(one?.provisional).toBe(true)
      expect(one?.due).not.toMatch(/provisional|暂定/)
    }
  }
})

it('gives out a file in the desk’s session alone, and notes in the log that it was opened', async () => {
  const office = await open()
  const { number, read, card } = await enter(office)
  const [first, second] = await keysOf(card)
  const passport = await read(`/desk/files/${number}/${first}`)
  expect(Buffer.from(await passport.arrayBuffer())).toEqual(png)
  expect(Object.fromEntries(passport.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="file.png"; filename*=UTF-8''%E6%8A%A4%E7%85%A7.png`,
    'cache-control': 'no-store',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
  })
  expect((await read(`/desk/files/${number}/${second}`)).headers.get('content-disposition')).toMatch(/^attachment/)
  const log = (await office.store.audit(0, 100)).filter(({ action }) => action === 'desk.file')
  expect(log.map(({ actor, subject, detail }) => [actor, subject, detail])).toEqual([
    [who, number, first],
    [who, number, second],
  ])
  const stranger = (await visitor(office.url)).cookie
  for (const headers of [{}, { cookie: stranger }]) {
    const refused = await read(`/desk/files/${number}/${first}`, headers as Record<string, string>)
    expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'text/html; charset=utf-8'])
  }
  await bind(office)
  expect((await read(`/desk/files/${number}/${first}`)).status).toBe(403)
})

it('says of a file that there is none, or that it is not kept any more', async () => {
  const office = await open()
  const { number, read, card } = await enter(office)
  const [key] = await keysOf(card)
  for (const path of [
    `${number}/0`,
    `${number}/x`,
    `${number}/${key}0`,
    `${number}/-1`,
    `261103-9999/${key}`,
    'x/0',
    `${number}/__proto__`,
  ])
    expect((await read(`/desk/files/${path}`)).status, path).toBe(404)
  office.store.file = async () => undefined
  const gone = await read(`/desk/files/${number}/${key}`)
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringMatching(/已不再保存/)])
})

it('gives the same file after one beside it was taken back, and tells no account in its address', async () => {
  const office = await open()
  const { number, read, card } = await enter(office)
  const [, second] = await keysOf(card)
  const { body } = await card()
  expect(body).not.toMatch(/4711000000047/)
  const stored = (await office.store.read('request', number))?.body
  if (!stored) throw new Error('no request')
  const left = requestChange({ ...stored, files: (stored.files ?? []).slice(1) })
  await office.store.apply({ changes: [left], outgoing: [], alarms: [], audit: [] }, new Map())
  expect(await keysOf(card)).toEqual([second])
  expect(Buffer.from(await (await read(`/desk/files/${number}/${second}`)).arrayBuffer())).toEqual(pdf)
})
