/** A verb beside a number that was heard or typed wrongly: 高知 0042 …, compelte 0042 …. Pure. */
import { ahead, behind, commandIn, number } from './command-words.ts'

/** The command with the verb it seems to mean; undefined where there is none. It is to be asked about before it is done. */
export const mendedVerb = (text: string): string | undefined => {
  const mended = mendedHan(text) ?? mendedLatin(text)
  const said = mended === undefined ? undefined : commandIn(mended)
  return said && said.given !== '' && said.verb !== 'show' ? mended : undefined
}

/** As voice is written down, and as pinyin offers it first. */
const alike: [string, string][] = [
  ['接[但蛋弹淡旦]|[街姐结揭截][单但]', '接单'],
  ['[搞高稿]知|告[之只治]', '告知'],
  ['通[只之]|同知', '通知'],
  ['[玩晚万]成|完[程城]', '完成'],
  ['办[接节洁姐]|半结', '办结'],
  ['[传专赚]交|转[角叫脚]', '转交'],
  ['[推腿]回', '退回'],
  ['[寻讯巡]问|询[文闻]', '询问'],
  ['[居巨据聚][绝决]|拒[决觉]', '拒绝'],
]
const where = `^(/?|${ahead}#?(?:${number})${behind}[\\s:：,，]?)`
const slips = alike.map(([slip, verb]) => ({ pattern: new RegExp(`${where}(?:${slip})`, 'iu'), verb }))

const mendedHan = (text: string): string | undefined => {
  const slip = slips.find(({ pattern }) => pattern.test(text))
  return slip && text.replace(slip.pattern, `$1${slip.verb}`)
}

const english = 'take accept tell inform complete finish decline reject return pass forward reopen'.split(' ')
const typed = new RegExp(`${where}([a-z]{4,9})(?![a-z])`, 'iu')

const mendedLatin = (text: string): string | undefined => {
  const word = typed.exec(text)?.[2]?.toLowerCase()
  const verb = word === undefined || english.includes(word) ? undefined : english.find((one) => isNear(word, one))
  return verb && text.replace(typed, `$1${verb}`)
}

/** One letter wrong, missing, too many, or two in the wrong order. */
export const isNear = (a: string, b: string): boolean => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const [left, right] = [a.slice(at), b.slice(at)]
  const swapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
  return swapped || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
}
