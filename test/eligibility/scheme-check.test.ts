/** What the check says about a scheme that an editor broke: the file, the key and a remedy. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkScheme } from '../../knowledge/rules/scheme-check.ts'
import { checkConditions } from '../../knowledge/rules/scheme-conditions.ts'
import { readScheme } from '../../knowledge/rules/schemes.ts'
import { KnowledgeError, type Problem } from '../../knowledge/yaml.ts'
import { lineOf } from '../knowledge/english.ts'
import { everyKind, knowledge, sharedFacts } from './schemes.ts'

const source = readFileSync(
  join(import.meta.dirname, '..', '..', 'knowledge', 'schemes', 'cq-scarce-talents.yaml'),
  'utf8',
)
const folder = mkdtempSync(join(tmpdir(), 'schemes-'))

/** Reads and checks the real scheme after an edit. Every edit must hit something. */
const afterEdit = (...edits: [before: string, after: string][]): Problem[] => {
  const text = edits.reduce((text, [before, after]) => {
    expect(text).toContain(before)
    return text.replace(before, after)
  }, source)
  const file = join(folder, 'cq-scarce-talents.yaml')
  writeFileSync(file, text)
  try {
    return checkScheme(readScheme(file, sharedFacts), knowledge)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems
    throw error
  }
}
const lines = (problems: Problem[]) => {
  const said = problems.map(lineOf)
  for (const line of said) expect(line).toContain(' — ')
  return said.join('\n')
}

test('the schemes as they are have no problems', () => {
  for (const scheme of knowledge.schemes.values()) expect(checkScheme(scheme, knowledge)).toEqual([])
})

describe('the content', () => {
  test('a clause that does not exist', () => {
    const found = lines(afterEdit(['clause: categories.3\n    label', 'clause: categories.6\n    label']))
    expect(found).toMatch(
      /^schemes\/cq-scarce-talents\.yaml: criteria \(category-3\): clause: there is no clause cq-scarce-talents\/categories\.6 — use one of: .*categories\.5/,
    )
    expect(lines(afterEdit(['clause: benefits\n', 'clause: no-such-policy/1\n']))).toMatch(
      /opens\[0\]\.clause: there is no clause no-such-policy\/1 — there is no policy/,
    )
  })

  test('a translation that was forgotten', () => {
    expect(
      lines(
        afterEdit([
          '      en: Has a relevant unit of Chongqing recommended you?',
          '      en: 是否已有重庆市的有关单位推荐您？',
        ]),
      ),
    ).toMatch(/facts\[4\] \(recommended\)\.question\.en: contains Chinese characters — translate/)
    expect(lines(afterEdit(['zh: 报道没有写明办理时限。', 'zh: No time limit']))).toMatch(
      /limits\[0\]\.zh: is not in Chinese/,
    )
  })

  test('a question on which nothing depends', () => {
    const found = lines(afterEdit(['    when: { fact: award, is: yes }', '    when: { fact: recommended, is: yes }']))
    expect(found).toMatch(/facts \(award\): is never asked, as nothing depends on it — use it in a criterion/)
  })

  test('a question that is asked although it changes nothing', () => {
    const found = lines(
      afterEdit([
        '{ criterion: category-4 }\n    says',
        '{ any: [{ criterion: category-4 }, { not: { criterion: category-4 } }] }\n    says',
      ]),
    )
    expect(found).toMatch(
      /facts \(needed\): is sometimes asked although every answer leads to the same outcome — simplify/,
    )
    expect(found).toMatch(/decision\[3\]: the outcome “not” of this rule is never reached/)
  })

  test('an outcome that no answers reach', () => {
    const found = lines(
      afterEdit([
        '    when: { criterion: category-4 }\n    says',
        '    when: { all: [{ criterion: category-4 }, { criterion: category-3 }] }\n    says',
      ]),
    )
    expect(found).toMatch(/decision\[2\]: the outcome “review” of this rule is never reached — no answers lead here/)
  })

  test('a criterion that nothing uses', () => {
    expect(lines(afterEdit(['{ criterion: category-3 }, ', '']))).toMatch(
      /criteria \(category-3\): nothing depends on it/,
    )
  })

  test('examples that come out otherwise, are not decided, or name what is not there', () => {
    expect(lines(afterEdit(['{ foreigner: no }, outcome: not', '{ foreigner: no }, outcome: likely']))).toMatch(
      /examples \(a Chinese national\): comes out as not, not likely/,
    )
    expect(lines(afterEdit(['facts: { foreigner: no }', 'facts: { foreigner: yes }']))).toMatch(
      /is not decided: work-category is missing/,
    )
    expect(lines(afterEdit(['facts: { foreigner: no }', 'facts: { foreigner: nein, income: 3 }']))).toMatch(
      /foreigner: nein must be one of yes, no, unsure[\s\S]*income: 3 is no fact/,
    )
    expect(lines(afterEdit(['decidedBy: [shortage-list]', 'decidedBy: [award]']))).toMatch(
      /is decided by shortage-list/,
    )
    expect(lines(afterEdit(['- { name: a Chinese national, facts: { foreigner: no }, outcome: not }', '']))).toMatch(
      /decision\[0\]: no example ends here/,
    )
  })

  test('a word that means two options, and ids too long for a button', () => {
    expect(lines(afterEdit(['en: [c, category c', 'en: [b, category c']))).toMatch(
      /facts \(work-category\): b: “b” means two options/,
    )
    expect(
      lines(afterEdit(['en: [c, category c', 'en: ["category A (middle and high-end talents)", category c'])),
    ).toMatch(/facts \(work-category\): a: “category a \(middle and high-end talents\)” means two options/)
    expect(lines(afterEdit(['names: { zh: [类别', 'names: { zh: [A类']))).toMatch(
      /facts \(work-category\): names: “a类” means two things: an option, and the fact itself/,
    )
    // Who names a yes-no fact says yes.
    expect(lines(afterEdit(['names: { zh: [奖项', 'names: { zh: [没入围']))).toMatch(
      /facts \(award\): no: “没入围” means two options/,
    )
    const long = 'a'.repeat(60)
    expect(
      lines(
        afterEdit(['- id: a\n', `- id: ${long}\n`], ['is: a }', `is: ${long} }`], ['often: { a:', `often: { ${long}:`]),
      ),
    ).toMatch(/too long together for a button/)
  })

  test('a fact that means something else in another scheme', () => {
    const other = { ...(knowledge.schemes.get('every-kind') ?? expect.unreachable()), id: 'zz-other' }
    const facts = other.facts.map((f) => (f.id === 'degree' ? { ...f, id: 'work-category' } : f))
    const scarce = knowledge.schemes.get('cq-scarce-talents') ?? expect.unreachable()
    const found = checkScheme(scarce, { ...knowledge, schemes: new Map([['zz-other', { ...other, facts }]]) })
    expect(lines(found)).toMatch(/facts \(work-category\): has another kind, other options or another unit in zz-other/)
  })
})

describe('conditions that can come out one way only', () => {
  const contradiction = (when: string): [string, string] => [
    'criteria:\n',
    `contradictions:\n  - { when: ${when}, zh: 矛盾, en: No }\ncriteria:\n`,
  ]

  test('a contradiction that no answers run into', () => {
    const never =
      '{ all: [{ fact: work-category, is: a }, { not: { fact: work-category, in: [a, b] } }, { fact: award, is: yes }] }'
    expect(lines(afterEdit(contradiction(never)))).toMatch(
      /contradictions\[0\]: can never hold — no answers run into it/,
    )
    expect(
      afterEdit(contradiction('{ all: [{ fact: work-category, is: other }, { fact: shortage-list, is: yes }] }')),
    ).toEqual([])
  })

  test('a contradiction that leaves a rule without anybody', () => {
    const found = lines(afterEdit(contradiction('{ all: [{ fact: foreigner, is: yes }, { fact: needed, is: yes }] }')))
    expect(found).toMatch(/decision\[2\]: the outcome “review” of this rule is never reached/)
  })

  test('a limit that only a contradiction names', () => {
    const when = {
      all: [
        { fact: 'degree', is: 'no' },
        { fact: 'experience', below: 0.5 },
      ],
    }
    expect(checkConditions({ ...everyKind, contradictions: [{ when, zh: '矛盾', en: 'No' }] })).toEqual([])
  })

  test('a contradiction of one answer with itself', () => {
    expect(lines(afterEdit(contradiction('{ any: [{ fact: award, is: yes }, { criterion: category-3 }] }')))).toMatch(
      /contradictions\[0\]: speaks of award alone — two answers contradict each other; .* use min, max/,
    )
  })

  test('a statement that is never shown, or always', () => {
    const statement = (when: string): [string, string] => [
      'limits:\n',
      `limits:\n  - { clause: null, when: ${when}, zh: 期限。, en: A limit. }\n`,
    ]
    const both = '[{ criterion: category-1 }, { criterion: category-2 }]'
    expect(lines(afterEdit(statement(`{ all: ${both} }`)))).toBe(
      'schemes/cq-scarce-talents.yaml: limits[0].when: is never met — correct it, or remove the statement',
    )
    expect(lines(afterEdit(statement(`{ not: { all: ${both} } }`)))).toBe(
      'schemes/cq-scarce-talents.yaml: limits[0].when: is always met — correct it, or remove “when”',
    )
  })

  test('a criterion that nobody meets, that nobody fails, or that makes no difference', () => {
    const needed = 'when: { fact: needed, is: yes }'
    expect(lines(afterEdit([needed, 'when: { all: [{ fact: needed, is: yes }, { fact: needed, is: no }] }']))).toMatch(
      /criteria \(category-4\): is never met — correct/,
    )
    expect(lines(afterEdit([needed, 'when: { fact: needed, in: [yes, no] }']))).toMatch(
      /criteria \(category-4\): never fails — correct/,
    )
    // Whoever meets both meets the other alone.
    const both = '{ all: [{ criterion: category-3 }, { criterion: category-5 }] }, '
    expect(lines(afterEdit(['{ criterion: category-3 }, ', both]))).toMatch(
      /criteria \(category-3\): never changes the outcome — correct the decision/,
    )
  })

  test('a question for the result that changes nothing in it', () => {
    const fact = (when: string): [string, string][] => [
      [
        '  - id: needed\n    kind: yes-no',
        '  - { id: spouse, kind: yes-no, asked: result, label: { zh: 配偶, en: Spouse }, question: { zh: 您有配偶吗？, en: Have you a spouse? }, why: { clause: categories, zh: 为了服务。, en: For the services. } }\n  - id: needed\n    kind: yes-no',
      ],
      ['limits:\n', `limits:\n  - { clause: null, when: ${when}, zh: 期限。, en: A limit. }\n`],
    ]
    expect(afterEdit(...fact('{ fact: spouse, is: yes }'))).toEqual([])
    const nothing = /facts \(spouse\): is asked for the sake of the result, but changes no statement of it — use it/
    // Everybody whose result shows the statement is a foreigner, so the spouse never tells.
    expect(lines(afterEdit(...fact('{ any: [{ criterion: is-foreigner }, { fact: spouse, is: yes }] }')))).toMatch(
      nothing,
    )
    expect(
      lines(
        afterEdit(...fact('{ any: [{ fact: award, is: no }, { fact: award, is: yes }, { fact: spouse, is: yes }] }')),
      ),
    ).toMatch(nothing)
  })
})

test('an example that contradicts itself', () => {
  const never = 'contradictions:\n  - { when: { fact: foreigner, is: no }, zh: 不可能, en: Impossible }\ncriteria:\n'
  expect(lines(afterEdit(['criteria:\n', never]))).toMatch(
    /examples \(a Chinese national\): contradicts itself: Impossible — correct the facts/,
  )
})

describe('the form', () => {
  test.each<[what: string, edits: [string, string][], problem: RegExp]>([
    [
      'a missing translation',
      [['label: { zh: 外国人, en: Foreigner }', 'label: { zh: 外国人 }']],
      /criteria\[0\] \(is-foreigner\)\.label\.en/,
    ],
    [
      'a key that does not belong',
      [['kind: yes-no', 'kind: yes-no\n    colour: red']],
      /facts\[\d\] \(shortage-list\): .*colour/,
    ],
    [
      'a fact that is not there',
      [['{ fact: award, is: yes }', '{ fact: prize, is: yes }']],
      /criteria\[3\] \(category-3\)\.when: there is no fact “prize”/,
    ],
    [
      'a value that is no option',
      [['{ fact: work-category, is: b }', '{ fact: work-category, is: d }']],
      /“d” is no option of “work-category”/,
    ],
    [
      'a bound on a fact with options',
      [['{ fact: award, is: yes }', '{ fact: award, at-least: 1 }']],
      /“award” has options: compare it with “is” or “in”/,
    ],
    [
      'a condition that is none',
      [['{ fact: award, is: yes }', '{ fact: award, equals: yes }']],
      /category-3\)\.when: has no place for “equals”/,
    ],
    [
      'a condition deep inside',
      [['- { fact: shortage-list, is: yes }', '- { fakt: shortage-list, is: yes }']],
      /category-2\)\.when\.all\[1\]: is no condition: write one of/,
    ],
    [
      'a criterion used before it stands there',
      [['when: { fact: foreigner, is: yes }', 'when: { criterion: category-1 }']],
      /no criterion “category-1” is written above/,
    ],
    [
      'a rule that speaks of facts',
      [['when: { not: { criterion: is-foreigner } }', 'when: { fact: foreigner, is: no }']],
      /decision\[0\]\.when: speaks of facts/,
    ],
    [
      'a decision that leaves a case open',
      [['  - outcome: not\n    says', '  - outcome: not\n    when: { criterion: category-1 }\n    says']],
      /decision\[3\]: the last rule must have no “when”/,
    ],
    ['a review without the fact that decides', [['    decides: needed\n', '']], /decision\[2\]\.decides/],
    ['a review decided by nothing', [['decides: needed', 'decides: need']], /decides: there is no fact “need”/],
    [
      'shares that miss an option',
      [['often: { a: 30, b: 40, other: 30 }', 'often: { a: 30, b: 70 }']],
      /often: must name each of: a, b, other/,
    ],
    [
      'two facts of one name',
      [['- id: award\n', '- id: recommended\n']],
      /another entry is called recommended already/,
    ],
    [
      'another name than the file',
      [['id: cq-scarce-talents\n', 'id: scarce\n']],
      /id: is “scarce”, not the name of the file — write cq-scarce-talents/,
    ],
    [
      'a shared fact that facts.yaml lacks',
      [['- id: foreigner\n', '- id: alien\n']],
      /facts\[0\] \(alien\): facts\.yaml has no fact “alien” \(it has foreigner/,
    ],
    [
      'a shared fact that is given words of its own',
      [['    shared: true\n', '    shared: true\n    label: { zh: 外国人, en: Alien }\n']],
      /facts\[0\] \(foreigner\): “foreigner” is shared: write label in facts\.yaml, or drop “shared”/,
    ],
    [
      'a contradiction about a fact that is not there',
      [['criteria:\n', 'contradictions:\n  - { when: { fact: prize, is: yes }, zh: 矛盾, en: No }\ncriteria:\n']],
      /contradictions\[0\]\.when: there is no fact “prize”/,
    ],
    ['broken YAML', [['facts:\n', 'facts: [\n']], /is not valid YAML/],
  ])('%s', (_, edits, problem) => {
    expect(lines(afterEdit(...edits))).toMatch(problem)
  })
})
