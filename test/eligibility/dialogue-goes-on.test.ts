/** A check is left and taken up again: by buttons, after a restart, days later. */
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../bot/conversation.ts'
import type { Screening } from '../../bot/eligibility/check.ts'
import { chat } from './chat.ts'
import { knowledge } from './schemes.ts'

test('what an earlier version kept is put aside, and nothing breaks', async () => {
  const { office, person, conversation } = chat()
  const kept: unknown = {
    language: 'en',
    languageFrom: 'message',
    dialogue: { kind: 'screening', scheme: 'cq-scarce-talents', answers: { foreigner: 'yes' } },
    paused: { kind: 'screening', scheme: 'cq-scarce-talents', answers: {} },
    facts: { 'cq-scarce-talents': { foreigner: 'yes' } },
  }
  const body = kept as Conversation
  const changes = [{ kind: 'conversation' as const, id: 'telegram:4711', body, tags: [] }]
  office.store.apply({ changes, outgoing: [], alarms: [], audit: [] }, new Map())
  await person.says('yes')
  await person.says('check')
  await person.presses('screen:start:cq-scarce-talents')
  person.sees(/question 1 of at most 6/)
  await person.says('yes')
  expect((await conversation())?.facts).toEqual({ foreigner: 'yes' })
})

test('a check goes on after days', async () => {
  const { office, person } = chat()
  await person.says('check')
  await person.presses('screen:start:cq-scarce-talents')
  await person.says('yes')
  office.sleepUntil('2026-12-05T02:00:00Z')
  await person.says('category A')
  expect(person.sees(/you are likely to be eligible/).text).toMatch(/Judged on 5 December 2026/)
})

test('back and change are understood wherever a check stands', async () => {
  const { person } = chat()
  await person.says('check')
  await person.presses('screen:start:cq-scarce-talents')
  await person.says('yes', 'category A')
  person.sees(/likely/)
  await person.presses('screen:start:cq-scarce-talents')
  await person.says('change')
  person.sees(/Which answer would you like to change/)
})

describe('buttons and restarts', () => {
  test('going back leads through the answers in the order they were given, also after a change', async () => {
    const { person } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('yes', 'b', 'no', 'change')
    await person.presses('Category for working in China: Category B (foreign professionals)')
    await person.says('other')
    person.looksAway()
    await person.says('back')
    person.sees(/Which category are you in/)
    await person.says('back')
    person.sees(/Are you on Chongqing’s list/)
    await person.says('back')
    person.sees(/Are you a foreigner/)
  })

  test('a button of an earlier question is stale, and the question is asked again', async () => {
    const { person, conversation } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents', 'Yes')
    person.looksAway()
    await person.forges('screen:answer:foreigner:no')
    person.sees(/earlier step/)
    person.sees(/question 2 of at most 6/)
    for (const forged of [
      'screen:answer:work-category:z',
      'screen:answer',
      'screen:why:foreigner',
      'screen:keep',
      'screen:change:nothing',
      'screen:change:cq-scarce-talents:award',
      'screen:start:nothing',
      'screen:fresh:nothing',
      'screen:nothing',
    ]) {
      await person.forges(forged)
      person.sees(/earlier step/)
    }
    expect((await conversation())?.dialogue).toMatchObject({ answers: { foreigner: 'yes' } })
  })

  test('a stranger’s button without a check is stale too', async () => {
    const { person } = chat()
    for (const forged of [
      'screen:answer:foreigner:yes',
      'screen:back',
      'screen:keep',
      'screen:change:cq-scarce-talents',
    ]) {
      await person.forges(forged)
      person.sees(/之前的步骤/)
    }
  })

  test('an answer that the editor has since removed is asked again', async () => {
    const { office, person } = chat()
    await person.says('check')
    await person.presses('screen:start:cq-scarce-talents')
    await person.says('yes', 'b')
    const stored = await office.store.read('conversation', 'telegram:4711')
    const screening = {
      ...(stored?.body.dialogue as Screening),
      answers: { foreigner: 'yes', 'work-category': 'gone' },
    }
    await office.store.apply(
      {
        changes: [
          {
            kind: 'conversation',
            id: 'telegram:4711',
            tags: [],
            body: { ...stored?.body, dialogue: screening } as never,
          },
        ],
        outgoing: [],
        alarms: [],
        audit: [],
      },
      new Map(),
    )
    person.looksAway()
    await person.says('is there an age limit for scarce talents in Chongqing?')
    person.sees(/question 2 of at most 6\n\nWhich category/)
  })

  test('a check whose scheme is gone ends', async () => {
    const schemes = new Map(knowledge.schemes)
    const { person, conversation } = chat({ ...knowledge, schemes })
    await person.says('check')
    await person.presses('screen:start:every-kind')
    schemes.delete('every-kind')
    await person.forges('screen:back')
    person.sees(/no longer offered/)
    expect((await conversation())?.dialogue).toBeUndefined()
  })
})
