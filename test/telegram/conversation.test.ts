/** What people see of the whole bot in Telegram. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { until } from '../engine.ts'
import { echo } from '../whole-bot.ts'
import { fileRequest, staffed, walk } from './forum-office.ts'
import { officesOfTests } from './office.ts'

const open = officesOfTests()
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000, 1)])
const pdf = Buffer.from('%PDF-1.7 not much of one')

describe('a question', () => {
  it('is answered in Chinese, with its clauses and the next steps below', async () => {
    const { telegram } = await open()
    const wang = telegram.person({ name: '王', language_code: 'zh-hans' })
    wang.says('落户怎么办理？')
    const answer = await wang.waitsFor('3个工作日')
    expect(answer.text).toMatch(
      /依据\n《服务证实施细则》六、（三）\n《服务证通知》（渝人社发〔2017〕210号）二、（三）$/,
    )
    expect(answer.entities.map(({ type }) => type)).toContain('expandable_blockquote')
    expect(answer.buttons).toEqual([
      ['提交申请：户籍服务（入户）'],
      ['资格自测'],
      ['查看原文', '有变化时告诉我'],
      ['有帮助', '没帮助'],
    ])

    await wang.presses('查看原文').answered()
    const original = await wang.waitsFor(/原文.*六、（三）|六、（三）.*原文/s)
    expect(original.buttons.flat()).toContain('有帮助')
    await wang.waitsFor(({ buttons }) => buttons.flat().join() === '✓ 查看原文')
  })

  it('is answered in English', async () => {
    const { telegram } = await open()
    const john = telegram.person()
    john.says('How long does it take until a lost card is replaced?')
    const answer = await john.waitsFor('15 working days')
    expect(answer.text).toMatch(/\n\nSources?[:\n]/)
    expect(answer.buttons.flat()).toEqual(expect.arrayContaining(['Show original', 'Helpful', 'Not helpful']))
  })

  it('may come in a link', async () => {
    const { telegram } = await open()
    const link = `ask_${Buffer.from('落户怎么办理？').toString('base64url')}`
    const wang = telegram.person()
    wang.says(`/start ${link}`)
    await wang.waitsFor('3个工作日')
    const john = telegram.person()
    john.says('/start')
    await john.waitsFor(/talent service assistant|人才服务助手/)
  })

  it('takes a thumb on the answer for its button, once', async () => {
    const office = await open()
    const wang = office.telegram.person()
    wang.says('落户怎么办理？')
    const { id } = await wang.waitsFor('3个工作日')
    await until(async () => !!(await office.store.sentAs(`telegram:${wang.id}`, String(id))))
    wang.reacts(id, '❤')
    wang.reacts(id, '👍')
    wang.reacts(id, '👍')
    await wang.waitsFor('谢谢您的反馈')
    await wang.waitsForSilence()
    const helpful = (await office.store.audit(0, 1000)).filter(({ action }) => action === 'answer.helpful')
    expect(helpful).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is filed by buttons, handled by quoting, and goes to both sides with its files', async () => {
    const office = await open()
    const { telegram } = office
    const li = telegram.person({ name: '李', language_code: 'zh-hans' })
    li.says(`/start bind_${await office.code('platform-specialist')}`)
    await li.waitsFor(/服务专员|Service specialist/)

    const john = telegram.person({ name: 'John' })
    await walk(john, '/services', '[Household registration]', '[I agree, start]', '[The talent]', 'John Smith')
    await walk(john, 'Example Instruments Ltd', '[The talent, the spouse and minor children]', 'Yubei District')
    await walk(john, '+44 20 7946 0000', '[Skip]', '[Submit]')
    const filed = await john.waitsFor('Your request is filed')
    const number = /\d{6}-\d{4}/.exec(filed.text)?.[0] ?? ''

    const card = await li.waitsFor('新申请')
    expect(card.text).toContain(number)
    expect(card.buttons.flat()).toContain('接单')
    li.says('接单', { replyTo: card.id })
    await john.waitsFor(`${number} (Household registration) is now being handled`)

    john.sendsFile({ kind: 'photo', bytes: jpeg, caption: 'my contract' }, { replyTo: filed.id })
    const passedOn = await li.waitsFor(({ file }) => file !== undefined)
    expect(passedOn.file?.kind).toBe('document')
    expect(jpeg.equals(passedOn.file?.bytes ?? new Uint8Array())).toBe(true)
    expect(passedOn.text).toContain('my contract')

    li.says(`完成 ${number} 已办结`)
    const { buttons } = await li.waitsFor('确定直接办结吗')
    li.presses(buttons[0]?.[0] ?? '')
    await john.waitsFor('已办结')
    expect(office.lines.filter((line) => !line.startsWith('info'))).toEqual([])
  })
})

describe('somebody of an office', () => {
  it('goes on in their own language after writing to an applicant in another', async () => {
    const { li, john } = await staffed(await open())
    const number = await fileRequest(john)
    await li.waitsFor('新申请')
    await li.presses('询问申请人').answered()
    await li.waitsFor('请写下要问申请人的')
    li.says('Where is the household of your wife registered now?')
    await li.waitsFor(`已发给申请人（${number}）`)
  })
})

describe('a message that is edited', () => {
  it('names the one it replaces', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    const first = john.says('How do I renew?')
    await john.waitsFor('echo How do I renew?')
    john.edits(first, 'How do I extend?')
    await john.waitsFor('echo How do I extend?')
    const [said, edited] = await office.heard(`telegram:${john.id}`)
    expect(edited).toMatchObject({ kind: 'text', text: 'How do I extend?', edits: said?.id })
    expect(edited?.id.startsWith(`${said?.id}:`)).toBe(true)
  })

  it('twice within a second is heard twice, and each once however often it is delivered', async () => {
    const { telegram, heard } = await open({ step: echo })
    const john = telegram.person()
    const first = john.says('one')
    await john.waitsFor('echo one')
    john.edits(first, 'two')
    john.edits(first, 'three')
    john.edits(first, 'two')
    await until(() => john.sees().length === 4)
    telegram.redeliver(3)
    john.says('and now')
    await john.waitsFor('echo and now')
    const said = await heard(`telegram:${john.id}`)
    expect(said.map((message) => 'text' in message && message.text)).toEqual(['one', 'two', 'three', 'two', 'and now'])
    expect(await john.waitsForSilence()).toHaveLength(5)
  })

  it('in the words below its file keeps that file; in the file, is another one', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    const id = john.sendsFile({ bytes: pdf, name: 'scan.pdf', caption: 'my passport' })
    await john.waitsFor('echo file')
    john.edits(id, 'my passport, page 2')
    await john.waitsFor('echo my passport, page 2')
    john.edits(id, 'my passport, page 2')
    const right = Buffer.from('%PDF-1.7 the right one')
    john.replaces(id, { bytes: right, name: 'right.pdf' })
    await john.waitsFor('echo file')
    const [first, words, file, ...more] = await office.heard(`telegram:${john.id}`)
    expect(words).toMatchObject({ kind: 'text', text: 'my passport, page 2', edits: first?.id })
    expect(file).toMatchObject({ kind: 'file', text: 'my passport, page 2', file: { name: 'right.pdf' } })
    expect(Buffer.from((await office.store.file(file?.id ?? '')) ?? [])).toEqual(right)
    expect(more).toEqual([])
  })

  it('in nothing but its preview is no message', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    const first = john.says('see https://office.example')
    await john.waitsFor('echo see')
    john.edits(first, 'see https://office.example')
    john.says('and now')
    await john.waitsFor('echo and now')
    expect(await office.heard(`telegram:${john.id}`)).toHaveLength(2)
  })
})

describe('a file', () => {
  it('is taken with what was written below it', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    john.sendsFile({ bytes: pdf, name: 'Vertrag – 合同.pdf', caption: 'the contract' })
    john.sendsFile({ kind: 'voice', bytes: Buffer.from('OggS voice') })
    await john.waitsFor('echo file')
    await john.waitsFor('echo file')
    const [contract, voice] = await office.heard(`telegram:${john.id}`)
    if (contract?.kind !== 'file') throw new Error('no file')
    expect(contract).toMatchObject({ text: 'the contract', file: { type: 'application/pdf', size: pdf.length } })
    expect(contract.file.name).toContain('合同.pdf')
    expect(Buffer.from((await office.store.file(contract.file.id)) ?? [])).toEqual(pdf)
    expect(voice).toMatchObject({ kind: 'file', file: { type: 'audio/ogg', name: 'voice.ogg' } })
  })

  it('that can’t be taken is refused with the reason; what is too large is not even fetched', async () => {
    const office = await open({ step: echo })
    const { telegram } = office
    const john = telegram.person()
    const heard = () => office.heard(`telegram:${john.id}`)
    john.sendsFile({ bytes: pdf, size: 11 * 1024 * 1024 })
    await until(async () => (await heard()).length === 1)
    expect(telegram.calls('getFile')).toEqual([])
    john.sendsFile({ bytes: Buffer.from('MZ a program'), name: 'a.exe' })
    john.sendsOther({ sticker: {} })
    john.sendsOther({ location: {} })
    john.sendsFile({ bytes: new Uint8Array() })
    await until(async () => (await heard()).length === 5)
    expect((await heard()).map((message) => (message.kind === 'refused-file' ? message.why : message.kind))).toEqual([
      'too-large',
      'type',
      'sticker',
      'type',
      'empty',
    ])
  })

  it('is sent again after a failure, and called lost when it can’t be had', async () => {
    const { broken, refusal } = await import('./server-faults.ts')
    const office = await open({ step: echo, times: { file: 2000 } })
    const { telegram } = office
    const john = telegram.person()
    telegram.faults.next(broken(), { method: 'download' }, 2)
    john.sendsFile({ bytes: pdf })
    await john.waitsFor('echo file')
    telegram.faults.always(refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'), {
      method: 'getFile',
    })
    john.sendsFile({ bytes: pdf })
    await john.waitsFor('echo refused-file')
    expect((await office.heard(`telegram:${john.id}`)).at(-1)).toMatchObject({ why: 'lost' })
  })

  it('goes out as a document', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    await office.tell(`telegram:${john.id}`, {
      text: 'Your data',
      document: { name: 'my-data.html', type: 'text/html', text: '<!doctype html><p>数据</p>' },
      choices: [{ id: 'menu:help', label: 'Help' }],
    })
    const seen = await john.waitsFor('Your data')
    expect(seen.file).toMatchObject({ kind: 'document', name: 'my-data.html' })
    expect(Buffer.from(seen.file?.bytes ?? []).toString()).toBe('<!doctype html><p>数据</p>')
    expect(seen.buttons).toEqual([['Help']])
  })
})

describe('a long text', () => {
  it('arrives in parts in their order, and a reply to any of them is understood', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    const text = Array.from({ length: 400 }, (_, at) => `Line ${at} of what is < said & done.`).join('\n')
    const id = await office.tell(`telegram:${john.id}`, { text, choices: [{ id: 'menu:help', label: 'Help' }] })
    await john.waitsFor('Line 399')
    const parts = john.sees()
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.map((part) => part.text).join('\n')).toBe(text)
    expect(parts.map(({ buttons }) => buttons.length)).toEqual([...parts.slice(1).map(() => 0), 1])
    await until(async () => (await office.store.sentAs(`telegram:${john.id}`, String(parts[0]?.id))) !== undefined)
    john.says('about this', { replyTo: parts[0]?.id as number })
    await john.waitsFor('echo about this')
    expect((await office.heard(`telegram:${john.id}`)).at(-1)).toMatchObject({ quote: id })
  })
})

describe('a button', () => {
  it('is answered at once and stays as what was chosen, which means nothing any more', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    await office.tell(`telegram:${john.id}`, {
      text: 'Which?',
      choices: [
        { id: 'a:1', label: 'One' },
        { id: 'a:2', label: 'Two' },
      ],
    })
    await john.waitsFor('Which?')
    await john.presses('Two').answered()
    await john.waitsFor('echo choice')
    await john.waitsFor(({ buttons }) => buttons.flat().join() === '✓ Two')
    await john.presses('✓ Two').answered()
    await john.waitsForSilence()
    expect(await office.heard(`telegram:${john.id}`)).toMatchObject([{ kind: 'choice', choice: 'a:2' }])
  })

  it('works although Telegram takes neither the answer to the press nor the mark', async () => {
    const { refusal } = await import('./server-faults.ts')
    const office = await open({ step: echo })
    const { telegram } = office
    const john = telegram.person()
    telegram.faults.always(refusal(400, 'Bad Request: query is too old and response timeout expired'), {
      method: 'answerCallbackQuery',
    })
    telegram.faults.always(refusal(400, 'Bad Request: message is not modified'), { method: 'editMessageReplyMarkup' })
    await office.tell(`telegram:${john.id}`, { text: 'Which?', choices: [{ id: 'a:1', label: 'One' }] })
    await john.waitsFor('Which?')
    john.presses('One')
    await john.waitsFor('echo choice')
  })
})

describe('who waits', () => {
  it('sees that the bot is typing, but only after a moment', async () => {
    const office = await open({
      times: { typing: 1000 },
      step: async (conversation, incoming, world) => {
        if (incoming.kind === 'text' && incoming.text === 'slow') await until(() => shown().length > 0)
        return echo(conversation, incoming, world)
      },
    })
    const { telegram } = office
    const shown = () => telegram.calls('sendChatAction')
    const [mary, john] = [telegram.person(), telegram.person()]
    mary.says('quick')
    await mary.waitsFor('echo quick')
    john.says('slow')
    await john.waitsFor('echo slow')
    expect(shown()).toMatchObject([{ chat: john.id, params: { action: 'typing' } }])
    telegram.redeliver(2)
    await sleep(1200)
    expect(shown()).toHaveLength(1)
  })
})

describe('a group', () => {
  it('is heard only when the bot is addressed, and gets the answer as a reply', async () => {
    const office = await open({ step: echo })
    const { telegram } = office
    const [john, mary] = [telegram.person(), telegram.person()]
    const group = telegram.group({ members: [john, mary] })
    john.saysIn(group, 'Has anybody renewed the card?')
    john.saysIn(group, '/help')
    john.saysIn(group, '/help@some_other_bot')
    const asked = john.saysIn(group, 'How do I renew?', { mention: true })
    const answer = await group.waitsFor('echo')
    expect(answer).toMatchObject({ text: 'echo How do I renew?', replyTo: asked })
    mary.saysIn(group, 'And I?', { replyTo: answer.id })
    await group.waitsFor('echo And I?')
    john.saysIn(group, `/help@${telegram.bot.username}`)
    await group.waitsFor('echo /help')
    await group.waitsForSilence()
    expect(group.sees()).toHaveLength(3)
    expect(john.sees()).toEqual([])
    expect(await office.heard(`telegram:${group.id}/${mary.id}`)).toMatchObject([{ text: 'And I?', group: true }])
  })

  it('has topics, and each answer stays in its own', async () => {
    const office = await open({ step: echo })
    const { telegram } = office
    const john = telegram.person()
    const forum = telegram.group({ members: [john], forum: true })
    const thread = forum.topic('Cards')
    john.saysIn(forum, 'nothing for the bot', { thread })
    john.saysIn(forum, 'How do I renew?', { thread, mention: true })
    expect(await forum.waitsFor('echo')).toMatchObject({ text: 'echo How do I renew?', thread })
    expect(await office.heard(`telegram:${forum.id}/t${thread}/${john.id}`)).toHaveLength(1)
  })

  it('lets only the person who was answered press the buttons', async () => {
    const office = await open()
    const { telegram } = office
    const [wang, mary] = [telegram.person(), telegram.person({ language_code: 'en' })]
    const group = telegram.group({ members: [wang, mary] })
    wang.saysIn(group, '落户怎么办理？', { mention: true })
    const answer = await group.waitsFor('3个工作日')
    await until(async () => !!(await office.store.sentAs(`telegram:${group.id}/${wang.id}`, String(answer.id))))
    const refused = await mary.presses('有帮助', { group }).answered()
    expect(refused.text).toContain('for the person who asked')
    expect(await office.heard(`telegram:${group.id}/${mary.id}`)).toEqual([])
    await wang.presses('有帮助', { group }).answered()
    await group.waitsFor('谢谢您的反馈')
  })

  it('as a whole is nobody’s address', async () => {
    const office = await open({ step: echo })
    const john = office.telegram.person()
    const group = office.telegram.group({ members: [john] })
    const id = await office.tell(`telegram:${group.id}`, { text: 'for one person' })
    await until(async () => (await office.store.progress([id])).get(id)?.state === 'failed')
    expect(group.sees()).toEqual([])
  })
})

describe('the menu', () => {
  it('is in the language of the person’s Telegram, and every command of it is understood', async () => {
    const office = await open()
    const { telegram } = office
    const [wang, john] = [telegram.person({ language_code: 'zh' }), telegram.person({ language_code: 'de' })]
    await until(() => telegram.commandsFor(wang)[1]?.description === '我能做什么')
    const commands = telegram.commandsFor(john)
    expect(commands[1]).toEqual({ command: 'help', description: 'What I can do' })
    await until(() => telegram.descriptions.size === 3)
    expect([...telegram.descriptions.values()].join()).toMatch(/人才服务.*talent services|talent services.*人才服务/s)
    for (const { command } of commands) {
      const before = john.sees().length
      john.says(`/${command}`)
      await until(() => john.sees().length > before)
      expect(john.sees().at(-1)?.text, command).not.toMatch(/do not answer|don’t cover|no document/i)
    }
    const unanswered = (await office.store.audit(0, 1000)).filter(({ action }) => action === 'question.unanswered')
    expect(unanswered).toEqual([])
  })
})
