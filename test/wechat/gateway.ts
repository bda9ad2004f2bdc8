/**
 * A WeChat gateway to test against, and the people behind it. It speaks the real protocol (gRPC) to a real client, here
 * or in a process of its own, which can be killed, frozen and started again.
 */
import './gateway-quiet.ts'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { createFaults } from './gateway-faults.ts'
import { type Link, openHere, openProcess } from './gateway-link.ts'
import type { Account, ContactCard, Fault, Order, Report, RoomCard } from './gateway-wire.ts'
import { createWorld, hasAccount } from './gateway-world.ts'
import { createPerson, createRoom, type Person, type Room, type Surroundings } from './person.ts'

export interface GatewayOptions {
  /** In a process of its own, so that `freeze` works and `kill` is kill -9. */
  process?: boolean
  token?: string
  port?: number
  tls?: boolean
  botName?: string
  /** False: the account waits for its QR code to be scanned. */
  loggedIn?: boolean
  echo?: boolean
  heartbeatMs?: number
  /** By how much WeChat's clock is behind this computer's (ms). */
  behind?: number
  /** It is on another machine: a call takes so much longer (ms). */
  network?: number
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>

export const startGateway = async (options: GatewayOptions = {}) => {
  const { tls = true, echo = true, heartbeatMs = 20_000, behind = 0, network = 0 } = options
  const token = options.token ?? `insecure_${randomUUID()}`
  const endpoint = `127.0.0.1:${options.port ?? (await freePort())}`
  const folder = await mkdtemp(join(tmpdir(), 'wechat-gateway-'))
  const bot: ContactCard = { id: 'wxid_bot', name: options.botName ?? '人才服务', friend: true }
  const world = createWorld(bot)
  let account: Account = options.loggedIn === false ? { in: false, qrcode: newQrCode() } : { in: true }

  let link: Link | undefined
  let work: Promise<unknown> = Promise.resolve()
  const tell = (order: Order) => {
    const done = link?.tell(order)
    if (done) work = Promise.all([work, done])
  }

  let life = 0
  const open = async () => {
    const mine = ++life
    // What a killed gateway still had to say about its client is past; what it had sent is sent.
    const hear = (report: Report) => {
      if (mine === life || report.is !== 'client') world.hear(report)
    }
    const settings = { endpoint, token, tls, folder, bot: bot.id, account, echo, heartbeatMs, behind, network }
    link = await (options.process ? openProcess : openHere)(settings, hear)
    for (const order of world.orders()) tell(order)
    await work
  }
  const kill = async () => {
    if (!link) return
    const killed = link
    link = undefined
    life++
    world.client.push('gone')
    await killed.kill()
  }

  let held: string[] | undefined
  const around: Surroundings = {
    now: () => Date.now() - behind,
    bot,
    contacts: world.contacts,
    sent: world.sent,
    until: world.until,
    deliver: (message) => {
      world.messages.set(message.id, message)
      world.said.push(message.id)
      held?.push(message.id)
      tell({ do: 'message', message, tell: !held })
    },
    meet: (contact) => {
      world.contacts.set(contact.id, contact)
      tell({ do: 'contact', contact })
    },
    request: (friendship) => {
      world.friendships.set(friendship.id, friendship)
      tell({ do: 'friendship', friendship, tell: true })
    },
    leave: (contact, told) => {
      world.contacts.delete(contact)
      tell({ do: 'forget', contact, told })
    },
  }
  const setFaults = (faults: Fault[]) => {
    world.faults = faults
    tell({ do: 'faults', faults })
  }
  const setAccount = (now: Account) => {
    account = now
    tell({ do: 'account', account })
  }
  const freezing = (what: 'freeze' | 'thaw') => () => {
    if (!link?.[what]) throw new Error(`Only a running gateway process can ${what}: start it with { process: true }.`)
    link[what]()
  }

  await open()
  const { sent, refused, accepted, client, broken, until } = world
  return {
    endpoint,
    token,
    bot,
    /** Where its files are on their way. */
    folder,
    sent,
    refused,
    accepted,
    client,
    broken,
    until,
    person: (name: string, { id = `wxid_${++people}`, friend = true } = {}): Person =>
      createPerson(around, { id, name, friend }),
    /** `aliases`: the names that members (and the bot) have in this room only, by id. */
    room: (topic: string, members: Person[], aliases: Record<string, string> = {}): Room => {
      const everybody = [bot.id, ...members.map(({ id }) => id)]
      const room: RoomCard = { id: `${++people}@chatroom`, topic, members: everybody, aliases }
      world.rooms.set(room.id, room)
      tell({ do: 'room', room })
      return createRoom(around, room)
    },
    /** Resolves when a client is connected and has the account. */
    loggedIn: (ms = 120_000) =>
      until(
        () => hasAccount(world),
        ms,
        () => `No client has the account; so far: ${client.join(', ')}`,
      ),
    /** Resolves when the gateway has done all it was told. */
    settled: async () => void (await work),
    /** Delivers the last messages once more, in order and with the ids they had. */
    redelivers: (count: number) => tell({ do: 'again', ids: world.said.slice(-count) }),
    /** Delivers what is said meanwhile at once and in another order: the last first, or as `order` sorts it. */
    burst: (talk: () => void, order: (ids: string[]) => string[] = (ids) => ids.toReversed()) => {
      held = []
      talk()
      const ids = order(held)
      held = undefined
      tell({ do: 'again', ids })
    },
    /** The account is logged out, and stays so until `logsIn`: a QR code waits, also for the next client. */
    logsOut: (reason = 'logged out on the phone') => {
      const qrcode = newQrCode()
      tell({ do: 'logout', reason })
      setAccount({ in: false, qrcode })
      return qrcode
    },
    /** Somebody scans the QR code. */
    logsIn: () => setAccount({ in: true }),
    /** Another client took the account: this one is logged out, and gets it back when it starts again. */
    takenOver: (reason = 'logged in elsewhere') => tell({ do: 'logout', reason }),
    error: (reason: string) => tell({ do: 'error', reason }),
    /** They outlive a restart. */
    faults: createFaults(
      (fault) => setFaults([...world.faults, fault]),
      () => setFaults([]),
    ),
    /** Down, until `restart`. */
    kill,
    restart: async () => {
      await kill()
      await open()
    },
    freeze: freezing('freeze'),
    thaw: freezing('thaw'),
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ids of people and rooms are never used twice, whatever the test opens. */
let people = 0

const newQrCode = () => `http://weixin.qq.com/x/${randomUUID()}`
