/** The services a person can request, as data: who may file, the path a request takes, what is collected. */
import { z } from 'zod'
import { isDate } from './dates.ts'
import { asText, type Said } from './said.ts'
import { Both, distinctIds, readYaml } from './yaml.ts'

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, asText({ say: 'mistake.no-id' }))
const ClauseId = z.string().regex(/^[a-z0-9-]+\/[\w.-]+$/, asText({ say: 'mistake.no-policy-clause' }))

const Day = z.string().refine((day) => isDate(`2001-${day}`), asText({ say: 'mistake.no-day' }))
const Words = z.strictObject({ zh: z.array(z.string().min(1)).min(1), en: z.array(z.string().min(1)).min(1) })

/** The groups of the catalogue, in the order in which it is shown. */
export const groups = ['card', 'family', 'settling', 'career', 'other'] as const

const Condition = z.strictObject({ item: Id, is: z.array(z.string().min(1)).min(1) })
/** Holds when each item's answer is one of these: lets a hop or an item depend on earlier answers. */
const When = z
  .union([Condition, z.array(Condition).min(1)], asText({ say: 'mistake.no-when' }))
  .transform((when) => (Array.isArray(when) ? when : [when]))

/** At most 24 characters, so that the id of its button keeps within the 64 bytes of a channel. */
const Option = z.strictObject({ id: Id.max(24), zh: z.string().min(1), en: z.string().min(1) })

/** Somebody who may file. */
const Applicant = Option.extend({
  /** The role of the network they have: what the rules ask of it is told to them. */
  role: Id.optional(),
  /** By the rules this role files: who is not of it may start the request, which then goes there first. */
  through: Id.optional(),
})

const Item = z.strictObject({
  id: Id.max(24),
  /** What a summary calls it. */
  label: Both,
  /** The question as it is put to the applicant. */
  ask: Both,
  /** `applicant`: a choice among those who may file, see `applicants`. */
  kind: z.enum([
    ...(['applicant', 'choice', 'text', 'phone', 'email', 'date'] as const),
    ...(['resident-id', 'passport', 'card-number'] as const),
    ...(['file', 'photo'] as const), // sent in the chat; a photo is an image
  ]),
  options: z.array(Option).min(2).superRefine(distinctIds).optional(),
  optional: z.boolean().default(false),
  /** Says something about a person, so the consent names it. */
  personal: z.boolean().default(true),
  /** Shown in the lists of those who handle requests, to tell one from another. */
  shows: z.boolean().default(false),
  /** For a date: what has happened, so it can't lie ahead. */
  past: z.boolean().default(false),
  /** For a date: words in whose clause a date said unasked is this one: 丢, expires. */
  cues: Words.optional(),
  /** Longest answer in characters. */
  max: z.number().int().positive().max(1000).default(100),
  when: When.optional(),
})

const Limit = z.union(
  [
    z.strictObject({
      workingDays: z.int().min(1).max(250),
      /** A date item they are counted from, in place of the start of the hop. */
      since: Id.optional(),
      /** The documents set them for what begins on this day of the year or later. */
      from: Day.optional(),
    }),
    /** The next such day; of this or the next year when that is said. */
    z.strictObject({ by: Day, year: z.enum(['this', 'next']).optional() }),
  ],
  asText({ say: 'mistake.no-limit' }),
)

const Hop = z.strictObject({
  /** Roles that may hold the request here; the first is the usual one. */
  roles: z.array(Id).min(1),
  /** Time limit of this hop; absent when the documents set none. */
  limit: Limit.optional(),
  /** What is done here, as told to the applicant. */
  does: Both,
  clause: ClauseId,
  when: When.optional(),
})

/** What holds on these days of the year, said together with `about`. */
const Season = z
  .strictObject({ from: Day, to: Day, zh: z.string().min(1), en: z.string().min(1), clause: ClauseId })
  .refine(({ from, to }) => from <= to, asText({ say: 'mistake.season-turned' }))

const ServiceFile = z.strictObject({
  id: Id.max(40),
  group: z.enum(groups),
  name: Both,
  /** What people call it; “I want to …” with one of them starts it. A blank stands for a few other words between. */
  words: Words,
  /** Acts that mean it when nothing else is said with them: 我要延期, and not 我要延期还款. */
  alone: Words.optional(),
  /** What people say who need it, without saying that they want it: 卡丢了, lost card. */
  says: Words.optional(),
  clauses: z.array(ClauseId).min(1),
  /** Said before anything is asked: what the service is, what to do first. */
  about: Both,
  seasons: z.array(Season).default([]),
  /** Who may file, in the words of the rules, and the clause that says so. */
  applicants: z.strictObject({ options: z.array(Applicant).min(1).superRefine(distinctIds), clause: ClauseId }),
  path: z.array(Hop).min(1),
  /** What the rules ask for after the service has ended, as told to both sides on completion. */
  after: z.strictObject({ text: Both, clause: ClauseId }).optional(),
  items: z.array(Item).min(1).superRefine(distinctIds),
  consent: Both,
})

export type Service = z.infer<typeof ServiceFile>
export type Item = Service['items'][number]
export type Hop = Service['path'][number]
export type Option = z.infer<typeof Option>
type Season = z.infer<typeof Season>

const ServicesFile = z
  .array(ServiceFile)
  .superRefine(distinctIds)
  .superRefine((services, context) => {
    const complain = (path: PropertyKey[], said: Said) =>
      context.addIssue({ code: 'custom', path, message: asText(said) })
    for (const [at, service] of services.entries()) {
      for (const [n, item] of service.items.entries()) {
        const here = [at, 'items', n]
        if ((item.kind === 'choice') !== (item.options !== undefined))
          complain([...here, 'options'], { say: 'mistake.choice-options' })
      }
      const conditions = [
        ...service.items.map((item, n) => ({ when: item.when, path: [at, 'items', n, 'when'], before: n })),
        ...service.path.map((hop, n) => ({
          when: hop.when,
          path: [at, 'path', n, 'when'],
          before: service.items.length,
        })),
      ]
      for (const { when = [], path, before } of conditions)
        for (const { item: id, is } of when) {
          const item = service.items.slice(0, before).find((i) => i.id === id)
          const known = item && optionsOf(service, item).map((option) => option.id)
          if (!known) complain([...path, 'item'], { say: 'mistake.no-earlier-item', id })
          else if (!is.every((value) => known.includes(value)))
            complain([...path, 'is'], { say: 'mistake.options-are', id, options: known })
        }
      for (const [n, { limit }] of service.path.entries()) {
        const since = limit && 'since' in limit ? limit.since : undefined
        if (since && service.items.find(({ id }) => id === since)?.kind !== 'date')
          complain([at, 'path', n, 'limit', 'since'], { say: 'mistake.no-date-item', id: since })
      }
    }
  })

/** Reads services.yaml. Throws KnowledgeError with every problem of form. */
export const readServices = (file: string): Service[] => readYaml(file, ServicesFile)

/** What a choice item can be answered with; empty for the other kinds. */
export const optionsOf = (service: Service, item: Item): Option[] =>
  item.kind === 'applicant' ? service.applicants.options : (item.options ?? [])

/** As whom a request with these answers is filed; undefined until that is answered. */
export const applicantIn = ({ items, applicants }: Service, answers: Record<string, string>) => {
  const item = items.find(({ kind }) => kind === 'applicant')
  return applicants.options.find(({ id }) => item && id === answers[item.id])
}

const holds = (when: z.infer<typeof When> | undefined, answers: Record<string, string>): boolean =>
  (when ?? []).every(({ item, is }) => is.includes(answers[item] ?? ''))

/** The items to ask, given what was answered so far. */
export const itemsFor = (service: Service, answers: Record<string, string>): Item[] =>
  service.items.filter((item) => holds(item.when, answers))

/** The hops a request with these answers takes, each with its place in `service.path`. */
export const pathFor = (service: Service, answers: Record<string, string>): { at: number; hop: Hop }[] =>
  service.path.flatMap((hop, at) => (holds(hop.when, answers) ? [{ at, hop }] : []))

/** What is to be said on a day (2026-05-01). */
export const seasonsOn = (service: Service, date: string): Season[] =>
  service.seasons.filter(({ from, to }) => from <= date.slice(5) && date.slice(5) <= to)
