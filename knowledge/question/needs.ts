/**
 * What people ask of a document as a whole: “How do I apply in Beijing?”, 东莞学历要求. Every statement of the place is
 * about as near to such a question; which of them answer it stands in policy.yaml.
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
] as const
export type Need = (typeof needs)[number]

/** What a normalised question without names of places and documents asks; undefined when it asks for anything besides. */
export const needIn = (text: string): Need | undefined => {
  const zh = isHan(text)
  const plain = text
    .replace(/[？?。.！!，,;；:：\s]+/g, zh ? '' : ' ')
    .trim()
    .slice(0, longest)
  if (plain === '') return undefined
  return (zh ? chinese : english).find(([, pattern]) => pattern.test(plain))?.[0]
}
const longest = 60

const whole = (begins: string, ends: string) => (all: Record<Need, string>) =>
  needs.map((need): [Need, RegExp] => [need, new RegExp(`^(?:${begins})*(?:${all[need]})(?:${ends})*$`)])

const file = '(?:申请|申办|办理|办|认定|评定|评|报名|报|弄|搞)'
const what = '(?:什么|哪些|啥)'
const howLong = '(?:多久|多长时间|几天|多少天|几个工作日|多少个?工作日|几个月)'

const chinese = whole(
  '请问|您好|你好|那边|那里|这边|这里|那|在|去|的|想问|问一?下|我想|我要|我|想|要是|如果|外国人|外籍|老外|人才|认定|项目|政策',
  '呢|啊|呀|吗|么|嘛|哦|哈|了|的|谢谢',
)({
  who: `(?:谁|哪些人|什么(?:样的)?人|啥人|哪种人)(?:能|可以|有资格|才能|才可以|符合)(?:${file}|条件)?|${file}?(?:要|需要|有|得)?(?:符合|满足)?${what}?(?:条件|要求|资格|门槛)(?:是${what}?|有${what}|怎么样|高不高)?`,
  how: `(?:该|要|应该)?(?:怎么|如何|怎样|咋)(?:样)?(?:去)?${file}?(?:走|来)?(?:流程)?|${file}?的?(?:流程|手续|步骤|程序)(?:是${what}|有${what}|是怎么?样的?|怎么走|${what})?`,
  where: `(?:要|该|应该)?(?:去|到|在|找|向)?(?:哪里|哪儿|哪个(?:部门|单位|窗口|地方)|什么(?:地方|部门)|何处)${file}?(?:提交|递交|交|受理)?|${file}(?:要|该)?(?:去|到|找)(?:哪里|哪儿|哪个部门|谁)|(?:材料|资料|东西|表)?(?:要|该|都|是)?(?:提交|递交|上交|交|递|送|报)(?:给|到|去|在)?(?:谁|哪里|哪儿|哪个(?:部门|单位|窗口|地方)|什么(?:地方|部门))`,
  materials: `${file}?(?:要|需要|得|该)?(?:准备|带|交|提交|提供)?${what}(?:材料|资料|文件|证件|东西|手续材料)|${file}?(?:的)?(?:所需)?(?:材料|资料)(?:清单|要求|有${what}|是${what}|${what})?`,
  duration: `${file}?(?:下来)?(?:大概|一般|大约)?(?:要|需要|得)?${howLong}(?:能|可以|才能|才)?(?:${file}?(?:好|完|成|下来|批|批下来|拿到|出来|出结果|有结果))?|(?:审批|审核|办理|批)(?:大概|一般)?(?:要|需要|得)?${howLong}|(?:审批|办理|审核)?(?:时间|时限|期限)(?:是?多长|多久|要多久)?`,
  validity: `有效期(?:限)?(?:是|有)?(?:多久|几年|多长时间|多长|到什么时候)?|(?:能)?(?:管|有效)(?:多久|几年|多长时间)`,
  fee: `${file}?(?:要|需要|得)?(?:收|交|花)?(?:多少)?(?:钱|费用?|手续费)(?:多少|是多少|用)?|${file}?(?:要|需要)?(?:收费|交钱|花钱|付钱)|费用(?:多少|是多少)?|多少钱|免费`,
  age: '(?:有)?(?:年龄|岁数|年纪)(?:有)?(?:什么|啥|哪些)?(?:限制|要求|上限|条件|规定)?(?:是?多少|是?什么|多大)?|(?:要|有)?多大(?:年纪|年龄|岁数)?(?:以下|以内)?|(?:要)?(?:几岁|多少岁)(?:以下|以内|可以|能申请)?',
  degree: `(?:有|对)?学历(?:有)?(?:限制|要求|条件|门槛)?(?:是?${what}|多高|高不高)?|(?:要|需要)?${what}(?:样的)?学历`,
  experience: `(?:有|对)?(?:工作)?(?:经验|经历|年限)(?:有)?(?:限制|要求|条件)?(?:是?${what}|几年|多少年)?|(?:要|需要)?(?:几年|多少年|${what})(?:的)?(?:工作)?(?:经验|经历)`,
  salary: `(?:有|对)?(?:工资|收入|薪资|年薪|月薪|薪水)(?:有)?(?:限制|要求|标准|条件|门槛)?(?:是?${what}|是?多少|要多少|多高)?`,
  benefits: `(?:能|可以)?(?:有|享受|得到|拿到)(?:到)?(?:${what})?(?:样的)?(?:待遇|好处|福利|优惠|支持)|(?:待遇|好处|福利|优惠)(?:是?${what}|有${what}|怎么样|如何)?|${what}(?:待遇|好处|福利|优惠)`,
  deadline: `(?:什么时候|啥时候|何时|几月|几号)(?:能|可以|开始)?(?:截止|${file})|(?:${file}?)(?:的)?(?:截止)(?:时间|日期)?(?:是)?(?:什么时候|哪天|几号)?`,
  contact: `(?:联系)?(?:电话|号码)(?:号码)?(?:是?多少|是?${what}|有吗)?|(?:怎么|如何)联系|联系(?:方式|人)(?:是${what}|是谁|有${what})?`,
  authority: `(?:归|由|是)?(?:谁|哪个部门|哪个单位|哪里|什么部门)(?:来)?(?:负责)?(?:审批|审核|认定|管|批|负责|说了算)`,
  family: `(?:家属|家人|老婆孩子|配偶子女|老婆|配偶|孩子|子女)(?:能|可以|能不能|可不可以|也能)(?:跟着|一起|跟|陪)?(?:来|去|随迁|过来|享受)|(?:能|可以|能不能)(?:不能)?带(?:家属|家人|老婆孩子|孩子|配偶)(?:来|去|过来)?|家属(?:有)?${what}?(?:待遇|政策|好处)?`,
})

const toApply = '(?:(?:to )?(?:apply|get it|get accredited|get recogni[sz]ed|be accredited|be recogni[sz]ed))'
const someone = '(?:i|we|you|one|someone|people|a foreigner|foreigners|applicants?)'
const papers =
  '(?:it|this|that|them|everything|all|(?:(?:my|our|the|these|all|application) )*(?:applications?|forms?|papers?|documents?|materials?|paperwork))'
const handIn = `(?:submit|file|give|bring|send|hand|turn|deliver)(?: in)?(?: ${papers})?(?: in| to)?`
const english = whole(
  "(?:so|and|but|ok|okay|hi|hello|please|about|then|for|in|regarding|what about|how about|tell me|can you tell me|what(?:'s| is| are)|is there|are there|the|an?|any|foreign talents?|talents?)\\b ?",
  ' ?\\b(?:for|in|there|here|please|to|of|the|with|at|exactly|then|now|scheme|programme|program|policy)\\b',
)({
  who: `who (?:can|may|is eligible to|is able to|qualifies|is eligible)(?: ${toApply})?|(?:the )?(?:eligibility|conditions|requirements|criteria)(?: ${toApply})?(?: are(?: there)?)?|which (?:conditions|requirements|criteria)(?: (?:are there|apply|must i meet|do i need))?`,
  how: `how (?:do|can|should|does|would|to) ?(?:${someone} )?(?:${toApply}|it work|register|start)|(?:application )?(?:procedure|process|steps)(?: ${toApply})?`,
  where: `where (?:do|can|should|must|to|shall) ?(?:${someone} )?(?:have to |need to )?(?:${toApply}|go|${handIn})|where to (?:apply|go|${handIn})|which (?:office|authority|department) (?:do|should|can) ${someone} (?:apply to|apply|go to|contact)`,
  materials: `(?:what|which) (?:documents?|papers?|paperwork|materials?|forms?)(?: (?:do|must|should|are|will) (?:${someone} )?(?:need(?:ed)?|required|submit|prepare|bring|have))?(?: ${toApply})?|(?:list of )?(?:required )?(?:documents?|papers|paperwork)(?: (?:needed|required|list))?`,
  duration: `how (?:long|many (?:working )?days)(?: (?:does|do|will|would|is) (?:it|that|this|approval|processing|accreditation|the (?:process|procedure|application|approval|accreditation)))? ?(?:usually )?(?:takes?|need)?(?: ${toApply})?|processing time|how (?:fast|quick|soon)(?: is (?:it|that|the process))?`,
  validity: `how (?:long|many years) (?:is|does|will) (?:it|that|the (?:card|status|permit|title)) ?(?:valid|last|good)?(?: for)?|(?:period of )?validity|valid(?:ity)? (?:how long|period)|how long valid`,
  fee: `how much (?:does|do|is|will|would) (?:it|that|the application|the fee|${someone}) ?(?:costs?|pay)?|what (?:does|will|would) (?:it|that|the application) costs?|(?:application )?(?:fees?|costs?)|(?:is it|is that) free(?: of charge)?|(?:do|must) ${someone} (?:have to )?pay(?: anything| a fee)?`,
  age: `age (?:limits?|requirements?|restrictions?|conditions?)|how old (?:can|may|must|should) ${someone} be|(?:maximum|minimum|max|min) age`,
  degree: `(?:what |which )?(?:degree|education|educational|diploma)(?: level)? ?(?:requirements?|conditions?)?(?: (?:do|must|is|should) (?:${someone} )?(?:need|needed|required|have))?`,
  experience: `(?:how much |what |how many years of )?(?:work(?:ing)? )?experience ?(?:requirements?|conditions?)?(?: (?:do|must|is|should) (?:${someone} )?(?:need|needed|required|have))?`,
  salary: `(?:what |which )?(?:salary|income|pay|wage) ?(?:requirements?|conditions?|level|threshold|limits?)?(?: (?:do|must|is|should) (?:${someone} )?(?:need|needed|required|have|earn))?|how much (?:must|should|do) ${someone} (?:have to |need to )?earn`,
  benefits: `(?:what |which )?(?:benefits|perks|advantages|privileges|treatment)(?: (?:do|will|can|would|are) (?:${someone} )?(?:get|have|enjoy|there|offered))?|what (?:do|will|can|would) ${someone} get(?: out of it)?`,
  deadline: `deadlines?(?: for applications?)?|when (?:can|do|must|should|may) ${someone} apply|by when (?:must|do|should) ${someone} apply|when is the deadline`,
  contact: `(?:contact |phone |telephone )+(?:numbers?|persons?|details)?|(?:who|how) (?:do|can|should) ${someone} (?:contact|call)|phone|contacts?`,
  authority: `who (?:approves|decides|is in charge|is responsible)(?: (?:it|on it|that|this|the application))?|which (?:office|authority|department|bureau) (?:approves|decides|is in charge|is responsible)(?: (?:it|on it|that|this|the application))?`,
  family: `(?:can|may) (?:my|the|our) (?:family|wife|husband|spouse|children|kids|wife and (?:kids|children)|spouse and children) (?:come(?: along| too| with me)?|join(?: me)?|move(?: with me)?|live with me)|(?:family|spouse) (?:benefits|rights)`,
})
