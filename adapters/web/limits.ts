/** How often somebody may ask in a window of time, each limit by itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

interface Limit {
  max: number
  /** As fastify reads it; a minute when left out. */
  timeWindow?: string
  /** Whose requests are counted together. */
  of: (request: FastifyRequest) => string
}

/** A step before a route. It throws Refusal, which says when to come again, where one of the limits is reached. */
export const slowDown = (app: FastifyInstance, ...limits: Limit[]) => {
  const checks = limits.map(({ max, timeWindow = '1 minute', of }) =>
    app.createRateLimit({ max, timeWindow, keyGenerator: of }),
  )
  return async (request: FastifyRequest): Promise<void> => {
    for (const check of checks) {
      const result = await check(request)
      if (!result.isAllowed && result.isExceeded) throw new Refusal('too-many', { seconds: result.ttlInSeconds })
    }
  }
}
