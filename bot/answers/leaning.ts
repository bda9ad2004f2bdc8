/** How a message leans on the question before it: it goes on, it corrects, or it stands for itself. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Corrected, correctionIn } from '../../knowledge/question/correction.ts'
import { withoutKinds } from '../../knowledge/question/kinds.ts'
import { leaves } from '../../knowledge/question/places.ts'
import type { Question, Reader } from '../../knowledge/question/question.ts'
import { toldOfPerson } from '../../knowledge/question/told.ts'
import { isHan, languageOf, normalise } from '../../knowledge/retrieval/text.ts'
import { type Corpus, placeOf } from './corpus.ts'
import {
  asksOfTheSame,
  asksOnly,
  bare,
  goesOnFrom,
  isAsking,
  isConnected,
  isFollowUp,
  isRelative,
  isStandIn,
  joined,
  subjectsOf,
  type Topic,
  withoutHeard,
} from './follow-up.ts'
import { buildNames, type Names } from './names.ts'
import { nameOf } from './place-words.ts'

export interface Leaning {
  /** The message without what only ties it to the one before. */
  text: string
  /** What it asks together with that. */
  question: string
  /** What it leans on. */
  before?: Topic
}

/** `closely`: both stand in one message, or the topic is what is being done just now. */
export const buildLeaning = (corpus: Corpus) => {
  const known = { ...corpus, ...buildNames(corpus) }
  return (written: string, topic: Topic | undefined, closely: boolean): Leaning => {
    const heard = withoutHeard(written)
    if (!topic) return whole(heard)
    // 跳槽去深圳了: a place without documents, to which somebody goes, is not asked about.
    const text = topic.policy ? heard.replace(leaves, (said) => (known.isAway(said) ? '离开' : said)) : heard
    // 换了单位要报告吗, then 重庆的: the same of another place, as if that had been put right.
    const name = known.nameAlone(text)
    const corrected = correctionOf(known, text, topic) ?? (name === undefined ? undefined : { instead: name })
    const said = corrected?.instead ?? text
    const message = { written, text, said, corrected, topic, closely, isLeaving: text !== heard }
    for (const way of ways) {
      const leaning = way(known, message)
      if (leaning) return leaning
    }
    return whole(said)
  }
}

/** What asks all by itself. */
const whole = (text: string): Leaning => ({ text, question: text })

type Known = Corpus & Names
interface Message {
  written: string
  text: string
  /** The same, or of a correction what holds. */
  said: string
  corrected: Corrected | undefined
  topic: Topic
  closely: boolean
  isLeaving: boolean
}
/** Leans in one way, or leaves it to the next. */
type Way = (known: Known, message: Message) => Leaning | undefined

/** A question with what was told of a person before. */
export const withPerson = (text: string, topic: Topic | undefined): string =>
  topic?.told ? `${topic.told}${isHan(text) ? '，' : '. '}${text}` : text

/** 我是德国人, then 能办那个卡吗: whether somebody as told before qualifies, before anything else was spoken of. */
const ofThePerson: Way = ({ reader }, { written, topic }) => {
  if (topic.points.length > 0) return
  const text = withPerson(written, topic)
  return text !== written && reader.read(text).described !== undefined ? { text, question: written } : undefined
}

/** 要多久, then 重庆的: what was asked of nothing in particular is asked of what is named now. */
const ofWhatIsNamed: Way = ({ reader }, { text, topic: { question } }) => {
  const { need, places, policies } = reader.read(question)
  if (!need || places.length + policies.length > 0) return undefined
  const both = `${text} ${question}`
  const { need: same, places: its, policies: theirs } = reader.read(both)
  return same === need && its.length + theirs.length > 0 ? whole(both) : undefined
}

/** 两个哪个好, “which is faster?”: of the two places last spoken of. 那有效期呢 after these were compared: of both, too. */
const ofBoth: Way = (known, { text, topic: { spoken = [], compared = [] } }) => {
  const { knowledge, reader, things } = known
  const sides = compared.flatMap((side) => reader.read(side).places.flatMap(({ id, covered }) => (covered ? [id] : [])))
  const isCompared = new Set(sides).size === 2
  const last = spoken.flatMap((id) => placeOf(known, id) ?? [])
  const [one, other, another] = new Set(isCompared ? sides.toReversed() : last)
  if (!one || !other || another) return undefined
  const { compares, places, policies, words, need } = reader.read(bare(text))
  const isOwn = words.subject.length > 1 || words.subject.some((word) => things.find(word).found.length > 0)
  const asksBoth = (isCompared && need !== undefined) || (compares && !isOwn)
  if (!asksBoth || places.length + policies.length > 0) return undefined
  const language = languageOf(text) ?? 'zh'
  const both = [other, one].map((place) => nameOf(knowledge, place, language))
  return whole(`${both.join(language === 'zh' ? '和' : ' or ')}${language === 'zh' ? '' : ', '}${bare(text)}`)
}

const correctionOf = ({ namesAny }: Known, text: string, { asked, question }: Topic): Corrected | undefined => {
  const corrected = correctionIn(text)
  const { of = '', mayTell } = corrected ?? {}
  const isSpokenOf = normalise(asked ?? question).includes(of) || namesAny(of)
  return mayTell && !isSpokenOf ? undefined : corrected
}

/** “不是东莞，是北京的” asks the question before once more, also one that was declined. */
const ofTheCorrected: Way = ({ subjectIn, elsewhere, isName }, { corrected, topic }) => {
  if (!corrected || isAsking(corrected.instead)) return
  const { instead, of } = corrected
  if (subjectsOf(subjectIn(instead)).length > mostCorrected) return
  const { asked = topic.question, ...rest } = topic
  const wrong = normalise(asked)
  const kept = of ? wrong.replace(of.replace(/[的了]$/, ''), ' ') : wrong
  const before = { ...rest, question: elsewhere(kept, instead).trim(), points: [], corrected: true }
  // 东莞呢 asks the whole question there, each word of it.
  if (isName(instead)) {
    const all = before.question.replace(/[?？。.\s]+$/, '')
    return whole(isHan(instead) ? `${instead}${all}` : `${all} ${instead}`)
  }
  return { text: instead, question: `${before.question} ${instead}`.trim(), before }
}
/** Words with a subject that a correction may have, besides the place. */
const mostCorrected = 3

/** “Visa extension”, declined, “for my kids?”: is as little in the documents. */
const withTheDeclined: Way = ({ reader, elsewhere, ofSelf, subjectIn }, { said, topic }) => {
  if (!topic.asked) return
  // Nor does what comes after lean on what was asked on about the matter in vain: “surgery?” after “how many times a year?”
  const isOn = goesOnFrom(topic, topic.asked)
  const isOwn = isRelative(said) || subjectsOf(subjectIn(said)).length > 0
  const isNext = (isOwn || isOn) && topic.points.length > 0
  if (isNext || !isConnected(said) || isAsking(bare(said).replace(/[?？]/g, ''))) return
  // 平台电话多少, declined, 那地址呢: the one kind of fact takes the place of the other.
  const declined = reader.read(said).asked ? withoutKinds(normalise(topic.asked)) : topic.asked
  return whole(`${ofSelf(elsewhere(declined.replace(/[?？]\s*$/, ''), said), said)} ${said}`)
}

/** “Are these rules still in force?”: of the document spoken of. */
const ofThese: Way = ({ knowledge, reader }, { said: text, topic: { policy } }) => {
  const { places, policies } = reader.read(text)
  const names =
    theseRules.test(text) && places.length + policies.length === 0
      ? knowledge.policies.get(policy ?? '')?.names
      : undefined
  const [name] = names?.[isHan(text) ? 'zh' : 'en'] ?? []
  return name === undefined ? undefined : whole(text.replace(theseRules, ` ${name} `).trim())
}
const theseRules =
  /\b(?:these|this|those) (?:rules?|document|policy|measures|notice|draft|regulations?|programme|program|scheme)\b|[这那](?:个|份|些)(?:文件|政策|规定|细则|办法|通知)/i

/**
 * “How do I apply in Beijing?”, or whether somebody qualifies there, then “any age limit?”: asked of the same place or
 * document as a whole.
 */
const ofTheWhole: Way = ({ knowledge, reader }, { said, topic: before }) => {
  const text = bare(said)
  const own = reader.read(text)
  if (!own.need || own.places.length + own.policies.length > 0) return undefined
  const { need, bare: isBare, described, places, policies } = reader.read(before.question)
  const language = languageOf(text) ?? 'zh'
  const [place] = places.flatMap(({ id, covered }) => (covered ? [nameOf(knowledge, id, language)] : []))
  const isAsked = (need !== undefined && places.length + policies.length > 0) || isBare || described !== undefined
  const told = policies[0] ?? (place && isAsked ? undefined : before.policy)
  const name = knowledge.policies.get(told ?? '')?.names[language][0] ?? place
  const isAskedOfIt = isAsked || (isOfWhole(knowledge, before) && !givesItself({ knowledge, reader }, before, own))
  return name && isAskedOfIt ? whole(`${name} ${text}`) : undefined
}

/** Whether the clause that was told first gives the kind of fact asked for: the time limit of just this way. */
const givesItself = (
  { knowledge, reader }: Pick<Corpus, 'knowledge' | 'reader'>,
  { points: [first = ''] }: Topic,
  own: Question,
): boolean => {
  const { policy, clause } = knowledge.points.get(first) ?? {}
  const ofClause = [...knowledge.points.values()].filter((one) => one.policy === policy && one.clause === clause)
  return own.asked !== undefined && ofClause.some((point) => reader.gives(point, own))
}

/** What was told answers what is asked of a document as a whole, and is no service of its own. */
const isOfWhole = (knowledge: Knowledge, { policy, points }: Topic): boolean => {
  const { main, overview = {} } = knowledge.policies.get(policy ?? '') ?? {}
  const ofWhole = [main, ...Object.values(overview).flat()].map((id) => `${policy}/${id}`)
  // The single conditions of the document count as well.
  const conditions = [main, ...(overview.who ?? [])].flatMap(
    (id) => knowledge.points.get(`${policy}/${id}`)?.clause ?? [],
  )
  const served = new Set([...knowledge.services.values()].flatMap(({ clauses }) => clauses))
  return points.some((id) => {
    const { clause = '' } = knowledge.points.get(id) ?? {}
    const isCondition = conditions.some((whose) => clause.startsWith(`${whose}.`))
    return (isCondition || ofWhole.includes(id)) && !served.has(`${policy}/${clause}`)
  })
}

/** What looks like a follow-up is read with the question before. */
const goesOn: Way = (known, { said, topic, closely, isLeaving }) => {
  if (topic.question === '') return
  const { reader, subjectIn, elsewhere, ofSelf } = known
  const kept = gistOf(known, topic)
  const subject = subjectIn(said)
  const { asked, criteria, words } = reader.read(said)
  // “北京：工资要求？学历要求？”: what asks for something of its own is only of the same place; what was declined stays.
  const stands = (asked || criteria) && topic.points.length > 0
  const follows =
    isFollowUp(said, subject, closely && !stands) ||
    isStandIn(said) ||
    isLeaving ||
    toldOfPerson(said) !== undefined ||
    // 电话: a kind of fact and nothing else.
    (asked !== undefined && asksOnly(said) && subjectsOf(words.subject).length === 0)
  if (!follows && !staysIn(reader, kept, said, subject)) return
  const spoken = otherwise(ofSelf(kept.question, said), said)
  const question = joined({ ...kept, question: elsewhere(spoken, said) }, said, subject)
  // “多久？” and “and my wife?” may well be answered by what was just said; “那转学呢？” hardly.
  const again = closely || question === kept.question || isRelative(said) || asksOfTheSame(said)
  return {
    text: said,
    question,
    before: { ...kept, question: spoken, points: spoken === kept.question ? kept.points : [], again },
  }
}

/**
 * “Can I be a talent? I am 58 and from India.”: what is asked next leans on the question, where that has a subject, and
 * where that is whether somebody qualifies, on what for.
 */
const gistOf = ({ knowledge, reader }: Known, topic: Topic): Topic => {
  const { text, focus, words, described } = reader.read(topic.question)
  const names = described === undefined ? undefined : knowledge.policies.get(topic.policy ?? '')?.names
  const [name] = names?.[isHan(text) ? 'zh' : 'en'] ?? []
  if (name) return { ...topic, question: name, points: [] }
  return focus !== text && words.subject.length > 1 ? { ...topic, question: focus } : topic
}

/** “Beijing”, then “who can apply”: what names no place of its own and hardly a subject is asked about the place. */
const staysIn = (reader: Reader, topic: Topic, text: string, subject: readonly string[]): boolean => {
  const { places, policies } = reader.read(text)
  const { places: its, policies: theirs, bare: isBare } = reader.read(topic.question)
  const isOfPlace = topic.points.length === 0 && its.length + theirs.length > 0
  return subjectsOf(subject).length <= 1 && places.length + policies.length === 0 && (isOfPlace || isBare)
}

/** “We are not on the list”, then “and if we were on the list?” */
const turnedRound = (question: string, said: string): string | undefined => {
  const { no, core = '' } =
    /\b(?<no>not |isn['’]?t |aren['’]?t )?(?<core>on the list|listed)\b/i.exec(said)?.groups ?? {}
  if (core === '') return undefined
  const other = no
    ? /\b(?:is |are )?(?:on the list|listed)\b/gi
    : /\b(?:is |are )?(?:not |isn['’]?t |aren['’]?t )(?:on the list|listed)\b|\bunlisted\b/gi
  return other.test(question) ? question.replace(other, ' ').trim() : undefined
}

/** 不在名单上, then 那在名单上的呢: the one takes the place of the other. */
const otherwise = (question: string, said: string): string => {
  const turned = turnedRound(question, said)
  if (turned) return turned
  const [, no = '', core = ''] = /^([不没]?)(\p{Script=Han}{2,12}?)[的了]*$/u.exec(bare(said)) ?? []
  if (core === '') return question
  return question.replace(new RegExp(no ? `(?<![不没])${core}` : `[不没]${core}`), ' ').trim()
}

/** In this order; the first that fits. */
const ways: readonly Way[] = [
  ofThePerson,
  ofWhatIsNamed,
  ofBoth,
  ofTheCorrected,
  withTheDeclined,
  ofThese,
  ofTheWhole,
  goesOn,
]
