/** What a yes-or-no question asks about, and that only a statement which names it is an answer. */
import { describe, expect, it } from 'vitest'
import { actIn, verbIn } from '../../knowledge/question/act.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { answerer } from '../our-answerer.ts'

it.each([
  ['东莞评审委员会开会能旁听吗', '旁听'],
  ['特色人才证书上有照片吗', '照片'],
  ['家属就业服务包不包推荐国企', '推荐国企'],
  ['东莞交上去的材料最后退给本人吗', '东莞交上去的材料最后退给本人'],
  ['Can I sue the liaison?', 'sue the liaison'],
  ['服务证能用几年', undefined],
  ['服务证可以在哪里领', undefined],
  ['Can I file it or does my company?', undefined],
  ['How can I file it?', undefined],
])('%s: %s', (text, act) => {
  expect(actIn(normalise(text))?.act).toBe(act)
})

it.each([
  ['Can I withdraw my application after the joint review?', 'withdraw'],
  ['Is my photo deleted after the card is made?', 'deleted'],
  ['Can I use the card in Chengdu?', undefined],
  ['How do I withdraw it?', undefined],
])('%s hangs on the verb %s', (text, verb) => {
  expect(verbIn(normalise(text))).toBe(verb)
})

describe('a statement about the same thing is no answer', () => {
  it.each([
    'Is my photo deleted after the card is made?',
    'Who picks the people invited to the expert vacation?',
    'What happens if the education commission finds no free place at any school?',
    'Can a holder go to the expert recreation twice in one year?',
    'Can I go to the one-stop platform by myself on a Saturday?',
    'What kind of job will the employer find for my wife?',
    '教委安排的学校是什么档次的',
    '每月的联席会议在哪里开',
    // How long, where it is free; into how many grades, and which; a duty that nothing states; what is done when it fails.
    '专利数据库能免费用多久',
    '服务证分几个等级',
    '问卷调查我必须填吗',
    '孩子上学教委落实不了怎么办',
  ])('where it does not tell what was asked: %s', (question) =>
    expect(answerer.answer(question).status).not.toBe('answered'),
  )

  it.each([
    ['What kind of visa can a foreign card holder switch to after arriving?', 'cq-card-notice/visa-to-r'],
    ['邮件里要发什么样的照片', 'cq-card-rules/new-card-photo'],
    ['Is the on-site inspection part of the Dongguan procedure?', 'dg-characteristic-talents/on-site-inspection'],
    ['What happens if someone obtains the card by cheating?', 'cq-card-notice/card-withdrawal'],
    ['每年的问卷调查是谁在搞', 'cq-card-rules/yearly-evaluation'],
  ])('but one that tells it is: %s', (question, point) => {
    const answer = answerer.answer(question)
    expect(answer.status === 'answered' ? answer.points.map(({ id }) => id) : []).toContain(point)
  })
})

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

describe('where, who and when', () => {
  it.each([
    ['专家休假疗养一般去哪个地方', undefined],
    ['北京社保绿色通道在哪个窗口办', undefined],
    ['How often is the patent database updated?', undefined],
    ['一站式服务平台设在哪里', 'cq-card-rules/platform-address'],
    ['联席会议多久开一次', 'cq-card-rules/monthly-joint-meeting'],
  ])('is answered by what tells it, or is expected to: %s', (question, point) => {
    const answer = answerer.answer(question)
    expect(answer.status === 'answered' ? answer.points[0]?.id : undefined).toBe(point)
  })
})

describe('what a programme never speaks of', () => {
  it.each([
    ['高精尖缺确认函怎么注销', 'not-covered'],
    ['人才服务证丢了怎么补', 'answered'],
    ['Does the confirmation letter have to be renewed?', 'not-covered'],
    ['How do I renew the talent card?', 'answered'],
  ])('is told by none of its statements: %s', (question, status) => {
    expect(answerer.answer(question).status).toBe(status)
  })
})
