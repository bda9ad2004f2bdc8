/** Several things to do in one message: all of them after a look at what was understood, or none; never half in silence. */
import { describe, expect, test } from 'vitest'
import { ordersIn } from '../../bot/requests/desk/several-words.ts'
import { staffed } from './staffed-office.ts'

const told = (...orders: [string, (string | number)[], string?][]) =>
  orders.map(([verb, about, rest = '']) => ({
    verb,
    about: about.map((one) => (typeof one === 'number' ? { place: one } : { given: one })),
    rest,
  }))

describe('what is understood', () => {
  test.each([
    ['第一件转给教育局，第二件也转', told(['pass', [1], '教育局'], ['pass', [2], '教育局'])],
    ['第一件转给教育局第二件也转', told(['pass', [1], '教育局'], ['pass', [2], '教育局'])],
    ['0042转公安局，0043转教委', told(['pass', ['0042'], '公安局'], ['pass', ['0043'], '教委'])],
    ['把0042转公安局，0043也一样', told(['pass', ['0042'], '公安局'], ['pass', ['0043'], '公安局'])],
    ['0042 0043 都转公安局', told(['pass', ['0042', '0043'], '公安局'])],
    ['接单 0042\n完成 0043 已办好，请来领', told(['take', ['0042']], ['complete', ['0043'], '已办好，请来领'])],
    ['0042接了 0043退回', told(['take', ['0042']], ['return', ['0043']])],
    ['接单 0042，转公安局', told(['take', ['0042']], ['pass', ['0042'], '公安局'])],
    ['告知 0042 请带护照，0043也告知一下', told(['tell', ['0042'], '请带护照'], ['tell', ['0043'], '请带护照'])],
    ['好的，接3 转1', told(['take', [3]], ['pass', [1]])],
    ['接 1-3', told(['take', [1, 2, 3]])],
    ['1和2都接了', told(['take', [1, 2]])],
    ['完成 0042、0043 已办好', told(['complete', ['0042', '0043'], '已办好'])],
    ['pass 0042 to police, 0043 too', told(['pass', ['0042'], 'to police'], ['pass', ['0043'], 'to police'])],
    [
      'take 0042, then tell 0043 please bring your passport',
      told(['take', ['0042']], ['tell', ['0043'], 'please bring your passport']),
    ],
    ['tell 1 and 2 please come on Monday', told(['tell', [1, 2], 'please come on Monday'])],
  ])('%s', (text, orders) => {
    expect(ordersIn(text)).toEqual(orders)
  })

  test.each(['前两件我接了', 'take the first two'])('the first two: %s', (text) => {
    expect(ordersIn(text)).toEqual([{ verb: 'take', about: [{ first: 2 }], rest: '' }])
  })

  test.each(['都接了', '全部接单', 'take all', 'accept all of them'])('all: %s', (text) => {
    expect(ordersIn(text)).toEqual([{ verb: 'take', about: [{ first: Infinity }], rest: '' }])
  })

  test.each([
    '接单 0042',
    '接单 0042，材料很齐',
    '告知 0042 请到2楼，3号窗口办理',
    '告知 0042 请带 1 2 寸照片',
    '告知 0042 坐2号线，转3号线',
    '告知 0042 材料收到了，完成后通知您',
    '告知 0042 您的申请和0043是同一件',
    '完成 2 份材料已寄出',
    '完成 2026 年度审核，共 15 件',
    '都办好了吗',
    '落户要多久，转学呢',
  ])('one command, or none: %s', (text) => {
    expect(ordersIn(text)).toBeUndefined()
  })
})

describe('two passed on in one message', () => {
  test('are shown first, and both are done', async () => {
    const { specialist, police, numbers, request, states } = await staffed(3)
    await specialist.says('待办', '第一件转给公安局，第二件也转')
    const asked = specialist.sees(/您是要办这 2 件事吗？现在都还没有办/)
    expect(asked.text).toContain(`1. ${numbers[0]} 张三：转交，“市公安局联络员”`)
    expect(asked.text).toContain(`2. ${numbers[1]} 张三：转交，“市公安局联络员”`)
    police.seesNothing()
    await specialist.says('好的')
    expect([(await request(0)).role, (await request(1)).role]).toEqual(['public-security', 'public-security'])
    expect(await states()).toEqual(['forwarded', 'forwarded', 'submitted'])
    police.sees(new RegExp(numbers[0] ?? ''))
    police.sees(new RegExp(numbers[1] ?? ''))
  })

  test('in English, and “no” does nothing', async () => {
    const { specialist, police, last, states } = await staffed(2, 'en')
    await specialist.says(`pass ${last(0)} to public security, ${last(1)} too`)
    specialist.sees(/Do you want these 2 things done\? Nothing has been done yet/)
    await specialist.says('no')
    specialist.sees(/nothing was sent/)
    police.seesNothing()
    expect(await states()).toEqual(['submitted', 'submitted'])
  })

  test('the button of an earlier question does nothing to a later one', async () => {
    const { specialist, last, states } = await staffed(3)
    await specialist.says(`${last(0)}转公安局，${last(1)}也转`)
    const early = specialist.sees(/2 件事/).choices?.[0]?.id ?? ''
    await specialist.says(`完成 ${last(1)} 已办好，完成 ${last(2)} 已办好`)
    specialist.sees(/（尚未转交）[\s\S]*（尚未转交）/)
    await specialist.forges(early)
    expect(await states()).toEqual(['submitted', 'submitted', 'submitted'])
    await specialist.presses('是，都办')
    expect(await states()).toEqual(['submitted', 'completed', 'completed'])
  })
})

describe('different things in one message', () => {
  test('taken and told, of one request and another', async () => {
    const { specialist, applicants, last, request } = await staffed(3)
    await specialist.says(`接单 ${last(0)}，告知 ${last(0)} 请带护照，${last(1)}也告知一下`)
    await specialist.presses('是，都办')
    expect(await request(0)).toMatchObject({ taker: 'wechat:li', state: 'with-platform' })
    expect((await request(0)).history.map(({ action }) => action)).toEqual(['submit', 'deliver', 'take', 'tell'])
    for (const at of [0, 1]) applicants[at]?.sees(/“请带护照”/)
    applicants[2]?.seesNothing()
  })

  test('what needs an answer comes last, and what is left then is said', async () => {
    const { specialist, last, request } = await staffed(3)
    await specialist.says(`不予办理 ${last(0)}，询问 ${last(1)}，接单 ${last(2)}`)
    expect(specialist.sees(/3 件事/).text.match(/还不完整，会再问您/g)).toHaveLength(2)
    await specialist.presses('是，都办')
    expect(await request(2)).toMatchObject({ taker: 'wechat:li' })
    specialist.sees(/请写下不予办理的原因/)
    specialist.sees(new RegExp(`下面的还没有办[\\s\\S]*${last(1)}`))
    expect(await request(0)).toMatchObject({ state: 'submitted' })
  })

  test('half understood, nothing is done', async () => {
    const { specialist, applicants, last, states } = await staffed(3)
    await specialist.says(`${last(0)}转公安局，${last(1)}也那个啥`)
    specialist.sees(/没有全看懂，所以什么都没有办理/)
    await specialist.says(`接单 ${last(0)}，转 9999 公安局`)
    specialist.sees(/没有编号以 9999 结尾的申请，或者不止一件，所以几件都没有办理/)
    expect(await states()).toEqual(['submitted', 'submitted', 'submitted'])
    for (const applicant of applicants) applicant.seesNothing()
  })

  test('are nobody else’s words while it is asked what some words are', async () => {
    const { specialist, applicants, last } = await staffed(3)
    await specialist.says(`${last(2)} 要补结婚证`)
    specialist.sees(/“要补结婚证”。这是/)
    await specialist.says(`告知 ${last(0)} 请带护照，${last(1)}也告知一下`)
    specialist.sees(/2 件事/)
    await specialist.presses('是，都办')
    applicants[0]?.sees(/“请带护照”/)
    applicants[2]?.seesNothing()
  })

  test('all of the list are taken at once', async () => {
    const { specialist, request } = await staffed(3)
    await specialist.says('都接了')
    specialist.sees(/最近没有列出过申请/)
    await specialist.says('都接了')
    for (const at of [0, 1, 2]) expect(await request(at)).toMatchObject({ taker: 'wechat:li' })
  })
})
