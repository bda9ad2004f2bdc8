/** Which statement answers a question is learnt from questions of which that is known, and puts it before others. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer } from '../bot/answers/answer.ts'
import { nothingLearnt } from '../bot/answers/confidence.ts'
import {
  fittedRecogniser,
  knowsNothing,
  marksOf,
  packedRecogniser,
  recognise,
  unpackedRecogniser,
} from '../bot/answers/recogniser.ts'
import { type Example, fitRecogniser } from './eval/fit-recogniser.ts'
import { knowledge } from './our-knowledge.ts'

const examplesOf = (texts: Record<string, readonly string[]>): Example[] =>
  Object.entries(texts).flatMap(([id, list]) =>
    list.flatMap((text) => Array.from({ length: 6 }, () => ({ marks: marksOf(text), by: id ? [id] : [] }))),
  )
const few = fitRecogniser(
  examplesOf({
    'card/loss': ['我的卡丢了怎么办', 'I lost my card', '卡不见了'],
    'card/validity': ['卡管几年', 'how long is the card valid', '有效期多久'],
    '': ['停车免费吗', 'is parking free', '哪里可以停车'],
  }),
)

describe('what was learnt from questions', () => {
  it('tells which statement answers others like them', () => {
    expect(recognise(few, '卡丢了').shareOf('card/loss')).toBeGreaterThan(0.8)
    expect(recognise(few, 'how long will my card be valid?').shareOf('card/validity')).toBeGreaterThan(0.8)
  })

  it('and that none does', () => {
    expect(recognise(few, '停车场免费停车吗').none).toBeGreaterThan(1)
    expect(recognise(few, '卡丢了怎么办').none).toBeLessThan(-1)
  })

  it('says nothing of a statement that is new, nor where nothing was learnt', () => {
    expect(recognise(few, '卡丢了').shareOf('new/one')).toBe(0)
    expect(recognise(knowsNothing, '卡丢了')).toMatchObject({ none: 0 })
  })

  it('is the same whenever it is learnt from the same, and is kept as it was', () => {
    const examples = examplesOf({ a: ['one two', 'two three'], '': ['four'] })
    expect(fitRecogniser(examples)).toEqual(fitRecogniser(examples))
    expect(unpackedRecogniser(packedRecogniser(few))).toEqual(few)
    expect(() => unpackedRecogniser(packedRecogniser(few).subarray(0, -1))).toThrow(/cut short/)
  })

  it('is of statements that are here', () => {
    expect(fittedRecogniser.statements.length).toBeGreaterThan(300)
    expect(fittedRecogniser.statements.filter((id) => !knowledge.points.has(id))).toEqual([])
  })
})

describe('a statement that questions like this one were answered by', () => {
  const question = '户口'
  const answererWith = (id: string, documents: string[]) =>
    buildAnswerer(knowledge, {
      ...nothingLearnt,
      documents: new Set(documents),
      recogniser: fitRecogniser(examplesOf({ [id]: [question, `${question}呢`], other: ['天气好吗', '几点开门'] })),
    })
  const firstOf = (answer: ReturnType<ReturnType<typeof buildAnswerer>['answer']>) =>
    answer.status === 'answered' ? answer.points[0]?.id : undefined
  const plain = buildAnswerer(knowledge, nothingLearnt).answer(question)
  const second = 'cq-card-rules/dept-household'

  it('comes before what the search alone puts first', () => {
    expect(firstOf(plain)).toBe('cq-card-rules/household-three-days')
    expect(firstOf(answererWith(second, ['cq-card-rules']).answer(question))).toBe(second)
  })

  it('but not before that of a document that was not learnt', () => {
    expect(firstOf(answererWith(second, ['bj-urgent-talents']).answer(question))).toBe(
      'cq-card-rules/household-three-days',
    )
  })
})
