/** The gateway as a real Wechaty client sees it. */
import './gateway-quiet.ts'
import { MemoryCard } from 'memory-card'
import { afterEach, describe, expect, test } from 'vitest'
import { type Friendship, type Message, type Wechaty, WechatyBuilder } from 'wechaty'
import { types } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import { type Gateway, type GatewayOptions, startGateway } from './gateway.ts'

const open: { stop(): Promise<unknown> }[] = []
afterEach(async () => {
  while (open.length) await open.pop()?.stop()
})

const gatewayOf = async (options?: GatewayOptions) => {
  const gateway = await startGateway(options)
  open.push(gateway)
  return gateway
}

class DisklessPuppet extends PuppetService {
  protected override hookPayloadStore() {}
}

interface Client {
  bot: Wechaty
  heard: Message[]
  errors: string[]
  requests: Friendship[]
  events: string[]
  stop(): Promise<void>
}

const clientOf = async (
  gateway: Pick<Gateway, 'endpoint' | 'token' | 'until'>,
  token = gateway.token,
): Promise<Client> => {
  const { endpoint } = gateway
  const bot = WechatyBuilder.build({
    memory: new MemoryCard(),
    puppet: new DisklessPuppet({ token, endpoint, timeoutSeconds: 60 }),
  })
  const client: Client = { bot, heard: [], errors: [], requests: [], events: [], stop: () => bot.stop() }
  bot.on('message', (message) => void (message.self() || client.heard.push(message)))
  bot.on('error', (error) => void client.errors.push(`${error}`))
  bot.on('friendship', (request) => void client.requests.push(request))
  bot.on('login', () => void client.events.push('login'))
  bot.on('logout', (_, reason) => void client.events.push(`logout ${reason}`))
  bot.on('scan', (code, status) => void client.events.push(`scan ${types.ScanStatus[status]} ${code}`))
  open.push(client)
  await bot.start()
  return client
}

/** Looks until it is so; fails with what there is. */
const sees = <T>(look: () => T) => expect.poll(look, { timeout: 15_000, interval: 10 })
const texts = (client: Client) => client.heard.map((message) => message.text())

describe('talk', () => {
  test('text goes both ways, and what is sent has an id and can be loaded', async () => {
    const gateway = await gatewayOf()
    const anna = gateway.person('Anna')
    const client = await clientOf(gateway)
    await gateway.loggedIn()
    anna.says('Hello')
    await sees(() => texts(client)).toEqual(['Hello'])
    expect(client.heard[0]?.talker().id).toBe(anna.id)
    const answer = await client.heard[0]?.talker().say('Good morning')
    const seen = await anna.waitsFor('Good morning')
    expect(answer?.id).toBe(seen.id)
    expect(anna.sees()).toEqual([seen])
    expect(gateway.broken).toEqual([])
  })
})
