/** What a question asks for must stand in the statement that answers it. */
import { describe, expect, it } from 'vitest'
import { buildThings, givesReason } from '../../knowledge/question/thing.ts'
import { answerer } from '../our-answerer.ts'
import { knowledge } from '../our-knowledge.ts'

const wordsOf = (text: string) =>
  [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
    .filter((word) => word.length > 1)
const thingsIn = buildThings(knowledge.common, wordsOf)
const named = (text: string) => thingsIn(text).map(({ words }) => words.join(' '))

describe('the thing asked for', () => {
  it.each([
    ['which bus goes to the park?', ['bus goes']],
    ['what was the theme of the salon?', ['theme']],
    ['how thick may the book be?', ['thick']],
    ['推荐函是哪个领导签字', ['领导 签字']],
    ['封面颜色是什么', ['封面 颜色']],
    ['承诺书要手写还是打印', ['手写 打印']],
    ['does a liaison need a training certificate?', ['training']],
  ])('is found in %s', (text, things) => {
    expect(named(text)).toEqual(things)
  })

  it.each([
    'which department answers?',
    'what happens after the approval?',
    'what documents do we need?',
    'how soon is it done?',
    '哪个部门负责',
    '什么时候交',
    '要什么材料',
    '哪家单位牵头',
  ])('is nothing in particular in %s', (text) => {
    expect(named(text)).toEqual([])
  })

  it.each([
    'Which bus goes to the one-stop platform?',
    '东莞的证书是纸的还是塑料的',
    'Does the free patent database cover European patents?',
  ])('must be known to the statement: %s', (question) => {
    expect(answerer.answer(question).status).not.toBe('answered')
  })
})

describe('a reason', () => {
  it('is given by a statement that tells an aim', () => {
    const point = knowledge.points.get('bj-urgent-talents/purpose')
    expect(point && givesReason(point)).toBe(true)
    expect(answerer.answer('Why did Beijing introduce these measures?').status).toBe('answered')
  })

  it('is not given by the rule itself', () => {
    expect(answerer.answer('Why does the photo have to be white in the background?').status).not.toBe('answered')
    expect(answerer.answer('为啥子有效期只定三年不定五年').status).not.toBe('answered')
  })
})

describe('an English word', () => {
  it('is no slip of another one', () => {
    expect(answerer.answer('What was the theme of the academic salon?').status).not.toBe('answered')
  })
})
