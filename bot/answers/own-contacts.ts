/** What people add to a question about themselves. */

const contact =
  '(?:联系)?(?:电话|手机|身份证|护照|邮箱|微信)(?:号码?|地址)?|(?:telephone|phone|mobile|e-?mail|passport|wechat|id)(?: number| address)?'
const value = '(?:[\\w.+-]{1,60}@[\\w.-]{1,60}|\\+?[a-z]{0,3}\\d[\\d ()-]{4,18}[\\dx])'
const name =
  "(?:我叫|我的名字(?:是|叫)) ?[\\p{Script=Han}·]{2,4}|my name is [\\p{L}'’-]{1,30}(?: [\\p{L}'’-]{1,30}){0,2}"
const own = new RegExp(
  `(^|[,，。.;；、!！?？\\n]) ?(?:and )?(?:(?:我的|my )?(?:${contact}) ?(?:是|为|[:：]|is)? ?${value}|${name})(?= ?(?:$|[,，。.;；、!！?？\\n]))`,
  'giu',
)

/** “…怎么办？我叫王小明，电话13800138000” asks for no telephone number. What is nothing else stays as it is. */
export const withoutOwnContacts = (text: string): string => {
  const rest = text.replace(own, '$1')
  return /\p{L}/u.test(rest) ? rest.replace(/^[,，。.、 ]+|[,，、 ]+$/gu, '') : text
}
