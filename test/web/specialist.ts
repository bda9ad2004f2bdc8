/** A specialist and some requests for the tests of the desk page. */
import { worldOf } from '../../adapters/web/desk-key.ts'
import type { Address } from '../../bot/channel.ts'
import { newConversation } from '../../bot/conversation.ts'
import { requestChange, roleChange, type ServiceRequest, submit } from '../../bot/requests/request.ts'
import type { Turn } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { knowledge, type Office } from './office.ts'

const nothing: Turn = { changes: [], outgoing: [], alarms: [], audit: [] }
export const put = (office: Office, ...changes: Turn['changes']) =>
  office.store.apply({ ...nothing, changes }, new Map())

export const bind = (office: Office, ...members: Address[]) =>
  put(office, roleChange('platform-specialist', { members, codes: [] }))

/** What the bot does with these words, in the conversation of this address. */
export const writes = async (office: Office, from: Address, text: string) => {
  const world = worldOf({ store: office.store, knowledge, demo: undefined, now: Date.now }, from)
  const incoming = { id: `${from}:${Math.random()}`, from, at: Date.now(), kind: 'text' as const, text }
  const effects = await turn(newConversation('zh'), incoming, world)
  await office.store.apply(effects, new Map())
  return effects.outgoing
}

/** Where the link leads that the bot sends to this address. */
export const linkFor = async (office: Office, from: Address, text = '工作台'): Promise<string> => {
  const path = (await writes(office, from, text)).find(({ link }) => link)?.link?.path
  if (!path) throw new Error('no link came')
  return path
}

const day = 24 * 3_600_000

/** Three requests: one overdue, one with time left and not taken, one completed. */
export const fileThree = async (office: Office, now = Date.now()) => {
  const filed = (number: string, service: string, part: Partial<ServiceRequest>): ServiceRequest => ({
    ...submit(
      {
        number,
        service,
        applicant: 'telegram:applicant-account',
        language: 'zh',
        items: {},
        consent: { at: now, text: '同意' },
        hop: 0,
        role: 'platform-specialist',
        atPlatform: true,
      },
      now - 9 * day,
    ),
    ...part,
  })
  const [first, second] = [...knowledge.services.values()]
  if (!first || !second) throw new Error('there are too few services')
  const words = first.items.find(({ kind, when }) => kind === 'text' && !when)
  if (!words) throw new Error(`${first.id} has no text`)
  const due = (at: number) => ({ due: { at, provisional: false } })
  await put(
    office,
    ...[
      filed('261101-0001', first.id, due(now + 5 * day)),
      filed('261101-0002', first.id, {
        ...due(now - 2 * day),
        state: 'in-progress',
        role: 'public-security',
        atPlatform: false,
        taker: 'telegram:liaison-account',
        items: { [words.id]: '<img src=x onerror="document.title=1">张三' },
        history: [
          { at: now - 9 * day, who: 'applicant', action: 'submit' },
          { at: now - 8 * day, who: 'platform-specialist', action: 'pass', to: 'public-security' },
          { at: now - 7 * day, who: 'public-security', action: 'ask', text: '<b>请补充</b>材料' },
        ],
      }),
      filed('261102-0003', second.id, { state: 'completed' }),
    ].map(requestChange),
  )
  return { first, second }
}

/** A request with files of both sides, messages in every state, and a due date that may still move. */
export const fileOneWithFiles = async (
  office: Office,
  specialist: Address,
  files: { name: string; type: string; content: Uint8Array }[],
) => {
  const now = Date.now()
  const number = '261103-0004'
  const [service] = knowledge.services.values()
  const applicant = 'web:applicant-account'
  const [liaison, gone] = ['telegram:liaison-account', 'telegram:gone-account']
  await put(office, roleChange('public-security', { members: [liaison], codes: [] }))
  const attached = []
  for (const [at, { name, type, content }] of files.entries()) {
    const id = `web:applicant-account:file-${at}`
    const file = { id, name, type, size: content.length }
    await office.store.accept({ id, from: applicant, at: now, kind: 'file', file }, content)
    attached.push({ ...file, from: at === 0 ? 'applicant' : 'public-security' })
  }
  const told = (id: string, to: Address) => ({ id, to, language: 'zh' as const, at: now, text: id, about: number })
  const outgoing = [
    told('one', applicant),
    told('two', liaison),
    told('three', liaison),
    told('four', specialist),
    told('five', gone),
    told('six', applicant),
  ]
  const request: ServiceRequest = {
    ...submit(
      {
        number,
        service: service?.id ?? '',
        applicant,
        language: 'zh',
        items: {},
        consent: { at: now, text: '同意' },
        hop: 0,
        role: 'platform-specialist',
        atPlatform: true,
      },
      now - day,
    ),
    due: { at: now + 400 * day, provisional: true },
    files: attached,
    delivered: true,
    messages: [...outgoing.map(({ id, to }) => ({ id, to })), { id: 'not kept any more', to: applicant }],
    history: [
      { at: now - day, who: 'applicant', action: 'submit' },
      { at: now, who: 'applicant', action: 'answer', text: '材料在这里', file: attached[0]?.name ?? '' },
    ],
  }
  await office.store.apply({ ...nothing, outgoing, changes: [requestChange(request)] }, new Map())
  // What Telegram would have said; the page's own messages are delivered by the office.
  for (let next = await office.store.next(['telegram'], now); next; next = await office.store.next(['telegram'], now)) {
    const { id } = next.outgoing
    if (id === 'two') await office.store.settle(id, { result: 'failed', reason: 'blocked' })
    else if (id === 'three') await office.store.settle(id, { result: 'sent' })
    else await office.store.settle(id, { result: 'retry', at: now + day, reason: 'away' })
  }
  return number
}
