/** Questions in a conversation: the answer with its next steps, the original on demand, and what the reader thought of it. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Policy } from '../../knowledge/policy.ts'
import { toldOfPerson } from '../../knowledge/question/told.ts'
import type { Service } from '../../knowledge/services.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import type { Choice, Language, Reply } from '../channel.ts'
import { cancel, toCheck, toDesk, toHelp } from '../choices.ts'
import { openCheck, topicOfScheme } from '../eligibility/check.ts'
import { meantQuestions, nearByMeaning, wordAnswer } from '../model/worded.ts'
import { pointOfValidity, reminderButton } from '../reminders/kept.ts'
import { isStaff, visible } from '../requests/desk/list.ts'
import { notUnderstood, offerToPassOn } from '../requests/desk/member-words.ts'
import { servicesAbout } from '../requests/filing/catalogue.ts'
import { openDraft } from '../requests/filing/draft.ts'
import { asksOfVisit, justToldByOffice, offerReply } from '../requests/own/remarks.ts'
import { showFiled } from '../requests/own/words.ts'
import { asksSomething } from '../requests/speech.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { watchButton } from '../watch/room.ts'
import { stillOffered } from '../ways.ts'
import {
  type Answer,
  type Answerer,
  buildAnswerer,
  cite,
  compose,
  composeAside,
  inChinese,
  type Parts,
} from './answer.ts'
import { isOfProgramme } from './corpus.ts'
import { whichDetail } from './decide.ts'
import { isAsking, isConnected, type Topic, topicKept } from './follow-up.ts'
import { hearComment, keepQuestion } from './kept-question.ts'
import { nearQuestions } from './near-questions.ts'
import { isAskedInVain } from './nothing-asked.ts'
import { nameOf } from './place-words.ts'
import { topicQuoted } from './quoted.ts'
import { titled } from './sources.ts'
import { standingOf } from './standing.ts'

/** One answerer per knowledge folder: building its index takes some milliseconds. */
const answerers = new WeakMap<Knowledge, Answerer>()
const answererOf = (knowledge: Knowledge): Answerer => {
  let answerer = answerers.get(knowledge)
  if (!answerer) {
    answerer = buildAnswerer(knowledge)
    answerers.set(knowledge, answerer)
  }
  return answerer
}

/** Builds the index before the first question comes. */
export const warmUp = (knowledge: Knowledge): void => {
  answererOf(knowledge)
}

export const answerQuestion = async (talk: Talk, text: string) => {
  const { knowledge } = talk.world
  const filing = isConnected(text) ? undefined : openDraft(talk)
  const topic = (await topicQuoted(talk)) ?? (filing ? topicOf(talk, filing.service) : talk.conversation.topic)
  const near = await nearByMeaning(talk, text)
  const answerer = near ? answererOf(knowledge).leaning(near) : answererOf(knowledge)
  if (isOutOfTurn(talk, answerer, text)) {
    talk.say(talk.t('screening.in-turn'))
    return
  }
  const ask = (topic: Topic | undefined, closely = false) =>
    answerer.answer(text, {
      language: talk.language,
      today: dateAt(talk.world.now),
      ...(topic ? { topic } : {}),
      ...(closely ? { closely } : {}),
    })
  const own = ask(topic, filing !== undefined)
  // 要交啥 after another question in a check is asked of its programme, 老婆能落户吗 while a school is filed for of neither.
  // 要预约吗 alone is asked of nothing else.
  const programme = programmeOf(talk)
  const isElse = programme !== undefined || answerer.corpus.reader.read(text).words.subject.length > 1
  const again = isAside(talk) && own.status !== 'answered' && isElse ? ask(programme) : own
  const answer = again.status === 'answered' ? again : own
  if (answer.status === 'not-covered' && answer.detail === 'own-case' && (await showFiled(talk))) return
  // 餐厅是我开的: told in a check, it asks for nothing that the documents leave out.
  if (openCheck(talk) && answer.status !== 'answered' && !asksSomething(text)) {
    talk.say(talk.t('screening.in-turn'))
    return
  }
  // 去哪里, below what those in charge wrote, and what no document answers may be meant for them; of a member for the
  // applicant, or as a command.
  const { places, policies, words } = answerer.corpus.reader.read(text)
  const namesNothing = places.length + policies.length + words.subject.length === 0 || asksOfVisit(text)
  if ((answer.status !== 'answered' || namesNothing) && (await offerReply(talk, text))) return
  if (answer.status !== 'answered' && ((await offerToPassOn(talk, text)) || (await notUnderstood(talk, text)))) return
  const plainly = answer.parts || answer.corrections
  const worded = answer.status === 'answered' && !plainly ? await wordAnswer(talk, answer, text) : {}
  const aside = isAside(talk)
  const reply: Reply = (aside ? composeAside : compose)(knowledge, answer, worded.text)
  const chosen = await meantQuestions(talk, answererOf(knowledge), answer, text)
  const meant = aside || chosen.length > 0 ? chosen : nearQuestions(talk, answererOf(knowledge), answer, text)
  // In the middle of a dialogue the words may be a name or an employer: nothing of that is kept for the editor.
  const kept = answer.status !== 'answered' && answer.status !== 'no-question' && !talk.conversation.dialogue
  const staff = await isStaff(talk)
  if (await isPutOtherwise(talk)) return
  const paragraphs = [
    ...(worded.doubted ? [talk.t('model.doubt')] : []),
    reply.text,
    ...(kept && !staff ? [talk.t('decline.kept')] : []),
    ...(meant.length > 0 ? [talk.t('model.meant')] : []),
  ]
  talk.say({
    ...reply,
    text: paragraphs.join('\n\n'),
    choices: [
      ...meant,
      ...(aside ? originals(talk, answer) : nextSteps(talk, answer, staff)),
      ...(await unsentOffer(talk)),
    ],
  })
  const next = topicKept(answer, talk.conversation.topic)
  if (next) talk.conversation.topic = next
  // 北京呢 alone tells the editor nothing: kept is what it asks together with the question before.
  const asked = topic ? answer.question : text
  if (kept) await keepQuestion(talk, asked, answer.status, 'near' in answer ? answer.near?.id : undefined)
  if (worded.doubted)
    await keepQuestion(talk, text, 'doubted', answer.status === 'answered' ? answer.points[0]?.id : undefined)
  for (const { label, answer: part } of answer.parts?.compares === false ? answer.parts.each : [])
    if (part.status !== 'answered' && !talk.conversation.dialogue && isAskedInVain(part, label))
      await keepQuestion(talk, label, part.status, part.near?.id)
}

/** While the model was thinking the question was put otherwise, or taken back: its new wording is answered, and only that. */
const isPutOtherwise = async ({ world, incoming, conversation }: Talk): Promise<boolean> => {
  if ((!world.model && !world.meaning) || conversation.dialogue) return false
  const message = incoming.kind === 'text' && incoming.edits !== undefined ? incoming.edits : incoming.id
  const lines = (await world.said({ last: 20 })).map((line) => line.message)
  return lines
    .slice(lines.findIndex(({ id }) => id === incoming.id) + 1)
    .some((later) => ('edits' in later && later.edits === message) || ('recalls' in later && later.recalls === message))
}

/** What is open goes on right after the answer: there is no room for a long one, nor for steps that lead elsewhere. */
const isAside = ({ conversation: { dialogue } }: Talk): boolean =>
  dialogue?.kind === 'screening' || dialogue?.kind === 'filing'

/** 58岁 三类, told in a check that asks something else: no question either. */
const isOutOfTurn = (talk: Talk, { corpus: { reader } }: Answerer, text: string): boolean => {
  if (!openCheck(talk) || isAsking(text) || isConnected(text)) return false
  if (toldOfPerson(text) !== undefined) return true
  const { asked, sought, need, criteria } = reader.read(text)
  // An age that is told asks for none.
  return (!asked || /^\d/.test(text.slice(asked.at))) && !sought && !need && !criteria
}

/** While a request is being filed, “what documents do I need?” is about its service, whatever was asked before. */
const topicOf = (talk: Talk, service: Service): Topic => {
  const { clauses, points } = talk.world.knowledge
  const { policy } = clauses.get(service.clauses[0] ?? '') ?? {}
  const told = [...points.values()].filter((point) => service.clauses.includes(`${point.policy}/${point.clause}`))
  return { question: service.name[talk.language], points: told.map(({ id }) => id), ...(policy ? { policy } : {}) }
}

/** “What papers do I need?” in the middle of a check means its programme. */
const programmeOf = (talk: Talk): Topic | undefined => {
  const [only, ...others] = openCheck(talk)?.schemes ?? []
  return only && others.length === 0 ? topicOfScheme(talk, only) : undefined
}

/** It may have been meant for those in charge, or by them for the applicant: what was answered here went to nobody. */
const unsentOffer = async (talk: Talk): Promise<Choice[]> => {
  if (talk.conversation.dialogue || talk.incoming.group) return []
  const told = await justToldByOffice(talk)
  if (told) return [{ id: `desk:unsent:${told.number}`, label: talk.t('requests.unsent-offer') }]
  const { mine } = await visible(talk)
  return mine.some(({ taker }) => taker !== undefined && talk.isMe(taker))
    ? [{ id: 'desk:unsent', label: talk.t('desk.unsent-offer') }]
    : []
}

const nextSteps = (talk: Talk, answer: Answer, staff: boolean): Choice[] => {
  if (answer.status !== 'answered')
    return [
      ...(answer.detail === whichDetail ? programmesAsked(talk) : []),
      ...(answer.near ? [originalOf(talk, answer.near)] : []),
      staff ? toDesk(talk.t) : toCheck(talk.t),
      toHelp(talk.t),
    ]
  const [first] = answer.points
  if (!first) return []
  if (answer.places) return [toCheck(talk.t), originalOf(talk, first)]
  if (answer.parts) return stepsOfParts(talk, answer.parts.each)
  const statement = `${first.zh}\n${first.en}`
  const schemes = [...new Set(answer.points.flatMap((p) => p.scheme ?? []))]
  const check = answer.person && schemes.length !== 1 ? 'screen:menu' : schemes[0] && `screen:start:${schemes[0]}`
  return [
    ...servicesAbout(talk, `${first.policy}/${first.clause}`, answer.question, statement),
    ...(check ? [{ id: check, label: talk.t('answer.check') }] : []),
    ...(first.id === pointOfValidity ? [reminderButton(talk.t)] : []),
    originalOf(talk, first),
    ...watchButton(talk, first.id),
    { id: `answer:good:${first.policy}/${first.clause}`, label: talk.t('answer.helpful') },
    { id: `answer:bad:${first.policy}/${first.clause}`, label: talk.t('answer.unhelpful') },
  ]
}

/** The programmes there are, each of which the question may have meant. */
const programmesAsked = ({ language, world: { knowledge } }: Talk): Choice[] => {
  const policies = [...knowledge.policies.values()]
  return policies
    .filter((one, at) => policies.findIndex((other) => isOfProgramme(one, other)) === at)
    .map((policy) => ({ id: `answer:about:${policy.id}`, label: nameOfProgramme(knowledge, policy, language) }))
}

const nameOfProgramme = (knowledge: Knowledge, { jurisdiction, names }: Policy, language: Language): string =>
  [nameOf(knowledge, jurisdiction, language), names[language][0]].join(language === 'zh' ? '' : ' ')

/** For each part that is answered its original, by its clause, and what can be filed about it. */
const stepsOfParts = (talk: Talk, each: Parts['each']): Choice[] => {
  const { knowledge } = talk.world
  const firsts = each.flatMap(({ answer }) => {
    const [point] = answer.status === 'answered' ? answer.points : []
    return point ? [{ point, question: answer.question }] : []
  })
  const steps = [
    ...firsts.flatMap(({ point, question }) =>
      servicesAbout(talk, `${point.policy}/${point.clause}`, question, `${point.zh}\n${point.en}`).slice(0, 1),
    ),
    ...firsts.map(({ point }) => {
      const [label = ''] = [inChinese([cite(knowledge, point, talk.language).label])]
      return { ...originalOf(talk, point), label: talk.t('answer.original-of', { label }) }
    }),
  ]
  return steps.filter(({ id }, at) => steps.findIndex((other) => other.id === id) === at)
}

const originals = (talk: Talk, answer: Answer): Choice[] => {
  const [first] = answer.status === 'answered' ? answer.points : []
  return first ? [originalOf(talk, first)] : []
}

const originalOf = (talk: Talk, point: { policy: string; clause: string }): Choice => ({
  id: `answer:original:${point.policy}/${point.clause}`,
  label: talk.t('answer.original'),
})

export const answersRoom: Room = {
  press: async (talk, verb, args) => {
    const { knowledge } = talk.world
    const id = args.join(':')
    if (verb === 'original') {
      const clause = knowledge.clauses.get(id)
      const policy = clause && knowledge.policies.get(clause.policy)
      if (!clause || !policy) {
        talk.say(talk.t('answer.no-clause'))
        return true
      }
      const citation = cite(knowledge, { policy: clause.policy, clause: clause.id }, talk.language)
      const standing = standingOf(knowledge, clause.policy, talk.language, dateAt(talk.world.now))
      const unclear = [...knowledge.points.values()].flatMap((point) =>
        point.policy === clause.policy && point.clause === clause.id && point.unclear
          ? [talk.t('answer.unclear', { note: point.unclear[talk.language] })]
          : [],
      )
      const original = talk.t('answer.original-text', {
        title: titled(citation.title, talk.language),
        label: talk.language === 'zh' ? inChinese([citation.label]) : citation.label,
        text: clause.whole,
      })
      talk.say({
        text: [original, ...new Set(unclear)].join('\n\n'),
        citations: [citation],
        choices: stillOffered(talk, 'answer:original'),
        ...(standing ? { standing } : {}),
      })
      return true
    }
    const policy = verb === 'about' ? knowledge.policies.get(id) : undefined
    if (policy) {
      await answerQuestion(talk, nameOfProgramme(knowledge, policy, talk.language))
      return true
    }
    const meant = verb === 'ask' ? knowledge.points.get(id)?.asks[talk.language][0] : undefined
    if (meant !== undefined) {
      await answerQuestion(talk, meant)
      return true
    }
    if ((verb === 'good' || verb === 'bad') && knowledge.clauses.has(id)) {
      talk.audit({ action: verb === 'good' ? 'answer.helpful' : 'answer.unhelpful', subject: id })
      const { topic, dialogue } = talk.conversation
      const again = stillOffered(talk, 'answer:good', 'answer:bad')
      if (verb === 'good') talk.say({ text: talk.t('answer.thanks-good'), choices: again })
      else if (!topic) talk.say({ text: talk.t('answer.thanks-bad'), choices: again })
      else {
        const kept = await keepQuestion(talk, topic.question, 'unhelpful', topic.points[0])
        // Where something else is open, or others read along, the next words are no comment.
        const canSay = !dialogue && !talk.incoming.group
        talk.say({
          text: talk.t('answer.thanks-bad'),
          choices: [...(canSay ? [{ id: `answer:comment:${kept}`, label: talk.t('answer.comment') }] : []), ...again],
        })
      }
      return true
    }
    if (verb === 'comment' && !talk.incoming.group && (await talk.world.read('unanswered', id))) {
      if (talk.conversation.dialogue && talk.conversation.dialogue.kind !== 'comment') return false
      talk.conversation.dialogue = { kind: 'comment', id }
      talk.say({ text: talk.t('answer.comment-ask'), choices: [cancel(talk.t)] })
      return true
    }
    return false
  },
  hear: hearComment,
  takesNumber: () => false,
}
