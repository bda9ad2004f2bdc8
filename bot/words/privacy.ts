/** What is kept about a person, how it is deleted, and what a deletion can't reach. */
import type { Words } from '../words.ts'

export const privacy = {
  'privacy.said': {
    zh: '这个文件里是我保存的关于您的全部内容，以及每样保存多久。申请结束满 {{days}} 天后，其中的个人信息会自动删除。您也可以现在撤回某一件申请的同意，或删除全部数据。',
    en: 'This file holds everything I keep about you, and how long each part is kept. {{days}} days after a request has ended, its personal data is deleted by itself. You can also withdraw your consent for one request now, or delete everything.',
  },
  'privacy.said-staff': {
    zh: '您是服务网络的成员：与岗位的绑定、为申请做过的事会另行保留，文件里写明了保留什么、为什么。',
    en: 'You are a member of the service network: your binding and what you did for requests are kept apart from this. The file says what is kept and why.',
  },
  'privacy.withdraw': { zh: '撤回同意 {{number}}', en: 'Withdraw consent {{number}}' },
  'privacy.earlier': {
    zh: '更早的申请',
    en: 'Earlier requests',
  },
  'privacy.which': {
    zh: '要撤回哪一件申请的同意？',
    en: 'For which request do you want to withdraw your consent?',
  },
  'privacy.nothing-agreed': {
    zh: '您没有提交过申请，所以没有可以撤回的同意。您可以查看或删除我保存的关于您的内容。',
    en: 'You have filed no request, so there is no consent to withdraw. You can see or delete what I keep about you.',
  },
  'privacy.delete': { zh: '删除我的数据', en: 'Delete my data' },
  'privacy.goes': {
    zh: '删除后，我这里不再有：\n• 您的语言、资格自测的回答、没有提交的草稿、服务证到期提醒\n• 您和我的聊天记录，您发来的文件\n• 您申请里填写的内容、文件、问答、办理结果，以及我这里存的联络员聊天中与这些申请有关的消息和文件',
    en: 'This removes from my store:\n• your language, your answers in eligibility checks, drafts you have not filed, reminders of your card\n• our conversation and the files you sent\n• what you entered in your requests, their files, questions, answers and results, and the messages and files about them in my copies of the liaisons’ chats',
  },
  'privacy.goes-linked': {
    zh: '您关联的渠道（{{names}}）也包括在内：那边的聊天记录、草稿和提交的申请一起删除，关联随之取消。',
    en: 'This includes the channels you have linked ({{names}}): conversations, drafts and requests there are deleted too, and the link with them.',
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
    zh: '会留下，但查不到是您的：\n• 每件申请的编号、服务事项、语言、区县、承办部门、日期、办理状态和评分，用于统计',
    en: 'What stays, but does not lead to you:\n• of each request its number, service, language, district, offices in charge, dates, states and rating, for the office’s figures',
  },
  'privacy.stays-log': {
    zh: '• 操作日志：同样的内容和年度问卷的评分；您的账号换成一个随机代号',
    en: '• the log of actions: the same, and the marks of the yearly questionnaire; a random name takes the place of your account',
  },
  'privacy.stays-unnamed': {
    zh: '• 文件没有答案的提问、问卷里写的意见：本来就不记是谁说的，到期删除',
    en: '• questions the documents did not answer, and comments in the questionnaire: never kept with who said them; they go when their time is up',
  },
  'privacy.staff': {
    zh: '您是服务网络的成员，所以还会留下：\n• 您与岗位的绑定和已接的申请：否则这些申请没有人办\n• 您为申请写的问题、结果和发的文件：它们属于那件申请，随那件申请删除\n• 操作日志，您的账号仍在其中：办理经过要能核查\n不再担任的，请发送“解绑”；有人接任的，请发送“交接”。',
    en: 'You are a member of the service network, so these stay as well:\n• your binding to the role and the requests you have taken: nobody would handle them otherwise\n• questions, results and files you sent for requests: they belong to the request and go with it\n• the log of actions, with your account: it must be possible to check how a request was handled\nIf you no longer hold the role, send “unbind”; if somebody takes over, send “hand over”.',
  },
  'privacy.out-of-reach': {
    zh: '我收不回已经发出去的：您和联络员的微信、Telegram 里收到的消息和文件仍在各自的设备上；承办部门自己的档案和办公室的备份也不会随之删除。',
    en: 'What I can’t call back: messages and files that have arrived in WeChat or Telegram, yours and the liaisons’, stay on those devices; records that the departments keep themselves, and backups of the office, are not deleted with this.',
  },
  'privacy.sure': {
    zh: '删除后不能恢复。确定要删除吗？',
    en: 'This can’t be undone. Do you want to delete everything?',
  },
  'privacy.plain': {
    zh: '删除后不能恢复，所以请明确一下：要删除，请回复“确定”；不删，回复“不删除”。',
    en: 'This can’t be undone, so please be plain: to go on, write “confirm”; to keep everything, write “no”.',
  },
  'privacy.erase': { zh: '确定，全部删除', en: 'Yes, delete everything' },
  'privacy.keep': { zh: '不删除', en: 'No, keep it' },
  'privacy.kept': { zh: '好的，没有删除任何内容。', en: 'All right, nothing was deleted.' },
  'privacy.erased': {
    zh: '已删除。您与我的聊天记录、回答、文件和申请内容都已从我这里清除；这条回复过一天清除，仍在发送途中的消息发出后清除。您随时可以重新开始。',
    en: 'Deleted. Our conversation, your answers, your files and what your requests held are gone from my store. This reply goes after a day; messages still on their way go once they are sent. You can start again whenever you like.',
  },
  'privacy.no-restoring': {
    zh: '删除或撤回了的，我这里恢复不了。还要办的话，请重新提交申请。',
    en: 'What was deleted or withdrawn I cannot bring back. If you still want it done, please file it again.',
  },
  'privacy.withdraw-open': {
    zh: '撤回对申请 {{number}} 的同意后：\n• 这件申请会撤回，不再办理\n• 您填写的内容、文件、问答，以及我这里存的相关消息会删除\n• 会留下用于统计：编号、服务事项、语言、区县、承办部门、日期、状态和评分；日志里您的账号仍记在这个编号旁，直到您删除全部数据\n• 已经发到联络员手机上的消息和文件，我收不回\n\n不能恢复。确定吗？',
    en: 'If you withdraw your consent for {{number}}:\n• the request is withdrawn, and nobody goes on with it\n• what you entered, files, questions and answers, and my copies of messages about it are deleted\n• what stays, for the office’s figures: number, service, language, district, offices in charge, dates, states and rating; the log keeps your account beside this number until you delete everything\n• I can’t call back messages and files that have reached a liaison’s device\n\nThis can’t be undone. Do you want to?',
  },
  'privacy.withdraw-closed': {
    zh: '撤回对申请 {{number}} 的同意后：\n• 您填写的内容、文件、问答、结果，以及我这里存的相关消息会删除\n• 会留下用于统计：编号、服务事项、语言、区县、承办部门、日期、状态和评分；日志里您的账号仍记在这个编号旁，直到您删除全部数据\n• 已经发到联络员手机上的消息和文件，我收不回\n\n不能恢复。确定吗？',
    en: 'If you withdraw your consent for {{number}}:\n• what you entered, files, questions, answers and the result, and my copies of messages about it are deleted\n• what stays, for the office’s figures: number, service, language, district, offices in charge, dates, states and rating; the log keeps your account beside this number until you delete everything\n• I can’t call back messages and files that have reached a liaison’s device\n\nThis can’t be undone. Do you want to?',
  },
  'privacy.withdraw-yes': { zh: '确定，撤回同意', en: 'Yes, withdraw my consent' },
  'privacy.withdrawn': {
    zh: '已撤回对申请 {{number}} 的同意，其中的个人信息和文件已从我这里删除。',
    en: 'Your consent for {{number}} is withdrawn; its personal data and files are deleted from my store.',
  },

  'privacy.title': { zh: '我的数据', en: 'Your data' },
  'privacy.dated': {
    zh: '北京时间 {{at}} 保存的全部内容',
    en: 'Everything that was kept at {{at}}, Beijing time',
  },
  'privacy.you': { zh: '您', en: 'You' },
  'privacy.account': { zh: '账号', en: 'Account' },
  'privacy.linked': { zh: '关联的渠道', en: 'Linked channel' },
  'privacy.linked-more': { zh: '那边的聊天记录', en: 'Conversations there' },
  'privacy.linked-more-text': {
    zh: '在那边发送“我的数据”可以得到；下面的申请包括从那边提交的。',
    en: 'Send “my data” there to get them; the requests below include those filed there.',
  },
  'privacy.language': { zh: '语言', en: 'Language' },
  'privacy.language-zh': { zh: '中文', en: 'Chinese' },
  'privacy.language-en': { zh: '英文', en: 'English' },
  'privacy.topic': { zh: '最近的问题', en: 'Last question' },
  'privacy.role': { zh: '服务网络中的身份', en: 'Role in the service network' },
  'privacy.group': { zh: '您接入的群', en: 'Group you joined to your role' },
  'privacy.group-since': { zh: '{{title}}（{{date}}起）', en: '{{title}} (since {{date}})' },
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
  'privacy.files': {
    zh: '文件',
    en: 'Files',
  },
  'privacy.file-size': {
    zh: '（{{size}}）',
    en: ' ({{size}})',
  },
  'privacy.file-of': {
    zh: '，申请 {{number}}',
    en: ', request {{number}}',
  },
  'privacy.took-back': { zh: '（撤回了一条消息）', en: '(took back a message)' },
  'privacy.file-not-taken': { zh: '（发来的文件没有收下）', en: '(sent a file that was not taken)' },
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
  'privacy.staff-title': {
    zh: '作为服务网络成员',
    en: 'As a member of the service network',
  },
  'privacy.staff-text': {
    zh: '岗位绑定：您的账号与岗位的对应，直到解绑或交接，用来把申请交给您。\n已接的申请：您的账号记在申请旁，直到申请的个人信息删除；申请人看不到。\n您为申请写的问题、结果和文件：属于那件申请，随那件申请删除。\n操作日志：您做过的操作连同账号保留，用来核查办理经过；删除您的数据时也不删除。\n您聊天中关于他人申请的消息是申请人的数据，所以这里只写编号。',
    en: 'Binding: that your account holds the role, until you unbind or hand over, so that requests reach you.\nRequests you took: your account beside the request, until its personal data is deleted; applicants don’t see it.\nQuestions, results and files you sent for requests: they belong to the request and go with it.\nLog of actions: what you did, with your account, so that it can be checked how a request was handled; deleting your data does not remove it.\nMessages in your chat about other people’s requests are those people’s data, so only the numbers stand here.',
  },
  'privacy.who-sees': { zh: '办理人员能看到什么', en: 'What those in charge see' },
  'privacy.who-sees-text': {
    zh: '服务专员和承办这件申请的联络员能看到：编号、服务事项、您填写的内容和文件、办理经过和您的评分。\n他们看不到：您的账号、关联的渠道、聊天记录、资格自测的回答、没有提交的草稿。\n操作日志记着您的账号、申请编号、动作、区县和评分，没有您写的话；其他内容加密保存。',
    en: 'The service specialist and the liaison in charge of a request see its number, the service, what you entered, its files, its history and your rating.\nThey don’t see your account, your linked channels, this conversation, your answers in eligibility checks, or drafts.\nThe log of actions holds your account, request numbers, actions, districts and ratings, never your words; everything else is kept encrypted.',
  },
  'privacy.how-long': { zh: '保存多久', en: 'How long it is kept' },
  'privacy.how-long-text': {
    zh: '聊天记录和文件：每条保存 {{days}} 天；关于未结束申请的，保存到申请结束。\n申请的内容和文件：到办结、不予办理或撤回后 {{days}} 天；此后只留编号、服务事项、语言、区县、承办部门、日期、状态和评分。\n没有提交的草稿和最近的问题：您最后一次来之后 30 天，或更短的保存期限。\n资格自测的回答和语言：您最后一次来之后 {{days}} 天。\n关联的渠道：到您取消关联，或所有关联的渠道都 {{days}} 天没有来过。\n服务证到期提醒：到期为止。\n文件没有答案的提问：{{days}} 天，不记是谁问的。\n操作日志：长期保存；以上内容都已删除后，您的账号换成随机代号。\n发送“删除我的数据”可以随时全部删除。',
    en: 'Conversation and files: each message for {{days}} days; what is about a request that is still open, until it has ended.\nWhat a request holds, with its files: until {{days}} days after it was completed, declined or withdrawn; after that only number, service, language, district, offices in charge, dates, states and rating.\nDrafts and your last question: 30 days after your last message, or the time above if that is shorter.\nAnswers in eligibility checks and your language: {{days}} days after your last message.\nLinked channels: until you unlink them, or {{days}} days after your last message on any of them.\nReminders of your card: until it expires.\nQuestions the documents did not answer: {{days}} days, without who asked.\nLog of actions: for good; once all of the above is gone, a random name takes the place of your account.\nSend “delete my data” to delete everything at any time.',
  },
  'privacy.raw': { zh: '原始数据', en: 'The data itself' },
} satisfies Words
