/** 弄错了, undo: a member regrets what they did last. */

import { anyOf } from '../../../knowledge/any-of.ts'
import { toDesk } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { accessTo } from '../act.ts'
import { isOpen } from '../request.ts'
import { fold } from '../speech.ts'
import { confirmSeveral } from './several.ts'

const regrets = anyOf(
  /^(?:哎呀?|啊|糟了?|不好意思)? ?(?:我)?(?:刚才|刚刚)?(?:那个|那件|那条|的)?(?:弄|搞|点|按|发|选|办|转|写|打)错了?(?:人|件)?了?$/,
  /^(?:我要|帮我)?撤[回销](?:一下|刚才的?|上一步|操作)*$/,
  /^(?:(?:oops|sorry|no) )?(?:undo(?: (?:that|it|this|the last one))?|wrong (?:one|request|button|person)|my mistake|i made a mistake|that was (?:wrong|a mistake|the wrong one)|take (?:it|that) back)$/,
)

export const isRegret = (text: string): boolean => regrets.test(fold(text))

/** How far back what was done last is looked for, in lines of the conversation. */
const inView = 30

/** Ending a request can be undone, and is offered to be; of anything else it is said what can be done. */
export const hearRegret = async (talk: Talk, text: string): Promise<boolean> => {
  if (talk.conversation.dialogue || !isRegret(text)) return false
  const lines = await talk.world.said({ last: inView })
  const last = lines.findLast(
    ({ direction, message }) => direction === 'out' && 'about' in message && !('notice' in message),
  )
  const number = last?.direction === 'out' ? last.message.about : undefined
  const access = number === undefined ? undefined : await accessTo(talk, number)
  const done = access?.request.history.findLast(({ who }) => who === access.role)
  if (!number || !access || !done) {
    talk.say({ text: talk.t('desk.regret-nothing'), choices: [toDesk(talk.t)] })
    return true
  }
  const ended = !isOpen(access.request) && (done.action === 'complete' || done.action === 'decline')
  if (ended) await confirmSeveral(talk, [{ verb: 'reopen', number, text: '' }])
  else
    talk.say(
      talk.t('desk.regret-how', {
        number,
        last: number.slice(-4),
        did: talk.t(`requests.did.${done.action}`, { to: '' }),
      }),
    )
  return true
}
