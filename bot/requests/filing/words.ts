/** What words mean while a request is being filed: the button they stand for, or a value for one item. */
import type { IsoDate } from '../../../knowledge/dates.ts'
import { type Item, itemsFor, optionsOf, type Service } from '../../../knowledge/services.ts'
import { affirmed, asksSomething, fold, isUnknown, looksLikeQuestion, wantsWithdrawal } from '../speech.ts'
import { current, type OpenDraft } from './draft.ts'
import { optionAnswered, optionMeant, thingsIn } from './everyday.ts'
import { readItem } from './items.ts'

/** A button by its verb and arguments, or a value said for an item. */
type Meaning = { press: [string, ...string[]] } | { item: Item; text: string }

const back =
  /^(请)?(上一步|上一题|上一项|返回|后退|返回上一步|回到上一步|回上一步|回去|back|go back|previous|previous (question|step|item)|step back)$/
/** What was just said is wrong, and nothing is said in its place. */
const slip =
  /^(?:我|刚才?|上面|前面|之前|上一[个条题项]|又)*(?:写|打|填|说|搞|选|输|弄)错了?(?: ?(?:啦|哈|呀|不好意思|抱歉|sorry))*$|^(?:oops |sorry |oh )*(?:i made a mistake|that was (?:wrong|a mistake)|(?:a )?typo)$/
const skip =
  /^(跳过|略过|不填|不填了|不用|不用了|没|没有|没有了|没啥|没了|都没有|无|暂无|不需要|没有备注|没什么|没有要说明的|skip|skip it|no|none|nothing|nothing else|nothing to add|no thanks|no thank you|n a|(?:no |nope |nothing |ok )*(?:that's|that is|thats|this is) (?:all|it|everything)(?: thanks| thank you)?|no(?:thing)? (?:more|else|remarks?|further)|all good)$/
/** 可以了，交吧: nothing but that it is to be submitted. */
const submits = /^(?:(?:可以|好|行|嗯|对|没问题|那|就|这样|都对)[了的吧]? ?)*(?:提交|交|递|报)(?:了|上去)?[吧嘛啦噻]?$/
/** 跟上面一样, the same as before: what was given before holds here. */
const same =
  /^(?:(?:嗯|对|是的?|好的?) ?)*(?:(?:还是|就|继续|接着|照)*(?:沿用|用)(?:这个|那个|原来的?|之前的?|上次的?|老的|旧的)?|(?:还是|就)(?:这个|那个|原来的?|老的)|(?:[跟和同](?:上面|之前|上次|原来|以前|刚才|前面)的?)?一样的?|没变|不变|同上|照旧)[吧嘛]?$|^(?:yes )?(?:(?:keep|use|take) (?:it|that|this|(?:the )?same)(?: one| again)?|(?:the )?same(?: (?:as|one))?(?: before| above| last time| again)?|as before|no change|unchanged)$/
/** 明天再说: the filing is to wait. */
const putsOff =
  /^(?:(?:那|好的?|嗯|先|我|还是|今天|现在|暂时|等) ?)*(?:先?不(?:忙)?(?:提交|交|填|报)(?:了|吧)?|(?:(?:先|暂时)?不(?:忙)?(?:提交|交|填|报)(?:了|吧)? ?)?(?:我|等)*(?:明天|后天|改天|回头|晚点|晚上|待会儿?|等会儿?|等下|一会儿|以后|下次|过[两几]天|有空)(?:我?再)(?:说|弄|办|填|交|提交|搞|来|继续|接着填?))[吧嘛]?$|^(?:(?:ok|okay|not now|no|sorry) )*(?:(?:i'll|i will|let me) (?:do|finish|continue|complete|submit|file) (?:it |this |that |the rest )?(?:later|tomorrow|another (?:time|day))|(?:maybe )?later)$/
const goesOn = /^(?:继续|接着)(?:填|来|吧)*$|^(?:continue|resume|carry on|go on)$/
const another = /^(再)?(提交|来|申请|办)?(另)?一件$|^(file )?another( one)?$/
const noneOfThese = /^(都不是|以上都不是|都不对|none( of (these|them|the above))?|neither)$/
const change =
  /^(我?(要|想|想要)?)?(修改|改|更改|改一下|修改一下|有错|有误|错了|写错了|填错了|有问题|不对|要改|edit|change|change something|change it|wrong|it's wrong|something is wrong|not right|that's wrong)$/
const nothing = /^(不改了?|不用改了?|不修改了?|没有要改的|都对|nothing( after all)?|none)$/
/** 电话改成 138…, the name should be Li Si. */
const toValue =
  /^(.{0,30}?)(?:改成|改为|应该?是|应为|换成|更正为|should be|change(?:d)? to|to be|(?<=change .*) to )[\s:：]*(.+)$/isu
/** 还是…吧, actually …: something is to change, whatever it is. */
const secondThoughts = /^(?:其实|还是|等等|等一下|不对|不是|actually|wait|sorry|hold on)(?![a-z])/
const changesMind =
  /^(?:oh |no |sorry |hmm )*(?:wait|hold on|等等|等一下|等下)(?![a-z]) ?(?=.*(?:改|换|错|\b(?:change|correct|edit|fix|wrong)\b))/
const startsAnew = /^(?:(?:oh|no|ok|sorry|hmm|wait|hold on|等等|等一下|等下|啊|哦) ?)+/
/** “Oh wait, it’s John Smith”, 写错了，应该是李四: said after an answer, of that answer. */
const corrects =
  /^(?:(?:oh|no|sorry|hmm|哦|啊|呃|噢)[\s,，.。!！]*)*(?:(?:wait|hold on|actually|sorry|no|等等|等一?下|不对|不是)[\s,，.。!！]+(?:it'?s|it’s|it is|should be|应该?是|是|叫)|(?:我|刚才?|上面|前面|之前|上一[个条题项])*(?:写|打|填|说|搞|选|输|弄)错了?[\s,，.。!！:：]+(?:应该?是|是|就是)?|(?:sorry[\s,]+)?i (?:meant?|wanted) (?:to (?:say|write|type) )?|my mistake[\s,.!:]+(?:it'?s|it’s|it is)?)[\s:：]*(.+)$/isu

/** What somebody corrects the answer just given to; undefined when the words answer what is asked. */
export const correctionIn = (text: string): string | undefined => corrects.exec(text.trim())?.[1]?.trim()

/** 先不交，明天再说: what is filled in is to wait. Not 先不: where it is asked whether to submit, that is no. */
export const isPutOff = (text: string): boolean => putsOff.test(fold(text))
/** 继续, of what was put off. */
export const isGoingOn = (text: string): boolean => goesOn.test(fold(text))
/** 嗯，继续用: the value on offer is to be taken. */
export const isSame = (item: Item, text: string): boolean =>
  same.test(fold(text)) || (!item.optional && affirmed(text) === 'yes')

/** “The phone is wrong, it’s 138…”: an answer given before, and what it is to be. */
const mends =
  /^(.{1,40}?)(?:\b(?:is|was) (?:wrong|not right|incorrect|a mistake)|[写填打]?错了?|不对)[\s,，.。;；:：]+(?:it['’]?s|it is|(?:it )?should be|the (?:right|correct|new) (?:one|number|name) is|应该?是|是|改成)[\s:：]*(.+)$/isu

/** 姓名：许文强, for whom: the whole family. */
const labelled = /^([^:：]{1,30})[:：]\s*(.+)$/su
const frame =
  /请|帮我|我|要|想|把|一下|修改|更改|更正|改|写错了?|填错了?|错了?|不对|有误|换|的|了|\b(please|i|want|to|change|edit|correct|fix|the|my|is|was|wrong|incorrect|a|mistake|in)\b/g

/** Undefined when the words are to be taken as a value of the item asked, or as something else altogether. */
export const meaning = ({ draft, service }: OpenDraft, text: string, today: IsoDate): Meaning | undefined => {
  const said = fold(text)
  const answer = affirmed(text)
  if (wantsWithdrawal(text)) return { press: ['cancel'] }
  if (draft.duplicate !== undefined) {
    if (answer === 'yes' || another.test(said)) return { press: ['another', service.id] }
    return answer === 'no' ? { press: ['cancel'] } : undefined
  }
  if (!draft.consent) {
    if (answer === 'no') return { press: ['cancel'] }
    return answer === 'yes' ? { press: ['consent'] } : undefined
  }
  if (back.test(said)) return { press: ['back'] }
  const item = current({ draft, service })
  if (item && slip.test(said)) return { press: ['back'] }
  const answered = itemsFor(service, draft.answers).filter(({ id }) => draft.answers[id] !== undefined)
  const [, wrong = '', right = ''] = (item && mends.exec(text.normalize('NFKC').trim())) ?? []
  const mended = right === '' ? undefined : itemNamed(answered, fold(wrong).replace(startsAnew, ' '))
  if (mended) return asValue(service, mended, right)
  if (item && changesMind.test(said)) {
    // “Wait, I want to change my name”: an item answered before is asked again; else it is no answer to this one.
    const named = itemNamed(answered, said.replace(changesMind, ' '))
    if (named) return { press: ['edit', named.id] }
    if (optionsOf(service, item).length > 0) return undefined
  }
  if (item) return atItem(service, item, said, text)
  if (draft.choosing && (answer === 'no' || nothing.test(said))) return { press: ['review'] }
  if (!draft.choosing && (answer === 'yes' || submits.test(said))) return { press: ['confirm'] }
  if (answer === 'no' || change.test(said)) return { press: ['edit'] }
  return looksLikeQuestion(text) ? undefined : atSummary({ draft, service, today }, said, text)
}

const atItem = (service: Service, item: Item, said: string, text: string): Meaning | undefined => {
  if (item.optional && (skip.test(said) || isUnknown(text) || affirmed(text) === 'no')) return { press: ['skip'] }
  const options = optionsOf(service, item)
  if (options.length === 0) return undefined
  if (item.kind === 'applicant' && noneOfThese.test(said)) return { press: ['none'] }
  const option = asksSomething(text) ? undefined : optionAnswered(options, text)
  return option && { press: ['answer', item.id, option.id] }
}

/** At the summary and where an item is to be named: an item, a new value for it, or a value that only one item takes. */
const atSummary = (
  { draft, service, today }: OpenDraft & { today: IsoDate },
  said: string,
  text: string,
): Meaning | undefined => {
  const items = itemsFor(service, draft.answers)
  const written = text.normalize('NFKC').trim()
  const [, label = '', value = ''] = labelled.exec(written) ?? []
  const under = label === '' ? undefined : itemNamed(items, label)
  const [, before = '', after = ''] = under ? ['', label, value] : (toValue.exec(written) ?? [])
  const named = under ?? itemNamed(items, before || said)
  if (after) {
    const item = named ?? onlyTaker(items, after, today)
    if (!item) return { press: ['edit'] }
    return asValue(service, item, after)
  }
  const taker = onlyTaker(items, text, today)
  if (taker) return { item: taker, text }
  if (named) return { press: ['edit', named.id] }
  return secondThoughts.test(said) ? { press: ['edit'] } : undefined
}

/** A value said for an item: of one with options, the option that it means, or the item is asked again. */
const asValue = (service: Service, item: Item, text: string): Meaning => {
  const options = optionsOf(service, item)
  const option = optionAnswered(options, text)
  if (option) return { press: ['answer', item.id, option.id] }
  return options.length > 0 ? { press: ['edit', item.id] } : { item, text }
}

/** Kinds whose form is like no other's; the number of a passport or a card may be any. */
const formed: readonly Item['kind'][] = ['phone', 'email', 'date', 'resident-id']

/** The only item that takes these words by their form: a phone number, an address of e-mail, a date. */
const onlyTaker = (items: readonly Item[], text: string, today: IsoDate): Item | undefined => {
  const [only, other] = items
    .filter(({ kind }) => formed.includes(kind))
    .filter((item) => 'value' in readItem(item, text, today))
  return other ? undefined : only
}

/** The item named by its label, a part of it, or an everyday word for it: 电话写错了, change the name. */
const itemNamed = (items: readonly Item[], text: string): Item | undefined => {
  const core = fold(text).replace(frame, ' ').replace(/\s+/g, ' ').trim()
  if (core === '') return undefined
  const byLabel = optionMeant(
    items.map((item) => ({ ...item.label, item })),
    core,
  )
  const things = [...thingsIn(core)]
  // “Only me” says who it is for, and not that the talent’s name is wrong.
  if (things.length > 0 && things.every((thing) => thing === 'self')) return undefined
  if (byLabel) return byLabel.item
  const [only, other] = items.filter((item) => {
    const own = thingsIn(`${item.label.zh} ${item.label.en}`)
    return things.length > 0 && things.every((thing) => own.has(thing))
  })
  return other ? undefined : only
}
