/** How members really write: dialect, voice written down, typing slips, a name in place of a number, and what they regret. */
import { describe, expect, test } from 'vitest'
import { commandIn } from '../../bot/requests/desk/command-words.ts'
import { mendedVerb } from '../../bot/requests/desk/misheard.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

const desk = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  const police = await o.seat('public-security', 'wechat:wang')
  const zhang = o.person('wechat:zhang')
  const zhao = o.person('wechat:zhao')
  const john = o.person('telegram:1')
  const numbers = [await fileInChinese(zhang), await fileInChinese(zhao), await fileInEnglish(john)]
  for (const number of numbers) await specialist.says(`转 ${number} 市公安局`)
  for (const person of [specialist, police, zhang, zhao, john]) person.looksAway()
  const request = async (at: number) => {
    const stored = await o.store.read('request', numbers[at] ?? '')
    if (!stored) throw new Error('no request')
    return stored.body
  }
  const last = (at: number) => (numbers[at] ?? '').slice(-4)
  const quiet = (...people: Person[]) => {
    for (const person of people) person.seesNothing()
  }
  return { o, specialist, police, zhang, zhao, john, numbers, last, request, quiet }
}

describe('dialect', () => {
  test.each([
    ['跟0042说一哈，结婚证要交起', 'tell', '结婚证要交起'],
    ['0042喊他周五来', 'tell', '周五来'],
    ['问哈 0042 老婆户口在哪点', 'ask', '老婆户口在哪点'],
    ['0042 问一下老婆户口在哪里', 'ask', '老婆户口在哪里'],
    ['0042办好咯', 'complete', ''],
    ['0042我也接', 'take', ''],
    ['0042 退回给平台，材料不齐', 'return', '材料不齐'],
    ['退 0042', 'return', ''],
    ['send 0042 back', 'return', ''],
    ['0042 is done, registered', 'complete', 'registered'],
    ['0042 ask where he lives', 'ask', 'where he lives'],
    ['can you pass 0042 to the police', 'pass', 'to the police'],
    ['done with 0042', 'complete', ''],
    ['show me 0042', 'show', ''],
    ['看一哈 0042', 'show', ''],
  ])('%s', (text, verb, rest) => {
    expect(commandIn(text)).toEqual({ verb, given: '0042', rest })
  })

  test.each(['0042 问题是没有照片', '0042 说明书丢了吗？'])('no command: %s', (text) => {
    expect(commandIn(text)?.verb).not.toBe('ask')
    expect(commandIn(text)?.verb).not.toBe('tell')
  })
})

describe('a verb that was heard or typed wrongly', () => {
  test.each([
    ['高知 0042 请带护照', '告知 0042 请带护照'],
    ['0042 告之请带护照', '0042 告知请带护照'],
    ['街单 0042', '接单 0042'],
    ['晚成 0042 已办好', '完成 0042 已办好'],
    ['compelte 0042 registered', 'complete 0042 registered'],
    ['tkae 0042', 'take 0042'],
  ])('%s', (text, mended) => {
    expect(mendedVerb(text)).toBe(mended)
  })
  test.each(['高知家庭', 'table 0042', '晚成大器', 'tales of 0042'])('something else: %s', (text) => {
    expect(mendedVerb(text)).toBeUndefined()
  })

  test('is shown before it is done', async () => {
    const { police, zhang, last, request, quiet } = await desk()
    await police.says(`晚成 ${last(0)} 户口已经落好`)
    police.sees(/您是要这样办吗？现在还没有办[\s\S]*办结，“户口已经落好”/)
    quiet(zhang)
    await police.says('不是')
    expect(await request(0)).toMatchObject({ state: 'forwarded' })
    await police.says(`compelte ${last(0)} registered`, 'yes')
    expect(await request(0)).toMatchObject({ state: 'completed' })
  })
})

describe('the applicant’s name in place of the number', () => {
  test('of one: it is shown before it is done', async () => {
    const { police, john, request, quiet } = await desk()
    await police.says('tell John Smith to bring the passport')
    police.sees(/Is this what you want\?/)
    quiet(john)
    await police.presses('Yes, do it')
    john.sees(/“to bring the passport”/)
    await police.says('John Smith is done')
    police.sees(/Complete \(not complete: I will ask you\)/)
    await police.presses('Yes, do it')
    expect(await request(2)).toMatchObject({ state: 'forwarded' })
    police.sees(/Please write the result/)
  })

  test('of two: it is asked which', async () => {
    const { police, zhang, zhao, last, quiet } = await desk()
    await police.says('通知张三周五来')
    police.sees(/您指的是哪一件/)
    quiet(zhang, zhao)
    await police.says(last(1))
    zhao.sees(/“周五来”/)
    quiet(zhang)
  })

  test('is nobody else’s request, whatever was taken or asked about last', async () => {
    const { police, zhang, john, last, numbers, quiet } = await desk()
    await police.says(`接单 ${last(0)}`)
    zhang.looksAway()
    await police.says('John Smith 的材料已经收到了')
    expect(police.sees(/这是……/).text).toContain(numbers[2])
    await police.says(`${last(0)} 要补结婚证`)
    police.sees(/“要补结婚证”/)
    await police.says('告知 John Smith 请带护照')
    police.sees(/您是要这样办吗/)
    await police.says('是')
    john.sees(/“请带护照”/)
    quiet(zhang)
  })
})

describe('a remark that names a request', () => {
  test('is about that one, by its place too, and is no question about the rules', async () => {
    const { police, zhang, last, numbers, quiet } = await desk()
    await police.says(`接单 ${last(0)}`, '待办')
    zhang.looksAway()
    police.looksAway()
    await police.says('第二个的结婚证没看到哈')
    expect(police.sees(/“结婚证没看到哈”。这是/).text).toContain(numbers[1])
    await police.says('取消', `${last(2)} 电话多少`)
    police.sees(new RegExp(`${numbers[2]}[\\s\\S]*\\+44 20 7946 0000`))
    quiet(zhang)
  })
})

describe('what stands below a file', () => {
  test('names the request it is for, whatever is being asked about another one', async () => {
    const { police, zhang, john, last, numbers, quiet } = await desk()
    await police.says(`${last(2)} 要补结婚证`)
    police.sees(/“要补结婚证”。这是/)
    await police.sends('receipt.pdf', { text: `这是 ${last(0)} 的回执` })
    expect(police.sees(/receipt.pdf/).text).toContain(numbers[0])
    await police.presses('告知申请人即可')
    expect(zhang.sees(/回执/).file?.name).toBe('receipt.pdf')
    quiet(john)
    await police.sends('form.pdf', { text: `for ${last(2)}` })
    await police.presses(`desk:use:tell:${numbers[2]}`)
    expect(john.sees(/form/).text).not.toContain('for ')
  })
})

describe('a second command with its number', () => {
  test('does not take the words along that were asked about before', async () => {
    const { police, john, last } = await desk()
    await police.says(`${last(2)} about the marriage certificate`)
    police.sees(/Is this …|这是……/)
    await police.says(`${last(2)} tell him to come Friday`)
    police.sees(/没有发出|was not sent/)
    expect(john.sees(/come Friday/).text).not.toContain('marriage')
  })
})

describe('what is on the desk', () => {
  test.each([
    '还有几件',
    '我有哪些快到期的',
    '哪些超期了',
    '我手上的',
    "what's on my desk",
    'what is overdue',
    'anything due soon',
  ])('%s', async (words) => {
    const { police } = await desk()
    await police.says(words)
    expect(police.sees(/./).text).toMatch(/待办|到期|超期|接单|On your desk|Overdue|Due within|on your desk/)
  })
  test('is nobody’s who is not bound', async () => {
    const { john } = await desk()
    await john.says('what is overdue')
    expect(john.sees(/./).text).not.toMatch(/not bound/)
  })
})

describe('said to nobody in particular', () => {
  test.each(['好的马上处理', '嗯嗯收到', '今天先这样', 'ok will do', 'on it'])('%s', async (words) => {
    const { police, zhang, zhao, john, quiet } = await desk()
    await police.says(words)
    police.sees(/没有发给任何人|sent to nobody/)
    quiet(zhang, zhao, john)
  })
})

describe('a regret', () => {
  test('of having ended a request: it is opened again, once that is confirmed', async () => {
    const { police, request, last } = await desk()
    await police.says(`完成 ${last(0)} 户口已经落好`, '弄错了')
    police.sees(/您是要这样办吗[\s\S]*重新打开/)
    expect(await request(0)).toMatchObject({ state: 'completed' })
    await police.presses('是，办理')
    expect(await request(0)).toMatchObject({ state: 'in-progress' })
  })

  test('of something else: what can be done is said; of what was only asked, nothing is done', async () => {
    const { police, zhang, last, quiet } = await desk()
    await police.says(`告知 ${last(0)} 请带护照`, 'undo')
    police.sees(/“(?:告知|told)”/)
    zhang.looksAway()
    await police.says(`${last(0)} 要补结婚证`, '发错了')
    police.sees(/没有发送任何内容|nothing was sent/)
    quiet(zhang)
  })
})
