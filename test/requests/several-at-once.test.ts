/** Several things told in one message of a filing, a mistake mended there, and what is said of a request that is under way. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { fileInEnglish, knowledge, monday } from './office.ts'

const opened = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  await o.seat('platform-specialist', 'wechat:li')
  const applicant = o.person('telegram:1')
  const filing = async () => (await o.store.read('conversation', 'telegram:1'))?.body.dialogue
  return { o, applicant, filing }
}

describe('filing', () => {
  test('takes the name, the employer and the phone that are told with the wish', async () => {
    const { applicant } = await opened()
    await applicant.says(
      "need to change my visa, can you help me file it? I'm Anna Meyer, German, born 1988, work at BOE, phone +49 151 2345678",
    )
    applicant.sees(/Talent’s name: Anna Meyer\n• Employer: BOE\n• Contact phone: \+49 151 2345678/)
  })

  test('takes them also where one of them is asked', async () => {
    const { applicant, filing } = await opened()
    await applicant.says('I want a visa', 'I agree', 'the talent')
    await applicant.says('my name is Anna Meyer, I work at BOE, phone +49 151 2345678')
    applicant.sees(/I have noted what you said:[\s\S]*Anna Meyer[\s\S]*BOE[\s\S]*What is it about/)
    expect(await filing()).toMatchObject({
      answers: { talent: 'Anna Meyer', employer: 'BOE', phone: '+49 151 2345678' },
    })
  })

  test('corrects them when that message is edited, or in new words', async () => {
    const { applicant, filing } = await opened()
    await applicant.says('I want a visa', 'I agree', 'the talent')
    const said = await applicant.saysOnce('my name is Anna Mayer, I work at BOE, phone +49 151 2345678')
    applicant.looksAway()
    await applicant.edits(said, 'my name is Anna Meyer, I work at BOE, phone +49 151 2345679')
    applicant.sees(/Anna Meyer\n• Contact phone: \+49 151 2345679\n\n.*What is it about/)
    await applicant.says('sorry, my name is Anne Meyer, I work at Siemens')
    applicant.sees(/Anne Meyer\n• Employer: Siemens\n\n.*What is it about/)
    expect(await filing()).toMatchObject({
      answers: { talent: 'Anne Meyer', employer: 'Siemens', phone: '+49 151 2345679' },
    })
    await applicant.recalls(said)
    expect(await filing()).not.toHaveProperty('answers.phone')
  })

  test.each(["I'm Senior Engineer", "I'm Chinese Citizen", 'my wife needs a visa, I am Anna Meyer'])(
    'no name of the talent is in “%s”',
    async (text) => {
      const { applicant, filing } = await opened()
      await applicant.says(`I want to change my visa. ${text}`)
      expect(JSON.stringify(await filing())).not.toMatch(/talent":|Senior|Citizen|Anna/)
    },
  )

  test('mends an answer as it is said, and goes on', async () => {
    const { applicant, filing } = await opened()
    await applicant.says('I want a visa, my phone is +49 151 2345678', 'I agree', 'the talent', 'Anna Meyer')
    await applicant.says("wait the phone is wrong, it's +49 151 2345679")
    applicant.sees(/Changed\. Contact phone: “\+49 151 2345679”[\s\S]*full name of the talent’s employer/)
    expect(await filing()).toMatchObject({ answers: { phone: '+49 151 2345679' } })
  })

  test('takes thanks for thanks', async () => {
    const { applicant } = await opened()
    await applicant.says('I want a visa', 'I agree', 'the talent', 'great thanks!')
    applicant.sees(/You are welcome[\s\S]*/)
    applicant.sees(/What is the talent’s name/)
  })
})

describe('a request under way', () => {
  test.each([
    'my application is where now?',
    'my request isnt done yet',
    'My request is still not done!',
    'did somebody look at it already',
    'so who has it now',
    'is everything ok now',
  ])('how far it is: %s', async (text) => {
    const { applicant } = await opened()
    const number = await fileInEnglish(applicant)
    applicant.looksAway()
    await applicant.says(text)
    applicant.sees(new RegExp(`^${number}[\\s\\S]*Now with`))
  })

  test('what came of it is told once it is over', async () => {
    const { o, applicant } = await opened()
    const number = await fileInEnglish(applicant)
    await o.person('wechat:li').says('完成 已办好，请到窗口领取', '1')
    applicant.looksAway()
    await applicant.says('where do I pick it up')
    applicant.sees(new RegExp(`^${number}[\\s\\S]*窗口领取`))
    applicant.looksAway()
    await applicant.says('what did they say again?')
    applicant.sees(/窗口领取/)
  })

  test('what is asked of the liaison is offered to be passed on', async () => {
    const { applicant } = await opened()
    await fileInEnglish(applicant)
    applicant.looksAway()
    await applicant.says('when can I come, tell the liaison')
    applicant.sees(/Shall I pass this on/)
  })

  test('words before a file wait for it', async () => {
    const { applicant } = await opened()
    await fileInEnglish(applicant)
    applicant.looksAway()
    await applicant.says('here is passport')
    applicant.sees(/as a photo or a file/)
  })

  test('without one, a question is a question', async () => {
    const { applicant } = await opened()
    await applicant.says('who works on it now')
    expect(applicant.all().at(-1)?.text).not.toMatch(/have not filed/)
  })
})
