/** The words by which each kind of fact is asked for, and what a statement must hold to give it. */
import { anyOf } from '../any-of.ts'

export type Kind =
  | 'hours'
  | 'website'
  | 'email'
  | 'phone'
  | 'address'
  | 'roster'
  | 'statistics'
  | 'score'
  | 'payment'
  | 'sum'
  | 'salary'
  | 'fee'
  | 'validity'
  | 'duration'
  | 'age'
  | 'person'
  | 'frequency'
  | 'measure'
  | 'count'
  | 'materials'
  | 'consequence'
  | 'amount'

export const unit =
  '(?:个?工作日|个月|(?<!\\d{4})年|(?<!月 ?\\d{1,2})[天日](?!起)|周|小时|分钟|(?:working |business |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?))'
const figure = '(?:\\d+|[一二三四五六七八九十两半每]|one|two|three|four|five|six|seven|eight|nine|ten|every|each)'
export const span = `${figure} ?-? ?${unit}|次日|及时|当日|半年|next day|following day|day after|monthly|yearly|annually|promptly|timely|all year|全年|不定期|定期|from time to time|regularly|\\d日之?前|\\bby \\d|before \\d`

/** The first one found counts. */
export const kinds: { kind: Kind; asked: RegExp; held: RegExp }[] = [
  {
    // What follows is told by what is done then, or by a statement on such a case.
    kind: 'consequence',
    asked:
      /会怎么?样|会咋样|(?:什么|啥|哪些)后果|\bwhat (?:happens? (?:if|when|to|with)|(?:will|would|could|might) happen)\b|\bwhat (?:are|is) the consequences?\b/,
    held: /注销|收回|撤销|取消|不得|不予|不再|驳回|剔除|失信|移交|追究|仅限|情[况形]时|(?:的|时|者)，|\b(?:withdraw|cancel|revoke|reject|shall not|only|breach of trust|handed over|in case|if|when)\b/,
  },
  {
    kind: 'hours',
    asked: anyOf(
      /营业时间|开放时间|办公时间|上班时间|工作时间是|几点|(?:星期|礼拜|周)几|周[六日末].{0,6}(上班|开门|办)|午休/,
      /opening (hours|times?)|office hours|business hours|day of the week|which weekday/,
      /what time (does|do|is|are) .{0,30}(open|close|start)|(what|which) hours/,
      /(open|close)[a-z]* (on|at|until|before) |open on|on (saturdays?|sundays?|weekends)\b|\bopen (?:saturdays?|sundays?|weekends?|holidays?|now|today|late)\b/,
    ),
    held: /\d{1,2}[:：]\d{2}|opening hours|营业时间/,
  },
  {
    kind: 'website',
    asked:
      /网址|网站|官网|链接|\burl\b|web ?site|web address|\blink\b|公众号|小程序|\bapp\b|online portal|微信号|微信群|wechat (account|id|group|number)|二维码|qr code|扫码/,
    held: /https?:|www\.|网址|网站|website|公众号|小程序/,
  },
  {
    kind: 'email',
    asked: /邮箱|电邮|电子邮件|(?<!\b(?:by|via|per) )e-?mail|\bmail ?box\b|\bmail address\b/,
    held: /@|电子邮件|邮箱|e-?mail/,
  },
  {
    kind: 'phone',
    asked: anyOf(
      /(?<![打接回])电话|打[什哪]么?个?电话|电话(?:是|打)?多少|手机号|(?<!证|护照|证件|证书|卡)号码是?多少|电话好多/,
      /(?<!(?:证|护照|证件|证书|社保|卡|编)[上里背]?面?的?)号码(?!印|错|写|变|换)|热线|座机/,
      /(?<!\bon (?:(?:my|your|the|a|his|her) )?)\bphone\b(?! (?:the|my|his|her|him|them|us|you|me|our|their)\b)/,
      /telephone|mobile number|cell number|\btel\b|hotline|number (can i|to|do i) (call|ring)/,
      /(who|whom) (can|do|should) i (call|ring|phone)/,
    ),
    held: /\d{7,}|(?<!\d)(?!20\d\d[ -])(?:\d{3,4}[ -])?\d{3,4}[ -]\d{4}(?!\d)|(?:电话|热线|telephone|hotline)[^\d]{0,6}1\d{4}(?!\d)/,
  },
  {
    kind: 'address',
    asked: anyOf(
      /地址|门牌|在哪条路|哪条街|几号楼|坐几路|怎么坐车/,
      /(?:平台|中心|窗口|办公室|大厅|部门|局|委)(?:具体|到底|现在|是)*[在设](?:哪(?![个些种类])|什么地方|啥子?地方)|在几楼/,
      /\bwhere (?:is|are) (?:the )?(?:[a-z-]+ ){1,5}(?:office|bureau|commission|department|platform|cent(?:re|er))(?: (?:located|situated))?[?.! ]*$/,
      /\baddress\b|which (?:floor|street)|what (?:floor|street)|where exactly|directions to/,
      /\bwhere (?:is|are|i find|do i find|can i find) (?:the|this|that|your|its|their) (?:one.stop |service |talent )*(?:office|platform|cent(?:re|er)|window|bureau|building|place|counter)\b/,
    ),
    held: /\d+ ?楼|路\d+号|\bfloor\b|\d+ [a-z]+ (street|road)|@/,
  },
  {
    kind: 'roster',
    asked: anyOf(
      /(哪几家|哪些|哪几所|有哪几家)(医院|企业|公司|学校|高校|单位在名单)(?!可以|能|才|有资格|需要|要|算|符合)|(医院|企业|公司|学校)(一共|总共)?有?(哪几家|哪几所|是哪些|有哪些)/,
      /(医院|企业|公司|单位)的?(名单|名字)(有|是(?!谁|由|怎么|如何|什么时候|哪个|哪家)|在哪|给|发|(?:去|到|在)?哪里?(?:能|可以)?[查看找]|怎么[查看找])|(目录|名单)里?面?(都|里)?有?(哪些|什么(?!时候)|啥(?!时候))/,
      /哪[所家间](小学|中学|学校|幼儿园|医院|大学|诊所)(?!都)|哪个(医院|诊所|幼儿园|小学|中学)|(算不算|是不是|属不属于|属于)(指定|定点)医院/,
      /(哪些|什么)(条件|情况|项目)?.{0,4}加分|[八8]项.{0,8}(哪|什么|分别|具体)|(由|请|委托)哪(家|个)(公司|机构|第三方)|第三方[^，。？?]{0,6}是哪(家|个)/,
      /which third party /,
      /which (jobs|occupations|positions|industries|companies|entities) are (on|in) (?=[^?]*\b(?:list|catalog(?:ue)?|directory)\b)/,
      /which (hospitals?|clinics?|schools?|universit(?:y|ies))(?: (are|is|have|has|do|does|can (?:i|we|he|she|my|they))\b|[?.! ]*$)/,
      /which (companies|firms) (are|is) (on|in|listed)/,
      /(names|full list) of (all )?(the )?(designated )?(key )?(hospitals|companies|entities|schools|clinics)/,
      /name(s of)? (all )?the (designated )?(hospitals|schools|companies)/,
      /(list|what are) (all )?(the )?(eight|8) /,
    ),
    held: /$^/,
  },
  {
    kind: 'statistics',
    asked: anyOf(
      /(一共|总共|累计|截至|目前为止|至今|到去年|去年|每年有).{0,14}(多少|几|好多)[张个名人家](?!级|类|等|档|条|步|环节|阶段|部门|附)|通过率|成功率|录取率|淘汰率|中签率/,
      /(刷|淘汰|落选|入选|获批|选上|评上|批准|通过|刷下来|刷掉)(了|过|下来)?(多少|几|好多)[个名家人]|20\d\d年.{0,14}(多少|(?<!哪)几)[家名人]/,
      /(?:发|办|批|认定|制)(?:出去?)?了(?:多少|几|好多)[张个名人家]|(有|共)多少[家人](?!要)|多少人(拿到|获得|办了|有|持)/,
      /how many .{0,40}(so far|in total|have been|were) ?(issued|approved|recogni|accredited|granted)?/,
      /how many (?:[a-z]+ ){0,2}?(?:people|talents|persons|foreigners|cards|companies|applicants) (?:has|have) [^?]{2,40}(?:recogni[sz]ed|issued|approved|accredited|accepted|identified)|how many (people|talents|persons|foreigners|holders|cards|companies|entities|applicants|applications)( \w+)? (hold|have|work|sit|live|fail|pass|already|applied|got|get each year|are there|exist|received|were|are issued)/,
      /how many (people|talents|persons|foreigners|companies|holders)( [a-z]+)? (get|receive|obtain|win|are (awarded|recogni[sz]ed|approved|given)|qualify|apply)\b.{0,40}\b(every|each|per|a|last|this) (year|month)/,
      /how many (hospitals|entities|companies|universities|schools|enterprises|institutions|banks)\b.{0,40}\b(are|have|exist|were)\b/,
      /how many (?!times|days|weeks|months|years|hours)(?:[a-z-]+ ){1,3}(?:do|does|did|will|are|were) [^?]{2,60}\b(?:each|every|per|a|last|this) (?:year|month|quarter)\b/,
      /how many (?:[a-z-]+ )?(?:jobs|occupations|positions|names|awards)\b/,
      /(?:每年|每月|一年|去年|今年)[^，。？?]{0,12}(?:多少|(?<!哪)几|好多)[家个名](?!月|工作日|类|级)/,
      /approval rate|success rate|pass rate/,
      // 四倍工资: how much the average is stands in no document.
      /平均(?:工资|收入|水平|值|数)?(?:现在|目前|大概|到底)?(?:是|为)?(?:多少|好多)|\bwhat (?:is|was) (?:the )?(?:[a-z]+ ){0,3}average\b(?! (?:for|that) i)/,
    ),
    held: /通过率|rate of/,
  },
  {
    kind: 'score',
    asked: anyOf(
      /(?:(?:加|得|算|值)多?少?几?|积(?:多少|几))分(?!钟|区|政策|$)|多少分|几分(?!钟|区)/,
      /(?<!\b(?:max|maximum|most)\b.{0,40})how many (bonus )?points(?!.{0,60}\b(?:at most|max|maximum|in total|altogether)\b)(?! (?:can|could|may|do|does|will|would) (?:[a-z]+ ){1,3}?(?:collect|accumulate|earn|reach|have|get|receive|gain)\b(?! (?:for|from|if|with|when|by|as) (?!(?:the |a |my )?(?:chinese |chongqing )?work permit)))/,
      /points (does|do) |points for (?!(?:a |the |my )?(?:chinese |chongqing )?work permit)/,
    ),
    held: /(\d|十)分|\b(?:\d+|ten) (?:bonus )?points?/,
  },
  {
    // What the person is paid: a required capital, a fine or a salary that must be earned is none of it.
    kind: 'payment',
    asked: anyOf(
      /(能|可以|会|我|给)(拿|领|得|发|给|补|奖)(到|我|人才)?(手)?(多少|几|好多)(钱|块|元|万)|(发|奖|补)(我|人才)?(多少|几|好多)(钱|块|元|万)/,
      /(领|拿|发|给)(我|到)?(钱|现金)(吗|不|么)|(发|给|补|领|拿)(多少|几|好多)[^，。？?]{0,4}(补助|补贴|津贴|生活费|奖金)/,
      /\bhow (much )?(is|are) [^?]{1,40}\bpaid\b/,
      /how much (money |cash |yuan |rmb )?(do|will|would|can|could|does|did|am|are|is) ((i|we|you|one|they|people|an?( \w+)? talent|talents?) )?(be |get |getting )?(get|receive|paid|given|claim|collect|awarded)\b(?! back)/,
      /how much (money )?(does|do|will|would) (?!i\b|we\b|my\b|our\b|the applicant).{1,30}\b(pay|give|offer|award|spend)\b(?! (in|tax|for|a fee))/,
      /how much (money )?(does|do|did) (?!i\b|we\b|one\b|you\b|my\b|our\b|the applicant).{1,30}\bearn\b/,
      /(pays?|gives?|offers?|paying|giving|hands? out)\b.{0,30}\b(yuan|rmb|million|cash|money)\b.{0,15}\b(to|for) (every|each|all|any|me|us|talent|an? )/,
      /(pays?|paying|gives?|giving) (me|us|every|each|all|any|talents?|people)\b.{0,20}\b(yuan|rmb|million|money|cash)/,
      /how much (?:is|are) (?:the |my |our )?(?:[a-z]+ ){0,2}(?:money|allowance|stipend|subsidy|cash)\b/,
      /\bpay me\b/,
      /^(?:(?:and|so|also|what about|is there|any|the) )*money (?:for|if|when|from|with|as)\b/,
      /\b(?:do|does|will|would) (?:they|you|it|dongguan|chongqing|beijing|the [a-z]+) (?:also )?(?:pay|give)s? (?:any |some |us )?(?:money|cash)\b/,
      /(get|receive|claim|collect) (the |my |this |that |any |some )?(money|cash|\d[\d,.]* ?(million|yuan|rmb))/,
      /(get|getting|be) paid (by|for (being|having)|to)|\b(do|will|would|can) (i|we|you) (get|be) paid\b/,
      /(promised|owed|entitled to) .{0,14}\b(yuan|rmb|million|money)\b/,
    ),
    held: /(发放|奖励|补贴|补助|津贴|资助|报销)[^。；]{0,30}\d ?万?元|(reward|subsid|grant|allowance|bonus|reimburse)[^.;]{0,80}(yuan|rmb)/,
  },
  {
    kind: 'sum',
    asked: anyOf(
      /几折|多少折|优惠多少|便宜多少/,
      /how (?:big|large|high|much) (?:of )?(?:a |is the |the )?discount|what (?:discount|percentage) |how much (?:cheaper|less)\b/,
      /(多少|几|好多)(钱|块|元|万|经费|奖金|资助)|罚(多少|好多|几)|平均(工资|收入)[^，。？?]{0,6}(是|有|为)?(多少|好多)(?!倍)/,
      /prize money|how much(?= .{0,20}(?:bonus|grant|reward|subsid|allowance|cash|fine))|how high is the fine/,
      /(what|how (?:much|high)) (?:was|is|were) (?:the )?(?:[a-z0-9'’-]+ ){0,3}average (salary|wage|income)|^average (?:salary|wage|income)/,
      /\bin (yuan|rmb|dollars|euros)\b|exact (figure|amount|sum)|how much money|how many (yuan|rmb|dollars)/,
    ),
    held: /\d ?万?元|yuan|rmb|[\d一二两三四五六七八九] ?折|\d ?% (?:off|discount)/,
  },
  {
    kind: 'salary',
    asked: anyOf(
      /(年薪|月薪|工资|薪水|薪资|收入)(是|要|得|应|需|求|达到|不低于)*(多少|好多|多高|几倍|什么标准|啥标准)(?!倍)/,
      /(?<!平均)(要|需要|得有?|拿|挣)(多少|好多|多高的?)(钱的)?(年薪|月薪|工资|薪水|薪资|收入)/,
      /(minimum|what|how much|how high a) (salary|income|pay)\b/,
      /(salary|wage|income|pay) (requirement|threshold|standard)/,
      /(工资|收入|薪资)(要求|标准|门槛)/,
      /how (?:big|high|large|much) (?=[^?]{0,40}\b(?:salary|wage|income)\b)/,
      /how much (must|do|should) i (earn|make)/,
    ),
    held: /(工资|收入|salary|income).*(\d ?万?元|yuan|rmb|\d ?倍|times)/s,
  },
  {
    kind: 'fee',
    asked: anyOf(
      /(?<!免)费用|收费|费(?:是|要|收)?(?:多少|好多)|保证金|滞纳金|手续费|要交钱|花钱|要钱|免费(?![^，。？?]{0,6}(?:多久|几|多长))|工本费|押金|[费钱].{0,4}谁(出|付|交|承担|掏)|谁(出钱|付钱|掏钱|买单)/,
      /(收|交|花|付)(多少|好多|几)?钱/,
      /(?:评审|评定|认定|申请|报名|服务|办证)费(?!用)/,
      // 要挂号费吗, 收不收评审费
      /[要收交付掏出][^，。？?\s]{0,4}(?<![经消免缴公自])费(?!用)/,
      /(?<![经消免缴公自])费[^，。？?\s]{0,4}(?:自己|自个儿?|本人|个人)(?:来|先|全)?[付交出掏给]/,
      /\bfees?\b|\bcosts?\b|\bprice\b|(?<!in )\bcharges?\b(?! of)|pay for|who pays (?!attention)/,
      /for free(?! trade)|free of (?:charge|cost)/,
      /\b(?:is|are|was) (?:it|this|that|they|these|all (?:of )?(?:it|this)|everything)(?: all| really| still)? free\b/,
      /deposit|how much (?:(?:do|must|should|will|would) )?(?:i|we|they) (?:have to |need to |must )?pay\b/,
      /\bhow much (?:is|are) (?:it|(?:(?:the|an?|one|my|this|that|your) )?(?!(?:[a-z]+ ){0,3}(?:salary|salaries|income|wages?|pay|capital|revenue|points?|shares?|time|experience|money|cash|allowance|stipend|subsidy|bonus|reward|contribution|fines?|penalty|paid|given)\b)[a-z]+(?: (?:per|each|a|for) [a-z]+)?)(?: [a-z]+){0,4}[?.! ]*$/,
      /^(?:and )?how much[?.! ]*$|\bpay (?:less|more|extra|something|anything|nothing)\b/,
    ),
    held: /费用|收费|免费|\bfree\b(?! trade)|\bfees?\b/,
  },
  {
    kind: 'validity',
    asked: anyOf(
      /有效期(?!到|满|过|快|将|内)|有效多久|管多久|(?:[管给批顶发]|能用|好用)几年|终身(?!教授|学习)|一辈子|(?:永久|一直|长期)有效|(?:多久|多长时间|几年)的[？?]?$/,
      /\b(?:for life|lifelong|lifetime|forever)\b/,
      /(几年|多久|多长时间)(过期|到期|失效|换一次|一换)|几年有效/,
      /valid(ity)?\b(?=.{0,30}(how long|period|until))/,
      /(how long|how many (years|months))(?=.{0,80}\b(valid|good for|last))|period of validity/,
      // “Also valid for my wife?” asks for no time.
      /valid for (?=(?:[a-z]+ ){0,2}?(?:\d|one|two|three|four|five|six|ten|half|how|life|ever|longer|(?:year|month)s?)\b)/,
      /when does (?=.{0,40}expire)/,
    ),
    held: new RegExp(
      `(有效|管理期|最长|valid|management period|longest).*(${span})|(${span}).*(有效|管理期|valid|management period)|一致|consistent`,
      's',
    ),
  },
  {
    kind: 'duration',
    asked: anyOf(
      /(?<!填[^,，。？?]{0,8}|表格?)(?:(?:多久|多长时间)(?![^，。？?]{0,6}[一1][次回趟])|多少时间|好久|几分钟|多少分钟)|几天|几日|好多(天|年|个月)|几个?小时|几个工作日|多少天/,
      /多少个?工作日|几年|几个月|多少年/,
      /(?<!since )how long(?! (?:does|will|would) (?:the|this|that|an?) (?:application )?form take| .{0,24}\bfill)/,
      /how (?:many|much) (working |business |calendar )?(days|weeks|months|years)|how much (?:more )?time/,
      /how soon|how quick|how fast|how early|how far in advance|time ?limit/,
    ),
    held: new RegExp(`${span}|一致|consistent with the term`),
  },
  {
    kind: 'age',
    asked:
      /几岁|[多好]大(?:年纪|岁数)|年龄|岁数|\d+ ?岁|(?:[我他她]|今年|已经|都|满|快|才|刚) ?[2-9]\d(?=了|[,，。;；]|$)|\bhow old|(?<!old[- ])\bage\b|(?<!\b(?:everyone|everybody|anyone|people|those) )\b(?:under|over|below|above|past|(?:old|young)er than) (?:the age of )?[2-9]\d(?![\d.,]*\d)(?! ?(?:%|percent|per cent|yuan|rmb|million|points?|people|employees|(?:working |calendar )?(?:days?|weeks?|months?|hours?)\b))|too old|years old|\b(?:i'?m|i am|s?he(?:'?s| is)) [2-9]\d\b(?! ?%)|\b(?:i|he|she)(?:'ll| will|'m| am|'s| is)? (?:turn(?:s|ed|ing)?|be|becom(?:e|es|ing)) [2-9]\d\b/,
    held: /岁|年龄|\bage\b|years old/,
  },
  {
    kind: 'person',
    asked: anyOf(
      /(专员|主任|局长|领导|负责人|老师|工作人员|经办人|联系人)[^，。]{0,4}(叫什么|叫啥|的?名字|姓什么|姓名|是谁(?!(?:给|来|负责|帮)*[定指安派确选配])|是哪(?:个|位)(?![定指安派确]|部门|单位)|贵姓)/,
      /(?:联络员|专家|评委)[^，。]{0,4}(?:叫什么|叫啥|名字|姓什么|姓名|贵姓)/,
      /哪(个|位)(医生|大夫|老师|教授|经办)/,
      /which (doctors?|teachers?|clerks?|colleagues?)\b/,
      /\bwho(?: is|'s| are) (?:the|your|its|their|my) (?:[a-z]+ )?(?:director|head|chair|chairman|chairwoman|chairperson|chief|leader|president)s?\b/,
      /\b(?:need|want|give me|tell me) (?:the |a |his |her |their )?name\b(?! of)/,
      /names? of (the|my|your|our) [a-z -]{0,20}(specialist|director|officer|head|manager|clerk|official|contact|expert|judge|reviewer|member|liaison)/,
    ),
    held: /联系人[：:]|contact person/,
  },
  {
    kind: 'frequency',
    asked:
      /(?:几|多少|好多)[次回趟批轮]|(?:多久|多长时间|好久)[^，。？?]{0,6}[一1][次回趟]|how many times(?! (?:of |as |the |more|higher|average))|how (?:often|frequently)/,
    held: /\d ?(-|–|至|到|~)? ?\d? ?次|[一二两三每]次|每[年月周季天]|半年|定期|常年|\b(times(?! (?:of |as |the |more|higher|average))|once|twice|every|monthly|yearly|annual(ly)?|regularly|all year|from time to time)\b/,
  },
  {
    kind: 'measure',
    asked:
      /(几|多少|好多)(兆|像素|页|字|平米|平方|公里|米|层楼|间|桌)|how many (pages|words|square|kilomet|miles|rooms|seats|beds|letters)/,
    held: /\d ?(页|字|平米|平方|公里|米|间)|(\d|one|two|three|four|five) (pages?|words?|square|kilomet|miles?|rooms?|seats?)/,
  },
  {
    kind: 'materials',
    asked: anyOf(
      /(什么|哪些|啥子?|哪几样)(申请|证明|申报)?(材料|资料|证件)|填(?:什么|啥子?|哪[个张份种些])(?:表|单)|(带|准备|交|提交|递交)(些)?(什么|啥子?|哪些)(?!时候|地方|部门|单位|人)(东西)?/,
      /(材料|资料|证件)(都)?(有|是|要|需要?)?(哪些|什么|啥|清单)/,
      /\b(what|which) (other |supporting |kind of )?(documents|papers|paperwork|materials|certificates)\b/,
      /\bwhat (?:to|(?:do|must|should|shall) (?:i|we)) (?:have to |need to )?(?:send|submit|bring|hand in|prepare|provide|give)\b/,
      /list of (documents|papers|materials)/,
    ),
    held: /材料|资料|(?<!居留)证件|照片|表(?!示)|承诺书|身份证|护照|学位证|合同|证明|函|通知单|[持凭][^，。；证]{1,9}(?<!签)证|\b(materials?|documents?|papers?|photo|form|letter|(?<!residence )certificates?|slip|passport)\b/,
  },
  {
    kind: 'count',
    asked:
      /(?<!管|带|服务|负责)(?:(?<![好第哪])几|多少|好多)[个名位]?(?:专家|委员|评委|成员|专员|联络员|工作人员|负责人|人(?=[？?吧呢啊]|$|组成))|[几多]少?篇|(?<!哪)几个(?!工作日|月)|多少个(?!工作日|月)|几名|多少名|几位|多少位|几份|多少份|几倍|多少倍|几人|how many (?!.{0,12}(days|weeks|months|years))/,
    held: /\d|[一二三四五六七八九十两]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|duplicate)\b/,
  },
  {
    // 社保每月交多少, “how big must it be?”: of whatever it is, a figure that counts no days or years.
    kind: 'amount',
    asked: /(?<![，,。；;：:\s]|^)(?:多少|好多)|\bhow (?:big|large|high|far|tall|wide|heavy)\b/,
    held: /(?<!\d)(?!\d{7,})\d(?![\d,.]*[ -]?(?:个?工作日|个?月|[年日天]|(?:working )?(?:days?|months?|years?)))|[一二三四五六七八九十两](?=[倍万元级类份人名个%])|\b(?:[a-z]+ times|twice|per ?cent)\b/,
  },
]
