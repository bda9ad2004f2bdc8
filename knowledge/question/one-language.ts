/** A sentence of one language with names of the other in it, as if it were all in one: “what is 人才服务证?”, 我的wife能申请吗. */
import { languageOf } from '../retrieval/text.ts'

interface Named {
  zh: readonly string[]
  en: readonly string[]
}

/** Puts what a normalised text names in the other language into that of the sentence. */
export const buildOneLanguage = (named: readonly Named[]): ((text: string) => string) => {
  const inEnglish = renaming(named, 'zh', 'en', (word) => word)
  const inChinese = renaming([...named, ...mixedIn], 'en', 'zh', (word) => `(?<![a-z])${word}s?(?![a-z])`)
  return (text) => {
    if (!han.test(text) || !latin.test(text)) return text
    return languageOf(text) === 'en' ? inEnglish(text).replace(/\s+/g, ' ').trim() : inChinese(text)
  }
}

/** English words that people put into Chinese sentences, and that in an English one may mean other things. */
const mixedIn: readonly Named[] = [
  '名单 list, 博士 phd, 硕士 master, 医生 doctor, 学校 school, 费用 cost, 免费 free, 职称 title, 论文 paper, 原件 original',
  '进度 status, 上传 upload, 更新 update, 有效 valid, 要求 requirement, 条件 condition, 政策 policy, 流程 process, 地址 address',
  '合同 contract, 工作 job, 工作许可 permit, 医疗 medical, 保险 insurance, 住房 housing, 证书 certificate',
].flatMap((line) =>
  line.split(', ').map((pair) => {
    const [zh, en] = pair.split(' ') as [string, string]
    return { zh: [zh], en: [en] }
  }),
)

const han = /\p{Script=Han}/u
const latin = /[a-z]{3}/

const renaming = (
  named: readonly Named[],
  from: 'zh' | 'en',
  to: 'zh' | 'en',
  patternOf: (word: string) => string,
): ((text: string) => string) => {
  const names = new Map<string, string>()
  for (const one of named)
    for (const word of one[from]) {
      const name = one[to][0]
      // Chinese words of one character stand in too many others.
      if (name && word.length > 1 && !names.has(word)) names.set(word, name)
    }
  const words = [...names.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(
    words.map((word) => patternOf(word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('|'),
    'g',
  )
  return (text) =>
    text.replace(pattern, (word) => {
      const name = names.get(word) ?? names.get(word.replace(/s$/, ''))
      return name === undefined ? word : to === 'en' ? ` ${name.toLowerCase()} ` : name
    })
}
