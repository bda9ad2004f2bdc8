/** A file while an entry is open: it goes with the words that are awaited or gathered, however many come. */
import { isVoice } from '../../attachment.ts'
import type { Attachment } from '../../channel.ts'
import type { Talk } from '../../talk.ts'
import type { Words } from '../actions.ts'
import { actAsApplicant } from '../applicant.ts'
import { closeEntry, openEntry, together, wordsIn, wordsVerbs } from '../entry.ts'
import { mostFiles } from '../request.ts'
import { followUp } from './handle.ts'
import { repeatEntry } from './hear-entry.ts'

/** False when the entry has no use for it. */
export const hearFileInEntry = async (talk: Talk, file: Attachment, text: string): Promise<boolean> => {
  const { dialogue: entry } = talk.conversation
  if (entry?.kind !== 'desk') return false
  const words: Words = { text: text.trim(), files: [file] }
  switch (entry.wants) {
    case 'answer': {
      if (isVoice(file)) return offer(talk, 'send', entry.number, words)
      closeEntry(talk)
      await actAsApplicant(talk, entry.number, { do: 'answer', ...words })
      return true
    }
    case 'ask':
    case 'tell':
    case 'complete':
    case 'decline': {
      const all = await joined(talk, entry, words)
      if (!all) return true
      if (isVoice(file)) return offer(talk, 'purpose', entry.number, all)
      closeEntry(talk)
      await followUp(talk, entry.wants, entry.number, all)
      return true
    }
    case 'purpose':
      // Words that were only guessed to be for the applicant are no letter to the file.
      if (entry.guessed) {
        talk.say(talk.t('desk.unsent', { text: entry.text }))
        return offer(talk, 'purpose', entry.number, words)
      }
      return gather(talk, entry, words)
    case 'send':
    case 'sure':
      return gather(talk, entry, words)
    case 'which':
      return takesFiles.has(entry.verb) ? gather(talk, entry, words) : false
    default:
      return false
  }
}

/** Asks what to do with these words and files, in place of what was open. */
const offer = async (talk: Talk, wants: 'purpose' | 'send', number: string, words: Words) => {
  openEntry(talk, { wants, number, ...wordsIn(words), wantsText: false })
  await repeatEntry(talk)
  return true
}

const takesFiles: ReadonlySet<string> = new Set([...wordsVerbs, 'file', 'send'])

const gather = async (talk: Talk, entry: Parameters<typeof openEntry>[1] & Words, words: Words) => {
  const all = await joined(talk, entry, words)
  if (!all) return true
  openEntry(talk, { ...entry, ...all })
  await repeatEntry(talk)
  return true
}

/** Both together; undefined, and said, when these are more files than a request holds. */
const joined = async (talk: Talk, before: Partial<Words>, words: Words): Promise<Words | undefined> => {
  const all = together(talk, before, words)
  if ((all.files?.length ?? 0) <= mostFiles) return all
  talk.say(talk.t('files.too-many', { most: mostFiles, file: words.files?.[0]?.name ?? '' }))
  await repeatEntry(talk)
  return undefined
}
