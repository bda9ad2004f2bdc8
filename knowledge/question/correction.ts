/** What somebody puts in the place of what was asked: “不对，我问的是北京”, “不是丢了，是到期了”, “sorry, I meant Beijing”. */
import { isHan, normalise } from '../retrieval/text.ts'

export interface Corrected {
  instead: string
  /** What was wrong, where it is said. */
  of?: string
  /** “Beijing not Dongguan” is put like “papers not ready”: it corrects only what was spoken of. */
  mayTell?: true
}

export const correctionIn = (text: string): Corrected | undefined => {
  const said = normalise(text)
    .replace(/\s+/g, ' ')
    .replace(/[。.!！？?\s]+$/, '')
    .trim()
  for (const form of isHan(said) ? chinese : english) {
    const { instead, of } = form.exec(said)?.groups ?? {}
    const mayTell = form === withoutPause ? { mayTell: true as const } : {}
    if (instead) return { instead: instead.trim(), ...(of ? { of: of.trim() } : {}), ...mayTell }
  }
  return undefined
}

const wrong =
  '(?:(?:哦|啊|呃|额)?(?:不对|不是|错了|[说搞弄打问写]错了|等等|等一下|抱歉|不好意思|对不起|不不|不)[，,。.！!、\\s]+)'
const meant = '(?:我(?:其实)?(?:是)?(?:想)?(?:问|说|指|要问)的?(?:其实)?是?|我的意思是|应该是|改成|换成)'
const chinese = [
  new RegExp(
    `^${wrong}{0,3}(?:${meant})?不是(?<of>[^，,]{1,12}?)[，,]?\\s*(?:而|${meant})?是(?<instead>[^，,].{0,40})$`,
  ),
  new RegExp(`^${wrong}{0,3}(?:${meant})?是?(?<instead>[^，,]{1,30})[，,]\\s*不是(?<of>[^，,是]{1,12})$`),
  new RegExp(`^${wrong}{1,3}(?:${meant}|是)?(?<instead>.{1,40})$`),
  /^(?:(?:我?(?:想|要)?[问说指]的(?:其实)?是)|我[问说指]的|我(?:想|要)问的|我是[问说指])(?:其实)?是?(?<instead>.{1,40})$/,
]

const sorry =
  "(?:(?:no|nope|sorry|oops|wait|wrong|actually|my mistake|not that|well|hmm|i meant?|i'm sorry)(?: no)?[,.!:;]* )"
const means =
  '(?:i|we) (?:meant?|was asking|am asking|was talking|asked|wanted)(?: to (?:ask|say|know))?(?: about| for)? '
/** “They are not on the list” tells something; “Beijing not Chongqing” corrects. */
const verb =
  '(?:am|is|are|was|were|do|does|did|has|have|had|can|could|may|might|must|shall|should|will|would|need|not|why|if|or|but|and|only)'
const insteadOf = `^${sorry}{0,3}(?:${means})?(?!(?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|what|who|how|when|where|why|which|if|it's|that's|i'm|i|we)\\b)(?!(?:the|an?|of|one|in) not )(?<instead>[^,]{2,40}?)`
const notThat = ' not (?:the |in |for |about )?(?<of>[^,]{2,30})$'
const withoutPause = new RegExp(`${insteadOf}(?<!\\b${verb})${notThat}`)
const english = [
  new RegExp(
    `^${sorry}{0,3}(?:(?:and |but |so )?(?:(?:what )?if )?(?:(?:it|this|that|he|she|we|they) (?:is|are|was) |it['’]s |${means}))?not (?:the |an? |in |for |about )?(?<of>[^,]{2,30}?),? (?:but|${means}|it's|rather) ?(?:an? )?(?<instead>.{2,60})$`,
  ),
  new RegExp(
    `^${sorry}{0,3}not (?:the |in |for |about )?(?<of>[^,.]{2,30})[,.] (?:the |in |for |about )?(?<instead>[^, ]+(?: [^, ]+){0,3})$`,
  ),
  new RegExp(`${insteadOf},${notThat}`),
  withoutPause,
  new RegExp(`^${sorry}{0,3}${means}(?:the |an? )?(?<instead>.{2,60})$`),
  /^(?<instead>[^,]{2,40}?),? i (?:mean|meant)$/,
  // “No criminal record yet” corrects nothing.
  /^(?:(?:no|nope|wrong)(?:[,.!:;]+|(?= (?:the|for|in|about|it['’]?s|its|it is)\b))|(?:sorry|oops|wait|actually|my mistake)[,.!:;]*) (?:it['’]s |it is )?(?<instead>.{2,60})$/,
]
