import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const screen = (args: string[], facts: unknown, env: Record<string, string> = {}) => {
  const input = typeof facts === 'string' ? facts : JSON.stringify(facts)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bot/screen.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status, stdout, stderr }
}
const judged = (facts: unknown, ...args: string[]) =>
  JSON.parse(screen(['cq-scarce-talents', '--json', ...args], facts).stdout)

describe('npm run screen --json', () => {
  test('a decided case names the criteria and the clauses it rests on', () => {
    expect(judged({ foreigner: true, 'work-category': 'b', 'shortage-list': 'yes' })).toEqual({
      outcome: 'likely',
      met: ['is-foreigner', 'category-2'],
      failed: ['category-1'],
      open: ['category-3', 'category-4', 'category-5'],
      clauses: [
        { policy: 'cq-scarce-talents', clause: 'categories', label: expect.stringMatching(/paragraph/) },
        { policy: 'cq-scarce-talents', clause: 'categories.2', label: expect.stringMatching(/2/) },
      ],
      next: null,
    })
    expect(judged({ foreigner: false }, '--lang', 'zh')).toMatchObject({
      outcome: 'not',
      failed: ['is-foreigner'],
      clauses: [{ clause: 'categories', label: expect.stringMatching(/认定条件/) }],
    })
  })

  test('an undecided case names the next fact; an unsure one goes to review', () => {
    expect(judged({ foreigner: 'yes' })).toMatchObject({ outcome: null, next: 'work-category' })
    expect(judged({})).toMatchObject({ outcome: null, met: [], failed: [], clauses: [], next: 'foreigner' })
    expect(judged({ foreigner: 'yes', 'work-category': 'unsure', award: 'no', recommended: 'no' })).toMatchObject({
      outcome: 'review',
      next: null,
    })
  })
})

test('without --json it is a text to read, in the language asked for', () => {
  const english = screen(['cq-scarce-talents', '--date', '2026-01-01'], { foreigner: 'yes', 'work-category': 'a' })
  expect(english.stdout).toMatch(/likely to be eligible[\s\S]*Judged on 1 January 2026[\s\S]*Source: [\s\S]*Standing: /)
  expect(english.status).toBe(0)
  expect(screen(['cq-scarce-talents', '--lang', 'zh'], { foreigner: 'no' }).stdout).toMatch(
    /您目前不符合条件[\s\S]*依据：/,
  )
  expect(screen(['cq-scarce-talents'], {}).stdout).toBe(
    'Still to be answered: Are you a foreigner, that is, a national of a country other than China? (foreigner)\n',
  )
})

describe('what can’t be judged is said in one line, with exit code 2', () => {
  test.each<[what: string, args: string[], facts: unknown, said: RegExp]>([
    [
      'an unknown fact',
      ['cq-scarce-talents'],
      { foreigner: 'yes', age: 40 },
      /^unknown fact “age” \(cq-scarce-talents knows foreigner, work-category/,
    ],
    [
      'an impossible value',
      ['cq-scarce-talents'],
      { 'work-category': 'c' },
      /^“work-category” must be one of a, b, other, unsure, not "c"/,
    ],
    [
      'a name every object has',
      ['cq-scarce-talents'],
      '{"__proto__": "yes", "constructor": "yes"}',
      /^unknown fact “__proto__”.*unknown fact “constructor”/,
    ],
    [
      'several at once',
      ['cq-scarce-talents'],
      { foreigner: 1, prize: 'yes' },
      /“foreigner” must be one of yes, no, unsure, not 1; unknown fact “prize”/,
    ],
    ['an unknown scheme', ['cq-scarce'], {}, /^unknown scheme “cq-scarce” \(there is: .*cq-scarce-talents/],
    ['no scheme', [], {}, /^usage: /],
    ['nothing at all', ['cq-card'], ' ', /standard input is empty: .*< facts.json \(cq-card knows /],
    ['bad JSON', ['cq-scarce-talents'], '{"foreigner": yes}', /^standard input is not JSON: /],
    ['a list', ['cq-scarce-talents'], [], /^standard input must be one object of facts/],
    ['an unknown language', ['cq-scarce-talents', '--lang', 'de'], {}, /^--lang must be zh or en/],
    ['an impossible date', ['cq-scarce-talents', '--date', '2026-02-30'], {}, /^--date must be a date/],
    [
      'an unknown fact and an impossible value, in Chinese',
      ['cq-scarce-talents', '--lang', 'zh'],
      { foreigner: 1, age: 40 },
      /^“foreigner”应为以下之一：yes、no、unsure，不是 1；没有名为“age”的问题（cq-scarce-talents 有：foreigner、work-category/,
    ],
    ['an unknown option', ['cq-scarce-talents', '--verbose'], {}, /verbose/],
  ])('%s', (_, args, facts, said) => {
    const { status, stdout, stderr } = screen(args, facts)
    expect(stderr).toMatch(said)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })

  test('KNOWLEDGE_DIR that holds no knowledge', () => {
    const { status, stderr } = screen(
      ['cq-scarce-talents'],
      {},
      { KNOWLEDGE_DIR: mkdtempSync(join(tmpdir(), 'empty-')) },
    )
    expect(stderr).toMatch(/services\.yaml: the file is missing/)
    expect(status).toBe(2)
  })
})
