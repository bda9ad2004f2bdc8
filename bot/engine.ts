/** One process at work: the parts it was given, wired to the store. Knows no vendor: channels are handed in. */
import type { Knowledge } from '../knowledge/knowledge.ts'
import { startAlone } from './alone.ts'
import type { Channel } from './channel.ts'
import { startClock } from './clock.ts'
import type { ProcessRole } from './config.ts'
import { limited } from './limits.ts'
import type { Log } from './log.ts'
import type { Consulting } from './model/consult.ts'
import type { Meaning } from './model/meaning.ts'
import { startRetention } from './privacy/retention.ts'
import { startSender } from './sender.ts'
import type { Store } from './store.ts'
import { turn } from './turn.ts'
import { startWorker } from './worker.ts'

/** A channel of which one process at a time has the way in. */
export interface Way {
  name: string
  /** `both`: it is sent with, too. */
  open(both: boolean): Channel
  /** One connection for both ways, so they can't be in two processes. */
  joint: boolean
}

interface EngineOptions {
  store: Store
  /** Asked for at each step, since it may be taken up anew. */
  knowledge: Knowledge
  roles: ReadonlySet<ProcessRole>
  /** Channels that any number of processes may have: the web server, and those that deliver to it. */
  open: readonly Channel[]
  ways: readonly Way[]
  retentionDays: number
  model?: Consulting
  meaning?: Meaning
  /** Milliseconds since 1970. */
  clock: () => number
  log: Log
}

interface Part {
  stop(): Promise<void>
}

type State = ReturnType<Channel['state']>
/** How each channel of this process is; undefined while another process has the way in. */
type Here = Map<string, () => State | undefined>
const unsure: State = { up: false, detail: 'off until the store answers: only it knows which process may be connected' }

/** Starts what the roles say. Rejects with what the first channel rejects with, everything stopped again. */
export const startEngine = async (options: EngineOptions): Promise<Part & { states(): Record<string, State> }> => {
  const { store, roles, open, ways, retentionDays, model, meaning, clock, log } = options
  const here: Here = new Map(
    roles.has('ingress') ? open.map((channel) => [channel.name, () => channel.state()] as const) : [],
  )
  const parts: Part[] = []
  /** In turn: what comes in first, so that the others can finish. */
  const stop = async () => {
    if (roles.has('ingress')) await Promise.all(open.map((channel) => channel.stop()))
    for (const part of parts) await part.stop()
  }

  if (roles.has('clock')) {
    parts.push(startClock({ store, now: clock, log }))
    const begin = async () => startRetention({ store, now: clock, days: retentionDays, log }).stop
    parts.push(startAlone({ store, name: 'retention', log }, begin))
  }
  if (roles.has('worker'))
    parts.push(
      startWorker({
        store,
        get knowledge() {
          return options.knowledge
        },
        turn: limited(turn),
        clock,
        log,
        retentionDays,
        ...(model ? { model } : {}),
        ...(meaning ? { meaning } : {}),
      }),
    )
  if (roles.has('sender') && open.length > 0) parts.push(startSender({ store, channels: [...open], clock, log }))
  for (const way of ways) {
    const part = startWay(way, options, here)
    if (part) parts.unshift(part)
  }
  try {
    if (roles.has('ingress')) for (const channel of open) await channel.start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    stop,
    states: () =>
      Object.fromEntries(
        [...here].flatMap(([name, tell]) => {
          const state = tell()
          return state ? [[name, state] as const] : []
        }),
      ),
  }
}

const startWay = (way: Way, { store, roles, clock, log }: EngineOptions, here: Here): Part | undefined => {
  const { name, joint } = way
  const takes = roles.has('ingress')
  const sends = roles.has('sender') ? takes || !joint : takes && joint
  if (!takes) return sends ? startSender({ store, channels: [way.open(true)], clock, log }) : undefined
  let channel: Channel | undefined
  const alone = startAlone({ store, name: `channel ${name}`, log }, async () => {
    const begun = way.open(sends)
    channel = begun
    const sender = sends ? startSender({ store, channels: [begun], clock, log }) : undefined
    await begun.start()
    return async () => {
      channel = undefined
      await begun.stop()
      await sender?.stop()
    }
  })
  here.set(name, () => channel?.state() ?? (alone.isUnsure() ? unsure : undefined))
  return alone
}
