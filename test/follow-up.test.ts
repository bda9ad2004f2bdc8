/** Questions that lean on one another, in one message or one after the other. */
import { describe, expect, it } from 'vitest'
import type { Answer } from '../bot/answers/answer.ts'
import { isFollowUp } from '../bot/answers/follow-up.ts'
import { answerer, ask } from './our-answerer.ts'

describe('several questions in one message', () => {
  it('are each answered in the order asked, with their own clauses', () => {
    const { answer, text, clauses } = ask('服务证有效期多久？孩子上学找谁？')
    expect(answer.status).toBe('answered')
    expect(text).toMatch(
      /1\. 服务证有效期多久？\n人才服务证有效期3年.*（依据：《服务证实施细则》一.*2\. 孩子上学找谁？\n.*市教委/s,
    )
    expect(clauses).toEqual(expect.arrayContaining(['cq-card-rules/1', 'cq-card-rules/6.1']))
  })

  it('each has its own abstention', () => {
    const { answer, text } = ask('What does the card cost? How long is the card valid? What is the weather like?')
    expect(answer.parts?.each.map((part) => part.answer.status)).toEqual(['kind-missing', 'answered', 'not-covered'])
    expect(text).toMatch(/1\. .*say nothing of a fee.*2\. .*valid for 3 years.*3\. .*say nothing about weather/s)
  })

  it('the next leans on the one before', () => {
    const { answer } = ask('落户找谁办？要几天？')
    const last = answer.parts?.each.at(-1)?.answer ?? answer
    expect(last.status === 'answered' && last.points[0]?.clause).toBe('6.3')
  })

  it('what leans on another city stays there', () => {
    expect(ask('苏州人才卡怎么申请？有效期几年？').answer).toMatchObject({ status: 'other-place', detail: 'suzhou' })
  })

  it('is one answer where one statement answers all', () => {
    expect(ask('证丢了怎么办？找谁？').answer.parts).toBeUndefined()
  })

  it('no more than four, and says so', () => {
    const { answer, text } = ask(
      '服务证有效期多久？孩子上学找谁？东莞年龄上限多少？北京什么时候施行的？重庆加分最多几分？平台在几楼？',
    )
    expect(answer.parts?.each).toHaveLength(4)
    expect(text).toMatch(/先回答前面的4个/)
  })
})

describe('a conversation', () => {
  /** Asks one question after the other, each leaning on the last one answered. */
  const talk = (...questions: string[]): Answer[] => {
    let topic: { question: string; policy?: string; points: string[] } | undefined
    return questions.map((question) => {
      const answer = answerer.answer(question, topic ? { topic } : {})
      if (answer.status === 'answered') {
        const policy = answer.points[0]?.policy
        topic = { question: answer.question, points: answer.points.map((p) => p.id), ...(policy ? { policy } : {}) }
      } else if (answer.places) topic = { question: answer.question, points: [] }
      return answer
    })
  }
  const last = (...questions: string[]) => {
    const answer = talk(...questions).at(-1)
    return answer?.status === 'answered' ? `${answer.points[0]?.policy}/${answer.points[0]?.clause}` : answer?.status
  }
  const lastIds = (...questions: string[]) => {
    const answer = talk(...questions).at(-1)
    return answer?.status === 'answered' ? answer.points.map((p) => p.id).join(' ') : answer?.status
  }

  it('孩子上学 … 那转学呢？', () => {
    expect(lastIds('孩子上学什么时候申报', '那转学呢？')).toMatch(/school-transfer/)
  })

  it('孩子上学 … 谁负责？ … 电话呢', () => {
    expect(last('孩子上学什么时候申报', '谁负责？')).toMatch(/^cq-card-rules\/(3\.1|6\.1)$/)
    expect(lastIds('孩子上学什么时候申报', '谁负责？', '电话呢')).toMatch(/contact-education/)
  })

  it('residence permit … and for my wife? … what about Shanghai?', () => {
    expect(last('How do I apply for a residence permit with the card?', 'what about Shanghai?')).toBe('other-place')
  })

  it('the age limit of Dongguan … and for category two?', () => {
    expect(lastIds('What is the age limit for category one talents in Dongguan?', 'and for category two?')).toMatch(
      /age-categories-two-to-four/,
    )
  })

  it('the age limit of Dongguan … what about Beijing? No age stands there', () => {
    expect(last('What is the age limit for category one talents in Dongguan?', 'what about Beijing?')).not.toMatch(
      /dongguan|dg-/,
    )
  })

  it.each([
    ['what about salary?', 'kind-missing', 'salary'],
    ['What about Beijing?', 'kind-missing', 'age'],
    ['How about Shanghai?', 'other-place', 'shanghai'],
    ['What about my wife?', 'kind-missing', 'family'],
  ])('How old can I be to apply in Dongguan? … %s', (next, status, detail) => {
    const answer = talk('How old can I be to apply in Dongguan?', next).at(-1)
    expect(answer).toMatchObject({ status, ...(detail ? { detail } : {}) })
    expect(answer && 'near' in answer).toBe(false)
  })

  it('东莞的年龄 … 那工资呢 … 那北京呢', () => {
    expect(talk('东莞年龄上限是多少', '那工资呢').at(-1)).toMatchObject({ status: 'kind-missing', detail: 'salary' })
    expect(talk('东莞年龄上限是多少', '那北京呢').at(-1)).toMatchObject({ status: 'kind-missing', detail: 'age' })
  })

  it('a new subject is not asked for the old kind: 换单位多久 … 我老婆呢', () => {
    expect(lastIds('换单位多久内要办变更', '我老婆呢')).toMatch(/spouse-employment/)
    expect(last('What is the salary requirement in Beijing?', 'what about Dongguan?')).toBe('kind-missing')
  })

  it('Beijing … what documents do I need?', () => {
    expect(last('Beijing', 'What documents do I need?')).toMatch(/^bj-urgent-talents\/3\.[34]$/)
    expect(last('How old can I be in Dongguan?', 'What about Beijing?', 'and the salary?')).toBe(
      'bj-urgent-talents/2.3',
    )
  })

  it('the same of another place is the whole question there, each word of which must be told', () => {
    expect(last('Is the patent database free for me?', 'and in Dongguan?')).toBe('not-covered')
    expect(last('东莞柔性引进要在莞工作多久', '重庆的呢')).toBe('kind-missing')
    expect(last('重庆的卡几年有效', '东莞呢')).toBe('dg-characteristic-talents/13')
    expect(last('I lost my talent card, what now?', 'same procedure in Dongguan?')).toBe('kind-missing')
    expect(last('卡丢了怎么补', '东莞的证也是这样办吗')).toBe('kind-missing')
    expect(last('孩子今年上小学什么时候申报', '在东莞也一样吗')).toBe('not-covered')
    expect(last('What is the age limit for Dongguan talents?', 'does Chongqing have one?')).toBe(
      'cq-scarce-talents/green-channel',
    )
  })

  it('what names nothing is told of no other programme of the place', () => {
    expect(last('娃6月以后转学咋弄', '可以加急吗')).toBe('not-covered')
    expect(last('重庆高精尖缺人才有哪几类', '最晚哪天')).toBe('not-covered')
    expect(last('重庆高精尖缺人才有哪几类', '另外看病有优待吗')).toBe('cq-card-notice/2.7')
  })

  it('something must be told of what a follow-up brings in, however much the question before finds', () => {
    expect(last('看病怎么联系医院', '药费能报吗')).toBe('not-covered')
    expect(last('when is the annual report due dongguan', 'must boss stamp it', 'if i forget?')).toBe('not-covered')
    expect(last('看病怎么联系医院', '那住院呢')).toBe('cq-card-rules/6.5')
  })

  it('what is done with any paper is no new subject', () => {
    expect(last('重庆高精尖缺，自己能交材料吗', '批了给个啥', '丢了咋补')).toBe('kind-missing')
  })

  it('what is said of children holds for no nephew, and an age that tells which child asks for none', () => {
    expect(last('娃儿明年上小学 咋个弄哦', '那我侄儿呢')).toBe('kind-missing')
    expect(last('两个娃 一个5岁一个8岁 怎么入学', '8岁那个是转学')).toBe('cq-card-rules/6.1')
  })

  it('the card in another city is that city’s; where ours is used is told', () => {
    expect(last('How long is the talent card in Chengdu valid?')).toBe('other-place')
    expect(last('How long can I use my card in Chengdu?')).toBe('cq-card-rules/1')
  })

  it('who is asked, or where, is told by what tells it, or by the programme', () => {
    expect(last('工作许可鼓励性加分最多几分', '去哪里交')).toBe('cq-scarce-talents/submit')
    expect(last('Is a bachelor degree enough in Beijing?', 'who do I ask?')).toBe('not-covered')
  })

  it('电话 alone is that of what is spoken of, else of the programme', () => {
    expect(last('新办人才服务证要交什么照片', '电话')).toBe('cq-card-notice/contacts')
    expect(last('材料造假在北京会怎样', '电话')).toBe('kind-missing')
  })

  it('证丢了 … 多久？ stays with the loss', () => {
    expect(last('证丢了怎么办', '多久？')).toBe('cq-card-rules/2.2')
  })

  it('work permit … how much does it cost? Nobody says', () => {
    expect(last('Can card holders get a work permit?', 'how much does it cost?')).toBe('kind-missing')
  })

  it('a new, complete question is not dragged to the old subject', () => {
    expect(last('孩子上学什么时候申报', '东莞特色人才的年龄上限是多少')).toBe('dg-characteristic-talents/6.5')
    expect(last('What is the age limit in Dongguan?', 'How do I register my household?')).toBe('cq-card-rules/6.3')
    expect(last('孩子上学什么时候申报', '证丢了怎么补办')).toBe('cq-card-rules/2.2')
    expect(last('孩子上学什么时候申报', '照片要求')).toBe('cq-card-rules/2.1')
  })

  it.each([
    ['那转学呢？', ['转学'], true],
    ['那外国人呢', ['外国人'], true],
    ['多久？', [], true],
    ['谁负责？', ['负责'], true],
    ['电话呢', ['电话'], true],
    ['why?', [], true],
    ['how long does that take?', ['take'], true],
    ['and for my wife?', ['wife'], true],
    ['what about Beijing?', ['beijing'], true],
    ['户口', ['户口'], false],
    ['ok', [], false],
    ['东莞特色人才的年龄上限', ['东莞', '特色', '人才', '年龄', '上限'], false],
    ['and how do I apply for the talent service card?', ['apply', 'talent', 'service', 'card'], false],
  ])('%s leans on the question before: %s %s', (text, subject, leans) => {
    expect(isFollowUp(text, subject)).toBe(leans)
  })
})
