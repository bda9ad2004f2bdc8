/** Which programmes are compared: those of the cities that come into question. */

import { anyOf } from '../../knowledge/any-of.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { unsure } from '../../knowledge/rules/expressions.ts'
import type { Scheme } from '../../knowledge/rules/schemes.ts'
import type { Talk } from '../talk.ts'
import { says } from './options.ts'
import { fold, plainly, short } from './yes-no.ts'

/** The place (an id of places.yaml) whose programme it is. */
export const cityOf = ({ world }: Talk, scheme: Scheme): string =>
  world.knowledge.policies.get(scheme.policy)?.jurisdiction ?? ''

/** The programmes of these cities that somebody can apply for; of all cities when none is named. */
export const schemesIn = (talk: Talk, cities: readonly string[]): Scheme[] =>
  [...talk.world.knowledge.schemes.values()].filter(
    (scheme) => scheme.compared && (cities.length === 0 || cities.includes(cityOf(talk, scheme))),
  )

/** The cities with programmes, in the order of the schemes, each with its name. */
export const cities = (talk: Talk): { id: string; name: string }[] => {
  const ids = new Set(schemesIn(talk, []).map((scheme) => cityOf(talk, scheme)))
  return [...ids].map((id) => {
    const place = talk.world.knowledge.places.find((p) => p.id === id)
    const name = place?.[talk.language][0] ?? id
    return { id, name: name.charAt(0).toUpperCase() + name.slice(1) }
  })
}

/** The cities a text names: “Beijing or Chongqing”, 重庆; all of them for “any”, 都行; undefined when it says neither. */
export const citiesIn = (talk: Talk, text: string): string[] | undefined => {
  const plain = plainly(text)
  if (anyCity.test(fold(plain)) || short(fold(plain)) === unsure) return []
  const all = cities(talk).map(({ id }) => id)
  const namesIn = (id: string): string[] => {
    const place = talk.world.knowledge.places.find((p) => p.id === id)
    return [...(place?.zh ?? []), ...(place?.en ?? [])].map(normalise).filter((name) => says(plain, name))
  }
  const named = all.filter((id) => namesIn(id).length > 0)
  // “Anywhere but Beijing” names the others.
  const excluded = named.filter((id) => namesIn(id).some((name) => except.test(plain.slice(0, plain.indexOf(name)))))
  const wanted = named.filter((id) => !excluded.includes(id))
  if (named.length === 0) return undefined
  return wanted.length > 0 ? wanted : all.filter((id) => !excluded.includes(id))
}

/** “And Chongqing?”, 那东莞呢: one other city than those of the check, and nothing else. */
export const otherCityIn = (talk: Talk, text: string, schemes: readonly Scheme[]) => {
  const [only, another] = citiesIn(talk, text) ?? []
  if (only === undefined || another !== undefined || schemes.some((scheme) => cityOf(talk, scheme) === only))
    return undefined
  const place = talk.world.knowledge.places.find(({ id }) => id === only)
  const names = [...(place?.zh ?? []), ...(place?.en ?? [])].map(normalise)
  const rest = names.reduce((left, name) => left.replace(name, ' '), fold(plainly(text)))
  return alone.test(rest) ? cities(talk).find(({ id }) => id === only) : undefined
}
const alone =
  /^(?: |and|or|so|what about|how about|in|for|too|also|那么?|和|还有|要是|如果|换成?|在|市|呢|怎么样|的话|行吗|可以吗)*$/

const except =
  /(?:除了?|不去|不想去|不考虑|不是|不在|不要|别是)\s*$|\b(?:not|except|except for|excluding|anything but|anywhere but|but not|other than|outside|no)(?: in| to)? $/

const anyCity = anyOf(
  /^(any|anywhere|any of them|any city|all|all of them|both|either|whichever|wherever|everywhere|no preference|i don't mind|i don't care|not decided( yet)?|undecided|it doesn't matter|doesn't matter|open to all)$/,
  /^(都|哪里都|哪儿都|哪个都|三个都|全都)?(可以|行|好|看看|要|比较)(的|吧|啊)?$/,
  /^(全部|所有|随便|无所谓|没定|还没定|没想好|还没想好|没决定|还没决定|不限|哪都行|看情况)(的|吧|啊)?$/,
)
