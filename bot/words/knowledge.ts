/** `npm run knowledge`: what editors of the knowledge folder read in the terminal, and in the files that it drafts. */
import type { Words } from '../words.ts'

export const knowledge = {
  'knowledge.usage': {
    zh: [
      'npm run knowledge                                         检查知识文件夹',
      'npm run knowledge -- add FILE [--id ID] [--replaces ID]   把 txt、md、html、docx 或 pdf 文件做成政策草稿',
      '                     [--no-model]                         配置了语言模型时，这一次不用',
      'npm run knowledge -- accept ID                            全部写好以后，启用草稿',
      'npm run knowledge -- gaps [--csv]                         大家问了而文件没有回答的问题',
      '以上都可以加 --language zh 或 --language en；不加时按 EDITOR_LANGUAGE（.env），否则按系统语言',
    ].join('\n'),
    en: [
      'npm run knowledge                                         checks the knowledge folder',
      'npm run knowledge -- add FILE [--id ID] [--replaces ID]   a draft policy of a txt, md, html, docx or pdf file',
      '                     [--no-model]                         without a language model, where one is configured',
      'npm run knowledge -- accept ID                            takes a draft into use once nothing is left to do in it',
      'npm run knowledge -- gaps [--csv]                         what people asked and the documents did not answer',
      'Each with --language zh or --language en; without it, EDITOR_LANGUAGE (.env) decides, else the language of the system',
    ].join('\n'),
  },
  'knowledge.failed': { zh: '无法执行：{{what}}', en: 'knowledge: {{what}}' },
  'knowledge.no-option': {
    zh: '没有选项 {{option}}，或它后面的值不对',
    en: 'there is no option {{option}}, or its value is wrong',
  },
  'knowledge.no-language': {
    zh: '--language 后面应为 zh 或 en，不是“{{language}}”',
    en: '--language must be zh or en, not “{{language}}”',
  },
  'knowledge.unexpected': { zh: '“{{word}}”是多余的', en: 'unexpected “{{word}}”' },
  'knowledge.unknown': { zh: '没有“{{word}}”这个命令', en: 'unknown “{{word}}”' },
  'knowledge.which-file': { zh: '请写明是哪个文件', en: 'which file?' },
  'knowledge.which-draft': { zh: '请写明是哪份草稿', en: 'which draft?' },

  // The check
  'knowledge.problems_one': {
    zh: '知识文件夹 {{folder}} 中有 {{count}} 处问题',
    en: 'knowledge: {{count}} problem in {{folder}}',
  },
  'knowledge.problems_other': {
    zh: '知识文件夹 {{folder}} 中有 {{count}} 处问题',
    en: 'knowledge: {{count}} problems in {{folder}}',
  },
  'knowledge.well': {
    zh: '检查通过：{{documents}}、{{clauses}}、{{points}}、{{checks}}{{sampled}}、{{services}}、{{roles}}',
    en: 'knowledge: {{documents}}, {{clauses}}, {{points}}, {{checks}}{{sampled}}, {{services}}, {{roles}}: all well',
  },
  'knowledge.documents_one': { zh: '{{count}} 个文件', en: '{{count}} document' },
  'knowledge.documents_other': { zh: '{{count}} 个文件', en: '{{count}} documents' },
  'knowledge.clauses_one': { zh: '{{count}} 个条款', en: '{{count}} clause' },
  'knowledge.clauses_other': { zh: '{{count}} 个条款', en: '{{count}} clauses' },
  'knowledge.points_one': { zh: '{{count}} 个要点', en: '{{count}} point' },
  'knowledge.points_other': { zh: '{{count}} 个要点', en: '{{count}} points' },
  'knowledge.checks_one': { zh: '{{count}} 个资格自测', en: '{{count}} eligibility check' },
  'knowledge.checks_other': { zh: '{{count}} 个资格自测', en: '{{count}} eligibility checks' },
  'knowledge.sampled': { zh: '（{{checks}} 只抽查了一部分）', en: ' (only sampled: {{checks}})' },
  'knowledge.services_one': { zh: '{{count}} 项服务', en: '{{count}} service' },
  'knowledge.services_other': { zh: '{{count}} 项服务', en: '{{count}} services' },
  'knowledge.roles_one': { zh: '{{count}} 个角色', en: '{{count}} role' },
  'knowledge.roles_other': { zh: '{{count}} 个角色', en: '{{count}} roles' },

  // add
  'add.failed': { zh: '未能做成草稿：{{what}}', en: 'add: {{what}}' },
  'add.folder-wrong': {
    zh: '知识文件夹有上面的问题——请先改正',
    en: 'the knowledge folder has the problems above — correct them first',
  },
  'add.no-policy': {
    zh: '没有政策 {{id}}——现有：{{policies}}',
    en: 'there is no policy {{id}} — policies: {{policies}}',
  },
  'add.no-id': {
    zh: '“{{id}}”不能作 id——请用小写英文字母、数字和连字符，如 cq-housing-2026',
    en: '“{{id}}” is no id — use lower-case letters, digits and hyphens, for example cq-housing-2026',
  },
  'add.id-taken': {
    zh: '已经有叫 {{id}} 的政策或草稿——请用 --id 另起一个，或先删去它的文件夹',
    en: 'there is a policy or draft {{id}} already — give another --id, or remove its folder first',
  },
  'add.file': { zh: '{{file}}：{{what}}', en: '{{file}}: {{what}}' },
  'add.sends': {
    zh: '文件中的语句会发给 {{name}} 起草要点；不想发送，请加 --no-model',
    en: 'Its sentences go to {{name}} to be drafted as points; --no-model leaves that out',
  },
  'add.progress-page': { zh: '已读 {{done}} 页，共 {{total}} 页', en: 'page {{done}} of {{total}}' },
  'add.progress-step': { zh: '已完成 {{done}} 步，共 {{total}} 步', en: 'step {{done}} of {{total}}' },
  'add.progress-sentence': {
    zh: '已起草 {{done}} 句，共 {{total}} 句',
    en: 'drafted {{done}} of {{total}} sentences',
  },
  'add.draft': { zh: '草稿在 {{place}}', en: 'Draft in {{place}}' },
  'add.title': { zh: '  标题      {{title}}', en: '  title      {{title}}' },
  'add.number': { zh: '  文号      {{number}}', en: '  number     {{number}}' },
  'add.issuers': { zh: '  发文机关  {{issuers}}', en: '  issuers    {{issuers}}' },
  'add.place': { zh: '  地方      {{place}}', en: '  place      {{place}}' },
  'add.dates': {
    zh: '  日期      印发 {{issued}}，施行 {{effective}}，有效期至 {{expires}}',
    en: '  dates      issued {{issued}}, effective {{effective}}, expires {{expires}}',
  },
  'add.language': { zh: '  语言      {{language}}', en: '  language   {{language}}' },
  'add.chinese': { zh: '中文', en: 'Chinese' },
  'add.english': { zh: '英文', en: 'English' },
  'add.numbering': { zh: '  编号      {{numbering}}', en: '  numbering  {{numbering}}' },
  'add.unnumbered': {
    zh: '没有：没有编号的段落都在一个条款里，逐句起草',
    en: 'none: all of it is one clause, drafted sentence by sentence',
  },
  'add.sections': { zh: '  无号部分  {{sections}}', en: '  sections   {{sections}}' },
  'add.section': { zh: '{{id}}（以“{{starts}}”开头）', en: '{{id}} (“{{starts}}”)' },
  'add.found': { zh: '  共有      {{clauses}}，{{points}}', en: '  found      {{clauses}}, {{points}}' },
  'add.not-apart_one': {
    zh: '  未能区分  {{count}} 行用的是别的编号，留在上一个条款里：',
    en: '  not told apart: {{count}} line with another number, kept in the clause above:',
  },
  'add.not-apart_other': {
    zh: '  未能区分  {{count}} 行用的是别的编号，留在上一个条款里；开头几行：',
    en: '  not told apart: {{count}} lines with other numbers, kept in the clause above; the first:',
  },
  'add.detail': { zh: '    {{text}}', en: '    {{text}}' },
  'add.none-found': { zh: '未找到', en: 'none found' },
  'add.model_one': {
    zh: '  语言模型  起草了 {{count}} 个要点，和其他带标记的内容一样，都要逐一核对',
    en: '  model      drafted {{count}} point, to be read like everything that is marked',
  },
  'add.model_other': {
    zh: '  语言模型  起草了 {{count}} 个要点，和其他带标记的内容一样，都要逐一核对',
    en: '  model      drafted {{count}} points, to be read like everything that is marked',
  },
  'add.without-model_one': {
    zh: '{{count}} 个条款全部或部分没有用语言模型：{{why}}',
    en: '{{count}} clause drafted without it, in full or in part: {{why}}',
  },
  'add.without-model_other': {
    zh: '{{count}} 个条款全部或部分没有用语言模型：{{why}}',
    en: '{{count}} clauses drafted without it, in full or in part: {{why}}',
  },
  'add.left-out_one': { zh: '它起草的 {{count}} 个要点没有采用：', en: '{{count}} point of its draft left out:' },
  'add.left-out_other': { zh: '它起草的 {{count}} 个要点没有采用：', en: '{{count}} points of its draft left out:' },
  'add.left-out-one': { zh: '  {{what}}', en: '  {{what}}' },
  'add.left-out-more': {
    zh: '  ……另有 {{count}} 个，都写在 points.yaml 里',
    en: '  … and {{count}} more; each stands in points.yaml',
  },
  'add.note': { zh: '  注意      {{note}}', en: '  note       {{note}}' },
  'add.to-do_one': { zh: '  待办      {{count}} 行标有【待办】', en: '  to do      {{count}} line marked TODO' },
  'add.to-do_other': { zh: '  待办      {{count}} 行标有【待办】', en: '  to do      {{count}} lines marked TODO' },
  'add.next': {
    zh: '下一步：修改 {{place}} 中的文件，直到没有【待办】，然后运行 npm run knowledge -- accept {{id}}',
    en: 'Next: edit the files in {{place}} until no TODO is left, then npm run knowledge -- accept {{id}}',
  },

  // A new version
  'diff.against': {
    zh: '与 {{old}} 相比：{{same}} 条相同，{{changed}} 条有改动，{{fresh}} 条新增，{{gone}} 条删去',
    en: 'Against {{old}}: {{same}} same, {{changed}} changed, {{fresh}} new, {{gone}} gone',
  },
  'diff.same': { zh: '  相同      {{old}} 现为 {{now}}', en: '  same      {{old}} is now {{now}}' },
  'diff.new': { zh: '  新增      {{clause}}：{{text}}', en: '  new       {{clause}}: {{text}}' },
  'diff.gone': { zh: '  删去      {{clause}}：{{text}}{{rests}}', en: '  gone      {{clause}}: {{text}}{{rests}}' },
  'diff.changed': { zh: '  改动      {{clause}}{{rests}}', en: '  changed   {{clause}}{{rests}}' },
  'diff.rests': { zh: '（{{all}}）', en: ' ({{all}})' },
  'diff.points': { zh: '要点：{{points}}', en: 'points: {{points}}' },
  'diff.compared': { zh: '在 differs 中与它比较的：{{points}}', en: 'compared with it under differs: {{points}}' },
  'diff.services': { zh: '依据它的服务：{{services}}', en: 'services that rest on it: {{services}}' },
  'diff.checks': { zh: '依据它的资格自测：{{checks}}', en: 'eligibility checks that rest on it: {{checks}}' },
  'diff.more': { zh: '另有 {{count}} 处', en: 'and {{count}} more' },

  // accept
  'accept.failed': { zh: '未能启用：{{what}}', en: 'accept: {{what}}' },
  'accept.no-draft': { zh: '没有草稿 {{id}}——现有：{{drafts}}', en: 'there is no draft {{id}} — drafts: {{drafts}}' },
  'accept.no-drafts': {
    zh: '没有草稿 {{id}}——请先用 add 做一份',
    en: 'there is no draft {{id}} — add one first',
  },
  'accept.id-taken': {
    zh: '已经有叫 {{id}} 的政策——请给文件夹 {{place}} 改名',
    en: 'there is a policy {{id}} already — rename the folder {{place}}',
  },
  'accept.more': { zh: '……另有 {{count}} 行', en: '… and {{count}} more' },
  'accept.to-do_one': {
    zh: '草稿中还有 {{count}} 行标有【待办】——请写好后再启用',
    en: '{{count}} line with TODO in the draft — write it, then accept again',
  },
  'accept.to-do_other': {
    zh: '草稿中还有 {{count}} 行标有【待办】——请写好后再启用',
    en: '{{count}} lines with TODO in the draft — write them, then accept again',
  },
  'accept.problems_one': {
    zh: '草稿 {{id}} 有 {{count}} 处问题——请改正后再启用',
    en: '{{count}} problem with the draft {{id}} — correct it, then accept again',
  },
  'accept.problems_other': {
    zh: '草稿 {{id}} 有 {{count}} 处问题——请改正后再启用',
    en: '{{count}} problems with the draft {{id}} — correct them, then accept again',
  },
  'accept.done': {
    zh: '{{id}} 已启用；正在运行的机器人几秒后就会用上',
    en: 'accept: {{id}} is in use; a bot that runs on this folder takes it up within seconds',
  },
  'accept.unasked_one': {
    zh: '有 {{count}} 个要点还没有中文或英文的问题：换一种说法来问，可能就找不到它。可以随时在 points.yaml 的 asks 里补上。',
    en: '{{count}} point has no questions in one of the languages: asked in other words than its own, it may not be found. They can be written any time, under asks in points.yaml.',
  },
  'accept.unasked_other': {
    zh: '有 {{count}} 个要点还没有中文或英文的问题：换一种说法来问，可能就找不到它们。可以随时在 points.yaml 的 asks 里补上。',
    en: '{{count}} points have no questions in one of the languages: asked in other words than their own, they may not be found. They can be written any time, under asks in points.yaml.',
  },

  // gaps
  'gaps.none': { zh: '没有未答的提问。', en: 'No question has gone unanswered.' },
  'gaps.total_one': {
    zh: '{{count}} 个问题，共问了 {{times}} 次：{{reasons}}',
    en: '{{count}} question, asked {{times}} times: {{reasons}}',
  },
  'gaps.total_other': {
    zh: '{{count}} 个问题，共问了 {{times}} 次：{{reasons}}',
    en: '{{count}} questions, asked {{times}} times: {{reasons}}',
  },
  'gaps.times': { zh: '次数', en: 'times' },
  'gaps.last': { zh: '最近一次', en: 'last' },
  'gaps.language': { zh: '语言', en: 'lang' },
  'gaps.reason': { zh: '原因', en: 'reason' },
  'gaps.question': { zh: '提问', en: 'question' },
  'gaps.near': { zh: '最接近的要点', en: 'nearest' },
  'gaps.comments': { zh: '缺少的内容', en: 'comments' },
  'gaps.answered': { zh: '现在已有答案', en: 'answered now' },
  'gaps.yes': { zh: '是', en: 'yes' },
  'gaps.no': { zh: '否', en: 'no' },
  'gaps.reason-count': { zh: '{{reason}} {{count}} 次', en: '{{reason}} {{count}}' },
  'gaps.nearest': { zh: '最接近：{{point}}', en: 'nearest: {{point}}' },
  'gaps.missing': { zh: '缺少：{{comment}}', en: 'missing: {{comment}}' },
  'gaps.answered-by-now': { zh: '现有文件已能回答：', en: 'Answered by the documents as they are now:' },
} satisfies Words
