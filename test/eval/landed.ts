/** The results of the last landed run, and what has changed since: ids alone, no question and no answer. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from './run.ts'

/** By set, the ids parted by blanks. */
type Landed = Record<string, { right: string; wrong: string }>

const file = join(import.meta.dirname, 'landed.json')
const idsOf = (ids: string | undefined) => (ids ?? '').split(' ').filter((id) => id !== '')

const readLanded = (): Landed => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Landed) : {})

/** Keeps the results of the sets that were run; those of other sets stay. */
export const land = (results: readonly Result[]): void => {
  const ran = Object.fromEntries(
    [...Map.groupBy(results, ({ set }) => set)].map(([set, part]) => {
      const ids = (right: boolean) => part.filter((r) => r.grade.right === right).map(({ expected }) => expected.id)
      return [set, { right: ids(true).join(' '), wrong: ids(false).join(' ') }]
    }),
  )
  writeFileSync(file, `${JSON.stringify({ ...readLanded(), ...ran }, undefined, 2)}\n`)
}

/** Questions that were right in the landed run and are wrong now, and the reverse, by set; a new question is neither. */
export const sinceLanded = (results: readonly Result[], before: Landed = readLanded()) => {
  const landed = Object.values(before)
  const was = {
    right: new Set(landed.flatMap(({ right }) => idsOf(right))),
    wrong: new Set(landed.flatMap(({ wrong }) => idsOf(wrong))),
  }
  const ids = (part: Result[]) => part.map(({ expected }) => expected.id)
  return [...Map.groupBy(results, ({ set }) => set)].map(([set, part]) => ({
    set,
    newlyWrong: ids(part.filter(({ expected, grade }) => !grade.right && was.right.has(expected.id))),
    newlyRight: ids(part.filter(({ expected, grade }) => grade.right && was.wrong.has(expected.id))),
    unknown: ids(part.filter(({ expected: { id } }) => !was.right.has(id) && !was.wrong.has(id))).length,
  }))
}
