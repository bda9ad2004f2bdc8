/** What sounds like a command and is none: nothing is completed, declined, or said to anybody. */
import { describe, expect, test } from 'vitest'
import { withoutTraces } from '../../bot/answers/traces.ts'
import { commandIn, placedIn } from '../../bot/requests/desk/command-words.ts'
import { bareIn } from '../../bot/requests/desk/verb-words.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

describe('no command', () => {
  test.each([
    '0042 完成不了，缺户口本',
    '0042完成不了',
    '0042 办结还要三天',
    '0042 完成了百分之八十',
    '0042 完成了80%',
    '0042 完成 一半',
    '0042 完成，还差一份',
    '0042 done by Friday',
    '0042 done, but the form is missing',
    '0042 completed form is missing',
    '0042 拒绝不了',
    '0042 reject letter is missing',
    '0042 通知书还没有盖章',
    '0042 通知申请人了，还没来',
    '0042 完成 已办理，0043 转公安局',
    '0042 完成 261121-0043 也好了',
    '完成 0042 还要三天',
    '第二件完成不了',
    '1 办结，2 转公安局',
    'First complete the form, then come',
    'the first completed form is missing',
    '告知 2 楼大厅办理',
    'tell 2nd floor please',
    'tell the first floor please',
    '通知 8 小时内回复',
    '补充 2 寸照片',
    '告知 2 号窗口',
    '通知 2、3 楼都可以',
    '完成 1 半了',
    '完成 1/2',
    '完成 50%',
    '2号通知他来',
  ])('%s', (text) => {
    expect(commandIn(text)).toBeUndefined()
    expect(placedIn(text)).toBeUndefined()
  })

  test.each([
    '0042 通知申请人了吗？',
    '0042 答复了没有',
    '0042 通知他了没',
    '0042 完成了吗',
    '0042 tell the applicant?',
  ])('asks how far it is: %s', (text) => {
    expect(commandIn(text)).toEqual({ verb: 'show', given: '0042', rest: '' })
  })
})

describe('a command all the same', () => {
  test.each([
    ['0042 完成 已办理', 'complete', '已办理'],
    ['0042 完成：已办理', 'complete', '已办理'],
    ['0042 完成了，已办理', 'complete', '已办理'],
    ['0042 done: issued', 'complete', 'issued'],
    ['0042 拒绝：不符合条件', 'decline', '不符合条件'],
    ['拒绝 0042 不符合条件', 'decline', '不符合条件'],
    ['0042 rejected: not eligible', 'decline', 'not eligible'],
    ['0042转公安局', 'pass', '公安局'],
    ['0042 告诉他明天来', 'tell', '明天来'],
    ['0042 tell him to come', 'tell', 'come'],
    ['0042 通知：请于2026年12月1日前来', 'tell', '请于2026年12月1日前来'],
  ])('%s', (text, verb, rest) => {
    expect(commandIn(text)).toEqual({ verb, given: '0042', rest })
  })

  test.each([
    ['告知 2 明天来取件', 'tell', 2, '明天来取件'],
    ['第二件完成 已办理', 'complete', 2, '已办理'],
    ['转 2 人社局', 'pass', 2, '人社局'],
    ['take the first', 'take', 1, ''],
    ['tell first one: please come', 'tell', 1, 'please come'],
  ])('%s', (text, verb, place, rest) => {
    expect(placedIn(text)).toEqual({ verb, place, rest })
  })
})

const staffed = async (language: 'zh' | 'en' = 'zh') => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  if (language === 'en') await specialist.says('English')
  const file = language === 'en' ? fileInEnglish : fileInChinese
  const applicants = [o.person('telegram:1'), o.person('telegram:2')] as const
  const numbers = [await file(applicants[0]), await file(applicants[1])] as const
  for (const person of [specialist, ...applicants]) person.looksAway()
  const state = async (at: 0 | 1) => (await o.store.read('request', numbers[at]))?.body.state
  return { o, specialist, applicants, numbers, state, last: (at: 0 | 1) => numbers[at].slice(-4) }
}

describe('at the desk', () => {
  test.each([
    ['zh', '不能办结，缺材料', '待办', '告知 2 明天来取件', /明天来取件/],
    ['en', 'the form is missing', 'desk', 'tell 2 please come tomorrow', /please come tomorrow/],
  ] as const)(
    'the place in the list goes before the request just spoken of: %s',
    async (language, words, list, place, heard) => {
      const { specialist, applicants, last } = await staffed(language)
      await specialist.says(`${last(0)} ${words}`, list, place)
      applicants[0].seesNothing()
      applicants[1].sees(heard)
    },
  )

  test.each(['完成不了，缺户口本', '办结还要三天', 'done by Friday', 'completed form is missing'])(
    'nothing is done: %s',
    async (words) => {
      const { specialist, applicants, last, state } = await staffed()
      await specialist.says(`${last(0)} ${words}`)
      applicants[0].seesNothing()
      expect(await state(0)).toBe('submitted')
    },
  )

  test.each(['zh', 'en'] as const)(
    'a number that is not there is not found while words are awaited: %s',
    async (lang) => {
      const { specialist, applicants, state, last } = await staffed(lang)
      const none = ['0001', '0002', '0003'].find((digits) => digits !== last(0) && digits !== last(1))
      await specialist.says(`/tell ${last(0)}`)
      specialist.looksAway()
      await specialist.says(`/complete ${none} 已办理`)
      expect(specialist.all().some(({ text }) => text.includes(none ?? ''))).toBe(true)
      for (const applicant of applicants) applicant.seesNothing()
      expect(await state(0)).toBe('submitted')
    },
  )

  test.each(['zh', 'en'] as const)('a letter is a place and not so many stars: %s', async (lang) => {
    const { o, specialist, applicants, last, numbers } = await staffed(lang)
    await specialist.says(`${last(0)} ${lang === 'zh' ? '完成：已办理' : 'done: issued'}`)
    await specialist.presses(lang === 'zh' ? '确定办结' : 'Yes, complete it')
    applicants[0].looksAway()
    await applicants[0].says('A')
    expect((await o.store.read('request', numbers[0]))?.body.rating).toBe(5)
  })
})

test.each([
  ['我妻子李娜的户口怎么办', '李娜'],
  ['我是王小明想办落户', '王小明'],
  ['我的微信号是 lina_88，怎么落户', 'lina_88'],
  ['my wechat is lina_88, how do I register?', 'lina_88'],
  ['WeChat ID: linaabc, how do I register?', 'linaabc'],
  ['QQ号：12345，怎么办', '12345'],
  ['ask @lina_k how to register', 'lina_k'],
])('what tells who wrote is taken out: %s', (text, name) => {
  expect(withoutTraces(text)).not.toContain(name)
})

test.each([
  '我是应届生想落户',
  '我妻子在重庆，能随迁吗',
  'is there a WeChat account of the office?',
  '微信公众号在哪里',
])('and nothing else: %s', (text) => {
  expect(withoutTraces(text)).toBe(text)
})

test.each(['完成 还要三天', '完成 1/2', '完成 1 半了', '完成 不了', 'done by Friday', 'complete: not yet'])(
  '“%s” without a number completes nothing',
  (text) => {
    expect(bareIn(text)).toBeUndefined()
  },
)
