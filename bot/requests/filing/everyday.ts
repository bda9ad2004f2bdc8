/** Everyday words for people and things, so that 我老婆和两个娃 finds “人才、配偶和未成年子女” and 手机号写错了 the phone item. */
import { stem } from '../../../knowledge/retrieval/text.ts'
import type { Language } from '../../channel.ts'
import { fold, isUnknown } from '../speech.ts'

type Both = Record<Language, string>

/** Each line is one thing with its words; the first that fits a place in the text counts, so longer words come first. */
const things = [
  ['spouse', '配偶|老婆|妻子|太太|爱人|媳妇|老公|丈夫|先生|对象|spouse|wife|husband|hubby|partner'],
  [
    'grandchild',
    '孙子女|孙女儿?|孙子|孙儿|外孙女?|小孙|grandchildren|grandchild|grandsons?|granddaughters?|grandkids?',
  ],
  ['child', '未成年子女|子女|孩子|小孩|娃儿?|儿子|女儿|宝宝|children|child|kids?|sons?|daughters?|baby'],
  ['parent', '父母|爸妈|父亲|母亲|爸爸|妈妈|老人|岳父|岳母|parents?|father|mother|mum|mom|dad'],
  ['family', '家属|家人|亲属|亲人|family members?|relatives?|family'],
  ['liaison', '联络员|人事|人力资源|经办人|liaison|hr|human resources'],
  // Says where somebody works, and not that they speak for it.
  [
    'employee',
    '(?:公司|单位|企业)的?(?:员工|职工|人员|职员|同事|雇员)|员工|职工|职员|雇员|在.{0,12}(?:工作|上班|任职)|employees?(?: (?:of|at|in|with)(?: (?:the|a|an|my|our|this))? (?:company|employer|organi[sz]ation))?|(?:work|working) (?:for|at|in)(?: (?:the|a|an|my|our|this))? (?:company|employer|organi[sz]ation)|staff(?: member)?|colleague|worker',
  ],
  ['household', '户籍所在地|户籍|户口(?:所在地)?|registered residence|household|hukou'],
  ['home', '现居住地|居住地|现住址|住址|住的地方|住处|家附近|现在住|present home|home|where (?:we|i) live'],
  ['employer', '用人单位|工作单位|单位|公司|employer|company|organisation|organization'],
  ['self', '人才本人|本人|我自己|自己|我一个人|就我|只有我|talent|myself|me|only me|just me'],
  ['card', '服务证编号|卡号|证号|card number|card'],
  [
    'identity',
    '居民身份证号码|身份证号码?|护照号码?|证件号码?|身份证|护照|证件|passport number|passport|id number|identity card number|identity document',
  ],
  ['phone', '联系电话|电话|手机号?|号码|phone|mobile|telephone|number'],
  ['email', '邮箱|电子邮件|e-mail|email|mail'],
  ['name', '姓名|名字|名称|name'],
  ['place', '区县|地区|地点|哪个区|district|county|place'],
  ['date', '日期|时间|date|day'],
  ['remark', '备注|说明|remarks?|notes?|comments?'],
  ['who', '人员|谁|身份|identity|who'],
] as const
/** The family that may be spoken of without a name. */
export const kin: readonly string[] = ['spouse', 'child', 'grandchild', 'parent']
const patterns = things.map(([thing, words]) => ({
  thing: thing as string,
  pattern: new RegExp(
    words
      .split('|')
      .map((word) => (/[a-z]/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word))
      .join('|'),
    'g',
  ),
}))

/** What people call one of their family in a language, as alternatives of a pattern; '' for no word. */
export const kinWords = (thing: string, language: Language): string =>
  (things.find(([name]) => name === thing)?.[1] ?? '')
    .split('|')
    .filter((word) => /[a-z]/.test(word) === (language === 'en'))
    .join('|')

/** The things that a text names; each word is read once. */
export const thingsIn = (text: string): Set<string> => {
  let rest = fold(text)
  const found = new Set<string>()
  for (const { thing, pattern } of patterns)
    rest = rest.replace(pattern, () => {
      found.add(thing)
      return ' '
    })
  return found
}

const negated = /不|没|除了|\b(not|no|without|except|neither)\b|n't\b/
const everything =
  /^(全部|全都|都要?|都有|都办|都迁|全家|一家人|一家|一家[三四五]口|所有人?|所有的|all|all of (them|us)|everyone|everybody|the whole family|whole family)(吧|的|要)?$/

/** “I am her father, the talent is me.” */
const claimsTalent =
  /人才就?是我(?:自己|本人)?(?= |$)|(?:^| )(?:我|我?也|我?同时)就?是人才(?:本人)?(?= |$)|\bthe talent is me\b|\bi am the talent myself\b/

/**
 * The option that words mean, when it is only one: by its label, a part of it, or everyday words for what it names. Of
 * several that name everything said, the one that adds least.
 */
export const optionMeant = <O extends Both>(options: readonly O[], text: string): O | undefined => {
  const said = claimsTalent.test(fold(text)) ? '人才本人' : fold(text)
  if (said === '') return undefined
  const labels = options.map((option) => ({ option, names: [fold(option.zh), fold(option.en)] }))
  const same = labels.filter(({ names }) => names.includes(said))
  if (same.length === 1) return same[0]?.option
  const contained = labels
    .flatMap(({ option, names }) => names.filter((name) => said.includes(name)).map((name) => ({ option, name })))
    .sort((a, b) => b.name.length - a.name.length)
  const [longest] = contained
  if (longest && !negated.test(said.replace(longest.name, '')))
    return namesAnother(options, longest.option, said.replace(longest.name, ' '))
      ? byThings(options, said)
      : longest.option
  if (negated.test(said)) return undefined
  const long = /\p{Script=Han}/u.test(said) ? 2 : 4
  const part = said.length >= long ? labels.filter(({ names }) => names.some((name) => name.includes(said))) : []
  if (part.length === 1) return part[0]?.option
  return byThings(options, said)
}

/**
 * The option that the answer to its question means: also by a word that stands in no other option's label (评职称 for
 * 职称评审), and 还没有 where one option alone says no.
 */
export const optionAnswered = <O extends Both>(options: readonly O[], text: string): O | undefined => {
  const meant = optionMeant(options, text) ?? optionMeant(options, besidesDenial(text))
  const said = fold(text)
  if (meant || isUnknown(text) || thingsIn(said).has('employee')) return meant
  if (negated.test(said)) {
    const denying = options.filter(({ zh, en }) => [zh, en].some((label) => negated.test(fold(label))))
    const [only, other] = denying
    // 到期不续了: of two that say no, the one with 到期.
    if (other) return byWords(denying, said)
    return thingsIn(said).size > 0 || said.length > 12 ? undefined : only
  }
  return byWords(options, said)
}

/** What is said beside the clauses that deny: 不是本人，我是他老婆; '' where there are none, or where they take back a part of it. */
const besidesDenial = (text: string): string => {
  if (takesBack.test(fold(text))) return ''
  const clauses = text.split(/[,，.。;；!！\n]|(?<=\p{Script=Han}) (?=\p{Script=Han})/u)
  const rest = clauses.filter((clause) => !negated.test(fold(clause)))
  return rest.length < clauses.length ? rest.join(' ') : ''
}
/** 全家，除了女儿; 不确定，可能是小学. */
const takesBack = /除了|不知道|不清楚|不确定|不一定|\b(?:except|without|(?:not|n't) (?:yet )?(?:sure|certain|know))\b/

/**
 * The option to which alone all the words belong that any option has to itself, where it has all those that several
 * share: “extend my work visa” is no work permit.
 */
const byWords = <O extends Both>(options: readonly O[], said: string): O | undefined => {
  const words = options.map(({ zh, en }) => wordsIn(`${fold(zh)} ${fold(en)}`))
  const owners = [...wordsIn(said)].map((word) => words.flatMap((known, at) => (known.has(word) ? [at] : [])))
  const only = owners.find(({ length }) => length === 1)?.[0]
  return only !== undefined && owners.every((at) => at.length === 0 || at.includes(only)) ? options[only] : undefined
}

/** Pairs of characters, and the stems of words of four letters and more. */
const wordsIn = (folded: string): Set<string> => {
  const pairs = (folded.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    [...run].slice(1).map((character, at) => `${[...run][at]}${character}`),
  )
  return new Set([...pairs, ...(folded.match(/[a-z]{4,}/g) ?? []).map(stem)].filter(Boolean))
}

/** “My wife is the talent”: beside its label, words for what only another option names. */
const namesAnother = <O extends Both>(options: readonly O[], option: O, rest: string): boolean => {
  const of = ({ zh, en }: O) => thingsIn(`${zh} ${en}`)
  const [own, known] = [of(option), new Set(options.flatMap((one) => [...of(one)]))]
  return [...thingsIn(rest)]
    .map((thing) => (!known.has(thing) && kin.includes(thing) ? 'family' : thing))
    .some((thing) => known.has(thing) && !own.has(thing))
}

/** “My husband too” is not “the spouse only”. */
const besides = /也|一起|一块|和我|跟我|\b(?:too|also|as well|both|together|and me|and i|me and|with me)\b/
const alone = /仅|\bonly\b/

const byThings = <O extends Both>(options: readonly O[], said: string): O | undefined => {
  const named = options.map((option) => ({ option, things: thingsIn(`${option.zh} ${option.en}`) }))
  const known = new Set(named.flatMap(({ things }) => [...things]))
  const meant = new Set<string>()
  if (everything.test(said)) for (const thing of known) meant.add(thing)
  for (const thing of thingsIn(said)) {
    // Who is asked for family only is told apart no further: a wife is family.
    const as = !known.has(thing) && kin.includes(thing) && known.has('family') ? 'family' : thing
    if (known.has(as)) meant.add(as)
  }
  // “My wife” is family, and not the talent of “my”.
  if (meant.size === 0 && /^(我|就是我|是我|i am|it's me|me)$/.test(said) && known.has('self')) meant.add('self')
  if (meant.size === 0) return undefined
  const fitting = named
    .filter(({ things }) => [...meant].every((thing) => things.has(thing)))
    .filter(({ option }) => !(besides.test(said) && alone.test(fold(`${option.zh} ${option.en}`))))
    .sort((a, b) => a.things.size - b.things.size)
  const [first, second] = fitting
  return first && (!second || second.things.size > first.things.size) ? first.option : undefined
}
