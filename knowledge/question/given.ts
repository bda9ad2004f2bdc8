/** Whether a statement gives what a question asks for. */

import { anyOf } from '../any-of.ts'
import type { Knowledge } from '../knowledge.ts'
import type { Point } from '../policy.ts'
import { normalise } from '../retrieval/text.ts'
import type { Aspects } from './aspects.ts'
import { type Asked, contactKinds, givesKind, type Kind, spansOf } from './kinds.ts'
import type { Phrases } from './phrases.ts'
import type { Question } from './question.ts'
import { tells } from './sought.ts'
import { givesReason } from './thing.ts'
import type { Aspect } from './vocabulary.ts'

export interface Given {
  /** Whether a statement gives what the question asks for. */
  gives(point: Point, question: Question): boolean
  /** Whether it is about the one office whose number is asked for, and about no other. */
  isOfOne(point: Point, question: Question): boolean
  /** The first aspect asked for that the statement does not name. */
  lacks(point: Point, question: Question): Aspect | undefined
  /** Whether it tells how long something is valid where it is asked how long an office takes. */
  misleads(point: Point, question: Question): boolean
  /** Whether it tells who, where or when, where the question seeks that. */
  tells(point: Point, question: Question): boolean
}

/** `groups`: the groups of the glossary; `actorsIn`: those of a text that act. */
export const buildGiven = (
  knowledge: Knowledge,
  groups: Phrases<number>,
  actorsIn: (text: string) => number[],
  aspects: Aspects,
): Given => {
  const saidBy = new Map<string, { actors: number[]; deadlines: number[] }>()
  const sayers = (point: Point) => {
    let known = saidBy.get(point.id)
    if (!known) {
      const zh = normalise(point.zh)
      const deadlines = spansOf(zh).flatMap((at) => actorsBefore(zh.slice(0, at), actorsIn))
      known = { actors: actorsIn(normalise(`${point.zh}\n${point.en}`)), deadlines }
      saidBy.set(point.id, known)
    }
    return known
  }

  const held = new Map<Kind, Map<string, boolean>>()
  /** The same statement is weighed for every question of its kind. */
  const holds = (asked: Asked, { id, zh, en }: Point): boolean => {
    const known = held.get(asked.kind) ?? new Map<string, boolean>()
    held.set(asked.kind, known)
    const found = (asked.thing ? undefined : known.get(id)) ?? givesKind(asked, `${zh}\n${en}`)
    if (!asked.thing) known.set(id, found)
    return found
  }

  const groupsOf = (text: string) => new Set(groups.find(text).found)
  /** “How long does permanent residence take?” is not answered by how long a work permit is valid, in the same statement. */
  const isInItsPart = (asked: Asked, point: Point, asking: string, text: string): boolean => {
    if (!ofOnePart.has(asked.kind)) return true
    const parts = point.zh
      .split(/[；。]|(?<=^[^：]{2,12})：/)
      .filter((part) => part.length > 4)
      .map(normalise)
    if (parts.length < 2) return true
    const meant = groupsOf(text.replace(asking, ' '))
    const shared = parts.map((part) => [...groupsOf(part)].filter((group) => meant.has(group)).length)
    const most = Math.max(...shared)
    return parts.some((part, at) => (shared[at] as number) === most && givesKind(asked, part))
  }

  const lacks: Given['lacks'] = (point, { aspects: wanted, aspectAlone }) =>
    wanted.find((aspect) => !aspects.isNamed(aspect, point, !aspectAlone))

  return {
    lacks,
    misleads: (point, { asked, text }) =>
      asked?.kind === 'duration' &&
      processing.test(text) &&
      holds(asked, point) &&
      !givesKind(asked, `${point.zh}\n${point.en}`.replace(validitySpans, ' ')),
    isOfOne: (point, { actors: [actor, ...others] }) =>
      actor !== undefined && others.length === 0 && sayers(point).actors.every((one) => one === actor),
    tells: (point, { sought }) => sought === undefined || tells(sought, `${point.zh}\n${point.en}`),
    gives: (point, question) => {
      const { text, asked, asking, actors, why } = question
      if (why && !givesReason(point)) return false
      if (lacks(point, question)) return false
      if (!asked) return true
      if (!holds(asked, point) || !isInItsPart(asked, point, asking, text)) return false
      const statement = `${point.zh}\n${point.en}`
      const { actors: named, deadlines } = sayers(point)
      if (contactKinds.has(asked.kind)) return actors.length === 0 || actors.some((actor) => named.includes(actor))
      if (
        asked.kind === 'duration' &&
        processing.test(text) &&
        !givesKind(asked, statement.replace(validitySpans, ' '))
      )
        return false
      if (asked.kind === 'duration' && lasting.test(text) && !givesKind(asked, statement.replace(timeLimits, ' ')))
        return false
      if (asked.kind !== 'duration' || deadlines.length === 0) return true
      if (actors.length > 0) return actors.some((actor) => deadlines.includes(actor))
      return !completion.test(text) || deadlines.some((actor) => knowledge.glossary[actor]?.actor === 'office')
    },
  }
}

/** Asked when something is done by others: the time an applicant has is no answer. */
const completion = anyOf(
  /(拿到|到手|办好|办完|办下来|批下来|下证|出证|出结果|有结果|制好|审完)(?!了|后|之后|以后)/,
  /processing time|take to (get|be|issue|approve|process)|(until|before) (i|we) (get|receive)/,
  /be (issued|ready|approved|processed)|does it take|(?:have|need|has) to wait/,
  /(?:do|must|should|need) (?:i|we) (?:to )?wait/,
)

/** How long an office takes; how long what it issues is valid is no answer. */
const processing = anyOf(
  /(?<!给)(办理?|申请|申办|审批|认定|审核|审|等|拿)[^，。？?给后]{0,12}(要|得|需要)?(多久|多长时间|好久|几天|多少天|几个工作日|多少个?工作日)(?!有效|过期|到期|一次)/,
  /(?:多久|多长时间|好久|几天|多少天)(?:才|能|可以|会)*(?:批|审|办|拿|出结果|有结果|下来)/,
  /how long .{0,30}\b(take|wait|until (?:i|we) (?:get|receive|have)|to (get|obtain|process|issue|review|be))\b|processing time/,
)
const validitySpans = anyOf(
  /(?:有效|管理)期[^，。；）)]{0,14}|(?:近|过去)[\d一二两三五]年(?:内|里)?|届满前[^，。；）)]{0,8}|[\d一二两三五]年(?:以上)?[^，。；）)]{0,16}(?:经历|经验)/gi,
  /years?['’]? (?:of )?(?:work )?experience|\b(?:past|last) (?:\d+|one|two|three|five) years?/gi,
  /期限与[^，。；]{0,20}一致/gi,
  /management period[^,.;)]{0,60}/gi,
  /within (?:the )?[a-z0-9 ]{1,14} before the (?:[a-z]+ ){0,2}(?:expir|end)/gi,
  /(?:valid (?:for|until|up to|period)|validity|consistent with the term)[^,.;)]{0,40}/gi,
)

const ofOnePart: ReadonlySet<Kind> = new Set<Kind>(['duration', 'validity', 'sum', 'fee', 'frequency'])

/** How long something must have been; until when something is to be done is no answer. */
const lasting =
  /\bhow (?:long|many (?:years|months)) [^?]{0,50}\bhave (?:existed|been|operated|run|worked|lived|stayed)\b|(?:成立|开办|注册|存在|经营|营业|工作|上班|干|待|住)(?:了|满|够|要)*(?:多久|几年|多少年|多长时间|几个月|几小时|几个小时)(?!之?内)/
const timeLimits =
  /\d+个?(?:工作日|日|天|月)(?:之)?内|次日|及时|within (?:\d+|one|two|six) (?:working )?(?:days?|months?)|\b(?:next|following) day|promptly|timely/g

/** The actors named last before a time limit: in its part of the sentence, or in the nearest part before that has one. */
const actorsBefore = (text: string, actorsIn: (text: string) => number[]): number[] => {
  const parts = text.split(/[，；。、]/)
  for (let at = parts.length - 1; at >= 0; at--) {
    const found = actorsIn(parts[at] as string)
    if (found.length > 0) return found
  }
  return []
}
