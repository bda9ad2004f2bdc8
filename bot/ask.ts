/**
 * `npm run -s ask -- "question" [--lang zh|en] [--json]`: one answer. With `--json` and no question: JSON lines
 * `{"id","q","lang"?}` from standard input, one line of JSON each.
 */
import './node-version.js'
import { createInterface } from 'node:readline'
import { knowledgeFolder } from '../knowledge/environment.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/knowledge.ts'
import { loadDictionary } from '../knowledge/retrieval/dictionary.ts'
import { KnowledgeError } from '../knowledge/yaml.ts'
import { type Answerer, buildAnswerer, compose, plain } from './answers/answer.ts'
import type { Language } from './channel.ts'
import { readOptions } from './command-line.ts'
import { errorLine } from './failure.ts'

const usage =
  'usage: npm run -s ask -- "question" [--lang zh|en] [--json]   (with --json and no question: JSON lines from standard input)'

class Wrong extends Error {}

const asLanguage = (value: unknown, where: string): Language | undefined => {
  if (value === undefined || value === null) return undefined
  if (value === 'zh' || value === 'en') return value
  throw new Wrong(`${where} must be zh or en, not ${JSON.stringify(value)}`)
}

const respond = (knowledge: Knowledge, answerer: Answerer, id: unknown, q: string, language: Language | undefined) => {
  const start = performance.now()
  const answer = answerer.answer(q, language ? { language } : {})
  const reply = compose(knowledge, answer)
  const ms = Math.round((performance.now() - start) * 1000) / 1000
  const citations = reply.citations.map(({ policy, clause, label }) => ({ policy, clause, label }))
  return {
    json: { id, status: answer.status, language: answer.language, text: plain(reply, answer.language), citations, ms },
    text: plain(reply, answer.language),
  }
}

const main = async (): Promise<number> => {
  try {
    const { values, positionals, unknown } = readOptions(process.argv.slice(2), {
      lang: { type: 'string' },
      json: { type: 'boolean' },
    })
    if (unknown !== undefined) throw new Wrong(`there is no option ${unknown}, or its value is wrong\n${usage}`)
    const language = asLanguage(values.lang, '--lang')
    const knowledge = loadKnowledge(knowledgeFolder())
    loadDictionary()
    const answerer = buildAnswerer(knowledge)
    const question = positionals.join(' ')
    if (question) {
      const { json, text } = respond(knowledge, answerer, undefined, question, language)
      console.log(values.json ? JSON.stringify(json) : text)
      return 0
    }
    if (!values.json) throw new Wrong(usage)
    if (process.stdin.isTTY) console.error('Reading lines {"id","q","lang"?} from the terminal; Ctrl-D ends.')
    let line = 0
    let bad = 0
    for await (const given of createInterface({ input: process.stdin })) {
      line++
      const raw = given.trim() // also of the byte order mark that editors of Windows put first
      if (!raw) continue
      try {
        const parsed: unknown = JSON.parse(raw)
        if (typeof parsed !== 'object' || parsed === null) throw new Wrong('must be an object {"id","q","lang"?}')
        const { id, q, lang } = parsed as Record<string, unknown>
        if (typeof q !== 'string') throw new Wrong('"q" must be a text')
        console.log(JSON.stringify(respond(knowledge, answerer, id, q, asLanguage(lang, '"lang"') ?? language).json))
      } catch (error) {
        bad++
        console.error(`line ${line}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return bad > 0 ? 2 : 0
  } catch (error) {
    if (error instanceof Wrong || error instanceof KnowledgeError) {
      console.error(error instanceof Wrong ? error.message : errorLine(error))
      return 2
    }
    throw error
  }
}

process.exitCode = await main()
