/** What becomes of the choices beside the one that was chosen. */
import type { Choice } from './channel.ts'
import type { Talk } from './talk.ts'

const shows =
  /^(?:(?:req|desk):(?:show|list|files)|(?:file|screen):(?:menu|start)|answer:ask|menu:help|(?:watch|remind):list)(?::|$)/

/** It only shows or begins something, so those beside it are worth as much as before: who looks at one of a list looks at the next. */
export const isWay = (choice: string): boolean => shows.test(choice)

/** It leads away from what is asked, and answers nothing. */
export const isAside = (choice: string): boolean =>
  /^(?:file|screen|menu|desk):(?:back|skip|cancel)(?::|$)/.test(choice)

/** What was offered beside this, to be offered again; `chosen`: how the ids of what is settled begin. */
export const stillOffered = (talk: Talk, ...chosen: string[]): Choice[] =>
  talk.offered.filter(({ id }) => !chosen.some((start) => id.startsWith(start)))
