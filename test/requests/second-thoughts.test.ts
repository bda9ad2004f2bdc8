/** Applicants who think again while they file, or type as they talk. */
import { describe, expect, test } from 'vitest'
import { readItem } from '../../bot/requests/filing/items.ts'
import { correctionIn } from '../../bot/requests/filing/words.ts'
import { opened, toSummary } from './hurried-office.ts'
import { fileInChinese, knowledge } from './office.ts'

describe('second thoughts while filing', () => {
  test.each([
    ['oh wait its John Smith', 'John Smith'],
    ['Sorry, it’s John Smith', 'John Smith'],
    ['actually it is John', 'John'],
    ['写错了，应该是李思', '李思'],
    ['不对，是李思', '李思'],
    ['打错了 李思', '李思'],
    ['等一下 我去拿卡', undefined],
    ['wait, I get my card', undefined],
    ['是的', undefined],
    ['No. 5 Hospital', undefined],
  ])('%s: %s', (text, value) => {
    expect(correctionIn(text)).toBe(value)
  })

  test('are taken for the answer before, and answer nothing else', async () => {
    const { o, applicant } = await opened()
    await applicant.says('English', 'I want to register my household')
    await applicant.presses('I agree, start', 'The talent')
    await applicant.says('Jon Smith')
    applicant.looksAway()
    await applicant.says('oh wait its John Smith')
    applicant.sees(/John Smith[\s\S]*\(3\/7\)/)
    expect((await o.store.read('conversation', 'telegram:1'))?.body.dialogue).toMatchObject({
      answers: { talent: 'John Smith' },
    })
  })

  test('how far it is, asked in the middle: it is not filed yet, and that is no remark', async () => {
    const { o, applicant } = await opened()
    await toSummary(applicant)
    applicant.looksAway()
    await applicant.says('到哪了')
    applicant.sees(/^这件申请还在填写，没有提交。\n\n以上都对的话/)
    await applicant.says(
      '取消',
      '是的',
      'English',
      'I want to register my household',
      'yes',
      'a',
      'John',
      'Example Ltd',
      'a',
    )
    await applicant.says('Yubei', '+44 20 7946 0000')
    applicant.looksAway()
    await applicant.says('any news?')
    applicant.sees(/^This request is still being filled in; it has not been filed.\n\n\(7\/7\)/)
    expect((await o.store.read('conversation', 'telegram:1'))?.body.dialogue).not.toHaveProperty('answers.remarks')
  })

  test('what was filled in goes only when they are sure to leave', async () => {
    const { o, applicant } = await opened()
    const dialogue = async () => (await o.store.read('conversation', 'telegram:1'))?.body.dialogue
    await toSummary(applicant)
    for (const leaves of ['退出', '不办了', '撤回']) {
      applicant.looksAway()
      await applicant.says(leaves)
      applicant.sees(/已填好 6 项，还没有提交/)
      await applicant.says('不')
      applicant.sees(/请核对/)
    }
    await applicant.says('退出', '继续')
    applicant.sees(/现在就提交吗/)
    expect(await dialogue()).toMatchObject({ answers: { talent: '李四' } })
    await applicant.presses('退出')
    await applicant.presses('退出并删除')
    applicant.sees(/刚才填写的内容已删除/)
    expect(await dialogue()).toBe(undefined)
    // Where nothing was filled in, nothing is said to be deleted.
    for (const words of [['退出'], ['同意', '退出']]) {
      await applicant.says('我要办理入户', ...words)
      expect(applicant.sees(/没有提交申请/).text).not.toMatch(/删除/)
    }
    expect(await dialogue()).toBe(undefined)
  })

  test.each([
    ['talent', '重庆示例科技有限公司', '像是单位的名称'],
    ['talent', 'Chongqing Instruments Ltd', '像是单位的名称'],
    ['employer', '儿子', '不像这一项的内容'],
  ])('what belongs to another item is not taken: %s, %s', async (at, said, told) => {
    const { applicant } = await opened()
    await applicant.says('我要办理入户', '同意', 'a')
    if (at === 'employer') await applicant.says('李四')
    applicant.looksAway()
    await applicant.says(said)
    applicant.sees(new RegExp(told))
  })

  test('nothing more to say, in one character', async () => {
    const { applicant } = await opened()
    await applicant.says('我要办理入户')
    await applicant.presses('file:consent')
    await applicant.says('a', '张三', '某公司', 'a', '渝北区', '13800000000', '没')
    applicant.sees(/现在就提交吗/)
  })

  test.each([
    ['人才是我老公李四', '李四'],
    ['我老公叫李四', '李四'],
    ['my husband is John Smith', 'John Smith'],
    ['老公', '老公'],
  ])('whose name it is stands in another item: %s', (said, name) => {
    const item = knowledge.services.get('school')?.items.find(({ id }) => id === 'talent') ?? expect.unreachable()
    expect(readItem(item, said)).toEqual({ value: name })
  })
})

describe('somebody who types as they talk', () => {
  test('agrees, thanks and puts right in everyday words', async () => {
    const { applicant } = await opened()
    await applicant.says('我想给娃儿报个名读小学')
    applicant.sees(/申请：子女（孙子女）入学入托/)
    await applicant.says('同意嘛')
    applicant.sees(/请问您是/)
    await applicant.says('谢谢老师')
    applicant.sees(/不客气/)
    applicant.sees(/请问您是/)
    await applicant.says('我自己', '王敏', '重庆示例科技有限公司', '女儿', '明年新入学', '现居住地', '渝北')
    applicant.sees(/联系电话/)
    await applicant.says('不对 是渝中区')
    applicant.sees(/已改：就读区县为“渝中区”[\s\S]*联系电话/)
    await applicant.says('填错了 区县是沙坪坝')
    applicant.sees(/联系电话/)
    await applicant.says('13800000000', '没得了')
    applicant.sees(/就读区县：沙坪坝/)
  })

  test('says what is asked only later, and puts right what was said last', async () => {
    const { o, applicant } = await opened()
    await applicant.says('我要给娃儿办转学', '好', '我自己', '张三', '示列科技', '不对，是示例科技有限公司')
    applicant.sees(/已改：用人单位为“示例科技有限公司”[\s\S]*要入学（入托）的是/)
    await applicant.says('小学')
    applicant.sees(/记下了[\s\S]*学段：小学[\s\S]*要入学（入托）的是/)
    await applicant.says('儿子')
    applicant.sees(/现在在哪里、哪所学校/)
    expect((await o.store.read('conversation', 'telegram:1'))?.body.dialogue).toMatchObject({
      answers: { employer: '示例科技有限公司', relation: 'child', entry: 'transfer', level: 'primary' },
    })
  })

  test('a day alone puts right the day of the date before', async () => {
    const { applicant } = await opened()
    await applicant.forges('file:start:card-extension')
    await applicant.says('同意', '我自己', '张三', '示例科技有限公司', '2026年12月3日', '不对，是5号')
    applicant.sees(/已改：到期日为“2026-12-05”/)
  })

  test('is not asked again what the question told that led to the request', async () => {
    const { applicant } = await opened()
    await applicant.says('我娃儿要转学过来，想找个学校，咋个弄', '那就帮我办一下嘛')
    applicant.sees(/办理类别：转学/)
  })

  test('contests what is said to be done: the specialist hears of it', async () => {
    const { o, specialist, applicant } = await opened()
    const police = await o.seat('public-security', 'wechat:wang')
    await fileInChinese(applicant)
    await specialist.says('转交 公安局')
    await police.says('完成 已办好，请来领取')
    specialist.looksAway()
    await applicant.says('可是还没办好啊，窗口说没收到', '是')
    specialist.sees(/不满意，请关注：“可是还没办好啊/)
  })

  test('rates what was completed beside a line that was never sent, and is told of that line', async () => {
    const { o, specialist, applicant } = await opened()
    const number = await fileInChinese(applicant)
    await specialist.says('询问 户口在哪里？')
    await applicant.says('成都')
    await specialist.says('完成 已办好，请来领取', '1')
    applicant.looksAway()
    await applicant.says('一般，就是太慢了')
    expect((await o.store.read('request', number))?.body.rating).toBe(3)
    applicant.sees(/没有发出：“成都”/)
    applicant.looksAway()
    await applicant.says('查一下我的申请')
    applicant.sees(new RegExp(number))
    applicant.looksAway()
    await applicant.says('这次可以了，谢谢老师')
    applicant.sees(/不客气/)
  })

  test.each(['同意', '要得嘛', '没得了', '好的噻'])('%s, where nothing is open, asks nothing', async (text) => {
    const { applicant } = await opened()
    await applicant.says('孩子转学找谁？', text)
    applicant.sees(/没有等您确认的事情/)
  })

  test('wants done what was spoken of, also when it stands in no menu any more', async () => {
    const { applicant } = await opened()
    await applicant.says('户口迁过来找谁？', '谢谢', '行 帮我办嘛')
    applicant.sees(/申请：户籍服务/)
  })
})
