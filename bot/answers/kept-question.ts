/** What is kept for the knowledge editor of questions asked in vain: words without what could tell who asked. */
import { anyOf } from '../../knowledge/any-of.ts'
import { digestOf } from '../digest.ts'
import type { Talk } from '../talk.ts'
import { withoutTraces } from './traces.ts'

/** The person is asked what was missing in an answer. */
export interface Commenting {
  kind: 'comment'
  /** The record `unanswered` of the question. */
  id: string
  /** A number typed is never the comment. */
  wantsText?: boolean
}

const mostComments = 20

/** Whether it was answered, and somebody, or the language model, was not content. */
export const wasAnswered = (reason: string): boolean => reason === 'unhelpful' || reason === 'doubted'

/** Asked again, it is counted. `near`: the point that came nearest, or was no help. Gives the id of the record. */
export const keepQuestion = async (talk: Talk, text: string, reason: string, near?: string): Promise<string> => {
  const question = withoutTraces(text).slice(0, 300)
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
  if (!wasAnswered(reason)) talk.audit({ action: 'question.unanswered', subject: id, detail: reason })
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
    const comments = [...(before.comments ?? []), withoutTraces(text).slice(0, 200)].slice(-mostComments)
    talk.change({ kind: 'unanswered', id: dialogue.id, body: { ...before, comments }, tags: ['all'] })
  }
  talk.say(talk.t('answer.comment-kept'))
  return true
}

/** “没说要带什么材料” right after “not helpful” says what was missing, without having pressed that one wants to say it. */
export const spokenComment = async (talk: Talk, text: string): Promise<boolean> => {
  const offered = talk.offered.find(({ id }) => id.startsWith(commentChoice))
  if (!offered || !ofTheAnswer.test(text.trim().toLowerCase())) return false
  talk.conversation.dialogue = { kind: 'comment', id: offered.id.slice(commentChoice.length) }
  return hearComment(talk, text)
}
const commentChoice = 'answer:comment:'
const ofTheAnswer = anyOf(
  /^(?:但是?|可是?|你们?|您|这个?|上面|里面|答案|回答)*(?:也|都|又|根本)?(?:没有?(?:说|写|提|讲|回答|告诉)|不对|不是我(?:问|要|想)|答非所问|看不懂)/,
  /^(?:but )?(?:it|this|that|you|the answer)(?: (?:does|did|do)(?:n['’]t| not) (?:say|tell|mention|answer|explain|state|list|give)|(?:['’]s| is) (?:wrong|not what i|incomplete|unclear|outdated))/,
)
