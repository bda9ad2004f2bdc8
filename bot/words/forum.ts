/** What is said in a group with topics that works for a role, and about it. Nothing here is about a person. */
import type { Words } from '../words.ts'

export const forum = {
  'forum.no-topics': {
    zh: '这个群没有开启话题。请群管理员在群设置里打开“话题”，把我设为管理员并允许我管理话题，然后再发一次 /desk。',
    en: 'This group has no topics. An administrator can turn them on in the group’s settings; make me an administrator who may manage topics, then send /desk again.',
  },
  'forum.not-bound': {
    zh: '只有已绑定的专员或联络员才能这样做。请先私下发消息给我，用 /bind 加绑定码完成绑定。',
    en: 'Only a specialist or liaison who is bound to a role can do this. Please bind first: write /bind and your code to me in private.',
  },
  'forum.anonymous': {
    zh: '您在用匿名身份发言，我认不出是哪一位。请在群的管理员设置里关闭您的“匿名”，再发一次；话题里的按钮可以照常使用。',
    en: 'You write anonymously here, so I can’t tell who you are. Please turn off “Remain anonymous” in your rights as an administrator and send it again. The buttons in the topics work all the same.',
  },
  'forum.which-role': { zh: '这个群要为哪个岗位服务？', en: 'Which role is this group to work for?' },
  'forum.other-role': {
    zh: '这个群已经在为“{{role}}”服务，一个群只能为一个岗位服务。可以请该岗位的同事先在这里发 /desk leave。',
    en: 'This group already works for “{{role}}”, and a group works for one role only. A colleague of that role can end this by sending /desk leave here.',
  },
  'forum.asked': {
    zh: '好的，我先看看能不能在这里开话题。',
    en: 'All right. I am checking whether I can open topics here.',
  },
  'forum.already': {
    zh: '这个群已经在为“{{role}}”服务：每件申请在这里有一个话题。要停用，请发 /desk leave。',
    en: 'This group already works for “{{role}}”: each request has a topic here. To end this, send /desk leave.',
  },
  'forum.joined': {
    zh: '这个群现在为“{{role}}”服务：该岗位的每件申请在这里有一个话题，写着编号、服务、状态和期限。按钮只对已绑定的同事有效；申请人的姓名、内容和文件只在与我的私聊里看得到，请不要发在群里。要停用，请发 /desk leave。',
    en: 'This group now works for “{{role}}”: each request of that role has a topic here with its number, service, state and due date. The buttons work for colleagues who are bound. Names, words and files of applicants are shown only in your private chat with me; please do not post them here. To end this, send /desk leave.',
  },
  'forum.joined-told': {
    zh: '您已让群“{{title}}”为“{{role}}”服务：每件申请在那里有一个话题。这里的通知照旧。',
    en: 'The group “{{title}}” now works for “{{role}}”, as you asked: each request has a topic there. You are told everything here as before.',
  },
  'forum.back': {
    zh: '又可以在这里开话题了，“{{role}}”的申请接着在这里显示。',
    en: 'I can open topics here again, so the requests of “{{role}}” are shown here again.',
  },
  'forum.back-told': {
    zh: '群“{{title}}”又可以用了，“{{role}}”的申请接着在那里显示。',
    en: 'The group “{{title}}” works again, and the requests of “{{role}}” are shown there again.',
  },
  'forum.left': {
    zh: '这个群不再为“{{role}}”服务，这里的话题都会关闭。申请照常在各位与我的私聊里办理。',
    en: 'This group no longer works for “{{role}}”, and its topics are being closed. Requests go on as usual in your private chats with me.',
  },
  'forum.left-told': {
    zh: '群“{{title}}”不再为“{{role}}”服务。这里一切照旧。',
    en: 'The group “{{title}}” no longer works for “{{role}}”. Everything goes on here as before.',
  },
  'forum.elsewhere': {
    zh: '“{{role}}”的申请改在另一个群里显示，这里的话题都会关闭。',
    en: 'The requests of “{{role}}” are shown in another group from now on, and the topics here are being closed.',
  },
  'forum.emptied': {
    zh: '“{{role}}”已没有绑定的人，这个群不再为它服务，这里的话题都会关闭。',
    en: 'Nobody is bound to “{{role}}” any more, so this group no longer works for it and its topics are being closed.',
  },
  'forum.not-joined': { zh: '这个群没有为任何岗位服务。', en: 'This group does not work for any role.' },
  'forum.not-your-role': {
    zh: '只有“{{role}}”的同事或平台专员才能停用。',
    en: 'Only a colleague of “{{role}}” or a specialist of the platform can end this.',
  },
  'forum.lost-rights': {
    zh: '我在这里不能开话题：请把我设为管理员并允许我管理话题，我会自己接着做。在那之前，申请照常在私聊里办理。',
    en: 'I can’t open topics here. Please make me an administrator who may manage topics, and I will go on by myself. Until then requests go on in private chat as usual.',
  },
  'forum.lost-plain': {
    zh: '这个群没有话题了，申请不再在这里显示。重新打开话题后，请再发一次 /desk。申请照常在私聊里办理。',
    en: 'This group has no topics any more, so requests are not shown here. When topics are on again, send /desk once more. Requests go on in private chat as usual.',
  },
  'forum.told-rights': {
    zh: '在群“{{title}}”里我不能开话题，所以“{{role}}”的申请暂时不在那里显示。请把我设为管理员并允许我管理话题，我会自己接着做。什么都没有丢，这里一切照旧。',
    en: 'I can’t open topics in the group “{{title}}”, so the requests of “{{role}}” are not shown there for now. Make me an administrator who may manage topics, and I will go on by myself. Nothing is lost; everything goes on here as before.',
  },
  'forum.told-plain': {
    zh: '群“{{title}}”没有开启话题，所以“{{role}}”的申请暂时不在那里显示。打开话题后，请在群里再发一次 /desk。什么都没有丢，这里一切照旧。',
    en: 'The group “{{title}}” has no topics, so the requests of “{{role}}” are not shown there for now. When topics are on, send /desk there once more. Nothing is lost; everything goes on here as before.',
  },
  'forum.told-removed': {
    zh: '我被移出了群“{{title}}”，所以“{{role}}”的申请不再在那里显示。要接着用，请把我加回去，设为管理员并允许我管理话题。什么都没有丢，这里一切照旧。',
    en: 'I was removed from the group “{{title}}”, so the requests of “{{role}}” are not shown there any more. To go on, add me again as an administrator who may manage topics. Nothing is lost; everything goes on here as before.',
  },

  'forum.now-waits': { zh: '还没有人接单。', en: 'Nobody has taken it yet.' },
  'forum.now-handled': { zh: '已有人接单，正在办理。', en: 'Somebody has taken it and handles it.' },
  'forum.now-written': {
    zh: '申请人有新的消息，内容在与我的私聊里。',
    en: 'The applicant has written; the words are in your private chat with me.',
  },
  'forum.now-asked': { zh: '已询问申请人，等待答复。', en: 'The applicant has been asked, and the answer is awaited.' },
  'forum.now-completed': { zh: '已办结，话题关闭。', en: 'Completed. This topic is closed.' },
  'forum.now-declined': { zh: '不予办理，话题关闭。', en: 'Declined. This topic is closed.' },
  'forum.now-withdrawn': { zh: '已撤回，话题关闭。', en: 'Withdrawn. This topic is closed.' },
  'forum.now-passed': {
    zh: '{{number}}：已转交，不再由本岗位办理，话题关闭。',
    en: '{{number}}: passed on, so it is no longer with this role. This topic is closed.',
  },
  'forum.now-unjoined': {
    zh: '{{number}}：这个群不再显示申请，话题关闭。请在与我的私聊里继续办理。',
    en: '{{number}}: requests are no longer shown in this group, so this topic is closed. Please go on in your private chat with me.',
  },
  'forum.twice': {
    zh: '{{number}}的话题多开了一个，请用另一个，这个关闭。',
    en: 'Request {{number}} got one topic too many. Please use the other one; this one is closed.',
  },
  'forum.how-take': {
    zh: '可在这里接单；其余按钮在与我的私聊里继续，详情也只在那里显示。',
    en: 'You can take it here. The other buttons go on in your private chat with me, where the details are too.',
  },
  'forum.how': {
    zh: '这些按钮都在与我的私聊里继续，详情也只在那里显示。',
    en: 'These buttons go on in your private chat with me, where the details are too.',
  },

  'forum.show': { zh: '私聊查看详情', en: 'Details in private' },
  'forum.done': { zh: '操作成功。', en: 'Done.' },
  'forum.in-private': {
    zh: '请看与我的私聊：我已经在那里写给您了。',
    en: 'Please see our private chat: I have written to you there.',
  },
  'forum.words-in-private': {
    zh: '给申请人的话和关于申请的内容请在与我的私聊里写，这里的内容我不会转给任何人。',
    en: 'Please write what is for the applicant or about the request in our private chat. What is said here I pass on to nobody.',
  },
  'forum.open-private': { zh: '打开私聊', en: 'Open private chat' },
  'forum.not-in-charge': {
    zh: '只有负责这件申请的已绑定同事才能操作。',
    en: 'Only colleagues who are bound and in charge of this request can do that.',
  },
} satisfies Words
