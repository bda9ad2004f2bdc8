/** What applicants say of a request without being asked: a change, something that has not come, a complaint. */
import { anyOf } from '../../../knowledge/any-of.ts'
import { day } from '../../../knowledge/working-days.ts'
import type { Outgoing } from '../../channel.ts'
import { oneBreath, type Talk } from '../../talk.ts'
import { justTold, ownRequests } from '../applicant.ts'
import { askWhose } from '../desk/hear-file.ts'
import { longestList } from '../desk/list.ts'
import { wishIn } from '../filing/wish.ts'
import { numbersIn } from '../number.ts'
import { isOpen, isRecent, type ServiceRequest } from '../request.ts'
import { asksSomething, fold } from '../speech.ts'
import { offerToSend } from './room.ts'

/** Not content with how it is going: the specialist, who collects what goes wrong (五、（一）3.), is to know of it. */
export const complains = (text: string): boolean => complaint.test(text)
const complaint =
  /投诉|太慢|效率(?:太|真|好)?低|没人(?:管|理)|不作为|态度(?:太|很|真)?(?:不好|差|恶劣)|拖(?:了)?(?:这么|太)久|\bcomplain(?:t|ts|ing)?\b|unacceptable|too slow|tak(?:ing|es) (?:forever|too long|so long)|\brude\b|disappointed|no ?body (?:cares|answers|replies)/i

const hurries = /催|(?:快|抓紧)(?:一?点|些)|加急|\b(?:hurry|speed (?:it|this) up|faster|urgent(?:ly)?)\b/i
const changes = anyOf(
  /改成|改为|改到|换成|更正|补充|[写填弄搞报]错了|搬(?:家|到)|不(?:跟|和|一起|来|去|落|带|随).{0,14}了|只(?:有|落|办)?(?:我|本人)|就(?:我|落我|办我)/i,
  /[先暂]时?不(?:落|带|随)|没有?(?:收到|拿到)|没人联系|重新(?:打开|办理)/i,
  /\bplease (?:change|correct|update|note)\b/i,
  /\b(?:wrong|mistake|instead|any ?more|any longer|moved|only me|just me|reopen)\b/i,
  /\b(?:address|phone|number|name|employer|plans?) (?:has |have |is |was )?changed\b/i,
  /\b(?:did(?:n['’]?t| not)|have(?:n['’]?t| not)|never) (?:get|got|receive|received)\b/i,
  /\b(?:tell|let|inform|remind) (?:them|him|her|the (?:liaison|specialist|office))\b/i,
)
/** Asked of those who handle it, through the bot. */
const addressed = anyOf(
  /(?:帮我|请|麻烦)?(?:跟|和|对|向|给|问|转告|告诉|提醒)(?:一?下)?(?:那个|这个)?(?:联络员|经办人|专员|警官|老师|他们)(?:说|讲|问|带|转达|，|,|一?下|我)/,
  /\b(?:tell|ask|inform|let|remind) (?:them|him|her|(?:the|my|that|this) (?:liaison|officer|specialist|office|police|person in charge))\b/i,
)

const toldBy: readonly string[] = ['tell', 'correct', 'ask', 'complete', 'decline']

/** The request about which those in charge wrote the bot’s last words. */
const toldByOffice = async (talk: Talk) => {
  const request = await justTold(talk)
  return toldBy.includes(request?.history.at(-1)?.action ?? '') ? request : undefined
}

/** The same where it is open and they wrote just now: what is answered here may have been meant for them. */
export const justToldByOffice = async (talk: Talk) => {
  const request = await toldByOffice(talk)
  const at = request?.history.at(-1)?.at ?? 0
  return request && isOpen(request) && talk.world.now - at < oneBreath ? request : undefined
}

/** “Can it be Monday?”, right below such words: offers to ask them. False, and nothing said, for anything else. */
export const offerReply = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.conversation.dialogue || talk.incoming.group) return false
  const told = await toldByOffice(talk)
  const isLate = talk.world.now - (told?.history.at(-1)?.at ?? 0) > answeredWithin
  const [only, ...others] = told && !isLate ? [told] : asksOfVisit(text) ? await lastSpokenOf(talk) : []
  if (!only) return false
  if (others.length === 0) offerToSend(talk, only, { text })
  else {
    const numbers = [only, ...others].map(({ number }) => number)
    await askWhose(talk, numbers.slice(0, longestList), { text })
  }
  return true
}
/** Later than that, nobody writes below the office’s words because of them. */
const answeredWithin = 7 * day

/** Whether one must book, and where to go: no document tells it of a request, and those in charge know. */
export const asksOfVisit = (text: string): boolean => visit.test(fold(text))
const visit = anyOf(
  /^(?:请问|那|那么|我|我们|去|来|办|办理|之前|的时候|到时候?|是不是|还| )*(?:要不要|需不需要|用不用|需要|需|要|用|得|必须)?(?:提前|先|网上|电话)*(?:预约|约时间|取号|排队|拿号)(?:吗|么|嘛|不|没|呢|的吗|了吗)?$/,
  /^(?:请问|那|那么|我|我们|是|在|去|到|应该| )*(?:哪一?个|几号|什么|哪)(?:窗口|柜台|大厅|楼层|楼|房间|办公室)(?:办|办理|交|去|领|取|拿|找人|排队)*(?:吗|呢|啊)?$/,
  /^(?:ok |okay |so |and |hi |hello |please |thanks )*(?:do (?:i|we) (?:need|have) (?:to (?:make|book|get|have) )?(?:an? |the )?(?:appointment|booking)|(?:is|will) (?:an? )?(?:appointment|booking) (?:be )?(?:needed|required|necessary)|(?:do|should|must) (?:i|we) (?:need to |have to )?(?:book|make an appointment)|(?:what|which) (?:window|counter|desk|room|floor|office)(?: (?:is it|do i go to|should i go to|number))?)(?: (?:first|before|in advance|ahead|for this|for that|for it|there|to come|please))*$/,
)

/** The open requests of theirs that were last told of, with no answer of the documents since. */
const lastSpokenOf = async (talk: Talk): Promise<ServiceRequest[]> => {
  const lines = await talk.world.said({ last: 12 })
  const said = lines.flatMap((line) => (line.direction === 'out' ? [line.message] : []))
  const namedIn = ({ about, text }: Outgoing) => (about === undefined ? numbersIn(text) : [about])
  const last = said.findLast((message) => namedIn(message).length > 0 || message.citations?.length)
  if (!last || talk.world.now - last.at > answeredWithin) return []
  const named = namedIn(last)
  return (await ownRequests(talk)).filter((request) => named.includes(request.number) && isOpen(request))
}

/** Offers to pass them on: the documents answer none of it, and it must not be lost. False, and nothing said, for anything else. */
export const offerRemark = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.conversation.dialogue || talk.incoming.group) return false
  const calls = complains(text) || hurries.test(text)
  const own = changes.test(text) && !asksSomething(text) && !wishIn(talk.world.knowledge, text)
  if (!calls && !own && !addressed.test(text)) return false
  const all = await ownRequests(talk)
  const open = all.filter(isOpen)
  const closed = all.filter((request) => request.state !== 'withdrawn' && isRecent(request, talk.world.now))
  const [request, another] = open.length > 0 ? open : closed.slice(-1)
  if (!request) return false
  if (another) {
    const numbers = open.map(({ number }) => number).slice(0, longestList)
    await askWhose(talk, numbers, { text })
    return true
  }
  offerToSend(talk, request, { text })
  return true
}
