/** Vectors of texts, for search by meaning (knowledge/hybrid.ts). */
import type { Embed } from '../../knowledge/hybrid.ts'
import { type EndpointSettings, openEndpoint } from './endpoint.ts'

/** Rejects when the endpoint gives none, or not one for each text. `patience`: how long a call may take (ms). */
export const createEmbed = ({
  model,
  patience = 10_000,
  ...endpoint
}: EndpointSettings & { model: string; patience?: number }): Embed => {
  const client = openEndpoint(endpoint)
  return async (texts) => {
    const { data } = await client.embeddings.create(
      { model, input: texts, encoding_format: 'float' },
      { signal: AbortSignal.timeout(patience) },
    )
    const vectors = [...data]
      .sort((one, other) => one.index - other.index)
      .map(({ embedding }) => Float32Array.from(embedding))
    const [width] = vectors.map(({ length }) => length)
    if (vectors.length !== texts.length || !width || vectors.some(({ length }) => length !== width))
      throw new Error(`${model} gave ${vectors.length} vectors for ${texts.length} texts, or not all of one length`)
    return vectors
  }
}
