/** A dialogue whose service or check an editor has taken away while it was open. */
import { expect, it } from 'vitest'
import { turn } from '../../../bot/turn.ts'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'
import { openOffice, type Step } from '../../harness.ts'

const whole = loadKnowledge('./knowledge')

const arrive = () => {
  let knowledge = whole
  const step: Step = (conversation, incoming, world) => turn(conversation, incoming, { ...world, knowledge })
  const person = openOffice({ turn: step, knowledge: whole, at: '2026-11-23T10:00:00+08:00' }).person('web:1')
  const without = (what: 'services' | 'schemes', id: string) => {
    const rest = new Map<string, never>(whole[what] as Map<string, never>)
    expect(rest.delete(id)).toBe(true)
    knowledge = { ...whole, [what]: rest }
  }
  return { person, without }
}

it('is ended with a word, and the next question is answered', async () => {
  const { person, without } = arrive()
  await person.forges('file:start:household-registration')
  await person.forges('file:consent')
  without('services', 'household-registration')
  await person.says('卡丢了怎么补办')
  person.sees(/这项服务已不再受理，填写的内容没有提交/)
  person.sees(/遗失|补办/)
  expect(await person.saysOnce('卡丢了怎么补办')).not.toMatch(/不再受理/)
})

it.each(['张三，嘉陵公司', '13900002222', '退出', '算了'])('is ended, and “%s” was meant for it', async (text) => {
  const { person, without } = arrive()
  await person.forges('file:start:household-registration')
  await person.forges('file:consent')
  without('services', 'household-registration')
  person.looksAway()
  await person.says(text)
  expect(person.inbox.map((message) => message.text)).toEqual([expect.stringMatching(/不再受理.*已经删除/)])
})

it('is told where it was put aside for something else', async () => {
  const { person, without } = arrive()
  await person.forges('file:start:household-registration')
  await person.forges('file:consent')
  await person.forges('screen:start:cq-scarce-talents')
  without('services', 'household-registration')
  await person.says('是')
  person.sees(/不再受理.*已经删除/)
})

it('is ended when it is an eligibility check', async () => {
  const { person, without } = arrive()
  await person.forges('screen:start:cq-scarce-talents')
  without('schemes', 'cq-scarce-talents')
  await person.says('卡丢了怎么补办')
  person.sees(/资格自测已不再提供/)
})
