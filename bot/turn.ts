/**
 * The step: one message in, one Turn out. Finds out which room a message is for and lets it speak. Order: a pressed
 * choice; a command; a number or label that stands for a choice just offered; the open dialogue; small talk; a question.
 */
import { languageOf } from '../knowledge/text.ts'
import { answerQuestion, answersRoom } from './answers-room.ts'
import { type Conversation, type Dialogue, newConversation } from './conversation.ts'
import { hearEdit, hearRecall } from './edits.ts'
import { beginOrChoose, eligibility } from './eligibility/dialogue.ts'
import { checksWanted, spokenChoice } from './eligibility/spoken.ts'
import { whatIf } from './eligibility/what-if.ts'
import { modelNote } from './model/told.ts'
import { endWhatIsGone } from './outdated-dialogue.ts'
import { ownOf, personChanges, personOf, seenAt } from './persons/person.ts'
import { isCode, link, personCommands, spokenLink, unlink } from './persons/room.ts'
import { pick } from './pick.ts'
import type { Attachment, Choice, Incoming, Offer, Turn } from './ports.ts'
import { deletePattern, myDataPattern, spokenPrivacy, withdrawConsentPattern } from './privacy/asked.ts'
import { deleteMyData, myData, privacy, withdrawConsent } from './privacy/room.ts'
import { readable } from './readable.ts'
import { remindersCommand, remindersPattern } from './reminders/expiry.ts'
import { reminders } from './reminders/room.ts'
import { hearSpokenReport, spokenReminder } from './reminders/spoken.ts'
import { startAsSaid } from './requests/begin.ts'
import { bindCommand } from './requests/binding.ts'
import { showCatalogue } from './requests/catalogue.ts'
import { commandIn } from './requests/command-words.ts'
import { desk, deskCommand, onAlarm } from './requests/desk.ts'
import { deskPageCommand, deskPagePattern } from './requests/desk-link.ts'
import { filing } from './requests/filing.ts'
import { inForum } from './requests/forum.ts'
import { onForumAlarm } from './requests/forum-reports.ts'
import { showInForums } from './requests/forum-topics.ts'
import { hearFile, namesRequest } from './requests/hear-file.ts'
import { myRequests, rate, requestsRoom } from './requests/mine.ts'
import { rolesOf } from './requests/people.ts'
import { hearQuote } from './requests/quote.ts'
import { deliverWaiting } from './requests/waiting.ts'
import { wishIn } from './requests/wish.ts'
import type { Room } from './room.ts'
import { asksForPerson, asksWhatFits, isGesture, smallTalk } from './small-talk.ts'
import { reportCommand, reportPattern } from './supervision/report.ts'
import { spokenSurvey } from './supervision/spoken.ts'
import { begin, type Talk, type World } from './talk.ts'
import { watchCommand, watchPattern, watchRoom } from './watch.ts'
import { tellChanges } from './watch-ring.ts'

/** Longest message that is read as a question, in characters. */
export const longestMessage = 2000

const general: Room = {
  press: async (talk, verb) => {
    if (verb === 'help') await help(talk)
    else if (verb === 'continue') return repeatDialogue(talk)
    else if (verb === 'cancel') await cancel(talk)
    else return false
    return true
  },
}

const language: Room = {
  press: async (talk, verb) => {
    if (verb !== 'zh' && verb !== 'en') return false
    talk.language = verb
    talk.conversation.languageFrom = 'choice'
    talk.say({ text: talk.t('general.language') })
    await repeatDialogue(talk)
    return true
  },
}

/** By the first part of a choice's id. */
const rooms: Record<string, Room> = {
  menu: general,
  lang: language,
  answer: answersRoom,
  screen: eligibility,
  file: filing,
  desk,
  req: requestsRoom,
  rate,
  privacy,
  remind: reminders,
  watch: watchRoom,
  link,
  unlink,
}

/** The room of the open dialogue. */
const dialogueRoom = (conversation: Conversation): Room | undefined => {
  switch (conversation.dialogue?.kind) {
    case 'screening':
      return eligibility
    case 'filing':
      return filing
    case 'desk':
      return desk
    case 'comment':
      return answersRoom
    case undefined:
      return undefined
  }
}

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
  endWhatIsGone(talk)
  const offers = await world.offers()
  talk.offered = offers.find(({ notice }) => !notice)?.choices ?? []
  if (incoming.group)
    return (
      (await inForum(talk, incoming, async (said) =>
        step((await world.read('conversation', said.from))?.body ?? newConversation(talk.language), said, world),
      )) ?? inGroup(talk, incoming)
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
const inGroup = async (talk: Talk, incoming: Incoming): Promise<Turn> => {
  if (incoming.kind === 'text') {
    const text = incoming.text.trim()
    takeLanguage(talk, text)
    const isCommand = commands.some(({ pattern }) => pattern.test(text)) || commandIn(text) !== undefined
    const isOther = checksWanted(talk, text) || asksWhatFits(text) || wishIn(talk.world.knowledge, text)
    if (isCommand || isOther || text === '' || text.length > longestMessage) talk.say(talk.t('general.group'))
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
    ...(room ? {} : { choices: [{ id: 'file:menu', label: talk.t('choice.services') }] }),
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

const press = async (talk: Talk, id: string) => {
  const [name = '', verb = '', ...args] = id.split(':')
  const room = Object.hasOwn(rooms, name) ? rooms[name] : undefined
  if (room && (await room.press(talk, verb, args))) return
  talk.say({ text: talk.t('general.stale'), ...(talk.conversation.dialogue ? {} : { choices: mainMenu(talk) }) })
  await repeatDialogue(talk)
}

const hear = async (talk: Talk, raw: string, offers: readonly Offer[]): Promise<unknown> => {
  const text = raw.trim()
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
    if (open) {
      // The old place of the words is gone, and they are no answer to what is asked now.
      talk.say(talk.t('general.edited'))
      await repeatDialogue(talk)
      return
    }
  }
  if ((open === eligibility || open === filing) && breaksOff.test(text)) return cancel(talk)
  // Before commands: “cancel” says no to what was just asked.
  const sure = await spokenPrivacy(talk, text)
  if (sure) return press(talk, sure)
  if (await command(talk, text)) return
  // A reply that quotes a request belongs there, whatever else is open.
  const before = talk.conversation.dialogue
  if (await hearQuote(talk, text)) return talk.conversation.dialogue === before ? repeatDialogue(talk) : undefined
  const picked = pick(talk, text, offers, (number) => open?.takesNumber?.(talk, number) ?? true)
  if (picked === 'asked') return
  if (picked) return press(talk, picked.id)
  const meant =
    spokenLink(talk, text) ?? spokenReminder(text, offers) ?? spokenSurvey(text, offers) ?? spokenChoice(talk, text)
  if (meant) return press(talk, meant)
  if (!open && (await hearSpokenReport(talk, text, offers))) return
  if ((!open || open === eligibility) && whatIf(talk, text)) return
  if (open?.hear && (await open.hear(talk, text))) return
  if (await deskCommand(talk, text)) return
  if (smallTalk(talk, text)) return repeatDialogue(talk)
  const checks = checksWanted(talk, text)
  if (checks) return beginOrChoose(talk, checks)
  if (asksWhatFits(text)) return eligibility.press(talk, 'fit', [])
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

/**
 * The language of the last message counts until one is chosen. A command, or a name given in a dialogue, says little
 * about it, so those count only as a first message.
 */
const takeLanguage = (talk: Talk, text: string) => {
  const { languageFrom, dialogue } = talk.conversation
  // Of “询问 0042 Where is …” only the verb is said to the bot, of “where is 0042?” all.
  const said = commandIn(text)
  const named = said !== undefined && said.given !== '' && !(said.verb === 'show' && / /.test(text))
  const toOther = dialogue?.kind === 'desk' && dialogue.wantsText
  const toldByChannel = talk.incoming.language !== undefined && (named || text.startsWith('/'))
  const says = !toOther && !toldByChannel && !isCode(text) && !isGesture(text) && !everywhere.test(text)
  const tells = says && !(languageFrom === 'message' && borrowed.test(text))
  const heard = tells ? languageOf(named ? (/^\p{L}+/u.exec(text)?.[0] ?? '') : text) : undefined
  const saysLittle = dialogue || named || text.startsWith('/')
  if (!heard || languageFrom === 'choice' || (languageFrom === 'message' && saysLittle)) return
  talk.language = heard
  talk.conversation.languageFrom = 'message'
}

/** Said in any language. */
const everywhere = /^(?:o+k+|okay|k)[.!~。！]*$/i
/** English words that people borrow once it is clear what they speak. */
const borrowed = /^(?:hi|bye|yes|no)[.!~。！]*$/i

/** Leaves what is being filled in. Said of a request that was filed, it means to withdraw it. */
const breaksOff =
  /^我?(?:先|暂时|还是|现在)?不(?:想)?(?:办|弄|测|查|填|做|申请|继续|搞)了[吧啦啊]?[。.!！]?$|^(?:forget it|never ?mind|i (?:do not|don['’]?t) want (?:to (?:continue|do) )?(?:this|it)?(?: any ?more)?)[.!]?$/i

const commands: { pattern: RegExp; run: (talk: Talk, text: string) => unknown }[] = [
  { pattern: /^\/?(help|\?|？|menu|帮助|幫助|菜单|功能|使用说明)$/i, run: (talk) => help(talk) },
  { pattern: /^\/?(start|开始)$/i, run: (talk) => greet(talk) },
  {
    pattern: /^\/?(cancel|quit|exit|stop|abort|leave|取消|退出|算了|结束|停止)[。.!！]?$/i,
    run: (talk) => cancel(talk),
  },
  { pattern: /^\/?(requests|my requests?|我的申请|我的申請|申请进度|进度|查进度)$/i, run: (talk) => myRequests(talk) },
  {
    pattern: /^\/?(services?|service menu|catalogue|服务|服务目录|服务清单|办事|办事指南|我要办事)$/i,
    run: (talk) => showCatalogue(talk),
  },
  {
    pattern: /^(\/?(english|en)|\/language en|speak english|in english( please)?|英文|英语)$/i,
    run: (talk) => language.press(talk, 'en', []),
  },
  {
    pattern: /^(\/?(中文|chinese|zh|汉语|中文版)|\/language zh|说中文)$/i,
    run: (talk) => language.press(talk, 'zh', []),
  },
  {
    pattern: /^\/?(language|语言|切换语言)$/i,
    run: (talk) => language.press(talk, talk.language === 'zh' ? 'en' : 'zh', []),
  },
  {
    pattern: /^\/?(check|eligibility|check eligibility|check my eligibility|资格自测|资格测试|自测|资格|测一测)$/i,
    run: (talk) => eligibility.press(talk, 'menu', []),
  },
  { pattern: reportPattern, run: reportCommand },
  { pattern: remindersPattern, run: remindersCommand },
  { pattern: watchPattern, run: watchCommand },
  { pattern: deskPagePattern, run: deskPageCommand },
  { pattern: myDataPattern, run: myData },
  { pattern: deletePattern, run: deleteMyData },
  { pattern: withdrawConsentPattern, run: withdrawConsent },
  ...personCommands,
  { pattern: /^\/?(bind|绑定)[\s:：]*([a-z0-9-]{4,20})?$/i, run: bindCommand },
]

const command = async (talk: Talk, text: string): Promise<boolean> => {
  const found = commands.find(({ pattern }) => pattern.test(text))
  if (!found) return false
  await found.run(talk, text)
  return true
}

const repeatDialogue = async (talk: Talk): Promise<boolean> => {
  const room = dialogueRoom(talk.conversation)
  if (!room?.repeat) return false
  await room.repeat(talk)
  return true
}

const cancel = async (talk: Talk) => {
  const room = dialogueRoom(talk.conversation)
  if (!room) {
    talk.say(talk.t('general.nothing-to-cancel'))
    return
  }
  const { dialogue } = talk.conversation
  await room.leave?.(talk)
  // What was interrupted for this step goes on: leaving an answer to a liaison does not leave the draft behind it.
  if (talk.conversation.dialogue !== dialogue) {
    await repeatDialogue(talk)
    return
  }
  delete talk.conversation.dialogue
  talk.say({ text: talk.t('general.cancelled'), choices: mainMenu(talk) })
}

const mainMenu = (talk: Talk): Choice[] => [
  { id: 'screen:menu', label: talk.t('answer.check') },
  { id: 'file:menu', label: talk.t('choice.services') },
  { id: 'req:list', label: talk.t('choice.requests') },
  { id: 'menu:help', label: talk.t('choice.help') },
]

const help = async (talk: Talk) => {
  const roles = await rolesOf(talk.world, talk.from)
  const platform = roles.some(({ kind }) => kind === 'platform') ? talk.t('general.help-platform') : ''
  if (roles.length > 0) talk.say(talk.t('general.help-staff', { platform }))
  talk.say({
    text: [talk.t('general.help'), ...modelNote(talk)].join('\n\n'),
    choices: [
      { id: 'screen:menu', label: talk.t('answer.check') },
      { id: 'file:menu', label: talk.t('choice.services') },
      { id: 'req:list', label: talk.t('choice.requests') },
      { id: `lang:${talk.language === 'zh' ? 'en' : 'zh'}`, label: talk.t('choice.language') },
    ],
  })
  await repeatDialogue(talk)
}

const greet = (talk: Talk) =>
  talk.say({ text: [talk.t('general.hello'), ...modelNote(talk)].join('\n\n'), choices: mainMenu(talk) })
