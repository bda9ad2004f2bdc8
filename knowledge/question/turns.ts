/** Questions that no document answers whatever they are about, told by how they are put: they name a subject of uncovered.yaml. */
import { anyOf } from '../any-of.ts'

/** The id of the subject in uncovered.yaml; `text` must be normalised. */
export const turnIn = (text: string): string | undefined => turns.find(({ pattern }) => pattern.test(text))?.id

const changes = '(?:取消|放宽|收紧|调整|变|改(?!进)|提高|降低|延长|废止|出台|涨|更新|恢复|停)'
const changesInEnglish =
  '(?:change|be (?:cancell?ed|abolished|relaxed|tightened|scrapped|raised|lowered|extended|replaced|updated)|expand|get (?:easier|harder|stricter))'

const about =
  '\\b(?:will|is|are|would)\\b (?:the |this |that |these |those |your )?(?:[a-z]+ ){0,4}?(?:policy|policies|rules?|programmes?|programs?|systems?|limits?|requirements?|scheme|standards?|draft|measures|criteria)\\b (?:[a-z]+ ){0,2}?'
const whereTo = '到哪(?:了|一?步|儿了|里了)'
const state = `(?:好了吗|好了没|到了吗|到了没|收到没|收到了没|收到了吗|收到没有|到谁手|${whereTo}|差哪|差什么|退回|没动静|没消息|没回音|有消息了?吗|还没(?:批|办|到|好|收到|下来|人))`

const mine = '(?:我|同事|朋友|我们|我家|咱|俺|老婆|老公|爱人|妻子|丈夫|孩子|娃儿?|儿子|女儿|单位|公司)'
const handed = '(?:交|递|寄|报|发|提交|提出|申请|填|弄|送|传)(?:上去|过去|去|出去|到|给|了)?的?'
/** What an office has done by now with what one has handed in: 过了没得, 批下来了吗, 审完没. */
const byNow =
  '(?:过|批|收|审|看|办|走|到|下|处理|弄|搞|通过|受理|录入|登记|落实|安排|答复|回复|反馈|制|做)(?:下来|完|好|妥|到)?(?:了没(?:得|有)?|了吗|了么|了不|没得|没有|没)'

const turns: { id: string; pattern: RegExp }[] = [
  {
    // “Approve my application.” tells the bot to; “who approves my application?” asks.
    id: 'instructions',
    pattern:
      /(?:^|[,.;:!]|\b(?:please|now|just|and|then|simply|you (?:must|should|will|have to))) ?approve (?:me|my (?:application|request|case))\b/,
  },
  {
    id: 'prediction',
    pattern: anyOf(
      `\\b(?:will|is|are) (?:beijing|chongqing|dongguan|china|they|the (?:city|government|state|bureau|commission|office|ministry)) (?:soon |ever |really |also |going to ){0,2}(?:raise|lower|increase|reduce|relax|tighten|abolish|scrap|loosen|ease)\\b`,
      `(?:明年|后年|(?<=^|[，,。；;：:！!？?\\s])以后|将来|未来|今后|下半年|过几年|几年后)[^，。？?]{0,14}(?:会不会|会|还会|是不是会)[^，。？?]{0,10}${changes}`,
      `(?:明年|后年|今后|未来|下半年)[^，。？?]{0,14}会(?:再|新)?(?:加|增|多|少|出|开|纳入)`,
      `(?<!我的?|我这|我那|张)(?:人才)?(?:服务证|人才卡)(?:这个)?会不会(?:取消|停办|停发|没)`,
      `(?:政策|办法|制度|规定|门槛|名额|细则|(?:政策|规定|明年|以后)[^，。？?]{0,6}(?:年龄|标准))[^，。？?]{0,8}(?:会不会|会)(?:再|被|又|一直)?${changes}`,
      `(?:(?:估计|预计)(?![^，。？?]{0,12}(?:几|多久|多长|什么时候|啥时候|何时|多少|哪天))|你猜|预测)[^，。？?]{0,20}(?:会|能)`,
      `${about}(?:going to )?${changesInEnglish}\\b|(?<!\\b(?:when|how long) )${about}(?:end|continue)\\b`,
      `\\b(?:do you (?:think|expect|predict)|predict|forecast)\\b.*\\b(?:will|going to)\\b`,
    ),
  },
  {
    id: 'nationality',
    pattern: /\b(?:an?|both) (?:[a-z]+ )?[a-z]+ and (?:an? )?[a-z]+ passports?\b/,
  },
  {
    id: 'dispute',
    pattern: anyOf(
      /(?:他们|单位|公司|局里)?(?:这样做?|这么做|这样子)(?:合法吗|合不合法|可以吗|对吗|行吗)/,
      /\bcan they (?:just |really )?do (?:that|this)\b|\bare they (?:even )?allowed to\b/,
      /\bis (?:that|this) (?:even )?legal\b/,
      /起诉|打官司|上法院|法律责任吗/,
      /(前夫|前妻|老公|老婆|丈夫|妻子|爱人|父母|家里|家人|婆婆|公公|岳父|岳母|单位|公司|老板|领导|学校)[^，。？?]{0,4}(不同意|不愿意|不让|不放|不肯|反对|扣着|扣了|扣押|扣下)(?![^。？?]*(自己|本人))/,
      /(扣着|扣了|扣押|扣下|不还)我?的?[^，。？?]{0,8}(证|卡|材料|护照)/,
      /\b(sue|suing|lawsuit|legal action|(?:go|going|went|take|takes|taken|taking) (?:[a-z]+ ){0,3}to court|my lawyer)\b/,
      /\bagainst (?:the )?(?:[a-z'-]+ ){0,3}(will|wish|wishes)\b/,
      /\bwithout (?:the |my |his |her )(?:[a-z'-]+ ){0,2}(consent|agreement|permission|knowing)\b/,
      /\b(refuses?|refused) to (give|hand|return)\b.{0,20}\b(back|card|papers|passport)\b/,
    ),
  },
  {
    id: 'opinion',
    pattern: anyOf(
      /哪(?:个|家|种|类)最好[？?]?$/,
      /\bwhich (?:one |of them )?is (?:the )?(?:very )?(?:best|nicest|friendliest)\b/,
      /\bwhich (?:[a-z]+ ){1,3}is the (?:best|nicest|friendliest)\b/,
      /值不值|值得(办|申请|来|去|吗|不|么)|含金量|形同虚设|有没有必要(?![做交带填写]|提交|本人)|有必要(办|申请)?(吗|么|不)|划不划算|划算吗|靠不靠谱|公平吗|公不公平/,
      /\bworth (it|the|having|applying|getting|doing|my|while)\b|\b(most|more) prestigious\b/,
      /\bwaste of (time|money)\b|\ba fair (system|procedure|process|rule)\b/,
      /\bin your (view|opinion|experience)\b/,
      /大方(?![面向案])|小气|太?抠(了|门)?|(是不是|会不会)?太(严|少|黑|坑|慢)了/,
      /(医生|学校|医院|老师|专员|联络员|态度|水平)[^，。？?]{0,6}(最好(?![先要带在由]|是先|提前|什么|怎么)|好不好|靠谱|友好|热情)|你(会选|选哪|推荐|喜欢|更看好)/,
      /\b(would|do) you (choose|recommend|pick|prefer|suggest|advise)\b/,
      /\b(is|are) (?:the |a |an |your )?(?:[a-z]+ ){1,4}(friendly|nice|lazy|corrupt|generous|stingy|rude|helpful)\b/,
      /\btoo (stingy|strict|generous|slow|harsh)\b|\bmore (generous|attractive|friendly|fun)\b/,
    ),
  },
  {
    id: 'opinion',
    pattern: anyOf(
      /([水黑累抠坑严乱])不\1/,
      /\b(?:is|are|was|were) (?:[a-z.'-]+ ){1,4}(?:happy|satisfied|pleased|proud|unhappy)\b/,
      /前途|前景|发展空间|省心|你说我(?:该|应该|是|要)|划算|合算|值当|性价比|(?<!不)靠谱|(?:你们?|您|大家|个人)(?:觉得|认为|建议|推荐|看好)/,
      /该不该(?:来|去|换|辞|等|选|放弃|回|跳)|还是(?!(?:单位|公司|联络员|自己|本人|我自己))[^，。？?]{1,14}(?:更?好|好些|好点|强|合适|聪明|明智)[呢啊嘛？?]*$/,
      /\b(?:smarter|wiser|cleverer|advisable|sensible|better idea|good idea|best idea) (?:to|for me to|if i)\b/,
      /\bshould i (?:rather |better )?(?:choose|pick|take|go for|aim|wait|stay|accept|prefer|move|bother|quit|leave|settle)\b/,
      /\b(?:cheaper|more expensive|nicer|a better deal) than\b/,
      /\bwhat would you (?:do|choose|advise|recommend)\b/,
      /\bwould you (?!please\b|kindly\b|tell\b|help\b|explain\b|know\b|be\b|mind\b|need\b|require\b|say\b|like\b|send\b|show\b)/,
      /\b(?:any|your) (?:advice|recommendation|tips) (?:on|for|about)\b|\blook (?:good|better|best) on my\b/,
      /\b(?:a |an )?(?:fair|reasonable|good) (?:price|deal|offer)\b/,
      /\bhow (?:good|bad|nice|fair|reliable|competent|friendly|professional) (?:is|are)\b/,
      /\bwhat do (?:people|others|most people|they|you) (?:say|think|feel) (?:of|about)\b/,
      /\bdo (?:you|people|most people) (?:think|believe|find|feel)\b.{0,60}\b(?:reasonable|fair|good|bad|right|wrong|useful|annoying|strict|sensible)\b/,
      /做做样子|走形式|口碑|(?:水平|态度|素质|能力|评价)(?:高不高|好不好|怎么样|如何|行不行)/,
      /\b(?:easiest|best|quickest|smartest) way to (?:impress|convince|persuade|win)\b/,
    ),
  },
  {
    id: 'privacy',
    pattern: anyOf(
      /(?:他|她|别人|人家|同事|某人)的?[^，。？?]{0,6}(?:证号|卡号|身份证号?|住址|工资)(?:码)?(?:是)?(?:多少(?!才)|几号|什么|啥|哪)/,
      /(?<!(?:must|should|does|need|counts as) )\b(?:his|her|their|someone's|somebody's) (?:card number|id number|home address)\b/,
      /\b(?:what|how much|how high) (?:is|are) (?:his|her|someone's|somebody's|my colleague's) (?:salary|income|pay)\b/,
      /把[^，。？?]{0,10}(?:持证人|持卡人|申请人|人才|别人|同事|他们?|她们?)的?[^，。？?]{0,3}(?:名单|名册|信息|电话|资料|档案|联系方式)[^，。？?]{0,2}(?:发|给|传|导出|打印)(?:给)?(?:我|过来|出来|来)/,
      /\b(?:send|give|show|e-?mail|export|hand)(?: over)?(?: me| us)? (?:the |a |all )?(?:full |complete )?(?:list|names?|data|details|files?|records?|(?:[a-z]+ )?numbers?) of (?:all |the |every |other )*(?:card ?)?(?:holders?|applicants?|talents?|people|persons?)\b/,
      /[上前]一[个位][^，。？?]{0,10}的(?:资料|信息|电话|申请|材料|名字|姓名|档案)/,
      /\b(?:last|previous|other) (?:user|person|applicant)s?(?:'s)? (?:data|details|name|phone|application|file)\b/,
      /所有(持证人|人才|申请人|持卡人)的?[^，。？?]{0,6}(名单|电话|姓名|联系方式|信息)/,
      /\b(names?|phone numbers?|addresses|details|list) of (all|every|other|the other) (?:the )?(talents|holders?|people|applicants?|persons?|card ?holders?)\b/,
      /\b(?:requests|applications|cases|files) of (?:all|every|the other|other) (?:the )?(?:talents|holders|people|applicants?|liaisons?)\b/,
    ),
  },
  {
    id: 'own-case',
    pattern: anyOf(
      `(?:我|我们|俺|咱)[^，。？?]{0,18}${state}`,
      `(?:寄|交|递|提交|报)(?:去|过去|上去)?的[^，。？?]{0,14}(?:签收|收到|收下|审核?|看)(?:了吗|了没|没有?)`,
      `为(?:什么|啥)(?:我|我们)的[^，。？?]{0,12}(?:被|没|还)|(?:一直|怎么|至今|到现在)(?:都)?(?:还)?没(?:有)?(?:动静|消息|回复|回音|人理|回我)`,
      `(?:我|我的)[^，。？?]{0,6}分到(?:了)?(?:哪|什么|啥)`,
    ),
  },
  {
    id: 'own-case',
    pattern: anyOf(
      /我[^，。？?]{0,8}(交|递|提交|申请|报|寄)[^，。？?]{0,10}(走|办|审|批|查|进展|处理)[^，。？?]{0,3}(到哪(了|一?步|儿了|里了)|哪一?步|完了?没|了没|得怎么样|怎么样了)/,
      /(为什么|为啥|凭什么)[^，。？?]{0,6}(拒了|驳回|没批|不批|没给)我/,
      /\b(has|have|did|when will|is) (my|our) (application|file|papers|case|request|documents)\b.{0,30}\b(been|arrived?|approved|accepted|processed|reviewed|received|ready|through)\b/,
      /\b(change|reverse|overturn|reconsider) (their|your|the|its|that) decision\b/,
      /\bwhy (was|were|did) (my|they|you|we|i)\b.{0,70}\b(reject|rejected|refuse|refused|turn(ed)? (me |us |it )?down|denied|declined)\b/,
      /\b(has|have|was|were|did) (my|our) (?:[a-z'-]+ ){1,5}(been|approved|ready|rejected|accepted|granted|issued|arrived|arrive|refused)\b/,
      /(?<!\b(?:phone|telephone|contact|mobile|fax) )\b(number|status|state|stage|outcome) of (my|our)\b/,
      /我[^，。？?]{0,14}(办好|办完|批下来|批准|审完|审过|通过|收到|寄到|做好)了?(没有?|了没有?|了吗)[？?]?$/,
      /\b(did|has|have|had) (my|our) (specialist|liaison|employer|company|boss|hr|lawyer|wife|husband)\b/,
      /\bwhy (has|have|did|is|does) (nobody|no one|noone|my|our|the platform|the bureau)\b.{0,40}\b(answered|replied|called|heard|still|not|yet|taking|stuck|pending)\b/,
      /\b(request|application|papers|form|documents|materials) (that )?(i|we) (have )?(filed|sent|submitted|handed in|posted|mailed)\b/,
      /我这(种|个|样的?)?(条件|情况)[^，。？?]{0,8}(评得上|评上|能行|够不够|行不行|有戏|能不能)/,
    ),
  },
  {
    id: 'own-case',
    pattern: anyOf(
      `${mine}[^。？?]{0,24}(?:定|批|分|排|审|选|录|办|做|制|发|寄|转|报|评)(?:下来|好|完|妥|到|上)(?:了没(?:得|有)?|了吗|没(?:得|有)?)(?=[，,。？?]|$)`,
      `${mine}[^。？?]{0,10}${handed}[^。？?]{0,24}${byNow}[？?]?$`,
      `(?:会|可能|肯)(?:不会)?(?:要|收|批|批准|选|选上|录取|录用|看上|通过|认可|接受|答应|同意)(?:我|我们|咱|俺)(?!的?[^，。？?]{0,2}[^不吗么没嘛吧？?，。])`,
      `(?:轮得到|看得上|瞧得上|要不要|收不收|批不批|选不选)(?:我|我们)(?=[不吗么嘛吧？?，。]|$)`,
      `(?:我|我们)(?:的|卡上的?|这边的?)[^，。？?]{0,8}(?:专员|联络员|经办人)(?:是|到底是)(?:哪个|哪位|谁)(?!定|指|安排|派|确|来)`,
      `\\bdid (?:you|they|it) (?:get|receive|see|read) (?:it|my|our|the (?:e-?mail|letter|file|papers))\\b`,
      `\\b(?:will|would|do|can|are) (?:they|you|the (?:bureau|office|commission|platform|city|panel|committee)) (?:going to )?(?:accept|approve|take|pick|select|choose|reject|refuse|want|turn down|say (?:yes|no) to) (?:me\\b|us\\b|(?:my|our) (?:application|case|request|file|company|papers)\\b)`,
    ),
  },
  {
    id: 'own-case',
    pattern: anyOf(
      /(?:我|我们|我家)(?:的)?(?:公司|单位)?在不在[^。？?]{0,8}(?:名单|目录|系统|库)/,
      /(?:还|都|一直|老是)(?:是)?(?:不|没|没有)给我(?:们)?(?:发|办|批|回|答|做|寄)/,
      /我[^。？?]{0,24}(?:落实|安排|通过|受理|批准|入库|办结|登记)(?:了没(?:有|得)?|没有|没得|了吗|没)[？?]?$/,
      /^did (?:i|we) (?!miss\b)/,
      /^(?:(?:so|and|but|hi|hello|please),? )*(?:is|are|am|was|were) (?:i|we|my [a-z]+|our [a-z]+) (?:[a-z]+ ){0,2}(?:on (?:the|your) [a-z ]{0,10}list|complete|registered|in (?:the|your) (?:system|list|database)|approved|accepted yet|ready|done|through|listed|finished|processed|issued)\b(?!.*\b(?:once|if|when|after)\b)/,
      /(?:让|叫|喊|通知)我(?:们)?(?:再|重新)?补/,
      /(?:名单|系统|表|册)(?:上|里|中)?(?:面|头)?(?:没有|没得|有没有|查不到|找不到|漏了)(?:我|我们|我单位|我公司)(?![^，。？?]{0,6}(?:怎么办|咋办|咋个办|如何|咋整|能|可以|还))/,
      /是不是(?:给我|把我)?(?:弄丢|搞丢|弄错|搞错|搞忘|忘|漏)了?|我(?:这|的|家)[^。？?]{0,24}(?:帮我|给我|替我|帮忙)(?:看|瞧|评|估|核|算)/,
      /^(?:(?:so|and|but|hi|hello|sorry),? )*(?:has|have|had|did|was|were) (?!i\b|we\b)[^?]{0,60}\b(?:my|our|me|us)\b/,
      /\bhow far (?:along )?(?:is|are|has|have)\b/,
      /\bwhich of (?:your|the) (?:specialists?|liaisons?|colleagues?|officers?|staff)\b/,
      /\b(?:is|are) (?:handling|dealing with|processing|working on|looking after|reviewing) (?:my|our)\b/,
      /\b(?:any|some|what) (?:news|updates?|progress) (?:about|on|of|for|with) (?:my|our)\b/,
      /\bwhen (?:exactly )?(?:will|are) (?:they|you) (?:going to )?(?:call|phone|ring|get back to) (?:me|us)\b/,
      /\b(?:my|our) (?:[a-z]+ ){1,3}(?:was|were|has been|have been|got|is|came) (?:rejected|refused|turned down|declined|returned|sent back|denied)\b/,
      /\b(?:look up|check|find|see|pull up|open|give me) (?:my|our) (?:card number|number|file|application|status|case|record|request|result)s?\b/,
    ),
  },
  // How it will go for somebody: no document knows.
  {
    id: 'own-case',
    pattern: anyOf(
      /稳不稳|(?:希望|机会|可能性?|把握|概率|几率)(?:大不大|大吗|大么|有多大|高不高|高吗)|有多大的?(?:把握|希望|可能|机会)/,
      /\b(?:my|our|his|her) (?:chances|odds|prospects)\b|\bhow likely (?:am i|are we|is it that)\b/,
      /\bstand a (?:good )?chance\b|\bwill (?:[a-z]+ ){1,3}(?:make|name|rank|admit|certify) (?:me|us)\b/,
      /\bwill i (?:get (?:it|in|through|approved|accepted|chosen|selected)|pass|make it|succeed)\b/,
    ),
  },
  {
    id: 'past-event',
    pattern: anyOf(
      /怎么来的|由来|来历/,
      /\bhistory of\b|\bwho (?:invented|came up with|thought of)\b|\bwhat was there before\b/,
      /(?:上次|上一次|上回|最近一次|上一届|上一轮|上个月|上月|去年)的?[^，。？?]{0,10}(?:会|会议|沙龙|疗养|评估|检查|评审|评选|活动|问卷|抽查)[^，。？?]{0,8}(?:谁|哪|什么|多少|几|怎么样)/,
      /后来[^，。？?]{0,10}(?:了吗|了没|没有|怎么样|怎样|如何)/,
      /\b(?:last|latest|most recent|previous) (?:[a-z]+ )?(?:meeting|conference|salon|session|panel|questionnaire|inspection|evaluation)\b/,
    ),
  },
  {
    id: 'errand',
    pattern: anyOf(
      /(投诉|举报|起诉|控告|(?<![报广公通转劝])告)(他|她|他们|这个人|公司|单位|老板|局里)|打官司/,
      /\b(sue|complain about|report) (him|her|them|my (boss|employer|company|liaison))\b(?!'s| (change|move|switch|transfer|name|address|details|data|information)s?\b)/,
      /(^|[，。,!！]|请你?|麻烦你?|(?<=^|[，,。；;！!？?\s你]|请问)(能不能|能否|可以|能)|你)(帮我|替我|给我|帮忙)(把[^，。？?]{1,14})?(写|起草|代写|翻译|翻成|译成|改写|润色|打电话|打个电话|预约|批准|批了|填表|填写|填一下|发邮件|做个|编)/,
      /给我(?:生成|造|伪造|编|弄|开|做)(?:一)?[张份个]/,
      /^(?:please |pls )?(?:promise|swear|act as|grant (?:me|us)|guarantee|hurry|speed up|approve(?! by)|certify)\b/,
      /\bi order you\b|^you are now [a-z]|(?:^|[.!;] )say that\b|^pretend\b|\bmake it happen\b/,
      /\btell me honestly\b/,
      /^(hi|hello|hey|dear|ok|now|so|and)?[ ,]*(please |pls |kindly |can you |could you |would you |i want you to |i need you to )*(write|draft|compose|translate|proofread|rewrite|fill (in|out)|call|phone|pay|approve(?! by)|sign|forge|fake|invent|make up) (me |us |my |our |the |a |an |this |that |him |her |them |it )/,
    ),
  },
  {
    id: 'errand',
    pattern: anyOf(
      /(?:怎么|怎样|如何|咋)(?:样|才能)?(?:造假|作假|伪造|编造|蒙混|糊弄|钻空子|走后门|绕过|绕开)/,
      /\b(?:how (?:to|can i|do i|could i|can we|do we)|tell me how to|help me(?: to)?) (?:[a-z]+ ){0,2}?(?:fake|forge|falsify|bypass|cheat|trick|fool|bribe|get around|work around)\b/,
    ),
  },
  // “Please ask the police to do mine first”: a word put in for somebody.
  {
    id: 'errand',
    pattern: anyOf(
      /(?:麻烦|劳烦|拜托|请|求|帮我?|能不能|可不可以|你们?|您)[^，。？?]{0,12}(?:说一声|说句好话|说说情|打个?声?招呼|通融|催一?[催下]|插个?队|往前排|排[在到]?(?:最?前面|第一)|(?:先给我|给我先|优先给我)[办审批排]|快点给我)/,
      /^(?:(?:hi|hello|hey|ok|so),? )*(?:please|pls|kindly) (?:ask|remind|push|put me|move me|make them|let them|process (?:my|our|mine))\b/,
      /\b(?:can|could|would|will) you (?:please )?(?:speed|hurry|push|rush|fast-track|prioriti[sz]e|put (?:me|mine|us)|move (?:me|mine|us)|make an exception|process (?:my|our|mine)|put in a (?:good )?word)\b/,
    ),
  },
]
