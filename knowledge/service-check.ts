/** What is wrong in services.yaml and liaisons.yaml beyond their form: ids that lead nowhere, limits no clause sets, silent consents. */
import type { Clause } from './clauses.ts'
import type { Role } from './liaisons.ts'
import { figures } from './numbers.ts'
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
        problem: `there is no clause ${id}`,
        remedy: 'use policy/clause by the numbers of source.txt, such as cq-card-rules/6.3',
      })
  }
  const role = (key: string, id: string) => {
    if (!roles.has(id))
      problems.push({
        file,
        key,
        problem: `there is no role ${id}`,
        remedy: 'add it to liaisons.yaml or correct the name',
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
          problem: `“${figure}” does not stand in clause ${hop.clause}`,
          remedy: 'compare with the source and correct the limit or the clause',
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
  const wrong = new Set<string>()
  for (const answers of everyAnswer(service)) {
    const applicant = options.find(({ id }) => id === answers[asked ?? ''])
    const first = pathFor(service, answers)[0]?.hop.roles[0]
    const said = Object.entries(answers)
      .map(([item, value]) => `${item} ${value}`)
      .join(', ')
    if (!first) wrong.add(`has no hop for ${said}`)
    else if (applicant?.through && first !== applicant.through)
      wrong.add(`begins with ${first} for ${said}, not with ${applicant.through}`)
    else if (applicant?.role === first) wrong.add(`begins with ${first} for ${said}, who files it`)
  }
  return [...wrong].map((problem) => ({
    file,
    key: `${service.id}: path`,
    problem,
    remedy: 'correct the conditions (when) of the hops, or through of the applicants',
  }))
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
          problem: `does not name “${item.label[language]}”, which is asked`,
          remedy: 'name it in the words of its label, or say personal: false when it is nothing about a person',
        })),
    )
