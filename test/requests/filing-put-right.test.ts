/** Put right, put off and taken over while a request is filled in, by the real step. */
import { describe, expect, test } from 'vitest'
import { correctionIn, isPutOff, isSame } from '../../bot/requests/filing/words.ts'
import { turn } from '../../bot/turn.ts'
import type { Item } from '../../knowledge/services.ts'
import { openOffice } from '../harness.ts'
import { fileInChinese, knowledge, monday } from './office.ts'

const anyItem = knowledge.services.get('household-registration')?.items.find(({ kind }) => kind === 'text') as Item

const filing = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  await o.seat('platform-specialist', 'wechat:li')
  const person = o.person('wechat:zhang')
  const draft = async () => {
    const dialogue = (await o.store.read('conversation', 'wechat:zhang'))?.body.dialogue
    return dialogue?.kind === 'filing' ? dialogue.answers : undefined
  }
  const begin = async (...said: string[]) => {
    await person.forges('file:start:household-registration')
    await person.says('同意', ...said)
    person.looksAway()
  }
  return { o, person, draft, begin }
}

describe('a correction is of what was answered last', () => {
  test('an option, said before the next free answer', async () => {
    const { person, draft, begin } = await filing()
    await begin('本人', '张三', '示例大学', '我和老婆娃儿')
    await person.says('刚才说错了，就我和老婆')
    person.sees(/已改：入户人员为“人才和配偶”/)
    expect(await draft()).toMatchObject({ who: 'talent-spouse' })
    expect(await draft()).not.toHaveProperty('district')
  })
  test('also where something of a later question was told before', async () => {
    const { person, draft, begin } = await filing()
    await begin('本人', '张三', '示例大学')
    await person.says('13800138000', '本人', '渝中区', '我说错了，是九龙坡')
    person.sees(/已改：拟入户区县为“九龙坡”/)
    expect(await draft()).toMatchObject({ phone: '13800138000', district: '九龙坡' })
  })
  test.each(['写错了', '我刚才打错了', 'oops i made a mistake'])('“%s” alone leads a step back', async (words) => {
    const { person, draft, begin } = await filing()
    await begin('本人', '张三')
    await person.says(words)
    person.sees(/^（2\/7）|^\(2\/7\)/)
    expect(await draft()).toMatchObject({ talent: '张三' })
  })
})

describe('a value that was given before', () => {
  test.each(['嗯，继续用', '跟上面一样', '还是用原来的', '一样', 'same as before', '好的'])(
    '“%s” takes it',
    async (words) => {
      const { person, draft } = await filing()
      await fileInChinese(person)
      await person.forges('file:another:household-registration')
      await person.says('同意', '本人')
      await person.says(words)
      expect((await draft())?.talent).toBe('张三')
    },
  )
  test('where there is none it says nothing', async () => {
    const { person, draft, begin } = await filing()
    await begin('本人')
    await person.says('好的')
    expect(await draft()).not.toHaveProperty('talent')
  })
})

describe('what is to wait', () => {
  test.each(['先不交，明天再说', '我明天再填', '回头再弄', "I'll finish it later"])('“%s” keeps it', async (words) => {
    const { person, draft, begin } = await filing()
    await begin('本人', '张三', '示例大学', '本人', '渝中区', '13800138000')
    await person.says(words)
    person.sees(/填好的都留着|is kept/)
    person.seesNothing()
    expect(await draft()).not.toHaveProperty('remark')
    await person.says('我的申请')
    person.sees(/您还没有提交过申请。\n您正在填写“户籍服务（入户）”|You are filling in/)
    await person.says('继续')
    person.sees(/还有要说明的吗|Is there anything/)
  })
})

test.each(['可以了交吧', '交', '好的，提交吧'])('“%s” submits what was just summed up', async (words) => {
  const { person, begin } = await filing()
  await begin('本人', '张三', '示例大学', '本人', '渝中区', '13800138000', '没有')
  await person.says(words)
  person.sees(/已提交。您的申请编号/)
})

test('撤回 in the middle asks which is meant where something was filed', async () => {
  const { person, draft } = await filing()
  const number = await fileInChinese(person)
  await person.forges('file:another:household-registration')
  await person.says('同意', '本人')
  person.looksAway()
  await person.says('撤回')
  expect(person.sees(/还在填写“户籍服务（入户）”/).choices?.map(({ label }) => label)).toEqual([
    '退出填写',
    `撤回 ${number}`,
    '继续刚才的步骤',
  ])
  expect(await draft()).toBeDefined()
  await person.presses('退出填写')
  person.sees(/没有提交申请/)
})

test('how long it takes is heard with words around it', async () => {
  const { person, begin } = await filing()
  await begin('本人')
  await person.says('等一下 要多久哦')
  person.sees(/步骤和期限是/)
})

describe('how an own request stands', () => {
  test.each(['我那个搞到哪步了', '我的申请批下来了没', 'will I get approved?'])(
    '“%s” is told by what was filed',
    async (words) => {
      const { person } = await filing()
      const number = await fileInChinese(person)
      await person.says(words)
      person.sees(new RegExp(`${number}`))
    },
  )
  test('by nothing where nothing was filed', async () => {
    const { person } = await filing()
    await person.says('我的申请批下来了没')
    person.sees(/没有涉及您个人申请的进度|还没有提交过申请/)
  })
})

test.each(['is there someone to call', 'can i talk to somebody at the office', '有没有人可以问'])(
  '“%s” asks for a person',
  async (words) => {
    const { person } = await filing()
    await person.says(words)
    person.sees(/我是自动程序|an automatic program/)
  },
)

describe('what was offered to be passed on takes no more along', () => {
  const offered = async () => {
    const { o, person } = await filing()
    await fileInChinese(person)
    await o.person('wechat:li').says('完成 已办好', '1')
    await person.says('5星', '还可以再快点')
    person.sees(/把下面的话也转给/)
    person.looksAway()
    return { o, person }
  }
  test('that is another request', async () => {
    const { person } = await offered()
    await person.says('我要给娃儿转学')
    person.sees(/没有发出：“还可以再快点”/)
    person.sees(/申请：子女（孙子女）入学入托/)
  })
  test('that is said a day later', async () => {
    const { o, person } = await offered()
    await o.until('2026-09-22T11:00:00+08:00')
    person.looksAway()
    await person.says('那就这样吧下次注意')
    person.sees(/没有发出：“还可以再快点”/)
  })
})

test('a long 嗯嗯嗯 or 刚刚刚 is read at once', () => {
  for (const one of ['嗯', '刚', '好的', '我']) {
    const began = performance.now()
    isPutOff(`${one.repeat(1000)}。x`)
    isSame(anyItem, `${one.repeat(1000)}。x`)
    correctionIn(`${one.repeat(1000)}。x`)
    expect(performance.now() - began).toBeLessThan(1000)
  }
})
