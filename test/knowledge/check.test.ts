import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkKnowledge } from '../../knowledge/check.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { KnowledgeError, printProblem } from '../../knowledge/yaml.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A copy of the knowledge folder with one file changed; what the check says of it. */
const complaints = (file: string, change: (text: string) => string): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  folders.push(folder)
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  const before = readFileSync(join(folder, file), 'utf8')
  const after = change(before)
  expect(after, 'the change changes nothing').not.toBe(before)
  writeFileSync(join(folder, file), after)
  try {
    return checkKnowledge(loadKnowledge(folder)).map(printProblem)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems.map((p) => printProblem(p).replace(`${folder}/`, ''))
    throw error
  }
}

const rules = 'policies/cq-card-rules/points.yaml'
const rulesPolicy = 'policies/cq-card-rules/policy.yaml'

describe('npm run knowledge', () => {
  it('finds nothing wrong with the folder as it is', () => {
    expect(checkKnowledge(loadKnowledge('./knowledge'))).toEqual([])
  })

  it('has the documents unaltered: their clauses stand in the source word for word', () => {
    const { clauses, policies } = loadKnowledge('./knowledge')
    for (const clause of clauses.values()) {
      const source = policies.get(clause.policy)?.source ?? ''
      for (const line of clause.text.split('\n')) expect(source).toContain(line)
    }
  })

  it.each<[what: string, file: string, change: (text: string) => string, complaint: RegExp]>([
    [
      'a figure that is not in the clause',
      rules,
      (t) => t.replace('人才服务证有效期3年', '人才服务证有效期5年'),
      /points\.yaml: card-valid-three-years: zh: “5” does not stand in .* — compare with the source/,
    ],
    [
      'a figure that is missing in the other language',
      rules,
      (t) => t.replace(/(id: card-valid-three-years\n.*\n.*\n {2}en: .*)3 years/, '$1some years'),
      /card-valid-three-years: zh: “3” does not stand in the English text/,
    ],
    [
      'a clause without a point',
      rules,
      (t) =>
        t.replace(/- id: platform-serves-whom[\s\S]*?(?=\n- id:)/, '').replaceAll(/clause: "?8"?\n/g, 'clause: "7"\n'),
      /clause 8: no point tells 八、.* — write a point for it, or list it under `silent`/,
    ],
    ['an unknown clause', rules, (t) => t.replace('clause: "6.3"', 'clause: "6.33"'), /clause: “6\.33” does not exist/],
    [
      'an unknown key',
      rules,
      (t) => t.replace('  asks:', '  ask:'),
      /points\.yaml: \[0\] \(rules-issued\).*(ask|asks)/,
    ],
    [
      'a missing translation',
      rulesPolicy,
      (t) => t.replace(/(title:\n.*\n) {2}en: .*\n/, '$1'),
      /policy\.yaml: title\.en: .*string/,
    ],
    ['a tab', rulesPolicy, (t) => `${t}\n\tfoo: 1\n`, /policy\.yaml: line \d+: is not valid YAML/],
    [
      'a section that is not in the source',
      rulesPolicy,
      (t) => t.replace(/starts: [^,\s]+/, 'starts: 此句不在原文'),
      /structure: no line of the source starts with “此句不在原文”/,
    ],
    [
      'an unknown place',
      rulesPolicy,
      (t) => t.replace('jurisdiction: chongqing', 'jurisdiction: chonqing'),
      /jurisdiction: “chonqing” is not a covered place/,
    ],
    [
      'an uncovered subject that is covered',
      'uncovered.yaml',
      (t) => t.replace('zh: [住房,', 'zh: [户籍, 住房,'),
      /uncovered\.yaml: 户籍: stands in the point .* so it is covered/,
    ],
    [
      'a service that names an unknown role',
      'services.yaml',
      (t) => t.replace('roles: [platform-specialist]', 'roles: [nobody-known]'),
      /services\.yaml.*nobody-known/,
    ],
    [
      'a scheme that names an unknown clause',
      'schemes/cq-scarce-talents.yaml',
      (t) => t.replace(/clause: categories\.1\b/, 'clause: categories.9'),
      /cq-scarce-talents\.yaml.*categories\.9/,
    ],
  ])('names file, key and remedy for %s', (_what, file, change, complaint) => {
    expect(complaints(file, change).join('\n')).toMatch(complaint)
  })

  it('says which file is missing', () => {
    expect(() => loadKnowledge('./nowhere')).toThrow(/nowhere\/services\.yaml: the file is missing/)
  })
})
