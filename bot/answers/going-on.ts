/** In a conversation: whether an answer is about what was spoken of, and what the next question leans on. */
import type { Point } from '../../knowledge/policy.ts'
import { contactKinds, withoutKinds } from '../../knowledge/question/kinds.ts'
import { isHan, normalise } from '../../knowledge/retrieval/text.ts'
import { type Corpus, isOfProgramme, placeOf, policiesIn } from './corpus.ts'
import type { Decision } from './decide.ts'
import {
  asksOfTheSame,
  asksOnly,
  bare,
  genericWords,
  hasPronoun,
  isAsking,
  isRelative,
  subjectsOf,
  type Topic,
} from './follow-up.ts'
import type { Query } from './grounds.ts'
import type { Leaning } from './leaning.ts'
import { matterOf } from './matter.ts'
import { ofOnePart } from './relation.ts'

// Set on the conversations of test/eval/dev*.yaml.
const thresholds = {
  /** Words with a subject in what may go on about something. */
  short: 2,
  /** And from which a question with a thing of its own stands for itself, where it asks for a kind of fact and where it does not. */
  own: { fact: 0.7, rest: 0.6 },
  /** Likeness of an ask from which that is meant. */
  same: 0.6,
  /** Evidence of a statement of the same place below which what asks nothing goes on. */
  weak: 8,
  /** Share of a subject that a statement about it holds, and least one of what is asked of the programme. */
  held: 0.5,
  told: 0.2,
}

export interface GoingOn {
  found: Decision
  /** What the next question leans on. */
  question: string
}

/** `decide`: as if nothing had been asked before, but with what a question leans on. */
export const buildGoingOn = (corpus: Corpus, decide: (query: Query) => Decision) => {
  const { knowledge, finder, reader, things } = corpus
  /** The things of words that ask about whatever is spoken of. */
  const plain = new Set(genericWords.flatMap((word) => things.find(word).found))
  const likenessTo = (text: string, point: Point): number => {
    const question = reader.read(text)
    const [best] = finder.rank(question.text, question.focus, question.asking).best(1, (one) => one === point)
    return best?.likeness ?? 0
  }
  /** Whether two documents are of one programme. */
  const areOfOne = (one: string, other: string): boolean => {
    const policy = knowledge.policies.get(one)
    return policy !== undefined && isOfProgramme(policy, knowledge.policies.get(other))
  }
  const firstOf = (found: Decision) => (found.status === 'answered' ? found.points[0] : undefined)

  const isShort = (text: string): boolean => {
    const { words } = reader.read(text)
    return subjectsOf(words.subject).length <= thresholds.short && words.unsaid.length === 0
  }

  /** 几天交上去, 哪个部门落实: hardly a word of its own, and none that names a thing that was not told. */
  const isBrief = (text: string, told: readonly string[]): boolean => {
    const most = hasPronoun(text) ? thresholds.short : 1
    if (!isHan(text) || subjectsOf(reader.read(text).words.subject).length > most) return false
    const named = things.find(withoutKinds(normalise(text))).found.filter((thing) => !plain.has(thing))
    const known = new Set(things.find(told.map((id) => normalise(knowledge.points.get(id)?.zh ?? '')).join(' ')).found)
    return named.every((thing) => known.has(thing))
  }

  /**
   * Words that lead away from what was spoken of, or nowhere, may go on about it: 错过了怎么办 after the date by which a
   * child is reported. What is nearly an ask of another place, or has a word that nothing knows, does not.
   */
  const isAstray = (text: string, found: Decision, { points }: Topic): boolean => {
    const { places, policies, ...question } = reader.read(text)
    // “Can I change it here or must I fly home?”: what “it” is was said before.
    const leans = isShort(text) || (found.status === 'not-covered' && hasPronoun(text))
    if (!leans || places.length + policies.length > 0) return false
    if (found.status !== 'answered') return found.detail === undefined
    const first = firstOf(found)
    const isOff = isBrief(text, points) && first !== undefined && !matterOf(corpus, points).has(first.id)
    if (!first || (isAsking(text) && !isOff)) return false
    const [best] = finder.rank(question.text, question.focus, question.asking).best(1, (point) => point === first)
    return best !== undefined && best.likeness < thresholds.same && (isOff || best.evidence < thresholds.weak)
  }

  const thingsOf = (texts: readonly string[]) => things.find(texts.map(normalise).join(' ')).found
  // What is done with the card, such as renewing, is done with any paper.
  const all = [...knowledge.services.values()]
  const acts = new Set(
    all.flatMap(({ group, words: { zh, en } }) => (group === 'card' ? thingsOf([...zh, ...en]) : [])),
  )
  const services = all
    .filter(({ group }) => group !== 'card')
    .map(({ clauses, words: { zh, en } }) => ({ clauses, things: new Set([...thingsOf(zh), ...thingsOf(en)]) }))
  /** Whether a statement is about a service by whose name a text calls it. */
  const servesBy = (text: string, { policy, clause }: Point): boolean =>
    services.some(
      (one) => one.clauses.includes(`${policy}/${clause}`) && thingsOf([text]).some((thing) => one.things.has(thing)),
    )

  /**
   * 那看病怎么弄 after a work permit in Beijing, whose document says nothing of it: another programme does. 那小孩上学呢 asks
   * for a service of another programme rather than of an employer that is a school, unless employers were spoken of.
   */
  const ofAnotherPlace = (
    text: string,
    found: Decision,
    within: ReadonlySet<string>,
    topic: Topic,
  ): Decision | undefined => {
    const subject = bare(text)
    const { places, policies, asked, words } = reader.read(text)
    const isNew =
      subjectsOf(words.subject).length > 0 &&
      things.find(normalise(subject)).found.length > 0 &&
      !isRelative(text) &&
      !asksOfTheSame(text) &&
      !hasPronoun(text) &&
      !asked
    const first = firstOf(found)
    const here = first?.policy ?? topic.policy
    if (!here || !isNew || topic.corrected || places.length + policies.length > 0) return undefined
    const holds = (point: Point) => finder.share(subject, point) >= thresholds.held
    const other = decide({ text, within })
    const instead = firstOf(other)
    if (!instead || areOfOne(here, instead.policy) || !holds(instead)) return undefined
    const isOfPart = (told: Point) => topic.points.some((id) => ofOnePart(knowledge.points.get(id) ?? told, told))
    const isMeant = servesBy(subject, instead) ? !first || !holds(first) || !isOfPart(first) : first && !holds(first)
    return isMeant ? other : undefined
  }

  /** 到哪交, “多久能批” after one of the conditions, which tells neither: asked of the programme. */
  const ofProgramme = (
    text: string,
    found: Decision,
    within: ReadonlySet<string>,
    { policy: id = '' }: Topic,
  ): Decision | undefined => {
    const policy = knowledge.policies.get(id)
    const { words, act, asked } = reader.read(text)
    // 电话多少 is asked of all its documents.
    const isContact = asksOnly(text) && asked !== undefined && contactKinds.has(asked.kind)
    if (!policy || found.status === 'answered' || (asksOnly(text) && !isContact) || act !== undefined) return undefined
    const most = found.status === 'not-covered' ? thresholds.short : 0
    if (subjectsOf(words.subject).length > most || words.unsaid.length > 0) return undefined
    const other = decide({ text: `${policy.names[isHan(text) ? 'zh' : 'en'][0]} ${text}`, within })
    const told = firstOf(other)
    // 药费能报吗: nor does the name of the programme answer what nothing is about.
    const isAbout = told && (subjectsOf(words.subject).length === 0 || finder.share(text, told) >= thresholds.told)
    return isAbout && (told.policy === id || (isContact && areOfOne(id, told.policy))) ? other : undefined
  }

  /**
   * What names no programme is asked of the one spoken of: another’s statement answers it only where it names a thing of which
   * no document of this one tells (孩子上学管不管 after Beijing), and not for a kind of fact (工资3万够吗 after Chongqing). “How long does the inspection take?” after Dongguan is not told by
   * Chongqing; nor is 公司要经营几年 by just any number of years.
   */
  const stayingHere = (
    text: string,
    found: Decision,
    within: ReadonlySet<string>,
    topic: Topic,
  ): Decision | undefined => {
    const first = firstOf(found)
    if (!first || !topic.policy) return undefined
    const { places, policies, asked, offer } = reader.read(text)
    if (places.length + policies.length > 0) return undefined
    const here = topic.policy
    const named = things.find(normalise(text)).found.filter((thing) => !plain.has(thing))
    const { found: told } = corpus.said(here)
    // “How many bonus points?” after the talent card: a kind of fact is told by any programme of the place.
    const isElsewhere = asked ? placeOf(corpus, here) !== placeOf(corpus, first.policy) : !areOfOne(here, first.policy)
    const isOwn =
      (!asked && named.some((thing) => !told.has(thing) && !acts.has(thing))) ||
      likenessTo(text, first) >= thresholds.own[asked ? 'fact' : 'rest']
    const isNew = isOwn && isAsking(text) && !hasPronoun(text) && !asksOfTheSame(text)
    const isOfTime = asked?.kind === 'duration' && named.length === 0
    const isOff = isElsewhere || (isOfTime && !matterOf(corpus, topic.points).has(first.id))
    if (!isOff) return undefined
    // What a document does not do for people, it may yet mention: 户籍 after Dongguan.
    if (isElsewhere && offer && knowledge.policies.get(here)?.overview?.[offer]?.length === 0) return undefined
    const ours = new Set([...within].filter((id) => areOfOne(here, id)))
    const instead = decide({ text, within: ours, topic: { ...topic, again: true } })
    return isElsewhere && isNew && instead.status !== 'answered' ? undefined : instead
  }

  /** What names a subject and is answered in its place without the question before, too, is all that the next question leans on. */
  const standsAlone = (text: string, found: Decision, { points }: Topic): boolean => {
    const first = firstOf(found)
    if (!first || matterOf(corpus, points).has(first.id)) return false
    const { words, asking } = reader.read(bare(text))
    const own = subjectsOf(words.subject).filter((word) => !asking.split(' ').includes(word))
    const here = policiesIn(corpus, placeOf(corpus, first.policy))
    return own.length > 0 && firstOf(decide({ text, within: new Set(here) })) === first
  }

  /** What the documents do tell of the matter spoken of, where a follow-up asks of it what they do not: no figure that could be taken for it. */
  const withWhatIsTold = (found: Decision, text: string, topic: Topic): Decision => {
    const isOfMatter = found.status === 'kind-missing' || (found.status === 'not-covered' && found.detail === undefined)
    if (!isOfMatter || found.near || topic.points.length === 0) return found
    const question = reader.read(text, topic.question)
    const matter = matterOf(corpus, topic.points)
    const mayBeTold = (point: Point) => matter.has(point.id) && (!question.asked || !reader.gives(point, question))
    const [best] = finder.rank(question.text, question.focus, question.asking).best(1, mayBeTold)
    return best ? { ...found, near: best.point } : found
  }

  /** The nearest statement of another place is shown to nobody who asks on in the one spoken of. */
  const withoutAway = (found: Decision, text: string, { policy }: Topic): Decision => {
    if (found.status === 'answered' || !found.near || !policy) return found
    const { places, policies } = reader.read(text)
    const isAway = placeOf(corpus, found.near.policy) !== placeOf(corpus, policy)
    if (!isAway || places.length + policies.length > 0) return found
    const { near: _, ...rest } = found
    return rest
  }

  return (
    { text, question, before }: Leaning,
    alone: Decision,
    within: ReadonlySet<string>,
    topic?: Topic,
  ): GoingOn => {
    const found = topic ? withoutAway(alone, text, topic) : alone
    const here = topic && !before?.corrected && stayingHere(text, found, within, topic)
    if (topic && here) return { found: withWhatIsTold(here, text, topic), question: `${topic.question} ${text}` }
    if (before) {
      const other = ofProgramme(text, found, within, before) ?? ofAnotherPlace(text, found, within, before)
      const told = other ?? withWhatIsTold(found, text, before)
      return { found: told, question: other || standsAlone(text, found, before) ? text : question }
    }
    const onwards =
      topic && isAstray(text, found, topic) ? decide({ text, within, topic: { ...topic, again: true } }) : undefined
    const told = onwards?.status === 'answered' ? onwards : found
    const first = firstOf(told)
    const goesOn = topic && first && matterOf(corpus, topic.points).has(first.id) && isShort(text)
    if (!topic || (told === found && !goesOn)) return { found, question }
    return { found: told, question: standsAlone(text, told, topic) ? text : `${topic.question} ${text}` }
  }
}
