/** What those who handle requests are told. */
import type { Words } from '../words.ts'

export const desk = {
  'desk.new': { zh: '您好，有一件新申请：', en: 'A new request for you:' },
  'desk.new-passed': { zh: '您好，有一件申请转交给您：', en: 'A request has been passed on to you:' },
  'desk.new-waiting': { zh: '这件申请正等待办理：', en: 'This request has been waiting:' },
  'desk.stand-in': {
    zh: '注意：{{role}}尚无人绑定，暂由您收阅和处理。',
    en: 'Please note: nobody is bound to this role yet: {{role}}. You receive and handle it for the time being.',
  },
  'desk.card-step': { zh: '本环节：{{step}}', en: 'This step: {{step}}' },
  'desk.card-question': { zh: '待申请人补充：{{question}}', en: 'Waiting for the applicant: {{question}}' },
  'desk.how': {
    zh: '可选择一项操作，也可回复：接单 {{last}}、询问 {{last}} 问题、告知 {{last}} 内容、完成 {{last}} 结果、不予办理 {{last}} 原因、转交 {{last}}。',
    en: 'Choose what to do, or reply: take {{last}}, ask {{last}} question, tell {{last}} message, complete {{last}} result, decline {{last}} reason, pass {{last}}.',
  },
  'desk.how-stand-in': {
    zh: '可选择一项操作，也可回复：询问 {{last}} 问题、告知 {{last}} 内容、转交 {{last}}、完成 {{last}} 结果、不予办理 {{last}} 原因。',
    en: 'Choose what to do, or reply: ask {{last}} question, tell {{last}} message, pass {{last}}, complete {{last}} result, decline {{last}} reason.',
  },
  'desk.take': { zh: '接单', en: 'Take' },
  'desk.ask': { zh: '询问申请人', en: 'Ask the applicant' },
  'desk.complete': { zh: '办结', en: 'Complete' },
  'desk.decline': { zh: '不予办理', en: 'Decline' },
  'desk.pass': { zh: '转交', en: 'Pass on' },
  'desk.return': { zh: '退回平台', en: 'Back to the platform' },
  'desk.show': { zh: '查看申请', en: 'Show the request' },
  'desk.open': { zh: '我的待办', en: 'My desk' },
  'desk.urge-now': { zh: '催办', en: 'Urge' },
  'desk.urge': { zh: '服务专员催办，请尽快处理：', en: 'The service specialist asks you to see to this soon:' },
  'desk.urge-words': {
    zh: '服务专员催办：“{{text}}”',
    en: 'The service specialist asks you to see to this soon: “{{text}}”',
  },
  'desk.urged': { zh: '已催{{role}}办理 {{number}}。', en: 'Urged: {{role}} ({{number}}).' },
  'desk.reopen': { zh: '重新打开', en: 'Reopen' },
  'desk.not-now': { zh: '取消', en: 'Cancel' },
  'desk.left': { zh: '好的，没有发送任何内容。', en: 'All right, nothing was sent.' },
  'desk.ask-now': {
    zh: '请写下要问申请人的问题（{{number}}），我会原样转达。',
    en: 'Please write your question to the applicant ({{number}}); I pass it on as you write it.',
  },
  'desk.complete-now': {
    zh: '请写下办理结果（{{number}}），我会告知申请人。',
    en: 'Please write the result ({{number}}); the applicant will be told.',
  },
  'desk.decline-now': {
    zh: '请写下不予办理的原因（{{number}}），我会告知申请人。',
    en: 'Please write the reason for declining ({{number}}); the applicant will be told.',
  },
  'desk.filler-ask': {
    zh: '“{{text}}”不像要问的问题，请写具体一些，例如：请问配偶的户口现在在哪里？',
    en: '“{{text}}” does not look like a question. Please be specific, for example: Where is the spouse registered now?',
  },
  'desk.filler-complete': {
    zh: '“{{text}}”不像办理结果，请写明办成了什么，例如：已办理入户，请持身份证到渝北区分局领取户口簿。',
    en: '“{{text}}” does not look like a result. Please say what was done, for example: Registered; please collect the booklet at the Yubei branch.',
  },
  'desk.filler-decline': {
    zh: '“{{text}}”不像原因，请写明为什么，例如：缺少配偶的结婚证，请补齐后再提交。',
    en: '“{{text}}” does not look like a reason. Please say why, for example: The marriage certificate is missing.',
  },
  'desk.not-sent-ask': {
    zh: '要问申请人的问题（{{number}}）没有发送。',
    en: 'The question to the applicant ({{number}}) has not been sent.',
  },
  'desk.not-sent-complete': {
    zh: '办理结果（{{number}}）还没有写，申请未办结。',
    en: 'No result was written ({{number}}), so the request is not completed.',
  },
  'desk.not-sent-decline': {
    zh: '不予办理的原因（{{number}}）还没有写，申请状态不变。',
    en: 'No reason was written ({{number}}), so the request is not declined.',
  },
  'desk.sure-held': {
    zh: '申请 {{number}} 现由{{role}}承办，确定由您来{{verb}}吗？',
    en: 'Request {{number}} is held by: {{role}}. Do you want to end it yourself ({{verb}})?',
  },
  'desk.sure-not-passed': {
    zh: '申请 {{number}} 尚未转交，确定直接办结吗？',
    en: 'Request {{number}} has not been passed on yet. Complete it directly?',
  },
  'desk.sure-words': { zh: '申请人会收到：“{{text}}”', en: 'The applicant will get: “{{text}}”' },
  'desk.sure-complete': { zh: '确定办结', en: 'Yes, complete it' },
  'desk.sure-decline': { zh: '确定不予办理', en: 'Yes, decline it' },
  'desk.card-unproven': {
    zh: '请核实：申请人称是用人单位联络员，但这个聊天没有绑定该单位联络员的岗位。',
    en: 'Please verify: whoever filed this says they are the employer’s liaison, but this chat is not bound to that role for this employer.',
  },
  'desk.card-language': {
    zh: '申请人使用英文，您的话会原样转达。',
    en: 'The applicant writes in Chinese; your words are passed on as they are.',
  },
  'desk.reopened': {
    zh: '申请 {{number}} 已重新打开，申请人已知晓。',
    en: 'Request {{number}} is open again; the applicant has been told.',
  },
  'desk.pass-where': { zh: '申请 {{number}} 转交给谁？', en: 'To whom shall request {{number}} be passed on?' },
  'desk.pass-unknown': {
    zh: '这件申请不能转交给“{{said}}”，或者我没有认出这个名称。',
    en: 'The request cannot be passed on to “{{said}}”, or I do not know that name.',
  },
  'desk.pass-by-name': {
    zh: '不在下面的（别的单位、区县），请写出名称，例如：转交 {{last}} 渝北区人力社保局。',
    en: 'For one that is not below (another employer or district), write its name, for example: pass {{last}} Yubei HR bureau.',
  },
  'desk.at-platform': {
    zh: '申请 {{number}} 已在平台处，无需再退。如不能办理，请选“不予办理”并写明原因。',
    en: 'Request {{number}} is with the platform already. If it cannot be handled, decline it with a reason.',
  },
  'desk.no-target': {
    zh: '申请 {{number}} 不能转交到那里，请从它的办理流程中选择。',
    en: 'Request {{number}} cannot be passed on there; please choose a role on its path.',
  },
  'desk.taken': { zh: '您已接单：{{number}}。', en: 'You have taken request {{number}}.' },
  'desk.asked': {
    zh: '已发给申请人（{{number}}），有答复我会通知您。',
    en: 'Sent to the applicant ({{number}}); I will tell you when they answer.',
  },
  'desk.passed': { zh: '申请 {{number}} 已转交{{role}}。', en: 'Request {{number}} has been passed on to: {{role}}.' },
  'desk.passed-to-nobody': {
    zh: '{{role}}尚无人绑定：消息暂由服务专员收阅，有人绑定后立即送达。',
    en: 'Nobody is bound to this role yet: {{role}}. Until somebody is, the service specialists receive its messages.',
  },
  'desk.completed': {
    zh: '申请 {{number}} 已办结，结果已发给申请人。',
    en: 'Request {{number}} is completed; the result has been sent to the applicant.',
  },
  'desk.declined': {
    zh: '申请 {{number}} 不予办理，原因已发给申请人。',
    en: 'Request {{number}} is declined; the reason has been sent to the applicant.',
  },
  'desk.answered': {
    zh: '申请人答复：“{{text}}”\n（所问：“{{question}}”）',
    en: 'The applicant answered: “{{text}}”\n(The question was: “{{question}}”)',
  },
  'desk.answered-number': {
    zh: '申请人就 {{number}} 答复：“{{text}}”\n（所问：“{{question}}”）',
    en: 'About {{number}} the applicant answered: “{{text}}”\n(The question was: “{{question}}”)',
  },
  'desk.asked-back': {
    zh: '申请人反问：“{{text}}”\n（您的询问仍待答复：“{{question}}”）',
    en: 'The applicant asks in return: “{{text}}”\n(Your question is still open: “{{question}}”)',
  },
  'desk.asked-back-number': {
    zh: '申请人就 {{number}} 反问：“{{text}}”\n（您的询问仍待答复：“{{question}}”）',
    en: 'About {{number}} the applicant asks in return: “{{text}}”\n(Your question is still open: “{{question}}”)',
  },
  'desk.added': { zh: '申请人补充：“{{text}}”', en: 'The applicant added: “{{text}}”' },
  'desk.complained': {
    zh: '申请人对 {{number}} 不满意，请关注：“{{text}}”',
    en: 'An applicant is not content with how {{number}} is going; please see to it: “{{text}}”',
  },
  'desk.withdrawn': {
    zh: '申请人已撤回申请，无需再办。',
    en: 'The applicant has withdrawn this request; nothing more is needed.',
  },
  'desk.reminder': { zh: '提醒：这件申请即将到期，请及时办理。', en: 'A reminder: this request is due soon.' },
  'desk.overdue': { zh: '这件申请已到期，请尽快办理。', en: 'This request is overdue; please see to it.' },
  'desk.overdue-again': {
    zh: '再次提醒：这件申请逾期 {{days}} 个工作日了，请尽快办理；一时办不完的，请告知申请人原因。',
    en: 'Once more: this request is {{days}} working days overdue; please see to it. If it takes longer, please tell the applicant why.',
  },
  'desk.escalated-again': {
    zh: '{{role}}承办的申请已逾期 {{days}} 个工作日（{{due}}），仍未办完，请协调：',
    en: 'A request is {{days}} working days overdue ({{due}}) and not finished, with: {{role}}. Please see to it:',
  },
  'desk.overdue-last': {
    zh: '最后一次提醒：这件申请逾期 {{days}} 个工作日了，请尽快办理；一时办不完的，请告知申请人原因。',
    en: 'The last reminder: this request is {{days}} working days overdue; please see to it. If it takes longer, please tell the applicant why.',
  },
  'desk.escalated': {
    zh: '{{role}}承办的申请已到期（{{due}}），请协调：',
    en: 'A request is overdue ({{due}}) with: {{role}}. Please see to it:',
  },
  'desk.escalated-waiting': { zh: '目前正等申请人补充。', en: 'It is waiting for the applicant at present.' },
  'desk.undelivered-applicant': {
    zh: '发给申请人的消息未能送达（{{number}}），请用申请中的电话联系。',
    en: 'A message to the applicant could not be delivered ({{number}}). Please use the phone number in the request.',
  },
  'desk.undelivered-member': {
    zh: '发给承办联络员的消息未能送达（{{number}}），请另行联系。',
    en: 'A message to a liaison in charge could not be delivered ({{number}}). Please reach them another way.',
  },
  'desk.colleague-took': { zh: '同事已接单：{{number}}。', en: 'A colleague has taken request {{number}}.' },
  'desk.colleague-asked': {
    zh: '同事就 {{number}} 询问了申请人：“{{text}}”',
    en: 'About {{number}} a colleague asked the applicant: “{{text}}”',
  },
  'desk.colleague-passed': {
    zh: '申请 {{number}} 已由{{from}}转交{{role}}。',
    en: 'Request {{number}} has been passed on. From: {{from}}. To: {{role}}.',
  },
  'desk.colleague-completed': {
    zh: '{{role}}已办结 {{number}}：“{{text}}”',
    en: 'Request {{number}} has been completed by: {{role}}. “{{text}}”',
  },
  'desk.colleague-declined': {
    zh: '{{role}}对 {{number}} 不予办理：“{{text}}”',
    en: 'Request {{number}} has been declined by: {{role}}. “{{text}}”',
  },
  'desk.colleague-reopened': {
    zh: '{{role}}已重新打开 {{number}}。',
    en: 'Request {{number}} has been reopened by: {{role}}.',
  },
  'desk.not-yours': {
    zh: '没有您可以处理的这件申请。它可能已转到别处，请发送“待办”查看。',
    en: 'There is no such request that you can handle. It may have gone elsewhere; send “desk” to see yours.',
  },
  'desk.none-found': {
    zh: '您的待办里没有编号以 {{number}} 结尾的申请。请发送“待办”查看。',
    en: 'You have no request whose number ends in {{number}}. Send “desk” to see yours.',
  },
  'desk.near-number': {
    zh: '您的待办里没有编号以 {{number}} 结尾的申请，您说的可能是这一件：',
    en: 'You have no request whose number ends in {{number}}. You may mean this one:',
  },
  'desk.not-understood': {
    zh: '没看懂这句话，什么都没有办理，也没有发给任何人。请先写要做什么，再写编号后四位，例如：接单 {{last}}、告知 {{last}} 请带护照、完成 {{last}} 已办结。',
    en: 'I did not understand that; nothing was done, and nothing was sent to anybody. Please write what to do and the last four digits, for example: take {{last}}, tell {{last}} please bring your passport, complete {{last}} issued.',
  },
  'desk.several': {
    zh: '您是要办这 {{count}} 件事吗？现在都还没有办。\n{{lines}}',
    en: 'Do you want these {{count}} things done? Nothing has been done yet.\n{{lines}}',
  },
  'desk.one-sure': {
    zh: '您是要这样办吗？现在还没有办。\n{{line}}',
    en: 'Is this what you want? Nothing has been done yet.\n{{line}}',
  },
  'desk.one-yes': { zh: '是，办理', en: 'Yes, do it' },
  'desk.several-yes-role': { zh: '是，转{{role}}', en: 'Yes, to: {{role}}' },
  'desk.regret-how': {
    zh: '您对 {{number}} 最近做的是“{{did}}”，不能直接撤销。发给申请人的话，可以在聊天里编辑或撤回您的那条消息，或发送“告知 {{last}} 更正……”；转交错了，请告诉服务专员或接收方退回。',
    en: 'What you did last to {{number}} (“{{did}}”) cannot simply be undone. Words to the applicant you can edit or delete in this chat, or correct with “tell {{last}} …”. If you passed it on wrongly, ask the service specialist or the receiver to send it back.',
  },
  'desk.regret-nothing': {
    zh: '最近没有可以撤销的操作。要撤销办结，请发送“重新打开”加编号后四位。',
    en: 'There is nothing of late to undo. To undo completing or declining, send “reopen” and the last four digits.',
  },
  'desk.several-line': { zh: '{{request}}：{{verb}}{{text}}{{notes}}', en: '{{request}}: {{verb}}{{text}}{{notes}}' },
  'desk.several-text': { zh: '，“{{text}}”', en: ', “{{text}}”' },
  'desk.several-held': { zh: '（现由{{role}}承办）', en: ' (held by: {{role}})' },
  'desk.several-not-passed': { zh: '（尚未转交）', en: ' (not passed on yet)' },
  'desk.several-asks': { zh: '（还不完整，会再问您）', en: ' (not complete: I will ask you)' },
  'desk.several-yes': { zh: '是，都办', en: 'Yes, all of them' },
  'desk.several-left': {
    zh: '下面的还没有办，请办完上面这一步再发一次：\n{{lines}}',
    en: 'These have not been done. Please send them again after the step above:\n{{lines}}',
  },
  'desk.let-go': {
    zh: '前面问您的，没有办，也没有发出：\n{{lines}}',
    en: 'What I asked you about before is let go; nothing of it was done or sent:\n{{lines}}',
  },
  'desk.let-go-of': { zh: '{{number}}：“{{text}}”', en: '{{number}}: “{{text}}”' },
  'desk.let-go-words': { zh: '“{{text}}”', en: '“{{text}}”' },
  'desk.several-unclear': {
    zh: '您说到了不止一件申请，但我没有全看懂，所以什么都没有办理，也没有发给任何人。请一件一件地说，例如：接单 {{last}}。',
    en: 'You named more than one request and I did not understand all of it, so nothing was done, and nothing was sent to anybody. Please say it one by one, for example: take {{last}}.',
  },
  'desk.none-found-several': {
    zh: '您的待办里没有编号以 {{number}} 结尾的申请，或者不止一件，所以几件都没有办理，也没有发给任何人。请核对编号。',
    en: 'No request of yours, or more than one, has a number that ends in {{number}}. So none of this was done, and nothing was sent to anybody. Please check the number.',
  },
  'desk.no-list-several': {
    zh: '最近没有列出过申请，我不知道您说的是哪几件，所以什么都没有办理。请看列表，再说一次：',
    en: 'No list was shown of late, so I do not know which ones you mean, and nothing was done. Here is the list; please say it again.',
  },
  'desk.chatter': {
    zh: '好的。这句话没有发给任何人；要告诉申请人，请写“告知”加编号后四位和内容。',
    en: 'All right. This was sent to nobody; to let an applicant know, write “tell”, the last four digits and the message.',
  },
  'desk.no-such-place': {
    zh: '刚才列出的申请只有 {{count}} 件，没有第 {{place}} 件。什么都没有办理，请看最新的列表：',
    en: 'There were {{count}} requests in the list, and no number {{place}}. Nothing was done; here is the list as it is now:',
  },
  'desk.no-list': {
    zh: '最近没有列出过申请，我不知道“第 {{place}} 件”是哪一件，所以什么都没有办理。请看列表，再说第几件，或写编号的后四位：',
    en: 'No list was shown of late, so I do not know which one number {{place}} is, and nothing was done. Here is the list: say the place again, or the last four digits.',
  },
  'desk.no-role': {
    zh: '您还没有绑定联络员或服务专员的岗位。请向市一站式服务平台索取绑定码，再发送“绑定 绑定码”。',
    en: 'You are not bound to a role of liaison or specialist. Ask the municipal one-stop platform for a code, then send “/bind CODE”.',
  },
  'desk.unsent': { zh: '您写的内容没有发出：“{{text}}”', en: 'What you wrote was not sent: “{{text}}”' },
  'desk.which': { zh: '您指的是哪一件？', en: 'Which one do you mean?' },
  'desk.purpose': {
    zh: '关于申请 {{number}}：“{{text}}”。这是……',
    en: 'About request {{number}}: “{{text}}”. Is this …',
  },
  'desk.use-ask': { zh: '作为问题发给申请人', en: 'a question to the applicant' },
  'desk.use-complete': { zh: '办理结果', en: 'the result' },
  'desk.use-decline': { zh: '不予办理的原因', en: 'the reason for declining' },
  'desk.list': { zh: '您有 {{total}} 件待办：', en: 'On your desk: {{total}}' },
  'desk.list-parts': { zh: '您有 {{total}} 件待办。', en: 'There are {{total}} on your desk.' },
  'desk.list-empty': { zh: '您目前没有待办。', en: 'There is nothing on your desk.' },
  'desk.list-elsewhere': { zh: '其他岗位承办 {{total}} 件：', en: 'With others: {{total}}' },
  'desk.line-yours': { zh: '（您已接单）', en: ' (taken by you)' },
  'desk.line-colleague': { zh: '（同事已接单）', en: ' (taken by a colleague)' },
  'desk.line-nobody': { zh: '（尚无人绑定，暂由您处理）', en: ' (nobody is bound yet; with you for now)' },
  'desk.line-other': { zh: '（对方已接单）', en: ' (taken there)' },
  'desk.part-overdue': { zh: '已超期 {{total}} 件：', en: 'Overdue: {{total}}' },
  'desk.part-soon': { zh: '两天内到期 {{total}} 件：', en: 'Due within two days: {{total}}' },
  'desk.part-mine': { zh: '您已接单 {{total}} 件：', en: 'Taken by you: {{total}}' },
  'desk.part-role': { zh: '岗位其他 {{total}} 件：', en: 'Others of your role: {{total}}' },
  'desk.list-overdue': { zh: '已超期：{{total}} 件', en: 'Overdue: {{total}}' },
  'desk.list-soon': { zh: '两天内到期：{{total}} 件', en: 'Due within two days: {{total}}' },
  'desk.list-mine': { zh: '您已接单：{{total}} 件', en: 'Taken by you: {{total}}' },
  'desk.list-role': { zh: '您的岗位承办：{{total}} 件', en: 'Of your role: {{total}}' },
  'desk.list-others': { zh: '其他岗位承办：{{total}} 件', en: 'With others: {{total}}' },
  'desk.list-more': {
    zh: '本页 {{shown}} 件，共 {{total}} 件（第 {{page}}/{{pages}} 页）。可选“更多”，或发送：待办 2、待办 超期、待办 快到期、待办 我的。',
    en: '{{shown}} of {{total}} (page {{page}} of {{pages}}). Choose “More”, or send: desk 2, desk overdue, desk soon, desk mine.',
  },
  'desk.more': { zh: '更多', en: 'More' },
} satisfies Words
