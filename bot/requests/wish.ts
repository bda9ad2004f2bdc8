/** What a person wants done who says so in their own words: the services of services.yaml, told from the words there. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Service } from '../../knowledge/services.ts'
import { asksSomething, fold } from './speech.ts'

/** The services meant, best first, and several only where the words fit them alike; 'any' when none is named. */
export const wishIn = (knowledge: Knowledge, text: string): Service[] | 'any' | undefined => {
  // These services are Chongqing's: who names another place asks about that place.
  const here = fold(text).replace(
    /(?:从|来自|出差去)\S{2,4}|(?:现在|目前|一直)?在\S{2,4}?(?=读|上[学小初幼高一二三四五六]|就读|念)|\bfrom (?:the )?[a-z]+/g,
    ' ',
  )
  if (knowledge.places.some(({ id, zh, en }) => id !== 'chongqing' && [...zh, ...en].some((place) => has(here, place))))
    return undefined
  if (anotherCard.test(fold(text))) return undefined
  const parts = text.split(/[,，。.!！;；\n]+|(?<=[?？])/).filter((part) => fold(part) !== '')
  const asks = parts.map((part) => asksSomething(part) || aboutRules.test(fold(part)))
  const wished = parts.findLastIndex((part, at) => !asks[at] && wishes(part))
  const wants = wished >= 0 && !asks.slice(wished).some(Boolean)
  const services = [...knowledge.services.values()]
  const scores = services.map((service) => ({
    service,
    score: Math.max(
      wants ? fits(service, text) : 0,
      ...(asks.some(Boolean) ? [] : parts.map((part) => (denied.test(fold(part)) ? 0 : longest(service.says, part)))),
    ),
  }))
  const best = Math.max(...scores.map(({ score }) => score))
  if (best > 0) {
    const meant = scores.filter(({ score }) => score === best).map(({ service }) => service)
    return [...meant, ...(meant.length === 1 ? besides(services, meant, text) : [])]
  }
  return wants && anything.test(fold(parts[wished] ?? '')) ? 'any' : undefined
}

/** What else is wanted, joined by 同时, 还有, and also: services named where the first ones are not. */
const besides = (services: readonly Service[], meant: readonly Service[], text: string): Service[] => {
  const parts = text.split(joined).filter((part) => !meant.some((service) => fits(service, part) > 0))
  const found = parts.flatMap((part) => {
    const scores = services.map((service) => ({ service, score: fits(service, part) }))
    const best = Math.max(...scores.map(({ score }) => score))
    return denied.test(fold(part)) || best === 0 ? [] : scores.filter(({ score }) => score === best)
  })
  return [...new Set(found.map(({ service }) => service))]
}
const joined = /同时|另外|还有|以及|还要|还想|顺便|也要|并且|\b(?:and|as well as|also|plus)\b/i

/** How long the longest of a service's words is that stands in the text; 0 for none. */
export const fits = (service: Service, text: string): number => longest(service.words, text)

const longest = (words: Service['words'] | undefined, text: string): number => {
  const said = fold(text)
  return Math.max(0, ...[...(words?.zh ?? []), ...(words?.en ?? [])].map((word) => (has(said, word) ? word.length : 0)))
}

/** 我要办, file it: what was just spoken of. */
export const meansThat = (text: string): boolean =>
  /^(?:那|好的?|行)? ?(?:我们?)?(?:就|现在)?(?:要|想|想要)?(?:帮我|给我|替我|请)?(?:申请)?(?:办|办理|申请|提交)(?:这个|这项|这件)?(?:申请|事|服务)?(?:一下)?(?:吧|了)?$|^(?:ok |yes |please )*(?:i(?:'d| would)? (?:want|like) to )?(?:file|submit|request|do|apply for) (?:it|that|this)(?: request)?(?: for me)?(?: please| now)*$/.test(
    fold(text),
  )

const patterns = new Map<string, RegExp>()

/** A blank in the word stands for a few other words between. */
const has = (said: string, word: string): boolean => {
  let pattern = patterns.get(word)
  if (!pattern) {
    const parts = fold(word).split(' ')
    pattern = /\p{Script=Han}/u.test(word)
      ? new RegExp(parts.join('.{0,8}?'))
      : new RegExp(`(?<![a-z])${parts.map((part) => `${part}(?:s|es)?`).join('(?: [^ ]+){0,4}? ')}(?![a-z])`)
    patterns.set(word, pattern)
  }
  return pattern.test(said)
}

const done = '办|申请|申报|提交|登记|注销|延期|续期|变更|落户|入户|迁|转学|入学|入托|评|补|预约'
const wishZh = [
  new RegExp(
    `(?:^|我们?|本人|那就?|就)(?:现在|马上|就|也|还|先)?(?:想要?|要|需要|打算|准备)(?!知道|了解|问|咨询|查|看看|打听)(?:给|帮|为|替|把)?.{0,10}?(?:${done})`,
  ),
  new RegExp(`(?:帮|给|替|为)我们?.{0,10}?(?:${done})`),
  /^(?:我们?)?(?:现在)?申请.{2}/,
]
const aim =
  'file|apply|register|request|report|submit|extend|renew|cancel|replace|change|move|transfer|enrol|enroll|start|get|use'
const wishEn = [
  new RegExp(
    `\\b(?:i|we)(?:'d| would)? (?:want|like|need|wish|have) (?:to|help with|help to) (?:please )?(?:${aim})\\b`,
  ),
  /\b(?:i|we) (?:want|need) (?:a|an|my|our|the|help with) /,
  new RegExp(`^(?:hello |hi )?(?:please|kindly) (?:help me )?(?:to )?(?:${aim})\\b`),
  new RegExp(`\\b(?:help me|let me|let us) (?:to )?(?:${aim})\\b`),
  /^(?:extend|renew|cancel|replace|report|change) (?:my|our) /,
]
const denied = /不(?:想|要|用|需要|办|打算)|别|没有?(?:丢|换)|找到了|\b(?:don't|do not|not|never|found)\b/
const anotherCard =
  /(?:银行|信用|社保|医保|电话|手机|饭|门禁|公交|校园)卡|(?:bank|credit|debit|sim|id|identity|business|social security) cards?\b/
/** Asked about the rules, even without a word that asks. */
const aboutRules =
  /谁|去哪|还是|[行要]不$|能.*不$|条件|流程|材料|手续|期限|时限|要求|政策|规定|费用|标准|资格|多久|时间|\b(?:requirements?|documents?|conditions?|procedures?|process|deadlines?|time limits?|fees?|costs?|information|details|rules|polic(?:y|ies)|eligib\w+|whom)\b/
const anything =
  /(?:提交|办|填|交|申请)(?:一?[个份件])?(?:服务|事项|申请|业务|事)|\b(?:file|submit|make) (?:a|an|another|some) (?:new )?(?:service )?(?:request|application)\b|\brequest a service\b/

const wishes = (part: string): boolean => {
  const said = fold(part)
  return !denied.test(said) && [...wishZh, ...wishEn].some((pattern) => pattern.test(said))
}
