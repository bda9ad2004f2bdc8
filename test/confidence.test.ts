/** What the search found is told only where it is likely enough; how likely is learnt from questions. */
import { describe, expect, it, test } from 'vitest'
import { buildAnswerer } from '../bot/answers/answer.ts'
import {
  confidenceOf,
  fitted,
  type Learnt,
  nothingLearnt,
  packedWeights,
  placeOf,
  places,
  unit,
} from '../bot/answers/confidence.ts'
import { weightsFor } from './eval/fit.ts'
import { readLabelled } from './eval/labelled.ts'
import { knowledge } from './our-knowledge.ts'

/** Weights by which a sign tells against an answer. */
const against = (sign: string, documents: Iterable<string> = knowledge.policies.keys()): Learnt => {
  const of = new Int8Array(places)
  of[placeOf(sign)] = 127
  return { ...nothingLearnt, of, documents: new Set(documents) }
}
const question = '服务证丢了，登报之后补一张'
const say = (weights: Learnt, text = question) => buildAnswerer(knowledge, weights).answer(text)

describe('an unlikely answer', () => {
  // Two of the question's words tell against it, 2.5 each.
  const unlikely: Learnt = { ...against('-登报'), of: against('-登报').of.slice() }
  unlikely.of[placeOf('-报之')] = 127

  it('is declined, with the statement as the nearest', () => {
    expect(say(nothingLearnt)).toMatchObject({ status: 'answered', points: [{ policy: 'cq-card-rules' }] })
    expect(say(unlikely)).toMatchObject({ status: 'not-covered', near: { policy: 'cq-card-rules' } })
  })

  it('is given all the same of a document that the questions did not ask about', () => {
    expect(say({ ...unlikely, documents: new Set(['bj-urgent-talents']) }).status).toBe('answered')
  })

  it('is given where an editor expects the question', () => {
    const { zh = [] } = knowledge.points.get('cq-card-rules/card-loss')?.asks ?? {}
    const [ask = ''] = zh.toSorted((one, other) => other.length - one.length)
    const weights = against('always')
    weights.of.fill(40)
    expect(say(weights).status).toBe('not-covered')
    expect(say(weights, `您好，${ask}呀`).confidence).toBeLessThan(0.01)
    for (const text of [ask, `您好，${ask}呀`]) expect(say(weights, text).status, text).toBe('answered')
  })
})

test('what somebody tells and nothing answers is no question asked in vain, however unlikely', () => {
  const weights = against('always')
  weights.of.fill(40)
  expect(say(weights, '我住在渝北区龙溪街道')).toMatchObject({ status: 'no-question', detail: 'decline.told' })
})

describe('the weights', () => {
  it('learn a sign that is there where nothing answers, and one where something does', () => {
    const heard = Array.from({ length: 40 }, (_, at) => ({
      near: at % 2 === 0,
      isAnswered: true,
      signs: new Map([
        ['always', 1],
        [at % 2 === 0 ? '-parking' : '+card', 1],
      ]),
    }))
    const weights = { ...nothingLearnt, of: weightsFor(heard) }
    expect(weights.of).toEqual(weightsFor(heard))
    expect(weights.of[placeOf('-parking')]).toBeGreaterThan(unit / 4)
    expect(confidenceOf(weights, new Map([['-parking', 1]]))).toBeLessThan(0.4)
    expect(confidenceOf(weights, new Map([['+card', 1]]))).toBeGreaterThan(0.6)
    expect(confidenceOf(weights, new Map([['never seen', 1]]))).toBe(0.5)
  })

  it('that are kept are of the documents that are here', () => {
    expect([...fitted.documents]).toEqual([...knowledge.policies.keys()].sort())
    expect(fitted.of.some((weight) => weight !== 0)).toBe(true)
    expect(packedWeights(fitted).length).toBe(places + [...fitted.documents].join('\n').length)
  })

  it('tell what nobody answers from what is answered, of questions that they were not fitted on', () => {
    const asked = readLabelled(true)
      .filter(({ turns }) => turns.length === 1)
      .filter((_, at) => at % 6 === 0)
    const answerer = buildAnswerer(knowledge, { ...fitted, documents: new Set() })
    const confidences = asked.map(({ told, turns: [text = ''] }) => ({ told, ...answerer.answer(text) }))
    const given = confidences.filter(({ status }) => status === 'answered')
    const mean = (told: boolean) => {
      const of = given.filter((one) => one.told === told)
      return of.reduce((sum, { confidence }) => sum + confidence, 0) / of.length
    }
    expect(given.length).toBeGreaterThan(60)
    expect(mean(true) - mean(false)).toBeGreaterThan(0.15)
  })
})

describe('labelled questions', () => {
  const [fittedOn, aside] = [readLabelled(), readLabelled(true)]
  const text = ({ turns }: { turns: string[] }) => turns.join(' » ')

  it('have each one label and stand once', () => {
    const all = [...fittedOn, ...aside].map(text)
    expect(new Set(all).size).toBe(all.length)
  })

  it('are told and not told about as often', () => {
    for (const list of [fittedOn, aside]) {
      expect(list.length).toBeGreaterThan(500)
      const told = list.filter((one) => one.told).length / list.length
      expect(told).toBeGreaterThan(0.45)
      expect(told).toBeLessThan(0.55)
    }
  })
})
