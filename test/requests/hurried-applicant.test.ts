/** Applicants in a hurry: half a sentence, “how long” right after filing, a letter for an option, two chats at once. */
import { describe, expect, test } from 'vitest'
import { conversationChange } from '../../bot/conversation.ts'
import { unfinished } from '../../bot/requests/filing/wish.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { office as linkedOffice, linkUp } from '../persons/office.ts'
import { opened, toSummary } from './hurried-office.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

const gaps = async (o: Awaited<ReturnType<typeof opened>>['o']) => (await o.store.all('unanswered', '', 100)).length

describe('somebody at a small screen', () => {
  test('is never left without a way on', async () => {
    const { applicant, o } = await opened()
    await applicant.says('取消')
    applicant.sees(/我的申请/)
    expect(applicant.buttons()).toContain('服务目录')
    await applicant.forges('file:start:household-registration')
    await applicant.presses('不同意')
    expect(applicant.sees(/没有提交申请/).choices?.map(({ label }) => label)).toContain('服务目录')
    await applicant.sends('护照.jpg')
    expect(applicant.sees(/没有转给任何人/).choices?.map(({ label }) => label)).toEqual(['服务目录', '我的申请'])
    const number = await fileInChinese(applicant)
    await applicant.says('撤回', '是')
    expect(applicant.sees(/已撤回/).choices?.map(({ label }) => label)).toEqual(['重新提交申请'])
    expect((await o.store.read('request', number))?.body.state).toBe('withdrawn')
  })

  test('rates by stars among which stands no other figure', async () => {
    const { applicant, specialist, o } = await opened()
    const number = await fileInChinese(applicant)
    await specialist.says('完成 已办好，请来领取', '1')
    applicant.looksAway()
    await applicant.says('我的申请', '1')
    const shown = applicant.sees(/办理记录/).choices?.map(({ label }) => label) ?? []
    expect(shown).toContain('打分')
    expect(shown.filter((label) => /^\d/.test(label))).toEqual([])
    await applicant.presses('打分')
    expect(applicant.sees(/打分，5 分最满意/).choices?.map(({ label }) => label)).toEqual([
      '5 分',
      '4 分',
      '3 分',
      '2 分',
      '1 分',
    ])
    await applicant.says('5')
    expect((await o.store.read('request', number))?.body.rating).toBe(5)
    applicant.looksAway()
    await applicant.forges(`req:rate:${number}`)
    expect(applicant.sees(/办理记录/).choices?.map(({ label }) => label)).not.toContain('打分')
  })
})

describe('half a sentence', () => {
  test.each([
    ['我想', 'wish'],
    ['我想办', 'wish'],
    ['帮我办一下', undefined],
    ['帮我', 'wish'],
    ['申请', 'wish'],
    ['i want to', 'wish'],
    ['I need help', 'wish'],
    ['Could you help me?', 'wish'],
    ['请问', 'question'],
    ['你好，我想问一下', 'question'],
    ['how to', 'question'],
    ['我想落户', undefined],
    ['I want a visa', undefined],
    ['请问落户要什么材料', undefined],
    ['how to register', undefined],
  ])('%s: %s', (text, is) => {
    expect(unfinished(text)).toBe(is)
  })

  test('is asked on, and is no gap in the documents', async () => {
    const { o, applicant } = await opened()
    await applicant.says('我想')
    expect(applicant.sees(/您想办什么/).choices?.length).toBe(knowledge.services.size)
    await applicant.says('孩子要上幼儿园')
    applicant.sees(/子女（孙子女）入学入托/)
    await applicant.says('cancel', 'how to')
    applicant.sees(/Please go on: what would you like to know/)
    expect(await gaps(o)).toBe(0)
  })

  test.each(['落户', 'school', 'visa', '签证'])('one word leads to the service: %s', async (word) => {
    const { applicant } = await opened()
    await applicant.says(word)
    expect(applicant.buttons().join()).toMatch(/提交申请：|File a request:/)
  })
})

describe('how far it is', () => {
  test.each([
    ['到哪一步了', /还没有提交过申请，没有进度可查/],
    ['有消息了吗？', /还没有提交过申请/],
    ['any news?', /have not filed any request here/],
    ['what is the status', /have not filed any request here/],
  ])('without a request: %s', async (text, said) => {
    const { o, applicant } = await opened()
    await applicant.says(text)
    expect(applicant.sees(said).choices?.map(({ id }) => id)).toEqual(['file:menu'])
    expect(await gaps(o)).toBe(0)
  })

  test('a member without one is shown the desk', async () => {
    const { specialist, applicant } = await opened()
    await fileInChinese(applicant)
    specialist.looksAway()
    await specialist.says('到哪一步了')
    specialist.sees(/1 件待办/)
  })

  test('of the request whose number is said', async () => {
    const { applicant } = await opened()
    const [one, two] = [await fileInChinese(applicant), await fileInChinese(applicant)]
    applicant.looksAway()
    await applicant.says(`${one} 到哪一步了？`)
    applicant.sees(new RegExp(`^${one}[\\s\\S]*目前在`))
    await applicant.says(`where is ${two}?`)
    applicant.sees(new RegExp(`^${two}[\\s\\S]*Now with`))
  })
})

describe('how long, right after filing', () => {
  test('is about this request, with its day', async () => {
    const { applicant } = await opened()
    const number = await fileInChinese(applicant)
    applicant.looksAway()
    await applicant.says('多久？')
    applicant.sees(new RegExp(`^关于您的申请 ${number}[\\s\\S]*最迟2026年9月24日18:00`))
  })

  test('in English, and once it was passed on, of the step that is left', async () => {
    const { specialist, applicant } = await opened()
    const number = await fileInEnglish(applicant)
    await applicant.says('how long does it take?')
    applicant.sees(new RegExp(`^About your request ${number}[\\s\\S]*by 24 September 2026`))
    await specialist.says('接单', `转交 ${number.slice(-4)} 市公安局`)
    applicant.looksAway()
    await applicant.says('how long?')
    const { text } = applicant.sees(/^About your request/)
    expect(text).toMatch(/public security authority handles.*\(the documents set no time limit/)
    expect(text).not.toMatch(/24 September/)
  })

  test('after another answer it is about that', async () => {
    const { applicant } = await opened()
    await fileInChinese(applicant)
    await applicant.says('人才服务证怎么延期？')
    applicant.looksAway()
    await applicant.says('多久')
    expect(applicant.sees(/./).text).not.toMatch(/关于您的申请/)
  })
})

describe('an option by its letter', () => {
  test('picks it as its number does; where words are asked it is too little', async () => {
    const { applicant } = await opened()
    await applicant.says('我要办理入户')
    await applicant.presses('file:consent')
    await applicant.says('B')
    applicant.sees(/（2\/7）/)
    await applicant.says('b')
    applicant.sees(/“b”不像这一项的内容[\s\S]*（2\/7）/)
    await applicant.says('张三', '某公司', 'h')
    applicant.sees(/（4\/7）/)
    applicant.sees(/没有第 8 项，请回复 1 到 6/)
    await applicant.says('d')
    applicant.sees(/（5\/7）/)
  })
})

describe('“all right” to what is to be checked', () => {
  test('answers the question whether to submit', async () => {
    const { applicant } = await opened()
    await toSummary(applicant)
    applicant.sees(/现在就提交吗/)
    await applicant.says('好的')
    applicant.sees(/已提交。您的申请编号/)
  })

  test('after a notice that came in between it is asked once more; “submit” is plain', async () => {
    const { specialist, applicant } = await opened()
    const number = await fileInEnglish(applicant)
    await applicant.says('I want to replace my lost card')
    await applicant.says('cancel')
    await applicant.forges('file:another:household-registration')
    await applicant.presses('I agree, start', 'The talent')
    await applicant.says('John', 'Example Ltd')
    await applicant.presses('The talent only')
    await applicant.says('Yubei', '+44 20 7946 0000', 'skip')
    applicant.sees(/shall I submit it now/)
    await specialist.says(`告知 ${number} 请带护照来窗口`)
    applicant.sees(/请带护照/)
    await applicant.says('ok')
    applicant.sees(/Please check[\s\S]*shall I submit it now/)
    await specialist.says(`告知 ${number} 还有照片`)
    await applicant.says('submit')
    applicant.sees(/is filed/)
  })
})

describe('the same from two chats of one person', () => {
  test('is filed once, and the number said', async () => {
    const o = linkedOffice()
    const [wechat, telegram] = [o.person('wechat:zhang'), o.person('telegram:100')]
    await linkUp(wechat, telegram)
    for (const chat of [wechat, telegram]) await toSummary(chat)
    await wechat.says('提交')
    const number = /\d{6}-\d{4}/.exec(wechat.sees(/已提交/).text)?.[0]
    await telegram.says('好的')
    telegram.sees(new RegExp(`刚刚已经提交了内容相同的申请，编号 ${number}`))
    expect(await o.store.list('request', 'open')).toHaveLength(1)
    // Other details are another request.
    await telegram.forges('file:another:household-registration')
    await telegram.presses('file:consent')
    await telegram.says('a', '王五', '某公司', 'a', '渝北区', '13800000000', '没有', '提交')
    telegram.sees(/已提交/)
    expect(await o.store.list('request', 'open')).toHaveLength(2)
  })

  test('a file that came with the second goes to the first, unless it is there already', async () => {
    const o = linkedOffice()
    const specialist = await o.seat('platform-specialist', 'wechat:li')
    const [wechat, telegram] = [o.person('wechat:zhang'), o.person('telegram:100')]
    await linkUp(wechat, telegram)
    for (const chat of [wechat, telegram]) await toSummary(chat)
    await wechat.sends('passport.pdf')
    await telegram.sends('passport.pdf')
    const marriage = await telegram.sends('marriage.pdf')
    await wechat.says('提交')
    const number = /\d{6}-\d{4}/.exec(wechat.sees(/已提交/).text)?.[0] ?? ''
    specialist.looksAway()
    await telegram.says('提交')
    telegram.sees(/刚刚已经提交了内容相同的申请/)
    telegram.sees(/已转给申请/)
    expect(specialist.sees(/申请人补充：“（附件：marriage.pdf）”/).file?.name).toBe('marriage.pdf')
    specialist.seesNothing()
    const files = async () => (await o.store.read('request', number))?.body.files?.map(({ name }) => name)
    expect(await files()).toEqual(['passport.pdf', 'marriage.pdf'])
    await telegram.recalls(marriage)
    expect(await files()).toEqual(['passport.pdf'])
  })

  test('also at the same moment', async () => {
    const o = linkedOffice()
    const [wechat, telegram] = [o.person('wechat:zhang'), o.person('telegram:100')]
    await linkUp(wechat, telegram)
    for (const chat of [wechat, telegram]) await toSummary(chat)
    await o.together(wechat.saying('提交'), telegram.saying('提交'))
    expect(await o.store.list('request', 'open')).toHaveLength(1)
    expect(o.races()).toBeGreaterThan(0)
  })
})

describe('a file in the middle of something about the person', () => {
  test('asks which request it is for, and the date of the card is still asked for', async () => {
    const { specialist, applicant } = await opened()
    await fileInChinese(applicant)
    await applicant.says('提醒我服务证到期')
    applicant.sees(/哪天到期/)
    await applicant.sends('证明.pdf')
    applicant.sees(/把文件也转给/)
    await applicant.presses('是，发送')
    expect(applicant.sees(/已转给/).choices?.map(({ id }) => id)).toContain('menu:continue')
    specialist.sees(/证明\.pdf/)
    await applicant.says('2027-01-20')
    applicant.sees(/2027年1月20日/)
  })

  test('in English, kept when it is not sent', async () => {
    const { applicant } = await opened()
    await fileInEnglish(applicant)
    await applicant.says('remind me when my card expires')
    await applicant.sends('letter.pdf')
    applicant.sees(/pass this file on/)
    await applicant.presses('No, that is something else')
    await applicant.says('2027-01-20')
    applicant.sees(/20 January 2027/)
  })

  test('the sentence for the yearly questionnaire is still awaited', async () => {
    const { o, applicant } = await opened()
    await fileInChinese(applicant)
    const stored = (await o.store.read('conversation', 'telegram:1'))?.body ?? expect.unreachable()
    const dialogue = { kind: 'desk', wants: 'survey', number: '2025', wantsText: true } as const
    const change = conversationChange('telegram:1', { ...stored, dialogue })
    await o.store.apply({ changes: [change], outgoing: [], alarms: [], audit: [] }, new Map())
    await applicant.sends('证明.pdf')
    await applicant.presses('不是，是别的事')
    expect((await o.store.read('conversation', 'telegram:1'))?.body.dialogue).toEqual(dialogue)
  })
})

describe('a role that has left liaisons.yaml', () => {
  test('is not shown by its id, and who stands in is said', async () => {
    const roles = new Map(knowledge.roles)
    const o = openOffice({ turn, knowledge: { ...knowledge, roles }, at: monday })
    const specialist = await o.seat('platform-specialist', 'wechat:li')
    const applicant = o.person('telegram:1')
    const number = await fileInChinese(applicant)
    await specialist.says(`转交 ${number} 市公安局`)
    roles.delete('public-security')
    for (const person of [applicant, specialist]) person.looksAway()
    await applicant.says(number)
    const { text } = applicant.sees(/目前在/)
    expect(text).toContain('目前在：原承办岗位（已撤销），暂由市一站式服务平台服务专员代为处理\n')
    await specialist.says(number)
    for (const shown of [text, specialist.sees(/办理记录/).text]) expect(shown).not.toMatch(/public-security/)
    await applicant.says('English', number)
    applicant.sees(/Now with: an office that is no longer in charge; handled for the time being by: Service specialist/)
    await specialist.says(`完成 ${number} 已办好`)
    expect(applicant.sees(/办理结果：已办好/).text).not.toMatch(/public-security/)
  })

  test('nobody is bound to the role it is with', async () => {
    const { specialist, applicant } = await opened()
    const number = await fileInChinese(applicant)
    await specialist.says(`转交 ${number} 市公安局`)
    applicant.looksAway()
    await applicant.says(number)
    applicant.sees(/目前在：市公安局联络员，暂由市一站式服务平台服务专员代为处理/)
  })
})
