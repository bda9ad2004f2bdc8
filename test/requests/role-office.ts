/** An office in which roles are handed over and left. */
import { roleChange } from '../../bot/requests/request.ts'
import { turn } from '../../bot/turn.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice, type Person } from '../harness.ts'
import { fileInChinese, knowledge } from './office.ts'

export const role = 'public-security'
export const at = (day: string, time = '10:00') => `2026-${day}T${time}:00+08:00`

/** Sunday, 22 November 2026, with the real router. */
const open = () => {
  const o = openOffice({ turn, knowledge, at: at('11-22') })
  const bind = async (id: string, address: string) => {
    const state = (await o.store.read('role', id))?.body ?? { members: [], codes: [] }
    const change = roleChange(id, { ...state, members: [...state.members, address] })
    await o.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
    return o.person(address)
  }
  return {
    ...o,
    bind,
    state: async (id = role) => (await o.store.read('role', id))?.body,
    taker: async (number: string) => (await o.store.read('request', number))?.body.taker,
    code: (id = role) => handOutCode(o.store, id, { now: o.now() }),
    did: (action: string) => o.audit.filter((entry) => entry.action === action),
  }
}

export const staffed = async () => {
  const o = open()
  const li = await o.bind('platform-specialist', 'wechat:li')
  const wang = await o.bind(role, 'wechat:wang')
  const sun = o.person('wechat:sun')
  const zhang = o.person('wechat:zhang')
  /** A request that lies with the police. */
  const passed = async () => {
    const number = await fileInChinese(zhang)
    await li.says(`转交 ${number} 市公安局联络员`)
    return number
  }
  return { o, li, wang, sun, zhang, passed }
}
export const codeIn = (person: Person) => {
  const code = /(?:绑定|\/bind) ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(person.all().at(-1)?.text ?? '')?.[1]
  if (!code) throw new Error(`no code in: ${person.all().at(-1)?.text}`)
  return code
}
