/** One person on several channels: linking them with a code, and unlinking them. */
import type { Words } from '../words.ts'

export const persons = {
  'persons.name-wechat': { zh: '微信', en: 'WeChat' },
  'persons.name-web': { zh: '网页', en: 'the web page' },
  'persons.where-app': { zh: '{{name}}', en: 'in {{name}}' },
  'persons.where-web': { zh: '网页', en: 'on the web page' },
  'persons.since': { zh: '{{name}}（{{date}}关联）', en: '{{name}} (linked {{date}})' },
  'persons.here': { zh: '这里（{{name}}）', en: 'this chat ({{name}})' },

  'persons.code': {
    zh: '您的关联码，{{minutes}} 分钟内有效，只能用一次：\n\n{{code}}\n\n请在您的另一个渠道（微信、Telegram 或网页）找到我，发送：\n关联 {{code}}\n\n关联以后，从两边都能办理您的申请。关联码不要发给任何人：谁用了它，谁就能看到您的申请。',
    en: 'Your linking code. It works once, within {{minutes}} minutes:\n\n{{code}}\n\nOpen me on your other channel (WeChat, Telegram or the web page) and send there:\nlink {{code}}\n\nAfter that you can handle your requests from both. Don’t give the code to anybody: whoever uses it can see your requests.',
  },
  'persons.code-linked': {
    zh: '这里已经关联了：{{names}}。要再关联一个渠道，用下面的关联码。',
    en: 'Linked with this chat already: {{names}}. The code below links one more channel.',
  },
  'persons.full': {
    zh: '您已经关联了 {{most}} 个渠道，不能再多了。请先取消一个：发送“取消关联”。',
    en: 'You have linked {{most}} channels, and there can be no more. Please take one out first: send “unlink”.',
  },
  'persons.full-there': {
    zh: '对方账号已经关联了 {{most}} 个渠道，不能再多了。请先在那边发送“取消关联”，取消一个。',
    en: 'The other account has {{most}} linked channels, and there can be no more. Please take one out there first: send “unlink”.',
  },
  'persons.wrong': {
    zh: '关联码不对，或已经用过。请核对；要新的关联码，请在另一个渠道发送“关联账号”。',
    en: 'This code is wrong or has been used. Please check it. For a new one, send “link” on your other channel.',
  },
  'persons.expired': {
    zh: '关联码已过期。请在另一个渠道发送“关联账号”，取一个新的。',
    en: 'This code has expired. Please send “link” on your other channel to get a new one.',
  },
  'persons.stopped': {
    zh: '错误的码太多，这里暂停接受，请在 {{minutes}} 分钟后再试。',
    en: 'Too many wrong codes: none is taken here for now. Please try again in {{minutes}} minutes.',
  },
  'persons.own': {
    zh: '这个关联码就是在这里取的，要到您的另一个渠道去发。关联码还没有用掉。',
    en: 'You got this code here. It is to be sent on your other channel. It has not been used up.',
  },
  'persons.demonstration': {
    zh: '这是演示用的联络员，不能关联。',
    en: 'This is a made-up liaison of the demonstration and can’t be linked.',
  },
  'persons.already': { zh: '这两个渠道已经关联了。', en: 'These two channels are linked already.' },
  'persons.other-person': {
    zh: '这里已经和别的渠道关联了：{{names}}。请先在这里发送“取消关联”，再发一次关联码。',
    en: 'This chat is linked with other channels already: {{names}}. Please send “unlink” here first, then the code once more.',
  },
  'persons.same-role': {
    zh: '两边都绑定了同一个岗位：{{role}}。请先在其中一边发送“解绑”，再关联；关联后两边都能使用这个岗位。',
    en: 'Both are bound to the same role: {{role}}. Please send “unbind” on one of them first, then link; afterwards both can act for it.',
  },
  'persons.sure': {
    zh: '要把这里和{{where}}上的一个账号关联成同一个人吗？关联后：\n• 在任何一边，都能查看、答复、撤回另一边提交的申请；绑定了岗位的，也能使用\n• 消息发到您最近使用的聊天软件\n• 在任何一边删除数据，两边的都会删除\n\n只有两边都是您本人，才可以关联。如果这个码是别人给您的，请不要关联：那个人会看到您的申请。',
    en: 'Do you want to link this chat with an account {{where}}, as one person? Then:\n• from each, you can see, answer and withdraw requests filed from the other, and use any role bound there\n• messages come to the chat app you used last\n• deleting your data from one deletes it for both\n\nLink them only if both are yours. If somebody else gave you this code, don’t: that person would see your requests.',
  },
  'persons.yes': { zh: '都是我本人，关联', en: 'Both are mine, link them' },
  'persons.no': { zh: '不关联', en: 'Don’t link' },
  'persons.not-linked': { zh: '没有关联，什么都没有改变。', en: 'Not linked. Nothing has changed.' },
  'persons.linked': {
    zh: '关联好了。现在从这里也能办理您的全部申请。要取消，随时发送“取消关联”。',
    en: 'Done. You can now handle all your requests from here too. To undo it, send “unlink” at any time.',
  },
  'persons.linked-staff': {
    zh: '关联好了。您的待办和申请，现在从这里也能办理。要取消，随时发送“取消关联”。',
    en: 'Done. You now have your desk and your requests here too. To undo it, send “unlink” at any time.',
  },
  'persons.linked-there': {
    zh: '刚刚有一个账号（{{where}}）和这里关联了，从那边现在也能查看和办理您的申请。不是您本人操作的话，请马上发送“取消关联”。',
    en: 'An account {{where}} has just been linked with this chat. Your requests can now be seen and handled from there too. If that was not you, send “unlink” at once.',
  },

  'persons.none': {
    zh: '这里没有和别的渠道关联。要关联，发送“关联账号”。',
    en: 'This chat is not linked with another channel. To link one, send “link”.',
  },
  'persons.unlink-sure': {
    zh: '和这里关联的渠道：{{names}}。\n\n取消一个之后：\n• 那个渠道和其他渠道不再看到彼此的申请\n• 每件申请留在提交它的渠道，岗位留在绑定它的渠道\n\n要取消哪一个？',
    en: 'Linked with this chat: {{names}}.\n\nOnce one is taken out:\n• that channel and the others no longer see each other’s requests\n• each request stays with the channel it was filed from, each role with the one it was bound from\n\nWhich one should be taken out?',
  },
  'persons.unlink-one': {
    zh: '这里和{{name}}是关联的。取消之后：\n• 两边不再看到彼此的申请\n• 每件申请留在提交它的渠道，岗位留在绑定它的渠道\n\n要取消吗？',
    en: 'This chat is linked with {{name}}. Once you undo it:\n• the two no longer see each other’s requests\n• each request stays with the channel it was filed from, each role with the one it was bound from\n\nUndo it?',
  },
  'persons.unlink': { zh: '取消关联：{{name}}', en: 'Take out {{name}}' },
  'persons.unlink-yes': { zh: '取消关联', en: 'Yes, unlink' },
  'persons.keep': { zh: '保持关联', en: 'Keep them linked' },
  'persons.kept': { zh: '好的，保持不变。', en: 'All right, nothing has changed.' },
  'persons.unlinked': {
    zh: '已取消关联：{{name}}。',
    en: 'Done. No longer linked: {{name}}.',
  },
  'persons.unlinked-there': {
    zh: '这里和您其他渠道的关联已取消。这里提交的申请仍在这里办理。',
    en: 'This chat is no longer linked with your other channels. Requests filed from here stay here.',
  },
  'persons.unlinked-other': {
    zh: '您的一个渠道已取消关联：{{name}}。它不能再查看这里的申请。',
    en: 'One of your channels is no longer linked: {{name}}. It can’t see your requests here any more.',
  },
} satisfies Words
