/** How a bench of a channel goes: our bot and a bare echo in turns on the same server, each asked the same. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { BotOrder, Which } from './channel-bot.ts'
import { ms, printTable, summary } from './table.ts'

/** Somebody new who writes to the bot. */
export interface Chat {
  say(text: string): void
}
export interface Line {
  /** `heard`: called with every message of the bot to this chat. */
  chat(heard: () => void): Chat
}

export interface Round {
  /** One message after the other, in ms. */
  trips: number[]
  /** Messages a second with many chats at once. */
  rate: number
  /** Round trips of other chats that begin while one takes 2 s. */
  beside: number[]
  /** Messages without an answer, and answers too many. */
  lost: number
  twice: number
  /** Processor time of the bot's process for each message, all threads, in ms. */
  work: number
}

/** A bot that runs, and how much of the processors it has taken (ms). */
export interface Running {
  work(): Promise<number>
}

const manyTrips = 300
const chats = 50
const each = 20
const patience = 20_000
const mostLost = 5

/** Runs `run` with the bot as a process of its own. */
export const withBot = async <T>(order: BotOrder, run: (bot: Running) => Promise<T>): Promise<T> => {
  const child = fork(new URL('./channel-bot.ts', import.meta.url), [], {
    // Ours as `npm start` runs it, the echoes as anybody would.
    execArgv: ['--no-deprecation', ...(order.is === 'ours' ? ['--max-semi-space-size=16'] : [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, WECHATY_LOG: 'silent', BROLOG_LEVEL: 'silent' },
  })
  const ended = once(child, 'exit')
  try {
    child.send(order)
    await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => Promise.reject(new Error(`the bot ended with ${code}`))),
    ])
    const work = async () => {
      child.send('work')
      const [{ user, system }] = await once(child, 'message')
      return (user + system) / 1000
    }
    return await run({ work })
  } finally {
    if (child.connected) child.disconnect()
    await ended
  }
}

/** `trips`: how many, when each takes long. */
export const playRound = async (line: Line, bot: Running, trips = manyTrips): Promise<Round> => {
  let lost = 0
  let twice = 0
  let said = 0
  /** Asks one thing after the other; gives the round trips. */
  const talk = async (texts: readonly string[]): Promise<number[]> => {
    let answered: (() => void) | undefined
    const chat = line.chat(() => {
      if (answered) answered()
      else twice++
    })
    const took: number[] = []
    for (const text of texts) {
      const started = performance.now()
      const timer = new Promise<'late'>((resolve) => setTimeout(resolve, patience, 'late').unref())
      const answer = new Promise<'answered'>((resolve) => {
        answered = () => resolve('answered')
      })
      chat.say(text)
      said++
      if ((await Promise.race([answer, timer])) === 'late' && ++lost > mostLost)
        throw new Error('the bot does not answer')
      answered = undefined
      took.push(performance.now() - started)
    }
    return took
  }
  const thanks = (count: number) => Array<string>(count).fill('谢谢')

  // Either bot runs for weeks: what is measured is not its first seconds.
  const everybody = () => Promise.all(Array.from({ length: chats }, () => talk(thanks(each))))
  await everybody()
  const [workedBefore, saidBefore] = [await bot.work(), said]
  const alone: number[] = []
  for (let person = 0; person < 10; person++) alone.push(...(await talk(thanks(trips / 10))))

  const started = performance.now()
  await everybody()
  const rate = (chats * each) / ((performance.now() - started) / 1000)
  const work = ((await bot.work()) - workedBefore) / (said - saidBefore)

  let waiting = true
  const slow = talk(['slow']).then(() => {
    waiting = false
  })
  const beside: number[] = []
  while (waiting) beside.push(...(await talk(thanks(1))))
  await slow
  return { trips: alone, rate, beside, lost, twice, work }
}

export const rounds = 5

const median = (values: number[]) => summary(values).p50

export interface Played {
  ours: Round[]
  echo: Round[]
  diary?: Round[]
}

/** `count` rounds of each bot, one after the other, so that what else the machine does falls on all alike. */
export const inTurns = async (count: number, play: (is: Which) => Promise<Round>) => {
  const played = { echo: [], ours: [], diary: [] } satisfies Played as Required<Played>
  for (let round = 0; round < count; round++)
    for (const is of ['echo', 'ours', 'diary'] as const) played[is].push(await play(is))
  return played
}

/** Medians over the rounds of each, and how they compare. */
export const printRounds = (title: string, { ours, echo, diary }: Played, bars = true) => {
  const p = (of: Round[], q: 'p50' | 'p95') => median(of.map((round) => summary(round.trips)[q]))
  const rate = (of: Round[]) => median(of.map((round) => round.rate))
  const work = (of: Round[]) => median(of.map((round) => round.work))
  const sum = (of: Round[], what: 'lost' | 'twice') => of.reduce((all, round) => all + round[what], 0)
  const delay = (of: Round[]) => median(of.map((round) => summary(round.beside).p95 - summary(round.trips).p95))
  const ratios = ours.map((round, at) => summary(round.trips).p95 / summary(echo[at]?.trips ?? []).p95)
  const times = (one: number, other: number) => `${(one / other).toFixed(2)} times`
  const bar = (text: string): [] | [string] => (bars ? [text] : [])
  printTable(`${title}, medians of ${ours.length} rounds in turns`, [
    ['round trip, p50', ms(p(ours, 'p50'))],
    ['round trip, p95', ms(p(ours, 'p95'))],
    ['baseline: bare echo, p50', ms(p(echo, 'p50'))],
    ['baseline: bare echo, p95', ms(p(echo, 'p95'))],
    ['p95 beside the baseline', times(p(ours, 'p95'), p(echo, 'p95')), ...bar('at most 1.3 times')],
    ['p95 beside the baseline, round by round', ratios.map((ratio) => ratio.toFixed(2)).join(' ')],
    [`messages a second, ${chats} chats`, rate(ours).toFixed(0)],
    ['baseline: messages a second', rate(echo).toFixed(0)],
    ['beside the baseline', times(rate(ours), rate(echo)), ...bar('at least 0.7 times')],
    ['other chats while one takes 2 s: delay of the p95', ms(delay(ours)), ...bar('under 50 ms')],
    ['baseline: the same', ms(delay(echo))],
    ['lost / answered twice', `${sum(ours, 'lost')} / ${sum(ours, 'twice')}`, ...bar('0 / 0')],
    ['processor time for each message', ms(work(ours))],
    ['baseline: the same', ms(work(echo))],
    ...(diary ? beside(diary) : []),
  ])

  function beside(kept: Round[]): [string, string][] {
    return [
      ['an echo that keeps all durably too: p50', ms(p(kept, 'p50'))],
      ['… p95', ms(p(kept, 'p95'))],
      ['… p95 of ours beside it', times(p(ours, 'p95'), p(kept, 'p95'))],
      ['… messages a second', rate(kept).toFixed(0)],
      ['… messages a second of ours beside it', times(rate(ours), rate(kept))],
      ['… processor time for each message', ms(work(kept))],
    ]
  }
}
