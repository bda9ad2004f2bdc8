/**
 * The language model behind an endpoint that speaks OpenAI's chat completions. Compatible ones differ in what they take:
 * what one refuses is left out from then on.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type OpenAI from 'openai'
import { APIError } from 'openai'
import type { LanguageModel, Outcome } from '../../bot/model/language-model.ts'
import { type Prompt, promptOf } from '../../bot/model/prompt.ts'
import { type EndpointSettings, openEndpoint } from './endpoint.ts'
import { failureOf } from './failure.ts'

interface ModelSettings extends EndpointSettings {
  model: string
}

/** Characters of an answer at most; what goes on without end is cut off. */
const longest = 12_000
/** For so long a call is tried once more after; a longer wait is the breaker's. */
const bearable = 1500
const beforeRetry = 250

type Request = OpenAI.ChatCompletionCreateParamsStreaming

export const createModel = (settings: ModelSettings): LanguageModel => {
  const client = openEndpoint(settings)
  const { model, baseUrl = '' } = settings
  const refused = new Set<string>()

  const once = async (prompt: Prompt, signal: AbortSignal): Promise<Outcome> => {
    try {
      const outcome = await readWhole(
        await client.chat.completions.create(requestOf(model, prompt, refused), { signal }),
      )
      // Events that stop because of the signal look like an end.
      return signal.aborted ? { failure: 'timeout' } : outcome
    } catch (error) {
      const parameter = refusedIn(error, refused)
      if (!parameter) return failureOf(error, signal.aborted)
      refused.add(parameter)
      return once(prompt, signal)
    }
  }

  return {
    name: `${baseUrl} ${model}`,
    ask: async (task, signal) => {
      const prompt = promptOf(task)
      const first = await once(prompt, signal)
      if (!('failure' in first) || !['busy', 'server', 'unreachable'].includes(first.failure)) return first
      const wait = first.wait ?? beforeRetry
      if (wait > bearable || signal.aborted) return first
      await sleep(Math.max(wait, beforeRetry), undefined, { signal }).catch(() => {})
      return signal.aborted ? { failure: 'timeout' } : once(prompt, signal)
    },
  }
}

/** From what says most to what says least: a schema, “some JSON”, nothing but the words of the prompt. */
const requestOf = (
  model: string,
  { system, user, schema, longest: tokens }: Prompt,
  refused: ReadonlySet<string>,
): Request => {
  const format = refused.has('json_schema')
    ? { type: 'json_object' as const }
    : { type: 'json_schema' as const, json_schema: { name: 'answer', strict: true, schema } }
  return {
    model,
    stream: true,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ...(refused.has('response_format') ? {} : { response_format: format }),
    ...(refused.has('stream_options') ? {} : { stream_options: { include_usage: true } }),
    ...(refused.has('temperature') ? {} : { temperature: 0 }),
    ...(refused.has('max_tokens') ? { max_completion_tokens: tokens } : { max_tokens: tokens }),
  }
}

/** Which part of the request the endpoint does not take, if that is what it says. */
const refusedIn = (error: unknown, refused: ReadonlySet<string>): string | undefined => {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined
  const said = `${error.param ?? ''} ${error.message}`
  if (/response_format|json_schema|json_object/.test(said))
    return refused.has('json_schema') ? unless('response_format') : 'json_schema'
  const part = ['stream_options', 'temperature', 'max_tokens'].find((name) => said.includes(name))
  return part && unless(part)

  function unless(name: string) {
    return refused.has(name) ? undefined : name
  }
}

const readWhole = async (
  stream: AsyncIterable<OpenAI.ChatCompletionChunk> & { controller: AbortController },
): Promise<Outcome> => {
  let text = ''
  let refusal = ''
  let finish: string | null | undefined
  let tokens: number | undefined
  for await (const { choices, usage } of stream) {
    const [choice] = choices ?? []
    text += choice?.delta?.content ?? ''
    refusal += choice?.delta?.refusal ?? ''
    finish = choice?.finish_reason ?? finish
    tokens = usage?.total_tokens ?? tokens
    if (text.length > longest) {
      stream.controller.abort()
      return { failure: 'too-long' }
    }
  }
  const cost = tokens === undefined ? {} : { tokens }
  if (refusal || finish === 'content_filter') return { failure: 'refusal', ...cost }
  if (finish === 'length') return { failure: 'truncated', ...cost }
  if (text.trim() === '') return { failure: 'empty', ...cost }
  // Ended without saying so: the connection was cut.
  if (!finish) return { failure: 'truncated', ...cost }
  return { text, ...cost }
}
