/** Staff who write English as to a colleague: what they say to do, shown before it is done; nothing of it is a question about the rules. */
import { describe, expect, test } from 'vitest'
import { proseIn } from '../../bot/requests/desk/prose.ts'
import { affirmed } from '../../bot/requests/speech.ts'
import { staffed } from './staffed-office.ts'

describe('what is said to be done', () => {
  test.each([
    ['need passport copy for 0042', 'ask', { given: '0042' }, 'need passport copy'],
    ['we still need a copy of his passport from 2', 'ask', { place: 2 }, 'we still need a copy of his passport'],
    ['0042 is missing the marriage certificate', 'ask', { given: '0042' }, 'missing the marriage certificate'],
    ['ok thanks, 0042 is done, he got his permit', 'complete', { given: '0042' }, 'he got his permit'],
    ['close 0042, registered yesterday', 'complete', { given: '0042' }, 'registered yesterday'],
    ['mark 0042 as done, booklet issued', 'complete', { given: '0042' }, 'booklet issued'],
    ["I'll take 17", 'take', { place: 17 }, ''],
    ['take number 2 please', 'take', { place: 2 }, ''],
    ['give me 0042', 'take', { given: '0042' }, ''],
    ['send 0042 to the housing desk', 'pass', { given: '0042' }, 'the housing desk'],
    ['0042 should go to public security', 'pass', { given: '0042' }, 'public security'],
    ["can't do 0042, he has no card", 'decline', { given: '0042' }, 'he has no card'],
    ['let 0042 know that we close at noon', 'tell', { given: '0042' }, 'we close at noon'],
  ])('%s', (text, verb, about, rest) => {
    expect(proseIn(text)).toEqual({ verb, about, pointed: false, rest })
  })

  test.each([
    'Do I need a passport copy?',
    'I need to know how long it takes',
    'I need help with my visa',
    'is 0042 done?',
    '0042 is done, but the photo is missing',
    "I can't do 0042 today",
    'reject that idea',
    'how long does it take?',
    'what did he send for 0042',
  ])('nothing: %s', (text) => {
    expect(proseIn(text)).toBeUndefined()
  })
})

describe('is shown before it is done', () => {
  test('a document asked for, a result, a place to go to', async () => {
    const { specialist, applicants, last, request } = await staffed(2, 'en')
    await specialist.says(`I need a passport copy for ${last(0)}`)
    specialist.sees(/Nothing has been done yet[\s\S]*Ask the applicant, “I need a passport copy”/)
    applicants[0]?.seesNothing()
    await specialist.says('yes')
    applicants[0]?.sees(/“I need a passport copy”/)
    await specialist.says(`send ${last(1)} to the police`)
    specialist.sees(/Pass on, “Liaison of the Municipal Public Security Bureau”/)
    await specialist.says('yes please do it')
    expect(await request(1)).toMatchObject({ role: 'public-security' })
    await specialist.says(`thanks, ${last(0)} is done, he got his permit`, 'yes')
    expect(applicants[0]?.sees(/Result/).text).toContain('Result: he got his permit\n')
  })

  test.each([
    ['en', 'need passport copy for', 'need the booklet for', /let go[\s\S]*: Ask the applicant, “need passport copy”$/],
    ['en', 'complete', 'need the booklet for', /let go[\s\S]*: Complete$/],
    ['zh', '还差户口本', '还差照片', /没有办，也没有发出：\n.*：“还差户口本”$/],
  ] as const)('%s: what takes the place of “%s …” says what is let go', async (language, first, second, told) => {
    const { specialist, applicants, last } = await staffed(2, language)
    const saying = (words: string, at: number) => (language === 'zh' ? `${last(at)} ${words}` : `${words} ${last(at)}`)
    await specialist.says(saying(first, 0), saying(first, 0))
    specialist.looksAway()
    await specialist.says(saying(second, 1))
    expect(specialist.sees(told).text).toContain(last(0))
    specialist.sees(language === 'zh' ? /“还差照片”。这是/ : /“need the booklet”/)
    specialist.seesNothing()
    await specialist.says(language === 'zh' ? '询问申请人' : 'yes')
    applicants[0]?.seesNothing()
    applicants[1]?.sees(language === 'zh' ? /还差照片/ : /need the booklet/)
  })

  test('what is only put otherwise is not let go', async () => {
    const { specialist, last } = await staffed(2, 'zh')
    const id = await specialist.saysOnce(`${last(0)} 还差户口本`)
    await specialist.edits(id, `${last(0)} 还差户口本和照片`)
    specialist.sees(/：“还差户口本和照片”。这是/)
    await specialist.says(`${last(0)} 还差户口本和照片`)
    for (const { text } of specialist.all()) expect(text).not.toContain('前面问您的')
  })

  test('where no number is said, the one just looked at is meant, else it is asked', async () => {
    const { specialist, applicants, last } = await staffed(2, 'en')
    await specialist.says('desk', 'tell him his photo is too dark')
    specialist.sees(/Which one do you mean/)
    await specialist.says('cancel', `show me ${last(1)}`, 'tell him his photo is too dark')
    specialist.sees(/Tell the applicant, “his photo is too dark”/)
    await specialist.says('yes')
    applicants[1]?.sees(/his photo is too dark/)
    applicants[0]?.seesNothing()
  })

  test('a number that is in no list and ends no request, an office nobody knows: asked, and nothing done', async () => {
    const { specialist, applicants, last, states } = await staffed(2, 'en')
    await specialist.says('send 23 to the housing desk')
    specialist.sees(/which one number 23 is/)
    await specialist.says(`send ${last(0)} to the housing desk`)
    specialist.sees(/cannot be passed on to “the housing desk”[\s\S]*To whom/)
    for (const applicant of applicants) applicant.seesNothing()
    expect(await states()).toEqual(['submitted', 'submitted'])
  })

  test('words that are neither yes nor no are not answered by the documents', async () => {
    const { specialist, last } = await staffed(1, 'en')
    await specialist.says(`close ${last(0)}, registered yesterday`, 'photo is too dark, please send again')
    specialist.sees(/did not understand/)
    specialist.sees(/Complete, “registered yesterday”/)
  })
})

test.each([
  "what's new today",
  'what do I still have',
  'anything waiting for me?',
  'my tasks',
  'how many open requests do I have',
])('the desk: %s', async (words) => {
  const { specialist } = await staffed(2, 'en')
  await specialist.says(words)
  specialist.sees(/On your desk: 2/)
})

test.each(['what is his phone number', 'when is this due', 'who is the applicant'])(
  'of the request just shown: %s',
  async (words) => {
    const { specialist, last, numbers } = await staffed(2, 'en')
    await specialist.says(`show me ${last(0)}`)
    specialist.looksAway()
    await specialist.says(words)
    specialist.sees(new RegExp(`${numbers[0]}[\\s\\S]*Contact phone`))
  },
)

test('who has written English is told of new requests in English', async () => {
  const { police, specialist, last } = await staffed(1, 'en')
  await police.says('what is on my desk today?')
  police.looksAway()
  await specialist.says(`send ${last(0)} to the police`, 'yes')
  police.sees(/A request has been passed on to you/)
})

test.each(['yes i agree', 'ok sure', 'ok agree', 'yes please go ahead'])('a yes: %s', (words) => {
  expect(affirmed(words)).toBe('yes')
})
