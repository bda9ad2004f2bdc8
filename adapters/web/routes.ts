/** What the server answers: the page, its session, messages, files, events, documents, clauses, health, vendors' deliveries. */
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Hook, Language } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import { words } from '../../bot/words.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { addDesk } from './desk.ts'
import { sendDocument } from './documents.ts'
import type { Streams } from './events.ts'
import { addFiles } from './files.ts'
import { type Answer, answerLife, answerMetrics, answerReadiness, type Health } from './health.ts'
import { addHooks } from './hooks.ts'
import { slowDown } from './limits.ts'
import { readEarlier } from './lines.ts'
import { largestBody, readMessage } from './messages.ts'
import { orPage, Refusal, type RefusalCode } from './refusal.ts'
import { addressOf, type Demo, demoRole, ensureSession, findRole, isForeign, isLocal, networkOf } from './session.ts'

interface Web {
  store: Store
  knowledge: Knowledge
  demo: Demo | undefined
  streams: Streams
  /** Messages a minute: per account, and per network address, behind which a whole office may sit. */
  limits: { account: number; address: number }
  hooks: readonly Hook[]
  health: Health
  log: Log
}

export const addRoutes = async (app: FastifyInstance, web: Web): Promise<void> => {
  const { store, demo, streams } = web

  await app.register(staticFiles, {
    root: fileURLToPath(new URL('./page', import.meta.url)),
    prefix: '/page/',
    index: false,
    acceptRanges: false, // small files: nobody needs a part of one
    maxAge: 0, // asked again each time, and answered by etag: a new version is seen at once
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/') || /^\/(healthz|readyz|metrics)\b/.test(request.url))
      reply.header('cache-control', 'no-store')
  })

  app.get('/', (_, reply) => reply.sendFile('index.html'))
  app.get<{ Params: { role: string } }>('/demo/:role', (request, reply) =>
    orPage(reply, () => {
      findRole(request.params.role, request, demo)
      return reply.sendFile('index.html')
    }),
  )

  app.get('/api/session', async (request, reply) => {
    const role = demoRole(request, demo)
    if (!role) ensureSession(request, reply)
    return {
      demo: demo && isLocal(request) ? { roles: demo.roles.map(({ id, title }) => ({ id, title })) } : null,
      role: role?.id ?? null,
      words: { zh: pageWords('zh'), en: pageWords('en') },
    }
  })

  const notSoMany = slowDown(
    app,
    { max: web.limits.account, of: (request) => `account ${addressOf(request, demo)}` },
    { max: web.limits.address, of: (request) => `address ${networkOf(request)}` },
  )

  // Before the body is read: a refused request should cost little.
  const guard = async (request: FastifyRequest) => {
    if (isForeign(request)) throw new Refusal('origin')
    addressOf(request, demo)
    await notSoMany(request)
  }

  app.post('/api/messages', { bodyLimit: largestBody, onRequest: guard }, async (request, reply) => {
    const from = addressOf(request, demo)
    const incoming = await readMessage(request.body, from, Date.now(), store)
    const accepted = await store.accept(incoming)
    return reply.code(202).send({ accepted })
  })
  await addFiles(app, { store, demo, guard, limits: web.limits })
  await addHooks(app, web.hooks, web.log)

  app.get('/api/events', (request, reply) => {
    const address = addressOf(request, demo)
    const { after, once } = request.query as { after?: unknown; once?: unknown }
    // A browser that reconnects by itself repeats the first address; what it has seen since stands in the header.
    const cursor = Math.max(readCursor(after, 'after'), readCursor(request.headers['last-event-id'], 'after'))
    if (!streams.room(address)) throw new Refusal('too-many-streams')
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no', // nginx would hold the events back
    })
    streams.open(address, cursor, reply.raw, once !== undefined)
  })

  app.get('/api/history', (request) => {
    const { before } = request.query as { before?: unknown }
    return readEarlier(store, addressOf(request, demo), readCursor(before, 'before'))
  })

  app.get<{ Params: { id: string } }>('/api/documents/:id', (request, reply) =>
    sendDocument(store, demo, request, reply),
  )

  app.get<{ Params: { policy: string; clause: string } }>('/api/clauses/:policy/:clause', async (request) => {
    const { policy: policyId, clause: clauseId } = request.params
    const { knowledge } = web
    const policy = knowledge.policies.get(policyId)
    const clause = knowledge.clauses.get(`${policyId}/${clauseId}`)
    if (!policy || !clause) throw new Refusal('no-clause', { policy: policyId, clause: clauseId })
    return {
      policy: policyId,
      clause: clauseId,
      label: clause.label,
      title: policy.title,
      number: policy.number,
      language: policy.language,
      text: clause.whole,
      standing: policy.standing,
    }
  })

  await addDesk(
    app,
    {
      store,
      get knowledge() {
        return web.knowledge
      },
      demo,
      now: Date.now,
    },
    pageWords,
  )

  const { health } = web
  const give = (reply: FastifyReply, { status, type, body }: Answer) => reply.code(status).type(type).send(body)
  app.get('/healthz', async (request, reply) =>
    give(reply, await answerLife(health, request, { streams: streams.count() })),
  )
  app.get('/readyz', async (_, reply) => give(reply, await answerReadiness(health)))
  app.get('/metrics', async (request, reply) => {
    const answer = await answerMetrics(health, request)
    return answer ? give(reply, answer) : reply.callNotFound()
  })
}

/** The page's own words as they are written, placeholders included; the page fills them in. */
const pageWords = (language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([key]) => key.startsWith('page.') && !key.startsWith('page.error.'))
      .map(([key, both]) => [key, both[language]]),
  )

const readCursor = (value: unknown, name: RefusalCode & ('after' | 'before')): number => {
  if (value === undefined || value === '') return 0
  const cursor = Number(value)
  if (!Number.isSafeInteger(cursor) || cursor < 0) throw new Refusal(name)
  return cursor
}
