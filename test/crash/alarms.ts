/** Alarms that come due while the program is dead, or dies again: each must ring exactly once. */
import type { Store } from '../../bot/store.ts'
import { clock } from './clock.ts'
import type { Office } from './office.ts'

/** When the reminder of each request was brought forward to, by the request's number. */
export type Planned = Map<string, number>

const atOnce = 5
/** The program needs about half of this to start, so some come due before it is back and others when it may die again. */
const within = 2000

/** Brings the reminders of some open requests forward to this moment. */
export const bringForward = async (office: Office, planned: Planned): Promise<void> => {
  const store = await office.open()
  try {
    const waiting = (await store.list('request', 'open')).filter(({ id }) => !planned.has(id))
    for (const { id, body } of waiting.slice(0, atOnce)) {
      if (!body.due) continue
      const at = clock() + Math.floor(Math.random() * within)
      const alarm = { id: `${id}/remind`, to: `request:${id}`, at, what: `remind ${body.due.at}` }
      await store.apply({ changes: [], outgoing: [], alarms: [alarm], audit: [] }, new Map())
      planned.set(id, at)
    }
  } finally {
    await store.close()
  }
}

/** How many of them did not ring exactly once, or did not do once what a reminder does. */
export const countMisrung = async (store: Store, planned: Planned): Promise<number> => {
  const reminded = await reminders(store)
  let misrung = 0
  for (const [number, at] of planned) {
    const lines = await store.history(`request:${number}`, { last: 1000 })
    const rung = lines.filter((line) => line.message.id === `alarm:${number}/remind:${at}`)
    const [line] = rung
    const once = rung.length === 1 && line?.direction === 'in' && line.handled && lines.length === 1
    if (!once || reminded.get(number) !== 1) misrung++
  }
  return misrung
}

/** How many reminders the audit log has of each request. */
const reminders = async (store: Store): Promise<Map<string, number>> => {
  const found = new Map<string, number>()
  for (let after = 0; ; ) {
    const entries = await store.audit(after, 1000)
    for (const { action, subject } of entries) {
      if (action === 'request.remind') found.set(subject, (found.get(subject) ?? 0) + 1)
    }
    const last = entries.at(-1)
    if (!last) return found
    after = last.seq
  }
}
