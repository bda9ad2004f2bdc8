/** What people asked in vain, from the conversation to the editor's list. */
import { describe, expect, it } from 'vitest'
import { answeredNow, gapsCsv, gapsOf, gapsText } from '../../../bot/answers/gaps.ts'
import { turn } from '../../../bot/turn.ts'
import { openOffice } from '../../harness.ts'
import { knowledge } from '../../our-knowledge.ts'
import { say } from '../english.ts'

const arrive = () => openOffice({ turn, knowledge, at: '2026-11-23T10:00:00+08:00' })

describe('the list of gaps', () => {
  it('counts what was asked, by reason, the most frequent first', async () => {
    const { store, person } = arrive()
    const wang = person('web:1')
    expect(gapsText(await gapsOf(store), say)).toBe('No question has gone unanswered.')
    await wang.says('上海的人才公寓怎么申请')
    await wang.says('服务证多少钱？电话 13800138000')
    await wang.says('上海的人才公寓怎么申请？')
    const gaps = await gapsOf(store)
    expect(gaps.map(({ question, count, reason }) => [question, count, reason])).toEqual([
      ['上海的人才公寓怎么申请？', 2, 'other-place'],
      ['服务证多少钱？', 1, 'kind-missing'],
    ])
    const text = gapsText(gaps, say)
    expect(text).toMatch(/^2 questions, asked 3 times: another place 2, not stated 1\n/)
    expect(text).toMatch(/^2 +2026-11-23 {2}zh +another place {2}上海的人才公寓怎么申请？$/m)
  })

  it('has what was missing in the person’s words, with the point that was no help and without what tells who', async () => {
    const { store, person } = arrive()
    const wang = person('web:1')
    await wang.says('卡丢了怎么补办')
    await wang.presses('没帮助')
    wang.sees(/已记录给知识编辑/)
    await wang.presses('说说缺了什么')
    wang.sees(/一句话/)
    await wang.says('没写邮寄到哪里，请联系我 wang@example.org 13800138000')
    wang.sees(/已转给知识编辑/)
    const [gap] = await gapsOf(store)
    expect(gap).toMatchObject({ reason: 'unhelpful', comments: ['没写邮寄到哪里，请联系我 …'] })
    expect(knowledge.points.has(gap?.near ?? '')).toBe(true)
    // Then everything is as before.
    await wang.says('卡的有效期多长')
    wang.sees(/年/)
  })

  it('keeps no name that is said to be one, and no passport', async () => {
    const { store, person } = arrive()
    const wang = person('web:1')
    await wang.says('卡能走贵宾通道吗，我叫张三丰，护照 E12345678')
    await wang.says('My name is John Smith, do I get a driving licence?')
    const questions = (await gapsOf(store)).map(({ question }) => question)
    expect(questions.sort()).toEqual(['do I get a driving licence?', '卡能走贵宾通道吗，我叫…，护照 …'])
  })

  it('parts what the documents answer by now from what is still open', async () => {
    const at = Date.parse('2026-11-22T20:00:00Z')
    const gaps = ['卡丢了怎么补办', '上海的人才公寓怎么申请'].map((question, n) => ({
      ...{ id: `g${n}`, question, language: 'zh' as const, reason: 'not-covered', at, count: 1 },
    }))
    const unhelpful = { ...gaps[0], id: 'g2', reason: 'unhelpful' } as (typeof gaps)[number]
    const answered = answeredNow([...gaps, unhelpful], knowledge)
    expect([...answered]).toEqual(['g0'])
    const text = gapsText([...gaps, unhelpful], say, answered)
    expect(text).toMatch(/^2 questions, asked 2 times/)
    expect(text).toMatch(/Answered by the documents as they are now:\n1 {2}2026-11-23 {2}zh {2}卡丢了怎么补办$/)
    expect(gapsCsv(gaps, say, answered)).toMatch(/卡丢了怎么补办,,,yes\r\n/)
  })

  it.each(['没用', '没什么用', '对我没帮助', 'not really helpful', "that didn't help", 'useless'])(
    'takes a verdict in one’s own words right below an answer: %s',
    async (said) => {
      const { store, person } = arrive()
      const wang = person('web:1')
      await wang.says('卡丢了怎么补办', said)
      expect((await gapsOf(store))[0]?.reason).toBe('unhelpful')
    },
  )

  it('takes thanks, a wish and a question below “not helpful” for what they are', async () => {
    const { store, person } = arrive()
    const wang = person('web:1')
    for (const said of ['非常感谢', '我要给家里人办落户', '服务证有效期是多久呢']) {
      await wang.says('卡丢了怎么补办')
      await wang.presses('没帮助')
      await wang.says(said, '取消')
    }
    expect((await gapsOf(store))[0]?.comments).toBeUndefined()
  })

  it.each([
    ...['没说要带什么材料', '答非所问', '我是网上申请的，不是去窗口'],
    ...['It does not say which form I need', 'That is not what I asked', 'I asked online, not in person.'],
  ])('takes what is said of the answer right after “not helpful” for what was missing: %s', async (said) => {
    const { store, person } = arrive()
    const wang = person('web:1')
    await wang.says('卡丢了怎么补办')
    await wang.presses('没帮助')
    await wang.says(said)
    expect((await gapsOf(store))[0]?.comments).toEqual([said])
  })

  it('has a follow-up with what it leans on', async () => {
    const { store, person } = arrive()
    await person('web:1').says('落户怎么办理', '北京呢')
    expect((await gapsOf(store)).map(({ question }) => question)).toEqual(['北京落户怎么办理'])
  })

  it('takes a question for a question', async () => {
    const { store, person } = arrive()
    const wang = person('web:1')
    await wang.says('卡丢了怎么补办')
    await wang.presses('没帮助', '说说缺了什么')
    await wang.says('换了单位多久内要办变更？')
    wang.sees(/15/)
    expect((await gapsOf(store))[0]?.comments).toBeUndefined()
  })

  it('is a table for a spreadsheet, in which nothing is a formula', () => {
    const gap = { id: 'a', language: 'en' as const, at: Date.parse('2026-11-22T20:00:00Z'), count: 2 }
    const csv = gapsCsv(
      [
        { ...gap, question: '=HYPERLINK("http://example.org")', reason: 'not-covered' },
        { ...gap, question: 'a, b', reason: 'unhelpful', near: 'p/q', comments: ['-1', 'two'] },
      ],
      say,
    )
    expect(csv.split('\r\n')).toEqual([
      '\ufefftimes,last,lang,reason,question,nearest,comments,answered now',
      `2,2026-11-23,en,not covered,"'=HYPERLINK(""http://example.org"")",,,no`,
      `2,2026-11-23,en,no help,"a, b",p/q,'-1 / two,no`,
    ])
  })
})
