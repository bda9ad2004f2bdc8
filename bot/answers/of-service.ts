/**
 * In a conversation about what a service does: 怎么申请, 要多久 and 我老婆去办可以吗 are asked of the service, also where what
 * was told stands in another clause or document than the way to apply.
 */
import type { Point } from '../../knowledge/policy.ts'
import type { Service } from '../../knowledge/services.ts'
import { bare, isStandIn, subjectsOf, type Topic } from './follow-up.ts'
import { type Grounds, insideTopic } from './grounds.ts'

/** The statements that answer; undefined where it is no such question. */
export const ofService = (grounds: Grounds): Point[] | undefined => {
  const { question, topic, text } = grounds
  const service = topic && serviceOf(grounds, topic)
  // 想在重庆换人才签, then 他自己去还是公司去: the place was named before, and is that of the service.
  const { need, places, policies } = grounds.reader.read(bare(text))
  if (!service || places.length + policies.length > 0) return undefined
  const { told, clauses, apply } = service
  if (isStandIn(text)) return likest(grounds, (point) => clauseOf(point) === apply)
  if (subjectsOf(question.words.subject).length > 0) return undefined
  if (need === 'how' || need === 'where')
    return told.includes(apply)
      ? undefined
      : likest(grounds, (point) => clauseOf(point) === apply && grounds.reader.tells(point, question))
  if (need !== 'duration' || insideTopic(grounds).length > 0) return undefined
  return likest(grounds, (point) => clauses.includes(clauseOf(point)) && grounds.reader.gives(point, question))
}

const likest = ({ knowledge, found }: Grounds, isMeant: (point: Point) => boolean): Point[] | undefined => {
  const meant = [...knowledge.points.values()].filter(isMeant)
  const ranked = found.flatMap(({ point }) => (meant.includes(point) ? [point] : []))
  const points = ranked.length > 0 ? ranked : meant
  return points.length > 0 ? points.slice(0, mostTold) : undefined
}
const mostTold = 2

/** The service that most of what was told is about: its clauses, and the one on who applies and how. */
const serviceOf = ({ knowledge }: Grounds, { points }: Topic) => {
  const told = points.flatMap((id) => knowledge.points.get(id) ?? []).map(clauseOf)
  const [first] = told
  const services = [...knowledge.services.values()].filter(
    ({ clauses }) => first !== undefined && clauses.includes(first),
  )
  const countOf = ({ clauses }: Service) => told.filter((clause) => clauses.includes(clause)).length
  const most = Math.max(...services.map(countOf))
  const [one, ...others] = services.filter((service) => countOf(service) === most)
  const apply = one?.applicants.clause
  if (!one || !apply || others.some(({ applicants }) => applicants.clause !== apply)) return undefined
  return { told, clauses: one.clauses, apply }
}

const clauseOf = ({ policy, clause }: Point) => `${policy}/${clause}`
