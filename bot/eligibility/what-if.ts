/** “What if I were in the free trade zone”: judges the answers again with a few of them changed, and says what differs. */

import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import type { Facts, Value } from '../../knowledge/rules/expressions.ts'
import { contradictionIn, judge } from '../../knowledge/rules/judge.ts'
import { resultParts, type Scheme } from '../../knowledge/rules/schemes.ts'
import { impossible } from '../../knowledge/rules/values.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Choice } from '../channel.ts'
import { isChoiceId } from '../choices.ts'
import { dateInWords } from '../printed-date.ts'
import { wayBack } from '../requests/entry.ts'
import type { Talk } from '../talk.ts'
import { type Check, factOf, given, open, openCheck, remember, schemesOf } from './check.ts'
import { comparedSteps } from './compare.ts'
import { nextSteps } from './conclude.ts'
import { type Ages, factsTold } from './facts-told.ts'
import { valueInWords } from './in-words.ts'
import { statementInWords } from './message.ts'
import { distinct, type Finding, type FoundCriterion, findingOf } from './result.ts'

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
/** Longer texts suppose nothing that could be told apart. */
const longest = 300

/** True when the text supposes an answer to be another one, and it was said what would change. */
export const whatIf = (talk: Talk, text: string): boolean => {
  const plain = normalise(text)
    .replace(/[‘’`´]/g, "'")
    .trim()
  if (plain.length > longest || !supposing.test(plain)) return false
  const rest = plain.replace(supposing, '').replace(ending, '').trim()
  if (ownQuestion.test(rest)) return false
  const today = dateAt(talk.world.now)
  const schemes = schemesOf(talk, openCheck(talk)?.screening.schemes ?? talk.conversation.checked ?? [])
  const facts = given(talk, schemes)
  if (!facts) return false
  const ages: Ages = {}
  const changes = factsTold(talk, schemes, rest, today, ages, facts)
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
    citations: distinct(parts.flatMap((p) => p.citations)),
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
