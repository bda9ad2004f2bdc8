/** What a member says of one request that is no plain command: with a verb misheard, by its applicant's name, or a remark. */
import { toDesk } from '../../choices.ts'
import { lastSaid, type Talk } from '../../talk.ts'
import { tellApart } from '../card.ts'
import { wishIn } from '../filing/wish.ts'
import type { ServiceRequest } from '../request.ts'
import { asksSomething } from '../speech.ts'
import { concerned } from './bare.ts'
import { commandIn, number, numbersNamed, placeOf, type Spoken, wordsAbout } from './command-words.ts'
import { askPurpose, askWhich, handle } from './handle.ts'
import { askWhose } from './hear-file.ts'
import { isStaff, listDesk, visible } from './list.ts'
import { listShown, numberAt } from './list-shown.ts'
import { mendedVerb } from './misheard.ts'
import { requestsNamed } from './named.ts'
import { proseIn, type Told } from './prose.ts'
import { rolesNamed } from './role-names.ts'
import { confirmSeveral } from './several.ts'
import { bareIn, ofMember } from './verb-words.ts'

/** True when something was done or asked about it. */
export const hearAboutOne = async (talk: Talk, text: string): Promise<boolean> => {
  const mended = mendedVerb(text)
  const said = mended === undefined ? undefined : commandIn(mended)
  if (said) {
    const { handled } = await requestsNamed(talk, said.given)
    if (handled.length > 0) return asRead(talk, handled, said)
  }
  return (await hearProse(talk, text)) || (await hearByName(talk, text)) || remark(talk, text)
}

/** Prose that says what to do. Which request is never guessed: shown before it is done, or asked. */
const hearProse = async (talk: Talk, text: string): Promise<boolean> => {
  const told = proseIn(text)
  if (!told) return false
  const { verb, about, pointed, rest } = told
  // A wish of the member's own is no command.
  if (!about && !pointed && wishIn(talk.world.knowledge, text)) return false
  const found = await meantBy(talk, told)
  // A plain command without a number is done as such, but “it” is the one just spoken of.
  if (!about && isPlain(text) && found?.length === (await concerned(talk, verb)).length) return false
  if (!found) return true
  const [only, another] = found
  if (!only) {
    if (!pointed || verb === 'show') return false
    talk.say({ text: talk.t('desk.list-empty'), choices: [toDesk(talk.t)] })
    return true
  }
  return another && verb === 'show' ? false : asRead(talk, found, { verb, rest })
}

const isPlain = (text: string): boolean => {
  const bare = bareIn(text)
  return bare !== undefined && !bare.doubtful
}

/** Undefined when it was said that there is no such request. */
const meantBy = async (talk: Talk, { verb, about }: Told): Promise<ServiceRequest[] | undefined> => {
  if (!about) {
    const found = await concerned(talk, verb)
    const spoken = (await lastSaid(talk))?.about
    const one = spoken === undefined ? [] : (await requestsNamed(talk, spoken)).handled
    return verb === 'show' || (found.length > 1 && found.some(({ number }) => number === spoken)) ? one : found
  }
  const list = 'place' in about ? await listShown(talk, false) : undefined
  const shown = list && !list.own && 'place' in about ? numberAt(list.numbers, about.place) : undefined
  const end = 'given' in about ? about.given : about.place >= 10 ? String(about.place) : undefined
  const named = shown ?? end
  const { handled } = named === undefined ? { handled: [] } : await requestsNamed(talk, named)
  if (handled.length > 0) return handled
  if ('given' in about) talk.say(talk.t('desk.none-found', { number: about.given }))
  else {
    const { place } = about
    talk.say(talk.t(list ? 'desk.no-such-place' : 'desk.no-list', { place, count: list?.numbers.length ?? 0 }))
    await listDesk(talk)
  }
  return undefined
}

/** “张三的转公安局”: of whose name stands in the words. `except`: a request that is talked about already. */
export const hearByName = async (talk: Talk, text: string, except = ''): Promise<boolean> => {
  if (new RegExp(number).test(text) || !(await isStaff(talk))) return false
  const { mine, elsewhere } = await visible(talk)
  const nameOf = (request: ServiceRequest) => tellApart(talk.world.knowledge, request, talk.language)[0] ?? ''
  const named = [...mine, ...elsewhere].filter((request) => isIn(nameOf(request), text))
  const [first] = named
  if (!first || named.some((request) => request.number === except)) return false
  const name = nameOf(first)
  const others = named.filter((request) => nameOf(request) !== name)
  const at = text.toLowerCase().indexOf(name.toLowerCase())
  const behind = text
    .slice(at + name.length)
    .replace(
      /^(?:['’]s)?(?:\s?的)?(?:\s?[那这][个件]|\s?申请|\s(?:request|case|application))?(?:\s(?:is|was|has been)\b)?/i,
      '',
    )
  const said = commandIn(`${text.slice(0, at)}${first.number}${behind}`)
  if (said && others.length === 0) return asRead(talk, named, said)
  const numbers = named.map((request) => request.number)
  if (asksSomething(text)) return asRead(talk, named, { verb: 'show', rest: '' })
  if (numbers.length === 1) await askPurpose(talk, first.number, { text })
  else await askWhose(talk, numbers, { text })
  return true
}

const isIn = (name: string, text: string): boolean =>
  name.length >= 2 &&
  (/\p{Script=Han}/u.test(name)
    ? text.includes(name)
    : new RegExp(`(?<![a-z])${RegExp.escape(name)}(?![a-z])`, 'i').test(text))

/** Read out of words that may mean something else, so shown before it is done; of several requests, it is asked which. */
const asRead = async (
  talk: Talk,
  requests: readonly ServiceRequest[],
  { verb: spoken, rest }: Pick<Spoken, 'verb' | 'rest'>,
): Promise<boolean> => {
  if (spoken === 'list' || spoken === 'bind' || spoken === 'withdraw') return false
  const verb = ofMember(spoken)
  const [only, another] = requests
  if (another) askWhich(talk, verb, requests, rest)
  else if (only && (verb === 'show' || verb === 'take')) await handle(talk, verb, only.number, { text: '' })
  else if (only && verb === 'pass' && rolesNamed(talk.world.knowledge, only, rest).roles.length === 0)
    await handle(talk, verb, only.number, { text: rest })
  else if (only) await confirmSeveral(talk, [{ verb, number: only.number, text: rest }])
  return only !== undefined
}

const placeAtStart =
  /^(?:[跟给和对把喊叫让])?(第(?:\d{1,2}|[一二三四五六七八九十])[件个单]|\d{1,2})(?:的|那[件个]|(?=[他她我喊叫让说也先再就还没,，\s]))(?!\d)|^the (first|second|third|fourth|fifth|last)(?: one\b|(?= is\b| has\b|['’]s\b|$))/i

/** Asked about, it is shown; of anything else it is asked what it is. It is never a question about the rules. */
const remark = async (talk: Talk, text: string): Promise<boolean> => {
  const about = wordsAbout(text)
  const numbers = numbersNamed(text)
  const [given, more] = about ? [about.given] : numbers
  const placed = given === undefined ? placeIn(text) : undefined
  if (more !== undefined || (given === undefined && placed === undefined)) return false
  const list = placed === undefined ? undefined : await listShown(talk, false)
  const named = given ?? (list && !list.own ? numberAt(list.numbers, placed ?? 1) : undefined)
  const [request, another] = named === undefined ? [] : (await requestsNamed(talk, named)).handled
  if (!request || another) return false
  const said = about?.text ?? text.replace(placeAtStart, '').replace(/^[,，\s]+/, '')
  if (!about && (asksSomething(text) || wantsToSee.test(text))) await handle(talk, 'show', request.number, { text: '' })
  else await askPurpose(talk, request.number, { text: said })
  return true
}

const wantsToSee = /电话|联系方式|手机|打开|\b(?:phone|look at|open)\b/i

/** Counted from 1; -1 is the last. */
const placeIn = (text: string): number | undefined => {
  const [, given, ordinal] = placeAtStart.exec(text) ?? []
  const said = ordinal ?? given
  return said === undefined ? undefined : placeOf(said)
}
