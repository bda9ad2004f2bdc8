/** Checks of several programmes at once, answers that can't be taken as they are, and “what if”. */
import type { Words } from '../words.ts'

export const screening = {
  'screening.fit': { zh: '哪个项目适合我', en: 'Which programme fits me' },
  'screening.which-city': {
    zh: '我可以一次比较几个项目。您考虑在哪个城市工作或创业？',
    en: 'I can compare several programmes at once. In which city do you think of working or starting a business?',
  },
  'screening.any-city': { zh: '都可以，还没定', en: 'Any of them, not decided' },
  'screening.fit-intro': {
    zh: '我把{{count}}个项目放在一起看，先问最能分出结果的问题。拿不准就答“不确定”；随时可以先看目前的结果。',
    en: 'I look at {{count}} programmes together and ask first what settles most. When in doubt, answer “Not sure”; you can look at the result so far at any time.',
  },
  'screening.can-leave': {
    zh: '可以，随时都能退出：发“退出”。',
    en: 'Yes, at any time: send “cancel”.',
  },
  'screening.progress': {
    zh: '哪个项目适合我 · 第{{number}}题 · {{count}}个项目中{{settled}}个已有结果',
    en: 'Which programme fits me · question {{number}} · {{settled}} of {{count}} programmes settled',
  },
  'screening.about': { zh: '这一题关于：{{title}}', en: 'This one is about: {{title}}' },
  'screening.decided': {
    zh: '结论已经有了：{{outcome}}。下面几个问题只用来说清您能用到什么、怎么办理；不想答，可以直接看结果。',
    en: 'The outcome is clear: {{outcome}}. The questions that follow only tell what you can use and what to do; you can go to the result at any time.',
  },
  'screening.enough': { zh: '直接看结果', en: 'Show the result now' },
  'screening.so-far': { zh: '先看目前的结果', en: 'Show the result so far' },

  'screening.compared': { zh: '按您的回答比较下来：', en: 'By your answers, the programmes compare like this:' },
  'screening.compared-none': {
    zh: '按您的回答，这些项目目前都不符合：',
    en: 'By your answers, none of these programmes is open to you as things stand:',
  },
  'screening.compared-so-far': {
    zh: '按您到目前为止的回答：',
    en: 'By your answers so far:',
  },
  'screening.line': { zh: '{{title}}：{{outcome}}。', en: '{{title}}: {{outcome}}.' },
  'screening.line-open': {
    zh: '{{title}}：还要再问几个问题。',
    en: '{{title}}: still open, more questions are needed.',
  },
  'screening.line-clauses': { zh: '【{{labels}}】', en: '[{{labels}}]' },
  'screening.line-expired': {
    zh: '注意：所依据的文件写明的有效期已过。',
    en: 'Note: the validity stated in the document it rests on has ended.',
  },
  'screening.compared-basis': {
    zh: '{{date}}依据您的回答初步比较，以主管部门的决定为准。',
    en: 'Compared on {{date}} from your own answers. It is preliminary and not a decision: that is for the authorities.',
  },
  'screening.compared-open': {
    zh: '选一个项目，可以看到逐条理由、材料和流程。',
    en: 'Choose a programme to see every reason, the materials and the procedure.',
  },
  'screening.look': { zh: '查看：{{title}}', en: 'Look at: {{title}}' },
  'screening.print': { zh: '保存或打印结果', en: 'Keep or print the result' },

  'screening.contradiction': {
    zh: '前后的回答不一致：{{text}}请问要改哪一个？',
    en: 'Something does not fit together: {{text}} Which answer would you like to change?',
  },
  'screening.which-day': {
    zh: '您说的是{{date}}。这里差几天就可能影响结果，请补充到具体哪一天；不记得就答“不确定”。',
    en: 'You said {{date}}. Here a few days can change the result, so please give the exact day; if you can’t, answer “Not sure”.',
  },
  'screening.age': {
    zh: '您说的是{{age}}岁。规定按出生日期在某一天算满多少周岁，所以要请您写出生日期；多数情况下只写出生年份就够了。',
    en: 'You said {{age}}. The rules count age on a certain day from the date of birth, so I need that; mostly the year of birth is enough.',
  },
  'screening.bound': {
    zh: '这个范围里结果可能不一样，请写一个具体的数字；不知道就答“不确定”。',
    en: 'Within that range the result can differ, so please give one figure; if you don’t know, answer “Not sure”.',
  },
  'screening.hedged': {
    zh: '听起来您不太确定。要按“{{value}}”算就选它，不然就选“不确定”。',
    en: 'You don’t sound quite sure. Choose “{{value}}” if I should take it so, or “Not sure”.',
  },
  'screening.meant': {
    zh: '您是说“{{value}}”吗？是的话请回复“是”，不然请选最符合的一项。',
    en: 'Do you mean “{{value}}”? If so, answer “yes”; otherwise choose the one that fits best.',
  },
  'screening.in-turn': {
    zh: '我一题一题地问，请先答下面这一题。要做别的，发“退出”，答过的我留着。',
    en: 'I ask one thing at a time. Please answer this one first. To do something else, send “exit”; your answers are kept.',
  },
  'screening.noted': {
    zh: '您刚才说的我记下了：\n{{list}}\n不对的话，说“修改”就可以改。',
    en: 'I have noted what you said:\n{{list}}\nIf that is not right, say “change”.',
  },
  'screening.choose': {
    zh: '这一题请从下面选一项；拿不准就选“不确定”。',
    en: 'Please choose one of the answers below here; when in doubt, “Not sure”.',
  },
  'screening.several': {
    zh: '这里只记一个回答，请选最符合的那一项。',
    en: 'I can take one answer only here. Please choose the one that fits best.',
  },
  'screening.unclear-several-numbers': {
    zh: '您写了几个数字，我不知道该用哪一个。请只写一个。',
    en: 'You gave several numbers and I can’t tell which one to take. Please give one only.',
  },
  'screening.unclear-day-or-month': {
    zh: '我分不清哪个是月、哪个是日。请写成1990-05-01这样的年月日。',
    en: 'I can’t tell the day from the month. Please write year, month and day, for example 1990-05-01.',
  },
  'screening.unclear-no-such-day': {
    zh: '日历上没有这一天，请再看一下。',
    en: 'There is no such day in the calendar. Please check it.',
  },
  'screening.unclear-several-dates': {
    zh: '您写了几个日期，我不知道该用哪一个。请只写一个。',
    en: 'You gave several dates and I can’t tell which one to take. Please give one only.',
  },
  'screening.unclear-no-year': {
    zh: '请加上年份，例如1990年5月1日。',
    en: 'Please add the year, for example 1 May 1990.',
  },
  'screening.unclear-calendar': {
    zh: '请按公历写，例如1990-05-01。',
    en: 'Please give the date of the common (Gregorian) calendar, for example 1990-05-01.',
  },
  'screening.unclear-about': {
    zh: '只知道大概还定不了，请写确切的数字；不知道就答“不确定”。',
    en: 'An approximate figure does not settle it. Please give the exact one, or “Not sure”.',
  },
  'screening.unclear-unit': {
    zh: '这个单位我换算不了，请按所问的单位写。',
    en: 'I can’t convert that unit. Please give the figure in the unit asked for.',
  },
  'screening.unclear-after-tax': {
    zh: '请写税前的数额；只知道税后，就答“不确定”。',
    en: 'Please give the amount before tax. If you only know what is paid out, answer “Not sure”.',
  },
  'screening.unclear-currency': {
    zh: '规定按人民币计算，请换算成人民币元再告诉我。',
    en: 'The rules count in yuan. Please convert it to renminbi and tell me that.',
  },

  'screening.what-if': { zh: '假设“{{changes}}”：', en: 'Supposing “{{changes}}”:' },
  'screening.aged': { zh: '{{date}}年满{{age}}岁', en: 'aged {{age}} on {{date}}' },
  'screening.what-if-same': {
    zh: '{{title}}：结果不变，仍是“{{outcome}}”。',
    en: '{{title}}: no change, still “{{outcome}}”.',
  },
  'screening.what-if-other': {
    zh: '{{title}}：结果从“{{before}}”变为“{{after}}”。{{reason}}',
    en: '{{title}}: the result changes from “{{before}}” to “{{after}}”. {{reason}}',
  },
  'screening.what-if-first': {
    zh: '{{title}}：结果会是“{{after}}”。{{reason}}',
    en: '{{title}}: the result would be “{{after}}”. {{reason}}',
  },
  'screening.what-if-clash': {
    zh: '{{title}}：这和您的其他回答不能同时成立。{{text}}',
    en: '{{title}}: that can’t be true beside your other answers. {{text}}',
  },
  'screening.what-if-open': {
    zh: '{{title}}：还要看“{{fact}}”。',
    en: '{{title}}: that would depend on “{{fact}}”.',
  },
  'screening.what-if-met': { zh: '符合了：{{label}}【{{clause}}】', en: 'Now met: {{label}} [{{clause}}]' },
  'screening.what-if-failed': { zh: '不再符合：{{label}}【{{clause}}】', en: 'No longer met: {{label}} [{{clause}}]' },
  'screening.what-if-not-met': { zh: '不符合：{{label}}【{{clause}}】', en: 'Not met: {{label}} [{{clause}}]' },
  'screening.what-if-gained': { zh: '增加：{{text}}', en: 'Added: {{text}}' },
  'screening.what-if-lost': { zh: '不再适用：{{text}}', en: 'No longer: {{text}}' },
  'screening.what-if-already': {
    zh: '您本来的回答就是这样（{{changes}}），结果不变。',
    en: 'That is what you answered already ({{changes}}), so nothing changes.',
  },
  'screening.what-if-kept': {
    zh: '这只是假设，您原来的回答没有改。',
    en: 'This is only a supposition: your answers are as they were.',
  },
  'screening.adopt': { zh: '按此修改', en: 'Change my answer to this' },

  // npm run screen
  'screen.usage': {
    zh: '用法：npm run -s screen -- <scheme> [--json] [--lang zh|en] < facts.json   （资格自测：{{schemes}}）',
    en: 'usage: npm run -s screen -- <scheme> [--json] [--lang zh|en] < facts.json   (schemes: {{schemes}})',
  },
  'screen.no-scheme': {
    zh: '没有资格自测“{{name}}”（有：{{schemes}}）',
    en: 'unknown scheme “{{name}}” (there is: {{schemes}})',
  },
  'screen.no-language': {
    zh: '--lang 后面应为 zh 或 en，不是 {{language}}',
    en: '--lang must be zh or en, not {{language}}',
  },
  'screen.no-date': {
    zh: '--date 后面应为日期，如 2026-01-01，不是 {{date}}',
    en: '--date must be a date like 2026-01-01, not {{date}}',
  },
  'screen.type': {
    zh: '请输入 JSON 格式的回答，按 Ctrl-D 结束。',
    en: 'Type the facts as JSON; Ctrl-D ends.',
  },
  'screen.no-input': {
    zh: '标准输入是空的：请给出一组问题和回答，如 < facts.json（{{scheme}} 有：{{facts}}）',
    en: 'standard input is empty: give one object of facts, such as < facts.json ({{scheme}} knows {{facts}})',
  },
  'screen.no-json': { zh: '标准输入不是 JSON：{{why}}', en: 'standard input is not JSON: {{why}}' },
  'screen.no-object': {
    zh: '标准输入应为一组问题和回答，如 {"foreigner": "yes"}',
    en: 'standard input must be one object of facts, such as {"foreigner": "yes"}',
  },
  'screen.no-fact': {
    zh: '没有名为“{{id}}”的问题（{{scheme}} 有：{{facts}}）',
    en: 'unknown fact “{{id}}” ({{scheme}} knows {{facts}})',
  },
  'screen.impossible': { zh: '“{{id}}”{{why}}，不是 {{given}}', en: '“{{id}}” {{why}}, not {{given}}' },
  'screen.contradiction': {
    zh: '这些回答不能同时成立：{{how}}',
    en: 'these facts can’t all be true: {{how}}',
  },
} satisfies Words
