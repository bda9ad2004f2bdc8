import { Converter } from 'opencc-js/t2cn'
import { expect, it } from 'vitest'
import { hasTraditional, toSimplified } from '../../knowledge/retrieval/simplified.ts'

const reference = Converter({ from: 't', to: 'cn' })

it('converts every character as OpenCC does, and notices those that change', () => {
  const wrong: string[] = []
  for (let code = 0x20; code < 0x32000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue
    const character = String.fromCodePoint(code).normalize('NFKC')
    const expected = reference(character)
    if (toSimplified(character) !== expected || hasTraditional(character) !== (expected !== character))
      wrong.push(character)
  }
  expect(wrong).toEqual([])
})

it.each(['乾隆年間的藉口', '著名的瞭望台瞭解麼', '重慶市𡞱服務證ABC，後來皇后', '简体字不变'])(
  'converts %s as OpenCC does',
  (text) => {
    expect(toSimplified(text)).toBe(reference(text))
  },
)
