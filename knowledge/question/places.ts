/** Which places a question is about: not those that somebody comes from, travels to or is a citizen of. */

import type { Knowledge } from '../knowledge.ts'
import { buildPhrases, type Phrases } from './phrases.ts'
import type { Place } from './vocabulary.ts'

export interface Places {
  /** Those that documents cover, and the others that are known. */
  covered: Phrases<Place>
  others: Phrases<Place>
  /** “Can a German apply?”, “a German PhD”: a citizen, or a degree, of a country as the documents call them. */
  asForeigners(text: string): string
  /** `homes`: the places of the policies that the question names. */
  askedAbout(text: string, homes: ReadonlySet<string>): Place[]
  /** Whether a card is used in another place, which is asked of the place that issues it. */
  isUsedAway(text: string, homes: ReadonlySet<string>): boolean
}

export const buildPlaces = (knowledge: Knowledge): Places => {
  const phrases = (list: Place[]) => buildPhrases(list.map((value) => ({ words: [...value.zh, ...value.en], value })))
  const covered = phrases(knowledge.places.filter((place) => place.covered))
  const others = phrases(knowledge.places.filter((place) => !place.covered))
  const nationalities = knowledge.places.flatMap((place) => place.people.map((word) => ({ word, place })))
  /** A nationality stands for its country only before what that country issues: a German visa. */
  const homeOf = new Map(nationalities.map(({ word, place }) => [word, place]))
  const issued = new RegExp(`\\b(${[...homeOf.keys()].join('|')}) ${issues}`, 'g')
  const issuedBy = (text: string): Place[] =>
    [...text.matchAll(issued)].flatMap(([, word = '']) => homeOf.get(word) ?? [])
  /** Whoever comes from abroad is a foreigner to the documents: “can a German apply?” */
  const someone = new RegExp(
    `\\b(an?|as|for|any|i am|i'm|we are|are|can) (${nationalities.map(({ word }) => word).join('|')})s?\\b(?= (?:apply|get|become|be|have|hold|register|move|bring|qualify|join|who|with|in|at|eligible|allowed)|[?.,!]|$)`,
    'g',
  )
  const educated = new RegExp(
    `\\b(?:${nationalities.map(({ word }) => word).join('|')})(?= (?:ph\\.?d|doctorate|master'?s?|bachelor'?s?|degree|diploma)\\b)`,
    'g',
  )
  return {
    covered,
    others,
    asForeigners: (text) => text.replace(someone, '$1 foreigner').replace(educated, 'foreign'),
    askedAbout: (text, homes) =>
      ofTheirOwn(text, [
        ...covered.find(text).found,
        ...others.find(withoutOrigins(text, homes.size > 0)).found,
        ...issuedBy(text),
      ]),
    isUsedAway: (text, homes) => {
      const away = covered.find(text).found.filter(({ id }) => homes.size > 0 && !homes.has(id))
      return isUsedIn(text, [...others.find(text).found, ...away])
    },
  }
}

const issues =
  '(visa|work permit|work visa|residence|resident|permanent|green card|immigration|embassy|consulate|government|polic|law|talent|points)'

/** Another city’s card is that city’s, wherever it is to be used: 成都的人才卡能在重庆用吗. */
const ofTheirOwn = (text: string, places: Place[]): Place[] => {
  const theirs = places.filter(
    ({ covered, zh, en }) =>
      !covered &&
      (zh.some((name) =>
        new RegExp(
          `${name}市?的?(?:人才卡|人才服务证|服务证|人才绿卡|人才证)|${name}(?:那边|那儿|那里|方面|政府|当局)?(?:承认|认可|认不认|认吗)`,
        ).test(text),
      ) ||
        en.some((name) =>
          new RegExp(
            `\\b${name}(?:'s)? (?:[a-z]+ ){0,3}(?:card|pass|scheme|programme|program)\\b|\\b(?:does|do|will|would|can) ${name} (?:recogni[sz]e|accept|allow|let|tax)\\b`,
          ).test(text),
        )),
  )
  return theirs.length > 0 ? theirs : places
}

/** A card that is used in another place is still ours: 服务证在成都能用吗. “How long is the card in Chengdu valid?” is of theirs. */
const isUsedIn = (text: string, places: readonly Place[]): boolean =>
  !/^\W*(?:so |and )?(?:how|who|which|what|when|where)\b(?!.*\b(?:use|used|using)\b).*\bcard in\b/.test(text) &&
  /卡|服务证|人才证|\bcard\b/.test(text) &&
  /(?:能|可以)[^，,。？?能]{0,6}用|好使|使用|管用|有效|认不认|认吗|享受|用不|用吗|行不行|行吗|看病|就医|\b(use|used|using|valid|works?|accepted|recogni[sz]ed|good)\b/.test(
    text,
  ) &&
  places.some(({ zh, en }) =>
    [...zh, ...en].some((name) =>
      ['在', '到', '去', '回', 'in ', 'to ', 'outside '].some((before) => text.includes(`${before}${name}`)),
    ),
  )

/** Leaves for another place: 跳槽去, 调到. */
const goes = '(?:跳槽|搬家?|调动?|换工作|换单位|换公司|离职)(?:去|到)'

/** 跳槽去深圳了: of one place, said in a conversation about another. */
export const leaves = new RegExp(`${goes}了?\\p{Script=Han}{2}`, 'u')

/** Somebody with one of our titles who leaves: 我跳槽到深圳，特色人才还保留吗. */
const moved = new RegExp(
  `(?:${goes}|转到|去)\\p{Script=Han}{2,3}|\\b(?:move|moving|moved|relocate|relocating|transfer|transferred) to [a-z]+`,
  'gu',
)

/** “My card is lost and I am in Germany until January” */
const stays =
  /(?<=\b(?:i|we|he|she|they|wife|husband|family|liaison|boss)(?:'m|'re|'s| am| are| is| was| were| will be) (?:(?:now|currently|still|just|already|away|travell?ing) )*)in (?:the )?[a-z]+/g

/**
 * A place one comes from or merely travels to is not the place whose policy is asked about: 香港人, 从上海调来,
 * "I moved from Hangzhou", 出差去成都. Such mentions are blanked before places are looked for.
 */
const withoutOrigins = (raw: string, ours: boolean): string =>
  (ours ? raw.replace(moved, ' ').replace(stays, ' ') : raw)
    .replace(
      /(从|来自|原来在|以前在|之前在|出差去|出差到|去过|老家在?|毕业于|(?:户口|户籍|学籍|社保|房子|家里?|父母|老婆|老公|爱人|[孩娃]子?|女儿|儿子)(?:目前|现在|本来|一直|[还都也是])*在)\p{Script=Han}{2,4}?(?=[，,。、 ]|来|调|过来|转|搬|引进|工作|能|可以|还|$|的|[读上]|市|呢|吗|行|没|的?时候)/gu,
      ' ',
    )
    .replace(
      /\p{Script=Han}{2,3}(?=人([，,。、 的能可也]|$)|(?:[刚才][刚才]?)?(?:留学|留过学|读书|读博|进修|回国|归国|归来|回来)(?!重庆))/gu,
      ' ',
    )
    .replace(
      /\b(phd|doctorate|degree|master|bachelor|studied|graduated|worked|lived|stint|(?:my|his|her|last|old|previous|former) job) .{0,20}?\bin [a-z]+/g,
      ' ',
    )
    .replace(/\p{Script=Han}{2,3}(?=护照|国籍|学历|学位|硕士|博士|文凭|本科(?:毕业|生|学)|的?大学毕业)/gu, ' ')
    // Where something was lost, or somebody merely was: 在上海把卡弄丢了.
    .replace(
      /在\p{Script=Han}{2,4}?(?=市?(?:出差|旅游|旅行|度假|开会|探亲|转机)|[^，,。？?]{0,12}(?:丢|遗失|不见了|[被让]人?偷|被盗|掉了))/gu,
      ' ',
    )
    .replace(/\b(?:lost|lose|stolen|stole|left|forgot|misplaced|robbed)\b[^.?!]{0,40}? (?:in|at) (?:the )?[a-z]+/g, ' ')
    .replace(
      /\b(?:hong )?[a-z]+ (passport|citizen|national|degree|engineer|nationality|phd|doctorate|diploma|university)/g,
      ' ',
    )
    .replace(
      /\b(from|born in|grew up in|graduated in|studied in|used to (live|work) in|back in|leaving|trip to|visiting)( the)? [a-z]+( [a-z]+)?/g,
      ' ',
    )
