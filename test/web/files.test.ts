/** Files over the wire: what is taken, what is not, and who gets what back. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { largestFile } from '../../bot/attachment.ts'
import type { Incoming } from '../../bot/channel.ts'
import { fileLimit } from '../../bot/limits.ts'
import { type Office, officesOfTests, visitor } from './office.ts'
import { docx, docxWithMacros, exe, html, pdf, png, svg } from './samples.ts'
import { demo } from './scripted.ts'

const open = officesOfTests()

type Visitor = Awaited<ReturnType<typeof visitor>>
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: { zh: string; en: string } } }
  expect(error.message.zh).toMatch(/\p{Script=Han}/u)
  return [response.status, error.code, error.message.en]
}
/** An office whose bot notes what it hears and says nothing. */
const listening = async (options: Parameters<typeof open>[1] = {}) => {
  const heard: Incoming[] = []
  const office = await open((incoming) => {
    heard.push(incoming)
    return []
  }, options)
  return { office, heard, me: await visitor(office.url) }
}
const lines = async (person: Visitor, count: number) => {
  await expect.poll(async () => (await person.history()).length).toBeGreaterThanOrEqual(count)
  return person.history()
}
/** A file that the bot passes on. */
const passOn = async (office: Office, to: string, name: string, type: string, content: Uint8Array) => {
  const id = `telegram:77:${randomUUID()}`
  const file = { id, name, type, size: content.length }
  await office.store.accept({ id, from: 'telegram:77', at: 1, kind: 'file', file }, content)
  await office.tell(to, { text: 'here', file })
}

describe('a file that is sent', () => {
  it('reaches the bot with its words, is examined, and stands in the history without its content', async () => {
    const { office, heard, me } = await listening()
    const id = randomUUID()
    const response = await me.upload(png, '护照 首页.PNG', { id, text: '这是护照' })
    expect([response.status, await response.json()]).toEqual([202, { accepted: true }])
    const file = { id: `${me.address}:${id}`, name: '护照 首页.png', type: 'image/png', size: png.length }
    const [line] = await lines(me, 1)
    expect(line).toEqual({
      seq: line?.seq,
      id,
      from: 'me',
      at: line?.at,
      text: '这是护照',
      file: { name: file.name, type: file.type, size: file.size },
    })
    await expect.poll(() => heard).toMatchObject([{ kind: 'file', file, text: '这是护照', from: me.address }])
    expect(Buffer.from((await office.store.file(file.id)) ?? [])).toEqual(png)
  })

  it('is refused at once when this person has sent enough for a day', async () => {
    const { office, heard, me } = await listening()
    const part = new Uint8Array(largestFile)
    part.set(pdf)
    for (let sent = 0; sent + largestFile <= fileLimit.bytes; sent += largestFile)
      expect((await me.upload(part, 'a.pdf')).status).toBe(202)
    expect(await errorOf(await me.upload(pdf, 'b.pdf'))).toEqual([
      413,
      'file-day-full',
      expect.stringMatching(/tomorrow/),
    ])
    expect((await (await visitor(office.url)).upload(pdf, 'b.pdf')).status).toBe(202)
    await expect.poll(() => heard.length).toBe(fileLimit.bytes / largestFile + 1)
  })

  it('is taken once, however often it is sent', async () => {
    const { heard, me } = await listening()
    const id = randomUUID()
    expect(await (await me.upload(pdf, 'a.pdf', { id })).json()).toEqual({ accepted: true })
    expect(await (await me.upload(pdf, 'a.pdf', { id })).json()).toEqual({ accepted: false })
    // Nor is the id of a text that was sent before.
    const other = randomUUID()
    await me.write('hello', other)
    expect(await (await me.upload(pdf, 'a.pdf', { id: other })).json()).toEqual({ accepted: false })
    await expect.poll(() => heard.map(({ kind }) => kind)).toEqual(['file', 'text'])
    expect(await me.history()).toHaveLength(2)
  })

  it('may answer a message of the bot', async () => {
    const { office, heard, me } = await listening()
    await office.tell(me.address, { text: '请补护照', about: 'R1' })
    const [notice] = await lines(me, 1)
    await me.upload(pdf, 'a.pdf', { quote: notice?.id ?? '' })
    expect((await lines(me, 2))[1]).toMatchObject({ quote: notice?.id, file: { name: 'a.pdf' } })
    await expect.poll(() => heard).toMatchObject([{ quote: expect.stringMatching(/^system\//) }])
    expect((await errorOf(await me.upload(pdf, 'a.pdf', { quote: 'm99' }))).slice(0, 2)).toEqual([400, 'quote'])
  })

  it.each([
    ['a program', exe, 'setup.pdf', 415, 'file-type', /save anything else as a PDF/],
    ['a page', html, 'a.png', 415, 'file-type', /photos/],
    ['a drawing that may hold scripts', svg, 'a.svg', 415, 'file-type', /photos/],
    ['a document with macros', docxWithMacros, 'a.docx', 415, 'file-macros', /without macros/],
    ['nothing', '', 'a.pdf', 400, 'file-empty', /empty/],
    ['one byte too many', Buffer.alloc(largestFile + 1, pdf), 'a.pdf', 413, 'file-too-large', /10 MB/],
  ])('that is %s is refused at once, with what to do', async (_, content, name, status, code, says) => {
    const { office, heard, me } = await listening()
    const [, , said] = await expectRefusal(me.upload(content, name), status, code)
    expect(said).toMatch(says)
    expect(await me.history()).toEqual([])
    expect([heard, (await office.store.depth()).inbox]).toEqual([[], 0])
  })
  const expectRefusal = async (sent: Promise<Response>, status: number, code: string) => {
    const refusal = await errorOf(await sent)
    expect(refusal.slice(0, 2)).toEqual([status, code])
    return refusal
  }

  it('of exactly ten megabytes is taken', async () => {
    const { me } = await listening()
    const content = Buffer.alloc(largestFile)
    pdf.copy(content)
    expect((await me.upload(content, 'a.pdf')).status).toBe(202)
    expect((await lines(me, 1))[0]?.file?.size).toBe(largestFile)
  })

  it('that says it is far too large is refused before it has come', async () => {
    const { office, me } = await listening()
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1')
    const head = encodeURIComponent(JSON.stringify({ id: randomUUID(), name: 'a.pdf' }))
    socket.write(
      `POST /api/files HTTP/1.1\r\nHost: x\r\nCookie: ${me.cookie}\r\nX-Message: ${head}\r\nContent-Type: application/octet-stream\r\nContent-Length: 999999999\r\n\r\n`,
    )
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))))
    socket.destroy()
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"file-too-large"')
  })

  it('that breaks off on the way leaves nothing, and can be sent again under the same id', async () => {
    const { office, heard, me } = await listening()
    const id = randomUUID()
    const head = encodeURIComponent(JSON.stringify({ id, name: 'a.pdf' }))
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    socket.write(
      `POST /api/files HTTP/1.1\r\nHost: x\r\nCookie: ${me.cookie}\r\nX-Message: ${head}\r\nContent-Type: application/octet-stream\r\nContent-Length: 5000\r\n\r\n`,
    )
    socket.write(pdf)
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await me.history(), heard]).toEqual([[], []])
    expect(await (await me.upload(pdf, 'a.pdf', { id })).json()).toEqual({ accepted: true })
  })

  it.each([
    ['no header', { 'x-message': '' }, 400, 'file-head'],
    ['a header that is no JSON', { 'x-message': '%7Bx' }, 400, 'file-head'],
    ['a header cut off', { 'x-message': '%E4%B' }, 400, 'file-head'],
    ['a list in the header', { 'x-message': '[]' }, 400, 'body'],
    ['no id', { 'x-message': '{}' }, 400, 'id'],
    ['another type', { 'content-type': 'application/json' }, 400, 'type'],
    ['the type of a form', { 'content-type': 'multipart/form-data; boundary=x' }, 400, 'type'],
    ['the origin of another site', { origin: 'https://evil.example' }, 403, 'origin'],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403, 'origin'],
    ['no session', { cookie: '' }, 401, 'no-session'],
  ])('with %s is refused', async (_, headers, status, code) => {
    const { me } = await listening()
    await expectRefusal(me.upload(pdf, 'a.pdf', { headers: headers as Record<string, string> }), status, code)
    expect(await me.history()).toEqual([])
  })

  it('has a name and words of bearable length', async () => {
    const { me } = await listening()
    await expectRefusal(me.upload(pdf, `${'长'.repeat(256)}.pdf`), 400, 'file-name')
    await expectRefusal(me.upload(pdf, 'a.pdf', { text: '长'.repeat(401) }), 400, 'caption')
    await expectRefusal(me.upload(pdf, 'a.pdf', { text: 5 }), 400, 'caption')
    expect((await me.upload(pdf, `${'长'.repeat(100)}.pdf`, { text: '长'.repeat(400) })).status).toBe(202)
  })

  it('comes too often: refused as messages are by the minute, and by the hour', async () => {
    const { office, me } = await listening({ limits: { account: 2, address: 100 } })
    for (const status of [202, 202, 429]) expect((await me.upload(pdf, 'a.pdf')).status).toBe(status)
    expect((await me.write('x')).status).toBe(429)
    expect((await (await visitor(office.url)).upload(pdf, 'a.pdf')).status).toBe(202)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    try {
      expect((await me.write('x')).status).toBe(202)
      const refused = await me.upload(pdf, 'a.pdf')
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is one of eight at once from one place, and the place is free again', async () => {
    const { office, me } = await listening()
    const port = Number(new URL(office.url).port)
    const started = Array.from({ length: 8 }, () => connect(port, '127.0.0.1'))
    for (const socket of started) {
      const head = encodeURIComponent(JSON.stringify({ id: randomUUID(), name: 'a.pdf' }))
      socket.write(
        `POST /api/files HTTP/1.1\r\nHost: x\r\nCookie: ${me.cookie}\r\nX-Message: ${head}\r\nContent-Type: application/octet-stream\r\nContent-Length: 5000\r\n\r\n%PDF-`,
      )
    }
    await expect.poll(async () => (await me.upload(pdf, 'a.pdf')).status).toBe(429)
    for (const socket of started) socket.destroy()
    await expect.poll(async () => (await me.upload(pdf, 'a.pdf')).status).toBe(202)
  })
})

describe('a file that is read', () => {
  it('comes back to its sender as what it is', async () => {
    const { me } = await listening()
    await me.upload(png, '照片 1.png')
    const [line] = await lines(me, 1)
    const response = await me.get(`/api/files/${line?.seq}`)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="-1.png"; filename*=UTF-8''%E7%85%A7%E7%89%87%201.png`,
      'content-length': String(png.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; sandbox",
    })
  })

  it.each([
    ['a.pdf', pdf, 'application/pdf'],
    ['a.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s is saved, not shown', async (name, content, type) => {
    const { me } = await listening()
    await me.upload(content, name)
    const { headers } = await me.get(`/api/files/${(await lines(me, 1))[0]?.seq}`)
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      type,
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    ])
  })

  it('is what the bot passes on, and never tells whose account it came from', async () => {
    const { office, me } = await listening()
    await passOn(office, me.address, 'result.pdf', 'application/pdf', pdf)
    const [line] = await lines(me, 1)
    expect(line?.file).toEqual({ name: 'result.pdf', type: 'application/pdf', size: pdf.length })
    expect(JSON.stringify(line)).not.toContain('telegram')
    expect(Buffer.from(await (await me.get(`/api/files/${line?.seq}`)).arrayBuffer())).toEqual(pdf)
  })

  it('is not there for anybody else, in the same words as one that never was', async () => {
    const { office, me } = await listening({ demo })
    await me.upload(pdf, 'passport.pdf')
    const seq = (await lines(me, 1))[0]?.seq
    const other = await visitor(office.url)
    await other.write('hello')
    const plain = (await lines(other, 1))[0]?.seq
    const look = async (response: Response) => [response.status, await response.text()]
    const never = await look(await other.get('/api/files/999'))
    expect(never[0]).toBe(404)
    for (const path of [seq, plain, 'm1', '-1', 'x', '..%2f..%2fetc', '1e1', `${'9'.repeat(16)}`])
      expect(await look(await other.get(`/api/files/${path}`)), String(path)).toEqual(never)
    expect(await look(await fetch(`${office.url}/api/files/${seq}`))).toEqual(never)
    expect(await look(await me.get(`/api/files/${seq}?as=health`))).toEqual(never)
  })

  it('reaches a liaison of the demonstration, both ways, in their own tab', async () => {
    const { office, heard } = await listening({ demo })
    const liaison = await visitor(office.url, 'health')
    await liaison.upload(pdf, 'a.pdf')
    await passOn(office, 'web:demo-health', 'b.pdf', 'application/pdf', pdf)
    const [mine, given] = await lines(liaison, 2)
    await expect.poll(() => heard[0]).toMatchObject({ from: 'web:demo-health', file: { name: 'a.pdf' } })
    for (const line of [mine, given]) expect((await liaison.get(`/api/files/${line?.seq}`)).status).toBe(200)
    const another = await visitor(office.url, 'employer')
    expect((await another.get(`/api/files/${mine?.seq}`)).status).toBe(404)
  })

  it('that is not kept any more says so', async () => {
    const { office, me } = await listening()
    const file = { id: 'telegram:77:1', name: 'a.pdf', type: 'application/pdf', size: 5 }
    await office.tell(me.address, { text: 'here', file })
    const response = await me.get(`/api/files/${(await lines(me, 1))[0]?.seq}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/已不再保存[\s\S]*not kept any more/)
  })

  it('has a name that can’t break out of its header', async () => {
    const { office, me } = await listening()
    await passOn(office, me.address, 'a"; x=\r\ny\'(1)*.pdf', 'application/pdf', pdf)
    const { headers } = await me.get(`/api/files/${(await lines(me, 1))[0]?.seq}`)
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="a-x-y-1-.pdf"; filename*=UTF-8''a%22%3B%20x%3D%0D%0Ay%27%281%29%2A.pdf`,
    )
  })
})
