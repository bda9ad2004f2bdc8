/** The pure lifecycle: whatever is done in whatever order, the request stays a request. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attachment } from '../../bot/channel.ts'
import { type Action, isRefusal } from '../../bot/requests/actions.ts'
import { isOpen, mostFiles, requestChange, type ServiceRequest, states, submit } from '../../bot/requests/request.ts'
import { step } from '../../bot/requests/step.ts'

const filed = (): ServiceRequest =>
  submit(
    {
      number: '260921-0042',
      service: 'household-registration',
      applicant: 'web:1',
      language: 'zh',
      items: {},
      consent: { at: 1, text: 'consent' },
      hop: 0,
      role: 'platform-specialist',
      atPlatform: true,
      due: { at: 99, provisional: false },
    },
    1,
  )

const text = fc.constantFrom('', '  ', '好的', 'text')
const member = fc.record({
  by: fc.constantFrom('web:a', 'web:b'),
  role: fc.constantFrom('platform-specialist', 'public-security'),
  oversight: fc.boolean(),
})
const attachment = { id: 'm1', name: 'a.pdf', type: 'application/pdf', size: 9 }
const files: fc.Arbitrary<{ files?: Attachment[] }> = fc.constantFrom(
  {},
  { files: [attachment] },
  { files: [attachment, { ...attachment, id: 'm2', name: 'b.pdf' }] },
)
const message = fc.constantFrom('m1', 'm2', 'm3')
const action: fc.Arbitrary<Action> = fc.oneof(
  member.map((m) => ({ ...m, do: 'take' as const })),
  member.map((m) => ({ ...m, do: 'reopen' as const })),
  fc
    .tuple(member, fc.constantFrom(...(['ask', 'tell', 'complete', 'decline'] as const)), text, files, message)
    .map(([m, verb, t, f, of]) => ({ ...m, do: verb, text: t, ...f, heard: [of] }) as Action),
  fc.tuple(member, message).map(([m, of]) => ({ ...m, do: 'recall' as const, of })),
  message.map((of) => ({ do: 'recall' as const, of })),
  fc.tuple(member, message, text).map(([m, of, t]) => ({ ...m, do: 'correct' as const, of, text: t })),
  fc.tuple(message, text).map(([of, t]) => ({ do: 'correct' as const, of, text: t })),
  fc.tuple(member, fc.boolean(), fc.boolean()).map(([m, back, limited]) => ({
    ...m,
    do: 'pass' as const,
    to: back ? 'platform-specialist' : 'public-security',
    toPlatform: back,
    hop: back ? 0 : 1,
    ...(limited ? { due: { at: 200, provisional: true } } : {}),
  })),
  fc
    .tuple(fc.constantFrom(...(['answer', 'add'] as const)), text, files, message)
    .map(([verb, t, f, of]) => ({ do: verb, text: t, ...f, heard: [of] }) as Action),
  fc.constantFrom<Action>(
    { do: 'withdraw' },
    { do: 'deliver' },
    { do: 'remind' },
    { do: 'overdue' },
    { do: 'undelivered', text: 'desk' },
  ),
  fc.integer({ min: -1, max: 7 }).map((stars) => ({ do: 'rate' as const, stars })),
)

test('any sequence of actions keeps the request sound', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let request = filed()
      for (const [at, next] of actions.entries()) {
        const before = JSON.stringify(request)
        const result = step(request, next, at + 2)
        expect(JSON.stringify(request)).toBe(before) // never changes its argument
        if (isRefusal(result)) {
          expect(result.refused).toMatch(/^[a-z-]+$/)
          continue
        }
        expect(states).toContain(result.state)
        expect(result.history).toHaveLength(request.history.length + 1)
        expect(result.question !== undefined).toBe(result.state === 'waiting-applicant')
        expect(result.atPlatform).toBe(result.role === 'platform-specialist')
        if (result.state === 'with-platform') expect(result.atPlatform).toBe(true)
        if (result.state === 'forwarded' || result.state === 'in-progress') expect(result.atPlatform).toBe(false)
        if (result.state === 'submitted' || result.state === 'forwarded') expect(result.taker).toBeUndefined()
        if (next.do === 'reopen') {
          expect(['completed', 'declined']).toContain(request.state)
          expect(['with-platform', 'in-progress']).toContain(result.state)
        } else if (!isOpen(request)) {
          expect(result.state).toBe(request.state) // closed stays closed unless it is reopened
          expect(['rate', 'undelivered', 'tell', 'add', 'correct', 'recall']).toContain(next.do)
        }
        // A file never goes without a trace, and none comes from nowhere.
        const held = result.files ?? []
        const came = result.history.flatMap((entry) => entry.file?.split(', ') ?? []).length
        const had = request.files?.length ?? 0
        if (next.do === 'recall') expect(held.every(({ id }) => id !== next.of)).toBe(true)
        else expect(held.length - had).toBe('files' in next ? (next.files?.length ?? 0) : 0)
        expect(held.length).toBeLessThanOrEqual(came)
        expect(held.length).toBeLessThanOrEqual(mostFiles)
        if (!isOpen(result)) expect(result.due).toBeUndefined()
        if (result.rating !== undefined) expect(result.state).toBe('completed')
        const { tags } = requestChange(result)
        expect(tags.includes('open')).toBe(isOpen(result))
        expect(tags.some((tag) => tag.startsWith('role:'))).toBe(isOpen(result))
        request = result
      }
    }),
    { numRuns: 2000 },
  )
})

describe('refusals are named', () => {
  const police = { by: 'web:b', role: 'public-security', oversight: false }
  const specialist = { by: 'web:a', role: 'platform-specialist', oversight: false }
  const having = (...actions: Action[]): ServiceRequest =>
    actions.reduce((request, next) => {
      const result = step(request, next, 5)
      if (isRefusal(result)) throw new Error(result.refused)
      return result
    }, filed())
  const toPolice: Action = { ...specialist, do: 'pass', to: 'public-security', toPlatform: false, hop: 1 }
  const done: Action = { ...specialist, do: 'complete', text: 'done' }
  test.each<[string, Action[], Action]>([
    ['not-holder', [], { ...police, do: 'take' }],
    ['not-holder', [toPolice], { ...specialist, do: 'complete', text: 'x' }],
    ['not-holder', [toPolice], { ...specialist, oversight: true, do: 'take' }],
    ['taken-by-you', [{ ...specialist, do: 'take' }], { ...specialist, do: 'take' }],
    ['already-taken', [{ ...specialist, do: 'take' }], { ...specialist, by: 'web:c', do: 'take' }],
    ['same-role', [toPolice], { ...police, do: 'pass', to: 'public-security', toPlatform: false, hop: 1 }],
    ['no-text', [], { ...specialist, do: 'ask', text: ' ' }],
    ['no-text', [], { do: 'add', text: '' }],
    ['no-text', [{ ...specialist, do: 'ask', text: 'q' }], { do: 'answer', text: ' ' }],
    ['not-waiting', [], { do: 'answer', text: 'x' }],
    ['not-completed', [], { do: 'rate', stars: 5 }],
    ['bad-rating', [done], { do: 'rate', stars: 2.5 }],
    ['already-rated', [done, { do: 'rate', stars: 5 }], { do: 'rate', stars: 5 }],
    ['not-closed', [], { ...specialist, do: 'reopen' }],
    ['closed', [{ do: 'withdraw' }], { ...specialist, do: 'reopen' }],
    ['not-holder', [done], { ...police, do: 'reopen' }],
    ['already-delivered', [{ do: 'deliver' }], { do: 'deliver' }],
    ['closed', [done], { do: 'withdraw' }],
    ['closed', [{ do: 'withdraw' }], { ...specialist, do: 'take' }],
  ])('%s', (refused, before, next) => {
    expect(step(having(...before), next, 9)).toEqual({ refused })
  })

  test('a second question joins the first that is still open', () => {
    const asked = having({ ...specialist, do: 'ask', text: 'one' }, { ...specialist, do: 'ask', text: 'two' })
    expect(asked.question).toBe('one\ntwo')
  })
})
