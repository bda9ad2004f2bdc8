/** Following a request and handling it. What liaisons read is polite and brief. */
import type { Words } from '../words.ts'

export const requests = {
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
  'requests.did.deliver': { zh: '已发给承办方', en: 'sent to those in charge' },
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
  'requests.of-own-case': {
    zh: '文件里没有您个人的事办到哪里、结果会怎样。您在这里提交的申请是这样：',
    en: 'No document tells how your own case stands or how it will end. This is what you filed here:',
  },
  'requests.none': { zh: '您还没有提交过申请。', en: 'You have not filed any request yet.' },
  'requests.unfiled': {
    zh: '您正在填写“{{service}}”，还没有提交；填好的都在。',
    en: 'You are filling in “{{service}}”. It has not been filed yet; what you entered is kept.',
  },
  'requests.none-to-follow': {
    zh: '您在这里还没有提交过申请，没有进度可查。在窗口或别处办的，请问受理的部门；在另一个聊天里向我提交的，请发送“关联”，按提示连到一起；要新办，请选服务。',
    en: 'You have not filed any request here, so there is no progress to show. For what you handed in elsewhere, ask the office that took it. If you filed in another chat with me, send “link” and follow what I say. To request something, choose a service.',
  },
  'requests.papers': {
    zh: '您的申请 {{number}}（{{service}}）目前没有要您补交的材料。承办方还要什么，会在这里问您；想补充的，现在就可以把文件发来。',
    en: 'Nothing more is asked of you at present for your request {{number}} ({{service}}). If those in charge need anything, you are asked here; to add something, just send the file.',
  },
  'requests.papers-asked': {
    zh: '您的申请 {{number}}（{{service}}）需要您补充：“{{question}}”。请写下来，或直接把文件发来。',
    en: 'Your request {{number}} ({{service}}) waits for this from you: “{{question}}”. Please write it, or send the file.',
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
  'requests.unsent-offer': { zh: '这句没有发给承办方，现在发', en: 'Not sent to those in charge: send it now' },
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
    zh: '您的申请 {{number}}（{{service}}）现已发给{{role}}。',
    en: 'Your request {{number}} ({{service}}) has now been sent to: {{role}}.',
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
    zh: '申请 {{number}} 已经发给承办方。',
    en: 'Request {{number}} has been sent to those in charge already.',
  },
} satisfies Words
