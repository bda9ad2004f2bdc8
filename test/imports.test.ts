import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** What each room may import from: knowledge/ <- bot/ <- adapters/. */
const allowed: Record<string, string[]> = {
  knowledge: ['knowledge'],
  bot: ['bot', 'knowledge'],
  adapters: ['adapters', 'bot', 'knowledge'],
}

/** What each room may use from outside: a vendor or a database in knowledge/ or bot/ is a mistake. */
const packages: Record<string, RegExp> = {
  knowledge:
    /^(node:(fs|os|path|process|crypto|url|zlib)|js-yaml|zod|stemmer|opencc-js\/(preset\/)?t2cn|chinese-days(\/dist\/chinese-days.json)?)$/,
  bot: /^(node:(child_process|fs|path|crypto|util|module|readline|net|timers\/promises|stream\/consumers)|i18next|zod|pino)$/,
  adapters: /./,
}

const filesOf = (room: string) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, room, name))

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?<!')(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] as string)

describe.each(Object.entries(allowed))('%s/', (room, rooms) => {
  it(`imports only from ${rooms.join(', ')}`, () => {
    const crossing = filesOf(room)
      .filter((file) => relative(root, file) !== join('bot', 'adapters.ts'))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => path.startsWith('.'))
          .map((path) => relative(root, resolve(dirname(file), path)).split(sep)[0] as string)
          .filter((target) => !rooms.includes(target))
          .map((target) => `${relative(root, file)} -> ${target}/`),
      )
    expect(crossing).toEqual([])
  })
})

describe.each(Object.entries(packages))('%s/', (room, allowedPackages) => {
  it('uses no package that does not belong there', () => {
    const foreign = filesOf(room).flatMap((file) =>
      importsOf(file)
        .filter((path) => !path.startsWith('.') && !allowedPackages.test(path))
        .map((path) => `${relative(root, file)} -> ${path}`),
    )
    expect(foreign).toEqual([])
  })
})

describe('bot/adapters.ts', () => {
  it('loads adapters only when the configuration asks for them', () => {
    const text = readFileSync(join(root, 'bot', 'adapters.ts'), 'utf8')
    expect(text).toMatch(/await import\('\.\.\/adapters\//)
    expect(text).not.toMatch(/^import .*\.\.\/adapters\//m)
  })
})

describe('an adapter', () => {
  it('knows no other adapter', () => {
    const crossing = filesOf('adapters').flatMap((file) => {
      const own = relative(join(root, 'adapters'), file).split(sep)[0]
      return importsOf(file)
        .filter((path) => path.startsWith('.'))
        .map((path) => relative(join(root, 'adapters'), resolve(dirname(file), path)).split(sep)[0] as string)
        .filter((target) => target !== own && target !== '..')
    })
    expect(crossing).toEqual([])
  })
})

describe.each(Object.keys(allowed))('%s/', (room) => {
  // The tests are transformed by another tool, so what Node itself can't read would show only at the start.
  it('has only files that Node can strip the types from', () => {
    const unreadable = filesOf(room).filter((file) => {
      try {
        stripTypeScriptTypes(readFileSync(file, 'utf8'))
        return false
      } catch {
        return true
      }
    })
    expect(unreadable).toEqual([])
  })
})

describe('test/', () => {
  // A worker loads a module once for all its files, so such a hook would be that of the first one alone.
  it('has helpers that set up and close for the tests that ask for it, not as they are loaded', () => {
    const forTheFirst = filesOf('test').filter(
      (file) => !file.endsWith('.test.ts') && /^(?:before|after)(?:Each|All)\(/m.test(readFileSync(file, 'utf8')),
    )
    expect(forTheFirst).toEqual([])
  })
})
