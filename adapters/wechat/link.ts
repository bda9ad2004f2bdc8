/** One connection to the gateway: Wechaty over its gRPC client, with what that client lacks. */
import './quiet.ts'
import type { Readable, Writable } from 'node:stream'
import { type Wechaty, WechatyBuilder } from 'wechaty'
import { PuppetService } from 'wechaty-puppet-service'
import { NoEvents } from './trouble.ts'

interface GatewayTls {
  /** The certificate authority of the gateway, in PEM. Without it, that of Wechaty's own gateways. */
  caCert?: string
  /** The name in the gateway's certificate; otherwise what stands before the last “_” of the token. */
  serverName?: string
  /** No encryption at all. */
  disable?: boolean
  /** Lets the connection go to another computer even when nobody proves who that is. */
  allowInsecure?: boolean
}

export interface Gateway {
  token: string
  endpoint: string
  tls?: GatewayTls
}

type Wire = PuppetService['grpcManager']

/** The library would start itself again; here the supervisor does that. */
const never = 20 * 24 * 3600

export class Link extends PuppetService {
  /** Told when the connection could not be made or has ended, with what the transport said: Wechaty hands on only a text. */
  ended: (why: unknown) => void = () => {}
  /** Told the id of each message. */
  heard: (message: string) => void = () => {}

  /** Nothing is written to disk: the library would cache contacts under the home folder. */
  protected override hookPayloadStore(): void {}

  protected override bridgeGrpcEventStream(wire: Wire): void {
    super.bridgeGrpcEventStream(wire)
    for (const event of ['end', 'cancel', 'error']) wire.on(event, (why?: unknown) => this.ended(why))
  }

  override async onStart(): Promise<void> {
    // Wechaty would fetch each message a second time, and who wrote it, for listeners that there are not.
    this.removeAllListeners('message')
    this.on('message', ({ messageId }) => this.heard(messageId))
    try {
      await super.onStart()
    } catch (error) {
      // Thrown, it would keep the library busy for 5 s and leave its timers behind.
      this.ended(error)
      return
    }
    const wire = this._grpcManager
    if (!wire) return
    const { eventStream } = wire
    // The library goes on without the stream of events when the gateway refuses it.
    if (!eventStream || eventStream.destroyed || eventStream.readableEnded || eventStream.errored)
      this.ended(eventStream?.errored ?? new NoEvents())
  }

  override messageFile(id: string): ReturnType<PuppetService['messageFile']> {
    mend(this.grpcManager.client)
    return super.messageFile(id)
  }

  /** Fails with what the gateway answered. */
  override async messageSendFile(
    ...[conversation, file]: Parameters<PuppetService['messageSendFile']>
  ): ReturnType<PuppetService['messageSendFile']> {
    const refusals = mend(this.grpcManager.client)
    for (const old of [conversation, anyUpload]) refusals.delete(old)
    try {
      return await super.messageSendFile(conversation, file)
    } catch (error) {
      throw refusals.get(conversation) ?? refusals.get(anyUpload) ?? error
    }
  }

  /** Ends the connection at once and without a word to the gateway, which may not be listening. */
  cut(): void {
    const wire = this._grpcManager
    delete this._grpcManager
    if (!wire) return
    try {
      wire.eventStream?.destroy()
      wire.client.close()
    } catch {
      // It was not open yet.
    }
  }

  fileOf(name: string, bytes: Uint8Array) {
    // The library can't send small buffers.
    return this.FileBoxUuid.fromBase64(Buffer.from(bytes).toString('base64'), name)
  }
}

type Client = Wire['client']
type Refusals = Map<string, unknown>
/** In place of a conversation: an upload does not say for whom it is. */
const anyUpload = ''
const mended = new WeakMap<Client, Refusals>()

/**
 * What the library does badly with files. A refusal makes it try a way of 2021 again, which sends twice or waits for ever;
 * and a connection that breaks while a file comes ends the process, as nobody listens to that error. Gives why sends were
 * refused, by conversation.
 */
const mend = (client: Client): Refusals => {
  const known = mended.get(client)
  if (known) return known
  const refusals: Refusals = new Map()
  mended.set(client, refusals)
  const download = client.download.bind(client) as (...args: unknown[]) => Readable
  const upload = client.upload.bind(client) as (answer: Answer) => unknown
  const send = client.messageSendFile.bind(client) as (request: Sending, answer: Answer) => unknown
  const obsolete = () => {
    throw new Error('the gateway refused the file')
  }
  Object.assign(client, {
    messageFileStream: obsolete,
    messageSendFileStream: obsolete,
    upload: (answer: Answer) =>
      upload((error, response) => {
        if (error) refusals.set(anyUpload, error)
        answer(error, response)
      }),
    messageSendFile: (request: Sending, answer: Answer) =>
      send(request, (error, response) => {
        if (error) refusals.set(request.getConversationId(), error)
        answer(error, response)
      }),
    download: (...args: unknown[]) => {
      const stream = download(...args)
      const pipe = stream.pipe.bind(stream)
      stream.on('error', () => {})
      stream.pipe = (to, options) => {
        to.on('error', () => {})
        stream.on('error', (error) => (to as unknown as Writable).destroy(error))
        return pipe(to, options)
      }
      return stream
    },
  })
  return refusals
}
type Sending = { getConversationId(): string }
type Answer = (error: unknown, response: unknown) => void

/** A Wechaty and its connection, not started yet. Its errors must be listened to, or they end the process. */
export const openLink = ({ token, endpoint, tls = {} }: Gateway): { bot: Wechaty; link: Link } => {
  const { caCert, serverName, disable = false } = tls
  const link = new Link({
    token,
    endpoint,
    timeoutSeconds: never,
    tls: { disable, ...(caCert ? { caCert } : {}), ...(serverName ? { serverName } : {}) },
  })
  link.setMaxListeners(50)
  return { bot: WechatyBuilder.build({ puppet: link }), link }
}
