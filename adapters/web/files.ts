/** Files: taken in as they are, and given out to those in whose conversation they stand. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { largestFile } from '../../bot/attachment.ts'
import type { Attachment } from '../../bot/channel.ts'
import { openFileLimit } from '../../bot/limits.ts'
import type { Store } from '../../bot/store.ts'
import { slowDown } from './limits.ts'
import { findFile } from './lines.ts'
import { readFile } from './messages.ts'
import { hidden, orPage, Refusal, sendRefusalPage } from './refusal.ts'
import { addressOf, type Demo, networkOf } from './session.ts'

interface Files {
  store: Store
  demo: Demo | undefined
  /** Refuses a post before its body is read. */
  guard: (request: FastifyRequest) => Promise<void>
  /** Files an hour: per account, and per network address. */
  limits: { account: number; address: number }
}

/** Uploads under way: each is held in memory until it has come. */
const mostAtOnce = { address: 8, all: 24 }

export const addFiles = async (app: FastifyInstance, { store, demo, guard, limits }: Files): Promise<void> => {
  const timeWindow = '1 hour'
  const notSoMany = slowDown(
    app,
    { max: limits.account, timeWindow, of: (request) => `files ${addressOf(request, demo)}` },
    { max: limits.address, timeWindow, of: (request) => `files ${networkOf(request)}` },
  )

  const mayTake = openFileLimit(store, Date.now)
  const uploads = new Map<string, number>()
  const takePlace = async (request: FastifyRequest, reply: FastifyReply) => {
    const from = networkOf(request)
    const mine = uploads.get(from) ?? 0
    const all = [...uploads.values()].reduce((sum, count) => sum + count, 0)
    if (mine >= mostAtOnce.address || all >= mostAtOnce.all) throw new Refusal('too-many', { seconds: 5 })
    uploads.set(from, mine + 1)
    reply.raw.once('close', () => {
      const left = (uploads.get(from) ?? 1) - 1
      if (left > 0) uploads.set(from, left)
      else uploads.delete(from)
    })
  }

  await app.register(async (scope) => {
    // Neither a form nor a script of another site can send this type without being asked first.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.setErrorHandler((error: FastifyError) => {
      throw error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new Refusal('file-too-large') : error
    })
    scope.post(
      '/api/files',
      { bodyLimit: largestFile + 1, onRequest: [guard, notSoMany, takePlace] },
      async (request, reply) => {
        const from = addressOf(request, demo)
        const content = request.body instanceof Uint8Array ? request.body : new Uint8Array()
        const incoming = await readFile(request.headers['x-message'], content, from, Date.now(), store)
        if (!(await mayTake(from, content.length))) throw new Refusal('file-day-full')
        return reply.code(202).send({ accepted: await store.accept(incoming, content) })
      },
    )
  })

  app.get<{ Params: { seq: string } }>('/api/files/:seq', (request, reply) => {
    const answer = async () => {
      const file = await findFile(store, addressOf(request, demo), request.params.seq)
      return file ? sendFile(store, reply, file) : sendRefusalPage(reply, 'not-found')
    }
    return orPage(reply, answer, hidden)
  })
}

/** What a browser may show by itself; everything else it saves. A PDF may hold scripts and forms, so it is saved too. */
const shown = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

/** Sends what somebody has sent, which may do nothing here; or says that it is not kept any more. */
export const sendFile = async (store: Pick<Store, 'file'>, reply: FastifyReply, file: Attachment) => {
  const content = await store.file(file.id)
  if (!content) return sendRefusalPage(reply, 'file-lost')
  return reply
    .header('content-security-policy', "default-src 'none'; base-uri 'none'; form-action 'none'; sandbox")
    .header('content-disposition', dispositionOf(file))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type(file.type)
    .send(Buffer.from(content.buffer, content.byteOffset, content.length))
}

/** RFC 6266 with the name as RFC 5987 writes it, and in plain letters for what does not read that. */
const dispositionOf = ({ name, type }: Attachment): string => {
  const plain = name.replace(/[^\w.-]+/g, '-').replace(/^-*(?=\.)/, 'file')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${shown.has(type) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`
}
