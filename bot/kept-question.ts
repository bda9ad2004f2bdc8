/** What is kept for the knowledge editor of questions asked in vain: words without what could tell who asked. */
import { digestOf } from './digest.ts'
import type { Talk } from './talk.ts'

/** The person is asked what was missing in an answer. */
export interface Commenting {
  kind: 'comment'
  /** The record `unanswered` of the question. */
  id: string
  /** A number typed is never the comment. */
  wantsText?: boolean
}

const mostComments = 20

/** Without addresses, telephone and other long numbers, passports, and names that are said to be one. */
const withoutTraces = (text: string, most: number): string =>
  text
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '…')
    .replace(/(?<![A-Za-z])[A-Za-z]{1,2}[\s-]?\d{6,9}(?!\d)/g, '…')
    .replace(/\+?\d(?:[\s-]?\d){4,}/g, '…')
    .replace(/(我叫|名字(?:是|叫)|姓名(?:是|为|[:：]))\s*[\p{Script=Han}·]{2,4}/gu, '$1…')
    .replace(
      /\b(my (?:full )?name is|i am called|call me|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,3}/giu,
      '$1 …',
    )
    .slice(0, most)

/** Asked again, it is counted. `near`: the point that came nearest, or was no help. Gives the id of the record. */
export const keepQuestion = async (talk: Talk, text: string, reason: string, near?: string): Promise<string> => {
  const question = withoutTraces(text, 300)
  // The words themselves are sealed in the body; an id lies open in the store.
  const folded = question.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, '')
  const id = digestOf(folded)
  const before = (await talk.world.read('unanswered', id))?.body
  const nearest = near ?? before?.near
  talk.change({
    kind: 'unanswered',
    id,
    body: {
      question,
      language: talk.language,
      reason,
      at: talk.world.now,
      count: (before?.count ?? 0) + 1,
      ...(nearest ? { near: nearest } : {}),
      ...(before?.comments ? { comments: before.comments } : {}),
    },
    tags: ['all'],
  })
  if (reason !== 'unhelpful') talk.audit({ action: 'question.unanswered', subject: id, detail: reason })
  return id
}

/** What the person says was missing; a question is none, and is answered. */
export const hearComment = async (talk: Talk, text: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'comment') return false
  delete talk.conversation.dialogue
  if (/[?？]\s*$|[吗呢]$/.test(text.trim())) return false
  const before = (await talk.world.read('unanswered', dialogue.id))?.body
  if (before) {
    const comments = [...(before.comments ?? []), withoutTraces(text, 200)].slice(-mostComments)
    talk.change({ kind: 'unanswered', id: dialogue.id, body: { ...before, comments }, tags: ['all'] })
  }
  talk.say(talk.t('answer.comment-kept'))
  return true
}
