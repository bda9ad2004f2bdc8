/** A test server with the real client beside it, ended after the test. */
import { Telegram as Client } from 'telegraf'
import { onTestFinished } from 'vitest'
import { startTelegram, type TelegramOptions } from './server.ts'
import type { Update } from './server-types.ts'

export interface Poll {
  limit?: number
  timeout?: number
  allowed_updates?: string[]
}

export const startWithClient = async (options: TelegramOptions = {}) => {
  const telegram = await startTelegram(options)
  onTestFinished(() => telegram.stop())
  const client = new Client(telegram.token, { apiRoot: telegram.root })
  const call = (method: string, payload: object = {}) => client.callApi(method as 'getMe', payload as never) as unknown
  return {
    telegram,
    client,
    /** Any method, also those the client has no types for. */
    call: async (method: string, payload: object = {}) => call(method, payload),
    poll: async (offset = 0, more: Poll = {}) =>
      (await call('getUpdates', { offset, timeout: 0, ...more })) as Update[],
    /** Bare HTTP. */
    post: (method: string, payload: object = {}) =>
      fetch(`${telegram.root}/bot${telegram.token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      }),
  }
}
