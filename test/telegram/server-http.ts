/** How a call travels: its arguments from query, form, JSON or multipart, and the answer in the Bot API's envelope. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { badRequest, Refusal, type Upload } from './server-types.ts'

/** A call's arguments. Values may come as JSON or as text, whichever way the client sends them. */
export interface Args {
  raw: Readonly<Record<string, unknown>>
  upload(name: string): Upload | undefined
  text(name: string): string | undefined
  /** A whole number, or undefined when it is not given. */
  whole(name: string): number | undefined
  flag(name: string): boolean
  /** An object or a list; text is taken as JSON. */
  json<T>(name: string): T | undefined
}

const LARGEST_BODY = 52 * 1024 * 1024

export const readArgs = async (request: IncomingMessage, url: URL): Promise<Args> => {
  const raw: Record<string, unknown> = Object.fromEntries(url.searchParams)
  const uploads = new Map<string, Upload>()
  const body = await readBody(request)
  const type = request.headers['content-type'] ?? ''
  if (body.length > 0 && type.startsWith('application/json')) Object.assign(raw, parse(body.toString()))
  else if (body.length > 0 && /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => {
        throw badRequest("can't parse the form")
      })
    for (const [name, value] of form) {
      if (typeof value === 'string') raw[name] = value
      else uploads.set(name, { name: value.name, bytes: await value.bytes() })
    }
  }
  return argsOf(raw, uploads)
}

const argsOf = (raw: Record<string, unknown>, uploads: Map<string, Upload>): Args => ({
  raw,
  upload: (name) => uploads.get(name),
  text: (name) => (raw[name] === undefined || raw[name] === null ? undefined : String(raw[name])),
  whole: (name) => {
    if (raw[name] === undefined || raw[name] === null || raw[name] === '') return undefined
    const value = Number(raw[name])
    if (!Number.isSafeInteger(value)) throw badRequest(`${name} must be a whole number`)
    return value
  },
  flag: (name) => ['true', '1', 'yes'].includes(String(raw[name] ?? '').toLowerCase()),
  json: <T>(name: string) => {
    const value = raw[name]
    return (typeof value === 'string' && value !== '' ? parse(value, name) : (value ?? undefined)) as T | undefined
  },
})

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > LARGEST_BODY) throw new Refusal(413, 'Request Entity Too Large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const parse = (text: string, name?: string): object => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {}
  throw badRequest(name ? `can't parse ${name} JSON object` : "can't parse request JSON")
}

export const answer = (response: ServerResponse, result: unknown) => send(response, 200, { ok: true, result })

export const refuse = (response: ServerResponse, { code, message, parameters }: Refusal) => {
  if (parameters?.retry_after) response.setHeader('retry-after', parameters.retry_after)
  send(response, code, { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) })
}

const send = (response: ServerResponse, status: number, body: object) => {
  if (response.destroyed || response.writableEnded) return
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
