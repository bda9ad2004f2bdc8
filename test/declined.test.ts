/** Questions that are declined, and what is said instead. */
import { describe, expect, it } from 'vitest'
import { smallTalkKey } from '../bot/small-talk.ts'
import { ask } from './our-answerer.ts'

describe('no answer', () => {
  it.each([
    ['上海的落户政策是什么', 'other-place', /上海/],
    ['How do I get a work permit in Guangzhou?', 'other-place', /Guangzhou/],
    ['持证可以领住房补贴吗', 'not-covered', /没有涉及/],
    ['Can I bring my dog to Chongqing?', 'not-covered', /say nothing about/],
    ['楚天学者怎么申报', 'not-covered', /没有找到/],
    ['千人计划给多少资助', 'not-covered', /没有涉及/],
    ['一站式服务平台的电话号码是多少', 'kind-missing', /没有写明您问的电话号码/],
    ['What does it cost to replace a lost card?', 'kind-missing', /say nothing of a fee/],
    ['How much does the card cost?', 'kind-missing', /say nothing of a fee/],
    ['I was promised 1 million yuan, is it true?', 'kind-missing', /any sum paid/],
    ['公安局收到申请几天能办完落户', 'kind-missing', /期限/],
    ['多少钱', 'kind-missing', /金额/],
    ['asdf', 'no-question', /没看出|could not make out/],
    ['？？？', 'no-question', /没看出/],
    ['谢谢你', 'no-question', /不客气/],
    ['明年东莞会不会把年龄再放宽点', 'not-covered', /以后会怎么变/],
    ['我上个月交的材料现在走到哪一步了', 'not-covered', /您个人申请/],
    ['write my application letter for Beijing', 'not-covered', /doing something for you/],
    ['签证怎么延期', 'kind-missing', /签证延期/],
    ['东莞证书丢了怎么办', 'kind-missing', /遗失后的处理/],
    ['what if I lose my Dongguan certificate', 'kind-missing', /after a loss/],
    ['重庆房价多少', 'not-covered', /住房/],
    ['Can I withdraw my Dongguan application?', 'kind-missing', /withdrawing an application/],
    ['Will I get my documents back from the platform?', 'kind-missing', /given back/],
    ['走绿色通道挂号费还要自己付吗', 'kind-missing', /费用/],
    ['企业联络员请长假谁来顶', 'kind-missing', /代理/],
    ['高精尖缺认定每年有几批', 'kind-missing', /次数/],
    ['指定医院的名单哪里查', 'kind-missing', /具体名单/],
    ['东莞评审专家都叫什么名字', 'kind-missing', /具体姓名/],
    ['What is the industry average for budget revenue in Beijing?', 'kind-missing', /statistics/],
    ['How do I check whether my card has been made?', 'kind-missing', /online check/],
    ["What happens if I'm late with the annual summary in Dongguan?", 'kind-missing', /late/],
    // What the holder may do is not told of a spouse, unless a statement names the family.
    ['Is my wife entitled to the hospital green channel too?', 'not-covered', /do not say what you ask/],
    ['Is my spouse allowed to use the patent database?', 'not-covered', /do not say what you ask/],
    ['How long does permanent residence take for free trade zone staff?', 'kind-missing', /length of time/],
    ['评职称要多长时间出结果', 'kind-missing', /期限/],
    ['联络员没报换人会罚款吗', 'kind-missing', /处罚/],
    ['how to get a US green card', 'other-place', /United States/],
    ['落户需要什么材料', 'kind-missing', /材料清单/],
    ['听说公示期是5个工作日', 'kind-missing', /公示/],
    ['外国人办工作许可要多久', 'kind-missing', /期限/],
    ['how long does it take to get a work permit', 'kind-missing', /how long|length of time|time/],
    ['人才服务证会不会取消？', 'not-covered', /以后会怎么变/],
  ] as const)('%s: %s', (question, status, words) => {
    const { answer, text, reply } = ask(question)
    expect(answer.status).toBe(status)
    expect(text).toMatch(words)
    expect(reply.citations).toEqual([])
  })

  it.each([
    ['How much money do I get in Dongguan?', /documents for Dongguan say nothing of any sum paid to the talent/],
    ['Since Dongguan pays 1 million yuan to every talent, how do I claim it?', /any sum paid to the talent/],
    ['How much will I be paid as a talent in Beijing?', /any sum paid to the talent/],
    ['东莞特色人才能拿多少钱', /发给个人的金额/],
    ['Can I apply to two programmes at the same time?', /more than one programme/],
    ['可以同时申请两个项目吗', /同时申请两个项目/],
    ['Is remote work allowed?', /remote work/],
    ['how do i get my kids into an international school in beijing', /places at international schools/],
  ])('%s: not said, and no figure that could be taken for it', (question, words) => {
    const { answer, text } = ask(question)
    expect(answer.status).toBe('kind-missing')
    expect(text).toMatch(words)
    expect(text).not.toMatch(/million|万元|4 times/)
  })

  it.each(['looks good', 'call me', 'both', 'ok', 'yes', 'no', '好的', '都要', '行', '可以'])(
    '%s is no question: one friendly line',
    (text) => {
      const { answer, reply } = ask(text)
      expect(answer.status).toBe('no-question')
      expect(reply.text.split('\n')).toHaveLength(1)
      expect(reply.citations).toEqual([])
    },
  )

  it.each([
    ['Do you speak German?', /English and Chinese/],
    ['Can you understand French?', /English and Chinese/],
    ['你会说英语吗', /中文和英文/],
    ['你会德语吗？', /中文和英文/],
  ])('%s', (question, words) => {
    expect(smallTalkKey(question)).toBeDefined()
    expect(ask(question).text).toMatch(words)
  })

  it.each([
    ['What is the policy in the United Kingdom?', 'other-place', /about the United Kingdom/],
    ['How do I get a German visa?', 'other-place', /Germany/],
    ['Can a German apply in Beijing?', 'answered', /foreign talent/],
  ] as const)('%s', (question, status, words) => {
    const { answer, text } = ask(question)
    expect(answer.status).toBe(status)
    expect(text).toMatch(words)
  })

  it.each([
    ['Chongqing', /For Chongqing I have: .*Talent Service Card.*What would you like to know/],
    ['重庆', /关于重庆，我有：《.*人才服务证.*您想了解什么/],
    ['Beijing', /For Beijing I have/],
    ['东莞', /关于东莞/],
  ])('%s alone: what there is for it', (question, words) => {
    expect(ask(question).answer.status).toBe('no-question')
    expect(ask(question).text).toMatch(words)
  })

  it('shows the nearest statement when only the asked fact is missing', () => {
    expect(ask('一站式服务平台的电话号码是多少').text).toMatch(/南区3楼/)
  })

  it('knows a greeting', () => {
    expect(smallTalkKey('你好！')).toBeDefined()
    for (const call of ['喂', '还在吗', '你在不在', '有人没', '有没有人在', 'are you still there?', 'anybody here'])
      expect(smallTalkKey(call), call).toBe('general.hello')
    expect(smallTalkKey('有人代办吗')).toBeUndefined()
    expect(smallTalkKey('谢谢[抱拳][玫瑰]')).toBeDefined()
    expect(smallTalkKey('证丢了怎么办[捂脸]')).toBeUndefined()
    expect(smallTalkKey('你好，证丢了怎么办')).toBeUndefined()
  })
})
