/**
 * `npm run bench [-- turn start judge questions telegram wechat redis search crash] [-- --kills 200] [-- --redis] [-- --messages 100000]
 * [-- --passages FOLDER]`: speed as tables. Times stand beside a baseline of the same run, because machines differ and are noisy. Without
 * names, all parts run. `crash --redis` kills processes that share a Redis; `--messages` is the length of the queue that `redis` drains.
 */
import { parseArgs } from 'node:util'
import { benchCrash } from './crash.ts'
import { benchJudge } from './judge.ts'
import { benchQuestions } from './questions.ts'
import { benchRedis } from './redis.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { benchTelegram } from './telegram.ts'
import { benchTurn } from './turn.ts'
import { benchWechat } from './wechat.ts'

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    redis: { type: 'boolean', default: false },
    messages: { type: 'string', default: '100000' },
    passages: { type: 'string' },
  },
  allowPositionals: true,
})

const parts: Record<string, () => Promise<void>> = {
  turn: benchTurn,
  start: benchStart,
  judge: benchJudge,
  questions: benchQuestions,
  telegram: benchTelegram,
  wechat: benchWechat,
  redis: () => benchRedis(Number(values.messages)),
  search: () => benchSearch(values.passages ?? process.env.BENCH_PASSAGES),
  crash: () => benchCrash(Number(values.kills), values.redis),
}
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const [name, run] of Object.entries(parts)) if (positionals.length === 0 || positionals.includes(name)) await run()
