/**
 * `npm run -s screen -- <scheme> [--json] [--lang zh|en] [--date 2026-01-01] < facts.json`: judges facts keyed by the
 * scheme's fact names. Yes-no facts are "yes", "no", true or false; dates may be a month or a year; every fact may be
 * "unsure"; what is not given is not known yet. With `--json`: `{"outcome","met","failed","open","clauses","next"}`, where `outcome` is null as long as the
 * fact named by `next` can change it, and `clauses` are those the outcome rests on.
 */
import './node-version.js'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { isDate } from '../knowledge/dates.ts'
import { knowledgeFolder } from '../knowledge/environment.ts'
import type { Facts, Value } from '../knowledge/expressions.ts'
import { contradictionIn, judge } from '../knowledge/judge.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import type { Scheme } from '../knowledge/schemes.ts'
import { impossible } from '../knowledge/values.ts'
import { dateAt } from '../knowledge/working-days.ts'
import { KnowledgeError } from '../knowledge/yaml.ts'
import { plain } from './answer.ts'
import { sayIn } from './editor.ts'
import { citation, resultOf } from './eligibility/result.ts'
import { errorLine } from './failure.ts'
import type { Language } from './ports.ts'
import { speak } from './words.ts'

/** Something the person who typed the command can put right, in one line. */
class Wrong extends Error {}

/** Facts as given on standard input. Throws Wrong with every fact that is not one, or can't be. */
const readFacts = (scheme: Scheme, input: string, today: string): Facts => {
  let given: unknown
  try {
    given = JSON.parse(input)
  } catch (error) {
    throw new Wrong(`standard input is not JSON: ${(error as Error).message.split('\n')[0]}`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Wrong('standard input must be one object of facts, such as {"foreigner": "yes"}')
  const wrong: string[] = []
  const facts: Record<string, Value> = {}
  for (const [id, raw] of Object.entries(given)) {
    const fact = scheme.facts.find((f) => f.id === id)
    if (!fact) {
      wrong.push(`unknown fact “${id}” (${scheme.id} knows ${scheme.facts.map((f) => f.id).join(', ')})`)
      continue
    }
    const value: unknown = fact.kind === 'yes-no' && typeof raw === 'boolean' ? (raw ? 'yes' : 'no') : raw
    const why = impossible(fact, value, today)
    if (why) wrong.push(`“${id}” ${sayIn('en')(why)}, not ${JSON.stringify(raw)}`)
    else facts[id] = value as Value
  }
  if (wrong.length > 0) throw new Wrong(wrong.join('; '))
  const contradiction = contradictionIn(scheme, facts, today)
  if (contradiction) throw new Wrong(`these facts can't all be true: ${contradiction.en}`)
  return facts
}

const asJson = (knowledge: Knowledge, scheme: Scheme, facts: Facts, today: string, language: Language) => {
  const { outcome, met, failed, open, grounds, next } = judge(scheme, facts, today)
  const restsOn = outcome ? grounds : [...met, ...failed]
  const clauses = [...new Set(restsOn.map((c) => c.clause))]
    .flatMap((reference) => citation(knowledge, scheme, reference, language) ?? [])
    .map(({ policy, clause, label }) => ({ policy, clause, label }))
  const ids = (list: { id: string }[]) => list.map((c) => c.id)
  return {
    outcome: outcome ?? null,
    met: ids(met),
    failed: ids(failed),
    open: ids(open),
    clauses,
    next: next?.id ?? null,
  }
}

const asText = (knowledge: Knowledge, scheme: Scheme, facts: Facts, today: string, language: Language): string => {
  const result = resultOf(knowledge, { scheme, facts, today }, language)
  if (result) return plain(result, language)
  const fact = judge(scheme, facts, today).next
  return speak(language)('eligibility.still-open', { fact: `${fact?.question[language]} (${fact?.id})` })
}

const main = async (): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean' }, lang: { type: 'string' }, date: { type: 'string' } },
      allowPositionals: true,
    })
    const knowledge = loadKnowledge(knowledgeFolder())
    const known = [...knowledge.schemes.keys()].join(', ')
    const [name, ...more] = positionals
    if (!name || more.length > 0)
      throw new Wrong(`usage: npm run -s screen -- <scheme> [--json] [--lang zh|en] < facts.json   (schemes: ${known})`)
    const scheme = knowledge.schemes.get(name)
    if (!scheme) throw new Wrong(`unknown scheme “${name}” (there is: ${known})`)
    const { lang = 'en', date = dateAt(Date.now()) } = values
    if (lang !== 'zh' && lang !== 'en') throw new Wrong(`--lang must be zh or en, not ${lang}`)
    if (!isDate(date)) throw new Wrong(`--date must be a date like 2026-01-01, not ${date}`)
    const facts = readFacts(scheme, await text(process.stdin), date)
    console.log(
      values.json
        ? JSON.stringify(asJson(knowledge, scheme, facts, date, lang))
        : asText(knowledge, scheme, facts, date, lang),
    )
    return 0
  } catch (error) {
    const expected = error instanceof Wrong || error instanceof KnowledgeError
    if (!expected && !(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    console.error(errorLine(error))
    return 2
  }
}

process.exitCode = await main()
