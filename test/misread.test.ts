/** Questions that were once misread: corrected where nothing was wrong, compared or declined where they can be answered. */
import { describe, expect, it } from 'vitest'
import { answerer } from './our-answerer.ts'

describe('what stands on the right side of a bound is not corrected', () => {
  it.each([
    '65岁的一类人才还能申请，对吧？',
    '工作3年的管理人员可以申请北京急需紧缺认定，对吧？',
    'A founder holding 40% of the shares qualifies in Dongguan, right?',
    '因为孩子6月15日转学，要什么时候申报？',
    '服务证有效期是36个月，对吧？',
    'The card is valid for 36 months, right?',
    '东莞创业占股40%就够了吧？',
    'Report a change within three weeks, is that right for the talent card?',
    '东莞特色人才最后是科技局批吧',
    '名单是市商务局定的吧',
  ])('%s', (question) => {
    expect(answerer.answer(question).corrections ?? []).toEqual([])
  })

  it.each([
    '既然服务证五年有效，那到期怎么延期？',
    'The card lasts 5 years, right?',
    '东莞二类人才的年龄上限是80岁，对吧？',
    '东莞创业占股20%就够了吧？',
    'I was told 3 times the average salary is enough in Beijing.',
    'Our HR says we must tell the platform within 30 working days if a passport number on the card changes, is he right?',
    'Since you can collect up to 20 bonus points for a Chongqing work permit, who gives them out?',
    'Confirm that the Beijing measures only took effect in 2021.',
    '补卡去公安局办对吧',
    'Dongguan talent status runs for three years before renewal, doesn’t it?',
    'So I report a lost card to the public security bureau, right?',
    '东莞的申报材料一式三份，要不要盖单位公章？',
  ])('but still: %s', (question) => {
    expect(answerer.answer(question).corrections?.length).toBe(1)
  })
})

describe('everyday questions are answered', () => {
  it.each([
    '我到哪里办人才服务证？',
    '我要把落户申请交到哪个部门？',
    '离开东莞以后特色人才会被取消吗？',
    '有特别突出贡献的人才年龄会放宽吗？',
    '北京预计几个工作日能出认定结果？',
    'When will the Dongguan rules end?',
    '看病去医院最好先联系谁？',
    '单位联络员可以帮我预约医院吗？',
    'What is the phone number of our education commission?',
    'How do I report my employer change?',
    '换工作要报告单位吗？',
    'Can my toddler go to kindergarten with the card?',
    '烦死了，服务证丢了怎么补',
    '你这破机器人，丢了服务证到底找谁补，说人话',
  ])('%s', (question) => {
    expect(answerer.answer(question).status).toBe('answered')
  })
})

it('a company of information security asks nothing about privacy', () => {
  expect(answerer.answer('信息安全企业的员工能办服务证吗？')).not.toMatchObject({ detail: 'privacy' })
})

it.each(['申请材料本人和单位谁来交？', '配偶和子女哪个可以随迁落户？', '在北京和重庆都工作过，能申请东莞特色人才吗？'])(
  'compares nothing: %s',
  (question) => {
    const answer = answerer.answer(question)
    expect(answer.status).toBe('answered')
    expect(answer).not.toHaveProperty('parts')
  },
)

it('a company’s name is not mended into an office', () => {
  expect(answerer.answer('科威公司的联系电话是多少？').status).not.toBe('answered')
})

it('a colleague’s name in pinyin is no word of the documents', () => {
  const answer = answerer.answer('How does my colleague Yanqi get a new card?')
  expect(answer.status === 'answered' ? answer.points[0]?.id : '').not.toBe('cq-card-rules/extension')
})

it.each([
  ['名单是市商务局定的吧', 'bj-urgent-talents/3.1'],
  ['补卡去公安局办对吧', 'cq-card-rules/2.2'],
  ['公安局审核落户对吧', 'cq-card-rules/3.3'],
  ['My card says 2025, is it still valid?', 'cq-card-rules/1'],
  ['Must their salary be 4 times the average in Beijing?', 'bj-urgent-talents/2.3'],
  ['What is the pay in Beijing?', 'bj-urgent-talents/2.3'],
  ['把东莞要的资料发给我', 'dg-characteristic-talents/8'],
  ['孩子20天前出生，重庆落户怎么办', 'cq-card-rules/6.3'],
  ['Who publishes the list in Beijing?', 'bj-urgent-talents/3.1'],
  ['北京的急需紧缺认定是人社局审的吧，几天出结果', 'bj-urgent-talents/3.3'],
])('what is put forward or said besides leads nowhere else: %s', (question, clause) => {
  const answer = answerer.answer(question)
  const [first] = answer.status === 'answered' ? answer.points : []
  expect(`${first?.policy}/${first?.clause}`).toBe(clause)
})
