import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findClauses } from '../../knowledge/clauses.ts'
import { type Policy, readPolicy } from '../../knowledge/policy.ts'
import { inEnglish } from './english.ts'

const folder = join(import.meta.dirname, '..', '..', 'knowledge', 'policies')
const clausesOf = (id: string) => new Map(findClauses(readPolicy(join(folder, id), id)).map((c) => [c.id, c]))

describe('the clauses of the five documents', () => {
  it('follow the numbering of the implementing rules', () => {
    const clauses = clausesOf('cq-card-rules')
    expect(clauses.get('6.3')?.label).toEqual({ zh: '六、（三）', en: 'VI.(iii)' })
    expect(clauses.get('6.3')?.text).toMatch(/^（三）户籍服务。.*反馈。$/s)
    expect(clauses.get('5.1.2')?.label.zh).toBe('五、（一）2.')
    expect([...clauses.keys()].filter((id) => /^5\.4\./.test(id))).toHaveLength(5)
  })

  it('keep a paragraph after a list apart from the last item', () => {
    expect(clausesOf('cq-card-rules').get('2.3')?.text).not.toContain('及时通知')
    expect(clausesOf('bj-urgent-talents').get('1.10')?.text).not.toContain('penalties')
    expect(clausesOf('dg-characteristic-talents').get('8.5')?.text).not.toContain('duplicate')
  })

  it('print the numbers as the documents do, even a misnumbered one', () => {
    const notice = clausesOf('cq-card-notice')
    expect(notice.get('3.6')?.label.en).toBe('III.(vi)')
    expect(notice.get('2.5')?.text).toMatch(/^\(V\) Employment/)
    expect(notice.get('2.2')?.text).toContain('not be limited by the amount') // a blank line breaks the sentence
    expect(clausesOf('dg-characteristic-talents').get('14.5.1')?.label.en).toBe('Article 14(5)1.')
    expect(clausesOf('dg-characteristic-talents').get('16.1')?.label.en).toBe('Article 16(1)')
  })

  it('leave out page furniture', () => {
    const report = [...clausesOf('cq-scarce-talents').values()].map((c) => c.text).join('\n')
    expect(report).not.toMatch(/cookie|A Tour in Chongqing|service@ichongqing|67230470/i)
    expect(report).toContain('ten points')
  })

  it.each(['bj-urgent-talents', 'cq-card-notice', 'cq-card-rules', 'cq-scarce-talents', 'dg-characteristic-talents'])(
    'of %s hold every line of the source but what policy.yaml skips',
    (id) => {
      const policy = readPolicy(join(folder, id), id)
      const held = new Set(findClauses(policy).flatMap((c) => c.text.split('\n')))
      const lines = readFileSync(join(folder, id, 'source.txt'), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line && !held.has(line) && !/^Chapter \d/.test(line))
      const skipped = policy.structure.skip.length
      if (skipped === 0) expect(lines).toEqual([])
      else expect(lines.join('\n')).not.toMatch(/talent(?!.*(Chen Qian|title))/i)
    },
  )
})

describe('finding clauses', () => {
  const policy = (source: string, structure: Partial<Policy['structure']>): Policy =>
    ({
      id: 'x',
      source,
      structure: { numbering: ['article'], sections: [], skip: [], ...structure },
    }) as unknown as Policy

  it('says when a section of policy.yaml is not in the source', () => {
    const wrong = policy('Article 1 One.', {
      sections: [{ id: 'end', starts: 'Nowhere', label: { zh: '尾', en: 'End' } }],
    })
    expect(() => inEnglish(() => findClauses(wrong))).toThrow(
      /policies\/x\/policy\.yaml: structure: no line of the source starts with “Nowhere”/,
    )
  })

  it('says when two clauses have one id', () => {
    expect(() => inEnglish(() => findClauses(policy('Article 1 One.\nArticle 1 Again.', {})))).toThrow(
      /two clauses have the id 1/,
    )
  })
})
