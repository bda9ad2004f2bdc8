/** The scheme that README.md shows, as a newcomer would add it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { checkScheme } from '../../knowledge/rules/scheme-check.ts'
import { openOffice } from '../harness.ts'

const root = join(import.meta.dirname, '..', '..')

test('one YAML file is a working eligibility check', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const yaml = /```yaml\n(id: family-household\n[\s\S]*?)```/.exec(readme)?.[1] ?? expect.unreachable()
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(root, 'knowledge'), folder, { recursive: true })
  writeFileSync(join(folder, 'schemes', 'family-household.yaml'), yaml)
  const knowledge = loadKnowledge(folder)
  const scheme = knowledge.schemes.get('family-household') ?? expect.unreachable()
  expect(checkScheme(scheme, knowledge)).toEqual([])

  const office = openOffice({ turn, knowledge, at: '2026-11-22T02:00:00Z' })
  const person = office.person('telegram:4711')
  await person.says('check')
  await person.presses('Household registration of the family')
  await person.says('yes', 'my wife')
  const result = person.sees(/you are likely to be eligible\. The spouse and minor children/)
  expect(result.citations?.map(({ policy, clause }) => `${policy}/${clause}`)).toEqual(
    expect.arrayContaining(['cq-card-notice/2.3', 'cq-card-rules/6.3']),
  )
  expect(person.buttons()).toContain('File a request: Household registration')
})
