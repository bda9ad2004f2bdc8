/** The web page as a channel: its server, and the way out to open pages. */
import type { AddressInfo } from 'node:net'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError } from 'fastify'
import type { Channel, Hook } from '../../bot/channel.ts'
import { channelOf } from '../../bot/conversation.ts'
import { describe, type Log } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { createStreams } from './events.ts'
import type { Health } from './health.ts'
import { codeOf, Refusal, refuse, sendRefusalPage } from './refusal.ts'
import { addRoutes } from './routes.ts'
import type { Demo } from './session.ts'

const noSchemas = () => () => {
  throw new Error('the routes of the page have no schemas')
}

export interface WebOptions {
  host: string
  /** 0 takes any free port; `url()` then says which. */
  port: number
  store: Store
  /** Asked for at each request, since it may be taken up anew. */
  knowledge: Knowledge
  /** Demonstration liaisons, each with a page of its own at `/demo/<id>`, on this computer only. */
  demo?: Demo | undefined
  log: Log
  /** Messages a minute, and files an hour; default 60 per account and 300 per network address. */
  limits?: { account: number; address: number }
  /** Where the vendors of other channels deliver. */
  hooks?: readonly Hook[]
  /** For /healthz, /readyz and /metrics. */
  health?: Partial<Omit<Health, 'store'>>
}

/**
 * The web channel. Its history in the store is the mailbox: a message to somebody who has no page open is delivered
 * when they come back, so `send` never fails. `start` throws one line naming HOST or PORT when it can't listen.
 */
export const createWebChannel = (options: WebOptions): Channel & { url(): string } => {
  const { host, port, store, demo, log, limits = { account: 60, address: 300 }, hooks = [], health = {} } = options
  const streams = createStreams(store, (error) => log.error(describe(error), 'a page could not be brought up to date'))
  // Behind a proxy on this computer, addresses and https are as the proxy says; nobody else may say so.
  const app = Fastify({
    logger: false,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 5 * 60_000, // 10 MB at 35 kB/s; a body that comes by drops would be held for ever
    http: { headersTimeout: 20_000 }, // heads come at once; a connection that writes one letter a minute is closed
    // No route has a schema: what is sent is read by hand. Loading the compilers for them takes a tenth of the start.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    // Before any plugin: an address that can’t be read is refused with the same headers as everything else.
    frameworkErrors: (error, _, reply) => refuse(reply.headers(strictest), codeOf(error)),
  })
  let up = false
  let stopWatching = () => {}

  const url = () => {
    const bound = app.server.address() as AddressInfo | null
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
    return `http://${name}:${bound?.port ?? port}`
  }

  const build = async () => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // Https is the proxy's business: a promise made here would bind the office's other sites too.
      strictTransportSecurity: false,
      frameguard: { action: 'deny' },
    })
    await app.register(cookie)
    app.removeContentTypeParser('text/plain') // JSON only: another site's form can send text, never JSON
    await app.register(rateLimit, {
      global: true,
      max: limits.address * 4, // for reading; messages have limits of their own
      timeWindow: '1 minute',
      allowList: (request) => request.url.startsWith('/page/'), // the page's own files: many, small and cheap
    })
    app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
      if (error instanceof Refusal) return refuse(reply, error.code, error.values)
      if (error.statusCode === 429)
        return refuse(reply, 'too-many', { seconds: Number(reply.getHeader('retry-after')) || 60 })
      const code = codeOf(error)
      if (code === 'failed')
        log.error({ ...describe(error), request: request.id, route: request.routeOptions.url }, 'a web request failed')
      return refuse(reply, code)
    })
    app.setNotFoundHandler((request, reply) =>
      request.url.startsWith('/api/') ? refuse(reply, 'not-found') : sendRefusalPage(reply, 'not-found'),
    )
    // Open pages would keep the server from closing.
    app.addHook('preClose', () => streams.close())
    await addRoutes(app, {
      store,
      get knowledge() {
        return options.knowledge
      },
      demo,
      streams,
      limits,
      hooks,
      health: { store, ...always, ...health },
      log,
    })
  }

  return {
    name: 'web',
    url,
    start: async () => {
      await build()
      try {
        await app.listen({ host, port })
      } catch (error) {
        await app.close()
        throw new Error(explain(error as NodeJS.ErrnoException, host, port), { cause: error })
      }
      // Both sides: what a person writes in one tab is shown in the other.
      stopWatching = store.onWork((_, address) => {
        if (channelOf(address) === 'web') void streams.push(address)
      })
      up = true
      log.info({ url: url() }, 'the web page is open')
    },
    send: async (outgoing) => {
      await streams.push(outgoing.to)
      return { result: 'sent' }
    },
    state: () => ({ up, detail: up ? `${url()}, ${streams.count()} pages open` : 'not listening' }),
    stop: async () => {
      up = false
      stopWatching()
      // What is being answered gets a moment; a connection that only hangs on must not keep the bot from stopping.
      const patience = setTimeout(() => app.server.closeAllConnections(), 1000)
      await app.close()
      clearTimeout(patience)
    },
  }
}

const always: Pick<Health, 'phase' | 'states'> = { phase: () => 'running', states: () => ({}) }

/** For an answer that helmet does not reach. */
const strictest = {
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** What is wrong with the address to listen on, and what to do. */
const explain = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT: port ${port} on ${host} is in use — stop the program that uses it, or set PORT to a free one`
    case 'EACCES':
      return `PORT: this user may not listen on port ${port} — set PORT to 1024 or higher`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST: ${host} is no address of this computer — set HOST to 127.0.0.1, or to 0.0.0.0 to be reached from others`
    default:
      return `HOST, PORT: can't listen on ${host}:${port} (${error.message}) — check both`
  }
}
