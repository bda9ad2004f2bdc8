/** Which list of requests somebody saw last: a place in it names a request. */
import type { Choice } from '../../channel.ts'
import type { Talk } from '../../talk.ts'

/** How many lines of the conversation a list stays in view. */
const inView = 30

/** `last`: only when nothing with choices was said after it. */
export const listShown = async (
  talk: Talk,
  last: boolean,
): Promise<{ numbers: string[]; own: boolean } | undefined> => {
  if (last) return listIn(talk.offered)
  const lines = await talk.world.said({ last: inView })
  for (const line of lines.toReversed()) {
    // A message about one request, with the button to look at it, is no list.
    if (line.direction !== 'out' || line.message.about !== undefined) continue
    const list = listIn(line.message.choices ?? [])
    if (list) return list
  }
  return undefined
}

/** The request at a place of a list, counted from 1; -1 is the last. */
export const numberAt = (numbers: readonly string[], place: number): string | undefined =>
  place === 0 ? undefined : numbers.at(place < 0 ? place : place - 1)

const listIn = (choices: readonly Choice[]): { numbers: string[]; own: boolean } | undefined => {
  for (const room of ['desk:show:', 'req:show:']) {
    const numbers = choices.flatMap(({ id }) => (id.startsWith(room) ? [id.slice(room.length)] : []))
    if (choices[0]?.id.startsWith(room)) return { numbers, own: room === 'req:show:' }
  }
  return undefined
}
