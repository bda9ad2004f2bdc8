/** ARCHITECTURE.md is the living description: what it names is there, and in that order. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')

test('the files that it names exist', () => {
  const files = globSync('{bot,knowledge,adapters,test}/**/*.{ts,yaml}', { cwd: root })
  const names = new Set(files.map((file) => basename(file)))
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|yaml))`/g)].map(([, file = '']) => file)
  const isThere = (file: string) =>
    /^(?:bot|knowledge|adapters|test)\//.test(file) ? files.includes(file) : names.has(basename(file))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((file) => !isThere(file))).toEqual([])
})

test('the checks of a question stand in the order in which they are made', () => {
  const source = readFileSync(join(root, 'bot/answers/decide.ts'), 'utf8')
  const made = [...source.matchAll(/^const (?:settled|searched): readonly Check\[\] = \[([^\]]*)\]/gm)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  )
  const told = text.slice(text.indexOf('| check | what it decides |')).split('\n\n')[0]
  expect([...(told?.matchAll(/^\| `(\w+)`/gm) ?? [])].map(([, check]) => check)).toEqual([...made, 'bestAfterAll'])
})
