/** The catalogue as the rules have it: who files, where it goes, by when, what is asked. */
import { describe, expect, test } from 'vitest'
import { printItems } from '../../bot/requests/filing/items.ts'
import { dueOf, withoutDue } from '../../bot/requests/path.ts'
import { itemsFor, optionsOf, pathFor, type Service, seasonsOn } from '../../knowledge/services.ts'
import { dateAt } from '../../knowledge/working-days.ts'
import { fill, of } from './fill.ts'
import { knowledge, office } from './office.ts'

const services = [...knowledge.services.values()]
const at = (date: string) => Date.parse(`${date}T10:00:00+08:00`)

/** Each step as `role due`, all begun on one day: a date, `none` without a limit, `past` where it was over. */
const walk = (id: string, answers: Record<string, string>, date: string) =>
  pathFor(of(id), answers).map(({ hop }) => {
    const due = dueOf(hop, at(date), answers)
    return `${hop.roles[0]} ${due ? dateAt(due.at) : withoutDue(hop) === 'requests.limit-past' ? 'past' : 'none'}`
  })

const by = (applicant: string, rest: Record<string, string> = {}) => ({ applicant, ...rest })
const liaison = 'employer-liaison'
const platform = 'platform-specialist'

test('every service of the rules is there', () => {
  expect(services.map(({ id }) => id).sort()).toEqual(
    [
      ...['card-cancellation', 'card-change', 'card-extension', 'card-loss', 'card-new'],
      ...['household-registration', 'medical', 'other-services', 'residence-visa', 'school', 'science-advice'],
      ...['science-service', 'spouse-employment', 'talent-programme', 'title-post'],
    ].sort(),
  )
})

describe('paths and due dates', () => {
  const changed = { changed: '2026-09-21' }
  test.each<[string, Record<string, string>, string, string[]]>([
    // 六、（三）, （四）: passed on within 3 working days; no limit after that. Spring Festival 2026: 15 to 23 February off, 14 worked.
    ['household-registration', by('talent'), '2026-02-12', [`${platform} 2026-02-24`, 'public-security none']],
    ['household-registration', by(liaison), '2026-09-23', [`${platform} 2026-09-29`, 'public-security none']],
    ['residence-visa', by('family'), '2026-02-12', [`${platform} 2026-02-24`, 'public-security none']],
    // 六、（一）: the liaison by 30 April, the platform by 31 May, the commission in 15 working days.
    ...['talent', 'family'].map((who): [string, Record<string, string>, string, string[]] => [
      'school',
      by(who, { entry: 'new-this-year' }),
      '2026-04-30',
      [`${liaison} 2026-04-30`, `${platform} 2026-05-31`, 'education 2026-05-25'],
    ]),
    [
      'school',
      by('talent', { entry: 'new-this-year' }),
      '2026-05-01',
      [`${liaison} past`, `${platform} 2026-05-31`, 'education 2026-05-25'],
    ],
    [
      'school',
      by(liaison, { entry: 'new-this-year' }),
      '2026-05-31',
      [`${platform} 2026-05-31`, 'education 2026-06-22'],
    ],
    ['school', by(liaison, { entry: 'new-this-year' }), '2026-06-01', [`${platform} past`, 'education 2026-06-23']],
    [
      'school',
      by('family', { entry: 'new-next-year' }),
      '2026-06-01',
      [`${liaison} 2027-04-30`, `${platform} 2027-05-31`, 'education 2026-06-23'],
    ],
    [
      'school',
      by(liaison, { entry: 'new-next-year' }),
      '2026-04-30',
      [`${platform} 2027-05-31`, 'education 2026-05-25'],
    ],
    [
      'school',
      by('talent', { entry: 'transfer' }),
      '2026-05-31',
      [`${liaison} none`, `${platform} none`, 'education none'],
    ],
    [
      'school',
      by('talent', { entry: 'transfer' }),
      '2026-06-01',
      [`${liaison} none`, `${platform} 2026-06-04`, 'education 2026-06-23'],
    ],
    ['school', by(liaison, { entry: 'transfer' }), '2026-11-30', [`${platform} 2026-12-03`, 'education 2026-12-21']],
    // 六、（二）
    ['science-advice', by('talent'), '2026-09-21', [`${platform} none`, 'science-technology none']],
    ['science-service', by('family'), '2026-09-21', ['science-technology none']],
    // 六、（五）
    ['medical', by(liaison), '2026-09-21', ['health none']],
    // 六、（六）, 三、（六）–（九）
    ['title-post', by('talent', { matter: 'post' }), '2026-09-21', [`${platform} none`, 'human-resources none']],
    ['talent-programme', by('family'), '2026-09-21', [`${platform} none`, 'talent-programmes none']],
    [
      'spouse-employment',
      by('talent'),
      '2026-09-21',
      [`${platform} none`, `${liaison} none`, 'district-organisation none'],
    ],
    ['other-services', by('talent'), '2026-09-21', [`${platform} none`, 'human-resources none']],
    // 二、（一）–（三）. From 21 September 2026 15 working days end on 19 October, over two holidays and a worked Saturday.
    ['card-new', by('talent'), '2026-09-21', [`${liaison} none`, `${platform} none`]],
    ['card-new', by(liaison), '2026-09-21', [`${platform} none`]],
    [
      'card-change',
      by('family', changed),
      '2026-10-19',
      [`${liaison} 2026-10-19`, `${platform} none`, 'human-resources none', `${platform} none`],
    ],
    [
      'card-change',
      by('talent', changed),
      '2026-10-20',
      [`${liaison} past`, `${platform} none`, 'human-resources none', `${platform} none`],
    ],
    [
      'card-change',
      by(liaison, changed),
      '2026-10-20',
      [`${platform} none`, 'human-resources none', `${platform} none`],
    ],
    [
      'card-loss',
      by('talent', { lost: '2026-09-21' }),
      '2026-09-24',
      [`${liaison} 2026-10-19`, `${platform} none`, 'human-resources none', `${platform} none`],
    ],
    [
      'card-extension',
      by('talent', { expires: '2027-01-01' }),
      '2026-09-21',
      [`${liaison} 2026-10-19`, `${platform} none`, 'human-resources none', `${platform} none`],
    ],
    ['card-extension', by(liaison), '2026-09-21', [`${platform} none`, 'human-resources none', `${platform} none`]],
    ['card-cancellation', by('talent'), '2026-09-21', [`${platform} none`, 'human-resources none', `${platform} none`]],
  ])('%s %o on %s', (id, answers, date, steps) => expect(walk(id, answers, date)).toEqual(steps))

  test('in the evening of the last day it is still that day', () => {
    const [hop] = pathFor(of('school'), by(liaison, { entry: 'new-this-year' }))
    const evening = Date.parse('2026-05-31T20:00:00+08:00')
    expect(dateAt(dueOf((hop as { hop: Service['path'][number] }).hop, evening, {})?.at ?? 0)).toBe('2026-05-31')
  })
})

test('what ends with a card made or cancelled ends with the departments told (二、末段)', () => {
  for (const { id, path, clauses } of services.filter(({ group }) => group === 'card')) {
    expect(clauses, id).toContain('cq-card-rules/2.closing')
    expect(path.at(-1)?.does.zh, id).toMatch(/及时通知市级相关部门和单位/)
    expect(path.at(-1)?.does.en, id).toMatch(/notifies the municipal departments/)
  }
})

describe('who files', () => {
  const only = ['school', 'card-new', 'card-change', 'card-extension', 'card-loss']
  test.each(services.map(({ id }) => id))('%s', (id) => {
    const { options } = of(id).applicants
    const through = options.filter((option) => option.through).map((option) => option.id)
    expect(through).toEqual(only.includes(id) ? ['talent', 'family'] : [])
    expect(options.filter(({ role }) => role).map((option) => option.id)).toEqual([liaison])
  })
})

/** Every set of answers to the choices of a service. */
const everyChoice = (service: Service): Record<string, string>[] =>
  service.items.reduce<Record<string, string>[]>(
    (sofar, item) =>
      sofar.flatMap((answers) => {
        const options = itemsFor(service, answers).includes(item) ? optionsOf(service, item) : []
        return options.length > 0 ? options.map(({ id }) => ({ ...answers, [item.id]: id })) : [answers]
      }),
    [{}],
  )

describe('what is asked', () => {
  const common = ['applicant', 'talent', 'employer']
  const cards = (...rest: string[]) => [...common, ...rest, 'phone', 'remarks']
  test.each<[string, Record<string, string>, string[]]>([
    ['household-registration', {}, cards('who', 'district').sort()],
    ['school', { entry: 'new-this-year' }, cards('relation', 'entry', 'level', 'by-place', 'district')],
    ['school', { entry: 'transfer' }, cards('relation', 'entry', 'level', 'by-place', 'district', 'school-now')],
    ['spouse-employment', {}, cards('district', 'who', 'work')],
    ['residence-visa', {}, cards('matter', 'who', 'expires')],
    ['medical', {}, [...common, 'service', 'hospital', 'problem', 'phone']],
    ['science-advice', {}, [...common, 'subject', 'need', 'phone']],
    ['science-service', {}, [...common, 'subject', 'need', 'phone']],
    ['title-post', { matter: 'title' }, cards('matter', 'title')],
    ['title-post', { matter: 'post' }, cards('matter', 'post')],
    ['talent-programme', { programme: 'hongyan' }, cards('programme')],
    ['talent-programme', { programme: 'other' }, cards('programme', 'which')],
    ['other-services', {}, [...common, 'matter', 'need', 'phone']],
    ['card-new', { document: 'resident-id' }, cards('sex', 'document', 'id-number', 'photo')],
    ['card-new', { document: 'passport' }, cards('sex', 'document', 'passport-number', 'photo')],
    ['card-change', { what: 'employer' }, cards('what', 'new-employer', 'changed', 'card-number')],
    ['card-change', { what: 'name' }, cards('what', 'new-name', 'changed', 'card-number')],
    ['card-change', { what: 'other' }, cards('what', 'details', 'changed', 'card-number')],
    [
      'card-change',
      { what: 'document', document: 'passport' },
      cards('what', 'document', 'passport-number', 'changed', 'card-number'),
    ],
    [
      'card-change',
      { what: 'document', document: 'resident-id' },
      cards('what', 'document', 'id-number', 'changed', 'card-number'),
    ],
    ['card-extension', {}, cards('expires', 'card-number')],
    ['card-loss', {}, cards('lost')],
    ['card-cancellation', {}, cards('reason', 'card-number')],
  ])('%s %o', (id, answers, items) =>
    expect(
      itemsFor(of(id), answers)
        .map((item) => item.id)
        .sort(),
    ).toEqual([...items].sort()),
  )

  test.each(services.map(({ id }) => id))('%s: every condition comes out both ways', (id) => {
    const service = of(id)
    const all = everyChoice(service)
    for (const item of service.items.filter(({ when }) => when)) {
      expect(all.some((answers) => itemsFor(service, answers).includes(item))).toBe(true)
      expect(all.some((answers) => !itemsFor(service, answers).includes(item))).toBe(true)
    }
    for (const hop of service.path) {
      const taken = all.map((answers) => pathFor(service, answers).some((step) => step.hop === hop))
      expect(taken).toContain(true)
      if (hop.when) expect(taken).toContain(false)
    }
  })

  test('a number of an identity document only for what the card shows', () => {
    const asking = services.filter(({ items }) =>
      items.some(({ kind }) => kind === 'resident-id' || kind === 'passport'),
    )
    expect(asking.map(({ id }) => id).sort()).toEqual(['card-change', 'card-new'])
  })
})

describe('what today’s date means for school', () => {
  test.each([
    ['2026-04-30', /4月30日前申报/, /6月1日以前的没有写明期限/],
    ['2026-05-01', /申报期限已过/, /6月1日以前的没有写明期限/],
    ['2026-05-31', /申报期限已过/, /6月1日以前的没有写明期限/],
    ['2026-06-01', /都已过.*明年入学的可以现在提出/, /3个工作日内提交市教委/],
    ['2026-12-31', /都已过/, /15个工作日内反馈/],
  ])('%s', (date, entry, transfer) => {
    const [first, second, ...more] = seasonsOn(of('school'), date).map(({ zh }) => zh)
    expect(first).toMatch(entry)
    expect(second).toMatch(transfer)
    expect(more).toEqual([])
  })
  test('is said before consent, by the day in China', async () => {
    // 30 April, 23:00 in London is 1 May in Chongqing.
    const applicant = office({ at: '2026-04-30T23:00:00+01:00' }).person('web:a')
    await applicant.says('Hello there')
    await applicant.forges('file:start:school')
    expect(applicant.sees(/30 April, has passed/).text).toMatch(/Do you agree/)
  })
  test('“next year” is a year by its number for those who read it after New Year', () => {
    const filed = Date.parse('2026-12-31T23:00:00+08:00')
    const print = (entry: string, language: 'zh' | 'en') => printItems(of('school'), { entry }, language, filed)
    expect(print('new-next-year', 'zh')).toBe('• 办理类别：2027年新入学（入托）')
    expect(print('new-next-year', 'en')).toBe('• Kind of entry: New entry in 2027')
    expect(print('new-this-year', 'en')).toBe('• Kind of entry: New entry in 2026')
    expect(print('transfer', 'zh')).toBe('• 办理类别：转学')
  })
  test('a new entry filed late is told that no limit is left', async () => {
    const o = office({ at: '2026-05-04T10:00:00+08:00' })
    await o.member(liaison, 'wechat:hr')
    const applicant = o.person('web:a')
    await fill(applicant, 'school', 'zh', { applicant: 'talent', entry: 'new-this-year' })
    const filed = applicant.sees(/已提交/)
    expect(filed.text).toMatch(/已发给用人单位联络员/)
    expect(filed.text).toMatch(/申报，即在这里转交给平台（规定的期限已过，请尽快办理）/)
    expect(filed.text).toMatch(/提交市教委，最迟2026年5月31日18:00/)
    expect(filed.text).toMatch(/向平台反馈（收到后15个工作日内）/)
    await applicant.presses('查看详情')
    applicant.sees(/这一步规定的期限已过/)
  })
})
