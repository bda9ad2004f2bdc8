import { expect, it } from 'vitest'
import { turn } from '../../bot/turn.ts'
import type { Step } from '../../bot/worker.ts'
import { until } from '../engine.ts'
import { channelNames, officesOfTests } from './office.ts'

const open = officesOfTests()

it('two hundred chats at once are all answered, in order, while one of each channel still waits for its answer', async () => {
  const { promise: release, resolve: go } = Promise.withResolvers<void>()
  const slowly: Step = async (conversation, incoming, world) => {
    if (incoming.kind === 'text' && incoming.text.startsWith('slowly')) await release
    return turn(conversation, incoming, world)
  }
  const office = await open({ step: slowly }, ...channelNames)
  const slow = await Promise.all(channelNames.map((channel) => office.person(channel, 'Slow', 'en')))
  for (const person of slow) await person.says('slowly, thanks')
  const people = await Promise.all(
    Array.from({ length: 200 }, (_, at) => office.person(channelNames[at % 3] ?? 'web', `Person ${at}`, 'zh')),
  )
  const said = ['谢谢', '再见', '落户怎么办理？']
  // What is said in one breath is said in this order.
  for (const text of said) await Promise.all(people.map((person) => person.says(text)))
  // Queues that are empty tell nothing while a message is still on its way to them.
  for (const person of people) await until(async () => (await person.sees()).length >= said.length)
  await until(async () => {
    const { inbox, outbox } = await office.store.depth()
    return inbox === slow.length && outbox === 0
  })
  for (const person of people) {
    const [thanks, bye, answer, ...more] = (await person.sees()).map(({ text }) => text)
    expect([thanks, bye, answer]).toEqual([
      expect.stringMatching(/^不客气/),
      expect.stringMatching(/^再见/),
      expect.stringContaining('3个工作日'),
    ])
    expect(more).toEqual([])
  }
  for (const person of slow) expect(await person.sees()).toEqual([])
  go()
  for (const person of slow) await person.waitsFor(/./)
})
