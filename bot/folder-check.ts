/** Everything that is wrong in a knowledge folder, as a line each; run as a program of its own, exit code 1 when there is any. */
import { checkKnowledge } from '../knowledge/check.ts'
import { knowledgeFolder } from '../knowledge/environment.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { KnowledgeError, type Problem, problemLine } from '../knowledge/yaml.ts'
import { languageOf, sayIn } from './editor.ts'

/** `knowledge`: where it could be read. */
export const examineFolder = (folder: string): { problems: Problem[]; knowledge?: Knowledge } => {
  try {
    const knowledge = loadKnowledge(folder)
    return { problems: checkKnowledge(knowledge), knowledge }
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return { problems: error.problems }
  }
}

if (import.meta.main) {
  const { problems } = examineFolder(knowledgeFolder())
  const say = sayIn(languageOf(process.env))
  for (const problem of problems) console.log(problemLine(problem, say))
  process.exitCode = problems.length > 0 ? 1 : 0
}
