/** What people do while the program is being killed. */
import type { Step } from './person.ts'

const question = '落户怎么办理？'
/** Says that the answer did not help: each time counts in one record that all conversations share. */
const complaint: Step = { press: /^answer:bad:/ }

const asking: Step[] = [
  { say: question },
  complaint,
  { burst: ['人才服务证怎么办？', 'How long does a transfer of school take?', '今天晚上有什么好看的电影？'] },
  { say: 'Who may apply as a scarce talent in Chongqing?' },
]

/** Household registration from the question to the number. */
const filing: Step[] = [
  { say: question },
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
/** The question complained of, and how often a script does so. */
export const complainedOf = question
export const complaintsIn = (name: ScriptName): number => scripts[name].filter((step) => step === complaint).length
