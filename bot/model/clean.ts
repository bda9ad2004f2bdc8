/**
 * A question without whatever could tell who asks it. Only words that stand in the documents, or that everybody uses,
 * are kept; so a name, a firm or an address goes even where no pattern knows it.
 */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { normalise, stem } from '../../knowledge/retrieval/text.ts'

/** Stands for what was taken out. */
const gap = '…'

/** `own`: what is known of the person, such as a name in a request: taken out first, wherever it stands. */
export const clean = (knowledge: Knowledge, question: string, own: readonly string[] = []): string => {
  const known = vocabularyOf(knowledge)
  let text = question.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  for (const value of [...own].sort((a, b) => b.length - a.length)) text = without(text, value)
  for (const pattern of personal) text = text.replace(pattern, gap)
  // Grant Young: a name may be made of everybody's words, but these two stand beside each other in no document.
  text = text.replace(/\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)+/gu, (run) => (isKnownRun(run, known) ? run : gap))
  text = text
    .replace(/(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'’._@+/-])+/gu, (word) => (isPlain(word, known) ? word : gap))
    .replace(/\p{Script=Han}+/gu, (run) => keptHan(run, known))
  return text
    .replace(/(?:\s*…\s*)+/g, gap)
    .replace(/[^\p{L}\p{N}\s，。？！、,.?!'’“”"()（）…%-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
}

const longest = 300

/** Whether enough is left to tell what is asked. */
export const isTelling = (cleaned: string): boolean =>
  (cleaned.match(/\p{Script=Han}/gu)?.length ?? 0) >= 3 || (cleaned.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2

const without = (text: string, value: string): string => {
  const wanted = value.trim()
  if (wanted.length < 2) return text
  const escaped = wanted.split(/\s+/).map(RegExp.escape).join('\\s*')
  return text.replace(new RegExp(escaped, 'giu'), gap)
}

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公涂覃佟'
const name = `(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|司徒|[${surnames}])[\\p{Script=Han}·]{1,3}`

/** What a name follows, and what follows a name. */
const introduced =
  '名字?(?:是|叫)?|姓名(?:是|为)?|叫做?|我是|本人|联系人|同事|丈夫|妻子|爱人|老公|老婆|孩子|儿子|女儿|老师|我姓'
const title = '先生|女士|小姐|老师|博士|教授|经理|主任|同志|总'

const personal: RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)*/g,
  /(?:https?:\/\/|www\.)\S+/gi,
  /@[\w-]{3,}/g,
  /(?<![A-Za-z])[A-Za-z]{1,3}[\s-]?\d{5,10}(?!\d)/g, // passport
  /(?<!\d)\d{6}-\d{4}(?!\d)/g, // a request's number
  /\+?\(?\d(?:[\s().-]?\d){4,}[xX]?/g, // phone, identity card, bank card
  new RegExp(`(?<=(?:${introduced})[\\s:]{0,2})${name}`, 'gu'),
  new RegExp(`${name.replace('{1,3}', '{0,2}')}(?=${title})`, 'gu'),
  /(?:住在|住址|地址是?|家住|户籍在)[^,。?!;，？！；]*/g,
  /[\p{Script=Han}\d]{1,12}(?:路|街|巷|大道)\d+[^,。?!;，？！；]*/gu,
  /\b(?:my (?:full )?name is|name:|i am called|i['’]m called|call me|this is|on behalf of)\s+\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,4}/giu,
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3}/gu,
  /\b[Ii](?: am|['’]m)\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’.-]*){0,3}/gu,
  /\b(?:live|living|reside|address is|staying) (?:at|in|on)\b[^,.?!;]*/gi,
]

interface Vocabulary {
  /** Pairs of Han characters that stand in a document. */
  pairs: ReadonlySet<string>
  /** Stems of English words that do, and pairs of words in lower case. */
  stems: ReadonlySet<string>
  beside: ReadonlySet<string>
  figures: ReadonlySet<string>
}

const vocabularies = new WeakMap<Knowledge, Vocabulary>()

const vocabularyOf = (knowledge: Knowledge): Vocabulary => {
  const made = vocabularies.get(knowledge)
  if (made) return made
  const texts = [
    everyday,
    ...[...knowledge.points.values()].flatMap(({ zh, en, asks }) => [zh, en, ...asks.zh, ...asks.en]),
    ...knowledge.glossary.flatMap(({ zh, en }) => [...zh, ...en]),
    ...knowledge.places.flatMap(({ zh, en }) => [...zh, ...en]),
    ...knowledge.common.zh,
    ...knowledge.common.en,
  ]
  const pairs = new Set<string>()
  const stems = new Set<string>()
  const beside = new Set<string>()
  const figures = new Set<string>()
  for (const text of texts.map(normalise)) {
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
      for (const at of [...run].keys()) if (at > 0) pairs.add(run.slice(at - 1, at + 1))
    const latin = text.match(/[a-z]+/g) ?? []
    for (const [at, word] of latin.entries()) {
      stems.add(stem(word))
      if (at > 0) beside.add(`${latin[at - 1]} ${word}`)
    }
    for (const [figure] of text.matchAll(/\d+/g)) if (figure.length <= 4) figures.add(figure)
  }
  const vocabulary = { pairs, stems, beside, figures }
  vocabularies.set(knowledge, vocabulary)
  return vocabulary
}

/** Words everybody uses to ask, where the documents may lack them. */
const everyday =
  '请问 我想 想问 什么 怎么 如何 哪里 多久 多少 可以 能不能 是不是 需要 办理 申请 我的 我们 你们 您好 谢谢 时候 一下 这个 那个 还有 如果 因为 所以 但是 ' +
  'please hello thanks tell know need want long much many'

const isPlain = (word: string, { stems, figures }: Vocabulary): boolean => {
  if (/\d/.test(word)) return figures.has(word.replace(/[.,%-]+$/, ''))
  return (
    /^[\p{ASCII}’]+$/u.test(word) &&
    word
      .toLowerCase()
      .split(/[^a-z]+/)
      .every((part) => part.length <= 1 || stem(part) === '' || stems.has(stem(part)))
  )
}

const isKnownRun = (run: string, { beside }: Vocabulary): boolean => {
  const words = run.toLowerCase().match(/[a-z]+/g) ?? []
  return words.every((word, at) => at === 0 || beside.has(`${words[at - 1]} ${word}`))
}

/** Each character that makes a known pair with one beside it. */
const keptHan = (run: string, { pairs }: Vocabulary): string => {
  const folded = normalise(run)
  if (folded.length !== run.length) return gap
  const kept = [...run].map((character, at) => {
    if (run.length === 1) return alone.has(folded) ? character : gap
    const known = pairs.has(folded.slice(at, at + 2)) && at + 2 <= folded.length
    return known || (at > 0 && pairs.has(folded.slice(at - 1, at + 1))) || alone.has(folded[at] as string)
      ? character
      : gap
  })
  return kept.join('')
}

const alone = new Set('我你您的了吗呢在有要是能和或')
