/**
 * Finds the points that answer a question. Points stand in both languages, so a Chinese question finds an English
 * document and the other way round; words that mean the same (glossary.yaml) become one concept in both.
 */
import { chapterNames } from '../chapters.ts'
import type { Knowledge } from '../knowledge.ts'
import { lately } from '../lately.ts'
import type { Point, Policy } from '../policy.ts'
import { buildPhrases, type Phrases } from '../question/phrases.ts'
import { buildRanker, idf, impact, most } from '../search.ts'
import { buildMeanings } from './meanings.ts'
import { type Language, normalise, stem, terms, termsOf } from './text.ts'

export interface Candidate {
  point: Point
  /** 0 to 1: how well the point fits, of what any point could reach. */
  score: number
  /** 0 to 1: share of the question's weight that the point or its asks hold. */
  coverage: number
  /** 0 to 1: how much its likest ask is the same question. */
  likeness: number
  /** Weight of the question's terms that the point or its asks hold: about 2 for a common word, 6 for a rare one. */
  evidence: number
  /** The same without the words that ask for a kind of fact: 多久, “how many days”. */
  about: number
  /** Weight of the concepts of the question (words of the glossary) that it holds, without those of the kind of fact. */
  concepts: ReadonlyMap<string, number>
}

export interface Finder {
  /** Ranks all points for a question. `focus`: the part of it that counts double; `asking`: words that are no evidence. */
  rank(question: string, focus?: string, asking?: string): Ranking
  /** 0 to 1: share of a text's weight that a point or its asks hold. */
  share(text: string, point: Point): number
  /** Whether a statement or its asks tell of a word, in whatever words of both languages. */
  tellsOf(word: string, point: Point): boolean
  /** What a Chinese word means, as English stems; undefined for one that names nothing by itself. */
  english(word: string): string[] | undefined
  /** Whether a term stands in a statement or an ask. */
  knows(term: string): boolean
}

export interface Ranking {
  /** The best points that `accept` lets through, best first. */
  best(k: number, accept?: (point: Point) => boolean): Candidate[]
}

/**
 * What a point's score is made of: its statement, the likest of its asks and all of its asks together. Set by leaving
 * asks out of the index and searching for them (6,600 of them), so that no question of a test set had a say.
 */
const shares = { statement: 0.3, ask: 0.2, asks: 0.5 }
/** A clause told by several points gains by all of them: share of their scores that each one gets. */
const neighbours = 0.03
/** An ask that shares more than this with the question (Dice by weight, times the share of it that the ask holds) is nearly the same question and counts more. */
const alike = { from: 0.7, gain: 3 }
/**
 * What the best ones hold of the whole question counts too: the name of a document, which is in all of its statements, would
 * else outweigh what is asked. Measured for that many.
 */
const wholeness = { share: 0.2, of: 60 }

/** Share of a word's terms from which a statement has the word. */
const half = 0.5

/** Terms of questions of which it is kept where they stand. */
const mostKept = 4000

/** Where a term stands, and what it weighs. */
interface Holding {
  /** Positions of the asks that hold it. */
  asks: Uint32Array
  /** Points that gain by it, what each gains, and what any point could. */
  at: number[]
  gains: number[]
  most: number
  /** 1 for each point that holds it, in its statement or its asks. */
  held: Uint8Array
  /** Its weight among asks, and among both. */
  ofAsks: number
  weight: number
}

export const buildFinder = (knowledge: Knowledge): Finder => {
  const concepts = buildPhrases(knowledge.glossary.map((g, at) => ({ words: [...g.zh, ...g.en], value: `§${at}` })))
  const points = [...knowledge.points.values()]
  const document = (text: string) => {
    const folded = normalise(text)
    return [...termsOf(folded), ...concepts.find(folded).found]
  }

  /** How a document is called. */
  const headings = new Map(
    [...knowledge.policies.values()].map(({ id, names, short }) => [
      id,
      [...names.zh, ...names.en, short.zh, short.en].join('\n'),
    ]),
  )
  const called = new Map([...headings].map(([id, heading]) => [id, new Set(document(heading))]))
  const statements = buildRanker(
    points.map(({ policy, zh, en }) => document(`${headings.get(policy) ?? ''}\n${zh}\n${en}`)),
  )
  /** Documents about several things, which their chapters tell apart. */
  const parted = new Set(points.flatMap((point) => (chapterNames(knowledge, point).length > 0 ? point.policy : [])))
  /**
   * Where nobody has written questions yet, the statement stands for them, with its place and what its document is called:
   * where that is about several things, what its chapter is called, or each statement would be one about all of them.
   */
  const asksOf = (point: Point, language: Language): string[] => {
    if (point.asks[language].length > 0) return point.asks[language]
    const { names, short, jurisdiction } = knowledge.policies.get(point.policy) as Policy
    const [place = ''] = knowledge.places.find(({ id }) => id === jurisdiction)?.[language] ?? []
    const called = parted.has(point.policy) ? chapterNames(knowledge, point) : [...names[language], short[language]]
    return [[place, ...called, point[language]].join('\n')]
  }
  /** The asks of a point stand one after the other, from `firstAsk[point]`. */
  const owners: number[] = []
  const firstAsk = [0]
  const everyAsk = points.flatMap((point, at) => {
    const own = [...asksOf(point, 'zh'), ...asksOf(point, 'en')]
    firstAsk.push((firstAsk[at] as number) + own.length)
    for (const _ of own) owners.push(at)
    return own
  })
  const asks = buildRanker(everyAsk.values().map(document))
  const lengths = points.map((_, at) =>
    asks.lengths.subarray(firstAsk[at], firstAsk[at + 1]).reduce((sum, length) => sum + length, 0),
  )
  const average = lengths.reduce((sum, length) => sum + length, 0) / points.length
  const holding = new Map<string, Holding>()
  /** Kept for the terms that questions use; a term of a document never changes. */
  const holdingOf = (term: string): Holding => {
    let known = holding.get(term)
    if (!known) {
      if (holding.size >= mostKept) holding.clear()
      const inAsks = asks.holders(term)
      // The asks of a point stand together, so a point comes once, with the number of its asks.
      const held = new Uint8Array(points.length)
      const at: number[] = []
      const counts: number[] = []
      for (const ask of inAsks) {
        const owner = owners[ask] as number
        const last = at.length - 1
        if (at[last] === owner) counts[last] = (counts[last] as number) + 1
        else {
          held[owner] = 1
          at.push(owner)
          counts.push(1)
        }
      }
      for (const owner of statements.holders(term)) held[owner] = 1
      const together = idf(at.length, points.length)
      const ofAsks = asks.weight(term)
      known = {
        asks: inAsks,
        most: most(together),
        at,
        gains: at.map((owner, place) =>
          impact(together, counts[place] as number, (lengths[owner] as number) / average),
        ),
        held,
        ofAsks,
        weight: (statements.weight(term) + ofAsks) / 2,
      }
      holding.set(term, known)
    }
    return known
  }
  /** BM25 as if all asks of a point were one document; a term counts once for each ask that holds it. */
  const rankTogether = (query: readonly string[], add: (at: number, score: number) => void) => {
    const sums = new Float64Array(points.length)
    let best = 0
    for (const term of query) {
      const { most: highest, at, gains } = holdingOf(term)
      best += highest
      for (let place = 0; place < at.length; place++) {
        const owner = at[place] as number
        sums[owner] = (sums[owner] as number) + (gains[place] as number)
      }
    }
    sums.forEach((sum, at) => {
      if (sum > 0) add(at, sum / best)
    })
  }
  const askWeights = asks.weights()
  const holds = (at: number, term: string) => holdingOf(term).held[at] === 1
  const knows = (term: string) => statements.knows(term) || asks.knows(term)
  const weight = (term: string) => holdingOf(term).weight
  const sumOf = (list: readonly string[]) => list.reduce((total, term) => total + weight(term), 0)
  const placeOf = new Map(points.map((point, at) => [point, at]))
  /** Of each statement the first of its clause. */
  const firsts = new Map<string, number>()
  const clauses = points.map(({ policy, clause }, at) => {
    const id = `${policy}/${clause}`
    const first = firsts.get(id) ?? at
    firsts.set(id, first)
    return first
  })

  const questionTerms = buildQuestionTerms(knowledge, concepts, knows)

  const share = (text: string, point: Point): number => {
    const unique = [...new Set(questionTerms(text))]
    const at = placeOf.get(point)
    const whole = sumOf(unique)
    return at === undefined || whole === 0 ? 0 : sumOf(unique.filter((term) => holds(at, term))) / whole
  }
  const { light, general, en } = knowledge.common
  const means = buildMeanings(
    new Set([...light, ...general.zh, ...general.en, ...en].map((word) => stem(word) || word)),
  )

  return {
    knows,
    share,
    tellsOf: (word, point) => share(word, point) >= half || means.tells(word, point),
    english: means.english,
    rank: lately((question: string, focus: string = question, asking: string = '') => {
      const all = questionTerms(question)
      const query = focus === question ? all : [...all, ...questionTerms(focus)]
      const unique = [...new Set(query)]
      const asked = unique.reduce((total, term) => total + holdingOf(term).ofAsks, 0)
      const shared = new Float64Array(owners.length)
      for (const term of unique) {
        const { asks: inAsks, ofAsks } = holdingOf(term)
        for (const ask of inAsks) shared[ask] = (shared[ask] as number) + ofAsks
      }
      const scores = new Float64Array(points.length)
      const likest = new Float64Array(points.length)
      const same = new Float64Array(points.length)
      for (const { at, score } of statements.rank(query, points.length)) scores[at] = shares.statement * score
      rankTogether(query, (at, score) => {
        scores[at] = (scores[at] as number) + shares.asks * score
      })
      // An ask need not repeat how its document is called.
      const ofHeading = new Map(
        [...called].map(([policy, words]) => [
          policy,
          unique.reduce((total, term) => total + (words.has(term) ? holdingOf(term).ofAsks : 0), 0),
        ]),
      )
      for (const { at, score } of asks.rank(query, 200)) {
        const owner = owners[at] as number
        const { policy } = points[owner] as Point
        const recall = Math.min(1, ((shared[at] as number) + (ofHeading.get(policy) ?? 0)) / asked)
        const likeness = (2 * (shared[at] as number)) / (asked + (askWeights[at] as number))
        same[owner] = Math.max(same[owner] as number, likeness)
        likest[owner] = Math.max(
          likest[owner] as number,
          score + alike.gain * Math.max(0, likeness * recall - alike.from),
        )
      }
      const ofClause = new Float64Array(points.length)
      const ranked: { at: number; score: number }[] = []
      for (let at = 0; at < points.length; at++) {
        const clause = clauses[at] as number
        scores[at] = (scores[at] as number) + shares.ask * (likest[at] as number)
        ofClause[clause] = (ofClause[clause] as number) + (scores[at] as number)
      }
      for (const [at, score] of scores.entries())
        if (score > 0) ranked.push({ at, score: score + neighbours * (ofClause[clauses[at] as number] as number) })
      ranked.sort((one, other) => other.score - one.score)
      const aside = new Set(asking ? questionTerms(asking) : [])
      const whole = sumOf(unique)
      const telling = unique.filter((term) => !aside.has(term))
      const told = sumOf(telling)
      ranked.forEach((one, place) => {
        const held = told > 0 && place < wholeness.of ? sumOf(telling.filter((term) => holds(one.at, term))) / told : 0
        one.score *= (1 + wholeness.share * held) / (1 + wholeness.share)
      })
      ranked.sort((one, other) => other.score - one.score)
      return {
        best: (k, accept = () => true) => {
          const found: Candidate[] = []
          for (const { at, score } of ranked) {
            const point = points[at] as Point
            if (!accept(point)) continue
            const held = unique.filter((term) => holds(at, term))
            const evidence = sumOf(held)
            found.push({
              point,
              score,
              likeness: same[at] as number,
              coverage: whole > 0 ? evidence / whole : 0,
              evidence,
              about: sumOf(held.filter((term) => !aside.has(term))),
              concepts: new Map(
                held.flatMap((term) =>
                  term.startsWith('§') && !aside.has(term) ? [[term, weight(term)] as const] : [],
                ),
              ),
            })
            if (found.length === k) break
          }
          return found
        },
      }
    }),
  }
}

/** Makes the terms of a question: concepts in place of glossary words, and no words without a subject. */
const buildQuestionTerms = ({ common }: Knowledge, concepts: Phrases<string>, knows: (term: string) => boolean) => {
  const longestFirst = [...common.zh].sort((a, b) => b.length - a.length)
  const chinese = new RegExp(longestFirst.join('|'), 'g')
  const english = new Set(common.en.flatMap((word) => [word, ...terms(word)]))
  const plain = (text: string) => termsOf(text.replace(chinese, ' ')).filter((term) => !english.has(term))
  return (question: string): string[] => {
    const folded = normalise(question)
    const { found, rest } = concepts.find(folded)
    const spare = plain(rest)
    // The words behind a concept count too where the documents use them, so that the exact word still wins.
    const exact = plain(folded).filter((term) => knows(term) && !spare.includes(term))
    return [...found, ...spare, ...exact]
  }
}
