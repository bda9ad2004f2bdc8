/** Those who handle requests, in a hurry: the request named first, by its place in the list, half a command, a file and a few words. */
import { describe, expect, test } from 'vitest'
import { commandIn, digitsIn, placedIn } from '../../bot/requests/desk/command-words.ts'
import { staffed } from './staffed-office.ts'

describe('a command with its number anywhere', () => {
  test.each([
    ['8267转公安局', 'pass', '8267', '公安局'],
    ['8267 转公安局，材料齐了', 'pass', '8267', '公安局，材料齐了'],
    ['把8267转给公安局', 'pass', '8267', '公安局'],
    ['转公安局 8267', 'pass', '8267', '公安局'],
    ['转8267给公安局', 'pass', '8267', '给公安局'],
    ['8267 to public security', 'pass', '8267', 'public security'],
    ['8267 完成 已办理', 'complete', '8267', '已办理'],
    ['8267完成，已办理', 'complete', '8267', '已办理'],
    ['8267 done: permit issued', 'complete', '8267', 'permit issued'],
    ['261121-8267 completed, permit issued', 'complete', '261121-8267', 'permit issued'],
    ['8267告知请补材料', 'tell', '8267', '请补材料'],
    ['8267 tell please bring the passport', 'tell', '8267', 'please bring the passport'],
    ['8267这件接单', 'take', '8267', ''],
    ['8267 take', 'take', '8267', ''],
    ['8267 询问 户口在哪里？', 'ask', '8267', '户口在哪里？'],
    ['8267 完成了吗？', 'show', '8267', ''],
    ['261121-8267 到哪一步了？', 'show', '261121-8267', ''],
    ['到哪一步了 261121-8267', 'show', '261121-8267', ''],
    ['where is 261121-8267?', 'show', '261121-8267', ''],
    ['any news on 261121-8267', 'show', '261121-8267', ''],
  ])('%s', (text, verb, given, rest) => {
    expect(commandIn(text)).toEqual({ verb, given, rest })
  })

  test.each([
    '2026年完成了多少件',
    '8267',
    '人社局完成了没有',
    'it takes 1500 to 1800 euro',
    '2026 is the year',
    '我的电话是13800000000',
    '261121-8267 的材料里缺护照首页，请补一份',
  ])('is none: %s', (text) => {
    expect(commandIn(text)).toBeUndefined()
  })

  test('the last digits alone are for whoever has such a request', async () => {
    expect(digitsIn('8267 到哪一步了')).toBe('8267')
    expect(digitsIn('8267')).toBe('8267')
    const { specialist, applicants, last, numbers } = await staffed(1)
    await specialist.says(last(0))
    specialist.sees(new RegExp(`${numbers[0]} 户籍服务`))
    await applicants[0]?.says(`${last(0)} 到哪一步了`)
    applicants[0]?.sees(new RegExp(`${numbers[0]} 户籍服务[\\s\\S]*目前在`))
  })

  test('and it is done to that request', async () => {
    const { specialist, police, applicants, last, request } = await staffed()
    await specialist.says(`${last(1)}转公安局`)
    police.sees(/转交给您/)
    expect(await request(1)).toMatchObject({ role: 'public-security' })
    await police.says(`${last(1)} 完成 户口已经落好`)
    expect(applicants[1]?.sees(/办理结果/).text).toContain('办理结果：户口已经落好\n')
    expect(await request(0)).toMatchObject({ state: 'submitted' })
  })

  test('in English', async () => {
    const { specialist, police, applicants, last } = await staffed(2, 'en')
    await specialist.says(`${last(0)} to Municipal Public Security Bureau`)
    police.sees(/转交给您/)
    await police.says('English', `${last(0)} done: the booklet is ready`)
    expect(applicants[0]?.sees(/Result/).text).toContain('Result: the booklet is ready\n')
  })
})

describe('the place in the list just shown', () => {
  test.each([
    ['完成 2 已经办好了', 'complete', 2, '已经办好了'],
    ['完成2', 'complete', 2, ''],
    ['接 1', 'take', 1, ''],
    ['第二件接单', 'take', 2, ''],
    ['2转公安局', 'pass', 2, '公安局'],
    ['done 2 the permit is printed', 'complete', 2, 'the permit is printed'],
    ['take the second one', 'take', 2, ''],
    ['tell the last one please come on Monday', 'tell', -1, 'please come on Monday'],
  ])('%s', (text, verb, place, rest) => {
    expect(placedIn(text)).toEqual({ verb, place, rest })
  })

  test.each([
    '完成 2 份材料已寄出',
    '告知 2 点前到窗口',
    '完成 2026 年度审核',
    'tell 2 documents are missing',
    'done 2 of them',
    'tell 10 am is fine',
  ])('so many of something: %s', (text) => {
    expect(placedIn(text)).toBeUndefined()
  })

  test('names the request, and the applicant gets the words without it', async () => {
    const { specialist, applicants, request } = await staffed()
    await specialist.says('待办', '完成 2 已经办好了')
    specialist.sees(/尚未转交[\s\S]*申请人会收到：“已经办好了”/)
    await specialist.presses('确定办结')
    expect(applicants[1]?.sees(/办理结果/).text).toContain('办理结果：已经办好了\n')
    applicants[0]?.seesNothing()
    // The list is still in view, and counts as it was shown.
    await specialist.says('接 1')
    expect(await request(0)).toMatchObject({ taker: 'wechat:li' })
  })

  test('in English', async () => {
    const { specialist, applicants } = await staffed(2, 'en')
    await specialist.says('desk', 'tell 2 please bring your passport')
    expect(applicants[1]?.sees(/please bring/).text).toContain('“please bring your passport”')
    applicants[0]?.seesNothing()
  })

  test('one that is not there, or without a list, does nothing', async () => {
    const { specialist, applicants, look } = await staffed()
    await specialist.says('完成 2 已经办好了')
    specialist.sees(/最近没有列出过申请/)
    specialist.sees(/2 件待办/)
    await specialist.says('完成 5 已经办好了')
    specialist.sees(/只有 2 件，没有第 5 件/)
    for (const applicant of applicants) applicant.seesNothing()
    look()
  })

  test('the applicant’s own list counts too', async () => {
    const { applicants, numbers } = await staffed(1)
    await applicants[0]?.says('我的申请', '撤回 1')
    applicants[0]?.sees(new RegExp(`确定撤回申请 ${numbers[0]}`))
  })
})

describe('several at once, and words of one', () => {
  test('are taken one by one; where one is none, nothing is', async () => {
    const { specialist, request } = await staffed(3)
    await specialist.says('待办', '接 1，9')
    specialist.sees(/只有 3 件，没有第 9 件。什么都没有办理/)
    expect((await request(0)).taker).toBeUndefined()
    await specialist.says('接 1、3')
    expect([(await request(0)).taker, (await request(1)).taker, (await request(2)).taker]).toEqual([
      'wechat:li',
      undefined,
      'wechat:li',
    ])
  })

  test('a number and words without a verb: it is asked as what, whatever else was asked', async () => {
    const { specialist, applicants, last, numbers } = await staffed()
    await specialist.says('完成')
    specialist.sees(/您指的是哪一件/)
    await specialist.says(`${last(1)} 要补结婚证`)
    specialist.sees(new RegExp(`关于申请 ${numbers[1]}：“要补结婚证”。这是`))
    await specialist.presses('告知申请人即可')
    applicants[1]?.sees(/“要补结婚证”/)
    applicants[0]?.seesNothing()
  })

  test('in English', async () => {
    const { specialist, applicants, last } = await staffed(1, 'en')
    await specialist.says(`${last(0)} the marriage certificate is missing`)
    specialist.sees(/“the marriage certificate is missing”. Is this …/)
    await specialist.says('ask')
    applicants[0]?.sees(/“the marriage certificate is missing”/)
  })
})

describe('a command without a number', () => {
  const between = async (words: string, language: 'zh' | 'en' = 'zh') => {
    const { specialist, applicants, police } = await staffed(1, language)
    await specialist.says(language === 'zh' ? '接了' : 'take')
    for (const one of applicants) one.looksAway()
    await specialist.says(words)
    return { applicant: applicants[0] ?? expect.unreachable(), specialist, police }
  }
  test.each([
    ['给他说明天来', /告知：\n“明天来”/],
    ['告诉申请人，请带护照', /告知：\n“请带护照”/],
    ['问他户口在哪', /询问：\n“户口在哪”/],
    ['告知申请人 请带护照', /告知：\n“请带护照”/],
  ])('%s', async (words, told) => {
    ;(await between(words)).applicant.sees(told)
  })
  test.each([
    ['tell them that it is ready', /“it is ready”/],
    ['ask her where she lives', /“where she lives”/],
  ])('%s', async (words, told) => {
    ;(await between(words, 'en')).applicant.sees(told)
  })
  test('to whom and nothing else: the words are asked for', async () => {
    const { applicant, specialist } = await between('tell him', 'en')
    specialist.sees(/write what to tell the applicant/)
    applicant.seesNothing()
  })
  test('转公安局, also as a reply; 转学 is something else', async () => {
    const { police } = await between('转公安局吧')
    police.sees(/转交给您/)
    const other = await between('转学怎么办')
    other.applicant.seesNothing()
    await other.specialist.replies(/张三/, '转公安局')
    other.police.sees(/转交给您/)
  })
  test('done, with the result behind it', async () => {
    const { specialist } = await between('办好了，户口本已经打印')
    specialist.sees(/申请人会收到：“户口本已经打印”/)
  })
  test('an applicant’s own words are edited as they are', async () => {
    const { specialist, applicants, last } = await staffed(1)
    await specialist.says(`询问 ${last(0)} 户口迁出了吗？`)
    await applicants[0]?.presses('答复')
    const answer = (await applicants[0]?.saysOnce('办好了 在成都')) ?? ''
    specialist.sees(/“办好了 在成都”/)
    await applicants[0]?.edits(answer, '办好了，转出地是成都')
    specialist.sees(/“办好了，转出地是成都”/)
  })
})

describe('what is no command', () => {
  test('a plain yes right below what an applicant asks is for them; below anything else it is courtesy', async () => {
    const { specialist, applicants, last, look } = await staffed(1)
    const [applicant] = applicants
    await specialist.says(`接单 ${last(0)}`, `告知 ${last(0)} 请周五上午来`)
    await applicant?.says('周一行不行')
    await applicant?.presses('是，发送')
    look()
    await specialist.says('可以')
    specialist.sees(/告知[\s\S]*可以/)
    await specialist.says('1')
    applicant?.sees(/“可以”/)
    await applicant?.says('周三来行吗')
    await applicant?.presses('是，发送')
    await specialist.presses('告知申请人')
    await specialist.says('好的')
    applicant?.sees(/“好的”/)
    look()
    await specialist.says('好的')
    expect(specialist.sees(/./).text).not.toMatch(/这是/)
  })

  test('words for an applicant in the other language leave the member’s own as it is', async () => {
    const { specialist, applicants, last, look } = await staffed(1)
    await specialist.says(`接单 ${last(0)}`)
    look()
    await specialist.says('Do you have your marriage certificate?')
    specialist.sees(/^关于申请 .*“Do you have your marriage certificate\?”。这是/)
    await specialist.says('2')
    specialist.sees(/^已发给申请人/)
    applicants[0]?.sees(/“Do you have your marriage certificate\?”/)
    await specialist.says('where is everything?')
    specialist.sees(/where is everything/)
    await specialist.says('取消', '待办')
    specialist.sees(/您有 1 件待办/)
  })

  test('is said to be not understood, with the way to the desk, and is no gap in the documents', async () => {
    const { specialist, gaps } = await staffed()
    for (const text of ['嘎嘎嘎', 'asdf qwer zxcv']) await specialist.says(text)
    specialist.sees(/没看懂这句话/)
    expect(specialist.sees(/did not understand/).choices?.map(({ id }) => id)).toEqual(['desk:list', 'menu:help'])
    expect(await gaps()).toEqual([])
  })

  test('a question of theirs that nothing answers is one, and offers the desk and no eligibility check', async () => {
    const { specialist, gaps } = await staffed()
    await specialist.says('食堂补贴有多少钱？')
    const ids = specialist.sees(/./).choices?.map(({ id }) => id)
    expect(ids).toContain('desk:list')
    expect(ids).not.toContain('screen:menu')
    expect(await gaps()).toHaveLength(1)
  })
})

describe('a file, and words around it', () => {
  test('small talk from before does not go with it', async () => {
    const { specialist, applicants } = await staffed(1)
    await specialist.says('接单', '好的已经在看了')
    specialist.sees(/“好的已经在看了”。这是/)
    await specialist.sends('receipt.pdf')
    specialist.sees(/没有发出：“好的已经在看了”/)
    expect(specialist.sees(/这是……/).text).toContain('：“（附件：receipt.pdf）”')
    await specialist.says('给申请人')
    expect(applicants[0]?.sees(/receipt/).text).not.toContain('好的')
  })

  test('a verb with words says what it is', async () => {
    const { specialist, applicants } = await staffed(1)
    await specialist.says('接单')
    await specialist.sends('receipt.pdf')
    await specialist.says('告知 这是回执，请查收')
    expect(applicants[0]?.sees(/回执/).text).toContain('“这是回执，请查收\n（附件：receipt.pdf）”')
  })

  test('words to the applicant below it go with it, once they are said to be what', async () => {
    const { specialist, applicants } = await staffed(1, 'en')
    await specialist.says('take')
    await specialist.sends('receipt.pdf')
    await specialist.says('Please keep your receipt')
    specialist.sees(/“Please keep your receipt\n\(File: receipt.pdf\)”. Is this …/)
    await specialist.says('result: registered')
    specialist.sees(/The applicant will get: “Please keep your receipt\nregistered\n\(File: receipt.pdf\)”/)
    await specialist.presses('Yes, complete it')
    expect(applicants[0]?.sees(/Result/).file?.name).toBe('receipt.pdf')
  })
})

describe('a voice message', () => {
  const voice = { type: 'audio/ogg' }

  test('nothing it could belong to: it is to be typed', async () => {
    const { o, specialist } = await staffed(0)
    const stranger = o.person('telegram:9')
    await stranger.sends('voice.ogg', voice)
    stranger.sees(/^我听不了语音，请打字告诉我。$/)
    await specialist.sends('voice.ogg', voice)
    specialist.sees(/^我听不了语音/)
  })

  test('is passed on as a file only after asking, also when an answer is awaited', async () => {
    const { specialist, applicants, last } = await staffed(1)
    const [applicant] = applicants
    await specialist.says(`询问 ${last(0)} 户口在哪里？`)
    await applicant?.presses('答复')
    await applicant?.sends('voice.ogg', voice)
    applicant?.sees(/我听不了语音，请打字；也可以把它作为附件转过去。\n\n[\s\S]*作为答复发过去吗/)
    specialist.looksAway()
    specialist.seesNothing()
    await applicant?.presses('是，发送')
    expect(specialist.sees(/voice/).file?.name).toBe('voice.ogg')
  })

  test('a member’s own goes nowhere by itself either', async () => {
    const { specialist, applicants, last } = await staffed(1, 'en')
    await specialist.says(`tell ${last(0)}`)
    await specialist.sends('voice.ogg', voice)
    specialist.sees(/can’t listen to voice messages[\s\S]*Is this …/)
    applicants[0]?.seesNothing()
  })

  test('answers no item of a filing', async () => {
    const { o } = await staffed(0)
    const applicant = o.person('telegram:9')
    await applicant.says('English', 'I want to register my household')
    await applicant.presses('I agree, start')
    await applicant.sends('voice.ogg', voice)
    applicant.sees(/can’t listen to voice messages. Please type it instead.\n\n\(1\/7\)/)
    const dialogue = (await o.store.read('conversation', 'telegram:9'))?.body.dialogue
    expect(dialogue).toMatchObject({ kind: 'filing', answers: {} })
    expect(dialogue).not.toHaveProperty('files')
  })
})

describe('an answer that was edited', () => {
  test('is said to be changed, and the question stays', async () => {
    const { o } = await staffed(0)
    const applicant = o.person('telegram:9')
    await applicant.says('我要办理入户')
    await applicant.presses('同意，开始', '人才本人')
    const name = await applicant.saysOnce('张三')
    applicant.looksAway()
    await applicant.edits(name, '张三丰')
    applicant.sees(/^已改：人才姓名为“张三丰”。\n\n（3\/7）/)
    await applicant.edits(name, '1')
    applicant.sees(/“1”不像这一项的内容[\s\S]*（2\/7）/)
  })

  test('in English, at the summary, with all of it to check', async () => {
    const { o } = await staffed(0)
    const applicant = o.person('telegram:9')
    await applicant.says('English', 'I want to register my household')
    await applicant.presses('I agree, start', 'The talent')
    const name = await applicant.saysOnce('John Smith')
    await applicant.says('Example Ltd')
    const who = await applicant.saysOnce('The talent and the spouse')
    await applicant.says('Yubei District', '+44 20 7946 0000', 'skip')
    applicant.looksAway()
    await applicant.edits(name, 'John Smyth')
    applicant.sees(/^Changed. Talent’s name: “John Smyth”.[\s\S]*Please check[\s\S]*Talent’s name: John Smyth/)
    await applicant.edits(who, 'only the talent')
    applicant.sees(/^Changed. Who registers: “The talent only”./)
  })
})

describe('what is said without a verb or a number', () => {
  test.each(['需要身份证和户口本', '还差户口本', '户口本首页拍一张', '照片看不清', '补一下结婚证'])(
    '%s: asked of the only applicant it can be for, once that is confirmed',
    async (text) => {
      const { police, specialist, applicants, last } = await staffed(1)
      await specialist.says(`${last(0)}转公安局`)
      await police.says('接单', text)
      expect(police.sees(/还没有办[\s\S]*询问申请人/).text).toContain(text)
      await police.says('是')
      expect(applicants[0]?.sees(/市公安局联络员就您的申请/).text).toContain(text)
    },
  )

  test('of several, it is asked whose', async () => {
    const { specialist, request } = await staffed(2)
    await specialist.says('还差户口本')
    expect(specialist.sees(/哪/).choices?.length).toBe(3)
    await specialist.says('1')
    expect((await request(0)).state === 'waiting-applicant' || (await request(1)).state === 'waiting-applicant').toBe(
      true,
    )
  })

  test.each(['我的任务', '任务列表', '工单'])('%s is the desk', async (text) => {
    const { specialist } = await staffed(1)
    await specialist.says(text)
    specialist.sees(/1 件待办/)
  })

  test('a filing that is open holds up no command', async () => {
    const { specialist, last, request } = await staffed(1)
    await specialist.says('我要办理入户', '转交 市公安局')
    expect(await request(0)).toMatchObject({ role: 'public-security' })
    await specialist.says(`转交 ${last(0)}`)
  })
})

describe('the specialist urges whoever holds a request', () => {
  test.each([
    ['催一下', /请尽快处理/],
    ['催一下公安局', /请尽快处理/],
    ['催办 孩子等着开学', /服务专员催办：“孩子等着开学”/],
  ])('%s', async (text, told) => {
    const { specialist, police, last, look } = await staffed(1)
    await specialist.says(`${last(0)}转公安局`)
    look()
    await specialist.says(text)
    specialist.sees(/已催市公安局联络员办理/)
    police.sees(told)
  })

  test('by its number, of several; what is their own is said to be with them', async () => {
    const { specialist, police, last, look } = await staffed(2)
    await specialist.says(`${last(0)}转公安局`)
    look()
    await specialist.says(`${last(0)} 催一下`)
    police.sees(/服务专员催办/)
    await specialist.says(`催办 ${last(1)}`)
    specialist.sees(/就在您的岗位/)
  })
})
