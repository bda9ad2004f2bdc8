/** How people ask for what is kept of them, for its deletion, and take back a consent; and what they answer when asked. */
import { affirmed, fold, isWaiting } from '../requests/speech.ts'
import type { Talk } from '../talk.ts'

const polite = {
  zh: '(?:请|麻烦|我[想要]?|帮我|给我|能不能|可以|你们?)*',
  en: "(?:please |can (?:i|you) |could (?:i|you) |may i |let me |i(?:['’]d| would) like (?:you )?to |i want (?:you )?to )*",
}
const data = {
  zh: '(?:个人)?(?:数据|數據|资料|資料|信息|隐私)',
  en: '(?:personal )?(?:data|information|info)',
}
const all = '(?:all (?:of )?)?'
const end = '(?: please)?[。.!！?？]?$'
const anyOf = (...patterns: string[]) => new RegExp(`^/?(?:${patterns.join('|')})${end}`, 'i')

export const myDataPattern = anyOf(
  `my\\s?data|my ${data.en}`,
  `${polite.zh}(?:看看|查看|看一?下|看|导出|下载|打印|显示|要)?(?:一下)?(?:我|本人)的?(?:全部|所有)?的?${data.zh}`,
  `你们?(?:这里)?(?:都|到底)?(?:存|保存|收集|记录|记|知道|掌握|留)了?我的?(?:什么|哪些)${data.zh}?`,
  `你们?(?:都)?(?:存|保存|收集|记录|掌握)了(?:什么|哪些)?(?:关于)?我的${data.zh}`,
  `${polite.en}(?:show|see|view|export|download|get|send|give)(?: me)? ${all}my ${data.en}`,
  `what (?:${data.en} )?(?:do|have) you (?:know|have|keep|kept|store|stored|save|saved|hold)(?: about| on| of)? me`,
)

const things = {
  zh: `(?:${data.zh}|账号|帐号|账户|帐户|文件|照片|(?:聊天)?记录|东西)`,
  en: `(?:${data.en}|account|details|files?|photos?|messages|chat(?: history)?|history|conversation)`,
}
const del = '(?:删除|刪除|清除|清空|删掉|删了|注销)'

export const deletePattern = anyOf(
  'delete',
  `${polite.zh}(?:把)?${del}(?:掉)?(?:我的?|本人的?)?(?:全部|所有)?的?${things.zh}`,
  `${polite.zh}(?:把)?(?:我|本人)的?(?:全部|所有)?的?${things.zh}(?:都|全部?)?(?:给我)?${del}(?:掉)?[吧了]?`,
  `${polite.en}(?:delete|erase|remove|forget) (?:${all}my ${things.en}|everything (?:about me|you (?:have|know|keep) about me)|me)`,
)

const number = '(?:[\\s:：#]*(?:for |to )?(?:request )?(\\d{6}-\\d{4}))?'

export const withdrawConsentPattern = anyOf(
  `${polite.zh}(?:撤回|撤销|收回|取消)(?:我的?)?(?:对?(?:个人)?(?:信息|数据)?的?)(?:同意|授权)${number}`,
  `我?不(?:再)?同意(?:你们?)?(?:再|继续)?(?:使?用|收集|处理|保存)我的?${data.zh}了?`,
  `${polite.en}(?:withdraw|revoke|take back) (?:my )?consent${number}`,
)

const mine = `(?:我的)?(?:${things.zh}|申请|草稿)`
const regret =
  '[^，,。.!！?？]{0,20}(?:后悔|改主意|不想删|[删点按]错|误删|changed my mind|mistake|regret|oops|oh no|sorry)[^，,。.!！?？]{0,20}[，,。.!！ ]+'
const backZh = '(?:还?能|还可以)?再?恢复(?:一下|回来)?'
/** 我后悔了，能恢复吗; 数据还能恢复吗: of what was deleted or withdrawn. */
export const restorePattern = anyOf(
  `${regret}${polite.zh}(?:把)?(?:${mine})?${backZh}(?:${mine})?[吗吧嘛]?`,
  `${polite.zh}(?:把)?(?:刚才?)?(?:删除?掉?|撤回)了?的(?:${mine})?${backZh}[吗吧嘛]?`,
  `${polite.zh}(?:把)?${mine}${backZh}[吗吧嘛]?`,
  `${polite.zh}${backZh}${mine}[吗吧嘛]?`,
  `(?:${regret})?${polite.en}(?:restore|recover|undelete) (?:it|everything|them|that|all|(?:all )?my (?:${things.en}|requests?|drafts?))(?: back)?`,
)

const firmly = "(?:是的?|对|确定|确认|我确定|yes|y|i am sure|i'm sure|sure|confirm|confirmed|do it|go ahead)"
const meekly = '(?:好的?|好吧|行|嗯|ok|okay|all right)'
/** Firm words, or the deed named. */
const surely = (zh: string, en: string) =>
  new RegExp(
    `^(?:${firmly}(?: ${firmly})*|(?:(?:${firmly}|${meekly}) ?)*(?:(?:请|我要|要|确定要)?(?:全部|全都?|都)?${zh}[吧了]?|(?:please )?${en})(?: please)?)$`,
  )
const what = '(?: (?:everything|all|it|it all|my data|my consent))?'
const sure = {
  erase: surely('(?:删除?|删掉|删了)(?:全部|所有)?', `(?:delete|erase|remove)${what}`),
  withdrawn: surely('(?:撤回|删除?|删掉)(?:同意)?', `(?:withdraw|delete)${what}`),
}
const spared =
  /^(?:(?:请|先|还是)?(?:不要?|别|暂?不|先不)(?:删除?|删掉|撤回|撤)(?:了|吧)?|(?:please )?(?:do not|don't) (?:delete|erase|remove|withdraw)(?: (?:it|anything|everything))?)$/

/**
 * The choice that words mean when the bot has just asked whether to delete: what can't be undone wants more than “all
 * right”, which is asked about once more. Undefined when something else was said since, or the words are something else.
 */
export const spokenPrivacy = async ({ offered, world }: Talk, text: string): Promise<string | undefined> => {
  const deletes = offered.find(({ id }) => /^privacy:(?:erase|withdrawn):/.test(id))
  if (!deletes || deletePattern.test(text) || /[?？]\s*$/.test(text)) return undefined
  const said = (await world.said({ last: 20 })).flatMap((line) => (line.direction === 'out' ? line.message : []))
  const last = said.findLast(({ notice }) => !notice)
  if (!last?.choices?.some(({ id }) => id === deletes.id)) return undefined
  const words = fold(text)
  if (sure[deletes.id.startsWith('privacy:erase:') ? 'erase' : 'withdrawn'].test(words)) return deletes.id
  const answer = affirmed(text)
  if (answer === 'no' || spared.test(words) || isWaiting(text)) return 'privacy:keep'
  return answer === 'yes' ? 'privacy:plain' : undefined
}
