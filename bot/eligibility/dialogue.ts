/**
 * The eligibility check as a conversation. Only answers are kept: which question comes next, how many are left and what
 * the result is are computed from them each time, so going back, changing an answer and a restart need nothing of their own.
 */
import { unsure, type Value } from '../../knowledge/expressions.ts'
import { judge } from '../../knowledge/judge.ts'
import { type Fact, optionsOf } from '../../knowledge/schemes.ts'
import { impossible } from '../../knowledge/values.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { asked, type Check, given, open, openCheck, recall, remember } from './check.ts'
import { affirmed, understand } from './hear.ts'
import { optionLabel } from './in-words.ts'
import { because, confirmation, menu, notPossible, question, whichAnswer } from './questions.ts'
import { resultOf } from './result.ts'

export interface Screening {
  kind: 'screening'
  scheme: string
  /** By fact, in the order given. */
  answers: Record<string, Value>
  /** What was said at another time, waiting to be confirmed. */
  recalled?: Record<string, Value>
  /** A fact asked out of turn: gone back to (it has no answer then), or being changed. */
  ask?: string
  /** The answers of the last result, so that the next one can say what a change did. */
  earlier?: Record<string, Value>
  /** A number or a date is asked: a number typed is the answer, not the number of a choice. */
  wantsText?: boolean
}

export const eligibility: Room = {
  press: (talk, verb, args) => {
    const [first = '', second = ''] = args
    switch (verb) {
      case 'menu':
        menu(talk)
        return true
      case 'ask':
        talk.say(talk.t('eligibility.ask-away'))
        return true
      case 'start':
        return start(talk, first)
      case 'fresh':
        return startAfresh(talk, first)
      case 'keep':
        return keep(talk)
      case 'answer':
        return answer(talk, first, second)
      case 'back':
        return goBack(talk)
      case 'why':
        return explain(talk, first)
      case 'change':
        return second ? changeFact(talk, first, second) : changeWhich(talk, first)
      default:
        return false
    }
  },

  hear: (talk, text) => {
    const check = openCheck(talk)
    if (!check) return false
    const { screening, scheme } = check
    if (screening.recalled) {
      const still = affirmed(text)
      return still === undefined ? false : still ? keep(talk) : startAfresh(talk, scheme.id)
    }
    const fact = asked(check)
    return fact ? heardFor(talk, check, fact, text) : false
  },

  repeat: (talk) => {
    const check = openCheck(talk)
    if (check) goOn(talk, check)
    else menu(talk)
  },

  leave: (talk) => {
    const { dialogue } = talk.conversation
    if (dialogue?.kind === 'screening' && Object.keys(dialogue.answers).length > 0) talk.say(talk.t('eligibility.kept'))
  },
}

/** Says what the check waits for, or its result. */
const goOn = (talk: Talk, check: Check): true => {
  const { scheme, screening } = check
  const fact = asked(check)
  if (screening.recalled) confirmation(talk, scheme, screening.recalled)
  else if (fact) question(talk, check, fact)
  else conclude(talk, check)
  return true
}

/** The check ends with its result; the answers stay, so that one can be changed or confirmed later. */
const conclude = (talk: Talk, { scheme, screening, today }: Check) => {
  const { t } = talk
  const { answers: facts, earlier } = screening
  delete talk.conversation.dialogue
  const finding = { scheme, facts, today, ...(earlier ? { earlier } : {}) }
  const result = resultOf(talk.world.knowledge, finding, talk.language)
  if (!result) throw new Error(`${scheme.id} asks nothing more and decides nothing`)
  talk.say({
    ...result,
    choices: [
      { id: `screen:change:${scheme.id}`, label: t('eligibility.change') },
      { id: `screen:fresh:${scheme.id}`, label: t('eligibility.again') },
      { id: 'screen:ask', label: t('eligibility.ask') },
    ],
  })
}

// Beginning -----------------------------------------------------------------------------------------------------------

const start = (talk: Talk, id: string): boolean => {
  const scheme = talk.world.knowledge.schemes.get(id)
  if (!scheme) return false
  const recalled = recall(talk, scheme)
  return goOn(talk, open(talk, scheme, { answers: {}, ...(Object.keys(recalled).length > 0 ? { recalled } : {}) }))
}

const startAfresh = (talk: Talk, id: string): boolean => {
  const scheme = talk.world.knowledge.schemes.get(id)
  if (!scheme) return false
  delete talk.conversation.facts[id]
  return goOn(talk, open(talk, scheme, { answers: {} }))
}

const keep = (talk: Talk): boolean => {
  const check = openCheck(talk)
  if (!check?.screening.recalled) return false
  check.screening.answers = check.screening.recalled
  delete check.screening.recalled
  remember(talk, check)
  return goOn(talk, check)
}

// Answers -------------------------------------------------------------------------------------------------------------

const answer = (talk: Talk, id: string, value: string): boolean => {
  const check = inQuestion(talk, id)
  if (!check || ![...optionsOf(check.fact), unsure].includes(value)) return false
  return record(talk, check, check.fact, value)
}

const explain = (talk: Talk, id: string): boolean => {
  const check = inQuestion(talk, id)
  if (!check) return false
  because(talk, check, check.fact)
  return goOn(talk, check)
}

/** The open check when it is this fact that it asks for now: else a button is stale. */
const inQuestion = (talk: Talk, id: string): (Check & { fact: Fact }) | undefined => {
  const check = openCheck(talk)
  const fact = check && !check.screening.recalled ? asked(check) : undefined
  return check && fact?.id === id ? { ...check, fact } : undefined
}

const heardFor = (talk: Talk, check: Check, fact: Fact, text: string): boolean => {
  // After an interposed question other choices stand in front of the person, and a number means those.
  const numbered = talk.offered.some((c) => c.id === `screen:answer:${fact.id}:${unsure}`)
  const said = understand(fact, text, { label: (option) => optionLabel(fact, option, talk.language), numbered })
  switch (said?.kind) {
    case undefined:
      return false
    case 'back':
      return goBack(talk)
    case 'why':
      return explain(talk, fact.id)
    case 'change':
      return changeWhich(talk, check.scheme.id)
    case 'unclear':
      question(talk, check, fact, notPossible(talk, check, fact, undefined))
      return true
    case 'value':
      if (impossible(fact, said.value, check.today) === undefined) return record(talk, check, fact, said.value)
      question(talk, check, fact, notPossible(talk, check, fact, said.value))
      return true
  }
}

const record = (talk: Talk, check: Check, fact: Fact, value: Value): true => {
  // Also a changed answer goes to the end: going back leads to what was answered last.
  const { [fact.id]: _, ...others } = check.screening.answers
  check.screening.answers = { ...others, [fact.id]: value }
  delete check.screening.ask
  remember(talk, check)
  return goOn(talk, check)
}

const goBack = (talk: Talk): boolean => {
  const check = openCheck(talk)
  if (!check || check.screening.recalled) return false
  const { screening } = check
  // Going back from a change leaves everything as it was.
  if (screening.ask && screening.ask in screening.answers) {
    delete screening.ask
    return goOn(talk, check)
  }
  const last = Object.keys(screening.answers).at(-1)
  if (last === undefined) talk.say(talk.t('eligibility.first'))
  else {
    delete screening.answers[last]
    screening.ask = last
    remember(talk, check)
  }
  return goOn(talk, check)
}

const changeWhich = (talk: Talk, id: string): boolean => {
  const scheme = talk.world.knowledge.schemes.get(id)
  const answers = scheme && given(talk, scheme)
  if (!answers) return false
  whichAnswer(talk, scheme, answers)
  return true
}

const changeFact = (talk: Talk, id: string, fact: string): boolean => {
  const scheme = talk.world.knowledge.schemes.get(id)
  const answers = scheme && given(talk, scheme)
  if (!answers || !(fact in answers)) return false
  const check = open(talk, scheme, { answers: { ...answers }, ask: fact })
  if (judge(scheme, answers, check.today).outcome) check.screening.earlier = { ...answers }
  return goOn(talk, check)
}
