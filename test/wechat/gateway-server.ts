/** One life of the gateway: the gRPC server and the account behind it. */
import './gateway-quiet.ts'
import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UniformResourceNameRegistry } from 'file-box'
import { log, types } from 'wechaty-puppet'
import { PuppetServer } from 'wechaty-puppet-service'
import { freePort } from '../free-port.ts'
import { openNetwork } from './gateway-network.ts'
import { GatewayPuppet } from './gateway-puppet.ts'
import type { Order, Report, Settings } from './gateway-wire.ts'

// For tests that loaded something of wechaty before this.
if (process.env.WECHATY_LOG === 'silent') log.level('silent')

export interface Server {
  obey(order: Order): Promise<void>
  stop(): Promise<void>
}

export const serve = async (settings: Settings, report: (report: Report) => Promise<void>): Promise<Server> => {
  const { endpoint, token, tls, folder, bot, echo, account, heartbeatMs, behind, network } = settings
  const listening = network > 0 ? `127.0.0.1:${await freePort()}` : endpoint
  const puppet = new GatewayPuppet({ bot, echo, account, report, behind })
  const server = new FiledServer(
    { endpoint: listening, token, puppet, ...(tls ? {} : { tls: { disable: true } }) },
    folder,
  )
  // Without a listener an error event ends the process.
  puppet.on('error', () => {})
  tellConnections(puppet as unknown as EventEmitter, report)
  await server.start()
  const way = network > 0 ? await openNetwork(portOf(endpoint), portOf(listening), network) : undefined
  const beat = setInterval(() => puppet.emit('heartbeat', { data: 'beat' }), heartbeatMs)
  return {
    obey: (order) => obey(puppet, order),
    stop: async () => {
      clearInterval(beat)
      way?.close()
      await server.stop()
      await puppet.stop()
    },
  }
}

const portOf = (endpoint: string) => Number(endpoint.split(':').at(-1))

/** The server listens to the account's messages for as long as a client is connected, and says so nowhere else. */
const tellConnections = (puppet: EventEmitter, report: (report: Report) => Promise<void>) => {
  puppet.on('newListener', (event) => {
    if (event === 'message') void report({ is: 'client', now: 'connected' })
  })
  puppet.on('removeListener', (event) => {
    if (event === 'message') void report({ is: 'client', now: 'disconnected' })
  })
}

const obey = async (puppet: GatewayPuppet, order: Order) => {
  switch (order.do) {
    case 'contact':
      puppet.contacts.set(order.contact.id, order.contact)
      return
    case 'forget':
      puppet.contacts.delete(order.contact)
      puppet.cache.contact.delete(order.contact)
      if (order.told) puppet.emit('dirty', { payloadType: types.Dirty.Contact, payloadId: order.contact })
      return
    case 'room':
      puppet.rooms.set(order.room.id, order.room)
      return
    case 'message':
      puppet.messages.set(order.message.id, order.message)
      if (order.tell) puppet.emit('message', { messageId: order.message.id })
      return
    case 'again':
      for (const messageId of order.ids) puppet.emit('message', { messageId })
      return
    case 'friendship':
      puppet.friendships.set(order.friendship.id, order.friendship)
      if (order.tell) puppet.emit('friendship', { friendshipId: order.friendship.id })
      return
    case 'error':
      puppet.emit('error', new Error(order.reason))
      return
    case 'faults':
      puppet.faults = structuredClone(order.faults)
      return
    case 'logout':
      if (puppet.isLoggedIn) await puppet.expel(order.reason)
      return
    case 'account':
      if (order.account.in && !puppet.account.in) {
        puppet.emit('scan', { qrcode: puppet.account.qrcode, status: types.ScanStatus.Confirmed })
      }
      puppet.account = order.account
      if (puppet.state.active()) puppet.enter()
  }
}

/** Servers of one process would share a folder, and the first to stop would delete the files of the others. */
class FiledServer extends PuppetServer {
  constructor(options: ConstructorParameters<typeof PuppetServer>[0], storeDir: string) {
    super(options)
    this.urnRegistry = new Files({ storeDir })
    this.urnRegistry.init()
  }
}

/** The library's own has a file before all of it is written, and what is fetched at once can come short. */
class Files extends UniformResourceNameRegistry {
  override async save(stream: Readable) {
    const uuid = randomUUID()
    await pipeline(stream, createWriteStream(this.uuidFileName(uuid)))
    return uuid
  }
}
