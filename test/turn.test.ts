import { describe, expect, it } from 'vitest'
import { longestMessage, turn } from '../bot/turn.ts'
import { openOffice } from './harness.ts'
import { knowledge } from './our-knowledge.ts'

const arrive = (address = 'web:1') => {
  const office = openOffice({ turn, knowledge, at: '2026-11-23T10:00:00+08:00' })
  return { office, person: office.person(address) }
}

describe('somebody who just arrived', () => {
  it('is greeted in their language, with ways to go on', async () => {
    const { person } = arrive()
    await person.says('你好')
    person.sees(/您好！/)
    expect(person.buttons()).toEqual(['资格自测', '服务目录', '我的申请', '帮助'])
    await person.says('hello there')
    person.sees(/^Hello!/)
  })

  it('is thanked, told who speaks, and said goodbye to, without a search', async () => {
    const { person } = arrive()
    await person.says('谢谢！')
    person.sees(/不客气/)
    await person.says('Are you a robot?')
    person.sees(/automatic program/)
    await person.says('bye')
    person.sees(/Goodbye/)
  })

  it('is answered in kind to a sign', async () => {
    const { person } = arrive()
    await person.says('你好')
    for (const sign of ['🙏', '[抱拳][玫瑰]', '谢谢🌹']) {
      await person.says(sign)
      person.sees(/不客气/)
    }
    for (const sign of ['👍🏻', '[强]', '[OK]', '👌👌']) {
      await person.says(sign)
      person.sees(/没有等您确认的事情/)
    }
  })

  it('is not answered with a clause when nothing but a number was typed', async () => {
    for (const number of ['1', '２']) {
      const { person } = arrive()
      await person.says(number)
      person.sees(/没看出您想问什么/)
    }
  })

  it('stays with Chinese at an “ok”', async () => {
    const { person } = arrive()
    await person.says('你好')
    for (const word of ['OK', 'ok!', 'bye']) {
      await person.says(word)
      person.sees(/没有等您确认的事情|再见/)
    }
  })

  it('is not taken to speak English for an “ok”, nor for a command where the channel knows their language', async () => {
    const { office, person } = arrive()
    await person.says('1')
    await person.says('OK')
    person.sees(/没有等您确认的事情/)
    const other = office.person('telegram:2')
    await other.hears({ kind: 'text', text: '/bind AB12-CD34' }, { language: 'zh' })
    other.sees(/绑定码/)
  })

  it('sees what the bot can do', async () => {
    const { person } = arrive()
    for (const [word, answer] of [
      ['帮助', /我能做这些/],
      ['/help', /我能做这些/], // a command does not change the language
      ['Help', /What I can do/],
    ] as const) {
      await person.says(word)
      person.sees(answer)
    }
  })

  it('speaks the language of the command, whatever they would have others told', async () => {
    const { office, person } = arrive()
    await person.says('询问 261122-0042 Where is your household registered?')
    person.sees(/\p{Script=Han}{4}/u)
    const other = office.person('web:2')
    await other.says('ask 261122-0042 配偶的户口现在在哪里？')
    other.sees(/^[A-Z][a-z’]+ /)
  })

  it('chooses a language that then stays, whatever they write', async () => {
    const { person } = arrive()
    await person.says('English')
    person.sees(/continue in English/)
    await person.says('卡丢了怎么办')
    person.sees(/lost|loss/i)
    await person.says('中文')
    person.sees(/我们用中文继续/)
    await person.says('lost my card')
    person.sees(/遗失/)
  })
})

describe('a question', () => {
  it('is answered with its clause, and the clause as issued is one press away', async () => {
    const { person } = arrive()
    await person.says('卡丢了怎么补办')
    const answer = person.sees(/遗失/)
    expect(answer.citations?.[0]).toMatchObject({ policy: 'cq-card-rules', clause: '2.2', label: '二、（二）' })
    await person.presses('查看原文')
    person.sees(/其中对遗失的，及时申请及时办理/)
    expect(person.buttons()).toContain('有帮助')
  })

  it('in traditional characters is understood', async () => {
    const { person } = arrive()
    await person.says('人才服務證遺失怎麼辦？')
    expect(person.sees(/遗失/).citations?.[0]?.clause).toBe('2.2')
  })

  it('says that a draft is a draft', async () => {
    const { person } = arrive()
    await person.says('东莞一类人才年龄限制')
    expect(person.sees(/70/).standing).toMatch(/2024年12月31日/)
  })

  it('gives both documents where they differ', async () => {
    const { person } = arrive()
    await person.says('换了单位多少天内办变更')
    const answer = person.sees(/两份文件说法不一/)
    expect(answer.text).toMatch(/15日/)
    expect(answer.text).toMatch(/15个工作日/)
    expect(new Set(answer.citations?.map((c) => c.policy))).toEqual(new Set(['cq-card-notice', 'cq-card-rules']))
  })

  it('leads to the request and to the check that belong to it', async () => {
    const { person } = arrive()
    await person.says('落户怎么办理')
    person.sees(/3个工作日/)
    expect(person.buttons()[0]).toBe('提交申请：户籍服务（入户）')
    await person.says('重庆高精尖缺人才有哪几类')
    person.sees(/A类/)
    expect(person.buttons()).toContain('资格自测')
  })

  it('may lean on the one before', async () => {
    const { person } = arrive()
    await person.says('孩子上小学什么时候申报')
    person.sees(/4月30日/)
    await person.says('那转学呢？')
    person.sees(/6月1日/)
  })

  it('that the documents do not answer is declined with the reason, and kept for the editor', async () => {
    const { office, person } = arrive()
    await person.says('上海的人才落户政策是什么')
    person.sees(/我没有上海的文件/)
    await person.says('补办服务证要多少钱')
    person.sees(/没有写明您问的/)
    await person.says('补办服务证要多少钱？')
    const kept = await office.store.list('unanswered', 'all')
    expect(kept.map(({ body }) => [body.reason, body.count])).toEqual([
      ['other-place', 1],
      ['kind-missing', 2],
    ])
  })

  it('keeps no telephone number or e-mail address among the unanswered ones', async () => {
    const { office, person } = arrive()
    await person.says('我的电话13812345678邮箱a.b@c.cn 上海的人才落户政策是什么')
    expect(JSON.stringify(await office.store.list('unanswered', 'all'))).not.toMatch(/138|a\.b/)
  })

  it('is judged by the reader', async () => {
    const { office, person } = arrive()
    await person.says('卡丢了怎么补办')
    await person.presses('没帮助')
    person.sees(/已记录给知识编辑/)
    expect(office.audit.at(-1)).toMatchObject({ action: 'answer.unhelpful', subject: 'cq-card-rules/2.2' })
  })
})

describe('what can not be understood', () => {
  it.each([
    ['   ', /没有收到文字/],
    ['😀😀😀', /没看出您想问什么/],
    ['asdf', /could not make out a question/],
    ['？？？', /没看出您想问什么/],
  ])('“%s” gets a clear answer', async (text, answer) => {
    const { person } = arrive()
    await person.says(text)
    person.sees(answer)
  })

  it('includes a message that is too long, in the language it is in', async () => {
    const { person } = arrive()
    await person.says('落户'.repeat(5000))
    person.sees(/10000 个字.*2000/)
    await person.says('word '.repeat(longestMessage))
    person.sees(/at most 2000/)
  })

  it('includes a button of an earlier step, and one that never was', async () => {
    const { person } = arrive()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    person.sees(/外国人/)
    await person.forges('screen:answer:work-category:a')
    person.sees(/之前的步骤/)
    person.sees(/外国人/)
    for (const forged of ['nonsense', 'constructor:x', '__proto__:y', 'desk:take:261123-0001', 'lang:fr', '']) {
      person.looksAway()
      await person.forges(forged)
      person.sees(/./)
    }
  })

  it('includes a number that was not offered', async () => {
    const { person } = arrive()
    await person.says('你好', '9')
    person.sees(/您好/)
    person.sees(/没有第 9 项.*1 到 4/)
    await person.says('第四个')
    person.sees(/我能做这些/)
  })
})

describe('in the middle of a dialogue', () => {
  it('a question is answered, and the dialogue goes on', async () => {
    const { person } = arrive()
    await person.says('check eligibility')
    await person.presses('screen:start:cq-scarce-talents')
    person.sees(/Are you a foreigner/)
    await person.says('how long is the talent card valid?')
    person.sees(/3 years/)
    person.sees(/Are you a foreigner/)
  })

  it('numbers mean the choices of the question, and those of the answer before it are named', async () => {
    const { person } = arrive()
    await person.says('check eligibility')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('how long is the talent card valid?')
    const [answer, question] = person.all().slice(-2)
    expect([answer?.figure, question?.figure]).toEqual([true, undefined])
    await person.says('Show original')
    person.sees(/“.*”|三年|3 years/)
  })

  it('there is a way out, and back to the start', async () => {
    const { person } = arrive()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    person.looksAway()
    await person.says('算了')
    person.sees(/已退出/)
    await person.says('取消')
    person.sees(/没有进行中的步骤/)
  })

  it('the language can change', async () => {
    const { person } = arrive()
    await person.says('资格自测')
    await person.presses('screen:start:cq-scarce-talents')
    person.looksAway()
    await person.says('English')
    person.sees(/continue in English/)
    person.sees(/Are you a foreigner/)
  })
})

it.each(['打扰了，服务证丢了', '不好意思打扰一下，我的服务证丢了'])(
  'who knocks first is heard all the same: %s',
  async (said) => {
    const { person } = arrive()
    await person.says(said)
    person.sees(/申请：人才服务证遗失补办/)
  },
)
