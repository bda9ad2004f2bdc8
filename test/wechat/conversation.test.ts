/** People talk with the whole bot in WeChat. */
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'

import { echo } from '../whole-bot.ts'
import { type Office, officesOfTests } from './office.ts'
import type { Person } from './person.ts'

const open = officesOfTests()

const opened = async (...options: Parameters<typeof open>) => {
  const office = await open(...options)
  await office.gateway.loggedIn()
  return office
}

/** Says each line after the answer to the one before. */
const talks = async (person: Person, lines: [says: string, sees: RegExp][]) => {
  for (const [says, sees] of lines) {
    person.says(says)
    await person.waitsFor(sees)
  }
}

describe('a question', () => {
  test('is answered with its clauses and a numbered menu, in Chinese and in English', async () => {
    const { gateway } = await opened()
    const zhang = gateway.person('张三')
    zhang.says('外籍高端人才办理落户需要几个工作日？')
    const answer = await zhang.waitsFor('3个工作日')
    expect(answer.text).toMatch(/依据：《服务证实施细则》六、（三）/)
    expect(answer.text).toMatch(/\n\n回复数字选择：\n1\. .*\n2\. /)
    const john = gateway.person('John')
    john.says('How many working days does the platform have to pass on a household registration request?')
    expect((await john.waitsFor('3 working days')).text).toMatch(/Reply with a number:\n1\. /)
  })

  test('its choices are taken by number, by ordinal and by label', async () => {
    const { gateway } = await opened()
    const zhang = gateway.person('张三')
    await talks(zhang, [
      ['帮助', /1\. 资格自测\n2\. 服务目录\n3\. 我的申请/],
      ['2', /服务/],
      ['帮助', /1\. 资格自测/],
      ['第三个', /申请/],
      ['帮助', /1\. 资格自测/],
      ['资格自测', /想看看自己是否符合/],
    ])
    const answers = zhang.sees().map(({ text }) => text)
    expect(answers.join('\n')).not.toMatch(/没有第|没有找到/)
  })
})

const filing: [says: string, sees: RegExp][] = [
  ['我要办落户', /同意/],
  ['同意，开始', /请问您是/],
  ['1', /姓名/],
  ['张三', /用人单位|单位/],
  ['重庆示例科技有限公司', /1\. /],
  ['人才和配偶', /区县/],
  ['渝北区', /电话/],
  ['138 0000 0000', /要说明的/],
  ['跳过', /请核对/],
]

/** Somebody files; gives the number. */
const files = async (person: Person) => {
  await talks(person, filing)
  person.says('确认提交')
  const { text } = await person.waitsFor('已提交')
  return /\d{6}-\d{4}/.exec(text)?.[0] as string
}
const seats = async (office: Office, name: string, role: string) => {
  const person = office.gateway.person(name)
  person.says(`绑定 ${await office.code(role)}`)
  await person.waitsFor(/绑定|您现在是|已/)
  return person
}

describe('a service request', () => {
  test('is filed, answered by quoting, and carried to its end between two people', async () => {
    const office = await opened()
    const li = await seats(office, '李专员', 'platform-specialist')
    const zhang = office.gateway.person('张三')
    const number = await files(zhang)
    const card = await li.waitsFor(/有一件新申请/)
    expect(card.text).toContain(number)
    // A second one, so that only the quote tells which is meant.
    const wu = office.gateway.person('吴五')
    const second = await files(wu)
    await li.waitsFor(/有一件新申请/)

    li.quotes(card, '接单')
    await li.waitsFor('您已接单')
    expect((await zhang.waitsFor('接收办理')).text).toContain(number)
    const shortened = { ...card, text: `${card.text.slice(0, card.text.indexOf(number) + number.length)}…` }
    li.quotes(shortened, '询问 配偶的户口现在哪里？')
    const asked = await zhang.waitsFor('配偶的户口现在哪里？')
    zhang.quotes(asked, '在成都市武侯区。')
    expect((await li.waitsFor('在成都市武侯区。')).text).toContain(number)
    li.quotes(card, '完成 已办结，请到渝北区分局领取户口簿')
    await li.waitsFor('确定直接办结吗')
    li.says('1')
    expect((await zhang.waitsFor('请到渝北区分局领取户口簿')).text).toMatch(/回复数字选择：\n• 5 分/)
    zhang.says('5')
    await zhang.waitsFor('打了 5 分')
    const bodies = await Promise.all([number, second].map((id) => office.store.read('request', id)))
    expect(bodies.map((stored) => stored?.body.state)).toEqual(['completed', 'submitted'])
    expect(wu.sees().some(({ text }) => /接收办理|户口簿/.test(text))).toBe(false)
    expect(office.lines.join('\n')).not.toMatch(/张三|13800000000|wxid_/)
  })
})

describe('what comes in', () => {
  test('is taken once, however often the gateway tells it', async () => {
    const { gateway, heard } = await opened({ step: echo })
    const anna = gateway.person('Anna')
    anna.says('one')
    anna.says('two')
    await anna.waitsFor('echo two')
    gateway.redelivers(2)
    anna.says('three')
    await anna.waitsFor('echo three')
    expect((await heard(`wechat:${anna.id}`)).map((i) => i.kind === 'text' && i.text)).toEqual(['one', 'two', 'three'])
    expect(anna.sees().map(({ text }) => text)).toEqual(['echo one', 'echo two', 'echo three'])
  })

  test('keeps the order of each person when a burst comes in another', async () => {
    const { gateway } = await opened({ step: echo, times: { window: 1500 } })
    const people = ['Anna', 'Bela', 'Cyril'].map((name) => gateway.person(name))
    gateway.burst(() => {
      for (let n = 0; n < 12; n++) for (const person of people) person.says(`${n}`, { at: Date.now() - 500 + n })
    })
    for (const person of people) {
      await gateway.until(
        () => person.sees().length === 12,
        120_000,
        () => `${person.sees().length} answers`,
      )
      expect(person.sees().map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, n) => `echo ${n}`))
    }
  })

  test('keeps its place when it was said at a whole second', async () => {
    const { gateway } = await opened({ step: echo, times: { window: 1500 } })
    const anna = gateway.person('Anna')
    const second = Math.floor(Date.now() / 1000) * 1000
    gateway.burst(() => {
      for (let n = 0; n < 4; n++) anna.says(`${n}`, { at: second - 1 + n })
    })
    await gateway.until(
      () => anna.sees().length === 4,
      120_000,
      () => `${anna.sees().length} answers`,
    )
    expect(anna.sees().map(({ text }) => text)).toEqual(['echo 0', 'echo 1', 'echo 2', 'echo 3'])
  })

  test('can be taken back', async () => {
    const { gateway, heard } = await opened({ step: echo })
    const anna = gateway.person('Anna')
    const said = anna.says('my phone is …')
    await anna.waitsFor('echo my')
    anna.recalls(said)
    await anna.waitsFor('echo recall')
    expect((await heard(`wechat:${anna.id}`)).at(-1)).toMatchObject({ kind: 'recall', recalls: `wechat:${said.id}` })
  })

  test('is no file where it is a sticker, a place or money', async () => {
    const { gateway, heard } = await opened({ step: echo })
    const anna = gateway.person('Anna')
    for (const kind of ['Emoticon', 'Location', 'RedEnvelope', 'Video', 'Contact'] as const) {
      anna.sends(kind)
      await anna.waitsFor('echo refused-file')
    }
    const why = (await heard(`wechat:${anna.id}`)).map((said) => said.kind === 'refused-file' && said.why)
    expect(why).toEqual(['sticker', 'type', 'money', 'type', 'type'])
  })

  test('is left alone when it is old history, told to an account that never served before', async () => {
    const office = await opened({ step: echo })
    const anna = office.gateway.person('Anna')
    anna.says('an old matter', { at: Date.now() - 3_600_000 })
    anna.says('now')
    await anna.waitsFor('echo now')
    expect(anna.sees()).toHaveLength(1)
    await office.restart()
    await office.gateway.loggedIn()
    // Later an hour may be an outage; what is older than that is history again.
    anna.says('during the outage', { at: Date.now() - 3_600_000 })
    await anna.waitsFor('echo during')
    anna.says('last week', { at: Date.now() - 7 * 24 * 3_600_000 })
    anna.says('thanks')
    await anna.waitsFor('echo thanks')
    expect(anna.sees().some(({ text }) => text.includes('last week'))).toBe(false)
  })
})

describe('a clock that is wrong', () => {
  const tenMinutes = 600_000

  test.each([
    ['ahead of', tenMinutes],
    ['behind', -tenMinutes],
  ])('by ten minutes %s WeChat’s: a number still answers the menu just seen', async (_, behind) => {
    const office = await open({ gateway: { behind } })
    await office.gateway.loggedIn()
    await office.tell('wechat:somebody', { text: 'hello' })
    await office.restart() // an account that has served before
    await office.gateway.loggedIn()
    const zhang = office.gateway.person('张三')
    await talks(zhang, [
      ['帮助', /1\. 资格自测\n2\. 服务目录\n3\. 我的申请/],
      ['2', /服务/],
    ])
    expect(zhang.sees().at(-1)?.text).not.toMatch(/没有第|没有找到|哪一个/)
    const [, two] = await office.heard(`wechat:${zhang.id}`)
    expect(Math.abs((two?.at ?? 0) - Date.now())).toBeLessThan(tenMinutes / 2) // by our clock
  })

  test('is told of where nobody was served before, and keeps nobody out for long', async () => {
    const office = await opened({ step: echo, gateway: { behind: tenMinutes }, times: { history: 200 } })
    const anna = office.gateway.person('Anna')
    anna.says('at once')
    await expect.poll(() => office.lines.join()).toMatch(/Old WeChat messages are not taken/)
    await setTimeout(250)
    anna.says('a little later')
    await anna.waitsFor('echo a little later')
    expect(anna.sees()).toHaveLength(1)
  })
})

describe('in a room', () => {
  test.each([true, false])('the bot answers whoever mentions it, and only then (ids given: %s)', async (ids) => {
    const { gateway, heard } = await opened({ step: echo })
    const [anna, bela] = [gateway.person('Anna'), gateway.person('Bela')]
    const room = gateway.room('Talents', [anna, bela], { [anna.id]: '安娜' })
    anna.saysIn(room, 'does anybody know?', { mention: false })
    bela.says(`@人才服务员 hello`, { room, mention: false })
    anna.sendsPhoto(Buffer.from('ffd8ff00', 'hex'), 'x.jpg', { room })
    anna.saysIn(room, 'where do I go?', { ids })
    const answer = await room.waitsFor('echo where do I go?')
    expect(answer.text).toBe('@安娜\u2005echo where do I go?')
    expect(answer.mentions).toEqual([anna.id])
    bela.saysIn(room, 'and me?', { ids })
    expect((await room.waitsFor('echo and me?')).text).toContain('@Bela')
    expect(room.sees()).toHaveLength(2)
    expect(anna.sees()).toEqual([])
    expect(await heard(`wechat:${room.id}/${anna.id}`)).toMatchObject([
      { group: true, text: 'where do I go?', from: `wechat:${room.id}/${anna.id}` },
    ])
  })

  test('goes by the name it has there', async () => {
    const { gateway } = await opened({ step: echo })
    const anna = gateway.person('Anna')
    const room = gateway.room('Talents', [anna], { [gateway.bot.id]: '小才' })
    anna.saysIn(room, 'hello', { ids: false })
    expect((await room.waitsFor('echo')).text).toBe('@Anna\u2005echo hello')
  })
})

describe('a friend request', () => {
  test('is accepted and the bot greets, once', async () => {
    const { gateway } = await opened()
    const anna = gateway.person('Anna', { friend: false })
    anna.requestsFriendship('我是安娜')
    await anna.waitsForFriendship()
    await anna.waitsFor(/您好！我是人才服务助手/)
    anna.says('谢谢')
    await anna.waitsFor('不客气')
    expect(anna.sees().filter(({ text }) => text.includes('您好！我是'))).toHaveLength(1)
  })

  test('without the keyword waits for a person, where one is set', async () => {
    const { gateway } = await opened({ friendKeyword: '人才' })
    const [anna, bela] = [gateway.person('Anna', { friend: false }), gateway.person('Bela', { friend: false })]
    anna.requestsFriendship('let us trade')
    bela.requestsFriendship('我是人才')
    await bela.waitsForFriendship()
    await bela.waitsFor('您好')
    expect(gateway.accepted).toHaveLength(1)
    expect(anna.isFriend()).toBe(false)
  })
})
