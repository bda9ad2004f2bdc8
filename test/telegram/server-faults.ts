/** What goes wrong on demand: the next calls, or all until cleared, of a method or of a chat. */
import { badRequest, forbidden, Refusal, tooMany } from './server-types.ts'

export type Trouble =
  | { kind: 'refuse'; with: Refusal }
  | { kind: 'delay'; ms: number }
  /** Until it is over. */
  | { kind: 'hold'; until: Promise<void> }
  /** The socket is cut before anything has happened. */
  | { kind: 'cut' }
  /** The call is carried out; its answer never arrives. */
  | { kind: 'lost' }
  /** An error page of a proxy in front of Telegram: no JSON. */
  | { kind: 'page'; status: number }

export const flood = (seconds: number): Trouble => ({ kind: 'refuse', with: tooMany(seconds) })
export const blocked = (): Trouble => ({ kind: 'refuse', with: forbidden('bot was blocked by the user') })
export const noChat = (): Trouble => ({ kind: 'refuse', with: badRequest('chat not found') })
export const revoked = (): Trouble => ({ kind: 'refuse', with: new Refusal(401, 'Unauthorized') })
export const refusal = (code: number, description: string): Trouble => ({
  kind: 'refuse',
  with: new Refusal(code, description),
})
/** 500 as Telegram words it; any other status as a proxy's page. */
export const broken = (status = 502): Trouble =>
  status === 500 ? { kind: 'refuse', with: new Refusal(500, 'Internal Server Error') } : { kind: 'page', status }
export const slow = (ms: number): Trouble => ({ kind: 'delay', ms })
export const held = (until: Promise<void>): Trouble => ({ kind: 'hold', until })
export const cut = (): Trouble => ({ kind: 'cut' })
export const lost = (): Trouble => ({ kind: 'lost' })

export interface Where {
  /** Any method when it is not given; `download` is the fetching of a file. */
  method?: string
  chat?: number
}

export interface Faults {
  /** For the next `times` calls that fit. Several faults that fit the same call are used up one after the other. */
  next(trouble: Trouble, where?: Where, times?: number): void
  /** For every call that fits, until the function returned is called or `clear`. */
  always(trouble: Trouble, where?: Where): () => void
  clear(): void
  /** The fault that meets this call, if any; one use of it is gone. */
  take(method: string, chat: number | undefined): Trouble | undefined
}

export const createFaults = (): Faults => {
  let waiting: { trouble: Trouble; where: Where; left: number }[] = []
  const drop = (fault: (typeof waiting)[number]) => {
    waiting = waiting.filter((other) => other !== fault)
  }
  const add = (trouble: Trouble, where: Where, left: number) => {
    const fault = { trouble, where, left }
    waiting.push(fault)
    return () => drop(fault)
  }
  return {
    next: (trouble, where = {}, times = 1) => void add(trouble, where, times),
    always: (trouble, where = {}) => add(trouble, where, Number.POSITIVE_INFINITY),
    clear: () => {
      waiting = []
    },
    take: (method, chat) => {
      const fits = ({ where }: { where: Where }) =>
        (where.method === undefined || where.method.toLowerCase() === method.toLowerCase()) &&
        (where.chat === undefined || where.chat === chat)
      const fault = waiting.find(fits)
      if (!fault) return undefined
      if (--fault.left <= 0) drop(fault)
      return fault.trouble
    },
  }
}
