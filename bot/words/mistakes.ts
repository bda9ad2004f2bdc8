/** What is wrong in the form of a knowledge file: said to editors after the file and the place in it. */
import type { Words } from '../words.ts'

export const mistakes = {
  // The whole line, and what stands in it.
  'mistake.line': { zh: '{{file}}：{{what}}', en: '{{file}}: {{what}}' },
  'mistake.line-key': { zh: '{{file}}：{{key}}：{{what}}', en: '{{file}}: {{key}}: {{what}}' },
  'mistake.line-number': { zh: '{{file}}：第{{line}}行：{{what}}', en: '{{file}}: line {{line}}: {{what}}' },
  'mistake.form': {
    zh: '{{what}}——请按 knowledge/README.zh.md 中的写法改正',
    en: '{{what}} — write it as knowledge/README.md says',
  },
  'mistake.all': { zh: '{{all}}', en: '{{all}}' },
  'mistake.no-folder': {
    zh: '没有这个文件夹——请把 KNOWLEDGE_DIR 设为知识文件夹',
    en: 'there is no such folder — set KNOWLEDGE_DIR to the knowledge folder',
  },
  'mistake.no-file': { zh: '缺少这个文件——请新建或恢复', en: 'the file is missing — create it or restore it' },
  'mistake.unreadable': {
    zh: '无法读取（{{code}}）——请改为机器人可以读取的文件',
    en: 'can’t be read ({{code}}) — make it a file the bot may read',
  },

  // YAML
  'mistake.yaml': {
    zh: '不是有效的 YAML（{{reason}}）——请检查本行和上一行的缩进、冒号和引号',
    en: 'is not valid YAML: {{reason}} — check indentation, colons and quotes at this line and the one before',
  },
  'mistake.yaml-tab': {
    zh: '不是有效的 YAML：行首用了制表符（Tab）——请改用空格缩进，与前后各行一致',
    en: 'is not valid YAML: the line begins with a tab — indent with blanks, as the lines around it',
  },
  'mistake.yaml-no-blank': {
    zh: '不是有效的 YAML：键的冒号后面没有空格——请写成“: ”（冒号加一个空格）',
    en: 'is not valid YAML: there is no blank after the colon of the key — write : and a blank',
  },
  'mistake.yaml-open-quote': {
    zh: "不是有效的 YAML：引号没有成对——请补上另一个引号，或用英文单引号括住整段文字：'…'",
    en: "is not valid YAML: a quotation mark is opened and not closed — close it, or put the whole text in single quotes: '…'",
  },
  'mistake.yaml-after-quote': {
    zh: "不是有效的 YAML：英文引号括住了开头几个字，后面还有文字——请用英文单引号括住整段文字：'…'，里面的引号改用中文引号",
    en: "is not valid YAML: there is more behind the quotation marks — put the whole text in single quotes: '…', with typographic ones inside",
  },
  'mistake.yaml-sign': {
    zh: "不是有效的 YAML：文字以 YAML 保留的符号开头——请用英文单引号括住整段文字：'…'",
    en: "is not valid YAML: the text begins with a sign that YAML keeps for itself — put the whole text in single quotes: '…'",
  },
  'mistake.yaml-colon-inside': {
    zh: "不是有效的 YAML：文字中有英文冒号加空格——请用英文单引号括住整段文字：'…'，或改用中文冒号（：）",
    en: "is not valid YAML: the text has a colon and a blank in it — put the whole text in single quotes: '…'",
  },
  'mistake.yaml-twice': {
    zh: '不是有效的 YAML：同一个键写了两次——请只留一个',
    en: 'is not valid YAML: the same key stands twice — keep one of them',
  },
  'mistake.yaml-bracket': {
    zh: '不是有效的 YAML：括号或引号没有成对，或缺少英文逗号——请检查从左边的括号或引号到本行的内容',
    en: 'is not valid YAML: a bracket or quotation mark is not closed, or a comma is missing — check from where it opens to this line',
  },
  'mistake.yaml-indentation': {
    zh: '不是有效的 YAML：缩进不对——同一层的各行，行首空格数要相同',
    en: 'is not valid YAML: the indentation is wrong — lines of one level begin with the same number of blanks',
  },

  'mistake.yaml-misplaced': {
    zh: '不是有效的 YAML：本行与上一行接不上——请检查缩进，以及两行是否缺少键、冒号或行首的短横',
    en: 'is not valid YAML: this line does not go on from the one before — check indentation, and whether a key, a colon or a dash is missing',
  },

  // Signs of a Chinese keyboard
  'slip.colon': {
    zh: '键的后面是中文冒号（：）——请改成英文冒号加一个空格（: ）',
    en: 'has a Chinese colon （：） after the key — write : and a blank',
  },
  'slip.comma': {
    zh: "括号里是中文的“，”“、”或“；”，不能分隔各项——请改成英文逗号加一个空格（, ）；如果它是文字的一部分，请用英文单引号括住这段文字：'…'",
    en: "has a Chinese mark （，、；） inside brackets, which parts nothing — write , and a blank; where it belongs to the text, put that text in single quotes: '…'",
  },
  'slip.quote': {
    zh: "整段文字在中文引号里，引号会被当作文字——请删去，或改成英文单引号：'…'",
    en: "has the text in Chinese quotation marks, which become part of it — leave them out, or write single quotes: '…'",
  },
  'slip.bracket': {
    zh: '用了中文括号（［］｛｝）——请改成英文的 [ ] 或 { }',
    en: 'has Chinese brackets （［］｛｝） — write [ ] or { }',
  },
  'slip.dash': {
    zh: '行首是中文的横线——请改成英文短横加一个空格（- ）',
    en: 'begins with a Chinese dash — write - and a blank',
  },
  'slip.hash': { zh: '行首是中文的＃——请改成英文的 #', en: 'begins with a Chinese ＃ — write #' },
  'slip.blank': {
    zh: '行首有全角空格——请改成英文（半角）空格',
    en: 'begins with a wide blank of a Chinese keyboard — indent with ordinary blanks',
  },

  // What belongs in a place
  'mistake.missing': { zh: '没有填写', en: 'is missing' },
  'mistake.missing-one-of': { zh: '没有填写；可以是：{{values}}', en: 'is missing; it is one of {{values}}' },
  'mistake.empty': { zh: '是空的', en: 'is empty' },
  'mistake.number-for-text': {
    zh: "应为文字，这里是数字 {{number}}：请加英文引号，如 '6.10'",
    en: 'is the number {{number}} where a text belongs: put it in quotes',
  },
  'mistake.word-for-text': {
    zh: '应为文字，这里的 {{word}} 会被当作“是”或“否”：请加英文引号',
    en: 'is {{word}} where a text belongs: put it in quotes',
  },
  'mistake.kind': { zh: '应为{{expected}}，这里是{{found}}', en: 'is {{found}} where {{expected}} belongs' },
  'mistake.a-text': { zh: '文字', en: 'a text' },
  'mistake.a-number': { zh: '数字', en: 'a number' },
  'mistake.a-whole-number': { zh: '整数', en: 'a whole number' },
  'mistake.a-truth': { zh: ' true 或 false', en: 'true or false' },
  'mistake.a-list': { zh: '列表', en: 'a list' },
  'mistake.a-group': { zh: '一组键', en: 'a group of keys' },
  'mistake.nothing': { zh: '空白', en: 'empty' },
  'mistake.unknown-key': { zh: '这里没有“{{key}}”这个键{{meant}}', en: 'there is no key “{{key}}” here{{meant}}' },
  'mistake.meant': { zh: '，是不是“{{word}}”？', en: ': did you mean “{{word}}”?' },
  'mistake.none-of': {
    zh: '“{{value}}”不在可选范围：{{values}}{{meant}}',
    en: '“{{value}}” is none of {{values}}{{meant}}',
  },
  'mistake.too-few': { zh: '至少要有 {{least}} 项', en: 'needs at least {{least}} entries' },
  'mistake.too-many': { zh: '最多 {{most}} 项', en: 'has more than {{most}} entries' },
  'mistake.too-short': { zh: '至少要有 {{least}} 个字', en: 'needs at least {{least}} characters' },
  'mistake.too-long': { zh: '最多 {{most}} 个字', en: 'has more than {{most}} characters' },
  'mistake.too-small': { zh: '不能小于 {{least}}', en: 'is less than {{least}}' },
  'mistake.too-big': { zh: '不能大于 {{most}}', en: 'is more than {{most}}' },
  'mistake.no-date': {
    zh: '应为确有的日期，写法如 2017-12-14',
    en: 'must be a date that exists, written like 2017-12-14',
  },
  'mistake.no-id': {
    zh: '应为小写英文单词，以连字符相连，如 card-loss',
    en: 'must be lower-case words joined by hyphens, like card-loss',
  },
  'mistake.id-twice': { zh: '另有一项也叫 {{id}}', en: 'another entry is called {{id}} already' },
  'mistake.no-clause-id': { zh: '应为条款编号，如 6.3', en: 'must be the id of a clause, such as 6.3' },
  'mistake.no-policy-clause': {
    zh: '应为“政策/条款”，如 cq-card-rules/6.3',
    en: 'must be policy/clause, for example cq-card-rules/6.3',
  },
  'mistake.no-day': { zh: '应为某月某日，写法如 05-31', en: 'must be a day like 05-31' },
  'mistake.no-named-date': {
    zh: '应为日期，如 today 或 1900-01-01',
    en: 'must be a date such as today or 1900-01-01',
  },

  // services.yaml
  'mistake.no-when': {
    zh: '应写成 { item: …, is: […] }，或由它们组成的列表',
    en: 'needs { item: …, is: […] }, or a list of them',
  },
  'mistake.no-limit': {
    zh: '应写 workingDays 和 1 到 250 的整数，或写 by 和某月某日，如 "05-31"',
    en: 'needs workingDays with a whole number from 1 to 250, or by with a day like "05-31"',
  },
  'mistake.season-turned': {
    zh: 'from 不能晚于 to：跨年的请写成两段',
    en: 'from must not be later than to: write two seasons for the turn of the year',
  },
  'mistake.choice-options': {
    zh: 'choice 类的填写项要有 options，其他类的不能有',
    en: 'an item of kind choice needs options, and no other kind has them',
  },
  'mistake.no-earlier-item': { zh: '前面没有叫 {{id}} 的填写项', en: 'no earlier item is called {{id}}' },
  'mistake.options-are': { zh: '{{id}} 的选项是：{{options}}', en: 'the options of {{id}} are {{options}}' },
  'mistake.no-date-item': { zh: '没有叫 {{id}} 的日期填写项', en: 'no item of kind date is called {{id}}' },

  // liaisons.yaml
  'mistake.employers-of-employer': {
    zh: '只有 kind 为 employer 的角色可以写 employers',
    en: 'only a role of kind employer has employers',
  },
  'mistake.districts-of-district': {
    zh: '只有 kind 为 district、id 以 district- 开头的角色可以写 districts',
    en: 'only a role of kind district whose id begins with district- has districts',
  },
  'mistake.role-twice': { zh: '会有两个角色都叫 {{id}}', en: 'two roles would be called {{id}}' },
  'mistake.role-long': {
    zh: '角色 {{id}} 超过 30 个字符：请缩短它所属通用角色的 id',
    en: 'the role {{id}} has more than 30 characters: shorten the id of its general role',
  },
  'mistake.employer-name-shared': {
    zh: '{{one}} 和 {{other}} 有相同的单位名称，无法分清申请属于哪一家',
    en: '{{one}} and {{other}} share a name of an employer, so it could not be told whose a request is',
  },
  'mistake.no-platform': { zh: '要有一个 kind 为 platform 的角色', en: 'there must be a role of kind platform' },

  // schemes
  'mistake.no-shared-fact': {
    zh: 'facts.yaml 里没有名为“{{fact}}”的问题（有：{{facts}}）',
    en: 'facts.yaml has no fact “{{fact}}” (it has {{facts}})',
  },
  'mistake.fact-is-shared': {
    zh: '“{{fact}}”是共用的：请把 {{keys}} 写到 facts.yaml，或删去 shared',
    en: '“{{fact}}” is shared: write {{keys}} in facts.yaml, or drop “shared”',
  },
  'mistake.no-criterion-above': {
    zh: '本行之前没有条件“{{id}}”',
    en: 'no criterion “{{id}}” is written above this line',
  },
  'mistake.no-fact': { zh: '没有名为“{{id}}”的问题', en: 'there is no fact “{{id}}”' },
  'mistake.no-number-fact': { zh: '没有名为“{{id}}”的数字类问题', en: 'there is no number fact “{{id}}”' },
  'mistake.no-date-fact': { zh: '没有名为“{{id}}”的日期类问题', en: 'there is no date fact “{{id}}”' },
  'mistake.no-age': { zh: '“{{id}}”不是日期，算不出年龄', en: '“{{id}}” is no date, so it has no age' },
  'mistake.has-options': {
    zh: '“{{id}}”有选项：请用 is 或 in 比较',
    en: '“{{id}}” has options: compare it with “is” or “in”',
  },
  'mistake.needs-bounds': {
    zh: '“{{id}}”没有选项：请用 at-least 等界限比较',
    en: '“{{id}}” has no options: compare it with bounds such as “at-least”',
  },
  'mistake.no-option': { zh: '“{{id}}”没有选项“{{value}}”', en: '“{{value}}” is no option of “{{id}}”' },
  'mistake.number-compared': {
    zh: '“{{id}}”应与数字比较，或与倍数比较，如 4 times average-salary',
    en: '“{{id}}” is compared with numbers, or with multiples such as 4 times average-salary',
  },
  'mistake.date-compared': {
    zh: '“{{id}}”应与日期比较，如 today 或 2024-12-31',
    en: '“{{id}}” is compared with dates such as today or 2024-12-31',
  },
  'mistake.unsure-taken': {
    zh: '“{{id}}”（不确定）总会作为选项出现，请换一个 id',
    en: '“{{id}}” is always offered; choose another id',
  },
  'mistake.often-each': { zh: '应写明每一个选项：{{options}}', en: 'must name each of: {{options}}' },
  'mistake.often-none': { zh: '这个问题没有选项，请删去', en: 'must be left out, as this fact has no options' },
  'mistake.rule-of-facts': {
    zh: '直接写了问题：请先写成带条款的条件（criteria），再引用它',
    en: 'speaks of facts: make a criterion with its clause and name that',
  },
  'mistake.last-rule': {
    zh: '最后一条规则不能有 when，以免有人得不到结论',
    en: 'the last rule must have no “when”, so that no case stays open',
  },
  'mistake.rule-without-when': { zh: '缺少 when', en: 'needs “when”' },
  'mistake.no-condition': {
    zh: '不是条件；请写成以下之一：{{written}}',
    en: 'is no condition: write one of {{written}}',
  },
  'mistake.no-place-in-condition': {
    zh: '这里不能写“{{key}}”；请写成以下之一：{{written}}',
    en: 'has no place for “{{key}}”: write one of {{written}}',
  },
  'mistake.needs-list': { zh: '“{{key}}”后面要有列表', en: 'needs a list under “{{key}}”' },
  'mistake.needs-at-least': { zh: '要有 at-least 和整数', en: 'needs “at-least” with a whole number' },
  'mistake.needs-criterion': { zh: '要有条件的 id', en: 'needs the id of a criterion' },
  'mistake.needs-fact': { zh: '要有问题的 id', en: 'needs the id of a fact' },
  'mistake.needs-test': {
    zh: '要有 is、in 或 at-least 等界限',
    en: 'needs “is”, “in”, or bounds such as “at-least”',
  },
  'mistake.needs-on': {
    zh: '要有 on 和日期，如 01-01 或 today',
    en: 'needs “on” with a date such as 01-01 or today',
  },
  'mistake.age-compared': { zh: '年龄要与数字比较', en: 'compares ages with numbers' },
} satisfies Words
