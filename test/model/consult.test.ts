import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBudget, type Spent } from '../../bot/model/budget.ts'
import { createConsulting } from '../../bot/model/consult.ts'
import type { Failure, Outcome, WordingTask } from '../../bot/model/language-model.ts'
import { collectLog } from '../engine.ts'

const task = (question = 'how long is the card valid'): WordingTask => ({
  kind: 'word',
  language: 'en',
  question,
  statements: [{ id: 'S1', text: 'The Talent Service Card is valid for 3 years.' }],
})
const say = (text: string): Outcome => ({ text: JSON.stringify({ sentences: [{ text, from: ['S1'] }] }), tokens: 1000 })
const good = say('The card is valid for 3 years.')

const consult = (answer: (call: number, signal: AbortSignal) => Outcome | Promise<Outcome>, options = {}) => {
  const { log, lines } = collectLog()
  const seen = { calls: 0, now: Date.parse('2026-11-23T10:00:00+08:00') }
  const model = { name: 'test', ask: async (_task: unknown, signal: AbortSignal) => answer(++seen.calls, signal) }
  const consulting = createConsulting({ model, log, now: () => seen.now, patience: 120_000, ...options })
  return {
    seen,
    lines,
    counts: consulting.counts,
    spent: consulting.spent,
    word: (question?: string) => consulting.word(task(question), ['S1']),
  }
}

describe('asking the language model', () => {
  it('gives verified sentences, and asks once for the same thing, also at the same time', async () => {
    const { seen, word, counts } = consult(() => good)
    const [one, other] = await Promise.all([word(), word()])
    const sentences = [{ text: 'The card is valid for 3 years.', from: ['S1'] }]
    expect(one).toEqual({ answered: true, sentences })
    expect(other).toEqual(one)
    expect(await word()).toEqual(one)
    expect(seen.calls).toBe(1)
    expect(counts()).toEqual({ worded: 3, known: 2 })
    await word('another question')
    expect(seen.calls).toBe(2)
  })

  it('asks again when the day of an answer is over, and keeps no more than a thousand', async () => {
    const { seen, word } = consult(() => good)
    for (let n = 0; n < 1001; n++) await word(`question ${n}`)
    await word('question 1000')
    expect(seen.calls).toBe(1001)
    await word('question 0')
    expect(seen.calls).toBe(1002)
    seen.now += 25 * 3600_000
    await word('question 1000')
    expect(seen.calls).toBe(1003)
  })

  it.each([
    ['said figure', say('The card is valid for 5 years.')],
    ['said word', say('The card is valid for 3 years everywhere.')],
    ['malformed', { text: '{"sentences":[' }],
    ['malformed', { text: '{"sentences":[{"text":1,"from":["S1"]}]}' }],
    ['malformed', { text: 'The card is valid for 3 years.' }],
    ['malformed', { text: '[]' }],
    ['said nothing', { text: '{"sentences":[]}' }],
    ['truncated', { failure: 'truncated' }],
    ['refusal', { failure: 'refusal' }],
  ] as [string, Outcome][])(
    'counts %s by its reason, tells the operators no words, and does not ask again for it',
    async (reason, outcome) => {
      const { seen, word, counts, lines } = consult(() => outcome)
      expect(await word()).toBeUndefined()
      expect(counts()).toEqual({ [reason]: 1 })
      expect(lines.join()).toContain(reason)
      expect(lines.join()).not.toMatch(/card|valid/)
      expect(await word()).toBeUndefined()
      expect(seen.calls).toBe(1)
    },
  )

  it('takes a doubt without sentences, and nothing else for one', async () => {
    const saying = (answered: unknown) => ({
      text: JSON.stringify({ answered, sentences: [{ text: 'It is free.', from: ['S1'] }] }),
    })
    const doubting = consult(() => saying(false))
    expect(await doubting.word()).toEqual({ answered: false, sentences: [] })
    expect(doubting.counts()).toEqual({ doubted: 1 })
    for (const other of [true, null, 0, 'false', undefined]) {
      const { word, counts } = consult(() => saying(other))
      expect(await word()).toBeUndefined()
      expect(counts()).not.toHaveProperty('doubted')
    }
  })

  it('takes JSON that is wrapped as code', async () => {
    const { word } = consult(() => ({ text: `\`\`\`json\n${'text' in good ? good.text : ''}\n\`\`\`` }))
    expect((await word())?.sentences).toHaveLength(1)
  })

  it('waits no longer than it may, even for a model that heeds no signal, and never throws', async () => {
    const slow = consult(() => new Promise(() => {}), { patience: 20 })
    expect(await slow.word()).toBeUndefined()
    expect(slow.counts()).toEqual({ timeout: 1 })
    const broken = consult(() => {
      throw new Error('a defect')
    })
    expect(await broken.word()).toBeUndefined()
    expect(broken.counts()).toEqual({ unreachable: 1 })
  })

  it('leaves an endpoint alone that is down, tries it with one call, and goes on when it is back', async () => {
    let up = false
    const { seen, word, counts } = consult(() => (up ? good : { failure: 'server' }))
    for (let n = 0; n < 10; n++) await word(`${n} times`)
    expect(seen.calls).toBe(3)
    expect(counts()).toEqual({ server: 3, paused: 7 })
    seen.now += 31_000
    await Promise.all([word('a'), word('b'), word('c')])
    expect(seen.calls).toBe(4)
    seen.now += 31_000 // the second pause is longer
    await word('d')
    expect(seen.calls).toBe(4)
    up = true
    seen.now += 30_000
    expect(await word('e')).toBeDefined()
    expect(await word('f')).toBeDefined()
    expect(seen.calls).toBe(6)
  })

  it('waits as long as the endpoint wants to be left alone; a wrong key is not tried at each answer', async () => {
    const busy = consult(() => ({ failure: 'busy', wait: 20_000 }))
    await busy.word('a')
    await busy.word('b')
    expect(busy.seen.calls).toBe(1)
    busy.seen.now += 21_000
    await busy.word('c')
    expect(busy.seen.calls).toBe(2)
    const wrong = consult(() => ({ failure: 'refused-key' }))
    for (let n = 0; n < 5; n++) await wrong.word(`${n}`)
    expect(wrong.seen.calls).toBe(1)
  })

  it('asks an endpoint again that was down before the clock was set back by days', async () => {
    let up = false
    const { seen, word } = consult(() => (up ? good : { failure: 'server' }))
    for (let n = 0; n < 4; n++) await word(`${n}`)
    expect(seen.calls).toBe(3)
    up = true
    seen.now -= 3 * 24 * 3600_000
    expect(await word('a')).toBeDefined()
  })

  it('spends no more than the day’s budget, also by calls at once and across a restart', async () => {
    let kept: Spent | undefined
    const ledger = {
      read: () => kept,
      write: (spent: Spent) => {
        kept = spent
      },
    }
    const open = () => consult(() => good, { budget: createBudget(8000, ledger) })
    const first = open()
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((question) => first.word(question)))
    expect(first.counts()).toMatchObject({ 'no-budget': expect.any(Number) })
    const again = open()
    for (const question of 'fghijklm') await again.word(question)
    expect(kept?.tokens).toBeLessThanOrEqual(8000)
    expect(again.counts()['no-budget']).toBeGreaterThan(0)
    again.seen.now += 24 * 3600_000
    expect(await again.word('tomorrow')).toBeDefined()
  })

  it('what the endpoint turned away costs nothing, what was broken off may have', async () => {
    const spentBy = async (failure: Failure) => {
      const { seen, word, spent } = consult(() => ({ failure }), { budget: createBudget(8000) })
      for (let n = 0; n < 20; n++, seen.now += 600_000) await word(`${n}`)
      return spent()
    }
    for (const failure of ['busy', 'server', 'unreachable', 'refused-key'] as const)
      expect(await spentBy(failure)).toEqual({ calls: 20, tokens: 0 })
    expect((await spentBy('timeout')).tokens).toBeGreaterThan(4000)
  })

  it('makes only so many calls at once', async () => {
    let under = 0
    let most = 0
    const { word, counts } = consult(
      async () => {
        most = Math.max(most, ++under)
        await sleep(20)
        under--
        return good
      },
      { most: 4 },
    )
    await Promise.all(Array.from({ length: 20 }, (_, n) => word(`${n}`)))
    expect(most).toBe(4)
    expect(counts()).toMatchObject({ worded: 4, 'too-many': 16 })
  })
})
