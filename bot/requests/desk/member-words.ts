/** What members say that is no command: words for an applicant, or what is not understood. */
import { anyOf } from '../../../knowledge/any-of.ts'
import { toDesk, toHelp } from '../../choices.ts'
import { keepLanguage } from '../../heard-language.ts'
import { lastSaid, type Talk } from '../../talk.ts'
import { accessTo } from '../act.ts'
import { openEntry } from '../entry.ts'
import { isOpen, type ServiceRequest } from '../request.ts'
import { affirmed, asksSomething, fold, isCourtesy, looksLikeQuestion } from '../speech.ts'
import { isAsked, sayPurpose } from './handle.ts'
import { askWhose } from './hear-file.ts'
import { inHand, isStaff, longestList, visible } from './list.ts'
import { confirmSeveral } from './several.ts'
import { soundsUnfinished } from './verb-words.ts'

/** Words of a member that are for the applicant rather than for the bot. */
export const isAddressed = (text: string): boolean => addressed.test(text) && !looksLikeQuestion(text)
const addressed = /[您你]|请|麻烦|烦请|已经|已|了[。.!！]*$|\b(please|your|you)\b/i

/** Says what the applicant is still to hand in: 需要身份证和户口本, 还差户口本, 照片看不清, 护照首页拍一张. */
const isLacking = (text: string): boolean =>
  !asksSomething(text) && (soundsUnfinished(text.trim().replace(/^[我您你们]+/, '我')) || lacking.test(text.trim()))
const lacking = anyOf(
  /^(?:还|另外|再|先|都|也|得|请)*(?:需要?|缺|差|少|欠|要(?=补|交|提供|带|看|有|提交|身份|户口|护照|照片|原件|复印|材料|证明)|补(?=一?[下份张个]|交|齐|充|身份|户口|护照|照片|材料|证明))/,
  /看不清|不清楚|模糊|没[盖签][章字]|不完整|不齐|不全|过期了|不合格|不符合/,
  /(?:发|寄|拍|传|补|交|提供|上传)(?:一[下份张个]|过来|给我|上来|清楚)/,
)

/**
 * What a member writes of the only applicant they can mean, without a verb, is shown as the question it would be. Of several
 * it is asked whose.
 */
export const hearLacking = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || !isLacking(text)) return false
  const numbers = (await inHand(talk)).map(({ number }) => number)
  const [only, another] = numbers
  if (!only) return false
  if (another) await askWhose(talk, numbers.slice(0, longestList), { text }, 'ask')
  else await confirmSeveral(talk, [{ verb: 'ask', number: only, text }])
  return true
}

/** How long after an end more words may belong to its result (ms). */
const afterwards = 10 * 60_000

/** The request that this member has just ended, where nothing else was said to them since. */
const justEnded = async (talk: Talk): Promise<ServiceRequest | undefined> => {
  const about = (await lastSaid(talk))?.about
  const request = about === undefined ? undefined : (await accessTo(talk, about))?.request
  const end = request && !isOpen(request) ? request.history.at(-1) : undefined
  const isOwn = end?.who === request?.role && (end?.action === 'complete' || end?.action === 'decline')
  return end && isOwn && talk.world.now - end.at < afterwards ? request : undefined
}

/**
 * Offers to pass a member's words on to the only applicant they can be meant for. False, and nothing said, for others
 * and while something is under way.
 */
export const offerToPassOn = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || isCourtesy(text) || !(await isStaff(talk))) return false
  const ended = asksSomething(text) ? undefined : await justEnded(talk)
  const [request, another] = ended ? [ended] : await inHand(talk)
  if (!request || another) return false
  keepLanguage(talk)
  openEntry(talk, { wants: 'purpose', number: request.number, text, guessed: true, wantsText: false })
  await sayPurpose(talk, request.number, { text })
  return true
}

/**
 * What a member wrote is no question, and no command either: says so, with the way to the desk. It tells the editor of the
 * documents nothing. False, and nothing said, for others and while something is under way.
 */
export const notUnderstood = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.conversation.dialogue) return false
  return sayUnclear(talk, text)
}

/** The same in place of a yes or a no to what a member is to confirm. */
export const hearUnclear = async (talk: Talk, text: string): Promise<boolean> => {
  const { dialogue } = talk.conversation
  const confirms = dialogue?.kind === 'desk' && (dialogue.wants === 'several' || dialogue.wants === 'sure')
  return confirms && sayUnclear(talk, text)
}

const sayUnclear = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || asksSomething(text) || !(await isStaff(talk))) return false
  const { mine } = await visible(talk)
  talk.say({
    text: talk.t('desk.not-understood', { last: mine[0]?.number.slice(-4) ?? '0042' }),
    choices: [toDesk(talk.t), toHelp(talk.t)],
  })
  return true
}

/** 可以, “yes”, right below what an applicant asks: an answer to them. False, and nothing said, for anything else. */
export const hearYesOrNo = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.incoming.group || talk.conversation.dialogue || affirmed(text) === undefined) return false
  const number = (await lastSaid(talk))?.about
  if (number === undefined || !(await isAsked(talk, number))) return false
  await confirmSeveral(talk, [{ verb: 'tell', number, text }])
  return true
}

const chatter =
  /^(?:嗯{1,9}|好[的嘞滴]?|行|可以|收到|知道了|ok|okay|got it|noted|sure|yes)? ?(?:收到|好的)? ?(?:(?:我?(?:马上|立刻|立即|这就|稍后|等会儿?|回头|明天|下午|一会儿?)(?:就|去|来|再|给)?)(?:处理|办理?|弄|看看?|安排|跟进|联系|做)(?:一下|吧)?|(?:正在|在)(?:处理|办理?|弄|跟进|看)(?:了|中|呢)?|(?:处理|办理)中|今天?(?:就|先)(?:这样|到这)(?:里|儿)?(?:了|吧)?|(?<=^嗯{1,9} ?)(?:收到|好的?|知道了)|will do|on it|i am on it|i'm on it|working on it|in progress|that's (?:it|all)(?: for (?:today|now))?)(?: thanks| thank you)?$/

/** 好的马上处理, will do: said to nobody in particular, and nothing that the documents answer. */
export const hearChatter = (talk: Talk, text: string): boolean => {
  if (talk.incoming.group || !chatter.test(fold(text))) return false
  talk.say({ text: talk.t('desk.chatter'), choices: [toDesk(talk.t)] })
  return true
}
