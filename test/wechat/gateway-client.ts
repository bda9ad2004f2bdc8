/** A bare Wechaty client, to see what the gateway does to one. */
import './gateway-quiet.ts'
import { MemoryCard } from 'memory-card'
import { expect, onTestFinished } from 'vitest'
import { type Friendship, type Message, WechatyBuilder } from 'wechaty'
import { types } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts'

export const gatewayOf = async (options?: GatewayOptions) => {
  const gateway = await startGateway(options)
  onTestFinished(() => gateway.stop())
  return gateway
}

export const clientOf = async (gateway: Gateway, { token = gateway.token, tls = true } = {}) => {
  const { endpoint } = gateway
  const plain = tls ? {} : { tls: { disable: true } }
  const puppet = new DisklessPuppet({ token, endpoint, timeoutSeconds: 60, ...plain })
  const bot = WechatyBuilder.build({ memory: new MemoryCard(), puppet })
  const client = {
    bot,
    /** Messages of others, as the client got hold of them; `order` has the ids as the gateway gave them. */
    heard: [] as Message[],
    order: [] as string[],
    requests: [] as Friendship[],
    events: [] as string[],
    beats: [] as string[],
    errors: [] as string[],
    stop: () => bot.stop(),
    /** Ends the connection without a word to the gateway. A stream that is only destroyed stays open there. */
    cut: (how: 'cancel' | 'destroy' = 'cancel') => puppet.cut(how),
  }
  puppet.on('message', ({ messageId }) => void client.order.push(messageId))
  puppet.on('heartbeat', ({ data = '' }) => void client.beats.push(data))
  bot.on('message', (message) => void (message.self() || client.heard.push(message)))
  bot.on('error', (error) => void client.errors.push(`${error}`))
  bot.on('friendship', (request) => void client.requests.push(request))
  bot.on('login', () => void client.events.push('login'))
  bot.on('logout', (_, reason) => void client.events.push(`logout: ${reason}`))
  bot.on('scan', (code, status) => void client.events.push(`${types.ScanStatus[status]} ${code}`))
  onTestFinished(() => bot.stop())
  await bot.start()
  return client
}
export type Client = Awaited<ReturnType<typeof clientOf>>

/** Without a store on the disk. */
class DisklessPuppet extends PuppetService {
  protected override hookPayloadStore() {}

  cut(how: 'cancel' | 'destroy') {
    this.grpcManager.eventStream?.[how]()
    this.grpcManager.client.close()
  }
}

export const meeting = async (options?: GatewayOptions) => {
  const gateway = await gatewayOf(options)
  return { gateway, client: await loggedInClientOf(gateway) }
}
export const loggedInClientOf = async (gateway: Gateway, options?: { tls: boolean }) => {
  const client = await clientOf(gateway, options)
  await sees(() => client.events).toEqual(['login'])
  return client
}

/** Looks until it is so; fails with what there is. */
export const sees = <T>(look: () => T) => expect.poll(look)
export const texts = (client: Client) => client.heard.map((message) => message.text())
export const contact = async (client: Client, { id }: { id: string }) => {
  const found = await client.bot.Contact.find({ id })
  if (!found) throw new Error(`${id} is not found`)
  return found
}
