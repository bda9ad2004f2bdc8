/** What can be recognised in a question before anything is searched: what it asks for, and what it names. */

import type { Knowledge } from '../knowledge.ts'
import { lately } from '../lately.ts'
import type { Policy } from '../policy.ts'
import { isHan, normalise, stem } from '../retrieval/text.ts'
import type { Words } from '../retrieval/words.ts'
import { actIn, isYesOrNo, lastClause, verbIn } from './act.ts'
import { askingSentence, asksInWords, withoutPerson, withoutScene, withoutTold } from './asking.ts'
import { buildAspects } from './aspects.ts'
import { buildGiven, type Given } from './given.ts'
import { kindOfIn } from './kind-of.ts'
import { type Asked, contactKinds, figuresIn, kindNamed, kindsAsked, withoutKinds } from './kinds.ts'
import { type Need, needIn, type Offer, offerIn } from './needs.ts'
import { buildOneLanguage } from './one-language.ts'
import { buildPhrases } from './phrases.ts'
import { buildPlaces } from './places.ts'
import { isSomeProgramme, qualifiesIn, wantedIn } from './qualifies.ts'
import { inTheirSense } from './senses.ts'
import { type Sought, soughtIn } from './sought.ts'
import { asksWhy, buildThings, type Thing } from './thing.ts'
import { toldOfPerson } from './told.ts'
import { turnIn } from './turns.ts'
import type { Aspect, Place, Uncovered } from './vocabulary.ts'

export interface Question {
  /** Normalised, slips of the keyboard mended. */
  text: string
  /** The sentence of a longer message that asks. */
  focus: string
  places: Place[]
  subjects: Uncovered[]
  /** Policies it names. */
  policies: string[]
  /** The kind of fact it asks for, when it asks for one that a statement either holds or doesn't. */
  asked: Asked | undefined
  /** Who, where or when, when it asks for that. */
  sought: Sought | undefined
  /** It asks for it only because the question before did. */
  inherited: boolean
  /** What a follow-up brings in besides a place or a policy: a category, somebody's wife. */
  brings: string
  /** The words by which it asks for it, and figures it states itself. */
  asking: string
  /** What a yes-or-no question asks about, when that names something. */
  act?: string
  /** A thing of the documents that is to do it. */
  actsOn?: string
  /** Words of what it asks for by “which”, “what” or “how”: 领导 in 哪个领导签字. */
  things: Thing[]
  /** It asks for a reason. */
  why: boolean
  /** Words by which a yes-or-no question in English asks what it asks, in order. */
  carries: string[]
  /** A thing whose kind it asks for. */
  kindOf?: string
  /** It asks what follows in a case: “what if …”. */
  ofCase: boolean
  /** The verb on which it hangs, when that is not one with which anything may be asked. */
  verb?: string
  /** What only a statement naming it can answer. */
  aspects: Aspect[]
  /** It goes on with an aspect and nothing else: “my parents too?” is not settled by who may apply for whom. */
  aspectAlone: boolean
  /** Who acts, by glossary group, around the asked kind: whose phone number, whose time limit. */
  actors: number[]
  /** Words of the sentence that asks. */
  words: ReturnType<Words['weigh']>
  /** A scheme, school, hospital or the like named by a word that nothing knows. */
  unknownName?: string
  /** Asks for conditions or criteria. */
  criteria: boolean
  /** What is said of somebody where it is asked whether they qualify for what is named; empty when nothing is. */
  described?: string
  /** What it asks of a place or a document as a whole, and nothing besides. */
  need?: Need
  /** What it asks a place or a document to do for people, and nothing besides. */
  offer?: Offer
  /** Asks how places compare. */
  compares: boolean
  /** Names places we cover and nothing else. */
  bare: boolean
}

export interface Reader extends Given {
  /** `before`: the question it leans on, when it does. */
  read(text: string, before?: string): Question
  /** A normalised text with words that only the documents' sense tells (证, “papers”) in their own. */
  inSense(text: string): string
}

const criteria =
  /条件|资格|标准|要求|怎么评|怎么选|待遇|eligib|criteri|requirement|qualif|condition|who can apply|perks|benefits/

const comparing =
  /\b(compare|comparing|compared|comparison|vs|versus|differences?|better|best|easier|easiest|easy|harder|faster|quicker|quickest|cheaper|stricter|simpler)\b|比较|对比|相比|区别|差别|不同|(哪个|哪里|哪儿|哪边|哪座|哪一个|谁)(城市|地方)?(的?(政策|人才政策|门槛))?(更|最|要)?(好|容易|简单|快|方便|合适|适合|划算|难|低|高)/
/** “Beijing or Chongqing?” */
const either = /\bor\b|还是|\band\b|和|与|跟/

/** Asked of the place that issues the card, whatever it is used for elsewhere. */
const usedAway = { zh: '人才服务证在外地能用吗', en: 'can the talent service card be used in other cities' }

const cardOf = { zh: '人才服务证有效', en: 'is the talent service card valid' }

/** 拿证去, 在外地: how or where it is done, and not who does it. */
const circumstance = /^(?:拿|用|凭|持|带|去|到|在|通过)/

/** Builds the recogniser for a knowledge folder. */
export const buildReader = (knowledge: Knowledge, words: Words): Reader => {
  const places = buildPlaces(knowledge)
  const { covered, others } = places
  const subjects = buildPhrases(knowledge.uncovered.map((s) => ({ words: [...s.words.zh, ...s.words.en], value: s })))
  const turned = (text: string) => {
    const id = turnIn(text)
    return knowledge.uncovered.filter((subject) => subject.id === id)
  }
  const aspects = buildAspects(knowledge.aspects)
  const policies = buildPhrases(
    [...knowledge.policies.values()].flatMap((p) => namesOf(p).map((word) => ({ words: [word], value: word }))),
  )
  const named = new Map<string, string[]>()
  for (const policy of knowledge.policies.values())
    for (const word of namesOf(policy)) named.set(word, [...(named.get(word) ?? []), policy.id])
  // Every group, so that the longer word of a group without an actor wins: 换单位 is a change of employer, not the employer.
  const groups = buildPhrases(knowledge.glossary.map((g, at) => ({ words: [...g.zh, ...g.en], value: at })))
  const actorsIn = (text: string): number[] => groups.find(text).found.filter((at) => knowledge.glossary[at]?.actor)

  const thingsIn = buildThings(knowledge.common, (text) => words.weigh(text).subject)
  /** A thing of the documents and nothing else: 那丢了呢. */
  const isThing = (text: string): boolean => {
    const { found, rest } = groups.find(text)
    return found.length > 0 && rest.replace(/是?(?:什么|啥)(?:意思|东西)?|[那要是如果了的呢吗\s？?。，]/g, '') === ''
  }

  /** A question that names other documents, or a place of none of these, is not about those of a name. */
  const inSense = (text: string): string => {
    const ours = policies.find(text).found.flatMap((word) => named.get(word) ?? [])
    const where = covered.find(text).found.map(({ id }) => id)
    return inTheirSense(text, (name) => {
      const own = named.get(name) ?? []
      if (ours.length > 0) return ours.some((id) => own.includes(id))
      return where.length === 0 || own.some((id) => where.includes(knowledge.policies.get(id)?.jurisdiction ?? ''))
    })
  }

  /** A question without the policy it names, unless that is one of a place which the next one names. */
  const withoutOthers = (before: string, own: string): string => {
    const ids = new Set(covered.find(own).found.map(({ id }) => id))
    const { found, rest } = policies.find(before)
    const stays = found.some((word) =>
      named.get(word)?.some((id) => ids.has(knowledge.policies.get(id)?.jurisdiction ?? '')),
    )
    return stays ? before : rest
  }

  /** A name of a policy, with its place perhaps. */
  const isNothingElse = (text: string): boolean => {
    const { found, rest } = policies.find(text)
    const besides = covered.find(rest).rest.replace(whatIsGot, ' ')
    return found.length > 0 && words.weigh(besides).subject.length === 0
  }

  /** A text without names of places and policies, its punctuation kept. */
  const withoutAny = (text: string): string =>
    text
      .split(/(?<=[,.;:!?]) /)
      .map((clause) => {
        const { rest } = policies.find(covered.find(clause).rest)
        const [end = ''] = /[,.;:!?]*$/.exec(clause) ?? []
        return rest.endsWith(end) ? rest : `${rest}${end}`
      })
      .join(' ')

  const asksNothing = (sentence: string): boolean =>
    kindsAsked(sentence).length === 0 &&
    soughtIn(sentence) === undefined &&
    words.weigh(withoutAny(sentence)).subject.length === 0

  /** 烦死了，卡丢了怎么补: a clause that asks nothing, and of which no document knows a word, is left out. */
  const withoutAsides = (sentence: string): string => {
    const clauses = isHan(sentence) ? sentence.split(/[，,]/) : []
    if (clauses.length < 2 || !asksInWords.test(sentence)) return sentence
    const kept = clauses.filter((clause) => asksInWords.test(clause) || !isAside(clause))
    return kept.some((clause) => asksInWords.test(clause)) ? kept.join('，') : sentence
  }
  const isAside = (clause: string): boolean => {
    const { subject, unsaid } = words.weigh(clause)
    return (
      subject.length > 0 &&
      unsaid.length === subject.length &&
      [covered, others, subjects, aspects, groups].every((list) => list.find(clause).found.length === 0)
    )
  }

  const light = new Set([...knowledge.common.general.en, ...knowledge.common.light].map((word) => stem(word) || word))
  const isTelling = (word: string) =>
    !isHan(word) &&
    !light.has(stem(word)) &&
    !/\d/.test(word) &&
    covered.find(word).found.length + others.find(word).found.length === 0
  /** “Is the card valid in Chengdu?”, then “how long?”: of the card. */
  const notAway = (before: string, own: string): string => {
    const spoken = inSense(fold(before))
    const ours = policies.find(spoken).found.flatMap((word) => named.get(word) ?? [])
    const homes = new Set(ours.flatMap((id) => knowledge.policies.get(id)?.jurisdiction ?? []))
    const asksMore = kindsAsked(own).length > 0 || interrogative.test(own)
    return asksMore && places.isUsedAway(spoken, homes) ? cardOf[isHan(before) ? 'zh' : 'en'] : before
  }
  const inOneLanguage = buildOneLanguage([...knowledge.glossary, ...knowledge.places])

  const kindIn = (part: string) => kindsAsked(part).find((kind) => !isMereAge(kind, part))

  /** In the documents' words, and with what it leans on. `own`: without that; `focus`: the sentence that asks. */
  const wordingOf = (raw: string, spokenOf: string | undefined) => {
    const own = inSense(
      places.asForeigners(
        inOneLanguage(words.mend(fold(raw.replace(/\b(?:the )?U\.?S\.?(?:A\.?)?(?![\w$])/g, 'united states')))),
      ),
    )
    if (spokenOf === undefined) {
      const text = own
      const sentence = withoutAsides(askingSentence(text))
      // “My company is not on the list. Then?”
      const focus = withoutScene(sentence !== text && asksNothing(sentence) ? text : sentence)
      return { own, spoken: '', text, focus, ownKind: kindIn(own) }
    }
    const spoken = inSense(fold(notAway(spokenOf, own)))
    const ownKind = kindIn(own) ?? kindNamed(own)
    // “What about Beijing?”: the place and the policy asked about before give way. “What about salary?”: the kind does.
    const isElsewhere = [covered, others, policies].some((list) => list.find(own).found.length > 0)
    const ofBefore = isElsewhere ? withoutOthers(covered.find(spoken).rest, own) : spoken
    const kept = ownKind || interrogative.test(own) ? withoutKinds(ofBefore) : ofBefore
    return { own, spoken, text: `${kept} ${own}`, focus: withoutScene(own), ownKind }
  }

  /** What a yes-or-no question asks about, and who is to do it. */
  const actOf = (focus: string, text: string): Pick<Question, 'act' | 'actsOn'> => {
    const { act: asksAbout, of = '' } = actIn(focus) ?? {}
    // “I have an L visa. Can I change it?”: what “it” is was told before.
    const act = asksAbout && focus !== text && /\b(?:it|this|that|them)\b/.test(asksAbout) ? text : asksAbout
    if (act === undefined || words.weigh(act).subject.length === 0) return {}
    const actor = circumstance.test(of) ? '' : policies.find(covered.find(of).rest).rest
    return { act, ...(groups.find(actor).found.length > 0 ? { actsOn: of } : {}) }
  }

  /** “Get my papers back” is to get back, and “withdraw my Dongguan application” to withdraw an application. */
  const aspectsIn = (text: string): Aspect[] => {
    const { found } = aspects.find(text)
    const joined = isHan(text) ? text : withoutAny(text).replace(apart, '$1 $3 $2')
    return joined === text ? found : [...new Set([...found, ...aspects.find(joined).found])]
  }

  /** Whether somebody qualifies: what is asked of them, and what they are. */
  const qualifiesOf = (text: string, focus: string) => {
    const wanted = wantedIn(focus)
    const isWanted = wanted && (isNothingElse(wanted.what) || isSomeProgramme(withoutAny(wanted.what)))
    return qualifiesIn(withoutAny(text)) ?? (isWanted ? { asking: wanted.what, described: wanted.who } : undefined)
  }

  const reader: Reader = {
    inSense,
    read: lately((raw, before) => {
      const { own, spoken, text, focus, ownKind } = wordingOf(raw, before)
      const ours = [...new Set(policies.find(text).found.flatMap((word) => named.get(word) ?? []))]
      const homes = new Set(ours.flatMap((id) => knowledge.policies.get(id)?.jurisdiction ?? []))
      if (places.isUsedAway(text, homes)) return reader.read(usedAway[isHan(own) ? 'zh' : 'en'])
      const inFocus = before === undefined ? kindIn(focus) : ownKind
      const asksItself = before !== undefined && (interrogative.test(own) || isYesOrNo(own))
      const asked = inFocus ?? (asksItself ? undefined : kindIn(text))
      const weighed = withoutNames(words.weigh(focus), covered.find(focus).rest)
      const unknownName = nameIn(focus, weighed, words)
      const clause = lastClause(focus)
      const ofCase = ofEvent.test(clause)
      const carries =
        isYesOrNo(focus) || ofCase ? words.weigh(clause).subject.filter(isTelling).slice(0, mostCarried) : []
      const verb = verbIn(focus)
      const kindOf = kindOfIn(focus)
      const stands = covered.find(text)
      const qualifies = qualifiesOf(text, focus)
      const need = needIn(withoutAny(text)) ?? (qualifies ? undefined : needIn(withoutAny(withoutPerson(text))))
      const offer = offerIn(withoutAny(text)) ?? offerIn(withoutAny(withoutPerson(text)))
      // 他电话多少, and 电话多少 alone.
      const asksOfThem =
        ofThem.test(own) ||
        (asked && contactKinds.has(asked.kind) && words.weigh(withoutKinds(own)).subject.length === 0)
      // What somebody is or has is no subject, where what they ask has one: “We are a restaurant. Which taxes …?”
      const about = weighed.subject.length >= 2 ? focus : text
      const isTold = !isHan(own) && toldOfPerson(own) !== undefined
      const brought = before === undefined ? '' : policies.find(others.find(covered.find(own).rest).rest).rest
      return {
        text,
        focus,
        places: places.askedAbout(text, homes),
        subjects: [
          ...subjects.find(
            qualifies?.asking ?? (isTold ? '' : withoutScene(before === undefined ? withoutTold(about) : own)),
          ).found,
          ...turned(own),
        ],
        policies: ours,
        asked,
        // 实质性的呢 after 科技服务怎么申请 goes on asking how.
        sought: soughtIn(focus) ?? (goesOn.test(own) && !ownKind ? soughtIn(spoken) : undefined),
        inherited: asked !== undefined && !inFocus,
        brings: words.weigh(brought).subject.length > 0 || isThing(withoutKinds(brought)) ? brought : '',
        asking: asked ? [(inFocus ? focus : text).slice(asked.at, asked.end), ...figuresIn(focus)].join(' ') : '',
        aspects: aspectsIn(before === undefined ? withoutTold(focus) : own),
        aspectAlone: brought !== '' && words.weigh(aspects.find(brought).rest).subject.length === 0,
        // 他电话多少: of whom was spoken of.
        actors: asked ? actorsIn(aroundAsked(inFocus && !asksOfThem ? focus : text, asked)) : [],
        words: weighed,
        ...(unknownName ? { unknownName } : {}),
        ...(qualifies ? {} : actOf(focus, text)),
        things: thingsIn(focus),
        why: asksWhy(focus),
        carries,
        ofCase,
        ...(verb === undefined ? {} : { verb }),
        ...(kindOf === undefined ? {} : { kindOf }),
        criteria: criteria.test(focus),
        ...(qualifies ? { described: words.weigh(qualifies.described).subject.join(' ') && qualifies.described } : {}),
        ...(need ? { need } : {}),
        ...(offer ? { offer } : {}),
        compares: comparing.test(focus) || (either.test(focus) && words.weigh(stands.rest).subject.length === 0),
        bare:
          before === undefined &&
          need === undefined &&
          soughtIn(focus) === undefined &&
          stands.found.length > 0 &&
          words.weigh(stands.rest).subject.length === 0,
      }
    }),
    ...buildGiven(knowledge, groups, actorsIn, aspects),
  }
  return reader
}

/** A verb and its “back” with what is got or given between them. */
const apart =
  /\b(get|gets|got|give|gives|given|hand|handed|send|sent|take|bring|pay|paid) ((?:(?!back\b)[a-z'’-]+ ){1,5})(back)\b/g

/** What a place is called for short is no word that nobody knows: “BJ”. */
const withoutNames = (weighed: ReturnType<Words['weigh']>, rest: string): ReturnType<Words['weigh']> => ({
  ...weighed,
  unsaid: weighed.unsaid.filter((word) => isHan(word) || word.length > 3 || rest.includes(word)),
})
/** “What happens if …” asks of what follows just as “may …” does. */
const ofEvent = /^(?:(?:so|and|but|hi|hello|ok|then),? )*what (?:if|happens?|(?:will|would|could|might) happen)\b/
const goesOn = /呢[？?。\s]*$|^(?:and )?(?:what|how) about /
const ofThem =
  /[他她]们?的?(?:电话|手机|号码|邮箱|微信|联系)|\b(?:his|her|their) (?:phone|telephone|mobile|number|e-?mail)\b/
/** What one becomes or gets by any of the programmes: “the characteristic talent title”. */
const whatIsGot = /称号|证书?|确认函|资格|身份|\b(?:titles?|letters?|status|certificates?|accreditation|recognition)\b/g
/** More than that is no question. */
const mostCarried = 20

const namesOf = ({ names, spoken }: Policy) => [...names.zh, ...names.en, ...spoken.zh, ...spoken.en]

const fold = (text: string) =>
  normalise(text)
    .replace(/(?<=\d) ?(?:per ?cent|pct)\b/g, '%')
    .replace(/\s+/g, ' ')
    .trim()

/** “My son is 9 years old, who finds him a school?”: the age is told. */
const isMereAge = ({ kind, at }: Asked, text: string): boolean =>
  kind === 'age' &&
  /^(?:\d|years old|i'?m|i am)/.test(text.slice(at)) &&
  (/(?:怎么|怎样|如何|咋)(?!办|样|整)|岁的?(?:那个|孩子|小孩|[儿女男]|娃)|\bhow (?:do|can|to)\b/.test(text) ||
    !['whether', undefined].includes(soughtIn(text)))

/** Asks for something of its own: “谁负责？” does not go on asking how long. */
const interrogative = /谁|哪|什么|啥|怎么|如何|为何|\b(who|whom|what(?! about)|when|where|which|why|how(?! about))\b/

/** Where the one who is asked about stands: before 多久 in Chinese; between “does” and the verb in English. */
const aroundAsked = (text: string, { kind, at, end }: Asked): string => {
  if (contactKinds.has(kind)) return text
  if (isHan(text)) return text.slice(0, at)
  return (
    /^[a-z ]{0,20}?\b(?:does|do|did|will|must|should|has|have|may|can|is|are) ((?:[a-z'&-]+ ){0,6})/.exec(
      text.slice(end),
    )?.[1] ?? ''
  )
}

/** A name that ends like a scheme or an institution and that nothing knows: 楚天学者, 巴蜀小学, “the Chutian Scholars programme”. */
const nameIn = (text: string, { strange }: ReturnType<Words['weigh']>, words: Words): string | undefined => {
  // The segmenter takes names apart, so the two characters before a scheme's ending are looked at.
  for (const [, name] of text.matchAll(/(\p{Script=Han}{2})(?=计划|工程|学者|英才|奖学金)/gu))
    if (name && !words.knows(name)) return name
  // 新出的“渝才卡”
  for (const [, name] of text.matchAll(/[“"「『']([^“”"「」『』']{2,8}[卡证码券])[”"」』']/g))
    if (name && !words.knows(name)) return name
  return strange.find((word) =>
    isHan(word)
      ? new RegExp(`${word}.{0,2}(医院|小学|中学|大学|学院|幼儿园)`).test(text)
      : new RegExp(`\\b${word}(?: [a-z]+)? ${ending}\\b`).test(text),
  )
}

const ending = '(?:scholars?|programmes?|programs?|plan|scheme|project|fellowship|hospital|university|school|visa)'
