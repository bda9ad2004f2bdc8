/** What is wrong with the content of the knowledge folder, each with its remedy: said to editors after the file and the key. */
import type { Words } from '../words.ts'

export const wrong = {
  // Policies and points
  'wrong.section-start': {
    zh: '原文中没有以“{{starts}}”开头的行——请从 source.txt 原样复制该行开头的几个字',
    en: 'no line of the source starts with “{{starts}}” — copy the first words of the line exactly from source.txt',
  },
  'wrong.clause-twice': {
    zh: '有两个条款的编号都是 {{id}}——请在 structure.sections 中加一节，以便区分',
    en: 'two clauses have the id {{id}} — add a section to structure.sections so that they can be told apart',
  },
  'wrong.clause-untold': {
    zh: '{{label}}“{{text}}”没有要点——请为它写一个要点，或在 policy.yaml 的 silent 中列出并说明理由',
    en: 'no point tells {{label}} “{{text}}” — write a point for it, or list it under `silent` in policy.yaml with the reason',
  },
  'wrong.silent-told': {
    zh: '列在 silent 中，但已有要点——请从 silent 中删去',
    en: 'is silent but a point tells it — remove it from `silent`',
  },
  'wrong.silent-nowhere': {
    zh: '原文中没有这个条款——请从 silent 中删去',
    en: 'is not a clause of the source — remove it from `silent`',
  },
  'wrong.place': {
    zh: 'places.yaml 中没有“{{place}}”——请填写其中的地方，或先在其中添加这个地方',
    en: '“{{place}}” is not in places.yaml — name a place that stands there, or add it there first',
  },
  'wrong.replaces-nothing': {
    zh: '没有另一个叫“{{id}}”的政策——请填写被它代替的政策的 id',
    en: '“{{id}}” is no other policy — use the id of the policy it replaces',
  },
  'wrong.replaced-already': {
    zh: '{{id}} 已由 {{by}} 代替——请填写本文件之前的那个版本',
    en: '{{by}} replaces {{id}} already — name the version that comes before this one',
  },
  'wrong.replaces-circle': {
    zh: '几个版本循环代替——请删去其中一处',
    en: 'the versions replace each other in a circle — remove one of them',
  },
  'wrong.still-to-do': {
    zh: '还有标着【待办】或 TODO 的内容——请补写完整，或把整个政策移回 drafts/',
    en: 'holds TODO or 【待办】 — write what is missing, or move the policy back to drafts/',
  },
  'wrong.figure-in-english': {
    zh: '“{{figure}}”在要点的英文里没有——请对照原文改正数字',
    en: '“{{figure}}” does not stand in the English text of the point — compare with the source and correct the figure',
  },
  'wrong.figure-in-chinese': {
    zh: '“{{figure}}”在要点的中文里没有——请对照原文改正数字',
    en: '“{{figure}}” does not stand in the Chinese text of the point — compare with the source and correct the figure',
  },
  'wrong.figure-in-clause': {
    zh: '“{{figure}}”在条款 {{clause}} 里没有——请对照原文改正数字',
    en: '“{{figure}}” does not stand in clause {{clause}} — compare with the source and correct the figure',
  },
  'wrong.clause-nowhere': {
    zh: '没有条款“{{id}}”——请使用 source.txt 中条款的编号',
    en: '“{{id}}” does not exist — use the id of a clause found in source.txt',
  },
  'wrong.with-nowhere': {
    zh: '没有要点“{{id}}”——请使用本文件中要点的 id',
    en: '“{{id}}” does not exist — use the id of a point of this file',
  },
  'wrong.point-nowhere': {
    zh: '没有要点“{{id}}”——请使用同一文件夹 points.yaml 中要点的 id',
    en: '“{{id}}” does not exist — use the id of a point in points.yaml of this folder',
  },
  'wrong.differs-nowhere': {
    zh: '没有要点“{{id}}”——请写成另一文件的“政策/要点”',
    en: '“{{id}}” does not exist — use policy/point of another document',
  },
  'wrong.scheme-nowhere': {
    zh: '没有资格自测“{{id}}”——请使用 schemes/ 中文件的 id',
    en: '“{{id}}” does not exist — use the id of a file in schemes/',
  },
  'wrong.differs-unsaid': {
    zh: '“{{here}}”与 {{point}} 的“{{there}}”数字不同——如果两个文件确实都这样写，请在两个要点中都加上 differs，说明哪个更新、更具体',
    en: '“{{here}}” is “{{there}}” in {{point}} — if both documents really say so, add `differs` to both points, with which is later and more specific',
  },
  'wrong.differs-outdated': {
    zh: '与 {{point}} 作了比较，但该文件已由 {{by}} 代替——请看 {{now}} 现在怎么写，改为（或另加）与它比较，并改写说明',
    en: 'is compared with {{point}}, whose document {{by}} replaces — see what {{now}} says now, name it in its place (or besides), and write the note anew',
  },
  'wrong.differs-gone': {
    zh: '与 {{point}} 作了比较，但该文件已由 {{by}} 代替，新版本中没有这个要点——请删去这项比较，或改为与 {{by}} 中现在的要点比较',
    en: 'is compared with {{point}}, which is gone in {{by}}, the document that replaces it — take this comparison out, or name the point of {{by}} that says it now',
  },
  'wrong.near-nowhere': {
    zh: '没有要点“{{id}}”——请写成“政策/要点”，或删去 near',
    en: '“{{id}}” does not exist — use policy/point of a statement, or remove `near`',
  },

  // Services and liaisons
  'wrong.no-clause': {
    zh: '没有条款 {{id}}——请按 source.txt 的编号写成“政策/条款”，如 cq-card-rules/6.3',
    en: 'there is no clause {{id}} — use policy/clause by the numbers of source.txt, such as cq-card-rules/6.3',
  },
  'wrong.no-role': {
    zh: '没有角色 {{id}}——请加到 liaisons.yaml，或改正名称',
    en: 'there is no role {{id}} — add it to liaisons.yaml or correct the name',
  },
  'wrong.limit': {
    zh: '“{{figure}}”在条款 {{clause}} 里没有——请对照原文改正时限或条款',
    en: '“{{figure}}” does not stand in clause {{clause}} — compare with the source and correct the limit or the clause',
  },
  'wrong.no-hop': {
    zh: '回答为 {{said}} 时没有任何环节——请改正各环节的条件（when）或申请人的 through',
    en: 'has no hop for {{said}} — correct the conditions (when) of the hops, or through of the applicants',
  },
  'wrong.first-hop-through': {
    zh: '回答为 {{said}} 时第一个环节是 {{role}}，应为 {{through}}——请改正各环节的条件（when）或申请人的 through',
    en: 'begins with {{role}} for {{said}}, not with {{through}} — correct the conditions (when) of the hops, or through of the applicants',
  },
  'wrong.first-hop-filer': {
    zh: '回答为 {{said}} 时第一个环节是 {{role}}，而提出申请的正是该角色——请改正各环节的条件（when）或申请人的 through',
    en: 'begins with {{role}} for {{said}}, who files it — correct the conditions (when) of the hops, or through of the applicants',
  },
  'wrong.consent': {
    zh: '要填写“{{item}}”，但这里没有提到——请用它的 label 原词写明；与个人无关的，在该项写 personal: false',
    en: 'does not name “{{item}}”, which is asked — name it in the words of its label, or say personal: false when it is nothing about a person',
  },

  // Eligibility checks
  'wrong.scheme-id': {
    zh: '是“{{id}}”，与文件名不同——请写 {{name}}，或改文件名',
    en: 'is “{{id}}”, not the name of the file — write {{name}}, or rename the file',
  },
  'wrong.no-clause-but': {
    zh: '没有条款 {{id}}——可以用：{{there}}',
    en: 'there is no clause {{id}} — use one of: {{there}}',
  },
  'wrong.no-clause-nor-policy': {
    zh: '没有条款 {{id}}——没有叫“{{policy}}”的政策，请改正名称',
    en: 'there is no clause {{id}} — there is no policy “{{policy}}”: correct the name',
  },
  'wrong.not-english': {
    zh: '英文里有中文字——请译成英文',
    en: 'contains Chinese characters — translate it into English',
  },
  'wrong.not-chinese': { zh: '不是中文——请译成中文', en: 'is not in Chinese — translate it into Chinese' },
  'wrong.ids-long': {
    zh: '{{one}} 和 {{other}} 两个 id 合起来太长，按钮放不下——请一共缩短 {{by}} 个字母',
    en: 'the ids {{one}} and {{other}} are too long together for a button — shorten them by {{by}} letters together',
  },
  'wrong.word-of-two': {
    zh: '“{{word}}”同时指两个选项——请只留一处',
    en: '“{{word}}” means two options — keep it in one place only',
  },
  'wrong.word-of-fact-too': {
    zh: '“{{word}}”既指一个选项又指这个问题——请只留一处',
    en: '“{{word}}” means two things: an option, and the fact itself — keep it in one place only',
  },
  'wrong.fact-differs': {
    zh: '在 {{scheme}} 中的类型、选项或单位与此不同——同名的问题会把一处的回答用到另一处：请改成一致，或改名',
    en: 'has another kind, other options or another unit in {{scheme}} — a fact of the same name is offered from one scheme to the other: make them alike, or rename one',
  },
  'wrong.criterion-unused': {
    zh: '没有用到——请在 decision 中引用，或删去',
    en: 'nothing depends on it — name it in the decision, or remove it',
  },
  'wrong.criterion-never-met': {
    zh: '怎样回答都不会满足——请改正它的 when',
    en: 'is never met — correct its “when”: no answers lead there',
  },
  'wrong.criterion-never-fails': {
    zh: '怎样回答都会满足——请改正它的 when',
    en: 'never fails — correct its “when”: no answers lead there',
  },
  'wrong.criterion-idle': {
    zh: '满足与否，结论都一样——请改正 decision',
    en: 'never changes the outcome — correct the decision: whoever meets it comes out like whoever fails it',
  },
  'wrong.statement-never': {
    zh: '条件永远不成立——请改正，或删去这一条',
    en: 'is never met — correct it, or remove the statement',
  },
  'wrong.statement-always': {
    zh: '条件总是成立——请改正，或删去 when',
    en: 'is always met — correct it, or remove “when”',
  },
  'wrong.contradiction-alone': {
    zh: '只涉及 {{fact}} 一个问题——矛盾是两个回答之间的；取值不可能的，请用 min、max、earliest、latest 或 options 限定',
    en: 'speaks of {{fact}} alone — two answers contradict each other; for values that can’t be, use min, max, earliest, latest or options',
  },
  'wrong.contradiction-never': {
    zh: '怎样回答都不会出现——请改正它的 when，或删去',
    en: 'can never hold — no answers run into it: correct its “when”, or remove it',
  },
  'wrong.result-unchanged': {
    zh: '是为结果说明而问的，但不影响任何一条说明——请在某条说明的 when 中用到它，或删去',
    en: 'is asked for the sake of the result, but changes no statement of it — use it in the “when” of a statement, or remove it',
  },
  'wrong.never-asked': {
    zh: '永远不会问到，因为没有用到——请在 decision 引用的条件中用到它，或删去',
    en: 'is never asked, as nothing depends on it — use it in a criterion that the decision names, or remove it',
  },
  'wrong.asked-in-vain': {
    zh: '有时会问到，但怎样回答结论都一样——用到它的条件有两个重叠，请简化',
    en: 'is sometimes asked although every answer leads to the same outcome — simplify the conditions that name it: two of them overlap',
  },
  'wrong.rule-unreached': {
    zh: '这条规则的结论“{{outcome}}”永远不会出现——请改正它的 when，或改正前面的规则',
    en: 'the outcome “{{outcome}}” of this rule is never reached — no answers lead here: correct its “when” or the rules before it',
  },
  'wrong.rule-without-example': {
    zh: '没有例子由这条规则得出结论——请补一个',
    en: 'no example ends here — add an example that this rule decides',
  },
  'wrong.example-fact': {
    zh: '{{id}}：{{value}}，{{why}}——请改正这个回答',
    en: '{{id}}: {{value}} {{why}} — correct the fact',
  },
  'wrong.example-contradicts': {
    zh: '自相矛盾：{{how}}——请改正各项回答',
    en: 'contradicts itself: {{how}} — correct the facts',
  },
  'wrong.example-undecided': {
    zh: '得不出结论，缺少 {{fact}}——请在例子中补上这个回答',
    en: 'is not decided: {{fact}} is missing — add this fact to the example',
  },
  'wrong.example-outcome': {
    zh: '得出的结论是 {{outcome}}，不是 {{expected}}——请改正例子或规则',
    en: 'comes out as {{outcome}}, not {{expected}} — correct the example or the rules',
  },
  'wrong.example-decided': {
    zh: '结论取决于 {{by}}——请改正 decidedBy 或规则',
    en: 'is decided by {{by}} — correct decidedBy or the rules',
  },
  'wrong.example-decided-none': {
    zh: '结论不取决于任何一个未知的回答——请改正 decidedBy 或规则',
    en: 'is decided by no fact — correct decidedBy or the rules',
  },
  'impossible.no-fact': { zh: '这个自测里没有这个问题', en: 'is no fact of this scheme' },
  'impossible.option': { zh: '应为以下之一：{{options}}', en: 'must be one of {{options}}' },
  'impossible.number': { zh: '应为数字', en: 'must be a number' },
  'impossible.whole-number': { zh: '应为整数', en: 'must be a whole number' },
  'impossible.range': { zh: '应在 {{least}} 到 {{most}} 之间', en: 'must be between {{least}} and {{most}}' },
  'impossible.date': {
    zh: '应为日期，如 1990-05-01，或年月，如 1990-05，或年份',
    en: 'must be a date like 1990-05-01, a month like 1990-05 or a year',
  },
} satisfies Words
