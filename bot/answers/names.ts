/** What a message names: places, programmes, relatives and things. */

import { anyOf } from '../../knowledge/any-of.ts'
import { withoutKinds } from '../../knowledge/question/kinds.ts'
import { buildPhrases } from '../../knowledge/question/phrases.ts'
import { normalise } from '../../knowledge/retrieval/text.ts'
import type { Corpus } from './corpus.ts'
import { bare, genericWords, isAsking, isConnected, subjectsOf } from './follow-up.ts'

export interface Names {
  /** Whether a place or a programme is named. */
  namesAny(text: string): boolean
  /** “And the talent card?”, “what about Beijing”, 东莞的: the name, where nothing else is asked. */
  nameAlone(text: string): string | undefined
  /** A place or a programme and nothing else. */
  isName(text: string): boolean
  /** Names a place without documents: 跳槽去深圳了. */
  isAway(text: string): boolean
  /** What was asked about one place, for another: without the place, and what only that has. */
  elsewhere(question: string, instead: string): string
  /** 我老汉住院能走绿色通道不, then 那我自己呢: without the relative. */
  ofSelf(question: string, said: string): string
  /** Words of a message that name a subject; a word too short to be one may still name a thing: 丢了. */
  subjectIn(text: string): string[]
}

export const buildNames = ({ knowledge, reader, things }: Corpus): Names => {
  const places = buildPhrases(knowledge.places.map(({ id, zh, en }) => ({ words: [...zh, ...en], value: id })))
  const relatives = buildPhrases(
    knowledge.aspects.flatMap(({ id, zh, en }) => (id === 'kin' ? [{ words: [...zh, ...en], value: id }] : [])),
  )
  const titles = buildPhrases(
    [...knowledge.policies.values()].flatMap(({ names, spoken, jurisdiction }) =>
      [names, spoken].map(({ zh, en }) => ({ words: [...zh, ...en], value: jurisdiction })),
    ),
  )
  const elsewhere = (question: string, instead: string): string => {
    const { found } = places.find(instead)
    if (found.length === 0) return titles.find(instead).found.length > 0 ? titles.find(question).rest : question
    const rest = places.find(question).rest
    // What each programme gives out is asked of everywhere.
    const of = titles.find(rest.replace(paper, '证书').replace(paperInEnglish, 'certificate'))
    return of.found.some((place) => found.includes(place)) ? rest : of.rest
  }
  const isName = (said: string): boolean => {
    const of = titles.find(places.find(said).rest)
    const isNamed = of.found.length + places.find(said).found.length > 0
    return isNamed && !isAsking(said) && subjectsOf(subjectIn(of.rest)).length === 0
  }
  const nameAlone = (text: string): string | undefined => {
    const said = reader.inSense(normalise(bare(text)).replace(/[?？]/g, ''))
    const name = likewise.test(normalise(text)) ? said.replace(same, ' ').replace(/\s+/g, ' ').trim() : said
    const isLeft = name !== said || isConnected(text) || /[的呢][？?\s]*$/.test(text)
    return isLeft && isName(name) ? name : undefined
  }
  const uncovered = new Set(knowledge.places.flatMap(({ id, covered }) => (covered ? [] : [id])))
  /** The things of words that ask about whatever is spoken of: 材料 is one, 材料不齐 is not. */
  const plain = new Set(genericWords.flatMap((word) => things.find(word).found))
  const subjectIn = (text: string): string[] => {
    const {
      words: { subject: all },
      asking,
    } = reader.read(bare(text))
    // What asks for a kind of fact is no subject: “how many days?”
    const subject = all.filter((word) => !asking.split(' ').includes(word))
    if (subjectsOf(subject).length > 0) return subject
    const word = withoutKinds(normalise(bare(text))).replace(/[？?。.!！，,\s]/g, '')
    const named = things.find(word).found.some((thing) => !plain.has(thing))
    return named ? [word] : subject
  }

  return {
    elsewhere,
    isName,
    nameAlone,
    subjectIn,
    namesAny: (text) => [places, titles].some((list) => list.find(text).found.length > 0),
    isAway: (text) => places.find(text).found.some((id) => uncovered.has(id)),
    ofSelf: (question, said) => (self.test(bare(said)) ? relatives.find(normalise(question)).rest : question),
  }
}

/** The card or the certificate of a programme. */
const paper = /(?<![身份居住银行社医保资格学历位许可认验公见])(?:特色|人才)*(?:服务)?[卡证](?![件明据])书?/g
const paperInEnglish =
  /(?<!\b(?:id|identity|bank|credit|degree) )\b(?:dongguan |talent |service )*(?:card|certificate)\b/g
/** “Is it the same in Beijing?”, 东莞也有吗: asks just what was asked before. */
const likewise =
  /[也还]|一样|同样|[这那]样|相同|有没有这|有这|这[个种些]|\b(?:same|too|also|as well|this|that|such|one|likewise)\b/
const same = anyOf(
  /(?:是不是|是否|会不会|能不能|可不可以|有没有|[也还都])+(?:[有是会能行要办需]|可以|不[行能会要用是])?|一样|同样|[这那]样|相同|[这那][个种些]?(?:规定|要求|政策|服务)?/g,
  /(?:[有是会能行要需办弄做]|可以|不[行能会要用])*的?[吗么嘛吧]$|\b(?:is|are|does|do|did|can|will|it|they|there|have|has|need|needs|want|wants|offer|offers|apply|applies|work|works|the|an?|same|too|also|as well|this|that|such|one|likewise|not|rules?|procedure|thing|things|like)\b/g,
)
const self = /^(?:我|我自己|我本人|本人|自己)(?:可以|能|行|能用|可以用)?(?:吗|不|么)?$/
