/** One connection to the gateway: Wechaty over its gRPC client, with what that client lacks. */
import './quiet.ts'
import { type Wechaty, WechatyBuilder } from 'wechaty'
import { PuppetService } from 'wechaty-puppet-service'
import { NoEvents } from './trouble.ts'

export interface GatewayTls {
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

  /** Nothing is written to disk: the library would cache contacts under the home folder. */
  protected override hookPayloadStore(): void {}

  protected override bridgeGrpcEventStream(wire: Wire): void {
    super.bridgeGrpcEventStream(wire)
    for (const event of ['end', 'cancel', 'error']) wire.on(event, (why?: unknown) => this.ended(why))
  }

  override async onStart(): Promise<void> {
    try {
      await super.onStart()
    } catch (error) {
      // Now: the library tells of it only after 5 s of its own.
      this.ended(error)
      throw error
    }
    const { eventStream } = this.grpcManager
    // The library goes on without the stream of events when the gateway refuses it.
    if (!eventStream || eventStream.destroyed || eventStream.readableEnded || eventStream.errored)
      this.ended(eventStream?.errored ?? new NoEvents())
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
    return this.FileBoxUuid.fromBuffer(Buffer.from(bytes), name)
  }
}

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
