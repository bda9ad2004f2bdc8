import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sayIn } from '../../bot/editor.ts'
import { checkKnowledge } from '../../knowledge/check.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { KnowledgeError, problemLine } from '../../knowledge/yaml.ts'
import { inEnglish } from './english.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const copy = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  folders.push(folder)
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  return folder
}

/** A copy of the knowledge folder with one file changed; what the check says of it. */
const complaints = (file: string, change: (text: string) => string, language: 'zh' | 'en' = 'en'): string[] => {
  const say = sayIn(language)
  const folder = copy()
  const before = readFileSync(join(folder, file), 'utf8')
  const after = change(before)
  expect(after, 'the change changes nothing').not.toBe(before)
  writeFileSync(join(folder, file), after)
  try {
    return checkKnowledge(loadKnowledge(folder)).map((problem) => problemLine(problem, say))
  } catch (error) {
    if (error instanceof KnowledgeError)
      return error.problems.map((problem) => problemLine(problem, say).replace(`${folder}/`, ''))
    throw error
  }
}

const rules = 'policies/cq-card-rules/points.yaml'
const rulesPolicy = 'policies/cq-card-rules/policy.yaml'

describe('npm run knowledge', () => {
  it('finds nothing wrong with the folder as it is', () => {
    expect(checkKnowledge(loadKnowledge('./knowledge'))).toEqual([])
  })

  it('tells a point that policy.yaml names and points.yaml lacks', () => {
    const [line] = complaints(rulesPolicy, (text) => text.replace('how: [new-card-photo,', 'how: [no-such-point,'))
    expect(line).toMatch(/policy\.yaml.*overview: how.*“no-such-point” does not exist/)
    expect(complaints(rulesPolicy, (text) => text.replace('main: card-what-is', 'main: gone'))[0]).toMatch(/main.*gone/)
  })

  it.each([
    ['bj-urgent-talents', '7b14d13bfee549c289b801dfc49886bd283a385f8d7a6ef0a83bc7febfd0e30a'],
    ['cq-card-notice', '2bef1b5a3843cfc93c42f12b7cd264868e5c967859ab055ad4b3d9464b370ca9'],
    ['cq-card-rules', '5ef8e0cd902c5ea7fc5e518bf753a5a514aacbad5655a3de18f5721d32ad5688'],
    ['cq-scarce-talents', 'b1c4a639438a640abe49e358feb0f87f38999c90dd52eabf113639f71d3e0449'],
    ['dg-characteristic-talents', 'fba3b20b4a6a9eeb27c298fe85c2b1fc87feb8737b4954bd0e437dd295a7cfb9'],
  ])('has %s byte for byte as it was given', (policy, digest) => {
    const source = readFileSync(`./knowledge/policies/${policy}/source.txt`)
    expect(createHash('sha256').update(source).digest('hex')).toBe(digest)
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
    [
      'two documents that say the same with other figures, and nobody told why',
      rules,
      (t) => t.replace('人才服务证有效期3年', '人才服务证有效期5年'),
      /card-valid-three-years: “人才服务证有效期5年。” is “人才服务证有效期3年。” in cq-card-notice.* add `differs` to both points/,
    ],
    ['an unknown clause', rules, (t) => t.replace('clause: "6.3"', 'clause: "6.33"'), /clause: “6\.33” does not exist/],
    [
      'an unknown key',
      rules,
      (t) => t.replace('  asks:', '  ask:'),
      /points\.yaml: \[0\] \(rules-issued\): there is no key “ask” here: did you mean “asks”\?/,
    ],
    [
      'a missing translation',
      rulesPolicy,
      (t) => t.replace(/(title:\n.*\n) {2}en: .*\n/, '$1'),
      /policy\.yaml: title\.en: is missing — write it as knowledge\/README\.md says/,
    ],
    [
      'a tab',
      rulesPolicy,
      (t) => `${t}\n\tfoo: 1\n`,
      /policy\.yaml: line \d+: is not valid YAML: the line begins with a tab — indent with blanks/,
    ],
    [
      'a Chinese colon',
      rules,
      (t) => t.replace(/zh: (?=人才服务证有效期)/, 'zh：'),
      /points\.yaml: line \d+: has a Chinese colon （：） after the key — write : and a blank/,
    ],
    [
      'a colon and a blank in a text',
      rules,
      (t) => t.replace(/zh: (?=人才服务证有效期)/, 'zh: 期限: '),
      /points\.yaml: line \d+: .* has a colon and a blank in it — put the whole text in single quotes/,
    ],
    [
      'a quotation mark that is not closed',
      rules,
      (t) => t.replace(/zh: (?=人才服务证有效期)/, 'zh: "'),
      /points\.yaml: line \d+: .* opened and not closed — close it/,
    ],
    [
      'a quotation mark around the first words only',
      rules,
      (t) => t.replace(/zh: (?=人才服务证有效期)/, 'zh: "证件"'),
      /points\.yaml: line \d+: .* there is more behind the quotation marks — put the whole text in single quotes/,
    ],
    [
      'a list whose bracket is not closed',
      rulesPolicy,
      (t) => t.replace(/numbering: \[([^\]]*)\]/, 'numbering: [$1'),
      /policy\.yaml: line \d+: .* a bracket or quotation mark is not closed/,
    ],
    [
      'a line without its key',
      rules,
      (t) => t.replace(/ {2}zh: (?=人才服务证有效期)/, '  zh '),
      /points\.yaml: line \d+: .* does not go on from the one before — check indentation/,
    ],
    [
      'a text that begins with a sign of YAML',
      rules,
      (t) => t.replace(/zh: (?=人才服务证有效期)/, 'zh: @'),
      /points\.yaml: line \d+: .* sign that YAML keeps for itself — put the whole text in single quotes/,
    ],
    [
      'a word that is none of those allowed',
      rulesPolicy,
      (t) => t.replace('kind: rules', 'kind: rule'),
      /policy\.yaml: kind: “rule” is none of notice, rules, .*: did you mean “rules”\?/,
    ],
    [
      'a text where a list belongs',
      'liaisons.yaml',
      (t) => t.replace(/names: \[公安局,[^\]]*\]/, 'names: 公安局'),
      /liaisons\.yaml: \[1\] \(public-security\)\.names: is a text where a list belongs/,
    ],
    [
      'an empty text',
      rules,
      (t) => t.replace(/zh: 人才服务证有效期.*/, "zh: ''"),
      /points\.yaml: \[\d+\] \(card-valid-three-years\)\.zh: is empty/,
    ],
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
      /jurisdiction: “chonqing” is not in places\.yaml/,
    ],
    [
      'an aspect whose nearest statement is nowhere',
      'aspects.yaml',
      (t) => t.replace('near: cq-card-rules/visa-three-days', 'near: cq-card-rules/visa-four-days'),
      /aspects\.yaml: visa-extension: near: “cq-card-rules\/visa-four-days” does not exist — use policy\/point/,
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
    [
      'a point id that stands twice',
      rules,
      (t) => t.replace(/id: (?!rules-issued)[a-z-]+\n/, 'id: rules-issued\n'),
      /points\.yaml: \[1\] \(rules-issued\)\.id: another entry is called rules-issued already/,
    ],
    ...['places.yaml', 'uncovered.yaml', 'aspects.yaml', 'liaisons.yaml', 'services.yaml'].map(
      (file): [string, string, (text: string) => string, RegExp] => [
        `an id that stands twice in ${file}`,
        file,
        (t) => `${t.trimEnd()}\n${/^- (id:|\{ id:) [\s\S]*?(?=\n- |$(?![\s\S]))/m.exec(t)?.[0]}\n`,
        new RegExp(`${file}: .*\\.id: another entry is called [a-z-]+ already`),
      ],
    ),
    [
      'a date that does not exist',
      rulesPolicy,
      (t) => t.replace(/issued: .*/, 'issued: 2019-02-29'),
      /policy\.yaml: issued: must be a date that exists/,
    ],
    [
      'a clause that YAML takes for a number',
      rules,
      (t) => t.replace('clause: "6.3"', 'clause: 9.9'),
      /\.clause: is the number 9\.9 where a text belongs: put it in quotes/,
    ],
    [
      'a limit that is not in the clause',
      'services.yaml',
      (t) => t.replace('workingDays: 3', 'workingDays: 4'),
      /household-registration: path\[0\]\.limit: “4” does not stand in clause cq-card-rules\/6\.3 — compare/,
    ],
    ...['{ days: 3 }', '{ workingDays: three }', '{ by: 5 }', '3', '{}'].map(
      (limit): [string, string, (text: string) => string, RegExp] => [
        `the limit ${limit}`,
        'services.yaml',
        (t) => t.replace('{ workingDays: 3 }', limit),
        /limit: needs workingDays with a whole number from 1 to 250, or by with a day like "05-31"/,
      ],
    ),
  ])('names file, key and remedy for %s', (_what, file, change, complaint) => {
    expect(complaints(file, change).join('\n')).toMatch(complaint)
  })

  it.each<['zh' | 'en', RegExp, RegExp]>([
    [
      'en',
      /contacts-all: differs: is compared with cq-card-rules\/platform-address, whose document cq-card-rules-2 replaces — see what cq-card-rules-2\/platform-address says now/,
      /card-shows: differs: is compared with cq-card-rules\/card-shows, which is gone in cq-card-rules-2, .* — take this comparison out/,
    ],
    [
      'zh',
      /contacts-all: differs：与 cq-card-rules\/platform-address 作了比较，但该文件已由 cq-card-rules-2 代替——请看 cq-card-rules-2\/platform-address 现在怎么写/,
      /card-shows: differs：与 cq-card-rules\/card-shows 作了比较，但该文件已由 cq-card-rules-2 代替，新版本中没有这个要点——请删去这项比较/,
    ],
  ])('names comparisons with an old version, in %s', (language, outdated, gone) => {
    const folder = copy()
    const newer = join(folder, 'policies/cq-card-rules-2')
    cpSync(join(folder, 'policies/cq-card-rules'), newer, { recursive: true })
    const put = (file: string, change: (text: string) => string) =>
      writeFileSync(join(folder, 'policies', file), change(readFileSync(join(folder, 'policies', file), 'utf8')))
    put('cq-card-rules-2/policy.yaml', (text) => text.replace(/^title:/m, 'replaces: cq-card-rules\ntitle:'))
    put('cq-card-rules-2/points.yaml', (text) => text.replaceAll(/^- id: card-shows$/gm, '- id: card-says'))
    const said = () => checkKnowledge(loadKnowledge(folder)).map((problem) => problemLine(problem, sayIn(language)))
    expect(said().join('\n')).toMatch(outdated)
    expect(said().join('\n')).toMatch(gone)
    // Besides the old one the new one is named too, or in its place.
    put('cq-card-notice/points.yaml', (text) =>
      text.replaceAll(
        /(?<=- point: )cq-card-rules\/(.*)/g,
        (_, id) => `cq-card-rules-2/${id.replace('card-shows', 'card-says')}`,
      ),
    )
    expect(said().filter((line) => line.includes('differs'))).toEqual([])
  })

  it('says which file is missing', () => {
    const folder = copy()
    rmSync(join(folder, 'services.yaml'))
    rmSync(join(folder, rulesPolicy, '../source.txt'))
    mkdirSync(join(folder, 'policies/empty'))
    const missing = ['services.yaml', 'policies/cq-card-rules/source.txt', 'policies/empty/source.txt']
    expect(() => inEnglish(() => loadKnowledge(folder))).toThrow(
      missing.map((file) => `${join(folder, file)}: the file is missing — create it or restore it`).join('\n'),
    )
    expect(() => inEnglish(() => loadKnowledge('./nowhere'))).toThrow(
      /^\.\/nowhere: there is no such folder — set KNOWLEDGE_DIR/,
    )
  })
})
