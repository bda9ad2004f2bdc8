/** Questions whether somebody as described qualifies, told from those that ask something else of the documents. */
import { describe, expect, it, test } from 'vitest'
import { compose } from '../../bot/answers/answer.ts'
import { qualifiesIn } from '../../knowledge/question/qualifies.ts'
import { answerer } from '../our-answerer.ts'
import { knowledge } from '../our-knowledge.ts'

describe('what asks whether somebody qualifies', () => {
  test.each([
    ['我是菲律宾的英语老师，在 能办吗？', '能办吗'],
    ['我是程序员，可以申请 的证吗', '可以申请的证吗'],
    ['我35岁，本科，够资格不', '够资格不'],
    ['can a restaurant chef apply in', 'apply in'],
    ['i am a nurse from india, do i qualify in?', 'qualify in'],
    ['would a violin teacher with a master degree be eligible for the', 'eligible for the'],
    ['do i qualify as a violin teacher', 'qualify'],
    ["i'm a chef with 10 years, possible?", 'possible'],
    ['my degree is from 1998, accept me?', 'accept me'],
  ])('is heard in %j', (text, asking) => {
    expect(qualifiesIn(text)?.asking).toBe(asking)
  })

  test.each([
    '我换单位了，证还能用吗',
    '我们公司没有联络员，能申请吗',
    '排名按哪一年的算',
    '养老金多大年纪可以领',
    'can i apply online',
    'can my wife apply',
    'does the company apply',
    'will this be accepted for the',
    'can i get a parking permit',
    'i have a card, is it valid in',
    'i lost my card in a taxi, what now?',
  ])('is not heard in %j', (text) => {
    expect(qualifiesIn(text)).toBeUndefined()
  })
})

describe('such a question', () => {
  test.each([
    ['我是菲律宾的英语老师，在北京能办吗', 'bj-urgent-talents/one-of-four-standards', '不凭一句话下结论'],
    ['Can a restaurant chef apply in Beijing?', 'bj-urgent-talents/one-of-four-standards', 'depends on each condition'],
    ['我是做翻译的，够东莞特色人才的条件吗', 'dg-characteristic-talents/basic-conditions', '不凭一句话下结论'],
  ])('%s is answered with the conditions of what it names', (question, point, said) => {
    const answer = answerer.answer(question)
    expect(answer).toMatchObject({ status: 'answered', person: true })
    if (answer.status === 'answered') expect(answer.points.map(({ id }) => id)).toContain(point)
    expect(compose(knowledge, answer).text).toContain(said)
  })

  it('is answered first with what a document says of just that, where it does', () => {
    const first = (question: string) => {
      const answer = answerer.answer(question)
      return answer.status === 'answered' ? answer.points[0]?.id : undefined
    }
    expect(first('我是公务员，可以评东莞特色人才吗')).toBe('dg-characteristic-talents/civil-servants-excluded')
    expect(first('I have a bachelor degree and 3 years of work, do I qualify in Beijing?')).toBe(
      'bj-urgent-talents/bachelor-and-experience',
    )
  })

  it('is declined for another place', () => {
    expect(answerer.answer('我是英语老师，在上海能办吗').status).toBe('other-place')
  })
})
