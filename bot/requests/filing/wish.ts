/** What a person wants done who says so in their own words: the services of services.yaml, told from the words there. */
import { anyOf } from '../../../knowledge/any-of.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Service } from '../../../knowledge/services.ts'
import { fold, withoutTone } from '../speech.ts'
import { type Clause, clausesIn, isSettled } from './clauses.ts'
import { longest } from './word-patterns.ts'

/** The services meant, best first, and several only where the words fit them alike; 'any' when none is named. */
export const wishIn = (knowledge: Knowledge, text: string): Service[] | 'any' | undefined => {
  const meant = meantIn(knowledge, text)
  return meant && !namesAnotherPlace(knowledge, text) ? meant : undefined
}

const meantIn = (knowledge: Knowledge, text: string): Service[] | 'any' | undefined => {
  const services = [...knowledge.services.values()]
  const clauses = clausesIn(text)
  const at = clauses.findLastIndex(({ wishes }) => wishes)
  const wish = clauses[at]
  const wanted = wish && !clauses.slice(at).some(({ asks }) => asks) ? wantedIn(services, clauses, at) : []
  const found = [...new Set([...wanted, ...neededIn(services, clauses)])]
  if (found.length > 0) return found
  return wish && anything.test(wish.said) && !clauses.slice(at).some(({ asks }) => asks) ? 'any' : undefined
}

/** These services are Chongqing's: who names another place asks about that place. */
const namesAnotherPlace = (knowledge: Knowledge, text: string): boolean => {
  const here = fold(text).replace(
    /(?:从|来自|出差去)\S{2,4}|(?:现在|目前|一直)?在\S{2,4}?(?=读|上[学小初幼高一二三四五六]|就读|念)|\bfrom (?:the )?[a-z]+/g,
    ' ',
  )
  return knowledge.places.some(({ id, zh, en }) => id !== 'chongqing' && longest({ zh, en }, here) > 0)
}

/** The clause with the wish says what for; a wish without a subject of its own takes that of the clause nearest to it. */
const wantedIn = (services: readonly Service[], clauses: readonly Clause[], at: number): Service[] => {
  const wish = clauses[at] as Clause
  const named = best(services, (service) => longest(service.words, wish.said))
  if (named.length > 0) return withMore(services, named, clauses.slice(at))
  const alone = services.filter((service) => isAlone(service, actIn(wish.said)))
  const others = [...clauses.slice(0, at).reverse(), ...clauses.slice(at + 1)].filter(({ supposes }) => !supposes)
  for (const { said } of others) {
    const about = best(services, (service) => Math.max(longest(service.words, said), longest(service.says, said)))
    if (about.length > 0 && (bareAct.test(actIn(wish.said)) || alone.length > 0)) return about
  }
  return alone
}

/** What else is wanted: in the same breath (同时, and also), or in a clause that goes on with it. */
const withMore = (services: readonly Service[], meant: Service[], clauses: readonly Clause[]): Service[] => {
  if (meant.length > 1) return meant
  const parts = clauses
    .filter((clause, at) => at === 0 || clause.joins || clause.wishes)
    .filter(({ denies }) => !denies)
    .flatMap(({ said }) => said.split(joined))
    .filter((part) => !meant.some(({ words }) => longest(words, part) > 0))
  return [...new Set([...meant, ...parts.flatMap((part) => best(services, ({ words }) => longest(words, part)))])]
}
const joined = /同时|另外|还有|以及|还要|还想|顺便|也要|并且|\b(?:and|as well as|also|plus)\b/

/** What people say who need it: 卡丢了. Told as it is, of today, and not seen to yet. */
const neededIn = (services: readonly Service[], clauses: readonly Clause[]): Service[] => {
  if (clauses.some((clause) => clause.asks || isSettled(clause))) return []
  const told = clauses.filter(({ supposes, past, denies }) => !supposes && !past && !denies)
  // 有两个老师的卡到期了 还有一个丢了: each clause tells what it needs.
  const needed = told.flatMap(({ said }) => best(services, ({ says }) => longest(says, said)))
  return [...new Set(needed)]
}

const best = (services: readonly Service[], score: (service: Service) => number): Service[] => {
  const scores = services.map((service) => ({ service, score: score(service) }))
  const most = Math.max(...scores.map((one) => one.score))
  return most === 0 ? [] : scores.filter((one) => one.score === most).map(({ service }) => service)
}

/** How well a question or statement about services is about this one: the length of its longest word there; 0 for none. */
export const fits = ({ words, alone }: Service, text: string): number =>
  Math.max(longest(words, fold(text)), longest(alone, fold(text)))

/** 延期 in 我要延期, and 延期还款 where that is wanted: an act alone means a service, one with an object something else. */
const actIn = (said: string): string => said.replace(frame, ' ').replace(/\s+/g, ' ').trim()
const isAlone = ({ alone }: Service, act: string): boolean =>
  [...(alone?.zh ?? []), ...(alone?.en ?? [])].some((one) => actIn(one) === act)
const frame = anyOf(
  /(?:给|帮|替|为)(?:我们?|咱们?)?的?(?:一?[个位])?(?:老公|老婆|爱人|丈夫|妻子|先生|太太|同事|员工|老师|专家|领导|老板|博士|人才)的?/g,
  /我们?|本人|现在|马上|想要?|需要|打算|准备|要|给|帮忙?|为|替|把|请|能不能|可不可以|能否|可否|能|可以|吗|申请|申报|提交|办理?|一下|手续|服务|这个|业务|一?[张个份件]|的|吧/g,
  /了|啦|啊|就|那|也|还|先|(?<=续)一?下/g,
  /\b(?:i|we|you|can|could|'d|would|will|want|like|need|wish|to|please|kindly|help|me|us|with|file|apply|for|request|submit|get|a|an|my|the|it|this|that|now)\b/g,
)
/** Wanted without saying what of: 帮我办一下, extend it. */
const bareAct =
  /^(?:续|延|改|换|补|弄|处理|解决|安排|预约|联系|extend|renew|change|replace|update|cancel|arrange|handle|do|one|new one)?$/

/** 我要办, file it: what was just spoken of. */
export const meansThat = (text: string): boolean => that.test(withoutTone(fold(text)))
const that = anyOf(
  /^(?:那|好的?|行)? ?(?:我们?)?(?:就|现在)?(?:要|想|想要)?(?:帮我|给我|替我|请)?(?:申请)?(?:办|办理|弄|搞|申请|提交|报)(?:这个|这项|这件)?(?:申请|事|服务)?(?:一下)?$/,
  /^(?:ok |yes |please )*(?:i(?:'d| would)? (?:want|like) to )?(?:file|submit|request|do|apply for) (?:it|that|this)(?: request)?(?: for me)?(?: please| now)*$/,
)

/** Only the beginning of a wish or of a question: 我想, I need, 请问. Nothing can be answered or kept of it. */
export const unfinished = (text: string): 'wish' | 'question' | undefined => {
  const said = fold(text).replace(/^(?:你好|您好|hi|hello|那个?|嗯+|um+) ?/, '')
  if (begunQuestion.test(said)) return 'question'
  return begunWish.test(said) ? 'wish' : undefined
}
const begunQuestion =
  /^(?:请问|请教|(?:我|我们)?(?:想|想要|要)?(?:请?问|咨询|了解|打听)(?:一?下|个事|个问题|一个问题|点事)?|有个问题|怎么弄|怎么办理?|how (?:to|do i|can i)|(?:i have )?(?:a |one )?(?:quick )?question|(?:can|may|could) i ask(?: you)?(?: something| a question)?)$/
const begunWish =
  /^(?:(?:我|我们|就|还|也|现在)*(?:想要?|要|需要|打算|准备)(?:申请|办理?|提交|弄)?|(?:请|麻烦)?(?:你们?|您)?帮(?:我|我们|忙|帮忙|个忙)(?:办|弄)?|(?:我|我们)?(?:申请|办理?|提交)(?:一?下|点事|个事|事情?)?|(?:i |we )?(?:also |just )?(?:want|need|would like|d like|wanna)(?: to| a| some)?(?: help| apply| file)?|i'd like(?: to)?|(?:please )?help me(?: please)?|(?:can|could|would) you(?: please)?(?: help(?: me)?)?|apply|file|submit)$/

const anything =
  /(?:提交|办|填|交|申请)(?:一?[个份件])?(?:服务|事项|申请|业务|事)|\b(?:file|submit|make) (?:a|an|another|some) (?:new )?(?:service )?(?:request|application)\b|\brequest a service\b/
