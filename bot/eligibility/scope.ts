/** Which programmes are compared: those of the cities that come into question. */

import type { Scheme } from '../../knowledge/schemes.ts'
import { normalise } from '../../knowledge/text.ts'
import type { Talk } from '../talk.ts'

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
    return { id, name: place?.[talk.language][0] ?? id }
  })
}

/** The cities a text names: “Beijing or Chongqing”, 重庆. */
export const citiesIn = (talk: Talk, text: string): string[] => {
  const plain = normalise(text)
  const named = cities(talk).filter(({ id }) => {
    const place = talk.world.knowledge.places.find((p) => p.id === id)
    return [...(place?.zh ?? []), ...(place?.en ?? [])].some((name) => plain.includes(normalise(name)))
  })
  return named.map(({ id }) => id)
}
