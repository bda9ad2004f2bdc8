/**
 * Finds the points that answer a question. Points stand in both languages, so a Chinese question finds an English
 * document and the other way round; words that mean the same (glossary.yaml) become one concept in both.
 */
import type { Knowledge } from './knowledge.ts'
import { buildPhrases, type Phrases } from './phrases.ts'
import type { Point } from './policy.ts'
import { buildRanker } from './search.ts'
import { normalise, terms, termsOf } from './text.ts'

export interface Candidate {
  point: Point
  /** 0 to 1: how well the point fits, of what any point could reach. */
  score: number
  /** 0 to 1: share of the question's weight that the point or its asks hold. */
  coverage: number
  /** Weight of the question's terms that the point or its asks hold: about 2 for a common word, 6 for a rare one. */
  evidence: number
}

export interface Finder {
  /** The best points that `accept` lets through, best first. */
  find(question: string, k: number, accept?: (point: Point) => boolean): Candidate[]
}

/** Words of a question that carry no subject: dropped from the question only, documents keep theirs. */
const chineseFiller =
  /请问一下|请问|你好|您好|谢谢|麻烦|咨询一下|想问一下|想问|问一下|我想知道|想知道|我想了解|想了解|帮我|怎么办理|怎么办|怎么样|怎么|怎样|如何|咋个|咋办|咋|为什么|什么样的|什么时候|什么|啥|哪一天|哪些|哪个|哪里|哪儿|哪|多少|多久|多长时间|几个|几天|是不是|能不能|可不可以|可以不|行不行|有没有|要不要|会不会|是否|可以|能够|应该|需要|必须|还是|或者|如果|要是|的话|因为|所以|但是|就是|这个|那个|这种|一下|一个|我们|你们|他们|自己|现在|最近|已经|今年|明年|吗|呢|啊|呀|吧|嘛|么|了|的|得|地|我|你|您|他|她|它|们|是|有|在|和|与|及|跟|把|被|让|给|对|就|都|也|还|又|才|很|太|能|会|要|想|去|来|到|上|下|里|个|些|这|那|谁/g

const englishFiller = new Set(
  (
    'please hi hello hey thanks thank know tell want need like get got getting give help question ask wondering wonder ' +
    'possible actually really still already currently now soon much many long thing things something anything someone anyone ' +
    'lot go going come let say make sure right ok okay well also maybe one way kind sort bit'
  )
    .split(' ')
    .flatMap((word) => [word, ...terms(word)]),
)

// Set on test/eval/dev.yaml and dev2.yaml.
/** Share of the statement in a point's score; the rest is the best of its asks. */
const share = 0.4
/** An ask that shares more than this with the question (Dice, by weight) is nearly the same question and counts more. */
const alike = 0.55

export const buildFinder = (knowledge: Knowledge): Finder => {
  const concepts = buildPhrases(knowledge.glossary.map((g, at) => ({ words: [...g.zh, ...g.en], value: `§${at}` })))
  const points = [...knowledge.points.values()]
  const document = (text: string) => {
    const folded = normalise(text)
    return [...termsOf(folded), ...concepts.find(folded).found]
  }

  const statements = buildRanker(
    points.map((point) => {
      const policy = knowledge.policies.get(point.policy)
      const heading = policy
        ? [...policy.names.zh, ...policy.names.en, policy.short.zh, policy.short.en].join('\n')
        : ''
      return document(`${heading}\n${point.zh}\n${point.en}`)
    }),
  )
  /** The asks of a point stand one after the other, from `firstAsk[point]`. */
  const owners: number[] = []
  const firstAsk = [0]
  const askTerms = points.flatMap((point, at) => {
    const own = [...point.asks.zh, ...point.asks.en]
    firstAsk.push((firstAsk[at] as number) + own.length)
    return own.map((ask) => {
      owners.push(at)
      return document(ask)
    })
  })
  const asks = buildRanker(askTerms)
  const weigh = (list: Iterable<string>) => {
    let sum = 0
    for (const term of list) sum += asks.weight(term)
    return sum
  }
  const askWeights = Float32Array.from(askTerms, (list) => weigh(new Set(list)))
  const holds = (at: number, term: string) =>
    statements.holds(term, at) || asks.holds(term, firstAsk[at] as number, firstAsk[at + 1] as number)
  const knows = (term: string) => statements.knows(term) || asks.knows(term)
  const weight = (term: string) => (statements.weight(term) + asks.weight(term)) / 2

  return {
    find: (question, k, accept = () => true) => {
      const query = questionTerms(concepts, question, knows)
      if (query.length === 0) return []
      const scores = new Map<number, { statement: number; ask: number }>()
      for (const { at, score } of statements.rank(query, points.length)) scores.set(at, { statement: score, ask: 0 })
      const unique = [...new Set(query)]
      const asked = weigh(unique)
      for (const { at, score } of asks.rank(query, 200)) {
        const owner = owners[at] as number
        const entry = scores.get(owner) ?? { statement: 0, ask: 0 }
        const shared = weigh(unique.filter((term) => asks.holds(term, at)))
        const likeness = (2 * shared) / (asked + (askWeights[at] as number))
        entry.ask = Math.max(entry.ask, score + Math.max(0, likeness - alike))
        scores.set(owner, entry)
      }
      const whole = unique.reduce((sum, term) => sum + weight(term), 0)
      return [...scores]
        .filter(([at]) => accept(points[at] as Point))
        .map(([at, { statement, ask }]) => ({ at, score: share * statement + (1 - share) * ask }))
        .sort((one, other) => other.score - one.score)
        .slice(0, k)
        .map(({ at, score }) => {
          const point = points[at] as Point
          const covered = unique.filter((term) => holds(at, term)).reduce((sum, term) => sum + weight(term), 0)
          return { point, score, coverage: whole > 0 ? covered / whole : 0, evidence: covered }
        })
    },
  }
}

/** The terms of a question: concepts in place of glossary words, and no filler. */
const questionTerms = (concepts: Phrases<string>, question: string, knows: (term: string) => boolean): string[] => {
  const folded = normalise(question)
  const { found, rest } = concepts.find(folded)
  const plain = (text: string) => termsOf(text.replace(chineseFiller, ' ')).filter((term) => !englishFiller.has(term))
  const spare = plain(rest)
  // The words behind a concept count too where the documents use them, so that the exact word still wins.
  const exact = plain(folded).filter((term) => knows(term) && !spare.includes(term))
  return [...found, ...spare, ...exact]
}
