/**
 * `npm run eval [-- --wrong] [-- --model] [-- --land] [-- --fit] [-- FILE…]`: puts the question sets to the bot and prints what came
 * of them by set, kind and language, against the bars, by confidence, and since the landed run. `--land` keeps this run
 * as the landed one (`landed.json`). With `--model` the answers are worded by the model of OPENAI_…, graded by the same
 * rules, and it is told how often it was of use. `--wrong` shows the questions that went wrong; those kept aside only
 * where their file is named. `--fit` only learns anew (`refit.ts`) which statement answers a question and how likely one
 * does, from the tuned sets and from labelled questions.
 */
import { buildAnswerer } from '../../bot/answers/answer.ts'
import { readConfig } from '../../bot/config.ts'
import { createConsulting } from '../../bot/model/consult.ts'
import { loadDotEnv } from '../../knowledge/environment.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { loadDictionary } from '../../knowledge/retrieval/dictionary.ts'
import { hear, readLabelled } from './labelled.ts'
import { land, sinceLanded } from './landed.ts'
import { setFiles } from './questions.ts'
import { refit } from './refit.ts'
import { type Result, runSet } from './run.ts'
import {
  againstBars,
  byKind,
  byPair,
  changes,
  coverageTable,
  labelledTable,
  times,
  totals,
  wrongOnes,
} from './tables.ts'

const args = process.argv.slice(2)
const named = args.filter((a) => !a.startsWith('--'))
const has = (option: string) => args.includes(option)
if (has('--land') && has('--model')) throw new Error('--land: without --model, as the landed run is the bot’s own')

/** The configured model, given more time than people would wait. */
const openModel = async () => {
  loadDotEnv()
  const { model: settings } = readConfig(process.env)
  if (!settings) throw new Error('--model: set OPENAI_API_KEY and OPENAI_MODEL (see .env.example)')
  const { createModel } = await import('../../adapters/openai/model.ts')
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  return createConsulting({ model: createModel(settings), log, now: Date.now, patience: 60_000 })
}
const model = has('--model') ? await openModel() : undefined

const knowledge = loadKnowledge(process.env.KNOWLEDGE_DIR ?? './knowledge')
loadDictionary()
if (has('--fit')) {
  console.log(await refit(knowledge))
  process.exit()
}
const answerer = buildAnswerer(knowledge)
const files = named.length > 0 ? named : setFiles
// One after the other: a model is asked one thing at a time.
const results: Result[] = []
for (const file of files) results.push(...(await runSet(knowledge, answerer, file, model)))

for (const table of [totals, byKind, byPair, coverageTable, againstBars, times]) console.log(table(results))
if (named.length === 0) console.log(labelledTable(readLabelled(true).map((one) => hear(answerer, one))))
console.log(changes(sinceLanded(results)))
if (has('--wrong')) console.log(`\nWrong\n${wrongOnes(results, named.length > 0)}`)
if (model) {
  console.log('\nThe language model, by what came of it')
  for (const [reason, count] of Object.entries(model.counts()).sort(([, one], [, other]) => other - one))
    console.log(`${reason.padEnd(22)}${String(count).padStart(5)}`)
  for (const right of [true, false]) {
    const answers = results.filter(({ status, grade }) => status === 'answered' && grade.right === right)
    const doubted = answers.filter((one) => one.doubted)
    console.log(`It doubted ${doubted.length} of ${answers.length} ${right ? 'right' : 'wrong'} answers`)
  }
}
if (has('--land')) land(results)
