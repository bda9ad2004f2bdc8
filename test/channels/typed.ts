/** Recorded payloads beside the types of the vendor's library: what each of them lacks, or has in another form. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { resolve } = createRequire(import.meta.url)
const patience = 120_000

/** `type`: exported by `from`. `pick`: what of a file came from the vendor. Gives the names of those that do not fit, and why. */
export const misfits = async (
  folder: string,
  { type, from, pick = (file) => file }: { type: string; from: string; pick?: (file: never) => unknown },
): Promise<Record<string, string>> => {
  const names = readdirSync(folder).sort()
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as never
  const samples = names.map((name) => `fits(${JSON.stringify(pick(read(name)))})`)
  const lines = [
    `import type * as library from ${JSON.stringify(resolve(from))}`,
    `const fits = <T extends library.${type}>(sample: T) => sample`,
    ...samples,
  ]
  const room = mkdtempSync(join(tmpdir(), 'typed-'))
  try {
    writeFileSync(join(room, 'samples.mts'), lines.join('\n'))
    const found = await compile(room)
    return Object.fromEntries(
      found.map(({ line, what }) => [names[line - 3]?.replace('.json', '') ?? 'the library', what]),
    )
  } finally {
    rmSync(room, { recursive: true })
  }
}

const options = '--noEmit --strict --skipLibCheck --target es2025 --module nodenext --moduleResolution nodenext'

const compile = (room: string) =>
  new Promise<{ line: number; what: string }[]>((done, fail) => {
    const compiler = resolve('typescript/package.json').replace('package.json', 'bin/tsc')
    const args = [compiler, ...options.split(' '), '--types', '', 'samples.mts']
    execFile(process.execPath, args, { cwd: room, timeout: patience }, (error, out) => {
      const found = [...out.matchAll(/^samples\.mts\((\d+),\d+\): error TS\d+: (.*)$/gm)]
      if (error && found.length === 0) fail(new Error(out, { cause: error }))
      else done(found.map(([, line, what]) => ({ line: Number(line), what: what as string })))
    })
  })
