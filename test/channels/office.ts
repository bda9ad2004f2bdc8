/** One bot behind one or several channels: the real adapters, store, worker, sender, clock and step. */
import type { Address, Channel, Language } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import type { Step } from '../../bot/worker.ts'
import { until } from '../engine.ts'
import { closedAfterEach, knowledge, startBot } from '../whole-bot.ts'
import { inBrowser, inTelegram, inWechat, type Person } from './person.ts'

export const channelNames = ['telegram', 'wechat', 'web'] as const
export type ChannelName = (typeof channelNames)[number]

/** What is outside: it outlives a restart of the bot. */
const openOutside = async (names: readonly ChannelName[]) => ({
  telegram: names.includes('telegram')
    ? await (await import('../telegram/server.ts')).startTelegram({ username: 'talent_test_bot' })
    : undefined,
  gateway: names.includes('wechat')
    ? await (await import('../wechat/gateway.ts')).startGateway({ heartbeatMs: 200 })
    : undefined,
})
type Outside = Awaited<ReturnType<typeof openOutside>>

const openChannels = async (
  names: readonly ChannelName[],
  outside: Outside,
  { store, log, port }: { store: Store; log: Log; port: number },
) => {
  const channels: Channel[] = []
  let url: (() => string) | undefined
  if (outside.telegram) {
    const [{ createTelegramChannel }, { quick, unpaced: pace }] = await Promise.all([
      import('../../adapters/telegram/channel.ts'),
      import('../telegram/office.ts'),
    ])
    const { token, root } = outside.telegram
    channels.push(createTelegramChannel({ token, apiRoot: root, pace, store, log, times: quick }))
  }
  if (outside.gateway) {
    const [{ createWechatChannel }, { quick, unpaced: pace }] = await Promise.all([
      import('../../adapters/wechat/channel.ts'),
      import('../wechat/office.ts'),
    ])
    const { token, endpoint } = outside.gateway
    // On a busy machine a gateway may be slow; given up, what it was told would be sent again.
    const times = { ...quick, call: 25_000, silence: 60_000 }
    channels.push(createWechatChannel({ token, endpoint, pace, store, log, times }))
  }
  if (names.includes('web')) {
    const { createWebChannel } = await import('../../adapters/web/channel.ts')
    const limits = { account: 100_000, address: 100_000 }
    const web = createWebChannel({ host: '127.0.0.1', port, store, knowledge, log, limits })
    channels.push(web)
    url = web.url
  }
  return { channels, url }
}

/** `step`: what stands in for the real one. */
const openOffice = async (first: ChannelName | { step?: Step }, ...others: ChannelName[]) => {
  const { step, names } =
    typeof first === 'string' ? { step: undefined, names: [first, ...others] } : { step: first.step, names: others }
  const outside = await openOutside(names)
  // The page stays where it is, as browsers expect.
  let port = 0
  let url: (() => string) | undefined
  const bot = await startBot({
    step,
    channels: async (around) => {
      const opened = await openChannels(names, outside, { ...around, port })
      url = opened.url
      return opened.channels
    },
    end: async () => {
      await outside.telegram?.stop()
      await outside.gateway?.stop()
    },
  })
  await outside.gateway?.loggedIn()
  if (url) port = Number(new URL(url()).port)

  const { history, code, restart } = bot
  const arrived = (of: Address) =>
    until(async () => !(await history(of)).some((line) => line.direction === 'out' && line.state === 'waiting'))
  const person = async (channel: ChannelName, name: string, language: Language): Promise<Person> => {
    if (channel === 'telegram' && outside.telegram) return inTelegram(outside.telegram, name, language, arrived)
    if (channel === 'wechat' && outside.gateway) return inWechat(outside.gateway, name, arrived)
    if (channel === 'web' && url) return inBrowser(url(), name, arrived)
    throw new Error(`This office has no ${channel}`)
  }
  return Object.assign(bot, {
    ...outside,
    person,
    state: (name: ChannelName) => bot.channels.find((channel) => channel.name === name)?.state(),
    restart: async () => {
      await restart()
      await outside.gateway?.loggedIn()
    },
    /** Somebody who has just bound their chat to a role. */
    seat: async (channel: ChannelName, name: string, role: string): Promise<Person> => {
      const member = await person(channel, name, 'zh')
      await member.says(`绑定 ${await code(role)}`)
      await member.waitsFor('绑定成功')
      // What was filed before is handed over now, and not in the middle of what comes next.
      await bot.store.ring(Date.now())
      await until(async () => (await history(`role:${role}`)).some((line) => line.direction === 'in' && line.handled))
      return member
    },
  })
}
export type Office = Awaited<ReturnType<typeof openOffice>>

export const officesOfTests = () => closedAfterEach(openOffice)
