/** What people do while the program is being killed. */
import type { Step } from './person.ts'

/** Nothing in the documents answers it: each time it is asked counts in one record that all conversations share. */
export const unanswerable = '今天晚上有什么好看的电影？'

const asking: Step[] = [
  { say: '落户怎么办理？' },
  { burst: ['人才服务证怎么办？', 'How long does a transfer of school take?', unanswerable] },
  { say: 'Who may apply as a scarce talent in Chongqing?' },
]

/** Household registration from the question to the number. */
const filing: Step[] = [
  { say: '落户怎么办理？' },
  { press: 'file:start:household-registration' },
  { press: /^file:consent$/ },
  { press: /^file:answer:applicant:talent$/ },
  { say: '张三' },
  { say: '重庆某某科技有限公司' },
  { press: /^file:answer:who:talent-spouse$/ },
  { say: '渝北区' },
  { say: '13800000000' },
  { press: /^file:skip$/ },
  { press: /^file:confirm$/ },
  { press: /^req:show:/ },
]

export const scripts = { asking, filing }
export type ScriptName = keyof typeof scripts
export const timesUnanswerable = (name: ScriptName): number =>
  scripts[name].flatMap((step) => ('burst' in step ? step.burst : [])).filter((text) => text === unanswerable).length
