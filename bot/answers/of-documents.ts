/** What is asked of documents and not of what they say: whether one still holds, and which of two does. */

import type { IsoDate } from '../../knowledge/dates.ts'
import { documentsIn } from '../../knowledge/question/as-of.ts'
import { isHan, normalise } from '../../knowledge/retrieval/text.ts'
import type { Corpus } from './corpus.ts'
import type { Decision } from './decide.ts'
import { asksWhich, subjectsOf, type Topic } from './follow-up.ts'

/**
 * “东莞的特色人才还能申请吗”, 细则现在还有效吗: asked after as a whole. Of documents that have ended what says so is the
 * answer, of one that is called by its kind what says since when it holds.
 */
export const holdingOf = (corpus: Corpus, text: string, day: IsoDate): Decision | undefined => {
  const { knowledge, reader } = corpus
  const { places, policies: named, words, focus } = reader.read(text)
  const [place, another] = places
  if ((place ? !place.covered : named.length === 0) || another) return undefined
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
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), focus)
  if (!wholeDocument.test(focus) && !isOpen.test(rest)) return undefined
  const subject = subjectsOf(words.subject).filter((word) => !isName(word) && !wholeDocument.test(word))
  if (subject.length > 0) return undefined
  const meant = [...knowledge.policies.values()].filter(({ id, jurisdiction }) =>
    named.length > 0 ? named.includes(id) : jurisdiction === place?.id,
  )
  const ended = meant.filter(({ expires }) => (expires ?? day) < day)
  const called = documentsIn(knowledge, text)
  const asked = ended.length > 0 ? ended : isInForce.test(focus) ? meant.filter(({ id }) => called.includes(id)) : []
  const points = asked.flatMap(({ id, holds }) => knowledge.points.get(`${id}/${holds}`) ?? [])
  return points.length > 0 ? { status: 'answered', points, confidence: 1 } : undefined
}

const isInForce =
  /有效|生效|管用|作数|算数|适用|执行|实行|失效|作废|废止|过期|\b(?:valid|in force|in effect|apply|applies|expired|outdated|up to date|holds?|stand|stands|used|in use)\b/
/** Whether one can still apply, of what is named, and nothing besides. */
const isOpen =
  /^[的\s]*(?:现在|目前|今年|如今|那边|这边)?还(?:能|可以|接受|在)?(?:申请|申报|报名?|评|认定|参评)(?:[吗么不没嘛]|了吗)?[？?\s]*$/
/** Words that mean a document, or that it holds, and nothing in it. */
const wholeDocument =
  /政策|有效|办法|细则|规定|文件|通知|项目|polic|measures?|rules?|programme|program|scheme|document|valid|force|alive|active|running|expired?|outdated|exist|\bholds?\b|\bstands?\b|\bused\b|\buse\b/

/** “以哪个为准？” of what was just told: the statements that differ, with the note which is later and more specific. */
export const differing = ({ knowledge }: Corpus, text: string, topic: Topic | undefined): Decision | undefined => {
  if (!asksWhich.test(text.toLowerCase())) return undefined
  const told = (topic?.points ?? []).flatMap((id) => knowledge.points.get(id) ?? [])
  const points = told.filter(({ differs }) => differs.length > 0)
  return points.length > 0 ? { status: 'answered', points, confidence: 1 } : undefined
}
