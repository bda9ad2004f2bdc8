/** What a question may ask for that a statement either names or does not answer (aspects.yaml): a signature, who keeps it. */

import type { Point } from '../policy.ts'
import { buildPhrases, holdsOneOf, type Phrases, type Written, written } from './phrases.ts'
import type { Aspect } from './vocabulary.ts'

export interface Aspects {
  /** Those a normalised text asks for. */
  find: Phrases<Aspect>['find']
  /** Whether a statement names it, or (`settles`) what settles it, or its editor expects to be asked for it there. */
  isNamed(aspect: Aspect, point: Point, settles: boolean): boolean
}

export const buildAspects = (aspects: readonly Aspect[]): Aspects => {
  const names = new Map(
    aspects.map((aspect) => {
      const isAsked = holdsOneOf([...aspect.zh, ...aspect.en])
      const isSettled = holdsOneOf(aspect.settles)
      return [
        aspect,
        ({ statement, asks }: Told, settles: boolean) =>
          isAsked(statement) || (settles && isSettled(statement)) || isAsked(asks),
      ]
    }),
  )
  const told = new WeakMap<Point, Told>()
  const toldBy = (point: Point): Told => {
    const { zh, en, asks } = point
    const known = told.get(point) ?? { statement: written([zh, en]), asks: written([...asks.zh, ...asks.en]) }
    told.set(point, known)
    return known
  }
  return {
    find: buildPhrases(aspects.map((aspect) => ({ words: [...aspect.zh, ...aspect.en], value: aspect }))).find,
    isNamed: (aspect, point, settles) => names.get(aspect)?.(toldBy(point), settles) ?? false,
  }
}

interface Told {
  statement: Written
  asks: Written
}
