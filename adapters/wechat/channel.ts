/** People in WeChat, over a Wechaty gateway. */
import QRCode from 'qrcode'
import type { Channel, Outgoing } from '../../bot/channel.ts'
import type { Log } from '../../bot/log.ts'
import type { Store } from '../../bot/store.ts'
import { languageOf } from '../../knowledge/retrieval/text.ts'
import { encode } from './encode.ts'
import { createFriends } from './friends.ts'
import { checkGateway } from './gateway.ts'
import { createInbound } from './inbound.ts'
import type { Gateway } from './link.ts'
import { createOutbound } from './outbound.ts'
import { createOwn } from './own.ts'
import { humanPace, type Pace } from './pace.ts'
import { asQuoted } from './quote.ts'
import { createSupervisor, type Standing } from './supervisor.ts'
import { realTimes, type Times } from './times.ts'

export interface WechatOptions extends Gateway {
  store: Store
  log: Log
  /** Milliseconds since 1970. */
  clock?: () => number
  pace?: Pace
  /** Messages to one contact in a day, after which nothing is sent unasked any more; answers always are. */
  dailyCap?: number
  /** Only friend requests that say it are accepted; without it, all. */
  friendKeyword?: string
  /** The web server's address, for links. */
  publicUrl?: string
  times?: Partial<Times>
  /** Told of every new QR code, to show it to the operator. */
  onScan?: (qr: QrCode) => void
}

/** What the QR code holds, and the code itself as lines for a terminal and as an image. */
interface QrCode {
  url: string
  text: string
  png: Uint8Array
}

interface WechatChannel extends Channel {
  /** The QR code that waits to be scanned. */
  qr(): Promise<QrCode | undefined>
}

const generousCap = 200

/** Throws when token, endpoint or TLS can't be right. */
export const createWechatChannel = (options: WechatOptions): WechatChannel => {
  const { token, endpoint, tls, store, log, publicUrl, clock = Date.now } = options
  const gateway: Gateway = { token, endpoint, ...(tls ? { tls } : {}) }
  const problem = checkGateway(gateway)
  if (problem) throw new Error(problem)
  const times: Times = { ...realTimes, ...options.times }

  const supervisor = createSupervisor({
    gateway,
    times,
    clock,
    log,
    onMessage: (id) => inbound.hear(id),
    onFriendship: (id) => void friends.hear(id),
    onStanding: (standing) => {
      if (standing.is === 'online') inbound.loggedIn()
      if (standing.is === 'waiting-for-scan' && options.onScan) void draw(standing.url).then(options.onScan)
    },
  })
  const { online, doubt } = supervisor
  const textsOf = (message: Outgoing) =>
    encode(message, { publicUrl, content: message.file && new Uint8Array(1) }).flatMap((part) =>
      part.kind === 'text' ? part.text : asQuoted(part.name),
    )
  const own = createOwn()
  const inbound = createInbound({ store, log, clock, times, online, doubt, textsOf, own })
  const friends = createFriends({
    keyword: options.friendKeyword,
    times,
    log,
    online,
    // Request and confirmation both tell of a new contact; the day makes it one greeting.
    met: (from, hello) =>
      inbound.say({
        id: `wechat:friend:${from}:${new Date(clock()).toISOString().slice(0, 10)}`,
        from,
        at: clock(),
        kind: 'text',
        // In the language of the request; Chinese when that tells nothing.
        text: languageOf(hello) === 'en' ? '/start' : '开始',
      }),
  })
  const outbound = createOutbound({
    pace: options.pace ?? humanPace,
    dailyCap: options.dailyCap ?? generousCap,
    publicUrl,
    clock,
    times,
    online,
    doubt,
    own,
  })

  return {
    name: 'wechat',
    start: async () => {
      await inbound.start()
      supervisor.start()
    },
    send: (outgoing, content) => outbound.send(outgoing, content),
    state: () => {
      const standing = supervisor.standing()
      const lost = inbound.lost() > 0 ? [`${inbound.lost()} messages lost since the start, see the log`] : []
      return { up: standing.is === 'online', detail: [inWords(standing), ...lost].join('; ') }
    },
    qr: async () => {
      const standing = supervisor.standing()
      if (standing.is !== 'waiting-for-scan') return undefined
      return draw(standing.url)
    },
    stop: async () => {
      friends.stop()
      await inbound.stop()
      await supervisor.stop()
    },
  }
}

const draw = async (url: string): Promise<QrCode> => {
  const [text, png] = await Promise.all([
    QRCode.toString(url, { type: 'terminal', small: true }),
    QRCode.toBuffer(url, { margin: 4, scale: 6 }),
  ])
  return { url, text, png }
}

const inWords = (standing: Standing): string => {
  switch (standing.is) {
    case 'online':
      return `logged in as ${standing.me.name || standing.me.id}`
    case 'waiting-for-scan':
      // Never the code itself: whoever has it can log in.
      return 'waiting for scan: scan the QR code that the start has shown with the WeChat account of the bot'
    case 'scanned':
      return 'the QR code was scanned; confirm the login on the phone'
    case 'offline':
      return `offline since ${new Date(standing.since).toISOString()}: ${standing.why}`
    case 'connecting':
      return 'connecting to the gateway'
  }
}
