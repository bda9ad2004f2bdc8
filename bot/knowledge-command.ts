/**
 * `npm run knowledge`: checks the folder; `-- add FILE` drafts a policy from a document, `-- accept ID` takes it into use,
 * `-- gaps` lists what people asked in vain. All of it in the editor's language.
 */
import type { Assistant } from '../knowledge/add/assist.ts'
import { type AddOffice, acceptDraft, addDocument } from '../knowledge/add/command.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'
import { pathsOf } from '../knowledge/rules/scheme-paths.ts'
import type { Said, Say } from '../knowledge/said.ts'
import { KnowledgeError, problemLine } from '../knowledge/yaml.ts'
import { answeredNow, type Gap, gapsCsv, gapsOf, gapsText } from './answers/gaps.ts'
import type { Language } from './channel.ts'
import { readOptions } from './command-line.ts'
import { sayIn } from './editor.ts'
import { examineFolder } from './folder-check.ts'
import type { Store } from './store.ts'

export interface KnowledgeOffice extends Omit<AddOffice, 'assistant' | 'say'> {
  /** Where no other is asked for. */
  language: Language
  /** The language model, where one is configured. */
  openAssistant?(): Promise<Assistant | undefined>
  openStore(): Promise<Store>
}

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. */
export const knowledgeCommand = async (args: string[], office: KnowledgeOffice): Promise<number> => {
  const { values, positionals, unknown } = readOptions(args, options)
  const { language = office.language, id, replaces } = values
  const known = language === 'zh' || language === 'en'
  const say = sayIn(known ? language : office.language)
  const wrong = (what?: Said) => {
    if (what) office.print(say({ say: 'knowledge.failed', what }))
    office.print(say({ say: 'knowledge.usage' }))
    return 2
  }
  if (unknown !== undefined) return wrong({ say: 'knowledge.no-option', option: unknown })
  if (!known) return wrong({ say: 'knowledge.no-language', language })
  const [verb, what, ...more] = positionals
  if (more[0] !== undefined) return wrong({ say: 'knowledge.unexpected', word: more[0] })
  if (verb === 'help') {
    office.print(say({ say: 'knowledge.usage' }))
    return 0
  }
  if (verb === undefined) {
    const others = Object.keys(values).filter((name) => name !== 'language')
    return others.length > 0 ? wrong() : checkFolder(office, say)
  }
  if (verb === 'add') {
    if (what === undefined) return wrong({ say: 'knowledge.which-file' })
    const assistant = values['no-model'] ? undefined : await office.openAssistant?.()
    return addDocument(
      what,
      { ...(id ? { id } : {}), ...(replaces ? { replaces } : {}) },
      { ...office, assistant, say },
    )
  }
  if (verb === 'accept')
    return what === undefined ? wrong({ say: 'knowledge.which-draft' }) : acceptDraft(what, { ...office, say })
  if (verb !== 'gaps') return wrong({ say: 'knowledge.unknown', word: verb })
  if (what !== undefined) return wrong({ say: 'knowledge.unexpected', word: what })
  const store = await office.openStore()
  try {
    const gaps = await gapsOf(store)
    const answered = answeredIn(office.folder, gaps)
    office.print(values.csv ? gapsCsv(gaps, say, answered) : gapsText(gaps, say, answered))
    return 0
  } finally {
    await store.close()
  }
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = { id: text, replaces: text, language: text, csv: flag, 'no-model': flag }

/** Prints what is wrong, or what there is. */
const checkFolder = ({ folder, print }: Pick<KnowledgeOffice, 'folder' | 'print'>, say: Say): number => {
  const { problems, knowledge } = examineFolder(folder)
  for (const problem of problems) print(problemLine(problem, say))
  if (problems.length > 0 || !knowledge) {
    print(say({ say: 'knowledge.problems', folder, count: problems.length }))
    return 1
  }
  const { policies, clauses, points, schemes, services, roles } = knowledge
  const sampled = [...schemes.values()].filter((scheme) => !pathsOf(scheme).whole).map(({ id }) => id)
  print(
    say({
      say: 'knowledge.well',
      documents: { say: 'knowledge.documents', count: policies.size },
      clauses: { say: 'knowledge.clauses', count: clauses.size },
      points: { say: 'knowledge.points', count: points.size },
      checks: { say: 'knowledge.checks', count: schemes.size },
      sampled: sampled.length > 0 ? { say: 'knowledge.sampled', checks: sampled } : '',
      services: { say: 'knowledge.services', count: services.size },
      roles: { say: 'knowledge.roles', count: roles.size },
    }),
  )
  return 0
}

/** In a folder with something wrong in it nothing can be told; the list is shown all the same. */
const answeredIn = (folder: string, gaps: readonly Gap[]): Set<string> => {
  try {
    return answeredNow(gaps, loadKnowledge(folder))
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return new Set()
  }
}

/** For so long a short work is done without a word (ms). */
const mostSilent = 3000

/** A line that renews itself in a terminal; elsewhere a line for each tenth. A work that tells of its beginning is a long one. */
export const showProgress = (stream: { isTTY?: boolean; write(text: string): unknown }) => {
  let shown = -1
  const begun = performance.now()
  return (done: number, total: number, text: string) => {
    // What is done at once needs no bar.
    if (shown < 0 && done > 0 && total < 20 && performance.now() - begun < mostSilent) return
    const tenth = Math.floor((10 * done) / total)
    if (stream.isTTY) {
      const bar = '█'.repeat(tenth * 2).padEnd(20, '░')
      stream.write(`\r${bar} ${text}${done === total ? '\n' : ''}`)
    } else if (tenth !== shown || done === total) stream.write(`${text}\n`)
    shown = tenth
  }
}
