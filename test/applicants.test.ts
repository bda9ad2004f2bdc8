/** How applicants from abroad type: what leans on the place spoken of, names and states that ask nothing, two languages in one sentence. */
import { describe, expect, it } from 'vitest'
import { compose } from '../bot/answers/answer.ts'
import { type Topic, topicKept } from '../bot/answers/follow-up.ts'
import { turn } from '../bot/turn.ts'
import { languageOf } from '../knowledge/retrieval/text.ts'
import { openOffice } from './harness.ts'
import { answerer } from './our-answerer.ts'
import { knowledge } from './our-knowledge.ts'

/** The answer to the last of several turns. */
const answerTo = (...turns: string[]) => {
  let topic: Topic | undefined
  let last = answerer.answer('')
  for (const text of turns) {
    last = answerer.answer(text, topic ? { topic } : {})
    topic = topicKept(last, topic)
  }
  return last
}
const cited = (...turns: string[]) => {
  const answer = answerTo(...turns)
  return answer.status === 'answered' ? answer.points.map(({ policy, clause }) => `${policy}/${clause}`) : answer.status
}

describe('what names no place is asked about the one spoken of', () => {
  it.each([
    [['Can my wife get permanent residence?', 'is the card valid for five years?'], 'cq-card-rules/1'],
    [['What degree do I need in Beijing?', 'and then social insurance?'], 'bj-urgent-talents/3.6'],
    [['What degree do I need in Beijing?', 'how many days until the result'], 'bj-urgent-talents/3.3'],
    [['How long is the talent card valid?', "what if it's expired"], 'cq-card-rules/2.3'],
    [['Company is in Beijing, not listed. what to do?', 'how many days?'], 'bj-urgent-talents/3.4'],
    [['how many days for result in Beijing', 'from which day they count?'], 'bj-urgent-talents/3.3'],
    [['Can I be Dongguan talent? I am 58 years, engineer, from India', 'what papers'], 'dg-characteristic-talents/8'],
    [['I am manager with bachelor, 3 years work. Beijing ok?', 'what do i get'], 'bj-urgent-talents/preamble'],
    [['Chongqing', 'I am a foreigner', 'where do i give it'], 'cq-card-rules/4'],
    [['I am manager with bachelor, 3 years work. Beijing ok?', 'what if they say no'], 'bj-urgent-talents/3.4'],
    [['my kid school chongqing', 'i missed the april date'], 'cq-card-rules/6.1'],
    [['can i change tourist visa to R visa', 'who do i ask'], 'cq-card-rules/6.4'],
    [['i was nominated for a nobel prize. chongqing?', 'ok how apply'], 'cq-scarce-talents/submit'],
    [
      ['where do I hand in the form for scarce talents', 'can my company do it', 'and who approves'],
      'cq-scarce-talents/submit',
    ],
    [['tell me about green card', 'my wife has japanese passport, she too?'], 'cq-card-notice/2.4'],
  ])('%s', (turns, clause) => {
    expect(cited(...turns)[0]).toBe(clause)
  })

  it('what stands in one clause with it is not told of it', () => {
    expect(answerTo('R visa', 'how long is it valid')).toMatchObject({ status: 'kind-missing', detail: 'validity' })
  })

  it('and what goes on from something declined is declined with it', () => {
    expect(answerTo('visa extension', 'for my kids')).toMatchObject({
      status: 'kind-missing',
      detail: 'visa-extension',
    })
    expect(answerTo('can I get household register with talent card', 'my parents too?').status).toBe('kind-missing')
  })

  it('unless it is about what only another place has', () => {
    expect(cited('What degree do I need in Beijing?', 'how long is the talent card valid?')[0]).toBe('cq-card-rules/1')
  })
})

describe('what asks for nothing is not answered as if it did', () => {
  it.each(['Example Instruments Ltd', 'Smith & Sons Trading', 'Li Wei'])('a name: %s', (name) => {
    expect(cited(name)).toBe('no-question')
  })

  it.each(['Nobel Prize', 'Labor Contract', 'XU Chunlan', 'Talent Service Card'])(
    'but what the documents name: %s',
    (name) => {
      expect(answerTo(name).status).toBe('answered')
    },
  )

  it.each([
    'she is nurse',
    'our son is 19',
    'My husband is an architect',
    'I am from Brazil',
    "I'm 45, german, marketing manager in a beijing tech company",
  ])('a state: %s', (state) => {
    expect(answerTo(state)).toMatchObject({ status: 'no-question', detail: 'decline.told' })
  })

  it.each(['我今年45', '我老婆是日本人', '博士 35岁 在一家研究所上班', '我是人事'])('a state: %s', (state) => {
    expect(answerTo(state)).toMatchObject({ status: 'no-question', detail: 'decline.told' })
  })

  it('but not what asks: 我们公司该定几个联络员', () => {
    expect(cited('我们公司该定几个联络员')[0]).toBe('cq-card-rules/4')
  })

  it('with a place, what there is for it', () => {
    const told = answerTo('我是英国人，硕士，在重庆一家公司')
    expect(told).toMatchObject({ status: 'no-question', detail: 'decline.told', places: ['chongqing'] })
  })

  it.each(['I lost my card', "I'm 61 now category 3", 'my wife needs a job'])(
    'but one that a rule is about: %s',
    (state) => {
      expect(answerTo(state).status).toBe('answered')
    },
  )
})

describe('first things first', () => {
  it.each([
    ['can my child go to a public school', 'cq-card-notice/2.6'],
    ['is there a deadline for school application', 'cq-card-rules/6.1'],
    ['i changed job inside chongqing last week, must I inform someone?', 'cq-card-notice/3.3'],
    ['my spouse is dentist. does the government find her a job', 'cq-card-notice/2.5'],
    ['I have L visa (tourist), I am already in CQ. can I change it without go home?', 'cq-card-notice/2.4'],
    ['When started the beijing rule?', 'bj-urgent-talents/4.4'],
    ['东莞特色人才 is it still valid in 2026?', 'dg-characteristic-talents/22'],
    ['They wrote my name wrong on card. how to fix', 'cq-card-rules/2.2'],
    ['can my colleague use my talent card at hospital, he is sick', 'cq-card-rules/1'],
    ['does talent card valid in Beijing?', 'cq-card-rules/1'],
  ])('%s', (question, clause) => {
    expect(cited(question)[0]).toBe(clause)
  })

  it.each([
    'Can I be Dongguan talent? I am 58 years, engineer',
    'is my company ok for beijing urgent talent? we are a restaurant',
    'hi i hire a cook for our restaurant in beijing, can he apply',
  ])('the conditions: %s', (question) => {
    expect(answerTo(question)).toMatchObject({ status: 'answered', person: true })
  })

  it('what somebody owns is no subject of theirs', () => {
    expect(cited('hi i hire a cook for my restaurant in beijing, can he get a talent visa')[0]).toMatch(/^bj-/)
    expect(answerTo('can you recommend a restaurant in beijing')).toMatchObject({ status: 'not-covered' })
  })

  it('a card that finishes and is to be longer is extended', () => {
    expect(cited('my card will finish next month what must I do that it is longer')).toContain('cq-card-rules/2.2')
  })

  it('statements of two places begin with the place', () => {
    const { text } = compose(knowledge, answerTo('is there a deadline for school application'))
    expect(text).toMatch(/^Chongqing: .*\n\n(.*\n\n)*Dongguan: /)
  })
})

describe('the language of the sentence counts, not that of a name in it', () => {
  it.each([
    ['what is 人才服务证', 'en'],
    ['东莞特色人才 is it still valid in 2026?', 'en'],
    ['人才卡 can I use it in hospital?', 'en'],
    ['我的wife能申请permanent residence吗', 'zh'],
    ['green card 怎么办', 'zh'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})

describe('what is to be done, left, begun or greeted, in more words than one', () => {
  it.each(['stop it', 'no, cancel', 'please stop', 'cancel it please'])('%s', async (words) => {
    const applicant = openOffice({ turn, knowledge, at: '2026-11-22T10:00:00+08:00' }).person('telegram:1')
    await applicant.says(words)
    applicant.sees(/nothing under way/)
  })

  it.each([
    ['file a request for my child school', /Request: School or nursery/],
    ['check eligibility dongguan', /Dongguan/],
    ['ok thank u', /You are welcome/],
    ['thanks bye', /Goodbye/],
    ['in english pls', /continue in English/],
  ])('%s', async (words, told) => {
    const applicant = openOffice({ turn, knowledge, at: '2026-11-22T10:00:00+08:00' }).person('telegram:1')
    await applicant.says(words)
    applicant.sees(told)
  })

  it('a question after a filler is no name', async () => {
    const applicant = openOffice({ turn, knowledge, at: '2026-11-22T10:00:00+08:00' }).person('telegram:1')
    for (const words of ['I want to apply for a new talent card', 'I agree', 'The talent']) await applicant.says(words)
    await applicant.says('hm what is a liaison')
    applicant.sees(/What is the talent’s name/)
  })

  it('Hello. Who are you? Are you a robot?', async () => {
    const applicant = openOffice({ turn, knowledge, at: '2026-11-22T10:00:00+08:00' }).person('telegram:1')
    await applicant.says('Hello. Who are you? Are you a robot?')
    applicant.sees(/automatic program/)
  })
})
