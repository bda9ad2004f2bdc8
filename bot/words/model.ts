/** What is said of answers in which a language model had a part. */
import type { Words } from '../words.ts'

export const model = {
  'model.label': {
    zh: '（以上由语言模型根据所列条款缩写，每句均已与条款内容逐一核对；请以条款原文为准。）',
    en: '(Shortened by a language model from the clauses listed; each sentence was checked against them. The clauses themselves are what counts.)',
  },
  'model.meant': {
    zh: '您是不是想问下面的问题？点选即可查看答案。',
    en: 'Did you mean one of these? Choose one to see its answer.',
  },
} satisfies Words
