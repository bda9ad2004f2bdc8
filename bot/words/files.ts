/** Files that people send, and messages that they correct or take back. */
import type { Words } from '../words.ts'

export const files = {
  'files.send-it': {
    zh: '好的，请把它作为照片或文件发过来；发出前我会再问您一次。',
    en: 'Please send it here as a photo or a file; I ask you once more before I pass it on.',
  },
  'files.too-large': {
    zh: '这个文件超过10 MB，我收不下。请压缩后再发，或拍成照片发来。',
    en: 'This file is larger than 10 MB, which is more than I can take. Please send it smaller, or as a photo.',
  },
  'files.empty': { zh: '这个文件是空的，请重新发送。', en: 'This file is empty. Please send it again.' },
  'files.type': {
    zh: '我能收照片（JPG、PNG）、PDF、Word（docx）、Excel（xlsx）和语音，收不了这种内容。请换一种格式发送，或用文字告诉我。',
    en: 'I can take photos (JPG, PNG), PDF, Word (docx), Excel (xlsx) and voice messages, but not this. Please send it in one of these forms, or tell me in words.',
  },
  'files.sticker': {
    zh: '收到您的表情😊 可惜我看不懂图里的意思，有问题请用文字告诉我。',
    en: 'Thank you for the sticker 😊 I can’t make out pictures, though: please tell me in words what you need.',
  },
  'files.money': {
    zh: '谢谢您的心意，但我不收红包，也不收转账，没有领取的会自动退回给您。有问题请直接用文字告诉我。',
    en: 'Thank you, but I take no red packets and no transfers; what nobody accepts comes back to you by itself. Please just tell me in words what you need.',
  },
  'files.macros': {
    zh: '这个文件里有宏，为安全起见我不收。请另存为不含宏的文件或PDF再发。',
    en: 'This file contains macros, so I do not take it, for safety. Please save it without macros, or as a PDF, and send that.',
  },
  'files.lost': {
    zh: '这个文件没有传完整，我没能收下。请再发一次。',
    en: 'This file did not arrive in one piece. Please send it again.',
  },
  'files.day-full': {
    zh: '您一天之内发来的文件太多了，这一个我没有收下。请明天再发，或先压缩、合并后再发。',
    en: 'You have sent more files today than I can take, so I did not take this one. Please send it tomorrow, or smaller.',
  },
  'files.no-place': {
    zh: '收到“{{file}}”，但您目前没有正在办理的申请，我不知道它属于哪件事，没有转给任何人。要办事，请先选服务；要补充以前的申请，请先在“我的申请”里选那一件，再发文件。',
    en: 'I received “{{file}}”, but you have no open request that it could belong to, so it went to nobody. To request a service, choose it first; to add to an earlier request, choose it under “My requests” and send the file then.',
  },
  'files.voice': {
    zh: '我听不了语音，请打字告诉我。',
    en: 'I can’t listen to voice messages. Please type it instead.',
  },
  'files.voice-attach': {
    zh: '我听不了语音，请打字；也可以把它作为附件转过去。',
    en: 'I can’t listen to voice messages. Please type it instead, or pass it on as a file.',
  },
  'files.answers': { zh: '已收下“{{file}}”，作为“{{item}}”。', en: 'I have taken “{{file}}” as: {{item}}.' },
  'files.added': {
    zh: '已收下“{{file}}”，会随申请一起提交。',
    en: 'I have taken “{{file}}”; it will go with your request.',
  },
  'files.dropped': {
    zh: '“{{file}}”已按您的撤回去掉，不会随申请提交。',
    en: 'You took “{{file}}” back, so it will not go with your request.',
  },
  'files.consent-first': {
    zh: '“{{file}}”我还没有收下：请先看一下会收集哪些信息，同意后再发一次。',
    en: 'I have not taken “{{file}}” yet: please look first at what I collect, agree to it, and send it again.',
  },
  'files.consent': {
    zh: '您为本次申请自愿发来的照片和文件，同样只供他们办理本次申请使用。',
    en: 'Photos and files that you choose to send for this request are used by them only, and only for it, too.',
  },
  'files.send-now': {
    zh: '这条消息里没有文件。请把照片或文件直接发过来，会随申请一起提交。',
    en: 'No file came with that. Please send the photo or file itself; it will go with your request.',
  },
  'files.wanted': {
    zh: '这一项请直接发文件或照片给我；现在没有的话，可以选“跳过”，或先退出，准备好再来。',
    en: 'Please send the file or photo itself. If you do not have it at hand, choose “Skip” where it is offered, or leave and come back when you have it.',
  },
  'files.photo-wanted': {
    zh: '这一项要照片（JPG或PNG），“{{file}}”不是照片。请发照片。',
    en: 'This needs a photo (JPG or PNG), and “{{file}}” is none. Please send a photo.',
  },
  'files.too-many': {
    zh: '一件申请最多带 {{most}} 个文件，“{{file}}”没有收下。请把其余的合并成一个PDF。',
    en: 'A request takes at most {{most}} files, so I did not take “{{file}}”. Please put the rest into one PDF.',
  },
  'files.gone': {
    zh: '（文件“{{file}}”已不再保存。）',
    en: '(The file “{{file}}” is not kept any more.)',
  },

  'requests.with-file': { zh: '（附件：{{file}}）', en: '(File: {{file}})' },
  'requests.file-of': { zh: '{{number}} · {{what}}：{{file}}', en: '{{number}} · {{what}}: {{file}}' },
  'requests.file-more': {
    zh: '{{number}} · 同一条消息的附件：{{file}}',
    en: '{{number}} · with the same message: {{file}}',
  },
  'requests.offer-answer-files': {
    zh: '申请 {{number}} 正等您补充：“{{question}}”\n\n把文件作为答复发过去吗？\n{{text}}',
    en: 'Request {{number}} is waiting for you: “{{question}}”\n\nShall I send this file as your answer?\n{{text}}',
  },
  'requests.offer-add-files': {
    zh: '把文件也转给申请 {{number}} 的承办方吗？\n{{text}}',
    en: 'Shall I pass this file on to those who handle request {{number}}?\n{{text}}',
  },
  'requests.file-which': {
    zh: '这个文件属于哪件申请？在您选定之前，不会转给任何人。\n{{text}}',
    en: 'Which request does this belong to? It goes to nobody before you choose.\n{{text}}',
  },
  'requests.words-which': {
    zh: '这句话说的是哪件申请？在您选定之前，不会转给任何人。\n“{{text}}”',
    en: 'Which request is this about? It goes to nobody before you choose.\n“{{text}}”',
  },
  'requests.files': { zh: '附件（{{count}}）', en: 'Files ({{count}})' },
  'requests.sent-closed': {
    zh: '申请 {{number}} 已结束（{{state}}）。您的话已转给承办方，如需继续办理，由对方重新打开。',
    en: 'Request {{number}} is closed ({{state}}). I passed this on to those who handled it; they can reopen it if more is to be done.',
  },
  'requests.add-closed': { zh: '还有话要说', en: 'Something to add' },
  'requests.add-now-closed': {
    zh: '申请 {{number}} 已结束。请写下您要说的，我会转给承办方，由对方决定是否重新打开。',
    en: 'Request {{number}} is closed. Please write what you want to add; I pass it on, and those who handled it can reopen it.',
  },
  'requests.recalled': {
    zh: '已告诉申请 {{number}} 的承办方：您撤回了刚才那条消息。对方可能已经看到。',
    en: 'I have told those who handle request {{number}} that you took that message back. They may have read it already.',
  },
  'requests.told-told': {
    zh: '{{role}}就您的申请 {{number}}（{{service}}）告知：\n“{{text}}”',
    en: 'About your request {{number}} ({{service}}), a message from: {{role}}\n“{{text}}”',
  },
  'requests.told-corrected': {
    zh: '{{role}}更正了就申请 {{number}}（{{service}}）发来的一条消息，请以这一条为准：\n“{{text}}”',
    en: 'About your request {{number}} ({{service}}), a corrected message from: {{role}}\nPlease go by this one: “{{text}}”',
  },
  'requests.told-recalled': {
    zh: '{{role}}撤回了就申请 {{number}}（{{service}}）发来的一条消息，请不要再以它为准。',
    en: 'About your request {{number}} ({{service}}), an earlier message was taken back by: {{role}}\nPlease do not go by it any more.',
  },
  'requests.delivery': { zh: '消息发送情况：', en: 'Messages:' },
  'requests.delivery-applicant': { zh: '给申请人的最近一条', en: 'Latest to the applicant' },
  'requests.delivery-desk': { zh: '给承办方的最近一条', en: 'Latest to those in charge' },
  'requests.delivery-line': { zh: '• {{what}}：{{state}}', en: '• {{what}}: {{state}}' },
  'requests.delivery-waiting': {
    zh: '等待发出（渠道恢复后会自动发出）',
    en: 'waiting to go out (if its channel is down, as soon as it is back)',
  },
  'requests.delivery-sent': { zh: '{{at}} 已发出', en: 'sent {{at}}' },
  'requests.delivery-elsewhere': {
    zh: '{{state}}（原渠道未能送达，已改发到另一渠道）',
    en: '{{state}} (on another channel, as the first one failed)',
  },
  'requests.delivery-failed': { zh: '未能送达', en: 'could not be delivered' },

  'desk.tell': { zh: '告知申请人', en: 'Tell the applicant' },
  'desk.unsent-offer': { zh: '这句没有发给申请人，现在发', en: 'Not sent to the applicant: send it now' },
  'desk.files': { zh: '查看附件', en: 'Show the files' },
  'desk.files-which': { zh: '要看哪件申请的附件？', en: 'The files of which request?' },
  'desk.tell-now': {
    zh: '请写下要告知申请人的内容（{{number}}），我会原样转达，也可以直接发文件。',
    en: 'Please write what to tell the applicant ({{number}}); I pass it on as you write it. You can also send a file.',
  },
  'desk.filler-tell': {
    zh: '“{{text}}”没有说明什么，请写具体一些，例如：请周一上午带户口簿原件到窗口。',
    en: '“{{text}}” says nothing yet. Please be specific, for example: Please bring the original on Monday morning.',
  },
  'desk.not-sent-tell': {
    zh: '要告知申请人的内容（{{number}}）没有发送。',
    en: 'The message to the applicant ({{number}}) has not been sent.',
  },
  'desk.use-tell': { zh: '告知申请人即可', en: 'for the applicant to know' },
  'desk.told': { zh: '已发给申请人（{{number}}）。', en: 'Sent to the applicant ({{number}}).' },
  'desk.corrected': {
    zh: '已把更正后的内容转告申请人（{{number}}）。',
    en: 'The corrected message has gone to the applicant ({{number}}).',
  },
  'desk.recalled': {
    zh: '已告诉申请人您撤回了那条消息（{{number}}）。对方可能已经看到。',
    en: 'The applicant has been told that you took that message back ({{number}}). They may have read it already.',
  },
  'desk.colleague-told': {
    zh: '同事就 {{number}} 告知了申请人：“{{text}}”',
    en: 'About {{number}} a colleague told the applicant: “{{text}}”',
  },
  'desk.applicant-corrected': {
    zh: '申请人更正了一条消息，请以这一条为准：“{{text}}”',
    en: 'The applicant corrected a message; please go by this one: “{{text}}”',
  },
  'desk.applicant-recalled': {
    zh: '申请人撤回了之前发来的一条消息，请不要再以它为准。',
    en: 'The applicant took back an earlier message; please do not go by it any more.',
  },

  'general.edited': {
    zh: '看到您改了之前的一条消息，但它已经不能改了：这一步等的是下面的内容。要改前面的回答，请先退回上一步；对方已经收到的内容，请另发一条更正。',
    en: 'I see that you changed an earlier message, but it can’t be changed any more: what is asked now is this. To change an earlier answer, go back a step; what others have received is put right in a new message.',
  },
  'general.edited-command': {
    zh: '看到您改了之前的一条指令，但它已经办了，改动没有生效：申请 {{number}} 的对方没有收到新的内容。要办别的，请另发一条。',
    en: 'I see that you changed an earlier command, but it has been carried out, and the change has no effect: nothing new was sent for request {{number}}. To do something else, please send a new message.',
  },
  'general.group': {
    zh: '这里是群聊，我只回答政策问题。办理申请、资格自测和个人信息，请私下发消息给我。',
    en: 'This is a group, so I only answer questions about policy here. For requests, eligibility checks and anything personal, please write to me in private.',
  },
} satisfies Words
