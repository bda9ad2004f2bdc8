/** What `npm run doctor` says of the language models: one small call each, as some endpoints list none. Never tells the key. */
import type { Failure } from '../../bot/model/language-model.ts'
import { NoVectors } from '../../bot/model/meaning.ts'
import { createEmbed } from './embed.ts'
import { type EndpointSettings, openEndpoint } from './endpoint.ts'
import { failureOf } from './failure.ts'

interface Line {
  ok: boolean
  text: string
}

/** A line for each model that is named: whether it answers, or the remedy. `patience` (ms) is that of each call. */
export const examineModel = async (
  settings: EndpointSettings & { model?: string; embeddingModel?: string },
  patience = 15_000,
): Promise<Line[]> => {
  const { model, baseUrl, embeddingModel, ...key } = settings
  const endpoint = { ...key, ...(baseUrl ? { baseUrl } : {}) }
  const client = openEndpoint(endpoint)
  const host = new URL(client.baseURL).host
  const look = async (
    name: string,
    variable: string,
    call: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<Line> => {
    const signal = AbortSignal.timeout(patience)
    try {
      await call(signal)
      return { ok: true, text: `${name} at ${host} answers` }
    } catch (error) {
      const { failure } = error instanceof NoVectors ? error : failureOf(error, signal.aborted)
      return { ok: false, text: `${name} at ${host}: ${remedyFor(failure, variable)}` }
    }
  }
  const lines: Line[] = []
  if (model)
    lines.push(
      await look(model, 'OPENAI_MODEL', async (signal) => {
        const answer = await client.chat.completions.create(
          { model, messages: [{ role: 'user', content: 'Say OK.' }] },
          { signal },
        )
        // A page of some other server is no answer.
        if (!Array.isArray(answer?.choices)) throw new SyntaxError('no completion')
      }),
    )
  if (embeddingModel)
    lines.push(
      await look(embeddingModel, 'OPENAI_EMBEDDING_MODEL', () =>
        createEmbed({ ...endpoint, model: embeddingModel, patience })(['OK']),
      ),
    )
  return lines
}

const remedyFor = (failure: Failure, variable: string): string => {
  switch (failure) {
    case 'refused-key':
      return 'the key is not accepted; check OPENAI_API_KEY'
    case 'unknown-model':
      return `not found; check ${variable}, and OPENAI_BASE_URL, which mostly ends with /v1`
    case 'timeout':
      return 'no answer in time; try again, or choose a faster endpoint'
    case 'unreachable':
      return 'can’t be reached; check the network, the proxy and OPENAI_BASE_URL'
    case 'busy':
      return 'the limit of requests, or what was paid for, is used up'
    case 'server':
      return 'the endpoint has trouble; try again later'
    case 'malformed':
      return 'something else answers there; check OPENAI_BASE_URL, which mostly ends with /v1'
    default:
      return `does not take the call (${failure}); check ${variable}`
  }
}
