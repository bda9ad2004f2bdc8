/** Making a file that the operator names, beside others who make one. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileError, makeNew } from '../../bot/new-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-file-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a second file of the same name leaves the draft of the first', () => {
  const file = join(folder, 'first')
  makeNew(file, `${file}.part`)
  writeFileSync(`${file}.part`, 'half')
  expect(() => makeNew(file, `${file}.part`)).toThrow(/exists already; name another file/)
  expect(readFileSync(`${file}.part`, 'utf8')).toBe('half')
})

test('a draft that can’t be made leaves no file, and the next try goes through', () => {
  const file = join(folder, 'second')
  const draft = join(folder, 'not-yet', 'second.part')
  expect(() => makeNew(file, draft)).toThrow(FileError)
  expect(existsSync(file)).toBe(false)
  mkdirSync(join(folder, 'not-yet'))
  makeNew(file, draft)
  expect(existsSync(file)).toBe(true)
})
