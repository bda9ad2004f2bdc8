/** What people tell in a check besides what it asks, through the real step and the real schemes. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from './schemes.ts'

const real = { ...knowledge, schemes: new Map([...knowledge.schemes].filter(([id]) => id !== 'every-kind')) }

const chat = () => {
  const office = openOffice({ turn, knowledge: real, at: '2026-11-22T02:00:00Z' })
  const person = office.person('telegram:4711')
  const facts = async () => (await office.store.read('conversation', 'telegram:4711'))?.body.facts
  return { person, facts }
}

const begun = 'check my eligibility for beijing urgently needed talents'

test('a story that ends in the question which programme there is begins the check with what it tells', async () => {
  const { person, facts } = chat()
  await person.says('I am German, I work in Beijing at a tech company, do I qualify for something?')
  person.sees(/I have noted what you said:\n• Foreigner: Yes\n• Employer’s sector: Science and technology/)
  person.sees(/Do you have an employer in Beijing\?/)
  expect(await facts()).toEqual({ foreigner: 'yes', sector: 'science' })
  // One condition is meant here, and no check.
  const other = chat()
  await other.person.says('I am 61, do I qualify for Dongguan?')
  expect(other.person.all().at(-1)?.text).toMatch(/60/)
})

test('somebody whose story was heard and who then asks whether they qualify is checked where they are', async () => {
  const { person } = chat()
  await person.says('我是德国人，在北京一家软件公司上班，本科，干了三年', '够条件不')
  person.sees(/外国人：是/)
  person.sees(/您在北京有用人单位了吗/)
  // Which of all there are is asked of every place.
  const other = chat()
  await other.person.says('东莞一年评几次', '哪个项目适合我')
  other.person.sees(/您考虑在哪个城市/)
})

test('facts that are asked later are kept, and the question stays', async () => {
  const { person, facts } = chat()
  await person.says(begun, 'yes, i am german', 'yes i work at Siemens Healthineers Beijing')
  await person.says('my company is not on the list, it is registered in beijing')
  await person.says('i have bachelor and 3 years experience')
  person.sees(/Bachelor’s degree or above: Yes\n• Experience in research, teaching and management: 3 years/)
  expect(await facts()).toMatchObject({
    hired: 'employed',
    'key-entity': 'no',
    'beijing-employer': 'yes',
    bachelor: 'yes',
    'relevant-years': 3,
  })
  await person.says('oh wait it’s only 18 months')
  expect(await facts()).toMatchObject({ 'relevant-years': 1.5 })
})

test.each([
  'my wife is german',
  'what about a bachelor degree?',
  'if I had a master degree',
  'I want to find a job at a tech company',
  'I know somebody on the list',
])('“%s” states nothing of the person', async (text) => {
  const { person, facts } = chat()
  await person.says(begun, text)
  expect(await facts()).toEqual({})
})

test('what answers the question answers no other by the same words', async () => {
  const { person, facts } = chat()
  await person.says('which programme fits me', 'Chongqing', 'yes', 'Category A', 'no')
  await person.presses('None of these')
  expect(Object.keys((await facts()) ?? {})).toHaveLength(4)
})

test('在自测里顺口说的，也记下', async () => {
  const { person, facts } = chat()
  await person.says('北京急需紧缺自测', '我是美国人，本科学历')
  person.sees(/您刚才说的我记下了/)
  expect(await facts()).toMatchObject({ foreigner: 'yes', bachelor: 'yes' })
})

describe('what is put right', () => {
  test('“不对，是…” is no “no” to what is asked now', async () => {
    const { person, facts } = chat()
    await person.says('我想自测人才服务证', '没有', '不晓得', '不对，是86年2月3号')
    expect(await facts()).not.toHaveProperty('violations')
    expect(person.all().at(-1)?.text).toMatch(/有没有一项和您有关/)
  })

  test('at what was told another time only that is changed', async () => {
    const { person, facts } = chat()
    await person.says('我想自测东莞特色人才', '受聘', '四类', '退出')
    person.looksAway()
    await person.says('我想自测东莞特色人才', '不对，是三类')
    person.sees(/• 申请的类别：三类人才\n.*受聘于东莞的单位\n\n现在还是这样吗/s)
    await person.says('写错了，我的出生日期是1985年3月2日')
    person.sees(/出生日期：1985年3月2日/)
    await person.says('是的')
    expect(await facts()).toMatchObject({
      'category-sought': 'third',
      'work-in-dongguan': 'employed',
      born: '1985-03-02',
    })
  })

  test('after the result the answer is changed, and the result told anew', async () => {
    const { person, facts } = chat()
    await person.says('我想自测东莞特色人才', '受聘')
    await person.presses('都不是')
    person.sees(/初步结果/)
    await person.says('等下，说错了，我是三类人才，不是都不是')
    person.sees(/我记下了：\n• 申请的类别：三类人才/)
    expect(await facts()).toMatchObject({ 'category-sought': 'third' })
    // What asks something corrects nothing.
    const other = chat()
    await other.person.says('我想自测东莞特色人才', '受聘')
    await other.person.presses('都不是')
    await other.person.says('其实三类人才是什么意思？')
    expect(await other.facts()).toMatchObject({ 'category-sought': 'none' })
  })
})

test.each([
  ['check eligibility', 'beijing', /employer in Beijing|Beijing.*question 1/s],
  ['check eligibility', 'the beijing one please', /employer in Beijing|Beijing.*question 1/s],
  ['资格自测', '北京的', /北京.*第1题/s],
])('%s, then “%s”: the programme of that city', async (asked, city, begins) => {
  const { person } = chat()
  await person.says(asked, city)
  person.sees(begins)
})

test('what is told beside the point of a check is not declined as a question; “not sure” is made good by the answer alone', async () => {
  const { person, facts } = chat()
  await person.says(begun, 'yes', 'not sure', 'yes his employer is my restaurant')
  expect(person.all().at(-2)?.text).toMatch(/one thing at a time/)
  await person.says('employed')
  person.sees(/noted what you said:\n• .*: Yes, I am employed/)
  expect(await facts()).toMatchObject({ hired: 'employed' })
})

test.each(['yes i think so', 'yes, i think so', '是的我觉得是'])('“%s” is a yes', async (words) => {
  const { person, facts } = chat()
  await person.says('check my eligibility for beijing urgently needed talents', words)
  expect(await facts()).toMatchObject({ foreigner: 'yes' })
})

test('a request that is plainly wanted is begun, and the check waits for it', async () => {
  const { person } = chat()
  await person.says('北京急需紧缺自测', '我要办落户')
  person.sees(/申请：户籍服务（入户）/)
  await person.says('不同意')
  person.sees(/您是外国人吗|是不是外国人|外国/)
  const other = chat()
  await other.person.says('check eligibility', 'beijing', 'file a request')
  other.person.sees(/Services you can request/)
})
