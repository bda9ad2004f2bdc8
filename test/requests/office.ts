/** The office of these tests: the knowledge folder as it is, and the rooms of requests behind a plain router. */
import { onAlarm } from '../../bot/requests/alarms.ts'
import { deskCommand } from '../../bot/requests/desk/command.ts'
import { desk } from '../../bot/requests/desk/room.ts'
import { filing } from '../../bot/requests/filing/room.ts'
import { myRequests, rate, requestsRoom } from '../../bot/requests/own/room.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { deliverWaiting } from '../../bot/requests/roles/waiting.ts'
import type { Room } from '../../bot/room.ts'
import { begin } from '../../bot/talk.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { languageOf } from '../../knowledge/retrieval/text.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice, type Step } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

export { knowledge }

const rooms: Record<string, Room> = { file: filing, desk, req: requestsRoom, rate }

/** In the order of bot/turn.ts, without questions, small talk and eligibility: what is left over answers with ANSWERED. */
export const route: Step = async (conversation, incoming, world) => {
  const talk = begin(incoming, conversation, world)
  const { dialogue } = talk.conversation
  const open: Room | undefined = dialogue && { filing, desk, screening: undefined, comment: undefined }[dialogue.kind]
  const press = async (id: string) => {
    const [room = '', verb = '', ...args] = id.split(':')
    if (!(await rooms[room]?.press(talk, verb, args))) talk.say('STALE')
  }
  if (incoming.kind === 'alarm' && incoming.from.startsWith('role:'))
    await deliverWaiting(talk, incoming.from.slice(5), incoming.what.replace('bound ', ''))
  else if (incoming.kind === 'alarm') await onAlarm(talk, incoming.what)
  else if (incoming.kind === 'choice') await press(incoming.choice)
  else if (incoming.kind === 'file') await open?.hearFile?.(talk, incoming.file, incoming.text ?? '')
  else if (incoming.kind === 'text') {
    const { text } = incoming
    if (talk.conversation.languageFrom !== 'choice') talk.language = languageOf(text) ?? talk.language
    const choices = (await talk.world.offers())[0]?.choices ?? []
    const offered = choices.find((choice) => choice.label.toLowerCase() === text.toLowerCase())
    const number =
      dialogue && 'wantsText' in dialogue && dialogue.wantsText
        ? undefined
        : /^\d$/.test(text)
          ? choices[Number(text) - 1]
          : undefined
    if (/^(我的申请|my requests)$/i.test(text)) await myRequests(talk)
    else if (offered ?? number) await press((offered ?? number)?.id ?? '')
    else if (!(await open?.hear?.(talk, text)) && !(await deskCommand(talk, text))) {
      talk.say(`ANSWERED ${text}`)
      await open?.repeat?.(talk)
    }
  }
  return talk.effects()
}

/** Monday, 21 September 2026, 10:00 in Chongqing. 25 to 27 September is Mid-autumn, 1 to 7 October National Day. */
export const monday = '2026-09-21T10:00:00+08:00'

export const office = (options: { at?: string; knowledge?: Knowledge } = {}) => {
  const opened = openOffice({ turn: route, knowledge: options.knowledge ?? knowledge, at: options.at ?? monday })
  return {
    ...opened,
    code: (role: string, hours?: number) => handOutCode(opened.store, role, { now: opened.now(), hours }),
    /** A person bound to a role. */
    member: async (role: string, address: string) => {
      const state = (await opened.store.read('role', role))?.body ?? { members: [], codes: [] }
      const change = roleChange(role, { ...state, members: [...state.members, address] })
      await opened.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
      return opened.person(address)
    },
    request: async (number: string) => {
      const stored = await opened.store.read('request', number)
      if (!stored) throw new Error(`no request ${number}`)
      return stored.body
    },
  }
}
export type Office = ReturnType<typeof office>

type Applicant = ReturnType<Office['person']>

/** Files a request in Chinese and gives its number. */
export const fileInChinese = async (applicant: Applicant): Promise<string> => {
  await applicant.forges('file:start:household-registration')
  if (applicant.buttons().includes('再提交一件')) await applicant.presses('再提交一件')
  await applicant.presses('同意，开始', '人才本人')
  await applicant.says('张三', '重庆示例科技有限公司')
  await applicant.presses('人才和配偶')
  await applicant.says('渝北区', '138 0000 0000')
  await applicant.presses('跳过', '确认提交')
  return numberIn(applicant)
}

/** Files a request in English and gives its number. */
export const fileInEnglish = async (applicant: Applicant): Promise<string> => {
  await applicant.says('Hello, I want to register my household')
  await applicant.forges('file:start:household-registration')
  await applicant.presses('I agree, start', 'The talent')
  await applicant.says('John Smith', 'Example Instruments Ltd')
  await applicant.presses('The talent, the spouse and minor children')
  await applicant.says('Yubei District', '+44 20 7946 0000')
  await applicant.presses('Skip', 'Submit')
  return numberIn(applicant)
}

const numberIn = (applicant: Applicant): string => {
  const message = applicant.all().findLast(({ text }) => /已提交。|is filed\./.test(text))
  const number = /\d{6}-\d{4}/.exec(message?.text ?? '')?.[0]
  if (!number) throw new Error(`no number in: ${message?.text}`)
  return number
}

/** A transfer of schools, filed by the employer: the commission has 15 working days for it. */
export const fileSchool = async (applicant: Applicant): Promise<string> => {
  await applicant.forges('file:start:school')
  await applicant.presses('file:consent', 'file:answer:applicant:employer-liaison')
  await applicant.says('张三', '重庆示例科技有限公司', '子女', '转学', '小学', '成都某小学三年级', '现居住地')
  await applicant.says('渝北区', '13800000000', '跳过', '提交')
  return /\d{6}-\d{4}/.exec(applicant.sees(/已提交。/).text)?.[0] ?? ''
}
