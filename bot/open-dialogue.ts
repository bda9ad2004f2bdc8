/** The room of the dialogue that somebody is in. */
import { answersRoom } from './answers/room.ts'
import type { Conversation } from './conversation.ts'
import { eligibility } from './eligibility/dialogue.ts'
import { desk } from './requests/desk/room.ts'
import { filing } from './requests/filing/room.ts'
import type { Room } from './room.ts'
import type { Talk } from './talk.ts'

export const dialogueRoom = (conversation: Conversation): Room | undefined => {
  switch (conversation.dialogue?.kind) {
    case 'screening':
      return eligibility
    case 'filing':
      return filing
    case 'desk':
      return desk
    case 'comment':
      return answersRoom
    case undefined:
      return undefined
  }
}

/** Says once more where the open dialogue stands; false when there is none. */
export const repeatDialogue = async (talk: Talk): Promise<boolean> => {
  const room = dialogueRoom(talk.conversation)
  if (!room?.repeat) return false
  await room.repeat(talk)
  return true
}
