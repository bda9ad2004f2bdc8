/** What a conversation waits for between a button of a request and the words that belong to it. */

import { namedApart } from '../attachment.ts'
import type { Choice } from '../channel.ts'
import { goOn } from '../choices.ts'
import type { Dialogue } from '../conversation.ts'
import type { Talk } from '../talk.ts'
import type { Words } from './actions.ts'
import type { Task } from './desk/several.ts'
import { wordsOf } from './notice-parts.ts'

const deskVerbs = ['take', 'ask', 'tell', 'complete', 'decline', 'pass', 'return', 'show', 'reopen', 'urge'] as const
export type DeskVerb = (typeof deskVerbs)[number]
export const isDeskVerb = (verb: string): verb is DeskVerb => (deskVerbs as readonly string[]).includes(verb)

/** What a member says in words of their own. */
export const wordsVerbs = ['tell', 'ask', 'complete', 'decline'] as const satisfies readonly DeskVerb[]
export type WordsVerb = (typeof wordsVerbs)[number]
export const isWordsVerb = (verb: string): verb is WordsVerb => (wordsVerbs as readonly string[]).includes(verb)

type Wanted =
  /** A member's next words: the question to the applicant, the result, the reason; or the applicant's answer. */
  | ({ wants: WordsVerb | 'answer'; number: string; wantsText: true } & Omit<Words, 'text'>)
  /** A sentence for the questionnaire of the year `number`. */
  | { wants: 'survey'; number: string; wantsText: true }
  /** How a completed service ended, for the platform. */
  | { wants: 'report'; number: string; wantsText: true }
  /** The date on which a card expires: '' or a month while it is asked, whole while it is to be confirmed. `changes`: a reminder's id. */
  | { wants: 'expiry'; number: string; changes?: number; wantsText: boolean }
  /** A short command named several requests, or words may be the answer to several. */
  | ({ wants: 'which'; verb: DeskVerb | 'withdraw' | 'send' | 'file'; numbers: string[]; wantsText: false } & Words)
  /**
   * Words that quote a request, without saying what to do with them; or words that may be the answer it waits for.
   * `guessed`: nothing but there being one request says that they are about it.
   */
  | ({ wants: 'purpose' | 'send'; number: string; guessed?: true; wantsText: false } & Words)
  /** A member is asked whether these are the things to do. */
  | { wants: 'several'; tasks: Task[]; wantsText: false }
  /** The applicant is asked whether to withdraw. */
  | { wants: 'withdraw'; number: string; wantsText: false }
  /** A member is asked whether to end what another holds, or what nobody handled yet; with the words, if they came along. */
  | ({ wants: 'sure'; verb: 'complete' | 'decline'; number: string; wantsText: false } & Words)

/** `resume` is what was under way before: it goes on afterwards. */
export type DeskEntry = { kind: 'desk'; resume?: Dialogue } & Wanted

/** The requests that it is about. */
export const aboutOf = (entry: DeskEntry): string[] => {
  if ('tasks' in entry) return entry.tasks.map(({ number }) => number)
  return 'numbers' in entry ? entry.numbers : [entry.number]
}

/** The words of an entry, without the rest of it. */
export const wordsIn = ({ text, files, heard }: Words): Words => ({
  text,
  ...(files ? { files } : {}),
  ...(heard ? { heard } : {}),
})

/** Words to these or, without them, by themselves: both together, with the message that is being handled. */
export const together = (talk: Talk, before: Partial<Words>, { text, files = [] }: Words): Words => {
  const all = [...(before.files ?? [])]
  for (const file of files) all.push(namedApart(file, all))
  return {
    text: [before.text, text].filter(Boolean).join('\n'),
    ...(all.length > 0 ? { files: all } : {}),
    heard: [...(before.heard ?? []), talk.incoming.id],
  }
}

/** Waits for this from now on. What was under way goes on afterwards; what takes the place of another entry says what that one leaves undone. */
export const openEntry = (talk: Talk, wanted: Wanted) => {
  const { dialogue } = talk.conversation
  // What a person is asked about themselves goes on afterwards; of the entries of requests, the latest takes the place.
  const replaced = dialogue?.kind === 'desk' && !(asksPerson(dialogue) && dialogue.wants !== wanted.wants)
  const resume = replaced ? dialogue.resume : dialogue
  if (replaced && !goesOnWith(dialogue, wanted)) sayLetGo(talk, dialogue, wanted)
  const hasWords = ('text' in wanted && wanted.text !== '') || 'files' in wanted
  const heard = hasWords && !('heard' in wanted) ? { heard: [talk.incoming.id] } : {}
  talk.conversation.dialogue = { kind: 'desk', ...wanted, ...heard, ...(resume ? { resume } : {}) }
}

/** Whether it is the same entry with more words, fewer, or others in their place. */
const goesOnWith = (before: DeskEntry, now: Wanted): boolean => {
  if (!('heard' in now) || !now.heard) return false
  const [old, heard] = [new Set('heard' in before ? before.heard : []), new Set(now.heard)]
  return heard.isSubsetOf(old) || (old.size > 0 && old.isSubsetOf(heard))
}

const sayLetGo = (talk: Talk, before: DeskEntry, now: Wanted) => {
  const again = undone(talk, now)
  const lines = undone(talk, before).filter((line) => !again.includes(line))
  if (lines.length > 0) talk.say(talk.t('desk.let-go', { lines: lines.join('\n') }))
}

/** What somebody said to do or to send and was asked about, line by line. */
const undone = ({ t }: Talk, entry: Wanted): string[] => {
  const said = wordsOf(t, { text: '', ...entry })
  const line = (request: string, verb: DeskVerb, text: string) =>
    t('desk.several-line', {
      request,
      verb: t(`desk.${verb}`),
      text: text && t('desk.several-text', { text }),
      notes: '',
    })
  if (entry.wants === 'several') return entry.tasks.map(({ number, verb, text }) => line(number, verb, text))
  if (entry.wants === 'sure') return [line(entry.number, entry.verb, said)]
  if (said === '') return []
  return [
    'numbers' in entry
      ? t('desk.let-go-words', { text: said })
      : t('desk.let-go-of', { number: entry.number, text: said }),
  ]
}

const asksPerson = ({ wants }: DeskEntry): boolean => wants === 'survey' || wants === 'report' || wants === 'expiry'

/** Ends the entry, if one is open, and goes back to what was under way before it. */
export const closeEntry = (talk: Talk): DeskEntry | undefined => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'desk') return undefined
  if (dialogue.resume) talk.conversation.dialogue = dialogue.resume
  else delete talk.conversation.dialogue
  return dialogue
}

/** A number typed next answers what is asked now, not what was open: that asks again afterwards. */
export const setAside = (talk: Talk) => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'desk' && dialogue.wantsText) closeEntry(talk)
  const open = talk.conversation.dialogue
  if (open && open.kind !== 'desk') open.wantsText = false
}

/** Ends the entry when it is about this request: what it waited for has come another way. */
export const closeEntryAbout = (talk: Talk, number: string) => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'desk' && 'number' in dialogue && dialogue.number === number) closeEntry(talk)
}

/** A way back to what was under way, to offer once the entry is done. */
export const wayBack = (talk: Talk): Choice[] => (talk.conversation.dialogue ? [goOn(talk.t)] : [])
