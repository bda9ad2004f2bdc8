/** A small office for the tests of the web channel: real server, real store, a scripted bot in place of the real one. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openSqliteStore } from '../../adapters/sqlite/store.ts'
import { createWebChannel, type WebOptions } from '../../adapters/web/channel.ts'
import { worldOf } from '../../adapters/web/desk-key.ts'
import type { Line } from '../../adapters/web/lines.ts'
import type { Address, Incoming, Language, Outgoing, Reply } from '../../bot/channel.ts'
import { newConversation } from '../../bot/conversation.ts'
import type { Store, Turn } from '../../bot/store.ts'
import { turn } from '../../bot/turn.ts'
import { createVault } from '../../bot/vault.ts'
import { knowledge } from '../our-knowledge.ts'

export interface Said extends Reply {
  language?: Language
  about?: string
}
/** What the scripted bot answers, or does. A promise keeps the person waiting. */
export type Script = (incoming: Incoming, store: Store) => Said[] | Promise<Said[] | Turn>

export const echo = (incoming: Incoming): Said[] => [
  { text: `echo: ${incoming.kind === 'text' ? incoming.text : incoming.kind}` },
]

export { knowledge }

/** The bot itself. */
export const realBot: Script = async (incoming, store) => {
  const { from } = incoming
  const conversation = (await store.read('conversation', from))?.body ?? newConversation('en')
  return turn(conversation, incoming, worldOf({ store, knowledge, demo: undefined, now: Date.now }, from))
}

const nobody: Turn = { changes: [], outgoing: [], alarms: [], audit: [] }
const quiet = { info: () => {}, warn: () => {}, error: (...said: unknown[]) => console.error(...said) }

export const openOffice = async (
  script: Script = echo,
  options: Partial<Pick<WebOptions, 'demo' | 'limits' | 'port' | 'hooks' | 'log'>> = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  const store = openSqliteStore({ file: join(folder, 'bot.db'), vault: createVault(randomBytes(32)), engine: true })
  const channel = createWebChannel({
    host: '127.0.0.1',
    port: 0,
    store,
    knowledge,
    log: quiet,
    limits: { account: 1000, address: 1000 },
    ...options,
  })
  await channel.start()
  let open = true

  const outgoing = (id: string, to: Address, said: Said): Outgoing => ({
    id,
    to,
    language: 'zh',
    at: Date.now(),
    ...said,
  })
  const handle = async () => {
    for (let claim = await store.claim(Date.now()); open && claim; claim = await store.claim(Date.now())) {
      const { incoming } = claim
      const said = incoming.kind === 'alarm' ? [] : await script(incoming, store)
      if (!open) return
      const effects = Array.isArray(said)
        ? { ...nobody, outgoing: said.map((s, i) => outgoing(`${incoming.id}/${i + 1}`, incoming.from, s)) }
        : said
      await store.commit(claim, effects, new Map())
    }
  }
  const deliver = async () => {
    for (let next = await store.next(['web'], Date.now()); open && next; next = await store.next(['web'], Date.now()))
      await store.settle(next.outgoing.id, await channel.send(next.outgoing))
  }
  const stopWorking = store.onWork(
    (side) => void (side === 'in' ? handle() : deliver()).catch((error) => open && console.error(error)),
  )

  return {
    store,
    channel,
    url: channel.url(),
    /** The bot speaks first. */
    tell: (to: Address, said: Said) =>
      store.apply({ ...nobody, outgoing: [outgoing(`system/${randomUUID()}`, to, said)] }, new Map()),
    close: async () => {
      open = false
      stopWorking()
      await channel.stop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** The address of the conversation that this session is. */
export const addressOf = (session = ''): string =>
  `web:${createHash('sha256').update(session).digest('hex').slice(0, 32)}`

/** A visitor without a browser: keeps the cookie, posts, and reads events. */
export const visitor = async (url: string, as?: string) => {
  const query = as === undefined ? '' : `?as=${as}`
  const session = await fetch(`${url}/api/session${query}`)
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/messages${query}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    cookie,
    address: as === undefined ? addressOf(cookie.split('=')[1]) : `web:demo-${as}`,
    post,
    write: (text: string, id: string = randomUUID()) => post({ id, text }),
    /** Sends a file; `head` as in the header x-message. */
    upload: (
      content: Uint8Array | string,
      name: string,
      { headers = {}, ...head }: { id?: string; text?: unknown; quote?: string; headers?: Record<string, string> } = {},
    ) =>
      fetch(`${url}/api/files${query}`, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/octet-stream',
          'x-message': encodeURIComponent(JSON.stringify({ id: randomUUID(), name, ...head })),
          ...headers,
        },
        body: typeof content === 'string' ? content : Buffer.from(content),
      }),
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}${query}`, { headers: { cookie, ...headers } }),
    press: (choice: string, id: string = randomUUID()) => post({ id, choice }),
    /** What the server replays, without staying on the line. */
    history: async (after = 0, headers: Record<string, string> = {}): Promise<Line[]> => {
      const response = await fetch(`${url}/api/events${query ? `${query}&` : '?'}after=${after}&once=1`, {
        headers: { cookie, ...headers },
      })
      return (await response.text()).split('\n\n').flatMap((block) => {
        const data = /^event: message\n(?:id: .*\n)?data: (.*)$/m.exec(block)?.[1]
        return data ? [JSON.parse(data) as Line] : []
      })
    },
    /** Opens the stream; `next` waits for the next event of a name. */
    listen: async (after = 0) => {
      const abort = new AbortController()
      const response = await fetch(`${url}/api/events${query ? `${query}&` : '?'}after=${after}`, {
        headers: { cookie },
        signal: abort.signal,
      })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      const blocks: string[] = []
      let rest = ''
      return {
        status: response.status,
        next: async (
          event: string,
        ): Promise<{ id: string | undefined; data: Line & { on: boolean; last: number; earlier?: boolean } }> => {
          for (;;) {
            while (blocks.length > 0) {
              const block = blocks.shift() ?? ''
              if (!block.startsWith(`event: ${event}\n`)) continue
              return {
                id: /^id: (.*)$/m.exec(block)?.[1],
                data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
              }
            }
            const chunk = await reader?.read()
            if (!chunk || chunk.done) throw new Error('the stream ended')
            const parts = (rest + chunk.value).split('\n\n')
            rest = parts.pop() ?? ''
            blocks.push(...parts)
          }
        },
        close: () => abort.abort(),
      }
    },
  }
}

/** Opens offices for the tests of a file, and closes them after each test. */
export const officesOfTests = () => {
  const offices: Office[] = []
  afterEach(async () => {
    for (const office of offices.splice(0)) await office.close()
  })
  return async (...given: Parameters<typeof openOffice>): Promise<Office> => {
    const office = await openOffice(...given)
    offices.push(office)
    return office
  }
}
