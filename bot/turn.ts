/**
 * The step: one message in, one Turn out. Finds out which room a message is for and lets it speak. Order: a pressed
 * choice; a command; a number or label that stands for a choice just offered; the open dialogue; small talk; a question.
 */

import { anyOf } from '../knowledge/any-of.ts'
import { spokenComment, spokenVerdict } from './answers/kept-question.ts'
import { answerQuestion } from './answers/room.ts'
import type { Attachment, Incoming } from './channel.ts'
import { toRequests, toServices } from './choices.ts'
import { cancels, isCommand, runCommand } from './commands.ts'
import { type Conversation, type Dialogue, newConversation } from './conversation.ts'
import { hearEdit, hearRecall } from './edits.ts'
import { beginOrChoose, eligibility, putRight, whichFits } from './eligibility/dialogue.ts'
import { checksWanted, spokenChoice } from './eligibility/spoken.ts'
import { whatIf } from './eligibility/what-if.ts'
import { cancel } from './general.ts'
import { takeLanguage } from './heard-language.ts'
import type { Offer } from './offers.ts'
import { dialogueRoom, repeatDialogue } from './open-dialogue.ts'
import { endWhatIsGone } from './outdated-dialogue.ts'
import { ownOf, personChanges, personOf, seenAt } from './persons/person.ts'
import { spokenLink } from './persons/room.ts'
import { pick } from './pick.ts'
import { spokenPrivacy } from './privacy/asked.ts'
import { readable } from './readable.ts'
import { hearSpokenReport, spokenReminder } from './reminders/spoken.ts'
import { onAlarm } from './requests/alarms.ts'
import { deskCommand } from './requests/desk/command.ts'
import { commandIn } from './requests/desk/command-words.ts'
import { stillAsked } from './requests/desk/hear-entry.ts'
import { hearFile, namesRequest } from './requests/desk/hear-file.ts'
import { hearQuote } from './requests/desk/quote.ts'
import { desk } from './requests/desk/room.ts'
import { startAsSaid } from './requests/filing/begin.ts'
import { filing } from './requests/filing/room.ts'
import { wishIn } from './requests/filing/wish.ts'
import { inForum } from './requests/forum/forum.ts'
import { onForumAlarm } from './requests/forum/reports.ts'
import { showInForums } from './requests/forum/topics.ts'
import { asksOfRules, asksProgress } from './requests/own/progress-words.ts'
import { deliverWaiting } from './requests/roles/waiting.ts'
import { asksSomething, looksLikeQuestion } from './requests/speech.ts'
import { press } from './rooms.ts'
import { asksForPerson, asksWhatFits, isThanksAlone, smallTalk, withoutKnock } from './small-talk.ts'
import type { Turn } from './store.ts'
import { spokenSurvey } from './supervision/spoken.ts'
import { begin, type Talk, type World } from './talk.ts'
import { tellChanges } from './watch/ring.ts'

/** Longest message that is read as a question, in characters. */
export const longestMessage = 2000

/** What one message does: reads by `world`, and sends and writes nothing. */
export const turn = async (conversation: Conversation, sent: Incoming, world: World): Promise<Turn> =>
  showInForums(await step(conversation, sent, world), sent, world)

const step = async (conversation: Conversation, sent: Incoming, world: World): Promise<Turn> => {
  const incoming = readable(sent)
  const talk = await open(conversation, incoming, world)
  if (incoming.kind === 'alarm') {
    const { from, what } = incoming
    const ofForum = await onForumAlarm(talk, what)
    if (ofForum) return ofForum
    if (from.startsWith('role:')) await deliverWaiting(talk, from.slice('role:'.length), what.replace('bound ', ''))
    else if (what.startsWith('watch ')) await tellChanges(talk, what)
    else await onAlarm(talk, what)
    return talk.effects()
  }
  if (incoming.language && talk.conversation.languageFrom === 'default') talk.language = incoming.language
  if (endWhatIsGone(talk) && isOfDialogue(incoming)) {
    await comeBack(talk, undefined)
    return talk.effects()
  }
  const offers = await world.offers()
  talk.offered = offers.find(({ notice }) => !notice)?.choices ?? []
  if (incoming.group)
    return (
      (await inForum(talk, incoming, async (said) =>
        step((await world.read('conversation', said.from))?.body ?? newConversation(talk.language), said, world),
      )) ?? inGroup(talk, incoming, offers)
    )
  switch (incoming.kind) {
    case 'choice':
      await press(talk, incoming.choice)
      break
    case 'text':
      await hear(talk, incoming.text, offers)
      break
    case 'file':
      await hearOneFile(talk, incoming.file, incoming.text ?? '')
      break
    case 'refused-file':
      talk.say(talk.t(`files.${incoming.why}`))
      await repeatDialogue(talk)
      break
    case 'recall':
      await hearRecall(talk, incoming.recalls)
  }
  await comeBack(talk, conversation.dialogue)
  return talk.effects()
}

/** Meant for what was open: an answer to what is no longer asked is no question, and is not kept as one. */
const isOfDialogue = (incoming: Incoming): boolean => {
  if (incoming.kind === 'choice') return /^(?:file|screen|menu):/.test(incoming.choice)
  if (incoming.kind !== 'text') return incoming.kind !== 'recall'
  const text = incoming.text.trim()
  return cancels.test(text) || (!asksSomething(text) && !isCommand(text))
}

/** Who writes, by all their addresses; messages follow them here. In a group and for an alarm it is nobody by themselves. */
const open = async (conversation: Conversation, incoming: Incoming, world: World): Promise<Talk> => {
  const { from, kind, group } = incoming
  const person = kind === 'alarm' || group ? undefined : await personOf(world, from)
  if (!person) return begin(incoming, conversation, world)
  const talk = begin(incoming, conversation, world, [from, ...ownOf(person).filter((other) => other !== from)])
  const now = seenAt(person, from)
  if (now.last !== person.last) for (const change of personChanges(person, now)) talk.change(change)
  return talk
}

/** Others read along: only what everybody may know is said, and nothing is offered that would be answered here. */
const inGroup = async (talk: Talk, incoming: Incoming, offers: readonly Offer[]): Promise<Turn> => {
  if (incoming.kind === 'text') {
    const text = incoming.text.trim()
    takeLanguage(talk, text)
    const isOrder = isCommand(text) || commandIn(text) !== undefined
    const isOther = checksWanted(talk, text) || asksWhatFits(text) || wishIn(talk.world.knowledge, text)
    const isOwn = asksProgress(text) && !asksOfRules(text)
    const picked = pick(talk, text, offers)
    if (picked === 'asked') return talk.effects()
    if (picked?.id.startsWith('answer:')) await press(talk, picked.id)
    else if (isOrder || isOther || isOwn || text === '' || text.length > longestMessage)
      talk.say(talk.t('general.group'))
    else if (!smallTalk(talk, text)) await answerQuestion(talk, text)
  } else if (incoming.kind === 'choice' && incoming.choice.startsWith('answer:')) await press(talk, incoming.choice)
  else if (incoming.kind !== 'recall') talk.say(talk.t('general.group'))
  const { outgoing, ...effects } = talk.effects()
  return {
    ...effects,
    outgoing: outgoing.map(({ choices = [], ...message }) => ({
      ...message,
      choices: choices.filter(({ id }) => id.startsWith('answer:')),
    })),
  }
}

const hearOneFile = async (talk: Talk, file: Attachment, text: string) => {
  const room = dialogueRoom(talk.conversation)
  takeLanguage(talk, text)
  // A reply to the question of what is open, with the file it asks for, is no quote of a request.
  if (room?.hearFile && !(await namesRequest(talk, text)) && (await room.hearFile(talk, file, text))) return
  if (await hearFile(talk, file, text)) {
    // What was open and is not what the file went to is still waited for.
    if (talk.conversation.dialogue && dialogueRoom(talk.conversation) === room && room !== desk)
      await repeatDialogue(talk)
    return
  }
  talk.say({
    text: talk.t('files.no-place', { file: file.name }),
    ...(room
      ? {}
      : {
          choices: [toServices(talk.t), toRequests(talk.t)],
        }),
  })
  await repeatDialogue(talk)
}

/** A dialogue that another one interrupted is kept, and goes on when that one is over. */
const comeBack = async (talk: Talk, before: Dialogue | undefined) => {
  const { conversation } = talk
  const now = conversation.dialogue
  // An entry of the desk keeps by itself what it interrupts.
  if (before && now && before.kind !== now.kind && now.kind !== 'desk') conversation.paused = before
  else if (!now && conversation.paused) {
    conversation.dialogue = conversation.paused
    delete conversation.paused
    talk.say(talk.t('general.back-to'))
    await repeatDialogue(talk)
  }
}

const hear = async (talk: Talk, raw: string, offers: readonly Offer[]): Promise<unknown> => {
  const text = withoutKnock(raw.trim())
  const open = dialogueRoom(talk.conversation)
  takeLanguage(talk, text)
  if (text === '' || text.length > longestMessage) {
    const { length } = text
    talk.say(text === '' ? talk.t('general.empty') : talk.t('general.too-long', { length, limit: longestMessage }))
    await repeatDialogue(talk)
    return
  }
  const { incoming } = talk
  if (incoming.kind === 'text' && incoming.edits !== undefined) {
    if (await hearEdit(talk, incoming.edits, text)) return
    // The old place of the words is gone, and they are no answer to what is asked now; a question is none anyhow.
    if (open && (open === desk || !looksLikeQuestion(text))) {
      if (looksLikeQuestion(text)) await answerQuestion(talk, text)
      else talk.say(talk.t('general.edited'))
      await repeatDialogue(talk)
      return
    }
  }
  if ((open === eligibility || open === filing) && breaksOff.test(text)) return cancel(talk)
  if ((open === eligibility || open === filing) && asksToLeave.test(text)) {
    talk.say(talk.t(open === filing ? 'filing.can-leave' : 'screening.can-leave'))
    return repeatDialogue(talk)
  }
  // Before commands: “cancel” says no to what was just asked.
  const sure = await spokenPrivacy(talk, text)
  if (sure) return press(talk, sure)
  if (await runCommand(talk, text)) return
  // A reply that quotes a request belongs there, whatever else is open.
  const before = talk.conversation.dialogue
  if (await hearQuote(talk, text)) return talk.conversation.dialogue === before ? repeatDialogue(talk) : undefined
  const picked = pick(talk, text, offers, (number) => open?.takesNumber?.(talk, number) ?? true)
  if (picked === 'asked') return
  if (picked) return press(talk, picked.id)
  const meant =
    spokenLink(talk, text) ??
    spokenReminder(text, offers) ??
    spokenSurvey(text, offers) ??
    spokenChoice(talk, text) ??
    (open ? undefined : spokenVerdict(talk, text))
  if (meant) return press(talk, meant)
  if (!open && ((await hearSpokenReport(talk, text, offers)) || (await spokenComment(talk, text)))) return
  if ((!open || open === eligibility) && whatIf(talk, text)) return
  if (!open && putRight(talk, text)) return
  if ((open === eligibility || open === filing) && isThanksAlone(text))
    return smallTalk(talk, text) && repeatDialogue(talk)
  if (open?.hear && (await open.hear(talk, text))) return
  if (await deskCommand(talk, text)) return stillAsked(talk, before)
  if (smallTalk(talk, text)) return repeatDialogue(talk)
  const checks = checksWanted(talk, text)
  if (checks) return beginOrChoose(talk, checks, text)
  if (asksWhatFits(text)) return whichFits(talk, text)
  if (asksForPerson(text)) {
    talk.say(talk.t('general.human'))
    await answerQuestion(talk, talk.t('general.human-where'))
    return
  }
  if (await startAsSaid(talk, text)) return
  await answerQuestion(talk, text)
  // Asked in the middle of something: the answer first, then the way back.
  if (open) await repeatDialogue(talk)
}

/** 我可以退出吗: the dialogue, and no rule. */
const asksToLeave = anyOf(
  /^(?:请问|那|那么|我|现在|中途|随时|想| )*(?:可以|能|可不可以|能不能|能否|可否|怎么|如何|怎样|要怎么|想)(?:中途|随时|现在|先|就|直接)?(?:退出?|退掉|离开|不填|停下?|停止|中断|结束|取消填写|不填了|不办了|不测了)(?:来|了|填写|自测|测试)?(?:吗|么|嘛|不|呢|啊|可以吗|行吗|行不行)?[?？。!！~～ ]*$/i,
  /^(?:ok |okay |so |and |sorry |please )*(?:(?:can|could|may) (?:i|we) (?:just |still )?|how (?:do|can|could) (?:i|we) )(?:quit|exit|leave|stop|abort|get out|leave this|stop this|stop here|quit this|exit this|get out of (?:this|here))(?: (?:now|here|any ?time|at any time|please|the (?:form|check|process)))*[?!. ]*$/i,
)

/** Leaves what is being filled in. Said of a request that was filed, it means to withdraw it. */
const breaksOff = anyOf(
  /^(?:那|还是)?(?:算了[吧嘛]?[，, ]?)?我?(?:先|暂时|还是|现在)?不(?:想)?(?:办|弄|测|查|填|做|申请|继续|搞)了[吧啦啊]?[。.!！]?$/i,
  /^(?:那|还是)?算了[吧嘛]?[，, ]?我?(?:还是)?(?:自己|回头|改天|下次|以后)[^？?，,]{0,12}$/i,
  /^(?:(?:forget it|never ?mind)(?:[,.]? i(?:['’]ll| will)[^?]{1,40})?|i (?:do not|don['’]?t) want (?:to (?:continue|do) )?(?:this|it)?(?: any ?more)?)[.!]?$/i,
)
