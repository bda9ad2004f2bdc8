/**
 * What answers questions about the document as a whole, found by how its statements are put: who may apply, with which
 * papers, how long it takes. A guess for the editor to read; a need that none is found for is left out.
 */

import { anyOf } from '../any-of.ts'
import { holdersOf } from '../clauses.ts'
import { type Need, needs } from '../question/needs.ts'
import type { Language } from '../retrieval/text.ts'
import type { DraftPoint } from './points.ts'

type Overview = Partial<Record<Need, string[]>>

/** More are not told at once. */
const most = 4

/** Which of the points answer each need of the document as a whole, by their ids. */
export const overviewOf = (points: readonly DraftPoint[], language: Language): Overview => {
  const told: Overview = {}
  for (const need of needs) {
    const cue = cues[need][language]
    const found = points.filter((point) => cue.test(point[language]) && !ofItself[language].test(point[language]))
    const best = found.filter(isTold(found, asWhole.has(need)))
    if (best.length > 0) told[need] = best.slice(0, most).map(({ id }) => id)
  }
  return told
}

/** Of a list either the whole is told or its items. */
const isTold = (found: readonly DraftPoint[], asWhole: boolean): ((point: DraftPoint) => boolean) => {
  const clauses = new Set(found.map(({ clause }) => clause))
  const holders = new Set(found.flatMap(({ clause }) => holdersOf(clause)))
  return ({ clause }) => (asWhole ? !holdersOf(clause).some((above) => clauses.has(above)) : !holders.has(clause))
}
const asWhole: ReadonlySet<Need> = new Set<Need>(['who', 'how', 'where', 'materials', 'benefits', 'refusal'])

/** Since when the document holds and what it repeals is no answer to any of these. */
const ofItself = {
  zh: /(?:^|：)(?:本|原).{0,40}(?:施行|实施|执行|废止)/,
  en: /(?:^|: )(?:these|this|the) .{0,60}(?:into force|take effect|takes effect|repealed|abolished)/i,
}

const cues: Record<Need, { zh: RegExp; en: RegExp }> = {
  who: {
    zh: /本(?:办法|细则|规定|通知|政策|措施)(?:所称|适用)|申请.{0,30}(?:符合|具备).{0,6}条件|(?:申请|申报)(?:条件|对象)|(?:支持|适用|服务|奖励)(?:对象|范围)|谁(?:能|可以)/,
    en: /\b(?:these|this) [a-z]+ appl(?:y|ies) to\b|\beligible (?:persons?|applicants?|talents?)\b|\bapplicants? (?:must|shall|should) (?:meet|satisfy|be)\b|\bconditions?:|\b(?:supports|is open to|are open to|(?:may|can) apply)\b/i,
  },
  how: {
    zh: /(?:通过|登录|向).{2,30}(?:提出|提交|报送|填报|申请|申报)|(?:提出|提交).{0,6}申请(?!后|之日)|(?:申请|申报|办理)(?:程序|流程)|怎么(?:申请|办)/,
    en: /\bappl(?:y|ies|ication)\b.{0,60}\b(?:to|with|through|via|online|on)\b.{0,40}\b(?:centre|center|bureau|office|platform|commission|department|website)|\b(?:submit|submits|submitted)\b.{0,60}\bto the\b/i,
  },
  where: {
    zh: /(?:通过|向|到|登录).{2,20}(?:平台|窗口|中心|局|厅|网站|系统).{0,20}(?:申请|申报|提交|提出|办理)|地址/,
    en: /\b(?:submit|apply|applications?)\b.{0,80}\b(?:to|with|at|through|on) the [a-z -]{0,30}(?:centre|center|bureau|office|platform|counter|window|website)|\baddress:/i,
  },
  materials: {
    zh: /(?:提交|提供|报送|携带|出具|递交|上传)(?!虚假)[^，。；]{0,12}(?:材料|资料|证|函|表)/,
    en: /\b(?:following|these) (?:materials|documents|papers)\b|\b(?:materials|documents) (?:to submit|required)\b/i,
  },
  duration: {
    zh: /(?:工作日|日|天|个月)(?:之)?内.{0,20}(?:作出|完成|审核|审批|审查|核准|认定|办结|答复|批复|决定|受理|反馈)/,
    en: anyOf(
      /\b(?:decide|review|complete|completed|process|processed|approve|examine|finish|finishes|issue|reply)\b.{0,60}\bwithin\b.{0,20}\b(?:days|weeks|months)/i,
      /\bwithin\b.{0,20}\b(?:days|weeks|months)\b.{0,40}\b(?:decide|review|complete|process|approve|examine|finish)/i,
    ),
  },
  validity: {
    zh: /有效期(?:为|是)?\s*[\d一二三四五六七八九十两]|有效[\d一二三四五两]/,
    en: /\bvalid for\b|\bvalidity (?:is|of)\b/i,
  },
  fee: { zh: /免费|不收(?:取)?.{0,4}费|收费标准|工本费/, en: /\bfree of charge\b|\bno fee\b|\bfees? (?:is|are|of)\b/i },
  age: { zh: /周?岁|年龄/, en: /\byears old\b|\bage limit\b|\baged?\b(?! of the)/i },
  degree: { zh: /学历|学位|本科|硕士|博士/, en: /\bdegrees?\b|\bbachelor|\bmaster|\bdoctor(?:al|ate)\b|\bph\.?d/i },
  experience: { zh: /工作(?:经历|经验)|从业经[历验]/, en: /\bwork(?:ing)? experience\b|\byears of experience\b/i },
  salary: { zh: /年薪|工资|薪酬|年收入|月薪/, en: /\bsalar(?:y|ies)\b|\bincome of\b|\bwages?\b/i },
  benefits: {
    zh: /^(?!.*(?:不得|停发|不予|应当|条件)).*(?:补贴|补助|奖励|资助|津贴|可以?享受|给予)/,
    en: /\bsubsid|\ballowance|\breimburse|\bgrants?\b|\breward|\bmay use\b|\benjoy\b/i,
  },
  deadline: {
    zh: /每年.{0,20}\d+月|申报.{0,12}\d+月\d+日|(?:受理|申报|申请)(?:时间|期限)|截止/,
    en: /\bapplications? (?:(?:is|are) (?:accepted|taken|received)|opens?|closes?)\b|\bdeadline\b|\beach year\b.{0,40}\b(?:from|by|before)\b/i,
  },
  contact: { zh: /电话|邮箱|热线/, en: /\btelephone\b|\be-?mail\b|\bhotline\b/i },
  authority: {
    zh: /负责.{0,30}(?:认定|审核|审批|实施|受理|管理)|主管部门|由.{2,20}(?:审批|认定|组织实施)/,
    en: /\bis responsible for\b|\bare responsible for\b|\bhandles? the applications?\b|\bcompetent (?:authority|department)/i,
  },
  family: { zh: /配偶|子女|家属|父母/, en: /\bspouses?\b|\bchildren\b|\bfamil(?:y|ies)\b|\bparents\b/i },
  refusal: {
    zh: /不予(?:受理|认定|批准|通过)|取消.{0,10}资格|撤销/,
    en: /\b(?:is|are|be) (?:refused|rejected|revoked|cancelled)\b|\bnot (?:be )?accepted\b/i,
  },
}
