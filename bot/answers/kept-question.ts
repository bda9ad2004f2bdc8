/** What is kept for the knowledge editor of questions asked in vain: words without what could tell who asked. */
import { anyOf } from '../../knowledge/any-of.ts'
import { isHan } from '../../knowledge/retrieval/text.ts'
import { digestOf } from '../digest.ts'
import { wishIn } from '../requests/filing/wish.ts'
import { asksSomething, fold } from '../requests/speech.ts'
import { smallTalkKey } from '../small-talk.ts'
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

/** “没用” right below an answer: the choice it means. */
export const spokenVerdict = ({ offered }: Talk, text: string): string | undefined => {
  const folded = fold(text)
  const verdict = noHelp.test(folded) ? 'answer:bad:' : help.test(folded) ? 'answer:good:' : undefined
  return verdict && offered.find(({ id }) => id.startsWith(verdict))?.id
}
const noHelp = anyOf(
  /^(?:这个?|你?(?:说|答|回答)?的?|完全|根本|真|一点都?|还是|都|也|对我| )*(?:没有?(?:什么|啥|多大)?(?:用|帮助|解决)(?:处|我?的?问题)?|不(?:管|顶|中)用|帮不[了上]忙?|无用)(?:啊|呀|的|呢)?$/,
  /^(?:this |that |it |sorry |no |was |is |of |'s |that's |it's |not )*(?:useless|no (?:help|use)|not (?:really |very |so |at all )?(?:helpful|useful)|(?:did|does)(?:n't| not) (?:really )?help(?: me)?)(?: (?:at all|to me|for me))?$/,
)
const help = anyOf(
  /^(?:这个?|很|挺|非常|真|太| )*(?:有用|有帮助|解决了)(?:谢谢|多谢|了|啊|呀| )*$/,
  /^(?:this |that |it |was |is |very |really |that's |it's )*(?:helpful|useful|helped(?: me| a lot)?)(?: thanks| thank you)?$/,
)

/**
 * “没说要带什么材料” right after “not helpful” says what was missing, without having pressed that one wants to say it, and
 * so does a sentence that asks and wishes nothing.
 */
export const spokenComment = async (talk: Talk, text: string): Promise<boolean> => {
  const offered = talk.offered.find(({ id }) => id.startsWith(commentChoice))
  const tells = () =>
    isSentence(text) && !asksSomething(text) && !smallTalkKey(text) && !wishIn(talk.world.knowledge, text)
  if (!offered || !(ofTheAnswer.test(text.trim().toLowerCase()) || tells())) return false
  talk.conversation.dialogue = { kind: 'comment', id: offered.id.slice(commentChoice.length) }
  return hearComment(talk, text)
}
/** No thanks, no name, no place alone. */
const isSentence = (text: string) =>
  isHan(text) ? (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6 : text.trim().split(/\s+/).length >= 4
const commentChoice = 'answer:comment:'
const ofTheAnswer = anyOf(
  /^(?:但是?|可是?|你们?|您|这个?|上面|里面|答案|回答)*(?:也|都|又|根本)?(?:没有?(?:说|写|提|讲|回答|告诉)|不对|不是我(?:问|要|想)|答非所问|看不懂)/,
  /^(?:but )?(?:it|this|that|you|the answer)(?: (?:does|did|do)(?:n['’]t| not) (?:say|tell|mention|answer|explain|state|list|give)|(?:['’]s| is) (?:wrong|not what i|incomplete|unclear|outdated))/,
)
