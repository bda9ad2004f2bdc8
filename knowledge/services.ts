/** The services a person can request, as data: who may file, the path a request takes, what is collected. */
import { z } from 'zod'
import type { Clause } from './clauses.ts'
import { isDate } from './dates.ts'
import type { Role } from './liaisons.ts'
import { figures } from './numbers.ts'
import { Both, distinctIds, type Problem, readYaml } from './yaml.ts'

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const ClauseId = z.string().regex(/^[a-z0-9-]+\/[\w.-]+$/, 'must be policy/clause, for example cq-card-rules/6.3')

/** Holds when the item's answer is one of these: lets a hop or an item depend on an earlier answer. */
const When = z.strictObject({ item: Id, is: z.array(z.string().min(1)).min(1) })

/** At most 24 characters, so that the id of its button keeps within the 64 bytes of a channel. */
const Option = z.strictObject({ id: Id.max(24), zh: z.string().min(1), en: z.string().min(1) })

const Item = z.strictObject({
  id: Id.max(24),
  /** What a summary calls it. */
  label: Both,
  /** The question as it is put to the applicant. */
  ask: Both,
  /** `applicant`: a choice among those who may file, see `applicants`. */
  kind: z.enum(['applicant', 'text', 'choice', 'phone', 'email', 'date']),
  options: z.array(Option).min(2).superRefine(distinctIds).optional(),
  optional: z.boolean().default(false),
  /** Says something about a person: it is asked only after consent. */
  personal: z.boolean().default(true),
  /** Longest answer in characters. */
  max: z.number().int().positive().max(1000).default(100),
  when: When.optional(),
})

const Limit = z.union(
  [
    z.strictObject({ workingDays: z.int().min(1).max(250) }),
    z.strictObject({ by: z.string().refine((day) => isDate(`2001-${day}`), 'must be a day like 05-31') }), // of every year
  ],
  'needs workingDays with a whole number from 1 to 250, or by with a day like "05-31"',
)

const Hop = z.strictObject({
  /** Roles that may hold the request here; the first is the usual one. */
  roles: z.array(Id).min(1),
  /** Time limit of this hop, counted from its start; absent when the documents set none. */
  limit: Limit.optional(),
  /** What is done here, as told to the applicant. */
  does: Both,
  clause: ClauseId,
  when: When.optional(),
})

const ServiceFile = z.strictObject({
  id: Id.max(40),
  name: Both,
  /** Words people use for it, to recognise what they want. */
  words: z.strictObject({ zh: z.array(z.string().min(1)).min(1), en: z.array(z.string().min(1)).min(1) }),
  clauses: z.array(ClauseId).min(1),
  /** Said before anything is asked: what the service is, what to do first. */
  about: Both,
  /** Who may file, in the words of the rules, and the clause that says so. */
  applicants: z.strictObject({ options: z.array(Option).min(1).superRefine(distinctIds), clause: ClauseId }),
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

const ServicesFile = z
  .array(ServiceFile)
  .superRefine(distinctIds)
  .superRefine((services, context) => {
    const complain = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    for (const [at, service] of services.entries()) {
      for (const [n, item] of service.items.entries()) {
        const here = [at, 'items', n]
        if ((item.kind === 'choice') !== (item.options !== undefined))
          complain([...here, 'options'], 'an item of kind choice needs options, and no other kind has them')
      }
      const conditions = [
        ...service.items.map((item, n) => ({ when: item.when, path: [at, 'items', n, 'when'], before: n })),
        ...service.path.map((hop, n) => ({
          when: hop.when,
          path: [at, 'path', n, 'when'],
          before: service.items.length,
        })),
      ]
      for (const { when, path, before } of conditions) {
        if (!when) continue
        const item = service.items.slice(0, before).find((i) => i.id === when.item)
        const known = item && optionsOf(service, item).map((option) => option.id)
        if (!known) complain([...path, 'item'], `no earlier item is called ${when.item}`)
        else if (!when.is.every((value) => known.includes(value)))
          complain([...path, 'is'], `the options of ${when.item} are ${known.join(', ')}`)
      }
    }
  })

/** Reads services.yaml. Throws KnowledgeError with every problem of form. */
export const readServices = (file: string): Service[] => readYaml(file, ServicesFile)

/** What a choice item can be answered with; empty for the other kinds. */
export const optionsOf = (service: Service, item: Item): Option[] =>
  item.kind === 'applicant' ? service.applicants.options : (item.options ?? [])

const holds = (when: z.infer<typeof When> | undefined, answers: Record<string, string>): boolean =>
  !when || when.is.includes(answers[when.item] ?? '')

/** The items to ask, given what was answered so far. */
export const itemsFor = (service: Service, answers: Record<string, string>): Item[] =>
  service.items.filter((item) => holds(item.when, answers))

/** The hops a request with these answers takes, each with its place in `service.path`. */
export const pathFor = (service: Service, answers: Record<string, string>): { at: number; hop: Hop }[] =>
  service.path.flatMap((hop, at) => (holds(hop.when, answers) ? [{ at, hop }] : []))

/** The figures of a limit that the text of its clause names neither in digits nor in words. */
const limitNotIn = (text: string | undefined, limit: Hop['limit']): string[] => {
  if (text === undefined || !limit) return []
  const { digits, words } = figures(text)
  const set = 'by' in limit ? limit.by.split('-').map(Number) : [limit.workingDays]
  return set.map(String).filter((figure) => !digits.has(figure) && !words.has(figure))
}

/** Ids in services.yaml and liaisons.yaml that lead nowhere, and limits that their clause does not set. `clauses` is by `policy/clause`. */
export const checkServices = ({
  services,
  roles,
  clauses,
}: {
  services: ReadonlyMap<string, Service>
  roles: ReadonlyMap<string, Role>
  clauses: ReadonlyMap<string, Pick<Clause, 'whole'>>
}): Problem[] => {
  const problems: Problem[] = []
  const clause = (file: string, key: string, id: string) => {
    if (!clauses.has(id))
      problems.push({ file, key, problem: `there is no clause ${id}`, remedy: 'npm run knowledge lists the clauses' })
  }
  for (const service of services.values()) {
    const file = 'services.yaml'
    for (const id of service.clauses) clause(file, `${service.id}: clauses`, id)
    clause(file, `${service.id}: applicants.clause`, service.applicants.clause)
    if (service.after) clause(file, `${service.id}: after.clause`, service.after.clause)
    for (const [n, hop] of service.path.entries()) {
      clause(file, `${service.id}: path[${n}].clause`, hop.clause)
      for (const figure of limitNotIn(clauses.get(hop.clause)?.whole, hop.limit))
        problems.push({
          file,
          key: `${service.id}: path[${n}].limit`,
          problem: `“${figure}” does not stand in clause ${hop.clause}`,
          remedy: 'compare with the source and correct the limit or the clause',
        })
      for (const role of hop.roles)
        if (!roles.has(role))
          problems.push({
            file,
            key: `${service.id}: path[${n}].roles`,
            problem: `there is no role ${role}`,
            remedy: 'add it to liaisons.yaml or correct the name',
          })
    }
  }
  for (const role of roles.values()) clause('liaisons.yaml', `${role.id}: clause`, role.clause)
  return problems
}
