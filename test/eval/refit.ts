/**
 * `npm run eval -- --fit`: learns anew what `bot/answers/recogniser.ts` and `bot/answers/confidence.ts` know, and says what
 * that is worth. What a recogniser says of questions that it learnt from is too sure, so confidence is learnt from
 * questions that a recogniser heard which had learnt from others only.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answerer, buildAnswerer } from '../../bot/answers/answer.ts'
import { confidenceOf, type Learnt, nothingLearnt, packedWeights } from '../../bot/answers/confidence.ts'
import { knowsNothing, marksOf, packedRecogniser } from '../../bot/answers/recogniser.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { weightsFor } from './fit.ts'
import { type Example, fitRecogniser } from './fit-recogniser.ts'
import { type Heard, hear, type Labelled, readLabelled } from './labelled.ts'
import { type Expected, fileOf, isKeptAside, partsOf, readQuestions, setFiles, setName } from './questions.ts'

const fileIn = (name: string) => join(import.meta.dirname, '..', '..', 'bot', 'answers', name)

type Question = Labelled & { block: number }

/** Questions that stand together are much alike, and so are told apart by others only. */
const blocks = 4
const inBlocks = (list: readonly Labelled[]): Question[] =>
  list.map((one, at) => ({ ...one, block: Math.floor((at * 5 * blocks) / list.length) % blocks }))

/** The statements of the clauses that a question of the sets is to be answered by, where one of them does. */
const byOf = (knowledge: Knowledge, expected: Expected): string[] => {
  const [{ cite } = { cite: [] }, ...others] = partsOf(expected)
  if (others.length > 0) return []
  const isIn = (clause: string) => cite.some((one) => clause === one || clause.startsWith(`${one}.`))
  return [...knowledge.points.values()].flatMap(({ id, policy, clause }) => (isIn(`${policy}/${clause}`) ? [id] : []))
}

/** What may be done or declined alike teaches nothing. */
const questionsOf = (knowledge: Knowledge): Question[] => [
  ...setFiles
    .filter((file) => !isKeptAside(setName(file)))
    .flatMap((file) =>
      inBlocks(
        readQuestions(fileOf(setName(file)))
          .filter(({ expect }) => expect !== 'safe')
          .map((expected) => ({
            turns: [...(expected.before ?? []), expected.q],
            told: expected.expect !== 'declined',
            by: expected.expect === 'declined' ? [] : byOf(knowledge, expected),
          })),
      ),
    ),
  ...inBlocks(readLabelled()),
]

/** What an editor says a statement answers, and the statement itself. */
const asksOf = (knowledge: Knowledge): Example[] =>
  [...knowledge.points.values()].flatMap(({ id, zh, en, asks }) =>
    [...asks.zh, ...asks.en, zh, en].map((text) => ({ marks: marksOf(text), by: [id] })),
  )

/** Of a question of which only is known that it is told: by what was told, mostly rightly, where nothing was learnt. */
const exampleOf = ({ told, by }: Question, { marks, isAnswered, told: [first] }: Heard): Example[] => {
  if (!marks) return []
  if (!told) return [{ marks, by: [] }]
  if (by.length > 0) return [{ marks, by }]
  return isAnswered && first ? [{ marks, by: [first] }] : []
}

export const refit = async (knowledge: Knowledge): Promise<string> => {
  const questions = questionsOf(knowledge)
  const documents = new Set(questions.flatMap(({ by }) => by.map((id) => knowledge.points.get(id)?.policy ?? '')))
  const answererOf = (recogniser: Learnt['recogniser']): Answerer =>
    buildAnswerer(knowledge, { ...nothingLearnt, documents, recogniser })
  const plain = answererOf(knowsNothing)
  const examples = questions.map((question) => exampleOf(question, hear(plain, question)))
  const asks = asksOf(knowledge)
  const recogniserOf = (accept: (block: number) => boolean) =>
    fitRecogniser([...asks, ...examples.filter((_, at) => accept(questions[at]?.block ?? 0)).flat()])
  const heard: Heard[] = []
  for (let block = 0; block < blocks; block++) {
    const answerer = answererOf(recogniserOf((other) => other !== block))
    for (const [at, question] of questions.entries()) if (question.block === block) heard[at] = hear(answerer, question)
  }
  // Another statement than the one that answers teaches nothing of whether one does.
  const teaches = ({ by, isAnswered, told }: Heard) =>
    by.length === 0 || !isAnswered || told.some((id) => by.includes(id))
  const judged = heard.map((one) => ({ ...one, confidence: 0 }))
  for (let block = 0; block < blocks; block++) {
    const of = weightsFor(heard.filter((one, at) => teaches(one) && questions[at]?.block !== block))
    for (const [at, { block: its }] of questions.entries()) {
      const one = judged[at]
      if (its === block && one?.signs) one.confidence = confidenceOf({ of }, one.signs)
    }
  }
  writeFileSync(fileIn('recogniser.bin'), packedRecogniser(recogniserOf(() => true)))
  writeFileSync(fileIn('confidence.bin'), packedWeights({ documents, of: weightsFor(heard.filter(teaches)) }))
  const weighed = judged.filter(({ signs }) => signs)
  const count = (near: boolean, isAnswered: boolean, accept: (confidence: number) => boolean) => {
    const all = weighed.filter((one) => one.near === near && one.isAnswered === isAnswered)
    return `${all.filter(({ confidence }) => accept(confidence)).length} of ${all.length}`
  }
  return [
    `Learnt from ${questions.length} questions, ${examples.filter((list) => list.length > 0).length} with what answers them`,
    'By what was learnt from others. Of those told something, how many are below a confidence:',
    ...[0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5].map(
      (least) =>
        `${least.toFixed(2)}  ${count(true, true, (it) => it < least)} that nothing answers, ${count(false, true, (it) => it < least)} others`,
    ),
    'Of those declined, how many are not:',
    ...[0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(
      (least) =>
        `${least.toFixed(2)}  ${count(true, false, (it) => it >= least)} that nothing answers, ${count(false, false, (it) => it >= least)} others`,
    ),
  ].join('\n')
}
