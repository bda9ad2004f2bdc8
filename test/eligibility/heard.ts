/** What a text answers to a fact of the schemes of these tests. */
import { understand } from '../../bot/eligibility/hear.ts'
import type { Fact } from '../../knowledge/rules/schemes.ts'
import { everyKind, scarce } from './schemes.ts'

export const fact = (id: string) => [...scarce.facts, ...everyKind.facts].find((f) => f.id === id) as Fact
export const today = '2026-11-21'
export const heard = (id: string, text: string, within?: string) =>
  understand(fact(id), text, {
    language: 'zh',
    numbered: true,
    today,
    ...(within ? { within } : {}),
  })
