/** A specialist and some requests for the tests of the desk page. */
import { worldOf } from '../../adapters/web/desk-key.ts'
import { newConversation } from '../../bot/conversation.ts'
import type { Address, Turn } from '../../bot/ports.ts'
import { requestChange, roleChange, type ServiceRequest, submit } from '../../bot/requests/request.ts'
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
