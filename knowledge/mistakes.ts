/** What is wrong in a file that an editor wrote, in an editor's words. */
import { z } from 'zod'

/** What a schema finds; undefined where its own words say enough. */
export const sayMistake: z.core.$ZodErrorMap = (issue) => {
  const { input } = issue
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return 'is missing'
      // What YAML makes of 6.10 is a number, and not the one that was written.
      if (issue.expected === 'string' && typeof input === 'number')
        return `is the number ${input} where a text belongs: put it in quotes`
      if (issue.expected === 'string' && typeof input === 'boolean')
        return `is ${input} where a text belongs: put it in quotes`
      return `is ${kindOf(input)} where ${kinds[issue.expected] ?? issue.expected} belongs`
    case 'unrecognized_keys': {
      const known = keysOf(issue.inst)
      return issue.keys.map((key) => `there is no key “${key}” here${meant(key, known)}`).join('; ')
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      return `“${String(input)}” is none of ${values.join(', ')}${meant(String(input), values)}`
    }
    case 'too_small':
      return input === '' || (Array.isArray(input) && input.length === 0) ? 'is empty' : undefined
    default:
      return undefined
  }
}

/** Why a text is no YAML, and what to do. `line`: where the reader gave up, from 0; often one line too late. */
export const yamlMistake = (
  text: string,
  line: number,
  reason: string,
): { line: number; problem: string; remedy: string } => {
  const lines = text.split('\n')
  for (const at of [line, line - 1]) {
    const found = usual.find(([pattern]) => pattern.test(lines[at] ?? ''))
    if (found) return { line: at, problem: found[1], remedy: found[2] }
  }
  return {
    line,
    problem: `is not valid YAML: ${reason}`,
    remedy: 'check indentation, colons and quotes at this line and the one before',
  }
}

const quoted = "put the whole text in single quotes: '…'"
const usual: readonly (readonly [pattern: RegExp, problem: string, remedy: string])[] = [
  [/^ *\t/, 'is not valid YAML: the line begins with a tab', 'indent with blanks, as the lines around it'],
  [/^\s*(?:- )?[\w-]{1,40}：/, 'is not valid YAML: it has a Chinese colon （：） after the key', 'write : and a blank'],
  [
    /^\s*(?:- )?[\w-]{1,40}:[^\s:]/,
    'is not valid YAML: there is no blank after the colon of the key',
    'write : and a blank',
  ],
  [
    /^\s*(?:- )?[\w-]{1,40}: +"[^"]*$/,
    'is not valid YAML: a quotation mark is opened and not closed',
    `close it, or ${quoted}`,
  ],
  [
    /^\s*(?:- )?[\w-]{1,40}: +[@`%&*!|>]\S/,
    'is not valid YAML: the text begins with a sign that YAML keeps for itself',
    quoted,
  ],
  [/^\s*(?:- )?[\w-]{1,40}: +[^'"[{].*: /, 'is not valid YAML: the text has a colon and a blank in it', quoted],
]

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
}
const kindOf = (value: unknown) =>
  value === null ? 'empty' : Array.isArray(value) ? 'a list' : (kinds[typeof value] ?? typeof value)

const keysOf = (schema: unknown): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])

/** The nearest of the words that are allowed, where one is near. */
const meant = (word: string, allowed: readonly string[]): string => {
  const [nearest] = allowed
    .map((other) => ({ other, far: distance(word.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.max(1, Math.floor(other.length / 3)))
    .sort((one, two) => one.far - two.far)
  return nearest ? `: did you mean “${nearest.other}”?` : ''
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
