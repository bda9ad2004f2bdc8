/** The check of licences and sources, on made-up packages; that ours pass is a part of `npm run check`. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { data, examine, home, isAllowed, type Locked } from './licences.ts'

/** Each with a digest, unless it is to have none. */
const problems = (packages: Record<string, Locked>) =>
  examine(
    Object.fromEntries(Object.entries(packages).map(([path, locked]) => [path, { integrity: 'sha512-x', ...locked }])),
  ).flatMap(({ name, problem }) => (problem ? [`${name} ${problem}`] : []))

describe('licences', () => {
  it('of two to choose from one must be allowed, of two that both hold, both', () => {
    expect(isAllowed('(MIT OR GPL-3.0-or-later)')).toBe(true)
    expect(isAllowed('(MIT AND Zlib)')).toBe(true)
    expect(isAllowed('MIT AND GPL-3.0-or-later')).toBe(false)
    expect(isAllowed('BSD')).toBe(false)
  })

  it('refuses what is not allowed, not named, or from elsewhere; what only tests need is free', () => {
    const packages = {
      '': {},
      'node_modules/good': {
        version: '1.0.0',
        license: 'MIT',
        resolved: `https://${home}/good/-/good-1.0.0.tgz`,
      },
      'node_modules/copyleft': { version: '1.0.0', license: 'AGPL-3.0' },
      'node_modules/good/node_modules/silent': { version: '2.0.0' },
      'node_modules/elsewhere': { version: '1.0.0', license: 'MIT', resolved: 'git+ssh://git@example.org/x.git' },
      'node_modules/lookalike': {
        version: '1.0.0',
        license: 'MIT',
        resolved: `https://${home}.example/x.tgz`,
      },
      'node_modules/unsealed': { version: '1.0.0', license: 'MIT', integrity: '' },
      'node_modules/for-tests': { version: '1.0.0', license: 'GPL-3.0', dev: true },
    }
    expect(problems(packages)).toEqual([
      'copyleft@1.0.0 “AGPL-3.0” is not among the allowed licences',
      'elsewhere@1.0.0 does not come from the npm registry',
      'lookalike@1.0.0 does not come from the npm registry',
      'silent@2.0.0 names no licence: read its text, then note it in test/security/licences.ts',
      'unsealed@1.0.0 has no digest in package-lock.json, so it could be anything',
    ])
  })

  it('a new version of a package whose text was read is read again', () => {
    expect(problems({ 'node_modules/duck': { version: '0.1.12', license: 'BSD' } })).toEqual([])
    expect(problems({ 'node_modules/duck': { version: '0.1.13', license: 'BSD' } })).toHaveLength(1)
  })

  it('data under a licence of their own are credited', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(data.map(({ licence }) => licence)).toEqual(['CC-BY-SA-4.0'])
    expect(readme).toMatch(/CC-CEDICT.*CC BY-SA 4\.0/s)
  })
})
