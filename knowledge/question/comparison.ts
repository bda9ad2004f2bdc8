/** Two things set against each other: “A类和B类有什么区别”, “Chongqing or Beijing, which is faster?”. */
import { normalise } from '../retrieval/text.ts'
import { comparative, forms } from './comparison-forms.ts'

export interface Compared {
  /** The two things, as they were written. */
  sides: [string, string]
  /** The question about each of them. */
  questions: [string, string]
  /** The words by which a kind of fact is asked for; '' when none is. */
  kind: string
  /** What both are compared in, as it stands after the second: 年龄的要求, “on how long the card is valid”. */
  shared: string
  /** Nothing is asked but that. */
  alone: boolean
  /** It is asked of both, without setting them against each other. */
  each?: true
}

/** What a question compares; undefined when it compares nothing. `places`: names of those that may be compared. */
export const comparisonIn = (text: string, places: readonly string[] = []): Compared | undefined => {
  const folded = normalise(text)
    .replace(/[？?。!！.]+\s*$/, '')
    .trim()
  for (const { pattern, han } of forms) {
    const groups = pattern.exec(folded)?.groups
    if (!groups) continue
    const { one = '', other = '', before = '', asks = '', after = '' } = groups
    if (/^[谁哪]/.test(asks) && !verdict.test(after) && (asks.startsWith('谁') || ability.test(after))) continue
    const sides = placesSet(one, other, places) ?? (han ? chineseSides(one, other) : englishSides(one, other))
    if (!sides) continue
    const about = [before, sides.shared, after.replace(han ? verdict : judging, '')]
      .join(' ')
      .replace(/[，,]/g, ' ')
      .replace(forWhom, ' ')
      .trim()
    const demanded = kindOf(sides.shared.replace(demands, ''), han)
    const found = kindOf(`${before} ${asks} ${after}`, han)
    // 学历要求哪个松: what is required is named.
    const isNamed = isConditions(found) && about.replace(demandsAlone, '').trim() !== ''
    const kind = (isNamed ? '' : found) || (about.includes(demanded) || isNamed ? '' : demanded)
    const [first, second] = sides.names
    const question = (side: string) => `${side} ${about} ${kind}`.replace(/\s+/g, ' ').trim()
    const { shared } = sides
    return {
      sides: [first, second],
      questions: [question(first), question(second)],
      kind,
      shared,
      alone: about === '',
      // 各几次 sets nothing against each other.
      ...(groups.asks === '' ? { each: true as const } : {}),
    }
  }
  return undefined
}

/**
 * “北京、重庆、东莞材料分别要哪些”, “how do the three places differ in age?”: two or more places set beside each other, and
 * what is asked of each, without what sets them so. Undefined where they stand apart and nothing compares them.
 */
export const placesBeside = (text: string, names: readonly string[]): PlacesBeside | undefined => {
  const folded = normalise(text).replace(/[？?。!！.]$/, '')
  if (folded.length > longest) return undefined
  const han = isHanText(folded)
  const [all, sets] = han ? [allPlaces.zh, setsBeside.zh] : [allPlaces.en, setsBeside.en]
  const ours = names.flatMap((name) => (isHanText(name) === han ? normalise(name) : []))
  const name = ours.map((one) => `${one}(?:市|的|'s)?`).join('|')
  const isAll = all.test(folded)
  const sides = isAll ? ours : [...new Set(folded.match(new RegExp(ours.join('|'), 'g')) ?? [])]
  const areJoined = new RegExp(`(?:${name})\\s*(?:${joints})\\s*(?:${name})`).test(folded)
  if (sides.length < 2 || !(isAll || areJoined || sets.test(folded))) return undefined
  const judged = (han ? verdict : new RegExp(comparative)).exec(folded)?.[0]
  const said = [all, sets, new RegExp(`(?:${joints})?\\s*(?:${name})`)].reduce(
    (left, words) => left.replace(new RegExp(words, 'g'), ' '),
    han ? folded.replace(verdict, ' ') : folded,
  )
  const asks = said.replace(/\s+/g, han ? '' : ' ').trim()
  const asked = /\p{L}{3}|\p{Script=Han}{2}/u.test(asks) ? asks : kindOf(judged ?? '', han)
  // Which is better or easier is told by what documents there are.
  if (asked === '' || (asked !== asks && isConditions(asked))) return undefined
  return {
    sides,
    questions: sides.map((side) => (han ? `${side}${asked}` : `${asked.replace(/ (?:in|for|of)$/, '')} in ${side}`)),
    judges: judged !== undefined || setsAgainst.test(folded),
  }
}
interface PlacesBeside {
  /** The names of the places. */
  sides: string[]
  /** What is asked of each. */
  questions: string[]
  /** They are set against each other. */
  judges: boolean
}
/** What sets places beside each other is short. */
const longest = 120
const joints =
  ',? ?(?:和|与|跟|同|、|，|或者?|还是|比起?|\\band\\b|\\bor\\b|\\bvs\\b\\.?|\\bversus\\b|&|/) ?(?:\\bin )?'
const allPlaces = {
  zh: /(?:这|那)?[三3]个?(?:城市|地方|地|市)(?:之间)?/,
  en: /\b(?:of )?(?:all |the )*(?:three|3) (?:cities|places|programmes|programs)\b/,
}
const setsAgainst = /区别|差别|不同|不一样|比|差多少|\b(?:differ|compar|than\b|versus\b|vs\b)/
/** Words that set things beside each other and say nothing of what is asked. */
const setsBeside = {
  zh: /分别|各自|各(?=是|要|需|多)|相比(?:之下)?|比起来|比一比|对比(?:一下)?|比较(?:一下)?|之间|两者|两地|哪一?个(?:城市|地方)?|有?(?:什么|啥)(?:区别|差别|不同|不一样)|(?:区别|差别)(?:是什么)?|差多少|不同|一样|相同|对(?=年龄|学历|工资|材料)/,
  en: new RegExp(
    `\\bwhich (?:one|city|place|of (?:the |them )?(?:two|three)?)|\\bthe same\\b|\\bcompar(?:e|ed|ison)(?: (?:to|with|of|between))?|\\bdiffer(?:ences?|ent|s)?\\b|\\bbetween\\b|\\b(?:the )?(?:lowest|highest|longest|shortest|strictest)\\b|\\bboth\\b|\\beach\\b|\\brespectively\\b|\\bthan\\b|${comparative}`,
  ),
}

/** “Does Beijing or Dongguan require a degree?”: asked of each of two places that are named together. */
export const eachPlaceIn = (text: string, names: readonly string[]): Compared | undefined => {
  const folded = normalise(text)
  const name = `(${[...names].sort((one, other) => other.length - one.length).join('|')})`
  const found = new RegExp(`${name}\\s*(?:和|与|跟|、|或者?|还是|and|or|&|/)\\s*(?:in )?${name}`).exec(folded)
  const [both, first, second] = found ?? []
  if (!both || !first || !second || first === second) return undefined
  // “在北京和重庆都工作过，能申请东莞…吗”: what is asked about is the third.
  const rest = folded.replace(both, ' ')
  // Where somebody has been is no side either.
  if (/^(市|两地|都)*(工作|待|住|干|读书|学习)过/.test(folded.slice(folded.indexOf(both) + both.length)))
    return undefined
  if (names.some((other) => rest.includes(other) && ![first, second].some((one) => one.includes(other))))
    return undefined
  const question = (side: string) => folded.replace(both, side)
  return {
    sides: [first, second],
    questions: [question(first), question(second)],
    kind: '',
    shared: '',
    alone: false,
    each: true,
  }
}

/** Says nothing of what is compared: every document is for them. */
const forWhom =
  /(?:\b(?:for|of|as)\b )?(?:\b(?:a|an|the)\b )?\b(?:foreign(?:ers?)?|expats?|foreign talents?|talents?|foreign experts?)(?: polic(?:y|ies)| talents?)?\s*$/

/** “东莞和重庆换单位后的时限”, “the benefits of Beijing and Chongqing”: where each side has a place, the rest is asked of both. */
const placesSet = (one: string, other: string, places: readonly string[]): Sides | undefined => {
  const [first, second] = [one, other].map((text) => {
    const [place, another] = places.filter((name) => text.includes(name))
    return place && !another ? { text: text.trim(), place, rest: withoutPlace(text, place) } : undefined
  })
  if (!first || !second || first.place === second.place) return undefined
  if (first.rest === '' || second.rest === '' || first.rest === second.rest)
    return { names: [first.place, second.place], shared: first.rest || second.rest }
  if (!isHanText(one)) {
    // “is the card in Chongqing valid longer than …”
    const end = first.text.indexOf(first.place) + first.place.length
    return { names: [first.text.slice(0, end), second.text], shared: first.text.slice(end).trim() }
  }
  const [, name, shared] = attribute.exec(second.text) ?? []
  return name && shared && !first.text.endsWith(shared)
    ? { names: [first.text, name], shared }
    : { names: [first.text, second.text], shared: '' }
}

const withoutPlace = (text: string, place: string): string =>
  text
    .replace(new RegExp(`(?:[在到去]|\\b(?:in|of|for|at|to|from) )?${place}(?:'s|市?的?(?:这边|那边|这里|那里)?)`), ' ')
    .replace(/^\s*的|的\s*$|\bone\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const isHanText = (text: string) => /\p{Script=Han}/u.test(text)

/** What both are compared in, after the second without a 的. */
const attribute =
  /^(.{2,}?)的?(有效期|管理期|期限|时限|时间|年龄(?:上限|限制|要求|条件)?|工资(?:要求)?|收入|材料|费用|条件|要求|流程|手续|部门|待遇)$/

interface Sides {
  names: [string, string]
  shared: string
}

/** “东莞一类和二类人才的年龄”: what stands before the first of two alike, and after the second, belongs to both. */
const chineseSides = (one: string, other: string): Sides | undefined => {
  const first = one.replace(/^(请问|关于|对于|比较|在)/, '').trim()
  const second = other.trim()
  for (let length = Math.min(first.length, second.length); length > 1; length--) {
    const names: [string, string] = [first.slice(-length), second.slice(0, length)]
    const head = first.slice(0, -length)
    if (head.length !== 1 && alike(...names)) return { names, shared: `${head} ${second.slice(length)}`.trim() }
  }
  const [, name = second, shared = ''] =
    (first.includes('对')
      ? null
      : /^(.{2,}?)(?:对于?|关于|说的|写的|规定的|(?<!现)在)(.{2,}?)(?:上|方面)?$/.exec(second)) ??
    (first.includes('的') ? null : /^(.{2,}?)的(.{2,})$/.exec(second)) ??
    (attribute.test(first) ? null : attribute.exec(second)) ??
    []
  return first && name ? { names: [first, name], shared } : undefined
}

/** 一类 and 二类, a类 and b类, 名单内 and 名单外: the same but for one character. */
const alike = (one: string, other: string): boolean =>
  [...one].filter((character, at) => other[at] !== character).length === 1

/** “category one and category two talents in Dongguan”: what follows the second belongs to both. */
const englishSides = (one: string, other: string): Sides | undefined => {
  const first = one.trim().split(' ')
  const second = other.trim().split(' ')
  if ([first[0], second[0]].some((token = '') => pronoun.test(token))) return undefined
  const inPlace = second.findIndex((token, at) => at > 0 && isPreposition.test(token))
  const same = first.findIndex((token, at) => token === second[at])
  const long = same >= 0 && second.length > first.length ? first.length : inPlace > 0 ? inPlace : second.length
  return {
    names: [first.join(' '), second.slice(0, long).join(' ')],
    shared: second.slice(long).join(' '),
  }
}

const isPreposition = /^(in|for|of|on|about|regarding|concerning)$/
const pronoun = /^(it|this|that|they|he|she|me|i|you|we|us|one|there|)$/

/** Words of a verdict, which no document gives; what they are about is asked of both. */
const verdict =
  /(?:(?:审批?|审核|办理?|批|处理|出结果)得?)?(更|最|比较|要|会|会更)?(快|慢|久|长|短|便宜|贵|划算|容易|简单|好办|好申请|难|严|严格|宽松|宽|松|低|高|好|合适|适合|方便|多|少|大|小)(一点|一些|些)?(吗|呢|啊)?$/
/** “配偶和子女哪个可以随迁” asks what is allowed and compares nothing. */
const ability = /可以|能|都行|都可/
const judging = new RegExp(`\\b(is|are|has|have|does|do|takes?|the|a|an|much|in)\\b|${comparative}`, 'g')
const kinds: { zh: RegExp; en: RegExp; asks: { zh: string; en: string } }[] = [
  {
    zh: /快|慢/,
    en: /\b(fast|quick|slow|soon)(er|est)?\b|less time|more time/,
    asks: { zh: '多久能办好', en: 'how long does it take' },
  },
  {
    zh: /管[得的]?(?:时间)?(?:更)?[长久]|有效/,
    en: /\b(valid|lasts?)\b/,
    asks: { zh: '有效期多久', en: 'how long valid' },
  },
  { zh: /久|时间长|时间短|天数|几天|多少天/, en: /\blong(er|est)?\b/, asks: { zh: '多久', en: 'how long' } },
  { zh: /便宜|贵|划算|省钱/, en: /\b(cheap|expensive|costl)/, asks: { zh: '多少钱', en: 'how much does it cost' } },
  { zh: /工资|收入|薪/, en: /\b(salary|pay|income)\b/, asks: { zh: '工资要求', en: 'salary requirement' } },
  { zh: /年龄|岁/, en: /\b(age|old|older|young)/, asks: { zh: '年龄上限', en: 'age limit' } },
  {
    zh: /容易|简单|好办|好申请|难|严|宽|松|门槛|条件|要求/,
    en: /\b(eas(y|ier|iest)|hard(er|est)?|strict(er|est)?|difficult|lenient|simple|simpler|conditions?|requirements?)\b/,
    asks: { zh: '什么条件可以认定', en: 'conditions who can apply' },
  },
]
/** What is demanded is named beside it: 对年龄的要求. */
const demands = /的?(要求|规定|条件|限制)$|\b(requirements?|conditions?|rules?)\b/g
const demandsAlone =
  /对于?|关于|的|要求|条件|门槛|规定|限制|\b(?:requirements?|conditions?|rules?|in|on|of|to|for|about|regarding|with)\b/g
const isConditions = (kind: string) => /条件|conditions/.test(kind)
const kindOf = (text: string, han: boolean): string => {
  const found = kinds.find(({ zh, en }) => (han ? zh : en).test(text))
  return found ? found.asks[han ? 'zh' : 'en'] : ''
}
