/**
 * `npm run bench [-- turn start judge questions crash] [-- --kills 200]`: speed as tables. Times stand beside a baseline of the same
 * run, because machines differ and are noisy. Without names, all parts run.
 */
import { parseArgs } from 'node:util'
import { benchCrash } from './crash.ts'
import { benchJudge } from './judge.ts'
import { benchQuestions } from './questions.ts'
import { benchStart } from './start.ts'
import { benchTurn } from './turn.ts'

const { values, positionals } = parseArgs({
  options: { kills: { type: 'string', default: '200' } },
  allowPositionals: true,
})

const parts: Record<string, () => Promise<void>> = {
  turn: benchTurn,
  start: benchStart,
  judge: benchJudge,
  questions: benchQuestions,
  crash: () => benchCrash(Number(values.kills)),
}
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const [name, run] of Object.entries(parts)) if (positionals.length === 0 || positionals.includes(name)) await run()
