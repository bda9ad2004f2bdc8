/** What a yes-or-no question asks about, and that only a statement which names it is an answer. */
import { describe, expect, it } from 'vitest'
import { buildAnswerer } from '../../bot/answers/answer.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { actIn } from '../../knowledge/question/act.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'

it.each([
  ['东莞评审委员会开会能旁听吗', '旁听'],
  ['特色人才证书上有照片吗', '照片'],
  ['家属就业服务包不包推荐国企', '推荐国企'],
  ['Can I sue the liaison?', 'sue the liaison'],
  ['服务证能用几年', undefined],
  ['服务证可以在哪里领', undefined],
  ['Can I file it or does my company?', undefined],
  ['How can I file it?', undefined],
])('%s: %s', (text, act) => {
  expect(actIn(normalise(text))?.act).toBe(act)
})

const answerer = buildAnswerer(loadKnowledge('./knowledge'))

describe('whether somebody may get it', () => {
  const pointsOf = (question: string) => {
    const answer = answerer.answer(question)
    return answer.status === 'answered' ? answer.points.map(({ id }) => id) : []
  }

  it.each([
    ['信息安全企业的员工能办服务证吗？', 'cq-card-notice/service-object'],
    ['外企员工能办服务证吗', 'cq-card-notice/service-object'],
    ['没有工作单位能办服务证吗', 'cq-card-notice/service-object'],
    ['Can a nurse get the talent card?', 'cq-card-notice/service-object'],
    ['Can employees of a game company get the card?', 'cq-card-notice/service-object'],
    ['游戏公司的员工可以申请北京急需紧缺吗', 'bj-urgent-talents/one-of-four-standards'],
  ])('is answered by whom the document is for: %s', (question, point) => {
    expect(pointsOf(question)[0]).toBe(point)
  })

  it.each([
    ['公务员能申请东莞特色人才吗', 'dg-characteristic-talents/civil-servants-excluded'],
    ['外国人能申请东莞特色人才吗', 'dg-characteristic-talents/nationality-no-bar'],
  ])('unless a statement is about such people: %s', (question, point) => {
    expect(pointsOf(question)[0]).toBe(point)
  })
})

describe('an act that no statement names', () => {
  it.each([
    '东莞评审委员会开会能旁听吗',
    '子女入学可以选双语班吗',
    '特色人才年度总结可以用视频代替吗',
    'Do I have to wear a tie for the assessment committee?',
    '家属办签证要不要体检',
    'Is the Beijing procedure a nightmare?',
  ])('is not answered by what else is said of the thing: %s', (question) =>
    expect(answerer.answer(question).status).not.toBe('answered'),
  )

  it.each([
    '孩子转学可以由家属来申请吗',
    '事业单位没有合适岗位，可以单独给我设个岗吗',
    'Can I lend my card to a friend?',
  ])('but one that a statement names in other words is: %s', (question) =>
    expect(answerer.answer(question).status).toBe('answered'),
  )
})
