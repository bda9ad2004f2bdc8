/** English of foreign applicants: what they tell before they ask, whom they ask for, and several things wanted at once. */
import { expect, test } from 'vitest'
import { compose } from '../bot/answers/answer.ts'
import { questionsIn } from '../knowledge/question/several.ts'
import { lastOf } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

test.each([
  // What somebody tells of themselves names no subject that nobody covers.
  [['can i get talent thing? i am from egypt, civil engineer in metro company chongqing'], 'cq-card-notice/1'],
  [['i lost my card in taxi yesterday, what now'], 'cq-card-rules/2.2'],
  [['Beijing salary requirement for urgently needed talents', 'my company is a hotel'], 'bj-urgent-talents/2'],
  [
    ['Beijing salary for urgently needed talents?', 'we are branch of Bosch, rank in fortune 500'],
    'bj-urgent-talents/1.2',
  ],
  [['hi. i am dancer from Cuba, 29. Any chance for Beijing?'], 'bj-urgent-talents/2'],
  [['card lost and I am in germany until january, who can do it for me'], 'cq-card-rules/2.2'],
  // Persons alone are no matter of their own.
  [['can I bring my mother to chongqing hukou', 'just wife and baby then'], 'cq-card-notice/2.3'],
  [['can i use Chongqing talent card also in Chengdu', 'is this also valid for my wife then?'], 'cq-card-rules/1'],
  // What was asked on about in vain is let go.
  [
    ['what medical things are included with card', 'for how many times per year', 'thx! and surgery'],
    'cq-card-notice/2.7',
  ],
  // Whom they speak of.
  [['what is talent card good for in chongqing', 'our boy is 4'], 'cq-card-rules/6.1'],
  [['husband of card holder here. I want to work in chongqing, what help do I get'], 'cq-card-rules/6.6'],
  [['my wife is doctor too but without job here. can the talent card help?'], 'cq-card-rules/6.6'],
  [['does my wife get talent card too?'], 'cq-card-rules/1'],
  [['how many contact people do we have to name for the talent card', 'and if one of them quits?'], 'cq-card-rules/4'],
  [
    [
      'hello I am in Chongqing on a business visa (M), card holder since January',
      'can I change it here or I must fly home',
    ],
    'cq-card-notice/2.4',
  ],
  [
    [
      'i founded my own company in dongguan. can I apply for the talent scheme without labor contract?',
      'my share is 40 percent',
    ],
    'dg-characteristic-talents/20.1',
  ],
  [['what capital do founders need in Dongguan', 'and I turn 60 in March'], 'dg-characteristic-talents/6.5'],
  [['what must I report each year in Dongguan', 'are these rules still in force?'], 'dg-characteristic-talents/22'],
  [
    [
      'is a bank one of the employers you accept in Beijing',
      'she has no university but 20 years as trader, 1.5 million salary',
    ],
    'bj-urgent-talents/2.3',
  ],
  // The other way round, and what is no longer said in full.
  [
    ['My company in Beijing is not on the list. What can we do?', 'And if it was on the list?'],
    'bj-urgent-talents/3.3',
  ],
  [['what does confirmation letter do in chongqing', 'no degree'], 'cq-scarce-talents/green-channel'],
  [['is card valid in Chengdu?', 'how long?'], 'cq-card-rules/1'],
  [['the card was issued 2 feb 2024, when does it end'], 'cq-card-rules/1'],
  [['Is it correct that the Dongguan title is for life?'], 'dg-characteristic-talents/13'],
  [
    ['Which age limit has Dongguan for second class talent?', 'my friend said the rule is finished already'],
    'dg-characteristic-talents/22',
  ],
  [['Do the dongguan rules hold in 2026?'], 'dg-characteristic-talents/22'],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(first && `${first.policy}/${first.clause}`).toBe(clause)
})

test.each([
  ['Dongguan has three classes of talents, which one is best?', 'five categories, not three classes'],
  ['Chongqing’s scarce talents programme has seven categories. What is the seventh?', 'five categories'],
  ['Why do I need to wait 15 working days for visa? they said so', '3 working days, not 15'],
])('a count or a time that a question takes for granted is corrected: %s', (question, said) => {
  const answer = lastOf([question])
  expect(answer && compose(knowledge, answer).text).toContain(said)
})

test('money is asked for, and no class', () => {
  expect(lastOf(['what do second class talents in Dongguan have to report', 'money for second class?'])?.status).toBe(
    'kind-missing',
  )
})

test('why something holds that does hold is not answered with that it does', () => {
  expect(lastOf(['Why does the education commission need 15 working days?'])?.status).not.toBe('answered')
})

test.each([
  [
    'tell me all papers for dongguan, deadline and who finally approves',
    ['papers for dongguan?', 'deadline?', 'who finally approves?'],
  ],
  ['Dongguan: age limit, documents, how long valid?', ['Dongguan: age limit?', 'documents?', 'how long valid?']],
  ['tell me about the talent card and its services', ['tell me about the talent card and its services']],
])('things wanted one after the other are questions: %s', (text, questions) => {
  expect(questionsIn(text)).toEqual(questions)
})

test('a place named last is that of everything asked in the message', () => {
  const answer = lastOf(['I want to know how long it takes and what it costs in Beijing'])
  expect(answer?.parts?.each.map((part) => part.label)).toEqual([
    'how long it takes in Beijing?',
    'what it costs in Beijing?',
  ])
})

test.each([
  // A degree of a country is a foreign one; points are those for work permits; a first step is asked for as a procedure.
  [
    ['I teach at a university in Dongguan', 'my german phd, must I do something with it'],
    'dg-characteristic-talents/8.4',
  ],
  [['news about high quality scarce talent in Chongqing', 'and the points thing?'], 'cq-scarce-talents/points'],
  [['we want to hire 3 engineers in Beijing, what do we do first'], 'bj-urgent-talents/3'],
  // What somebody has, asked about before they tell more.
  [['is my cook experience ok for Beijing, I have international chef certificate'], 'bj-urgent-talents/2.2'],
  // Whoever may go in one's place, of the service spoken of.
  [
    ['our son changes to a school here in grade 4, is it possible now', 'so who sends the request, we or his firm'],
    'cq-card-rules/6.1',
  ],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const told = answer?.parts?.each[0]?.answer ?? answer
  const [first] = told?.status === 'answered' ? told.points : []
  expect(`${first?.policy}/${first?.clause}`).toBe(clause)
})

test('what something costs is a price, whatever it is', () => {
  expect(lastOf(['how much is the kindergarten per month'])?.status).toBe('kind-missing')
})

test('who does it in one’s place is asked of the matter spoken of, and not of what there is for a wife', () => {
  const answer = lastOf(['Do I need the card when I go to the doctor', 'Can my wife make the appointment for me'])
  const clauses = answer?.status === 'answered' ? answer.points.map(({ clause }) => clause) : []
  expect(clauses).toContain('6.5')
  expect(clauses).not.toContain('6.6')
})

test.each([
  // A story that asks nothing is not answered by what it touches, and names the place of what comes next.
  [
    [
      'we have a restaurant group in BJ and want to hire chef from Sao Paulo',
      'we are not on any list',
      'what papers',
      'how long',
    ],
    'bj-urgent-talents/3',
  ],
  [['we are in dongguan, our designer wants the title', 'what does she do first'], 'dg-characteristic-talents/11'],
  // Who somebody is, told at the start, is no part of what is asked about a matter since.
  [
    [
      'My wife opened a small biotech in Dongguan two years ago, she is polish',
      'how much share must she have',
      'company is 1 year and 2 months old, enough?',
    ],
    'dg-characteristic-talents/20.1',
  ],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(`${first?.policy}/${first?.clause}`.startsWith(clause)).toBe(true)
})

test.each([
  'Good day. I am finishing my PhD in Chongqing University, from Nigeria.',
  'hello. i am engineer from Novosibirsk, now 3 year in chongqing, company want make for me talent card',
  'i work in a bank in chongqing since 2019 and my wife is teaching at the university',
])('a story that asks nothing is no question: %s', (told) => {
  expect(lastOf([told])?.status).toBe('no-question')
})

test.each([
  // What the place spoken of tells leads to no other, and a new subject leans on what was answered.
  [
    ['can i apply chongqing scarce talent, i have nomination for abel prize', 'is age relaxed'],
    'cq-scarce-talents/green-channel',
  ],
  [
    [
      'i work in free trade zone chongqing. can get green card?',
      'also my wife and baby?',
      'my mother too?',
      'where apply',
    ],
    'cq-card-rules/6.4',
  ],
  [
    [
      'waht is the requirment for compny in bejing',
      'we are r&d center, foregin invested',
      'how meny employees minimum',
      'and a hospital?',
    ],
    'bj-urgent-talents/1.6',
  ],
  [['what if we lie a bit in the form in beijing', 'lol joking. who checks'], 'bj-urgent-talents/4.3'],
  [['How to apply in Beijing', 'sorry not beijing. chongqing.'], 'cq-card-rules/2.1'],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(`${first?.policy}/${first?.clause}`).toBe(clause)
})

test.each([
  ['I am 63 years old professor, Dongguan university wants me', 'what age limit is there', 'Is health check required?'],
  [
    'i work in free trade zone chongqing. can get green card?',
    'also my wife and baby?',
    'my mother too?',
    'how many years i must stay before',
  ],
])('what the place spoken of does not tell is not told of another: %j', (...questions) => {
  expect(lastOf(questions)?.status).not.toBe('answered')
})

test('whoever may come along is not asked to go in one’s place', () => {
  const answer = lastOf(['is there something with holidays for experts', 'how to join', 'can my wife come'])
  expect(answer?.status === 'answered' ? answer.points.map(({ clause }) => clause) : []).not.toContain('5.4.1')
})
