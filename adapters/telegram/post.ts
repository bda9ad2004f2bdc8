/** A call without a file, over undici: telegraf’s client takes several times the processor time, Node’s own twice. */
import { TelegramError } from 'telegraf'
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'

/** A full batch of updates is far smaller (bytes). */
const longest = 16 * 1024 * 1024
const headers = { 'content-type': 'application/json' }

interface Answer {
  status: number
  body: string
}

/**
 * `base`: the address of the methods, with the token; a call takes `patience` ms at most. Throws TelegramError, or what the
 * network throws.
 */
export const createPost = (base: URL) => {
  // As Node's own agents do where the operator has told Node to (nodejs.org/api/http.html#built-in-proxy-support).
  const Way = process.env.NODE_USE_ENV_PROXY === '1' ? EnvHttpProxyAgent : Agent
  const dispatcher: Dispatcher = new Way({ headersTimeout: 0, bodyTimeout: 0 })

  /** Cuts off a call that is under way. */
  const open = new Set<() => void>()

  const send = (method: string, payload: object, patience: number) =>
    new Promise<Answer>((resolve, reject) => {
      const parts: Buffer[] = []
      let size = 0
      let status = 0
      const path = base.pathname + method
      const body = JSON.stringify(payload)
      let call: Dispatcher.DispatchController | undefined
      const end = (error?: Error) => {
        clearTimeout(timer)
        open.delete(cut)
        if (error) reject(error)
        else resolve({ status, body: Buffer.concat(parts).toString() })
      }
      // Also while it still waits for its proxy to connect.
      const cut = () => {
        const late = noAnswer('no answer in time')
        end(late)
        call?.abort(late)
      }
      const timer = setTimeout(cut, patience)
      open.add(cut)
      // Its convenient forms, with a stream and a signal, would cost as much as the call itself.
      dispatcher.dispatch(
        { origin: base.origin, path, method: 'POST', headers, body },
        {
          onRequestStart: (controller) => {
            call = controller
            if (!open.has(cut)) controller.abort(noAnswer('no answer in time'))
          },
          onResponseStart: (_controller, code) => {
            status = code
          },
          onResponseData: (controller, part) => {
            size += part.length
            if (size > longest) controller.abort(noAnswer('too long an answer'))
            else parts.push(part)
          },
          onResponseEnd: () => end(),
          onResponseError: (_controller, error) => end(error),
        },
      )
    })

  const post = async <T>(method: string, payload: object, patience: number): Promise<T> => {
    const { status, body } = await send(method, payload, patience)
    const answer = answerIn(body)
    if (status >= 500) throw new TelegramError({ error_code: status, description: '' })
    if (answer?.ok) return answer.result
    if (typeof answer?.error_code === 'number') throw new TelegramError(answer)
    // Not Telegram’s words: somebody on the way refuses, which says nothing of what was sent.
    if (status === 429) throw new TelegramError({ error_code: status, description: '' })
    throw noAnswer(`HTTP ${status}`)
  }

  return {
    post,
    /** Ends every call that is under way. */
    close: () => {
      for (const cut of open) cut()
      void dispatcher.destroy()
    },
  }
}

const answerIn = (body: string) => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const noAnswer = (code: string) => Object.assign(new Error('no answer of a Bot API server'), { code })
