/** People are told of an outside language model where they are told about their data, and only where there is one. */
import { expect, it } from 'vitest'
import type { Consulting } from '../../bot/model/consult.ts'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge } from '../our-knowledge.ts'

const model: Pick<Consulting, 'word' | 'meant'> = { word: async () => undefined, meant: async () => [] }

const allSaid = async (languages: readonly [string, string, string], has: boolean) => {
  const office = openOffice({
    turn: (conversation, incoming, world) => turn(conversation, incoming, { ...world, ...(has ? { model } : {}) }),
    knowledge,
    at: '2026-11-23T10:00:00+08:00',
  })
  const person = office.person('web:1')
  await person.says(...languages)
  return person.all().map(({ text, document }) => `${text}${document?.text ?? ''}`)
}

it.each([
  [['开始', '帮助', '我的数据'], /外部的语言模型.*您的申请、文件和账号不会发给它/],
  [['/start', 'help', 'my data'], /outside language model.*never your requests, files or account/],
] as const)('%j', async (words, told) => {
  const [start, help, data] = await allSaid(words as readonly [string, string, string], true)
  for (const text of [start, help, data]) expect(text).toMatch(told)
  for (const text of await allSaid(words as readonly [string, string, string], false))
    expect(text).not.toMatch(/外部的语言模型|outside language/)
})
