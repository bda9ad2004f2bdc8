/** What a document says of itself: its title, number, issuers, place and dates. What it does not say is left to the editor. */
import { type IsoDate, isDate, shift } from '../dates.ts'
import type { Place } from '../question/vocabulary.ts'
import { type Language, normalise } from '../retrieval/text.ts'

export interface Metadata {
  language: Language
  title: string
  number: string | null
  issuers: string[]
  /** An id of places.yaml. */
  place: Place | undefined
  issued: IsoDate | null
  effective: IsoDate | null
  expires: IsoDate | null
  kind: 'notice' | 'rules' | 'news-report' | 'measures' | 'draft'
}

/** `opening`: the lines before the first clause. */
export const readMetadata = (source: string, opening: readonly string[], places: readonly Place[]): Metadata => {
  const language = languageOf(source)
  const title = titleOf(opening, language)
  const closing = source.trimEnd().split('\n').slice(-6)
  const issuers = issuersOf(opening, closing, title)
  const dates = datesOf(source, opening, closing)
  return {
    language,
    title,
    number: numberOf(opening, source),
    issuers,
    place: placeOf([title, issuers.join('\n'), opening.join('\n'), source], places),
    ...dates,
    kind: kindOf(title),
  }
}

/** By letters: a Chinese document may hold English names, and the other way round. */
const languageOf = (text: string): Language => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[a-z]+/gi)?.length ?? 0
  return han >= words ? 'zh' : 'en'
}

const kinds =
  /(通知|公告|意见|决定|办法|细则|规定|条例|方案|目录|指南|规则|措施|政策)(（.{1,12}）)?$|\b(Notice|Measures|Rules|Regulations?|Provisions|Guidelines?|Plan|Policy|Opinions|Announcement|Decision)\b/i

const titleOf = (opening: readonly string[], language: Language): string => {
  const lines = opening.map((line) => line.trim()).filter((line) => line.length >= 4 && line.length <= 120)
  const short = language === 'zh' ? /[。；！？，：]$/ : /[.;:,]$/
  const named = lines.find((line) => kinds.test(line) && !short.test(line) && !/^(各|附件)/.test(line))
  return named ?? lines.find((line) => !short.test(line)) ?? lines[0] ?? ''
}

const numberOf = (opening: readonly string[], source: string): string | null => {
  const zh = /[\p{Script=Han}]{2,14}(?:〔|\[|【|［|（|\()\s*\d{4}\s*(?:〕|\]|】|］|）|\))\s*第?\s*\d+\s*号/u
  const en =
    /\b(?:Document )?No\. ?[\w〔〕[\]()-]*\d[\w-]*(?: \(\d{4}\))?|\b[A-Z][A-Za-z ]{1,30} ?[[(〔]\d{4}[\])〕] ?No\. ?\d+/
  const line = /^(?:document|doc|ref|reference|file) ?(?:no|number)\b[.:]* *(\S.{0,38}\d.{0,8})$/im
  // A number in brackets after a title is that of another document.
  const head = (opening.join('\n') || source.slice(0, 600)).replace(/[》”"]\s*[（(][^（()）]*号[)）]/g, '')
  return zh.exec(head)?.[0].replace(/\s+/g, '') ?? line.exec(head)?.[1] ?? en.exec(head)?.[0] ?? null
}

const office = /(委员会|办公厅|办公室|政府|[局厅部委院会])(?:关于|$)/
const englishOffice = /\b(Bureau|Commission|Committee|Department|Government|Office|Ministry|Administration|Authority)\b/

const issuersOf = (opening: readonly string[], closing: readonly string[], title: string): string[] => {
  const said = /^(?:issued by|issuing authority|发文机关|发布机构|印发机关)[:：]?\s*(.+)$/im.exec(
    opening.join('\n'),
  )?.[1]
  if (said) return said.split(/[、;；]/).map((name) => withoutDate(name.trim()))
  const names = (lines: readonly string[]) =>
    lines
      .map((line) => line.trim())
      .filter(
        (line) => line !== title && line.length <= 80 && !/[。；：，.;:,]$|\|/.test(line) && !/^(各|to )/i.test(line),
      )
      .filter((line) => office.test(line) || (englishOffice.test(line) && /\s/.test(line))) // “Bureau” alone is the rest of a line
      .flatMap((line) => line.split(/\s{2,}|\u3000|[、;；]/))
      .flatMap((line) => (line.split(' ').every((name) => office.test(name)) ? line.split(' ') : line))
  const signed = names(closing)
  const first = signed.length > 0 ? signed : names(opening)
  if (first.length > 0) return [...new Set(first.map(withoutDate))]
  // 重庆市人力资源和社会保障局关于印发…的通知
  const before = /^(.{4,40}?(?:委员会|办公厅|办公室|政府|局|厅|部|委))(?:等\S{1,3}部门)?关于/.exec(title)?.[1]
  return before ? [before] : []
}

/** “the Administrative Committee on 20 January 2026” */
const withoutDate = (name: string) =>
  name
    .replace(/^the /i, '')
    .replace(
      /,? (?:on|dated) .{0,4}\d.*$|, \d{1,2} [A-Z][a-z]+ \d{4}\.?$|, [A-Z][a-z]+ \d{1,2}, \d{4}\.?$|[\s\u3000]+\p{Script=Han}{2}日期.*$/iu,
      '',
    )

/** The place of the title counts before that of the issuers, and any of these before the text. */
const placeOf = (texts: readonly string[], places: readonly Place[]): Place | undefined => {
  for (const text of texts) {
    const folded = normalise(text)
    const found = places
      .filter(({ kind }) => kind !== 'country')
      .map((place) => ({ place, at: firstOf(folded, [...place.zh, ...place.en].map(normalise)) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at)
    if (found[0]) return found[0].place
  }
  return undefined
}

const firstOf = (text: string, words: readonly string[]): number => {
  const found = words.flatMap((word) => {
    const at = /^[\x20-\x7e]+$/.test(word) ? text.search(new RegExp(`\\b${word}\\b`)) : text.indexOf(word)
    return at >= 0 ? [at] : []
  })
  return found.length > 0 ? Math.min(...found) : -1
}

const months = 'january february march april may june july august september october november december'.split(' ')
const zhDate = '(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日'
const enDate = `(\\d{1,2}) (${months.join('|')}),? (\\d{4})`
const usDate = `(${months.join('|')}) (\\d{1,2}),? (\\d{4})`
const anyDate = new RegExp(`${zhDate}|${enDate}|${usDate}|(\\d{4})-(\\d{2})-(\\d{2})`, 'gi')

const datesIn = (text: string): IsoDate[] =>
  [...text.matchAll(anyDate)].flatMap((found) => {
    const [, y1, m1, d1, d2, m2, y2, m3, d3, y3, y4, m4, d4] = found
    const month = m1 ?? m4 ?? months.indexOf((m2 ?? m3 ?? '').toLowerCase()) + 1
    const date = [y1 ?? y2 ?? y3 ?? y4, month, d1 ?? d2 ?? d3 ?? d4]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    return isDate(date) ? [date] : []
  })

const datesOf = (source: string, opening: readonly string[], closing: readonly string[]) => {
  const after = (words: RegExp, length = 40) => {
    const found = words.exec(source)
    return found ? (datesIn(source.slice(found.index, found.index + length))[0] ?? null) : null
  }
  const issuedLine = [...opening, ...closing].find((line) =>
    /印发日期|发布日期|成文日期|生成日期|issued on|date of issue/i.test(line),
  )
  const issued =
    datesIn(issuedLine ?? '')[0] ??
    datesIn(signedOn(source) ?? '').at(-1) ??
    datesIn(closing.filter((line) => !/施行|执行|实施|effect|force/i.test(line)).join('\n')).at(-1) ??
    datesIn(opening.join('\n'))[0] ??
    null
  const upon =
    /自(印发|发布|公布)之日起(施行|实施|执行|生效)|effective (up)?on (the date of )?(issue|issuance|publication)/i
  const effective =
    after(/自\s*\d{4}\s*年[^。；]{0,14}起\s*(正式)?(施行|实施|执行|生效)/) ??
    after(
      /\b(?:(?:takes?|comes? into) effect|(?:comes?|enters?) into force|effective|in force|be implemented)\b/i,
      70,
    ) ??
    (upon.test(source) ? issued : null)
  // What is valid for years elsewhere in the text may be a card.
  const inForce = source
    .split(/[。；\n]|\.\s/)
    .filter((part) => /施行|实施|执行|takes? effect|into (?:force|effect)|effective/i.test(part))
  const years =
    /有效期(?:为|限)?\s*(\d{1,2}|[一二两三四五])\s*年|valid for (?:a period of )?(\d{1,2}|one|two|three|four|five) years?/i.exec(
      inForce.join('\n'),
    )
  const span = yearsOf(years?.[1] ?? years?.[2] ?? '')
  const expires =
    after(/有效期至|施行至|执行至|截止至/) ??
    after(/\b(until|expires? on|ends? on|valid (until|through))\b/i, 50) ??
    (span && effective ? shift(shift(effective, span, 'year'), -1, 'day') : null)
  return { issued, effective, expires }
}

const yearsOf = (said: string): number =>
  Number(said) || '一二三四五'.indexOf(said.replace('两', '二') || '?') + 1 || spelt.indexOf(said.toLowerCase()) + 1
const spelt = ['one', 'two', 'three', 'four', 'five']

/** The line below the signature, which stands at the end, or at the end of the letter that issues the document. */
const signedOn = (source: string): string | undefined => {
  const lines = source.split('\n').map((line) => line.trim())
  const annex = lines.findIndex((line, at) => at > 5 && /^(?:附件|annex|appendix)\s*[\d一:：]/i.test(line))
  return lines.slice(0, annex < 0 ? undefined : annex).findLast(isDateLine) ?? lines.findLast(isDateLine)
}

/** A line that is a date and little else. */
export const isDateLine = (line: string): boolean =>
  /^.{0,12}?(\d{4}|[二〇零一九]{4})\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日[^起至前]{0,6}$|^(date:? ?)?\d{1,2} [A-Z][a-z]+ \d{4}\.?$|^[A-Z][a-z]+ \d{1,2}, \d{4}\.?$/i.test(
    line,
  )

const kindOf = (title: string): Metadata['kind'] => {
  if (/征求意见稿|草案|consultation draft|\(draft\)/i.test(title)) return 'draft'
  if (/细则|implementing rules|\brules\b/i.test(title)) return 'rules'
  if (/办法|规定|条例|措施|measures|provisions|regulations/i.test(title)) return 'measures'
  return 'notice'
}
