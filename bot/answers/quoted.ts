/** A reply to an answer: what it asks leans on that answer, however long ago it was given. */
import type { Point } from '../../knowledge/policy.ts'
import { causeOf } from '../channel.ts'
import type { Talk } from '../talk.ts'
import type { Topic } from './follow-up.ts'

/** Undefined when no answer of the documents is quoted. */
export const topicQuoted = async ({ incoming, world, from, conversation }: Talk): Promise<Topic | undefined> => {
  if (incoming.kind !== 'text' || incoming.quote === undefined) return undefined
  const answer = await world.outgoing(incoming.quote)
  const [first] = answer?.citations ?? []
  if (answer?.to !== from || !first) return undefined
  const placeOf = (point: Point) => answer.text.indexOf(point[answer.language])
  const told = [...world.knowledge.points.values()]
    .filter(({ policy, clause }) =>
      answer.citations?.some((cited) => cited.policy === policy && cited.clause === clause),
    )
    .filter((point) => placeOf(point) >= 0)
    .sort((one, other) => placeOf(one) - placeOf(other))
  const [answering] = told
  // The same answer may be the last one, with what was told and asked around it.
  if (!answering || conversation.topic?.points[0] === answering.id) return undefined
  const lines = await world.said({ last: farthest })
  const cause = lines.find(({ message }) => message.id === causeOf(answer.id))?.message
  const question = cause && 'kind' in cause && cause.kind === 'text' ? cause.text : answering.asks[answer.language][0]
  return { question: question ?? '', policy: answering.policy, points: told.map(({ id }) => id) }
}

/** So many lines back the words are looked for that were answered. */
const farthest = 50
