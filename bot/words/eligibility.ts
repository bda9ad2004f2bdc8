/** The eligibility check: its menu, questions, misunderstandings and results. The questions themselves are in schemes/. */
import type { Words } from '../words.ts'

export const eligibility = {
  'eligibility.menu': {
    zh: '想看看自己是否符合哪一项？每次只问几个问题，“不确定”也是回答，随时可以退出。\n\n{{list}}',
    en: 'Which programme would you like to check? It takes a few short questions, “Not sure” is always an answer, and you can leave at any time.\n\n{{list}}',
  },
  'eligibility.menu-line': { zh: '• {{title}}：{{about}}', en: '• {{title}}: {{about}}' },
  'eligibility.none': { zh: '目前没有可以自测的项目。', en: 'There is no eligibility check at the moment.' },
  'eligibility.intro': {
    zh: '{{about}}最多{{count}}个问题，拿不准就答“不确定”。我只记您的回答，下次可以接着用。',
    en: '{{about}} At most {{count}} questions; when in doubt, answer “Not sure”. I keep nothing but your answers, so that you can use them again next time.',
  },
  'eligibility.progress': {
    zh: '{{title}} · 第{{number}}题，最多{{count}}题',
    en: '{{title}} · question {{number}} of at most {{count}}',
  },
  'eligibility.so-far': { zh: '您之前的回答：{{value}}。', en: 'Your answer so far: {{value}}.' },
  'eligibility.give-number': { zh: '请回复一个数字（{{unit}}）。', en: 'Please answer with a number ({{unit}}).' },
  'eligibility.give-date': {
    zh: '请写明年月日，例如1990-05-01。',
    en: 'Please write the date as year, month and day, for example 1990-05-01.',
  },
  'eligibility.why': { zh: '为什么问这个', en: 'Why do you ask?' },
  'eligibility.because': {
    zh: '{{why}}\n\n依据（{{label}}）原文：\n{{text}}',
    en: '{{why}}\n\nThe text as issued ({{label}}):\n{{text}}',
  },
  'eligibility.change': { zh: '修改回答', en: 'Change an answer' },
  'eligibility.change-which': { zh: '您想修改哪一项？', en: 'Which answer would you like to change?' },
  'eligibility.answer-line': { zh: '{{label}}：{{value}}', en: '{{label}}: {{value}}' },
  'eligibility.first': { zh: '这已经是第一题了。', en: 'This is the first question already.' },

  'eligibility.confirm': {
    zh: '{{title}}\n\n您之前告诉过我：\n{{list}}\n\n现在还是这样吗？',
    en: '{{title}}\n\nEarlier you told me:\n{{list}}\n\nIs this still right?',
  },
  'eligibility.keep': { zh: '还是这样', en: 'Still right' },
  'eligibility.fresh': { zh: '不用了，重新回答', en: 'No, start afresh' },
  'eligibility.kept': {
    zh: '您已经给出的回答我先留着，下次自测时请您确认。',
    en: 'I keep the answers you gave, and will ask you to confirm them next time.',
  },

  'eligibility.number-unclear': {
    zh: '我没看出是多少。请只写一个数字（{{unit}}），不知道就答“不确定”。',
    en: 'I could not make out the number. Please write one number only ({{unit}}), or “Not sure”.',
  },
  'eligibility.number-whole': { zh: '请写整数（{{unit}}）。', en: 'Please write a whole number ({{unit}}).' },
  'eligibility.number-range': {
    zh: '这个数字应在{{min}}到{{max}}之间（{{unit}}），请再看一下。',
    en: 'This number should be between {{min}} and {{max}} ({{unit}}). Please check it.',
  },
  'eligibility.date-unclear': {
    zh: '我没看出是哪一天。请写明年月日，例如1990-05-01，不知道就答“不确定”。',
    en: 'I could not make out the date. Please write year, month and day, for example 1990-05-01, or “Not sure”.',
  },
  'eligibility.date-range': {
    zh: '这个日期应在{{earliest}}到{{latest}}之间，请再看一下。',
    en: 'This date should lie between {{earliest}} and {{latest}}. Please check it.',
  },

  'eligibility.likely': {
    zh: '初步结果：您很可能符合条件。',
    en: 'Preliminary result: you are likely to be eligible.',
  },
  'eligibility.not': {
    zh: '初步结果：您目前不符合条件。',
    en: 'Preliminary result: you are not eligible as things stand.',
  },
  'eligibility.review': {
    zh: '初步结果：需要人工审核才能确定。',
    en: 'Preliminary result: a person has to review your case.',
  },
  'eligibility.decides': { zh: '关键在于：{{facts}}。', en: 'What decides it: {{facts}}.' },
  'eligibility.basis': {
    zh: '{{date}}依据{{rules}}和您的回答判断，属初步结果，仅供参考，以主管部门的决定为准。规则版本{{version}}。',
    en: 'Judged on {{date}} by {{rules}} from your own answers. It is preliminary and not a decision: that is for the authorities. Rules version {{version}}.',
  },
  'eligibility.rules': { zh: '《{{title}}》', en: '“{{title}}”' },
  'eligibility.rules-dated': { zh: '《{{title}}》（{{dates}}）', en: '“{{title}}” ({{dates}})' },
  'eligibility.issued': { zh: '{{date}}印发', en: 'issued on {{date}}' },
  'eligibility.effective': { zh: '自{{date}}起施行', en: 'in force from {{date}}' },
  'eligibility.expires': { zh: '有效期至{{date}}', en: 'valid until {{date}}' },
  'eligibility.was': { zh: '修改之前的结果是“{{before}}”。', en: 'Before the change the result was “{{before}}”.' },
  'eligibility.same': { zh: '修改之后，结果没有变化。', en: 'The change makes no difference to the result.' },
  'eligibility.name-likely': { zh: '很可能符合', en: 'likely to be eligible' },
  'eligibility.name-not': { zh: '不符合', en: 'not eligible' },
  'eligibility.name-review': { zh: '需要人工审核', en: 'needs review by a person' },

  'eligibility.met': { zh: '符合', en: 'Met' },
  'eligibility.failed': { zh: '不符合', en: 'Not met' },
  'eligibility.open': { zh: '待定', en: 'Open' },
  'eligibility.failed-anyway': { zh: '不符合（不影响结果）', en: 'Not met, which makes no difference' },
  'eligibility.met-many': {
    zh: '另有{{count}}项条件符合{{clauses}}。',
    en: '{{count}} other criteria are met{{clauses}}.',
  },
  'eligibility.spare': {
    zh: '不符合或未定，但不影响结果：{{list}}。',
    en: 'Not met or left open, which makes no difference: {{list}}.',
  },
  'eligibility.spare-many': {
    zh: '还有{{count}}项条件不符合或未定，但不影响结果{{clauses}}。',
    en: '{{count}} more criteria are not met or left open, which makes no difference{{clauses}}.',
  },
  'eligibility.counted-clauses': { zh: '【{{clauses}}】', en: ' [{{clauses}}]' },
  'eligibility.sheet-lists': {
    zh: '逐项对照见可保存或打印的结果页。',
    en: 'The page to keep or print lists them all.',
  },
  'eligibility.criterion': { zh: '• {{label}}【{{clause}}】', en: '• {{label}} [{{clause}}]' },
  'eligibility.criterion-note': { zh: '• {{label}}【{{clause}}】{{note}}', en: '• {{label}} [{{clause}}]. {{note}}' },
  'eligibility.statement': { zh: '{{text}}【{{clause}}】', en: '{{text}} [{{clause}}]' },
  'eligibility.quoted': { zh: '“{{label}}”', en: '“{{label}}”' },
  'eligibility.conditional': { zh: '{{text}}（前提：{{condition}}）', en: '{{text}} (if: {{condition}})' },
  'eligibility.condition-and': { zh: '，并且', en: ', and ' },
  'eligibility.condition-or': { zh: '，或者', en: ', or ' },
  'eligibility.condition-group': { zh: '（{{condition}}）', en: '({{condition}})' },
  'eligibility.condition-not': { zh: '不满足“{{condition}}”', en: 'not “{{condition}}”' },
  'eligibility.condition-count': { zh: '以下至少{{count}}项：{{list}}', en: 'at least {{count}} of: {{list}}' },
  'eligibility.condition-depends': { zh: '取决于“{{fact}}”', en: 'this depends on “{{fact}}”' },
  'eligibility.opens': { zh: '可以享受的待遇和服务', en: 'What it opens to you' },
  'eligibility.materials': { zh: '所需材料', en: 'Materials' },
  'eligibility.procedure': { zh: '办理流程', en: 'Procedure' },
  'eligibility.limits': { zh: '办理时限', en: 'Time limits' },
  'eligibility.next': { zh: '下一步', en: 'Next step' },
  'eligibility.still-open': { zh: '还需要知道：{{fact}}', en: 'Still to be answered: {{fact}}' },

  'eligibility.sheet-said': {
    zh: '这是您的结果页，可以打开、保存或打印。里面有您的回答，请自己收好。',
    en: 'Here is your result as a page to open, keep or print. It holds your answers, so keep it to yourself.',
  },
  'eligibility.sheet-title': { zh: '{{title}}：资格自测结果', en: '{{title}}: eligibility result' },
  'eligibility.sheet-kind': { zh: '资格自测结果', en: 'Eligibility check' },
  'eligibility.sheet-dated': {
    zh: '判断日期：{{date}} · 规则版本：{{version}}',
    en: 'Judged on {{date}} · Rules version {{version}}',
  },
  'eligibility.sheet-preliminary': { zh: '初步结果', en: 'Preliminary result' },
  'eligibility.sheet-notice': {
    zh: '这是按您自己的回答作出的初步判断，不是认定决定，以主管部门的决定为准。',
    en: 'This is a preliminary judgement from your own answers. It is not a decision: that is for the authorities.',
  },
  'eligibility.sheet-standing': { zh: '请先了解', en: 'Before you rely on it' },
  'eligibility.sheet-answers': { zh: '您的回答', en: 'Your answers' },
  'eligibility.sheet-criteria': { zh: '逐项对照', en: 'The criteria one by one' },
  'eligibility.sheet-criterion': { zh: '条件', en: 'Criterion' },
  'eligibility.sheet-clause': { zh: '条款', en: 'Clause' },
  'eligibility.sheet-clause-of': {
    zh: '没有注明文件的条款，都出自《{{title}}》。',
    en: 'Clauses without the name of a document are those of “{{title}}”.',
  },
  'eligibility.sheet-spare': { zh: '未定（不影响结果）', en: 'Left open, which makes no difference' },
  'eligibility.sheet-condition': { zh: '前提：{{condition}}', en: 'If: {{condition}}' },
  'eligibility.sheet-next': { zh: '下一步，向谁咨询', en: 'Next step, and whom to ask' },
  'eligibility.sheet-documents': { zh: '判断依据', en: 'What it was judged by' },
  'eligibility.sheet-issuers': { zh: '发布：{{list}}', en: 'By: {{list}}' },
  'eligibility.sheet-undated': { zh: '文件未载明日期', en: 'The document gives no date' },
  'eligibility.sheet-clauses': { zh: '附：条款原文', en: 'Appendix: the clauses as issued' },
  'eligibility.sheet-within': { zh: '含{{list}}', en: 'with {{list}}' },

  'eligibility.other-city': {
    zh: '要改看{{city}}的吗？您答过的我留着；这一项以后也可以接着答。',
    en: 'Shall we look at {{city}} instead? Your answers are kept, and you can come back to this one.',
  },
  'eligibility.check-city': { zh: '改看{{city}}', en: 'Check {{city}}' },
  'eligibility.again': { zh: '重新自测', en: 'Start again' },
  'eligibility.ask': { zh: '我想问问题', en: 'Ask a question' },
  'eligibility.ask-away': { zh: '请直接输入您的问题。', en: 'Just type your question.' },
} satisfies Words
