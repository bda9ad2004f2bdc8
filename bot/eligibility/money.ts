/** Pay and other amounts of money: what they are paid for, and in which currency. All texts are normalised. */

type Yuan = 'yuan' | 'yuan-a-year' | 'yuan-a-month'

const month =
  /每个?月|一个月|1个月|\/\s*个?月|按月|月(?=薪|收入|工资|入|均)|\b(?:per|a|an|each|every) month\b|\bmonthly\b|\/\s*mo(?:nth)?\b|\bp\.?c?\.?m\b\.?/
const year =
  /每年|一年|\/\s*年|按年|年(?=薪|收入|工资|入|均)|\b(?:per|a|an|each|every) (?:year|annum)\b|\b(?:annual(?:ly)?|yearly)\b|\/\s*(?:yr|year|y|a)\b|\bp\.?a\b\.?/
const other =
  /\/\s*(?:天|日|小时|周|季)|季度|按[天日周]|\b(?:per|a|an|each|every) quarter\b|\bquarterly\b|[每一]天|日薪|时薪|周薪|每小时|每周|一周|\b(?:per|an?|each|every) (?:day|hour|week)\b|\b(?:hourly|daily|weekly)\b|\/\s*(?:h|hr|hour|d|day|week)\b/

/** What the amount said is multiplied by to be what was asked; undefined when that can't be told. */
export const moneyFactor = (said: string, asked: Yuan): number | undefined => {
  const [monthly, yearly] = [month.test(said), year.test(said)]
  if (other.test(said) || (monthly && yearly)) return undefined
  if (asked === 'yuan') return monthly || yearly ? undefined : 1
  if (asked === 'yuan-a-year') return monthly ? 12 : 1
  return yearly ? 1 / 12 : 1
}

/** Without “a month”, “一年” and the year it was paid in: their numbers are no amounts. */
export const withoutPeriod = (said: string): string =>
  said
    .replace(/(?:19|20)\d{2}年度?|\bin (?:19|20)\d{2}\b/g, ' ')
    .replace(new RegExp(`${month.source}|${year.source}|${other.source}`, 'g'), ' ')
    .replace(/(\d)\s*m\b/g, '$1 million')
    .replace(/\b(?:rmb|cny)(?=\d)/g, ' ')

/** Without the words for yuan, so that rmb480000 is a number. */
export const bareAmount = (said: string): string =>
  said.replace(/人民币|元|块钱?|¥|(?:rmb|cny|yuan|kuai)(?![a-z])/g, (word) => ' '.repeat(word.length))

const foreign =
  /美元|美金|美刀|刀|欧元|欧|英镑|日[元圆]|港[币元]|台币|韩[元币]|卢布|加元|加币|澳元|澳币|新元|新币|瑞郎|泰铢|卢比|[$€£₩₽₹฿]|\b(?:usd|eur|gbp|hkd|jpy|sgd|aud|cad|chf|krw|inr|rub|us dollars?|dollars?|bucks|euros?|pounds?|sterling|yen|won|francs?|rupees?|rubles?)\b/

/** Amounts that would have to be converted, by a rate or a tax that is not known here; and a German 480.000. */
export const currencyFault = (said: string): 'currency' | 'after-tax' | 'figure' | undefined => {
  if (foreign.test(said.replace(/(\d)(?=[a-z])/g, '$1 '))) return 'currency'
  if (/税后|到手|\b(?:after[ -]tax|net|take[ -]home)\b/.test(said)) return 'after-tax'
  return /\d\.\d{3}(?!\d)(?!\s*(?:万|亿|million))/.test(said) ? 'figure' : undefined
}
