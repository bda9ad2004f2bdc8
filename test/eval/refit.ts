/** `npm run eval -- --fit`: fits the weights of `bot/answers/confidence.ts` anew, and says what they are worth. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildAnswerer } from '../../bot/answers/answer.ts'
import { confidenceOf, leastConfidence, noWeights, packed } from '../../bot/answers/confidence.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { heardOf, weightsFor } from './fit.ts'
import { type Heard, hear, readLabelled } from './labelled.ts'
import { fileOf, isKeptAside, setFiles, setName } from './questions.ts'
import { runSet } from './run.ts'

const file = join(import.meta.dirname, '..', '..', 'bot', 'answers', 'confidence.bin')
/** Labelled questions that stand together are much alike, and so are told apart by others only. */
const blocks = 10

export const refit = async (knowledge: Knowledge): Promise<string> => {
  const documents = new Set<string>()
  // What the weights would have declined is what they are to learn.
  const answerer = buildAnswerer(knowledge, noWeights)
  const ofSets: Heard[] = []
  for (const set of setFiles.map(setName))
    if (!isKeptAside(set)) {
      const results = await runSet(knowledge, answerer, fileOf(set))
      ofSets.push(...heardOf(results))
      for (const { grade, citations } of results)
        if (grade.right) for (const { policy } of citations) documents.add(policy)
    }
  const labelled = readLabelled().map((one) => hear(answerer, one))
  const size = Math.ceil(labelled.length / blocks)
  const judged = Array.from({ length: blocks }, (_, at) => {
    const block = labelled.slice(at * size, (at + 1) * size)
    const weights = {
      documents,
      of: weightsFor([...ofSets, ...labelled.slice(0, at * size), ...labelled.slice((at + 1) * size)]),
    }
    return block.flatMap((heard) => (heard.signs ? [{ ...heard, confidence: confidenceOf(weights, heard.signs) }] : []))
  }).flat()
  writeFileSync(file, packed({ documents, of: weightsFor([...ofSets, ...labelled]) }))
  const given = judged.filter(({ isAnswered }) => isAnswered)
  const lines = [leastConfidence, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5].map((least) => {
    const unlikely = given.filter(({ confidence }) => confidence < least)
    const count = (of: typeof given, near: boolean) => of.filter((one) => one.near === near).length
    return `${least.toFixed(2)}  ${count(unlikely, true)} of ${count(given, true)} that nothing answers, ${count(unlikely, false)} of ${count(given, false)} others`
  })
  return [
    `Fitted on ${ofSets.length} questions of the sets and ${labelled.length} that are only labelled`,
    'Of labelled ones that were told something, those below a confidence by weights that were fitted on others:',
    ...lines,
  ].join('\n')
}
