/** How the server refuses: one JSON shape, in both languages, naming the field that is wrong. */
import type { FastifyError, FastifyReply } from 'fastify'
import type { Language } from '../../bot/channel.ts'
import { html, page } from '../../bot/markup.ts'
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
  before: 400,
  'too-large': 413,
  'file-head': 400,
  'file-name': 400,
  caption: 400,
  'file-empty': 400,
  'file-too-large': 413,
  'file-day-full': 413,
  'file-type': 415,
  'file-macros': 415,
  'file-lost': 404,
  'too-many': 429,
  'too-many-streams': 429,
  'desk-used': 410,
  'desk-expired': 410,
  'desk-forged': 403,
  'desk-foreign': 403,
  'desk-unbound': 403,
  'desk-no-session': 401,
  'desk-filter': 400,
  'no-request': 404,
  failed: 500,
} as const
export type RefusalCode = keyof typeof statuses

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

/** Answers with the status of the refusal and its sentence in both languages; `values.seconds` becomes Retry-After. */
export const refuse = (reply: FastifyReply, code: RefusalCode, values: Values = {}): FastifyReply => {
  if (typeof values.seconds === 'number') reply.header('retry-after', values.seconds)
  return reply
    .code(statuses[code])
    .header('cache-control', 'no-store')
    .send({ error: { code, message: sentence(code, values) } })
}

const sentence = (code: RefusalCode, values: Values): Record<Language, string> => ({
  zh: speak('zh')(`page.error.${code}`, values),
  en: speak('en')(`page.error.${code}`, values),
})

/** The same for somebody who opened an address in the browser: a small page with the way home. */
export const sendRefusalPage = (
  reply: FastifyReply,
  code: RefusalCode,
  values: Values = {},
  way: Way = { path: '/', label: 'page.home' },
): FastifyReply => {
  return sendNotice(reply.code(statuses[code]), sentence(code, values), way)
}

/**
 * What answers an address that is opened in a browser; a Refusal is shown as a small page. `as`: which one is shown, where
 * nobody is to learn what was thrown.
 */
export const orPage = async (
  reply: FastifyReply,
  answer: () => FastifyReply | Promise<FastifyReply>,
  { as, way }: { as?: RefusalCode; way?: Way } = {},
): Promise<FastifyReply> => {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return sendRefusalPage(reply, as ?? error.code, error.values, way)
  }
}

/** To everybody else it is as if there were none. */
export const hidden = { as: 'not-found' } as const

/** Where to go from a small page. */
interface Way {
  path: string
  label: 'page.home' | 'page.desk-home'
}

/** A page of one sentence in both languages, and a link. */
export const sendNotice = (reply: FastifyReply, said: Record<Language, string>, way: Way): FastifyReply => {
  const [zh, en] = [speak('zh'), speak('en')]
  const looks = html`<link rel="icon" href="/page/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/theme.css">
<link rel="stylesheet" href="/page/style.css">
<script src="/page/theme.js"></script>`
  const content = html`<main class="column refusal">
<h1>${said.zh}</h1>
<p lang="en">${said.en}</p>
<p><a href="${way.path}">${zh(way.label)} · <span lang="en">${en(way.label)}</span></a></p>
</main>`
  const whole = page('zh', `${zh('page.name')} · ${en('page.name')}`, looks, content)
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(whole)
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
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return 'not-found'
  }
  if (error.statusCode === 403) return 'not-found' // a path that leads out of the folder of the page
  return error.statusCode === 400 ? 'json' : 'failed'
}
