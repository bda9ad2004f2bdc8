/** `npm run -s liaison`: who is bound to which role, for those who look after the contacts. */
import type { Words } from '../words.ts'

export const liaison = {
  'liaison.usage': {
    zh: [
      'npm run -s liaison -- list                            各角色及其绑定的人、代理和交接',
      'npm run -s liaison -- code <role> [--hours 24]        给出一次性绑定码；由本人向机器人发送“绑定 绑定码”',
      'npm run -s liaison -- remove <role> <address>         解除一个人的绑定',
    ].join('\n'),
    en: [
      'npm run -s liaison -- list                            the roles, who is bound to them, deputies and hand-overs',
      'npm run -s liaison -- code <role> [--hours 24]        a one-time code; the person sends /bind CODE to the bot',
      'npm run -s liaison -- remove <role> <address>         unbinds a person',
    ].join('\n'),
  },
  'liaison.no-role': {
    zh: '没有角色 {{role}}。liaisons.yaml 中的角色：{{roles}}',
    en: 'There is no role {{role}}. Roles of liaisons.yaml: {{roles}}',
  },
  'liaison.which-role': { zh: '请写明是哪个角色：{{roles}}', en: 'which role? There are: {{roles}}' },
  'liaison.which-address': {
    zh: '请写明解除谁的绑定：list 会列出每个人的地址',
    en: 'who is to be unbound? list shows the address of each',
  },
  'liaison.hours': {
    zh: '--hours 应为大于 0、不超过 720 的数字（30 天）',
    en: '--hours must be a number above 0 and at most 720 (30 days)',
  },
  'liaison.nobody': { zh: '没有人绑定', en: 'nobody is bound' },
  'liaison.codes_one': { zh: '{{count}} 个绑定码尚未使用', en: '{{count}} unused code' },
  'liaison.codes_other': { zh: '{{count}} 个绑定码尚未使用', en: '{{count}} unused codes' },
  'liaison.unused': { zh: '未使用的绑定码：', en: 'unused code:' },
  'liaison.successor': {
    zh: '{{who}} 自 {{first}} 起接替 {{from}}',
    en: '{{who}} successor of {{from}} from {{first}}',
  },
  'liaison.deputy': {
    zh: '{{who}} 代理 {{from}}，{{first}} 至 {{last}}',
    en: '{{who}} deputy of {{from}} {{first}} to {{last}}',
  },
  'liaison.deputy-away': {
    zh: '{{who}} 代理 {{from}}（本人休假），{{first}} 至 {{last}}',
    en: '{{who}} deputy of {{from}}, who is away, {{first}} to {{last}}',
  },
  'liaison.code': { zh: '{{role}} 的绑定码：{{code}}', en: 'Code for {{role}}: {{code}}' },
  'liaison.code-how': {
    zh: '只能用一次，{{until}}（北京时间）前有效。请本人向机器人发送：绑定 {{code}}（说英文的发送：/bind {{code}}）',
    en: 'It works once, until {{until}} (China time). The person sends to the bot: /bind {{code}} (who speaks Chinese: 绑定 {{code}})',
  },
  'liaison.not-bound': {
    zh: '{{address}} 没有绑定 {{role}}；npm run -s liaison -- list 可以查看',
    en: '{{address}} is not bound to {{role}}; npm run -s liaison -- list shows who is',
  },
  'liaison.removed': { zh: '{{address}} 已不再绑定 {{role}}', en: '{{address}} is no longer bound to {{role}}' },
  'liaison.busy': {
    zh: '{{role}} 连续五次同时被别人修改，请再试一次',
    en: '{{role}} was changed by others five times in a row; try again',
  },
} satisfies Words
