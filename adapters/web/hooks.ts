/** Where vendors deliver over HTTP: outside sessions, checks of origin and rate limits. Each channel judges what comes. */
import type { FastifyInstance } from 'fastify'
import type { Hook } from '../../bot/channel.ts'
import { describe, type Log } from '../../bot/log.ts'

const largestDelivery = 1024 * 1024

export const addHooks = async (app: FastifyInstance, hooks: readonly Hook[], log: Log): Promise<void> => {
  await app.register(async (scope) => {
    for (const { path, receive } of hooks)
      scope.post(path, { bodyLimit: largestDelivery, config: { rateLimit: false } }, async (request, reply) => {
        try {
          return reply.code(await receive(request.headers, request.body)).send()
        } catch (error) {
          // Without the path, which may be the vendor's secret.
          log.error(describe(error), 'a delivery could not be taken in')
          return reply.code(500).send()
        }
      })
  })
}
