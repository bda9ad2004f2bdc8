/** What surrounds an answer, and every way of not answering. */
import type { Words } from '../words.ts'

export const answers = {
  'answer.in-place': { zh: '{{place}}：{{statement}}', en: '{{place}}: {{statement}}' },
  'answer.also': { zh: '另请注意：', en: 'Also note:' },
  'answer.differs': { zh: '两份文件说法不一：{{note}}', en: 'Two documents differ here: {{note}}' },
  'answer.unclear': { zh: '原文此处表述不清：{{note}}', en: 'The source is unclear here: {{note}}' },
  'answer.unclear-of': { zh: '{{source}}表述不清：{{note}}', en: '{{source}} is unclear: {{note}}' },
  'answer.unclear-more': {
    zh: '（另有不清之处，列在原文下面。）',
    en: '(What else is unclear stands below the original.)',
  },
  'answer.unofficial': {
    zh: '{{titles}}由英文文本转译，仅供参考，以正式发布的文件为准。',
    en: 'My text of {{titles}} is in Chinese; the English above is our unofficial translation, and the Chinese text prevails.',
  },
  'answer.compare': {
    zh: '哪个更适合您，文件没有比较，我也不评价。各地我有这些文件：',
    en: 'No document compares them, and I will not judge which is better. What I have for each place:',
  },
  'answer.compare-place': { zh: '• {{place}}：{{title}}', en: '• {{place}}: {{title}}' },
  'answer.compare-check': {
    zh: '资格自测可以告诉您是否可能符合条件。',
    en: 'The eligibility check tells you whether you are likely to qualify.',
  },
  'answer.person': {
    zh: '您说的情况是否符合，要按条件逐项核对，我不凭一句话下结论；“资格自测”会按规则逐条问您。文件规定的是：',
    en: 'Whether that qualifies depends on each condition, so I will not say so from one sentence; the eligibility check asks about them one by one. What the documents lay down:',
  },
  'answer.beside': {
    zh: '文件没有把两者放在一起比较，我也不评价哪个更好。分别写的是：',
    en: 'No document compares the two, and I will not judge which is better. What each says:',
  },
  'answer.each': { zh: '分别写的是：', en: 'What each says:' },
  'answer.side': { zh: '• {{name}}：{{statement}}（{{source}}）', en: '• {{name}}: {{statement}} ({{source}})' },
  'answer.side-silent': { zh: '• {{name}}：{{reason}}', en: '• {{name}}: {{reason}}' },
  'answer.part-source': { zh: '（依据：{{list}}）', en: '(Source: {{list}})' },
  'answer.parts-left': {
    zh: '您一次问了很多，我先回答前面的{{count}}个，其余的请再发一次。',
    en: 'You asked a lot at once. These are the first {{count}}; please send the others again.',
  },
  'answer.correction': {
    zh: '您提到“{{said}}”：按{{source}}，是{{is}}，不是{{said}}。',
    en: 'You mention “{{said}}”: according to {{source}} it is {{is}}, not {{said}}.',
  },
  'answer.time': { zh: '您问的是{{time}}：{{list}}。', en: 'You ask about {{time}}: {{list}}.' },
  'answer.not-yet': { zh: '{{title}}自{{date}}起才有', en: '{{title}} dates only from {{date}}' },
  'answer.no-more': {
    zh: '{{title}}写明的有效期到{{date}}为止',
    en: 'the validity that {{title}} states ended on {{date}}',
  },
  'answer.held': { zh: '当时已经印发的是{{titles}}', en: 'what had been issued by then is {{titles}}' },
  'answer.comma': { zh: '、', en: ', ' },
  'answer.semicolon': { zh: '；', en: '; ' },
  'answer.original-of': { zh: '查看原文：{{label}}', en: 'Show original: {{label}}' },
  'answer.place': {
    zh: '关于{{place}}，我有：{{titles}}。您想了解什么？例如谁能申请、要交什么材料、多久有结果。',
    en: 'For {{place}} I have: {{titles}}. What would you like to know? For example who can apply, which documents are needed, or how long it takes.',
  },
  'answer.source': { zh: '依据：{{list}}', en: 'Source: {{list}}' },
  'answer.more-clauses': { zh: '另有{{count}}条', en: 'and {{count}} more' },
  'answer.standing': { zh: '文件效力：{{standing}}', en: 'Standing: {{standing}}' },
  'answer.replaced': {
    zh: '《{{title}}》是以前的规定，自{{date}}起由《{{by}}》代替，以上内容现已不再适用。',
    en: '{{title}} held in the past; {{by}} has taken its place since {{date}}, so the above no longer applies.',
  },
  'answer.replaced-soon': {
    zh: '《{{title}}》自{{date}}起由《{{by}}》代替；在那以后办理的，请按新规定。',
    en: 'From {{date}} on, {{by}} takes the place of {{title}}. For anything after that day, please go by the new one.',
  },
  'answer.replaced-undated': {
    zh: '《{{title}}》是以前的规定，已由《{{by}}》代替，以上内容现已不再适用。',
    en: '{{title}} held in the past; {{by}} has taken its place, so the above no longer applies.',
  },
  'answer.begins': {
    zh: '《{{title}}》自{{date}}起施行，目前还没有施行。',
    en: '{{title}} takes effect on {{date}}; it is not in force yet.',
  },
  'answer.ended': {
    zh: '《{{title}}》的有效期到{{date}}为止，已经届满，以上内容可能不再适用。',
    en: 'The validity of {{title}} ended on {{date}}, so the above may no longer apply.',
  },
  'answer.original': { zh: '查看原文', en: 'Show original' },
  'answer.helpful': { zh: '有帮助', en: 'Helpful' },
  'answer.unhelpful': { zh: '没帮助', en: 'Not helpful' },
  'answer.thanks-good': { zh: '谢谢您的反馈！', en: 'Thank you for telling me!' },
  'answer.thanks-bad': {
    zh: '谢谢您告诉我，这个问题已记录给知识编辑。您可以换个说法再问，或提交申请由服务专员处理。',
    en: 'Thank you for telling me; the knowledge editor will see this question. Try asking in other words, or file a request for a service specialist.',
  },
  'answer.comment': { zh: '说说缺了什么', en: 'Say what was missing' },
  'answer.comment-ask': {
    zh: '请用一句话说明您想知道而这里没有的内容，不要写姓名、电话等个人信息。',
    en: 'In one sentence, what did you want to know that was not there? Please leave out names and telephone numbers.',
  },
  'answer.comment-kept': {
    zh: '谢谢，已转给知识编辑。还有问题请直接问我。',
    en: 'Thank you, the knowledge editor will read it. Just ask if there is anything else.',
  },
  'answer.original-text': {
    zh: '{{title}}{{label}}原文：\n\n{{text}}',
    en: '{{title}} {{label}}, as issued:\n\n{{text}}',
  },
  'answer.no-clause': { zh: '没有找到这一条款。', en: 'There is no such clause.' },
  'answer.check': { zh: '资格自测', en: 'Check eligibility' },
  'answer.file': { zh: '提交申请：{{service}}', en: 'File a request: {{service}}' },

  'decline.no-question': {
    zh: '我没看出您想问什么。请用一句话说明，例如“换了单位多久内要办变更？”',
    en: 'I could not make out a question. Please say it in a sentence, for example “How soon must I report a change of employer?”',
  },
  'decline.which': {
    zh: '各个项目规定不同，您问的是哪一个？',
    en: 'Each programme has its own rules. Which one do you mean?',
  },
  'decline.told': {
    zh: '您说的情况我看到了。您在哪个城市（重庆、北京、东莞），想了解什么？可以直接问，例如“服务证怎么办？”；是否符合条件，点“资格自测”，我一条条问您。',
    en: 'I have read that. What would you like to know? Just ask, for example “Who helps my wife find a job?”; whether you qualify is what the eligibility check finds out.',
  },
  'decline.told-in': {
    zh: '您说的情况我看到了。是否符合条件要逐项核对，点“资格自测”，我按规则一条条问您。',
    en: 'I have read that. Whether you qualify depends on each condition; the eligibility check asks about them one by one.',
  },
  'decline.other-place': {
    zh: '您问的是{{place}}，我没有{{place}}的文件，不能回答。',
    en: 'You are asking about {{place}}. I have no documents for {{place}}, so I cannot answer.',
  },
  'decline.not-covered': {
    zh: '我手头的文件里没有找到这个问题的答案，所以不回答，以免说错。',
    en: 'I found no answer to this in the documents I have, so I would rather not guess.',
  },
  'decline.not-stated': {
    zh: '文件谈到了这个主题，但没有写明您问的这一点，我不能猜。',
    en: 'The documents cover this subject but do not say what you ask, and I will not make it up.',
  },
  'decline.subject': {
    zh: '我手头的文件没有涉及{{subject}}，所以不能回答。',
    en: 'The documents I have say nothing about {{subject}}, so I cannot answer.',
  },
  'decline.kind-missing': {
    zh: '文件谈到了这个主题，但没有写明您问的{{kind}}，我不能猜。',
    en: 'The documents cover this subject but say nothing of {{kind}}, and I will not guess.',
  },
  'decline.kind-missing-in': {
    zh: '在这方面，{{place}}的文件没有写明您问的{{kind}}，我不能猜。',
    en: 'On this, the documents for {{place}} say nothing of {{kind}}, and I will not guess.',
  },
  'decline.covers': {
    zh: '我能回答的是：{{programmes}}。',
    en: 'What I can answer: {{programmes}}.',
  },
  'decline.kept': {
    zh: '这个问题已记下，供知识编辑补充。需要真人帮助，请联系市一站式服务平台的服务专员。',
    en: 'The question is kept for the knowledge editor. If you need a person, please contact a service specialist of the municipal one-stop platform.',
  },
  'decline.near': { zh: '最接近的内容是：', en: 'The nearest thing I have:' },
  'kind.hours': { zh: '办公时间', en: 'opening hours' },
  'kind.website': { zh: '网址', en: 'a web address' },
  'kind.email': { zh: '电子邮箱', en: 'an e-mail address' },
  'kind.phone': { zh: '电话号码', en: 'a phone number' },
  'kind.address': { zh: '地址', en: 'an address' },
  'kind.roster': { zh: '具体名单', en: 'a list of names' },
  'kind.score': { zh: '具体分值', en: 'the points each thing brings' },
  'kind.payment': { zh: '发给个人的金额', en: 'any sum paid to the talent' },
  'kind.sum': { zh: '具体金额', en: 'a sum of money' },
  'kind.salary': { zh: '工资要求', en: 'a salary' },
  'kind.fee': { zh: '费用', en: 'a fee' },
  'kind.validity': { zh: '有效期', en: 'a period of validity' },
  'kind.duration': { zh: '期限', en: 'a length of time' },
  'kind.age': { zh: '年龄要求', en: 'an age' },
  'kind.amount': { zh: '具体数字', en: 'a figure' },
  'kind.consequence': { zh: '后果', en: 'what follows from that' },
  'kind.statistics': { zh: '统计数字', en: 'such statistics' },
  'kind.person': { zh: '具体姓名', en: 'a name' },
  'kind.frequency': { zh: '次数', en: 'how often' },
  'kind.measure': { zh: '具体数量', en: 'such a number' },
  'kind.family': { zh: '对家属的安排', en: 'family members' },
  'kind.materials': { zh: '材料清单', en: 'which documents are needed' },
  'kind.count': { zh: '数量', en: 'a number' },
} satisfies Words
