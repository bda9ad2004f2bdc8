/**
 * A WeChat gateway to test against, and the people behind it. It speaks the real protocol (gRPC) to a real client. What
 * there is (people, groups, messages, faults) is kept here and outlives the gateway when that is killed.
 */
import './gateway-quiet.ts'
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Link, openHere, openProcess } from './gateway-link.ts'
import type {
  Account,
  Attempt,
  ContactCard,
  Fault,
  FriendshipCard,
  MessageCard,
  Order,
  Report,
  RoomCard,
  Settings,
} from './gateway-wire.ts'
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
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>

export const startGateway = async (options: GatewayOptions = {}) => {
  const token = options.token ?? `insecure_${randomUUID()}`
  const endpoint = `127.0.0.1:${options.port ?? (await freePort())}`
  const bot: ContactCard = { id: 'wxid_bot', name: options.botName ?? '人才服务', friend: true }
  const folder = await mkdtemp(join(tmpdir(), 'wechat-gateway-'))

  const contacts = new Map<string, ContactCard>([[bot.id, bot]])
  const rooms = new Map<string, RoomCard>()
  const messages = new Map<string, MessageCard>()
  const friendships = new Map<string, FriendshipCard>()
  const said: string[] = []
  const sent: MessageCard[] = []
  const refused: Attempt[] = []
  const accepted: string[] = []
  const client: string[] = []
  const broken: string[] = []
  let faults: Fault[] = []
  let account: Account = options.loggedIn === false ? { in: false, qrcode: newQrCode() } : { in: true }

  const news = new EventEmitter().setMaxListeners(0)
  const hear = (report: Report) => {
    if (report.is === 'sent') {
      messages.set(report.message.id, report.message)
      sent.push(report.message)
    }
    if (report.is === 'refused') refused.push(report.attempt)
    if (report.is === 'client') client.push(report.now)
    if (report.is === 'broken') broken.push(report.reason)
    if (report.is === 'fault') for (const fault of faults) if (fault.id === report.id && fault.times) fault.times--
    if (report.is === 'accepted') {
      const contact = contacts.get(friendships.get(report.friendship)?.contact ?? '')
      if (contact) contacts.set(contact.id, { ...contact, friend: true })
      accepted.push(report.friendship)
    }
    news.emit('news')
  }

  let link: Link | undefined
  let work: Promise<unknown> = Promise.resolve()
  const tell = (order: Order) => {
    const done = link?.tell(order)
    if (done) work = Promise.all([work, done])
  }

  const open = async () => {
    const settings: Settings = {
      endpoint,
      token,
      folder,
      account,
      bot: bot.id,
      tls: options.tls ?? true,
      echo: options.echo ?? true,
      heartbeatMs: options.heartbeatMs ?? 20_000,
    }
    link = await (options.process ? openProcess : openHere)(settings, hear)
    for (const contact of contacts.values()) tell({ do: 'contact', contact })
    for (const room of rooms.values()) tell({ do: 'room', room })
    for (const message of messages.values()) tell({ do: 'message', message, tell: false })
    for (const friendship of friendships.values()) tell({ do: 'friendship', friendship, tell: false })
    tell({ do: 'faults', faults })
    await work
  }

  const kill = async () => {
    const killed = link
    link = undefined
    client.push('gone')
    await killed?.kill()
  }

  const setFaults = (changed: Fault[]) => {
    faults = changed
    tell({ do: 'faults', faults })
  }
  const addFault = (on: Fault['on'], does: Fault['does'], { with: party, ...rest }: Suffering = {}) => {
    const only = party && { with: party.id }
    setFaults([...faults, { id: randomUUID(), on, does, ...only, ...rest }])
  }

  let held: string[] | undefined
  const until = (holds: () => boolean, ms: number, what: () => string) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (!holds()) return
        finish()
        done()
      }
      const timer = setTimeout(() => {
        finish()
        fail(new Error(what()))
      }, ms)
      const finish = () => {
        clearTimeout(timer)
        news.off('news', look)
      }
      news.on('news', look)
      look()
    })

  const around: Surroundings = {
    bot,
    contacts,
    sent,
    until,
    deliver: (message) => {
      messages.set(message.id, message)
      said.push(message.id)
      held?.push(message.id)
      tell({ do: 'message', message, tell: !held })
    },
    meet: (contact) => {
      contacts.set(contact.id, contact)
      tell({ do: 'contact', contact })
    },
    request: (friendship) => {
      friendships.set(friendship.id, friendship)
      tell({ do: 'friendship', friendship, tell: true })
    },
    leave: (contact, told) => {
      contacts.delete(contact)
      tell({ do: 'forget', contact, told })
    },
  }

  await open()
  return {
    endpoint,
    token,
    /** Where its files are on their way. */
    folder,
    bot,
    /** Everything the bot sent, with what it tried to send in vain, the requests it accepted, and how its client fared. */
    sent,
    refused,
    accepted,
    client,
    /** What went wrong in the gateway itself; a test may expect that it stays empty. */
    broken,
    person: (name: string, { id = `wxid_${contacts.size}`, friend = true } = {}): Person =>
      createPerson(around, { id, name, friend }),
    room: (topic: string, members: Person[], aliases: Record<string, string> = {}): Room => {
      const everybody = [bot.id, ...members.map(({ id }) => id)]
      const room: RoomCard = { id: `${1000 + rooms.size}@chatroom`, topic, members: everybody, aliases }
      rooms.set(room.id, room)
      tell({ do: 'room', room })
      return createRoom(around, room)
    },
    /** Resolves when a client has the account. */
    loggedIn: (ms = 15_000) =>
      until(
        () => client.at(-1) === 'in',
        ms,
        () => `No client is logged in; so far: ${client.join(', ')}`,
      ),
    until,
    /** Resolves when the gateway has done all it was told. */
    settled: async () => void (await work),
    /** Delivers the last messages once more, in order and with the ids they had. */
    redelivers: (count: number) => tell({ do: 'again', ids: said.slice(-count) }),
    /** Delivers what is said meanwhile at once and in another order: the last first, or as `order` sorts it. */
    burst: (talk: () => void, order: (ids: string[]) => string[] = (ids) => ids.reverse()) => {
      held = []
      talk()
      const ids = order(held)
      held = undefined
      tell({ do: 'again', ids })
    },
    /** The account is logged out, and stays so until `logsIn`: a QR code waits, also for the next client. */
    logsOut: (reason = 'logged out on the phone') => {
      account = { in: false, qrcode: newQrCode() }
      tell({ do: 'logout', reason })
      tell({ do: 'account', account })
      return account.qrcode
    },
    /** Somebody scans the QR code. */
    logsIn: () => {
      account = { in: true }
      tell({ do: 'account', account })
    },
    /** Another client took the account: this one is logged out, and may start again. */
    takenOver: (reason = 'logged in elsewhere') => tell({ do: 'logout', reason }),
    error: (reason: string) => tell({ do: 'error', reason }),
    faults: {
      rejectsSends: (suffering?: Suffering) => addFault('send', 'reject', { reason: 'window closed', ...suffering }),
      hangsSends: (ms: number, suffering?: Suffering) => addFault('send', 'hang', { ...suffering, ms }),
      /** Sends, and the answer never comes. */
      losesAnswers: (suffering?: Suffering) => addFault('send', 'lose', suffering),
      /** Sends, and answers that it failed. */
      breaksAnswers: (suffering?: Suffering) => addFault('send', 'break', suffering),
      rejectsFiles: (suffering?: Suffering) => addFault('file', 'reject', { reason: 'file expired', ...suffering }),
      hangsFiles: (ms: number, suffering?: Suffering) => addFault('file', 'hang', { ...suffering, ms }),
      none: () => setFaults([]),
    },
    kill,
    restart: async () => {
      await kill()
      await open()
    },
    freeze: () => frozen(link, 'freeze'),
    thaw: () => frozen(link, 'thaw'),
    stop: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whom a fault concerns (all, when nobody), how often it happens, and what the gateway says. */
export interface Suffering {
  with?: Person | Room
  times?: number
  ms?: number
  reason?: string
}

const frozen = (link: Link | undefined, what: 'freeze' | 'thaw') => {
  if (!link?.[what]) throw new Error(`Only a running gateway process can ${what}: start it with { process: true }.`)
  link[what]()
}

const newQrCode = () => `http://weixin.qq.com/x/${randomUUID()}`

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
