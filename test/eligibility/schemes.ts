/** The schemes of these tests, with the clauses they cite. */
import { join } from 'node:path'
import { type Knowledge, loadKnowledge } from '../../knowledge/knowledge.ts'
import type { Policy } from '../../knowledge/policy.ts'
import { readScheme, readSharedFacts, type Scheme } from '../../knowledge/rules/schemes.ts'

const folder = join(import.meta.dirname, '..', '..', 'knowledge')
const real = loadKnowledge(folder)

export const sharedFacts = readSharedFacts(join(folder, 'facts.yaml'))
export const scarce = real.schemes.get('cq-scarce-talents') as Scheme
/** A made-up scheme with every kind of fact and condition. */
export const everyKind = readScheme(join(import.meta.dirname, 'schemes', 'every-kind.yaml'))

const made: Policy = {
  ...(real.policies.get('cq-card-rules') as Policy),
  id: 'made-up',
  short: { zh: '试用办法', en: 'Trial measures' },
  number: null,
}
const clauses = ['1', '2', '3', '4', '5', '6', '7'].map((id) => ({
  policy: 'made-up',
  id,
  label: { zh: `第${id}条`, en: `Article ${id}` },
  text: `Text of article ${id}`,
  whole: `Text of article ${id}`,
}))

/** The knowledge folder with the made-up scheme beside the real ones. */
export const knowledge: Knowledge = {
  ...real,
  policies: new Map([...real.policies, ['made-up', made]]),
  clauses: new Map([...real.clauses, ...clauses.map((c) => [`made-up/${c.id}`, c] as const)]),
  schemes: new Map([...real.schemes, ['every-kind', everyKind]]),
}
