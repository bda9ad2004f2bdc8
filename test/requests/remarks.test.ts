/** What applicants say of their request unasked: it is offered to be passed on, and a complaint reaches the specialist too. */
import { describe, expect, test } from 'vitest'
import { wantsWithdrawal } from '../../bot/requests/speech.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

const filed = async (language: 'zh' | 'en' = 'zh') => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  const police = await o.seat('public-security', 'wechat:wang')
  const applicant = o.person('telegram:1')
  const number = language === 'zh' ? await fileInChinese(applicant) : await fileInEnglish(applicant)
  await specialist.says(`转 ${number} 市公安局`)
  const look = () => {
    for (const person of [specialist, police, applicant]) person.looksAway()
  }
  look()
  const request = async () => {
    const stored = await o.store.read('request', number)
    if (!stored) throw new Error('no request')
    return stored.body
  }
  return { o, specialist, police, applicant, number, look, request }
}

describe('a change that nobody asked for', () => {
  test.each([
    '我老婆不跟我一起落了，就我一个人',
    '我想改一下电话，换成13900001111',
    '补充一下，结婚证在老家',
    '名字写错了，是张珊',
  ])('%s', async (words) => {
    const { applicant, police } = await filed()
    await applicant.says(words)
    applicant.sees(/把下面的话也转给申请 .* 的承办方吗/)
    police.seesNothing()
    await applicant.says('是的发')
    expect(police.sees(/申请人补充/).text).toContain(`“${words}”`)
  })
  test.each([
    'my wife is not coming any more, only me',
    'please change my phone number to +44 20 7946 1111',
    'actually my address has changed',
    'tell them I will be away until Monday',
  ])('%s', async (words) => {
    const { applicant, police } = await filed('en')
    await applicant.says(words)
    applicant.sees(/Shall I pass this on too/)
    await applicant.says('yes send it')
    expect(police.sees(/申请人补充/).text).toContain(`“${words}”`)
  })
  test('of one of two: it is asked of which', async () => {
    const { applicant, police, number } = await filed()
    await fileInChinese(applicant)
    await applicant.says('我老婆不跟我一起落了')
    applicant.sees(/哪一件|哪件/)
    police.seesNothing()
    await applicant.says(number.slice(-4))
    police.sees(/我老婆不跟我一起落了/)
  })
  test.each(['换了单位多久内要变更？', '落户要多久', '孩子转学怎么办'])('a question is answered: %s', async (words) => {
    const { applicant } = await filed()
    await applicant.says(words)
    expect(applicant.sees(/./).text).not.toMatch(/转给申请/)
  })
  test('without a request nothing is offered', async () => {
    const { o } = await filed()
    const stranger = o.person('telegram:9')
    await stranger.says('我老婆不跟我一起落了，就我一个人')
    expect(stranger.sees(/./).text).not.toMatch(/转给/)
  })
})

describe('a complaint', () => {
  test('goes to those in charge and to the specialist, and answers no question', async () => {
    const { applicant, police, specialist, number, look, request } = await filed()
    await police.says(`询问 ${number} 户口本在哪里？`)
    look()
    await applicant.says('你们效率太低了，我要投诉')
    applicant.sees(/很抱歉让您不满意/)
    specialist.seesNothing()
    await applicant.says('是')
    applicant.sees(/服务专员也收到了。\n对方的询问仍等您答复：“户口本在哪里？”/)
    police.sees(/申请人补充：“你们效率太低了，我要投诉”/)
    specialist.sees(/不满意，请关注：“你们效率太低了，我要投诉”/)
    expect(await request()).toMatchObject({ state: 'waiting-applicant', question: '户口本在哪里？' })
  })
  test('in English, where no specialist is: none is said to have it', async () => {
    const { applicant, specialist, police } = await filed('en')
    await specialist.says('解绑')
    await specialist.presses('确定解绑')
    specialist.looksAway()
    await applicant.says('this is taking forever')
    applicant.sees(/sorry that you are not content/)
    await applicant.says('yes')
    expect(applicant.sees(/Passed on/).text).not.toContain('specialist')
    police.sees(/this is taking forever/)
    specialist.seesNothing()
  })
  test('about what was completed goes to those who handled it', async () => {
    const { applicant, police, number, look } = await filed()
    await police.says(`完成 ${number} 户口已经落好`)
    look()
    await applicant.says('可是我没收到户口本')
    await applicant.says('是')
    police.sees(/申请人补充：“可是我没收到户口本”/)
    applicant.sees(/由对方重新打开/)
  })
})

describe('thinking better of it', () => {
  test.each(['算了不办了', '算了，撤回吧', 'forget it, withdraw', 'I changed my mind, I want to withdraw it'])(
    '%s',
    (words) => {
      expect(wantsWithdrawal(words)).toBe(true)
    },
  )
  test.each(['再想想', '等一下', 'let me think', 'hold on'])(
    '“%s” to the question withdraws nothing',
    async (words) => {
      const { applicant, request, police } = await filed()
      await applicant.says('撤回申请', words)
      police.seesNothing()
      expect(await request()).toMatchObject({ state: 'forwarded' })
    },
  )
  test('stars that come after the end are no part of the words that wait', async () => {
    const { applicant, police, number, request } = await filed('en')
    await applicant.says('tell them I will be away until Monday')
    await police.says(`完成 ${number} 户口已经落好`)
    applicant.looksAway()
    await applicant.says('2 stars, too slow')
    applicant.sees(/2 of 5/)
    expect(await request()).toMatchObject({ rating: 2 })
  })
})

describe('whether to book, and where to go', () => {
  test.each([
    ['zh', '要预约吗'],
    ['zh', '哪个窗口'],
    ['zh', '请问需要提前预约吗？'],
    ['en', 'do I need an appointment?'],
    ['en', 'which window'],
  ] as const)('is asked of one’s own open request that was last told of, in %s: %s', async (language, question) => {
    const { applicant, police, look, number } = await filed(language)
    await applicant.says(language === 'zh' ? '我的申请' : 'my requests')
    await police.says(`接单 ${number}`)
    look()
    await applicant.says(question)
    applicant.sees(/Shall I pass this on|也转给申请/)
    await applicant.presses(language === 'zh' ? '是，发送' : 'Yes, send it')
    expect(police.inbox.some(({ text }) => text.includes(question))).toBe(true)
  })

  test.each(['医院要预约吗', '要预约吗'])(
    'is answered from the documents once these were spoken of: %s',
    async (question) => {
      const { applicant } = await filed()
      await applicant.says('看病怎么办', question)
      expect(applicant.all().at(-1)?.text).not.toMatch(/也转给申请/)
    },
  )
})

describe('right below what those in charge wrote', () => {
  const told = async (language: 'zh' | 'en' = 'zh') => {
    const all = await filed(language)
    const { police, number, look } = all
    await police.says(`接单 ${number}`, `告知 ${number} 请带结婚证原件周五上午来`)
    look()
    return all
  }

  test.each([
    ['en', 'can it be monday? we are in shanghai on friday', 'Yes, send it'],
    ['en', 'where should I go?', 'Yes, send it'],
    ['zh', '去哪里', '是，发送'],
    ['zh', '复印件可以吗', '是，发送'],
  ] as const)('what names no rule is offered to them, in %s: %s', async (language, question, yes) => {
    const { applicant, police } = await told(language)
    await applicant.says(question)
    applicant.sees(/Shall I pass this on|也转给申请/)
    await applicant.presses(yes)
    expect(police.inbox.some(({ text }) => text.includes(question))).toBe(true)
  })

  test('what the documents answer is answered, and can be sent on', async () => {
    const { applicant, police } = await told()
    await applicant.says('服务证有效期多久')
    applicant.sees(/五年|5年|有效/)
    await applicant.presses('这句没有发给承办方，现在发')
    applicant.sees(/也转给申请/)
    expect(police.inbox).toEqual([])
    await applicant.says('不是', '去哪里')
    expect(applicant.all().at(-1)?.text).not.toMatch(/也转给申请/)
  })

  const question = '服务证有效期多久'
  const offersToSend = (applicant: Person) =>
    applicant
      .all()
      .at(-1)
      ?.choices?.some(({ id }) => id.startsWith('desk:unsent')) ?? false

  test.each(['完成', '拒绝'])('what is over (%s) is offered no answered question', async (verb) => {
    const { applicant, police, number } = await told()
    await police.says(`${verb} ${number} 户口已经落好`)
    await applicant.says(question)
    applicant.sees(/五年|5年|有效/)
    expect(offersToSend(applicant)).toBe(false)
  })

  test('nor is it weeks later, though the request was shown again', async () => {
    const { o, applicant, number } = await told()
    await o.until(monday.replace(/-\d\dT/, '-30T'))
    await applicant.says(`查看 ${number}`, question)
    expect(offersToSend(applicant)).toBe(false)
  })

  test('nor what names no rule', async () => {
    const { o, applicant } = await told()
    await o.until(monday.replace(/-\d\dT/, '-30T'))
    await applicant.says('那个')
    expect(applicant.all().at(-1)?.text).not.toMatch(/也转给申请/)
  })

  test('it goes to the request that was told of, though another waits for an answer', async () => {
    const { applicant, specialist, police, number } = await told()
    const other = await fileInChinese(applicant)
    await specialist.says(`询问 ${other} 户口本在哪里？`)
    await police.says(`告知 ${number} 周五上午来`)
    await applicant.says(question)
    await applicant.presses('这句没有发给承办方，现在发')
    expect(applicant.all().at(-1)?.text).toContain(number)
  })
})

test('staff who leave nothing are told of their desk', async () => {
  const { police } = await filed()
  await police.says('取消')
  police.sees(/没有进行中的步骤，也没有取消任何申请/)
  expect(
    police
      .all()
      .at(-1)
      ?.choices?.map(({ id }) => id),
  ).toEqual(['desk:list'])
})
