/** How two things are set against each other, as sentences; the groups of a form name its parts. */

const thing = '[^，,。？?和与跟同或、还vs]{1,18}?'
const joint = '(?:和|与|跟|同|、|或者?|还是|比较?起?|\\s*vs\\.?\\s*|\\s*pk\\s*)'
const letter = '[a-z0-9\'’&“”"-]'
// A word is taken whole: cut into pieces in every way, a long text would take minutes.
const word = `(?:${letter}+(?!${letter}) ?)`
const side = `${word}{1,7}?`

export const comparative =
  '\\b(?:better|best|worse|more|less|most|least|faster|fastest|quicker|easier|easiest|cheaper|stricter|harder|longer|shorter|higher|lower|sooner|older|younger|simpler)\\b'

export const forms: { pattern: RegExp; han: boolean }[] = [
  {
    // A类和B类有什么区别
    pattern: new RegExp(
      `^(?:请问|想问一?下?|那|问下)?(?:(?<before>[^，,。？?和与跟同]{2,16})[，,])?(?<one>${thing})${joint}(?<other>[^，,。？?]{1,22}?)(?:之间|两者|两个|二者|相比|比较)?的?(?:[，,](?:在)?(?<after>[^，,。？?]{1,12}?)(?:上|方面)?)?[，,]?(?<asks>有(?:什么|啥|哪些|何|多大)?(?:的)?(?:区别|差别|不同|不一样|差异)|(?:区别|差别|不同|差异)(?:是|在)?(?:什么|啥|哪里|哪儿|哪)?|有啥不同|哪里不同|哪不同|怎么(?:区分|区别)|相?差(?:了|着)?(?:几|多少|多久|多大|多)[^，,。？?]{0,4}|(?:说的|写的|规定的?)?是?(?:不是|否)?不?(?:一样|相同|一致|(?<!合)同)(?:的?吗|么|不|的|的?吧)?)$`,
    ),
    han: true,
  },
  {
    // 认定和评定一年各搞几次
    pattern: new RegExp(
      `^(?:请问|想问一?下?|那)?(?<one>${thing})${joint}(?<other>[^，,。？?]{2,10}?)[，,]?(?<before>(?:一年|每年|要|都|大概|一般|都要)?)(?:分别|各自|各)(?<asks>)(?<after>[^，,。？?]{2,14})$`,
    ),
    han: true,
  },
  {
    // 重庆和北京哪个审批快
    pattern: new RegExp(
      `^(?<before>(?:请问|想问一?下?|那)?(?:[^，,。？?和与跟同或、还vs]{2,12}[，,])?)(?<one>${thing})${joint}(?<other>[^，,。？?]{1,18}?)(?:之间|两者|两个|二者|相比|比起来|比较|比)?的?[，,]?\\s*(?:到底)?(?:是)?(?<asks>哪一?(?:个|里|儿|边|种|类|座|处|家)?(?:城市|地方|项目|政策|人才)?|谁)的?(?<after>[^，,。？?]{0,14})$`,
    ),
    han: true,
  },
  {
    pattern: new RegExp(
      `^(?:请)?(?:帮我)?(?:比较|对比)(?:一下|下)?(?<one>${thing})${joint}(?<other>[^，,。？?]{1,22})的?(?<after>)$`,
    ),
    han: true,
  },
  {
    pattern: new RegExp(
      `^(?:so |and |hi |please |tell me )*(?:what(?:'s|s| is| are)|explain|is there|are there)? ?(?:the |any |a )?(?<asks>diff?e?re?n?ces?|difference|comparison) (?:is |are )?(?:there )?(?:between|of|in) (?:the |a |an )?(?<one>${side})(?<= )(?:and|vs|versus|or) (?:the |a |an )?(?<other>${word}{1,9})(?<after>)$`,
    ),
    han: false,
  },
  {
    // talent card vs green card, what is the difference
    pattern: new RegExp(
      `^(?:the |a |an )?(?<one>${side})(?<= )(?:vs|versus|or|and) (?:the |a |an )?(?<other>${side}) ?[,:;?–-]* ?(?:(?:what(?:'s|s| is| are)?|is there|any|which) )?(?:the |a |any |is )*(?<asks>diff?e?re?n?ces?)(?: (?:between|of) (?:them|both|these|the two))?(?<after>)$`,
    ),
    han: false,
  },
  {
    pattern: new RegExp(
      `^(?:how (?:do|does|is|are) |what about )(?:the |a |an )?(?<one>${side})(?<= )(?:and|vs|versus|different from|compare to|compared to|compare with|differ from|differs from) (?:the |a |an )?(?<other>${word}{1,9}?) ?(?<asks>differ|compare|different)(?<after>)$`,
    ),
    han: false,
  },
  {
    // Chongqing or Beijing, which is faster
    pattern: new RegExp(
      `^(?<before>(?:for |in |about )?(?:[a-z ]{3,30}, )?)(?:the |a |an )?(?<one>${side})(?<= )(?:or|vs|versus|and),? (?:the |a |an )?(?<other>${side}) ?[,:;?–-]+ ?(?<asks>which|where|who|what)(?<after> .*${comparative}.*)$`,
    ),
    han: false,
  },
  {
    // which is faster, Chongqing or Beijing
    pattern: new RegExp(
      `^(?<asks>which|where|who|what)(?<after>(?=[^,]*${comparative}) [a-z' ]{2,60}?)[,:;?–-]+ ?(?:in )?(?:the |a |an )?(?<one>${side})(?<= )(?:or|vs|versus) (?:in )?(?:the |a |an )?(?<other>${side}) ?$`,
    ),
    han: false,
  },
  {
    // is it easier in Beijing than in Dongguan
    pattern: new RegExp(
      `^(?:is|are|does|do) (?:it|things|the [a-z ]{3,30}?) (?:take )?(?<asks>${comparative})(?<after>[a-z ]{0,30}?) in (?:the )?(?<one>${side}) than in (?:the )?(?<other>${side})$`,
    ),
    han: false,
  },
  {
    // does Beijing want more work experience than Dongguan
    pattern: new RegExp(
      `^(?:does|do) (?:the |a |an )?(?<one>${side}) (?:want|require|ask for|demand|need|expect|offer|give|have|set|take) (?:a |an )?(?<asks>more|less|fewer|longer|shorter|higher|lower|stricter)(?<after> [a-z ]{2,40}?) than (?:in )?(?:the |a |an )?(?<other>${side})(?: does| do)?$`,
    ),
    han: false,
  },
  {
    // is Chongqing faster than Beijing
    pattern: new RegExp(
      `^(?:is|are|does|do) (?:the |a |an )?(?<one>${side}) (?<asks>(?:[a-z]+er|more [a-z]+|less [a-z]+)\\b)(?<after>[a-z ]{0,30}?) than (?:in )?(?:the |a |an )?(?<other>${side})(?: or not)?$`,
    ),
    han: false,
  },
  {
    // does the notice say the same as the rules about a change of employer
    pattern: new RegExp(
      `^(?:do|does|is|are) (?:the |a |an )?(?<one>${side}) ?(?:say|state|give|have|set|require|ask for|demand)? ?(?<asks>the same)(?: [a-z]+)? (?:as|in|like) (?:the |a |an )?(?<other>${side})(?: say| state| does| do)?(?<after> (?:about|regarding|on|for|when|as to) .*)$`,
    ),
    han: false,
  },
  {
    pattern: new RegExp(
      `^(?:please |can you |could you )*compare (?:the |a |an )?(?<one>${side})(?<= )(?:and|with|to|vs|versus|or) (?:the |a |an )?(?<other>${word}{1,9})(?<after>)$`,
    ),
    han: false,
  },
  {
    // special talents vs fourth-class talents: age
    pattern: new RegExp(
      `^(?:the |a |an )?(?<one>${side})(?<= )(?:vs|versus)\\.? (?:the |a |an )?(?<other>${side}) ?[,:;–-]+ ?(?<asks>)(?<after>(?!(?:what|which|who|how|is|are|explain)\\b)[a-z]+(?: [a-z]+)?)$`,
    ),
    han: false,
  },
]
