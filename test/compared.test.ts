/** How two documents differ, when one of them has a new version: told of those that hold on the day. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answerer, buildAnswerer, compose } from '../bot/answers/answer.ts'
import { checkKnowledge } from '../knowledge/check.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'

let folder = ''
let knowledge: Knowledge
let answerer: Answerer
const newer = 'cq-card-rules-2027'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compared-'))
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  cpSync(join(folder, 'policies/cq-card-rules'), join(folder, 'policies', newer), { recursive: true })
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, 'policies', file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
  }
  edit(`${newer}/policy.yaml`, (text) =>
    text
      .replace(/^title:/m, 'replaces: cq-card-rules\ntitle:')
      .replace(/^issued: .*/m, 'issued: 2027-01-10')
      .replace(/^effective: .*/m, 'effective: 2027-02-01'),
  )
  // The editor names the new version besides the old one.
  edit('cq-card-notice/points.yaml', (text) =>
    text.replaceAll(
      /^ {4}- point: cq-card-rules\/(.*)\n( {6}zh: ).*\n( {6}en: ).*\n/gm,
      (old, id, zh, en) =>
        `${old}    - point: ${newer}/${id}\n${zh}新细则与本通知不同。\n${en}The new rules differ from this notice.\n`,
    ),
  )
  knowledge = loadKnowledge(folder)
  answerer = buildAnswerer(knowledge)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is said of the notice's statement on that day. */
const told = (today: string) => {
  const answer = answerer.answer('服务证的有效期', { today })
  const point = knowledge.points.get('cq-card-notice/card-shows')
  if (answer.status !== 'answered' || !point) throw new Error('it is answered')
  const { text, citations } = compose(knowledge, { ...answer, points: [point] })
  return { text, cited: [...new Set(citations.map(({ policy }) => policy))].sort() }
}

it('says how a document differs from the version that holds', () => {
  expect(checkKnowledge(knowledge)).toEqual([])
  const before = told('2026-11-22')
  expect(before.text).toMatch(/说法不一：实施细则（2017年12月14日，在后）未列社会保障卡号/)
  expect(before.cited).toEqual(['cq-card-notice', 'cq-card-rules'])
  const after = told('2027-03-01')
  expect(after.text).toMatch(/说法不一：新细则与本通知不同。/)
  expect(after.text).not.toContain('2017年12月14日')
  expect(after.cited).toEqual(['cq-card-notice', newer])
})
