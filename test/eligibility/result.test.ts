/** A result as a structure, as a message and as a sheet. */
import { describe, expect, it } from 'vitest'
import type { Language } from '../../bot/channel.ts'
import { messageOf } from '../../bot/eligibility/message.ts'
import { findingOf, resultOf } from '../../bot/eligibility/result.ts'
import { sheetOf, sheetReply } from '../../bot/eligibility/sheet.ts'
import type { Expression, Facts } from '../../knowledge/rules/expressions.ts'
import { judge } from '../../knowledge/rules/judge.ts'
import type { Scheme, Statement } from '../../knowledge/rules/schemes.ts'
import { everyKind, knowledge, scarce } from './schemes.ts'

const today = '2026-11-22'
const languages: Language[] = ['zh', 'en']
const unsureOfList: Facts = {
  foreigner: 'yes',
  'work-category': 'b',
  'shortage-list': 'unsure',
  award: 'no',
  recommended: 'no',
}

const find = (scheme: Scheme, facts: Facts, language: Language = 'en', on = today) => {
  const finding = findingOf(knowledge, { scheme, facts, today: on }, language)
  if (!finding) throw new Error(`${scheme.id} decides nothing from ${JSON.stringify(facts)}`)
  return finding
}
const message = (scheme: Scheme, facts: Facts, language: Language = 'en') =>
  resultOf(knowledge, { scheme, facts, today }, language)?.text ?? ''

/** The examples of a scheme that are decided, with the facts that are asked for the result alone answered too. */
const decided = (scheme: Scheme) =>
  scheme.examples.flatMap(({ name, on, facts: given }) => {
    const facts = { ...given }
    for (let { next } = judge(scheme, facts, on); next?.asked === 'result'; { next } = judge(scheme, facts, on))
      facts[next.id] = 'unsure'
    return languages.flatMap((language) => {
      const finding = findingOf(knowledge, { scheme, facts, today: on }, language)
      return finding ? [{ name: `${scheme.id}, ${name} (${language})`, language, finding, facts, on }] : []
    })
  })
const real = [...knowledge.schemes.values()].flatMap(decided)

describe('a finding', () => {
  it('is not there before the facts decide', () => {
    const screened = { scheme: scarce, facts: { foreigner: 'yes' }, today }
    expect(findingOf(knowledge, screened, 'en')).toBeUndefined()
    expect(sheetReply(knowledge, screened, 'en')).toBeUndefined()
  })

  it('has every criterion that can decide in one place, with its clause', () => {
    const finding = find(scarce, unsureOfList)
    const ids = (list: { id: string }[]) => list.map((c) => c.id)
    expect(ids(finding.met)).toEqual(['is-foreigner'])
    expect(ids(finding.failed)).toEqual(['category-1', 'category-3', 'category-5'])
    expect(ids(finding.open)).toEqual(['category-2'])
    expect(ids(finding.spare)).toEqual(['category-4'])
    expect(finding.open[0]).toMatchObject({
      at: 'cq-scarce-talents/categories.2',
      clause: 'paragraph on the categories 2.',
    })
    expect(finding.decides).toEqual(['On the list of urgently needed talents'])
  })

  it('tells what is not met and decides from what is not met and makes no difference', () => {
    const { facts } = scarce.examples[0] as Scheme['examples'][number]
    const all = { ...facts, 'work-category': 'other', award: 'no', recommended: 'no', needed: 'no' }
    const finding = find(scarce, all)
    expect(finding.failed.map((c) => c.id)).toEqual(['is-foreigner'])
    expect(finding.beside.map((c) => c.id)).toEqual([1, 2, 3, 4, 5].map((n) => `category-${n}`))
  })

  it('of a likely result holds nothing against the person', () => {
    const finding = find(scarce, { foreigner: 'yes', 'work-category': 'b', 'shortage-list': 'yes' })
    expect([finding.failed, finding.beside.map((c) => c.id)]).toEqual([[], ['category-1']])
  })

  it('leaves criteria that only serve statements to the statements', () => {
    const facts = { ...everyKind.examples[1]?.facts, children: 'yes' } as Facts
    const finding = find(everyKind, facts, 'en', '2026-01-01')
    expect(finding.met.map((c) => c.id)).not.toContain('with-children')
    expect(finding.sections.opens.map((s) => s.text)).toContain('A school for your children.')
  })

  it('names the rules it was judged by, their dates and their version', () => {
    const dated = find(everyKind, everyKind.examples[1]?.facts as Facts, 'zh', '2026-01-01')
    expect(dated.documents).toMatchObject([{ policy: 'made-up', issued: '2017-12-14', translated: false }])
    expect(dated).toMatchObject({ judged: '2026-01-01', version: everyKind.version })
    expect(find(scarce, { foreigner: 'no' }).documents[0]).not.toHaveProperty('issued')
  })

  it('says of another document’s clause whose it is', () => {
    const [first, ...rest] = everyKind.criteria
    const elsewhere = { ...everyKind, criteria: [{ ...first, clause: 'cq-card-rules/6.3' }, ...rest] } as Scheme
    const finding = find(elsewhere, everyKind.examples[0]?.facts as Facts, 'en', '2026-01-01')
    expect([...finding.met, ...finding.failed].find((c) => c.id === first?.id)?.clause).toBe(
      'Card implementing rules VI.(iii)',
    )
    expect(finding.documents.map((d) => d.policy)).toEqual(['made-up', 'cq-card-rules'])
    expect(sheetOf(finding).html).toContain('without the name of a document are those of “Trial measures”')
  })
})

describe('what a statement depends on', () => {
  const facts: Facts = { ...unsureOfList, 'work-category': 'unsure', needed: 'no' }
  const opens = (when: Expression, given: Facts = facts, language: Language = 'en') => {
    const statement: Statement = { clause: null, zh: '甲。', en: 'A.', for: ['likely', 'review'], when }
    return find({ ...scarce, opens: [statement] }, given, language).sections.opens
  }
  const one = { criterion: 'category-1' }
  const two = { criterion: 'category-2' }
  const never = { criterion: 'category-5' }
  const always = { criterion: 'is-foreigner' }
  const label = (id: string, language: Language = 'en') =>
    scarce.criteria.find((c) => c.id === id)?.label[language] ?? ''

  it('is not said once it is met, and the statement goes once it has failed', () => {
    expect(opens(always)).toEqual([{ text: 'A.' }])
    expect(opens(never)).toEqual([])
  })

  it.each<[string, Expression, string]>([
    ['one criterion', one, label('category-1')],
    ['what is left of all', { all: [always, one] }, label('category-1')],
    ['what is left of any', { any: [never, two] }, label('category-2')],
    ['all', { all: [one, two] }, `${label('category-1')}, and ${label('category-2')}`],
    ['any', { any: [one, two] }, `${label('category-1')}, or ${label('category-2')}`],
    [
      'one within the other',
      { all: [one, { any: [two, { not: one }] }] },
      `${label('category-1')}, and (${label('category-2')}, or not “${label('category-1')}”)`,
    ],
    ['a count', { count: [always, one, two, { not: one }], 'at-least': 3 }, 'at least 2 of: '],
    ['a fact', { fact: 'work-category', in: ['a', 'b'] }, 'Category for working in China: Category A'],
  ])('names %s', (_, when, words) => {
    expect(opens(when)[0]?.condition).toContain(words)
  })

  it('stands with the statement, in the message and on the sheet', () => {
    const opened = {
      ...scarce,
      opens: [{ clause: 'benefits', zh: '甲。', en: 'A.', for: ['review'], when: one } as Statement],
    }
    expect(message(opened, facts)).toContain(`• A. (if: ${label('category-1')}) [paragraph on supporting services]`)
    expect(message(opened, facts, 'zh')).toContain(`• 甲。（前提：${label('category-1', 'zh')}）【“配套服务”段】`)
    expect(sheetOf(find(opened, facts, 'zh')).html).toContain(`前提：${label('category-1', 'zh')}`)
  })
})

describe('the message', () => {
  it('has a list to tick off, numbered steps, and marks neither where the documents say nothing', () => {
    const steps = (clause: string | null, en: string): Statement => ({ clause, zh: en, en, for: ['likely', 'review'] })
    const scheme = {
      ...scarce,
      materials: [steps('letter', 'A form.'), steps(null, 'No more is said.')],
      procedure: [steps('submit', 'Submit.'), steps(null, 'Nobody says when.'), steps('letter', 'Wait.')],
    }
    const text = message(scheme, { foreigner: 'yes', 'work-category': 'a' })
    expect(text).toContain(
      'Materials\n☐ A form. [paragraph on the confirmation letter]\n• No more is said.\n\n' +
        'Procedure\n1. Submit. [paragraph on submission and approval]\n• Nobody says when.\n2. Wait. [',
    )
  })

  it('names a few criteria that make no difference, and counts many; the sheet names all', () => {
    const text = message(scarce, { foreigner: 'yes', 'work-category': 'b', 'shortage-list': 'yes' })
    expect(text).toMatch(/Not met or left open, which makes no difference: Category 1.*; Category 5[^;]*\.\n/)
    const more = ['x', 'y', 'z', 'q'].map((id) => ({ ...(scarce.criteria.at(-1) as Scheme['criteria'][number]), id }))
    const any = { any: more.map(({ id }) => ({ criterion: id })) }
    const both = { zh: '无。', en: 'None.' }
    const [first, ...others] = scarce.decision
    const scheme = {
      ...scarce,
      criteria: [...scarce.criteria, ...more],
      decision: [first, { outcome: 'likely', when: any, says: both }, ...others],
    } as Scheme
    const finding = find(scheme, { foreigner: 'no' })
    expect(finding.spare).toHaveLength(9)
    expect(message(scheme, { foreigner: 'no' })).toContain(
      '\n9 more criteria are not met or left open, which makes no difference. The page to keep or print lists them all.',
    )
    const cited = resultOf(knowledge, { scheme, facts: { foreigner: 'no' }, today }, 'en')?.citations
    expect(cited?.map((c) => c.clause)).toEqual(['categories'])
    for (const { label } of finding.spare) expect(sheetOf(finding).html).toContain(label)
  })

  it('of who is not eligible counts what is met, when it is much', () => {
    const scheme = real.find(({ finding }) => finding.outcome === 'not' && finding.met.length > 4)
    const text = scheme && messageOf(scheme.finding).text
    const count = scheme?.finding.met.length
    expect(text).toContain(
      scheme?.language === 'zh' ? `\n另有${count}项条件符合【第` : `\n${count} other criteria are met [`,
    )
    expect(text).not.toMatch(/^(?:Met|符合)$/m)
  })

  it('says that it is preliminary, when it was judged, and by which version of which rules', () => {
    const text = message(scarce, { foreigner: 'no' })
    expect(text).toContain('Judged on 22 November 2026 by “News report on scarce talents” from your own answers.')
    expect(text).toMatch(new RegExp(`preliminary and not a decision.*version ${scarce.version}\\.`))
    const dated = resultOf(
      knowledge,
      { scheme: everyKind, facts: everyKind.examples[1]?.facts as Facts, today: '2026-01-01' },
      'zh',
    )
    expect(dated?.text).toContain('依据《试用办法》（2017年12月14日印发）和您的回答判断')
  })

  it.each(real)(
    'of $name gives each statement its clause and says nothing twice',
    ({ finding, facts, on, language }) => {
      const scheme = knowledge.schemes.get(finding.scheme) as Scheme
      const text = resultOf(knowledge, { scheme, facts, today: on }, language)?.text ?? ''
      const stated = Object.values(finding.sections).flat()
      for (const { text: said, clause } of stated) {
        const line = text.split('\n').find((l) => l.includes(said))
        if (clause !== undefined) expect(line).toMatch(language === 'zh' ? /【.+】$/ : /\[.+\]$/)
      }
      const lines = text.split('\n').filter((l) => l.length > 0)
      expect(lines.filter((l, at) => lines.indexOf(l) !== at)).toEqual([])
    },
  )
})

describe('the sheet', () => {
  const sheet = (facts: Facts, language: Language = 'en', scheme = scarce) =>
    sheetOf(find(scheme, facts, language)).html

  it('is a file named after the scheme and the day', () => {
    expect(sheetReply(knowledge, { scheme: scarce, facts: { foreigner: 'no' }, today }, 'zh')?.document).toMatchObject({
      name: 'eligibility-cq-scarce-talents-2026-11-22.html',
      type: 'text/html',
    })
  })

  it('shows what the person answered, what is not sure included', () => {
    const html = sheet(unsureOfList)
    expect(html).toContain('<th scope="row">On the list of urgently needed talents</th><td>Not sure</td>')
    expect(html).toContain('<th scope="row">Category for working in China</th><td>Category B')
  })

  it('begins with the criteria that the result rests on', () => {
    const groups = (facts: Facts) =>
      [...sheet(facts).matchAll(/scope="rowgroup"[^>]*>.*?<\/svg>([^<]*)/g)].map((m) => m[1])
    expect(groups(unsureOfList)).toEqual(['Open', 'Met', 'Not met', 'Left open, which makes no difference'])
    expect(groups({ foreigner: 'no' })[0]).toBe('Not met')
    expect(groups({ foreigner: 'yes', 'work-category': 'a' })[0]).toBe('Met')
  })

  it('warns of a document whose worth must be known, and of no other', () => {
    expect(sheet({ foreigner: 'no' })).toMatch(/<aside class="standing">[\s\S]*names no year/)
    expect(sheetOf(find(everyKind, everyKind.examples[1]?.facts as Facts, 'en', '2026-01-01')).html).not.toContain(
      '<aside',
    )
  })

  it('prints a clause within another cited one once', () => {
    const html = sheet(unsureOfList)
    const issued = knowledge.clauses.get('cq-scarce-talents/categories.2')?.text.split(',')[0] ?? ''
    expect(issued.length).toBeGreaterThan(20)
    expect(html.split(issued)).toHaveLength(2)
    expect(html).toContain('with paragraph on the categories 1., paragraph on the categories 3.')
  })

  it('lets no text become markup', () => {
    const evil = '<img src=x onerror=alert(1)>"&\'</style><script>'
    const both = { zh: evil, en: evil }
    const scheme = {
      ...scarce,
      title: both,
      facts: scarce.facts.map((f) => ({ ...f, label: both })),
      criteria: scarce.criteria.map((c) => ({ ...c, label: both, note: both })),
      decision: scarce.decision.map((r) => ({ ...r, says: both })),
      materials: [{ clause: 'letter', ...both, for: ['likely', 'review'] }],
    } as Scheme
    const html = sheet({ foreigner: 'yes', 'work-category': 'a' }, 'en', scheme)
    expect(html).not.toMatch(/<img|<script/)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#39;&lt;/style&gt;&lt;script&gt;')
  })

  it.each(real)('of $name is whole', ({ finding, language }) => {
    const { html, title } = sheetOf(finding)
    expect(html).toMatch(
      language === 'zh' ? /^<!doctype html>\n<html lang="zh-CN">/ : /^<!doctype html>\n<html lang="en">/,
    )
    expect(title).toContain(finding.title)
    expect(html).not.toMatch(/\{\{|\}\}|undefined|\bnull\b|\bNaN\b|\[object|eligibility\.[a-z]/)
    expect(html).not.toMatch(/<script|\son\w+=|\ssrc=|\sstyle=|@import|url\(/)

    // Every clause that is cited stands in the appendix as issued, in its own language, and every link leads there.
    const [sheetPart = '', appendix = ''] = html.split('<section class="appendix">')
    expect(finding.clauses.map((c) => c.at)).toEqual(finding.citations.map((c) => `${c.policy}/${c.clause}`))
    const plain = unescaped(appendix)
    for (const clause of finding.clauses) {
      expect(plain).toContain(clause.label)
      for (const line of clause.text.split('\n')) expect(plain).toContain(line.trim())
    }
    for (const language of new Set(finding.clauses.map((c) => c.language)))
      expect(appendix).toContain(`<div lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    const targets = [...sheetPart.matchAll(/href="#([^"]*)"/g)].map((m) => m[1])
    const ids = [...appendix.matchAll(/ id="([^"]*)"/g)].map((m) => m[1])
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)

    // And each statement and criterion names its clause.
    const named = Object.values(finding.sections).flat()
    for (const { clause } of [
      ...named,
      ...finding.met,
      ...finding.failed,
      ...finding.beside,
      ...finding.open,
      ...finding.spare,
    ])
      if (clause !== undefined) expect(unescaped(sheetPart)).toContain(`>${clause}<`)
    expect(html).toContain(finding.version)
  })
})

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const unescaped = (html: string) => html.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => signs[entity] ?? entity)
