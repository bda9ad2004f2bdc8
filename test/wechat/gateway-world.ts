/** What there is in WeChat, and what happened: it is kept with the test, so that it outlives every gateway. */
import { EventEmitter } from 'node:events'
import type {
  Attempt,
  ClientEvent,
  ContactCard,
  Fault,
  FriendshipCard,
  MessageCard,
  Order,
  Report,
  RoomCard,
} from './gateway-wire.ts'

export type World = ReturnType<typeof createWorld>

export const createWorld = (bot: ContactCard) => {
  const world = {
    contacts: new Map<string, ContactCard>([[bot.id, bot]]),
    rooms: new Map<string, RoomCard>(),
    messages: new Map<string, MessageCard>(),
    friendships: new Map<string, FriendshipCard>(),
    faults: [] as Fault[],
    /** Ids of what people said, in order. */
    said: [] as string[],
    /** Everything the bot sent, what it tried to send in vain, and the friendships it accepted. */
    sent: [] as MessageCard[],
    refused: [] as Attempt[],
    accepted: [] as string[],
    /** How the client fared; `gone` is when the gateway was killed. */
    client: [] as (ClientEvent | 'gone')[],
    /** What went wrong in the gateway itself. */
    broken: [] as string[],

    hear: (report: Report) => {
      learn(world, report)
      news.emit('news')
    },
    /** Resolves when `holds` holds; looks whenever something happened. */
    until: (holds: () => boolean, ms: number, complaint: () => string) =>
      new Promise<void>((done, fail) => {
        const finish = (end: () => void) => {
          clearTimeout(timer)
          news.off('news', look)
          end()
        }
        const look = () => holds() && finish(done)
        // A bench that is over does not wait for it.
        const timer = setTimeout(() => finish(() => fail(new Error(complaint()))), ms).unref()
        news.on('news', look)
        look()
      }),
    /** What a gateway that starts must be told. */
    orders: (): Order[] => [
      ...[...world.contacts.values()].map((contact) => ({ do: 'contact', contact }) as const),
      ...[...world.rooms.values()].map((room) => ({ do: 'room', room }) as const),
      ...[...world.messages.values()].map((message) => ({ do: 'message', message, tell: false }) as const),
      ...[...world.friendships.values()].map((friendship) => ({ do: 'friendship', friendship, tell: false }) as const),
      { do: 'faults', faults: world.faults },
    ],
  }
  const news = new EventEmitter().setMaxListeners(0)
  return world
}

/** Whether a client is connected and has the account. */
export const hasAccount = ({ client }: World): boolean => {
  const last = (...events: (ClientEvent | 'gone')[]) => client.findLast((event) => events.includes(event))
  return last('connected', 'disconnected', 'gone') === 'connected' && last('in', 'out', 'stopped', 'gone') === 'in'
}

const learn = (world: World, report: Report) => {
  switch (report.is) {
    case 'sent':
      world.messages.set(report.message.id, report.message)
      world.sent.push(report.message)
      return
    case 'refused':
      world.refused.push(report.attempt)
      return
    case 'client':
      world.client.push(report.now)
      return
    case 'broken':
      world.broken.push(report.reason)
      return
    case 'fault':
      world.faults = world.faults.map((fault) =>
        fault.id === report.id && fault.times ? { ...fault, times: fault.times - 1 } : fault,
      )
      return
    case 'accepted': {
      world.accepted.push(report.friendship)
      const contact = world.contacts.get(world.friendships.get(report.friendship)?.contact ?? '')
      if (contact) world.contacts.set(contact.id, { ...contact, friend: true })
    }
  }
}
