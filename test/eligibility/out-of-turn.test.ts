/** What people tell in a check besides what it asks, through the real step and the real schemes. */
import { expect, test } from 'vitest'
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
