/** Questions that no document answers whatever they are about, told by how they are put: they name a subject of uncovered.yaml. */

/** The id of the subject in uncovered.yaml; `text` must be normalised. */
export const turnIn = (text: string): string | undefined => turns.find(({ pattern }) => pattern.test(text))?.id

const changes = '(?:取消|放宽|收紧|调整|变|改(?!进)|提高|降低|延长|废止|出台|涨|更新|恢复|停)'
const changesInEnglish =
  '(?:change|be (?:cancell?ed|abolished|relaxed|tightened|scrapped|raised|lowered|extended|replaced|updated)|end|continue|expand|get (?:easier|harder|stricter))'

const turns: { id: string; pattern: RegExp }[] = [
  {
    id: 'prediction',
    pattern: new RegExp(
      `(?:明年|后年|以后|将来|未来|今后|下半年|过几年|几年后)[^，。？?]{0,14}(?:会不会|会|还会|是不是会)[^，。？?]{0,10}${changes}|(?:明年|后年|今后|未来|下半年)[^，。？?]{0,14}会(?:再|新)?(?:加|增|多|少|出|开|纳入)|(?:政策|办法|制度|规定|标准|门槛|名额|细则|年龄)[^，。？?]{0,8}(?:会不会|会)(?:再|被|又|一直)?${changes}|(?:估计|预计|你猜|预测)[^，。？?]{0,20}(?:会|能)|\\b(?:will|is|are|would)\\b (?:the |this |that |these |those |your )?(?:[a-z]+ ){0,4}?(?:policy|policies|rules?|programmes?|programs?|systems?|limits?|requirements?|scheme|standards?|draft|measures|criteria)\\b (?:[a-z]+ ){0,2}?(?:going to )?${changesInEnglish}\\b|\\b(?:do you (?:think|expect|predict)|predict|forecast)\\b.*\\b(?:will|going to)\\b`,
    ),
  },
  {
    id: 'opinion',
    pattern:
      /大方|小气|太?抠(了|门)?|(是不是|会不会)?太(严|少|黑|坑|慢)了|(医生|学校|医院|老师|专员|联络员|态度|水平)[^，。？?]{0,6}(最好|好不好|靠谱|友好|热情)|你(会选|选哪|推荐|喜欢|更看好)|\b(would|do) you (choose|recommend|pick|prefer|suggest|advise)\b|\b(is|are) (?:the |a |an |your )?(?:[a-z]+ ){1,4}(friendly|nice|lazy|corrupt|generous|stingy|rude|helpful)\b|\btoo (stingy|strict|generous|slow|harsh)\b|\bmore (generous|attractive|friendly|fun)\b/,
  },
  {
    id: 'privacy',
    pattern:
      /所有(持证人|人才|申请人|持卡人)的?[^，。？?]{0,6}(名单|电话|姓名|联系方式|信息)|\b(names?|phone numbers?|addresses|details|list) of (all|every|other|the other) (?:the )?(talents|holders?|people|applicants?|persons?|card ?holders?)\b/,
  },
  {
    id: 'own-case',
    pattern:
      /我[^，。？?]{0,8}(交|递|提交|申请|报|寄)[^，。？?]{0,10}(走|办|审|批|查|进展|处理)[^，。？?]{0,3}(到哪|哪一?步|完了?没|了没|得怎么样|怎么样了)|(为什么|为啥|凭什么)[^，。？?]{0,6}(拒了|驳回|没批|不批|没给)我|\b(has|have|did|when will|is) (my|our) (application|file|papers|case|request|documents)\b.{0,30}\b(been|arrived?|approved|accepted|processed|reviewed|received|ready|through)\b|\b(change|reverse|overturn|reconsider) (their|your|the|its|that) decision\b|\bwhy (was|were|did) (my|they|you|we|i)\b.{0,70}\b(reject|rejected|refuse|refused|turn(ed)? (me |us |it )?down|denied|declined)\b|\b(has|have|was|were|did) (my|our) (?:[a-z'-]+ ){1,5}(been|approved|ready|rejected|accepted|granted|issued|arrived|arrive|refused)\b|\b(number|status|state|stage|outcome) of (my|our)\b|我[^，。？?]{0,14}(办好|办完|批下来|批准|审完|审过|通过|收到|寄到|做好)了?(没有?|了没有?|了吗)[？?]?$|我这(种|个|样的?)?(条件|情况)[^，。？?]{0,8}(评得上|评上|能行|够不够|行不行|有戏|能不能)/,
  },
  {
    id: 'errand',
    pattern:
      /(投诉|举报|起诉|控告|告)(他|她|他们|这个人|公司|单位|老板|局里)|打官司|\b(sue|complain about|report) (him|her|them|my (boss|employer|company|liaison))\b|(^|[，。,!！]|请你?|麻烦你?|能不能|能否|可以|能|你)(帮我|替我|给我|帮忙)(把[^，。？?]{1,14})?(写|起草|代写|翻译|翻成|译成|改写|润色|打电话|打个电话|预约|批准|批了|填表|填写|填一下|发邮件|做个|编)|^(hi|hello|hey|dear|ok|now|so|and)?[ ,]*(please |pls |kindly |can you |could you |would you |i want you to |i need you to )*(write|draft|compose|translate|proofread|rewrite|fill (in|out)|call|phone|pay|approve|sign|forge|fake|invent|make up) (me |us |my |our |the |a |an |this |that |him |her |them |it )/,
  },
]
