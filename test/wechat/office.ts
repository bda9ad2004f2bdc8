/** The whole bot behind a WeChat gateway, over real gRPC. */
import { createWechatChannel, type WechatOptions } from '../../adapters/wechat/channel.ts'
import type { Pace } from '../../adapters/wechat/pace.ts'
import type { Times } from '../../adapters/wechat/times.ts'
import type { Store } from '../../bot/store.ts'
import type { Step } from '../../bot/worker.ts'
import { closedAfterEach, startBot } from '../whole-bot.ts'
import { type GatewayOptions, startGateway } from './gateway.ts'

/** Pauses as short as a test likes them; limits so long that a slow machine keeps within them. */
export const quick: Partial<Times> = {
  call: 10_000,
  start: 60_000,
  silence: 5000,
  backOff: [30, 300],
  afterLogout: 300,
  window: 40,
  glance: 1500, // people of tests answer faster than people
  download: 20_000,
  upload: 60_000,
  offline: 50,
  again: [20, 200],
  send: 60_000,
  accept: [0, 10],
}
export const unpaced: Pace = { contact: [0, 0], overall: [0, 0] }

export interface OfficeOptions extends Partial<Omit<WechatOptions, 'store' | 'log'>> {
  gateway?: GatewayOptions
  step?: Step
  /** What the channel gets in place of the store. */
  store?: (store: Store) => Store
}

const openOffice = async ({ gateway: kind, step, store: wrap = (store) => store, ...options }: OfficeOptions = {}) => {
  const gateway = await startGateway({ heartbeatMs: 200, ...kind })
  const times = { ...quick, ...options.times }
  const common = { token: gateway.token, endpoint: gateway.endpoint, pace: unpaced, ...options, times }
  const bot = await startBot({
    step,
    now: options.clock,
    channels: ({ store, log }) => [createWechatChannel({ ...common, store: wrap(store), log })],
    end: gateway.stop,
  })
  return Object.assign(bot, {
    gateway,
    state: async (to: string, id: string) => {
      const line = (await bot.history(to)).find(({ direction, message }) => direction === 'out' && message.id === id)
      return line?.direction === 'out' ? line.state : undefined
    },
  })
}
export type Office = Awaited<ReturnType<typeof openOffice>>

export const officesOfTests = () => closedAfterEach(openOffice)
