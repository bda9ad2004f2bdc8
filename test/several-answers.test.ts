/** Several questions in one message, and two things compared, as a reader sees the answer. */
import { describe, expect, it } from 'vitest'
import { compose } from '../bot/answers/answer.ts'
import { topicAfter } from '../bot/answers/follow-up.ts'
import { answerer } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

const said = (question: string): string => compose(knowledge, answerer.answer(question)).text

describe('of several questions', () => {
  it.each([
    [
      'How long is the card valid and what colour is it?',
      /valid for 3 years/,
      /2\. what colour is it\?\nThe documents cover this subject but do not say/,
    ],
    ['服务证有效期多久？停车免费吗？', /有效期3年/, /2\. 停车免费吗？\n.*不能回答/],
    ['怎么申诉，多久内申诉？卡有效期几年？', /有效期3年/, /1\. 怎么申诉？多久内申诉？\n.*不回答/],
  ])('one that no document answers is told beside the others: %s', (question, answered, declined) => {
    expect(said(question)).toMatch(answered)
    expect(said(question)).toMatch(declined)
  })
})

describe('of two places compared in one thing', () => {
  it('each is asked for that, and one that leaves it unsaid is said to', () => {
    const text = said('重庆和北京对年龄的要求有什么不同')
    expect(text).toMatch(/• 重庆：.*年龄/)
    expect(text).toMatch(/• 北京：.*没有写明您问的年龄要求/)
    expect(said('东莞和北京对年龄的要求有什么不同')).toMatch(/• 东莞：年龄条件/)
  })

  it('what an editor names for one of them is told whole, and what neither gives is said to be missing', () => {
    expect(said('北京和东莞哪边审得快')).toMatch(
      /• 北京：.*2个工作日[\s\S]*• 北京：.*5个工作日[\s\S]*• 东莞：.*没有写明/,
    )
    expect(said('Is a Dongguan application cheaper than a Beijing one?')).toMatch(/say nothing of a fee/)
  })

  it('two documents are asked for the same', () => {
    const text = said(
      'What is the difference between the notice and the implementing rules on how long the card is valid?',
    )
    expect(text).toMatch(/• Notice: .*3 years.*\(Card notice, III\.\(iii\)\)/)
    expect(text).toMatch(/• Implementing rules: .*3 years.*\(Card implementing rules, I\)/)
  })
})

describe('of two things of one place compared', () => {
  const documentsOf = (question: string, before?: string) => {
    const first = before === undefined ? undefined : topicAfter(answerer.answer(before))
    const answer = answerer.answer(question, first ? { topic: first } : {})
    const near = answer.status !== 'answered' && answer.near ? [answer.near.policy] : []
    return {
      compares: answer.parts?.compares ?? false,
      documents: [...compose(knowledge, answer).citations.map(({ policy }) => policy), ...near],
    }
  }

  it.each(['东莞的证书和工作许可有什么区别', '北京的推荐函和确认函有什么区别', '东莞的受理部门和联络员有什么区别'])(
    'no side is told from another place: %s',
    (question) => {
      const { documents } = documentsOf(question)
      expect(new Set(documents).size).toBe(1)
      expect(documents[0]).toMatch(question.startsWith('东莞') ? /^dg-/ : /^bj-/)
    },
  )

  it('the place of the question before is kept, unless it knows neither', () => {
    expect(documentsOf('推荐函和承诺书有什么区别', '北京急需紧缺怎么申请')).toEqual({
      compares: true,
      documents: ['bj-urgent-talents'],
    })
    expect(documentsOf('A类和B类有什么区别', '东莞特色人才有哪几类')).toMatchObject({ compares: true })
  })

  it('in how fast they are, the same is told of both', () => {
    const text = said('重庆的户籍服务和居留许可服务哪个快')
    expect(text.match(/3个工作日内/g)).toHaveLength(2)
  })
})

describe('of two places, each with a thing of its own', () => {
  it.each([
    ['重庆服务证和东莞特色人才证有效期哪个长', /• 重庆服务证：.*3年.*\n• 东莞特色人才证：.*五年/],
    [
      'Is the card in Chongqing valid longer than the certificate in Dongguan?',
      /• Card in Chongqing: .*3 years.*\n• Certificate in Dongguan: .*five years/,
    ],
    ['重庆发的卡和东莞发的证，哪个管的时间长', /3年.*\n• 东莞发的证：.*五年/],
    ['认定和评定一年各几次', /^分别写的是：\n• 认定：.*• 评定：/s],
    ['在北京和在重庆办工作许可有什么区别', /• 北京：.*劳动（聘用）合同.*• 重庆：.*最长5年/s],
    ['东莞和重庆换单位后的时限有什么区别', /• 东莞：文件谈到了这个主题，但没有写明.*\n• 重庆：.*15个工作日/],
  ])('%s', (question, words) => {
    expect(said(question)).toMatch(words)
  })
})

describe('after another place was spoken of', () => {
  const told = (before: string, question: string): string => {
    const topic = topicAfter(answerer.answer(before))
    return compose(knowledge, answerer.answer(question, topic ? { topic } : {})).text
  }

  it('a statement that only one place has begins with that place', () => {
    expect(told('北京急需紧缺人才怎么认定', '孩子上学管不管')).toMatch(/^重庆：人才的子女/)
    expect(told('北京急需紧缺人才怎么认定', '重庆的卡有效期多久')).toMatch(/^人才服务证有效期3年/)
    expect(told('服务证有效期多久', '丢了怎么办')).toMatch(/^人才服务证遗失的/)
  })
})
