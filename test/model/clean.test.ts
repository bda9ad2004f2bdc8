import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, isTelling } from '../../bot/model/clean.ts'
import { knowledge } from '../our-knowledge.ts'

describe('a question for the language model', () => {
  it('keeps what is asked', () => {
    for (const question of [
      '人才服务证有效期多久',
      '换了单位多久内要办变更',
      '孩子转学怎么办',
      'how long is the card valid',
      'how soon must I report a change of employer',
      'How long is the Talent Service Card valid',
    ])
      expect(clean(knowledge, question)).toBe(question)
  })

  it.each([
    ['我叫张三，换了单位多久要办变更？', /张三/],
    ['我叫欧阳明珠，换了单位多久要办变更？', /欧阳|明珠/],
    ['姓名：李德伟 卡丢了怎么补办', /李德|德伟/],
    ['王晓丽老师问人才卡有效期多久', /王|晓丽/],
    ['我老婆刘诗涵能用我的卡吗', /刘诗|诗涵/],
    ['本人陈建国想问服务证有效期', /陈建|建国/],
    ['电话13812345678，孩子转学怎么办', /\d{5}/],
    ['+86 138-1234-5678 孩子转学怎么办', /138|5678/],
    ['身份证51021219900101123X，我的卡丢了', /5102|123X/],
    ['护照E12345678，我的卡丢了怎么办', /E1|12345/],
    ['卡号 6222 0212 3456 7890 123 有效期多久', /6222|7890/],
    ['住在渝中区人民路12号3单元402室，孩子怎么入学', /渝中|人民路|402/],
    ['我在重庆华为技术有限公司上班，换单位多久内变更', /华为/],
    ['申请261122-0001到哪一步了，卡有效期多久', /261122/],
    ['微信zhangsan_88，卡有效期多久', /zhangsan/],
    ['My name is Robert Mueller, how long is the card valid?', /Robert|Mueller/],
    ['my name is robert mueller and how long is the card valid', /robert|mueller/],
    ['I am Jean-Luc Picard from Initech, how long is the card valid?', /Jean|Luc|Picard|Initech/],
    ['Dr. Young asks how long the card is valid', /Young/],
    ['Grant Young wants to know how long the card is valid', /Grant|Young/],
    ['passport AB1234567: how long is the card valid?', /AB|1234567/],
    ['mail me at j.l@initech.example how long the card is valid', /initech|j\.l/],
    ['I live at 12 Baker Street, how do I extend the card?', /12|Baker/],
    ['call (023) 6389-8385 about how long the card is valid', /6389|8385/],
    ['https://t.me/somebody how long is the card valid', /somebody|t\.me/],
    ['ask @somebody88 how long the card is valid', /somebody/],
    ['Меня зовут Иван, how long is the card valid', /Иван/],
    ['¿Soy José García, how long is the card valid?', /José|García/],
  ])('does not tell who asks: %s', (question, personal) => {
    const cleaned = clean(knowledge, question)
    expect(cleaned).not.toMatch(personal)
    expect(isTelling(cleaned)).toBe(true)
  })

  it('has nothing of what is known of the person, however it is written', () => {
    const own = ['Grant Bill', '国家重点', '261122-0001']
    expect(clean(knowledge, 'I, grant  bill, ask how long the card is valid', own)).not.toMatch(/grant|bill/i)
    expect(clean(knowledge, '国家重点想问卡的有效期', own)).not.toContain('国家')
    expect(clean(knowledge, 'ＧＲＡＮＴ ＢＩＬＬ asks how long the card is valid', own)).not.toMatch(/grant|bill/i)
  })

  it('has no markup, no control character and no word that is in no document, whatever somebody writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const cleaned = clean(knowledge, text)
        expect(cleaned).not.toMatch(/[<>{}[\]`|\\]|\p{Cc}|\p{Cf}/u)
        expect(cleaned).not.toMatch(/\d{5}/)
        expect(cleaned.length).toBeLessThanOrEqual(300)
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[qxzjkv]{5,12}$/), (word) => {
        expect(clean(knowledge, `how long is ${word} valid`)).toBe('how long is…valid')
      }),
    )
  })

  it('that has nothing left is not asked', () => {
    for (const text of ['13812345678', '张三', 'Robert Mueller', '…', ''])
      expect(isTelling(clean(knowledge, text))).toBe(false)
  })
})
