/** Filing in one's own words: consent, choices, corrections, and what is refused with a reason. */
import { describe, expect, test } from 'vitest'
import { optionAnswered, optionMeant } from '../../bot/requests/filing/everyday.ts'
import { readItem } from '../../bot/requests/filing/items.ts'
import type { Item, Service } from '../../knowledge/services.ts'
import { knowledge, office } from './office.ts'

const household = knowledge.services.get('household-registration') as Service
const item = (id: string) => household.items.find((i) => i.id === id) as Item

const started = async (language: 'zh' | 'en' = 'zh') => {
  const o = office()
  const applicant = o.person('wechat:zhang')
  if (language === 'en') await applicant.says('Hello there')
  await applicant.forges('file:start:household-registration')
  applicant.looksAway()
  return { o, applicant }
}
const atSummary = async () => {
  const { o, applicant } = await started()
  await applicant.says(
    '同意',
    '本人',
    '我叫张三。',
    '重庆示例科技有限公司',
    '我老婆和两个娃',
    '渝北区',
    '13800000000',
    '没有',
  )
  expect(applicant.sees(/请核对/).text).toMatch(/人才姓名：张三\n.*\n• 入户人员：人才、配偶和未成年子女/)
  return { o, applicant }
}

test('a question where a date is asked for is no slip of a date', async () => {
  const applicant = office().person('wechat:hr')
  await applicant.forges('file:start:card-extension')
  await applicant.says('同意', '联络员', '李四', '重庆示例科技有限公司')
  applicant.looksAway()
  await applicant.says('丢的那个怎么报')
  expect(applicant.sees(/ANSWERED/).text).not.toMatch(/没看懂/)
})

describe('consent', () => {
  test.each(['同意', '好', '好的', '可以', 'yes', 'I agree', 'ok'])('%s starts', async (word) => {
    const { applicant } = await started()
    await applicant.says(word)
    applicant.sees(/1\/7/)
  })
  test.each(['不同意', '不', 'no', "I don't agree"])('%s ends it', async (word) => {
    const { applicant } = await started()
    await applicant.says(word)
    applicant.sees(/没有提交申请|Nothing was filed/)
  })
  test('other words: one short line with the buttons, not the whole text again', async () => {
    const { applicant } = await started()
    await applicant.says('张三')
    const again = applicant.sees(/^请从下面选择。\n.*同意收集上面列出的信息吗/)
    expect(again.text.length).toBeLessThan(60)
    expect(again.choices?.map(({ label }) => label)).toEqual(['同意，开始', '不同意'])
    applicant.seesNothing()
  })
  test('a question is answered, and then only the short prompt comes back', async () => {
    const { applicant } = await started()
    await applicant.says('落户要什么学历？')
    applicant.sees(/ANSWERED/)
    expect(applicant.sees(/同意收集/).text.length).toBeLessThan(60)
  })
})

describe('how long it takes is told of the service that is being filed', () => {
  const says = async (service: string, words: string, ...before: string[]) => {
    const applicant = office({ at: '2026-11-23T10:00:00+08:00' }).person('web:a')
    if (/^[a-z]/i.test(words)) await applicant.says('Hello there')
    await applicant.forges(`file:start:${service}`)
    await applicant.says('同意', ...before)
    applicant.looksAway()
    await applicant.says(words)
    return applicant
  }
  test.each([
    ['household-registration', '多久有结果'],
    ['household-registration', '大概要等几天才能办好？'],
    ['household-registration', '落户要多久'],
    ['household-registration', 'How long does it take?'],
    ['household-registration', 'when will I get an answer'],
    ['household-registration', 'how many working days until it is done?'],
  ])('%s: %s', async (service, words) => {
    const applicant = await says(service, words)
    const told = applicant.sees(
      /（收到后3个工作日内）\n• 公安机关.*未规定|within 3 working days of receiving it\)\n.*no time limit/s,
    )
    expect(told.citations?.[0]).toMatchObject({ policy: 'cq-card-rules', clause: '6.3' })
    applicant.sees(/请问您是|Who is filing/)
  })
  test('from a day that is asked, and without the steps of others', async () => {
    const applicant = await says('card-loss', '什么时候能拿到', '我是联络员')
    expect(applicant.sees(/步骤和期限/).text).not.toMatch(/用人单位联络员核对/)
    const talent = await says('card-loss', 'how soon will I get it', '人才本人')
    talent.sees(/within 15 working days, counted from: Day of the loss/)
  })
  test('by the season where it depends on what is not said yet', async () => {
    const applicant = await says('school', '多久有结果')
    applicant.sees(/步骤和期限是：\n• 新入学：.*\n• 转学：用人单位联络员应及时申报/s)
  })
  test.each(['服务证有效期多久', 'how long is the card valid', '体检要多久', '孩子转学要多久'])(
    '%s is another question',
    async (words) => {
      const applicant = await says('household-registration', words)
      applicant.sees(/ANSWERED/)
    },
  )
})

test.each(['我是公司员工', '我在公司上班', '单位的职工', 'I am an employee of the company', 'I work for a company'])(
  '“%s” does not say who files',
  async (words) => {
    const applicant = office().person('web:a')
    if (/^[a-z]/i.test(words)) await applicant.says('Hello there')
    await applicant.forges('file:start:household-registration')
    await applicant.says('同意')
    applicant.looksAway()
    await applicant.says(words)
    applicant.sees(/请从下面选择|Please choose one/)
  },
)

describe('choices in everyday words', () => {
  test.each([
    ['who', '我老婆和两个娃', 'talent-spouse-children'],
    ['who', 'my wife and kids', 'talent-spouse-children'],
    ['who', '全部', 'talent-spouse-children'],
    ['who', '都要', 'talent-spouse-children'],
    ['who', 'myself', 'talent'],
    ['who', '配偶', 'talent-spouse'],
    ['applicant', '本人', 'talent'],
    ['applicant', '我自己', 'talent'],
    ['applicant', '家属', 'family'],
    ['applicant', '我是他老婆', 'family'],
    ['applicant', '单位联络员', 'employer-liaison'],
    ['applicant', 'my wife is the talent', 'family'],
    ['applicant', '人才本人的妻子', 'family'],
    ['applicant', "I am the talent's husband", 'family'],
    ['applicant', 'I am the talent', 'talent'],
    ['applicant', '我是爸爸，人才是我', 'talent'],
    ['applicant', '人才是我老婆', 'family'],
    ['applicant', '我是她爸爸，也是人才本人', 'talent'],
  ])('%s: %s', (id, text, option) => {
    const options = id === 'applicant' ? household.applicants.options : (item(id).options ?? [])
    expect(optionMeant(options, text)?.id).toBe(option)
  })
  test.each([
    ['school', 'relation', '女儿', 'child'],
    ['school', 'relation', '我孙女', 'grandchild'],
    ['school', 'relation', 'my grandson', 'grandchild'],
    ['school', 'entry', '还是明年入学吧', 'new-next-year'],
    ['school', 'by-place', '户口那边', 'household'],
    ['school', 'by-place', '我们住的地方', 'home'],
    ['school', 'by-place', '单位附近', 'employer'],
    ['card-cancellation', 'reason', '到期不续了', 'expired'],
    ['card-cancellation', 'reason', "it expired and I won't renew", 'expired'],
    ['title-post', 'matter', '评职称', 'title'],
    ['residence-visa', 'matter', 'I need an extension', 'extension'],
  ])('%s, %s: %s', (service, id, text, option) => {
    const { items = [] } = knowledge.services.get(service) ?? {}
    expect(optionAnswered(items.find((i) => i.id === id)?.options ?? [], text)?.id).toBe(option)
  })
  test.each([
    ['不是本人，我是他老婆', 'family'],
    ['不是 我是他老公', 'family'],
    ['not me, I am her husband', 'family'],
    ['不是家属，我是人事', 'employer-liaison'],
  ])('what is said beside a denial: %s', (text, option) => {
    expect(optionAnswered(household.applicants.options, text)?.id).toBe(option)
  })
  test.each(['全家，除了女儿', '不知道，孩子吧', 'everybody, except my daughter'])(
    'nothing where a part is taken back: %s',
    (text) => {
      const { items = [] } = household
      expect(optionAnswered(items.find(({ id }) => id === 'who')?.options ?? [], text)).toBeUndefined()
    },
  )
  test('nor where the words fit several', () => {
    const { items = [] } = knowledge.services.get('school') ?? {}
    const entry = items.find(({ id }) => id === 'entry')?.options ?? []
    for (const text of ['入学', '不知道', '不转学', '机械工程']) expect(optionAnswered(entry, text)).toBe(undefined)
    const visa = knowledge.services.get('residence-visa')?.items.find(({ id }) => id === 'matter')?.options ?? []
    for (const text of ['extend my work visa', '工作签证']) expect(optionAnswered(visa, text)).toBe(undefined)
    expect(optionAnswered(visa, '办工作许可')?.id).toBe('work-permit')
  })
  test('what is denied or named by nothing is not guessed', () => {
    for (const text of ['不带老婆', 'not my wife', '张三', '人才服务'])
      expect(optionMeant(item('who').options ?? [], text)).toBe(undefined)
  })
  test('words that fit none get the buttons, not a search', async () => {
    const { applicant } = await started()
    await applicant.says('同意', '张三')
    applicant.sees(/请从下面选择。\n（1\/7）请问您是/)
  })
  test('back by word', async () => {
    const { applicant } = await started('en')
    await applicant.says('yes', 'myself', 'my name is John Smith', 'back')
    expect(applicant.buttons()).toContain('As before: John Smith')
    await applicant.says('上一步')
    applicant.sees(/1\/7/)
  })
})

describe('at the summary', () => {
  test.each(['确定', '没问题', '提交', '是', '对', 'ok', 'submit'])('%s files it', async (word) => {
    const { applicant } = await atSummary()
    await applicant.says(word)
    applicant.sees(/已提交|is filed/)
  })
  test('what is wrong is named and corrected', async () => {
    const { applicant } = await atSummary()
    await applicant.says('电话写错了')
    applicant.sees(/（6\/7）/)
    await applicant.says('13911112222')
    applicant.sees(/联系电话：13911112222/)
    await applicant.says('电话改成13900000000')
    applicant.sees(/联系电话：13900000000/)
    await applicant.says('名字应该是李四')
    applicant.sees(/人才姓名：李四/)
    await applicant.says('其实只有我')
    applicant.sees(/要修改哪一项/)
    await applicant.says('不改了')
    applicant.sees(/请核对/)
    await applicant.says('姓名：李四光')
    applicant.sees(/人才姓名：李四光/)
    await applicant.says('入户人员：仅人才本人')
    applicant.sees(/入户人员：仅人才本人/)
    await applicant.says('修改')
    applicant.sees(/要修改哪一项/)
    await applicant.says('区县', '沙坪坝区')
    applicant.sees(/拟入户区县：沙坪坝区/)
    await applicant.says('修改', '13711112222')
    applicant.sees(/联系电话：13711112222/)
    await applicant.says('修改', '张三')
    applicant.sees(/请从下面选择。\n要修改哪一项/)
    await applicant.says('不改了', '提交')
    applicant.sees(/已提交/)
  })
  test('a value that can’t be right is refused and the item asked', async () => {
    const { applicant } = await atSummary()
    await applicant.says('电话改成 12345')
    applicant.sees(/不像电话号码[\s\S]*（6\/7）/)
  })
})

describe('text items', () => {
  test.each([
    ['talent', '我叫张三', '张三'],
    ['talent', '我是李四。', '李四'],
    ['talent', 'my name is John Smith', 'John Smith'],
    ['employer', '单位是重庆示例公司', '重庆示例公司'],
    ['employer', '在重庆示例公司上班', '重庆示例公司'],
    ['employer', '在线教育示例公司', '在线教育示例公司'],
    ['employer', 'I work at Example Ltd', 'Example Ltd'],
    ['employer', 'at Example University', 'Example University'],
    ['district', '我在渝北区', '渝北区'],
    ['district', 'I live in Yubei', 'Yubei'],
    ['remarks', '我是外籍人士', '我是外籍人士'],
  ])('%s: %s', (id, text, value) => expect(readItem(item(id), text)).toEqual({ value }))
  test.each(['谢谢', '好的', '1', 'ok', '收到', '本人', '我', 'me'])('%s is no name', (text) =>
    expect(readItem(item('talent'), text)).toMatchObject({ reason: 'filing.wrong-filler' }),
  )
  test.each(['不知道', "I don't know"])('%s is none either', (text) =>
    expect(readItem(item('talent'), text)).toEqual({ reason: 'filing.wrong-unknown' }),
  )
  test('who does not know the phone number is told that it is needed', () =>
    expect(readItem(item('phone'), '不知道')).toEqual({ reason: 'filing.wrong-unknown' }))
  test('who does not know the number of the card skips it', async () => {
    const o = office()
    const applicant = o.person('wechat:zhang')
    await applicant.forges('file:start:card-extension')
    await applicant.says('同意', '本人', '张三', '重庆示例公司', '2027-03-01', '不清楚')
    applicant.sees(/（6\/7）请留一个联系电话/)
  })
  test.each(['nope', '不用', '没了'])('%s leaves out what need not be answered', async (word) => {
    const applicant = office().person('wechat:zhang')
    await applicant.forges('file:start:card-extension')
    await applicant.says('同意', '本人', '张三', '重庆示例公司', '2027-03-01', word)
    applicant.sees(/（6\/7）请留一个联系电话|\(6\/7\) Which phone/)
  })
  test('a question at the name is answered and not offered as the name', async () => {
    const { applicant } = await started()
    await applicant.says('同意', '本人', '需要带身份证吗？')
    applicant.sees(/ANSWERED/)
    expect(applicant.buttons().join()).not.toMatch(/就填/)
  })
  test('nor where the item could not take it', async () => {
    const { applicant } = await started()
    await applicant.says('同意', '本人', '张三', '某某公司', '全部', '渝北区', '怎么填电话')
    applicant.sees(/ANSWERED/)
    expect(applicant.buttons().join()).not.toMatch(/就填/)
  })
})

describe('phones', () => {
  test.each([
    ['8613800138000', '13800138000'],
    ['+8613800138000', '13800138000'],
    ['86 138 0013 8000', '13800138000'],
    ['我的电话是138 0013 8000。', '13800138000'],
  ])('%s', (text, value) => expect(readItem(item('phone'), text)).toEqual({ value }))
  test('starts that no mobile number has', () =>
    expect(readItem(item('phone'), '12345678901')).toEqual({ reason: 'filing.wrong-phone-start' }))
  test.each(['13800138000 13900139000', '13800138000或023-60000000', '13800138000, 13900139000'])(
    '%s are two',
    (text) => expect(readItem(item('phone'), text)).toEqual({ reason: 'filing.wrong-phone-two' }),
  )
})

describe('second thoughts in the middle', () => {
  test.each([
    ['en', 'wait i want to change my name'],
    ['zh', '等一下，姓名写错了'],
  ] as const)('%s: %s asks that item again and answers nothing', async (language, said) => {
    const o = office()
    const applicant = o.person('web:applicant')
    await applicant.says(language === 'en' ? 'English' : '中文')
    await applicant.forges('file:start:residence-visa')
    await applicant.presses('file:consent', 'file:answer:applicant:talent')
    await applicant.says('John Smith', 'Example University')
    await applicant.says(said)
    const dialogue = (await o.store.read('conversation', 'web:applicant'))?.body.dialogue
    expect(dialogue).toMatchObject({ editing: 'talent', answers: { talent: 'John Smith' } })
  })
})
