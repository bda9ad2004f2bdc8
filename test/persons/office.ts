/** A talent office with the whole step, and people who use several channels. */
import { codeChange, keyOf } from '../../bot/persons/link-code.ts'
import { newCode } from '../../bot/requests/roles/binding.ts'
import { turn } from '../../bot/turn.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice, type Person, type Step } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'
import { fileInChinese } from '../requests/office.ts'

/** Holds a request for household registration once the platform has passed it on. */
export const bureau = 'public-security-branch'
export const platform = 'platform-specialist'

export const office = (step: Step = turn) => {
  const opened = openOffice({ turn: step, knowledge, at: '2026-09-21T10:00:00+08:00' })
  const put = (...changes: Parameters<typeof opened.store.apply>[0]['changes']) =>
    opened.store.apply({ changes, outgoing: [], alarms: [], audit: [] }, new Map())
  return {
    ...opened,
    request: async (number: string) => {
      const stored = await opened.store.read('request', number)
      if (!stored) throw new Error(`no request ${number}`)
      return stored.body
    },
    /** The addresses of the person who has this one. */
    addresses: async (address: string) =>
      (await opened.store.read('person', address))?.body.addresses.map((one) => one.address) ?? [],
    bindingCode: (role: string) => handOutCode(opened.store, role, { now: opened.now() }),
    /** A code that was asked for so long ago. */
    oldCode: async (address: string, minutesAgo: number) => {
      const code = newCode()
      await put(codeChange(keyOf(code), { address, expires: opened.now() + (15 - minutesAgo) * 60_000 }))
      return code
    },
  }
}
export type Office = ReturnType<typeof office>

export const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? 'none'

/** Links two chats as their person would, in the language of the first. */
export const linkUp = async (first: Person, second: Person, language: 'zh' | 'en' = 'zh') => {
  await first.says(language === 'zh' ? '关联账号' : 'link my accounts')
  const code = codeIn(first.sees(/关联码|linking code/).text)
  await second.says(language === 'zh' ? `关联 ${code}` : `link ${code}`)
  second.sees(/只有两边都是您本人|only if both are yours/)
  await second.presses('link:yes')
  second.sees(/关联好了|^Done\./)
  first.sees(/不是您本人操作|If that was not you/)
}

/** Files a request in Chinese and gives its number; what was said until then is read. */
export const fileOne = async (applicant: Person): Promise<string> => {
  const number = await fileInChinese(applicant)
  applicant.looksAway()
  return number
}
