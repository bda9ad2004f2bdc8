/** The words of a command line. */
import { parseArgs } from 'node:util'

type Kinds = Record<string, { type: 'string' | 'boolean' }>
type Given<K extends Kinds> = { [N in keyof K]?: K[N]['type'] extends 'string' ? string : boolean }

/** `unknown`: an option that there is not, or that was given without its value. */
export const readOptions = <K extends Kinds>(
  args: string[],
  options: K,
): { values: Given<K>; positionals: string[]; unknown: string | undefined } => {
  const read = parseArgs({ args, allowPositionals: true, strict: false, tokens: true, options })
  const bad = read.tokens
    .filter((token) => token.kind === 'option')
    .find(
      ({ name, value }) =>
        !Object.hasOwn(options, name) || (options[name]?.type === 'string') !== (value !== undefined),
    )
  return { values: read.values as Given<K>, positionals: read.positionals, unknown: bad?.rawName }
}
