import { describe, expect, it, test } from 'vitest'
import { needIn, needs } from '../../knowledge/question/needs.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { answerer } from '../our-answerer.ts'
import { knowledge } from '../our-knowledge.ts'

describe('what is asked of a document as a whole', () => {
  test.each([
    ['怎么申请', 'how'],
    ['那边需要什么材料啊', 'materials'],
    ['多久能办下来', 'duration'],
    ['好多天能办好', 'duration'],
    ['有年龄限制吗', 'age'],
    ['谁能申请', 'who'],
    ['要符合什么条件', 'who'],
    ['有什么待遇', 'benefits'],
    ['什么时候截止', 'deadline'],
    ['家属能一起来吗', 'family'],
    ['how do i apply in ', 'how'],
    ['how long does it take in ', 'duration'],
    ['is there an age limit in ', 'age'],
    ['what documents do i need for ', 'materials'],
    ['can my family come to ', 'family'],
    ['what are the requirements in ', 'who'],
    ['how long is it valid in ', 'validity'],
    ['那个要几年工作经验', 'experience'],
    ['材料都有哪些啊', 'materials'],
    ['材料交给谁', 'where'],
    ['能带老婆去吗', 'family'],
    ['多少岁以上不能申请', 'age'],
    [': papers, which ones do i bring', 'materials'],
    ['where should the papers go for ', 'where'],
    ['do they ask for a degree in ', 'degree'],
    ['is there any fee to pay for ', 'fee'],
  ])('%s asks %s', (text, need) => expect(needIn(normalise(text))).toBe(need))

  it.each([
    '孩子怎么申请入学',
    '',
    'how do i apply for a school place in ',
    '换单位要什么材料',
    'the weather in ',
    'how long must my passport be valid for ',
    'how long does the form take in ',
    '材料和费用',
  ])('is not asked by “%s”', (text) => expect(needIn(normalise(text))).toBeUndefined())
})

describe('the overview of a document', () => {
  it.each([
    [
      'How long does it take in Beijing?',
      ['bj-urgent-talents/listed-result-two-days', 'bj-urgent-talents/unlisted-review-five-days'],
    ],
    ['东莞怎么申请', ['dg-characteristic-talents/procedure-steps']],
    ['人才服务证谁能办', ['cq-card-rules/card-what-is', 'cq-card-notice/service-object']],
  ])('answers “%s”', (question, points) => {
    const answer = answerer.answer(question)
    expect(answer.status === 'answered' && answer.points.map(({ id }) => id)).toEqual(points)
  })

  it('says that a document does not state what its overview leaves out', () => {
    expect(answerer.answer('What is the age limit in Beijing?')).toMatchObject({
      status: 'kind-missing',
      detail: 'age',
    })
    expect(answerer.answer('东莞审批要多久')).toMatchObject({ status: 'kind-missing', detail: 'duration' })
  })

  it('follows to another place', () => {
    const first = answerer.answer('北京要什么材料')
    const topic = { question: first.question, points: [], policy: 'bj-urgent-talents' }
    const answer = answerer.answer('东莞呢', { topic })
    expect(answer.status === 'answered' && answer.points[0]?.id).toBe('dg-characteristic-talents/materials-list')
  })

  it('names points of every kind of need somewhere, so that each of them is tried', () => {
    const named = new Set(
      [...knowledge.policies.values()].flatMap(({ overview = {} }) => needs.filter((need) => overview[need]?.length)),
    )
    expect(needs.filter((need) => !named.has(need))).toEqual(['fee']) // no document states one
  })
})
