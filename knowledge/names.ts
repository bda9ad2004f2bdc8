/**
 * Foreign names as they sound: 杰克逊维尔 and Jacksonville have the same consonants. Dictionaries hold few names, and a question
 * about somebody is mostly its name.
 */

/** Consonants of the characters that names are usually written with, by the transcription tables of Xinhua. */
const sounds: Record<string, string> = {
  '': '阿埃艾爱奥厄欧伊易',
  N: '安恩因英纳娜奈内尼纽努诺',
  Y: '亚雅耶叶尤约',
  YN: '延扬',
  W: '乌瓦威韦维魏沃武',
  WN: '万旺温文',
  F: '法菲费弗夫福',
  FN: '范芬丰',
  P: '巴保贝比波伯博布帕佩皮珀普',
  PN: '班邦本宾潘庞彭平',
  T: '达戴道德迪蒂杜多塔泰陶特梯提图托',
  TN: '丹登丁东坦汤唐腾',
  K: '高戈哥格古瓜圭卡考柯科克库夸',
  KN: '甘冈肯孔坎康',
  H: '哈海豪赫黑胡华怀霍',
  HN: '汉亨',
  J: '吉及加贾杰齐奇恰乔切丘',
  JN: '简金津钱琴琼詹珍群',
  S: '萨塞沙绍舍施史士思斯丝苏索西希锡夏肖晓谢修许雪泽扎兹子佐朱朔什',
  SN: '圣森珊尚申松孙辛欣逊香宗',
  L: '拉莱赖劳勒雷里利丽莉列留卢鲁路罗洛尔',
  LN: '兰朗连林琳伦荣',
  M: '马玛迈麦毛梅米密摩莫默姆穆',
  MN: '曼芒门蒙明敏',
  NN: '南能宁农',
}
const soundOf = new Map(Object.entries(sounds).flatMap(([sound, all]) => [...all].map((one) => [one, sound])))

export const isNameCharacter = (character: string): boolean => soundOf.has(character)

export const chineseSound = (name: string): string => [...name].map((one) => soundOf.get(one) ?? '').join('')

const letters: [RegExp, string][] = [
  [/ck|ch(?=r|l)|q|k/g, 'K'],
  [/ch|j/g, 'J'],
  [/sh|sch|s|z/g, 'S'],
  [/ph|f|v/g, 'F'],
  [/th|t|d/g, 'T'],
  [/x/g, 'KS'],
  [/c(?=[eiy])/g, 'S'],
  [/c|g/g, 'K'],
  [/b|p/g, 'P'],
  [/wh|w/g, 'W'],
  [/r|l/g, 'L'],
  [/^y/g, 'Y'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [/h/g, 'H'],
]

export const englishSound = (word: string): string => {
  let sound = word
  for (const [spelling, consonant] of letters) sound = sound.replace(spelling, consonant)
  return sound.replace(/[^A-Z]/g, '').replace(/([A-Z])\1+/g, '$1')
}

/** What it costs to leave a consonant out: an r or h is often not written. */
const without = (sound: string) =>
  sound === 'L' ? 0.35 : sound === 'H' || sound === 'Y' ? 0.4 : sound === 'N' ? 0.6 : 0.8
/** Consonants that are written for each other. */
const near: Record<string, number> = {
  FW: 0.2,
  JY: 0.2,
  JK: 0.4,
  JS: 0.4,
  JT: 0.5,
  HK: 0.5,
  MN: 0.4,
  ST: 0.6,
  FP: 0.6,
  HS: 0.6,
}
/** The same as a table by the codes of both, since a question may be compared with thousands of sounds. */
const costs = new Float32Array(128 * 128).fill(1.2)
for (let code = 0; code < 128; code++) costs[code * 129] = 0
for (const [pair, cost] of Object.entries(near))
  for (const both of [pair, pair.charAt(1) + pair.charAt(0)])
    costs[both.charCodeAt(0) * 128 + both.charCodeAt(1)] = cost
const left = Float32Array.from({ length: 128 }, (_, code) => without(String.fromCharCode(code)))
const rows = [new Float32Array(64), new Float32Array(64)] as [Float32Array, Float32Array]

/** Weighted edit distance; `most` or more as soon as it can't be less. */
export const soundDistance = (one: string, other: string, most = Number.POSITIVE_INFINITY): number => {
  let [row, next] = rows
  if (other.length >= row.length) return Number.POSITIVE_INFINITY
  row[0] = 0
  for (let at = 0; at < other.length; at++) row[at + 1] = (row[at] as number) + (left[other.charCodeAt(at)] as number)
  for (let place = 0; place < one.length; place++) {
    const sound = one.charCodeAt(place)
    const out = left[sound] as number
    let least = (row[0] as number) + out
    next[0] = least
    for (let at = 0; at < other.length; at++) {
      const met = other.charCodeAt(at)
      const cost = Math.min(
        (row[at + 1] as number) + out,
        (next[at] as number) + (left[met] as number),
        (row[at] as number) + (costs[sound * 128 + met] as number),
      )
      next[at + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return least
    const before = row
    row = next
    next = before
  }
  return row[other.length] as number
}

/** One consonant tells nothing. */
const shortest = 2
/** Distance for each consonant up to which two names may be the same; two consonants are shared by many words. */
const limitFor = (sound: string) => (sound.length > 2 ? 0.21 : 0.11)
const likeliest = 4
/** A sound that more words have is no name's. */
const tooMany = 24

export interface Names {
  /** The words that sound like a Chinese name, likeliest first, each with a share of 0 to 1. */
  like(chinese: string): { term: string; share: number }[]
}

export const buildNames = (words: Iterable<string>): Names => {
  const bySound = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) continue
    const sound = englishSound(word)
    if (sound.length < shortest) continue
    const same = bySound.get(sound)
    if (same) same.push(word)
    else bySound.set(sound, [word])
  }
  const all = [...bySound]
  return {
    like: (chinese) => {
      const sound = chineseSound(chinese).replace(/([A-Z])\1+/g, '$1')
      if (sound.length < shortest) return []
      const limit = limitFor(sound)
      const found: { term: string; distance: number }[] = []
      for (const [other, same] of all) {
        if (Math.abs(other.length - sound.length) > 2) continue
        if ((costs[sound.charCodeAt(0) * 128 + other.charCodeAt(0)] as number) > 0.6) continue
        const length = Math.max(sound.length, other.length)
        const distance = soundDistance(sound, other, limit * length) / length
        if (distance <= limit) for (const term of same) found.push({ term, distance })
      }
      if (found.length > tooMany && sound.length === shortest) return []
      return found
        .sort((one, other) => one.distance - other.distance)
        .slice(0, likeliest)
        .map(({ term, distance }) => ({ term, share: 1 - distance / limit / 2 }))
    },
  }
}
