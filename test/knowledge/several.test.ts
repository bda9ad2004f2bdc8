/** Where one message holds several questions. */
import { describe, expect, it } from 'vitest'
import { questionsIn } from '../../knowledge/question/several.ts'

describe('several questions in one message', () => {
  it.each([
    ['服务证多久能办好？孩子上学找谁？', ['服务证多久能办好？', '孩子上学找谁？']],
    ['办卡要多少钱，要带什么材料，多久能拿到', ['办卡要多少钱？', '要带什么材料？', '多久能拿到']],
    ['1. 落户找谁 2. 老婆孩子能一起吗 3. 几天提交给公安', ['落户找谁', '老婆孩子能一起吗', '几天提交给公安']],
    ['①年龄上限是多少 ②要交几份材料', ['年龄上限是多少', '要交几份材料']],
    ['看病怎么约专家，另外职称评审归谁管', ['看病怎么约专家？', '职称评审归谁管']],
    ['东莞材料分别是什么，年龄呢', ['东莞材料分别是什么？', '年龄呢']],
    ['卡丢了怎么补，补卡收不收费，补好去哪拿', ['卡丢了怎么补？', '补卡收不收费？', '补好去哪拿']],
    // In Chinese one tells first and then asks.
    ['老婆能就业吗，卡快到期了，要不要先续', ['老婆能就业吗？', '卡快到期了，要不要先续']],
    ['问两个事：联络员几个？换了怎么报？', ['联络员几个？', '换了怎么报？']],
    ['我想问三个：东莞几年有效、要不要交总结、公务员行不行', ['东莞几年有效？', '要不要交总结？', '公务员行不行']],
    ['I have two questions: who issues it? how long is it valid?', ['who issues it?', 'how long is it valid?']],
    ['How long is the card valid and who issues it?', ['How long is the card valid?', 'who issues it?']],
    [
      'What is the age limit, and for how long is the certificate managed?',
      ['What is the age limit?', 'for how long is the certificate managed?'],
    ],
    [
      'I live in Yubei. My card was stolen. What do I do? How long does it take?',
      ['I live in Yubei. My card was stolen. What do I do?', 'How long does it take?'],
    ],
  ])('%s', (text, questions) => {
    expect(questionsIn(text)).toEqual(questions)
  })

  it.each([
    '换单位了，几天内要办变更？',
    '你好，我是去年引进的，老婆娃儿今年才过来，想问下最晚好久要报上来？',
    '我是东莞的三类人才，现在不在那边上班了，要跟谁报告',
    '服务证有效期5年，对吗？',
    '服务证有效期是5年。是吗？',
    'When and where do I apply?',
    'When my card expires, what do I have to do?',
    'What if I change my job, who do I tell?',
    'Can I apply in Chongqing if my company is in Beijing?',
    '北京和重庆哪个好申请',
    '照片要求',
    '工资不低于1.5倍可以吗',
  ])('one: %s', (text) => {
    expect(questionsIn(text)).toHaveLength(1)
  })

  it('loses no word', () => {
    const text = '我妻子在成都。她能随迁吗？要多久？谢谢'
    expect(questionsIn(text).join('')).toBe(text)
  })
})
