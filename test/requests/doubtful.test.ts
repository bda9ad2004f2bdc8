/** What reads like a command and may be none: it is asked about, and nothing is ended or sent to anybody before. */
import { describe, expect, test } from 'vitest'
import { soundsUnfinished } from '../../bot/requests/desk/verb-words.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

/** With the police liaison, who could end it without being asked. */
const passed = async (requests = 1, language: 'zh' | 'en' = 'zh') => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  const police = await o.seat('public-security', 'wechat:wang')
  if (language === 'en') await police.says('English')
  const applicants: Person[] = []
  const numbers: string[] = []
  for (let at = 0; at < requests; at++) {
    const applicant = o.person(`telegram:${at + 1}`)
    const number = language === 'zh' ? await fileInChinese(applicant) : await fileInEnglish(applicant)
    await specialist.says(`转 ${number} 公安局`)
    numbers.push(number)
    applicants.push(applicant)
  }
  for (const person of [specialist, police, ...applicants]) person.looksAway()
  const state = async (at: number) => (await o.store.read('request', numbers[at] ?? ''))?.body.state
  const last = (at: number) => (numbers[at] ?? '').slice(-4)
  const [applicant = expect.unreachable()] = applicants
  return { o, specialist, police, applicant, applicants, numbers, last, state }
}

describe('a result that says it is not finished', () => {
  test.each(['护照还没交', '等他补结婚证', '还差一张照片', '材料没交齐', 'not yet', 'still waiting for the photo'])(
    '%s',
    (words) => {
      expect(soundsUnfinished(words)).toBe(true)
    },
  )
  test.each(['已办结，请带身份证来领户口簿', '户口已落好，还需本人领取', 'registered, please collect the booklet'])(
    '%s: is one',
    (words) => {
      expect(soundsUnfinished(words)).toBe(false)
    },
  )

  test.each([
    ['完成 护照还没交', '护照还没交'],
    ['完成 #1 护照还没交', '护照还没交'],
    ['完成 #1 还要三天', '还要三天'],
  ])('“%s” ends nothing: it is asked as what', async (words, asked) => {
    const { police, applicant, state, last } = await passed()
    await police.says(words.replace('#1', last(0)))
    expect(police.sees(/这是……/).text).toContain(`：“${asked}”`)
    applicant.seesNothing()
    expect(await state(0)).toBe('forwarded')
  })

  test('where the result is awaited; and it is one, if that is what is meant', async () => {
    const { police, applicant, state, last } = await passed()
    await police.says(`${last(0)} 完成`)
    await police.says('还没有，等他交护照')
    police.sees(/“还没有，等他交护照”。这是……/)
    applicant.seesNothing()
    await police.presses('办理结果')
    expect(await state(0)).toBe('completed')
  })
})

describe('English prose that begins with a verb', () => {
  test.each(['tell me about the talent card', 'ask for help', 'inform yourself', 'tell you what'])(
    '“%s” goes to no applicant',
    async (words) => {
      const { police, applicant } = await passed(1, 'en')
      await police.says(words)
      applicant.seesNothing()
    },
  )
  test.each(['done for today', 'complete nonsense', 'reject that idea'])('“%s” ends nothing', async (words) => {
    const { police, applicant, state } = await passed(1, 'en')
    await police.says(words)
    police.sees(/Is this …/)
    applicant.seesNothing()
    expect(await state(0)).toBe('forwarded')
  })
  test.each(['done: the booklet is ready', 'complete, the booklet is ready'])('“%s” is a command', async (words) => {
    const { police, applicant, state } = await passed(1, 'en')
    await police.says(words)
    expect(await state(0)).toBe('completed')
    applicant.sees(/Result: the booklet is ready/)
  })
})

describe('one request quoted, another named', () => {
  test('is asked which; the other is not ended with the number as its result', async () => {
    const { police, applicants, numbers, last, state } = await passed(2)
    await police.replies(new RegExp(numbers[0] ?? ''), `完成 ${last(1)} 户口已经落好`)
    police.sees(/您指的是哪一件/)
    for (const applicant of applicants) applicant.seesNothing()
    await police.says(last(1))
    expect([await state(0), await state(1)]).toEqual(['forwarded', 'completed'])
    expect(applicants[1]?.sees(/办理结果/).text).toContain('办理结果：户口已经落好\n')
  })

  test('both the same: it is done', async () => {
    const { police, numbers, last, state } = await passed(2)
    await police.replies(new RegExp(numbers[0] ?? ''), `完成 ${last(0)} 户口已经落好`)
    expect([await state(0), await state(1)]).toEqual(['completed', 'forwarded'])
  })

  test('an applicant who withdraws another one than they quote', async () => {
    const { o, specialist, numbers } = await passed(1)
    const applicant = o.person('telegram:1')
    const second = await fileInChinese(applicant)
    specialist.looksAway()
    await applicant.replies(new RegExp(`编号是 ${second}`), `撤回 ${numbers[0]}`)
    applicant.sees(/您指的是哪一件/)
    specialist.seesNothing()
    await applicant.says(String(numbers[0]))
    applicant.sees(new RegExp(`确定撤回申请 ${numbers[0]}`))
  })

  test('“this one to …” in a reply passes it on; what the bot refused can be replied to as well', async () => {
    const { specialist, police, numbers, last } = await passed(2)
    await specialist.says(`转 ${last(0)} 公安局`)
    specialist.sees(/已在市公安局联络员处，无需再转/)
    await specialist.replies(/无需再转/, '退回')
    police.sees(new RegExp(`申请 ${numbers[0]} 已由市公安局联络员转交|${numbers[0]}`))
    await specialist.replies(new RegExp(`${numbers[0]}[\\s\\S]*待平台受理`), '这个转公安局')
    police.sees(new RegExp(`转交给您[\\s\\S]*${numbers[0]}`))
  })
})

describe('words to one applicant that name another’s request', () => {
  test('go to nobody before it is asked', async () => {
    const { police, applicants, last } = await passed(2)
    await police.says(`告知 ${last(0)} 您和 ${last(1)} 周五一起来`)
    police.sees(/这是……/)
    for (const applicant of applicants) applicant.seesNothing()
    await police.presses('告知申请人即可')
    applicants[0]?.sees(/周五一起来/)
    applicants[1]?.seesNothing()
  })
})

describe('words that are awaited and not given after all', () => {
  test.each(['好的，那算了', '算了吧', '不问了', 'OK, never mind'])('%s: goes to nobody', async (words) => {
    const { o, police, applicant, numbers } = await passed()
    await police.says(`询问 ${numbers[0]}`)
    police.sees(/请写下要问申请人/)
    await police.says(words)
    applicant.seesNothing()
    expect((await o.store.read('conversation', 'wechat:wang'))?.body).not.toHaveProperty('dialogue')
  })
})

describe('words that ask something', () => {
  test('are no part of the result that comes after them', async () => {
    const { police, applicants, numbers } = await passed()
    await police.replies(new RegExp(`${numbers[0]}`), '户口现在在哪个国家？请发护照首页')
    police.sees(/这是……/)
    await police.says('完成 已落户')
    police.sees(/您写的内容没有发出：“户口现在在哪个国家？请发护照首页”/)
    expect(applicants[0]?.sees(/办理结果/).text).toMatch(/办理结果：已落户\n/)
  })
})

describe('words behind a verb that takes none', () => {
  test('are said not to have gone anywhere', async () => {
    const { police, applicant, last } = await passed()
    await police.says(`接单 ${last(0)}，材料很齐`)
    police.sees(/您已接单/)
    police.sees(/您写的内容没有发出：“材料很齐”/)
    expect(applicant.sees(/接收办理/).text).not.toContain('材料很齐')
  })
})
