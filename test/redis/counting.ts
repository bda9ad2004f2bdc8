/** A worker for tests of a Redis in trouble: each conversation has one record, which counts its messages. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Store, turnOf } from '../../bot/store.ts'
import { entry, noting, saying } from '../store/examples.ts'

/** Handles messages while more are written, and then what is left. Gives how many commits were confirmed to it. */
export const countMessages = async (store: Store, isWriting: () => boolean): Promise<number> => {
  let confirmed = 0
  while (isWriting() || ((await store.depth().catch(() => undefined))?.inbox ?? 1) > 0) {
    const claim = await store.claim(Date.now()).catch(() => undefined)
    if (!claim) {
      await sleep(10)
      continue
    }
    const { id, from } = claim.incoming
    try {
      const before = await store.read('unanswered', from)
      const turn = turnOf({
        changes: [noting(from, (before?.body.count ?? 0) + 1)],
        outgoing: [saying(`${id}/1`, from)],
        audit: [{ ...entry('said'), subject: id }],
      })
      const read = new Map([[`unanswered/${from}`, before?.version ?? 0]])
      if (await store.commit(claim, turn, read)) confirmed++
      else await store.release(claim, 0)
    } catch {
      await store.release(claim, 0).catch(() => {})
    }
  }
  return confirmed
}
