/** People of people/<scheme>.yaml: who they are, what they type, and what must come out for them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Language, Outgoing } from '../../bot/channel.ts'
import { turn } from '../../bot/turn.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Facts } from '../../knowledge/rules/expressions.ts'
import { outcomes, type Scheme } from '../../knowledge/rules/schemes.ts'
import { readYaml } from '../../knowledge/yaml.ts'
import { openOffice } from '../harness.ts'

export const folder = join(import.meta.dirname, 'people')

const text = z.string().min(1)
/** What is typed; a list where the same question comes again, such as for the day after a year of birth. */
const Typed = z.union([text, z.number().transform(String), z.array(text).min(1)])
const Ids = z.array(text)
const Person = z.strictObject({
  name: text,
  language: z.enum(['zh', 'en']),
  on: z.iso.date(),
  says: z.record(z.string(), Typed),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  outcome: z.enum(outcomes),
  decidedBy: Ids.optional(),
  rests: Ids.min(1),
  shows: Ids.default([]),
  hides: Ids.default([]),
})
export type Person = z.infer<typeof Person>

const fileOf = (scheme: Scheme) => join(folder, `${scheme.id}.yaml`)
export const hasPeople = (scheme: Scheme): boolean => existsSync(fileOf(scheme))

/** Throws with every fault of form: unknown keys, facts and criteria, names given twice. */
export const readPeople = (scheme: Scheme): Person[] => {
  const facts = new Set(scheme.facts.map((f) => f.id))
  const criteria = new Set(scheme.criteria.map((c) => c.id))
  const file = fileOf(scheme)
  if (!hasPeople(scheme)) throw new Error(`${scheme.id} has no people: write test/eligibility/people/${scheme.id}.yaml`)
  return readYaml(
    file,
    z.array(Person).superRefine((people, context) => {
      const fault = (at: number, key: string, message: string) =>
        context.addIssue({ code: 'custom', path: [at, key], message: `(${people[at]?.name}) ${message}` })
      people.forEach((person, at) => {
        if (people.findIndex((other) => other.name === person.name) !== at) fault(at, 'name', 'stands twice')
        for (const key of ['says', 'facts'] as const)
          for (const id of Object.keys(person[key])) if (!facts.has(id)) fault(at, key, `there is no fact “${id}”`)
        for (const id of person.decidedBy ?? []) if (!facts.has(id)) fault(at, 'decidedBy', `there is no fact “${id}”`)
        for (const key of ['rests', 'shows', 'hides'] as const)
          for (const id of person[key]) if (!criteria.has(id)) fault(at, key, `there is no criterion “${id}”`)
      })
    }),
  )
}

export interface Played {
  /** What the bot has understood. */
  facts: Facts
  result: Outgoing
  /** Everything the bot has said, the result last. */
  messages: Outgoing[]
}

const opening: Record<Language, string> = { zh: '资格自测', en: 'check' }

/** Holds the conversation by typing. Throws, with the end of the conversation, where it does not go on. */
export const play = async (knowledge: Knowledge, scheme: Scheme, person: Person): Promise<Played> => {
  const address = 'telegram:4711'
  const office = openOffice({ turn, knowledge, at: `${person.on}T10:00:00+08:00` })
  const chat = office.person(address)
  const script: string[] = []
  /** Notes what has come, and gives the last of it. */
  const look = (): Outgoing => {
    script.push(...chat.inbox.map((message) => `bot: ${message.text}`))
    chat.looksAway()
    return chat.all().at(-1) as Outgoing
  }
  const stuck = (why: string) => new Error(`${why}\n--- how it went\n${script.slice(-3).join('\n---\n')}`)
  const conversation = async () => (await office.store.read('conversation', address))?.body

  await chat.says(opening[person.language])
  await chat.presses(`screen:start:${scheme.id}`)
  const given = new Map<string, number>()
  let last = ''
  for (;;) {
    const shown = look()
    if (!(await conversation())?.dialogue) break
    const fact = factAskedIn(shown)
    if (!fact) throw stuck(`after ${last || 'the start'} the bot neither asks for a fact nor gives a result`)
    const typed = [person.says[fact] ?? []].flat()
    const times = given.get(fact) ?? 0
    const words = typed[times]
    if (words === undefined)
      throw stuck(
        times > 0 ? `“${typed.at(-1)}” is not taken as an answer for “${fact}”` : `“${fact}” is asked, but not in says`,
      )
    given.set(fact, times + 1)
    last = `“${words}” for “${fact}”`
    script.push(`${person.name}: ${words}`)
    await chat.says(words)
  }
  return {
    facts: ((await conversation())?.facts ?? {}) as Facts,
    result: chat.all().at(-1) as Outgoing,
    messages: chat.all(),
  }
}

/** The fact a message asks for, by the buttons under it. */
const factAskedIn = (message: Outgoing): string | undefined =>
  message.choices?.map(({ id }) => /^screen:answer:([^:]+):/.exec(id)?.[1]).find((fact) => fact !== undefined)
