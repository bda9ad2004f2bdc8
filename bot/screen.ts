/**
 * `npm run -s screen -- <scheme> [--json] [--lang zh|en] [--date 2026-01-01] < facts.json`: judges facts keyed by the
 * scheme's fact names. Yes-no facts are "yes", "no", true or false; dates may be a month or a year; every fact may be
 * "unsure"; what is not given is not known yet. With `--json`: `{"outcome","met","failed","open","clauses","next"}`, where `outcome` is null as long as the
 * fact named by `next` can change it, and `clauses` are those the outcome rests on.
 */
import './node-version.js'
import { text } from 'node:stream/consumers'
import { isDate } from '../knowledge/dates.ts'
import { knowledgeFolder, loadDotEnv } from '../knowledge/environment.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import type { Facts, Value } from '../knowledge/rules/expressions.ts'
import { contradictionIn, judge } from '../knowledge/rules/judge.ts'
import type { Scheme } from '../knowledge/rules/schemes.ts'
import { impossible } from '../knowledge/rules/values.ts'
import { type Said, SaidError } from '../knowledge/said.ts'
import { dateAt } from '../knowledge/working-days.ts'
import { KnowledgeError } from '../knowledge/yaml.ts'
import { plain } from './answers/answer.ts'
import type { Language } from './channel.ts'
import { readOptions } from './command-line.ts'
import { languageOf, sayIn } from './editor.ts'
import { citation, resultOf } from './eligibility/result.ts'
import { errorLine } from './failure.ts'
import { speak } from './words.ts'

/** Facts as given on standard input. Throws SaidError with every fact that is not one, or can't be. */
const readFacts = (scheme: Scheme, input: string, today: string): Facts => {
  if (input.trim() === '')
    throw new SaidError({ say: 'screen.no-input', scheme: scheme.id, facts: scheme.facts.map((f) => f.id) })
  let given: unknown
  try {
    given = JSON.parse(input)
  } catch (error) {
    throw new SaidError({ say: 'screen.no-json', why: (error as Error).message.split('\n')[0] ?? '' })
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new SaidError({ say: 'screen.no-object' })
  const wrong: Said[] = []
  const facts: Record<string, Value> = {}
  for (const [id, raw] of Object.entries(given)) {
    const fact = scheme.facts.find((f) => f.id === id)
    if (!fact) {
      wrong.push({ say: 'screen.no-fact', id, scheme: scheme.id, facts: scheme.facts.map((f) => f.id) })
      continue
    }
    const value: unknown = fact.kind === 'yes-no' && typeof raw === 'boolean' ? (raw ? 'yes' : 'no') : raw
    const why = impossible(fact, value, today)
    if (why) wrong.push({ say: 'screen.impossible', id, why, given: JSON.stringify(raw) })
    else facts[id] = value as Value
  }
  if (wrong.length > 0) throw new SaidError({ say: 'mistake.all', all: wrong })
  const contradiction = contradictionIn(scheme, facts, today)
  if (contradiction)
    throw new SaidError({ say: 'screen.contradiction', how: { zh: contradiction.zh, en: contradiction.en } })
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
  loadDotEnv()
  const { values, positionals, unknown } = readOptions(process.argv.slice(2), {
    json: { type: 'boolean' },
    lang: { type: 'string' },
    date: { type: 'string' },
  })
  const { lang = languageOf(process.env), date = dateAt(Date.now()) } = values
  const language = lang === 'zh' ? 'zh' : 'en'
  try {
    if (unknown !== undefined) throw new SaidError({ say: 'knowledge.no-option', option: unknown })
    const knowledge = loadKnowledge(knowledgeFolder())
    const known = [...knowledge.schemes.keys()]
    const [name, ...more] = positionals
    if (!name || more.length > 0) throw new SaidError({ say: 'screen.usage', schemes: known })
    const scheme = knowledge.schemes.get(name)
    if (!scheme) throw new SaidError({ say: 'screen.no-scheme', name, schemes: known })
    if (lang !== language) throw new SaidError({ say: 'screen.no-language', language: lang })
    if (!isDate(date)) throw new SaidError({ say: 'screen.no-date', date })
    if (process.stdin.isTTY) console.error(sayIn(language)({ say: 'screen.type' }))
    const facts = readFacts(scheme, await text(process.stdin), date)
    console.log(
      values.json
        ? JSON.stringify(asJson(knowledge, scheme, facts, date, language))
        : asText(knowledge, scheme, facts, date, language),
    )
    return 0
  } catch (error) {
    if (!(error instanceof SaidError || error instanceof KnowledgeError)) throw error
    console.error(errorLine(error, language))
    return 2
  }
}

process.exitCode = await main()
