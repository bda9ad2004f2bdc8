/** Vectors of texts, for search by meaning (knowledge/retrieval/hybrid.ts). */
import { NoVectors } from '../../bot/model/meaning.ts'
import type { Embed } from '../../knowledge/retrieval/hybrid.ts'
import { type EndpointSettings, openEndpoint } from './endpoint.ts'
import { failureOf } from './failure.ts'

/** Rejects with NoVectors when the endpoint gives none, or not one for each text. `patience`: how long a call may take (ms). */
export const createEmbed = ({
  model,
  patience = 10_000,
  ...endpoint
}: EndpointSettings & { model: string; patience?: number }): Embed => {
  const client = openEndpoint(endpoint)
  return async (texts, signal) => {
    const late = AbortSignal.timeout(patience)
    const until = signal ? AbortSignal.any([signal, late]) : late
    try {
      const { data } = await client.embeddings.create(
        { model, input: texts, encoding_format: 'float' },
        { signal: until },
      )
      // A page of some other server is no answer.
      if (!Array.isArray(data)) throw new SyntaxError('no vectors')
      const vectors = [...data]
        .sort((one, other) => one.index - other.index)
        .map(({ embedding }) => Float32Array.from(embedding))
      const [width] = vectors.map(({ length }) => length)
      const sound = vectors.every((vector) => vector.length === width && vector.every(Number.isFinite))
      if (vectors.length !== texts.length || !width || !sound)
        throw new SyntaxError(`${vectors.length} vectors for ${texts.length} texts, or not all of one length`)
      return vectors
    } catch (error) {
      const { failure, wait } = failureOf(error, until.aborted)
      throw new NoVectors(failure, wait, error)
    }
  }
}
