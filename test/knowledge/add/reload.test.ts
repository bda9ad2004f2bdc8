/** A running bot takes up what has changed in the knowledge folder, once it is well, and never anything else. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { keepKnowledge, type Shelf } from '../../../bot/knowledge-reload.ts'
import { loadKnowledge } from '../../../knowledge/knowledge.ts'

let shelf: Shelf | undefined
let folder = ''
afterEach(() => {
  shelf?.stop()
  rmSync(folder, { recursive: true })
})

const open = (every: number, before = () => {}) => {
  folder = mkdtempSync(join(tmpdir(), 'reload-'))
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  before()
  const lines: { level: string; text: string; values: object }[] = []
  const note = (level: string) => (values: object, text: string) => lines.push({ level, values, text })
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
  const knowledge = loadKnowledge(folder)
  shelf = keepKnowledge({ folder, knowledge, log, every })
  return { shelf, lines, knowledge }
}
const points = () => join(folder, 'policies/cq-card-rules/points.yaml')
const change = (from: string, to: string) => {
  const text = readFileSync(points(), 'utf8')
  expect(text).toContain(from)
  writeFileSync(points(), text.replace(from, to))
}
const told = (shelf: Shelf) =>
  [...shelf.knowledge.points.values()].some(({ asks }) => asks.zh.includes('落户到底怎么弄'))

it('takes up a change by itself', async () => {
  const { shelf, knowledge } = open(100)
  await shelf.reload()
  expect(shelf.knowledge).toBe(knowledge)
  change('落户怎么申请', '落户到底怎么弄')
  await expect.poll(() => told(shelf)).toBe(true)
})

it('keeps what it has while the folder is wrong, says so once, and takes it up when it is well again', async () => {
  const { shelf, lines, knowledge } = open(3_600_000)
  await shelf.reload()
  change('落户怎么申请', '落户到底怎么弄')
  const good = readFileSync(points(), 'utf8')
  writeFileSync(points(), good.replace('3个工作日内将有关信息', '4个工作日内将有关信息'))
  await shelf.reload()
  await shelf.reload()
  expect(shelf.knowledge).toBe(knowledge)
  const wrong = lines.filter(({ level }) => level === 'error')
  expect(wrong.map(({ text }) => text)).toEqual([
    ...Array.from({ length: wrong.length - 1 }, () => 'The knowledge folder is wrong'),
    'The bot goes on with the knowledge it has',
  ])
  expect(JSON.stringify(wrong)).toMatch(
    /policies\/cq-card-rules\/points\.yaml: household-three-days: zh: “4” does not stand in .* — compare with the source/,
  )
  writeFileSync(points(), good)
  await shelf.reload()
  expect(told(shelf)).toBe(true)
})

it('says what is wrong in the folder it began with, once, and takes it up when it is corrected', async () => {
  const { shelf, lines, knowledge } = open(50, () => change('3个工作日内将有关信息', '4个工作日内将有关信息'))
  await expect.poll(() => lines.length, { timeout: 60_000 }).toBeGreaterThan(0)
  expect(JSON.stringify(lines)).toMatch(/household-three-days: zh: “4” does not stand in/)
  expect(lines.at(-1)).toMatchObject({ level: 'error', text: expect.stringMatching(/^The bot has no other knowledge/) })
  const all = lines.length
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([shelf.knowledge === knowledge, lines.length]).toEqual([true, all])
  change('4个工作日内将有关信息', '3个工作日内将有关信息')
  await expect.poll(() => shelf.knowledge === knowledge, { timeout: 60_000 }).toBe(false)
})

it('keeps what it has while the folder is gone', async () => {
  const { shelf, lines, knowledge } = open(3_600_000)
  await shelf.reload()
  renameSync(folder, `${folder}-away`)
  await shelf.reload()
  renameSync(`${folder}-away`, folder)
  expect(shelf.knowledge).toBe(knowledge)
  expect(lines.map(({ text }) => text)).toEqual(['The knowledge folder can’t be looked at'])
})

it('does not check a folder in which nothing has changed', async () => {
  const { shelf, lines, knowledge } = open(20)
  await shelf.reload()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([shelf.knowledge === knowledge, lines]).toEqual([true, []])
})

it('does not read what is only a draft', async () => {
  const { shelf, lines, knowledge } = open(3_600_000)
  await shelf.reload()
  cpSync(join(folder, 'policies/cq-card-notice'), join(folder, 'drafts/notice-again'), { recursive: true })
  utimesSync(join(folder, 'drafts/notice-again/points.yaml'), 1, 1)
  await shelf.reload()
  expect([shelf.knowledge === knowledge, lines]).toEqual([true, []])
})
