/** Who is unbound between a step and its commit has done nothing: the role is among what the commit checks. */
import { describe, expect, it, test } from 'vitest'
import { roleChange } from '../../bot/requests/request.ts'
import { turn } from '../../bot/turn.ts'
import { handOutCode } from '../binding-code.ts'
import { openOffice, type Step } from '../harness.ts'
import { fileInChinese, knowledge, monday } from '../requests/office.ts'

const police = 'wechat:wang'
const specialist = 'wechat:li'

/** An office in which a member can lose the role after the step has run and before it is written. */
const racing = async () => {
  let strike: (() => Promise<unknown>) | undefined
  const step: Step = async (...all) => {
    const effects = await turn(...all)
    const now = strike
    strike = undefined
    await now?.()
    return effects
  }
  const office = openOffice({ turn: step, knowledge, at: monday })
  const officer = await office.seat('public-security', police)
  const platform = await office.seat('platform-specialist', specialist)
  const applicant = office.person('telegram:1')
  const number = await fileInChinese(applicant as never)
  const unbind = (role: string) =>
    office.store.apply(
      { changes: [roleChange(role, { members: [], codes: [] })], outgoing: [], alarms: [], audit: [] },
      new Map(),
    )
  return {
    ...{ office, officer, platform, applicant, number },
    /** The next step loses the race. */
    unboundMeanwhile: (role: string) => {
      strike = () => unbind(role)
    },
    request: async () => (await office.store.read('request', number))?.body,
  }
}

describe('unbound at the same moment, a member of an office', () => {
  test.each([
    '接单',
    '询问 @ 户口现在在哪里？',
    '告知 @ 请带身份证',
    '完成 @ 已办理入户，请领取户口簿',
    '不予办理 @ 缺少结婚证',
    '退回 @ 不属于我局',
  ])('does nothing with: %s', async (said) => {
    const { office, officer, platform, number, request, unboundMeanwhile } = await racing()
    await platform.says(`转交 ${number} 市公安局`)
    const before = await request()
    const sent = office.outgoing.length
    unboundMeanwhile('public-security')
    await officer.says(said === '接单' ? `接单 ${number}` : said.replace('@', number))
    expect(office.races()).toBeGreaterThan(0)
    const after = await request()
    expect({ state: after?.state, taker: after?.taker, history: after?.history }).toEqual({
      state: before?.state,
      taker: before?.taker,
      history: before?.history,
    })
    const told = office.outgoing.slice(sent)
    expect(told.filter(({ to }) => to === 'telegram:1')).toEqual([])
    expect(told.map(({ text }) => text).join('\n')).not.toContain('张三')
  })
})

describe('unbound at the same moment, a specialist', () => {
  test.each(['转交 @ 市公安局', '查看 @', '完成 @ 已办理', '报表', '工作台', '待办'])(
    'gets and does nothing with: %s',
    async (said) => {
      const { office, platform, number, request, unboundMeanwhile } = await racing()
      const before = await request()
      const sent = office.outgoing.length
      unboundMeanwhile('platform-specialist')
      await platform.says(said.replace('@', number))
      expect(office.races()).toBeGreaterThan(0)
      expect((await request())?.history).toEqual(before?.history)
      const told = office.outgoing.slice(sent)
      for (const { text, link, document } of told) {
        expect(text).not.toContain('张三')
        expect(link).toBeUndefined()
        expect(document).toBeUndefined()
      }
    },
  )
})

describe('codes', () => {
  it('used by two at the same moment binds one', async () => {
    const { office } = await racing()
    const code = await handOutCode(office.store, 'education', { now: office.now() })
    const message = (from: string) => ({
      id: `${from}:b`,
      from,
      at: office.now(),
      kind: 'text' as const,
      text: `/bind ${code}`,
    })
    await office.together(message('wechat:a'), message('wechat:b'))
    expect((await office.store.read('role', 'education'))?.body.members).toEqual(['wechat:a'])
  })

  it('guessed five times stop who guesses, and nobody else', async () => {
    const { office } = await racing()
    const guesser = office.person('wechat:x')
    for (let n = 0; n < 6; n++) await guesser.says(`/bind AAAAA-AAAA${'34679A'[n]}`)
    expect(office.audit.filter(({ action }) => action === 'role.bind-stopped')).toHaveLength(1)
    expect(office.audit.at(-1)).toMatchObject({ action: 'role.bind-refused', detail: 'stopped' })
    await office.person('wechat:y').says('/bind AAAAA-AAAA3')
    expect(office.audit.at(-1)).toMatchObject({ detail: 'wrong code' })
  })

  it('with letters that look alike from another alphabet, or with blanks of no width, is judged by what it says', async () => {
    const { hashOf } = await import('../../bot/requests/roles/binding.ts')
    expect(hashOf('k7mf\u200b-9qxta')).toBe(hashOf('K7MF9QXTA'))
    expect(hashOf('К7МF-9QXTA')).not.toBe(hashOf('K7MF-9QXTA')) // Cyrillic К and М
  })
})

describe('a stranger', () => {
  test.each([
    '接单 @',
    '完成 @ 办好了',
    '查看 @',
    '转交 @ 市公安局',
    'desk:take:@',
    'desk:files:@',
    'req:show:@',
    'req:withdraw:@',
    'file:submit',
    'privacy:sure',
  ])('sees and does nothing with %s', async (said) => {
    const { office, number, request } = await racing()
    const before = await request()
    const stranger = office.person('web:stranger')
    const sent = office.outgoing.length
    if (/^[a-z]+:/.test(said)) await stranger.forges(said.replace('@', number))
    else await stranger.says(said.replace('@', number))
    expect(await request()).toEqual(before)
    for (const { to, text } of office.outgoing.slice(sent)) {
      expect(to).toBe('web:stranger')
      expect(text).not.toContain('张三')
    }
  })
})
