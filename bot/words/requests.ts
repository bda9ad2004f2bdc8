/** Filing a request, following it, and handling it. What liaisons read is polite and brief. */
import type { Words } from '../words.ts'
import { desk } from './desk.ts'
import { seats } from './seats.ts'

export const requests = {
  ...desk,
  ...seats,

  'catalogue.all': { zh: '可以在这里申请的服务：', en: 'Services you can request here:' },
  'catalogue.what': {
    zh: '您想办什么？请写一句话，例如“孩子要上幼儿园”，或从下面选：',
    en: 'What would you like to have done? Say it in a few words, for example “my child starts school”, or choose one of these:',
  },
  'catalogue.ask-on': {
    zh: '请接着说：您想问什么？例如“落户需要什么材料”。要申请服务，请选“服务目录”。',
    en: 'Please go on: what would you like to know? For example: “How do I register my household?” To request a service, choose “Services”.',
  },
  'catalogue.line': { zh: '• {{group}}：{{services}}', en: '• {{group}}: {{services}}' },
  'catalogue.between': { zh: '；', en: '; ' },
  'catalogue.card': { zh: '人才服务证', en: 'The Talent Service Card' },
  'catalogue.family': { zh: '子女和家属', en: 'Children and family' },
  'catalogue.settling': { zh: '落户、居留、医疗', en: 'Living in Chongqing' },
  'catalogue.career': { zh: '科技、职称、项目', en: 'Science, career, programmes' },
  'catalogue.other': { zh: '其他', en: 'Other' },
  'catalogue.which': { zh: '您要申请哪一项？', en: 'Which of these do you want to request?' },
  'catalogue.which-first': {
    zh: '您说的可能不止一项，每项要单独申请。先办哪一项？',
    en: 'You may mean more than one of these; each is filed by itself. Which one first?',
  },

  'filing.said': {
    zh: '您已经说到的，提交前会再请您核对：',
    en: 'What you have said already; you can check it before anything is filed:',
  },
  'filing.start': { zh: '申请：{{service}}', en: 'Request: {{service}}' },
  'filing.consent-ask': { zh: '您同意吗？同意后才会开始提问。', en: 'Do you agree? I only ask once you do.' },
  'filing.consent-again': {
    zh: '申请{{service}}：您同意收集上面列出的信息吗？同意后才会开始提问。',
    en: 'Request for {{service}}: do you agree that I collect what is listed above? I only ask once you do.',
  },
  'filing.choose': { zh: '请从下面选择。', en: 'Please choose one of these.' },
  'filing.consent': { zh: '同意，开始', en: 'I agree, start' },
  'filing.no-consent': { zh: '不同意', en: 'I do not agree' },
  'filing.progress': { zh: '（{{at}}/{{total}}）', en: '({{at}}/{{total}}) ' },
  'filing.skip': { zh: '跳过', en: 'Skip' },
  'filing.again': { zh: '沿用：{{value}}', en: 'As before: {{value}}' },
  'filing.as-answer': { zh: '就填：{{text}}', en: 'Use as my answer: {{text}}' },
  'filing.none-of-these': { zh: '都不是', en: 'None of these' },
  'filing.or': { zh: '或', en: ' or ' },
  'filing.may-file': {
    zh: '这项申请只接受由{{who}}提出，所以我不能为您登记。请转告他们来提交。',
    en: 'This request is taken only from: {{who}}. So I cannot take it from you; please ask one of them to file it.',
  },
  'filing.duplicate': {
    zh: '您已有一件同样的申请还在办理：\n{{line}}\n\n要再提交一件吗？',
    en: 'You already have an open request for this service:\n{{line}}\n\nDo you want to file another one?',
  },
  'filing.another': { zh: '再提交一件', en: 'File another one' },
  'filing.just-filed': {
    zh: '您刚刚已经提交了内容相同的申请，编号 {{number}}，所以没有再提交一件。',
    en: 'You have just filed the same request; its number is {{number}}. So it was not filed a second time.',
  },
  'filing.summary': { zh: '请核对{{service}}申请：', en: 'Please check your request for {{service}}:' },
  'filing.summary-files': { zh: '附件：{{files}}', en: 'Files: {{files}}' },
  'filing.summary-ask': {
    zh: '以上都对的话，现在就提交吗？有误可以修改。',
    en: 'If all of this is right, shall I submit it now? You can still change something.',
  },
  'filing.confirm': { zh: '确认提交', en: 'Submit' },
  'filing.edit': { zh: '修改', en: 'Change something' },
  'filing.edit-which': { zh: '要修改哪一项？', en: 'Which item do you want to change?' },
  'filing.nothing-to-edit': { zh: '不改了', en: 'Nothing after all' },
  'filing.left': {
    zh: '没有提交申请，刚才填写的内容已删除。',
    en: 'Nothing was filed, and what you had entered is deleted.',
  },
  'filing.filed': { zh: '已提交。您的申请编号是 {{number}}。', en: 'Your request is filed. Its number is {{number}}.' },
  'filing.delivered': { zh: '已送达{{role}}。', en: 'It has been delivered to: {{role}}.' },
  'filing.next': { zh: '接下来：', en: 'What happens next:' },
  'filing.step-due': { zh: '，最迟{{due}}', en: ', by {{due}} at the latest' },
  'filing.delivered-stand-in': {
    zh: '这一步由{{role}}办理，目前尚无人绑定，先由{{platform}}收阅处理。',
    en: 'This step is for: {{role}}. Nobody is bound to that role yet, so it goes for now to: {{platform}}.',
  },
  'filing.step-days': { zh: '（收到后{{days}}个工作日内）', en: ' (within {{days}} working days of receiving it)' },
  'filing.step-since': {
    zh: '（自{{day}}起{{days}}个工作日内）',
    en: ' (within {{days}} working days, counted from: {{day}})',
  },
  'filing.times': {
    zh: '按文件，“{{service}}”的步骤和期限是：',
    en: 'By the documents, the steps and time limits of “{{service}}” are:',
  },
  'filing.step-past': {
    zh: '（规定的期限已过，请尽快办理）',
    en: ' (the time limit for this step has passed; it is to be done as soon as possible)',
  },
  'filing.step-no-limit': { zh: '（文件未规定这一步的期限）', en: ' (the documents set no time limit for this step)' },
  'filing.news': {
    zh: '每有进展我都会告诉您。发送“我的申请”随时可以查看。',
    en: 'I will tell you whenever something changes. Send “my requests” to look at any time.',
  },
  'filing.noted': {
    zh: '您刚才说的我记下了：\n{{list}}',
    en: 'I have noted what you said:\n{{list}}',
  },
  'filing.not-filed': {
    zh: '这件申请还在填写，没有提交。',
    en: 'This request is still being filled in; it has not been filed.',
  },
  'filing.changed': { zh: '已改：{{item}}为“{{value}}”。', en: 'Changed. {{item}}: “{{value}}”.' },
  'filing.wrong-empty': { zh: '这一项还没有内容，请填写。', en: 'There is nothing in it yet; please write something.' },
  'filing.wrong-long': {
    zh: '内容有 {{length}} 个字，这一项最多 {{max}} 个字，请缩短。',
    en: 'That is {{length}} characters; this item takes at most {{max}}. Please shorten it.',
  },
  'filing.wrong-text': { zh: '请用文字填写这一项。', en: 'Please answer this in words.' },
  'filing.wrong-unknown': {
    zh: '这一项要填写后才能提交。暂时不清楚的话，可以先退出，问清楚再来申请。',
    en: 'This item is needed before the request can be filed. If you do not know it yet, you can leave and come back once you do.',
  },
  'filing.wrong-filler': {
    zh: '“{{text}}”不像这一项的内容，请写具体一些。',
    en: '“{{text}}” does not look like an answer to this; please be specific.',
  },
  'filing.wrong-choice': { zh: '请从选项中选择。', en: 'Please pick one of the options.' },
  'filing.wrong-email': {
    zh: '这不像邮箱地址，请写成 name@example.com 的样子。',
    en: 'That does not look like an e-mail address; please write it like name@example.com.',
  },
  'filing.wrong-phone': {
    zh: '这不像电话号码。请写手机号（13800000000）、带区号的座机（023-60000000），或以 + 开头的国际号码。',
    en: 'That does not look like a phone number. Please give a mobile number (13800000000), a landline with area code (023-60000000), or an international number that starts with +.',
  },
  'filing.wrong-phone-characters': {
    zh: '电话号码里只能有数字、空格、括号、“-”和开头的“+”，请重新填写。',
    en: 'A phone number has only digits, spaces, brackets, hyphens and a “+” in front. Please write it again.',
  },
  'filing.wrong-phone-mobile': {
    zh: '手机号应为 11 位，并以 13 到 19 开头；您填写的是 {{count}} 位，请核对。',
    en: 'A mainland mobile number has 11 digits and starts with 13 to 19; yours has {{count}}. Please check it.',
  },
  'filing.wrong-phone-start': {
    zh: '手机号应以 13 到 19 开头，请核对。',
    en: 'A mainland mobile number starts with 13 to 19. Please check it.',
  },
  'filing.wrong-phone-two': { zh: '请只填一个号码。', en: 'Please give only one number.' },
  'filing.wrong-phone-mainland': {
    zh: '+86 后面应是 11 位手机号，或带区号的座机号，请核对。',
    en: 'After +86 there should be an 11-digit mobile number or a landline with its area code. Please check it.',
  },
  'filing.wrong-phone-area': {
    zh: '座机号请加上区号，例如 023-60000000。',
    en: 'Please add the area code to the landline number, for example 023-60000000.',
  },
  'filing.wrong-phone-international': {
    zh: '国际号码应为“+国家代码”加号码，共 7 到 15 位数字，请核对。',
    en: 'An international number is “+”, the country code and the number, 7 to 15 digits in all. Please check it.',
  },
  'filing.wrong-id-old': {
    zh: '15位的旧身份证号码已停用，请填写18位号码。',
    en: 'That is an old 15-digit number, which is no longer in use. Please give the 18-character one.',
  },
  'filing.wrong-id-length': {
    zh: '居民身份证号码应为18位（最后一位可以是X）；您填写的是{{count}}位，请核对。',
    en: 'A resident identity card number has 18 characters (the last may be X); yours has {{count}}. Please check it.',
  },
  'filing.wrong-id-date': {
    zh: '号码里的出生日期“{{date}}”不可能，请核对。',
    en: 'The date of birth in it, “{{date}}”, cannot be. Please check the number.',
  },
  'filing.wrong-id-check': {
    zh: '这个身份证号码的校验不符，可能有一位写错了，请核对。',
    en: 'The check of this number fails, so a character must be wrong. Please check it.',
  },
  'filing.wrong-passport': {
    zh: '护照号码由字母和数字组成，例如 E12345678，请核对。',
    en: 'A passport number has letters and figures, for example E12345678. Please check it.',
  },
  'filing.wrong-card-number': {
    zh: '服务证编号请只写字母、数字和“-”，4 到 30 位。',
    en: 'Please write the card number with letters, figures and hyphens only, 4 to 30 of them.',
  },
  'filing.wrong-date-past': {
    zh: '“{{date}}”还没有到，请核对。',
    en: '“{{date}}” is still to come; please check it.',
  },
  'filing.wrong-date': {
    zh: '我没看懂这个日期，请写成 2026-09-01。',
    en: 'I could not read that date; please write it like 2026-09-01.',
  },
  'filing.wrong-date-month': {
    zh: '{{date}}，是哪一天呢？写几号就行。',
    en: '{{date}}, and which day? The day alone is enough, like “the 15th”.',
  },
  'filing.wrong-date-year': {
    zh: '是哪一年呢？请写完整，例如 2026-09-01。',
    en: 'Of which year? Please write the whole date, like 2026-09-01.',
  },
  'filing.wrong-date-order': {
    zh: '这样写分不清月和日，请先写年份，例如 2026-09-01。',
    en: 'Written like that, day and month can be confused; please put the year first, like 2026-09-01.',
  },
  'filing.wrong-date-none': {
    zh: '没有“{{date}}”这一天，请核对。',
    en: 'There is no such day as “{{date}}”; please check it.',
  },

  'requests.state.submitted': { zh: '已提交，待平台受理', en: 'submitted, waiting for the platform' },
  'requests.state.with-platform': { zh: '平台处理中', en: 'with the platform' },
  'requests.state.forwarded': { zh: '已转交，待承办方接收', en: 'forwarded, waiting to be taken up' },
  'requests.state.in-progress': { zh: '办理中', en: 'in progress' },
  'requests.state.waiting-applicant': { zh: '待申请人补充', en: 'waiting for the applicant' },
  'requests.state.completed': { zh: '已办结', en: 'completed' },
  'requests.state.declined': { zh: '不予办理', en: 'declined' },
  'requests.state.withdrawn': { zh: '已撤回', en: 'withdrawn' },
  'requests.line': { zh: '{{number}} {{service}}：{{state}}', en: '{{number}} {{service}}: {{state}}' },
  'requests.line-due': { zh: '，期限{{due}}', en: ', due {{due}}' },
  'requests.line-overdue': { zh: '，已逾期', en: ', overdue' },
  'requests.due-date': { zh: '{{date}}18:00', en: '{{date}}, 18:00 Beijing time' },
  'requests.provisional': {
    zh: '（暂定，届时的放假安排尚未公布）',
    en: ' (provisional: the public holidays of that time are not published yet)',
  },
  'requests.due': { zh: '这一步须在{{due}}前完成。', en: 'This step is due by {{due}}.' },
  'requests.due-past': {
    zh: '这一步的期限（{{due}}）已过，须尽快办理。',
    en: 'This step was due by {{due}} and is to be done as soon as possible.',
  },
  'requests.no-limit': { zh: '文件没有规定这一步的期限。', en: 'The documents set no time limit for this step.' },
  'requests.limit-past': {
    zh: '这一步规定的期限已过，须尽快办理。',
    en: 'The time limit for this step had passed before it began; it is to be done as soon as possible.',
  },
  'requests.forgotten': {
    zh: '个人信息已于{{date}}删除，不能再操作。',
    en: 'The personal data was removed on {{date}}; nothing more can be done to this request.',
  },
  'requests.held-by': { zh: '目前在：{{role}}', en: 'Now with: {{role}}' },
  'requests.held-by-stand-in': {
    zh: '目前在：{{role}}，暂由{{platform}}代为处理',
    en: 'Now with: {{role}}; handled for the time being by: {{platform}}',
  },
  'requests.role-gone': { zh: '原承办岗位（已撤销）', en: 'an office that is no longer in charge' },
  'requests.kept': {
    zh: '目前还没有服务专员上线。申请已妥善保存，一有专员上线就会送达，届时我会告诉您。',
    en: 'No service specialist is connected at present. Your request is kept safely and will be delivered as soon as one is; I will tell you then.',
  },
  'requests.asked': { zh: '需要您补充：{{question}}', en: 'You were asked: {{question}}' },
  'requests.history': { zh: '办理记录：', en: 'History:' },
  'requests.did-line': { zh: '{{at}} {{who}}：{{did}}', en: '{{at}} {{who}}: {{did}}' },
  'requests.did-text': { zh: '：“{{text}}”', en: ': “{{text}}”' },
  'requests.who-you': { zh: '您', en: 'You' },
  'requests.who-applicant': { zh: '申请人', en: 'Applicant' },
  'requests.who-system': { zh: '系统', en: 'System' },
  'requests.did.submit': { zh: '提交申请', en: 'filed' },
  'requests.did.deliver': { zh: '已送达', en: 'delivered' },
  'requests.did.take': { zh: '接单', en: 'took it' },
  'requests.did.pass': { zh: '转交{{to}}', en: 'passed on to: {{to}}' },
  'requests.did.ask': { zh: '询问', en: 'asked' },
  'requests.did.answer': { zh: '答复', en: 'answered' },
  'requests.did.report': { zh: '反馈服务结果', en: 'reported the result' },
  'requests.did.add': { zh: '补充', en: 'added' },
  'requests.did.tell': { zh: '告知', en: 'told' },
  'requests.did.correct': { zh: '更正前一条', en: 'corrected an earlier message' },
  'requests.did.recall': { zh: '撤回了前一条消息', en: 'took back an earlier message' },
  'requests.did.unask': { zh: '撤回了询问', en: 'took a question back' },
  'requests.did-file': { zh: '（附件：{{file}}）', en: ' (file: {{file}})' },
  'requests.did.complete': { zh: '办结', en: 'completed' },
  'requests.did.decline': { zh: '不予办理', en: 'declined' },
  'requests.did.urge': { zh: '催办', en: 'urged' },
  'requests.did.reopen': { zh: '重新打开', en: 'reopened' },
  'requests.did.withdraw': { zh: '撤回', en: 'withdrew' },
  'requests.did.rate': { zh: '评分', en: 'rated' },
  'requests.did.remind': { zh: '已提醒承办方', en: 'reminder sent' },
  'requests.did.overdue': { zh: '已逾期', en: 'overdue' },
  'requests.did.overdue-again': { zh: '逾期仍未办完', en: 'overdue and still not finished' },
  'requests.did.undelivered': { zh: '有消息未能送达', en: 'a message could not be delivered' },
  'requests.did.elsewhere': {
    zh: '有消息原渠道未能送达，已改发到另一渠道',
    en: 'a message failed on one channel and was sent on another',
  },
  'requests.to-applicant': { zh: '发给申请人', en: 'to the applicant' },
  'requests.to-desk': { zh: '发给承办方', en: 'to those in charge' },

  'requests.mine': { zh: '您的申请：', en: 'Your requests:' },
  'requests.none': { zh: '您还没有提交过申请。', en: 'You have not filed any request yet.' },
  'requests.none-to-follow': {
    zh: '您在这里还没有提交过申请，没有进度可查。在窗口或别处办的，请问受理的部门；在另一个聊天里向我提交的，请发送“关联”，按提示连到一起；要新办，请选服务。',
    en: 'You have not filed any request here, so there is no progress to show. For what you handed in elsewhere, ask the office that took it. If you filed in another chat with me, send “link” and follow what I say. To request something, choose a service.',
  },
  'requests.time': {
    zh: '关于您的申请 {{number}}（{{service}}）：',
    en: 'About your request {{number}} ({{service}}):',
  },
  'requests.none-open': {
    zh: '您没有正在办理、可以撤回的申请。',
    en: 'You have no open request that could be withdrawn.',
  },
  'requests.file-again': { zh: '重新提交申请', en: 'File it again' },
  'requests.more': { zh: '另有 {{number}} 件。', en: 'And {{number}} more.' },
  'requests.show': { zh: '查看详情', en: 'Details' },
  'requests.answer': { zh: '答复', en: 'Answer' },
  'requests.add': { zh: '补充说明', en: 'Add something' },
  'requests.withdraw': { zh: '撤回申请', en: 'Withdraw' },
  'requests.answer-now': {
    zh: '申请 {{number}} 需要您补充：\n“{{question}}”\n\n请写下您的答复，我会原样转给承办方。',
    en: 'Request {{number}} needs this from you:\n“{{question}}”\n\nPlease write your answer; I pass it on as you write it.',
  },
  'requests.add-now': {
    zh: '请写下要为申请 {{number}} 补充的内容，我会原样转给承办方。',
    en: 'Please write what you want to add to request {{number}}; I pass it on as you write it.',
  },
  'requests.offer-answer': {
    zh: '申请 {{number}} 正等您补充：“{{question}}”\n\n把这句话作为答复发过去吗？\n“{{text}}”',
    en: 'Request {{number}} is waiting for you: “{{question}}”\n\nShall I send this as your answer?\n“{{text}}”',
  },
  'requests.offer-which': {
    zh: '这几件申请都在等您答复：\n{{questions}}\n\n这句话是对哪一件的答复？\n“{{text}}”',
    en: 'These requests are waiting for you:\n{{questions}}\n\nWhich of them do you answer with this?\n“{{text}}”',
  },
  'requests.offer-question': { zh: '• {{request}}：“{{question}}”', en: '• {{request}}: “{{question}}”' },
  'requests.offer-add': {
    zh: '把下面的话也转给申请 {{number}} 的承办方吗？\n“{{text}}”',
    en: 'Shall I pass this on too, to those who handle request {{number}}?\n“{{text}}”',
  },
  'requests.still-asked': {
    zh: '对方的询问仍等您答复：“{{question}}”',
    en: 'Their question to you is still open: “{{question}}”',
  },
  'requests.offer-complaint': {
    zh: '很抱歉让您不满意。要把下面的话转给负责申请 {{number}} 的人吗？\n“{{text}}”',
    en: 'I am sorry that you are not content. Shall I pass this on to those who are in charge of request {{number}}?\n“{{text}}”',
  },
  'requests.sent-complaint': {
    zh: '已转给申请 {{number}} 的承办方，服务专员也收到了。',
    en: 'Passed on to those who handle request {{number}}, and to the service specialist.',
  },
  'requests.offer-yes': { zh: '是，发送', en: 'Yes, send it' },
  'requests.offer-no': { zh: '不是，是别的事', en: 'No, that is something else' },
  'requests.sent-on': {
    zh: '已转给申请 {{number}} 的承办方。',
    en: 'Passed on to those who handle request {{number}}.',
  },
  'requests.sent-kept': {
    zh: '已记入申请 {{number}}。目前没有专员上线，有人接手时就能看到。',
    en: 'Recorded in request {{number}}. Nobody in charge is connected at present; whoever takes it up will see it.',
  },
  'requests.withdraw-sure': {
    zh: '确定撤回申请 {{number}} 吗？撤回后不能恢复，需要时可以重新提交。',
    en: 'Withdraw request {{number}}? This cannot be undone, but you can file a new one.',
  },
  'requests.withdraw-yes': { zh: '确定撤回', en: 'Yes, withdraw it' },
  'requests.withdraw-no': { zh: '不撤回', en: 'No, keep it' },
  'requests.withdrawn': { zh: '申请 {{number}} 已撤回。', en: 'Request {{number}} is withdrawn.' },
  'requests.rate': { zh: '打分', en: 'Rate the service' },
  'requests.rate-now': {
    zh: '请为申请 {{number}} 的服务打分，5 分最满意：',
    en: 'How was the service for request {{number}}? 5 is best:',
  },
  'requests.stars': { zh: '{{stars}} 分', en: '{{stars}} of 5' },
  'requests.rated': {
    zh: '谢谢！您给申请 {{number}} 打了 {{stars}} 分。想改的话，回复“改成 4 分”这样的话就行。',
    en: 'Thank you! You gave request {{number}} {{stars}} of 5. To change it, write for example “4 of 5”.',
  },
  'requests.rated-anew': {
    zh: '已改：您给申请 {{number}} 打了 {{stars}} 分，谢谢！',
    en: 'Changed: you now give request {{number}} {{stars}} of 5. Thank you!',
  },
  'requests.not-yours': {
    zh: '没有找到您名下的这件申请。请发送“我的申请”查看。',
    en: 'I find no such request of yours. Send “my requests” to see them.',
  },

  'requests.told-delivered': {
    zh: '您的申请 {{number}}（{{service}}）现已送达{{role}}。',
    en: 'Your request {{number}} ({{service}}) has now been delivered to: {{role}}.',
  },
  'requests.told-taken': {
    zh: '您的申请 {{number}}（{{service}}）已由{{role}}接收办理。{{time}}',
    en: 'Your request {{number}} ({{service}}) is now being handled by: {{role}}. {{time}}',
  },
  'requests.told-passed': {
    zh: '您的申请 {{number}}（{{service}}）已转交{{role}}。{{time}}',
    en: 'Your request {{number}} ({{service}}) has been passed on to: {{role}}. {{time}}',
  },
  'requests.told-asked': {
    zh: '{{role}}就您的申请 {{number}}（{{service}}）询问：\n“{{question}}”\n\n请选“答复”后再写，或引用本条消息回复；您正在填写其他内容时，直接打的字不会算作答复。',
    en: 'About your request {{number}} ({{service}}), you are asked by: {{role}}\n“{{question}}”\n\nChoose “Answer” and write, or reply to this message. While you are filling in something else, what you just type does not count as the answer.',
  },
  'requests.told-still-asked': {
    zh: '您的申请 {{number}}（{{service}}）还在等您补充：\n“{{question}}”',
    en: 'Your request {{number}} ({{service}}) is still waiting for your answer:\n“{{question}}”',
  },
  'requests.told-overdue': {
    zh: '很抱歉，您的申请 {{number}}（{{service}}）没有在期限内办完（{{due}}）。{{done}}您不需要做什么，有进展我马上告诉您。',
    en: 'We are sorry: your request {{number}} ({{service}}) was not finished by its time limit ({{due}}). {{done}} There is nothing you need to do; I will tell you as soon as something changes.',
  },
  'requests.told-overdue-kept': {
    zh: '很抱歉，您的申请 {{number}}（{{service}}）没有在期限内办完（{{due}}）：目前没有专员上线。申请保存着，一有专员上线就会送达，届时我会告诉您。',
    en: 'We are sorry: your request {{number}} ({{service}}) was not finished by its time limit ({{due}}), because no specialist is connected at present. It is kept, and delivered as soon as one is; I will tell you then.',
  },
  'requests.overdue-both': {
    zh: '我已提醒承办方，并请服务专员协调。',
    en: 'I have reminded those in charge and asked the service specialist to see to it.',
  },
  'requests.overdue-liaison': { zh: '我已提醒承办方。', en: 'I have reminded those in charge.' },
  'requests.overdue-specialist': {
    zh: '我已提醒服务专员尽快处理。',
    en: 'I have asked the service specialist to see to it.',
  },
  'requests.told-overdue-nobody': {
    zh: '很抱歉，您的申请 {{number}}（{{service}}）没有在期限内办完（{{due}}）：目前承办方没有人在线。申请和办理记录都保存着，一有人接手就会看到；有进展我马上告诉您。',
    en: 'We are sorry: your request {{number}} ({{service}}) was not finished by its time limit ({{due}}), because nobody in charge is connected at present. The request and all that was done are kept, and whoever takes over will see them; I will tell you as soon as something changes.',
  },
  'requests.told-overdue-asked': {
    zh: '您的申请 {{number}}（{{service}}）这一步的期限（{{due}}）到了，目前还在等您补充：\n“{{question}}”\n\n收到您的答复就会接着办。',
    en: 'The time limit of this step of your request {{number}} ({{service}}) has come ({{due}}), and it is still waiting for your answer:\n“{{question}}”\n\nOnce you have answered, it goes on.',
  },
  'requests.told-completed': {
    zh: '您的申请 {{number}}（{{service}}）已办结。\n\n办理结果：{{result}}\n\n请为这次服务打分，5 分最满意：',
    en: 'Your request {{number}} ({{service}}) is completed.\n\nResult: {{result}}\n\nHow was the service? 5 is best:',
  },
  'requests.told-declined': {
    zh: '很抱歉，您的申请 {{number}}（{{service}}）不予办理。\n\n原因：{{reason}}\n\n可补齐后重新提交。',
    en: 'We are sorry: your request {{number}} ({{service}}) was declined.\n\nReason: {{reason}}\n\nOnce what is missing is there, you can file it again.',
  },
  'requests.told-reopened': {
    zh: '您的申请 {{number}}（{{service}}）已由{{role}}重新打开，继续办理。{{time}}',
    en: 'Your request {{number}} ({{service}}) has been reopened and goes on. Now with: {{role}}. {{time}}',
  },

  'requests.refused.too-many-files': {
    zh: '一件申请最多 20 个附件，申请 {{number}} 加不下了，这次的附件没有发出。请合并成一个 PDF 再发。',
    en: 'A request holds at most 20 files. {{number}} has no room for this, so nothing was sent. Please put the files into one PDF and send that.',
  },
  'requests.refused.closed': {
    zh: '申请 {{number}} 已结束（{{state}}），不能再操作。',
    en: 'Request {{number}} is closed ({{state}}); nothing more can be done to it.',
  },
  'requests.refused.not-closed': {
    zh: '申请 {{number}} 正在办理（{{state}}），无需重新打开。',
    en: 'Request {{number}} is open ({{state}}); there is nothing to reopen.',
  },
  'requests.refused.not-holder': {
    zh: '申请 {{number}} 现由{{role}}承办。如需收回，请先转交给平台。',
    en: 'Request {{number}} is held by: {{role}}. To take it over, pass it to the platform first.',
  },
  'requests.refused.yours': {
    zh: '申请 {{number}} 就在您的岗位（{{role}}），不用催办。要请申请人补充，请写“询问”加编号后四位和内容。',
    en: 'Request {{number}} is with your own role ({{role}}). To ask the applicant for something, write “ask”, the last four digits and the question.',
  },
  'requests.refused.taken-by-you': {
    zh: '申请 {{number}} 您已接单，无需重复。',
    en: 'You have taken request {{number}} already.',
  },
  'requests.refused.already-taken': {
    zh: '申请 {{number}} 已由您的同事接单。您仍可协助办理。',
    en: 'A colleague of yours has taken request {{number}}. You can still help with it.',
  },
  'requests.refused.same-role': {
    zh: '申请 {{number}} 已在{{role}}处，无需再转。',
    en: 'Request {{number}} is already with: {{role}}.',
  },
  'requests.refused.no-text': { zh: '请写明内容。', en: 'Please say it in words.' },
  'requests.refused.not-waiting': {
    zh: '申请 {{number}} 目前不需要您补充（{{state}}）。',
    en: 'Request {{number}} needs no answer at present ({{state}}).',
  },
  'requests.refused.not-completed': {
    zh: '申请 {{number}} 办结后才能打分（目前：{{state}}）。',
    en: 'Request {{number}} can be rated once it is completed (now: {{state}}).',
  },
  'requests.refused.already-rated': {
    zh: '申请 {{number}} 您已经打过这个分了，谢谢！',
    en: 'That is what you gave request {{number}} already, thank you!',
  },
  'requests.refused.bad-rating': { zh: '请打 1 到 5 分。', en: 'Please give 1 to 5.' },
  'requests.refused.already-delivered': {
    zh: '申请 {{number}} 已送达。',
    en: 'Request {{number}} has been delivered already.',
  },
} satisfies Words
