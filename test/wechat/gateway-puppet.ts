/** The account behind the gateway: PuppetMock with everything it leaves as a stub that a talk needs. */
import './gateway-quiet.ts'
import type { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { FileBox, type FileBoxInterface } from 'file-box'
import type * as PUPPET from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import { PuppetMock } from 'wechaty-puppet-mock'
import {
  type Account,
  type ContactCard,
  type Fault,
  type FriendshipCard,
  type MessageCard,
  newId,
  type Report,
  type RoomCard,
  type Settings,
} from './gateway-wire.ts'

export class GatewayPuppet extends PuppetMock {
  readonly contacts = new Map<string, ContactCard>()
  readonly rooms = new Map<string, RoomCard>()
  readonly messages = new Map<string, MessageCard>()
  readonly friendships = new Map<string, FriendshipCard>()
  faults: Fault[] = []
  account: Account
  #echoes = 0
  readonly #bot: string
  readonly #echo: boolean
  /** Resolves when the report has left this process, so that nothing is answered that a kill could undo. */
  readonly #report: (report: Report) => Promise<void>
  readonly #behind: number

  constructor(
    given: Pick<Settings, 'bot' | 'echo' | 'account' | 'behind'> & { report: (report: Report) => Promise<void> },
  ) {
    super()
    this.#bot = given.bot
    this.#echo = given.echo
    this.#report = given.report
    this.#behind = given.behind
    this.account = given.account
    // At each start the library puts another listener on its watchdog, and takes none off. This gateway feeds it anyway.
    const { watchdog } = this.__watchdog as unknown as { watchdog: EventEmitter }
    this.on('start', () => void watchdog.removeAllListeners('reset'))
  }

  override async onStart() {
    await super.onStart()
    this.#echoes = 0
    void this.#report({ is: 'client', now: 'started' })
    setImmediate(() => this.enter())
  }

  override async onStop() {
    await super.onStop()
    void this.#report({ is: 'client', now: 'stopped' })
  }

  /** Every start of a client starts the puppet anew, and a new puppet is not logged in. */
  enter() {
    if (!this.account.in) {
      this.emit('scan', { qrcode: this.account.qrcode, status: types.ScanStatus.Waiting })
    } else if (!this.isLoggedIn) {
      this.login(this.#bot)
      this.emit('ready', { data: 'ready' })
      void this.#report({ is: 'client', now: 'in' })
    }
  }

  /** Logs the account out from this side. */
  async expel(reason: string) {
    this.#echoes++
    await super.logout(reason)
    await this.#report({ is: 'client', now: 'out' })
  }

  // A client that was logged out says so in its turn: when that comes late it would end the session after.
  override async logout(reason?: string) {
    if (this.#echoes > 0) this.#echoes--
    else await super.logout(reason)
  }

  override async contactList() {
    return [...this.contacts.values()].filter(({ friend }) => friend).map(({ id }) => id)
  }

  override async contactRawPayload(id: string): Promise<PUPPET.payloads.Contact> {
    const { name, friend } = known(this.contacts, id, 'contact')
    const { Contact, ContactGender } = types
    return { id, name, friend, avatar: '', gender: ContactGender.Unknown, phone: [], type: Contact.Individual }
  }

  override async roomList() {
    return [...this.rooms.keys()]
  }

  override async roomRawPayload(id: string): Promise<PUPPET.payloads.Room> {
    const { topic, members } = known(this.rooms, id, 'room')
    return { id, topic, memberIdList: members, adminIdList: [] }
  }

  override async roomMemberList(id: string) {
    return known(this.rooms, id, 'room').members
  }

  override async roomMemberRawPayload(roomId: string, id: string): Promise<PUPPET.payloads.RoomMember> {
    const { name } = known(this.contacts, id, 'contact')
    return { id, name, avatar: '', roomAlias: known(this.rooms, roomId, 'room').aliases[id] ?? '' }
  }

  override async messageRawPayload(id: string): Promise<PUPPET.payloads.Message> {
    const card = known(this.messages, id, 'message')
    const { from, to, room, kind, text, mentions, at } = card
    const base = {
      id,
      talkerId: from,
      text,
      timestamp: at,
      type: types.Message[kind],
      filename: nameOf(id, card),
    }
    return room ? { ...base, roomId: room, mentionIdList: mentions } : { ...base, listenerId: to ?? '' }
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const card = known(this.messages, id, 'message')
    const { file, from, room } = card
    if (!file) throw new Error('This message has no file.')
    const name = nameOf(id, card)
    // An empty file can only be a stream: FileBox takes no empty text for a file.
    return this.#suffer('file', [from, room], async () =>
      file.bytes.length > 0
        ? FileBox.fromBase64(Buffer.from(file.bytes).toString('base64'), name)
        : FileBox.fromStream(Readable.from([]), name),
    )
  }

  override messageImage(id: string) {
    return this.messageFile(id)
  }

  // PuppetMock gives back nothing here, and wechaty then knows no message.
  override messageSendText(to: string, text: string, mentions: string[] = []): Promise<never> {
    return this.#send({ to, kind: 'Text', text, mentions })
  }

  override async messageSendFile(to: string, box: FileBoxInterface): Promise<never> {
    const file = { name: box.name, bytes: new Uint8Array(await box.toBuffer()) }
    return this.#send({ to, kind: pictures.test(box.name) ? 'Image' : 'Attachment', text: '', mentions: [], file })
  }

  override async friendshipRawPayload(id: string): Promise<PUPPET.payloads.Friendship> {
    const { contact, hello, at } = known(this.friendships, id, 'friendship')
    return { id, contactId: contact, hello, ticket: id, timestamp: at, type: types.Friendship.Receive }
  }

  override async friendshipAccept(id: string) {
    const { contact } = known(this.friendships, id, 'friendship')
    this.contacts.set(contact, { ...known(this.contacts, contact, 'contact'), friend: true })
    this.cache.contact.delete(contact)
    await this.#report({ is: 'accepted', friendship: id })
  }

  // The types of PuppetMock say that nothing comes back, those of Puppet that it is the id.
  async #send({ to, ...said }: Omit<MessageCard, 'id' | 'from' | 'at' | 'to'> & { to: string }): Promise<never> {
    try {
      return (await this.#suffer('send', [to], async () => {
        if (!this.isLoggedIn) throw new Error('not logged in')
        const where = this.rooms.has(to) ? { room: to } : { to }
        if ('to' in where && !known(this.contacts, to, 'contact').friend) throw new Error('not a friend')
        const message: MessageCard = {
          id: newId('bot'),
          from: this.#bot,
          at: Date.now() - this.#behind,
          ...where,
          ...said,
        }
        this.messages.set(message.id, message)
        await this.#report({ is: 'sent', message })
        if (this.#echo) this.emit('message', { messageId: message.id })
        return message.id
      })) as never
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const file = said.file && { file: said.file.name }
      await this.#report({ is: 'refused', attempt: { to, text: said.text, ...file, reason, at: Date.now() } })
      throw error
    }
  }

  async #suffer<T>(on: Fault['on'], parties: (string | undefined)[], act: () => Promise<T>): Promise<T> {
    const fault = this.faults.find(
      (fault) => fault.on === on && fault.times !== 0 && (!fault.with || parties.includes(fault.with)),
    )
    if (!fault) return act()
    if (fault.times) fault.times--
    await this.#report({ is: 'fault', id: fault.id })
    if (fault.does === 'reject') throw new Error(fault.reason ?? 'refused')
    if (fault.does === 'hang') {
      const ends = performance.now() + (fault.ms ?? 0)
      while (performance.now() < ends && this.faults.some(({ id }) => id === fault.id)) await sleep(10)
    }
    const done = await act()
    if (fault.does === 'lose') return new Promise<T>(() => {})
    if (fault.does === 'break') throw new Error(fault.reason ?? 'connection reset')
    return done
  }
}

const pictures = /\.(png|jpe?g|gif)$/i

const known = <T>(all: ReadonlyMap<string, T>, id: string, what: string): T => {
  const one = all.get(id)
  if (!one) throw new Error(`no such ${what}`)
  return one
}

/** Pictures and recordings have no name in WeChat: gateways make one of the id. */
const nameOf = (id: string, { kind, file }: MessageCard): string =>
  kind === 'Attachment' ? (file?.name ?? '') : file ? `message-${id}${/\.\w+$/.exec(file.name)?.[0] ?? ''}` : ''
