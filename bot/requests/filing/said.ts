/**
 * What somebody has said already who starts a request in their own words: only plain statements, each from the clause that
 * is about it; the rest is asked. It is confirmed in the summary.
 */
import { type IsoDate, shift } from '../../../knowledge/dates.ts'
import { districtIn } from '../../../knowledge/districts.ts'
import { type Item, type Option, optionsOf, type Service } from '../../../knowledge/services.ts'
import { isWestern } from '../../answers/person-names.ts'
import { monthPattern } from '../../printed-date.ts'
import { fold } from '../speech.ts'
import { type Clause, clausesIn } from './clauses.ts'
import { kin, kinWords, optionMeant, thingsIn } from './everyday.ts'
import { onDay, organisation, readItem } from './items.ts'
import { longest } from './word-patterns.ts'

/** By item id. Items that depend on another answer are left to be asked. */
export const saidIn = (service: Service, text: string, today: IsoDate): Record<string, string> => {
  const found: Record<string, string> = {}
  const free = service.items.filter(({ when }) => !when)
  const parts = partsOf(text)
  for (const item of free) {
    // Who files for somebody else gives their own name.
    if (item.id === 'talent' && ofOthers.test(fold(text))) continue
    const said = parts.flatMap((part) => valuesIn(service, item, part, today))
    const values = new Set(
      said.flatMap((words) => {
        const reading = readItem(item, words, today)
        return 'value' in reading ? reading.value : []
      }),
    )
    const [only, another] = item.kind === 'choice' ? said : values
    if (only !== undefined && another === undefined) found[item.id] = only
  }
  return found
}

interface Part {
  text: string
  clause: Clause
}

/** The clauses, without those that suppose, deny or tell of another time. A date keeps its comma. */
const partsOf = (text: string): Part[] =>
  text
    .normalize('NFKC')
    .split(/[;!?。、\n]+|,(?!\s*\d{4}\b)|\.(?!\d|[a-z])|\b(?:and|but|which|that|because|so|who)\b/iu)
    .flatMap((part) => clausesIn(part.replaceAll(',', ' ')).map((clause) => ({ text: part.trim(), clause })))
    .filter(({ clause: { supposes, past, denies } }) => !supposes && !past && !denies)

const valuesIn = (service: Service, item: Item, part: Part, today: IsoDate): string[] => {
  // A question may name what is wanted, and states nothing else.
  if (part.clause.asks && item.kind !== 'choice') return []
  if (item.kind === 'date') return dayIn(item, part, today)
  if (item.kind === 'phone') return phoneIn(part)
  if (item.id === 'employer') return employerIn(part)
  if (item.id === 'talent') return nameIn(part)
  // Whose child “my child” is, the talent's or a child's of the talent, follows from who files.
  if (item.kind !== 'choice' || item.id === 'relation' || !isAbout(service, part.clause)) return []
  const options = optionsOf(service, item).filter(({ id }) => id !== 'other')
  // “Help me” and “my” name nobody, and the card is what the service is about.
  const others = part.text
    .replace(/\b(?:help|let|for) me\b|(?:帮|给|替|为)我/gi, ' ')
    .replace(/(?:\btalent )?(?:\bservice )?\bcard\b|人才服务证|服务证|人才[卡证]|卡/gi, ' ')
  const option = namesSomething(options, others) ? optionMeant(options, others) : undefined
  return option ? [option.id] : []
}

const isAbout = ({ words, says }: Service, { said }: Clause): boolean =>
  longest(words, said) > 0 || longest(says, said) > 0

const namesSomething = (options: readonly Option[], text: string): boolean =>
  options.some(({ zh, en }) => [zh, en].some((label) => fold(text).includes(fold(label)))) ||
  [...thingsIn(text)].some((thing) => thing !== 'self')

const dates = new RegExp(
  [
    '\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*[日号]?',
    '(?<!\\d)\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]',
    `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${monthPattern})\\b(?:,?\\s+\\d{4})?`,
    `\\b(?:${monthPattern})\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+\\d{4})?`,
    '前天|昨天|今天|\\byesterday\\b|\\btoday\\b',
  ].join('|'),
  'gi',
)
/** The day may be another's, or no more than a guess. */
const doubtful =
  /[前后]|左右|大概|大约|可能|好像|应该|要|用|办的|发的|领|签发|发现|\b(?:before|after|by|around|about|since|until|till|from|issued|made|received|got (?:it|the|my)|need(?:ed)?|maybe|perhaps|probably|think|or|noticed|reali[sz]ed|between|must)\b/

/** The only day of a clause that has one of the item's cues; without its year, the last such day, or of what is to come the next. */
const dayIn = (item: Item, { text }: Part, today: IsoDate): string[] => {
  const said = onDay(text, today, item.past)
  const [cue] = [...(item.cues?.zh ?? []), ...(item.cues?.en ?? [])].filter((one) => isThere(one, said))
  const [day, another] = said.match(dates) ?? []
  if (cue === undefined || day === undefined || another !== undefined) return []
  if (doubtful.test(said.replace(day, ' ').toLowerCase().replace(cue, ' '))) return []
  if (/\d{4}/.test(day) || !/\d/.test(day)) return [day]
  const inYear = (year: number) => (day.includes('月') ? `${year}年${day}` : `${day} ${year}`)
  const year = Number(today.slice(0, 4))
  const read = (words: string) => {
    const reading = readItem({ ...item, past: false }, words, today)
    return 'value' in reading ? reading.value : ''
  }
  const days = [year - 1, year, year + 1].map(inYear)
  if (item.past) return days.filter((one) => read(one) <= today).slice(-1)
  const next = days.find((one) => read(one) >= today)
  // 11月3日到期, said on the 22nd, is more likely over than a year away.
  return next !== undefined && read(next) <= shift(today, 300, 'day') ? [next] : []
}

const isThere = (cue: string, text: string): boolean =>
  /\p{Script=Han}/u.test(cue) ? fold(text).includes(cue) : new RegExp(`\\b${cue}\\b`).test(fold(text))

const phoneIn = ({ text, clause: { said } }: Part): string[] => {
  if (ofOthers.test(said)) return []
  const numbers = text.match(/(?<![\w+])\+?\d[\d\s-]{8,}\d(?!\w)/g) ?? []
  const alone = numbers.length === 1 && text.replace(numbers[0] ?? '', '').trim() === ''
  return alone ||
    /电话|手机|号码|联系|打给?我|\b(?:phone|mobile|tel|call|reach|contact|number|whatsapp)\b/.test(fold(text))
    ? numbers
    : []
}

const employers = [
  /\b(?:work(?:ing|s)?|employed) (?:at|for|by|with)\s+(?:the )?(\p{Lu}[^,.;!?\n]{1,80})/iu,
  /\bmy (?:employer|company) is\s+(?:the )?([^,.;!?\n]{2,80})/i,
  /(?<!现)在([^\s]{2,40}?)(?:工作|上班|任职|就职|任教)/u,
  /(?:用人单位|单位|公司)(?:是|叫|为|[:：])\s*([^\s]{2,40})/u,
]
const ofOthers = new RegExp(
  `${kin.flatMap((one) => [kinWords(one, 'zh'), `\\b(?:${kinWords(one, 'en')})\\b`]).join('|')}|朋友|同事|\\bfriend\\b`,
)
/** What before the end of an organisation’s name names none: 一家外资公司. */
const nameless =
  /^(?:[一这那某本]|我们?|家|个|所|间|的|国有|民营|私营|私人|外资|中外|合资|独资|大型|中小|小型|[大小新老]|当地|本地|上市|科技|互联网|股份|有限|责任|培训|其他|别的|另外?)*$/

const names = [
  /\b(?:my name is|name\s*:)\s*(\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,3}?)(?= from\b|$)/iu,
  /\b(?:[Ii] am|[Ii]['’]m|[Tt]his is)\s+(\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)(?= from\b|$)/u,
  /(?:我叫|我的?名字[是叫]|姓名[:：]?)\s*(\p{Script=Han}{2,4})$/u,
]

/** What the speaker is called. */
const nameIn = ({ text }: Part): string[] =>
  names.flatMap((pattern) => {
    const name = pattern.exec(text)?.[1]
    return name && isWestern(name) ? [name] : []
  })

/** The name of the speaker's own employer, and nothing that only describes one. */
const employerIn = ({ text, clause: { said } }: Part): string[] => {
  if (ofOthers.test(said)) return []
  return employers.flatMap((pattern) => {
    const name = pattern
      .exec(text)?.[1]
      ?.trim()
      .replace(/\s+(?:in|since|from|near|as|on|until|now|for|full|part|most)\b.*$/, '')
    if (!name) return []
    if (/\p{Script=Han}/u.test(name)) {
      const core = name.replace(organisation, '')
      const place = /^(?:重庆市?|.{1,6}[市区县省])(?:公司|医院|学校|中心|局)$/.test(name)
      return core === name || nameless.test(core) || place || /[想要找]/.test(core) ? [] : [name]
    }
    return /^\p{Lu}/u.test(name) && districtIn(name) === undefined && !/^(?:Chongqing|China|Home)$/.test(name)
      ? [name]
      : []
  })
}
