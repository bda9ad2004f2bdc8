/** Answers, as people see them. */
import { describe, expect, it } from 'vitest'
import { compose, plain, statementsOf } from '../bot/answers/answer.ts'
import { sharingWith } from '../bot/answers/nearest.ts'
import { asksWhatFits } from '../bot/small-talk.ts'
import type { Point } from '../knowledge/policy.ts'
import { answerer, ask } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

describe('what newcomers ask', () => {
  it.each([
    ['人才服务证怎么申请', 'cq-card-rules/2.1'],
    ['How do I apply for the card?', 'cq-card-rules/2.1'],
    ['How do I get the card', 'cq-card-rules/2.1'],
    ['谁能办人才卡', 'cq-card-rules/1'],
    ['Who can get the Talent Service Card?', 'cq-card-rules/1'],
    ['服务证有什么用', 'cq-card-rules/1'],
    ['落户怎么办理？', 'cq-card-rules/6.3'],
    ['How do I register my household?', 'cq-card-rules/6.3'],
    ['户口', 'cq-card-rules/6.3'],
    ['看病', 'cq-card-rules/6.5'],
    ['visa', 'cq-card-notice/2.4'],
    ['age limit', 'dg-characteristic-talents/6.5'],
    ['what is the salary requirement', 'bj-urgent-talents/2.3'],
    ['什么是高精尖缺', 'cq-scarce-talents/categories'],
    ['东莞特色人才', 'dg-characteristic-talents/2'],
    ['Will I lose my talent card if I get fired?', 'cq-card-rules/2.2'],
    ['How do I renew my talent card?', 'cq-card-rules/2.2'],
    ['Can foreigners get hukou?', 'cq-card-rules/6.3'],
    ['What documents do I need in Beijing?', 'bj-urgent-talents/3.3'],
    ['北京需要什么材料', 'bj-urgent-talents/3.3'],
    ['服务证在成都能用不', 'cq-card-rules/1'],
    ['Can my brother use my talent card?', 'cq-card-rules/1'],
    ['dongguan: how many copies of the documents', 'dg-characteristic-talents/8.closing'],
    ['卡上护照号变了要不要换卡', 'cq-card-rules/2.2'],
    ['I lost my card in a taxi', 'cq-card-rules/2.2'],
    ['服务证在地铁上弄丢了怎么补', 'cq-card-rules/2.2'],
    ['北京急需紧缺外籍人才要多少工资', 'bj-urgent-talents/2.3'],
    ['部门拖着不办谁来管', 'cq-card-rules/7'],
    ['which industries are eligible in Beijing', 'bj-urgent-talents/1'],
    ['Can a Dongguan certificate be revoked, and why?', 'dg-characteristic-talents/14.6'],
    ['When can a Dongguan recognition be revoked?', 'dg-characteristic-talents/14'],
    ['Can my wife ask for a medical service on my behalf?', 'cq-card-rules/6.5'],
    ['How many bonus points can I collect for a Chongqing work permit?', 'cq-scarce-talents/points'],
  ])('%s → %s', (question, clause) => {
    const { answer, clauses } = ask(question)
    expect(answer.status).toBe('answered')
    expect(clauses[0]).toBe(clause)
  })

  it.each([
    'which programme fits me',
    '我适合哪个',
    '我够格吗',
    'Am I eligible?',
    '我能申请哪个项目？',
    'do I qualify',
    '哪个政策适合我',
    'What can I apply for?',
    '我这种算不算人才',
    '有啥适合我的',
    '我是博士，能申请什么',
    'is there something for me',
    'do I count as a talent?',
  ])('%s is for the eligibility check', (text) => {
    expect(asksWhatFits(text)).toBe(true)
  })

  it.each([
    'Am I eligible with a bachelor’s degree in Beijing?',
    '人才服务证怎么申请',
    '哪些公司可以申请',
    'which hospital fits me',
    '落户要符合什么条件',
    '我算特色人才吗',
    '能办什么',
    '有适合我的岗位吗',
  ])('%s is a question for the documents', (text) => {
    expect(asksWhatFits(text)).toBe(false)
  })
})

describe('an answer', () => {
  it('gives both documents where they differ, once, the later one first', () => {
    const { text, clauses } = ask('换单位了，几天内要办变更？')
    expect(text).toMatch(/15个工作日/)
    expect(text).toMatch(/15日内/)
    expect(text.match(/两份文件说法不一/g)).toHaveLength(1)
    expect(clauses.slice(0, 2)).toEqual(['cq-card-rules/2.2', 'cq-card-notice/3.3'])
  })

  it('says once for two documents that they differ, whatever differs', () => {
    const { text } = ask('Can my husband get a job in Chongqing?')
    expect(text.match(/Two documents differ here/g)).toHaveLength(1)
  })

  it('cites both documents where they say the same, and says it once', () => {
    const { text, clauses } = ask('How long is the card valid?')
    expect(clauses.slice(0, 2)).toEqual(['cq-card-rules/1', 'cq-card-notice/3.3'])
    expect(text.match(/valid for 3 years/g)).toHaveLength(1)
  })

  it.each([
    ['What is the age limit for category two talents in Dongguan?', /draft for comments.*31 December 2024/s],
    ['重庆高精尖缺人才有哪几类', /报道/],
  ])('says what the document is worth: %s', (question, standing) => {
    const { reply, text } = ask(question)
    expect(reply.standing).toMatch(standing)
    expect(text).toContain(reply.standing)
  })

  it('says nothing about the standing of rules in force', () => {
    expect(ask('证丢了怎么办').reply.standing).toBeUndefined()
  })

  it('says that a translation is unofficial, in the language of the reader', () => {
    expect(ask('I lost my card').text).toMatch(/unofficial translation/)
    expect(ask('证丢了怎么办').text).not.toMatch(/转译|译文/)
    expect(ask('市教委的电话是多少').text).toMatch(/转译|译文/)
  })

  it('names a document once, with its clauses', () => {
    const citations = [1, 2, 3].map((n) => ({ policy: 'p', clause: `${n}`, title: 'Rules', label: `Article ${n}` }))
    expect(plain({ text: 'So.', citations }, 'en')).toBe('So.\n\nSource: Rules, Article 1, Article 2, Article 3')
  })

  it('stays under 4,000 characters, and says how many clauses it leaves out', () => {
    const citations = Array.from({ length: 900 }, (_, n) => ({
      policy: 'p',
      clause: `${n}`,
      title: `文件${n % 3}`,
      label: `第${n}条`,
    }))
    const text = plain({ text: '答。', citations, standing: '有效。' }, 'zh')
    expect(text.length).toBeLessThanOrEqual(4000)
    expect(text).toMatch(/另有\d+条/)
    expect(text.endsWith('有效。')).toBe(true)
  })
})

describe('a question that states a figure', () => {
  it.each([
    ['The talent card is valid for 5 years, correct?', 'cq-card-rules/1', /3 years/],
    ['服务证有效期是5年对吗', 'cq-card-rules/1', /3年/],
    ['Is the age limit in Dongguan 80?', 'dg-characteristic-talents/6.5', /70/],
    ['名单外单位审核要10个工作日对吗', 'bj-urgent-talents/3.4', /5个工作日/],
  ])('%s is answered with the statement', (question, clause, words) => {
    const { answer, clauses, text } = ask(question)
    expect(answer.status).toBe('answered')
    expect(clauses[0]).toBe(clause)
    expect(text).toMatch(words)
  })
})

describe('places compared', () => {
  it.each(['Compare Beijing and Chongqing', '北京和重庆哪个好申请', 'Beijing or Chongqing?'])('%s', (question) => {
    const { answer, text, clauses } = ask(question)
    expect(answer.status).toBe('answered')
    expect(text).toMatch(/• (Beijing|北京)/)
    expect(text.match(/• (Chongqing|重庆)/g)).toHaveLength(3)
    expect(clauses).toContain('bj-urgent-talents/2')
    expect(clauses).toContain('cq-scarce-talents/categories')
  })

  it('a place that is not covered is said to be none', () => {
    expect(ask('Compare Chongqing and Shanghai').answer).toMatchObject({ status: 'other-place', detail: 'shanghai' })
  })

  it('a question that merely names two places is a question', () => {
    expect(ask('Can I apply in Chongqing if my company is in Beijing?').text).not.toMatch(/No document compares/)
  })
})

describe('a question that takes something wrong for granted', () => {
  it.each([
    [
      '既然服务证有效期5年，什么时候去续？',
      /^您提到“5年”：按《服务证实施细则》一，是3年，不是5年。/,
      'cq-card-rules/1',
    ],
    [
      'since the card lasts 5 years, when do I renew?',
      /^You mention “5 years”: .* is 3 years, not 5 years\./,
      'cq-card-rules/1',
    ],
    ['salary in Beijing must be 3 times the average, right?', /4 times, not 3 times/, 'bj-urgent-talents/2.3'],
    ['听说北京商务局审核要30个工作日', /是5个工作日，不是30个工作日/, 'bj-urgent-talents/3.4'],
    ['审核要30个工作日吗', /是5个工作日，不是30个工作日/, 'bj-urgent-talents/3.4'],
    ['审核是不是要30个工作日', /是5个工作日，不是30个工作日/, 'bj-urgent-talents/3.4'],
    ['I heard the review takes 30 working days in Beijing', /5 working days, not 30/, 'bj-urgent-talents/3.4'],
    ['Do I have to report a change of employer within 30 days?', /15 working days, not 30 days/, 'cq-card-rules/2.2'],
    ['北京要5年工作经验吗', /是两年，不是5年/, 'bj-urgent-talents/2.1'],
    ['联席会议是每季度开一次？', /是每月，不是每季度/, 'cq-card-rules/7.1'],
    ['联席会议每季度开一次吗', /是每月，不是每季度/, 'cq-card-rules/7.1'],
    ['孩子入学6月底前报就行了对吧', /是4月30日，不是6月底/, 'cq-card-rules/6.1'],
    ['联络员变动要提前10天报吗', /是5日，不是10天/, 'cq-card-rules/4'],
    ['东莞管理期3年？', /是五年，不是3年/, 'dg-characteristic-talents/13'],
    ['听说落户归教委管，是吗', /是公安局，不是教委/, 'cq-card-rules/3.3'],
    ['东莞材料要交三份吧', /是两份，不是三份/, 'dg-characteristic-talents/8.closing'],
    ['既然东莞每年12月30日前交总结，那我12月20号交行不行', /是12月10日，不是12月30日/, 'dg-characteristic-talents/15'],
    ['So the card is valid for 5 years?', /is 3 years, not 5 years/, 'cq-card-rules/1'],
    ['我知道东莞的申报材料要一式三份，那要装订吗', /是两份，不是三份/, 'dg-characteristic-talents/8.closing'],
    ['听说北京服务业企业的财政贡献要超过行业平均的5倍，对吧', /是两倍，不是5倍/, 'bj-urgent-talents/1.1'],
    ['实质性科技服务的结果要在一个月内反馈对不对', /是次日，不是一个月/, 'cq-card-rules/6.2'],
    ['东莞那个评审一年搞四次对吧', /是每年组织1至2次/, 'dg-characteristic-talents/9'],
    ['不是说东莞一类人才要60岁以下吗', /是70岁，不是60岁/, 'dg-characteristic-talents/6.5'],
    [
      'The Beijing measures came into force on January 1, 2021, right?',
      /January 1, 2020, not January 1, 2021/,
      'bj-urgent-talents/4.4',
    ],
    [
      '东莞创业人才的企业实缴资本要500万元以上吧？',
      /是200万元 \/ 60万元，不是500万元/,
      'dg-characteristic-talents/20.1',
    ],
    ['用人单位不是要指定三个联络员吗', /是1-2名/, 'cq-card-rules/4'],
    ['办证照片要两寸蓝底的吧，发到哪', /是一寸，不是两寸.*是白底，不是蓝底/s, 'cq-card-rules/2.1'],
    [
      'My agent claims that a master degree is the minimum in Beijing. True?',
      /a bachelor's degree, not a master degree/,
      'bj-urgent-talents/2.1',
    ],
  ])('%s', (question, words, clause) => {
    const { text, clauses } = ask(question)
    expect(text).toMatch(words)
    expect(clauses[0]).toBe(clause)
  })

  it('is corrected too when the rest is not answered', () => {
    const { answer, text, clauses } = ask('Since the card is valid for 5 years, what does it cost?')
    expect(answer.status).toBe('kind-missing')
    expect(text).toMatch(/3 years, not 5 years.*say nothing of a fee/s)
    expect(clauses).toEqual(['cq-card-rules/1'])
  })

  it.each([
    '服务证有效期是3年吗',
    '东莞65岁二类人才能申报吗',
    '我来重庆5年了，服务证怎么续',
    'I earn 300,000 yuan a year, can I apply in Beijing?',
    '换单位15天内变更就行，对吧',
    '我有3年工作经验可以申请北京吗',
    '东莞70岁可以吗',
    'Do I need two years of work experience in Beijing?',
    'company has 3 years tax here, is that fine in Beijing',
    '我在东莞开了家公司，公司刚开半年，能评吗',
    '东莞特色人才 is it still valid in 2026?',
    'Seeing that December 10 is the deadline for the yearly summary in Dongguan, who do I hand it to?',
    '东莞特殊人才没有年龄限制，我理解得对吗',
    'Last year the deadline in Dongguan for the summary was December 10, is it the same this year?',
    '用人单位可以定两个联络员吧',
    '东莞的评定一年一次对吧',
    'My HR says flexibly introduced talents must work in Dongguan for more than 9 months a year. Is that correct?',
  ])('nothing to correct: %s', (question) => {
    expect(ask(question).answer.corrections).toBeUndefined()
  })
})

describe('things compared', () => {
  it('by a kind of fact: what one says beside what the other leaves unsaid, and no verdict', () => {
    const { text, clauses } = ask('工资要求，北京和东莞哪个高')
    expect(text).toMatch(/我也不评价.*• 北京：.*4倍.*（《北京.*二、3）.*• 东莞：.*没有写明您问的工资要求/s)
    expect(clauses).toEqual(['bj-urgent-talents/2.3'])
  })

  it.each([
    ['A类和B类有什么区别', 'cq-scarce-talents/categories.1', 'cq-scarce-talents/categories.2'],
    ['认定和评定有什么区别', 'dg-characteristic-talents/4', 'dg-characteristic-talents/4'],
    [
      'What is the difference between listed and unlisted companies in Beijing?',
      'bj-urgent-talents/3.3',
      'bj-urgent-talents/3.4',
    ],
    ['换单位之后的期限，通知和细则说的一样吗', 'cq-card-notice/3.3', 'cq-card-rules/2.2'],
  ])('%s', (question, one, other) => {
    const { answer, text, clauses } = ask(question)
    expect(answer.parts?.compares).toBe(true)
    expect(text.match(/^• /gm)).toHaveLength(2)
    expect(clauses).toEqual(expect.arrayContaining([one, other]))
  })

  it.each([
    [
      '北京、重庆、东莞三个地方材料分别要哪些',
      ['cq-card-rules/2.1', 'bj-urgent-talents/3.3', 'dg-characteristic-talents/8'],
      3,
    ],
    ['三地工资要求有什么不同', ['bj-urgent-talents/2.3'], 3],
    ['How do the three places differ in age?', ['cq-scarce-talents/green-channel', 'dg-characteristic-talents/6.5'], 3],
    ['which of the two is faster, Beijing or Dongguan', ['bj-urgent-talents/3.3', 'bj-urgent-talents/3.4'], 2],
    ['重庆和北京，谁来批', ['cq-card-notice/3.3', 'cq-scarce-talents/submit', 'bj-urgent-talents/3.3'], 2],
  ] as const)('by what an editor says of each place: %s', (question, expected, sides) => {
    const { answer, clauses } = ask(question)
    expect(answer.parts?.each).toHaveLength(sides)
    expect(clauses).toEqual(expect.arrayContaining([...expected]))
  })

  it.each(['does Dongguan or Chongqing cost more?', 'which is cheaper, Chongqing or Beijing?'])(
    'none says what it costs: %s',
    (question) => {
      expect(ask(question).answer).toMatchObject({ status: 'kind-missing', detail: 'fee' })
    },
  )

  it('nothing of things that no document knows', () => {
    expect(ask('金卡和银卡有什么区别').answer.parts).toBeUndefined()
  })
})

describe('a day of the year that a question turns on', () => {
  it.each([
    ['错过了4月30号怎么办', '6.1'],
    ['I missed April 30, what now', '6.1'],
  ])('is told by the clause that names it: %s', (question, clause) => {
    expect(ask(question).reply.citations[0]).toMatchObject({ policy: 'cq-card-rules', clause })
  })

  it('is beside the point where more is asked about', () => {
    expect(ask('我4月30日入职新公司要办变更吗').reply.citations[0]).toMatchObject({
      policy: 'cq-card-notice',
      clause: '3.3',
    })
  })
})

describe('the time asked about', () => {
  it('today: what has ended says so first', () => {
    expect(ask('东莞的政策现在还有效吗').text).toMatch(/^本文件是征求意见稿.*2024年12月31日届满/)
    expect(ask('What is the age limit in Dongguan now?').text).toMatch(/^This is a draft for comments/)
    expect(ask('东莞年龄上限是多少').text).not.toMatch(/^本文件是征求意见稿/)
  })

  it('before a document held, and after it ended', () => {
    const on = (question: string) => compose(knowledge, answerer.answer(question, { today: '2026-11-22' })).text
    expect(on('2019年的时候北京这个办法生效了吗')).toMatch(/^您问的是2019年：.*自2020年1月1日起才有/)
    expect(on('去年申请的东莞特色人才，证书还管用吗')).toMatch(/^您问的是2025年：.*到2024年12月31日为止/)
    expect(on('我在东莞评了三类，去年辞职了，要不要上报')).not.toMatch(/2025年/)
    expect(on('服务证去年办的，有效期多久')).toMatch(/^人才服务证有效期3年/)
  })
})

describe('confidence', () => {
  it('is a share, higher for a question the documents answer than for one they hardly touch', () => {
    const sure = ask('服务证有效期多久').answer.confidence
    expect(sure).toBeGreaterThan(0.5)
    expect(sure).toBeLessThanOrEqual(1)
    expect(ask('今天天气怎么样').answer.confidence).toBeLessThan(0.3)
    expect(ask('谢谢').answer.confidence).toBe(0)
  })

  it('of several is the least', () => {
    const { answer } = ask('服务证有效期多久？孩子上学找谁？')
    const each = answer.parts?.each.map((part) => part.answer.confidence) ?? []
    expect(answer.confidence).toBe(Math.min(...each))
  })
})

describe('what may have been meant', () => {
  it('comes near, of different clauses, and in the place named', () => {
    const near = sharingWith(answerer.corpus, '照片背景要求那啥', '2026-11-22')
    expect(near[0]?.id).toBe('cq-card-rules/new-card-photo')
    expect(new Set(near.map((point) => `${point.policy}/${point.clause}`)).size).toBe(near.length)
    expect(
      sharingWith(answerer.corpus, '年龄在北京那个', '2026-11-22').every(
        ({ policy }) => policy === 'bj-urgent-talents',
      ),
    ).toBe(true)
  })
})

it('of a clause one thing that is unclear is told, and that there is more below the original', () => {
  const { text } = ask('孩子转学')
  expect(text.match(/表述不清：/g)).toHaveLength(1)
  expect(text).toMatch(/另有不清之处，列在原文下面/)
})

describe('the statements of an answer', () => {
  const told = (...ids: string[]) => {
    const points = ids.map((id) => knowledge.points.get(`dg-characteristic-talents/${id}`) as Point)
    return statementsOf(knowledge, {
      ...ask('东莞特色人才'),
      status: 'answered',
      points,
      language: 'zh',
    } as never).shown.map(({ id }) => id.replace(/.*\//, ''))
  }

  it('leaves out a row that the whole of its list says, and none with another figure', () => {
    expect(told('age-limits', 'age-category-one')).toContain('age-limits')
    expect(told('age-categories-two-to-four', 'age-category-one')).toContain('age-category-one')
    expect(told('revocation-grounds', 'revoke-left-dongguan')).not.toContain('revoke-left-dongguan')
  })
})
