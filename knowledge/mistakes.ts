/** What is wrong in the form of a file that an editor wrote. */
import { z } from 'zod'
import { asText, type Said } from './said.ts'

/** What a schema finds; undefined where its own words say enough. */
export const sayMistake: z.core.$ZodErrorMap = (issue) => {
  const found = mistakeOf(issue)
  return found && asText(found)
}

const mistakeOf = (issue: z.core.$ZodRawIssue): Said | undefined => {
  const { input } = issue
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return { say: 'mistake.missing' }
      // What YAML makes of 6.10 is a number, and not the one that was written.
      if (issue.expected === 'string' && typeof input === 'number')
        return { say: 'mistake.number-for-text', number: input }
      if (issue.expected === 'string' && typeof input === 'boolean')
        return { say: 'mistake.word-for-text', word: String(input) }
      return { say: 'mistake.kind', found: kindOf(input), expected: kinds[issue.expected] ?? issue.expected }
    case 'unrecognized_keys': {
      const known = keysOf(issue.inst)
      return oneOrAll(issue.keys.map((key) => ({ say: 'mistake.unknown-key', key, meant: meant(key, known) })))
    }
    case 'invalid_value':
      return noneOf(input, issue.values.map(String))
    case 'invalid_union':
      if (!Array.isArray(issue.options)) return undefined
      return noneOf((input as Record<string, unknown> | null)?.[String(issue.discriminator)], issue.options.map(String))
    case 'too_small':
      if (input === '' || (Array.isArray(input) && input.length === 0)) return { say: 'mistake.empty' }
      return { say: sizes[issue.origin]?.small ?? 'mistake.too-small', least: Number(issue.minimum) }
    case 'too_big':
      return { say: sizes[issue.origin]?.big ?? 'mistake.too-big', most: Number(issue.maximum) }
    case 'invalid_format':
      return issue.format === 'date' ? { say: 'mistake.no-date' } : undefined
    default:
      return undefined
  }
}

const noneOf = (input: unknown, values: string[]): Said =>
  input === undefined
    ? { say: 'mistake.missing-one-of', values }
    : { say: 'mistake.none-of', value: String(input), values, meant: meant(String(input), values) }

const oneOrAll = (all: Said[]): Said => (all.length === 1 && all[0] ? all[0] : { say: 'mistake.all', all })

const sizes: Record<string, { small: string; big: string }> = {
  string: { small: 'mistake.too-short', big: 'mistake.too-long' },
  array: { small: 'mistake.too-few', big: 'mistake.too-many' },
}

const text: Said = { say: 'mistake.a-text' }
const number: Said = { say: 'mistake.a-number' }
const group: Said = { say: 'mistake.a-group' }
const list: Said = { say: 'mistake.a-list' }
const truth: Said = { say: 'mistake.a-truth' }
const kinds: Record<string, Said> = {
  ...{ string: text, number, int: { say: 'mistake.a-whole-number' }, boolean: truth, array: list },
  ...{ object: group, record: group },
}
const kindOf = (value: unknown): Said | string =>
  value === null ? { say: 'mistake.nothing' } : Array.isArray(value) ? list : (kinds[typeof value] ?? typeof value)

/** Why a text is no YAML. `line`: where the reader gave up, from 0; often one line too late. */
export const yamlMistake = (text: string, line: number, reason: string): { line: number; problem: Said } => {
  const lines = text.split('\n')
  for (const at of [line, line - 1]) {
    const found = usual.find(([pattern]) => pattern.test(lines[at] ?? ''))
    if (found) return { line: at, problem: { say: found[1] } }
  }
  const known = reasons.find(([pattern]) => pattern.test(reason))
  return { line, problem: known ? { say: known[1] } : { say: 'mistake.yaml', reason } }
}

const usual: readonly (readonly [pattern: RegExp, say: string])[] = [
  [/^ *\t/, 'mistake.yaml-tab'],
  [/^\s*(?:- )?[\w-]{1,40}:[^\s:]/, 'mistake.yaml-no-blank'],
  [/^\s*(?:- )?[\w-]{1,40}: +"[^"]*$/, 'mistake.yaml-open-quote'],
  [/^\s*(?:- )?(?:[\w-]{1,40}: +)?(?:"[^"]*"|'[^']*') *[^\s#,:'"]/, 'mistake.yaml-after-quote'],
  [/^\s*(?:- )?[\w-]{1,40}: +[@`%&*!|>]\S/, 'mistake.yaml-sign'],
  [/^\s*(?:- )?[\w-]{1,40}: +[^'"[{].*: /, 'mistake.yaml-colon-inside'],
]
const reasons: typeof usual = [
  [/duplicated? mapping key/, 'mistake.yaml-twice'],
  // What goes on over lines and is not indented as it should be was mostly meant to end before.
  [/flow collection|deficient indentation/, 'mistake.yaml-bracket'],
  [/quoted scalar/, 'mistake.yaml-open-quote'],
  [/indentation/, 'mistake.yaml-indentation'],
  [/separator is expected|block mapping entry|after a mapping key|line break/, 'mistake.yaml-misplaced'],
]

const keysOf = (schema: unknown): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])

/** The nearest of the words that are allowed, where one is near. */
const meant = (word: string, allowed: readonly string[]): Said | string => {
  const [nearest] = allowed
    .map((other) => ({ other, far: distance(word.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.max(1, Math.floor(other.length / 3)))
    .sort((one, two) => one.far - two.far)
  return nearest ? { say: 'mistake.meant', word: nearest.other } : ''
}

/** How many letters to add, drop or exchange. */
const distance = (one: string, two: string): number => {
  if (one.length > 60 || two.length > 60) return 60
  let row = Array.from({ length: two.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= two.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === two[j - 1] ? 0 : 1)),
      )
    row = next
  }
  return row[two.length] ?? 0
}
