/** Choices that are offered in many places, each the same wherever it stands. `t` speaks its reader's language. */
import type { Choice } from './channel.ts'
import type { Translate } from './words.ts'

export const toCheck = (t: Translate): Choice => ({ id: 'screen:menu', label: t('answer.check') })
export const toServices = (t: Translate): Choice => ({ id: 'file:menu', label: t('choice.services') })
export const toRequests = (t: Translate): Choice => ({ id: 'req:list', label: t('choice.requests') })
export const toHelp = (t: Translate): Choice => ({ id: 'menu:help', label: t('choice.help') })

/** On with the dialogue that is open, or out of it. */
export const goOn = (t: Translate): Choice => ({ id: 'menu:continue', label: t('general.continue') })
export const cancel = (t: Translate): Choice => ({ id: 'menu:cancel', label: t('choice.cancel') })

export const mainMenu = (t: Translate): Choice[] => [toCheck(t), toServices(t), toRequests(t), toHelp(t)]

/** A request for a service, begun once more. */
export const fileAgain = (t: Translate, service: string): Choice => ({
  id: `file:start:${service}`,
  label: t('requests.file-again'),
})

/** Of a member: all that waits for them. */
export const toDesk = (t: Translate): Choice => ({ id: 'desk:list', label: t('desk.open') })
/** Of a member: one request. */
export const showAtDesk = (t: Translate, number: string): Choice => ({
  id: `desk:show:${number}`,
  label: t('desk.show'),
})

/** Of an applicant: one request of their own, and the answer to what it asks. */
export const showRequest = (t: Translate, number: string): Choice => ({
  id: `req:show:${number}`,
  label: t('requests.show'),
})
export const answerRequest = (t: Translate, number: string): Choice => ({
  id: `req:answer:${number}`,
  label: t('requests.answer'),
})

/** Leaves what words are awaited for, or what was gathered unsent. */
export const notNow = (t: Translate): Choice => ({ id: 'desk:back', label: t('desk.not-now') })
export const doNotSend = (t: Translate): Choice => ({ id: 'desk:back', label: t('requests.offer-no') })

/** Whether this can be the id of a Choice: Telegram gives the data of a button 64 bytes. */
export const isChoiceId = (id: string): boolean => Buffer.byteLength(id) <= 64
