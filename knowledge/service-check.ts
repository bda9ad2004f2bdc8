/** What is wrong in services.yaml and liaisons.yaml beyond their form: ids that lead nowhere, limits no clause sets, silent consents. */
import type { Clause } from './clauses.ts'
import type { Role } from './liaisons.ts'
import { figures } from './numbers.ts'
import { asText, type Said } from './said.ts'
import { type Hop, type Item, itemsFor, optionsOf, pathFor, type Service } from './services.ts'
import type { Problem } from './yaml.ts'

const file = 'services.yaml'

/** `clauses` is by `policy/clause`. */
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
  const clause = (key: string, id: string, where = file) => {
    if (!clauses.has(id))
      problems.push({
        file: where,
        key,
        problem: { say: 'wrong.no-clause', id },
      })
  }
  const role = (key: string, id: string) => {
    if (!roles.has(id))
      problems.push({
        file,
        key,
        problem: { say: 'wrong.no-role', id },
      })
  }
  for (const service of services.values()) {
    const key = (rest: string) => `${service.id}: ${rest}`
    for (const id of service.clauses) clause(key('clauses'), id)
    clause(key('applicants.clause'), service.applicants.clause)
    for (const option of service.applicants.options)
      for (const id of [option.role, option.through]) if (id) role(key(`applicants (${option.id})`), id)
    for (const [n, season] of service.seasons.entries()) clause(key(`seasons[${n}].clause`), season.clause)
    if (service.after) clause(key('after.clause'), service.after.clause)
    for (const [n, hop] of service.path.entries()) {
      clause(key(`path[${n}].clause`), hop.clause)
      for (const figure of limitNotIn(clauses.get(hop.clause)?.whole, hop.limit))
        problems.push({
          file,
          key: key(`path[${n}].limit`),
          problem: { say: 'wrong.limit', figure, clause: hop.clause },
        })
      for (const id of hop.roles) role(key(`path[${n}].roles`), id)
    }
    problems.push(...checkPaths(service), ...checkConsent(service))
  }
  for (const { id, clause: created } of roles.values()) clause(`${id}: clause`, created, 'liaisons.yaml')
  return problems
}

/** The figures of a limit that the text of its clause names neither in digits nor in words. */
const limitNotIn = (text: string | undefined, limit: Hop['limit']): string[] => {
  if (text === undefined || !limit) return []
  const { digits, words } = figures(text)
  const days = 'by' in limit ? [limit.by] : limit.from ? [limit.from] : []
  const set = [...days.flatMap((day) => day.split('-').map(Number)), ...('by' in limit ? [] : [limit.workingDays])]
  return set.map(String).filter((figure) => !digits.has(figure) && !words.has(figure))
}

/** Whatever is answered there is a first hop, and what goes through a role begins with it, and nothing else does. */
const checkPaths = (service: Service): Problem[] => {
  const { options } = service.applicants
  const asked = service.items.find(({ kind }) => kind === 'applicant')?.id
  const wrong = new Map<string, Said>()
  const note = (said: Said) => wrong.set(asText(said), said)
  for (const answers of everyAnswer(service)) {
    const applicant = options.find(({ id }) => id === answers[asked ?? ''])
    const first = pathFor(service, answers)[0]?.hop.roles[0]
    const said = Object.entries(answers)
      .map(([item, value]) => `${item} ${value}`)
      .join(', ')
    if (!first) note({ say: 'wrong.no-hop', said })
    else if (applicant?.through && first !== applicant.through)
      note({ say: 'wrong.first-hop-through', role: first, said, through: applicant.through })
    else if (applicant?.role === first) note({ say: 'wrong.first-hop-filer', role: first, said })
  }
  return [...wrong.values()].map((problem) => ({ file, key: `${service.id}: path`, problem }))
}

/** Every combination of answers to the choices that the path asks about. */
const everyAnswer = (service: Service): Record<string, string>[] => {
  const used = new Set(service.path.flatMap(({ when = [] }) => when.map(({ item }) => item)))
  const asked = service.items.filter(({ id, kind }) => kind === 'applicant' || used.has(id))
  return asked.reduce<Record<string, string>[]>(
    (sofar, item) =>
      sofar.flatMap((answers) =>
        itemsFor(service, answers).includes(item)
          ? optionsOf(service, item).map(({ id }) => ({ ...answers, [item.id]: id }))
          : [answers],
      ),
    [{}],
  )
}

/** What is asked about a person is named where they agree to it. */
const checkConsent = (service: Service): Problem[] =>
  service.items
    .filter(({ personal }) => personal)
    .flatMap((item: Item) =>
      (['zh', 'en'] as const)
        .filter((language) => !service.consent[language].toLowerCase().includes(item.label[language].toLowerCase()))
        .map((language) => ({
          file,
          key: `${service.id}: consent.${language}`,
          problem: { say: 'wrong.consent', item: item.label[language] },
        })),
    )
