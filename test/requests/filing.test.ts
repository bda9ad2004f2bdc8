/** Filing: consent, validation, back, edit, skip, cancel, duplicates, and what is remembered. */
import { describe, expect, test } from 'vitest'
import { readItem } from '../../bot/requests/filing/items.ts'
import type { Item, Service } from '../../knowledge/services.ts'
import { fileInChinese, knowledge, office, route } from './office.ts'

const household = knowledge.services.get('household-registration') as Service

const started = async () => {
  const o = office()
  const applicant = o.person('wechat:zhang')
  await applicant.forges('file:start:household-registration')
  return { o, applicant }
}
const conversation = async (o: ReturnType<typeof office>) => (await o.store.read('conversation', 'wechat:zhang'))?.body

describe('consent', () => {
  test('comes before the first item, and is kept with its text and time', async () => {
    const { o, applicant } = await started()
    const asked = applicant.sees(/我会收集.*您同意吗/s)
    expect(asked.citations?.map(({ clause }) => clause)).toEqual(['3.3', '6.3', '2.3'])
    for (const early of ['file:answer:applicant:talent', 'file:confirm', 'file:edit', 'file:back', 'file:review']) {
      await applicant.forges(early)
      applicant.sees(/STALE/)
      applicant.seesNothing()
    }
    await applicant.says('张三')
    applicant.sees(/请从下面选择/)
    expect((await conversation(o))?.dialogue).toMatchObject({ answers: {} })
    await o.until('2026-09-21T10:05:00+08:00')
    const number = await fileInChinese(applicant)
    const { consent } = await o.request(number)
    expect(consent).toEqual({
      at: Date.parse('2026-09-21T10:05:00+08:00'),
      text: `${household.consent.zh}您为本次申请自愿发来的照片和文件，同样只供他们办理本次申请使用。`,
    })
  })

  test('refused: nothing is asked and nothing kept', async () => {
    const { o, applicant } = await started()
    await applicant.presses('不同意')
    applicant.sees(/没有提交申请/)
    expect((await conversation(o))?.dialogue).toBeUndefined()
  })

  test('who may not file is told who may, with the clause', async () => {
    const { applicant } = await started()
    await applicant.presses('同意，开始', '都不是')
    const told = applicant.sees(/由人才本人或人才的家属或用人单位联络员提出/)
    expect(told.citations?.[0]).toMatchObject({ policy: 'cq-card-rules', clause: '6.3' })
  })
})

describe('one item at a time', () => {
  test('shows progress, goes back, keeps what was given, and can be corrected from the summary', async () => {
    const { o, applicant } = await started()
    await applicant.presses('同意，开始')
    applicant.sees(/（1\/7）请问您是/)
    await applicant.presses('人才本人')
    await applicant.says('张三')
    applicant.sees(/（3\/7）/)
    await applicant.presses('上一步')
    applicant.sees(/（2\/7）人才的姓名/)
    await applicant.presses('沿用：张三')
    applicant.sees(/（3\/7）/)
    await applicant.says('重庆示例科技有限公司')
    await applicant.presses('仅人才本人')
    await applicant.says('渝北区', '13800000000')
    await applicant.presses('跳过')
    applicant.sees(/请核对/)
    await applicant.presses('修改', '拟入户区县')
    applicant.sees(/打算在哪个区县/)
    await applicant.says('沙坪坝区')
    const summary = applicant.sees(/请核对/)
    expect(summary.text).toMatch(/拟入户区县：沙坪坝区/)
    expect(summary.text).not.toMatch(/备注/)
    await applicant.presses('上一步') // of an earlier message: from the summary, to the last item
    applicant.sees(/（7\/7）/)
    await applicant.says('没有')
    await applicant.presses('确认提交')
    const number = /\d{6}-\d{4}/.exec(applicant.sees(/已提交/).text)?.[0] ?? ''
    expect((await o.request(number)).items).toEqual({
      applicant: 'talent',
      talent: '张三',
      employer: '重庆示例科技有限公司',
      who: 'talent',
      district: '沙坪坝区',
      phone: '13800000000',
    })
  })

  test('a choice is taken by number, by label, or by an earlier button; other words are a question', async () => {
    const { applicant } = await started()
    await applicant.says('1', '2')
    applicant.sees(/（2\/7）/)
    await applicant.says('张三', '某公司')
    applicant.sees(/（4\/7）/)
    await applicant.says('随迁能不能带父母')
    applicant.sees(/ANSWERED/)
    applicant.sees(/（4\/7）/)
    await applicant.says('人才和配偶')
    applicant.sees(/（5\/7）/)
    await applicant.presses('仅人才本人') // the older question still stands in the chat
    applicant.sees(/（5\/7）/)
    await applicant.says('渝北区', '13800000000', '无')
    expect(applicant.sees(/请核对/).text).toMatch(/入户人员：仅人才本人/)
  })

  test('a number is an answer, not a choice, where words are asked', async () => {
    const { applicant } = await started()
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三', '1')
    applicant.sees(/“1”不像这一项的内容[\s\S]*（3\/7）/)
    await applicant.says('1919公司')
    applicant.sees(/（4\/7）/)
  })

  test('what reads like a question is answered first and can still be used as the answer', async () => {
    const { o, applicant } = await started()
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三', '某公司')
    await applicant.presses('仅人才本人')
    await applicant.says('渝北区', '13800000000', '能不能快一点？')
    applicant.sees(/ANSWERED 能不能快一点/)
    await applicant.presses('就填：能不能快一点？', '确认提交')
    const number = /\d{6}-\d{4}/.exec(applicant.sees(/已提交/).text)?.[0] ?? ''
    expect((await o.request(number)).items.remarks).toBe('能不能快一点？')
  })

  test('cancelled: deleted, and its buttons are stale', async () => {
    const { o, applicant } = await started()
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三')
    await applicant.presses('退出')
    applicant.sees(/刚才填写的内容已删除/)
    expect(JSON.stringify(await conversation(o))).not.toMatch(/张三/)
    await applicant.forges('file:confirm')
    applicant.sees(/STALE/)
  })

  test('starting again in the middle goes on where it was', async () => {
    const { applicant } = await started()
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三')
    await applicant.forges('file:start:household-registration')
    applicant.sees(/（3\/7）/)
    applicant.sees(/（3\/7）/)
  })

  test('confirming too early or twice files nothing more', async () => {
    const { o, applicant } = await started()
    await applicant.presses('同意，开始')
    await applicant.forges('file:confirm')
    applicant.sees(/STALE/)
    await fileInChinese(applicant)
    await applicant.forges('file:confirm')
    applicant.sees(/STALE/)
    expect(await o.store.list('request', 'open')).toHaveLength(1)
  })

  test('a choice that is not on offer is stale', async () => {
    const { applicant } = await started()
    await applicant.presses('同意，开始')
    for (const forged of [
      'file:answer:who:talent',
      'file:answer:applicant:nobody',
      'file:skip',
      'file:edit:phone',
      'file:start:nothing',
    ]) {
      await applicant.forges(forged)
      applicant.sees(/STALE/)
    }
  })
})

describe('an earlier request', () => {
  test('that is still open is noticed and asked about', async () => {
    const { o, applicant } = await started()
    const number = await fileInChinese(applicant)
    applicant.looksAway()
    await applicant.forges('file:start:household-registration')
    expect(applicant.sees(/已有一件同样的申请/).text).toContain(number)
    await applicant.forges('file:consent')
    applicant.sees(/STALE/)
    await applicant.presses('再提交一件', '同意，开始')
    expect(await o.store.list('request', 'open')).toHaveLength(1)
    await applicant.presses('人才本人')
    expect(applicant.buttons()).toContain('沿用：张三')
  })

  test('of somebody else is not', async () => {
    const { o, applicant } = await started()
    await fileInChinese(applicant)
    const other = o.person('wechat:chen')
    await other.forges('file:start:household-registration')
    other.sees(/我会收集/)
    await other.presses('同意，开始', '人才本人')
    expect(other.buttons().join()).not.toMatch(/张三/)
  })

  test('leaves its number alone: another is found, also when two are filed at the same moment', async () => {
    const o = office()
    const [one, two] = [o.person('wechat:1'), o.person('wechat:2')]
    const toSummary = async (applicant: typeof one) => {
      await applicant.forges('file:start:household-registration')
      await applicant.presses('同意，开始', '人才本人')
      await applicant.says('张三', '某公司')
      await applicant.presses('仅人才本人')
      await applicant.says('渝北区', '13800000000', '无')
    }
    await toSummary(one)
    await toSummary(two)
    // The same id gives the same first guess.
    const same = one.pressing('确认提交')
    await o.together(same, { ...two.pressing('确认提交'), id: same.id })
    expect(o.races()).toBe(1)
    const numbers = (await o.store.list('request', 'open')).map(({ id }) => id)
    expect(new Set(numbers).size).toBe(2)
  })
})

describe('what is typed is checked, and a reason given', () => {
  const item = (kind: Item['kind'], max = 100) => ({ kind, max }) as Item
  test.each([
    ['13800000000', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['+86 138-0000-0000', '13800000000'],
    ['0086 13800000000', '13800000000'],
    ['023-63898385', '023-63898385'],
    ['（023）63898385', '023-63898385'],
    ['+86 23 6389 8385', '023-63898385'],
    ['01063898385', '010-63898385'],
    ['+44 20 7946 0000', '+44 20 7946 0000'],
    ['0044 20 7946 0000', '+44 20 7946 0000'],
    ['+1 (415) 555-0100', '+1 (415) 555-0100'],
  ])('phone %s', (text, value) => expect(readItem(item('phone'), text)).toEqual({ value }))
  test.each([
    ['63898385', 'filing.wrong-phone-area'],
    ['1380000000', 'filing.wrong-phone-mobile'],
    ['12800000000', 'filing.wrong-phone-start'],
    ['+86 1380000', 'filing.wrong-phone-mainland'],
    ['+12', 'filing.wrong-phone-international'],
    ['+12345678901234567', 'filing.wrong-phone-international'],
    ['call me', 'filing.wrong-phone-characters'],
    ['99', 'filing.wrong-phone'],
  ])('no phone %s', (text, reason) => expect(readItem(item('phone'), text)).toMatchObject({ reason }))
  test.each([
    ['2026-09-01', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['20260901', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
    ['Sept 1st, 2026', '2026-09-01'],
    ['2028-02-29', '2028-02-29'],
  ])('date %s', (text, value) => expect(readItem(item('date'), text)).toEqual({ value }))
  test.each([
    ['2026-02-29', 'filing.wrong-date-none'],
    ['2026-13-01', 'filing.wrong-date-none'],
    ['03/04/2026', 'filing.wrong-date-order'],
    ['tomorrow', 'filing.wrong-date'],
    ['1 Foo 2026', 'filing.wrong-date'],
  ])('no date %s', (text, reason) => expect(readItem(item('date'), text)).toMatchObject({ reason }))
  test.each([
    [item('text'), '   ', 'filing.wrong-empty'],
    [item('text', 5), '一二三四五六', 'filing.wrong-long'],
    [item('text'), '😀！', 'filing.wrong-text'],
    [item('text'), '[捂脸][旺柴]', 'filing.wrong-text'], // as WeChat writes emoji
    [item('email'), 'name@', 'filing.wrong-email'],
    [item('choice'), 'x', 'filing.wrong-choice'],
  ])('%o %s', (kind, text, reason) => expect(readItem(kind, text)).toMatchObject({ reason }))

  test('and the item is asked again', async () => {
    const { applicant } = await started()
    await applicant.presses('同意，开始', '人才本人')
    await applicant.says('张三', '某公司')
    await applicant.presses('仅人才本人')
    await applicant.says('渝北区', '63898385')
    applicant.sees(/请加上区号[\s\S]*（6\/7）/)
  })
})

test('the dialogue lies in the record alone: every message of it survives as JSON', async () => {
  // The harness keeps records as JSON; this shows that the step reads nothing else.
  const { o, applicant } = await started()
  await applicant.presses('同意，开始', '人才本人')
  await applicant.says('张三')
  const record = await conversation(o)
  const world = {
    ...o.store,
    now: o.now(),
    attempt: 1,
    knowledge,
    offers: async () => [],
    said: async () => [],
    outgoing: async () => undefined,
    progress: async () => new Map(),
    retentionDays: 365,
  }
  const turn = await route(structuredClone(record as never), applicant.saying('某公司'), world)
  expect(turn.outgoing.at(-1)?.text).toMatch(/（4\/7）/)
})
