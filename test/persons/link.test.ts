/** Linking and unlinking in chat, in both languages: codes, questions, refusals. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { bureau, codeIn, linkUp, office } from './office.ts'

describe('linking', () => {
  test('a code from one channel, sent in the other and confirmed, makes both one person', async () => {
    const o = office()
    const [wechat, telegram] = [o.person('wechat:zhang'), o.person('telegram:100')]
    await wechat.says('关联账号')
    const given = wechat.sees(/关联码，15 分钟内有效，只能用一次[\s\S]*关联码不要发给任何人/)
    const code = codeIn(given.text)
    expect(await o.addresses('wechat:zhang')).toEqual([])

    await telegram.says(`关联 ${code}`)
    telegram.sees(/和微信上的一个账号关联成同一个人吗？[\s\S]*如果这个码是别人给您的，请不要关联/)
    expect(telegram.buttons()).toEqual(['不关联', '都是我本人，关联'])
    expect(await o.addresses('telegram:100')).toEqual([])
    wechat.seesNothing()

    await telegram.presses('都是我本人，关联')
    telegram.sees(/关联好了/)
    wechat.sees(/刚刚有一个账号（Telegram）和这里关联了[\s\S]*不是您本人操作的话，请马上发送“取消关联”/)
    expect(await o.addresses('wechat:zhang')).toEqual(['wechat:zhang', 'telegram:100'])
    expect(await o.addresses('telegram:100')).toEqual(['wechat:zhang', 'telegram:100'])
  })

  test('works in English, with words for the command and for yes', async () => {
    const o = office()
    const [web, telegram] = [o.person('web:smith'), o.person('telegram:100')]
    await telegram.says('Hello', 'link my account with the web page')
    const code = codeIn(telegram.sees(/Your linking code\. It works once, within 15 minutes/).text)
    await web.says('Hello', `link ${code.toLowerCase()}`)
    web.sees(/link this chat with an account in Telegram, as one person\?/)
    await web.says('yes')
    web.sees(/^Done\. You can now handle all your requests from here too/)
    telegram.sees(
      /An account on the web page has just been linked with this chat[\s\S]*If that was not you, send “unlink”/,
    )
  })

  test.each([
    '/link',
    'link',
    'link telegram',
    'Link my accounts',
    'please link my telegram and wechat',
    'how do I link my accounts?',
    '关联',
    '关联账号',
    '我想关联微信',
    '怎么关联账号？',
    '绑定微信',
    '绑定Telegram',
    '我换手机了，怎么关联账号',
    '合并账号',
    '关联渠道怎么弄',
    'connect my accounts',
    'I’d like to link my WeChat and Telegram',
  ])('“%s” asks for a code', async (words) => {
    const o = office()
    const person = o.person('web:a')
    await person.says(words)
    person.sees(/关联码|linking code/)
  })

  test.each(['the code alone', 'with a space', 'after a colon', 'with /link', 'with 关联码', 'with 绑定'])(
    'the code may be sent %s',
    async (how) => {
      const o = office()
      const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
      await a.says('关联账号')
      const code = codeIn(a.sees(/关联码/).text)
      const forms: Record<string, string> = {
        'the code alone': code.toLowerCase(),
        'with a space': `关联 ${code.replace('-', ' ')}`,
        'after a colon': `关联：${code}`,
        'with /link': `/link ${code}`,
        'with 关联码': `关联码${code}`,
        'with 绑定': `绑定 ${code}`,
      }
      await b.says(forms[how] as string)
      b.sees(/只有两边都是您本人|only if both are yours/)
    },
  )

  test('a code alone is in the language of whom it is for', async () => {
    const o = office()
    const [a, b, c] = [o.person('web:a'), o.person('telegram:b'), o.person('wechat:c')]
    await a.says('Hello', 'link')
    const code = codeIn(a.sees(/linking code/).text)
    await b.says(code)
    b.sees(/only if both are yours/)
    await c.says('你好', code)
    c.sees(/只有两边都是您本人/)
  })

  test.each([
    '我想查一下关联企业',
    'link between the card and the visa',
    '关联交易怎么办',
    '取消申请',
    'unlink the employer clause',
  ])('“%s” is about something else', async (words) => {
    const o = office()
    const person = o.person('web:a')
    await person.says(words)
    expect(person.all().some(({ text }) => /关联码|linking code|这里没有和别的渠道关联|not linked/.test(text))).toBe(
      false,
    )
  })

  test('“no” links nothing, and the code stays good for its time', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    for (const no of ['1', '不', '不关联', '不是']) {
      await b.says(`关联 ${code}`)
      b.sees(/只有两边都是您本人/)
      await b.says(no)
      b.sees(/没有关联，什么都没有改变/)
      expect(await o.addresses('telegram:b')).toEqual([])
    }
    a.seesNothing()
  })

  test('other words than yes and no are a question of their own, and link nothing', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    await b.says(`关联 ${codeIn(a.sees(/关联码/).text)}`, '服务证有效期多久')
    b.sees(/有效期3年/)
    expect(await o.addresses('telegram:b')).toEqual([])
  })

  test('a code works once: neither its second use nor its button links anybody else', async () => {
    const o = office()
    const [a, b, c] = [o.person('wechat:a'), o.person('telegram:b'), o.person('web:c')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await b.says(`关联 ${code}`)
    await c.says(`关联 ${code}`)
    await b.presses('link:yes')
    await c.presses('link:yes')
    c.sees(/只有两边都是您本人/)
    c.sees(/关联码不对，或已经用过/)
    await c.says(`关联 ${code}`)
    c.sees(/关联码不对，或已经用过/)
    expect(await o.addresses('web:c')).toEqual([])
    expect(await o.addresses('wechat:a')).toEqual(['wechat:a', 'telegram:b'])
  })

  test('pressed twice, yes links once and is no wrong code', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(a, b)
    await b.presses('link:yes')
    b.sees(/这两个渠道已经关联了/)
    expect((await o.store.read('conversation', 'telegram:b'))?.body.wrongCodes).toBeUndefined()
  })

  test('a made-up liaison of the demonstration stays alone', async () => {
    const o = office()
    const [a, made] = [o.person('wechat:a'), o.person('web:demo-education')]
    await made.says('关联账号')
    made.sees(/演示用的联络员，不能关联/)
    await made.says(`关联 ${await o.oldCode('wechat:a', 1)}`)
    made.sees(/演示用的联络员，不能关联/)
    a.seesNothing()
  })

  test('two who use it at the same moment: only the first is linked', async () => {
    const o = office()
    const [a, b, c] = [o.person('wechat:a'), o.person('telegram:b'), o.person('web:c')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await b.says(`关联 ${code}`)
    await c.says(`关联 ${code}`)
    await o.together(b.pressing('link:yes'), c.pressing('link:yes'))
    expect(await o.addresses('wechat:a')).toEqual(['wechat:a', 'telegram:b'])
    expect(await o.addresses('web:c')).toEqual([])
    expect(o.races()).toBe(1)
  })

  test('a new code takes the place of the one before', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    const old = codeIn(a.sees(/关联码/).text)
    await a.says('关联账号')
    expect(codeIn(a.sees(/关联码/).text)).not.toBe(old)
    await b.says(`关联 ${old}`)
    b.sees(/关联码不对，或已经用过/)
  })

  test('after 15 minutes it has expired, also for a yes that comes late', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await o.until('2026-09-21T10:14:59+08:00')
    await b.says(`关联 ${code}`)
    b.sees(/只有两边都是您本人/)
    await o.until('2026-09-21T10:15:00+08:00')
    await b.presses('link:yes')
    b.sees(/关联码已过期/)
    expect(await o.addresses('telegram:b')).toEqual([])
  })

  test('five wrong codes stop an address for an hour, for codes of roles too', async () => {
    const o = office()
    const thief = o.person('telegram:thief')
    for (let n = 0; n < 5; n++) await thief.says('link AAAAA-AAAA3')
    thief.sees(/This code is wrong or has been used/)
    thief.looksAway()
    const a = o.person('wechat:a')
    await a.says('关联账号')
    await thief.says(`link ${codeIn(a.sees(/关联码/).text)}`)
    thief.sees(/Too many wrong codes.*in 60 minutes/)
    await thief.says(`/bind ${await o.bindingCode(bureau)}`)
    thief.sees(/Too many wrong codes/)
    expect(await o.addresses('wechat:a')).toEqual([])
  })

  test('the chat that asked for the code can’t use it, and does not use it up', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await a.says(`关联 ${code}`)
    a.sees(/就是在这里取的，要到您的另一个渠道去发。关联码还没有用掉/)
    await b.says(`关联 ${code}`)
    b.sees(/只有两边都是您本人/)
  })

  test('who is linked already with others is told so; two persons are not made one', async () => {
    const o = office()
    const [a, b, c, d] = [o.person('wechat:a'), o.person('telegram:b'), o.person('wechat:c'), o.person('telegram:d')]
    await linkUp(a, b)
    await linkUp(c, d)
    await c.says('关联账号')
    const given = c.sees(/这里已经关联了：Telegram/)
    await a.says(`关联 ${codeIn(given.text)}`)
    a.sees(/这里已经和别的渠道关联了：Telegram。请先在这里发送“取消关联”/)
    await d.says(`关联 ${codeIn(given.text)}`)
    d.sees(/这两个渠道已经关联了/)
    expect(await o.addresses('wechat:a')).toEqual(['wechat:a', 'telegram:b'])
  })

  test('at most five addresses', async () => {
    const o = office()
    const first = o.person('wechat:a')
    for (const other of ['telegram:b', 'web:c', 'web:d', 'web:e']) {
      await linkUp(first, o.person(other))
      for (const known of await o.addresses('wechat:a')) o.person(known).looksAway()
    }
    expect(await o.addresses('web:d')).toHaveLength(5)
    await first.says('关联账号')
    first.sees(/已经关联了 5 个渠道，不能再多了/)
    await o.person('web:f').says(`关联 ${await o.oldCode('telegram:b', 1)}`)
    o.person('web:f').sees(/对方账号已经关联了 5 个渠道/)
  })

  test('two who are bound to the same role are not linked before one has left it', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    for (const person of [a, b]) await person.says(`绑定 ${await o.bindingCode(bureau)}`)
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await b.says(`关联 ${code}`)
    b.sees(/两边都绑定了同一个岗位：指定的公安区分局联络员。请先在其中一边发送“解绑”/)
    await b.says('解绑')
    await b.presses('确定解绑')
    await b.says(`关联 ${code}`)
    b.sees(/只有两边都是您本人/)
  })

  test('nor while the other side is just being bound to it', async () => {
    let meanwhile: (() => Promise<void>) | undefined
    const o = office((conversation, incoming, world) =>
      turn(conversation, incoming, {
        ...world,
        list: async (kind, tag) => {
          const listed = await world.list(kind, tag)
          if (tag === 'member:wechat:a' && incoming.from === 'telegram:b') {
            const now = meanwhile
            meanwhile = undefined
            await now?.()
          }
          return listed
        },
      }),
    )
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await b.says(`绑定 ${await o.bindingCode(bureau)}`)
    await a.says('关联账号')
    await b.says(`关联 ${codeIn(a.sees(/关联码/).text)}`)
    const code = await o.bindingCode(bureau)
    meanwhile = () => a.says(`绑定 ${code}`)
    await b.presses('link:yes')
    b.sees(/两边都绑定了同一个岗位/)
    expect(await o.addresses('wechat:a')).toEqual([])
  })

  test('never in a group, where others read', async () => {
    const o = office()
    const [a, group] = [o.person('wechat:a'), o.person('telegram:-100')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    for (const words of ['/link', '关联账号', `关联 ${code}`, code, '取消关联'])
      await group.hears({ kind: 'text', text: words }, { group: true })
    expect(group.all()).toHaveLength(5)
    for (const { text } of group.all()) expect(text).toMatch(/^这里是群聊|^This is a group/)
    expect(await o.addresses('telegram:-100')).toEqual([])
  })

  test('neither the log nor a record holds the code, and no message names the other account', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:zhang-secret'), o.person('telegram:777123')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await b.says(`关联 ${code}`)
    await b.presses('link:yes')
    await b.says('取消关联')
    const kept = await Promise.all(
      (['conversation', 'person', 'linkCode'] as const).map((kind) => o.store.all(kind, '', 99)),
    )
    expect(JSON.stringify([kept, o.audit])).not.toContain(code)
    const shown = o.outgoing.filter(({ text }) => /zhang-secret|777123/.test(text))
    expect(shown).toEqual([])
    expect(o.audit.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'wechat:zhang-secret person.code',
      'telegram:777123 person.link',
    ])
    expect(JSON.stringify(o.audit.map(({ detail }) => detail))).not.toMatch(/zhang-secret|777123/)
  })

  test('asked in the middle of filing, a number answers it, and the filing goes on', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await a.says('关联账号')
    const code = codeIn(a.sees(/关联码/).text)
    await b.forges('file:start:household-registration')
    await b.presses('同意，开始', '人才本人')
    await b.says(`关联 ${code}`)
    b.sees(/只有两边都是您本人/)
    await b.says('2')
    b.sees(/关联好了/)
    await b.presses('继续刚才的步骤')
    await b.says('张三')
    b.sees(/（3\/7）/)
  })
})

describe('unlinking', () => {
  test('takes the channels apart again, and tells the other side', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(a, b)
    await a.says('取消关联')
    a.sees(/这里和Telegram是关联的。取消之后/)
    expect(a.buttons()).toEqual(['保持关联', '取消关联'])
    await a.says('1')
    a.sees(/保持不变/)
    expect(await o.addresses('wechat:a')).toHaveLength(2)
    await a.says('取消关联')
    await a.says('2')
    a.sees(/已取消关联：Telegram/)
    b.sees(/这里和您其他渠道的关联已取消/)
    for (const { address } of [a, b]) expect(await o.addresses(address)).toEqual([])
    await a.says('取消关联')
    a.sees(/这里没有和别的渠道关联/)
  })

  test('of three channels takes out one; the others stay together', async () => {
    const o = office()
    const [a, b, c] = [o.person('telegram:a'), o.person('wechat:b'), o.person('web:c')]
    await a.says('Hello')
    await linkUp(a, b, 'en')
    await linkUp(a, c, 'en')
    for (const one of [a, b, c]) one.looksAway()
    await a.says('unlink')
    a.sees(/Linked with this chat: WeChat, the web page\.[\s\S]*Which one should be taken out\?/)
    expect(a.buttons()).toEqual([
      'Keep them linked',
      'Take out WeChat',
      'Take out the web page',
      'Take out this chat (Telegram)',
    ])
    await a.presses('Take out WeChat')
    a.sees(/No longer linked: WeChat/)
    b.sees(/no longer linked with your other channels|关联已取消/)
    c.sees(/One of your channels is no longer linked: WeChat/)
    expect(await o.addresses('telegram:a')).toEqual(['telegram:a', 'web:c'])
    expect(await o.addresses('wechat:b')).toEqual([])
  })

  test('an old button of somebody who was taken out does nothing', async () => {
    const o = office()
    const [a, b] = [o.person('wechat:a'), o.person('telegram:b')]
    await linkUp(a, b)
    await b.says('取消关联')
    await a.says('取消关联')
    await a.presses('取消关联')
    b.looksAway()
    await b.presses('取消关联')
    b.sees(/现在已不能使用/)
  })
})
