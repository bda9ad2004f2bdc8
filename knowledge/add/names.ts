/** What a document calls the thing it is about: a pass, a card, an allowance. People will ask for it by that name. */
import type { Language } from '../retrieval/text.ts'

const most = 8

/**
 * `names` of it, and how people call it for short (`spoken`). `others`: what the other documents say; what they name too
 * tells no document apart.
 */
export const namesIn = (source: string, language: Language, others: string): { names: string[]; spoken: string[] } => {
  const known = others.toLowerCase()
  const isOwn = (name: string) => !known.includes(name.toLowerCase())
  /** How often anything of a kind is named: a Gold Pass and a Blue Pass are passes. */
  const kinds = new Map<string, number>()
  const found = new Set<string>()
  for (const pattern of patterns[language])
    for (const [, name = '', kind = ''] of source.matchAll(pattern)) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      found.add(name)
      // The Park Talent Pass is a Talent Pass.
      const shorter = name.split(' ').slice(1).join(' ')
      if (shorter.includes(' ')) found.add(shorter)
    }
  // What a document says how it will call is named often enough.
  if (language === 'zh')
    for (const [, name = ''] of source.matchAll(calledForShort)) {
      found.add(name)
      for (const kind of kinds.keys()) if (name.endsWith(kind)) kinds.set(kind, 2)
    }
  const defined = language === 'zh' ? [...source.matchAll(isMeant)].map(([, name = '']) => name) : []
  const repeated = [...kinds].flatMap(([kind, count]) => (count >= 2 ? [kind] : []))
  const short = repeated.flatMap((kind) =>
    language === 'zh' ? [kind] : [`my ${kind.toLowerCase()}`, `the ${kind.toLowerCase()}`],
  )
  return {
    names: [...new Set([...defined, ...[...found].filter((name) => repeated.some((kind) => name.endsWith(kind)))])]
      .filter(isOwn)
      .slice(0, most),
    spoken: short.filter((name) => name.length > 1 && isOwn(name)).slice(0, most),
  }
}

/** “本办法所称安家补贴，是指…”: the thing, not the people. */
const isMeant =
  /本(?:办法|规定|细则|意见|措施|政策|通知|条例)所称的?[“「]?([\p{Script=Han}A-Za-z\d]{0,10}?(?:通行证|服务码|人才码|卡|证|券|计划|工程|公寓|补贴|津贴|补助|奖励|基金|称号))[”」]?[，,]?\s*(?:是|系)?指/gu

const calledForShort = /(?:以下|下)?简称(?:为)?[“「《]([\p{Script=Han}A-Za-z\d]{2,10})[”」》]/gu

const patterns = {
  zh: [
    // “天堂通行证”, （以下简称“安居补贴”）
    /[“「《]([\p{Script=Han}A-Za-z\d]{0,10}?(通行证|服务码|人才码|驿站|卡|证|码|券|计划|工程|公寓|补贴|津贴|基金|称号))[”」》]/gu,
    /(?:领取|申领|申请|持有?|发放|颁发|办理|取得|换发|补发)(?:了|有)?(?:有效|合法|真实)?的?(?![和及与、人者])([\p{Script=Han}A-Z]{0,8}?(通行证|服务码|人才码|卡|证|码|券))(?![书明件照])/gu,
  ],
  en: [
    /\b((?!(?:The|This|That|Each|Any|Such|No|Every|These|Those|Chapter|Article)\b)(?:[A-Z][a-z]+ ){1,3}(Pass|Card|Permit|Certificate|Scheme|Programme|Program|Plan|Grant|Award|Fund|Allowance|Subsidy|Prize))\b/g,
  ],
}
