/** What an English-speaking editor reads of problems and errors. */
import { sayIn } from '../../bot/editor.ts'
import { KnowledgeError, type Problem, problemLine } from '../../knowledge/yaml.ts'

export const say = sayIn('en')

export const lineOf = (problem: Problem): string => problemLine(problem, say)

/** Runs it, and throws what it complains of in words. */
export const inEnglish = <T>(run: () => T): T => {
  try {
    return run()
  } catch (error) {
    throw error instanceof KnowledgeError ? new Error(error.problems.map(lineOf).join('\n')) : error
  }
}
