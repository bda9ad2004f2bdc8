/** What is asked of documents and not of what they say: whether one still holds, and which of two does. */

import type { IsoDate } from '../../knowledge/dates.ts'
import { isHan, normalise } from '../../knowledge/retrieval/text.ts'
import type { Decision } from './decide.ts'
import { asksWhich, subjectsOf, type Topic } from './follow-up.ts'
import type { Library } from './library.ts'

/** “东莞的政策现在还能申请吗”: of documents that have ended, asked after as a whole, what says so is the answer. */
export const endOf = ({ knowledge, finder, reader }: Library, text: string, day: IsoDate): Decision | undefined => {
  const { places, policies: named, words, focus } = reader.read(text)
  const [place, another] = places
  const titles = named.flatMap((id) => knowledge.policies.get(id)?.names ?? [])
  const names = [...(place?.zh ?? []), ...(place?.en ?? []), ...titles.flatMap(({ zh, en }) => [...zh, ...en])]
  const isName = (word: string) =>
    names.some(
      (name) =>
        normalise(name)
          .split(/ (?=[a-z])/)
          .includes(word) ||
        (isHan(word) && name.includes(word)),
    )
  const subject = subjectsOf(words.subject).filter((word) => !isName(word) && !wholeDocument.test(word))
  if (!place?.covered || another || subject.length > 0 || !wholeDocument.test(focus)) return undefined
  const ended = [...knowledge.policies.values()].filter(
    ({ jurisdiction, expires }) => jurisdiction === place.id && (expires ?? day) < day,
  )
  const [first] = finder.rank('有效期至什么时候').best(1, ({ policy }) => ended.some(({ id }) => id === policy))
  return first && { status: 'answered', points: [first.point], confidence: 1 }
}

/** Words that mean a document, or that it holds, and nothing in it. */
const wholeDocument =
  /政策|有效|办法|细则|规定|文件|通知|项目|polic|measures?|rules?|programme|program|scheme|document|valid|force|alive|active|running|expired?|outdated|open|over\b|exist/

/** “以哪个为准？” of what was just told: the statements that differ, with the note which is later and more specific. */
export const differing = ({ knowledge }: Library, text: string, topic: Topic | undefined): Decision | undefined => {
  if (!asksWhich.test(text.toLowerCase())) return undefined
  const told = (topic?.points ?? []).flatMap((id) => knowledge.points.get(id) ?? [])
  const points = told.filter(({ differs }) => differs.length > 0)
  return points.length > 0 ? { status: 'answered', points, confidence: 1 } : undefined
}
