/**
 * The knowledge of a running bot. The folder is looked at every few seconds, which also works where its files come over a
 * network or as a mounted volume; what has changed is checked in full in a process of its own, and only then taken up.
 */
import { execFile } from 'node:child_process'
import { promises as files } from 'node:fs'
import { join } from 'node:path'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { errorLine } from './failure.ts'
import type { Log } from './log.ts'

export interface Shelf {
  /** What holds now. A step keeps the one it began with. */
  readonly knowledge: Knowledge
  /** Looks at the folder now, as after SIGHUP; resolves when it has been taken up or found wrong. */
  reload(): Promise<void>
  stop(): void
}

interface ShelfOptions {
  folder: string
  /** What the bot started with. */
  knowledge: Knowledge
  log: Log
  /** Called with what is taken up, before it is. */
  prepare?: (knowledge: Knowledge) => void
  /** Called with what has been taken up. */
  taken?: (knowledge: Knowledge) => void
  /** How often it is looked at (ms). */
  every?: number
}

const longestCheck = 120_000

/** Begins to look. A folder that is wrong changes nothing, and each state of it is logged once. */
export const keepKnowledge = ({
  folder,
  knowledge,
  log,
  prepare = () => {},
  taken = () => {},
  every = 3000,
}: ShelfOptions): Shelf => {
  let current = knowledge
  /** The folder as it was taken up, or as it was found wrong: it is told once. */
  let known: string | undefined
  let before: string | undefined
  /** What the bot began with was only read: it is checked like everything after it, once the bot runs. */
  let checked = false
  const stopping = new AbortController()
  const { signal } = stopping
  let under: Promise<void> | undefined

  const takeUp = async (seen: string) => {
    const problems = await problemsOf(folder, signal)
    // Written to in between: it is looked at again when it has come to rest.
    if (signal.aborted || (await signatureOf(folder)) !== seen) return
    known = seen
    if (isWrong(problems, 'The bot goes on with the knowledge it has')) return
    checked = true
    const next = loadKnowledge(folder)
    prepare(next)
    current = next
    taken(next)
    log.info({ policies: next.policies.size, points: next.points.size }, 'The knowledge folder was taken up anew')
  }

  /** There is nothing else to answer from, and an office that is silent helps nobody: so it runs, and says what is wrong. */
  const checkFirst = async (seen: string) => {
    const problems = await problemsOf(folder, signal)
    if (signal.aborted || checked || (await signatureOf(folder)) !== seen) return
    checked = true
    isWrong(problems, 'The bot has no other knowledge and goes on with this; what is corrected is taken up by itself')
  }

  const isWrong = (problems: readonly string[], then: string): boolean => {
    for (const problem of problems.slice(0, 20)) log.error({ problem }, 'The knowledge folder is wrong')
    if (problems.length > 0) log.error({ problems: problems.length }, then)
    return problems.length > 0
  }

  const look = async (atOnce: boolean) => {
    const seen = await signatureOf(folder)
    known ??= seen
    const calm = seen === before
    before = seen
    // An editor saves several files one after the other: they are taken when none has changed since the last look.
    if (seen !== known && (calm || atOnce)) await takeUp(seen)
    else if (!checked && calm && !atOnce && seen === known) await checkFirst(seen)
  }

  const run = async (atOnce: boolean): Promise<void> => {
    await under
    under = look(atOnce)
      .catch((error) => {
        if (!signal.aborted) log.error(sayWhy(error), 'The knowledge folder can’t be looked at')
      })
      .finally(() => {
        under = undefined
      })
    await under
  }

  let timer: NodeJS.Timeout | undefined
  const next = () => {
    timer = setTimeout(() => void run(false).finally(() => signal.aborted || next()), every)
    timer.unref()
  }
  void run(false).finally(() => signal.aborted || next())

  return {
    get knowledge() {
      return current
    },
    reload: () => run(true),
    stop: () => {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}

/** Names, sizes and times of all files that count. */
const signatureOf = async (folder: string): Promise<string> => {
  const lines: string[] = []
  const walk = async (place: string) => {
    for (const entry of await files.readdir(place, { withFileTypes: true })) {
      const path = join(place, entry.name)
      if (entry.name.startsWith('.') || entry.name === 'drafts' || entry.name === 'add') continue
      const found = await files.stat(path).catch(() => undefined) // gone again, or a link that leads nowhere yet
      if (found?.isDirectory()) await walk(path)
      else if (found && /\.(yaml|txt)$/.test(entry.name))
        lines.push(`${path} ${found.size} ${found.mtimeMs} ${found.ino}`)
    }
  }
  await walk(folder)
  return lines.sort().join('\n')
}

/** Playing every path of every check takes a second or more, in which nobody would be answered here. */
const problemsOf = (folder: string, signal: AbortSignal): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const check = join(import.meta.dirname, 'folder-check.ts')
    const env = { ...process.env, KNOWLEDGE_DIR: folder }
    const options = { env, signal, timeout: longestCheck, maxBuffer: 2 ** 24 }
    execFile(process.execPath, [check], options, (error, said) => {
      if (!error) return resolve([])
      const problems = said.split('\n').filter(Boolean)
      if (error.code === 1 && problems.length > 0) return resolve(problems)
      reject(error)
    })
  })

const sayWhy = (error: unknown) => ({ error: errorLine(error) })
