/** Each service of the catalogue as a chat, from the menu to its end. */
import { describe, expect, test } from 'vitest'
import { printValue } from '../../bot/requests/filing/items.ts'
import { itemsFor, pathFor } from '../../knowledge/services.ts'
import { fill, of } from './fill.ts'
import { knowledge, office } from './office.ts'

const services = [...knowledge.services.values()]
const by = (applicant: string, rest: Record<string, string> = {}) => ({ applicant, ...rest })
const liaison = 'employer-liaison'
const platform = 'platform-specialist'

describe('each service filed in a chat', () => {
  test.each(
    services.map(({ id }, n): [string, 'zh' | 'en', string] => [id, n % 2 ? 'en' : 'zh', n % 3 ? 'talent' : liaison]),
  )('%s in %s by %s', async (id, language, who) => {
    const o = office()
    const first = pathFor(of(id), by(who, { entry: 'new-this-year' }))[0]?.hop.roles[0] ?? ''
    const holder = await o.member(first, 'wechat:holder')
    const applicant = o.person('web:applicant')
    const asked = await fill(applicant, id, language, { applicant: who })
    applicant.sees(language === 'zh' ? /已提交。您的申请编号/ : /Your request is filed/)
    const [record] = await o.store.list('request', 'open')
    const { items, role, state, consent } = record?.body ?? expect.unreachable()
    expect(asked).toEqual(itemsFor(of(id), items).map((item) => item.id))
    expect(Object.keys(items)).toEqual(asked)
    expect({ role, state }).toEqual({ role: first, state: first === platform ? 'submitted' : 'forwarded' })
    expect(consent.text.startsWith(of(id).consent[language])).toBe(true)
    expect(consent.text).toMatch(/照片和文件|Photos and files/)
    const card = holder.sees(/有一件新申请/).text
    for (const item of itemsFor(of(id), items)) expect(card).toContain(`• ${item.label.zh}：`)
    await holder.says('待办')
    const line = holder.sees(/^1\. /m).text
    const told = itemsFor(of(id), items).filter(({ shows }) => shows)
    expect(told.length).toBeGreaterThan(0)
    for (const item of told) expect(line).toContain(`· ${printValue(of(id), item, items[item.id] ?? '', 'zh')}`)
  })
})

describe('on its way', () => {
  test('what a talent starts goes to the employer’s liaison, the platform, the bureau and back', async () => {
    const o = office()
    const hr = await o.member(liaison, 'wechat:hr')
    const specialist = await o.member(platform, 'wechat:li')
    const bureau = await o.member('human-resources', 'wechat:bureau')
    const applicant = o.person('web:applicant')
    await fill(applicant, 'card-loss', 'zh', { applicant: 'talent' })
    hr.sees(/人才服务证遗失补办：已转交，待承办方接收/)
    specialist.seesNothing()
    await hr.presses('转交', '市一站式服务平台服务专员')
    specialist.sees(/有一件申请转交给您/)
    await specialist.presses('接单', '转交', '市人力社保局联络员')
    bureau.sees(/本环节：市人力社保局审定/)
    await bureau.presses('接单', '转交', '市一站式服务平台服务专员')
    specialist.sees(/本环节：市一站式服务平台重新制证/)
    const [record] = await o.store.list('request', 'open')
    await specialist.says(`完成 ${record?.id} 新证已交用人单位联络员`)
    applicant.sees(/办理结果：新证已交用人单位联络员/)
  })

  test('nobody of the employer is bound: the specialist gets it, and the applicant is told so', async () => {
    const o = office()
    const specialist = await o.member(platform, 'wechat:li')
    const applicant = o.person('web:applicant')
    await fill(applicant, 'card-new', 'en', { applicant: 'talent', document: 'passport' })
    expect(applicant.sees(/Your request is filed/).text).toMatch(
      /This step is for: The employer’s liaison\. Nobody is bound/,
    )
    expect(specialist.sees(/有一件新申请/).text).toMatch(/护照号码：E12345678/)
  })

  test('substantive science service is not the platform’s, but can be given to it', async () => {
    const o = office()
    const science = await o.member('science-technology', 'wechat:science')
    const specialist = await o.member(platform, 'wechat:li')
    const applicant = o.person('web:applicant')
    await fill(applicant, 'science-service', 'zh', { applicant: 'talent' })
    science.sees(/有一件新申请/)
    specialist.seesNothing()
    await science.says('退回 这是一般咨询')
    specialist.sees(/转交给您/)
    await specialist.presses('转交') // there is only one way to go
    science.sees(/转交给您/)
  })

  test('employment goes on to the district, which a specialist picks', async () => {
    const o = office()
    const specialist = await o.member(platform, 'wechat:li')
    await fill(o.person('web:applicant'), 'spouse-employment', 'zh', { applicant: 'talent' })
    await specialist.presses('转交')
    expect(specialist.buttons()).toEqual([
      '用人单位联络员',
      '其他区县组织部门联络员',
      '其他区县人力社保局联络员',
      '渝北区委组织部联络员',
      '沙坪坝区委组织部联络员',
      '渝北区人力社保局联络员',
      '沙坪坝区人力社保局联络员',
      '查看申请',
    ])
    await specialist.presses('查看申请')
    expect(specialist.buttons()).toContain('不予办理')
  })

  test('the result is reported by the employer’s liaison, who alone is told so', async () => {
    const told = async (who: string) => {
      const o = office()
      const applicant = o.person('web:applicant')
      await fill(applicant, 'medical', 'zh', { applicant: who })
      return applicant.sees(/已提交/).text
    }
    expect(await told(liaison)).toMatch(/服务结束的次日向市一站式服务平台反馈/)
    expect(await told('family')).not.toMatch(/次日/)
  })

  test('who may not file is told who may by the rules, not who may start it', async () => {
    const applicant = office().person('web:a')
    await applicant.forges('file:start:card-loss')
    await applicant.presses('同意，开始', '都不是')
    expect(applicant.sees(/由用人单位联络员提出/).citations?.[0]).toMatchObject({ clause: '2.2' })
  })
})

describe('the menu', () => {
  test('names every service by group, and each begins its request', async () => {
    const applicant = office().person('web:a')
    await applicant.forges('file:menu')
    const menu = applicant.sees(/可以在这里申请的服务：\n• 人才服务证：人才服务证新办；/)
    expect(menu.choices?.map(({ id }) => id).sort()).toEqual(services.map(({ id }) => `file:start:${id}`).sort())
    await applicant.presses('医疗服务')
    applicant.sees(/请先直接与指定医院联系/)
  })
  test('is offered where there is no request yet', async () => {
    const applicant = office().person('web:a')
    await applicant.says('我的申请')
    await applicant.presses('服务目录')
    applicant.sees(/可以在这里申请的服务/)
  })
})
