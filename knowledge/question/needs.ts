/**
 * What people ask of a document as a whole: “How do I apply in Beijing?”, 东莞学历要求. Every statement of the place is
 * about as near to such a question; which of them answer it stands in policy.yaml.
 *
 * A question asks for a need when it has words of that need, and nothing else but words that name no subject, in whatever
 * order: 要交啥材料, “papers, which ones do I bring?”
 */
import { isHan } from '../retrieval/text.ts'

export const needs = [
  'who',
  'how',
  'where',
  'materials',
  'duration',
  'validity',
  'fee',
  'age',
  'degree',
  'experience',
  'salary',
  'benefits',
  'deadline',
  'contact',
  'authority',
  'family',
  'refusal',
] as const
export type Need = (typeof needs)[number]

/** What a programme may do for people: 北京管孩子上学吗, “does Dongguan help with visas?” Most do only some of it. */
export const offers = [
  'schools',
  'medical',
  'settling',
  'jobs',
  'visas',
  'titles',
  'projects',
  'funding',
  'taxes',
  'insurance',
] as const
export type Offer = (typeof offers)[number]

/** What a normalised question without names of places and documents asks; undefined when it asks for anything besides. */
export const needIn = (text: string): Need | undefined => {
  const { named, neutral, also } = isHan(text) ? chinese : english
  const found = new Set<Need>()
  const rest = text.slice(0, longest + 1).replace(named, (...match) => {
    for (const [need, word] of Object.entries(match.at(-1))) if (word !== undefined) found.add(need as Need)
    return ' '
  })
  if (found.size === 0 || text.trim().length > longest) return undefined
  const aside = [...found].reduce((left, need) => (also[need] ? left.replace(also[need], ' ') : left), rest)
  return /[\p{L}\p{N}]/u.test(aside.replace(neutral, ' ')) ? undefined : oneOf(found)
}
const longest = 60

/** Which offer, and nothing else, a normalised question without names of places and documents asks about. */
export const offerIn = (text: string): Offer | undefined => {
  if (isCondition.test(text)) return undefined
  const { named, neutral, offering } = isHan(text) ? { ...chinese, ...offered.zh } : { ...english, ...offered.en }
  const found = new Set<Offer>()
  const rest = text.slice(0, longest + 1).replace(named, (...match) => {
    for (const [offer, word] of Object.entries(match.at(-1))) if (word !== undefined) found.add(offer as Offer)
    return ' '
  })
  const aside = rest.replace(offering, ' ').replace(neutral, ' ')
  return text.trim().length > longest || /[\p{L}\p{N}]/u.test(aside) || found.size > 1 ? undefined : [...found][0]
}

/** Whether a normalised part of a message names a need: “documents for Dongguan”. */
export const namesNeed = (text: string): boolean => text.search((isHan(text) ? chinese : english).named) >= 0

/** 学历要求, “how long is it valid”: what asks for anything gives way; where papers go, and how long they take, is not which papers. */
const oneOf = (found: Set<Need>): Need | undefined => {
  const own = [...found].filter((need) => !general.has(need))
  if (found.has('where') && found.has('duration')) return undefined
  if (found.has('where') && own.every((need) => need === 'materials')) return 'where'
  // 资格条件材料: which those are.
  if (found.has('materials') && (found.has('duration') || found.has('who'))) return undefined
  const asked = own.length > 0 ? own : [...found].filter((need) => found.size === 1 || need !== 'how')
  return asked.length === 1 ? asked[0] : undefined
}
const general: ReadonlySet<Need> = new Set<Need>(['who', 'how', 'where', 'duration'])

interface Wordings {
  /** Each need in a group of its own name. */
  named: RegExp
  neutral: RegExp
  also: Partial<Record<Need, RegExp>>
}

/** `also`: words that are neutral beside the words of their need. The first of two needs with the same word has it. */
const wordings = (
  all: Partial<Record<Need, { words: string; also?: string }>>,
  neutral: string,
  [before, after]: [string, string],
): Wordings => {
  const whole = (words: string) => new RegExp(`${before}(?:${words})${after}`, 'g')
  const entries = Object.entries(all) as [Need, { words: string; also?: string }][]
  return {
    named: whole(entries.map(([need, { words }]) => `(?<${need}>${words})`).join('|')),
    neutral: whole(neutral),
    also: Object.fromEntries(entries.flatMap(([need, { also }]) => (also ? [[need, whole(also)]] : []))),
  }
}

const office = '(?:谁|哪些?个?(?:部门|单位|机关|机构)|哪里|什么(?:部门|单位))'
const file = '(?:申请|申办|申报|办理|办|认定|评定|评|报名|报|弄|搞)'
const spanZh = '(?:[多好]久|多长时间|[几多好]少?天|几个月|多?少?几?个?工作日)'

const chinese = wordings(
  {
    refusal: {
      words: '(?:申请)?被(?:拒绝?|驳回|刷)|[不没](?:被)?(?:批准?|通过)|批不下来|驳回|拒绝',
      also: '怎么办|咋办|会怎样|会怎么样|万一',
    },
    authority: { words: `(?:最后|最终)?(?:归|由|是)?${office}来?(?:负责)?(?:审批|审核|认定|批准|管|批|负责|说了算)` },
    where: {
      words: `[去到在往]哪(?=[办交报弄递领]|申请|提交|办理|$)|(?:去|到|在|找|向|给|交给?|送|报|递)(?:给|到|去|在)?(?:${office}|哪儿|哪个(?:窗口|地方)|什么地方|何处)|哪里|哪儿|何处|哪个(?:部门|单位|窗口|地方)`,
      also: '提交|递交|上交|受理|交|递|送|表|东西',
    },
    deadline: {
      words: `(?:什么时候|啥时候|何时|几月|几号|哪天)(?:能|可以|开始|要|该)*(?:截止|${file})|截止(?:时间|日期)?`,
      also: '什么时候|哪天|几号|最晚|到',
    },
    validity: {
      words: `有效期限?|有效时间|有效(?=${spanZh}|几年)|(?:管|给|批)(?:多久|几年)`,
      also: '几年|多长|什么时候|到',
    },
    who: {
      words:
        '(?:谁|(?:哪些|什么样?的?|啥|哪[种类])(?:人|行业|企业|公司))(?=能|可以|有资格|才[能可]|符合|适合)|条件|资格|要求|门槛|限制',
      also: '符合|满足|高不高|适合|哪些方面',
    },
    materials: {
      words: '材料|资料|文件|证件|手续材料|表格|(?:准备|带|提交|提供|递交|交)(?:什么|哪些|啥)(?:东西)?',
      also: '准备|带|提交|提供|递交|上交|交|清单|所需|东西|哪几样|原件|复印件',
    },
    fee: { words: '多少钱|[花收交付]多少|费用|手续费|工本费|收费|[收交花付要]钱|免费|钱', also: '收|交|花|付' },
    age: { words: '年龄|岁数|年纪|多大|几岁|多少岁', also: '上限|以下|以内|以上|超过|限' },
    degree: { words: '学历|学位|文凭', also: '多高|高不高|高|最低|最少' },
    experience: { words: '(?:工作|从业)?(?:经验|经历|年限)', also: '几年|多少年' },
    salary: { words: '工资|收入|薪资|年薪|月薪|薪水', also: '多高|标准|最低|达到' },
    benefits: { words: '待遇|好处|福利|优惠|支持政策', also: '享受|得到|拿到|给' },
    contact: { words: '电话号?码?|号码|联系方式|联系人|联系电话|(?:怎么|如何|咋)联系|联系(?=谁)', also: '谁|打' },
    family: {
      words: '家属|家人|老婆孩子|配偶子女|配偶|老婆|爱人|孩子|子女',
      also: '一起|一块儿?|跟着?|陪|带着?|随迁|过来|来|去|享受|和',
    },
    duration: { words: `${spanZh}|时限|期限|(?:审批|审核|办理|处理)?时间`, also: '长|快' },
    how: {
      words:
        '怎么个?|如何|怎样|咋个?|流程|手续|步骤|程序|(?:我|我们)?(?:先|第一步)(?:要|该|得|去)?(?:干|做)(?:啥子?|什么|嘛)',
      also: '走|样|起|开始',
    },
  },
  `请问|您好|你好|谢谢|那个|这个|一个|那边|那里|这边|这里|那|想问|问一?下|问|想|我们?|要是|如果|外国人|外籍|老外|人才|项目|政策|确认函|称号|${file}|需要|要不要|要|得|应该|该|能不能|可不可以|能|可以|有没有|没有|有|对|什么|哪些|啥|是多少|多少|是不是|是|几|样|大概|一般|大约|总共|具体|规定|标准|不行|不|先|发我|一份|个|的|了|呢|啊|呀|吗|么|嘛|哦|哈|吧|都|也|才|还|就|去|在|\\d{2}周?岁|审批|审核|批|下来|拿到手?|出来|有?结果|出|完|好|成`,
  ['', ''],
)

const someone = '(?:i|we|you|one|someone|people|(?:a )?foreigners?|applicants?|they|he|she)'
const must = '(?:do|does|must|should|to|shall|can|may|will|would|have|has|need|needs)'
const asked = `(?:${must} ){0,2}(?:${someone} )?(?:${must} ){0,3}`

const english = wordings(
  {
    refusal: {
      words:
        '(?:say|says|said|answer is|it is) no|reject(?:s|ed)?|refuse[sd]?|refusal|turn(?:s|ed)? (?:(?:me|us|it) )?down|den(?:y|ies|ied)|(?:not|never) (?:be )?(?:approved?|accepted)|unsuccessful',
      also: 'if|happens?|us|case|when|am|my|our|be|gets?|after',
    },
    authority: {
      words:
        '(?:who|(?:which|what) (?:office|authority|department|bureau))(?: (?:will|has to|have to|finally))? (?:approves?|decides?|gives? (?:the )?(?:final |last )?(?:approval|decision|word)|signs?(?: off)?|is in charge|is responsible|handles?)',
      also: 'on|this|that',
    },
    where: {
      words: `where|to whom|(?:to|at|which|what) (?:which |what )?(?:office|place|department|bureau|authority)`,
      also: 'go|submit|file|give|bring|send|hand|turn|deliver|contact|everything|all|my|our|this|that|them|these|address',
    },
    deadline: {
      words: `deadlines?|(?:(?:by|till|until) )?(?:(?<!(?:be|am|is|are|come|live) (?:[a-z]+ ){1,4})when|(?:which|what) date) ${asked}apply|closing date`,
      also: 'when|by',
    },
    validity: {
      words: 'valid(?:ity)?|expires?|how (?:many years|long) +(?:is|does|will) +(?:[a-z]+ +){0,5}(?:good|last)',
      also: 'how many years|period|last|good|card|status|permit|title|after|when',
    },
    contact: {
      words: '(?:tele)?phone|contacts?|(?:who|how) (?:to|(?:do|can|should) (?:i|we)) call',
      also: 'numbers?|persons?|details|call|who',
    },
    who: {
      words: `(?:who|(?:which|what)(?: (?:kinds?|sorts?|types?) of)? (?:employers?|compan(?:y|ies)|firms?|enterprises|businesses))(?= (?:can|may|could|is|are|qualif|else|count))|eligib(?:le|ility)|conditions?|requirements?|criteria|qualif(?:y|ies|ications?)`,
      also: 'meet|apply|able|else|count|key entit(?:y|ies)|key employers?',
    },
    benefits: {
      words: `benefits?|services|perks|pros|advantages|privileges|treatment|what ${asked}(?:get|gain|receive|enjoy|have from it)(?! accredited| recogni[sz]ed)`,
      also: 'offered|enjoy|receive|out|end|after(?:wards)?|rights|all|list|give|gives|offer|offers',
    },
    materials: {
      words: `documents?|papers?|paperwork|materials?|(?:application )?forms?|what ${asked}(?:submit|send|give|bring|hand in|prepare|provide|show)`,
      also: 'submit|handed|prepare|bring|provide|send|give|hand|list|ones|all|fill|my|our',
    },
    fee: {
      words:
        'how much(?! (?:work|experience|salary|must|should|do i have to earn))|fees?|costs?|costly|expensive|free of charge|free|(?<=(?:i|we|you|one|to) )pay|charges?|price',
      also: 'charge|anything|much',
    },
    age: {
      words: 'age|how old|years old|too (?:old|young)|old enough|(?:turn|turned|turning) [2-9]\\d',
      also: 'limits?|restrictions?|maximum|minimum|max|min|be|old|too',
    },
    degree: { words: 'degrees?|education(?:al)?|diploma', also: 'level|minimum' },
    experience: { words: '(?:work(?:ing)? )?experience', also: 'years|how|much|many|minimum' },
    salary: {
      words: 'salary|income|wages?|pay|how much (?:must|should|do) (?:i|we|you|one) (?:have to |need to )?earn',
      also: 'level|threshold|limits?|minimum|earn|pay',
    },
    family: {
      words: 'family|(?:wife|husband|spouse|partner)(?: and (?:kids|children))?|children|kids',
      also: 'come|along|too|with|join|move|live|bring|my|our|rights|helps?|supports?',
    },
    duration: {
      words: 'how (?:long|fast|quick|quickly|soon)|how many (?:working )?(?:days|weeks|months)|processing time|time',
      also: 'takes?|takin?g?|usually|approval|processing|accreditation|process|procedure|approved|quick|until|till|before|hear|back|decid(?:e|es|ed|ing)|decisions?|results?|answers?|repl(?:y|ies)|know|notified|ready|granted',
    },
    how: {
      words: `how(?! (?:long|much|many|old|fast|quick|soon|high))|procedure|process|steps?|what (?:comes )?(?:${asked})?do(?= (?:first|now|next)\\b)|what (?:comes|is) first|where ${asked}(?:start|begin)`,
      also: 'works?|go|register|start|about|all|first|now|next',
    },
  },
  `so|and|but|or|ok|okay|hi|hello|no|without|please|pls|about|then|now|regarding|tell me|can you tell me|what|which|is|are|was|there|any|some|it|its|that|this|the|an?|foreign|talents?|applications?|apply|applying|applied|get|getting|accredited|accreditation|recogni[sz]ed|recognition|here|for|in|to|of|with|at|from|as|on|be|exactly|usually|me|my|our|required?|needed|asks?|wants?|wanted|expects?|expected|${someone}|${must}|scheme|programme|program|policy|titles?|letters?|status`,
  ['(?<![a-z])', '(?![a-z])'],
)

/** A household one must have, or a certificate, is no offer, nor is a school that wants to apply: 要户口吗, “can a school apply?” */
const isCondition =
  /(?:[要需得须]|(?<!没)有)(?=户|签|职|社|绿|永|居)|需要|必须|(?<!有)没[有得]|\b(?:need|must|required?|without|apply|applies|eligible|qualif[a-z]+|hires?|employs?)\b|\b(?:can|could|may|do|does|is|are) (?:(?:an?|the|our|my|foreign|public|private) )*(?:schools?|kindergartens?|nursery)\b/

/** `offering`: what else is said of an offer. */
const offersOf = (all: Record<Offer, string>, offering: string, [before, after]: [string, string]) => ({
  named: new RegExp(`${before}(?:${offers.map((offer) => `(?<${offer}>${all[offer]})`).join('|')})${after}`, 'g'),
  offering: new RegExp(`${before}(?:${offering})${after}`, 'g'),
})
const child = '(?:孩子|小孩子?|子女|娃儿?|儿子|女儿|孙子女?)'
const mate = '(?:配偶|老婆|爱人|妻子|丈夫|老公|家属|家人)'
const childOf = '(?:children|child|kids?|sons?|daughters?)'
const mateOf = '(?:wife|husband|spouse|partner|family)'
const offered = {
  zh: offersOf(
    {
      schools: `${child}?的?(?:上学|入学|就学|读书|入托|入园|转学|上幼儿园|义务教育)`,
      medical: '看病|看医生|就医|就诊|住院|医疗|体检',
      settling: '落户|入户|上户口|办户口|迁户口|户[口籍]',
      jobs: `(?:${mate}|${child})的?(?:就业|找?工作|上班)`,
      visas: '签证|永居|永久居留|绿卡|居留许可|居留证',
      titles: '评职称|职称(?:评审|评定)|职称',
      projects: '项目申报|申报项目|人才项目|人才计划',
      funding: '(?:科研|研究|项目|创业)(?:经费|资金|资助)',
      insurance: '社保|社会保[险障]',
      taxes: '个税|个人所得税|税收|[退减免]税',
    },
    `服务|享受|方面|提供|支持|帮忙?|解决|安排|管|情况|问题|(?:怎么|咋个?|如何|怎样)(?:办理?|弄|搞)?|紧缺|急需|待遇|优惠|福利|${child}|${mate}`,
    ['', ''],
  ),
  en: offersOf(
    {
      schools: `(?:${childOf}(?: ?['’]?s)? )?(?:school(?:s|ing)?|kindergartens?|nursery)(?: (?:places?|admission|enrol?lment|entry))?(?: for (?:my |our |the )?${childOf})?`,
      medical:
        'medical (?:care|services?|treatment|help)|health ?care|doctor(?: ?’?s)? appointments?|health checks?|see a doctor',
      settling: 'household registration|register (?:(?:my|our|the|a) )?household|hukou',
      jobs: `(?:jobs?|work|employment) for (?:my |our |the |a )?(?:${mateOf}|${childOf})|(?:${mateOf}|${childOf})(?: ?['’]?s)? (?:jobs?|work|employment)|(?:${mateOf}|${childOf}) (?:to )?find (?:an? )?(?:job|work)`,
      visas: 'visas?|permanent residen(?:ce|cy)|green cards?|residence permits?',
      titles: 'professional titles?|title evaluation',
      projects: 'talent (?:plan|programme|program) applications?',
      funding: '(?:research|start-?up) (?:funding|funds?|grants?|money)',
      insurance: 'social (?:security|insurance)',
      taxes: 'tax(?:es)?(?: (?:breaks?|refunds?|relief|reductions?|benefits?))?',
    },
    'how|helps?|helping|offers?|provides?|supports?|arranges?|services?|includes?|covers?|under|through|via|benefits?|letter|status|my|our|s',
    ['(?<![a-z])', '(?![a-z])'],
  ),
}
