/** A message that its writer changed or took back: what it had answered or passed on is put right where that is possible. */

import { act } from './requests/act.ts'
import { actAsApplicant, ownRequests } from './requests/applicant.ts'
import { bareIn } from './requests/bare.ts'
import { commandIn } from './requests/command.ts'
import { correctAnswer, dropAnswer } from './requests/filing.ts'
import { finished, visible } from './requests/list.ts'
import type { ServiceRequest } from './requests/request.ts'
import type { Talk } from './talk.ts'

/** True when the message had been passed on, or answered an item that is being filed, and the new words took its place. */
export const hearEdit = async (talk: Talk, edited: string, text: string): Promise<boolean> => {
  if (await correctAnswer(talk, edited, text)) return true
  const found = await passedOn(talk, edited)
  if (!found) return false
  const { number } = found.request
  // “告知 0042 …” says to whom as before; what is passed on is the rest.
  const words = commandIn(text)?.rest || bareIn(text)?.rest || text
  if (found.own) await actAsApplicant(talk, number, { do: 'correct', text: words })
  else await act(talk, number, { do: 'correct', text: words })
  return true
}

export const hearRecall = async (talk: Talk, recalled: string): Promise<void> => {
  if (await dropAnswer(talk, recalled)) return
  const found = await passedOn(talk, recalled)
  if (!found) return
  if (found.own) await actAsApplicant(talk, found.request.number, { do: 'recall' })
  else await act(talk, found.request.number, { do: 'recall' })
}

/** The request about which somebody else was told because of this message. */
const passedOn = async (
  talk: Talk,
  incoming: string,
): Promise<{ request: ServiceRequest; own: boolean } | undefined> => {
  const told = ({ messages }: ServiceRequest) =>
    messages.some(({ id, to }) => to !== talk.from && id.startsWith(`${incoming}/`))
  const own = (await ownRequests(talk)).find(told)
  if (own) return { request: own, own: true }
  const { mine, elsewhere } = await visible(talk)
  const handled = [...mine, ...elsewhere].find(told) ?? (await finished(talk)).find(told)
  return handled && { request: handled, own: false }
}
