/** Follow-ups that sound like the matter spoken of and ask of it what no document says; each beside one like it that is told. */
import { describe, expect, test } from 'vitest'
import { compose, plain } from '../bot/answers/answer.ts'
import { answerer, lastOf } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

const clauseOf = (...questions: string[]): string | undefined => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  return first ? `${first.policy}/${first.clause}` : answer?.status
}
const saidTo = (...questions: string[]): string => {
  const answer = lastOf(questions)
  return answer ? plain(compose(knowledge, answer), answer.language) : ''
}

describe('what names no place is asked in the one spoken of', () => {
  test.each([
    ['疗养有什么要求', '多久一次'],
    ['how long is the work permit in Beijing under this', 'can I switch jobs with it?'],
    ['can I move up to a higher class in Dongguan', 'how long must I wait before?'],
  ])('%s … %s', (before, question) => {
    expect(clauseOf(before, question)).toMatch(/^(?:kind-missing|not-covered)$/)
  })

  test('a question with a subject of its own goes where that is told', () => {
    expect(clauseOf('What is the age limit in Dongguan?', 'How do I register my household?')).toBe('cq-card-rules/6.3')
    expect(clauseOf('北京社保呢', '孩子上学管不管')).toMatch(/^cq-card-/)
  })
})

describe('what somebody may do themselves is not told of a spouse', () => {
  test.each([
    ['Can I use the patent database?', 'and my wife?', /^(?:kind-missing|not-covered)$/],
    ['how do I join the expert vacation', 'can my wife come', /^(?:kind-missing|not-covered)$/],
    ['落户怎么办', '我老婆呢', /^cq-card-notice\/2\.3$/],
  ])('%s … %s', (before, question, told) => {
    expect(clauseOf(before, question)).toMatch(told)
  })
})

describe('a length of time is that of the matter spoken of', () => {
  test.each([
    ['东莞一事一议是啥', '要等多久', 'kind-missing'],
    ['北京审核要几天', '那重庆高精尖缺呢', 'kind-missing'],
    ['签证服务怎么申请', '平台几天转交', 'cq-card-rules/6.4'],
    ['东莞创业人才啥条件', '公司要经营几年', 'dg-characteristic-talents/20.1'],
  ])('%s … %s', (before, question, told) => {
    expect(clauseOf(before, question)).toBe(told)
  })
})

test.each([
  ['北京认定以后社保有啥便利', '社保每月交多少', 'kind-missing'],
  ['科技服务有哪些', '融资能批多少', 'kind-missing'],
  // Dongguan tells of a fine, and it is too unlikely that this is meant.
  ['北京受过处罚还能进名单吗', '罚款多少算严重', 'not-covered'],
])('of whatever is asked how much, a figure tells it: %s … %s', (before, question, told) => {
  expect(clauseOf(before, question)).toBe(told)
})

test('and a number of days is no figure of another thing, but a share is', () => {
  expect(clauseOf('东莞创业占股多少')).toMatch(/^dg-characteristic-talents\/20/)
})

test('one of two things that the statement does not tell apart', () => {
  expect(clauseOf('what salary is needed for the Beijing programme', 'is it before or after tax?')).toBe('not-covered')
})

test('a yes-or-no question asks for nothing of the one before', () => {
  expect(
    answerer.corpus.reader.read('must it be someone from HR', 'how many liaisons can we name').asked,
  ).toBeUndefined()
})

test('which of them is easier is asked of both that were compared', () => {
  const said = lastOf(['compare Beijing and Chongqing scarce talents - who decides in each', 'which is easier?'])
  expect(said?.parts ?? said).toMatchObject({ places: ['beijing', 'chongqing'] })
})

test('what one pays is asked for as a fee in any order of words', () => {
  expect(lastOf(['who gives me the talent card', 'how much i pay'])).toMatchObject({ detail: 'fee' })
})

test('积分 is no question for a number of points', () => {
  expect(lastOf(['激励积分最多加几分', '积分会过期吗'])).not.toMatchObject({ detail: 'score' })
})

test('what is included is asked of the matter spoken of', () => {
  expect(clauseOf('持服务证看病有什么优待', '体检包括在内吗')).toBe('cq-card-rules/6.5')
})

describe('a follow-up that is declined', () => {
  test('says what the documents do tell of the matter, and lists no other programmes', () => {
    const said = saidTo('how do I get a new talent card in Chongqing', 'and who pays for the photo?')
    expect(said).toMatch(/say nothing of who bears the cost/)
    expect(said).toMatch(/The nearest thing I have:\n• .*photo/)
    expect(said).not.toMatch(/What I can answer/)
  })

  test.each([
    ['爱人找工作单位管吗', '工资有保底没', /4倍/],
    ['how do I renew the Dongguan certificate', 'can my assistant do it online?', /Talent Service Card the employer/],
  ])('is shown nothing of another place: %s … %s', (before, question, away) => {
    expect(saidTo(before, question)).not.toMatch(away)
  })

  test('is not said to be of no subject of the documents', () => {
    expect(saidTo('评职称走绿色通道怎么报', '要考试不')).toMatch(/文件谈到了这个主题，但没有写明您问的这一点/)
  })
})
