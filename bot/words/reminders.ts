/** What the clock asks and reminds of: the end of a card, the report of the day after. */
import type { Words } from '../words.ts'

export const reminders = {
  'requests.provisional-short': { zh: '（暂定）', en: ' (provisional)' },

  'after.ask': {
    zh: '您代为提交的申请 {{number}}（{{service}}）已办结。按细则，服务结果由用人单位联络员在服务结束后向市一站式服务平台反馈。实际办得怎么样？',
    en: 'Request {{number}} ({{service}}), which you filed, is completed. By the rules, the employer’s liaison reports the result to the municipal one-stop service platform after the service. How did it end?',
  },
  'after.ask-talent': {
    zh: '您的申请 {{number}}（{{service}}）已办结。按细则，服务结果由用人单位联络员向市一站式服务平台反馈；您也可以直接在这里告诉平台。实际办得怎么样？',
    en: 'Your request {{number}} ({{service}}) is completed. By the rules, your employer’s liaison reports the result to the municipal one-stop service platform; you can also tell the platform here. How did it end?',
  },
  'after.agreed': { zh: '已按约定办好', en: 'Done as agreed' },
  'after.not': { zh: '没有办好', en: 'Not done' },
  'after.words': { zh: '我来写一句', en: 'Let me write it' },
  'after.words-now': {
    zh: '请写下申请 {{number}} 的服务结果，我会原样转给市一站式服务平台。',
    en: 'Please write how request {{number}} ended; I pass it on to the platform as you write it.',
  },
  'after.too-long': {
    zh: '内容有 {{length}} 个字，最多 {{limit}} 个字，请缩短。',
    en: 'That is {{length}} characters; at most {{limit}} fit. Please shorten it.',
  },
  'after.kept': {
    zh: '谢谢！已记入申请 {{number}}，并已告知市一站式服务平台的服务专员。',
    en: 'Thank you! It is recorded in request {{number}}, and the platform’s service specialist has been told.',
  },
  'after.kept-for-later': {
    zh: '谢谢！已记入申请 {{number}}。目前没有服务专员上线，之后可以在申请中看到。',
    en: 'Thank you! It is recorded in request {{number}}. No service specialist is connected at present; it can be seen there later.',
  },
  'after.over': {
    zh: '申请 {{number}} 现在不需要反馈结果：已经反馈过，或申请又在办理中。',
    en: 'Request {{number}} needs no report now: it was given already, or the request is being handled again.',
  },
  'after.told': {
    zh: '服务结果反馈（{{service}}）：“{{text}}”',
    en: 'Report of the result ({{service}}): “{{text}}”',
  },
} satisfies Words
