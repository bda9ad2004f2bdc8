/** Names of people in what they write, taken out. A word that merely begins like a surname (安居, 方案, 常住) is none. */

const surname =
  '(?:欧阳|司马|上官|诸葛|皇甫|尉迟|慕容|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任袁柳史唐薛雷贺倪汤罗郝安常于傅康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝麻贾江童郭梅林钟徐邱骆夏蔡田樊胡凌霍万卢莫裘丁邓洪左石崔龚程邢裴陆荣翁段侯武刘龙叶黎白赖乔谭温庄晏柴瞿阎连习廖聂曾高])'

/** `gap` stands for each of them. */
export const withoutNames = (text: string, gap: string): string =>
  frames.reduce(
    (rest, { frame, isName }) =>
      rest.replace(frame, (whole, before: string, name: string) => (isName(name) ? before + gap : whole)),
    text,
  )

/** Names are taken apart by the segmenter, words are not. */
const isChinese = (text: string): boolean => {
  if (text.length === 1 || placeholder.test(text)) return true
  const [first = '', ...rest] = [...segmenter.segment(text)].map(({ segment }) => segment)
  if (rest.length === 0) return compound.test(text)
  if (first.length > 1) return compound.test(first) || !ending.test(rest.join(''))
  return !ending.test(text) && !ordinary.test(text)
}
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const placeholder = /^[张李王赵][三四五六]$/
const compound = /^(欧阳|司马|上官|诸葛|皇甫|尉迟|慕容)/
/** Of places, people and things: 万州, 于洪区, 江苏人. */
const ending = /[区县市州镇省乡人话费员者性品业类版书证工族国]$/
/** Words that the segmenter takes apart. */
const ordinary =
  /^(高[管校层级中考新端龄一二三]|余额|钱款|万元|田园|段子|任[一选]|白卡|黄牌|江边|安家|龙岗|黄岩|石柱|武侯)/

/** English words that say what somebody is, has or does, so that no name is meant. */
export const isWestern = (text: string): boolean => !words.test(text)
const words =
  /\b(?:an?|the|my|your|his|her|not|no|so|very|too|also|still|just|now|here|there|in|on|at|from|of|to|with|for|about|and|or|who|that|which|new|old|sorry|sure|afraid|happy|able|unable|only|both|married|divorced|retired|hired|employed|unemployed|based|registered|interested|going|\p{L}{3,}ing|\p{L}+ly|citizens?|nationals?|students?|teachers?|engineers?|doctors?|professors?|researchers?|managers?|lawyers?|workers?|holders?|talents?|foreigners?|nurse|director|owner|phd|ceo|hr|expat|years?|is|was|has|had|can|could|will|would|wants?|needs?|does|may|must|should|cannot|can['’]t)\b/iu

const pinyin =
  '(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ao|i?an|i?ong|u?ai|uang|uan|ing|eng|ei|en|er|ia|ie|iu|in|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)){1,3}'
const surnames =
  'li|wang|zhang|liu|chen|yang|zhao|huang|zhou|wu|xu|sun|hu|zhu|gao|lin|he|guo|ma|luo|liang|song|zheng|xie|han|tang|feng|yu|dong|xiao|cheng|cao|yuan|deng|fu|shen|zeng|peng|lu|lyu|su|jiang|cai|jia|ding|wei|xue|ye|yan|pan|du|dai|xia|zhong|tian|ren|fan|fang|shi|yao|tan|liao|zou|xiong|jin|hao|kong|bai|cui|kang|mao|qiu|qin|gu|hou|shao|meng|long|wan|duan|qian|yin|qi|zhuang|ouyang'
const kin = 'wife|husband|son|daughter|child|baby|partner|boss|colleague|friend|mother|father|brother|sister'
const verbs = 'is|was|has|had|can|could|will|would|wants?|needs?|works?|lives?|does|may|must|should'
const title = '先生|女士|小姐|老师|博士|教授|经理|同志'

/** What stands before a name, and the name. */
const frames: { frame: RegExp; isName: (text: string) => boolean }[] = [
  {
    frame: new RegExp(
      `(我是|本人|同事|丈夫|妻子|爱人|老公|老婆|儿子|女儿|联系人)(${surname}[\\p{Script=Han}]{1,2}?)(?=[,，、;；。\\s]|$|的|要|想|在|是|能|可以)`,
      'gu',
    ),
    isName: isChinese,
  },
  { frame: new RegExp(`()(${surname}[\\p{Script=Han}]{0,2})(?=${title})`, 'gu'), isName: isChinese },
  {
    frame: new RegExp(`((?<=^|[,，、;；:：。\\s]))(${surname}[\\p{Script=Han}]{1,2})(?=[,，、;；:：。\\s]|$)`, 'gu'),
    isName: isChinese,
  },
  {
    // “i'm li wei”, “this is wang fang from …”, “my wife chen jing wants”
    frame: new RegExp(
      `\\b((?:i am|i['’]m|this is|name(?:['’]s| is)?:?|my (?:${kin})) )((?:${surnames})(?: (?!(?:an|at|can|he|she|me|to|no|so|on|do|in|and|men|ma)\\b)${pinyin}\\b)?)(?=[,.;]|$| (?:from|at|of|and|here|how|${verbs})\\b)`,
      'giu',
    ),
    isName: () => true,
  },
  {
    // “i am maria keller, …”
    frame: /\b((?:i am|i['’]m|this is) )([\p{L}'’-]+ [\p{L}'’-]+)(?=,| from\b| and (?:i|my|we)\b)/giu,
    isName: isWestern,
  },
  {
    frame: new RegExp(
      `\\b(my (?:${kin}) )([\\p{L}'’-]+(?=,| and\\b| (?:${verbs})\\b)|[\\p{L}'’-]+ [\\p{L}'’-]+(?= (?:${verbs})\\b))`,
      'giu',
    ),
    isName: isWestern,
  },
]
