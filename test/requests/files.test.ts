/** Files of both sides for a request: where they belong, with which words, and to whom they never go. */
import { describe, expect, test } from 'vitest'
import { asksFiles } from '../../bot/requests/desk/files-asked.ts'
import { roleChange } from '../../bot/requests/request.ts'
import { filed, looked, opened } from './filed-office.ts'

describe('a file for the applicant’s request', () => {
  test('quoting a message of the request it goes there, with its words, and to nobody else', async () => {
    const { applicant, specialist, police, number, request } = await opened()
    looked(applicant, specialist, police)
    await applicant.sends('户口簿.pdf', { text: '户口簿首页', to: new RegExp(number) })
    const told = specialist.sees(/申请人补充：“户口簿首页\n（附件：户口簿.pdf）”/)
    expect(told.file).toMatchObject({ name: '户口簿.pdf', type: 'application/pdf', size: 12_345 })
    applicant.sees(/已转给申请/)
    police.seesNothing()
    expect((await request()).files).toMatchObject([{ name: '户口簿.pdf', from: 'applicant' }])
  })

  test('by itself it is asked about before anybody gets it; a no sends nothing', async () => {
    const { applicant, specialist } = await opened()
    looked(applicant, specialist)
    await applicant.sends('a.pdf')
    applicant.sees(/把文件也转给申请.*承办方吗？\na.pdf/)
    specialist.seesNothing()
    await applicant.says('不用')
    specialist.seesNothing()
    await applicant.sends('b.pdf')
    await applicant.says('好的')
    expect(specialist.sees(/附件：b.pdf/).file?.name).toBe('b.pdf')
  })

  test('several pictures of one name are told apart', async () => {
    const { applicant } = await opened()
    looked(applicant)
    for (const _ of [1, 2]) await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    applicant.sees(/photo.jpg[\s\S]*photo-2.jpg/)
  })

  test('several sent one after the other go together, each seen by the other side', async () => {
    const { applicant, specialist, request } = await opened()
    looked(applicant, specialist)
    for (const name of ['1.jpg', '2.jpg', '3.jpg']) await applicant.sends(name, { type: 'image/jpeg' })
    applicant.sees(/1.jpg.*2.jpg.*3.jpg/s)
    specialist.seesNothing()
    await applicant.says('户口簿首页和本人页', '好的')
    expect(specialist.sees(/户口簿首页和本人页\n（附件：1.jpg）\n（附件：2.jpg）\n（附件：3.jpg）/).file?.name).toBe(
      '1.jpg',
    )
    expect(specialist.sees(/2.jpg/).file?.name).toBe('2.jpg')
    expect(specialist.sees(/3.jpg/).file?.name).toBe('3.jpg')
    specialist.seesNothing()
    expect((await request()).files?.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg', '3.jpg'])
    expect((await request()).history.at(-1)?.file).toBe('1.jpg, 2.jpg, 3.jpg')
  })

  test('answers the question that the liaison has asked', async () => {
    const { applicant, specialist, number, request } = await opened('en')
    await specialist.says(`询问 ${number} 请发户口簿照片`)
    looked(applicant, specialist)
    await applicant.presses(`req:answer:${number}`)
    await applicant.sends('IMG 1.jpg', { type: 'image/jpeg' })
    expect(specialist.sees(/申请人答复/).file?.name).toBe('IMG 1.jpg')
    expect((await request()).state).toBe('with-platform')
  })

  test('with the number below it there is nothing to ask', async () => {
    const { applicant, specialist, number, request } = await opened()
    await filed(applicant)
    looked(applicant, specialist)
    await applicant.sends('c.pdf', { text: `补充 ${number.slice(-4)} 户口簿` })
    expect(specialist.sees(/补充：“户口簿\n（附件：c.pdf）”/).about).toBe(number)
    expect((await request(number)).files).toHaveLength(1)
  })

  test('the button to answer does not lose what waits to be sent', async () => {
    const { applicant, specialist, number } = await opened('en')
    await specialist.says(`询问 ${number} 请发户口簿照片`)
    looked(applicant, specialist)
    await applicant.sends('page.jpg', { text: 'here it is', type: 'image/jpeg' })
    await applicant.presses(`req:answer:${number}`)
    await applicant.says('yes')
    expect(specialist.sees(/here it is/).file?.name).toBe('page.jpg')
  })

  test('two open requests: the person says which one, and the other one never has it', async () => {
    const { applicant, specialist, number, request, numberOf } = await opened()
    await filed(applicant)
    const second = await numberOf()
    expect(second).not.toBe(number)
    looked(applicant, specialist)
    await applicant.sends('c.pdf', { text: '证明' })
    applicant.sees(/属于哪件申请/)
    specialist.seesNothing()
    await applicant.presses(`desk:which:${number}`)
    specialist.sees(/附件：c.pdf/)
    expect((await request(number)).files).toHaveLength(1)
    expect((await request(second)).files).toBeUndefined()
  })

  test('without any request it goes to nobody, and that is said', async () => {
    const { office, specialist } = await opened()
    const stranger = office.person('telegram:2')
    looked(specialist)
    await stranger.sends('d.pdf')
    stranger.sees(/不知道它属于哪件事，没有转给任何人/)
    specialist.seesNothing()
  })

  test('it goes along when the request is passed on, and can be seen again by both sides', async () => {
    const { applicant, specialist, police, number } = await opened()
    await applicant.sends('户口簿.pdf', { to: new RegExp(number) })
    looked(applicant, specialist, police)
    await specialist.says(`转交 ${number} 市公安局联络员`)
    police.sees(/新|转交/)
    expect(police.sees(/申请人：户口簿.pdf/).file?.name).toBe('户口簿.pdf')
    await police.says(`查看 ${number}`)
    await police.presses(`desk:files:${number}`)
    expect(police.all().filter(({ file }) => file?.name === '户口簿.pdf')).toHaveLength(2)
    await applicant.forges(`req:files:${number}`)
    expect(applicant.all().at(-1)?.file?.name).toBe('户口簿.pdf')
  })

  test('somebody else sees no file of it', async () => {
    const { office, applicant, number } = await opened()
    await applicant.sends('户口簿.pdf', { to: new RegExp(number) })
    const stranger = office.person('telegram:2')
    for (const id of [`desk:files:${number}`, `req:files:${number}`]) await stranger.forges(id)
    expect(stranger.all().some(({ file }) => file)).toBe(false)
  })

  test('the twenty-first is refused by name, and the words are given back', async () => {
    const { applicant, number, request } = await opened()
    for (let n = 1; n <= 20; n++) await applicant.sends(`${n}.pdf`, { to: new RegExp(number) })
    await applicant.sends('21.pdf', { text: '最后一页', to: new RegExp(number) })
    applicant.sees(/最多 20 个附件.*没有发出.*您写的内容没有发出：“最后一页\n（附件：21.pdf）”/s)
    expect((await request()).files).toHaveLength(20)
  })

  test('after the end it is passed on, and those who handled it can reopen', async () => {
    const { applicant, specialist, number, request } = await opened()
    await specialist.says(`接单 ${number}`)
    await specialist.says(`完成 ${number} 已办好`)
    await specialist.presses('desk:sure')
    looked(applicant, specialist)
    await applicant.sends('补交.pdf', { to: /已办结|已办好/ })
    applicant.sees(/已结束（已办结）。您的话已转给承办方/)
    specialist.sees(/附件：补交.pdf/)
    expect((await request()).state).toBe('completed')
    await specialist.presses(`desk:reopen:${number}`)
    expect((await request()).state).toBe('with-platform')
  })

  test('is shown again to whoever handles it and asks, in few words or quoting', async () => {
    const { applicant, specialist, police, number } = await opened()
    await applicant.sends('户口簿.pdf', { text: '户口簿首页', to: new RegExp(number) })
    for (const words of ['附件', '看看材料', 'show me the files', '查看附件。']) {
      looked(applicant, specialist, police)
      await specialist.says(words)
      expect(specialist.sees(new RegExp(`${number} · .*户口簿.pdf`)).file?.name).toBe('户口簿.pdf')
    }
    looked(specialist)
    await specialist.replies(/户口簿.pdf/, '附件')
    expect(specialist.sees(new RegExp(`${number} · .*户口簿.pdf`)).file?.name).toBe('户口簿.pdf')
    applicant.seesNothing()
    await applicant.says('附件')
    expect(applicant.sees(/./).file).toBeUndefined()
  })

  test('is also shown when another role holds it and the own requests have none', async () => {
    const { applicant, specialist, number } = await opened()
    await applicant.sends('户口簿.pdf', { to: new RegExp(number) })
    await specialist.says(`转交 ${number} 市公安局联络员`)
    await filed(applicant)
    looked(specialist)
    await specialist.says('附件')
    expect(specialist.sees(new RegExp(`${number} · .*户口簿.pdf`)).file?.name).toBe('户口簿.pdf')
  })

  test.each(['附件', '他的材料', '发来的文件', '申请人交的全部材料', '看传的照片', '发我文件', '发给我材料'])(
    '%s asks for it',
    (words) => expect(asksFiles(words)).toBe(true),
  )
  test.each(['交材料', '交文件', '发文件', '传照片', '发来材料'])('%s is about handing in', (words) =>
    expect(asksFiles(words)).toBe(false),
  )
})

describe('a liaison’s file', () => {
  test('goes to the applicant for them to know, in their language, without changing the state', async () => {
    const { applicant, specialist, number, request } = await opened('en')
    await specialist.says(`接单 ${number}`)
    looked(applicant, specialist)
    await specialist.sends('办理须知.pdf', { text: '请先看这个', to: new RegExp(number) })
    specialist.sees(/这是……/)
    applicant.seesNothing()
    await specialist.presses('告知申请人即可')
    const told = applicant.sees(/a message from: .*\n“请先看这个\n\(File: 办理须知.pdf\)”|请先看这个/)
    expect(told.file?.name).toBe('办理须知.pdf')
    expect((await request()).state).toBe('with-platform')
  })

  test('with a result: the words are asked for, and both go together', async () => {
    const { applicant, specialist, police, number, request } = await opened()
    await specialist.says(`转交 ${number} 市公安局联络员`)
    await police.says(`接单 ${number}`)
    looked(applicant, police)
    await police.sends('户口迁移证.pdf', { to: new RegExp(number) })
    await police.presses('办理结果')
    police.sees(/请写下办理结果.*\n（附件：户口迁移证.pdf）/)
    await police.says('已办结，请到窗口领取')
    expect(applicant.sees(/已办结，请到窗口领取\n（附件：户口迁移证.pdf）/).file?.name).toBe('户口迁移证.pdf')
    expect(await request()).toMatchObject({ state: 'completed', files: [{ from: 'public-security' }] })
  })

  test('several with one result go together, also when it is asked which request they are for', async () => {
    const { applicant, specialist, number, request } = await opened()
    await specialist.says(`接单 ${number}`)
    await specialist.presses(`desk:complete:${number}`)
    await specialist.sends('证明.pdf')
    await specialist.presses('desk:sure')
    await specialist.sends('须知.pdf')
    looked(applicant, specialist)
    await specialist.says('已经办好，请到窗口领取')
    expect(applicant.sees(/请到窗口领取\n（附件：证明.pdf）\n（附件：须知.pdf）/).file?.name).toBe('证明.pdf')
    expect(applicant.sees(/须知.pdf/).file?.name).toBe('须知.pdf')
    expect(await request()).toMatchObject({ state: 'completed', files: [{ name: '证明.pdf' }, { name: '须知.pdf' }] })
    await filed(applicant)
    await filed(applicant)
    looked(applicant, specialist)
    for (const name of ['a.pdf', 'b.pdf']) await specialist.sends(name)
    const { choices = [] } = specialist.sees(/属于哪件申请.*a.pdf.*b.pdf/s)
    await specialist.forges(choices[0]?.id ?? '')
    await specialist.presses('告知申请人即可')
    expect(applicant.sees(/a.pdf/).file?.name).toBe('a.pdf')
    expect(applicant.sees(/b.pdf/).file?.name).toBe('b.pdf')
  })

  test('with a command below it goes to the request that is named, and to no other', async () => {
    const { applicant, specialist, police, number, request, numberOf } = await opened()
    await filed(applicant)
    const second = await numberOf()
    await specialist.says(`转交 ${second} 市公安局联络员`)
    looked(applicant, specialist, police)
    await specialist.sends('须知.pdf', { text: `告知 ${second} 请看附件` })
    const told = applicant.sees(/请看附件\n（附件：须知.pdf）/)
    expect(told).toMatchObject({ about: second, file: { name: '须知.pdf' } })
    await police.sends('结果.pdf', { text: `完成 ${second.slice(-4)} 已办结，见附件` })
    expect(applicant.sees(/已办结，见附件/)).toMatchObject({ about: second, file: { name: '结果.pdf' } })
    expect(await request(second)).toMatchObject({ state: 'completed', files: [{}, {}] })
    expect(await request(number)).toMatchObject({ state: 'submitted' })
    expect(await request(number)).not.toHaveProperty('files')
    await specialist.sends('a.pdf', { text: '完成 0000 已办结' })
    specialist.sees(/没有编号以 0000 结尾的申请/)
    expect((await request(number)).state).toBe('submitted')
  })

  test('with a command below it does not end up in what the member is filing', async () => {
    const { applicant, specialist, number } = await opened()
    await specialist.forges('file:start:household-registration')
    await specialist.presses('file:consent')
    looked(applicant, specialist)
    await specialist.sends('须知.pdf', { text: `告知 ${number} 请看附件` })
    expect(applicant.sees(/请看附件/).file?.name).toBe('须知.pdf')
    expect(specialist.sees(/请问您是/).choices?.length).toBeGreaterThan(0)
  })

  test('twenty files that came with a request do not hide its card from a reply', async () => {
    const { office, applicant, specialist, number, request, numberOf } = await opened()
    for (let n = 1; n <= 20; n++) await applicant.sends(`${n}.pdf`, { to: number })
    const bureau = { members: ['wechat:officer', 'wechat:police'], codes: [] }
    await office.store.apply(
      { changes: [roleChange('public-security', bureau)], outgoing: [], alarms: [], audit: [] },
      new Map(),
    )
    const officer = office.person('wechat:officer')
    await specialist.says(`转交 ${number} 市公安局联络员`)
    const card = officer.sees(/有一件申请转交给您/)
    await filed(applicant)
    await specialist.says(`转交 ${await numberOf()} 市公安局联络员`)
    await officer.hears({ kind: 'text', text: '接单', quote: card.id })
    expect((await request()).taker).toBe('wechat:officer')
  })

  test('after the end it can only be told to the applicant, as words can', async () => {
    const { applicant, specialist, number } = await opened()
    await specialist.says(`完成 ${number} 已办好`)
    await specialist.presses('desk:sure')
    for (const send of [
      () => specialist.replies(/新申请/, '请来领取户口簿'),
      () => specialist.sends('a.pdf', { to: /新申请/ }),
    ]) {
      looked(applicant, specialist)
      await send()
      expect(specialist.buttons()).toEqual(['告知申请人即可', '取消'])
      await specialist.presses('告知申请人即可')
      applicant.sees(/告知：\n“(请来领取户口簿|（附件：a.pdf）)”/)
    }
  })

  test('回复 0042 is for the applicant, with a file or without', async () => {
    const { applicant, specialist, number } = await opened()
    looked(applicant, specialist)
    await specialist.says(`回复 ${number.slice(-4)} 请周一带原件`)
    applicant.sees(/告知：\n“请周一带原件”/)
    await specialist.sends('须知.pdf', { text: `reply ${number} 请看附件` })
    expect(applicant.sees(/请看附件/).file?.name).toBe('须知.pdf')
  })

  test('告知 0042 tells without a question', async () => {
    const { applicant, specialist, number, request } = await opened()
    looked(applicant, specialist)
    await specialist.says(`告知 ${number.slice(-4)} 请周一带原件`)
    applicant.sees(/告知：\n“请周一带原件”/)
    specialist.sees(/已发给申请人/)
    expect((await request()).state).toBe('submitted')
  })
})
