import { describe, expect, it } from 'vitest'
import { buildPhrases } from '../../knowledge/question/phrases.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import { slips } from '../../knowledge/retrieval/words.ts'

const phrases = buildPhrases([
  { words: ['工作', 'work'], value: 'work' },
  { words: ['换工作', 'change employer'], value: 'change' },
  { words: ['R签证', 'talent visa'], value: 'visa' },
  { words: ['on the list'], value: 'listed' },
  { words: ['not on the list'], value: 'unlisted' },
  { words: ['HSK'], value: 'test' },
])
const find = (text: string) => phrases.find(normalise(text))

describe('phrases', () => {
  it.each([
    ['我想换工作', ['change']],
    ['I changed my employers', ['change']],
    ['怎么换成R签证', ['visa']],
    ['换工作以后工作多久', ['change', 'work']],
    ['HSK几级', ['test']],
    ['employer change', []],
    ['our firm is not on the list', ['unlisted']],
    ['our firm is on the list', ['listed']],
    ['our firm not on list', ['unlisted']],
    ['list of firms', []],
  ])('%s: %j', (text, found) => {
    expect(find(text).found).toEqual(found)
  })

  it('gives back what was not found', () => {
    expect(find('我想换工作到重庆').rest.replace(/\s+/g, ' ')).toBe('我想 到重庆')
  })
})

describe('slips', () => {
  it.each([
    ['aplication', 'application', 1],
    ['chnage', 'change', 1],
    ['applicatoin', 'application', 1],
    ['aplicaton', 'application', 2],
    ['rent', 'sent', 2],
    ['passprot', 'passport', 1],
    ['dog', 'passport', 3],
  ])('%s and %s: %i', (word, other, count) => {
    expect(slips(word, other, 3)).toBe(count)
  })
})
