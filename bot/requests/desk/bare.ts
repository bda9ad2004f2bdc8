/** A verb without a number: 接单, “ask where …”, done. It acts when exactly one request is concerned. */
import { toDesk } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import type { DeskVerb } from '../entry.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { looksLikeQuestion } from '../speech.ts'
import { askWhich, asTyped } from './handle.ts'
import { finished, isStaff, visible } from './list.ts'
import { rolesNamed } from './role-names.ts'
import { type Bare, bareIn, gluedIn } from './verb-words.ts'

/** How long a closed request may still be meant by a verb alone. */
const lately = 7 * 86_400_000

/** Sounds like somebody who could have a request, known or not. */
const isOffice = /(?:局|委|办|院|中心|单位|平台|部门?|所)$/

/** True when a member's words were a verb without a number: done, or asked which request it is about. */
export const bareCommand = async (talk: Talk, text: string): Promise<boolean> => {
  const plain = bareIn(text)
  if ((!plain && gluedIn(text) === undefined) || !(await isStaff(talk))) return false
  const passing: (Bare | undefined)[] = plain
    ? []
    : (await concerned(talk, 'pass')).map((request) => passedTo(talk, request, text))
  const to = gluedIn(text)
  const office: Bare | undefined = to !== undefined && isOffice.test(to) ? { verb: 'pass', rest: to } : undefined
  const bare = plain ?? passing.find((one) => one !== undefined) ?? office
  if (!bare) return false
  const { verb, rest, doubtful } = bare
  if (rest !== '' && verb !== 'ask' && looksLikeQuestion(rest)) return false
  const found = await concerned(talk, verb)
  if (verb === 'urge' && found.length === 0) return false
  if (
    verb === 'pass' &&
    rest !== '' &&
    bare !== office &&
    !found.some((request) => rolesNamed(talk.world.knowledge, request, rest).roles.length > 0)
  )
    return false
  const [only, another] = found
  if (only && !another) await asTyped(talk, verb, only.number, { text: rest }, doubtful)
  else if (only) askWhich(talk, verb, found, rest)
  else talk.say({ text: talk.t('desk.list-empty'), choices: [toDesk(talk.t)] })
  return true
}

/** The requests that a verb can be about; when there are none, those closed lately, so that this is said. */
export const concerned = async (talk: Talk, verb: DeskVerb): Promise<ServiceRequest[]> => {
  const { mine, elsewhere } = await visible(talk)
  // What others hold, and of that what is late.
  const late = elsewhere.filter(({ due }) => due !== undefined && due.at <= talk.world.now)
  if (verb === 'urge' && elsewhere.length > 0) return late.length > 0 ? late : elsewhere
  const untaken = verb === 'take' ? mine.filter(({ taker }) => taker === undefined) : []
  const open = untaken.length > 0 ? untaken : mine.length > 0 ? mine : verb === 'take' ? [] : elsewhere
  if (verb !== 'reopen' && open.length > 0) return open
  return (await finished(talk)).filter((request) => {
    const closed = request.history.findLast(({ action }) => action === 'complete' || action === 'decline')
    return !isOpen(request) && closed !== undefined && talk.world.now - closed.at < lately
  })
}

/** 转公安局 where the request can go there. */
export const passedTo = (talk: Talk, request: ServiceRequest, text: string): Bare | undefined => {
  const rest = gluedIn(text)
  const named = rest !== undefined && rolesNamed(talk.world.knowledge, request, rest).roles.length > 0
  return named ? { verb: 'pass', rest } : undefined
}
