/** What leans on the turn before: what somebody corrects, brings in, or asks on. */
import { describe, expect, it } from 'vitest'
import { type Answer, compose, plain } from '../bot/answers/answer.ts'
import { type Topic, topicKept } from '../bot/answers/follow-up.ts'
import { correctionIn } from '../knowledge/question/correction.ts'
import { answerer } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

const answerTo = (...turns: string[]): Answer => {
  let topic: Topic | undefined
  let answer: Answer | undefined
  for (const turn of turns) {
    answer = answerer.answer(turn, topic ? { topic } : {})
    topic = topicKept(answer, topic)
  }
  return answer as Answer
}
const toldBy = (...turns: string[]): string => {
  const answer = answerTo(...turns)
  if (answer.status !== 'answered') return `${answer.status} ${answer.detail ?? ''}`.trim()
  const [first] = answer.points
  return `${first?.policy}/${first?.clause}`
}

describe('a correction', () => {
  it.each([
    ['不对，我问的是北京', { instead: '北京' }],
    ['说错了，不是丢了，是到期了', { instead: '到期了', of: '丢了' }],
    ['是北京，不是东莞', { instead: '北京', of: '东莞' }],
    ['我问的不是有效期，是变更', { instead: '变更', of: '有效期' }],
    ['sorry, I meant Beijing', { instead: 'beijing' }],
    ['not Dongguan, Beijing', { instead: 'beijing', of: 'dongguan' }],
    ['Beijing, not Dongguan', { instead: 'beijing', of: 'dongguan' }],
    ['Beijing not Dongguan', { instead: 'beijing', of: 'dongguan', mayTell: true }],
    ['actually for my son', { instead: 'for my son' }],
    ['说的是重庆', { instead: '重庆' }],
  ])('is heard: %s', (text, corrected) => {
    expect(correctionIn(text)).toEqual(corrected)
  })

  it.each([
    '不是5年吗',
    '是不是要交材料',
    '不对吧，通知说15天',
    '不用本人去吗',
    'is it not valid?',
    'the card is not valid in Chengdu, right',
    'No',
  ])('is not: %s', (text) => {
    expect(correctionIn(text)).toBeUndefined()
  })

  it.each([
    [['东莞特色人才要交哪些材料', '不是东莞，是北京的'], 'bj-urgent-talents/3.3'],
    [['What documents do I need in Dongguan?', 'sorry, I meant Beijing'], 'bj-urgent-talents/3.3'],
    [['东莞特色人才年龄有什么要求', '不对，我问的是北京'], 'kind-missing age'],
    [['我的服务证丢了怎么办', '说错了，不是丢了，是到期了'], 'cq-card-rules/2.3'],
    [['东莞一类人才年龄上限', '错了，是二类人才', '我问的不是年龄，是材料'], 'dg-characteristic-talents/8'],
    [['上海怎么落户', '不对，重庆', '要几天'], 'cq-card-rules/6.3'],
    [['成都的人才卡丢了怎么办', '我说的是重庆'], 'cq-card-rules/2.2'],
    // A name alone asks the same of another place.
    [['换了单位要报告吗', '重庆的'], 'cq-card-notice/3.3'],
    [['How do I apply in Dongguan?', 'Beijing not Dongguan'], 'bj-urgent-talents/3'],
    [['How many copies for Dongguan?', 'no, I mean for the card in Chongqing'], 'kind-missing count'],
    [['What does the card cost?', 'sorry, how long is it valid?'], 'cq-card-rules/1'],
  ])('asks the question before once more: %s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })
})

describe('what is brought in', () => {
  it.each([
    [['服务证有效期多久', '那丢了呢？'], 'cq-card-rules/2.2'],
    [['Who is responsible for medical services?', 'and science?'], 'cq-card-rules/3.2'],
    [['服务证有效期多久', '那丢了呢？', '那换单位呢', '要带什么'], 'cq-card-rules/2.2'],
  ])('is what is asked about: %s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })
})

describe('what goes on about the same', () => {
  it.each([
    [['换单位几天内要报', '以哪个为准？'], 'cq-card-rules/2.2'],
    [['How soon must I report a change of employer?', 'which one applies?'], 'cq-card-rules/2.2'],
    [['How do I apply in Beijing?', 'ok thanks. and how long does it take?'], 'bj-urgent-talents/3.3'],
    [['孩子入学怎么办', '转学呢', '材料要什么'], 'kind-missing materials'],
  ])('%s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })

  it.each([
    [['北京：工资要求？', '学历要求？'], 'bj-urgent-talents/2.1'],
    [['服务证有效期多久', '能延几次'], 'kind-missing frequency'],
    [['服务证有效期多久', '能延几次', '找谁延'], 'cq-card-rules/2.2'],
    [['服务证是什么', '嗯嗯明白，那谁来发'], 'cq-card-notice/3.3'],
    [['高精尖缺怎么申请', '公司能代我交不'], 'cq-scarce-talents/submit'],
    [['东莞特色人才会被取消吗', '要自己报告不'], 'dg-characteristic-talents/14.closing'],
    [['小孩九月读一年级啥时候报', '错过了怎么办'], 'cq-card-rules/6.1'],
    [['看病怎么弄', '那我老婆呢'], 'cq-card-rules/6.5'],
    [['签证的事找谁', '我爱人的呢', '几天'], 'cq-card-rules/6.4'],
    [['服务证是啥', '那我怎么办', '要多久'], 'cq-card-rules/2.1'],
    [['东莞评人才走什么流程', '要多长时间'], 'kind-missing duration'],
    [['高精尖缺怎么申请', '要钱不'], 'kind-missing fee'],
    [['高精尖缺 我们公司推荐行不', '要多少时间'], 'kind-missing duration'],
    [['高精尖缺有哪几种人', '到哪交'], 'cq-scarce-talents/submit'],
    [['我想问下转学', '还能转不'], 'cq-card-rules/6.1'],
    [['评职称走绿色通道', '谁负责'], 'cq-card-rules/3.6'],
    [['落户怎么弄', '我老婆也能落吗'], 'cq-card-notice/2.3'],
    [['北京的工作许可多长', '那看病怎么弄', '要带什么'], 'cq-card-rules/6.5'],
    [['北京能办工作许可吗', '那小孩上学呢'], 'cq-card-rules/6.1'],
    [['北京能办工作许可吗', '那落户呢'], 'cq-card-rules/6.3'],
    [['东莞怎么申请', '那老婆工作呢'], 'cq-card-rules/3.8'],
    [['东莞特色人才怎么申请', '外国人行不行'], 'dg-characteristic-talents/7'],
    [['北京哪些单位可以当用人单位', '医院呢'], 'bj-urgent-talents/1.6'],
    [['work permit in Beijing how', 'what about school for kids'], 'cq-card-rules/6.1'],
    [['I am Dongguan talent since 2021', 'must renew?'], 'dg-characteristic-talents/13'],
    [['户口想迁过来', '老婆孩子一起', '几天'], 'cq-card-rules/6.3'],
    [['我是外国人，在重庆有个公司offer', '能办什么', '工资3万够吗'], 'kind-missing salary'],
    [['我老婆是外国人 想办绿卡', '在重庆自贸区上班', '孩子呢'], 'cq-card-notice/2.4'],
  ])('stays with what was spoken of: %s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })

  it.each([
    [['人才卡丢了', '什么是容缺受理'], /^高精尖缺：/],
    [['what is a high quality and scarce talent', 'can my wife get a job'], /^Talent service card: /],
    [['北京能办工作许可吗', '那小孩上学呢'], /^重庆：/],
  ])('begins with the programme or place where that is another than was spoken of: %s', (turns, begins) => {
    expect(plain(compose(knowledge, answerTo(...turns)), 'zh')).toMatch(begins)
  })

  it.each([
    [['hi, we want hire german engineer in beijing', 'he is 62'], 'kind-missing age'],
    [['我们公司在东莞，想给一个工程师评特色人才', '他61了'], 'dg-characteristic-talents/6'],
    [['重庆高精尖缺', '我是博士'], 'cq-scarce-talents/categories'],
    [['东莞特色人才怎么申请', '我是博士'], 'dg-characteristic-talents/6'],
  ])('what is told of somebody is held against what was spoken of: %s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })

  it.each([
    [
      ['重庆的卡和东莞的证哪个好', '那有效期呢'],
      ['cq-card-rules/1', 'cq-card-notice/3.3', 'dg-characteristic-talents/13'],
    ],
    [
      ['北京和东莞哪个审批快', '那工资要求呢', '要交啥材料'],
      ['bj-urgent-talents/3.3', 'bj-urgent-talents/3.4', 'dg-characteristic-talents/8'],
    ],
    [
      ['Is Dongguan stricter than Beijing?', 'what papers'],
      ['dg-characteristic-talents/8', 'bj-urgent-talents/3.3', 'bj-urgent-talents/3.4'],
    ],
  ])('asks on of both where two places were compared: %s', (turns, clauses) => {
    const answer = answerTo(...turns)
    expect(answer.status === 'answered' && answer.points.map((one) => `${one.policy}/${one.clause}`)).toEqual(clauses)
    expect(answer.parts?.compares).toBe(true)
  })

  it('what was told of a person counts for whether they qualify', () => {
    const answer = answerTo('我今年45', '德国人 在两江新区上班', '能不能办那个卡')
    expect(answer).toMatchObject({ status: 'answered', person: true })
    expect(answer.status === 'answered' && answer.points.map(({ policy }) => policy)).toContain('cq-card-rules')
  })

  it.each([
    [['簽證的事找誰', '我愛人的呢', '幾天'], 'cq-card-rules/6.4'],
    [['評職稱走綠色通道', '誰負責'], 'cq-card-rules/3.6'],
  ])('in traditional characters as in simplified ones: %s', (turns, told) => {
    expect(toldBy(...turns)).toBe(told)
  })

  it('in one message, too', () => {
    const { parts } = answerTo('北京：工资要求？学历要求？多久有结果？')
    const firsts = parts?.each.map(({ answer }) => (answer.status === 'answered' ? answer.points[0]?.clause : ''))
    expect(firsts).toEqual(['2.3', '2.1', '3.3'])
  })

  it('nothing is corrected by a document of another place', () => {
    expect(answerTo('既然15天内就要报，那我昨天换的单位还来得及吧').corrections).toBeUndefined()
  })

  it('a figure that is put forward about it is corrected', () => {
    expect(answerTo('北京急需紧缺工资要多少', '是3倍吧？').corrections?.[0]?.is.zh).toBe('4倍')
  })
})

it.each(['服务证在成都看病能用吗', '我拿着服务证去上海看病行不行'])(
  'a card used elsewhere is answered by where it holds: %s',
  (question) => {
    expect(toldBy(question)).toBe('cq-card-rules/1')
  },
)
