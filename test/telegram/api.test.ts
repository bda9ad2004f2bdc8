import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApi, Trouble } from '../../adapters/telegram/api.ts'
import { explain } from '../../adapters/telegram/status.ts'

const token = '4711:the-secret-half'
const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const serve = async (answer: RequestListener) => {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const json = (status: number, body: object): RequestListener => {
  return (_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
const refused = (status: number, description: string, parameters?: object) =>
  json(status, { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) })

/** What a call to this server throws. */
const troubleWith = async (answer: RequestListener, patience?: number): Promise<Trouble> => {
  const api = createApi({ token, apiRoot: await serve(answer) })
  const trouble = await api.call('getMe', {}, patience).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(trouble).toBeInstanceOf(Trouble)
  expect(`${(trouble as Trouble).stack} ${explain(trouble as Trouble)}`).not.toContain('the-secret-half')
  return trouble as Trouble
}

describe('a Bot API server', () => {
  it('may be below a path, with or without a slash at the end', async () => {
    const asked: string[] = []
    const root = await serve((request, response) => {
      asked.push(request.url ?? '')
      if (request.url?.includes('/file/')) response.end('content')
      else json(200, { ok: true, result: { id: 4711 } })(request, response)
    })
    for (const apiRoot of [`${root}/telegram`, `${root}/telegram/`]) {
      const api = createApi({ token, apiRoot })
      expect(await api.call('getMe')).toEqual({ id: 4711 })
      expect(await api.download('photos/1.jpg', 100, 60_000)).toEqual(Buffer.from('content'))
    }
    const both = [`/telegram/bot${token}/getMe`, `/telegram/file/bot${token}/photos/1.jpg`]
    expect(asked).toEqual([...both, ...both])
  })

  it('gives a file only up to the limit', async () => {
    const api = createApi({ token, apiRoot: await serve((_, response) => void response.end('x'.repeat(100_000))) })
    expect(await api.download('a', 100_000, 60_000)).toHaveLength(100_000)
    expect(await api.download('a', 99_999, 60_000)).toBeUndefined()
  })
})

describe('a call that fails', () => {
  it.each([
    ['token', 401, refused(401, 'Unauthorized')],
    ['token', 404, refused(404, 'Not Found')],
    ['refused', 404, refused(404, 'Not Found: method not found')],
    ['conflict', 409, refused(409, 'Conflict: terminated by other getUpdates request')],
    ['refused', 400, refused(400, 'Bad Request: chat not found')],
    ['refused', 403, refused(403, 'Forbidden: bot was blocked by the user')],
    ['away', 502, refused(502, 'Bad Gateway')],
  ] as const)('is told as %s (%s)', async (kind, code, answer) => {
    expect(await troubleWith(answer)).toMatchObject({ kind, code })
  })

  it('because of too many calls says how long to wait', async () => {
    const answer = refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 })
    expect(await troubleWith(answer)).toMatchObject({ kind: 'wait', pause: 7000 })
  })

  it('because somebody else answers, nobody does, or only half', async () => {
    const page: RequestListener = (_, response) => response.writeHead(404).end('<html>nginx</html>')
    expect(await troubleWith(page)).toMatchObject({ kind: 'away' })
    expect(await troubleWith((request) => request.socket.destroy())).toMatchObject({ kind: 'away' })
    const half: RequestListener = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":tr')
      setTimeout(() => request.socket.destroy(), 20)
    }
    expect(await troubleWith(half, 300)).toMatchObject({ kind: 'away' })
    expect(await troubleWith(() => {}, 100)).toMatchObject({ kind: 'away', code: 'no answer in time' })
    const slowly: RequestListener = (_, response) => void response.writeHead(200).write('{"ok":')
    expect(await troubleWith(slowly, 100)).toMatchObject({ kind: 'away', code: 'no answer in time' })
  })

  it.each([
    [403, '{"ok":false}'],
    [200, '{"ok":false}'],
    [400, '{}'],
    [403, '{"message":"denied by policy"}'],
    [200, 'null'],
  ])('because a proxy refuses with %i and %s, is tried again later', async (status, body) => {
    const answer: RequestListener = (_, response) => response.writeHead(status).end(body)
    expect(await troubleWith(answer)).toMatchObject({ kind: 'away', code: `HTTP ${status}` })
    const api = createApi({ token, apiRoot: await serve(answer) })
    await expect(api.upload('getMe', {}, 60_000)).rejects.toMatchObject({ kind: 'away' })
  })

  it('because a proxy counts too many calls, waits', async () => {
    const page: RequestListener = (_, response) => response.writeHead(429).end('<html>slow down</html>')
    expect(await troubleWith(page)).toMatchObject({ kind: 'wait', code: 429, pause: 1000 })
    expect(await troubleWith(json(429, { ok: false }))).toMatchObject({ kind: 'wait', code: 429, pause: 1000 })
  })

  it('because the answer has no end, is broken off', async () => {
    const endless: RequestListener = (_, response) => {
      const part = 'x'.repeat(1024 * 1024)
      const pour = () => {
        while (!response.destroyed && response.write(part));
      }
      response.on('drain', pour)
      pour()
    }
    expect(await troubleWith(endless, 60_000)).toMatchObject({ kind: 'away', code: 'too long an answer' })
  })

  it('because its proxy never connects, ends in time and by close', async () => {
    const proxy = await serve(() => {})
    let asked = 0
    servers.at(-1)?.on('connect', () => asked++) // and never answers
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    vi.stubEnv('HTTPS_PROXY', proxy)
    const api = createApi({ token, apiRoot: 'https://bot-api.example' })
    await expect(api.call('getMe', {}, 50)).rejects.toMatchObject({ kind: 'away', code: 'no answer in time' })
    const call = api.call('getUpdates', {}, 300_000)
    await vi.waitUntil(() => asked > 0, 60_000)
    api.close()
    await expect(call).rejects.toMatchObject({ kind: 'away' })
  })

  it('lets go of its connection when its time is over, with a part of the answer or none', async () => {
    for (const part of ['', '{"ok":']) {
      const gone = Promise.withResolvers<void>()
      const answer: RequestListener = (request, response) => {
        request.socket.on('close', gone.resolve)
        if (part) response.writeHead(200).write(part)
      }
      expect(await troubleWith(answer, 100)).toMatchObject({ kind: 'away' })
      await gone.promise
    }
  })

  it('is ended by close', async () => {
    const api = createApi({ token, apiRoot: await serve(() => {}) })
    const call = api.call('getUpdates', {}, 60_000)
    setTimeout(() => api.close(), 20)
    await expect(call).rejects.toMatchObject({ kind: 'away' })
  })
})
