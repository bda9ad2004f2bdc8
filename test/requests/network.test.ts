/** The network of roles: each employer sees its own people's requests, districts are offered where they are meant, roles have names. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { rolesNamed } from '../../bot/requests/desk/role-names.ts'
import { roleOf, targetsOf } from '../../bot/requests/path.ts'
import type { ServiceRequest } from '../../bot/requests/request.ts'
import { districtIds, districtInFull } from '../../knowledge/districts.ts'
import { readLiaisons } from '../../knowledge/liaisons.ts'
import { inEnglish } from '../knowledge/english.ts'
import { fileInChinese, knowledge, type Office, office } from './office.ts'

const platform = 'platform-specialist'
const hop = (service: string, role: string) =>
  knowledge.services.get(service)?.path.find(({ roles }) => roles.includes(role)) ?? expect.unreachable()

describe('the employer that a request names', () => {
  test.each([
    ['示例甲公司', 'employer-example-a'],
    ['示例甲有限公司', 'employer-example-a'],
    ['示例甲股份有限公司', 'employer-liaison'], // another company
    ['示例甲有限責任公司', 'employer-example-a'],
    [' 示例 甲 ', 'employer-example-a'],
    ['example company a', 'employer-example-a'],
    ['Example  Company A Co., Ltd.', 'employer-example-a'],
    ['EXAMPLE A LIMITED', 'employer-example-a'],
    ['示例大學', 'employer-example-university'],
    ['The Example University', 'employer-example-university'],
    ['示例大学附属医院', 'employer-liaison'],
    ['Example University Hospital', 'employer-liaison'],
    ['示例甲公司和示例大学', 'employer-liaison'],
    ['公司', 'employer-liaison'],
    ['Ltd', 'employer-liaison'],
    ['', 'employer-liaison'],
    ['重庆示例科技有限公司', 'employer-liaison'],
  ])('%s: %s', (employer, role) =>
    expect(roleOf(hop('card-new', 'employer-liaison'), { employer }, knowledge.roles)).toBe(role),
  )

  test('two roles that both answer to it leave it to the general one', () => {
    const own = knowledge.roles.get('employer-example-a') ?? expect.unreachable()
    const roles = new Map([...knowledge.roles, ['employer-twin', { ...own, id: 'employer-twin' }]])
    expect(roleOf(hop('card-new', 'employer-liaison'), { employer: '示例甲公司' }, roles)).toBe('employer-liaison')
  })

  const loses = async (o: Office, employer: string, as = 'web:a') => {
    const applicant = o.person(as)
    await applicant.forges('file:start:card-loss')
    await applicant.says('同意', '人才本人', '张三', employer, '昨天', '13800000000', '跳过', '提交')
    return /\d{6}-\d{4}/.exec(applicant.sees(/已提交/).text)?.[0] ?? ''
  }

  test('sees it, and another employer does not', async () => {
    const o = office()
    const company = await o.member('employer-example-a', 'wechat:company')
    const university = await o.member('employer-example-university', 'wechat:university')
    const number = await loses(o, '示例甲有限公司')
    expect((await o.request(number)).role).toBe('employer-example-a')
    company.sees(/遗失补办/)
    university.seesNothing()
    await university.says(`查看 ${number}`)
    university.sees(/不在您负责的范围|不属于|没有/)
    await university.says('待办')
    expect(university.all().at(-1)?.text).not.toContain(number)
    await company.says(`转交 ${number} 平台`)
    expect((await o.request(number)).role).toBe(platform)
  })

  test('that has no role goes to the general one, and with nobody there to the specialist, who passes it by name', async () => {
    const o = office()
    const specialist = await o.member(platform, 'wechat:li')
    const university = await o.member('employer-example-university', 'wechat:university')
    const number = await loses(o, '示例大学（重庆校区）')
    specialist.sees(/用人单位联络员/)
    university.seesNothing()
    await specialist.says(`转交 ${number} 示例大学，请核对`)
    expect((await o.request(number)).role).toBe('employer-example-university')
    expect(university.sees(/转交给您/).text).toMatch(/请核对/)
  })

  describe('who files in its name', () => {
    const files = async (o: Office, from: string, employer: string) => {
      const hr = o.person(from)
      await hr.forges('file:start:card-loss')
      await hr.says('同意', '联络员', '张三', employer, '昨天', '13800000000', '跳过', '提交')
      return o.request(/\d{6}-\d{4}/.exec(hr.sees(/已提交/).text)?.[0] ?? '')
    }
    test('is bound to it, or those who handle the request are told to check', async () => {
      const o = office()
      const specialist = await o.member(platform, 'wechat:li')
      for (const who of ['wechat:company', 'wechat:second', 'wechat:third']) await o.member('employer-example-a', who)
      expect((await files(o, 'wechat:company', '示例甲公司')).unproven).toBeUndefined()
      specialist.sees(/一件新申请/)
      expect(specialist.all().at(-1)?.text).not.toMatch(/请核实/)
      for (const [from, employer] of [
        ['wechat:second', '示例大学'],
        ['wechat:third', '另一家公司'],
        ['web:anybody', '示例甲公司'],
      ] as const) {
        expect(await files(o, from, employer)).toMatchObject({ unproven: true, role: platform })
        specialist.sees(/请核实：申请人称是用人单位联络员/)
      }
      await o.member('employer-liaison', 'wechat:general')
      expect((await files(o, 'wechat:general', '另一家公司')).unproven).toBeUndefined()
    })
    test('and a talent need not be', async () => {
      const o = office()
      expect((await o.request(await loses(o, '示例甲公司'))).unproven).toBeUndefined()
    })
  })

  test('is offered, and no other is', () => {
    const targets = targetsOf(knowledge, { ...asked('spouse-employment', { employer: '示例大学' }), role: platform })
    const employers = targets.filter(({ role }) => role.startsWith('employer'))
    expect(employers.filter(({ byName }) => !byName).map(({ role }) => role)).toEqual(['employer-example-university'])
    expect(employers.filter(({ byName }) => byName).map(({ role }) => role)).toEqual([
      'employer-liaison',
      'employer-example-a',
    ])
  })
})

const asked = (service: string, items: Record<string, string>, at = 0): ServiceRequest =>
  ({
    number: '261121-0042',
    service,
    items: { applicant: 'talent', ...items },
    hop: at,
    role: platform,
  }) as unknown as ServiceRequest

describe('the district that a request names', () => {
  const offered = (district: string) =>
    targetsOf(knowledge, asked('spouse-employment', { district }))
      .filter(({ byName, role }) => !byName && knowledge.roles.get(role)?.kind === 'district')
      .map(({ role }) => role)
  const others = ['district-organisation', 'district-human-resources']
  test.each([
    ['渝北', ['yubei-organisation', 'yubei-human-resources', ...others]],
    ['Sha Ping Ba', ['shapingba-organisation', 'shapingba-human-resources', ...others]],
    ['江北区', others],
    ["Nan'an", others],
  ])('%s offers %o', (district, roles) => expect(offered(district)).toEqual(roles))
  test.each(['未定', 'not decided', '渝北或江北'])('%s offers all', (district) =>
    expect(offered(district).sort()).toEqual(
      [...knowledge.roles.values()]
        .filter(({ id, kind }) => kind === 'district' && /organisation|human/.test(id))
        .map(({ id }) => id)
        .sort(),
    ),
  )
  test('there are 26 districts, 8 counties and 4 autonomous counties', () => {
    const names = districtIds.map((id) => districtInFull(id).en)
    const count = (kind: RegExp) => names.filter((name) => kind.test(name)).length
    expect([count(/ District$/), count(/(?<!Autonomous) County$/), count(/ Autonomous County$/)]).toEqual([26, 8, 4])
  })
})

describe('a role by its name', () => {
  const request = asked('other-services', {})
  const employment = asked('spouse-employment', { district: '渝北区', employer: '示例甲公司' })
  test.each<[ServiceRequest, string, string[], string?]>([
    [request, '人社局', ['human-resources']],
    [request, '市人力社保局', ['human-resources']],
    [request, '市教委', ['education']],
    [request, '给教委办理', ['education']],
    [request, '教育委员会联络员', ['education']],
    [request, '卫健委 请今天联系', ['health'], '请今天联系'],
    [request, '渝北人社', ['yubei-human-resources']],
    [request, '渝北区人社局', ['yubei-human-resources']],
    [request, '沙坪坝组织部', ['shapingba-organisation']],
    [request, '渝北', ['yubei-organisation', 'yubei-human-resources']],
    [request, 'education commission', ['education']],
    [request, 'to the Education Commission, please hurry', ['education'], 'please hurry'],
    [request, 'police', ['public-security']],
    [request, 'Yubei HR', ['yubei-human-resources']],
    [request, 'human-resources', ['human-resources']],
    [request, '平台', [platform]],
    [employment, '人社局', ['yubei-human-resources']],
    [
      asked('spouse-employment', {}),
      '人社局',
      ['district-human-resources', 'shapingba-human-resources', 'yubei-human-resources'],
    ],
    [employment, '区人社局', ['yubei-human-resources']],
    [employment, '其他区县人社局', ['district-human-resources']],
    [employment, '单位', ['employer-example-a']],
    [employment, 'the employer', ['employer-example-a']],
    [employment, '示例大学', ['employer-example-university']],
    [request, '火星', []],
    [request, 'Mars bureau', []],
    [request, '', []],
    [request, 'a', []],
  ])('%#: %s', (to, words, roles, rest = '') => {
    const named = rolesNamed(knowledge, to, words)
    expect({ roles: [...named.roles].sort(), rest: named.rest }).toEqual({ roles: [...roles].sort(), rest })
  })

  test('of the district’s own role is that role still when it holds the request', () => {
    const held = { ...employment, role: 'yubei-human-resources', hop: 2 }
    expect(rolesNamed(knowledge, held, '区人社局').roles).toEqual(['yubei-human-resources'])
    expect(rolesNamed(knowledge, held, '区委组织部').roles).toEqual(['yubei-organisation'])
  })

  test('passes the request on; several are asked, none is said', async () => {
    const o = office()
    const specialist = await o.member(platform, 'wechat:li')
    const number = await fileInChinese(o.person('web:a'))
    specialist.looksAway()
    await specialist.says(`转交 ${number} 公安`)
    expect(specialist.sees(/转交给谁/).choices?.map(({ label }) => label)).toEqual([
      '市公安局联络员',
      '指定的公安区分局联络员',
      '查看申请',
    ])
    await specialist.says(`转交 ${number} 火星`)
    specialist.sees(/不能转交给“火星”/)
    expect((await o.request(number)).role).toBe(platform)
    await specialist.says(`pass ${number.slice(-4)} police branch`)
    expect((await o.request(number)).role).toBe('public-security-branch')
  })
})

describe('what is wrong in liaisons.yaml', () => {
  const base = { title: { zh: '甲', en: 'A' }, department: { zh: '甲', en: 'A' }, language: 'zh', clause: 'p/1' }
  const read = (...roles: object[]) => {
    const file = join(mkdtempSync(join(tmpdir(), 'liaisons-')), 'liaisons.yaml')
    writeFileSync(file, dump([{ ...base, id: 'platform', kind: 'platform' }, ...roles]))
    return () => readLiaisons(file)
  }
  const employer = (id: string, ...names: string[]) => ({ id, zh: `${id}公司`, en: id, names })
  const employers = (...list: object[]) => ({ ...base, id: 'employer', kind: 'employer', employers: list })
  test.each<[string, object, RegExp]>([
    [
      'two employers of one name',
      employers(employer('first', '某某有限公司'), employer('second', '某某')),
      /employer-first and employer-second share a name/,
    ],
    ['two of one id', employers(employer('first'), { id: 'first', zh: '别的', en: 'other' }), /called employer-first/],
    [
      'an employer of a department',
      { ...employers(employer('first')), kind: 'department' },
      /only a role of kind employer/,
    ],
    [
      'districts of a department',
      {
        ...base,
        id: 'district-x',
        kind: 'department',
        districts: { ids: ['yubei'], title: base.title, department: base.title },
      },
      /only a role of kind district/,
    ],
    [
      'a district there is not',
      {
        ...base,
        id: 'district-x',
        kind: 'district',
        districts: { ids: ['mars'], title: base.title, department: base.title },
      },
      /districts\.ids/,
    ],
    [
      'an id that becomes too long',
      {
        ...base,
        id: `district-${'x'.repeat(21)}`,
        kind: 'district',
        districts: { ids: ['shapingba'], title: base.title, department: base.title },
      },
      /more than 30 characters/,
    ],
  ])('%s', (_, role, says) => expect(() => inEnglish(read(role))).toThrow(says))
  test('nothing', () =>
    expect(read(employers(employer('first'), employer('second')))().map(({ id }) => id)).toHaveLength(4))
})
