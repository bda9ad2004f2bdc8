/** The guide for editors is the same in both languages, and names the commands as they are. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { words } from '../../bot/words.ts'

const guides = {
  zh: readFileSync('./knowledge/README.zh.md', 'utf8'),
  en: readFileSync('./knowledge/README.md', 'utf8'),
}
const languages = ['zh', 'en'] as const

/** Keys and values of the examples, without remarks and texts. */
const examplesOf = (guide: string) =>
  [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) =>
    block.replace(/ # .*/g, '').match(/[a-z][a-zA-Z-]*(?=:(?: |$))|^ *(?:- )?\{?/gm),
  )
const countOf = (guide: string, pattern: RegExp) => guide.match(pattern)?.length ?? 0

describe('the guide', () => {
  it.each(languages)('names the commands as they are, in %s', (language) => {
    const usage = words['knowledge.usage'][language]
    for (const said of ['add', 'accept', 'gaps']) {
      expect(guides[language]).toContain(`npm run knowledge -- ${said}`)
      expect(usage).toContain(`npm run knowledge -- ${said}`)
    }
    for (const option of ['--id', '--replaces', '--no-model', '--csv', '--language']) {
      expect(guides[language]).toContain(option)
      expect(usage).toContain(option)
    }
    expect(guides[language]).toContain(words['draft.to-do'][language])
  })

  it('says the same in both languages: chapters, examples, rows of tables, commands', () => {
    expect(examplesOf(guides.zh)).toEqual(examplesOf(guides.en))
    for (const pattern of [/^## /gm, /^\|/gm, /^\d\. /gm, /`npm run [^`]*`/g])
      expect(countOf(guides.zh, pattern), String(pattern)).toBe(countOf(guides.en, pattern))
    expect(guides.zh).toContain('(README.md)')
    expect(guides.en).toContain('(README.zh.md)')
  })
})
