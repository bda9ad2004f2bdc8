/** Choosing a service and filing a request. */
import type { Words } from '../words.ts'

export const filing = {
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
  'filing.left-empty': { zh: '没有提交申请。', en: 'Nothing was filed.' },
  'filing.leaving': {
    zh: '您已填好 {{done}} 项，还没有提交；退出会把它们删除。要退出吗？以后接着填的话，不用退出，到时发“继续”。',
    en: 'You have filled in {{done}} items and filed nothing yet; leaving deletes them. Leave? To finish another time, don’t leave: just send “continue” then.',
  },
  'filing.drop': { zh: '退出并删除', en: 'Leave and delete' },
  'filing.filed': { zh: '已提交。您的申请编号是 {{number}}。', en: 'Your request is filed. Its number is {{number}}.' },
  'filing.delivered': { zh: '已发给{{role}}。', en: 'It has been sent to: {{role}}.' },
  'filing.next': { zh: '接下来：', en: 'What happens next:' },
  'filing.step-due': { zh: '，最迟{{due}}', en: ', by {{due}} at the latest' },
  'filing.delivered-stand-in': {
    zh: '这一步由{{role}}办理，目前尚无人绑定，先由{{platform}}收阅处理。',
    en: 'This step is for: {{role}}. Nobody is bound to that role yet, so it goes for now to: {{platform}}.',
  },
  'filing.papers': {
    zh: '办理“{{service}}”，在这里要填的是：{{items}}。照片和文件可以随时发来。齐不齐、对不对由承办方核对，还要什么会在这里问您。',
    en: 'What you fill in here for “{{service}}”: {{items}}. You can send photos and files at any time. Those in charge check whether it is complete and right; anything else they need is asked here.',
  },
  'filing.papers-later': { zh: '之后的步骤会用到：', en: 'Needed at a later step:' },
  'filing.papers-between': { zh: '、', en: ', ' },
  'filing.can-leave': {
    zh: '可以，随时都能退出：发“退出”，什么都不会提交，填好的内容随即删除。想以后接着填，先放着就行，到时发“继续”。',
    en: 'Yes, at any time: send “cancel”. Nothing is filed then, and what you filled in is deleted. To go on another time, just leave it and send “continue” then.',
  },
  'filing.can-take-back': {
    zh: '可以。提交前选“上一步”，或在核对时选“修改”；提交后、办结前，发“撤回”可以撤回，要更正的写给我，我转给承办方。',
    en: 'Yes. Before you submit, choose “Back”, or “Change something” when you check it. After that and until it is completed, send “withdraw” to take it back; write to me what is to be corrected and I pass it on.',
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
  'filing.put-off': {
    zh: '好的，先放着：填好的都留着，还没有提交。接着填，发“继续”；不办了，发“退出”，填的内容随即删除。',
    en: 'All right, it waits: what you filled in is kept, and nothing has been filed. Send “continue” to go on, or “exit” to drop it, which deletes what you entered.',
  },
  'filing.which-to-end': {
    zh: '您还在填写“{{service}}”，没有提交。要退出填写，还是撤回已经提交的申请？',
    en: 'You are still filling in “{{service}}”, which has not been filed. Do you want to leave that, or to withdraw a request you filed?',
  },
  'filing.leave': { zh: '退出填写', en: 'Leave what I fill in' },
  'filing.withdraw': { zh: '撤回 {{number}}', en: 'Withdraw {{number}}' },
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
  'filing.wrong-organisation': {
    zh: '“{{text}}”像是单位的名称，这里要填人的姓名。',
    en: '“{{text}}” looks like the name of an organisation; a person’s name is needed here.',
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
} satisfies Words
