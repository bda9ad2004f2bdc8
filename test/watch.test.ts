/** “Tell me if this changes”: told once, with the old and the new words, and nothing is kept that the person did not ask for. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sweep } from '../bot/privacy/retention.ts'
import { turn } from '../bot/turn.ts'
import { ringChanges } from '../bot/watch/ring.ts'
import { watchPattern } from '../bot/watch/room.ts'
import { type Knowledge, loadKnowledge } from '../knowledge/knowledge.ts'
import { openOffice, type Step } from './harness.ts'
import { linkUp } from './persons/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'watch-'))
afterAll(() => rmSync(folder, { recursive: true }))
const policies = join(folder, 'policies')
const write = (path: string, ...changes: [from: string | RegExp, to: string][]) => {
  let text = readFileSync(join(policies, path), 'utf8')
  for (const [from, to] of changes) {
    expect(text).toMatch(from)
    text = text.replaceAll(new RegExp(from, 'g'), to)
  }
  writeFileSync(join(policies, path), text)
}
const fresh = () => {
  rmSync(folder, { recursive: true, force: true })
  cpSync('./knowledge', folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
}
/** A new version of the rules that says 5 working days where it said 3, and has no VI.(iv) any more. */
const newVersion = (effective = '2027-01-01') => {
  fresh()
  cpSync(join(policies, 'cq-card-rules'), join(policies, 'cq-card-rules-2027'), { recursive: true })
  write(
    'cq-card-rules-2027/policy.yaml',
    ['\neffective: null', `\nreplaces: cq-card-rules\neffective: ${effective}`],
    ['zh: 服务证实施细则', 'zh: 服务证实施细则2027'],
    ['en: Card implementing rules', 'en: Card implementing rules 2027'],
  )
  write('cq-card-rules-2027/source.txt', ['3个工作日内将有关信息', '5个工作日内将有关信息'])
  write(
    'cq-card-rules-2027/points.yaml',
    ['3个工作日内将有关信息', '5个工作日内将有关信息'],
    ['within 3 working days of receiving the application', 'within 5 working days of receiving the application'],
  )
  return loadKnowledge(folder)
}
/** The same document with one statement corrected. */
const corrected = () => {
  fresh()
  write('cq-card-rules/points.yaml', ['的3个工作日内将有关信息', '后3个工作日内把有关信息'])
  return loadKnowledge(folder)
}
const before = loadKnowledge('knowledge')
const after = newVersion()

const asked = {
  zh: '落户申请多久转给公安局？',
  en: 'How long until the police get my household registration application?',
}
const start = '2026-11-23T10:00:00+08:00'

const open = () => {
  let knowledge: Knowledge = before
  const step: Step = (conversation, incoming, world) => turn(conversation, incoming, { ...world, knowledge })
  const office = openOffice({ turn: step, knowledge: before, at: start })
  return {
    ...office,
    /** What the process that answers has taken up. */
    answersFrom: (next: Knowledge) => {
      knowledge = next
    },
    /** A process has taken up other documents. */
    takesUp: async (next: Knowledge) => {
      knowledge = next
      return ringChanges(office.store, next, office.now())
    },
    later: async (minutes: number) => office.until(new Date(office.now() + minutes * 60_000).toISOString()),
  }
}
type Office = ReturnType<typeof open>
const watching = async (office: Office, address: string, language: 'zh' | 'en' = 'zh') => {
  const person = office.person(address)
  await person.says(asked[language])
  await person.presses(language === 'zh' ? '有变化时告诉我' : 'Tell me if this changes')
  person.sees(
    language === 'zh'
      ? /好的，下列内容.*服务证实施细则》六、（三）/s
      : /All right\. If a new version.*Card implementing rules, VI\.\(iii\)/s,
  )
  return person
}

describe('a new version of a document', () => {
  it('is told once to who asked for it, with the old and the new words, the clauses and the day', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    const john = await watching(office, 'telegram:100', 'en')
    const other = office.person('telegram:200')
    await other.says(asked.en)
    other.looksAway()
    expect(await office.takesUp(after)).toBe(2)
    await office.later(1)
    const told = zhang.sees(/您关注的内容有变化/)
    expect(told.text).toMatch(/原来（《服务证实施细则》六、（三））：\n.*3个工作日内/)
    expect(told.text).toMatch(/自2027年1月1日起（《服务证实施细则2027》六、（三））：\n.*5个工作日内/)
    expect(told.citations).toMatchObject([{ policy: 'cq-card-rules-2027', clause: '6.3' }])
    expect(told.notice).toBe(true)
    expect(john.sees(/Something you watch has changed/).text).toMatch(
      /From 1 January 2027 \(Card implementing rules 2027, VI\.\(iii\)\):\n.*within 5 working days/,
    )
    other.seesNothing()
    await zhang.presses('查看原文')
    zhang.sees(/5个工作日/)
  })

  it('is not told again by another process, at a restart, or when the old and the new process take turns', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    await office.takesUp(after)
    await ringChanges(office.store, after, office.now() + 500)
    await office.later(1)
    zhang.sees(/5个工作日内/)
    expect(await ringChanges(office.store, newVersion(), office.now())).toBe(0)
    await office.later(1)
    zhang.seesNothing()
  })

  it('is not lost, nor told backwards, when the alarm comes to a process that has the old documents still', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    await office.takesUp(after)
    office.answersFrom(before)
    await office.later(1)
    zhang.seesNothing()
    await office.takesUp(after)
    await office.later(1)
    zhang.sees(/5个工作日内/)
    // That process looks once more with the old ones: what it rings comes to one that has the new ones.
    await ringChanges(office.store, before, office.now())
    await office.later(1)
    zhang.seesNothing()
  })

  it('waits for the morning', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    await office.until('2026-11-23T23:00:00+08:00')
    await office.takesUp(after)
    await office.until('2026-11-24T07:59:00+08:00')
    zhang.seesNothing()
    await office.until('2026-11-24T08:01:00+08:00')
    zhang.sees(/5个工作日内/)
  })

  it('says nothing where the words have stayed, and goes on watching them in the new version', async () => {
    const office = open()
    const zhang = office.person('wechat:zhang')
    await zhang.says('服务证有效期多久？')
    await zhang.presses('有变化时告诉我')
    zhang.sees(/好的/)
    await office.takesUp(after)
    await office.later(1)
    zhang.seesNothing()
    const [{ body } = { body: undefined }] = await office.store.all('watch', '', 9)
    expect(body?.statements.map(({ policy }) => policy)).toContain('cq-card-rules-2027')
  })

  it('is told at once to who asks after it is known and before it holds', async () => {
    const office = open()
    office.answersFrom(after)
    const zhang = office.person('wechat:zhang')
    await zhang.says(asked.zh)
    await zhang.presses('有变化时告诉我')
    zhang.sees(/您关注的内容有变化。.*自2027年1月1日起.*5个工作日内.*好的/s)
    expect(await office.takesUp(after)).toBe(0)
  })
})

describe('a correction in the same document', () => {
  it('is told without a day', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    await office.takesUp(corrected())
    await office.later(1)
    expect(zhang.sees(/您关注的内容有变化/).text).toMatch(
      /原来（.*的3个工作日内将.*现在（《服务证实施细则》六、（三））：\n.*后3个工作日内把/s,
    )
  })

  it('of punctuation or of the translation alone is none, but of a figure in it is', async () => {
    fresh()
    write('cq-card-rules/points.yaml', [
      'For household registration, the employer',
      'To register a household the employer',
    ])
    const better = loadKnowledge(folder)
    write('cq-card-rules/points.yaml', [
      'within 3 working days of receiving the application',
      'within 13 working days of receiving the application',
    ])
    const wrong = loadKnowledge(folder)
    const office = open()
    const john = await watching(office, 'telegram:100', 'en')
    expect(await office.takesUp(better)).toBe(0)
    await office.takesUp(wrong)
    await office.later(1)
    john.sees(/within 13 working days/)
  })

  it('that takes the statement or the document out is said so, and the watch is over', async () => {
    fresh()
    rmSync(join(policies, 'cq-card-rules'), { recursive: true })
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    const without = structuredClone({ ...before, policies: new Map(before.policies), points: new Map(before.points) })
    without.policies.delete('cq-card-rules')
    for (const id of without.points.keys()) if (id.startsWith('cq-card-rules/')) without.points.delete(id)
    await office.takesUp(without)
    await office.later(1)
    zhang.sees(/这份文件已撤下/)
    expect(await office.store.all('watch', '', 9)).toEqual([])
  })
})

describe('what somebody watches', () => {
  it('is asked for in words too, listed, and ended one by one or all at once', async () => {
    const office = open()
    const john = office.person('telegram:100')
    await john.says('tell me if this changes')
    john.sees(/ask a question first/)
    await john.says(asked.en, 'Please let me know if this changes')
    john.sees(/All right/)
    await john.says('tell me if it changes')
    john.sees(/watching this already/)
    await john.says('my watches')
    john.sees(/What you watch:\n1\. Card implementing rules, VI\.\(iii\): For household registration/)
    const some = (await office.store.read('watch', 'telegram:100'))?.body.statements.length ?? 0
    await john.presses('watch:off:')
    john.sees(/no longer watching/)
    expect((await office.store.read('watch', 'telegram:100'))?.body.statements.length ?? 0).toBe(some - 1)
    await john.says(asked.en, 'watch this')
    john.sees(/All right/)
    await john.says('stop watching')
    john.sees(/no longer watching/)
    expect(await office.store.read('watch', 'telegram:100')).toBeUndefined()
    await office.takesUp(after)
    await office.later(1)
    john.seesNothing()
    await john.says('stop watching')
    john.sees(/You watch nothing/)
  })

  it.each(['有变化时告诉我', '政策有变化请通知我', '关注这个', '如果有变化，请告诉我'])('%s', async (words) => {
    const office = open()
    const zhang = office.person('wechat:zhang')
    await zhang.says(asked.zh, words)
    zhang.sees(/好的，下列内容/)
    await zhang.says('我的关注')
    zhang.sees(/您关注的内容：/)
    await zhang.says('取消关注')
    zhang.sees(/已取消关注/)
  })

  it.each([
    ...[
      '不用再告诉我了',
      '别再通知我了',
      '不要再提醒我了',
      '退订',
      'TD',
      '不想再收到变化通知了',
      '不关注了',
      '停止通知',
    ],
    ...['unsubscribe', 'no more updates please', 'please stop notifying me', 'don’t notify me anymore'],
    ...['stop sending me changes', "I don't want these updates any more", 'no longer watch this'],
  ])('ends when somebody says %s', async (words) => {
    const office = open()
    const zhang = office.person('wechat:zhang')
    await zhang.says(asked.zh, '有变化时告诉我', words)
    zhang.sees(/已取消关注|no longer watching/)
    await office.takesUp(after)
    await office.later(1)
    zhang.seesNothing()
    await zhang.says(words)
    zhang.sees(/没有关注|没有提醒|watch nothing/)
  })

  it('is neither offered nor kept in a group', async () => {
    const office = open()
    const zhang = office.person('wechat:zhang')
    await zhang.hears({ kind: 'text', text: asked.zh }, { group: true })
    expect(zhang.sees(/3个工作日/).choices?.map(({ id }) => id.split(':')[0])).not.toContain('watch')
    await zhang.hears({ kind: 'text', text: '有变化时告诉我' }, { group: true })
    await zhang.hears({ kind: 'choice', choice: 'watch:on:cq-card-rules/household-three-days' }, { group: true })
    expect(await office.store.all('watch', '', 9)).toEqual([])
  })

  it('stands in 我的数据 and goes with 删除我的数据, with what was about to be told', async () => {
    const office = open()
    const zhang = await watching(office, 'wechat:zhang')
    await office.later(1)
    await zhang.says('我的数据')
    const page = zhang.sees(/我保存的关于您的全部内容/).document?.text ?? ''
    expect(page).toMatch(/<h2>关注的内容<\/h2>.*《服务证实施细则》六、（三）.*3个工作日内/s)
    expect(page).toMatch(/关注的内容：一年/)
    await office.until('2026-11-23T22:00:00+08:00')
    await office.takesUp(after)
    await zhang.says('删除我的数据')
    await zhang.presses('确定，全部删除')
    zhang.looksAway()
    expect(await office.store.all('watch', '', 9)).toEqual([])
    await office.until('2026-11-24T09:00:00+08:00')
    zhang.seesNothing()
  })

  it('ends by itself after a year, and keeps the language of its reader until then', async () => {
    const office = open()
    const john = await watching(office, 'telegram:100', 'en')
    await office.until('2027-10-01T10:00:00+08:00')
    await sweep(office.store, { now: office.now(), days: 90 })
    await office.takesUp(after)
    await office.later(1)
    john.sees(/Something you watch has changed/)
    await office.until('2028-02-01T10:00:00+08:00')
    await sweep(office.store, { now: office.now(), days: 90 })
    expect(await office.store.all('watch', '', 9)).toEqual([])
    await sweep(office.store, { now: office.now(), days: 90 })
    expect(await office.store.read('conversation', 'telegram:100')).toBeUndefined()
  })

  it('is told where the person is now, and kept once for two of their channels', async () => {
    const office = open()
    const zhang = await watching(office, 'web:zhang')
    const chat = office.person('wechat:zhang')
    await linkUp(zhang, chat)
    chat.looksAway()
    await chat.says(asked.zh)
    await chat.presses('有变化时告诉我')
    chat.sees(/您已经关注了/)
    zhang.looksAway()
    await office.takesUp(after)
    await office.later(1)
    chat.sees(/5个工作日内/)
    zhang.seesNothing()
  })
})

it.each([
  'Can you tell me if this changes?',
  'could you let me know if the rule ever changes',
  'please keep me posted on this policy',
  '这个要是改了告诉我一声',
  '政策变了通知我',
  '以后有变动的话麻烦告诉我',
  '帮我关注一下这个',
])('is asked for in many words: %s', (text) => {
  expect(watchPattern.test(text)).toBe(true)
})

it.each(['会变吗', 'will this change?', 'keep me posted', '换单位了告诉我怎么办', '有变化吗'])('is not: %s', (text) => {
  expect(watchPattern.test(text)).toBe(false)
})
