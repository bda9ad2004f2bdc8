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
    zh: '谢谢！“{{text}}”已记入申请 {{number}}，并已告知市一站式服务平台的服务专员。',
    en: 'Thank you! “{{text}}” is recorded in request {{number}}, and the platform’s service specialist has been told.',
  },
  'after.kept-for-later': {
    zh: '谢谢！“{{text}}”已记入申请 {{number}}。目前没有服务专员上线，之后可以在申请中看到。',
    en: 'Thank you! “{{text}}” is recorded in request {{number}}. No service specialist is connected at present; it can be seen there later.',
  },
  'after.over': {
    zh: '申请 {{number}} 现在不需要反馈结果：已经反馈过，或申请又在办理中。',
    en: 'Request {{number}} needs no report now: it was given already, or the request is being handled again.',
  },
  'after.told': {
    zh: '服务结果反馈（{{service}}）：“{{text}}”',
    en: 'Report of the result ({{service}}): “{{text}}”',
  },

  'remind.offer': { zh: '到期前提醒我', en: 'Remind me before it expires' },
  'remind.another': { zh: '再设一个提醒', en: 'Add a reminder' },
  'remind.mine': { zh: '我的提醒', en: 'My reminders' },
  'remind.ask': {
    zh: '服务证哪天到期？请写证上的日期，例如 2028-05-01；只知道发证日期的，请写“发证 2025-05-01”，我按有效期3年推算。',
    en: 'On which day does the card expire? Please write the date on it, for example 2028-05-01. If you only know when it was issued, write “issued 2025-05-01”; I add the 3 years for which it is valid.',
  },
  'remind.ask-day': { zh: '{{date}}的哪一天？', en: 'On which day of {{date}}?' },
  'remind.unknown': {
    zh: '请看服务证上的有效期；证不在手边的，可以问单位联络员。知道后再发“提醒我服务证到期”也行。',
    en: 'Please look at the card; if you do not have it at hand, your employer’s liaison may know. You can also come back later and write “remind me when my card expires”.',
  },
  'remind.confirm': {
    zh: '服务证{{date}}到期。我会在这几天的9:30（北京时间）提醒您（到期前90天、30天、7天，遇非工作日提前）：\n{{days}}\n\n提醒只在这里保存，发送“我的提醒”可以查看、修改或取消。对吗？',
    en: 'The card expires on {{date}}. I remind you at 9:30 Beijing time on these days (90, 30 and 7 days before; earlier where that is no working day):\n{{days}}\n\nThe date is kept for this only. Send “my reminders” to see, change or cancel it. Is that right?',
  },
  'remind.yes': { zh: '对，提醒我', en: 'Yes, remind me' },
  'remind.other-date': { zh: '日期不对', en: 'Another date' },
  'remind.was-issued': { zh: '那是发证日期', en: 'That is when it was issued' },
  'remind.past': {
    zh: '{{date}}已经过去了，不能再提醒。证如果已经到期，可以现在就提出延期；日期写错的，请再写一次。',
    en: '{{date}} is past, so there is nothing to remind you of. If the card has expired, you can ask for its extension now; if the date was a slip, please write it again.',
  },
  'remind.past-issued': {
    zh: '{{date}}已经过去了。如果那是发证日期，按有效期3年，证到{{later}}到期；如果不是，请再写一次到期日。',
    en: '{{date}} is past. If that is when it was issued, the card, valid for 3 years, expires on {{later}}; if not, please write the day of expiry again.',
  },
  'remind.too-far': {
    zh: '服务证有效期是3年，到不了{{date}}。请核对后再写一次。',
    en: 'The card is valid for 3 years, so it can’t run until {{date}}. Please check the date and write it again.',
  },
  'remind.soon': {
    zh: '服务证{{date}}就到期了，来不及再提醒。建议现在就提出延期：按细则，由用人单位联络员在15个工作日内向市一站式服务平台申请。',
    en: 'The card expires on {{date}}, too soon for a reminder. Better ask for the extension now: by the rules, the employer’s liaison applies to the municipal one-stop service platform within 15 working days.',
  },
  'remind.file': { zh: '申请延期', en: 'Ask for the extension' },
  'remind.already': { zh: '{{date}}到期的提醒已经设好了。', en: 'You are reminded of {{date}} already.' },
  'remind.full': {
    zh: '您已有 {{most}} 个提醒，最多就这么多。可以先修改或取消一个。',
    en: 'You have {{most}} reminders, which is as many as there can be. You can change or cancel one first.',
  },
  'remind.set': {
    zh: '好的，服务证{{date}}到期前我会提醒您，第一次是{{first}}。提出延期后就不再提醒。',
    en: 'All right: I will remind you before the card expires on {{date}}, first on {{first}}, until you ask for the extension.',
  },
  'remind.changed': {
    zh: '已改：服务证{{date}}到期，第一次提醒是{{first}}。',
    en: 'Changed: the card expires on {{date}}, and I first remind you on {{first}}.',
  },
  'remind.left': { zh: '好的，没有设置提醒。', en: 'All right, no reminder was set.' },
  'remind.none': { zh: '您没有提醒。', en: 'You have no reminders.' },
  'remind.list': { zh: '您的提醒：', en: 'Your reminders:' },
  'remind.line': { zh: '服务证{{date}}到期', en: 'The card expires on {{date}}' },
  'remind.line-next': { zh: '，下次提醒{{next}}', en: ', next reminder on {{next}}' },
  'remind.line-over': { zh: '，已全部提醒过', en: ', all reminders were sent' },
  'remind.line-filed': {
    zh: '，已提出延期（{{number}}），不再提醒',
    en: ', the extension was asked for ({{number}}), so no more reminders',
  },
  'remind.change': { zh: '改日期', en: 'Change the date' },
  'remind.drop': { zh: '取消提醒', en: 'Cancel the reminder' },
  'remind.dropped': { zh: '已取消{{date}}到期的提醒。', en: 'The reminder of {{date}} is cancelled.' },
  'remind.no-more': { zh: '不再提醒', en: 'No more reminders' },
  'remind.ring_one': {
    zh: '提醒：您的人才服务证{{date}}到期，还有{{count}}天。要延期的，按细则由用人单位联络员在15个工作日内，持服务证或相关身份证件向市一站式服务平台申请；细则没有写明从哪天算起，请尽早提出。',
    en: 'A reminder: your Talent Service Card expires on {{date}}, in {{count}} day. For an extension, by the rules the employer’s liaison applies to the municipal one-stop service platform within 15 working days, with the card or the relevant identity documents. The rules do not say from which day they run, so please be early.',
  },
  'remind.ring_other': {
    zh: '提醒：您的人才服务证{{date}}到期，还有{{count}}天。要延期的，按细则由用人单位联络员在15个工作日内，持服务证或相关身份证件向市一站式服务平台申请；细则没有写明从哪天算起，请尽早提出。',
    en: 'A reminder: your Talent Service Card expires on {{date}}, in {{count}} days. For an extension, by the rules the employer’s liaison applies to the municipal one-stop service platform within 15 working days, with the card or the relevant identity documents. The rules do not say from which day they run, so please be early.',
  },
  'remind.today': {
    zh: '提醒：您的人才服务证今天（{{date}}）到期。要延期的，按细则由用人单位联络员向市一站式服务平台申请，请尽快提出。',
    en: 'A reminder: your Talent Service Card expires today ({{date}}). For an extension, by the rules the employer’s liaison applies to the municipal one-stop service platform; please ask for it as soon as possible.',
  },
} satisfies Words
