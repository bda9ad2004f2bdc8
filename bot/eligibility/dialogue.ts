/**
 * The eligibility check as a conversation: of one programme, or of several at once (“which one fits me”). Only answers are
 * kept: which question comes next, how many are left and what the result is are computed from them each time, so going
 * back, changing an answer and a restart need nothing of their own.
 */
import { unsure } from '../../knowledge/rules/expressions.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import { optionsOf, type Scheme } from '../../knowledge/rules/schemes.ts'
import { goOn as goOnHere } from '../choices.ts'
import type { Room } from '../room.ts'
import type { Talk } from '../talk.ts'
import { heardFor, record } from './answering.ts'
import {
  asked,
  type Check,
  contradictionOf,
  factOf,
  forget,
  given,
  keyOf,
  open,
  openCheck,
  recall,
  remember,
  schemesOf,
} from './check.ts'
import { compare } from './compare.ts'
import { conclude, print } from './conclude.ts'
import { affirmed, steering } from './hear.ts'
import { changedAnswers, correctLast, correctRecalled, note, noteFacts } from './out-of-turn.ts'
import {
  because,
  confirmation,
  contradicted,
  menu,
  question,
  takesFigure,
  whichAnswer,
  whichCities,
} from './questions.ts'
import { citiesIn, cityOf, otherCityIn, schemesIn } from './scope.ts'
import { withoutNames } from './spoken.ts'
import { adopt } from './what-if.ts'

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
      case 'fit':
        return whichFits(talk)
      case 'city':
        return begin(talk, schemesIn(talk, first === 'any' ? [] : [first]))
      case 'start':
        return begin(talk, schemesOf(talk, [first]))
      case 'look':
        return lookAt(talk, schemesOf(talk, [first]))
      case 'fresh':
        return startAfresh(talk, first ? named(talk, first) : (openCheck(talk)?.schemes ?? []))
      case 'keep':
        return keep(talk)
      case 'answer':
        return answer(talk, first, second)
      case 'back':
        return goBack(talk)
      case 'why':
        return explain(talk, first)
      case 'so-far':
        return soFar(talk)
      case 'change':
        return second ? changeFact(talk, named(talk, first), second) : changeWhich(talk, first)
      case 'adopt':
        return adopt(talk, args, (check) => goOn(talk, check))
      case 'print':
        return print(talk, schemesOf(talk, [first]), (check) => goOn(talk, check))
      default:
        return false
    }
  },

  hear: (talk, text) => {
    const check = openCheck(talk)
    if (!check) return false
    const { screening, schemes } = check
    if (schemes.length > 0 && (screening.recalled || contradictionOf(check)) && steering(text) === 'change')
      return changeWhich(talk, keyOf(schemes))
    if (schemes.length === 0) {
      const cities = citiesIn(talk, text)
      return cities !== undefined && begin(talk, schemesIn(talk, cities), text)
    }
    if (screening.recalled) {
      if (correctRecalled(talk, check, text)) return goOn(talk, check)
      const still = affirmed(text)
      return still === undefined ? false : still ? keep(talk) : startAfresh(talk, schemes)
    }
    if (contradictionOf(check) && screening.ask === undefined) return false
    const now = asked(check)
    if (!now) return false
    if (correctLast(talk, check, text, now)) return goOn(talk, check)
    switch (heardFor(talk, check, now, text)) {
      case 'recorded':
        noteFacts(talk, check, text, now)
        return goOn(talk, check)
      case 'asked-again':
        return true
      case 'back':
        return goBack(talk)
      case 'why':
        return explain(talk, now.fact.id)
      case 'change':
        return changeWhich(talk, keyOf(schemes))
      case undefined:
        return (noteFacts(talk, check, text, now) && goOn(talk, check)) || offerOther(talk, check, text)
    }
  },

  takesNumber: (talk, text) => {
    const check = openCheck(talk)
    const now = check && asked(check)
    if (!now) return true
    // 38 where a date is asked is an age.
    return takesFigure(check.screening.answers[now.fact.id], now.fact) || Number(text) > talk.offered.length
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

/** After a result: an answer of it that is put right in words is changed, and the result told anew. */
export const putRight = (talk: Talk, text: string): boolean => {
  const { checked } = talk.conversation
  if (!checked) return false
  const schemes = schemesOf(talk, checked)
  const facts = given(talk, schemes)
  const changes = facts ? changedAnswers(talk, schemes, facts, text) : {}
  if (!facts || Object.keys(changes).length === 0) return false
  const check = open(talk, schemes, { answers: { ...facts }, earlier: { ...facts } })
  return note(talk, check, Object.entries(changes)) && goOn(talk, check)
}

/** Begins the check that was asked for; of several that may be meant, the person chooses. */
export const beginOrChoose = (talk: Talk, schemes: readonly Scheme[], text: string): void => {
  if (schemes.length === 1) begin(talk, [...schemes], text)
  else menu(talk, schemes)
}

/** The check of another city is offered in place of this one; the answers are kept for both. */
const offerOther = (talk: Talk, { schemes }: Check, text: string): boolean => {
  const city = otherCityIn(talk, text, schemes)
  if (!city) return false
  const { t } = talk
  talk.say({
    text: t('eligibility.other-city', { city: city.name }),
    choices: [{ id: `screen:city:${city.id}`, label: t('eligibility.check-city', { city: city.name }) }, goOnHere(t)],
  })
  return true
}

/** Says what the check waits for, or its result. */
const goOn = (talk: Talk, check: Check): true => {
  const { schemes, screening } = check
  if (schemes.length === 0) whichCities(talk)
  else if (screening.recalled) confirmation(talk, check, screening.recalled)
  else {
    const clash = screening.ask === undefined ? contradictionOf(check) : undefined
    const now = clash ? undefined : asked(check)
    if (clash) contradicted(talk, check, clash)
    else if (now) question(talk, check, now)
    else end(talk, check)
  }
  return true
}

/** The check ends with its result; the answers stay, so that one can be changed or confirmed later. */
const end = (talk: Talk, check: Check) => {
  delete talk.conversation.dialogue
  const [only, ...others] = check.schemes
  if (only && others.length === 0) conclude(talk, check, only)
  else compare(talk, check)
}

/** The schemes that a choice names by `keyOf`. */
const named = (talk: Talk, key: string): Scheme[] =>
  schemesOf(talk, key === 'fit' ? (talk.conversation.checked ?? []) : [key])

// Beginning -----------------------------------------------------------------------------------------------------------

/** Which programme fits: asks for the cities first, when there is a choice of them and the text names none. */
const asksWhich = /哪|什么|啥|\b(?:which|what|any)\b/i

export const whichFits = (talk: Talk, text = ''): boolean => {
  const named = text === '' ? [] : (citiesIn(talk, text) ?? [])
  if (named.length > 0) return begin(talk, schemesIn(talk, named), text)
  // “I work in Beijing, …”, then “do I qualify?”: what was told counts, and where.
  const { told = '', policy = '' } = text === '' || asksWhich.test(text) ? {} : (talk.conversation.topic ?? {})
  const spoken = citiesIn(talk, told) ?? talk.world.knowledge.policies.get(policy)?.jurisdiction ?? []
  const there = schemesIn(talk, [spoken].flat())
  if (spoken.length > 0 && there.length > 0) return begin(talk, there, told)
  const schemes = schemesIn(talk, [])
  const cities = new Set(schemes.map((scheme) => cityOf(talk, scheme)))
  if (cities.size < 2) return begin(talk, schemes)
  return goOn(talk, open(talk, []))
}

/** `text`: what was said that began it, with which something may be answered already. */
const begin = (talk: Talk, schemes: Scheme[], text = ''): boolean => {
  if (schemes.length === 0) return false
  const recalled = recall(talk, schemes)
  const check = open(talk, schemes, { answers: {}, ...(Object.keys(recalled).length > 0 ? { recalled } : {}) })
  if (!check.screening.recalled) noteFacts(talk, check, withoutNames(talk, schemes, text))
  return goOn(talk, check)
}

const startAfresh = (talk: Talk, schemes: Scheme[]): boolean => {
  if (schemes.length === 0) return false
  forget(talk, schemes)
  return goOn(talk, open(talk, schemes))
}

/** From a comparison into one programme: what was just answered needs no confirmation. */
const lookAt = (talk: Talk, schemes: Scheme[]): boolean =>
  schemes.length > 0 && goOn(talk, open(talk, schemes, { answers: { ...given(talk, schemes) } }))

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
  return record(talk, check, check, value) === 'asked-again' || goOn(talk, check)
}

const explain = (talk: Talk, id: string): boolean => {
  const check = inQuestion(talk, id)
  if (!check) return false
  because(talk, check)
  return goOn(talk, check)
}

/** The open check when it is this fact that it asks for now: else a button is stale. */
const inQuestion = (talk: Talk, id: string) => {
  const check = openCheck(talk)
  const now = check && !check.screening.recalled ? asked(check) : undefined
  return check && now?.fact.id === id ? { ...check, ...now } : undefined
}

const goBack = (talk: Talk): boolean => {
  const check = openCheck(talk)
  if (!check || check.screening.recalled) return false
  const { screening } = check
  const last = Object.keys(screening.answers).at(-1)
  // Going back from a change leaves everything as it was.
  if (screening.ask && screening.ask in screening.answers && (screening.earlier || screening.ask !== last)) {
    delete screening.ask
    return goOn(talk, check)
  }
  if (last === undefined) talk.say(talk.t('eligibility.first'))
  else {
    delete screening.answers[last]
    screening.ask = last
    remember(talk, check)
  }
  return goOn(talk, check)
}

/** The comparison by the answers so far, while the check stays open; or the result of one that is decided already. */
const soFar = (talk: Talk): boolean => {
  const check = openCheck(talk)
  const [only, ...others] = check?.schemes ?? []
  if (!check || !only) return false
  if (contradictionOf(check)) return goOn(talk, check)
  if (others.length > 0) compare(talk, check)
  else if (judge(only, check.screening.answers, check.today).outcome) end(talk, check)
  else return false
  return true
}

const changeWhich = (talk: Talk, key: string): boolean => {
  const schemes = named(talk, key)
  const answers = given(talk, schemes)
  if (!answers) return false
  whichAnswer(talk, schemes, answers, key)
  return true
}

const changeFact = (talk: Talk, schemes: Scheme[], fact: string): boolean => {
  const answers = given(talk, schemes)
  if (!answers || !(fact in answers) || !factOf(schemes, fact)) return false
  const check = open(talk, schemes, { answers: { ...answers }, ask: fact })
  const decided = schemes.every((scheme) => judge(scheme, answers, check.today).outcome)
  if (decided) check.screening.earlier = { ...answers }
  return goOn(talk, check)
}
