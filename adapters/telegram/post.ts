/** A call without a file, over Node’s own client: telegraf’s takes more than twice the processor time. */
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import { urlToHttpOptions } from 'node:url'
import { TelegramError } from 'telegraf'

/** `base`: the address of the methods, with the token. Throws TelegramError, or what the network or the signal throws. */
export const createPost = (base: URL) => {
  const request = base.protocol === 'http:' ? overHttp : overHttps
  const common = {
    ...urlToHttpOptions(base),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  }

  const send = (method: string, payload: object, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request({ ...common, path: base.pathname + method, signal }, resolve)
        .on('error', reject)
        .end(JSON.stringify(payload))
    })

  return async <T>(method: string, payload: object, signal: AbortSignal): Promise<T> => {
    const response = await send(method, payload, signal)
    const { statusCode = 0, statusMessage = '' } = response
    const body = await text(response)
    if (statusCode >= 500) throw new TelegramError({ error_code: statusCode, description: statusMessage })
    const answer = JSON.parse(body)
    if (!answer.ok) throw new TelegramError(answer)
    return answer.result
  }
}
