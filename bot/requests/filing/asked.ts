/** What people ask of the request they file, or of one just filed, and no document tells: what to hand in, whether it can be taken back. */

import { anyOf } from '../../../knowledge/any-of.ts'
import { givesKind } from '../../../knowledge/question/kinds.ts'
import { needIn } from '../../../knowledge/question/needs.ts'
import { normalise } from '../../../knowledge/retrieval/text.ts'
import { type Hop, itemsFor, pathFor, type Service } from '../../../knowledge/services.ts'
import { answerRequest, showRequest } from '../../choices.ts'
import type { Talk } from '../../talk.ts'
import { justTold, ownRequests } from '../applicant.ts'
import { citations } from '../card.ts'
import { replyAbout } from '../notices.ts'
import { serviceOf } from '../path.ts'
import { isOpen, requestChange } from '../request.ts'
import { fold } from '../speech.ts'
import { openDraft } from './draft.ts'
import { without } from './word-patterns.ts'

/** True when the words asked that of the request being filed, and were answered. */
export const answerOfFiling = (talk: Talk, text: string): boolean => {
  const here = openDraft(talk)
  if (!here) return false
  const { draft, service } = here
  const { t, language } = talk
  if (asksToTakeBack.test(fold(text))) {
    talk.say(t('filing.can-take-back'))
    return true
  }
  if (!asksPapers(text, service)) return false
  const items = itemsFor(service, draft.answers).map(({ label }) => label[language])
  talk.say({
    text: [
      t('filing.papers', { service: service.name[language], items: items.join(t('filing.papers-between')) }),
      ...listOf(talk, papersIn(service.path)),
    ].join('\n'),
    citations: citations(
      talk.world.knowledge,
      papersIn(service.path).map(({ clause }) => clause),
      language,
    ),
  })
  return true
}

/** The same of a request that was filed: the one just told of, or with “else” the only open one. */
export const answerOfFiled = async (talk: Talk, text: string): Promise<boolean> => {
  const isMore = more.test(fold(text))
  if (!isMore && !asksPapers(text)) return false
  const open = isMore || also.test(fold(text)) ? (await ownRequests(talk)).filter(isOpen) : []
  const told = await justTold(talk)
  const request = structuredClone(told && isOpen(told) ? told : open.length === 1 ? open[0] : undefined)
  const service = request && serviceOf(talk.world.knowledge, request)
  if (!service) return false
  const { number, question } = request
  const { t, language } = talk
  const named = { number, service: service.name[language] }
  const ahead = pathFor(service, request.items).flatMap(({ hop, at }) => (at >= request.hop ? [hop] : []))
  await replyAbout(talk, request, {
    text: [
      question ? t('requests.papers-asked', { ...named, question }) : t('requests.papers', named),
      ...listOf(talk, papersIn(ahead)),
    ].join('\n'),
    choices: [...(question ? [answerRequest(t, number)] : []), showRequest(t, number)],
    citations: citations(
      talk.world.knowledge,
      papersIn(ahead).map(({ clause }) => clause),
      language,
    ),
  })
  talk.change(requestChange(request))
  return true
}

/** The steps to which somebody brings papers, each once. */
const papersIn = (hops: readonly Hop[]): Hop[] => {
  const found = hops.filter(({ does }) => givesKind({ kind: 'materials', at: 0, end: 0 }, does.zh))
  return found.filter(({ does }, at) => found.findIndex((other) => other.does.zh === does.zh) === at)
}

/** Their lines, below what they are. */
const listOf = ({ t, language }: Talk, hops: readonly Hop[]): string[] =>
  hops.length === 0 ? [] : [t('filing.papers-later'), ...hops.map(({ does }) => `• ${does[language]}`)]

const asksPapers = (text: string, service?: Service): boolean =>
  more.test(fold(text)) || needIn(service ? without(service.words, normalise(text)) : normalise(text)) === 'materials'

const also = /还|另外|其他|其它|别的|\b(?:else|other|more|another|still)\b/
/** Words that name no papers: 还缺什么, “anything else you need?” */
const more = anyOf(
  /^(?:请问|那|那么|现在|目前|我|我们|的| )*(?:材料|资料|东西|文件)?(?:还|都|是不是|是否)?(?:需要|要|用|得)?(?:缺|差|少|欠|补交?|补充|提供|上传|准备)(?:了|些|点)?(?:什么|啥子?|哪些|别的|其他的?|东西|点什么)(?:材料|资料|文件|证件|东西)?(?:吗|嘛|么|不|没|没有|呢|啊)?$/,
  /^(?:请问|那|我|我的| )*(?:材料|资料|东西|文件)(?:都|算)?(?:交|准备|提供|发)?(?:是不是)?(?:齐全?|够|全)了?(?:吗|嘛|么|不|没|没有|了没)$/,
  /^(?:那|是不是)?(?:就|只要|只需要?)(?:这些|这么多|这样)(?:材料|就够|就行|就可以)?了?(?:吗|嘛|么)$/,
  /^(?:ok |okay |so |and |hi |also |thanks )*(?:(?:is|are) there |do (?:i|we) (?:still )?(?:need|have) to (?:send|give|bring|hand in|upload|submit|provide|attach) |(?:do|will) (?:you|they) (?:still )?(?:need|want|require) |should (?:i|we) (?:send|bring|give|upload|submit) )?(?:you )?(?:any|some)(?:thing)?(?: else| other| more| additional| further| extra)+(?: (?:papers?|documents?|docs|paperwork|files?|materials?|things?|info|information))?(?: (?:needed|required|missing|from (?:me|us)|(?:(?:that )?(?:you|they|i|we) )(?:still )?(?:need|want|should|must|have to|need to)|to (?:send|bring|submit|upload|provide|give)|send|bring|provide|submit|give|you|now|for (?:this|it|my request)))*$/,
  /^(?:ok |okay |so |and )*what else (?:(?:do|will|would) (?:you|they|i|we) (?:still )?(?:need|want|have)|is (?:needed|required|missing)|should i|must i|can i)(?: to)?(?: (?:send|bring|submit|provide|give|from me|from us|hand in))*$/,
)

/** 提交后还能改吗, “can I cancel this later?”: the request, not what it is about. */
const asksToTakeBack = anyOf(
  /^(?:请问|那|那么|我|要是|如果| )*(?:以后|之后|后面|过后|回头|提交(?:了)?(?:以后|之后|后)?|交了(?:以后|之后)?|填错了?|反悔|后悔)?(?:了)?(?:的话)?(?:我)?(?:还|随时|都|是不是|也)*(?:能|可以|可不可以|能不能|能否)(?:再)?(?:撤回|撤销|取消|修改|改|反悔|撤)(?:这个|这件)?(?:申请|内容)?(?:吗|嘛|么|不|的吗)?$/,
  /^(?:ok |okay |so |and |but |wait |actually |please |sorry )*(?:can|could|may) (?:i|we) (?:still |also |always )*(?:cancel|withdraw|change|edit|correct|undo|take back|modify|revoke)(?: (?:it|this|that|the request|my request|this request|the application|my application|my answers?|something|anything|everything))?(?: back)?(?: (?:later|later on|afterwards|after that|anytime|any time|at any time|again|still|after (?:i |we )?(?:submit(?:ting|ted)?|send(?:ing)?|sent|filing|filed|submission)(?: it| this)?))*$/,
)
