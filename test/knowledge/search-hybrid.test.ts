import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildHybrid, type Embed, fuse } from '../../knowledge/retrieval/hybrid.ts'
import { buildIndex, type Passage } from '../../knowledge/search.ts'

let cache: string
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'search-hybrid-'))
})
afterEach(() => rmSync(cache, { recursive: true }))

const passages: Passage[] = [
  { id: 'pet', lang: 'en', text: 'A dog must be kept on a lead in the park.' },
  { id: 'car', lang: 'en', text: 'Vehicles may not enter the park.' },
  { id: 'tree', lang: 'en', text: 'Old oaks in the park are protected.' },
]
/** One direction a subject; it knows a puppy for a dog, as no word does. */
const subjects = [/dog|puppy/i, /vehicle|lorry/i, /oak|tree/i]
const vectorOf = (text: string) => Float32Array.from(subjects, (subject) => (subject.test(text) ? 2 : 0.1))
const counting = () => {
  const seen: string[] = []
  const embed: Embed = async (texts) => {
    seen.push(...texts)
    return texts.map(vectorOf)
  }
  return { seen, embed }
}
const words = buildIndex(passages)
const options = () => ({ model: 'test', cache })

it('finds by meaning what no word finds, and what both find comes first', async () => {
  const hybrid = await buildHybrid(passages, words, counting().embed, options())
  expect(words.search('puppy', 1)).toEqual([])
  expect((await hybrid.search('puppy', 1))[0]?.id).toBe('pet')
  const [first] = await hybrid.search('protected oaks', 3)
  expect(first).toEqual({ id: 'tree', score: 1 })
})

it('embeds a text once, whatever happens to the others', async () => {
  await buildHybrid(passages, words, counting().embed, options())
  const again = counting()
  await buildHybrid(passages, words, again.embed, options())
  expect(again.seen).toEqual([])
  const changed = [...passages.slice(1), { id: 'new', lang: 'en' as const, text: 'A puppy sleeps.' }]
  const hybrid = await buildHybrid(changed, buildIndex(changed), again.embed, options())
  expect(again.seen).toEqual(['A puppy sleeps.'])
  expect((await hybrid.search('puppy', 1))[0]?.id).toBe('new')
  const other = counting()
  await buildHybrid(changed, words, other.embed, { model: 'another', cache })
  expect(other.seen).toHaveLength(3)
})

it('goes on with the words alone when the query can’t be embedded', async () => {
  const { embed } = counting()
  const failing: Embed = async (texts) => {
    if (texts.length === 1) throw new Error('no connection')
    return embed(texts)
  }
  const hybrid = await buildHybrid(passages, words, failing, options())
  expect(await hybrid.search('dog', 2)).toEqual(words.search('dog', 2))
})

it('says so when vectors are missing', async () => {
  await expect(buildHybrid(passages, words, async () => [], options())).rejects.toThrow(
    'test gave 0 vectors for 3 texts',
  )
})

it('fuses lists by rank', () => {
  const list = (...ids: string[]) => ids.map((id) => ({ id, score: 1 }))
  expect(fuse([list('a', 'b', 'c'), list('b', 'c')], 3).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})
