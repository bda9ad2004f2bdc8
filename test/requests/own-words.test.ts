/** Applicants in their own words: ratings, withdrawing, answering in several lines, asking in return. */
import { describe, expect, test } from 'vitest'
import { asksProgress } from '../../bot/requests/own/progress-words.ts'
import { readStars, wantsWithdrawal } from '../../bot/requests/speech.ts'
import { fileInChinese, fileInEnglish, office } from './office.ts'

const filed = async (language: 'zh' | 'en' = 'zh') => {
  const o = office()
  const specialist = await o.member('platform-specialist', 'wechat:li')
  const police = await o.member('public-security', 'wechat:wang')
  const applicant = o.person('wechat:zhang')
  const number = language === 'zh' ? await fileInChinese(applicant) : await fileInEnglish(applicant)
  await specialist.says(`转交 ${number} 市公安局`)
  for (const person of [specialist, police, applicant]) person.looksAway()
  return { o, specialist, police, applicant, number }
}
const completed = async (language: 'zh' | 'en' = 'zh') => {
  const all = await filed(language)
  await all.police.says(`完成 ${all.number} 已办理入户`)
  all.applicant.sees(/请为这次服务打分|5 is best/)
  return all
}
const asked = async (language: 'zh' | 'en' = 'zh', question = '户口现在在哪里？') => {
  const all = await filed(language)
  await all.police.says(`询问 ${all.number} ${question}`)
  for (const person of [all.police, all.applicant]) person.looksAway()
  return all
}

describe('“done” is a question with its mark or particle, and else tells that it is done', () => {
  test.each(['好了吗', '好了没', '好了没有啊', '好了？', '我的申请好了么', '有结果了？', '有消息了吗', '怎么样了'])(
    '%s asks',
    (text) => {
      expect(asksProgress(text)).toBe(true)
    },
  )
  test.each(['好了', '我的户口好了', '有结果了', '有消息了', '材料都好了'])('%s tells', (text) => {
    expect(asksProgress(text)).toBe(false)
  })
  test('said while an answer is awaited, it is the answer', async () => {
    const { applicant, police } = await asked('zh', '户口迁出手续办好了吗？')
    await applicant.presses('答复')
    await applicant.says('好了')
    police.sees(/申请人答复：“好了”/)
  })
})

describe('a rating', () => {
  test.each([
    ['5分', 5],
    ['五分', 5],
    ['5星', 5],
    ['five stars', 5],
    ['4/5', 4],
    ['非常满意', 5],
    ['满意', 4],
    ['一般', 3],
    ['不满意', 2],
    ['very good', 5],
    ['good', 4],
    ['bad', 2],
    ['不满意，太慢了', 2],
  ])('%s', async (text, stars) => {
    const { o, applicant, number } = await completed()
    await applicant.says(text)
    applicant.sees(/打了 \d 分|\d of 5/)
    expect((await o.request(number)).rating).toBe(stars)
  })
  test('what is no rating is none', () => {
    for (const text of ['谢谢', '6分', '好的', '落户打分吗', 'good morning', '2026'])
      expect(readStars(text)).toBe(undefined)
  })
  test('can be changed afterwards, by words that mean nothing else', async () => {
    const { o, applicant, number } = await completed()
    await applicant.says('5分', '改成3分')
    applicant.sees(/已改：.*打了 3 分/)
    // More words just after it are offered to be passed on.
    await applicant.says('非常满意')
    applicant.sees(/非常满意/)
    await applicant.says('还是4分吧')
    expect((await o.request(number)).rating).toBe(4)
  })
  test('keeps what was said besides', async () => {
    const { o, applicant, number } = await completed()
    await applicant.says('不满意，太慢了')
    expect((await o.request(number)).history.at(-1)).toMatchObject({ action: 'rate', text: '2 · 太慢了' })
  })
  test('is heard for a week, and from nobody else', async () => {
    const { o, applicant } = await completed()
    const stranger = o.person('web:stranger')
    await stranger.says('5分')
    stranger.sees(/ANSWERED/)
    await o.until('2026-09-30T10:00:00+08:00')
    await applicant.says('非常满意')
    applicant.sees(/ANSWERED/)
  })
})

describe('how far it is', () => {
  test.each([
    '到哪一步了',
    '进度怎么样？',
    '办好了吗',
    '办好没得',
    '什么时候办好',
    '我的申请到哪一步了',
    '有消息了吗',
    '真的办好了吗',
    '是不是真的办完了',
    '确定办好了？',
    '怎么还没办',
    '还没人联系我',
  ])('%s', async (text) => {
    const { applicant, number } = await filed()
    await applicant.says(text)
    expect(applicant.sees(/目前在：市公安局联络员/).text).toContain(number)
  })
  test.each([
    'where is my request',
    'any news?',
    'status',
    'Is it done yet?',
    'is it really finished?',
    "what's the status of my application",
  ])('%s', async (text) => {
    const { applicant, number } = await filed('en')
    await applicant.says(text)
    expect(applicant.sees(/Now with:/).text).toContain(number)
  })
  test('who hurries it is offered to have that passed on', async () => {
    const { applicant } = await filed()
    await applicant.says('催一下')
    applicant.sees(/也转给申请.*的承办方吗？\n“催一下”/)
  })
  test('who was asked whether to withdraw it may let it stand', async () => {
    const { o, applicant, number } = await filed()
    await applicant.says('不办了')
    applicant.sees(/确定撤回/)
    await applicant.says('算了 还是办')
    applicant.sees(/目前在/)
    expect((await o.request(number)).state).not.toBe('withdrawn')
  })
  test('who has no request asks about the rules, and so does who names a subject', async () => {
    const { o, applicant } = await filed()
    const other = o.person('wechat:new')
    await other.says('什么时候能办好')
    other.sees(/ANSWERED/)
    await other.says('办好了吗')
    other.sees(/没有进度可查/)
    for (const text of ['人才服务证多久办好', '落户需要什么材料', '办好签证了怎么延期']) {
      await applicant.says(text)
      applicant.sees(/ANSWERED/)
    }
  })
})

describe('withdrawing', () => {
  test.each(['我要撤回', '撤回', '我不办了', '取消申请', 'withdraw', 'I want to withdraw my request'])(
    '%s',
    async (text) => {
      const { o, applicant, number } = await filed()
      await applicant.says(text)
      applicant.sees(/确定撤回申请|Withdraw request/)
      await applicant.says(/^[a-z]/i.test(text) ? 'yes' : '是')
      expect((await o.request(number)).state).toBe('withdrawn')
    },
  )
  test('is no answer to the question that waits', async () => {
    for (const text of ['我要撤回', '不办了', 'withdraw']) {
      const { o, applicant, number } = await asked()
      await applicant.presses('答复')
      await applicant.says(text, 'yes')
      expect((await o.request(number)).state).toBe('withdrawn')
    }
    const { o, applicant, number } = await asked()
    await applicant.presses('答复')
    await applicant.says(`撤回 ${number.slice(-4)}`, '确定')
    expect((await o.request(number)).state).toBe('withdrawn')
  })
  test('is thought better of', async () => {
    const { o, applicant, number } = await asked()
    await applicant.presses('答复')
    await applicant.says('我要撤回', '不')
    applicant.sees(/目前在/)
    expect((await o.request(number)).state).toBe('waiting-applicant')
    await applicant.says('撤回')
    await applicant.presses('不撤回')
    await applicant.says('是')
    expect((await o.request(number)).state).toBe('waiting-applicant')
  })
  test('asks which of several', async () => {
    const { o, applicant, number } = await filed()
    const second = await fileInChinese(applicant)
    await applicant.says('我要撤回')
    applicant.sees(/您指的是哪一件/)
    await applicant.says(second.slice(-4), '好')
    expect((await o.request(second)).state).toBe('withdrawn')
    expect((await o.request(number)).state).toBe('forwarded')
  })
  test('a question about withdrawing is a question', () => {
    for (const text of ['怎么撤回申请', '撤回以后能重新提交吗', '取消', 'cancel'])
      expect(wantsWithdrawal(text)).toBe(false)
  })
})

describe('answering', () => {
  test('two lines go together once the person says yes', async () => {
    const { applicant, police } = await asked()
    await applicant.says('在成都市')
    applicant.sees(/把这句话作为答复发过去吗/)
    await applicant.says('武侯区')
    applicant.sees(/在成都市\n武侯区/)
    police.seesNothing()
    await applicant.says('好的')
    police.sees(/申请人答复：“在成都市\n武侯区”\n（所问：“户口现在在哪里？”）/)
  })
  test('no, and a question in between, leave it unsent', async () => {
    const { o, applicant, police, number } = await asked('en', 'Where?')
    await applicant.says('in Chengdu', 'how long does it take?')
    applicant.sees(/ANSWERED/)
    applicant.sees(/Shall I send this as your answer\?\n“in Chengdu”/)
    await applicant.says('no')
    applicant.sees(/nothing was sent/)
    police.seesNothing()
    expect((await o.request(number)).state).toBe('waiting-applicant')
  })
  test('asking how far it is is no answer', async () => {
    const { o, applicant, number } = await asked()
    await applicant.says('到哪一步了')
    applicant.sees(/目前在：/)
    await applicant.presses('答复')
    await applicant.says('进度怎么样')
    applicant.sees(/目前在：/)
    applicant.sees(/请写下您的答复/)
    expect((await o.request(number)).state).toBe('waiting-applicant')
  })
  test('a rating is heard although the request was closed while an answer was awaited', async () => {
    const { o, applicant, police, number } = await asked()
    await applicant.presses('答复')
    await police.says(`完成 ${number} 已办理入户`)
    await applicant.says('非常满意')
    expect((await o.request(number)).rating).toBe(5)
  })
  test('what comes right after an answer is offered to be sent too', async () => {
    const { applicant, police } = await asked()
    await applicant.presses('答复')
    await applicant.says('在成都市', '武侯区一环路')
    police.sees(/答复：“在成都市”/)
    applicant.sees(/把下面的话也转给申请/)
    await applicant.says('发送')
    police.sees(/申请人补充：“武侯区一环路”/)
  })
  test('a question in return goes to the handler and leaves theirs open', async () => {
    const { o, applicant, police, number } = await asked()
    await applicant.presses('答复')
    await applicant.says('是说我现在的户口吗？')
    applicant.sees(/对方的询问仍等您答复：“户口现在在哪里？”/)
    police.sees(/申请人反问：“是说我现在的户口吗？”/)
    expect(await o.request(number)).toMatchObject({ state: 'waiting-applicant', question: '户口现在在哪里？' })
    await applicant.replies(/询问：/, '在成都')
    police.sees(/申请人答复：“在成都”/)
  })
  test('while another request is being filed: by button or quote, not by plain text', async () => {
    const { o, applicant, police, number } = await filed()
    await applicant.forges('file:start:household-registration')
    await applicant.presses('再提交一件')
    await applicant.says('同意', '本人')
    await police.says(`询问 ${number} 户口在哪里？`)
    applicant.sees(/正在填写其他内容时，直接打的字不会算作答复/)
    await applicant.says('李四')
    applicant.sees(/（3\/7）/)
    await applicant.replies(/询问：/, '在成都')
    police.sees(/答复：“在成都”/)
    await applicant.says(`查看 ${number}`)
    applicant.sees(/办理记录/)
    await applicant.says('某某公司')
    applicant.sees(/（4\/7）/)
    expect((await o.request(number)).state).toBe('in-progress')
  })
})

test('declined, the applicant can file again from the message', async () => {
  const { applicant, police, number } = await filed()
  await police.says(`不予办理 ${number} 缺少结婚证`)
  applicant.sees(/不予办理。\n\n原因：缺少结婚证\n\n可补齐后重新提交/)
  await applicant.presses('重新提交申请')
  applicant.sees(/您同意吗/)
})

describe('two requests wait for an answer', () => {
  const bothAsked = async () => {
    const all = await asked()
    const second = await fileInChinese(all.applicant)
    await all.specialist.says(`询问 ${second} 配偶叫什么名字？`)
    for (const person of [all.specialist, all.police, all.applicant]) person.looksAway()
    return { ...all, second }
  }
  test('words are sent to the one that is picked, and to no other', async () => {
    const { o, specialist, police, applicant, number, second } = await bothAsked()
    await applicant.says('在成都市锦江区')
    const which = applicant.sees(/这几件申请都在等您答复[\s\S]*这句话是对哪一件的答复？\n“在成都市锦江区”/)
    expect(which.text).toMatch(new RegExp(`• ${number} .*“户口现在在哪里？”`))
    expect(which.text).toMatch(new RegExp(`• ${second} .*“配偶叫什么名字？”`))
    await applicant.presses(`desk:which:${number}`)
    police.sees(/申请人答复：“在成都市锦江区”/)
    specialist.seesNothing()
    expect((await o.request(number)).state).toBe('in-progress')
    expect((await o.request(second)).state).toBe('waiting-applicant')
  })
  test('or to none', async () => {
    const { police, applicant } = await bothAsked()
    await applicant.says('今天天气真好')
    await applicant.presses('不是，是别的事')
    applicant.sees(/没有发送任何内容/)
    police.seesNothing()
  })
  test('one more line belongs to the same answer', async () => {
    const { police, applicant, number } = await bothAsked()
    await applicant.says('在成都市', '锦江区')
    applicant.sees(/“在成都市\n锦江区”/)
    await applicant.presses(`desk:which:${number}`)
    police.sees(/申请人答复：“在成都市\n锦江区”/)
  })
  test('a question is answered as one', async () => {
    const { applicant } = await bothAsked()
    await applicant.says('户口迁移要多久？')
    applicant.sees(/ANSWERED/)
  })
})

test.each(['为什么不予办理？', 'Why was it declined?'])(
  '%s is answered with the request and its reason',
  async (text) => {
    const { police, applicant, number } = await filed()
    await applicant.says(text)
    applicant.sees(/ANSWERED/)
    await police.says(`不予办理 ${number} 缺少结婚证`)
    applicant.looksAway()
    await applicant.says(text)
    applicant.sees(new RegExp(`${number}[\\s\\S]*“缺少结婚证”`))
  },
)
