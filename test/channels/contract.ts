/** What the bot does for people is the same on every channel, in the channel's own form. One suite for all of them. */
import { describe, expect, it } from 'vitest'
import { type ChannelName, type Office, officesOfTests } from './office.ts'
import type { Person, Seen } from './person.ts'

export const pdf = Buffer.from('%PDF-1.7 准迁证')
export const photo = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000, 1)])

/** Steps of a dialogue, each after what it answers: a name in brackets is picked, anything else is typed. */
export const walk = async (person: Person, ...steps: [step: string, sees: string | RegExp][]): Promise<Seen> => {
  let seen: Seen | undefined
  for (const [step, sees] of steps) {
    const label = /^\[(.+)\]$/.exec(step)?.[1]
    if (label) await person.picks(label)
    else await person.says(step)
    seen = await person.waitsFor(sees)
  }
  return seen as Seen
}

export const numberIn = ({ text }: Seen): string => {
  const number = /\d{6}-\d{4}/.exec(text)?.[0]
  if (!number) throw new Error(`There is no number in: ${text}`)
  return number
}

/** Files a household registration in one's own words and by choices, and gives its number. */
export const fileInChinese = async (person: Person, name = '张三'): Promise<string> =>
  numberIn(
    await walk(
      person,
      ['我要办落户', '您同意吗'],
      ['[同意，开始]', '请问您是'],
      ['[人才本人]', '姓名'],
      [name, '用人单位'],
      ['重庆示例科技有限公司', '哪些人要入户'],
      ['[人才和配偶]', '区县'],
      ['渝北区', '电话'],
      ['138 0000 0000', '要说明的'],
      ['[跳过]', /请核对/],
      ['[确认提交]', '您的申请编号是'],
    ),
  )

export const contract = (channel: ChannelName) => {
  const open = officesOfTests()
  const opened = async () => {
    const office = await open(channel)
    return { office, zhang: await office.person(channel, '张三', 'zh') }
  }
  const withSpecialist = async () => {
    const { office, zhang } = await opened()
    const li = await office.seat(channel, '李专员', 'platform-specialist')
    const number = await fileInChinese(zhang)
    const card = await li.waitsFor('有一件新申请')
    return { office, zhang, li, number, card }
  }
  /** Whether everything that was said arrived: each paragraph, in its order, in however many messages. */
  const readsWhole = async (office: Office, person: Person) => {
    const seen = (await person.sees()).map(({ text }) => text.replaceAll(/\s/g, '')).join('')
    let at = 0
    return (await office.told(person.address))
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => line.replaceAll(/\s/g, ''))
      .every((line) => {
        at = seen.indexOf(line, at)
        return at >= 0
      })
  }
  const stateOf = async (office: Office, number: string) => (await office.request(number)).state
  const plain = (seen: Seen) => seen.text.replaceAll(/[《》\s]/g, '')

  describe('a question', () => {
    it('is answered in its language, with clause, standing and next steps; a follow-up is understood', async () => {
      const { office, zhang } = await opened()
      await zhang.says('落户怎么办理？')
      const answer = await zhang.waitsFor('3个工作日')
      expect(plain(answer)).toMatch(/服务证实施细则.*六、（三）/)
      expect(answer.options).toEqual([
        '提交申请：户籍服务（入户）',
        '资格自测',
        '查看原文',
        '有变化时告诉我',
        '有帮助',
        '没帮助',
      ])
      await zhang.says('那转学呢？')
      await zhang.waitsFor('6月1日')
      await zhang.picks('查看原文')
      await zhang.waitsFor('原文')

      const john = await office.person(channel, 'John', 'en')
      await john.says('What is the age limit for category one talents in Dongguan?')
      const dongguan = await john.waitsFor(/\d\d/)
      expect(dongguan.text).toMatch(/Article|draft|valid/)
      expect(dongguan.text).toMatch(/2024/) // its standing: no longer valid
      expect(dongguan.options).toEqual(expect.arrayContaining(['Show original', 'Helpful', 'Not helpful']))
    })

    it('that the documents don’t answer is declined with the reason', async () => {
      const { office, zhang } = await opened()
      await zhang.says('上海的落户政策是什么')
      const declined = await zhang.waitsFor('我没有上海的文件')
      expect(declined.text).not.toMatch(/六、（三）/)
      const john = await office.person(channel, 'John', 'en')
      await john.says('Who will win the football match tonight?')
      expect((await john.waitsFor(/./)).options).not.toContain('Show original')
      expect(await office.store.list('unanswered', 'unanswered')).toBeDefined()
    })

    it('that is long is said to be too long, and a long answer comes whole', async () => {
      const { zhang } = await opened()
      await zhang.says('落户怎么办理？'.repeat(300))
      await zhang.waitsFor('一次最多读 2000 个字')
      await zhang.says('资格自测')
      const menu = await zhang.waitsFor('想看看自己是否符合')
      expect(menu.options.length).toBeGreaterThan(3)
    })
  })

  it('an eligibility check is taken to its result, which can be kept as a document', async () => {
    const { office } = await opened()
    const john = await office.person(channel, 'John', 'en')
    await walk(
      john,
      ['check eligibility', 'Which programme'],
      ['[Chongqing foreign “high-quality and scarce” talents]', 'Are you a foreigner'],
      ['[Yes]', 'Which category are you in'],
      ['[Back]', 'Are you a foreigner'],
      ['yep', 'Which category are you in'],
      ["I'm in category B", 'urgently needed talents'],
      ['[Yes]', 'you are likely to be eligible'],
    )
    await john.picks('Keep or print the result')
    const { file } = await john.waitsForFile()
    expect(file.name).toMatch(/\.html$/)
    expect(Buffer.from(await file.bytes()).toString()).toMatch(/<html[\s\S]*likely to be eligible/)
    expect(await readsWhole(office, john)).toBe(true)
    const { facts } = (await office.store.read('conversation', john.address))?.body ?? {}
    expect(facts).toEqual({ foreigner: 'yes', 'work-category': 'b', 'shortage-list': 'yes' })
  })

  describe('a request', () => {
    it('is filed, taken, asked about, answered, told of with a file, completed and rated', async () => {
      const { office, zhang, li, number, card } = await withSpecialist()
      expect(card.text).toContain(number)
      expect(card.options).toContain('接单')
      await walk(li, ['待办', number], [`[${number}]`, '办理记录'], ['[接单]', '您已接单'])
      await zhang.waitsFor('接收办理')
      expect(await stateOf(office, number)).toBe('with-platform')

      await li.picks('询问申请人')
      await walk(li, ['配偶的户口现在哪里？', /已|发/])
      const question = await zhang.waitsFor('配偶的户口现在哪里？')
      expect(await stateOf(office, number)).toBe('waiting-applicant')
      await zhang.says('在成都市武侯区。', question)
      await zhang.waitsFor('已转给申请')
      expect((await li.waitsFor('在成都市武侯区。')).text).toContain('申请人答复')

      await zhang.sends({ name: '户口簿.jpg', bytes: photo }, question)
      // A file that can't say where it belongs is asked about before anybody gets it.
      if (!zhang.repliesWithFiles) {
        await zhang.waitsFor('也转给申请')
        await zhang.picks('是，发送')
      }
      const passedOn = await li.waitsForFile()
      expect(Buffer.from(await passedOn.file.bytes()).equals(photo)).toBe(true)

      await li.sends({ name: '准迁证.pdf', bytes: pdf }, card)
      await li.waitsFor(({ options }) => options.includes('告知申请人即可'))
      await li.picks('告知申请人即可')
      const told = await zhang.waitsForFile()
      expect(told.file.name).toMatch(/\.pdf$/)
      expect(Buffer.from(await told.file.bytes()).equals(pdf)).toBe(true)

      const sure = await walk(li, [`完成 ${number.slice(-4)} 已办结，请来领取户口簿`, '确定直接办结吗'])
      await li.picks(sure.options[0] as string)
      await zhang.waitsFor('请来领取户口簿')
      await walk(zhang, ['[5 分]', '打了 5 分'])
      const { state, rating, history, files = [] } = await office.request(number)
      expect({ state, rating }).toEqual({ state: 'completed', rating: 5 })
      // When it counts as delivered depends on who reads first.
      const acts = history.map(({ action }) => action).filter((action) => action !== 'deliver')
      expect(acts).toEqual(['submit', 'take', 'ask', 'answer', 'add', 'tell', 'complete', 'rate'])
      expect(files.map(({ from }) => from)).toEqual(['applicant', 'platform-specialist'])
    })

    it('of several is told by what is quoted, and a typed number means what was offered last', async () => {
      const { office, zhang, li, number, card } = await withSpecialist()
      const wu = await office.person(channel, '吴五', 'zh')
      const second = await fileInChinese(wu, '吴五')
      await li.waitsFor('有一件新申请')
      await li.says('接单', card)
      expect((await li.waitsFor('您已接单')).text).toContain(number.slice(-4))
      await zhang.waitsFor('接收办理')
      expect(await stateOf(office, second)).toBe('submitted')
      await walk(li, [`接单 ${second.slice(-4)}`, '您已接单'])
      await wu.waitsFor('接收办理')

      await walk(zhang, ['帮助', '资格自测'], ['3', '您的申请'])
    })

    it('may be left half-way, nothing is kept; help comes in between and the dialogue goes on', async () => {
      const { office, zhang } = await opened()
      await walk(
        zhang,
        ['我要办落户', '您同意吗'],
        ['[同意，开始]', '请问您是'],
        ['[人才本人]', '姓名'],
        ['李雷', '用人单位'],
        ['/help', '我能做这些'],
      )
      await zhang.waitsFor('用人单位')
      await walk(zhang, ['/cancel', /没有提交|已退出/])
      expect(JSON.stringify(await office.store.read('conversation', zhang.address))).not.toContain('李雷')
      expect(await office.store.list('request', `applicant:${zhang.address}`)).toEqual([])
    })
  })

  it('the language is switched for good', async () => {
    const { zhang } = await opened()
    await walk(zhang, ['/language en', 'continue in English'], ['谢谢', 'You are welcome'])
    await walk(zhang, ['落户怎么办理？', '3 working days'], ['/language zh', '用中文继续'], ['thanks', '不客气'])
  })

  it('everything kept about a person is shown as a document, and deleted when they ask', async () => {
    const { office, zhang, li, number } = await withSpecialist()
    await zhang.says('/mydata')
    const { file } = await zhang.waitsForFile('保存的关于您的全部内容')
    const page = Buffer.from(await file.bytes()).toString()
    for (const part of [number, '张三', '13800000000']) expect(page).toContain(part)
    await walk(zhang, ['/delete', '确定要删除吗'], ['[确定，全部删除]', '已删除。'])
    await li.waitsFor(/撤回|删除/)
    expect(await stateOf(office, number)).toBe('withdrawn')
    expect(JSON.stringify(await office.request(number))).not.toContain('张三')
    expect(JSON.stringify(await office.history(zhang.address))).not.toContain('重庆示例科技')
  })

  it('a code binds a chat to its role, once; a wrong one does not', async () => {
    const { office } = await opened()
    const wang = await office.person(channel, '王', 'zh')
    await walk(wang, ['绑定 AAAAA-AAAAA', '绑定码不对'])
    const code = await office.code('public-security')
    await walk(
      wang,
      [`绑定 ${code}`, /绑定成功，您现在是市公安局联络员/],
      [`绑定 ${code}`, /已经绑定|不对，或已经用过/],
    )
    const stranger = await office.person(channel, '陌生人', 'zh')
    await walk(stranger, [`绑定 ${code}`, '不对，或已经用过'])
    expect((await office.store.read('role', 'public-security'))?.body.members).toEqual([wang.address])
  })

  it('a file that can’t be taken is refused with the reason, and a dialogue goes on', async () => {
    const { office, zhang } = await opened()
    await walk(zhang, ['我要办落户', '您同意吗'], ['[同意，开始]', '请问您是'])
    const taken = await zhang.sends({ name: 'a.exe', bytes: Buffer.from('MZ a program') })
    if (taken) {
      await zhang.waitsFor('收不了这种内容')
      await zhang.waitsFor('请问您是')
    }
    await walk(zhang, ['[人才本人]', '姓名'])
    const heard = await office.heard(zhang.address)
    expect(heard.some(({ kind }) => kind === 'file')).toBe(false)
  })

  return { opened, withSpecialist }
}
