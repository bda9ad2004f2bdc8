/**
 * `npm run knowledge`: checks the folder; `-- add FILE` drafts a policy from a document, `-- accept ID` takes it into use,
 * `-- gaps` lists what people asked in vain.
 */
import { parseArgs } from 'node:util'
import type { Assistant } from '../knowledge/add/assist.ts'
import { type AddOffice, acceptDraft, addDocument, addUsage } from '../knowledge/add/command.ts'
import { checkFolder } from '../knowledge/check.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'
import { KnowledgeError } from '../knowledge/yaml.ts'
import { answeredNow, type Gap, gapsCsv, gapsOf, gapsText } from './gaps.ts'
import type { Store } from './ports.ts'

export interface KnowledgeOffice extends Omit<AddOffice, 'assistant'> {
  /** The language model, where one is configured. */
  openAssistant?(): Promise<Assistant | undefined>
  openStore(): Promise<Store>
}

const usage = [
  'npm run knowledge                                         checks the knowledge folder',
  ...addUsage,
  'npm run knowledge -- gaps [--csv]                         what people asked and the documents did not answer',
]

/** Exit code 0 when done, 1 when it could not be, 2 when the words were wrong. */
export const knowledgeCommand = async (args: string[], office: KnowledgeOffice): Promise<number> => {
  const wrong = (line?: string) => {
    for (const text of [...(line ? [`knowledge: ${line}`] : []), ...usage]) office.print(text)
    return 2
  }
  let parsed: { values: { id?: string; replaces?: string; csv?: boolean; 'no-model'?: boolean }; positionals: string[] }
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        id: { type: 'string' },
        replaces: { type: 'string' },
        csv: { type: 'boolean' },
        'no-model': { type: 'boolean' },
      },
    }) as typeof parsed
  } catch (error) {
    return wrong((error as Error).message)
  }
  const { values, positionals } = parsed
  const [verb, what, ...more] = positionals
  if (more.length > 0) return wrong(`unexpected “${more[0]}”`)
  if (verb === undefined) return Object.keys(values).length > 0 ? wrong() : checkFolder(office.folder)
  if (verb === 'add') {
    if (what === undefined) return wrong('which file?')
    const assistant = values['no-model'] ? undefined : await office.openAssistant?.()
    return addDocument(
      what,
      { ...(values.id ? { id: values.id } : {}), ...(values.replaces ? { replaces: values.replaces } : {}) },
      { ...office, assistant },
    )
  }
  if (verb === 'accept') return what === undefined ? wrong('which draft?') : acceptDraft(what, office)
  if (verb !== 'gaps' || what !== undefined) return wrong(`unknown “${what ?? verb}”`)
  const store = await office.openStore()
  try {
    const gaps = await gapsOf(store)
    const answered = answeredIn(office.folder, gaps)
    office.print(values.csv ? gapsCsv(gaps, answered) : gapsText(gaps, answered))
    return 0
  } finally {
    await store.close()
  }
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

/** A line that renews itself in a terminal; elsewhere a line for each tenth. */
export const showProgress = (stream: { isTTY?: boolean; write(text: string): unknown }) => {
  let shown = -1
  const begun = performance.now()
  return (done: number, total: number, unit: string) => {
    // What is done at once needs no bar; a few clauses that a model drafts may take a minute.
    if (total < 20 && performance.now() - begun < mostSilent) return
    const tenth = Math.floor((10 * done) / total)
    if (stream.isTTY) {
      const bar = '█'.repeat(tenth * 2).padEnd(20, '░')
      stream.write(`\r${bar} ${unit} ${done} of ${total}${done === total ? '\n' : ''}`)
    } else if (tenth !== shown || done === total) stream.write(`${unit} ${done} of ${total}\n`)
    shown = tenth
  }
}
