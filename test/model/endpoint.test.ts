import { afterEach, describe, expect, it } from 'vitest'
import { createEmbed } from '../../adapters/openai/embed.ts'
import { examineModel } from '../../adapters/openai/examine.ts'
import { createModel } from '../../adapters/openai/model.ts'
import type { Task } from '../../bot/model/language-model.ts'
import { buildHybrid } from '../../knowledge/retrieval/hybrid.ts'
import { type Asked, type Conduct, startServer, testKey, testModel } from './server.ts'

const task: Task = {
  kind: 'word',
  language: 'zh',
  question: '人才服务证有效期多久',
  statements: [{ id: 'S1', text: '人才服务证有效期3年。' }],
}
const good = '{"sentences":[{"text":"人才服务证有效期3年。","from":["S1"]}]}'

describe('an endpoint of a language model', () => {
  let server: Awaited<ReturnType<typeof startServer>> | undefined
  afterEach(async () => {
    await server?.stop()
    server = undefined
  })

  const open = async (conduct: Conduct | ((asked: Asked) => Conduct), refuses: string[] = []) => {
    server = await startServer(typeof conduct === 'function' ? conduct : () => conduct, { refuses })
    const model = createModel({ apiKey: testKey, baseUrl: server.url, model: testModel })
    return { model, ask: (patience = 120_000) => model.ask(task, AbortSignal.timeout(patience)), asked: server.asked }
  }

  it('is asked with a schema that binds sentences to the statements given, and its events are put together', async () => {
    const { ask, asked } = await open({ say: good })
    expect(await ask()).toEqual({ text: good, tokens: 150 })
    const { response_format: format, messages } = (asked[0] as Asked).body as {
      response_format: object
      messages: { content: string }[]
    }
    expect(JSON.stringify(format)).toContain('"enum":["S1"]')
    expect(JSON.parse(messages[1]?.content ?? '')).toEqual({ question: task.question, statements: task.statements })
  })

  it.each([
    ['a cut-off answer', { say: good.slice(0, 30), finish: 'length' }, 'truncated'],
    ['a broken connection', { cut: good.slice(0, 30) }, 'unreachable'],
    ['a refusal', { refuse: 'I can’t help with that.' }, 'refusal'],
    ['a content filter', { say: '', finish: 'content_filter' }, 'refusal'],
    ['an empty answer', { say: '' }, 'empty'],
    ['an endless answer', { flood: 'words' }, 'too-long'],
    ['an endless line', { flood: 'line' }, 'too-long'],
    ['a wrong key', { status: 401 }, 'refused-key'],
    ['a key without rights', { status: 403 }, 'refused-key'],
    ['an unknown model', { status: 404 }, 'unknown-model'],
    ['what it does not take', { status: 400 }, 'refused-request'],
    ['trouble', { status: 500 }, 'server'],
    ['a gateway’s page', { status: 502, body: '<html>Bad gateway</html>' }, 'server'],
    ['trouble in the middle', { trouble: 'overloaded' }, 'server'],
    ['events that are no JSON', { raw: 'data: {"choices":[{"delta"\n\n' }, 'malformed'],
    ['a page', { raw: '<html>hello</html>' }, 'empty'],
  ] as [string, Conduct, string][])('tells of %s', async (_what, conduct, failure) => {
    const { ask } = await open(conduct)
    expect(await ask()).toMatchObject({ failure })
  })

  it.each(['before', 'within'] as const)('that stands still %s its answer is left in time', async (stall) => {
    const { ask } = await open({ stall })
    expect(await ask(300)).toEqual({ failure: 'timeout' })
  })

  it('that is not there is unreachable', async () => {
    const { model } = await open({ say: good })
    await server?.stop()
    expect(await model.ask(task, AbortSignal.timeout(120_000))).toMatchObject({ failure: 'unreachable' })
    server = undefined
  })

  it('is tried once more after a short pause, and left alone when it wants a long one', async () => {
    let calls = 0
    const short = await open(() => (++calls === 1 ? { status: 429, headers: { 'retry-after': '0.3' } } : { say: good }))
    expect(await short.ask()).toMatchObject({ text: good })
    expect(short.asked).toHaveLength(2)
    await server?.stop()
    const long = await open({ status: 429, headers: { 'retry-after': '20' } })
    expect(await long.ask()).toEqual({ failure: 'busy', wait: 20_000 })
    expect(long.asked).toHaveLength(1)
    await server?.stop()
    const paid = await open({ status: 429, code: 'insufficient_quota' })
    expect(await paid.ask()).toEqual({ failure: 'busy', wait: 3600_000 })
  })

  it('is not followed where it redirects to', async () => {
    const other = await startServer(() => ({ say: good }))
    const { ask } = await open({ status: 307, headers: { location: `${other.url}/chat/completions` }, body: '' })
    expect(await ask()).toMatchObject({ failure: 'unreachable' })
    expect(other.asked).toEqual([])
    await other.stop()
  })

  it('that knows less is asked for less, and from then on at once', async () => {
    const { ask, asked, model } = await open({ say: good }, [
      'json_schema',
      'json_object',
      'stream_options',
      'temperature',
      'max_tokens',
    ])
    expect(await ask()).toMatchObject({ text: good })
    expect(asked).toHaveLength(6)
    const { body } = asked.at(-1) as Asked
    expect(Object.keys(body).sort()).toEqual(['max_completion_tokens', 'messages', 'model', 'stream'])
    await model.ask(task, AbortSignal.timeout(120_000))
    expect(asked).toHaveLength(7)
  })

  it('gives vectors in the order of the texts, which search by meaning takes', async () => {
    await open({ say: '' })
    const embed = createEmbed({ apiKey: testKey, baseUrl: server?.url ?? '', model: 'test-embedding' })
    const [one, other] = await embed(['aaa', 'bbbbb'])
    expect(Math.max(...(one as Float32Array))).toBe(3)
    expect(Math.max(...(other as Float32Array))).toBe(5)
    const passages = ['aaa', 'bbb', 'ccc'].map((text) => ({ id: text, lang: 'en' as const, text }))
    const index = await buildHybrid(passages, { search: () => [] } as never, embed, {
      model: 'test-embedding',
      cache: false,
    })
    expect((await index.search('cc', 1))[0]?.id).toBe('ccc')
    await expect(createEmbed({ apiKey: 'wrong', baseUrl: server?.url ?? '', model: 'x' })(['a'])).rejects.toThrow()
  })

  it('is examined for doctor, which never tells the key', async () => {
    await open({ say: 'OK' })
    const look = async (settings: object) => {
      const lines = await examineModel(
        { apiKey: testKey, baseUrl: server?.url ?? '', model: testModel, ...settings },
        5000,
      )
      expect(JSON.stringify(lines)).not.toMatch(/sk-/)
      return lines
    }
    expect(await look({ embeddingModel: 'test-embedding' })).toMatchObject([{ ok: true }, { ok: true }])
    expect((await look({ apiKey: 'sk-wrong-0000000000' }))[0]?.text).toMatch(/check OPENAI_API_KEY/)
    expect((await look({ model: 'other' }))[0]?.text).toMatch(/check OPENAI_MODEL/)
    expect((await look({ embeddingModel: 'other' }))[1]?.text).toMatch(/check OPENAI_EMBEDDING_MODEL/)
    expect((await look({ baseUrl: 'http://127.0.0.1:9/v1' }))[0]?.text).toMatch(/can’t be reached/)
  })
})
