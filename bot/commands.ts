/** What is said word for word to have something done. */

import { toRequests, toServices } from './choices.ts'
import { eligibility } from './eligibility/dialogue.ts'
import { checkOffered } from './eligibility/spoken.ts'
import { cancel, greet, help, language } from './general.ts'
import { personCommands } from './persons/room.ts'
import { deletePattern, myDataPattern, restorePattern, withdrawConsentPattern } from './privacy/asked.ts'
import { deleteMyData, myData, withdrawConsent } from './privacy/room.ts'
import { remindersCommand, remindersPattern } from './reminders/expiry.ts'
import { deskPageCommand, deskPagePattern } from './requests/desk/page-link.ts'
import { showCatalogue } from './requests/filing/catalogue.ts'
import { myRequests } from './requests/own/room.ts'
import { bindCommand } from './requests/roles/binding.ts'
import { reportPattern } from './supervision/month-asked.ts'
import { reportCommand } from './supervision/report.ts'
import type { Talk } from './talk.ts'
import { watchCommand, watchPattern } from './watch/room.ts'

/** Leaves what is open. */
export const cancels =
  /^\/?(?:(?:no|ok|okay|sorry|please|pls)[,. ]+){0,2}(cancel|quit|exit|stop|abort|leave)(?: (?:it|this|that|all|now|here|please|pls)){0,2}[.!]*$|^\/?(?:不[，, ]?|好[，, ])?(取消|退出|算了|结束|停止)[吧。.!！]*$/i

const commands: { pattern: RegExp; run: (talk: Talk, text: string) => unknown }[] = [
  { pattern: /^\/?(help|\?|？|menu|帮助|幫助|菜单|功能|使用说明)$/i, run: (talk) => help(talk) },
  { pattern: /^\/?(start|开始)$/i, run: (talk) => greet(talk) },
  { pattern: cancels, run: (talk) => cancel(talk) },
  {
    pattern: /^\/?(requests|my requests?|(?:(?:帮我)?[查看][查看]?一?下?)?我的申请|我的申請|申请进度|进度|查进度)$/i,
    run: (talk) => myRequests(talk),
  },
  {
    pattern: /^\/?(services?|service menu|catalogue|服务|服务目录|服务清单|办事|办事指南|我要办事)$/i,
    run: (talk) => showCatalogue(talk),
  },
  {
    pattern:
      /^(\/?(english|en)|\/language en|speak english|(?:(?:please|pls|can you|speak|answer|write|reply)[, ]+){0,2}(?:in )?english(?:[, ]+(?:please|pls|now))?|英文|英语)$/i,
    run: (talk) => language.press(talk, 'en', []),
  },
  {
    pattern: /^(\/?(中文|chinese|zh|汉语|中文版)|\/language zh|说中文)$/i,
    run: (talk) => language.press(talk, 'zh', []),
  },
  {
    pattern: /^\/?(language|语言|切换语言)$/i,
    run: (talk) => language.press(talk, talk.language === 'zh' ? 'en' : 'zh', []),
  },
  {
    pattern: /^\/?(check|eligibility|check eligibility|check my eligibility|资格自测|资格测试|自测|资格|测一测)$/i,
    run: (talk) => {
      const offered = checkOffered(talk)
      return offered ? eligibility.press(talk, 'start', [offered]) : eligibility.press(talk, 'menu', [])
    },
  },
  { pattern: reportPattern, run: reportCommand },
  { pattern: remindersPattern, run: remindersCommand },
  { pattern: watchPattern, run: watchCommand },
  { pattern: deskPagePattern, run: deskPageCommand },
  { pattern: myDataPattern, run: myData },
  { pattern: deletePattern, run: deleteMyData },
  { pattern: withdrawConsentPattern, run: withdrawConsent },
  {
    pattern: restorePattern,
    run: (talk) =>
      talk.say({ text: talk.t('privacy.no-restoring'), choices: [toServices(talk.t), toRequests(talk.t)] }),
  },
  ...personCommands,
  { pattern: /^\/?(bind|绑定)[\s:：]*([a-z0-9-]{4,20})?$/i, run: bindCommand },
]

/** Whether it was a command, and then has it done. */
export const runCommand = async (talk: Talk, text: string): Promise<boolean> => {
  const found = commandOf(text)
  if (!found) return false
  await found.run(talk, text)
  return true
}

export const isCommand = (text: string): boolean => commandOf(text) !== undefined

const commandOf = (text: string) => commands.find(({ pattern }) => pattern.test(text))
