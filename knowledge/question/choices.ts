/** What a statement names one of: a degree, a class of talents, a zone. Of these a question may name another, as of a figure. */
import type { Figure } from './quantities.ts'

/** In each, what means the same is one value; the higher the value, the more it is. */
export const choices: Pattern[] = [
  {
    unit: 'degree',
    pattern:
      /(大专|专科|高职|\b(?:an? )?(?:junior college|associate|diploma)(?:'?s)?(?: degree)?\b)|(本科|学士|\b(?:an? )?(?:bachelor|undergraduate)(?:'?s)?(?: degree)?\b)|(硕士|研究生|\b(?:an? )?master'?s?(?: degree)?\b)|(博士|\b(?:an? )?(?:doctorate|doctoral degree|ph\.?d|doctor's degree)\b)/g,
    value: place,
    asks: { zh: '什么', en: 'which degree' },
  },
  {
    unit: 'class',
    pattern:
      /(四类人才|\b(?:fourth|4th)[- ](?:class|category)(?: talents?)?|\bcategory (?:four|4)(?: talents?)?)|(三类人才|\b(?:third|3rd)[- ](?:class|category)(?: talents?)?|\bcategory (?:three|3)(?: talents?)?)|(二类人才|\b(?:second|2nd)[- ](?:class|category)(?: talents?)?|\bcategory (?:two|2)(?: talents?)?)|(一类人才|\b(?:first|1st)[- ](?:class|category)(?: talents?)?|\bcategory (?:one|1)(?: talents?)?)|(特级人才|\bspecial talents?\b)/g,
    value: place,
    asks: { zh: '哪类人才', en: 'which class of talents' },
  },
  {
    unit: 'hospital',
    pattern:
      /(?:(?<=医院[^，。]{0,4})|(?=[^，。]{0,8}医))(?:(一级)|(二级|二甲)|(三级|三甲))|\bgrade[- ]?(?:(i\b|1)|(ii\b|2)|(iii\b|3))/g,
    value: place,
    asks: { zh: '几级', en: 'which grade' },
  },
  { unit: 'top', pattern: /(\d+)强|\bfortune (?:global )?(\d+)/g, value: one, asks: { zh: '多少强', en: 'which' } },
  {
    unit: 'inches',
    pattern: /(1|一|小一|大一|one)[ -]?(?:寸|inch\b)|(2|二|两|小二|two)[ -]?(?:寸|inch\b)/g,
    value: place,
    asks: { zh: '几寸', en: 'what size of' },
  },
  {
    unit: 'colour',
    pattern:
      /(白色?(?:底|背景)|\bwhite background\b)|(蓝色?(?:底|背景)|\bblue background\b)|(红色?(?:底|背景)|\bred background\b)/g,
    value: place,
    asks: { zh: '什么底色', en: 'what background' },
  },
  {
    unit: 'zone',
    pattern:
      /(南区|\bsouth(?:ern)? (?:zone|area|section|part|district)\b)|(北区|\bnorth(?:ern)? (?:zone|area|section|part|district)\b)|(东区|\beast(?:ern)? (?:zone|area|section|part|district)\b)|(西区|\bwest(?:ern)? (?:zone|area|section|part|district)\b)/g,
    value: place,
    asks: { zh: '哪个区', en: 'which zone' },
  },
  {
    unit: 'email',
    pattern: /(?<![\w.-])([\w.-]{1,64}@[\w-]{1,64}(?:\.\w{1,16}){1,4})/g,
    value: one,
    asks: { zh: '哪个邮箱', en: 'which e-mail address' },
  },
  { unit: 'phone', pattern: /(?<!\d)(\d{8})(?!\d)/g, value: one, asks: { zh: '多少', en: 'which number' } },
]

interface Pattern {
  unit: Choice
  pattern: RegExp
  value: (groups: string[]) => string
  asks: Figure['asks']
}
export type Choice = 'degree' | 'class' | 'hospital' | 'top' | 'inches' | 'colour' | 'zone' | 'email' | 'phone'

/** By which of the groups has matched. */
function place(groups: string[]): string {
  return String((groups.findIndex((group) => group !== undefined) % perLanguage(groups)) + 1)
}
const perLanguage = (groups: string[]): number => (groups.length === 6 ? 3 : groups.length)

function one(groups: string[]): string {
  return groups.find((group) => group !== undefined) as string
}
