/** The small words that turn a statement into another one: negations, exceptions, duties, permissions, conditions. */
import type { Language } from '../ports.ts'

/** Where a kind of mark must be the same: in the whole sentence of the statement, or in the parts that were taken. */
interface Mark {
  pattern: Record<Language, RegExp>
  of: 'sentence' | 'parts'
  /** It must stand as often; otherwise it is enough that it stands at all. */
  counted: boolean
}

const marks: Record<string, Mark> = {
  negation: {
    pattern: {
      en: /\b(?:not|no|never|none|neither|nor|cannot|nobody|nothing|without)\b|n['’]t\b/g,
      zh: /[不未无非没勿否禁免]/g,
    },
    of: 'sentence',
    counted: true,
  },
  exception: {
    pattern: {
      en: /\b(?:except(?:ed|ing|ion|ions)?|unless|exclud\w+|other than|apart from|save for|rather than|instead of)\b/g,
      zh: /除(?!了?夕)|例外|以外/g,
    },
    of: 'sentence',
    counted: true,
  },
  only: {
    pattern: {
      en: /\b(?:only|solely|exclusively|merely|alone|limited to|restricted to)\b/g,
      zh: /[仅只]|限于|唯一/g,
    },
    of: 'sentence',
    counted: true,
  },
  condition: {
    pattern: {
      en: /\b(?:if|provided|when|where|whether|in case|once|as long as|subject to|until|unless|but|however)\b/g,
      zh: /(?<![例比诸])如(?![下何实期])|若|凡|[的时后][,，]|但|情况|情形|只要/g,
    },
    of: 'sentence',
    counted: false,
  },
  hedge: {
    pattern: {
      en: /\b(?:generally|in general|in principle|normally|usually|mainly|about|approximately|preliminary|provisional)\b/g,
      zh: /原则上|一般|通常|主要|大约|左右|初步|暂/g,
    },
    of: 'sentence',
    counted: false,
  },
  must: {
    pattern: {
      en: /\b(?:must|shall|requir\w+|have to|has to|needs?|obliged|obligatory|mandatory|compulsory)\b/g,
      zh: /(?<![相对供适反响])应(?![用急届聘])|必须|(?<!必)须|(?<![急所])需(?!求)|务必|一律/g,
    },
    of: 'parts',
    counted: false,
  },
  may: {
    pattern: {
      en: /\b(?:may|can|could|might|permitted|allowed|entitled)\b/g,
      zh: /(?<![认许])可(?!靠)|(?<![技职性功智才])能(?!力)|有权|允许|准予/g,
    },
    of: 'parts',
    counted: false,
  },
  should: {
    pattern: { en: /\b(?:should|ought|recommended|suggested|encouraged)\b/g, zh: /建议|宜|鼓励/g },
    of: 'parts',
    counted: false,
  },
  choice: { pattern: { en: /\b(?:or|either)\b/g, zh: /或|之一|任一/g }, of: 'parts', counted: false },
}

/**
 * The kind of mark that `said` has and its source has not, or the other way round. `sentence` is the sentence of the
 * statement it is taken from, `parts` what of it was used. All in lower case.
 */
export const changedMark = (
  said: string,
  { sentence, parts }: { sentence: string; parts: string },
  language: Language,
): string | undefined =>
  Object.entries(marks).find(([, { pattern, of, counted }]) => {
    const found = count(said, pattern[language])
    const wanted = count(of === 'sentence' ? sentence : parts, pattern[language])
    return counted ? found !== wanted : found > 0 !== wanted > 0
  })?.[0]

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
