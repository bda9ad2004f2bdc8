/** Every regular expression of the program: those written in its files, and those it makes when it starts. */
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

export interface Pattern {
  /** File and line, or where it was made. */
  place: string
  pattern: RegExp
}

/** The literals in all TypeScript and JavaScript files below these folders. */
export const writtenIn = (...folders: string[]): Pattern[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|js)$/.test(name))
      .sort()
      .flatMap((name) => literalsOf(join(folder, name))),
  )

const literalsOf = (file: string): Pattern[] => {
  const source = readFileSync(file, 'utf8')
  // Stripped types are blanks, so places stay as they were.
  const code = file.endsWith('.ts') ? stripTypeScriptTypes(source) : source
  return scan(code).map(({ at, source, flags }) => ({
    place: `${file}:${code.slice(0, at).split('\n').length}`,
    pattern: new RegExp(source, flags),
  }))
}

/** After these a slash begins an expression; after a name, a number or a closing bracket it divides. */
const opens = /(?:^|[=(,[{}:;!&|?+*%<>~^-]|\breturn|\btypeof|\bcase|\bof|\bin|=>)\s*$/

/** The regular expressions of a program, past its comments, strings and templates (whose insertions are read too). */
export const scan = (code: string): { at: number; source: string; flags: string }[] => {
  const found: { at: number; source: string; flags: string }[] = []
  /** Depth of braces at which a template goes on. */
  const templates: number[] = []
  let depth = 0
  let at = 0
  let before = ''
  const skipTo = (end: number) => {
    at = end
    before = '"'
  }
  while (at < code.length) {
    const sign = code[at] as string
    if (code.startsWith('//', at)) at = endOf(code, '\n', at)
    else if (code.startsWith('/*', at)) at = endOf(code, '*/', at + 2)
    else if (sign === '"' || sign === "'") skipTo(endOfQuoted(code, at + 1, sign).at)
    else if (sign === '`' || (sign === '}' && templates.at(-1) === depth)) {
      if (sign === '}') templates.pop()
      const end = endOfQuoted(code, at + 1, '`')
      skipTo(end.at)
      if (end.inserts) templates.push(depth)
      if (end.inserts) before = '('
    } else if (sign === '/' && opens.test(before)) {
      const end = endOfPattern(code, at + 1)
      const flags = /^[a-z]*/.exec(code.slice(end + 1))?.[0] ?? ''
      found.push({ at, source: code.slice(at + 1, end), flags })
      skipTo(end + 1 + flags.length)
    } else {
      if (sign === '{') depth++
      if (sign === '}') depth--
      before = (before + sign).slice(-20)
      at++
    }
  }
  return found
}

const endOf = (code: string, sign: string, from: number): number => {
  const end = code.indexOf(sign, from)
  return end < 0 ? code.length : end + (sign === '\n' ? 0 : sign.length)
}

const endOfQuoted = (code: string, from: number, quote: string): { at: number; inserts: boolean } => {
  for (let at = from; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === quote) return { at: at + 1, inserts: false }
    else if (quote === '`' && code.startsWith('${', at)) return { at: at + 2, inserts: true }
  }
  return { at: code.length, inserts: false }
}

const endOfPattern = (code: string, from: number): number => {
  let inClass = false
  for (let at = from; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === '[') inClass = true
    else if (code[at] === ']') inClass = false
    else if (code[at] === '/' && !inClass) return at
  }
  throw new Error('a regular expression without an end')
}

/** What the program makes of words and lists while this runs. */
export const madeBy = async (run: () => unknown): Promise<Pattern[]> => {
  const made: Pattern[] = []
  const { RegExp: Original } = globalThis
  const Watched = new Proxy(Original, {
    construct(target, [source, flags]: [string | RegExp, string?]) {
      const pattern = Reflect.construct(target, [source, flags]) as RegExp
      const place = /\((?:file:\/\/)?([^()]*\.ts:\d+):\d+\)|at (?:file:\/\/)?(\S+\.ts:\d+):\d+/g
      const places = [...(new Error().stack ?? '').matchAll(place)].map(([, one, other]) => one ?? other ?? '')
      made.push({ place: `made at ${places.find((one) => !one.includes('patterns.ts')) ?? 'the start'}`, pattern })
      return pattern
    },
  })
  globalThis.RegExp = Watched
  try {
    await run()
  } finally {
    globalThis.RegExp = Original
  }
  return made
}
