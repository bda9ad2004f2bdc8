/** The server of a process that has no page: it says how it is, and nothing else. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, answerLife, answerMetrics, answerReadiness, type Health } from './health.ts'

/** Throws one line naming HOST and PORT when it can't listen. */
export const startHealthServer = async ({ host, port, ...health }: Health & { host: string; port: number }) => {
  const answer = async (path: string | undefined, asker: Parameters<typeof answerMetrics>[1]) => {
    if (path === '/healthz') return answerLife(health, asker)
    if (path === '/readyz') return answerReadiness(health)
    return path === '/metrics' ? answerMetrics(health, asker) : undefined
  }
  const nothing: Answer = { status: 404, type: 'text/plain', body: '' }

  const server = createServer({ requestTimeout: 10_000 }, async (request, reply) => {
    const found = request.method === 'GET' ? await answer(request.url, request).catch(() => undefined) : undefined
    const { status, type, body } = found ?? nothing
    reply.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  })
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(
      `HOST, PORT: can't listen on ${host}:${port} (${code}) — give each process of a computer a PORT of its own, for its health and metrics`,
      { cause },
    )
  }
  const bound = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
