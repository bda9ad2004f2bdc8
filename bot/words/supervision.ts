/** The monthly report, in chat and as a page, and the yearly questionnaire. */
import type { Words } from '../words.ts'

export const supervision = {
  'supervision.not-yours': {
    zh: '月度报表只供市一站式服务平台的服务专员查看。',
    en: 'The monthly report is only for the service specialists of the municipal one-stop platform.',
  },
  'supervision.no-such-month': {
    zh: '报表按月出。请写明是哪个月，例如：报表 10月，或 报表 2026-10。',
    en: 'Reports are made by month. Please name one, for example: report October, or report 2026-10.',
  },
  'supervision.to-come': {
    zh: '{{month}}还没有到，没有可统计的内容。',
    en: '{{month}} is still to come; there is nothing to count.',
  },
  'supervision.nothing': {
    zh: '{{period}}没有服务申请，没有评价，也没有未能回答的提问。',
    en: '{{period}}: no service requests, no ratings and no questions left unanswered.',
  },
  'supervision.so-far': { zh: '{{month}}（截至{{date}}）', en: '{{month}} (up to {{date}})' },
  'supervision.heading': { zh: '{{period}}服务情况', en: 'Services in {{period}}' },
  'supervision.said-received': {
    zh: '收到{{received}}件，办结{{done}}件，不予办理{{declined}}件，撤回{{withdrawn}}件，重新办理{{reopened}}件，期末在办{{open}}件',
    en: '{{received}} received, {{done}} done, {{declined}} declined, {{withdrawn}} withdrawn, {{reopened}} reopened, {{open}} open at the end',
  },
  'supervision.said-days': {
    zh: '办结平均用时{{days}}个工作日',
    en: 'Working days to completion, on average: {{days}}',
  },
  'supervision.said-limits': {
    zh: '办理期限：按时{{onTime}}个，逾期{{overdue}}个',
    en: 'Time limits: {{onTime}} kept, {{overdue}} missed',
  },
  'supervision.said-overdue': { zh: '（{{list}}）', en: ' ({{list}})' },
  'supervision.said-ratings_one': { zh: '评价{{count}}份，平均{{stars}}分', en: '{{count}} rating, {{stars}} of 5' },
  'supervision.said-ratings_other': {
    zh: '评价{{count}}份，平均{{stars}}分',
    en: '{{count}} ratings, {{stars}} of 5 on average',
  },
  'supervision.said-no-ratings': { zh: '没有评价', en: 'No ratings' },
  'supervision.said-questions_one': {
    zh: '资料未能回答的提问{{count}}次：“{{question}}”',
    en: '{{count}} question the documents did not answer: “{{question}}”',
  },
  'supervision.said-questions_other': {
    zh: '资料未能回答的提问{{count}}次，最多的是“{{question}}”（{{times}}次）',
    en: '{{count}} questions the documents did not answer, most often “{{question}}” ({{times}})',
  },
  'supervision.said-questions-each': {
    zh: '资料未能回答的提问{{count}}次，例如“{{question}}”',
    en: '{{count}} questions the documents did not answer, for example “{{question}}”',
  },
  'supervision.said-no-questions': { zh: '没有未能回答的提问', en: 'No questions left unanswered' },
  'supervision.said-survey': {
    zh: '{{year}}年问卷：发出{{asked}}份，收回{{answered}}份，满意度平均{{stars}}分',
    en: 'Questionnaire of {{year}}: {{asked}} asked, {{answered}} answered, satisfaction {{stars}} of 5',
  },
  'supervision.unknown': {
    zh: '另有{{number}}件申请的提交记录不在日志中，未计入',
    en: 'Not counted, because the log does not have their filing: {{number}}',
  },
  'supervision.see-page': {
    zh: '附件是供会议使用的页面，含图表和口径说明。',
    en: 'The page attached has the charts for the meeting, and says what each number means.',
  },
  'supervision.see-table': {
    zh: '{{period}}明细表（CSV，可用Excel打开），每个服务和部门一行。',
    en: '{{period}} as a table (CSV, opens in Excel): one row for each service and department.',
  },

  'supervision.kind': {
    zh: '人才服务证服务情况 · 细则七、（二）',
    en: 'Services under the Talent Service Card · implementing rules VII.(ii)',
  },
  'supervision.made': { zh: '统计截至{{date}}', en: 'Counted up to {{date}}' },
  'supervision.overview': { zh: '总览', en: 'Overview' },
  'supervision.by-service': { zh: '按服务', en: 'By service' },
  'supervision.by-department': { zh: '按部门', en: 'By department' },
  'supervision.by-district': { zh: '按区县', en: 'By district' },
  'supervision.questions': { zh: '资料未能回答的提问', en: 'Questions the documents did not answer' },
  'supervision.question': { zh: '提问', en: 'Question' },
  'supervision.times': { zh: '次数', en: 'Times' },
  'supervision.question-gone': { zh: '（已删除的提问）', en: '(a question deleted since)' },
  'supervision.means': { zh: '口径说明', en: 'What the numbers mean' },
  'supervision.total': { zh: '合计', en: 'Total' },
  'supervision.no-district': { zh: '未注明', en: 'Not stated' },
  'supervision.no-limit-met': { zh: '本期没有到期的办理期限。', en: 'No time limit ended in this period.' },

  'supervision.month': { zh: '月份', en: 'Month' },
  'supervision.service': { zh: '服务', en: 'Service' },
  'supervision.department': { zh: '部门', en: 'Department' },
  'supervision.district': { zh: '区县', en: 'District' },
  'supervision.open-before': { zh: '期初在办', en: 'Open before' },
  'supervision.received': { zh: '收到', en: 'Received' },
  'supervision.came-in': { zh: '转入', en: 'Came in' },
  'supervision.reopened': { zh: '重新办理', en: 'Reopened' },
  'supervision.done': { zh: '办结', en: 'Done' },
  'supervision.declined': { zh: '不予办理', en: 'Declined' },
  'supervision.withdrawn': { zh: '撤回', en: 'Withdrawn' },
  'supervision.passed-on': { zh: '转出', en: 'Passed on' },
  'supervision.open-after': { zh: '期末在办', en: 'Open after' },
  'supervision.on-time': { zh: '按时', en: 'On time' },
  'supervision.overdue': { zh: '逾期', en: 'Overdue' },
  'supervision.days': { zh: '平均工作日', en: 'Average working days' },
  'supervision.ratings': { zh: '评价数', en: 'Ratings' },
  'supervision.stars': { zh: '平均评分', en: 'Average rating' },

  'supervision.means-source': {
    zh: '所有数字都只由操作日志得出；日志只增不改。时间以北京时间为准。',
    en: 'All numbers come from the audit log alone, to which lines are only ever added. Times are those of China.',
  },
  'supervision.means-received': {
    zh: '收到：本期提交的申请，计入最先承办的部门。期初、期末在办：当时尚未结束的申请，计入当时承办的部门。',
    en: 'Received: filed in this period; counted for the department it goes to first. Open before and after: not finished at that time; counted for the department that holds it then.',
  },
  'supervision.means-done': {
    zh: '办结、不予办理、撤回：本期结束、期末没有重新办理的申请，计入结束时承办的部门。重新办理：本期之前已经结束、本期又重新办理的申请。',
    en: 'Done, declined, withdrawn: finished in this period and not open again at its end; counted for the department that held it. Reopened: finished before this period and opened again in it.',
  },
  'supervision.means-moved': {
    zh: '转入、转出：本期由一个部门转到另一个部门的次数。每一行：期初在办＋收到＋转入＋重新办理＝办结＋不予办理＋撤回＋转出＋期末在办。',
    en: 'Came in, passed on: how often requests went from one department to another in this period. In every row: open before + received + came in + reopened = done + declined + withdrawn + passed on + open after.',
  },
  'supervision.means-on-time': {
    zh: '按时：有办理期限的一步，在期限当日（工作日）18:00前转到下一步，或者申请在此之前结束。每个期限只计一次；规定没有期限的步骤不计。',
    en: 'On time: a step with a time limit was passed on to the next one, or the request finished, before 18:00 on the working day it was due. Each time limit counts once; steps without one in the rules do not count.',
  },
  'supervision.means-overdue': {
    zh: '逾期：到期限当日18:00仍未完成的一步，计入期限所在的月份，由当时承办的部门承担，之后转入的部门不再承担。等待申请人补充的时间不扣除。结束后、期限过后才重新办理的，在重新办理时计为逾期。',
    en: 'Overdue: a step not finished at 18:00 on the day it was due. It counts in the month of that day and is charged to the department that held the request then, not to one that gets it later. Time spent waiting for the applicant is not taken off. A finished request that is reopened after its time limit counts as overdue when it is reopened.',
  },
  'supervision.means-days': {
    zh: '平均工作日：本期办结的申请从提交到办结经过的工作日（提交当日不计）的平均数，计入办结的部门。',
    en: 'Average working days: from filing to completion, the day of filing not counted, over the requests done in this period; shown for the department that completed them.',
  },
  'supervision.means-ratings': {
    zh: '评价：申请人在本期给出的评分（1至5分）；同一件申请以最后一次为准，重新办理后作废。',
    en: 'Ratings: 1 to 5, given by applicants in this period. The last one of a request counts; reopening it cancels its rating.',
  },
  'supervision.means-district': {
    zh: '区县：申请中所填的区县；没有填写、未定或不能认定为一个区县的，归入“未注明”。',
    en: 'District: as given in the request; “not stated” when there is none, when it is not decided, or when it is not clearly one district of Chongqing.',
  },

  'survey.title': { zh: '{{year}}年问卷调查', en: 'Questionnaire of {{year}}' },
  'survey.clause': { zh: '细则七、（三）', en: 'Implementing rules VII.(iii)' },
  'survey.asked': { zh: '发出', en: 'Asked' },
  'survey.answered': { zh: '收回', en: 'Answered' },
  'survey.declined': { zh: '未参加', en: 'Declined' },
  'survey.stars': { zh: '满意度（平均）', en: 'Satisfaction (average)' },
  'survey.in-time': { zh: '认为办理及时', en: 'Handled in time' },
  'survey.in-time-of': { zh: '{{yes}}人，共{{all}}人回答', en: '{{yes}} of {{all}} who answered this' },
  'survey.sentences': { zh: '意见（不记名）', en: 'What they said (without names)' },
  'survey.ask-stars': {
    zh: '年底了，想请您就今年的人才服务回答3个简短的问题，汇总时不显示是谁答的，用于改进服务（评分按账号记在日志里，您删除数据后就对应不到您）。\n\n1/3 总的来说，您对服务满意吗？（5分为非常满意）',
    en: 'The year is ending. May I ask you 3 short questions about this year’s talent services? The summary does not say who answered and helps to improve the services (the marks stand in the log by account, which is no longer yours once you delete your data).\n\n1/3 All in all, how satisfied are you? (5 is very satisfied)',
  },
  'survey.satisfied': { zh: '满意度{{stars}}分', en: 'Satisfaction {{stars}}' },
  'survey.decline': { zh: '不参加', en: 'No, thank you' },
  'survey.ask-time': { zh: '2/3 办理及时吗？', en: '2/3 Was it handled in time?' },
  'survey.yes': { zh: '及时', en: 'Yes, in time' },
  'survey.no': { zh: '不及时', en: 'No, not in time' },
  'survey.ask-sentence': {
    zh: '3/3 请用一句话说说您的意见或建议。（请不要写姓名、电话和证件号。）',
    en: '3/3 What would you like to tell us, in one sentence? (Please no names, phone or document numbers.)',
  },
  'survey.skip': { zh: '没有意见', en: 'Nothing to add' },
  'survey.thanks': { zh: '谢谢您的回答！', en: 'Thank you for your answers!' },
  'survey.no-more': {
    zh: '好的，今年不会再问您。',
    en: 'All right. You will not be asked again this year.',
  },
  'survey.too-long': {
    zh: '这句话有{{length}}个字，请缩短到{{limit}}个字以内。',
    en: 'That has {{length}} characters; please keep to {{limit}}.',
  },
  'survey.over': {
    zh: '{{year}}年的问卷已经结束，谢谢您。',
    en: 'The questionnaire of {{year}} is over. Thank you.',
  },
} satisfies Words
