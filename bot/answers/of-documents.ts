/** What is asked of documents and not of what they say: whether one still holds, and which of two does. */

import type { IsoDate } from '../../knowledge/dates.ts'
import type { Policy } from '../../knowledge/policy.ts'
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
  const { meant, focus } = askedAfter(corpus, text) ?? {}
  if (!meant) return undefined
  const ended = meant.filter(({ expires }) => (expires ?? day) < day)
  const called = documentsIn(corpus.knowledge, text)
  const asked =
    ended.length > 0 ? ended : isInForce.test(focus ?? '') ? meant.filter(({ id }) => called.includes(id)) : []
  const points = sayingSince(corpus, asked)
  return points.length > 0 ? { status: 'answered', points, confidence: 1 } : undefined
}

/** 东莞细则哪年到期, “when does Beijing's policy end?”: what says so; of a document that names no end nothing does. */
export const endOf = (corpus: Corpus, text: string): Decision | undefined => {
  const { focus } = corpus.reader.read(text)
  const { meant = [] } = asksEnd.test(focus) && document.test(focus) ? (askedAfter(corpus, text, end) ?? {}) : {}
  if (meant.length === 0) return undefined
  const points = sayingSince(
    corpus,
    meant.filter(({ expires }) => expires),
  )
  if (points.length > 0) return { status: 'answered', points, confidence: 1 }
  const [near] = sayingSince(corpus, meant)
  return { status: 'kind-missing', detail: 'validity', confidence: 0, ...(near ? { near } : {}) }
}

/** The points that say since when, or until when, documents hold. */
const sayingSince = ({ knowledge }: Corpus, documents: readonly Policy[]) =>
  documents.flatMap(({ id, holds }) => knowledge.points.get(`${id}/${holds}`) ?? [])

/** The documents that are asked after as a whole, and by nothing that stands in them. `besides`: words that are none of it. */
const askedAfter = (
  { knowledge, reader }: Corpus,
  text: string,
  besides = nothing,
): { meant: Policy[]; focus: string } | undefined => {
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
  const subject = subjectsOf(words.subject).filter(
    (word) => !isName(word) && !wholeDocument.test(word) && !besides.test(word),
  )
  if (subject.length > 0) return undefined
  const meant = [...knowledge.policies.values()].filter(({ id, jurisdiction }) =>
    named.length > 0 ? named.includes(id) : jurisdiction === place?.id,
  )
  return { meant, focus }
}

/** When it ends, of a document: of a card it is asked of what the document says. */
const asksEnd =
  /(?:什么时候|哪[年天]|何时|几时)(?:会|就|才|到)?(?:到期|失效|结束|废止|截止|作废)|(?:失效|到期|废止)(?:日期|时间)|到(?:什么时候|哪[年天])(?:为止|失效|到期|结束|截止)?[的呢吗？?\s]*$|\b(?:when|until when|how long|does|do|will)\b.{0,60}\b(?:ends?|expires?|lapses?|run out)\b/
const end = /到期|失效|结束|废止|截止|作废|为止|日期|时间|expire|\bends?\b|lapse|\brun\b/
const nothing = /$^/
const document =
  /政策|办法|细则|规定|文件|通知|制度|polic|\b(?:measures?|rules?|schemes?|programmes?|programs?|notice)\b/
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
