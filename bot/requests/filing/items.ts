/** Reading what an applicant answers, and printing it again. */
import { type IsoDate, isDate, shift } from '../../../knowledge/dates.ts'
import { type Item, itemsFor, optionsOf, type Service } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import type { Language } from '../../channel.ts'
import { inFigures } from '../../numerals.ts'
import { withoutEmoticons } from '../../readable.ts'
import type { Key, Values } from '../../words.ts'
import { readDate } from '../../written-date.ts'
import { fold, isFiller, isUnknown } from '../speech.ts'
import { kin, kinWords } from './everyday.ts'
import { readCardNumber, readPassport, readResidentId } from './identity.ts'

/** The value to keep, or the reason why the text can't be taken. */
export type Reading = { value: string } | { reason: Key; values?: Values }

/**
 * Reads a typed answer to an item that is no choice. With `today`, “yesterday” is a date, and nobody is born later; with
 * the `month` said before, “the 15th” is one.
 */
export const readItem = (item: Item, text: string, today?: IsoDate, month?: string): Reading => {
  const given = text.trim()
  if (given === '') return { reason: 'filing.wrong-empty' }
  if (given.length > item.max) return { reason: 'filing.wrong-long', values: { length: given.length, max: item.max } }
  if (item.kind !== 'text' && isUnknown(given)) return { reason: 'filing.wrong-unknown' }
  switch (item.kind) {
    case 'phone':
      return readPhone(given)
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(given.normalize('NFKC'))
        ? { value: given.normalize('NFKC') }
        : { reason: 'filing.wrong-email' }
    case 'date':
      return readDay(item, given, today, month)
    case 'resident-id':
      return readResidentId(given, today)
    case 'passport':
      return readPassport(given)
    case 'card-number':
      return readCardNumber(given)
    case 'text':
      return readText(item, given)
    case 'file':
    case 'photo':
      return { reason: 'files.wanted' }
    case 'applicant':
    case 'choice':
      return { reason: 'filing.wrong-choice' }
  }
}

const readText = (item: Item, given: string): Reading => {
  if (!/[\p{L}\p{N}]/u.test(withoutEmoticons(given))) return { reason: 'filing.wrong-text' }
  if (isUnknown(given) && !item.optional) return { reason: 'filing.wrong-unknown' }
  // A number alone is neither a name nor a place.
  const isNumber = !item.optional && !/\p{L}/u.test(withoutEmoticons(given))
  if (isFiller(given) || isNumber || (!item.optional && selfOnly.test(fold(given))))
    return { reason: 'filing.wrong-filler', values: { text: given } }
  const value = item.optional ? given : withoutFrame(item, given)
  if (item.id === 'talent' && (organisation.test(value) || company.test(value)))
    return { reason: 'filing.wrong-organisation', values: { text: value } }
  if (item.id === 'employer' && kinOnly.test(fold(value)))
    return { reason: 'filing.wrong-filler', values: { text: value } }
  return { value }
}

/** 本人, me: whose name it is stands in another item. */
const selfOnly = /^(我|我本人|本人|我自己|自己|就是我|人才本人|同上|me|myself|i|the talent|same|same as above)$/

const introduction =
  /^(?:(?:我的?|人才的?|本人的?|他的?|她的?)?(?:全?名字?|姓名)(?:叫做?|是|为)|我叫做?|我是|我(?:们)?(?:打算|准备|想|就)?在|打算在|i (?:live|am living|want to live|plan to live|will live) in|my (?:full )?name(?: is|'s)|i am(?: called)?|i'm(?: called)?|(?:his|her|the) name is|it is|it's)[\s:：]*/iu

/** What the name of an organisation ends with. */
export const organisation =
  /(?:公司|大学|学院|医院|研究院|研究所|中心|集团|银行|学校|中学|小学|事务所|实验室|厂|局|委员会|协会|出版社|设计院|科学院)$/
const company = /\b(?:ltd|limited|inc|llc|gmbh|corp|corporation|university|company|hospital|institute|college)\.?$/i
const kinOnly = new RegExp(
  `^(?:我的?|my )?(?:${kin.flatMap((one) => [kinWords(one, 'zh'), kinWords(one, 'en')]).join('|')})$`,
)
/** 人才是我老公李四, my husband John: whose name it is stands in another item. */
const asKin = new RegExp(
  `^(?:人才(?:本人)?就?是|the talent is )?(?:我的?(?:${kin.map((one) => kinWords(one, 'zh')).join('|')})|my (?:${kin.map((one) => kinWords(one, 'en')).join('|')}))(?:的?(?:名字|姓名))?(?:叫做?|是|'s name is| is)?[\\s,，:：]*(?=.)`,
  'iu',
)

/** 在……上班, I work at …: what stands around an employer's name. */
const workplace =
  /^(?:(?:我|本人)?(?:现在|目前)?(?:在(?!线)|就职于|任职于|供职于)(?=.{2})|(?:i (?:currently )?(?:work|am working|am employed)|i'm working|working|employed) (?:at|for|by|with) (?:the )?|at )/iu
const working = /(?:工作|上班|任职|就职|任教)[。.]?$/u

/** “我叫张三。” says the name 张三; “用人单位：…” and “the employer is …” say what the item's label says already. */
const withoutFrame = (item: Item, given: string): string => {
  const labels = item.label ? [item.label.zh, item.label.zh.slice(-2), item.label.en] : []
  const label = labels.map((word) => RegExp.escape(word)).join('|')
  const named = label && new RegExp(`^(?:我的?|人才的?|my |the )?(?:${label})(?:叫做?|是|为|[:：]| is )\\s*`, 'iu')
  const place = item.id === 'employer' || item.id === 'new-employer'
  const bare = (named ? given.replace(named, '') : given)
    .replace(introduction, '')
    .replace(item.id === 'talent' ? asKin : '', '')
    .replace(place ? workplace : '', '')
    .replace(place ? working : '', '')
    .replace(/[。！!]+$/, '')
    .trim()
  return fold(bare) === '' ? given : bare
}

/** Where one number ends and another begins: 13800000000 或 023-60000000. */
const betweenNumbers = /[,，、;；/]|或者?|和|以及|\bor\b|\band\b|(?<=\d{7,})\s+(?=\+|00|1[3-9]\d{9}|0\d{2,3}-)/

/** A mainland mobile (13800000000), a landline with area code (023-60000000) or an international number (+44 …). */
const readPhone = (text: string): Reading => {
  const written = text
    .normalize('NFKC')
    .replace(/[—–－]/g, '-')
    .trim()
  const numbers = written.split(betweenNumbers).filter((part) => part.replace(/\D/g, '').length >= 7)
  if (numbers.length > 1) return { reason: 'filing.wrong-phone-two' }
  // “我的电话是138 0000 0000。” and “call me on +44 …”: the number in the sentence.
  const plain = (/^[^\d+(]*((?:\+|\()?\d[\d\s().-]{5,}\d)[^\d]*$/.exec(written)?.[1] ?? written).trim()
  if (!/^\+?[\d\s().-]+$/.test(plain)) return { reason: 'filing.wrong-phone-characters' }
  // 8613800000000: a mainland mobile with its country code, the plus forgotten.
  const withPlus = /^\s*86[\s-]*1[3-9][\d\s-]{9,}$/.test(plain) ? `+${plain}` : plain
  const abroad = /^(?:\+|00)\s*([1-9].*)$/.exec(withPlus)?.[1]
  const digits = (abroad ?? plain).replace(/\D/g, '')
  if (abroad !== undefined && !digits.startsWith('86'))
    return digits.length >= 7 && digits.length <= 15
      ? { value: `+${abroad.replace(/\s+/g, ' ')}` }
      : { reason: 'filing.wrong-phone-international' }
  const national = abroad === undefined ? digits : digits.slice(2)
  if (/^1[3-9]\d{9}$/.test(national)) return { value: national }
  // After +86 the area code comes without its 0.
  const area = /^(010|02\d|0[3-9]\d\d)(\d{7,8})$/.exec(
    abroad !== undefined && !national.startsWith('0') ? `0${national}` : national,
  )
  if (area) return { value: `${area[1]}-${area[2]}` }
  if (abroad !== undefined) return { reason: 'filing.wrong-phone-mainland' }
  if (/^[2-8]\d{6,7}$/.test(digits)) return { reason: 'filing.wrong-phone-area' }
  if (/^1[0-2]\d{9}$/.test(digits)) return { reason: 'filing.wrong-phone-start' }
  if (/^1\d{7,}$/.test(digits)) return { reason: 'filing.wrong-phone-mobile', values: { count: digits.length } }
  return { reason: 'filing.wrong-phone' }
}

const weekdays: Record<string, number> = {
  ...{ 日: 0, 天: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 },
  ...{ sunday: 0, monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6 },
}
const weekday =
  /(?<!下个?)(上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])|(?<!next )\b(?:on )?(last |this )?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/gi

/** How long ago: 三天前, two weeks ago. */
const ago =
  /大前天|([一二两三四五六七八九十]{1,3}|\d{1,3})(天|周|个?星期)(?:以)?前|\b(\d{1,3}|a|one|two|three|four|five|six|seven|ten) (days?|weeks?) ago\b/gi

/**
 * 上周五, last Friday, 三天前, last night as dates. 上周 is the week before; “last Friday”, and for what has happened a bare
 * “Friday”, the latest one past.
 */
export const onDay = (text: string, today: IsoDate | undefined, past = true): string => {
  if (today === undefined) return text
  return text
    .normalize('NFKC')
    .replace(
      /昨天?(?:早上|上午|中午|下午|傍晚|晚上|半夜|夜里|[晚夜])|\blast (?:night|evening)\b/gi,
      shift(today, -1, 'day'),
    )
    .replace(/今天?(?:早上|上午|中午|下午|晚上|[早晨晚])|\bthis (?:morning|afternoon|evening)\b/gi, today)
    .replace(ago, (all, han?: string, unit?: string, english?: string, weeks?: string) => {
      if (all === '大前天') return shift(today, -3, 'day')
      const days = english?.toLowerCase() === 'a' ? 1 : Number(inFigures(han ?? english ?? ''))
      return shift(today, -days * (/天|day/i.test(unit ?? weeks ?? '') ? 1 : 7), 'day')
    })
    .replace(weekday, (all, which?: string, han?: string, last?: string, english?: string) => {
      const wanted = weekdays[han ?? english?.toLowerCase() ?? '']
      if (wanted === undefined || (!past && which === undefined && last === undefined)) return all
      const now = new Date(`${today}T00:00:00Z`).getUTCDay()
      if (english || which === undefined) return shift(today, -((now - wanted + 7) % 7 || 7), 'day')
      // Chinese weeks run from Monday to Sunday.
      const monday = shift(today, -((now + 6) % 7) - (which.startsWith('上') ? 7 : 0), 'day')
      return shift(monday, (wanted + 6) % 7, 'day')
    })
}

/** 11月20日, of what has happened: the latest such day, unless that is longer ago than a slip of the month would be. */
const lastSuch = (item: Item, text: string, today: IsoDate): IsoDate | undefined => {
  const year = Number(today.slice(0, 4))
  const days = [year, year - 1].flatMap((one) => {
    const reading = readDay(item, text, today, `${one}`)
    return 'value' in reading && isDate(reading.value) ? [reading.value] : []
  })
  return days.find((day) => day > shift(today, -300, 'day'))
}

/** A day that can be read in one way only: 2026-09-01, 2026年9月1日, 1 September 2026, Sep 1, 2026. */
const readDay = (item: Item, text: string, today?: IsoDate, month?: string): Reading => {
  const known = { ...(today === undefined ? {} : { today }), ...(month === undefined ? {} : { within: month }) }
  const read = readDate(onDay(text, today, item.past === true), known)
  if (read && 'date' in read && isDate(read.date))
    return item.past && today !== undefined && read.date > today
      ? { reason: 'filing.wrong-date-past', values: { date: read.date } }
      : { value: read.date }
  if (read && 'date' in read && read.date.length === '2026-09'.length)
    return { reason: 'filing.wrong-date-month', values: { date: read.date } }
  const fault = read && 'fault' in read ? read.fault : undefined
  if (fault === 'no-such-day') return { reason: 'filing.wrong-date-none', values: { date: text } }
  if (fault === 'no-year') {
    const latest = item.past && today !== undefined && month === undefined ? lastSuch(item, text, today) : undefined
    return latest ? { value: latest } : { reason: 'filing.wrong-date-year' }
  }
  return { reason: fault === 'day-or-month' ? 'filing.wrong-date-order' : 'filing.wrong-date' }
}

/**
 * An answer as people read it: the option's name, or the words as written. With `filed` (ms), “next year” is the year
 * that was meant, for those who read it after New Year.
 */
export const printValue = (service: Service, item: Item, value: string, language: Language, filed?: number): string => {
  const label = optionsOf(service, item).find((option) => option.id === value)?.[language]
  if (label === undefined || filed === undefined) return label ?? value
  const year = Number(dateAt(filed).slice(0, 4))
  return label
    .replace(/今年|明年/, (word) => `${word === '今年' ? year : year + 1}年`)
    .replace(/\b(this|next) year\b/, (_, which) => `in ${which === 'this' ? year : year + 1}`)
}

/** What was answered, one line per item, in the order it was asked. */
export const printItems = (
  service: Service,
  answers: Record<string, string>,
  language: Language,
  filed: number,
): string =>
  itemsFor(service, answers)
    .flatMap((item) => {
      const value = answers[item.id]
      if (value === undefined || value === '') return []
      const said = asOneItem(printValue(service, item, value, language, filed))
      return `• ${item.label[language]}${language === 'zh' ? '：' : ': '}${said}`
    })
    .join('\n')

/** Lines of one answer stand below each other and further in, so that none looks like an item or a paragraph of ours. */
const asOneItem = (value: string): string => value.replace(/\s*\n\s*/g, '\n    ').replace(/\n {4}[•☐] */g, '\n    - ')
