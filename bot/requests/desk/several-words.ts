/** Several commands in one message, or one for several requests: “0042转公安局，0043也转”, “接单 1 和 2”. Pure. */

import { inForm } from '../number.ts'
import {
  behind,
  commandIn,
  digitsIn,
  measure,
  number,
  ofList,
  place,
  placeAhead,
  placedIn,
  placeOf,
} from './command-words.ts'
import { anyVerb, bareIn, gluedIn, type SpokenVerb, tail, withoutGreeting } from './verb-words.ts'

/** What an order is about, as typed: a number, a place in the list shown, or the first so many of it. */
export type Reference = { given: string } | { place: number } | { first: number }
interface Order {
  verb: SpokenVerb
  about: Reference[]
  rest: string
}

/**
 * What is to be done, where it is more than one thing. `unclear`: what is named, where not all of it is understood. Undefined
 * for anything else, a single command too.
 */
export const ordersIn = (raw: string): Order[] | { unclear: Reference[] } | undefined => {
  const text = withoutGreeting(raw)
  const plain = text.normalize('NFKC')
  // What is said to somebody stays as it is written.
  const pieces = piecesOf(plain, plain.length === text.length ? text : plain)
  const orders: Order[] = []
  let named: Reference[] = []
  for (const [index, piece] of pieces.entries()) {
    const references = onlyReferences(piece)
    const found = references ? [] : ordersOf(piece, orders.at(-1))
    if (references) named.push(...references)
    else if (found) {
      orders.push(...found.map((order) => ({ ...order, about: [...named, ...order.about] })))
      named = []
    } else if (index > 0 || piece.length > longestAddress)
      return pieces.length > 1 ? { unclear: pieces.flatMap(referencesIn) } : undefined
  }
  if (named.length > 0) return orders.length > 0 ? { unclear: pieces.flatMap(referencesIn) } : undefined
  const [only, another] = orders
  const isSingle = only?.about.length === 1 && only.about.every((one) => !('first' in one))
  return another || (only && !isSingle) ? orders : undefined
}

/** “李姐，……” */
const longestAddress = 8

const turn = '转(?!学|正|账)'
const taking = '接(?![到着触待手])'
const verb = `(?:${anyVerb}|${turn}|${taking}|[喊叫让](?=[他她]))`
const joint = '(?:然后|接着|另外|还有|顺便|同时|请|麻烦|帮我|再|(?:and|then|also|please)\\b|[\\s,;、]){0,6}'
const also = '(?:[也都就那我全]|一起|一样|同样|too\\b|also\\b|(?:the )?same\\b|as well\\b)'
const strong = `(?:#?(?:${number})(?!\\s?(?:${measure}))|${ofList})`
const digits = '(?<![\\d.:-])\\d{1,2}(?![\\d.:%/-])'
const one = `(?:${strong}|#?${digits}(?:[号件个项](?![\\p{L}]))?)`
const range = '(?<![\\d.:-])\\d{1,2}(?:[~-]|[到至])\\d{1,2}(?![\\d.:%/-])'
const parted = '(?:\\s?[,、和跟与&]\\s?|\\s?and\\s|\\s)'
const list = new RegExp(`${range}|${one}(?:${parted}?${one})+`, 'giu')

/** Another command: a request and what to do with it, or “this one too”; behind a mark also a verb and a request. */
const named = `${strong}${behind}\\s?(?:(?:${also})*${verb}|${also}|呢)`
const glued = new RegExp(named, 'yiu')
const apart = new RegExp(
  `${joint}(?:${named}|(?:${placeAhead})${behind}\\s?(?:(?:${also})*(?:${verb}|退)|${also})|${verb}[\\s:#]*(?:${number}|${place}))`,
  'yiu',
)
const verbBefore = new RegExp(`(?:${anyVerb}|转|接)[\\s:#]{0,3}$`, 'iu')
const longestVerb = 16
const mark = /[\s,;。.、]/

/** One piece, where no other command begins. Voice is written down without marks. */
const piecesOf = (text: string, written: string): string[] => {
  const lists = [...text.matchAll(list)].map(({ index, 0: said }) => [index, index + said.length] as const)
  const starts = [0]
  for (let at = 1; at < text.length; at++) {
    if (mark.test(text[at] as string) || lists.some(([from, to]) => from < at && at < to)) continue
    const before = text[at - 1] as string
    const form = mark.test(before) ? apart : /[\d第#a-z-]/i.test(before) ? undefined : glued
    if (!form) continue
    form.lastIndex = at
    // In 完成 0043 已办好 the number belongs to the verb before it.
    if (form.test(text) && !verbBefore.test(text.slice(Math.max(0, at - longestVerb), at))) starts.push(at)
  }
  return starts
    .map((start, index) =>
      written
        .slice(start, starts[index + 1])
        .replace(leading, '')
        .trimEnd()
        .replace(trailing, ''),
    )
    .filter((piece) => piece !== '')
}
const leading = new RegExp(`^${joint}`, 'iu')
const trailing = /[,，;；、]$/

const each = new RegExp(`${range}|${one}`, 'giu')
const referencesIn = (text: string): Reference[] =>
  [...text.normalize('NFKC').matchAll(each)].flatMap(([said]): Reference[] => {
    const [from, to] = said.split(/[~到至-]/).map(Number)
    if (from && to && said.length <= 5)
      return Array.from({ length: Math.max(0, Math.min(to - from + 1, mostAtOnce)) }, (_, at) => ({ place: from + at }))
    const bare = said.replace(/^#/, '')
    return [/\d{4}|-/.test(bare) ? { given: inForm(bare) } : { place: placeOf(bare) }]
  })
export const mostAtOnce = 15

const onlyReferences = (piece: string): Reference[] | undefined =>
  piece !== '' &&
  piece
    .normalize('NFKC')
    .replace(each, '')
    .replace(/^[\s和跟与&,、号件个]*$/, '') === ''
    ? referencesIn(piece)
    : undefined

const again = new RegExp(`^(${one})${behind}\\s?(?:${also})+(?:是|要|办理?|处理|这样)?${tail}$`, 'iu')
const alsoAhead = new RegExp(`^(${one})${behind}(?:${also}|\\s)+`, 'iu')

/** The orders of a piece. `before`: the one it may refer to, with 也 or without a request of its own. */
const ordersOf = (piece: string, before: Order | undefined): Order[] | undefined => {
  const same = again.exec(piece)?.[1]
  if (same !== undefined) return before && [{ ...before, about: referencesIn(same) }]
  const order = forSeveral(piece) ?? forOne(piece.replace(alsoAhead, '$1 '))
  if (!order) return undefined
  // “第二件也转” is to go where the first went.
  if (before && order.rest === '' && order.verb === before.verb) return [{ ...order, rest: before.rest }]
  if (order.verb !== 'take' && order.verb !== 'reopen') return [order]
  // “接单 0042，转公安局”: the second is about the same request.
  const rest = order.rest.replace(leading, '')
  const to = gluedIn(rest)
  const next = bareIn(rest) ?? (to === undefined ? undefined : { verb: 'pass' as const, rest: to })
  return next
    ? [
        { ...order, rest: '' },
        { ...order, verb: next.verb, rest: next.rest },
      ]
    : [order]
}

const forOne = (said: string): Order | undefined => {
  const digits = digitsIn(said)
  const command = digits === undefined ? commandIn(said) : { verb: 'show' as const, given: digits, rest: '' }
  if (command) return command.given === '' ? undefined : orderOf(command, [{ given: command.given }])
  const placed = placedIn(said)
  return placed && { verb: placed.verb, about: [{ place: placed.place }], rest: placed.rest }
}

const orderOf = ({ verb, rest }: { verb: SpokenVerb | 'list' | 'bind'; rest: string }, about: Reference[]) =>
  verb === 'list' || verb === 'bind' ? undefined : { verb, about, rest }

const allOf =
  /^我?(?:(?:全部?|所有的?|这些|那些|这几[个件])(?:申请)?|[前头]([一二两三四五六七八九十]|\d{1,2})[个件项条]|都)/
const allInEnglish =
  /^(\/?(?:take|accept|pass(?: on)?|forward)) (?:them all|all(?: of (?:them|these))?|the first (two|three|four|five))(?: to)?(?= |$)/i
const counts: Record<string, number> = { 两: 2, two: 2, three: 3, four: 4, five: 5 }
const countOf = (said: string | undefined): number =>
  said === undefined ? Infinity : (counts[said] ?? ('一二三四五六七八九十'.indexOf(said) + 1 || Number(said)))

/** Read as if it were about a single one. */
const sample = '0000'

const forSeveral = (piece: string): Order | undefined => {
  const plain = piece.normalize('NFKC')
  const all = allOf.exec(plain) ?? allInEnglish.exec(plain)
  const found = all ?? [...plain.matchAll(list)][0]
  if (!found) return undefined
  const english = all && /^\/?[a-z]/i.test(all[0])
  const rest = piece.slice(found.index + found[0].length).replace(alsoLeading, '')
  const command = commandIn(`${english ? `${all[1]} ` : piece.slice(0, found.index)}${sample} ${rest}`)
  if (command?.given !== sample || (all && command.verb === 'show')) return undefined
  return orderOf(command, all ? [{ first: countOf(english ? all[2] : all[1]) }] : referencesIn(found[0]))
}
const alsoLeading = new RegExp(`^(?:${behind}(?:${also}|[\\s,，])+)`, 'iu')
