/** The words of the web page itself, and what its server says when it refuses something. */
import type { Words } from '../words.ts'

export const page = {
  'page.name': { zh: '人才服务助手', en: 'Talent service assistant' },
  'page.role-name': { zh: '演示 · {{role}}', en: 'Demo · {{role}}' },
  'page.language': { zh: '界面语言', en: 'Language' },
  'page.to-dark': { zh: '切换到深色界面', en: 'Switch to dark colours' },
  'page.to-light': { zh: '切换到浅色界面', en: 'Switch to light colours' },

  'page.connecting': { zh: '正在连接…', en: 'Connecting…' },
  'page.connected': { zh: '已连接', en: 'Connected' },
  'page.offline': { zh: '网络已断开，恢复后自动重连', en: 'Offline, will reconnect by itself' },
  'page.reconnecting': { zh: '连接中断，正在重连…', en: 'Connection lost, reconnecting…' },
  'page.no-cookie': {
    zh: '浏览器禁用了 Cookie，无法保存对话，请允许后刷新',
    en: 'Cookies are blocked, so no conversation can be kept: allow them and reload',
  },

  'page.welcome': { zh: '您好，有什么可以帮您？', en: 'Hello, how can I help?' },
  'page.welcome-text': {
    zh: '我依据政策原文回答人才服务问题，每个答案都注明条款；也可以做资格自测、提交和跟进服务申请。',
    en: 'I answer questions about talent services from the policy documents and name the clause each time. I can also check your eligibility, and file and follow service requests.',
  },
  'page.welcome-liaison': { zh: '这里是联络员的对话', en: 'This is the liaison’s conversation' },
  'page.welcome-liaison-text': {
    zh: '转到“{{role}}”的申请会出现在这里，可以直接用按钮或回复处理。',
    en: 'Requests forwarded to “{{role}}” appear here. Handle them with the buttons or by replying.',
  },
  'page.suggest-question': { zh: '落户怎么办理？', en: 'How does my child get into school?' },
  'page.suggest-question-two': {
    zh: '子女入学怎么申请？',
    en: 'Which foreign talents does Beijing urgently need?',
  },
  'page.suggest-eligibility': { zh: '资格自测', en: 'Check eligibility' },
  'page.suggest-help': { zh: '帮助', en: 'Help' },
  'page.suggestions': { zh: '可以这样开始', en: 'Ways to start' },

  'page.log': { zh: '对话', en: 'Conversation' },
  'page.from-bot': { zh: '助手说', en: 'Assistant said' },
  'page.from-me': { zh: '我说', en: 'You said' },
  'page.today': { zh: '今天', en: 'Today' },
  'page.yesterday': { zh: '昨天', en: 'Yesterday' },
  'page.typing': { zh: '助手正在输入…', en: 'The assistant is typing…' },
  'page.new-one': { zh: '1 条新消息', en: '1 new message' },
  'page.new-many': { zh: '{{count}} 条新消息', en: '{{count}} new messages' },
  'page.to-end': { zh: '回到最新消息', en: 'Back to the latest message' },
  'page.choices': { zh: '请选择', en: 'Choices' },
  'page.picked': { zh: '已选择', en: 'chosen' },
  'page.pressed': { zh: '（按了按钮）', en: '(pressed a button)' },
  'page.citations': { zh: '依据', en: 'Sources' },
  'page.show-clause': { zh: '查看原文：{{title}} {{label}}', en: 'Show as issued: {{title}} {{label}}' },
  'page.document': { zh: '保存或打印', en: 'Keep or print' },
  'page.reply': { zh: '回复', en: 'Reply' },
  'page.unfold': { zh: '展开全文', en: 'Show all' },
  'page.fold': { zh: '收起', en: 'Show less' },
  'page.earlier': { zh: '更早的消息', en: 'Earlier messages' },
  'page.earlier-failed': { zh: '没有读到，点此重试', en: 'They did not load. Try again' },
  'page.replying': { zh: '回复：', en: 'Replying to: ' },
  'page.no-reply': { zh: '不再引用', en: 'Stop replying to this message' },
  'page.about': { zh: '申请 {{number}}', en: 'Request {{number}}' },

  'page.write': { zh: '请输入您的问题', en: 'Write your question' },
  'page.write-answer': { zh: '请输入', en: 'Write here' },
  'page.write-liaison': { zh: '以联络员身份回复', en: 'Reply as the liaison' },
  'page.send': { zh: '发送', en: 'Send' },
  'page.too-long': {
    zh: '消息有 {{length}} 个字，最多 {{limit}} 个字，请分几次发送。',
    en: 'The message has {{length}} characters; at most {{limit}} can be sent. Please send it in parts.',
  },
  'page.sending': { zh: '正在发送…', en: 'Sending…' },
  'page.sent': { zh: '已发送', en: 'Sent' },
  'page.queued': { zh: '等待网络，恢复后自动发送', en: 'Waiting for the network, will be sent by itself' },
  'page.failed': { zh: '未发送', en: 'Not sent' },
  'page.retry': { zh: '重新发送', en: 'Send again' },
  'page.drop': { zh: '删除', en: 'Discard' },

  'page.clause-close': { zh: '关闭', en: 'Close' },
  'page.clause-kicker': { zh: '政策原文', en: 'As issued' },
  'page.clause-loading': { zh: '正在读取原文…', en: 'Fetching the clause…' },
  'page.clause-failed': {
    zh: '暂时读不到原文，请稍后再试。',
    en: 'The clause can’t be read right now. Please try again.',
  },
  'page.clause-standing': { zh: '效力', en: 'Standing' },
  'page.clause-number': { zh: '文号', en: 'Number' },
  'page.clause-number-none': { zh: '原文未载明', en: 'none printed' },
  'page.clause-label': { zh: '条款', en: 'Clause' },
  'page.clause-unofficial': {
    zh: '本库只有该文件的英文文本，以正式发布的文件为准。',
    en: 'The document is in Chinese; translations shown in answers are unofficial.',
  },

  'page.demo': { zh: '演示：以下联络员并非真实人员', en: 'Demonstration: these liaisons are not real' },
  'page.demo-liaison': {
    zh: '演示：您正在扮演“{{role}}”，并非真实人员',
    en: 'Demonstration: you are playing the “{{role}}”, who is not real',
  },
  'page.demo-links': { zh: '打开联络员的对话（新标签页）', en: 'Open a liaison’s conversation (new tab)' },
  'page.demo-visitor': { zh: '申请人页面', en: 'Applicant’s page' },

  'page.home': { zh: '打开助手', en: 'Open the assistant' },

  'page.error.not-found': { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'page.error.no-clause': {
    zh: '没有找到 {{policy}} 的条款 {{clause}}。',
    en: 'There is no clause {{clause}} of {{policy}}.',
  },
  'page.error.no-role': { zh: '没有这个演示联络员。', en: 'There is no such demonstration liaison.' },
  'page.error.demo-only-here': {
    zh: '演示联络员只能在运行本程序的电脑上打开（127.0.0.1 或 localhost）。',
    en: 'Demonstration liaisons open only on the computer that runs this program (127.0.0.1 or localhost).',
  },
  'page.error.no-session': {
    zh: '没有会话，请刷新页面并允许 Cookie。',
    en: 'There is no session: reload the page and allow cookies.',
  },
  'page.error.origin': {
    zh: '请求来自别的网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  'page.error.type': {
    zh: '请求的内容类型应为 application/json。',
    en: 'The content type of the request must be application/json.',
  },
  'page.error.json': { zh: '请求内容不是有效的 JSON。', en: 'The request is not valid JSON.' },
  'page.error.body': { zh: '请求内容应为一个 JSON 对象。', en: 'The request must be a JSON object.' },
  'page.error.id': { zh: '字段 id 应为 UUID。', en: 'The field id must be a UUID.' },
  'page.error.neither': {
    zh: '缺少内容：text 和 choice 必须有一个。',
    en: 'Nothing to send: give one of the fields text and choice.',
  },
  'page.error.both': {
    zh: 'text 和 choice 只能有一个。',
    en: 'Give only one of the fields text and choice.',
  },
  'page.error.text': {
    zh: '字段 text 应为 1 到 {{limit}} 个字的文字。',
    en: 'The field text must be text of 1 to {{limit}} characters.',
  },
  'page.error.choice': {
    zh: '字段 choice 应为 1 到 64 字节的按钮编号。',
    en: 'The field choice must be the id of a button, 1 to 64 bytes.',
  },
  'page.error.quote': {
    zh: '字段 quote 应为对话中助手消息的编号。',
    en: 'The field quote must be the id of a message of the assistant in this conversation.',
  },
  'page.error.after': {
    zh: '参数 after 应为不小于 0 的整数。',
    en: 'The parameter after must be a whole number, 0 or more.',
  },
  'page.error.before': {
    zh: '参数 before 应为不小于 0 的整数。',
    en: 'The parameter before must be a whole number, 0 or more.',
  },
  'page.error.too-large': {
    zh: '消息太长，请缩短后再发。',
    en: 'The message is too large. Please shorten it.',
  },
  'page.error.too-many': {
    zh: '发送太频繁，请过 {{seconds}} 秒再试。',
    en: 'That is a lot at once. Please try again in {{seconds}} seconds.',
  },
  'page.error.too-many-streams': {
    zh: '打开的页面太多，请关闭几个再试。',
    en: 'Too many pages are open. Close some and try again.',
  },
  'page.error.failed': {
    zh: '服务器出了故障，请稍后再试。',
    en: 'The server had a problem. Please try again later.',
  },
} satisfies Words
