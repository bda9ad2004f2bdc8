/** A failure in one line. */
import { SaidError } from '../knowledge/said.ts'
import { KnowledgeError, problemLine } from '../knowledge/yaml.ts'
import { languageOf, sayIn } from './editor.ts'

/** The line an operator reads when a command ends: our own errors say what to do, a defect says where it is. */
export const errorLine = (error: unknown, language = languageOf(process.env)): string => {
  if (!(error instanceof Error)) return String(error)
  const say = sayIn(language)
  if (error instanceof SaidError) return say(error.said)
  if (error instanceof KnowledgeError) return error.problems.map((problem) => problemLine(problem, say)).join('\n')
  const adapter = /^Cannot find module '[^']*\b(adapters\/[a-z]+)\//.exec(error.message)?.[1]
  if (adapter) return `The folder ${adapter} is not there: put it back, or remove the settings that ask for it.`
  const isDefect = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  const place = /^\s+at (.*)$/m.exec(error.stack ?? '')?.[1]
  return isDefect && place ? `${error.name}: ${error.message} (${place})` : error.message
}
