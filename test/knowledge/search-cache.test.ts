import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { keptDictionary, lacksDictionary, loadDictionary } from '../../knowledge/retrieval/dictionary.ts'
import { cachedIndex } from '../../knowledge/retrieval/index-file.ts'
import { findString, packStrings, stringAt } from '../../knowledge/retrieval/sections.ts'
import type { Passage } from '../../knowledge/search.ts'

let derived: string
let cache: string
let dictionary: string
beforeAll(() => {
  derived = mkdtempSync(join(tmpdir(), 'search-table-'))
  loadDictionary(derived)
  dictionary = readdirSync(derived)[0] as string
})
afterAll(() => rmSync(derived, { recursive: true }))
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'search-cache-'))
  copyFileSync(join(derived, dictionary), join(cache, dictionary))
})
afterEach(() => rmSync(cache, { recursive: true, force: true }))

const passages: Passage[] = [
  { id: 'one', lang: 'zh', title: '人才服务证', text: '有效期3年，遗失的及时申请办理。' },
  { id: '二', lang: 'en', text: 'The platform passes the application on within 3 working days.' },
  { id: 'three', lang: 'zh', text: '外籍人才𠮷田办理居留许可。' },
]
const queries = ['服務證有效期', 'application 3 days', '遗失', 'platform', '𠮷']
const answers = (list: Passage[]) => queries.map((query) => cachedIndex(list, { cache }).search(query, 3))
const files = () => readdirSync(cache).filter((name) => name.startsWith('index-'))
const age = (file: string) => utimesSync(file, 1000, 1000)
const isAged = (file: string) => statSync(file).mtimeMs === 1_000_000

it('finds the same from the file as from a new index, without writing it again', () => {
  const built = answers(passages)
  const file = join(cache, files()[0] as string)
  age(file)
  expect(answers(passages)).toEqual(built)
  expect(isAged(file)).toBe(true)
})

it.each([
  ['cut off', (file: string) => truncateSync(file, Math.floor(statSync(file).size * 0.7))],
  ['empty', (file: string) => writeFileSync(file, '')],
  [
    'changed in one byte',
    (file: string) => {
      const bytes = readFileSync(file)
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] as number) ^ 1
      writeFileSync(file, bytes)
    },
  ],
])('makes a file that is %s anew', (_, damage) => {
  const built = answers(passages)
  const file = join(cache, files()[0] as string)
  const whole = readFileSync(file)
  damage(file)
  expect(answers(passages)).toEqual(built)
  expect(readFileSync(file).equals(whole)).toBe(true)
})

it('never takes the file of other passages', () => {
  answers(passages)
  const changed = passages.map((passage, at) => (at === 0 ? { ...passage, text: '平台' } : passage))
  expect(cachedIndex(changed, { cache }).search('遗失', 3)).toEqual([])
  expect(files()).toHaveLength(2)
})

it('works where nothing can be written', () => {
  const file = join(cache, 'a-file')
  writeFileSync(file, '')
  expect(cachedIndex(passages, { cache: join(file, 'inside') }).search('遗失', 1)[0]?.id).toBe('one')
})

it('lets a bot that answers only read the dictionary that was made; one of another version is as none', () => {
  const file = join(cache, dictionary)
  expect(lacksDictionary(cache)).toBe(false)
  expect(keptDictionary(cache)?.knows('户口')).toBe(true)
  const whole = readFileSync(file)
  writeFileSync(file, whole.toString('latin1').replace('"key":"dictionary', '"key":"dictionary of old'), 'latin1')
  expect(lacksDictionary(cache)).toBe(true)
  expect(keptDictionary(cache)).toBeUndefined()
  rmSync(file)
  expect(lacksDictionary(cache)).toBe(true)
  writeFileSync(file, whole)
})

it('derives the dictionary once and reads a damaged table anew', () => {
  const file = join(cache, dictionary) // as it was derived before the first test
  const meanings = () => [loadDictionary(cache)?.english('户口'), loadDictionary(cache)?.chinese('visa')]
  age(file)
  const first = meanings()
  expect(first[0]?.map(({ term }) => term)).toContain('resid')
  expect(first[1]?.map(({ term }) => term)).toContain('签证')
  expect(isAged(file)).toBe(true)
  truncateSync(file, 1000)
  expect(meanings()).toEqual(first)
})

it('finds each of sorted strings, and no other', () => {
  const strings = ['', 'a', 'ab', 'b', '重', '重庆', '𠮷'].sort()
  const packed = packStrings(strings)
  expect(strings.map((text) => findString(packed, text))).toEqual(strings.map((_, at) => at))
  expect(strings.map((_, at) => stringAt(packed, at))).toEqual(strings)
  for (const other of ['aa', 'c', '庆', '重庆市']) expect(findString(packed, other)).toBe(-1)
})
