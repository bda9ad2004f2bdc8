/** services.yaml and liaisons.yaml: what they say, and what is said when they are wrong. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dump, load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { targetsOf } from '../../bot/requests/path.ts'
import type { ServiceRequest } from '../../bot/requests/request.ts'
import { readLiaisons } from '../../knowledge/liaisons.ts'
import { checkServices } from '../../knowledge/service-check.ts'
import { itemsFor, pathFor, readServices, type Service } from '../../knowledge/services.ts'
import { inEnglish, lineOf } from '../knowledge/english.ts'
import { knowledge } from './office.ts'

// biome-ignore lint/suspicious/noExplicitAny: the point is to put anything into the file
type Anything = any

/** The file as it is, changed, and read again. */
const changed = (change: (service: Anything) => void) => {
  // A copy of each, as what services share is one object after reading.
  const services = JSON.parse(JSON.stringify(load(readFileSync('knowledge/services.yaml', 'utf8')))) as Anything
  change(services[0])
  const file = join(mkdtempSync(join(tmpdir(), 'services-')), 'services.yaml')
  writeFileSync(file, dump(services))
  return () => readServices(file)
}

test('the folder has no id that leads nowhere', () => {
  expect(checkServices(knowledge)).toEqual([])
})

test('household registration as the rules have it', () => {
  const service = knowledge.services.get('household-registration')
  expect(service?.path.map(({ roles, limit }) => [roles, limit])).toEqual([
    [['platform-specialist'], { workingDays: 3 }],
    [['public-security', 'public-security-branch'], undefined],
  ])
  expect(service?.applicants.options.map(({ zh }) => zh)).toEqual(['人才本人', '人才的家属', '用人单位联络员'])
})

test('the schema can hold a service whose path depends on an answer, with a fixed day', () => {
  const [school] = changed((service) => {
    service.items.splice(1, 0, {
      id: 'entry',
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      ask: { zh: '新入学还是转学？', en: 'New entry or transfer?' },
      options: [
        { id: 'new', zh: '新入学', en: 'New entry' },
        { id: 'transfer', zh: '转学', en: 'Transfer' },
      ],
    })
    service.items[2].when = { item: 'entry', is: ['transfer'] }
    const [hop] = service.path
    service.path.unshift({ ...hop, limit: { by: '05-31' }, when: { item: 'entry', is: ['new'] } })
    hop.when = { item: 'entry', is: ['transfer'] }
    service.path[0].roles = ['platform-specialist']
  })() as [Service]
  expect(pathFor(school, { entry: 'new' }).map(({ at }) => at)).toEqual([0, 2])
  expect(pathFor(school, { entry: 'transfer' }).map(({ at }) => at)).toEqual([1, 2])
  expect(itemsFor(school, { entry: 'new' }).length).toBe(itemsFor(school, { entry: 'transfer' }).length - 1)
})

test('where a request can go: ahead, beside, back', () => {
  const at = (hop: number, role: string) =>
    targetsOf(knowledge, { service: 'household-registration', hop, role, items: {} } as unknown as ServiceRequest).map(
      (target) => target.role,
    )
  expect(at(0, 'platform-specialist')).toEqual(['public-security', 'public-security-branch'])
  expect(at(1, 'public-security')).toEqual(['public-security-branch', 'platform-specialist'])
})

describe('mistakes are named with file, key and what is wrong', () => {
  test.each<[string, (service: Anything) => void, RegExp]>([
    ['a missing translation', (s) => delete s.name.en, /\(household-registration\)\.name\.en/],
    ['a key that is not known', (s) => (s.departement = 'x'), /departement/],
    [
      'a choice without options',
      (s) => delete s.items[3].options,
      /\(who\)\.options: an item of kind choice needs options/,
    ],
    ['two items with one id', (s) => (s.items[2].id = 'talent'), /another entry is called talent already/],
    [
      'a condition on a later item',
      (s) => (s.items[0].when = { item: 'who', is: ['talent'] }),
      /no earlier item is called who/,
    ],
    [
      'a condition on an option there is not',
      (s) => (s.path[1].when = { item: 'who', is: ['dog'] }),
      /the options of who are talent, talent-spouse/,
    ],
    ['a clause without its policy', (s) => (s.path[0].clause = '6.3'), /policy\/clause/],
    [
      'a limit of no days',
      (s) => (s.path[0].limit = { workingDays: 0 }),
      /path\[0\]\.limit\.workingDays: is less than 1/,
    ],
    [
      'a limit that counts from what is no date',
      (s) => (s.path[0].limit = { workingDays: 3, since: 'talent' }),
      /limit\.since: no item of kind date is called talent/,
    ],
    [
      'a season over the turn of the year',
      (s) => (s.seasons = [{ from: '11-01', to: '02-01', zh: '一', en: 'a', clause: 'cq-card-rules/6.3' }]),
      /seasons\[0\]: from must not be later than to/,
    ],
    ['a group there is not', (s) => (s.group = 'sports'), /\.group/],
    ['a condition that is none', (s) => (s.path[1].when = { item: 'who' }), /when: needs \{ item/],
    ['a day there is not', (s) => (s.path[0].limit = { by: '02-30' }), /limit\.by: must be a day/],
  ])('%s', (_, change, says) => expect(() => inEnglish(changed(change))).toThrow(says))

  test('roles and clauses that do not exist', () => {
    const [service] = changed((s) => {
      s.path[0].roles = ['nobody']
      s.path[1].clause = 'cq-card-rules/99'
    })() as [Service]
    const problems = checkServices({ ...knowledge, services: new Map([[service.id, service]]) })
    expect(problems.map(lineOf)).toEqual([
      expect.stringContaining('there is no role nobody — '),
      expect.stringContaining('there is no clause cq-card-rules/99 — '),
    ])
  })

  test.each<[string, (service: Anything) => void, RegExp]>([
    ['a consent that is silent', (s) => (s.consent.en = 'I collect things.'), /consent\.en: does not name “Filed by”/],
    [
      'a path that ends before it begins',
      (s) => {
        s.path[0].when = { item: 'who', is: ['talent'] }
        s.path[1].when = { item: 'applicant', is: ['talent'] }
      },
      /path: has no hop for applicant family, who talent-spouse/,
    ],
    [
      'one who may only start it, though it goes elsewhere',
      (s) => (s.applicants.options[1].through = 'employer-liaison'),
      /path: begins with platform-specialist for applicant family, not with employer-liaison/,
    ],
    [
      'one who would have to confirm to themselves',
      (s) => (s.path[0].roles = ['employer-liaison']),
      /path: begins with employer-liaison for applicant employer-liaison, who files it/,
    ],
    [
      'a role of an applicant',
      (s) => (s.applicants.options[0].role = 'queen'),
      /applicants \(talent\): there is no role/,
    ],
    [
      'a first day that the clause does not name',
      (s) => (s.path[0].limit = { workingDays: 3, from: '07-08' }),
      /path\[0\]\.limit: “7” does not stand/,
    ],
  ])('%s', (_, change, says) => {
    const [service] = changed(change)() as [Service]
    const problems = checkServices({ ...knowledge, services: new Map([[service.id, service]]) })
    expect(problems.map(lineOf).join('\n')).toMatch(says)
  })

  test('an item that is nothing about a person need not be named', () => {
    const [service] = changed((s) => {
      s.items[0].personal = false
      s.items[0].label = { zh: '甲', en: 'Something' }
    })() as [Service]
    expect(checkServices({ ...knowledge, services: new Map([[service.id, service]]) })).toEqual([])
  })

  test('liaisons without a platform', () => {
    const roles = (load(readFileSync('knowledge/liaisons.yaml', 'utf8')) as Anything).slice(1)
    const file = join(mkdtempSync(join(tmpdir(), 'liaisons-')), 'liaisons.yaml')
    writeFileSync(file, dump(roles))
    expect(() => inEnglish(() => readLiaisons(file))).toThrow(/there must be a role of kind platform/)
  })
})
