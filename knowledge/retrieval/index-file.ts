/** An index kept on disk under the hash of its passages, so that a large one is read in place of being built at every start. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Half, type Index, type IndexOptions, invert, openIndex, type Passage } from '../search.ts'
import { openCollection } from './collection.ts'
import { defaultCache } from './dictionary.ts'
import { packStrings, readSections, type Sections, stringAt, writeSections } from './sections.ts'

/** Changed with every change of the terms or of how they are kept. */
const version = 3

/** As `buildIndex`, but read from the cache folder where these very passages were indexed before. A damaged file is made anew. */
export const cachedIndex = (passages: readonly Passage[], options: IndexOptions = {}): Index => {
  const { cache = defaultCache() } = options
  if (cache === false) return openIndex(invert(passages), options)
  const hash = contentHash(passages)
  const key = `index ${version} ${hash}`
  const file = join(cache, `index-${hash}.bin`)
  const kept = readSections(file, key)
  if (kept) return openIndex(fromSections(kept), options)
  const halves = invert(passages)
  writeSections(file, key, toSections(halves))
  return openIndex(halves, options)
}

const contentHash = (passages: readonly Passage[]): string => {
  const hash = createHash('sha256')
  for (const { id, lang, title, text } of passages) hash.update(JSON.stringify([id, lang, title, text]))
  return hash.digest('hex').slice(0, 32)
}

const toSections = (halves: readonly Half[]): Sections => {
  const all: Sections = {}
  for (const { lang, ids, collection } of halves) {
    const packed = packStrings(ids)
    const own = { ...collection.sections(), idUnits: packed.units, idStarts: packed.starts }
    for (const [name, section] of Object.entries(own)) all[`${lang}.${name}`] = section
  }
  return all
}

const fromSections = (all: Sections): Half[] =>
  (['zh', 'en'] as const).map((lang) => {
    const own: Sections = {}
    for (const [name, section] of Object.entries(all))
      if (name.startsWith(`${lang}.`)) own[name.slice(lang.length + 1)] = section
    const packed = { units: own.idUnits as Uint16Array, starts: own.idStarts as Uint32Array }
    const ids = Array.from({ length: packed.starts.length - 1 }, (_, at) => stringAt(packed, at))
    return { lang, ids, collection: openCollection(own) }
  })
