/** In which language an editor is spoken to. */
import { expect, it } from 'vitest'
import { languageOf, sayIn, widthOf } from '../../bot/editor.ts'

it.each([
  [{ EDITOR_LANGUAGE: 'zh', LANG: 'en_US.UTF-8' }, 'zh'],
  [{ EDITOR_LANGUAGE: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ EDITOR_LANGUAGE: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'C' }, 'zh'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_GB' }, 'zh'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
])('%j: %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language)
})

it('joins lists as each language does, and takes what it is given as it stands', () => {
  const said = { say: 'mistake.none-of', value: '$t(general.help) {{values}}', values: ['a', 'b'], meant: '' }
  expect(sayIn('zh')(said)).toBe('“$t(general.help) {{values}}”不在可选范围：a、b')
  expect(sayIn('en')(said)).toBe('“$t(general.help) {{values}}” is none of a, b')
  const all = ['x', 'y'].map((key) => ({ say: 'mistake.unknown-key', key, meant: '' }))
  expect(sayIn('zh')({ say: 'mistake.all', all })).toBe('这里没有“x”这个键；这里没有“y”这个键')
})

it('counts a Chinese sign as two columns of a terminal', () => {
  expect(widthOf('次数 a，')).toBe(8)
})
