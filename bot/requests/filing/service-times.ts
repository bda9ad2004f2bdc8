/** “How long does it take?” while a request is being filed, or of one that was: the steps, each with its time limit. */

import { anyOf } from '../../../knowledge/any-of.ts'
import { type Hop, pathFor, type Service, seasonsOn } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import { showRequest } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { justTold } from '../applicant.ts'
import { citations, printDue } from '../card.ts'
import { replyAbout } from '../notices.ts'
import { dueOf, serviceOf, withoutDue } from '../path.ts'
import { isOpen, requestChange, type ServiceRequest } from '../request.ts'
import { fold } from '../speech.ts'
import { openDraft } from './draft.ts'
import { longest } from './word-patterns.ts'

/** True when the words asked how long it takes, of this service and nothing else, and were answered. */
export const answerTimes = (talk: Talk, text: string): boolean => {
  const here = openDraft(talk)
  if (!here || !asksHowLong(here.service, text)) return false
  const { draft, service } = here
  const { t, language } = talk
  const hops = service.path.filter((hop) => mayApply(hop, draft.answers))
  const seasons = hops.some(({ when = [] }) => when.some(({ item }) => item !== 'applicant' && !draft.answers[item]))
    ? seasonsOn(service, dateAt(talk.world.now))
    : []
  const lines =
    seasons.length > 0
      ? seasons.map((season) => season[language])
      : hops.map((hop) => `${hop.does[language]}${time(talk, service, hop)}`)
  const clauses = seasons.length > 0 ? seasons.map(({ clause }) => clause) : hops.map(({ clause }) => clause)
  talk.say({
    text: [t('filing.times', { service: service.name[language] }), ...lines.map((line) => `• ${line}`)].join('\n'),
    citations: citations(talk.world.knowledge, clauses, language),
  })
  return true
}

/** The steps from the one where the request is now, with the time of each as far as it is known. */
export const stepsAhead = (talk: Talk, service: Service, request: ServiceRequest): string[] =>
  pathFor(service, request.items)
    .filter(({ at }) => at >= request.hop)
    .map(({ hop, at }) => `• ${hop.does[talk.language]}${stepTime(talk, { hop, now: at === request.hop }, request)}`)

const stepTime = (talk: Talk, { hop, now }: { hop: Hop; now: boolean }, request: ServiceRequest): string => {
  const { t, language } = talk
  const due = now ? request.due : hop.limit && 'by' in hop.limit ? dueOf(hop, talk.world.now, {}) : undefined
  if (due) return t('filing.step-due', { due: printDue(due, language) })
  const { limit } = hop
  if (!now && limit && 'workingDays' in limit && dateAt(talk.world.now).slice(5) >= (limit.from ?? ''))
    return t('filing.step-days', { days: limit.workingDays })
  return t(withoutDue(hop) === 'requests.limit-past' ? 'filing.step-past' : 'filing.step-no-limit')
}

/** True when that was asked right after a message about an own open request, and answered for this one. */
export const answerOwnTimes = async (talk: Talk, text: string): Promise<boolean> => {
  if (subjectOf(fold(text)) !== '') return false
  const request = structuredClone(await justTold(talk))
  const service = request && serviceOf(talk.world.knowledge, request)
  if (!service || !isOpen(request)) return false
  const { number } = request
  await replyAbout(talk, request, {
    text: [
      talk.t('requests.time', { number, service: service.name[talk.language] }),
      ...stepsAhead(talk, service, request),
    ].join('\n'),
    choices: [showRequest(talk.t, number)],
    citations: citations(
      talk.world.knowledge,
      pathFor(service, request.items).map(({ hop }) => hop.clause),
      talk.language,
    ),
  })
  talk.change(requestChange(request))
  return true
}

/** As far as the answers tell: what depends on one not given yet may apply. */
const mayApply = ({ when = [] }: Hop, answers: Record<string, string>): boolean =>
  when.every(({ item, is }) => answers[item] === undefined || is.includes(answers[item]))

const time = ({ t, world, language }: Talk, { items }: Service, { limit }: Hop): string => {
  if (!limit || !('workingDays' in limit)) return t('filing.step-no-limit')
  const since = items.find(({ id }) => id === limit.since)
  if (since) return t('filing.step-since', { days: limit.workingDays, day: since.label[language] })
  return dateAt(world.now).slice(5) < (limit.from ?? '')
    ? t('filing.step-no-limit')
    : t('filing.step-days', { days: limit.workingDays })
}

const asksHowLong = (service: Service, text: string): boolean => {
  const said = fold(text)
  const rest = subjectOf(said)
  if (rest === undefined) return false
  // “How long is the card valid?” asks something else.
  return rest === '' || (longest(service.words, said) > 0 && rest.length <= 12 && !other.test(rest))
}
/** What “how long” is asked of; '' when that is not said, undefined when it is not asked. */
const subjectOf = (said: string): string | undefined => {
  // Both patterns are global, so `test` would go on from where it ended.
  if (said.search(howLong) < 0) return undefined
  const rest = said.replace(howLong, ' ').replace(frame, ' ').replace(/\s+/g, ' ').trim()
  return rest.length <= 1 ? '' : rest
}
const howLong =
  /(?:要|需要|得)?(?:等|花|办)?(?:多久|多长时间|几天|多少天|几个工作日|多少个?工作日)|什么时候|啥时候|何时|\bhow (?:long|soon|fast|many (?:working )?days)\b|^when\b/g
const frame = anyOf(
  /请问|大概|大约|一般|通常|才|就|能|会|可以|要|需要|得|等|有|出|知道|拿到|收到|给|我们?|结果|答复|回复|消息|办理?|办好|办完|下来|好|完成?|成功|审核|审批|处理|流程|这个/g,
  /这件|这项|这|整个|一共|总共|一下|申请|事情?|服务|之?[后前]|到|的|了|吗|呢|啊|啦|呀|那|哦|噢|嘛|哈|噻/g,
  /\b(?:does|do|will|would|is|it|this|that|the|a|an|my|i|we|you|to|be|get|have|hear|know|see|take|takes|until|till|before|for|from|now|so|and|but|hmm?|ok|okay|well|wait|actually|roughly|approximately|altogether|usually|normally|about|whole|result|results|answer|reply|decision|request|application|process|processed|procedure|done|ready|finished|completed|approved|need|wait|back|can|should|expect|service|and|please)\b/g,
)
const other = /有效|到期|过期|\b(?:valid|validity|expire|expires)\b/
