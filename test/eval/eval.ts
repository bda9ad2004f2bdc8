/**
 * `npm run eval [-- --wrong] [-- --model] [-- FILE…]`: runs the question sets and prints, by language pair, the share
 * answered right, cited right and declined right. `dev` to `dev5` were used while tuning, `heldout` was not. With `--model`
 * the answers are worded by the model of OPENAI_…, graded by the same rules, and it is told how often it was of use.
 */
import { basename, join } from 'node:path'
import { buildAnswerer, compose, plain } from '../../bot/answer.ts'
import { readConfig } from '../../bot/config.ts'
import { clean } from '../../bot/model/clean.ts'
import { createConsulting } from '../../bot/model/consult.ts'
import { wordStatements } from '../../bot/model/worded.ts'
import { loadDotEnv } from '../../knowledge/environment.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { type Expected, type Grade, grade, readQuestions } from './grade.ts'

const args = process.argv.slice(2)
const showWrong = args.includes('--wrong')
const files = args.filter((a) => !a.startsWith('--'))
const knowledge = loadKnowledge(process.env.KNOWLEDGE_DIR ?? './knowledge')
const answerer = buildAnswerer(knowledge)

/** The configured model, given more time than people would wait. */
const openModel = async () => {
  loadDotEnv()
  const { model: settings } = readConfig(process.env)
  if (!settings) throw new Error('--model: set OPENAI_API_KEY and OPENAI_MODEL (see .env.example)')
  const { createModel } = await import('../../adapters/openai/model.ts')
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  return createConsulting({ model: createModel(settings), log, now: Date.now, patience: 60_000 })
}
const model = args.includes('--model') ? await openModel() : undefined

const pair = (e: Expected) =>
  e.expect === 'declined' ? `${e.lang ?? 'mixed'}, unanswerable` : `${e.lang ?? 'mixed'} → ${e.doc}`
const percent = (part: Grade[], key: 'right' | 'cited') =>
  `${((100 * part.filter((g) => g[key]).length) / part.length).toFixed(1)} %`.padStart(8)

for (const file of files.length > 0
  ? files
  : ['dev', 'dev2', 'dev3', 'dev4', 'dev5', 'heldout'].map((f) => join(import.meta.dirname, `${f}.yaml`))) {
  const graded: { expected: Expected; grade: Grade }[] = []
  for (const expected of readQuestions(file)) {
    const answer = answerer.answer(expected.q)
    const worded =
      model && answer.status === 'answered'
        ? await wordStatements(model, knowledge, answer, clean(knowledge, expected.q))
        : undefined
    const reply = compose(knowledge, answer, worded)
    const given = { status: answer.status, text: plain(reply, answer.language), citations: reply.citations }
    graded.push({ expected, grade: grade(expected, given) })
  }
  const rows = new Map<string, Grade[]>()
  for (const { expected, grade: g } of graded)
    for (const row of [pair(expected), expected.expect === 'declined' ? 'all unanswerable' : 'all answerable'])
      rows.set(row, [...(rows.get(row) ?? []), g])
  console.log(`\n${basename(file)}: ${graded.length} questions`)
  console.log(`${''.padEnd(22)}${'n'.padStart(5)}   right  citation right`)
  for (const [row, part] of [...rows].sort())
    console.log(`${row.padEnd(22)}${String(part.length).padStart(5)}${percent(part, 'right')}${percent(part, 'cited')}`)
  if (showWrong)
    for (const { expected, grade: g } of graded.filter((x) => !x.grade.right))
      console.log(
        `  ${expected.id} ${expected.q}\n      ${g.why}; expected ${expected.cite?.join(' ') ?? expected.reason}`,
      )
}
if (model) {
  console.log('\nThe language model, by what came of it:')
  for (const [reason, count] of Object.entries(model.counts()).sort(([, one], [, other]) => other - one))
    console.log(`${reason.padEnd(22)}${String(count).padStart(5)}`)
}
