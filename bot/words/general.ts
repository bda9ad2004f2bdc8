/** Greetings, help, ways out, and what to say when a message can't be understood. */
import type { Words } from '../words.ts'

export const general = {
  'general.hello': {
    zh: '您好！我是人才服务助手，可以：\n• 回答政策问题，例如“落户怎么办理？”“服务证有效期多久，找谁续？”“北京和东莞的年龄要求有什么不同？”\n• 做资格自测\n• 办事：发“服务目录”看能申请什么，例如“我要给孩子办转学”\n请直接问我，或从下面选一项。',
    en: 'Hello! I am the talent service assistant. I can:\n• answer questions on talent policy, such as “How do I register my household?”, “How long is the card valid, and who renews it?” or “Does Beijing or Dongguan have an age limit?”\n• check whether you are likely to qualify\n• file requests: send “services” to see which, or say “I want to transfer my child’s school”\nJust ask, or choose below.',
  },
  'general.help': {
    zh: '我能做这些：\n• 回答人才政策问题：{{programmes}}。每个答案都注明条款。\n• 资格自测：一问一答，告诉您可能符合、不符合还是需要人工审核。\n• 提交服务申请，转给联络员，并一直跟进到办结。\n\n随时可以发送：\n• “取消”退出当前步骤\n• “服务”查看可以申请的服务\n• “我的申请”查看进度\n• 照片、PDF、Word、Excel或语音，补充到您的申请里\n• “提醒我服务证到期”，到期前90天、30天、7天提醒您\n• “我的关注”查看哪些内容有变化时我会告诉您\n• “关联账号”在微信、Telegram、网页之间共用您的申请\n• “我的数据”查看我保存了您的什么、各保存多久\n• “删除我的数据”把它们删掉\n• “English”切换到英文\n• “帮助”再看一遍本说明',
    en: 'What I can do:\n• Answer questions about talent policy: {{programmes}}. Every answer names its clause.\n• Check eligibility: a short dialogue that tells whether you are likely to qualify, do not qualify, or need a person’s review.\n• File a service request, forward it to the liaison and follow it to the end.\n\nAt any time you can send:\n• “cancel” to leave the current step\n• “services” to see what you can request\n• “my requests” to see where they stand\n• a photo, PDF, Word or Excel file or voice message, to add it to your request\n• “remind me when my card expires”, and I will, 90, 30 and 7 days before\n• “my watches” to see which statements I tell you of when they change\n• “link” to use your requests from WeChat, Telegram and the web page alike\n• “my data” to get what I keep about you, and how long each part is kept\n• “delete my data” to have it deleted\n• “中文” to switch to Chinese\n• “help” to see this again',
  },
  'general.help-staff': {
    zh: '您是联络员或服务专员，还可以发送：\n• “待办”查看您的申请；“待办 超期”只看超期的\n• “接单”“询问”“告知”“完成”“不予办理”“转交”“退回”“查看”，后面写申请编号的后四位和要说的话，例如：询问 0042 户口现在在哪里？\n• 引用某件申请的消息直接回复，文字和文件都可以\n• “代理”或“交接”：休假时交给代理人，或交给接任的人{{platform}}',
    en: 'As a liaison or specialist you can also send:\n• “desk” for your requests; “desk overdue” for those that are late\n• “take”, “ask”, “tell”, “complete”, “decline”, “pass”, “return”, “show”, then the last four digits of the number and your words, for example: ask 0042 Where is the household registered now?\n• a reply to any message about a request, in words or with a file\n• “hand over”: to a deputy while you are away, or to your successor{{platform}}',
  },
  'general.help-platform': {
    zh: '\n• “报表”查看本月统计，“报表 10月”查看某月；“工作台”打开网页工作台',
    en: '\n• “report” for this month’s figures, “report October” for a month; “desk page” to open the desk in a browser',
  },
  'general.thanks': { zh: '不客气！还有问题随时问我。', en: 'You are welcome! Ask me any time.' },
  'general.bye': { zh: '再见！有需要随时来找我。', en: 'Goodbye! Come back whenever you need me.' },
  'general.whoami': {
    zh: '我是一个自动程序，只根据政策原文回答，每句话都注明条款；资格由规则判断，不由语言模型决定。需要真人时，可以提交申请，由服务专员联系您。',
    en: 'I am an automatic program. I answer only from the policy documents and name the clause for each statement; eligibility is decided by rules, never by a language model. When you need a person, file a request and a service specialist will take it up.',
  },
  'general.languages': {
    zh: '我会中文和英文。您用哪种语言写，我就用哪种语言回答。',
    en: 'I speak English and Chinese. Write in either, and I answer in the same language.',
  },
  'general.noted': {
    zh: '好的！我这边现在没有等您确认的事情，有政策问题随时问我。',
    en: 'All right! Nothing is waiting for an answer from you right now; ask me about talent policy whenever you like.',
  },
  'general.call': {
    zh: '我是自动程序，不能打电话。您提交申请后，服务专员可以按您留的电话联系您。',
    en: 'I am an automatic program and cannot call. If you file a request, a service specialist can reach you on the number you leave.',
  },
  'general.human': {
    zh: '我是自动程序。您的申请会交给市一站式服务平台的服务专员和联络员处理；没有提交申请的事情，可以到平台当面咨询：',
    en: 'I am an automatic program. Requests you file go to the service specialist and the liaisons of the municipal one-stop platform. For anything else you can go there in person:',
  },
  'general.human-where': { zh: '市一站式服务平台在哪里？', en: 'Where is the one-stop service platform?' },
  'general.language': { zh: '好的，我们用中文继续。', en: 'All right, let us continue in English.' },
  'general.cancelled': { zh: '已退出。随时可以再问我。', en: 'Left. Ask me anything whenever you like.' },
  'general.nothing-to-cancel': {
    zh: '目前没有进行中的步骤。要撤回已提交的申请，请先看“我的申请”。',
    en: 'There is nothing under way to leave. To withdraw a request that is filed, look at “My requests” first.',
  },
  'general.nothing-to-cancel-staff': {
    zh: '目前没有进行中的步骤，也没有取消任何申请。您经办的申请，发“待办”查看。',
    en: 'There is nothing under way to leave, and no request was cancelled. Send “desk” to see those you handle.',
  },
  'general.too-long': {
    zh: '您的消息有 {{length}} 个字，我一次最多读 {{limit}} 个字。请把问题缩短一些，一次问一件事。',
    en: 'Your message has {{length}} characters; I read at most {{limit}} at a time. Please shorten it and ask one thing at a time.',
  },
  'general.empty': {
    zh: '我没有收到文字。请用文字告诉我您的问题。',
    en: 'I received no words. Please write your question.',
  },
  'general.stale': {
    zh: '这个选项属于之前的步骤，现在已不能使用。',
    en: 'That choice belongs to an earlier step and no longer works.',
  },
  'general.service-gone': {
    zh: '您正在填写的这项服务已不再受理，填写的内容没有提交，已经删除。',
    en: 'The service you were filling in is no longer offered. Nothing was filed, and what you entered is gone.',
  },
  'general.check-gone': {
    zh: '您正在进行的资格自测已不再提供。',
    en: 'The eligibility check you were in is no longer offered.',
  },
  'general.no-such-choice': {
    zh: '没有第 {{number}} 项，请回复 1 到 {{count}} 之间的数字。',
    en: 'There is no option {{number}}; please reply with a number from 1 to {{count}}.',
  },
  'general.only-one-choice': {
    zh: '这里只有 {{count}} 个选项，没有第 {{number}} 项。请回复 1。',
    en: 'There is only {{count}} option here, no option {{number}}. Please reply with 1.',
  },
  'general.which': { zh: '您指的是哪一个？', en: 'Which one do you mean?' },
  'general.back-to': { zh: '我们回到刚才的步骤。', en: 'Back to where we were.' },
  'general.failed': {
    zh: '抱歉，处理您的消息时出了故障，消息已保存并通知了维护人员。请稍后再试，或换个说法。',
    en: 'Sorry, something went wrong while handling your message. It is saved and the operators can see it. Please try again later or say it differently.',
  },
  'general.too-fast': {
    zh: '您发得太快，我跟不上了：这一条和接下来{{seconds}}秒内发来的消息我都没有读。请过一会儿再发一次。',
    en: 'You are writing faster than I can read: this message and what you send in the next {{seconds}} seconds are not read. Please send it again after that.',
  },
  'general.were-unread': {
    zh: '刚才发得太快，有{{count}}条消息我没有读。还需要的话，请再发一次。',
    en: 'While you wrote so fast, {{count}} messages were not read. Please send again what you still need.',
  },
  'general.continue': { zh: '继续刚才的步骤', en: 'Continue where we were' },
  'choice.help': { zh: '帮助', en: 'Help' },
  'choice.services': { zh: '服务目录', en: 'Services' },
  'choice.requests': { zh: '我的申请', en: 'My requests' },
  'choice.cancel': { zh: '退出', en: 'Cancel' },
  'choice.back': { zh: '上一步', en: 'Back' },
  'choice.yes': { zh: '是', en: 'Yes' },
  'choice.no': { zh: '否', en: 'No' },
  'choice.unsure': { zh: '不确定', en: 'Not sure' },
  'choice.language': { zh: 'English', en: '中文' },
} satisfies Words
