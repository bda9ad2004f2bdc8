/** A document about two things: what it calls them, and which chapter is about which. */
import { expect, it } from 'vitest'
import { namesIn } from '../../../knowledge/add/names.ts'
import { ofThingSaid } from '../../../knowledge/chapters.ts'
import { findClauses } from '../../../knowledge/clauses.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Point, Policy } from '../../../knowledge/policy.ts'
import { givesKind, kindsAsked } from '../../../knowledge/question/kinds.ts'

const source = `第一章 总则
第一条 规范青年人才租房补贴（以下简称“租房补贴”）的申领、发放和通行证的使用，持“通行证”的人才享受优惠。
第二章 租房补贴
第二条 20个工作日内完成审核。
第三章 通行证
第三条 10个工作日内发放通行证。`

it('is called by what it says it calls them, and not by the words around', () => {
  expect(namesIn(source, 'zh', '')).toMatchObject({ names: ['租房补贴', '通行证'] })
})

it('tells of the one that is asked about', () => {
  const policy = {
    id: 'x',
    source,
    language: 'zh',
    names: { zh: ['租房补贴', '通行证'], en: [] },
    structure: { numbering: ['article', 'heading'], sections: [], skip: [] },
  } as unknown as Policy
  const clauses = new Map(findClauses(policy).map((clause) => [`x/${clause.id}`, clause]))
  const knowledge = { policies: new Map([['x', policy]]), clauses } as unknown as Knowledge
  const points = ['1', '2', '3'].map((clause) => ({ policy: 'x', clause }) as Point)
  const told = (said: string) => ofThingSaid(knowledge, points, said).map(({ clause }) => clause)
  expect(told('通行证办下来要几天')).toEqual(['1', '3'])
  expect(told('租房补贴要审多久')).toEqual(['1', '2'])
  expect(told('成都要审多久')).toEqual(['1', '2', '3'])
})

it('gives a discount by 折', () => {
  const [asked] = kindsAsked('坐地铁打几折')
  expect(asked && givesKind(asked, '乘坐地铁、公交享受5折优惠。')).toBe(true)
})

it('who applies, and a valid card of somebody else, is no name of the document', () => {
  const text =
    '申请人应提交身份证、居住证。持有有效人才服务证的人才可以申请人才公寓，凭安居券入住；持有安居券的，可领取安居券。'
  expect(namesIn(text, 'zh', '人才服务证').names).toEqual(['安居券'])
})
