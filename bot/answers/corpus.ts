/** The documents, what finds their statements, and what reads a question about them. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Policy } from '../../knowledge/policy.ts'
import { buildPhrases, type Phrases } from '../../knowledge/question/phrases.ts'
import { buildReader, type Reader } from '../../knowledge/question/question.ts'
import { buildFinder, type Finder } from '../../knowledge/retrieval/retrieve.ts'
import { buildWords } from '../../knowledge/retrieval/words.ts'
import { fitted, type Learnt } from './confidence.ts'
import { type Matters, mattersOf } from './matter.ts'
import { buildSaid, type Spoken } from './spoken-of.ts'
import { buildTellers, type Tellers } from './uncovered.ts'

export interface Corpus extends Tellers {
  knowledge: Knowledge
  finder: Finder
  reader: Reader
  /** The things of the glossary, by their place in it. */
  things: Phrases<number>
  matters: Matters
  /** From questions before. */
  learnt: Learnt
  /** What the programme of a document speaks of. */
  said(policy: string): Spoken
}

export const corpusOf = (knowledge: Knowledge, learnt = fitted): Corpus => {
  const finder = buildFinder(knowledge)
  const things = buildPhrases(knowledge.glossary.map(({ zh, en }, at) => ({ words: [...zh, ...en], value: at })))
  return {
    knowledge,
    matters: mattersOf(knowledge),
    learnt,
    finder,
    reader: buildReader(knowledge, buildWords(knowledge, finder.knows)),
    things,
    said: buildSaid(knowledge, things),
    ...buildTellers(knowledge),
  }
}

/** The place that a document is of. */
export const placeOf = ({ knowledge }: Pick<Corpus, 'knowledge'>, policy: string | undefined): string | undefined =>
  knowledge.policies.get(policy ?? '')?.jurisdiction

/** The documents of a place. */
export const policiesIn = ({ knowledge }: Pick<Corpus, 'knowledge'>, place: string | undefined): string[] =>
  [...knowledge.policies.values()].flatMap(({ id, jurisdiction }) => (jurisdiction === place ? [id] : []))

/** Documents of one programme share a name: a notice and its implementing rules. */
export const isOfProgramme = (one: Policy, other: Policy | undefined): boolean =>
  other !== undefined && (one === other || other.names.en.some((name) => one.names.en.includes(name)))
