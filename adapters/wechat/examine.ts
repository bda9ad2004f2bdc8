/** For the doctor: whether the gateway can be reached with these settings, and who is logged in there. */
import type { Log } from '../../bot/log.ts'
import { checkGateway } from './gateway.ts'
import type { Gateway } from './link.ts'
import { createSupervisor, type Standing } from './supervisor.ts'
import { realTimes, type Times } from './times.ts'

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * Connects for a moment. A gateway serves one client at a time, so never while the bot runs: its /healthz says the same.
 */
export const examineWechat = async (
  gateway: Gateway,
  times: Partial<Times> = {},
): Promise<{ good: boolean; detail: string }> => {
  const problem = checkGateway(gateway)
  if (problem) return { good: false, detail: problem }
  const { promise: told, resolve: tell } = Promise.withResolvers<Standing>()
  const supervisor = createSupervisor({
    gateway,
    times: { ...realTimes, start: 15_000, ...times },
    clock: Date.now,
    log: silent,
    onStanding: (standing) => {
      if (standing.is !== 'connecting') tell(standing)
    },
  })
  supervisor.start()
  const standing = await told
  await supervisor.stop()
  switch (standing.is) {
    case 'online':
      return { good: true, detail: `${gateway.endpoint}: logged in as ${standing.me.name || standing.me.id}` }
    case 'waiting-for-scan':
      return {
        good: false,
        detail: `${gateway.endpoint}: reached; nobody is logged in, so start the bot and scan its QR code`,
      }
    case 'scanned':
      return { good: false, detail: `${gateway.endpoint}: reached; confirm the login on the phone` }
    case 'offline':
      return { good: false, detail: `${gateway.endpoint}: ${standing.why}` }
    case 'connecting':
      return { good: false, detail: `${gateway.endpoint}: no login yet` }
  }
}
