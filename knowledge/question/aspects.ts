/** What a question may ask for that a statement either names or does not answer (aspects.yaml): a signature, who keeps it. */

import { lazy } from '../lazy.ts'
import type { Point } from '../policy.ts'
import { buildPhrases, holdsOneOf, type Phrases, written } from './phrases.ts'
import type { Aspect } from './vocabulary.ts'

export interface Aspects {
  /** Those a normalised text asks for. */
  find: Phrases<Aspect>['find']
  /** Whether a statement names it, or (`settles`) what settles it, or its editor expects to be asked for it there. */
  isNamed(aspect: Aspect, point: Point, settles: boolean): boolean
}

export const buildAspects = (aspects: readonly Aspect[]): Aspects => {
  const told = ofEach(({ zh, en, asks }) => ({
    statement: written([zh, en]),
    asks: written([...asks.zh, ...asks.en]),
  }))
  const names = new Map(
    aspects.map((aspect) => {
      const isAsked = lazy(() => holdsOneOf([...aspect.zh, ...aspect.en]))
      const isSettled = lazy(() => holdsOneOf(aspect.settles))
      const named = ofEach((point) => isAsked()(told(point).statement) || isAsked()(told(point).asks))
      const settled = ofEach((point) => isSettled()(told(point).statement))
      return [aspect, (point: Point, settles: boolean) => named(point) || (settles && settled(point))]
    }),
  )
  return {
    find: buildPhrases(aspects.map((aspect) => ({ words: [...aspect.zh, ...aspect.en], value: aspect }))).find,
    isNamed: (aspect, point, settles) => names.get(aspect)?.(point, settles) ?? false,
  }
}

/** What is worked out once of each statement that is asked after. */
const ofEach = <Value>(find: (point: Point) => Value): ((point: Point) => Value) => {
  const known = new WeakMap<Point, { value: Value }>()
  return (point) => {
    const kept = known.get(point) ?? { value: find(point) }
    known.set(point, kept)
    return kept.value
  }
}
