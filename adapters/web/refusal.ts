/** How the server refuses: one JSON shape, in both languages, naming the field that is wrong. */
import type { FastifyError, FastifyReply } from 'fastify'
import { speak, type Values } from '../../bot/words.ts'

/** Status and the key under `page.error.`; `code` is that key, for programs. */
const statuses = {
  'not-found': 404,
  'no-clause': 404,
  'no-role': 404,
  'demo-only-here': 403,
  'no-session': 401,
  origin: 403,
  type: 400,
  json: 400,
  body: 400,
  id: 400,
  neither: 400,
  both: 400,
  text: 400,
  choice: 400,
  quote: 400,
  after: 400,
  'too-large': 413,
  'too-many': 429,
  'too-many-streams': 429,
  failed: 500,
} as const
export type RefusalCode = keyof typeof statuses

export interface RefusalBody {
  error: { code: RefusalCode; message: { zh: string; en: string } }
}

/** Thrown by a handler to answer with a refusal. */
export class Refusal extends Error {
  code: RefusalCode
  values: Values
  constructor(code: RefusalCode, values: Values = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

export const refuse = (reply: FastifyReply, code: RefusalCode, values: Values = {}): FastifyReply => {
  const body: RefusalBody = {
    error: {
      code,
      message: { zh: speak('zh')(`page.error.${code}`, values), en: speak('en')(`page.error.${code}`, values) },
    },
  }
  if (typeof values.seconds === 'number') reply.header('retry-after', values.seconds)
  return reply.code(statuses[code]).header('cache-control', 'no-store').send(body)
}

/** Which refusal an error of fastify or of a handler is; 'failed' for what nobody foresaw. */
export const codeOf = (error: FastifyError | Refusal): RefusalCode => {
  if (error instanceof Refusal) return error.code
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'type'
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'too-large'
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return 'json'
  }
  return error.statusCode === 400 ? 'json' : 'failed'
}
