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
  'desk.take': { zh: '接单', en: 'Take' },
  'desk.ask': { zh: '询问申请人', en: 'Ask the applicant' },
  'desk.complete': { zh: '办结', en: 'Complete' },
  'desk.decline': { zh: '不予办理', en: 'Decline' },
  'desk.pass': { zh: '转交', en: 'Pass on' },
  'desk.return': { zh: '退回平台', en: 'Back to the platform' },
  'desk.show': { zh: '查看申请', en: 'Show the request' },
  'desk.open': { zh: '我的待办', en: 'My desk' },
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
    zh: '已转告申请人（{{number}}），有答复我会通知您。',
    en: 'The applicant has been asked ({{number}}); I will tell you when they answer.',
  },
  'desk.passed': { zh: '申请 {{number}} 已转交{{role}}。', en: 'Request {{number}} has been passed on to: {{role}}.' },
  'desk.passed-to-nobody': {
    zh: '{{role}}尚无人绑定：消息暂由服务专员收阅，有人绑定后立即送达。',
    en: 'Nobody is bound to this role yet: {{role}}. Until somebody is, the service specialists receive its messages.',
  },
  'desk.completed': {
    zh: '申请 {{number}} 已办结，结果已告知申请人。',
    en: 'Request {{number}} is completed; the applicant has been told the result.',
  },
  'desk.declined': {
    zh: '申请 {{number}} 不予办理，原因已告知申请人。',
    en: 'Request {{number}} is declined; the applicant has been told the reason.',
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
  'desk.line-other': { zh: '（对方已接单）', en: ' (taken there)' },
  'desk.bind-how': {
    zh: '请发送“绑定”加绑定码，例如：绑定 K7MFA-9QXTC。绑定码由市一站式服务平台发放。',
    en: 'Please send the code too, for example: /bind K7MFA-9QXTC. The municipal one-stop platform hands out the codes.',
  },
  'desk.bind-wrong': {
    zh: '绑定码不对，或已经用过。请核对，或向市一站式服务平台重新索取；交接码请向交给您的联络员索取。',
    en: 'This code is wrong or has been used. Please check it, or ask the municipal one-stop platform for a new one; for a hand-over, the liaison who gave it to you.',
  },
  'desk.bind-expired': {
    zh: '绑定码已过期，请向市一站式服务平台重新索取；交接码请向交给您的联络员索取。',
    en: 'This code has expired. Please ask the municipal one-stop platform for a new one; for a hand-over, the liaison who gave it to you.',
  },
  'desk.bind-already': {
    zh: '您已经绑定为{{role}}，绑定码未使用。',
    en: 'You are bound to this role already: {{role}}. The code has not been used up.',
  },
  'desk.bound': {
    zh: '绑定成功，您现在是{{role}}。新的申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You are now: {{role}}. New requests will come here; send “desk” to see yours at any time.',
  },
  'desk.bind-own': {
    zh: '这是您自己的交接码，请转交给接替您的人，由其在自己的聊天中发送。交接码未使用。',
    en: 'This is your own code. Pass it on to the person who takes over; they send it in their own chat. It has not been used up.',
  },
  'desk.bind-stopped': {
    zh: '错误的绑定码太多，这里暂停接受绑定码，请在 {{minutes}} 分钟后再试，或向市一站式服务平台索取新码。',
    en: 'Too many wrong codes: no code is taken here for now. Try again in {{minutes}} minutes, or ask the municipal one-stop platform for a new one.',
  },
  'desk.bound-now-deputy': {
    zh: '绑定成功，您现在代理{{role}}，至{{until}}（含当日）为止，到期自动解除。申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You are now deputy until the end of {{until}}: {{role}}. Then it ends by itself. Requests will come here; send “desk” to see them at any time.',
  },
  'desk.bound-later-deputy': {
    zh: '绑定成功：{{when}}由您代理{{role}}。开始时我会通知您，在此之前不会收到申请。',
    en: 'Done. You will be deputy {{when}}: {{role}}. I tell you when it begins; no requests come before that.',
  },
  'desk.bound-now-successor': {
    zh: '绑定成功，您现在接任{{role}}。申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You have taken over as: {{role}}. Requests will come here; send “desk” to see them at any time.',
  },
  'desk.bound-later-successor': {
    zh: '绑定成功：{{when}}由您接任{{role}}。到时我会通知您，在此之前不会收到申请。',
    en: 'Done. You take over {{when}} as: {{role}}. I tell you on the day; no requests come before that.',
  },
  'desk.when-deputy': { zh: '{{first}}至{{last}}', en: 'from {{first}} to {{last}}' },
  'desk.when-successor': { zh: '自{{first}}起', en: 'from {{first}} on' },
  'desk.and': { zh: '、', en: ', ' },
  'desk.which-role': { zh: '您说的是哪个岗位？', en: 'Which of your roles do you mean?' },
  'desk.deputy-when': {
    zh: '请写明起止日期，例如：代理 2026-12-01 至 2026-12-10；休假到12月10日（休假期间您不再收到申请）。',
    en: 'Please give the first and the last day, for example: deputy from 1 Dec to 10 Dec; or: on leave until 10 Dec (then you get no requests meanwhile).',
  },
  'desk.hand-over-when': {
    zh: '没有看懂日期，请这样写：交接 2026-12-01；马上交接只需发送：交接。',
    en: 'I could not read the date. Please write: hand over on 1 Dec 2026; or, to do it now: hand over.',
  },
  'desk.dates-past': {
    zh: '日期不对：开始不能早于今天，结束不能早于开始。请重新发送。',
    en: 'These dates cannot be: it cannot begin before today, nor end before it begins. Please send it again.',
  },
  'desk.dates-long': {
    zh: '代理最长一年。如不再担任，请发送“交接”。',
    en: 'A deputy stands in for a year at most. If you leave the role for good, send “hand over”.',
  },
  'desk.deputy-cannot': {
    zh: '您是{{role}}的代理人，只有被代理的联络员本人可以交接。如不能继续代理，请发送“解绑”。',
    en: 'You are deputy in this role, and only the liaison you stand in for can hand it over: {{role}}. To stop being deputy, send “unbind”.',
  },
  'desk.handed-over-already': {
    zh: '{{role}}已安排由接任人接替。如要改变，请先发送“取消交接”。',
    en: 'A successor has been settled already for: {{role}}. To change that, send “cancel hand-over” first.',
  },
  'desk.give-deputy': {
    zh: '{{when}}，{{role}}的申请由代理人和您一起接收。',
    en: 'A deputy gets the requests beside you {{when}}: {{role}}.',
  },
  'desk.give-away': {
    zh: '{{when}}，{{role}}的申请由代理人接收，您不再收到；代理人绑定之前仍发给您。',
    en: 'A deputy gets the requests in your place {{when}}: {{role}}. As long as nobody has bound as deputy, they still come to you.',
  },
  'desk.give-successor': {
    zh: '{{when}}，{{role}}由接任人接替，您随即解绑，您已接的申请转给接任人；接任人绑定之前仍由您负责。',
    en: 'A successor takes your place {{when}}: {{role}}. You are then unbound, and what you have taken goes to them. Until they have bound, the role stays yours.',
  },
  'desk.code-deputy': {
    zh: '请把交接码转给代理人，由其在自己的聊天中发送：绑定 {{code}}\n只能用一次，{{expires}}前有效。',
    en: 'Pass this code on to your deputy, who sends in their own chat: /bind {{code}}\nIt works once, until the end of {{expires}}.',
  },
  'desk.code-successor': {
    zh: '请把交接码转给接任人，由其在自己的聊天中发送：绑定 {{code}}\n只能用一次，{{expires}}前有效。',
    en: 'Pass this code on to your successor, who sends in their own chat: /bind {{code}}\nIt works once, until the end of {{expires}}.',
  },
  'desk.code-replaced': {
    zh: '您之前未使用的交接码已作废。',
    en: 'Your earlier code, which nobody used, no longer works.',
  },
  'desk.platform-told': { zh: '服务专员已收到通知。', en: 'The service specialist has been told.' },
  'desk.five-days': {
    zh: '规定要求“在变动前5日内”向平台提交新的《服务专员、联络员信息表》。',
    en: 'The rules ask for the new Information Form for Service Specialists and Liaisons “within 5 days before the change”.',
  },
  'desk.five-days-now': {
    zh: '请注意：规定要求“在变动前5日内”向平台提交新的《服务专员、联络员信息表》，变动就在这5日之内，请现在就提交。',
    en: 'Please note: the rules ask for the new Information Form for Service Specialists and Liaisons “within 5 days before the change”, and the change is within these 5 days. Please hand it in now.',
  },
  'desk.undo-how': {
    zh: '交接码使用前可发送“取消交接”撤销；代理期间提前回来请发送“我回来了”。',
    en: 'To undo it before the code is used, send “cancel hand-over”; if you are back early, send “I am back”.',
  },
  'desk.platform-planned': {
    zh: '{{role}}拟交接，{{when}}，交接码已发给本人，尚无人绑定。',
    en: 'A hand-over is planned {{when}}: {{role}}. The code has been handed out; nobody has bound with it yet.',
  },
  'desk.platform-taken': {
    zh: '{{role}}的交接已有人绑定，{{when}}。',
    en: 'Somebody has bound for the hand-over {{when}}: {{role}}.',
  },
  'desk.platform-cancelled': {
    zh: '{{role}}的交接已取消（{{when}}）。',
    en: 'The hand-over has been cancelled ({{when}}): {{role}}.',
  },
  'desk.platform-back': {
    zh: '{{role}}的联络员已提前回岗，代理结束（{{when}}）。',
    en: 'The liaison is back early, and the deputy’s time is over ({{when}}): {{role}}.',
  },
  'desk.code-used': {
    zh: '您的交接码已被使用，{{when}}接替您的{{role}}。如非您转交的人，请马上发送“取消交接”。',
    en: 'Somebody has bound with your code and takes over {{when}}: {{role}}. If it is not the person you meant, send “cancel hand-over” at once.',
  },
  'desk.code-lapsed': {
    zh: '您的交接码已过期，没有人绑定，{{role}}仍由您负责。需要时请重新发送“代理”或“交接”。',
    en: 'Your code has expired and nobody has bound with it. The role stays yours: {{role}}. To try again, send “deputy” with the dates, or “hand over”.',
  },
  'desk.code-refused': {
    zh: '您安排的接替人已退出（{{when}}，{{role}}），请重新安排。',
    en: 'The person who was to take over has withdrawn ({{when}}): {{role}}. Please arrange it anew.',
  },
  'desk.deputy-began': {
    zh: '代理开始：{{when}}，{{role}}的申请由代理人接收。提前回来请发送“我回来了”。',
    en: 'Your deputy’s time has begun, {{when}}: {{role}}. If you are back early, send “I am back”.',
  },
  'desk.you-began': {
    zh: '代理开始：{{when}}由您代理{{role}}，申请会发到这里。',
    en: 'You are deputy now, {{when}}: {{role}}. Requests will come here.',
  },
  'desk.deputy-ended': {
    zh: '代理已结束，{{role}}的申请重新由您接收，代理人未办完的已转回给您。',
    en: 'Your deputy’s time is over; requests come to you again: {{role}}. What the deputy had taken is yours again.',
  },
  'desk.you-ended': {
    zh: '您对{{role}}的代理已结束，不再收到申请。谢谢您！',
    en: 'Your time as deputy is over, and no more requests come to you: {{role}}. Thank you!',
  },
  'desk.succeeded': {
    zh: '交接完成，您不再是{{role}}，您已接的申请已转给接任人。谢谢您！',
    en: 'The hand-over is done. You are no longer: {{role}}. What you had taken goes to your successor. Thank you!',
  },
  'desk.you-succeeded': {
    zh: '交接完成，您现在接任{{role}}，申请会发到这里。',
    en: 'The hand-over is done. You have taken over as: {{role}}. Requests will come here.',
  },
  'desk.you-dropped': {
    zh: '交接已取消（{{when}}，{{role}}），您无需接替。',
    en: 'The hand-over has been cancelled ({{when}}): {{role}}. You do not take over.',
  },
  'desk.cancelled-hand-over': {
    zh: '交接已取消，交接码作废，{{role}}仍由您负责。',
    en: 'The hand-over is cancelled and its code no longer works. The role stays yours: {{role}}.',
  },
  'desk.running-hand-over': {
    zh: '代理已经开始，不能取消。提前回来请发送“我回来了”。',
    en: 'It has begun already and cannot be cancelled. If you are back early, send “I am back”.',
  },
  'desk.no-hand-over': { zh: '您没有可以取消的交接。', en: 'You have no hand-over that can be cancelled.' },
  'desk.welcome-back': {
    zh: '欢迎回来！代理已结束，{{role}}的申请重新由您接收，代理人未办完的已转回给您。',
    en: 'Welcome back! Your deputy’s time is over; requests come to you again: {{role}}. What the deputy had taken is yours again.',
  },
  'desk.not-begun': {
    zh: '您安排的交接还没有开始；不再需要请发送“取消交接”。',
    en: 'What you arranged has not begun. If it is no longer needed, send “cancel hand-over”.',
  },
  'desk.no-deputy': {
    zh: '您目前没有代理人，申请一直发给您。',
    en: 'You have no deputy; requests come to you as always.',
  },
  'desk.unbind-sure': {
    zh: '确定要解绑{{role}}吗？解绑后您不再收到、也不能查看和处理该岗位的申请。',
    en: 'Do you want to be unbound from this role: {{role}}? You would no longer get, see or handle its requests.',
  },
  'desk.unbind-others': {
    zh: '您已接的申请会退回岗位，由其他同事接手。',
    en: 'What you have taken goes back to the role, where others are bound.',
  },
  'desk.unbind-empty': {
    zh: '这个岗位再没有别人：未办完的申请暂由服务专员接手。要交给接任人，请先发送“交接”。',
    en: 'Nobody else is bound to it: its open requests go to the service specialist. To hand it to a successor, send “hand over” first.',
  },
  'desk.unbind-other-platform': {
    zh: '这个岗位再没有别人：未办完的申请由平台的其他专员接手。',
    en: 'Nobody else is bound to it: its open requests go to the other specialists of the platform.',
  },
  'desk.unbind-last': {
    zh: '请注意：您是平台最后一位服务专员。解绑后，新申请、无人绑定的岗位的申请和到期提醒都没有人收到，直到再有专员绑定。要交给接任人，请先发送“交接”。',
    en: 'Please note: you are the last service specialist of the platform. Once you are unbound, nobody gets new requests, requests of roles without anybody, or what is overdue, until another specialist is bound. To hand over to a successor, send “hand over” first.',
  },
  'desk.unbind-deputies': {
    zh: '您安排的代理和交接也随之结束。',
    en: 'Your deputy’s time, and a hand-over you have arranged, end with it.',
  },
  'desk.unbind-yes': { zh: '确定解绑', en: 'Yes, unbind me' },
  'desk.unbind-no': { zh: '不解绑', en: 'Stay bound' },
  'desk.unbound': {
    zh: '您已解绑{{role}}。要再次绑定，请向市一站式服务平台索取绑定码。',
    en: 'You are no longer bound: {{role}}. To come back, ask the municipal one-stop platform for a code.',
  },
  'desk.unbound-already': { zh: '您没有绑定{{role}}。', en: 'You are not bound to this role: {{role}}.' },
  'desk.new-emptied': {
    zh: '这件申请的承办岗位已无人绑定，请您接手：',
    en: 'Nobody is left in the role that held this request; please see to it:',
  },
  'desk.new-returned': {
    zh: '原来接单的同事已离开，这件申请退回岗位，请接单：',
    en: 'The colleague who had taken this request has left; it is back with the role, please take it:',
  },
  'desk.new-inherited': {
    zh: '这件申请已接单未办完，现转由您继续办理：',
    en: 'This request has been taken and is not finished; it is yours to go on with:',
  },
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
