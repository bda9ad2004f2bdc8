/** Eligibility checks as chats, through the real step. */
import { describe, expect, test } from 'vitest'
import { chat } from './chat.ts'
import { knowledge } from './schemes.ts'

describe('a typed number', () => {
  test('is a choice where a date is asked, unless it can only be an age', async () => {
    const { person, conversation } = chat()
    await person.says('资格自测')
    await person.presses('东莞特色人才证书换证（征求意见稿，已到期）')
    await person.says('1')
    expect(person.sees(/请写明年月日/).figure).toBeUndefined()
    await person.says('38')
    person.sees(/请写明年月日|哪一天/)
    await person.says('2')
    person.sees(/第十三条/)
    await person.says('4')
    person.sees(/已退出/)
    expect((await conversation())?.dialogue).toBeUndefined()
  })

  test('is the answer where a number is asked, so the choices go by their words', async () => {
    const { person } = chat()
    await person.says('资格自测')
    await person.presses('北京服务业“急需紧缺”外籍人才')
    for (const number of ['1', '1', '1']) await person.says(number)
    expect(person.sees(/一共几年/).figure).toBe(true)
    await person.says('不办了')
    person.sees(/已退出/)
  })
})

describe('in English', () => {
  test('a specialist on the shortage list is likely to be eligible', async () => {
    const { person, conversation } = chat()
    await person.says('check eligibility')
    expect(person.sees(/Which programme would you like to check\?/).text).toMatch(
      /• Chongqing foreign “high-quality and scarce” talents: See whether you/,
    )
    await person.presses('Chongqing foreign “high-quality and scarce” talents')
    expect(person.sees(/question 1 of at most 6/).text).toMatch(/At most 6 questions[\s\S]*Are you a foreigner/)
    expect(person.buttons()).toEqual(['Yes', 'No', 'Not sure', 'Why do you ask?', 'Cancel'])
    await person.says('yep, from Brazil')
    person.sees(/question 2 of at most 6\n\nWhich category are you in/)
    await person.says("I'm in category B")
    person.sees(/question 3 of at most 6\n\nAre you on Chongqing’s list of urgently needed talents/)
    await person.says('Yes.')

    const result = person.sees(/Preliminary result: you are likely to be eligible/)
    expect(result.text).toMatch(
      /Met\n• Foreigner \[paragraph on the categories\]\n• Category 2: on the list .*\[paragraph on the categories ?2\.\]\. The list is updated/,
    )
    expect(result.text).toMatch(
      /Not met or left open, which makes no difference: Category 1.*Category 3.*Category 4.*Category 5/,
    )
    expect(result.text).toMatch(/What it opens to you[\s\S]*may be reduced/)
    expect(result.text).not.toMatch(/regardless of age|high-level foreign talents/)
    expect(result.text).toMatch(
      /Materials\n☐ [\s\S]*Procedure\n1\. [\s\S]*Time limits\n• The report gives no time limit[\s\S]*Next step\n• Contact/,
    )
    expect(result.text).toMatch(/Judged on 22 November 2026 by “News report/)
    expect(result.standing).toMatch(/names no year/)
    expect(result.citations?.map((c) => c.clause)).toEqual(
      expect.arrayContaining(['categories', 'categories.2', 'green-channel', 'letter', 'submit']),
    )
    expect(result.text).not.toMatch(/unofficial/)
    expect(person.buttons()).toEqual(['Keep or print the result', 'Change an answer', 'Start again', 'Ask a question'])
    expect((await conversation())?.dialogue).toBeUndefined()
    expect((await conversation())?.facts).toEqual({
      foreigner: 'yes',
      'work-category': 'b',
      'shortage-list': 'yes',
    })
  })

  test('who is not sure gets a review that names the fact', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('yes', 'no idea')
    person.sees(/question 3 of at most 4\n\nHas a relevant unit/)
    await person.says("no, they haven't", 'nope')
    const result = person.sees(/a person has to review your case/)
    expect(result.text).toMatch(/What decides it: “Category for working in China”/)
    expect(result.text).toMatch(/Open\n• Category 1[\s\S]*• Category 2/)
    expect(result.text).toMatch(/let them judge/)
  })

  test('changing an answer compares the results', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('yes', 'other', 'no', 'no', 'no')
    person.sees(/not eligible as things stand\. By your answers, none of the five/)
    await person.presses('Change an answer')
    person.sees(/Which answer would you like to change\?/)
    expect(person.buttons()).toEqual([
      'Foreigner: Yes',
      'Category for working in China: Neither A nor B',
      'Nominee or candidate for an internationally renowned award: No',
      'Recommended by a relevant unit of Chongqing: No',
      'Necessary for the city’s development: No',
    ])
    await person.says('4')
    person.sees(/Your answer so far: No\.\n\nHas a relevant unit of Chongqing recommended you\?/)
    await person.says('yes')
    person.sees(/you are likely to be eligible[\s\S]*Before the change the result was “not eligible”/)
    await person.presses('screen:change:cq-scarce-talents:needed')
    await person.says('yes')
    person.sees(/likely to be eligible[\s\S]*The change makes no difference to the result/)
    await person.presses('screen:change:cq-scarce-talents:recommended')
    await person.presses('Back')
    person.sees(/likely to be eligible/)
  })

  test('a question in between is answered, and the check goes on', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('yes')
    person.looksAway()
    await person.says('back', 'Who approves the application for scarce talents?')
    // What the check is for was said already.
    expect(person.all().at(-1)?.text).toMatch(/^Chongqing foreign.*question 1 of at most 6/)
    await person.says('yes')
    person.looksAway()
    await person.says('Who approves the application for scarce talents?')
    expect(person.sees(/human resources and social security/).citations?.[0]?.policy).toBe('cq-scarce-talents')
    person.sees(/question 2 of at most 6\n\nWhich category/)
    await person.says('Why?')
    expect(person.sees(/Category A is enough/).text).toMatch(
      /as issued \(paragraph on the categories\):\nForeigners who meet one of/,
    )
    person.sees(/question 2 of at most 6/)
    await person.says('the first one')
    person.sees(/likely to be eligible/)
  })

  test('a date and a number are typed; impossible and unclear ones are asked again', async () => {
    const { person, conversation } = chat(knowledge, '2026-01-01T08:00:00+08:00')
    await person.says('check')
    await person.presses('screen:start:every-kind')
    person.sees(/When does your present certificate end\?[\s\S]*for example 1990-05-01/)
    await person.says('3/4/2026')
    person.sees(/can’t tell the day from the month/)
    await person.says('2099-01-01')
    person.sees(/should lie between 1 January 2000 and 1 January 2036/)
    await person.says('1 June 2026', 'third class', 'Born on March 5, 1970')
    person.sees(/How many achievements|bachelor|certificate\?|salary/)
    expect((await conversation())?.facts).toMatchObject({
      'certified-until': '2026-06-01',
      class: 'third',
      born: '1970-03-05',
    })
    await person.says('yes')
    person.sees(/How many years have you worked\?\n\nPlease answer with a number \(years\)/)
    await person.says('2')
    expect((await conversation())?.facts).toMatchObject({ experience: 2 })
    expect(person.buttons()).not.toContain('2')
    await person.says('yes')
    person.sees(/Are you a civil servant/)
    await person.says('no')
    person.sees(/Do you have children/)
    await person.says('yes')
    expect(person.sees(/likely to be eligible/).text).toMatch(/A school for your children/)
  })
})

describe('用中文', () => {
  test('从第一题问到结果', async () => {
    const { person } = chat()
    await person.says('资格自测')
    person.sees(/想看看自己是否符合哪一项/)
    await person.presses('重庆外籍“高精尖缺”人才')
    person.sees(/最多6个问题，拿不准就答“不确定”[\s\S]*第1题，最多6题\n\n您是外国人/)
    await person.says('我是外国人')
    person.sees(/第2题，最多6题/)
    await person.says('都不是')
    person.sees(/是否已有重庆市的有关单位推荐您/)
    await person.says('还没有')
    await person.says('没有')
    person.sees(/您的工作是不是全市经济社会发展所必需的/)
    await person.says('是的，我觉得是')
    const result = person.sees(
      /需要人工审核才能确定。您是否为全市经济社会发展所必需，要由主管部门判断。关键在于：“全市经济社会发展所必需”。/,
    )
    expect(result.text).toMatch(/符合\n• 外国人【“认定条件”段】\n• 第4类.*【“认定条件”段 ?4\.】报道没有说明由谁/)
    expect(result.text).toMatch(/不符合\n• 第1类[\s\S]*• 第2类[\s\S]*• 第3类[\s\S]*• 第5类/)
    expect(result.text).toMatch(/2026年11月22日依据《高精尖缺人才新闻报道》和您的回答判断/)
    expect(result.text).toMatch(/由英文文本转译/)
    expect(result.standing).toMatch(/未注明年份/)
  })

  test('中国公民一题就有结果', async () => {
    const { person } = chat()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('不是')
    const result = person.sees(/您目前不符合条件。这项认定只面向外国人。/)
    expect(result.text).toMatch(/不符合\n• 外国人/)
    expect(result.text).not.toMatch(/下一步|办理流程/)
  })

  test('繁体、语气词、标点都听得懂；上一步、改答案、退出随时可以', async () => {
    const { person, conversation } = chat()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('對的！', '不確定')
    person.sees(/是否已有重庆市的有关单位推荐您/)
    await person.says('上一步')
    person.sees(/第2题，最多6题\n\n按照中国现行/)
    await person.presses('上一步')
    person.sees(/第1题，最多6题\n\n您是外国人/)
    expect(person.buttons()).not.toContain('上一步')
    await person.says('返回')
    person.sees(/这已经是第一题了/)
    await person.says('嗯', 'B类', '改答案')
    person.sees(/您想修改哪一项/)
    await person.presses('外国人来华工作分类：B类（外国专业人才）')
    person.sees(/您之前的回答：B类（外国专业人才）。/)
    await person.says('取消')
    person.sees(/您已经给出的回答我先留着/)
    expect((await conversation())?.dialogue).toBeUndefined()
    expect((await conversation())?.facts).toEqual({ foreigner: 'yes', 'work-category': 'b' })
  })

  test('下次先确认以前的回答', async () => {
    const { person, conversation } = chat()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('是', '不确定', '取消')
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    expect(person.sees(/您之前告诉过我/).text).toMatch(/• 外国人：是\n\n现在还是这样吗？/)
    await person.says('人才服务证有效期多久？')
    person.sees(/3年/)
    person.sees(/现在还是这样吗？/)
    await person.says('是的')
    person.sees(/第2题，最多6题\n\n按照中国现行/)
    await person.says('取消', '资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('不是')
    person.sees(/第1题，最多6题\n\n您是外国人/)
    expect((await conversation())?.facts).toEqual({})
  })
})

describe('answers that can not stand as they are', () => {
  const open = async () => {
    const all = chat(knowledge, '2026-01-01T08:00:00+08:00')
    await all.person.says('check')
    await all.person.presses('screen:start:every-kind')
    await all.person.says('2026-04-01', 'second class')
    return all
  }

  test('a year is enough where it decides; where the day tells, it is asked for', async () => {
    const { person, conversation } = await open()
    await person.says('1966')
    person.sees(/You said 1966\. Here a few days can change the result[\s\S]*When were you born\?/)
    await person.says('3 January')
    expect((await conversation())?.facts.born).toBe('1966-01-03')
    await person.says('back')
    person.sees(/When were you born\?/)
    await person.says('in 1980')
    expect((await conversation())?.facts.born).toBe('1980')
  })

  test('who does not remember the day keeps the year, and a person has to look at it', async () => {
    const { person, conversation } = await open()
    await person.says('1966', 'not sure')
    expect((await conversation())?.facts.born).toBe('1966')
    for (let at = 0; at < 8 && (await conversation())?.dialogue; at++) {
      const asked = person.all().at(-1)?.text ?? ''
      await person.says(
        /salary/.test(asked) ? '5' : /How many/.test(asked) ? '0' : /civil|children/.test(asked) ? 'no' : 'yes',
      )
    }
    person.sees(/a person has to review your case.*What decides it: “Date of birth”/)
  })

  test('an age is no date of birth', async () => {
    const { person, conversation } = await open()
    await person.says("I'm fifty-nine years old")
    person.sees(/You said 59\. The rules count age on a certain day/)
    expect((await conversation())?.facts.born).toBeUndefined()
  })

  test('a birth date in the future or 200 years ago is refused with the days between which it must lie', async () => {
    const { person } = await open()
    await person.says('1 May 2031')
    person.sees(/between 1 January 1900 and 1 January 2010/)
    await person.says('1826年5月1日')
    person.sees(/between 1 January 1900 and 1 January 2010/)
  })

  test('a contradiction is named, and one of the answers is changed', async () => {
    const { person, conversation } = await open()
    await person.says('1990-05-01')
    while (!/years have you worked/.test(person.all().at(-1)?.text ?? '')) {
      await person.says(/salary/.test(person.all().at(-1)?.text ?? '') ? '1' : 'yes')
    }
    await person.says('35 years')
    const told = person.sees(/does not fit together: Nobody under 40 has worked for 30 years\. Which answer/)
    expect(told.choices?.map((c) => c.label)).toEqual([
      'Date of birth: 1 May 1990',
      'Work experience: 35 years',
      'Cancel',
    ])
    await person.says('hmm let me think')
    expect(person.all().at(-1)?.text).toMatch(/does not fit together/)
    await person.presses('Work experience: 35 years')
    person.sees(/Your answer so far: 35 years/)
    await person.says('18 months')
    expect((await conversation())?.facts.experience).toBe(1.5)
    expect(person.all().at(-1)?.text).not.toMatch(/does not fit together/)
  })

  test('“more than 10 years” is taken where it can not be wrong, and asked for in figures where it can', async () => {
    const { person, conversation } = await open()
    await person.says('1970-05-01')
    while (!/years have you worked/.test(person.all().at(-1)?.text ?? '')) {
      await person.says(/salary/.test(person.all().at(-1)?.text ?? '') ? '1' : 'yes')
    }
    await person.says('more than 1 year')
    person.sees(/Within that range the result can differ/)
    await person.says('10年以上')
    expect((await conversation())?.facts.experience).toBe(10)
  })

  test('a doubt is not taken for an answer', async () => {
    const { person, conversation } = chat()
    await person.says('check')
    await person.presses('Chongqing foreign “high-quality and scarce” talents')
    await person.says('yes', 'I think A')
    person.sees(/Do you mean “Category A/)
    expect((await conversation())?.facts).toEqual({ foreigner: 'yes' })
    await person.says('A and B')
    person.sees(/one answer only/)
    await person.says('yes')
    person.sees(/choose one of the answers below/)
    await person.says('ok')
    person.sees(/question 2 of at most 6/)
    await person.says('foreign professional I guess')
    person.sees(/Do you mean “Category B/)
    await person.says('yes')
    expect((await conversation())?.facts).toMatchObject({ 'work-category': 'b' })
  })
})

describe('somebody else', () => {
  test.each(['my wife is American', '我老公是德国人', 'my boss is British', '我儿子是美国籍'])(
    '%s is no answer about the person',
    async (text) => {
      const { person, conversation } = chat()
      await person.says('check')
      await person.presses('screen:start:cq-scarce-talents')
      await person.says(text)
      expect((await conversation())?.facts).toEqual({})
    },
  )
})

describe('another city, named alone in the middle', () => {
  test.each([
    ['Beijing eligibility check', 'and chongqing?', 'Check Chongqing', /0 of 3 programmes/],
    ['北京急需紧缺资格自测', '那东莞呢', '改看东莞', /东莞/],
  ])('%s: %s', async (wanted, words, label, other) => {
    const { person } = chat()
    await person.says(wanted, words)
    const offer = person.sees(/instead\?|要改看/)
    expect(offer.choices?.map(({ label }) => label)).toEqual([label, expect.stringMatching(/Continue|继续/)])
    await person.presses(label)
    person.sees(other)
  })

  test('the same city, or more than its name, is no such thing', async () => {
    const { person } = chat()
    await person.says('北京急需紧缺资格自测', '北京呢', '东莞年龄怎么算')
    expect(person.all().some(({ text }) => text.includes('要改看'))).toBe(false)
  })
})
