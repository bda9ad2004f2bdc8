/** What people want done, told from their own words, and what they said with it; and what is a question all the same. */
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { saidIn } from '../../bot/requests/filing/said.ts'
import { wishIn } from '../../bot/requests/filing/wish.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from './office.ts'

/** Sunday. */
const today = '2026-11-22'
const wished = (text: string) => {
  const found = wishIn(knowledge, text)
  return Array.isArray(found) ? found.map(({ id }) => id).join(' ') : found
}

describe('wishes', () => {
  test.each<[string, string, Record<string, string>]>([
    ['孩子转学怎么办手续，我要办', 'school', { entry: 'transfer' }],
    ['孩子要转学', 'school', { entry: 'transfer' }],
    ['你好，孩子九月要上小学', 'school', { level: 'primary' }],
    ['我女儿要转学，现在在成都读三年级', 'school', { entry: 'transfer' }],
    ['我老婆想在重庆找个工作', 'spouse-employment', { who: 'spouse' }],
    ['我在渝北区工作，我的服务证昨天丢了', 'card-loss', { lost: '2026-11-21' }],
    ['I need a school place for my daughter', 'school', {}],
    [
      'I lost my card last Friday, I work at Example Instruments Ltd',
      'card-loss',
      { lost: '2026-11-20', employer: 'Example Instruments Ltd' },
    ],
    ['我的服务证上周五丢了，我在重庆示例公司工作', 'card-loss', { lost: '2026-11-13', employer: '重庆示例公司' }],
    ['我的服務證昨天丟了。電話13800000000', 'card-loss', { lost: '2026-11-21', phone: '13800000000' }],
    ['人才卡12月3日掉了', 'card-loss', { lost: '2025-12-03' }],
    ['My card was stolen on 3 November 2026 or 4 November 2026', 'card-loss', {}],
    ['我换单位了，现在在重庆示例公司工作', 'card-change', { what: 'employer', employer: '重庆示例公司' }],
    ['I changed my employer on 1 November 2026', 'card-change', { what: 'employer', changed: '2026-11-01' }],
    ['I want to extend my card', 'card-extension', {}],
    ['我要注销服务证', 'card-cancellation', {}],
    ['我要落户', 'household-registration', {}],
    ['我老婆和孩子要落户，帮我办一下', 'household-registration', { who: 'talent-spouse-children' }],
    ['帮我办签证延期', 'residence-visa', {}],
    [
      'My visa expires on 2027-01-05, please help me apply for an extension',
      'residence-visa',
      { expires: '2027-01-05' },
    ],
    ['I am from Germany and I want to extend my residence permit', 'residence-visa', {}],
    ['我老婆找工作，帮我申请一下', 'spouse-employment', { who: 'spouse' }],
    ['我要评职称', 'title-post', {}],
    ['I would like to apply for the Hongyan Plan', 'talent-programme', { programme: 'hongyan' }],
    ['我想去体检，帮我预约', 'medical', {}],
    ['The hospital refused my card', 'medical', {}],
    ['我要申请实质性科技服务', 'science-service', {}],
    ['我要报名学术沙龙，帮我申请', 'other-services', { matter: 'salon' }],
    ['我爱人在华为工作，我要落户', 'household-registration', {}],
    ['我要延期', 'card-extension', {}],
    // For whom it is wanted, and 一下, change nothing about what is wanted.
    ['帮我老公续一下卡', 'card-extension', {}],
    ['老公的人才证续一下', 'card-extension', {}],
    ['帮我们一个员工补办下卡', 'card-loss', {}],
    ['替我们王博士变更一下单位', 'card-change', { what: 'employer' }],
    ['我想给我们单位新来的教授办卡', 'card-new', {}],
    ['我要补办', 'card-loss', {}],
    ['我的签证快到期了，我要延期', 'residence-visa', {}],
    ['服务证快到期了，我要延期', 'card-extension', {}],
    ['如果可以的话，我要办落户', 'household-registration', {}],
    ['if possible, I want to extend my visa', 'residence-visa', {}],
    ['我要办理落户手续', 'household-registration', {}],
    ['我要落户，可以吗？', 'household-registration', {}],
    ['lost my card, can you help?', 'card-loss', {}],
    ['我的身份证和服务证都丢了', 'card-loss', {}],
    ['小孩九月份读幼儿园，请帮忙安排', 'school', {}],
    ['need residence permit for my wife and kids', 'residence-visa', {}],
    ['help my husband find a job', 'spouse-employment', { who: 'spouse' }],
    ['I want to apply for the talent service card', 'card-new', {}],
    ['我要申请人才服务证延期', 'card-extension', {}],
    [
      '我上周五把卡弄丢了在示例甲公司上班电话13800000000',
      'card-loss',
      { employer: '示例甲公司', lost: '2026-11-13', phone: '13800000000' },
    ],
    [
      '服务证前天被偷了，我们单位是重庆示例科技有限公司，联系我老公13900000000',
      'card-loss',
      { employer: '重庆示例科技有限公司', lost: '2026-11-20' },
    ],
    ['我9月1号换到示例大学了，服务证要变更', 'card-change', { changed: '2026-09-01' }],
    ['我爱人的签证1月5号到期，帮我们续签', 'residence-visa', { expires: '2027-01-05' }],
    ['娃儿明年9月上小学，我在渝北上班，帮忙申请一下', 'school', { level: 'primary' }],
    ['我老婆是护士想找个工作，我在示例甲公司', 'spouse-employment', { who: 'spouse' }],
    ['我要落户，老婆孩子一起，落在江北', 'household-registration', {}],
    ['能帮我办一下签证延期吗？', 'residence-visa', {}],
    ['公司让我办服务证延期', 'card-extension', {}],
    [
      'lost card yesterday in taxi, working for Example Ltd in Yubei, phone +44 20 7946 0000',
      'card-loss',
      { employer: 'Example Ltd', lost: '2026-11-21', phone: '+44 20 7946 0000' },
    ],
    ['my card got stolen on Nov 3 2026 and I need a new one before Christmas', 'card-loss', { lost: '2026-11-03' }],
    [
      'I joined Example University on 1 September 2026, please update my card',
      'card-change',
      { changed: '2026-09-01' },
    ],
    ["my wife's visa expires Jan 5 2027, can you help us extend", 'residence-visa', { expires: '2027-01-05' }],
    ['my son starts primary school next september, please arrange', 'school', { level: 'primary' }],
    ['hubby is looking for a job, he is an engineer', 'spouse-employment', { who: 'spouse' }],
    ['leaving Chongqing next month, cancel my card', 'card-cancellation', {}],
  ])('%s', (text, service, said) => {
    expect(wished(text)).toBe(service)
    expect(saidIn(knowledge.services.get(service) ?? expect.unreachable(), text, today)).toEqual(said)
  })

  test('two that are told in two clauses are both meant', () => {
    expect(wished('我们有两个老师的卡要到期了 还有一个老师的卡丢了')).toBe('card-extension card-loss')
  })

  test.each([
    ['我想给孩子办转学，同时给老婆找工作', 'spouse-employment school'],
    ['我要办落户，还有服务证延期', 'card-extension household-registration'],
    ['I want to extend my visa and find a job for my wife', 'spouse-employment residence-visa'],
    ['I want to extend my visa and my residence permit', 'residence-visa'],
    ['我要申请变更服务证，还有换单位的事', 'card-change'],
    ['我要办落户，还有我老婆', 'household-registration'],
  ])('%s: %s', (text, services) => expect(wished(text)?.split(' ').sort()).toEqual(services.split(' ').sort()))
  test.each(['I want to file a request', '我要提交申请', '我要办事'])('%s: which is not said', (text) =>
    expect(wished(text)).toBe('any'),
  )

  test.each([
    ['卡丢了周五要用', {}],
    ['我的服务证丢了，下周一要用', {}],
    ['卡丢了，2026年12月1日前要用', {}],
    ['今天发现卡丢了', {}],
    ['I lost my card, I need it before 3 December 2026', {}],
    ['I lost my card, it was issued on 3 March 2025', {}],
    ['I lost my card that was issued on 3 March 2025', {}],
    ['I lost my card around 3 November 2026', {}],
    ['My card got stolen yesterday, I work at home most days', { lost: '2026-11-21' }],
    ['昨晚卡丢了', { lost: '2026-11-21' }],
    ['三天前我的卡丢了', { lost: '2026-11-19' }],
    ['lost my card two days ago', { lost: '2026-11-20' }],
    ['I lost my card on November 3, 2026', { lost: '2026-11-03' }],
    ['我的服务证昨天丢了，我在国企工作', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，我是公司员工', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，我在渝北工作', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，我在一家外资公司上班', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，单位是私企', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，我爱人在重庆示例公司工作', { lost: '2026-11-21' }],
    ['我的服务证昨天丢了，我在重庆示例大学工作', { lost: '2026-11-21', employer: '重庆示例大学' }],
    ['I lost my card, I work at Example University in Yubei since 2020', { employer: 'Example University' }],
    ['I lost my card, my wife works at Example University', {}],
    ['I lost my card, if I worked at Example University it would be easy', {}],
    ['lost my card, call me on 13800000000', { phone: '13800000000' }],
    ['lost my card, its number is 13800000000', { phone: '13800000000' }],
  ])('said beside a loss: %s', (text, said) =>
    expect(saidIn(knowledge.services.get('card-loss') ?? expect.unreachable(), text, today)).toEqual(said),
  )
  test.each([
    ['我的服务证11月3日到期，我要延期', {}],
    ['我的服务证12月3日到期，我要延期', { expires: '2026-12-03' }],
    ['My card expires on 3 March, I want to extend it', { expires: '2027-03-03' }],
    ['My card is valid until 3 March 2027, please renew it', { expires: '2027-03-03' }],
    ['My card was issued on 3 March 2025, I want to extend it', {}],
    ['我要延期，3月3日前要用', {}],
  ])('said beside an extension: %s', (text, said) =>
    expect(saidIn(knowledge.services.get('card-extension') ?? expect.unreachable(), text, today)).toEqual(said),
  )

  test('what fits two services alike is asked', () =>
    expect(wished('请帮我申请科技服务')).toBe('science-advice science-service'))
})

describe('no wishes', () => {
  test.each([
    '我想落户，怎么办？',
    '孩子转学怎么办手续',
    '服务证丢了怎么办',
    '卡丢了要多久补办',
    '我想办落户的材料',
    '我想知道怎么评职称',
    '签证可以让她帮我去申请不 我走不开',
    '家属能替我去申请入户不',
    'I want to know how to extend my card',
    'How do I extend my visa?',
    'What if I lost my card?',
    '我不想办签证了',
    '我没丢卡',
    "I don't want to extend my card",
    '服务证变更期限',
    '我想在北京落户',
    'I want to apply for the Beijing talent programme',
    '谢谢',
    'I lost my way',
    '我的银行卡丢了',
    'I lost my ID card',
    '我的身份证丢了',
  ])('%s', (text) => expect(wished(text)).toBe(undefined))

  // What only supposes, tells of another time or person, or is about something else.
  test.each([
    '如果卡丢了怎么办',
    '万一卡丢了怎么办',
    '如果卡丢了',
    '万一卡丢了',
    '要是我的服务证丢了呢',
    '卡丢了的话要找谁',
    '以前丢过卡',
    '我以前丢过一次卡',
    '我去年丢过服务证，后来补办了',
    '服务证之前丢了，已经补办好了',
    '上次卡丢了是你们帮我补办的',
    'If my visa expires',
    'If I lost my card',
    'What happens if my visa expires',
    'In case my card is lost',
    'Suppose I changed my employer',
    'When my visa expires I will go home',
    'my visa appointment is tomorrow',
    'I have a visa',
    'I need a new phone',
    '补办发票',
    '我要补办发票',
    '帮我补办毕业证',
    '我要延期还款',
    '延期还款',
    '我要变更手机号',
    '帮我变更收货地址',
    '我要注销支付宝',
    '我要注销公司',
    '我要注册公司',
    '我要挂失银行卡',
    '我的卡包丢了',
    '工卡丢了',
    '我的房卡丢了',
    '会员卡丢了',
    'I once lost my card',
    'I lost my card last year and got a new one',
    'My wife lost her job',
    'My friend lost his card, is that bad?',
    'I want to change my phone number',
    'I want to extend my lease',
    'I want to renew my subscription',
    'I want to cancel my order',
    'Please cancel my hotel booking',
    "I need a doctor's note",
    'I would like to report a problem',
    '我的签证过期了会罚款吗',
    '孩子上学要什么材料',
    '我打算以后落户',
    '等我落户以后再说',
    '我已经落户了',
    '我已经评了职称',
    '我老婆已经找到工作了',
    '假如孩子要转学',
    '倘若换了单位',
    '如果我换单位，要办什么',
    '我爱人在华为工作',
    '我换工作了吗',
    '卡没丢',
    'My daughter goes to kindergarten',
    '我女儿在上幼儿园',
    'we visited the hospital yesterday',
    '我昨天去医院看病了',
    '我们公司有研发服务',
    'if possible',
    '家属能替我申请科技咨询吗',
    '我老婆能帮我申请入户吗',
    '服务证2027年3月1日到期，能不能现在就延期',
    '我担心卡丢了',
    '我想了解签证延期',
    '孩子的学校要我们提供服务证',
    '我要改电话',
    '有人捡到我的卡了',
    'can you help me understand the visa rules',
    'My employer wants to extend my contract',
    'I want to change my answer',
    'I am afraid I could lose my card',
    '申报人才项目有卡会不会优先',
    '换了工作卡还有效不',
  ])('%s', (text) => expect(wished(text)).toBe(undefined))

  test.each(['dev', 'dev2', 'dev3', 'dev4', 'dev5'])('none of the questions of %s', (name) => {
    const questions = load(readFileSync(`test/eval/${name}.yaml`, 'utf8')) as { q: string }[]
    expect(questions.length).toBeGreaterThan(50)
    expect(questions.filter(({ q }) => wished(q)).map(({ q }) => q)).toEqual([])
  })

  test('few of what the points expect to be asked, and those are said as a wish or a loss', () => {
    const asks = [...knowledge.points.values()].flatMap((point) => [...point.asks.zh, ...point.asks.en])
    const taken = asks.filter((ask) => wished(ask))
    expect(taken.length).toBeLessThan(asks.length / 400)
    for (const ask of taken) expect(ask).toMatch(/想|被偷|\b(?:want|needs?|lost|stolen|(?:can't|cannot) find)\b/)
  })
})

describe('in the conversation', () => {
  const open = () => openOffice({ turn, knowledge, at: `${today}T10:00:00+08:00` })

  test('what was said is kept until the person agrees, asked no more, and checked in the summary', async () => {
    const o = open()
    const person = o.person('web:a')
    await person.says('I lost my card last Friday, I work at Example Instruments Ltd')
    person.sees(
      /What you have said already.*\n• Employer: Example Instruments Ltd\n• Day of the loss: 2026-11-20\n\nDo you agree/,
    )
    await person.says('yes', 'the talent', 'John Smith')
    person.sees(/\(5\/6\) Which phone number/)
    await person.says('+44 20 7946 0000', 'skip')
    person.sees(/Please check.*Employer: Example Instruments Ltd\n• Day of the loss: 2026-11-20/s)
    await person.says('change the date', 'yesterday')
    person.sees(/Day of the loss: 2026-11-21/)
    await person.says('change the date', 'tomorrow')
    person.sees(/“2026-11-23” is still to come/)
  })

  test('and gone when they do not', async () => {
    const o = open()
    const person = o.person('web:a')
    await person.says('我的服务证昨天丢了，我在重庆示例公司工作', '不同意')
    person.sees(/没有提交申请/)
    expect(JSON.stringify((await o.store.read('conversation', 'web:a'))?.body)).not.toMatch(/示例公司/)
  })

  test('a question about the service is answered from the documents, with the request beside it', async () => {
    const person = open().person('web:a')
    await person.says('服务证丢了怎么办？')
    person.sees(/及时申请、及时办理/)
    expect(person.buttons().filter((label) => label.startsWith('提交申请'))).toEqual(['提交申请：人才服务证遗失补办'])
  })

  test.each([
    ['怎么评职称？', ['提交申请：职称评审、岗位聘用']],
    ['配偶就业怎么申请？', ['提交申请：配偶（子女）就业']],
    ['实质性科技服务找谁？', ['提交申请：科技服务（实质性）', '提交申请：科技服务（一般咨询）']],
    ['服务证有效期多久？', []],
    ['变更、延期、遗失要带什么证件？', ['提交申请：人才服务证变更', '提交申请：人才服务证延期']],
    ['医院联系不上怎么办？', ['提交申请：医疗服务']],
  ])('%s offers %o', async (question, offered) => {
    const person = open().person('web:a')
    await person.says(question)
    expect(person.buttons()).toContain('查看原文')
    expect(person.buttons().filter((label) => label.startsWith('提交申请'))).toEqual(offered)
  })

  test.each(['服务', '办事', 'services', '/services', '我要提交申请'])('%s shows the catalogue', async (text) => {
    const person = open().person('web:a')
    await person.says(text)
    person.sees(/可以在这里申请的服务|Services you can request here/)
  })

  test.each([
    ['落户怎么办理？', '那我要办', /申请：户籍服务/],
    ['How do I extend my card?', 'OK, file it please', /Request: Extension of the Talent Service Card/],
    ['实质性科技服务找谁？', '我要申请', /您要申请哪一项/],
  ])('%s, then %s', async (question, wish, said) => {
    const person = open().person('web:a')
    await person.says(question, wish)
    person.sees(said)
  })
  test('without anything spoken of, it is nothing', async () => {
    const person = open().person('web:a')
    await person.says('那我要办')
    expect(person.all().at(-1)?.text).not.toMatch(/^申请：/)
  })

  test('what is asked while it is open is about this service', async () => {
    const person = open().person('web:a')
    await person.says('I lost my card', 'what documents do I need?')
    expect(person.sees(/with the relevant identity documents and passes/).citations?.[0]).toMatchObject({
      policy: 'cq-card-rules',
      clause: '2.2',
    })
  })

  test('a statement about three services alike leads to all', async () => {
    const person = open().person('web:a')
    await person.says('我的身份证丢了')
    const buttons = person.buttons()
    expect(buttons.filter((label) => label.startsWith('提交申请'))).toEqual([])
    expect(buttons).toContain('服务目录')
  })

  test('until they agree people may turn to another request, not after that', async () => {
    const person = open().person('web:a')
    await person.forges('file:start:medical')
    await person.says('我的卡丢了')
    person.sees(/申请：人才服务证遗失补办/)
    await person.says('同意', '我要落户')
    person.sees(/请从下面选择。\n（1\/6）请问您是/)
  })
})
