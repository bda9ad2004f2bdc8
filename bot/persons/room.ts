/** Linking and unlinking as people say it. */
import { fold, plainly, yesOrNo } from '../eligibility/yes-no.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { anyCode, joinCommand, linkCommand, pressLink } from './link.ts'
import { pressUnlink, unlinkCommand } from './unlink.ts'

export const link: Room = { press: pressLink }
export const unlink: Room = { press: (talk, which) => pressUnlink(talk, which) }

const polite =
  "(?:你好|您好|我换(?:手机|号|微信)了?|[，,。 ]|请问?|麻烦|帮我|我想|我要|想|要|怎么|如何|i want to |i(?:’|')d like to |please |can i |how (?:do|can) i )*"
const thing =
  '(?:my |the |this |an? ?|both |other |another |two |second )*(?:accounts?|channels?|chats?|telegram|wechat|web ?(?:page|site)|apps?)'
const other = `(?: (?:with|to|and|from) ${thing})?`
const ofNumber = '(?:我的|另一个|其他|两个|多个)?'
const account = '(?:账号|帐号|账户|帐户|渠道|微信|telegram|电报|网页)'
const end = '(?:一下|怎么(?:弄|做|办|操作))?(?: please)?[。.!！?？]*$'
const either = (...words: string[]) => new RegExp(`^/?${polite}(?:${words.join('|')})${end}`, 'i')

const unlinkPattern = either(
  `unlink(?: ${thing})?${other}`,
  `disconnect ${thing}${other}`,
  `(?:取消|解除)${account}?关联${account}?`,
)
const linkPattern = either(
  `link(?: ${thing}${other}|${other}(?!\\s*[?？]))`,
  `(?:connect|merge|pair|combine) ${thing}${other}`,
  `关联${ofNumber}${account}?(?:和${account})?`,
  `(?:合并|打通|同步|绑定)${ofNumber}${account}(?:和${account})?`,
)
const sign = '[34679ACDEFGHJKMNPQRTWXY]'
const codePattern = new RegExp(`^${sign}{5}-${sign}{5}$`, 'i')
const boundPattern = new RegExp(`^/?(?:bind|绑定)[\\s:：]*${sign}{5}-?${sign}{5}$`, 'i')
const joinPattern =
  /^(?:\/link|link|关联码?(?:账号|帐号|账户)?)[\s:：]*(?:[a-z0-9]{5}[\s–—-]?[a-z0-9]{5}|(?=\S*\d)[a-z0-9–—-]{4,20})[。.]?$/i

/** A code alone, which says nothing about the language of who sends it. */
export const isCode = (text: string): boolean => codePattern.test(text.trim())

/** By what is typed; the first that fits. */
export const personCommands: { pattern: RegExp; run: (talk: Talk, text: string) => unknown }[] = [
  { pattern: unlinkPattern, run: unlinkCommand },
  { pattern: linkPattern, run: linkCommand },
  { pattern: joinPattern, run: joinCommand },
  { pattern: codePattern, run: anyCode },
  { pattern: boundPattern, run: anyCode },
]

const yesWords =
  /^(?:(?:请|好的?|要|确定|确认)*关联吧?|好的?|可以|行|确定|确认|同意|ok(?:ay)?|(?:yes )?link (?:them|it)(?: please)?|(?:yes )?unlink(?: (?:it|them))?|go ahead|do it)$/
const noWords =
  /^(?:不(?:要|用|想)?(?:关联|取消)?了?|算了|别关联|(?:no )?(?:don't|do not) (?:un)?link(?: (?:it|them))?|keep (?:it|them))$/

/** The choice that a typed yes or no means, when linking or unlinking has just been asked about. */
export const spokenLink = ({ offered }: Talk, text: string): string | undefined => {
  const no = offered.find(({ id }) => id === 'link:no' || id === 'unlink:keep')
  const yes = offered.filter(({ id }) => /^(?:link:yes:|unlink:(?!keep))/.test(id))
  if (!no) return undefined
  const plain = plainly(text)
  const said = fold(plain)
  const meant = noWords.test(said) ? 'no' : yesWords.test(said) ? 'yes' : yesOrNo(plain)
  if (meant === 'no') return no.id
  // Where it could be one of several, yes says nothing.
  return meant === 'yes' && yes.length === 1 ? yes[0]?.id : undefined
}
