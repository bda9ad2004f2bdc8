/** “Which programme fits me”, through the real step and the real schemes. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { openOffice } from '../harness.ts'
import { onThisOne, worked } from '../security/growth.ts'
import { everyKind, knowledge } from './schemes.ts'

const real: Knowledge = { ...knowledge, schemes: new Map([...knowledge.schemes].filter(([id]) => id !== 'every-kind')) }

const chat = (folder: Knowledge = real) => {
  const office = openOffice({ turn, knowledge: folder, at: '2026-11-22T02:00:00Z' })
  const person = office.person('telegram:4711')
  const conversation = async () => (await office.store.read('conversation', 'telegram:4711'))?.body
  return { office, person, conversation }
}

describe('several programmes at once', () => {
  test('somebody who is no foreigner and not recognised: nothing is open, and each line says why and where', async () => {
    const { person, conversation } = chat()
    await person.says('哪个项目适合我？')
    expect(person.sees(/您考虑在哪个城市/).choices?.map((c) => c.label)).toEqual(
      expect.arrayContaining(['重庆', '北京', '都可以，还没定']),
    )
    await person.says('重庆吧')
    person.sees(/我把2个项目放在一起看[\s\S]*第1题 · 2个项目中0个已有结果\n\n您是外国人/)
    await person.says('我是中国人')
    person.sees(/第2题 · 2个项目中1个已有结果/)
    await person.says('没有')
    await person.presses('都不是')
    const compared = person.sees(/这些项目目前都不符合/)
    expect(compared.text).toMatch(/1\. .*：不符合。[\s\S]*【.+】\n2\. .*：不符合。[\s\S]*【.+】/)
    expect(compared.text).toMatch(/2026年11月22日依据您的回答初步比较/)
    expect(new Set(compared.citations?.map((c) => c.policy)).size).toBeGreaterThan(1)
    expect(compared.standing).toBeUndefined()
    expect((await conversation())?.dialogue).toBeUndefined()
  })

  test('likely comes first, leads into its result without asking again, and the rest can be looked at', async () => {
    const { person } = chat()
    await person.says('which programme fits me?')
    await person.says('Chongqing')
    await person.says("I'm German")
    await person.says('category A')
    await person.says('no')
    await person.says('not sure', 'none of them')
    const compared = person.sees(/the programmes compare like this/)
    expect(compared.text).toMatch(/1\. Chongqing foreign “high-quality and scarce” talents: likely to be eligible\./)
    expect(compared.text).toMatch(/2\. .*needs review by a person\. .*What decides it: “/)
    expect(compared.standing).toMatch(/names no year/)
    await person.presses('Look at: Chongqing foreign “high-quality and scarce” talents')
    person.sees(/Preliminary result: you are likely to be eligible/)
    await person.presses('Keep or print the result')
    expect(person.all().at(-1)?.document?.name).toBe('eligibility-cq-scarce-talents-2026-11-22.html')
  })

  test('the result so far can be seen on the way, and the check goes on', async () => {
    const { person, conversation } = chat()
    await person.says('which programme fits me')
    await person.presses('Any of them, not decided')
    await person.says('no')
    await person.presses('Show the result so far')
    person.sees(/By your answers so far[\s\S]*still open, more questions are needed[\s\S]*not eligible/)
    await person.presses('Continue where we were')
    person.sees(/question 2 ·/)
    expect((await conversation())?.dialogue).toMatchObject({ kind: 'screening' })
    await person.says('back')
    person.sees(/Are you a foreigner/)
    await person.says('cancel')
    expect((await conversation())?.dialogue).toBeUndefined()
  })

  test('what was said once is offered for confirmation, also from one check to another', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('Chongqing foreign “high-quality and scarce” talents')
    await person.says('American', 'category A')
    person.sees(/likely to be eligible/)
    await person.says('which programme fits me')
    await person.says('Beijing or Chongqing')
    person.sees(/Which programme fits me\n\nEarlier you told me:\n• Foreigner: Yes\n• Category/)
    await person.says('yes')
    person.sees(/question 3 · 1 of 3 programmes settled/)
    await person.says('what do you mean by that and why?')
    expect(person.all().at(-1)?.text).toMatch(/question 3 ·/)
  })

  test.each([
    ['anywhere but Beijing', ['cq-card', 'cq-scarce-talents', 'dg-characteristic-talents']],
    ['除了重庆都行', ['bj-urgent-talents', 'dg-characteristic-talents']],
    ['not Dongguan, rather Beijing', ['bj-urgent-talents']],
    ['Beijing or Dongguan', ['bj-urgent-talents', 'dg-characteristic-talents']],
  ])('in which city: %s', async (text, schemes) => {
    const { person, conversation } = chat()
    await person.says('which programme fits me', text)
    expect((await conversation())?.dialogue).toMatchObject({ schemes })
  })

  test('one programme only: nothing to choose a city for', async () => {
    const { person } = chat({ ...knowledge, schemes: new Map([['every-kind', everyKind]]) })
    await person.says('which programme fits me')
    expect(person.all().at(-1)?.text).toMatch(/Trial programme · question 1/)
  })
})

describe('what if', () => {
  const decided = async () => {
    const all = chat()
    await all.person.says('check')
    await all.person.presses('Chongqing foreign “high-quality and scarce” talents')
    await all.person.says('French', 'category C')
    for (const _ of [1, 2, 3]) await all.person.says('no')
    return all
  }

  test('another answer is judged and compared, and nothing is changed until the person says so', async () => {
    const { person, conversation } = await decided()
    person.sees(/you are not eligible/)
    await person.says('what if I had been recommended?')
    const told = person.sees(/Supposing “Recommended.*: Yes”/)
    expect(told.text).toMatch(/the result changes from “not eligible” to “likely to be eligible”/)
    expect(told.text).toMatch(/Now met: Category 5.*\[paragraph on the categories ?5\.\]/)
    expect(told.text).toMatch(/your answers are as they were/)
    expect((await conversation())?.facts.recommended).toBe('no')
    await person.presses('Change my answer to this')
    person.sees(/Preliminary result: you are likely[\s\S]*Before the change the result was “not eligible”/)
    expect((await conversation())?.facts.recommended).toBe('yes')
  })

  test('用中文也行；本来就是这样的，照实说', async () => {
    const { person } = await decided()
    await person.says('要是我是A类人才呢？')
    person.sees(/假设“外国人来华工作分类：A类[\s\S]*从“不符合”变为“很可能符合”/)
    await person.says('如果没有单位推荐呢')
    person.sees(/您本来的回答就是这样/)
  })

  test('figures before or after their names, an age, several at once', async () => {
    const { person, conversation } = chat()
    await person.says('check')
    await person.presses('screen:start:bj-urgent-talents')
    await person.says('French', 'employed', 'no', '0 years')
    const supposing = async (text: string) => {
      await person.says(text)
      return person.all().at(-1)?.text ?? ''
    }
    expect(await supposing('what if I had 3 years of experience?')).toMatch(/Supposing “.*: 3 years”/)
    expect(await supposing('如果年薪150万呢')).toMatch(/Supposing “Salary: 1500000 yuan a year”/)
    expect(await supposing('如果平均工资是10万呢')).toMatch(/Supposing “Average salary[^,]*: 100000 yuan a year”/)
    expect(await supposing('what if I were Chinese and employed')).toMatch(/Supposing “Foreigner: No, Employment: Yes/)
    expect((await conversation())?.dialogue).toMatchObject({ kind: 'screening' })
  })

  test('somebody can be 59 for once', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:dg-characteristic-talents')
    await person.says('employed by a unit in Dongguan')
    await person.says('what if I were 59 years old?')
    person.sees(/Supposing “aged 59 on 1 January 2026”/)
    // No date of birth is made up, so there is nothing to adopt.
    expect(person.buttons()).toEqual(['Continue where we were'])
    await person.says('second category')
    await person.says('如果我70岁呢')
    const told = person.sees(/Supposing “aged 70 on 1 January 2026”[\s\S]*“not eligible”/)
    expect(told.text).toMatch(/• Not met: Under 60 on 1 January this year/)
    expect(told.text).not.toMatch(/Now met: Works|No longer met/)
  })

  test('of two suppositions none is dropped, answered or not', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:dg-characteristic-talents')
    await person.says('employed by a unit in Dongguan', 'second category')
    await person.says('what if I were unemployed and had a criminal record?')
    person.sees(/Supposing “Work in Dongguan: None of these.*, Personal record: A criminal record”/)
  })

  test('what a result offers stays offered after it', async () => {
    const { person } = await decided()
    await person.says('what if I had been recommended?')
    expect(person.buttons()).toEqual([
      'Change my answer to this',
      'Keep or print the result',
      'Change an answer',
      'Start again',
      'Ask a question',
    ])
  })

  test('pay is supposed by the month where it is said so, and what contradicts the rest is told so', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:bj-urgent-talents')
    await person.says('法国人', '已受聘')
    await person.says('要是月薪5万呢')
    expect(person.all().at(-1)?.text).toMatch(/600000 yuan a year|600000元\/年/)
    await person.says('是')
    await person.says('what if my employer had been penalised')
    expect(person.all().at(-1)?.text).toMatch(/can’t be true beside your other answers|不能同时成立/)
  })

  test.each([
    '如果卡丢了能补办吗',
    '如果我换了工作单位，证还有效吗',
    'suppose I lose my job, is the card still valid?',
    '如果弄虚作假会有什么后果',
    `如果${'，'.repeat(1900)}`,
  ])('%s is no supposition', async (text) => {
    const { person } = await decided()
    const started = worked()
    await person.says(text)
    expect(person.all().at(-1)?.text).not.toMatch(/Supposing|假设|answered already|本来的回答/)
    expect(worked() - started).toBeLessThan(onThisOne(5000)) // it took 40 s once; no measure of speed
  })

  test('a supposition about something else is a question like any other', async () => {
    const { person } = await decided()
    await person.says('What if I lose the card?')
    expect(person.all().at(-1)?.text).not.toMatch(/Supposing/)
    await person.says('如果服务证丢了怎么办')
    expect(person.all().at(-1)?.text).not.toMatch(/假设/)
  })
})
