/** A message that was said about a request and is changed or taken back: what it says in the request then. Pure. */
import type { Amendment, Refusal } from './actions.ts'
import { handling, noted, without } from './noted.ts'
import type { HistoryEntry, ServiceRequest } from './request.ts'

/** The request after the change that `who` made. */
export const amend = (
  request: ServiceRequest,
  action: Amendment,
  who: string,
  at: number,
): ServiceRequest | Refusal => {
  if (action.do === 'correct') {
    if (!action.text.trim()) return { refused: 'no-text' }
    const spoken = { ...request.spoken, [action.of]: [...(request.spoken?.[action.of] ?? []), request.history.length] }
    return asking({ ...noted(request, at, who, action), spoken }, askedIn(request, action.of), action.text.trim())
  }
  const kept = request.files?.filter(({ id }) => id !== action.of)
  const asked = askedIn(request, action.of)
  const recalled = noted(request, at, who, { do: asked === undefined ? 'recall' : 'unask' })
  return asking({ ...recalled, ...(kept ? { files: kept } : {}) }, asked, '')
}

/** The open question that was asked in this message and no other. */
const askedIn = (request: ServiceRequest, message: string): string | undefined => {
  const { history, question, spoken = {} } = request
  const [place, ...later] = spoken[message] ?? []
  const whole = Object.values(spoken).filter(([other]) => other === place).length === 1
  if (question === undefined || place === undefined || !whole || history[place]?.action !== 'ask') return undefined
  const { text = '' } = history[later.at(-1) ?? place] ?? {}
  return text !== '' && framed(question).includes(framed(text)) ? text : undefined
}

/** So that it is found as a whole, and not in longer words. */
const framed = (text: string): string => `\n${text}\n`

/** What was said in the Incoming `message`. */
export const saidIn = ({ history, spoken = {} }: ServiceRequest, message: string): HistoryEntry | undefined =>
  Object.hasOwn(spoken, message) ? history[spoken[message]?.[0] ?? -1] : undefined

/** With other words for a question, or without it: then nothing is waited for any more, unless more was asked. */
const asking = (request: ServiceRequest, asked: string | undefined, now: string): ServiceRequest => {
  if (asked === undefined) return request
  const question = framed(request.question ?? '')
    .replace(framed(asked), () => framed(now))
    .replace(/^\n+|\n+$|\n(?=\n)/g, '')
  return question ? { ...request, question } : { ...without(request, 'question'), state: handling(request) }
}
