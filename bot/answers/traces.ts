/** Words of people without what could tell who they are. Other words stay as written, as an editor has to understand them. */
import { districtIn, districtInFull, districtName } from '../../knowledge/districts.ts'
import { withoutNames } from './person-names.ts'

/** Stands for what was taken out. */
const gap = '…'

export const withoutTraces = (text: string): string => {
  let rest = narrow(text)
  for (const [pattern, by] of traces) rest = rest.replace(pattern, by)
  rest = withoutNames(rest, gap)
  return rest.replace(/…(?:[\s,，、]*…)+/g, gap).trim()
}

/** Letters and figures of full width as plain ones; the punctuation stays. */
const narrow = (text: string): string => text.replace(/[０-９Ａ-Ｚａ-ｚ＠．－＋]/g, (wide) => wide.normalize('NFKC'))

/** Whether something in it could tell who wrote it. */
export const hasTraces = (text: string): boolean => withoutTraces(text) !== narrow(text).trim()

/** Whether there is nothing else in it: a name, a firm, a telephone number, and the district beside them. */
export const isTraces = (text: string): boolean => {
  const rest = withoutTraces(text)
  const named = hasTraces(text) ? districtIn(rest) : undefined
  const district = named === undefined ? [] : [...Object.values(districtInFull(named)), districtName(named, 'zh') ?? '']
  return !/[\p{L}\p{N}]/u.test(district.reduce((left, name) => left.replace(name, ''), rest))
}

const capital = "\\p{Lu}[\\p{L}'’-]*\\.?"
/** Words that begin with a capital and are no name. */
const common =
  'The|An?|My|Our|How|What|When|Where|Which|Who|Why|Can|Could|May|Must|Do|Does|Did|Is|Are|Was|Were|Will|Would|Should|Has|Have|I|If|In|On|At|For|From|And|Or|But|With|To|Hello|Hi|Dear|Please|Thanks|Talent|Service|Card|Special|Support|Plan|Hundred|Thousand|Ten|Category|Article|Implementing|Rules|Notice|Measures|Chinese|English|HR|ID|PDF|New|Free|Trade|Zone|South|North|West|East|United|States|Kingdom|Hong|Kong|Bureau|Commission|Commerce|Science|Technology|Public|Security|Human|Resources|Visa|Permit|Green|January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Beijing|Chongqing|Dongguan|Shanghai|Shenzhen|Guangzhou|Chengdu|China'
const given = `(?!(?:${common})\\b)${capital}`

const traces: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)*/g, gap],
  [/(?<![\w.])@\w{3,}/g, gap],
  [
    /(微信号?|wechat(?: id)?|weixin|QQ号?)((?:\s*(?:是|为|[:：])|\s+is\b)?\s*)(?=[\w-]*[\d_-])[A-Za-z\d][\w-]{4,}/gi,
    `$1$2${gap}`,
  ],
  [/(微信号|wechat id)((?:\s*(?:是|为|[:：])|\s+is\b)?\s*)(?!is\b)[A-Za-z][\w-]{4,}/gi, `$1$2${gap}`],
  [/(?:https?:\/\/|www\.)\S+/gi, gap],
  [/(?<![A-Za-z])[A-Za-z]{1,3}[\s-]?\d{5,10}(?!\d)/g, gap], // passport
  [/\+?\(?\d(?:[\s().-]?\d){4,}[xX]?/g, gap], // telephone, identity card
  [/(我叫|名字(?:是|叫)|姓名(?:是|为|[:：])?)\s*[\p{Script=Han}·]{2,4}/gu, `$1${gap}`],
  [
    /(?:(?!我在|在|是|的|去|到)[\p{Script=Han}A-Za-z()（）]){2,24}(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司)/gu,
    gap,
  ],
  [/(?:住在|住址(?:是|[:：])?|地址(?:是|[:：])|家住|户籍在)[^,，。?？!！;；]*\d[^,，。?？!！;；]*/gu, gap],
  [/[\p{Script=Han}\d]{1,12}(?:路|街|巷|大道)\s*\d+\s*号?[\p{Script=Han}\d-]*(?:室|楼|单元|栋|幢)?/gu, gap],
  [
    /\b([Mm]y (?:full )?name is|[Ii] am called|[Cc]all me|[Nn]ame:)\s+[\p{L}'’-]+(?:\s+(?!(?:and|how|what|where|who|when|can|from|i|my)\b)[\p{L}'’-]+)?(?:\s+\p{Lu}[\p{L}'’.-]*)*/gu,
    `$1 ${gap}`,
  ],
  [/\b(Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?(?:\s+\p{Lu}[\p{L}'’.-]*)+/gu, `$1 ${gap}`],
  [
    /(?:\b[\p{L}\d&'’.-]+ ){1,4}(?:(?:[Cc]o|[Cc]ompany)\.?,? )?(?:Ltd|Limited|Inc|LLC|GmbH|Corp|Corporation|PLC|ltd|inc|llc|gmbh|corp)\b\.?/gu,
    gap,
  ],
  [/\b\d+[a-zA-Z]? (?:\p{Lu}[\p{L}'’-]* ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square)\b\.?/giu, gap],
  [new RegExp(`(?<!\\p{L})${given}(?:\\s+(?:&\\s+)?${given})+`, 'gu'), gap],
  [new RegExp(`\\b([Tt]his is|[Oo]n behalf of|[Ff]rom the desk of) ${given}`, 'gu'), `$1 ${gap}`],
  [new RegExp(`\\b(I am|I['’]m) ${given}(?=,| from| at| of| here| and)`, 'gu'), `$1 ${gap}`],
]
