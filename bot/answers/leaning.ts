/** How a message leans on the question before it: it goes on, it corrects, or it stands for itself. */

import { type Corrected, correctionIn } from '../../knowledge/question/correction.ts'
import { withoutKinds } from '../../knowledge/question/kinds.ts'
import { buildPhrases } from '../../knowledge/question/phrases.ts'
import { leaves } from '../../knowledge/question/places.ts'
import type { Question, Reader } from '../../knowledge/question/question.ts'
import { toldOfPerson } from '../../knowledge/question/told.ts'
import { isHan, languageOf, normalise } from '../../knowledge/retrieval/text.ts'
import { type Corpus, placeOf } from './corpus.ts'
import {
  asksOfTheSame,
  bare,
  genericWords,
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
import { nameOf } from './place-words.ts'

export interface Leaning {
  /** The message without what only ties it to the one before. */
  text: string
  /** What it asks together with that. */
  question: string
  /** What it leans on. */
  before?: Topic
}

const self = /^(?:我|我自己|我本人|本人|自己)(?:可以|能|行|能用|可以用)?(?:吗|不|么)?$/

const theseRules =
  /\b(?:these|this|those) (?:rules?|document|policy|measures|notice|draft|regulations?|programme|program|scheme)\b|[这那](?:个|份|些)(?:文件|政策|规定|细则|办法|通知)/i

/** Words with a subject that a correction may have, besides the place. */
const mostCorrected = 3

/** `closely`: both stand in one message, or the topic is what is being done just now. */
export const buildLeaning = (corpus: Corpus) => {
  const { knowledge, reader, things } = corpus
  const places = buildPhrases(knowledge.places.map(({ id, zh, en }) => ({ words: [...zh, ...en], value: id })))
  const relatives = buildPhrases(
    knowledge.aspects.flatMap(({ id, zh, en }) => (id === 'kin' ? [{ words: [...zh, ...en], value: id }] : [])),
  )
  const titles = buildPhrases(
    [...knowledge.policies.values()].flatMap(({ names, spoken, jurisdiction }) =>
      [names, spoken].map(({ zh, en }) => ({ words: [...zh, ...en], value: jurisdiction })),
    ),
  )
  /** What was asked about one place, for another: without the place, and what only that has. */
  const elsewhere = (question: string, instead: string): string => {
    const { found } = places.find(instead)
    if (found.length === 0) return titles.find(instead).found.length > 0 ? titles.find(question).rest : question
    const rest = places.find(question).rest
    const of = titles.find(rest)
    return of.found.some((place) => found.includes(place)) ? rest : of.rest
  }
  /** “And the talent card?”, “what about Beijing”: the question before is asked of another place or programme. */
  const isNameAlone = (text: string): boolean => {
    const said = reader.inSense(normalise(bare(text)).replace(/[?？]/g, ''))
    const of = titles.find(places.find(said).rest)
    const isNamed = of.found.length + places.find(said).found.length > 0
    const asksNothing = !isAsking(said) && subjectsOf(subjectIn(of.rest)).length === 0
    return isConnected(text) && isNamed && asksNothing
  }
  const correctionOf = (text: string, { asked, question }: Topic): Corrected | undefined => {
    const corrected = correctionIn(text)
    const { of = '', mayTell } = corrected ?? {}
    const isSpokenOf = normalise(asked ?? question).includes(of) || nameIn(of)
    return mayTell && !isSpokenOf ? undefined : corrected
  }
  const nameIn = (text: string): boolean => [places, titles].some((list) => list.find(text).found.length > 0)
  const uncovered = new Set(knowledge.places.flatMap(({ id, covered }) => (covered ? [] : [id])))
  /** 跳槽去深圳了: a place without documents, to which somebody goes, is not asked about. */
  const isAway = (text: string): boolean => places.find(text).found.some((id) => uncovered.has(id))
  /** The things of words that ask about whatever is spoken of: 材料 is one, 材料不齐 is not. */
  const plain = new Set(genericWords.flatMap((word) => things.find(word).found))
  /** A word too short to be a subject may still name a thing: 丢了. */
  const subjectIn = (text: string): string[] => {
    const {
      words: { subject: all },
      asking,
    } = reader.read(bare(text))
    // What asks for a kind of fact is no subject: “how many days?”
    const subject = all.filter((word) => !asking.split(' ').includes(word))
    if (subjectsOf(subject).length > 0) return subject
    const word = withoutKinds(normalise(bare(text))).replace(/[？?。.!！，,\s]/g, '')
    const named = things.find(word).found.some((thing) => !plain.has(thing))
    return named ? [word] : subject
  }

  /**
   * “Can I be a talent? I am 58 and from India.”: what is asked next leans on the question, where that has a subject, and
   * where that is whether somebody qualifies, on what for.
   */
  const gistOf = (topic: Topic): Topic => {
    const { text, focus, words, described } = reader.read(topic.question)
    const names = described === undefined ? undefined : knowledge.policies.get(topic.policy ?? '')?.names
    const [name] = names?.[isHan(text) ? 'zh' : 'en'] ?? []
    if (name) return { ...topic, question: name, points: [] }
    return focus !== text && words.subject.length > 1 ? { ...topic, question: focus } : topic
  }

  /** 我老汉住院能走绿色通道不, then 那我自己呢. */
  const ofSelf = (question: string, said: string): string =>
    self.test(bare(said)) ? relatives.find(normalise(question)).rest : question

  /** 要多久, then 重庆的: what was asked of nothing in particular is asked of what is named now. */
  const ofWhatIsNamed = (text: string, { question }: Topic): string | undefined => {
    const { need, places, policies } = reader.read(question)
    if (!need || places.length + policies.length > 0) return undefined
    const whole = `${text} ${question}`
    const { need: same, places: its, policies: theirs } = reader.read(whole)
    return same === need && its.length + theirs.length > 0 ? whole : undefined
  }

  /** 两个哪个好, “which is faster?”: of the two places last spoken of. 那有效期呢 after these were compared: of both, too. */
  const ofBoth = (text: string, { spoken = [], compared = [] }: Topic): string | undefined => {
    const sides = compared.flatMap((side) =>
      reader.read(side).places.flatMap(({ id, covered }) => (covered ? [id] : [])),
    )
    const isCompared = new Set(sides).size === 2
    const last = spoken.flatMap((id) => placeOf(corpus, id) ?? [])
    const [one, other, another] = new Set(isCompared ? sides.toReversed() : last)
    if (!one || !other || another) return undefined
    const { compares, places, policies, words, need } = reader.read(bare(text))
    const isOwn = words.subject.length > 1 || words.subject.some((word) => things.find(word).found.length > 0)
    const asksBoth = (isCompared && need !== undefined) || (compares && !isOwn)
    if (!asksBoth || places.length + policies.length > 0) return undefined
    const language = languageOf(text) ?? 'zh'
    const both = [other, one].map((place) => nameOf(knowledge, place, language))
    return `${both.join(language === 'zh' ? '和' : ' or ')}${language === 'zh' ? '' : ', '}${bare(text)}`
  }

  /**
   * “How do I apply in Beijing?”, or whether somebody qualifies there, then “any age limit?”: asked of the same place or
   * document as a whole.
   */
  const ofTheWhole = (text: string, before: Topic): string | undefined => {
    const own = reader.read(text)
    if (!own.need || own.places.length + own.policies.length > 0) return undefined
    const { need, bare: isBare, described, places, policies } = reader.read(before.question)
    const language = languageOf(text) ?? 'zh'
    const [place] = places.flatMap(({ id, covered }) => (covered ? [nameOf(knowledge, id, language)] : []))
    const isAsked = (need !== undefined && places.length + policies.length > 0) || isBare || described !== undefined
    const told = policies[0] ?? (place && isAsked ? undefined : before.policy)
    const name = knowledge.policies.get(told ?? '')?.names[language][0] ?? place
    return name && (isAsked || (isOfWhole(before) && !givesItself(before, own))) ? `${name} ${text}` : undefined
  }

  /** “Are these rules still in force?”: of the document spoken of. */
  const ofThese = (text: string, { policy }: Topic): string | undefined => {
    const { places, policies } = reader.read(text)
    const names =
      theseRules.test(text) && places.length + policies.length === 0
        ? knowledge.policies.get(policy ?? '')?.names
        : undefined
    const [name] = names?.[isHan(text) ? 'zh' : 'en'] ?? []
    return name && text.replace(theseRules, ` ${name} `).trim()
  }

  /** Whether the clause that was told first gives the kind of fact asked for: the time limit of just this way. */
  const givesItself = ({ points: [first = ''] }: Topic, own: Question): boolean => {
    const { policy, clause } = knowledge.points.get(first) ?? {}
    const ofClause = [...knowledge.points.values()].filter((one) => one.policy === policy && one.clause === clause)
    return own.asked !== undefined && ofClause.some((point) => reader.gives(point, own))
  }

  /** What was told answers what is asked of a document as a whole, and is no service of its own. */
  const isOfWhole = ({ policy, points }: Topic): boolean => {
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

  return (written: string, topic: Topic | undefined, closely: boolean): Leaning => {
    const heard = withoutHeard(written)
    const text = topic?.policy ? heard.replace(leaves, (said) => (isAway(said) ? '离开' : said)) : heard
    const named = topic && ofWhatIsNamed(text, topic)
    if (named) return { text: named, question: named }
    const both = topic && ofBoth(text, topic)
    if (both) return { text: both, question: both }
    const corrected = topic && correctionOf(text, topic)
    if (corrected && !isAsking(corrected.instead)) {
      const { instead, of } = corrected
      const subject = subjectIn(instead)
      if (subjectsOf(subject).length <= mostCorrected) {
        const { asked = topic.question, ...rest } = topic
        const wrong = normalise(asked)
        const kept = of ? wrong.replace(of.replace(/[的了]$/, ''), ' ') : wrong
        const before = { ...rest, question: elsewhere(kept, instead).trim(), points: [], corrected: true }
        return { text: instead, question: `${before.question} ${instead}`.trim(), before }
      }
    }
    const said = corrected?.instead ?? text
    // “Visa extension”, declined, “for my kids?”: is as little in the documents.
    const { asked, criteria } = reader.read(said)
    // Nor does what comes after lean on what was asked on about the matter in vain: “surgery?” after “how many times a year?”
    const isOn = topic?.asked?.startsWith(topic.question) ?? false
    const isNext = (isRelative(said) || isOn) && topic?.points.length
    if (topic?.asked && !isNext && isConnected(said) && !isAsking(bare(said).replace(/[?？]/g, ''))) {
      // 平台电话多少, declined, 那地址呢: the one kind of fact takes the place of the other.
      const declined = asked ? withoutKinds(normalise(topic.asked)) : topic.asked
      const whole = `${ofSelf(elsewhere(declined.replace(/[?？]\s*$/, ''), said), said)} ${said}`
      return { text: whole, question: whole }
    }
    const whole = topic && (ofThese(said, topic) ?? ofTheWhole(bare(said), topic))
    if (whole) return { text: whole, question: whole }
    const kept = topic && topic.question !== '' ? gistOf(topic) : undefined
    const subject = kept ? subjectIn(said) : []
    // “北京：工资要求？学历要求？”: what asks for something of its own is only of the same place; what was declined stays.
    const stands = (asked || criteria) && topic !== undefined && topic.points.length > 0
    const follows =
      isFollowUp(said, subject, closely && !stands) ||
      isStandIn(said) ||
      text !== heard ||
      isNameAlone(said) ||
      toldOfPerson(said) !== undefined
    if (!kept || !(follows || staysIn(reader, kept, said, subject))) return { text: said, question: said }
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

/** “Beijing”, then “who can apply”: what names no place of its own and hardly a subject is asked about the place. */
const staysIn = (reader: Reader, topic: Topic, text: string, subject: readonly string[]): boolean => {
  const { places, policies } = reader.read(text)
  const { places: its, policies: theirs, bare: isBare } = reader.read(topic.question)
  const isOfPlace = topic.points.length === 0 && its.length + theirs.length > 0
  return subjectsOf(subject).length <= 1 && places.length + policies.length === 0 && (isOfPlace || isBare)
}
