/** What somebody has said already who starts a request in their own words: only what is plain, and confirmed in the summary. */
import type { IsoDate } from '../../knowledge/dates.ts'
import { type Item, type Option, optionsOf, type Service } from '../../knowledge/services.ts'
import { optionMeant, thingsIn } from './everyday.ts'
import { onDay, readItem } from './items.ts'
import { fold } from './speech.ts'

const employers = [
  /\b(?:i work (?:at|for)|i am employed (?:at|by)|my (?:employer|company) is)\s+([^,.;!?，。；！？\n]{2,80})/i,
  /(?<!现)在([^，。；！？,;!?\s]{2,40}?)(?:工作|上班|任职|就职)/,
  /(?:用人单位|单位|公司)(?:是|叫|为|[:：])\s*([^，。；！？,;!?\n]{2,40})/,
]
/** 在重庆工作, 在这里找个工作: where, and no employer. */
const noEmployer =
  /找|想|要|^(?:这里|那里|这边|那边|国内|国外|本地|外地|家里?|重庆|北京|上海|成都|.{1,6}[市区县省州国])$|^(?:home|a living|myself)$/i
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const dates = [
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?/g,
  /(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]/g,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${month})\\b(?:,?\\s+\\d{4})?`, 'gi'),
  new RegExp(`\\b(?:${month})\\s+\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+\\d{4})?`, 'gi'),
  /前天|昨天|今天|\byesterday\b|\btoday\b/gi,
]

/** By item id. Items that depend on another answer are left to be asked. */
export const saidIn = (service: Service, text: string, today: IsoDate): Record<string, string> => {
  const found: Record<string, string> = {}
  const free = service.items.filter(({ when }) => !when)
  /** The first of the words that the item takes. */
  const keep = (item: Item | undefined, ...said: string[]) => {
    if (!item) return
    const taken = said.map((words) => readItem(item, words, today)).find((reading) => 'value' in reading)
    if (taken && 'value' in taken) found[item.id] = taken.value
  }
  const of = (kind: Item['kind']) => free.filter((item) => item.kind === kind)
  const [date, another] = of('date')
  if (date && !another) keep(date, ...dayIn(text, today))
  keep(
    free.find(({ id }) => id === 'employer'),
    ...employers.flatMap((pattern) => pattern.exec(text)?.[1]?.trim() ?? []).filter((name) => !noEmployer.test(name)),
  )
  const numbers = text.match(/(?<![\w+])\+?\d[\d\s-]{8,}\d(?!\w)/g) ?? []
  if (numbers.length === 1) keep(of('phone')[0], ...numbers)
  // “Help me” and “my” name nobody.
  const others = text.replace(/\b(?:help|let|for) me\b|(?:帮|给|替|为)我/gi, ' ')
  for (const item of of('choice')) {
    // Whose child “my child” is, the talent's or a child's of the talent, follows from who files.
    if (item.id === 'relation') continue
    const options = optionsOf(service, item).filter(({ id }) => id !== 'other')
    const option = namesSomething(options, others) ? optionMeant(options, others) : undefined
    if (option) found[item.id] = option.id
  }
  return found
}

const namesSomething = (options: readonly Option[], text: string): boolean =>
  options.some(({ zh, en }) => [zh, en].some((label) => fold(text).includes(fold(label)))) ||
  [...thingsIn(text)].some((thing) => thing !== 'self')

/** The only day that the text names; without its year, of this year or else of the last. */
const dayIn = (text: string, today: IsoDate): string[] => {
  const written = onDay(text.normalize('NFKC'), today)
  const [only, other] = new Set(dates.flatMap((pattern) => written.match(pattern) ?? []))
  if (!only || other) return []
  if (/\d{4}/.test(only) || !/\d/.test(only)) return [only]
  const year = Number(today.slice(0, 4))
  return [year, year - 1].map((y) => (only.includes('月') ? `${y}年${only}` : `${only} ${y}`))
}
