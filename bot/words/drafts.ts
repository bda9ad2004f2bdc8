/** What stands in a draft policy for its editor: marks, remarks, reasons; and how a document was read. */
import type { Words } from '../words.ts'

export const drafts = {
  'draft.to-do': { zh: '【待办】', en: 'TODO' },
  'draft.head': {
    zh: [
      '草稿：机器人不会用它回答。请补全每一处【待办】，逐行对照 source.txt，然后运行',
      '  npm run knowledge -- accept <id>',
      '每个键的含义见 knowledge/README.zh.md。',
    ].join('\n'),
    en: [
      'A draft: nobody is answered from it. Replace every TODO, compare each line with source.txt, then',
      '  npm run knowledge -- accept <id>',
      'What each key means stands in knowledge/README.md.',
    ].join('\n'),
  },
  'draft.old-standing': {
    zh: '旧版本的 standing 如下：仍然适用的请保留。',
    en: 'What was said of the old version: take over what is still so.',
  },
  'draft.told-before': { zh: '有改动；旧版本的要点 {{id}}：', en: 'changed; told before by {{id}}:' },
  'draft.sentence-gone': {
    zh: '这句话似乎已经删去：请删去这个要点，或改写成现在的内容',
    en: 'its sentence seems to be gone: take the point out, or write what stands there now',
  },
  'draft.silent-header': { zh: '标题、主送机关和引言', en: 'Title, addressees and introduction' },
  'draft.silent-signature': { zh: '落款和日期', en: 'Signature and date' },
  'draft.silent-annexes': { zh: '附件目录', en: 'List of annexes' },
  'draft.silent-empty': { zh: '本身没有内容', en: 'No words of its own' },
  'draft.silent-heading': { zh: '下面各条款的标题', en: 'Heading of the clauses below it' },

  // Points drafted by a language model
  'draft.own-words': { zh: '语言模型起草，用的是条款原文', en: 'drafted by the model, in the words of the clause' },
  'draft.other-words': { zh: '语言模型起草；条款原文是：', en: 'drafted by the model; the clause says:' },
  'draft.clause-says': { zh: '  {{text}}', en: '  {{text}}' },
  'draft.left-out': {
    zh: '语言模型的草稿没有采用，因为它{{why}}：{{text}}',
    en: 'the model’s draft was left out, as it {{why}}: {{text}}',
  },
  'draft.of-clause': { zh: '{{clause}}：{{what}}', en: '{{clause}}: {{what}}' },
  'draft.dropped': { zh: '“{{text}}”{{why}}', en: '“{{text}}” {{why}}' },
  'draft.no-sentence': { zh: '不对应条款中的任何一句', en: 'names no sentence of the clause' },
  'draft.second-time': { zh: '重复了已经写过的一句', en: 'tells a sentence a second time' },
  'draft.empty': { zh: '是空的', en: 'is empty' },
  'draft.too-long': { zh: '太长', en: 'is far too long' },
  'draft.wrong-language': { zh: '用错了语言', en: 'is in the wrong language' },
  'draft.foreign': {
    zh: '写了条款中没有的{{found}}',
    en: 'holds {{found}}, which does not stand in the clause',
  },
  'draft.lost': { zh: '漏了{{found}}', en: 'leaves out {{found}}' },
  'draft.one-language': { zh: '只在一种语言里写了{{found}}', en: 'holds {{found}} in one language only' },
  'draft.trouble-timeout': { zh: '没有及时回答', en: 'no answer in time' },
  'draft.trouble-unreachable': { zh: '接口无法连接', en: 'the endpoint can’t be reached' },
  'draft.trouble-busy': { zh: '接口现在不接受请求', en: 'the endpoint takes no more calls now' },
  'draft.trouble-server': { zh: '接口出了故障', en: 'the endpoint has trouble' },
  'draft.trouble-refused-key': {
    zh: '密钥不被接受；请检查 OPENAI_API_KEY',
    en: 'the key is not accepted; check OPENAI_API_KEY',
  },
  'draft.trouble-unknown-model': {
    zh: '没有这个模型；请检查 OPENAI_MODEL 和 OPENAI_BASE_URL',
    en: 'the model was not found; check OPENAI_MODEL and OPENAI_BASE_URL',
  },
  'draft.trouble-refused-request': { zh: '接口拒绝了请求', en: 'the endpoint does not take the call' },
  'draft.trouble-refusal': { zh: '模型拒绝回答', en: 'the model declined' },
  'draft.trouble-empty': { zh: '回答是空的', en: 'an empty answer' },
  'draft.trouble-truncated': { zh: '回答被截断', en: 'the answer was cut off' },
  'draft.trouble-too-long': { zh: '回答没完没了', en: 'the answer had no end' },
  'draft.trouble-malformed': {
    zh: '回答的格式不符合要求',
    en: 'the answer has another form than was asked for',
  },
  'draft.trouble-again': { zh: '{{trouble}}，连续 {{times}} 次', en: '{{trouble}}, {{times}} times in a row' },
  'draft.trouble-tokens': {
    zh: '今天的额度已用完（OPENAI_DAILY_TOKENS）',
    en: 'the tokens of this day are used up (OPENAI_DAILY_TOKENS)',
  },
} satisfies Words
