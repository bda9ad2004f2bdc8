/** What is said of answers in which a language model had a part. */
import type { Words } from '../words.ts'

export const model = {
  'model.label': {
    zh: '（以上由语言模型根据所列条款缩写，每句均已与条款内容逐一核对；请以条款原文为准。）',
    en: '(Shortened by a language model from the clauses listed; each sentence was checked against them. The clauses themselves are what counts.)',
  },
  'model.doubt': {
    zh: '条文可能没有直接回答您的问题，最接近的是：',
    en: 'The documents may not answer this directly. The nearest they say:',
  },
  'model.privacy': {
    zh: '回答有时会用到外部的语言模型：发给它的只有文件的语句和您的问题，问题里的姓名、号码、地址和文件中没有的词都先去掉；您的申请、文件和账号不会发给它。资格和申请由规则和工作人员处理，不由它决定。',
    en: 'An outside language model may help to find and shorten answers. It gets statements of the documents and your question only, without names, numbers, addresses and words that are in no document; never your requests, files or account. Rules and people, not the model, decide on eligibility and requests.',
  },
  'model.meant': {
    zh: '您是不是想问下面的问题？选一个就能看到答案。',
    en: 'Did you mean one of these? Choose one to see its answer.',
  },
} satisfies Words
