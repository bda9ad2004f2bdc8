import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../bot/channel.ts'
import type { Sentence, Statement } from '../../bot/model/language-model.ts'
import { faultIn } from '../../bot/model/verify.ts'
import { knowledge } from '../our-knowledge.ts'
import { changed } from './left-out.ts'
import { honest, hostile, type Wording } from './wordings.ts'

const faultOf = ({ language, points, says }: Wording) => {
  const statements: Statement[] = points.map((id, at) => {
    const point = knowledge.points.get(id)
    if (!point) throw new Error(`no point ${id}`)
    return { id: `S${at + 1}`, text: point[language] }
  })
  const sentences: Sentence[] = says.map((said) => {
    const [, from, text] = /^(S\d+|): (.*)$/s.exec(said) ?? [said, 'S1', said]
    return { text: text as string, from: from ? [from] : [] }
  })
  return faultIn(sentences, { language, statements, needed: ['S1'] })
}

describe('a wording of a statement', () => {
  it.each(honest.map((wording) => [wording.says.join(' '), wording] as const))('may be said: %s', (_text, wording) => {
    expect(faultOf(wording)).toBeUndefined()
  })

  it.each(hostile.map((wording) => [wording.what, wording.says[0] ?? '', wording] as const))(
    'is not said with %s: %s',
    (_what, _text, wording) => {
      expect(faultOf(wording)).toBeDefined()
    },
  )
})

describe('a statement that was changed a little', () => {
  it.each(changed)('is not said: %s in %s, “%s” as “%s”', (id, language, from, to) => {
    const text = knowledge.points.get(id)?.[language] ?? ''
    expect(text).toContain(from)
    const other = text.replace(from, to)
    expect(check(language, text, other)).toBeDefined()
    // Also as what may be left out, beside the statement that answers.
    const [first, second] = [
      { id: 'S1', text: answering[language] },
      { id: 'S2', text },
    ]
    const sentences = [
      { text: first.text, from: ['S1'] },
      { text: other, from: ['S2'] },
    ]
    expect(faultIn(sentences, { language, statements: [first, second], needed: ['S1'] })).toBeDefined()
  })
})
const answering = { zh: '人才凭证申请车位。', en: 'Holders apply for parking with it.' }

describe('a statement of several sentences', () => {
  const title = knowledge.points.get('dg-characteristic-talents/citing-the-title')?.en ?? ''
  const [first = '', second = ''] = title.split(/(?<=\.) /)
  const school = knowledge.points.get('cq-card-rules/school-whole')?.en ?? ''
  const [entry = '', transfer = ''] = school.split(/(?<=\.) /)
  it.each([
    ['its later sentence alone', title, second],
    ['its first alone, where the next takes something back', title, first],
    ['its sentences turned around', school, `${transfer} ${entry}`],
  ])('is not said with %s', (_what, text, said) => {
    expect(check('en', text, said)).toBeDefined()
  })
  it('may be said as far as one likes', () => {
    const text = 'The card is valid for 3 years. It shows the name of the holder.'
    expect(check('en', text, 'The card is valid for 3 years.')).toBeUndefined()
    expect(check('en', text, text)).toBeUndefined()
  })
})

const every = [...knowledge.points.values()].flatMap((point) =>
  (['zh', 'en'] as const).map((language) => ({ language, text: point[language] })),
)
const check = (language: Language, text: string, said: string) =>
  faultIn([{ text: said, from: ['S1'] }], { language, statements: [{ id: 'S1', text }], needed: ['S1'] })
const one = fc.constantFrom(...every)

describe('every statement of the documents', () => {
  it('may be said as it is', () => {
    expect(every.filter(({ language, text }) => check(language, text, text) !== undefined)).toEqual([])
  })

  it('is not said with another figure', () => {
    fc.assert(
      fc.property(one, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ language, text }, pick, add) => {
        const digits = [...text.matchAll(/\d/g)]
        fc.pre(digits.length > 0)
        const { index, 0: digit } = digits[pick % digits.length] as RegExpMatchArray & { index: number }
        const other = `${text.slice(0, index)}${(Number(digit) + add) % 10}${text.slice(index + 1)}`
        expect(check(language, text, other)).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  it('is not said without one of its negations, or with one more', () => {
    const words = { zh: /[不未无非仅只]/g, en: /\b(?:not|no|only|except|unless|without) /g }
    fc.assert(
      fc.property(one, fc.nat(), fc.boolean(), ({ language, text }, pick, add) => {
        const found = [...text.matchAll(words[language])]
        if (add) {
          const places =
            language === 'zh'
              ? [...text.matchAll(/(?=[可应须得能])/g)]
              : [...text.matchAll(/(?<=\b(?:is|are|may|shall|must) )/g)]
          fc.pre(places.length > 0)
          const { index } = places[pick % places.length] as { index: number }
          const said = `${text.slice(0, index)}${language === 'zh' ? '不' : 'not '}${text.slice(index)}`
          expect(check(language, text, said)).toBeDefined()
          return
        }
        fc.pre(found.length > 0)
        const { index, 0: word } = found[pick % found.length] as RegExpMatchArray & { index: number }
        expect(check(language, text, text.slice(0, index) + text.slice(index + word.length))).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  it('is not said with a word of another statement in it', () => {
    fc.assert(
      fc.property(one, one, fc.nat(), fc.nat(), ({ language, text }, other, pick, place) => {
        fc.pre(other.language === language)
        const words =
          language === 'zh' ? (other.text.match(/\p{Script=Han}{4}/gu) ?? []) : (other.text.match(/[a-z]{7,}/g) ?? [])
        const word = words[pick % Math.max(1, words.length)]
        fc.pre(word !== undefined && !text.toLowerCase().includes(language === 'zh' ? word : word.slice(0, 5)))
        // Joining words in a row say nothing, wherever they stand.
        fc.pre(!/^[的了在为是有并且和与及以等该其此即则就也还将请应当须需要可得必]+$/.test(word))
        const gaps = language === 'zh' ? [...text.matchAll(/(?<=[，、])/g)] : [...text.matchAll(/(?<= )/g)]
        fc.pre(gaps.length > 0)
        const { index } = gaps[place % gaps.length] as { index: number }
        // Chongqing Municipality is Chongqing.
        fc.pre(!(word === 'municipality' && /chongqing $/i.test(text.slice(0, index))))
        const said = `${text.slice(0, index)}${word}${language === 'zh' ? '' : ' '}${text.slice(index)}`
        expect(check(language, text, said)).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  it('is not said of fewer people than it is said of', () => {
    const list = knowledge.points.get('dg-characteristic-talents/attachments-list')?.zh ?? ''
    expect(list).toContain('、认定评定')
    expect(check('zh', list, list.replace('、认定评定', '、外籍人才认定评定'))).toBeDefined()
  })

  it('is not said without any one of its words', () => {
    const spare = /^(?:accreditation|card|characteristic|municipal|municipality|service|system|talents?)$/
    const joins = /^[的了是为并也就则即之以内人才外籍服务条件]+$|^(?:that|also|been|were|namely)$/
    const missed = every.flatMap(({ language, text }) =>
      [...text.matchAll(language === 'zh' ? /\p{Script=Han}{2}/gu : /\b[a-z]{4,} /g)].flatMap(({ index, 0: word }) => {
        if (joins.test(word.trim()) || spare.test(word.trim())) return []
        const said = text.slice(0, index) + text.slice(index + word.length)
        return check(language, text, said) === undefined ? said : []
      }),
    )
    expect(missed).toEqual([])
  })

  it('is not said with two of its words exchanged', () => {
    fc.assert(
      fc.property(one, fc.nat(), fc.nat(), ({ language, text }, first, second) => {
        fc.pre(language === 'en')
        const words = [...text.matchAll(/\b[a-z]{6,}\b/g)]
        fc.pre(words.length > 3)
        const [a, b] = [first % words.length, second % words.length].sort((x, y) => x - y).map((at) => words[at]) as [
          RegExpExecArray,
          RegExpExecArray,
        ]
        fc.pre(b.index - a.index > 25 && a[0].slice(0, 4) !== b[0].slice(0, 4))
        fc.pre(text.split(a[0]).length === 2 && text.split(b[0]).length === 2)
        const said = `${text.slice(0, a.index)}${b[0]}${text.slice(a.index + a[0].length, b.index)}${a[0]}${text.slice(b.index + b[0].length)}`
        expect(check(language, text, said)).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  it('whatever a model writes, the check ends and never throws', () => {
    fc.assert(
      fc.property(one, fc.string({ unit: 'binary', maxLength: 600 }), ({ language, text }, said) => {
        expect(check(language, text, said)).toBeDefined()
      }),
    )
  })
})
