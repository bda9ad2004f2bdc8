/** One call from its arrival to its answer: token, journal, what goes wrong on demand, limits, the method itself. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from './server-faults.ts'
import { download } from './server-files.ts'
import { type Args, answer, readArgs, refuse } from './server-http.ts'
import { type Context, methodOf } from './server-methods.ts'
import { Refusal } from './server-types.ts'

/** One call as it came and what became of it. */
export interface Call {
  /** As it was called; `download` for the fetching of a file. */
  method: string
  chat: number | undefined
  /** In ms. */
  at: number
  params: Readonly<Record<string, unknown>>
  /** The HTTP status, or why there was no answer. Undefined while the call is under way. */
  result: number | 'cut' | 'lost' | undefined
}

interface Handling extends Omit<Context, 'gone'> {
  token: string
  faults: Faults
  journal: Call[]
  checkLimits(method: string, chat: number | undefined): void
}

export const createHandler = (handling: Handling) => async (request: IncomingMessage, response: ServerResponse) => {
  try {
    const url = new URL(request.url ?? '/', 'http://telegram')
    const [, file, token, name] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(url.pathname) ?? []
    const args = await readArgs(request, url)
    if (!token || !name || !/^\d+:[\w-]+$/.test(token)) throw new Refusal(404, 'Not Found')
    if (token !== handling.token) throw new Refusal(401, 'Unauthorized')
    const call = open(file ? 'download' : name, args)
    handling.journal.push(call)
    response.on('close', () => {
      call.result ??= 'cut'
    })
    await carry(call, args, name, request, response, handling)
  } catch (error) {
    const known = error instanceof Refusal
    refuse(response, known ? error : new Refusal(500, `Internal Server Error: ${(error as Error).stack}`))
  }
}

const open = (method: string, args: Args): Call => {
  const chat = Number(args.raw.chat_id ?? Number.NaN)
  return {
    method,
    chat: Number.isInteger(chat) ? chat : undefined,
    at: Date.now(),
    params: args.raw,
    result: undefined,
  }
}

const carry = async (
  call: Call,
  args: Args,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  handling: Handling,
) => {
  const trouble = handling.faults.take(call.method, call.chat)
  try {
    if (trouble?.kind === 'refuse') throw trouble.with
    if (trouble?.kind === 'page') return page(call, trouble.status, response)
    if (trouble?.kind === 'delay') await sleep(trouble.ms)
    if (trouble?.kind === 'hold') await trouble.until
    if (trouble?.kind === 'cut') return void request.socket.destroy()
    const result =
      call.method === 'download' ? download(handling.world, path) : await run(call, args, response, handling)
    if (response.destroyed) return
    call.result = trouble?.kind === 'lost' ? 'lost' : 200
    if (trouble?.kind === 'lost') request.socket.destroy()
    else if (result instanceof Uint8Array) response.end(result)
    else answer(response, result)
  } catch (error) {
    call.result = error instanceof Refusal ? error.code : 500
    throw error
  }
}

const page = (call: Call, status: number, response: ServerResponse) => {
  call.result = status
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end(`<html><head><title>${status}</title></head><body><h1>${status}</h1>nginx</body></html>`)
}

const run = (call: Call, args: Args, response: ServerResponse, handling: Handling) => {
  const method = methodOf(call.method)
  if (!method) throw new Refusal(404, 'Not Found: method not found')
  handling.checkLimits(call.method, call.chat)
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  return method(args, { ...handling, gone: gone.signal })
}
