/** A document that came with a message, for the person whose conversation it stands in. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { EnclosedDocument } from '../../bot/channel.ts'
import type { Store } from '../../bot/store.ts'
import { findDocument } from './lines.ts'
import { hidden, orPage, sendRefusalPage } from './refusal.ts'
import { addressOf, type Demo } from './session.ts'

/** Sends the document of the message `m<seq>`. */
export const sendDocument = (
  store: Store,
  demo: Demo | undefined,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const answer = async () => {
    const document = await findDocument(store, addressOf(request, demo), request.params.id)
    return document ? sendEnclosed(reply, document) : sendRefusalPage(reply, 'not-found')
  }
  return orPage(reply, answer, hidden)
}

/** The document itself. A browser that shows it may do nothing with it but apply its style. */
export const sendEnclosed = (reply: FastifyReply, document: EnclosedDocument): FastifyReply =>
  reply
    .header('content-security-policy', policyFor(document))
    .header('content-disposition', `${placeOf(document)}; filename="${document.name.replace(/[^\w.-]/g, '-')}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type(`${document.type}; charset=utf-8`)
    .send(document.text)

/** A page is read in the browser; a table is for another program. */
const placeOf = ({ type }: EnclosedDocument) => (type === 'text/csv' ? 'attachment' : 'inline')

/** Nothing but the document's own style sheets, by what they say: no script, no image, nothing from elsewhere. */
const policyFor = ({ text }: EnclosedDocument): string => {
  const sheets = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    `style-src ${sheets.length > 0 ? sheets.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
