/** A verb without a number: 接单, “ask where …”, done. It acts when exactly one request is concerned. */
import type { Talk } from '../talk.ts'
import { type DeskVerb, openEntry } from './entry.ts'
import { handle, sayWhich } from './handle.ts'
import { finished, isStaff, visible } from './list.ts'
import { isOpen, type ServiceRequest } from './request.ts'
import { rolesNamed } from './role-names.ts'
import { looksLikeQuestion } from './speech.ts'

/** What can be done to a request in words: 回复 and 撤回 are the applicant's. */
export type SpokenVerb = DeskVerb | 'answer' | 'withdraw'

/** Words of each verb. 退回 gives it back to the platform, and does not decline it. */
export const verbs: [SpokenVerb, string][] = [
  ['take', '接(?=\\s*(?:\\d{2,6}-)?\\d{4}|了?[吧\\s。!！]*$)|接单|接收|接受|领取|受理|我来办|take|accept'],
  ['ask', '询问|追问|提问|问(?:一?下|问)?(?=申请人|对方|他|她)|ask'],
  ['tell', '告知|通知|转告|回复申请人|告诉(?=申请人|对方|他|她)|[跟给和](?:申请人|对方|他|她)说|tell|inform'],
  ['complete', '完成|办结|办[好完](?=了)|complete|done|finish'],
  ['decline', '不予受理|不予办理|拒绝|decline|reject'],
  ['return', '退回|return|send back'],
  ['pass', '转交|转办|移交|转给|pass on|pass|forward'],
  ['reopen', '重新打开|撤销办结|reopen|re-open'],
  ['show', '查看|详情|show|view'],
  ['answer', '回复|答复|补充|answer|reply'],
  ['withdraw', '撤回|撤销|withdraw'],
]
/** What may follow a verb that says all by itself. */
export const tail = '(?:[\\s,，]*(?:一下|了|吧|申请人?|这件|这个|它|it|this|the applicant|please|now))*[\\s。.!！]*'
const whom = '申请人|对方|他们?|她们?|(?:the )?applicant\\b|him\\b|her\\b|them\\b'
const addressee = new RegExp(`^(?:${whom})(?:说|一下|一声)*[\\s:：,，]*(?:(?:that|to)\\s+)?`, 'i')

/** What is said, without to whom: “告诉他明天来”, “tell them that it is ready”. */
export const wordsOnly = (verb: SpokenVerb, rest: string): string =>
  verb === 'ask' || verb === 'tell' || verb === 'answer' ? rest.trim().replace(addressee, '') : rest.trim()

const patterns = verbs.flatMap(([verb, words]) =>
  verb === 'answer' || verb === 'withdraw'
    ? []
    : [
        {
          verb,
          alone: new RegExp(`^/?(?:${words})${tail}$`, 'i'),
          // What is taken or shown has no words of its own: “take care” and “show me the rules” are something else.
          withWords: /^(take|show|reopen)$/.test(verb)
            ? undefined
            : new RegExp(`^/?(?:${words})了?(?:[\\s:：,，]+|(?<=说)|(?=${whom}))(.+)$`, 'is'),
        },
      ],
)
/** 转公安局 where the request can go there. */
export const passedTo = (
  talk: Talk,
  request: ServiceRequest,
  text: string,
): { verb: 'pass'; rest: string } | undefined => {
  const rest = glued.exec(withoutGreeting(text))?.[1]?.trim()
  const named = rest !== undefined && rolesNamed(talk.world.knowledge, request, rest).roles.length > 0
  return named ? { verb: 'pass', rest } : undefined
}
const glued = /^转(?!学|正|账)[给到至往去]?(.+?)[吧了]?$/

const greeting = /^(?:您好|你好|hi|hello|hey)[\s,，.。!！~]+/i
const politeness = /^(?:我来|我要|我先|我|请|麻烦|please |i will |i'll |i )/i

/** “你好，接单” is a command all the same. */
export const withoutGreeting = (text: string): string => text.trim().replace(greeting, '')

/** Behind 完成: it is not done yet, as in 完成 还要三天, or but a part of it. */
export const unfinished =
  /^(?:[不没还未尚缺差半前后时的了]|一半|百分|但|可是|\d+ ?%|(?:not|but|by|half|except|almost|nearly|partly)\b)/i
const partly = /^\d+\s*(?:\/|半)/

/** The verb that the words begin with, and the words after it. */
export const bareIn = (raw: string): { verb: DeskVerb; rest: string } | undefined => {
  for (const text of [withoutGreeting(raw), withoutGreeting(raw).replace(politeness, '')])
    for (const { verb, alone, withWords } of patterns) {
      if (alone.test(text)) return { verb, rest: '' }
      const rest = withWords?.exec(text)?.[1]
      if (rest && verb === 'complete' && (unfinished.test(rest) || partly.test(rest))) return undefined
      if (rest) return { verb, rest: wordsOnly(verb, rest) }
    }
  return undefined
}

/** How long a closed request may still be meant by a verb alone. */
const lately = 7 * 86_400_000

/** True when a member's words were a verb without a number: done, or asked which request it is about. */
export const bareCommand = async (talk: Talk, text: string): Promise<boolean> => {
  const plain = bareIn(text)
  if ((!plain && !glued.test(text)) || !(await isStaff(talk))) return false
  const passing = plain ? [] : (await concerned(talk, 'pass')).map((request) => passedTo(talk, request, text))
  const bare = plain ?? passing.find((one) => one !== undefined)
  if (!bare) return false
  const { verb, rest } = bare
  if (rest !== '' && verb !== 'ask' && looksLikeQuestion(rest)) return false
  const found = await concerned(talk, verb)
  if (
    verb === 'pass' &&
    rest !== '' &&
    !found.some((request) => rolesNamed(talk.world.knowledge, request, rest).roles.length > 0)
  )
    return false
  const [only, another] = found
  if (only && !another) await handle(talk, verb, only.number, { text: rest })
  else if (only) {
    openEntry(talk, { wants: 'which', verb, text: rest, numbers: found.map(({ number }) => number), wantsText: false })
    sayWhich(talk, found)
  } else talk.say({ text: talk.t('desk.list-empty'), choices: [{ id: 'desk:list', label: talk.t('desk.open') }] })
  return true
}

/** The requests that a verb can be about; when there are none, those closed lately, so that this is said. */
const concerned = async (talk: Talk, verb: DeskVerb): Promise<ServiceRequest[]> => {
  const { mine, elsewhere } = await visible(talk)
  const untaken = verb === 'take' ? mine.filter(({ taker }) => taker === undefined) : []
  const open = untaken.length > 0 ? untaken : mine.length > 0 ? mine : verb === 'take' ? [] : elsewhere
  if (verb !== 'reopen' && open.length > 0) return open
  return (await finished(talk)).filter((request) => {
    const closed = request.history.findLast(({ action }) => action === 'complete' || action === 'decline')
    return !isOpen(request) && closed !== undefined && talk.world.now - closed.at < lately
  })
}
