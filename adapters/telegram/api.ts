/** Calls to the Bot API: each with a deadline of its own, each failure told as one of a few kinds. */
import { globalAgent } from 'node:https'
import { Telegram, TelegramError } from 'telegraf'
import { createPost } from './post.ts'

interface ApiOptions {
  token: string
  /** Where the Bot API is, without the token; a path in it is kept. */
  apiRoot?: string | undefined
}

/** What went wrong with a call. Telegram's own sentence may quote what was sent: it is for telling cases apart, never for logs. */
export class Trouble extends Error {
  readonly kind: 'token' | 'conflict' | 'wait' | 'refused' | 'away'
  /** HTTP status, or the name of the network's error. */
  readonly code: number | string
  /** For 'wait': after how many ms to come back. */
  readonly pause: number
  readonly said: string

  constructor(kind: Trouble['kind'], code: number | string, { pause = 0, said = '' } = {}) {
    super(`Telegram: ${kind} (${code})`)
    this.name = 'Trouble'
    this.kind = kind
    this.code = code
    this.pause = pause
    this.said = said
  }
}

const officialRoot = 'https://api.telegram.org'

/** The root with a slash at its end: a path in it would get lost without. */
export const rootOf = (apiRoot: string = officialRoot): string => (apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`)

export const createApi = ({ token, apiRoot }: ApiOptions) => {
  const root = rootOf(apiRoot)
  // Node's own agent goes through a proxy where the operator has told Node to (NODE_USE_ENV_PROXY).
  const telegram = new Telegram(token, { apiRoot: root, agent: globalAgent, webhookReply: false })
  const { post, close } = createPost(new URL(`./bot${token}/`, root))
  const open = new Set<AbortController>()

  /** Runs with a deadline (ms); `close` ends it too. Throws Trouble. */
  const within = async <T>(patience: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), patience)
    open.add(abort)
    try {
      return await run(abort.signal)
    } catch (error) {
      // However it comes to an end then.
      throw abort.signal.aborted ? new Trouble('away', 'no answer in time') : troubleOf(error)
    } finally {
      clearTimeout(timer)
      open.delete(abort)
    }
  }

  return {
    /** One call; nothing is repeated here. */
    call: async <T>(method: string, payload: object = {}, patience = 10_000): Promise<T> => {
      try {
        return await post<T>(method, payload, patience)
      } catch (error) {
        throw troubleOf(error)
      }
    },
    /** One call with a file, as the form that it has to be. */
    upload: <T>(method: string, payload: object, patience: number): Promise<T> =>
      within(
        patience,
        (signal) => telegram.callApi(method as 'getMe', payload as never, { signal: signal as never }) as Promise<T>,
      ),
    /** The content of a file by its path from getFile; undefined when it is larger than `limit` bytes. */
    download: (path: string, limit: number, patience: number): Promise<Uint8Array | undefined> =>
      within(patience, async (signal) => {
        const answer = await fetch(new URL(`./file/bot${token}/${path}`, root), { signal })
        if (!answer.ok) throw new TelegramError({ error_code: answer.status, description: '' })
        const parts: Uint8Array[] = []
        let size = 0
        for await (const part of answer.body ?? []) {
          size += part.length
          if (size > limit) return undefined
          parts.push(part)
        }
        return Buffer.concat(parts)
      }),
    /** Ends every call that is under way. */
    close: () => {
      for (const abort of open) abort.abort()
      close()
    },
  }
}
export type Api = ReturnType<typeof createApi>

const noServer = 'no answer of a Bot API server'

const troubleOf = (error: unknown): Trouble => {
  if (error instanceof Trouble) return error
  if (error instanceof TelegramError) {
    const { error_code: code, description: said = '', parameters } = error.response
    if (typeof code !== 'number') return new Trouble('away', noServer)
    // Telegram answers 404 to a token that has not even the form of one.
    if (code === 401 || (code === 404 && /^not found$/i.test(said))) return new Trouble('token', code, { said })
    if (code === 409) return new Trouble('conflict', code, { said })
    if (code === 429) return new Trouble('wait', code, { pause: (parameters?.retry_after ?? 1) * 1000, said })
    return new Trouble(code >= 500 ? 'away' : 'refused', code, { said })
  }
  // The message may hold the address, and with it the token.
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  const reason = [code, cause?.code].find((word) => typeof word === 'string')
  return new Trouble('away', (reason as string | undefined) ?? noServer)
}
