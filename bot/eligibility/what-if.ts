/** “What if I were in the free trade zone”: judges the answers again with a few of them changed, and says what differs. */

import { anyOf } from '../../knowledge/any-of.ts'
import { ageOn, readNamedDate, resolveDate, shift } from '../../knowledge/dates.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { type Facts, unsure, type Value } from '../../knowledge/rules/expressions.ts'
import { contradictionIn, judge } from '../../knowledge/rules/judge.ts'
import { type Fact, optionsOf, resultParts, type Scheme, wordsOf } from '../../knowledge/rules/schemes.ts'
import { impossible, testsOf } from '../../knowledge/rules/values.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import { isChoiceId } from '../choices.ts'
import type { Choice } from '../ports.ts'
import { dateInWords } from '../printed-date.ts'
import { wayBack } from '../requests/entry.ts'
import type { Talk } from '../talk.ts'
import { type Check, factOf, given, open, openCheck, remember, schemesOf } from './check.ts'
import { comparedSteps } from './compare.ts'
import { nextSteps } from './conclude.ts'
import { understand } from './hear.ts'
import { optionLabel, valueInWords } from './in-words.ts'
import { statementInWords } from './message.ts'
import { negation, says } from './options.ts'
import { type Finding, type FoundCriterion, findingOf } from './result.ts'
import { fold, short } from './yes-no.ts'

const supposing =
  /^(?:那|那么|请问)?(?:如果|要是|假如|假设|假使|倘若|若是|万一)(?:说)?|^(?:and |but |so )?(?:what if|how about if|what about if|suppose|supposing|assuming|imagine|if)\b/
const ending =
  /(?:的话)?(?:[,，]?\s*(?:那|又|结果|我|还|那我|我还)?(?:会|就|能|可以)?(?:呢|怎么样|怎样|如何|会怎样|会怎么样|行吗|行不行|可以吗|符合吗|够格吗|能过吗|又如何))?(?:[,，]?\s*(?:then )?(?:would|could|do|am|will) i (?:still |then )?(?:qualify|be eligible|eligible|be ok|get it|pass))?[?？。.!！]*$/
/** Asks something of its own, what to do or whether something holds: the documents answer that. */
const ownQuestion = anyOf(
  /吗|么$|什么|怎么|怎样|如何|是否|能不能|可不可以|会不会|找谁|谁|哪|多久|多少|几[天年月]|还[能有要需算]|[,，].*(?:可以|能|要|需要|应该)/,
  /how (?:do|should|can)|what (?:do|should|must|happens)|\b(?:where|who|which)\b/,
  /[,，]\s*(?:is|are|can|could|do|does|did|will|would|am|should|may|what|how|when)\b/,
)
/** Longer texts and longer lists suppose nothing that could be told apart. */
const longest = { text: 300, parts: 5 }

/** True when the text supposes an answer to be another one, and it was said what would change. */
export const whatIf = (talk: Talk, text: string): boolean => {
  const plain = normalise(text)
    .replace(/[‘’`´]/g, "'")
    .trim()
  if (plain.length > longest.text || !supposing.test(plain)) return false
  const rest = plain.replace(supposing, '').replace(ending, '').trim()
  if (ownQuestion.test(rest)) return false
  const today = dateAt(talk.world.now)
  const schemes = schemesOf(talk, openCheck(talk)?.screening.schemes ?? talk.conversation.checked ?? [])
  const facts = given(talk, schemes)
  if (!facts) return false
  const ages: Ages = {}
  const changes = supposedIn(talk, schemes, rest, today, ages, facts)
  if (Object.keys(changes).length === 0) return false
  tell(talk, schemes, facts, changes, ages, today)
  return true
}

/** Makes a supposition the answer, and goes on with the check it belongs to. */
export const adopt = (talk: Talk, args: readonly string[], goOn: (check: Check) => void): boolean => {
  const schemes = schemesOf(talk, talk.conversation.checked ?? [])
  const facts = given(talk, schemes)
  const changes: Record<string, Value> = {}
  for (const pair of args) {
    const [id = '', raw = ''] = pair.split('=')
    const fact = factOf(schemes, id)?.fact
    const value = fact?.kind === 'number' ? Number(raw) : raw
    if (!fact || raw === '' || impossible(fact, value, dateAt(talk.world.now))) return false
    changes[id] = value
  }
  if (!facts || args.length === 0) return false
  const earlier = { ...facts }
  const check = open(talk, schemes, { answers: { ...facts, ...changes }, earlier })
  remember(talk, check)
  goOn(check)
  return true
}

// What is supposed ----------------------------------------------------------------------------------------------------

/** Of dates that were supposed by an age: the age, and the day it is counted on. The date itself is nobody's. */
type Ages = Record<string, { age: number; day: string }>

/** What each part of the text supposes: 59岁、有单位推荐; 30 and recommended. */
const supposedIn = (
  talk: Talk,
  schemes: readonly Scheme[],
  text: string,
  today: string,
  ages: Ages,
  facts: Facts,
): Record<string, Value> =>
  Object.assign(
    {},
    ...text
      .split(/[,，、;；]|而且|并且|同时|\band\b/)
      .map((part) => part.trim())
      .filter(Boolean)
      .slice(0, longest.parts)
      .map((part) => supposedInPart(talk, schemes, part, today, ages, facts)),
  )

const supposedInPart = (
  talk: Talk,
  schemes: readonly Scheme[],
  text: string,
  today: string,
  ages: Ages,
  given: Facts,
): Record<string, Value> => {
  const facts = [...new Map(schemes.flatMap((scheme) => scheme.facts).map((fact) => [fact.id, fact])).values()]
  const names = new Map(facts.map((fact) => [fact.id, nameIn(fact, text)]))
  const found = facts.flatMap((fact) => {
    const name = names.get(fact.id)
    // “Average salary” is no salary.
    if (name && [...names.values()].some((other) => other && other !== name && other.includes(name))) return []
    const typed = fact.kind === 'number' || fact.kind === 'date'
    const figure = typed ? figureIn(talk, schemes, fact, name, text, today, ages) : undefined
    const { value, word } = typed ? { value: figure, word: name } : (optionIn(talk, fact, text) ?? {})
    return value !== undefined && impossible(fact, value, today) === undefined
      ? [{ id: fact.id, value, typed, word }]
      : []
  })
  // In “3 years of research” research is what the years are of.
  const meant = found.some(({ typed }) => typed) ? found.filter(({ typed }) => typed) : found
  // Where words could mean several facts, those that were answered are meant.
  const answered = meant.filter(({ id }) => id in given)
  const likely = answered.length > 0 ? answered : meant
  // One word of a scheme supposes one answer: a criminal record is the person's own before it is the unit's.
  const together = (a: string, b: string) =>
    schemes.some(({ facts }) => [a, b].every((id) => facts.some((fact) => fact.id === id)))
  const first = likely.filter(
    ({ id, word, typed }, at) =>
      typed || !likely.slice(0, at).some((other) => alike(other.word, word) && together(other.id, id)),
  )
  return Object.fromEntries(first.map(({ id, value }) => [id, value]))
}

const alike = (a = '', b = '') => a.includes(b) || b.includes(a)

/** The longest name of a number or a date that the text uses. */
const nameIn = (fact: Fact, text: string): string | undefined =>
  fact.kind === 'yes-no' || fact.kind === 'choice'
    ? undefined
    : [...(fact.names?.zh ?? []), ...(fact.names?.en ?? []), fact.label.zh, fact.label.en]
        .map(normalise)
        .filter((word) => says(text, word))
        .toSorted((a, b) => b.length - a.length)[0]

/** A figure before or after the name it belongs to: 年薪50万, 3 years of experience. An age needs no name. */
const figureIn = (
  talk: Talk,
  schemes: readonly Scheme[],
  fact: Fact,
  name: string | undefined,
  text: string,
  today: string,
  ages: Ages,
): Value | undefined => {
  const label = (option: string) => optionLabel(fact, option, talk.language)
  const at = name === undefined ? 0 : text.indexOf(name)
  const parts = name === undefined ? [text] : [text.slice(at + name.length), text.slice(0, at)]
  // The month of 月薪5万 stands in the name.
  const paid = 'quantity' in fact && /^yuan/.test(fact.quantity ?? '') && /月|month/.test(text) ? '/月' : ''
  for (const part of parts) {
    const figure = part.replace(before, '').replace(after, '')
    const said = understand(fact, figure && figure + paid, { label, numbered: false, today })
    if (said?.kind === 'age') {
      const { born, day } = bornFor(schemes, fact, said.age, today) ?? {}
      if (day) ages[fact.id] = { age: said.age, day }
      return born
    }
    if (name !== undefined && said?.kind === 'value' && said.value !== unsure) return said.value
  }
  return undefined
}

const before =
  /^[\s,，]*(?:(?:i|we|it|my|the|they) )?(?:(?:were|was|is|are|had|have|has|got|earned|earn|made|make|worked|of|to|only|just) )*(?:我们?|他|她|它)?的?(?:是|为|有|等于|达到|提高到|涨到|降到|变成|只有|才)?/
const after = /(?<![\s,，])[\s,，]*(?:(?:的|of(?: my)?)[\s,，]*)?$/

/** The option a text names; for yes or no also what it denies. */
const optionIn = (talk: Talk, fact: Fact, text: string): { value: Value; word: string } | undefined => {
  const found = optionsOf(fact).flatMap((option) => {
    const label = fact.kind === 'choice' ? optionLabel(fact, option, talk.language) : ''
    const own = fact.kind === 'yes-no' && option === 'yes' ? [fact.label.zh, fact.label.en] : []
    const names = option === 'yes' ? [...(fact.names?.zh ?? []), ...(fact.names?.en ?? [])] : []
    return (
      [...wordsOf(fact, option), ...own, ...names, ...(label ? [label] : [])]
        .map(normalise)
        // “None”, 没有 and the like name no fact.
        .filter((word) => word.length > 1 && short(fold(word)) === undefined && says(text, word))
        .map((word) => ({ option, word }))
    )
  })
  const longest = found.toSorted((a, b) => b.word.length - a.word.length)[0]
  if (!longest) return undefined
  const denied = negation.test(text.replace(longest.word, ' '))
  const { option, word } = longest
  if (!denied) return { value: option, word }
  return fact.kind === 'yes-no' ? { value: option === 'yes' ? 'no' : 'yes', word } : undefined
}

/** The day on which the rules count the age, and a date of birth by which somebody is this old on it. */
const bornFor = (
  schemes: readonly Scheme[],
  fact: Fact,
  age: number,
  today: string,
): { born: string; day: string } | undefined => {
  const test = schemes.flatMap(testsOf).find((t) => 'age' in t && t.age === fact.id)
  const named = test && 'age' in test ? readNamedDate(test.on) : undefined
  const day = named && resolveDate(named, () => undefined, today)
  const born = day && shift(day, -age, 'year')
  return born && day && ageOn(born, day) === age ? { born, day } : undefined
}

// What would change ---------------------------------------------------------------------------------------------------

const tell = (
  talk: Talk,
  schemes: readonly Scheme[],
  facts: Facts,
  changes: Facts,
  ages: Ages,
  today: string,
): void => {
  const { language, t } = talk
  const about = Object.entries(changes).flatMap(([id, value]) => {
    const fact = factOf(schemes, id)?.fact
    const aged = ages[id]
    if (aged) return [t('screening.aged', { age: aged.age, date: dateInWords(aged.day, language) })]
    return fact
      ? [t('eligibility.answer-line', { label: fact.label[language], value: valueInWords(fact, value, language) })]
      : []
  })
  const words = about.join(t('answer.comma'))
  const onward = wayBack(talk)
  if (Object.entries(changes).every(([id, value]) => facts[id] === value)) {
    talk.say({ text: t('screening.what-if-already', { changes: words }), choices: onward })
    return
  }
  const clashing = schemes.some((scheme) => contradictionIn(scheme, { ...facts, ...changes }, today))
  const concerned = schemes.filter((scheme) => scheme.facts.some(({ id }) => id in changes))
  const parts = concerned.map((scheme) => difference(talk, scheme, facts, { ...facts, ...changes }, today))
  const adopting = `screen:adopt:${Object.entries(changes)
    .map(([id, value]) => `${id}=${value}`)
    .join(':')}`
  talk.say({
    text: [
      t('screening.what-if', { changes: words }),
      ...parts.map((p) => p.lines.join('\n')),
      t('screening.what-if-kept'),
    ].join('\n\n'),
    citations: parts
      .flatMap((p) => p.citations)
      .filter((c, at, all) => all.findIndex((o) => o.policy === c.policy && o.clause === c.clause) === at),
    // An age makes nobody's date of birth, so it can't become an answer.
    choices: [
      ...(!clashing && !Object.keys(changes).some((id) => id in ages) && isChoiceId(adopting)
        ? [{ id: adopting, label: t('screening.adopt') }]
        : []),
      ...onward,
      ...(talk.conversation.dialogue ? [] : afterwards(talk, schemes)),
    ],
    ...standingOf(parts),
  })
}

/** What could be done with the result before stays possible. */
const afterwards = (talk: Talk, schemes: readonly Scheme[]): Choice[] => {
  const [only, ...others] = schemes
  return only && others.length === 0 ? nextSteps(talk, only) : comparedSteps(talk, schemes)
}

const standingOf = (parts: readonly { standings: string[] }[]) => {
  const standings = [...new Set(parts.flatMap((p) => p.standings))]
  return standings.length > 0 ? { standing: standings.join(' ') } : {}
}

/** What of one programme would be otherwise, in lines. */
const difference = (talk: Talk, scheme: Scheme, facts: Facts, supposed: Facts, today: string) => {
  const { language, t, world } = talk
  const title = scheme.title[language]
  const clash = contradictionIn(scheme, supposed, today)
  if (clash)
    return { lines: [t('screening.what-if-clash', { title, text: clash[language] })], citations: [], standings: [] }
  const before = findingOf(world.knowledge, { scheme, facts, today }, language)
  const after = findingOf(world.knowledge, { scheme, facts: supposed, today }, language)
  if (!after) {
    const fact = judge(scheme, supposed, today).next?.label[language] ?? ''
    return { lines: [t('screening.what-if-open', { title, fact })], citations: [], standings: [] }
  }
  const name = (finding: Finding) => t(`eligibility.name-${finding.outcome}`)
  const reason = after.reason ?? ''
  const head = !before
    ? t('screening.what-if-first', { title, after: name(after), reason })
    : before.outcome === after.outcome
      ? t('screening.what-if-same', { title, outcome: name(after) })
      : t('screening.what-if-other', { title, before: name(before), after: name(after), reason })
  const earlier = judge(scheme, facts, today)
  const was = (c: FoundCriterion, list: readonly { id: string }[]) => list.some(({ id }) => id === c.id)
  const criteria = (
    list: FoundCriterion[],
    key: 'screening.what-if-met' | 'screening.what-if-failed' | 'screening.what-if-not-met',
  ) => list.map(({ label, clause }) => `• ${t(key, { label, clause })}`)
  const lacking = [...after.failed, ...after.beside].filter((c) => was(c, earlier.met))
  const missing = after.failed.filter((c) => was(c, earlier.open))
  const told = (finding: Finding | undefined) => resultParts.flatMap((part) => finding?.sections[part] ?? [])
  // What held on a condition before and holds without it now is new, too.
  const gained = told(after).filter(
    (s) => !told(before).some((o) => o.text === s.text && (!o.condition || o.condition === s.condition)),
  )
  const lost = told(before).filter((s) => !told(after).some((o) => o.text === s.text))
  const statements = (list: typeof gained, key: 'screening.what-if-gained' | 'screening.what-if-lost') =>
    list.map((s) => `• ${t(key, { text: statementInWords(s, language) })}`)
  // Where the outcome changes, everything that depends on it changes too: the outcome is enough.
  const same = before?.outcome === after.outcome
  return {
    lines: [
      head,
      ...criteria(
        // What has been open and hinders nothing does not explain why somebody is not eligible.
        after.met.filter((c) => !was(c, earlier.met) && (before || after.outcome !== 'not')),
        'screening.what-if-met',
      ),
      ...criteria(lacking, 'screening.what-if-failed'),
      ...criteria(missing, 'screening.what-if-not-met'),
      ...(same ? statements(gained, 'screening.what-if-gained') : []),
      ...(same ? statements(lost, 'screening.what-if-lost') : []),
    ],
    citations: after.citations,
    standings: after.standings,
  }
}
