/** The clauses that an answer rests on, as they are named to a reader. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Point } from '../../knowledge/policy.ts'
import type { Citation, Language } from '../channel.ts'
import { speak } from '../words.ts'

/** The clause a point rests on, as a reader of `language` is told it. */
export const cite = (knowledge: Knowledge, point: Pick<Point, 'policy' | 'clause'>, language: Language): Citation => {
  const policy = knowledge.policies.get(point.policy)
  const clause = knowledge.clauses.get(`${point.policy}/${point.clause}`)
  if (!policy || !clause) throw new Error(`no clause ${point.policy}/${point.clause}: run npm run knowledge`)
  return {
    policy: point.policy,
    clause: point.clause,
    label: clause.label[language],
    title: policy.number ? `${policy.short[language]} ${policy.number}` : policy.short[language],
  }
}

/** Each clause once. */
export const citationsOf = (knowledge: Knowledge, points: readonly Point[], language: Language): Citation[] => {
  const citations: Citation[] = []
  for (const point of points) {
    const citation = cite(knowledge, point, language)
    if (!citations.some((c) => c.policy === citation.policy && c.clause === citation.clause)) citations.push(citation)
  }
  return citations
}

/** Longest plain text, in characters: what Telegram takes in one message, with some room. */
const longestPlain = 4000

/** The whole answer as plain text, for channels that show no citations of their own and for the command line. */
export const plain = (
  reply: { text: string; citations?: Citation[]; standing?: string },
  language: Language,
): string => {
  const t = speak(language)
  const standing = reply.standing ? [t('answer.standing', { standing: reply.standing })] : []
  const room = longestPlain - [reply.text, ...standing, t('answer.source', { list: '' })].join('\n\n').length
  const list = sources(reply.citations ?? [], language, room)
  // An answer in parts says below each what it rests on.
  return [reply.text, ...(list && !reply.text.includes(list) ? [t('answer.source', { list })] : []), ...standing].join(
    '\n\n',
  )
}

/** “二、” and “三、1.” end with a mark of their own, which is one too many before another. */
export const inChinese = (labels: readonly string[]): string =>
  labels.map((label) => label.replace(/[、.]$/, '')).join('，')

/** A title as it is cited: 《…》, with the number of the document behind it. */
export const titled = (title: string, language: Language): string => {
  if (language !== 'zh') return title
  const [, name = title, number] = /^(.+?) (\S+〔\d{4}〕\d+号)$/.exec(title) ?? []
  return `《${name}》${number ? `（${number}）` : ''}`
}

/** Clauses of one document. */
export const inDocument = (title: string, labels: readonly string[], language: Language): string =>
  language === 'zh'
    ? `${titled(title, language)}${inChinese(labels)}`
    : `${title}, ${labels.map((label) => label.replace(/\.$/, '')).join(', ')}`

/** Clauses as they are named in the middle of an answer: by the title alone, the number stands below. */
export const inlineSources = (knowledge: Knowledge, citations: readonly Citation[], language: Language): string =>
  sources(
    citations.map((citation) => ({
      ...citation,
      title: knowledge.policies.get(citation.policy)?.short[language] ?? '',
    })),
    language,
  )

/** The clauses by document, each title once; the last clauses are left out when there is no room for all. */
const sources = (citations: Citation[], language: Language, room = longestPlain): string => {
  const titles = new Map<string, string[]>()
  for (const { title, label } of citations) titles.set(title, [...(titles.get(title) ?? []), label])
  const write = (count: number) => {
    let left = count
    const parts = [...titles].flatMap(([title, labels]) => {
      const shown = labels.slice(0, left)
      left -= shown.length
      if (shown.length === 0) return []
      return [inDocument(title, shown, language)]
    })
    const rest = citations.length - count
    if (rest > 0) parts.push(speak(language)('answer.more-clauses', { count: rest }))
    return parts.join(language === 'zh' ? '；' : '; ')
  }
  let count = citations.length
  while (count > 1 && write(count).length > room) count--
  return write(count)
}
