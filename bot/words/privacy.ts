/** What is kept about a person, how it is deleted, and what a deletion can't reach. */
import type { Words } from '../words.ts'

export const privacy = {
  'privacy.said': {
    zh: '这个文件里是我保存的关于您的全部内容，以及每样保存多久。申请办结满 {{days}} 天后，其中的个人信息会自动删除。您也可以现在撤回某一件申请的同意，或删除全部数据。',
    en: 'This file holds everything I keep about you, and how long each part is kept. {{days}} days after a request was closed, its personal data is deleted by itself. You can also withdraw your consent for one request now, or delete everything.',
  },
  'privacy.withdraw': { zh: '撤回同意 {{number}}', en: 'Withdraw consent {{number}}' },
  'privacy.delete': { zh: '删除我的数据', en: 'Delete my data' },
  'privacy.goes': {
    zh: '删除后，我这里不再有：\n• 您的语言、资格自测的回答、没有提交的草稿、服务证到期提醒\n• 您和我的聊天记录\n• 您申请里填写的内容、问答、办理结果，以及我这里存的联络员聊天中与这些申请有关的消息',
    en: 'This removes from my store:\n• your language, your answers in eligibility checks, drafts you have not filed, reminders of your card\n• our conversation\n• what you entered in your requests, questions, answers and results, and the messages about them in my copies of the liaisons’ chats',
  },
  'privacy.open_one': {
    zh: '您有 {{count}} 件申请还没有办结。删除时会一并撤回，不再办理：',
    en: '{{count}} request of yours is still open. It will be withdrawn, and nobody will go on with it:',
  },
  'privacy.open_other': {
    zh: '您有 {{count}} 件申请还没有办结。删除时会一并撤回，不再办理：',
    en: '{{count}} requests of yours are still open. They will be withdrawn, and nobody will go on with them:',
  },
  'privacy.stays': {
    zh: '会留下，但不再能查到是您：申请编号、服务事项、区县、日期和办理状态，用于统计；操作日志中，您的账号换成一个随机代号。问过而文件没有答案的问题，本来就不记是谁问的，到期删除。',
    en: 'What stays, but no longer leads to you: the number, service, district, dates and states of each request, for the office’s figures; in the log of actions a random name takes the place of your account. Questions the documents did not answer were never kept with who asked; they go when their time is up.',
  },
  'privacy.staff': {
    zh: '您是服务网络的成员：绑定保留，您以成员身份做过的操作仍记在您的账号下。解除绑定请联系运维人员。',
    en: 'You are a member of the service network: that binding stays, and so does your account beside what you did as a member. Ask the operators to end the binding.',
  },
  'privacy.out-of-reach': {
    zh: '我收不回已经发出去的：您和联络员的微信、Telegram 里收到的消息仍在各自的设备上；承办部门自己的档案和办公室的备份也不会随之删除。',
    en: 'What I can’t call back: messages that have arrived in WeChat or Telegram, yours and the liaisons’, stay on those devices; files that the departments keep themselves, and backups of the office, are not deleted with this.',
  },
  'privacy.sure': {
    zh: '删除后不能恢复。确定要删除吗？',
    en: 'This can’t be undone. Do you want to delete everything?',
  },
  'privacy.erase': { zh: '确定，全部删除', en: 'Yes, delete everything' },
  'privacy.keep': { zh: '不删除', en: 'No, keep it' },
  'privacy.kept': { zh: '好的，没有删除任何内容。', en: 'All right, nothing was deleted.' },
  'privacy.erased': {
    zh: '已删除。您与我的聊天记录、回答和申请内容都已从我这里清除；这条回复和仍在发送途中的消息会在几天内清除。您随时可以重新开始。',
    en: 'Deleted. Our conversation, your answers and what your requests held are gone from my store; this reply, and messages still on their way, go within a few days. You can start again whenever you like.',
  },
  'privacy.withdraw-open': {
    zh: '撤回对申请 {{number}} 的同意：这件申请会撤回，不再办理；您填写的内容、问答，以及我这里存的相关消息会删除，只留下编号、服务事项、日期和状态供统计。已经发到联络员手机上的消息我收不回。不能恢复。确定吗？',
    en: 'If you withdraw your consent for {{number}}, the request is withdrawn and nobody goes on with it. What you entered, questions and answers, and my copies of messages about it are deleted; only number, service, dates and states stay for the office’s figures. I can’t call back messages that have reached a liaison’s device. This can’t be undone. Do you want to?',
  },
  'privacy.withdraw-closed': {
    zh: '撤回对申请 {{number}} 的同意：您填写的内容、问答、结果，以及我这里存的相关消息会删除，只留下编号、服务事项、日期和状态供统计。已经发到联络员手机上的消息我收不回。不能恢复。确定吗？',
    en: 'If you withdraw your consent for {{number}}, what you entered, questions, answers and the result, and my copies of messages about it are deleted; only number, service, dates and states stay for the office’s figures. I can’t call back messages that have reached a liaison’s device. This can’t be undone. Do you want to?',
  },
  'privacy.withdraw-yes': { zh: '确定，撤回同意', en: 'Yes, withdraw my consent' },
  'privacy.withdrawn': {
    zh: '已撤回对申请 {{number}} 的同意，其中的个人信息已从我这里删除。',
    en: 'Your consent for {{number}} is withdrawn, and its personal data is deleted from my store.',
  },

  'privacy.title': { zh: '我的数据', en: 'Your data' },
  'privacy.dated': {
    zh: '北京时间 {{at}} 保存的全部内容',
    en: 'Everything that was kept at {{at}}, Beijing time',
  },
  'privacy.you': { zh: '您', en: 'You' },
  'privacy.account': { zh: '账号', en: 'Account' },
  'privacy.language': { zh: '语言', en: 'Language' },
  'privacy.language-zh': { zh: '中文', en: 'Chinese' },
  'privacy.language-en': { zh: '英文', en: 'English' },
  'privacy.topic': { zh: '最近的问题', en: 'Last question' },
  'privacy.role': { zh: '服务网络中的身份', en: 'Role in the service network' },
  'privacy.facts': { zh: '资格自测的回答', en: 'Answers in eligibility checks' },
  'privacy.drafts': { zh: '进行中、尚未提交', en: 'Under way, not filed' },
  'privacy.check': { zh: '资格自测', en: 'Eligibility check' },
  'privacy.words-for': { zh: '为申请写的话', en: 'Words for a request' },
  'privacy.requests': { zh: '服务申请', en: 'Service requests' },
  'privacy.state': { zh: '状态', en: 'State' },
  'privacy.holder': { zh: '承办方', en: 'In charge' },
  'privacy.question': { zh: '等您答复的问题', en: 'Question to you' },
  'privacy.rating': { zh: '评分', en: 'Your rating' },
  'privacy.consent': { zh: '{{at}} 同意的内容', en: 'What you agreed to on {{at}}' },
  'privacy.messages': { zh: '聊天记录', en: 'Conversation' },
  'privacy.bot': { zh: '助手', en: 'Assistant' },
  'privacy.withheld': {
    zh: '（关于他人的申请 {{numbers}}，属于他人的数据）',
    en: '(about somebody else’s request {{numbers}}, which is that person’s data)',
  },
  'privacy.cut': {
    zh: '这里是最近的 {{most}} 条；更早的也还保存着。',
    en: 'These are the latest {{most}} messages; earlier ones are kept too.',
  },
  'privacy.none': { zh: '无', en: 'None' },
  'privacy.who-sees': { zh: '办理人员能看到什么', en: 'What those in charge see' },
  'privacy.who-sees-text': {
    zh: '服务专员和承办这件申请的联络员能看到：编号、服务事项、您填写的内容、办理经过和您的评分。\n他们看不到：您的账号、聊天记录、资格自测的回答、没有提交的草稿。\n操作日志只有您的账号、编号和动作，没有您写的话；其他内容加密保存。',
    en: 'The service specialist and the liaison in charge of a request see its number, the service, what you entered, its history and your rating.\nThey don’t see your account, this conversation, your answers in eligibility checks, or drafts.\nThe log of actions holds your account, numbers and actions, never your words; everything else is kept encrypted.',
  },
  'privacy.how-long': { zh: '保存多久', en: 'How long it is kept' },
  'privacy.how-long-text': {
    zh: '聊天记录：每条保存 {{days}} 天。\n申请的内容：到办结、不予办理或撤回后 {{days}} 天；此后只留编号、服务事项、日期和状态。\n没有提交的草稿和最近的问题：您最后一次来之后 30 天，或更短的保存期限。\n资格自测的回答和语言：您最后一次来之后 {{days}} 天。\n服务证到期提醒：到期为止。\n文件没有答案的问题：{{days}} 天，不记是谁问的。\n操作日志：账号在以上内容都已删除后换成随机代号。\n发送“删除我的数据”可以随时全部删除。',
    en: 'Conversation: each message for {{days}} days.\nWhat a request holds: until {{days}} days after it was completed, declined or withdrawn; after that only number, service, dates and states.\nDrafts and your last question: 30 days after your last message, or the time above if that is shorter.\nAnswers in eligibility checks and your language: {{days}} days after your last message.\nReminders of your card: until it expires.\nQuestions the documents did not answer: {{days}} days, without who asked.\nLog of actions: once all of the above is gone, a random name takes the place of your account.\nSend “delete my data” to delete everything at any time.',
  },
  'privacy.raw': { zh: '原始数据', en: 'The data itself' },
} satisfies Words
