/**
 * What a person wrote and was asked while filing one request: it came before there was a number that would name it. Told
 * from the buttons that the bot's side had, so what was asked in between about something else stays.
 */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { causeOf, type Outgoing } from '../channel.ts'
import { ownRequests } from '../requests/applicant.ts'
import type { ServiceRequest } from '../requests/request.ts'
import type { Forgetting, HistoryLine } from '../store.ts'
import type { Talk } from '../talk.ts'

/** Lines of a conversation, as a Forgetting. */
type Stretch = Extract<Forgetting, { conversation: string }>

const page = 200
type Said = Extract<HistoryLine, { direction: 'in' }>
type Answer = Extract<HistoryLine, { direction: 'out' }>

/** The lines of that filing, in the conversation it was filed from. */
export const filingLines = async (talk: Talk, request: ServiceRequest): Promise<Stretch[]> => {
  const { world } = talk
  // Filed from another channel of the person, perhaps.
  const from = request.applicant
  const others = (await ownRequests(talk)).filter(({ number }) => number !== request.number)
  const found: HistoryLine[] = []
  let filed = false
  let before: number | undefined
  for (;;) {
    const lines = await world.said({ last: page, ...(before === undefined ? {} : { before }) }, from)
    const first = lines[0]
    if (!first) break
    // A message and what it caused may lie on both sides of a page's end; the next page begins before the message.
    const starts = lines.findIndex(({ direction }) => direction === 'in')
    const whole = starts > 0 && lines.length === page ? lines.slice(starts) : lines
    before = whole[0]?.seq ?? first.seq
    for (const exchange of exchanges(whole).reverse()) {
      const [heard] = exchange
      const answers = exchange.filter((line): line is Answer => line.direction === 'out')
      if (!filed) {
        filed = confirms(answers, [request])
        if (filed) found.push(...exchange)
        continue
      }
      if (confirms(answers, others) || leaves(heard) || beginsOther(answers, world.knowledge, request))
        return runs(from, found)
      if (isOfFiling(answers)) found.push(...exchange)
    }
  }
  return runs(from, found)
}

/** What was heard, each with what the bot answered to it. */
const exchanges = (lines: readonly HistoryLine[]): [Said, ...Answer[]][] => {
  const found = new Map<string, [Said, ...Answer[]]>()
  for (const line of lines)
    if (line.direction === 'in') found.set(line.message.id, [line])
    else found.get(causeOf(line.message.id))?.push(line)
  return [...found.values()]
}

/** The bot's side says under which number one of them was filed. */
const confirms = (answers: readonly Answer[], requests: readonly ServiceRequest[]): boolean =>
  answers.some(({ message: { about, at } }) =>
    requests.some(({ number, history }) => number === about && history[0]?.at === at),
  )

const leaves = ({ message }: Said): boolean => message.kind === 'choice' && message.choice === 'file:cancel'

/** The request for another service was begun: the consent it asks for names it. */
const beginsOther = (answers: readonly Answer[], knowledge: Knowledge, { service }: ServiceRequest): boolean => {
  const name = knowledge.services.get(service)?.name
  const began = answers.find(({ message }) => message.citations && buttons(message).includes('file:consent'))
  return began !== undefined && name !== undefined && !began.message.text.includes(name[began.message.language])
}

/** Every answer has buttons of the filing, or is a remark before such a one. */
const isOfFiling = (answers: readonly Answer[]): boolean =>
  answers.some(({ message }) => buttons(message).length > 0) &&
  answers.every(({ message }) => {
    const ids = buttons(message)
    // An answer to a question may offer to file a request beside its clause.
    const answersQuestion = message.citations !== undefined && !ids.some((id) => /^file:(?!start:)/.test(id))
    return ids.every((id) => id.startsWith('file:')) && !answersQuestion
  })

const buttons = ({ choices = [] }: Outgoing): string[] => choices.map(({ id }) => id)

/** Lines as stretches of a conversation. */
const runs = (conversation: string, lines: readonly HistoryLine[]): Stretch[] =>
  lines
    .map(({ seq }) => seq)
    .sort((a, b) => a - b)
    .map((seq) => ({ conversation, after: seq - 1, upTo: seq }))
