/** No text of a length that is read holds up the bot: each regular expression by itself, and the whole step. */
import { describe, expect, it, test, vi } from 'vitest'
import { longestMessage, turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { knowledge, monday } from '../requests/office.ts'
import { onThisOne, piecesFor, slowest, worked } from './growth.ts'
import { madeBy, type Pattern, scan, writtenIn } from './patterns.ts'

/** Modules are loaded anew, so that what they make of words as they load is seen. */
const all = async (): Promise<Pattern[]> => {
  vi.resetModules()
  const made = await madeBy(async () => {
    await import('../../bot/turn.ts')
    const { loadKnowledge } = await import('../../knowledge/knowledge.ts')
    loadKnowledge('knowledge')
  })
  expect(made.some(({ pattern }) => pattern.source.includes('报表'))).toBe(true)
  return [...writtenIn('bot', 'knowledge', 'adapters'), ...made]
}

describe('regular expressions', () => {
  it('are all found', () => {
    const found = (code: string) => scan(code).map(({ source, flags }) => `${source} ${flags}`)
    expect(found('const a = /x\\/[/]y/gu; b = 4 / 2 / c')).toEqual(['x\\/[/]y gu'])
    const template = '`$' + '{d.replace(/e/, "/f/")} /g/`'
    expect(found(`f(/a/) // no /b/\n/* /c/ */ ${template} + "/h/"`)).toEqual(['a ', 'e '])
    expect(writtenIn('bot').length).toBeGreaterThan(400)
  })

  it('that take far longer on longer texts are recognised', () => {
    expect(slowest(/^(a+)+$/, 20, [16, 19, 22])).toBeDefined()
    expect(slowest(/^a+$/, onThisOne(100))).toBeUndefined()
  })

  it('take no noticeable time on anything that is read', async () => {
    const seen = new Set<string>()
    const slow: string[] = []
    for (const { place, pattern } of await all()) {
      if (seen.has(String(pattern)) || !/[*+]|\{\d*,/.test(pattern.source)) continue
      seen.add(String(pattern))
      // Each length tells about another growth: a short text is enough where every sign doubles the time.
      const found = slowest(pattern, onThisOne(250), [24, 32, 48, longestMessage])
      if (found) slow.push(`${place} takes ${found.ms.toFixed(0)} ms on ${found.length} of ${found.text}: ${pattern}`)
    }
    expect(slow).toEqual([])
  })
})

describe('the whole step', () => {
  const pieces = [
    ...new Set([
      ...piecesFor(/ /),
      '看看',
      '查看',
      '哈哈',
      '嘿嘿',
      'haha',
      '发我想',
      'what if ',
      '如果',
      '不是',
      '1年',
      '转交 ',
      '100万',
    ]),
  ]
  test.each([
    '',
    'screen:start:cq-card',
    'screen:start:dg-characteristic-talents',
    'file:start:household-registration',
  ])('in the place that %j opens, whatever is repeated', async (start) => {
    const office = openOffice({ turn, knowledge, at: monday })
    const person = office.person('telegram:1')
    const slow: string[] = []
    // The first words bring in what is loaded once, such as the readings of characters.
    for (const word of ['人', 'acord ']) await person.says(word.repeat(10))
    for (const piece of pieces) {
      if (start) await person.forges(start)
      for (const length of [64, longestMessage]) {
        const started = worked()
        await person.says(piece.repeat(Math.ceil(length / piece.length)).slice(0, length))
        const ms = worked() - started
        if (ms > onThisOne(3000)) slow.push(`${ms.toFixed(0)} ms on ${length} of ${JSON.stringify(piece)}`)
      }
    }
    expect(slow).toEqual([])
  })
})
