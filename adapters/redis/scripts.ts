/** The scripts, each put together from the files beside this one. They are sent by digest, and in full when Redis lost them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Script {
  sha: string
  text: string
}

const part = (name: string) => readFileSync(join(import.meta.dirname, `${name}.lua`), 'utf8')

/** `flags`: Redis checks them before the first line runs, so a script that it will not let write writes nothing. */
const script = (flags: string, ...names: string[]): Script => {
  const text = [`#!lua${flags}`, ...['common', ...names].map(part)].join('\n')
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}
const writing = (...names: string[]) => script('', 'write', ...names)
const reading = (name: string) => script(' flags=no-writes', 'read', name)

export const scripts = {
  accept: writing('accept'),
  take: writing('read', 'next', 'take'),
  commit: writing('read', 'next', 'commit'),
  settle: writing('settle'),
  ring: writing('ring'),
  keep: writing('keep'),
  free: writing('free'),
  lease: writing('lease'),
  spend: writing('spend'),
  sweep: writing('sweep'),
  import: writing('import'),
  lines: reading('lines'),
  oldest: reading('oldest'),
  records: reading('records'),
  sent: reading('sent'),
  waits: reading('waits'),
}
