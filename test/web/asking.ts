/** How the tests over the wire ask, and read what comes. */
import { request } from 'node:http'
import { expect } from 'vitest'
import { until } from '../engine.ts'
import type { visitor } from './office.ts'

/** A refusal, which says the same in both languages. */
export const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: { zh: string; en: string } } }
  expect(error.message.zh).toMatch(/\p{Script=Han}/u)
  return { status: response.status, code: error.code, says: error.message.en }
}

/** The conversation as soon as it has so many lines. */
export const lines = (v: Awaited<ReturnType<typeof visitor>>, count: number) =>
  until(async () => {
    const history = await v.history()
    return history.length >= count && history
  })

/** A request with headers that fetch keeps for itself. */
export const asBrowser = (url: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request(url, { path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })
