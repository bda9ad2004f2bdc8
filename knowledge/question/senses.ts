/** Words that mean a thing of the documents only as they stand: 证 is the card, “papers” are those handed in. */
import { anyOf } from '../any-of.ts'

interface Sense {
  where: RegExp
  unless?: RegExp
  /** It is what the documents of one programme are about: a question about other documents means something else. */
  ofCard?: true
  means: string
}

/** A normalised question with such words in the documents' own. `isOfCard`: whether it may be about a document of this name. */
export const inTheirSense = (text: string, isOfCard: (name: string) => boolean): string =>
  senses.reduce(
    (told, { where, unless, ofCard, means }) =>
      unless?.test(told) || (ofCard && !isOfCard(means)) ? told : told.replace(where, means),
    text,
  )

const otherCards =
  '银行|信用|储蓄|借记|社保|医保|就诊|手机|电话|身份|绿|蓝|红|金|银|黑|白|钻石|五星|饭|公交|交通|购物|校园|图书|会员|健康|名|贺|门禁|房|工|油|地铁|人才|服务|被|会|年龄|岁数|年纪|学历'
const otherCard =
  'id|identity|identification|resident|residence|green|blue|red|yellow|gold|silver|black|white|platinum|credit|debit|bank|sim|security|insurance|medical|health|business|visiting|library|membership|gift|report|key|bus|metro|phone|travel|landing|arrival|transport|student|press|post|talent|service'

const child = '(?:女儿|儿子|闺女|孩子|小孩|娃儿?|子女)'
const childInEnglish = '(?:son|daughter|child|kid|boy|girl)'
const between = '[ ，,]?'
const grown = '(?:(?<![\\d.])(?:1[89]|[2-5]\\d)|十[八九]|[二三四五]十[一二三四五六七八九]?)'
const minor =
  '(?<![\\d.一二三四五六七八九十])(?:[1-9]|1[0-7]|[一二三四五六七八九]|十[一二三四五六七]?)(?![一二三四五六七八九十])'
/** Not a number of months or of days. */
const ofYears = '(?!\\d|个?月|[年号日天周]|个?星期|年级)'

/** Who is not the holder. */
const others =
  '(?:同事|朋友|老婆|老公|爱人|妻子|丈夫|先生|太太|家人|家属|父母|爸妈?|妈妈?|老汉|孩子|小孩|娃儿?|儿子|女儿|亲戚|助理|秘书|司机)'

const myCard = '[用拿刷凭持]我的?(?:这张)?(?:人才)?(?:服务)?[卡证]'

const spouse = '(?:wife|husband|spouse|partner)'
const work = '(?:work|jobs?|employment)'
/** Nothing else is asked of the work: how, for whom or with which permit. */
const ends = '(?= *(?:$|[?.,!;]|(?:too|also|as well|here|there|now|please)\\b|(?:in|at) ))'

const senses: Sense[] = [
  // “My wife lost her job”: she looks for one, and has lost no card.
  { where: /\blost (?:(?:my|his|her|their|the|a) )?(?:job|work|position|employment)\b/g, means: 'needs job' },
  // “What does our liaison do?”
  {
    where:
      /\bwhat (?:does|do|must|should|will|has|have) ((?:(?:the|our|my|your|a|company|employer|district|service|department|one-stop)(?:'s)? ){0,3}(?:liaison|specialist|platform|contact person)s?) (?:(?:have to|need to|actually|exactly) )?do\b/g,
    means: 'what are the duties of $1',
  },
  // “Will I lose the card if …?”: it is not gone astray.
  {
    where:
      /\b(?:do|does|will|would|can|could|may|might) (?:i|we|he|she|they) (?:also )?lose (?:(?:my|the|his|her|our|their) )?(?:talent )?card\b/g,
    means: 'what happens with the talent card',
  },
  // “When was the notice made?”
  {
    where:
      /(?<=\b(?:when|which (?:year|date|day|month))\b[^.?!]{0,20}\b(?:notice|rules?|measures|document|draft) (?:(?:is|was|were|are) )?)(?:made|written|published|from)\b/g,
    means: 'issued',
  },
  // “Which paper does he need?”
  {
    where: /\b(which|what) paper\b(?= .{0,24}\b(?:need|bring|hand|give|send|submit|show|fill)\b)/g,
    means: '$1 documents',
  },
  // “Does my company have to write, or I?”: who does it.
  {
    where:
      /\b(?:do|does|must|should|can|shall|will|is it|has) (?:(?:my|the|our) )?(?:i|me|we|company|employer|firm|hr|boss|school|university|hospital) (?:(?:has|have|need|needs) to )?(?:write|apply|ask|do|file|go|submit|send|report|request|call|inform|tell)(?: (?:it|this|that|them|for it))?,? or (?:(?:my|the|our) )?(?:i|me|we|myself|company|employer|firm|hr|boss|liaison|school|university|hospital)(?= *[?.!]* *$)/g,
    means: 'who must apply',
  },
  // “Is the title for life?”
  {
    where:
      /(?<=\b(?:card|title|certificate|permit|letter)\b[^.?!]{0,12}) (?:(?:is|are|lasts?|valid|good) )*(?:for life|lifelong|forever|for ever|unlimited|without (?:end|limit))\b/g,
    means: ' valid how long',
  },
  // “And can she use mine?”
  { where: /(?<=\b(?:use|borrow|show) )mine\b/g, ofCard: true, means: 'my talent card' },
  // “Our boy is 4”
  { where: /(?<=\b(?:my|our|his|her|their|little) )boy(?=s?\b)/g, means: 'son' },
  { where: /(?<=\b(?:my|our|his|her|their|little) )girl(?=s?\b)/g, means: 'daughter' },
  // “Husband of a card holder here. I want to work”: who asks is the husband.
  {
    where: new RegExp(
      `(?<=^(?:(?:hi|hello|hey)[,.! ]+)?(?:i(?:'m| am)|as)? ?(?:the |a )?(${spouse}|${childInEnglish}) of (?:a |an |the )?(?:talent )?(?:card ?)?holder(?: here)?[,.!;][^?]*)\\bi (?=(?:want|need|look|would|search|wish|hope)\\b)`,
    ),
    means: '$1 ',
  },
  // “Can my wife work there?”, “husband needs job”: what documents have for it is help with finding one.
  {
    where: new RegExp(
      `\\b(?:can|could|may|will|for) (?:(?:my|his|her|the|our) )?${spouse} (?:(?:also|to|find|get|have|look|for|an?|any) ){0,4}${work}\\b${ends}|` +
        `\\b${spouse} [^?!]{0,24}\\b(?:without (?:an? )?${work}|(?:has|have|got|is with) no ${work}|unemployed|jobless)\\b|` +
        `\\b${spouse} (?:needs?|wants?|looks?|looking|search(?:es|ing)?|must|would like|wish(?:es)?|hopes?) (?:(?:to|for|find|get|have|an?|any|some|new) ){0,4}${work}\\b${ends}`,
      'g',
    ),
    means: 'spouse find a job',
  },
  // 女儿23了, “my 20-year-old son”: documents speak of those who are of age and those who are not.
  {
    where: new RegExp(
      `${child}(?:都|已经|今年|快|有|是|也){0,3}${grown}${ofYears}(?:周?岁)?[多了]{0,2}|(?<![带有]着?[^，。？?]{0,3})${child}${between}${grown}${ofYears}(?:周?岁)?[多了]{0,2}|${grown}(?:周?岁)(?:多)?的?${child}|(?<!未)成年了?的?${child}|${child}(?:都|已经|是)?(?<!未)成年了?`,
      'g',
    ),
    means: '已成年子女',
  },
  {
    where: new RegExp(
      `${child}${between}(?:都|已经|今年|才|快|有|是|也){0,3}${minor}周?岁[多了]{0,2}|${minor}周?岁(?:多)?的?${child}`,
      'g',
    ),
    means: '未成年的孩子',
  },
  {
    where: new RegExp(
      `\\b(?:adult|grown[- ]?up|grown) ${childInEnglish}s?\\b|\\b(?:adult|grown[- ]?up|grown) children\\b|\\b${grown}[- ]years?[- ]old ${childInEnglish}\\b|\\b${childInEnglish} (?:(?:who|he|she|and|is|already|now|aged|of) ){0,3}${grown}\\b(?! ?(?:days?|weeks?|months?)\\b)(?: years? old)?`,
      'g',
    ),
    means: 'adult child',
  },
  // “2018年办的证”: where no other certificate is named, it is the card that people have.
  {
    where:
      /(?:(?<=办的|我的|领的|拿的|发的|补的|换的|领到|拿到|领了|办了|这张|那张|这个|[个旧老新])证(?![书明件据照监实])|(?<=^|[,，。;；])证(?=丢|掉|不见|到期|过期|快|被|办|做|拿|上))/g,
    unless: /特色|居留|居住|许可|身份|签证|护照|学历|学位|职称|资格|驾|结婚|执照|服务证|确认函|证书|称号/,
    ofCard: true,
    means: '服务证',
  },
  // Past somebody, and not turned down.
  { where: /不通过(?=我?们?的?(?:公司|单位|平台|联络员|中介|hr|人事|别人))/g, means: '不经' },
  { where: /(?<=找|问|归|由)哪个(?=$|[？?，,。]|[来去]?[问管办弄批审交盖签领拿报])/g, means: '谁' },
  // 卡是哪个单位发的: an office, and not the employer.
  { where: /(?<=哪[个家些]|什么|啥子?)单位/g, means: '部门' },
  // 区里评的人才, 县里认定的: whom a district has recognised.
  {
    where:
      /(?<![\p{Script=Han}])(?:我是|我们|我)?(?:是|在)?(?:区|县)(?:里头?|上|级)?(?:评|认定|选|批)(?:的|出来的|上的)?(?:人才|专家)?/gu,
    means: '区县认定的人才',
  },
  // 我娃在外地念三年级，想转来渝北.
  {
    where:
      /(?<=(?:年级|读书|上学|念书|小学|初中|幼儿园|孩子|娃儿?|儿子|女儿)[^。？?]{0,12})转(?=[来过到去进回])(?!学)/g,
    unless: /户口|落户|签证/,
    means: '转学',
  },
  // 我今年61还能报吗: an age, though not said as one.
  {
    where: /(?<=今年|我都?|已经|都快?|快)([2-9]\d)(?=了?(?:[，, ]|还|能|可以|可不可以|够|超|行|算|怎么|咋|要|$))/g,
    means: '$1岁',
  },
  // 是哪五种: which they are. In 哪五类 alone the number tells which are meant.
  { where: /(?<=[是有])哪(?:[二两三四五六七八九十]|\d{1,2})(?=[种类个项条样])/g, means: '哪几' },
  { where: /[说讲]给谁/g, means: '跟谁说' },
  // 老婆户口能迁过来不
  { where: new RegExp(`(?<=${others}[^，。？?]{0,6}户口[^，。？?]{0,8})迁(?:过来|过去|来|去)`, 'g'), means: '随迁' },
  // 弄完了还要我做啥: what is reported when a service is over.
  {
    where:
      /[弄办搞做]完(?:了|以后|之后|过后)*[，, ]?(?:还|又|再)?(?:要|需要|得|用)?(?:我们?|单位|联络员|hr)?(?:还|再)?(?:要|需要|得)?[做干弄](?:什么|啥)/g,
    means: '服务结束后要反馈什么',
  },
  // 学历公证没弄好
  { where: /(?<=[没未]|还没)[弄搞整](?=[好完成]|下来|出来)/g, means: '办' },
  // 卡3年到期怎么续: what is asked is how to extend it, and not what follows when it is not.
  {
    where: /(?<=怎么|咋个?|如何|怎样|[哪谁][里儿]?)(?:去|来|办)?续(?:期|卡|证)?(?=$|[，,。？?！!啊呀嘛呢的 ])/g,
    means: '申请延期',
  },
  // 我老公能用我的卡挂号吗, 我老婆拿我的证去挂号: used by another.
  {
    where: new RegExp(
      `我?${others}(?:(?![学读园户签])[^。？?]){0,24}?(?<!我(?:自己|想|要|也)?)${myCard}[^，。？?]*|${myCard}(?:去|来)?[给帮替]我?${others}[^，。？?]*`,
      'g',
    ),
    means: '别人能借用我的人才卡吗',
  },
  // 证给同事用一下: used by another.
  {
    where:
      /(?<=[证卡][^，。？?]{0,3})[给让拿](?:我)?的?(?:同事|朋友|老婆|老公|爱人|家人|家属|爸妈?|妈妈?|孩子|亲戚|人家)(?:也)?[用使]/g,
    means: '给别人用',
  },
  // 孩子上学家长怎么申请: who asks speaks of themselves.
  {
    where: /(?<=\p{Script=Han}{2})(?:我们?|咱们?)?(?:做|当)?家长的?(?=自己|怎么|怎样|咋|如何|能|可以|要|需要|该|得)/gu,
    means: '我',
  },
  // 联络员到底管些啥: what their duties are.
  {
    where:
      /(?<=(?:联络员|专员|平台|部门)[^。？?]{0,6}|(?:公司|单位|hr|[他她])(?:平时|具体|需)?)(?:到底|都|要)?[管做干][些点](?:啥子?|什么|哪些)(?:事|工作)?(?=$|[，,。？?！! ])/g,
    means: '职责有哪些',
  },
  // 4月30号.
  { where: /(?<=\d月\d{1,2})号/g, means: '日' },
  // 怎么报, 去哪领: short for what one does with an application, or with the card.
  { where: /(?<=(?:怎么|咋个?|如何|怎样|哪里?|找谁)[去来]?)报(?=$|[，,。？?！!啊呀嘛呢的了 ])/g, means: '申请' },
  { where: /(?<=(?:怎么|咋个?|如何|怎样|哪里?|找谁)[去来]?)领(?=$|[，,。？?！!啊呀嘛呢的了 ])/g, means: '领取' },
  // 收费能少点不: a discount.
  {
    where: /(?:收费|费用|价格)(?:能不能|可不可以|能|可以|会)?(?:再)?(?:少|便宜|低|打折)(?:一?[点些])?/g,
    means: '优惠',
  },
  // 重庆的证书: the only one there is.
  {
    where: /证书(?=.*重庆)|(?<=重庆.*)证书/g,
    unless: /东莞|特色|学历|学位|职称|资格|职业|技能|毕业|结婚|获奖|专利/,
    ofCard: true,
    means: '服务证',
  },
  // 人才证 for short.
  { where: /人才证(?![书明件据])/g, unless: /特色/, ofCard: true, means: '人才服务证' },
  // 卡怎么续, “how long is a card good for”: and so is a card, where no other is named.
  {
    where: new RegExp(
      `(?<!${otherCards}|卡不)卡(?!不卡|[住壳片通车路点号里死顿拉得]|年龄|岁数|年纪|学历|在哪个岁)`,
      'g',
    ),
    unless: /特色|确认函|称号/,
    ofCard: true,
    means: '人才卡',
  },
  {
    where: new RegExp(`(?<!\\b(?:${otherCard})[ -])\\bcard\\b`, 'g'),
    unless: /confirmation letter/,
    ofCard: true,
    means: 'talent card',
  },
  // “My colleague won the Nobel price”
  {
    where: /(?<=\b(?:nobel|(?:won|wins?|winning|nominated for) (?:an? |the )?(?:[a-z]+ ){0,2}))price\b/g,
    means: 'prize',
  },
  // “Who must ask for it, me or the company?”: the answer tells who, whomever the question thinks of.
  {
    where:
      /(?<=\bwhom?\b[^?.!,]{3,60}),? (?:is it |is that )?(?:(?:(?:my|the|our|his|her) )?(?:me|i|myself|us|we|hr|boss|company|employer|firm|liaison|school|platform|bureau|police|hospital|office|wife|husband)\b(?: or )?){2,3}(?=[?.! ]*$)/g,
    means: '',
  },
  {
    where: /\bask(?:s|ed|ing)? for(?= (?:it|this|that|them|an?|the|my|our|school|visa)\b(?! (?:help|advice|name)))/g,
    means: 'apply for',
  },
  // “Can my wife ask instead of me?”
  {
    where:
      /\b(?:my )?(?:wife|husband|spouse|partner|son|daughter|mother|father|parents|brother|sister)(?= (?:(?:can|could|may|to) )?(?:ask|apply|do|go|file|request|submit|hand|sign|register)\b[^.?!]{0,20}\b(?:instead|for me|for us|on my behalf|in my place)\b)/g,
    means: 'family member',
  },
  // “Does my wife get a card too?”: whom it is for.
  {
    where: new RegExp(
      `\\b(?:do|does|can|could|will|would|may) (?:my |the |our )?(?:${spouse}|${childInEnglish}s?|family|children|parents|mother|father) (?:also )?(?:get|have|receive|need) (?:(?:an?|the|their|her|his|own) )*talent card\\b(?: too| also| as well)?`,
      'g',
    ),
    means: 'is the talent card only for the talent himself',
  },
  // “Can the card be used by my driver?”
  {
    where: /\b(?:can|could|may) (?:the |my |this )*talent card be used by (?!me\b)[^?.!]*/g,
    means: 'can somebody use my talent card',
  },
  // “May my wife go to the hospital with my card?”: the card is used by another.
  {
    where:
      /(?<=\b(?:wife|husband|son|daughter|child|mother|father|mum|mom|dad|parents|brother|sister|cousin|friend|colleague|assistant|secretary|somebody|someone)\b[^.?!]{1,40})\b(?:with|on) my talent card\b/g,
    means: 'use my talent card',
  },
  // “Can my colleague use my card at the hospital?”: where does not matter.
  {
    where:
      /(?<=\b(?:wife|husband|spouse|son|daughter|child|kid|mother|father|mum|mom|dad|parents|brother|sister|cousin|friend|colleague|assistant|secretary|boss|somebody|someone|anyone|another person|she|he|they)\b[^.?!]{0,20})\b(?:use|take|show|borrow) my talent card\b[^.?!]*/g,
    means: 'use my talent card',
  },
  // “Which papers do I hand in?”: not those of a journal.
  {
    where: /\bpapers\b/g,
    unless: /publi[cs]|journal|author|scien|\bsci\b|research|academic|jcr|impact factor|cite|citation|exam/,
    means: 'documents',
  },
  // “Can my wife phone the hospital?”: not a number.
  { where: /\b(?:phone|ring)(?= (?:the|my|our|a) )/g, means: 'contact' },
  // “When started the Beijing rule?”, “since when the policy exists”: it came into force.
  {
    where: anyOf(
      /\b(?:start(?:ed|s)?|began|begins?|begun|launched|introduced|exists?|existed)\b(?= (?:[a-z]+ ){0,4}(?:rules?|polic(?:y|ies)|measures|system|programme|program|scheme|regulations?|law|talent card)\b)/g,
      /(?<=\b(?:when|since)\b[^.?!]{0,30}\b(?:rules?|polic(?:y|ies)|measures|system|programme|program|scheme|regulations?|law) )(?:started|starts?|began|begins?|begun|launched|introduced|exists?|existed)\b/g,
    ),
    unless: /school|company|business/,
    means: 'come into force',
  },
  // “Is the Dongguan rule finished already?”: it has expired.
  {
    where:
      /(?<=\b(?:rules?|polic(?:y|ies)|measures|notice|document|programme|program|scheme|regulations?)\b[^.?!]{0,16})(?<!\b(?:when|will)\b[^.?!]*) (?:is |are |was |were |has |have |been |already )*(?:finish(?:ed)?|ended|over|dead|gone|stopped|closed|abolished|cancelled|canceled)(?: already)?(?= *(?:$|[?.,!;]))/g,
    means: ' expired',
  },
  // “The card was issued in 2024, when does it end?”
  {
    where:
      /(?<=\b(?:card|certificate|permit|title|letter)\b[^?!]{0,60}\bwhen (?:does|will|do|is|would) (?:it|that|this|mine)) (?:be )?(?:end|finish|finished|over|run out|stop)\b/g,
    means: ' expire',
  },
  {
    where:
      /\b(?:until|till|til|to) when (?:is|am|are|does|do|can) (?:it|that|this|(?:the |my |talent )*(?:card|certificate|title|permit))(?: still)? (?:good|ok|okay|fine|usable|run|last|hold)\b/g,
    means: 'how long is it valid',
  },
  // “My card will finish, what must I do that it is longer?”
  {
    where:
      /(?<=\b(?:card|certificate|permit|visa|validity)\b[^.?!]{0,24}) (?:is |will |gets? |has )?(?:finish(?:ed|es)?|end(?:s|ed)?|over)\b/g,
    means: ' expires',
  },
  {
    where:
      /\b(?:make|made|get|have|that|so) (?:it|(?:my |the |talent )+(?:card|certificate|permit|visa)) (?:is |be )?longer\b/g,
    means: 'extend it',
  },
  // “The talent card is for 5 years, right?”
  {
    where:
      /(?<=\b(?:card|certificate|permit|visa|title)) (?:is|are|was|goes|runs|lasts)(?: only)? for(?= (?:\d|one|two|three|four|five|six|ten)\b)/g,
    means: ' is valid for',
  },
  // “Change passport number, inform?”
  { where: /\bchang(?:e|ed|ing) (?:of )?(?:(?:my|the|his|her) )?(?=(?:passport|name)\b)/g, means: 'change details ' },
  // “They wrote my name wrong”
  {
    where: anyOf(
      /\b(?:wrote|write|written|print(?:ed)?|spell(?:ed)?|spelt|typed) (?:my|his|her|our|the) (?:[a-z]+ ){0,2}(?:wrong(?:ly)?|incorrectly|falsely)\b/g,
      /\bname (?:is |was )?(?:written |printed |spelled |spelt )?(?:wrong(?:ly)?|incorrect(?:ly)?|false|not correct)\b/g,
    ),
    means: 'wrong name',
  },
  // “Some papers I have not yet”
  {
    where: anyOf(
      /\b(?:some|one|a few|few|not all|two|a) (?:documents?|certificates?|materials?) (?:(?:i|we|that i|that we) )?(?:(?:have|has|are|is|do) )?(?:not (?:yet|have|ready|complete|there)|don't have|missing|still missing)\b/g,
      /\bnot all (?:of )?(?:(?:the|my|our) )?(?:documents?|certificates?|materials?) (?:(?:are|is) )?(?:yet )?(?:ready|there|complete|together)\b/g,
    ),
    means: 'missing document',
  },
  // “My passport number is different now”: what the card shows has changed.
  {
    where:
      /(?<=\b(?:passport|passport number|number|name|employer|company|title)\b[^.?!]{0,24}\b(?:is|are|was)) (?:now )?(?:different|new|another one|not the same)\b/g,
    means: ' change details',
  },
  // 万州评的人才: whom a district has recognised.
  {
    where:
      /(?:渝中|南岸|九龙坡|沙坪坝|大渡口|渝北|巴南|北碚|万州|涪陵|黔江|长寿|江津|合川|永川|南川|綦江|大足|璧山|铜梁|潼南|荣昌|开州|梁平|武隆|城口|丰都|垫江|忠县|云阳|奉节|巫山|巫溪|石柱|秀山|酉阳|彭水)(?:区|县)?(?=自?己?(?:评|认定|选|认|批|发)[^，。？?]{0,6}(?:人才|专家))/g,
    means: '区县',
  },
  // “已经是四类了，还能再报三类吗”: from one category into another.
  {
    where: /[二三四]类(?=[^。？?]{0,12}(?:再|升|还能|还可以|改)[^。？?]{0,6}[特一二三][类级])/,
    means: '$& 更高类别 ',
  },
  // “Our company isn’t on the key entity list”, 不在重点实体名单里: what the list is called stands in between.
  {
    where:
      /\b(?:not|isn['’]?t|aren['’]?t|wasn['’]?t|never|don['’]?t (?:appear|stand)) (?:yet )?(?:on|in) (?:the|any|their|its|your) (?:[a-z]+ ){0,4}list\b/g,
    means: 'not on the list',
  },
  { where: /(?:不在|没在|没进|没上|没有?列入|未列入|未被列入|没被列入)[^，。？?不没未]{1,10}名单/g, means: '不在名单' },
]
