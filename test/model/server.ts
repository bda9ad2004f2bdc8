/**
 * A server that speaks chat completions and embeddings as OpenAI's API reference describes them: keys, errors with their
 * codes, server-sent events cut anywhere. What it says is given by the test; what it was asked is kept.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Asked {
  path: string
  body: Record<string, unknown>
  /** Everything that arrived, headers too. */
  whole: string
}

/** What the server does with a call. */
export type Conduct =
  | { say: string; finish?: 'stop' | 'length' | 'content_filter'; after?: number; usage?: number }
  | { refuse: string } // the model declines in the field meant for it
  | { status: number; code?: string; message?: string; param?: string; headers?: Record<string, string>; body?: string }
  | { stall: 'before' | 'within' } // nothing at all, or nothing after the first words
  | { cut: string } // the connection breaks after these words
  | { flood: 'words' | 'line' } // words, or one event, without end
  | { raw: string } // the body as it is
  | { trouble: string } // an error among the events

/** What the server does with a call for vectors. */
export type Vectors =
  | { of: (text: string) => number[] }
  | { status: number }
  | { stall: true }
  | { after: number; of: (text: string) => number[] }
  | { raw: string }

export const testKey = 'sk-test-0123456789abcdef'
export const testModel = 'test-model'

export const startServer = async (
  conduct: (asked: Asked) => Conduct,
  { refuses = [] as string[], vectors = (_: Asked): Vectors => ({ of: letters }) } = {},
) => {
  const asked: Asked[] = []
  const open = new Set<ServerResponse>()
  let most = 0
  const server = createServer((request, response) => {
    open.add(response)
    most = Math.max(most, open.size)
    response.on('close', () => open.delete(response))
    response.on('error', () => {})
    handle(request, response).catch((error) => fail(response, 500, { message: String(error) }))
  })

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (request.headers.authorization !== `Bearer ${testKey}`)
      return fail(response, 401, { message: 'Incorrect API key provided', code: 'invalid_api_key' })
    if (request.method !== 'POST' || !['/v1/chat/completions', '/v1/embeddings'].includes(pathname))
      return fail(response, 404, { message: `Unknown request URL: ${request.method} ${pathname}` })
    const body = JSON.parse(text) as Record<string, unknown>
    const call = { path: pathname, body, whole: `${JSON.stringify(request.headers)}\n${text}` }
    asked.push(call)
    if (body.model !== testModel && body.model !== 'test-embedding')
      return fail(response, 404, { message: 'The model does not exist', code: 'model_not_found' })
    const param = refuses.find((name) => name in body || text.includes(`"type":"${name}"`))
    if (param) return fail(response, 400, { message: `Unsupported parameter: '${param}'`, param })
    return pathname.endsWith('embeddings')
      ? embed(response, body, vectors(call))
      : converse(response, body, conduct(call))
  }

  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    /** How many calls were under way at once. */
    most: () => most,
    stop: async () => {
      for (const response of open) response.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const fail = (
  response: ServerResponse,
  status: number,
  { message = 'Trouble', code = null, param = null }: { message?: string; code?: string | null; param?: string | null },
) => {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'error', code, param } }))
}

const converse = async (response: ServerResponse, body: Record<string, unknown>, conduct: Conduct) => {
  if ('status' in conduct) {
    const { status, body: page, headers = {}, ...error } = conduct
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (page === undefined) return fail(response, status, error)
    return response.writeHead(status, { 'content-type': 'text/html' }).end(page)
  }
  if ('stall' in conduct && conduct.stall === 'before') return
  if ('say' in conduct && conduct.after) await sleep(conduct.after)
  const text = 'say' in conduct ? conduct.say : 'cut' in conduct ? conduct.cut : ''
  const finish = 'say' in conduct ? (conduct.finish ?? 'stop') : 'stop'
  const usage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: ('say' in conduct && conduct.usage) || 150 }
  if (!body.stream) {
    response.writeHead(200, { 'content-type': 'application/json' })
    const message = { role: 'assistant', content: text }
    return response.end(
      JSON.stringify({ ...shell(body), choices: [{ index: 0, message, finish_reason: finish }], usage }),
    )
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if ('raw' in conduct) return response.end(conduct.raw)
  if ('trouble' in conduct) return response.end(`data: ${JSON.stringify({ error: { message: conduct.trouble } })}\n\n`)
  if ('flood' in conduct) return flood(response, body, conduct.flood)
  const events: Record<string, unknown>[] = [delta(body, { role: 'assistant', content: '' })]
  if ('refuse' in conduct) events.push(delta(body, { refusal: conduct.refuse }))
  const said = 'stall' in conduct ? '{"sentences":[{"text":"' : text
  for (let at = 0; at < said.length; at += 7) events.push(delta(body, { content: said.slice(at, at + 7) }))
  if (!('cut' in conduct) && !('stall' in conduct)) {
    events.push(delta(body, {}, finish))
    if ((body.stream_options as { include_usage?: boolean } | undefined)?.include_usage)
      events.push({ ...shell(body), choices: [], usage })
  }
  // In pieces that part characters and events anywhere, as a network does.
  const bytes = Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''))
  for (let at = 0; at < bytes.length; at += 501) {
    response.write(bytes.subarray(at, at + 501))
    await sleep(0)
  }
  if ('stall' in conduct) return
  if ('cut' in conduct) return response.destroy()
  response.end('data: [DONE]\n\n')
}

const shell = (body: Record<string, unknown>) => ({
  id: 'chatcmpl-test',
  object: body.stream ? 'chat.completion.chunk' : 'chat.completion',
  created: 1_700_000_000,
  model: body.model,
})

const delta = (body: Record<string, unknown>, part: Record<string, unknown>, finish: string | null = null) => ({
  ...shell(body),
  choices: [{ index: 0, delta: part, finish_reason: finish }],
})

const flood = async (response: ServerResponse, body: Record<string, unknown>, kind: 'words' | 'line') => {
  const event =
    kind === 'words'
      ? `data: ${JSON.stringify(delta(body, { content: 'and so on '.repeat(50) }))}\n\n`
      : 'x'.repeat(65536)
  if (kind === 'line') response.write('data: {"choices":[{"delta":{"content":"')
  while (!response.destroyed) {
    if (!response.write(event))
      await Promise.race([new Promise((resolve) => response.once('drain', resolve)), sleep(50)])
    await sleep(0)
  }
}

/** Texts of the same letters are near each other. */
export const letters = (text: string): number[] => {
  const vector = Array.from({ length: 32 }, () => 0)
  for (const character of text) {
    const place = (character.codePointAt(0) as number) % 32
    vector[place] = (vector[place] as number) + 1
  }
  return vector
}

const embed = async (response: ServerResponse, body: Record<string, unknown>, conduct: Vectors) => {
  if ('status' in conduct) return fail(response, conduct.status, {})
  if ('stall' in conduct) return
  if ('after' in conduct) await sleep(conduct.after)
  response.writeHead(200, { 'content-type': 'application/json' })
  if ('raw' in conduct) return response.end(conduct.raw)
  const texts = [body.input].flat() as string[]
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: conduct.of(text) }))
  response.end(
    JSON.stringify({
      object: 'list',
      model: body.model,
      data: data.reverse(),
      usage: { prompt_tokens: 1, total_tokens: 1 },
    }),
  )
}
