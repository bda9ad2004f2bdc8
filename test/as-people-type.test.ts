/** Words that mean one thing in one question must not mean it in the next: what people type, and the clause that answers first. */
import { expect, test } from 'vitest'
import { lastOf } from './our-answerer.ts'

test.each([
  // Who asks what there is to do asks for nobody's duties.
  [['孩子上学我们家长要做点什么'], 'cq-card-rules/6.1'],
  [['联络员到底管些啥'], 'cq-card-rules/5'],
  [['老师能评职称吗'], 'cq-card-rules/3.6'],
  // “What if” supposes; only “what happens if” asks what follows.
  [['what if my child moves to another school'], 'cq-card-rules/6.1'],
  [["what if I don't have a degree"], 'bj-urgent-talents/2.1'],
  [['卡过期了会怎么样'], 'cq-card-rules/2.3'],
  // One question, and not the one before once more.
  [['what if I change my job, who do I tell'], 'cq-card-rules/2.2'],
  [['how do my kids get into school', 'If my passport changes, who do I tell?'], 'cq-card-rules/2.2'],
  [['I changed employer', 'who do I tell'], 'cq-card-notice/3.3'],
  // “Beijing not Dongguan” corrects; what is not so yet does not.
  [['how do I apply in Beijing', 'my company not on the list'], 'bj-urgent-talents/3.4'],
  // A number tells which are meant; an age that is told asks for none.
  [['哪四个标准'], 'bj-urgent-talents/2'],
  [['我有两个孩子，5岁和8岁，怎么上学'], 'cq-card-rules/6.1'],
  [['two kids, 5 and 8 years old, how do they get into school'], 'cq-card-rules/6.1'],
  // Who goes to another place may ask about that.
  [['东莞特色人才怎么申请', '我调到北京了，要什么条件'], 'bj-urgent-talents/1'],
  [['北京急需紧缺要什么条件', '我跳槽到重庆了，老婆能落户吗'], 'cq-card-rules/6.3'],
  [['东莞特色人才管几年', '跳槽到深圳了呢'], 'dg-characteristic-talents/14.4'],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(first && `${first.policy}/${first.clause}`).toBe(clause)
})

test.each(['家长要做什么', 'SIM card去哪办', 'credit card能申请吗', '带着小孩，35岁还能申请吗'])(
  'declined: %s',
  (question) => {
    expect(lastOf([question])?.status).not.toBe('answered')
  },
)

test.each([
  [['上海的居转户要满几年', '要多久']],
  [['i am from brazil and work in a car factory. can i get a talent thing?', 'how long does it take']],
])('what is asked on after something that nothing answered is asked back: %j', (questions) => {
  expect(lastOf(questions)).toMatchObject({ status: 'no-question', detail: 'decline.which' })
})
