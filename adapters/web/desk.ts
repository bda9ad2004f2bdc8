/** The desk page of the specialists: everything under `/desk`. It shows requests and reports, and changes nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EnclosedDocument, Language } from '../../bot/channel.ts'
import { newConversation } from '../../bot/conversation.ts'
import { readRequest } from '../../bot/requests/number.ts'
import { reportCommand } from '../../bot/supervision/report.ts'
import { begin } from '../../bot/talk.ts'
import { speak } from '../../bot/words.ts'
import { cardOf, fileNamed } from './desk-card.ts'
import { listGaps } from './desk-gaps.ts'
import { type DeskOffice, leave, note, openLink, type Visit, visitOf, worldOf } from './desk-key.ts'
import { listRequests, readFilter, readLanguage } from './desk-requests.ts'
import { sendEnclosed } from './documents.ts'
import { sendFile } from './files.ts'
import { slowDown } from './limits.ts'
import { orPage, Refusal, sendNotice } from './refusal.ts'
import { isForeign, networkOf } from './session.ts'

/** A minute and network address; an office shares one. A secret can't be guessed anyway, but nobody shall try for long. */
const limits = { open: 20, read: 300, report: 30 }

export const addDesk = async (
  app: FastifyInstance,
  office: DeskOffice,
  pageWords: (language: Language) => Record<string, string>,
): Promise<void> => {
  const { store, now } = office

  const slowedDown = (name: keyof typeof limits) =>
    slowDown(app, { max: limits[name], of: (request) => `desk ${name} ${networkOf(request)}` })
  const [opening, reading, reporting] = [slowedDown('open'), slowedDown('read'), slowedDown('report')]
  const ours = async (request: FastifyRequest) => {
    if (isForeign(request)) throw new Refusal('origin')
  }

  app.addHook('onRequest', async (request, reply) => {
    if (/^\/desk(?![^/?])/.test(request.url)) reply.header('cache-control', 'no-store')
  })

  app.get('/desk', (_, reply) => reply.sendFile('desk.html', { cacheControl: false }))

  app.get('/desk/api/words', () => ({ zh: pageWords('zh'), en: pageWords('en') }))

  app.post('/desk/api/open', { bodyLimit: 1024, onRequest: [ours, opening] }, async (request, reply) => {
    const { body } = request
    const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : undefined
    const { until } = await openLink(office, request, reply, key)
    return { until }
  })

  app.post('/desk/api/leave', { bodyLimit: 1024, onRequest: [ours, reading] }, async (request, reply) => {
    await leave(office, request, reply)
    return reply.code(204).send()
  })

  app.get('/desk/api/requests', { onRequest: [ours, reading] }, async (request) => {
    const { until } = await visitOf(office, request)
    const query = request.query as Record<string, unknown>
    const list = await listRequests(store, office.knowledge, readFilter(query), readLanguage(request), now())
    return { ...list, until }
  })

  app.get('/desk/api/gaps', { onRequest: [ours, reading] }, async (request) => {
    const { until } = await visitOf(office, request)
    return { ...(await listGaps(store, office.knowledge, readLanguage(request))), until }
  })

  app.get<{ Params: { number: string } }>(
    '/desk/api/requests/:number',
    { onRequest: [ours, reading] },
    async (request) => {
      const { address, until } = await visitOf(office, request)
      const { number } = request.params
      const language = readLanguage(request)
      const stored = await readRequest(store, number)
      if (!stored) throw new Refusal('no-request')
      // Before it is shown: what was looked at stands in the log, even if the answer is lost on the way.
      await note(store, { at: now(), actor: address, action: 'desk.read', subject: number })
      return { ...(await cardOf(worldOf(office, address), stored.body, language)), until }
    },
  )

  app.get<{ Params: { month: string } }>('/desk/report/:month', (request, reply) =>
    shown(reply, async () => {
      await reporting(request)
      const visit = await visitOf(office, request)
      return sendReport(office, visit, request.params.month, readLanguage(request), reply)
    }),
  )

  app.get<{ Params: { number: string; key: string } }>('/desk/files/:number/:key', (request, reply) =>
    shown(reply, async () => {
      await reading(request)
      const { address } = await visitOf(office, request)
      const { number, key } = request.params
      const stored = await readRequest(store, number)
      const file = stored && fileNamed(stored.body, key)
      if (!file) throw new Refusal('not-found')
      await note(store, { at: now(), actor: address, action: 'desk.file', subject: number, detail: key })
      return sendFile(store, reply, file)
    }),
  )
}

const deskHome = { path: '/desk', label: 'page.desk-home' } as const

/** In a tab of its own. */
const shown = (reply: FastifyReply, answer: () => Promise<FastifyReply>) => orPage(reply, answer, { way: deskHome })

/** Asks as the specialist would in chat, so that both are one report, and shows the page that would come there. */
const sendReport = async (
  office: DeskOffice,
  { address }: Visit,
  month: string,
  language: Language,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  if (!/^\d{4}-\d{2}$/.test(month)) throw new Refusal('desk-filter', { name: 'month' })
  const text = `report ${month}`
  const answer = async (wanted: Language): Promise<{ said: string; page?: EnclosedDocument }> => {
    const talk = begin(
      { id: `desk/${month}`, from: address, at: office.now(), kind: 'text', text },
      newConversation(wanted),
      worldOf(office, address),
    )
    await reportCommand(talk, text)
    const { outgoing, audit } = talk.effects()
    if (wanted === language) await note(office.store, ...audit)
    const page = outgoing.find(({ document }) => document?.type === 'text/html')?.document
    return { said: outgoing[0]?.text ?? speak(wanted)('supervision.no-such-month'), ...(page ? { page } : {}) }
  }
  const first = await answer(language)
  if (first.page) return sendEnclosed(reply, first.page)
  const other = await answer(language === 'zh' ? 'en' : 'zh')
  const [zh, en] = language === 'zh' ? [first.said, other.said] : [other.said, first.said]
  return sendNotice(reply, { zh, en }, deskHome)
}
