/** One person in a chat, with the real step and the schemes of these tests. */
import { turn } from '../../bot/turn.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from './schemes.ts'

/** Sunday, 22 November 2026, half past seven in the morning in China; still Saturday in London. */
export const morning = '2026-11-21T23:30:00Z'
export const chat = (folder: Knowledge = knowledge, at = morning) => {
  const office = openOffice({ turn, knowledge: folder, at })
  const person = office.person('telegram:4711')
  const conversation = async () => (await office.store.read('conversation', 'telegram:4711'))?.body
  return { office, person, conversation }
}
