/** A code to bind a chat to a role, as the command line hands it out. */

import { emptyRole, roleChange } from '../bot/requests/request.ts'
import { hashOf, newCode } from '../bot/requests/roles/binding.ts'
import type { Store } from '../bot/store.ts'

export const handOutCode = async (
  store: Pick<Store, 'read' | 'apply'>,
  role: string,
  { now = Date.now(), hours = 24 }: { now?: number; hours?: number | undefined } = {},
): Promise<string> => {
  const code = newCode()
  const state = (await store.read('role', role))?.body ?? emptyRole
  const codes = [...state.codes, { hash: hashOf(code), expires: now + hours * 3_600_000 }]
  const turn = { changes: [roleChange(role, { ...state, codes })], outgoing: [], alarms: [], audit: [] }
  await store.apply(turn, new Map())
  return code
}
