/** What a YAML file was parsed to is taken up again for the very same text, and for no other. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parsedIn } from '../../knowledge/parsed.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parsed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = 'days: 15\nname: 服务证'
const value = { days: 15, name: '服务证' }
const kept = () => {
  const parsed = parsedIn(join(folder, 'cache'))
  parsed.keep('points.yaml', text, value)
  return parsed
}

it('gives it back for the same text of the same file alone', () => {
  const parsed = kept()
  expect(parsed.recall('points.yaml', text)).toEqual({ value })
  expect(parsed.recall('points.yaml', text.replace('15', '30'))).toBeUndefined()
  expect(parsed.recall('policy.yaml', text)).toBeUndefined()
})

it('keeps one file for each, whatever becomes of its text', () => {
  const parsed = kept()
  parsed.keep('points.yaml', 'days: 30', { days: 30 })
  expect(parsed.recall('points.yaml', text)).toBeUndefined()
  expect(parsed.recall('points.yaml', 'days: 30')).toEqual({ value: { days: 30 } })
  expect(readdirSync(join(folder, 'cache'))).toHaveLength(1)
})

it('knows nothing from a damaged file', () => {
  const parsed = kept()
  const [name = ''] = readdirSync(join(folder, 'cache'))
  const file = join(folder, 'cache', name)
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -3))
  expect(parsed.recall('points.yaml', text)).toBeUndefined()
})

it('keeps nothing that JSON would say otherwise, and nothing where it may not write', () => {
  const parsed = kept()
  parsed.keep('scheme.yaml', 'most: .inf', { most: Number.POSITIVE_INFINITY })
  expect(parsed.recall('scheme.yaml', 'most: .inf')).toBeUndefined()
  const nowhere = parsedIn(join(folder, 'cache', readdirSync(join(folder, 'cache'))[0] as string))
  nowhere.keep('points.yaml', text, value)
  expect(nowhere.recall('points.yaml', text)).toBeUndefined()
})
