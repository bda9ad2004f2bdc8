/** A client of an endpoint that speaks OpenAI's protocol: nothing is read from the environment, nothing large is taken in. */
import OpenAI from 'openai'

export interface EndpointSettings {
  apiKey: string
  /** Without it OpenAI's own. */
  baseUrl?: string
}

/** An answer in bytes, at most: some kilobytes are usual. */
const largest = 2 * 1024 * 1024

export class TooLarge extends Error {}

export const openEndpoint = ({ apiKey, baseUrl = 'https://api.openai.com/v1' }: EndpointSettings): OpenAI =>
  new OpenAI({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0, // our own, within the time an answer has
    timeout: 30_000,
    logLevel: 'off', // its lines could quote what people ask
    fetch: async (url, init) => {
      // Where a redirect leads, nobody agreed to.
      const response = await fetch(url, { ...init, redirect: 'error' })
      return response.body ? new Response(response.body.pipeThrough(upTo(largest)), response) : response
    },
  })

const upTo = (most: number) => {
  let size = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      size += chunk.byteLength
      if (size > most) controller.error(new TooLarge(`The endpoint sent more than ${most} bytes`))
      else controller.enqueue(chunk)
    },
  })
}
