/** What a member says of one request that is no plain command: with a verb misheard, by its applicant's name, or a remark. */
import type { Talk } from '../../talk.ts'
import { tellApart } from '../card.ts'
import type { DeskVerb } from '../entry.ts'
import type { ServiceRequest } from '../request.ts'
import { asksSomething } from '../speech.ts'
import { commandIn, number, numbersNamed, placeOf, wordsAbout } from './command-words.ts'
import { askPurpose, askWhich, handle } from './handle.ts'
import { askWhose } from './hear-file.ts'
import { isStaff, visible } from './list.ts'
import { listShown, numberAt } from './list-shown.ts'
import { mendedVerb } from './misheard.ts'
import { requestsNamed } from './named.ts'
import { confirmSeveral } from './several.ts'

/** True when something was done or asked about it. */
export const hearAboutOne = async (talk: Talk, text: string): Promise<boolean> => {
  if (!(await isStaff(talk))) return false
  const mended = mendedVerb(text)
  const said = mended === undefined ? undefined : commandIn(mended)
  if (said) {
    const { handled } = await requestsNamed(talk, said.given)
    if (handled.length > 0) return asRead(talk, handled, said)
  }
  return (await hearByName(talk, text)) || remark(talk, text)
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
  { verb: spoken, rest }: { verb: string; rest: string },
): Promise<boolean> => {
  if (spoken === 'list' || spoken === 'bind' || spoken === 'withdraw') return false
  const verb = (spoken === 'answer' ? 'tell' : spoken) as DeskVerb
  const [only, another] = requests
  if (another) askWhich(talk, verb, requests, rest)
  else if (only && verb === 'show') await handle(talk, verb, only.number, { text: '' })
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
