/** “How far is it?” in words, both languages. Pure. */
import { anyOf } from '../../../knowledge/any-of.ts'
import { fold } from '../speech.ts'

/** 到哪一步了, any news: how far an own request is. */
export const asksProgress = (text: string): boolean => {
  const folded = fold(text)
  const said = folded.replace(aboutMine, '')
  const asked = /[?？]\s*$/.test(text)
  return progress.test(said) || (asked && done.test(said)) || progressEnglish.test(folded)
}

/** When it will be done or by whom, rather than how far it is: without a request it asks about the rules. */
export const asksOfRules = (text: string): boolean =>
  /什么时候|啥时候|几时|多久|谁|哪[个位]|\b(?:when|long|who)\b/.test(fold(text))

// “How far is it?” in words that need nothing else; a question that names its own subject is one about the rules.
const aboutMine =
  /^(请问|麻烦问一?下|问一?下|我想问一?下|那|我们?的?|本人的?|之前|上次|提交|交|那个|这个|那件|这件|申请|事情?|事儿|户口|的|了|现在|目前|到底|真的?|确实|已经|都|你?确定| )*/
const progress = anyOf(
  /^((?:走|进行|办|办理|处理|弄|搞|整|审|批|推进)?到(?:哪一?步|哪里?|哪儿|啥子?程度|什么程度)了?|进度|进展|状态)(怎么样|如何|是什么|呢|查询|了|啊|呀)*$/,
  /^(什么|啥)(进度|进展|状态|情况|时候有消息)了?(啊|呀|呢)?$/,
  /^(办|处理|弄|搞|受理|批|审)(得)?(好|完|成|理好|理完|结|下来|过)?了?(吗|没有?|没得|么|怎么样了?|如何了?|到哪一?步了?)(啊|呀|呢)?$/,
  /^是不是(真的?|确实|已经|都|全)*(办|处理|弄|搞)(得)?(好|完|成|理好|理完|结|妥)了?(啊|呀|呢)?$/,
  /^(还要|还需要?)?(什么时候|啥时候|几时|多久|还要多久)(才|能|可以|会)*(办好|办完|办结|有结果|有消息|有进展|好|完成|弄好|处理完?)(了|啊|呀|呢)?$/,
  /^有(没有?)(结果|消息|进展|回复|答复)了?(啊|呀|呢)?$|^有(结果|消息|进展|回复|答复)了?(吗|没有?|没得|么)(啊|呀|呢)?$|^(怎么样|如何|咋样)了(吗|没有?|没得)?$/,
  /^好了(吗|没有?|没得|么)(啊|呀|呢)?$/,
  /^(怎么|咋个?|为什么|为啥|为何)?还(是)?(没有?|不|没得)(人)?(给我)?(办|办好|办完|好|弄好|处理|受理|接单|消息|结果|进展|动静|回复|答复|联系我|管)(吗|啊|呀|呢|完|哦|嘛|哟)?$/,
  /^(谁|哪个|哪位)(在|来)?(办|办理|处理|负责|管)(的|呢|啊)?$/,
)
/** Without a question mark these tell that it is done. */
const done = /^(办?[好完妥]|办结|有(结果|消息|进展|回复|答复))了?$/
const progressEnglish = anyOf(
  /^(hi |hello )?((what is|what's|check|show|tell me) )?(the |my )?(status|progress)( of (my|the) (request|application|case))?( please)?$/,
  /^(where|how)( is|'s) (it|everything|that|things) (going|coming along|looking)( now)?$/,
  /^who( is|'s) (handling|dealing with|working on|in charge of|looking at) (it|this|my (request|application|case))$/,
  /^is (anyone|anybody|somebody|someone) (looking at|working on|handling|dealing with) (it|this|my (request|application|case))$/,
  /^(where|how)( is|'s) (my|the) (request|application|case|registration)( going| now| at)?$/,
  /^(is there )?any (news|updates?|progress|results?)( yet)?( (on|about|for) (my|the) (request|application|case))?$/,
  /^(?:(?:are you|is that) (?:really )?sure )?(?:that )?(?:is|has) (?:it|this|that|my (?:request|application|case)|everything) (?:been |really |actually |truly |all |already )*(done|ready|finished|completed?|processed|approved)( yet)?$/,
  /^when will (it|my (request|application|case)) be (done|ready|finished|completed?|processed)$/,
  /^how (much )?long(er)? (will it|is it going to) (still )?take$|^(my )?(request|application) status$/,
)

/**
 * “My application is where now?”, “so who has it now”, “did somebody look at it already”: nothing but words in which people
 * ask how far their own request is, in whatever order. Without a request most of them may ask anything.
 */
export const asksOfOwn = (text: string): boolean => {
  const folded = fold(text)
  const words = folded.split(' ')
  const has = (some: ReadonlySet<string>) => words.some((word) => some.has(word))
  const all = words.every((word) => spare.has(word) || mine.has(word) || states.has(word))
  return neededOfMe.test(folded) || (words.length > 2 && all && has(mine) && has(states))
}
const neededOfMe = anyOf(
  /^(?:so )?(?:do|did|will) (?:you|they) (?:still )?(?:need|want) (?:anything|something)(?: else| more)? from me$/,
  /^(?:so |and )*(?:is|was) everything (?:ok|okay|fine|all right|alright|in order|complete)(?: now| so far| then)?$/,
)
const list = (text: string) => new Set(text.split(' '))
const mine = list('it my request application case mine')
const states = list(
  "where where's who who's news update updates progress status happening happened happen stuck stage step look looked looking see seen read " +
    'working handle handled handling process processed processing decide decided approve approved ready done finished complete completed check checked checking moving received arrived get got has',
)
const spare = list(
  "a about already and any anyone anybody are at been being by can could did didn't didnt do does doing don't dont else far find for from get going has hasn't hasnt have haven't havent " +
    "hello hi how i if in is isn't isnt just know let me never nobody not nothing now of office officer ok on out please pls so somebody someone still tell the them there they thing to up want was what what's whats which will with yet you is's hey",
)

/** “What did they say again?”, “where do I pick it up”: of a request that is over, its result tells. */
export const asksOfResult = (text: string): boolean =>
  ofResult.test(fold(text).replace(/^(?:(?:and|so|ok|sorry|wait) )+/, ''))
const ofResult = anyOf(
  /^what (?:did|do) (?:they|the \w+) (?:say|write|answer|decide|tell me)(?: again| exactly)?$/,
  /^(?:where|when|how) (?:do|can|should|must) (?:i|we) (?:pick it up|collect it|get it|fetch it)(?: now| then)?$/,
  /^(?:他们|对方|那边)(?:刚才|之前)?(?:怎么|咋个?)(?:说|回复)的?(?:来着)?$|^(?:去|到|在)?(?:哪里?|哪儿)(?:去)?(?:领|取|拿)(?:呢|啊|呀)?$/,
)
