/** Words that mean one thing in one question must not mean it in the next: what people type, and the clause that answers first. */
import { expect, test } from 'vitest'
import { lastOf } from './our-answerer.ts'

test.each([
  // Who asks what there is to do asks for nobody's duties.
  [['孩子上学我们家长要做点什么'], 'cq-card-rules/6.1'],
  [['联络员到底管些啥'], 'cq-card-rules/5.4'],
  [['老师能评职称吗'], 'cq-card-rules/3.6'],
  // What a follow-up is about, and behind it what it asks.
  [['东莞的材料要几份', '要交电子版吗', '无犯罪证明呢 要开不'], 'dg-characteristic-talents/6.3'],
  // Where somebody is for work is no place whose policy is asked about.
  [['卡能不能跨省用 我在贵阳项目上'], 'cq-card-rules/1'],
  // What settles an aspect need not have its word.
  [['电子照片的底色要什么颜色'], 'cq-card-rules/2.1'],
  [['which colour must the photo background be for card'], 'cq-card-rules/2.1'],
  // The card is no verb, and past the employer is not turned down.
  [['高精尖缺批了给个啥', '拿到这个有啥好处', '年龄还卡不卡'], 'cq-scarce-talents/green-channel'],
  [['重庆那个高精尖缺认定，可以不通过公司自己去交吗'], 'cq-scarce-talents/submit'],
  // Hardly a word of its own, and none that was not told.
  [['落户找谁', '不是，我问的是居留许可', '平台几天之内要交过去'], 'cq-card-rules/6.4'],
  [['体检有没有得', '在哪几家医院', '那找哪个问'], 'cq-card-rules/6.5'],
  [['北京那个多久出结果', '名单外头的呢'], 'bj-urgent-talents/3.4'],
  [['我们单位有个专家他老婆没工作', '这种平台给不给安排'], 'cq-card-rules/3.8'],
  [['东莞谁最后批', '批完发啥'], 'dg-characteristic-talents/11.8'],
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
  // Who is new at work needs a new card, and none that is changed.
  [['我是HR 我们单位一个博士刚入职 想给他办那个服务证 我先要干啥'], 'cq-card-rules/2.1'],
  [['我55岁怎么申请东莞'], 'dg-characteristic-talents/11'],
  // Whoever else is to show it, and where: it is for the holder.
  [['我老婆拿我的服务证去挂专家号应该没问题吧'], 'cq-card-rules/1'],
  [['我老公发烧了 他没有卡 能不能用我的卡挂专家号'], 'cq-card-rules/1'],
  // How to extend it, and not what follows when it is not.
  [['卡3年到期怎么续'], 'cq-card-rules/2.2'],
  [['特色人才多久评一次'], 'dg-characteristic-talents/9'],
  [['孩子转学几天有结果', '平台在哪'], 'cq-card-rules/4'],
  [['离开东莞了特色人才会取消吗', '要跟谁说'], 'dg-characteristic-talents/14.closing'],
  [['北京没进名单怎么办', '那审多久'], 'bj-urgent-talents/3.4'],
  [['北京的工作许可', '给几年'], 'bj-urgent-talents/3.5'],
  // To whom one tells it, what one brings, how long until one has it: asked on.
  [['孩子小升初有什么照顾', '说给谁'], 'cq-card-rules/6.1'],
  [['想约个专家号', '要带卡吗'], 'cq-card-rules/6.5'],
  [['卡丢了怎么补', '好久能拿到'], 'cq-card-rules/2.2'],
  [['外籍专家签证转R字签证怎么办', '他的工作许可能办多久的'], 'cq-card-notice/2.4'],
  // Where somebody has studied is no place of policy.
  [['我是德国回来的博士 老婆孩子户口能迁过来不'], 'cq-card-notice/2.3'],
  [['日本留学回来能评东莞特色人才吗'], 'dg-characteristic-talents/6'],
  // A number tells which are meant; an age that is told asks for none.
  [['哪四个标准'], 'bj-urgent-talents/2'],
  [['我有两个孩子，5岁和8岁，怎么上学'], 'cq-card-rules/6.1'],
  [['two kids, 5 and 8 years old, how do they get into school'], 'cq-card-rules/6.1'],
  // Who goes to another place may ask about that.
  [['东莞特色人才怎么申请', '我调到北京了，要什么条件'], 'bj-urgent-talents/1'],
  [['北京急需紧缺要什么条件', '我跳槽到重庆了，老婆能落户吗'], 'cq-card-rules/6.3'],
  // Hardly a word of its own: asked of what was told, and not of what tells it elsewhere.
  [['落户要找哪个', '不是 我问的是居留签证', '几天交上去'], 'cq-card-rules/6.4'],
  [['孩子上学4月底前要报吧', '晚了咋办'], 'cq-card-rules/6.1'],
  [['平台电话是多少', '那地址呢'], 'cq-card-rules/4'],
  [['服务证有哪些用处', '看病方面展开说说'], 'cq-card-rules/6.5'],
  [['专利数据库收钱不'], 'cq-card-notice/2.1'],
  [['联系不上指定医院找谁'], 'cq-card-rules/6.5'],
  // What is brought in is asked as the question before was.
  [['科技服务怎么申请', '实质性的呢'], 'cq-card-rules/6.2'],
  // Where the family is registered is no place of policy.
  [['我女儿今年九月上小学 户口在成都 行不行'], 'cq-card-rules/6.1'],
  [['东莞特色人才管几年', '跳槽到深圳了呢'], 'dg-characteristic-talents/14.4'],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(first && `${first.policy}/${first.clause}`).toBe(clause)
})

test.each([
  [['服务专员是干啥的', '他电话多少']],
  [['平台在哪', '坐几号线到']],
  [['孩子转学几天有结果', '能指定学校吗']],
  [['娃转学 7月份提交的 学校啥时候能定', '能不能选学校']],
])('declined in a conversation: %j', (questions) => {
  expect(lastOf(questions)?.status).not.toBe('answered')
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
