/** What sounds like a command and is none: nothing is completed, declined, or said to anybody. */
import { describe, expect, test } from 'vitest'
import { commandIn, placedIn } from '../../bot/requests/command-words.ts'

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
