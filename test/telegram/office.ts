/** The whole bot behind a Bot API server, over real HTTP. */
import { createTelegramChannel, type TelegramOptions } from '../../adapters/telegram/channel.ts'
import type { Pace } from '../../adapters/telegram/pace.ts'
import type { Times } from '../../adapters/telegram/times.ts'
import type { Store } from '../../bot/store.ts'
import type { Step } from '../../bot/worker.ts'
import { closedAfterEach, startBot } from '../whole-bot.ts'
import { type TelegramOptions as ServerOptions, startTelegram } from './server.ts'

/** Pauses as short as a test likes them; limits so long that a slow machine keeps within them. */
export const quick: Partial<Times> = {
  poll: 1000,
  hung: 20_000,
  call: 20_000,
  upload: 60_000,
  send: 60_000,
  look: 50,
  retry: 20,
  longestRetry: 200,
  conflict: 50,
  token: 100,
  busy: 20,
  file: 60_000,
}
const fast = { burst: 1000, perSecond: 10_000 }
export const unpaced: Pace = { overall: fast, person: fast, group: fast }

export interface OfficeOptions extends Partial<Omit<TelegramOptions, 'store' | 'log'>> {
  server?: ServerOptions
  step?: Step
  /** What the channel gets in place of the store. */
  store?: (store: Store) => Store
}

const openOffice = async ({ server, step, store: wrap = (store) => store, ...options }: OfficeOptions = {}) => {
  const telegram = await startTelegram(server)
  const times = { ...quick, ...options.times }
  const common = { token: telegram.token, apiRoot: telegram.root, pace: unpaced, ...options, times }
  const bot = await startBot({
    step,
    now: options.clock,
    channels: ({ store, log }) => [createTelegramChannel({ ...common, store: wrap(store), log })],
    end: telegram.stop,
  })
  return Object.assign(bot, { telegram })
}
export type Office = Awaited<ReturnType<typeof openOffice>>

export const officesOfTests = () => closedAfterEach(openOffice)
