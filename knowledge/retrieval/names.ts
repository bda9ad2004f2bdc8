/**
 * Foreign names as they sound: 杰克逊维尔 and Jacksonville have the same consonants and much the same vowels. Dictionaries hold
 * few names, and a question about somebody is mostly its name.
 */

/** Sounds of the characters that names are usually written with, by the transcription tables of Xinhua: consonants, then vowels. */
const sounds: Record<string, string> = {
  a: '阿',
  ai: '艾爱',
  e: '埃厄',
  o: '奥欧',
  i: '伊易',
  aN: '安',
  eN: '恩',
  iN: '因英',
  Na: '纳娜',
  Nai: '奈',
  Ne: '内',
  Ni: '尼',
  Nu: '纽努',
  No: '诺',
  Ya: '亚雅',
  Ye: '耶叶',
  Yo: '尤约',
  YaN: '延扬',
  Wa: '瓦',
  We: '韦魏',
  Wi: '威维',
  Wo: '沃',
  Wu: '乌武',
  WaN: '万旺',
  WeN: '温文',
  Fa: '法',
  Fe: '菲费',
  F: '弗夫',
  Fu: '福',
  FaN: '范',
  FeN: '芬丰',
  Pa: '巴帕',
  Po: '保波博珀',
  Pe: '贝佩',
  Pi: '比皮',
  P: '伯布普',
  PaN: '班邦潘庞',
  PeN: '本彭',
  PiN: '宾平',
  Ta: '达塔',
  Tai: '戴泰',
  To: '道多陶托',
  T: '德特',
  Ti: '迪蒂梯提',
  Tu: '杜图',
  TaN: '丹坦汤唐',
  TeN: '登腾',
  TiN: '丁',
  ToN: '东',
  Ka: '瓜卡夸',
  Ko: '高考戈哥柯科',
  K: '格克',
  Ku: '古库',
  Kui: '圭',
  KaN: '甘冈坎康',
  KeN: '肯',
  KoN: '孔',
  Ha: '哈华',
  Hai: '海怀',
  Ho: '豪霍',
  He: '赫黑',
  Hu: '胡',
  HaN: '汉',
  HeN: '亨',
  Ji: '吉及齐奇',
  Ja: '加贾恰',
  Je: '杰切',
  Jo: '乔',
  Ju: '丘',
  JeN: '简钱珍',
  JiN: '津金琴',
  JoN: '琼',
  JaN: '詹',
  JuN: '群',
  Sa: '萨沙扎夏',
  Sai: '塞',
  So: '绍索肖晓佐朔',
  Se: '舍谢雪泽',
  Si: '施史丝西希锡子',
  S: '士思斯兹什',
  Su: '苏修许朱',
  SaN: '圣珊尚香',
  SoN: '逊松宗',
  SuN: '孙',
  SeN: '森申',
  SiN: '辛欣',
  La: '拉',
  Lai: '莱赖',
  Lo: '劳罗洛',
  Le: '勒雷列',
  Li: '里利丽莉',
  Lu: '留卢鲁路',
  L: '尔',
  LaN: '兰朗',
  LeN: '连',
  LiN: '林琳',
  LuN: '伦',
  LoN: '荣',
  Ma: '马玛',
  Mai: '麦迈',
  Mo: '毛莫默摩',
  Me: '梅',
  Mi: '米密',
  M: '姆',
  Mu: '穆',
  MaN: '曼芒',
  MeN: '门蒙',
  MiN: '明敏',
  NaN: '南',
  NeN: '能',
  NiN: '宁',
  NoN: '农',
}
const soundOf = new Map(Object.entries(sounds).flatMap(([sound, all]) => [...all].map((one) => [one, sound])))

export const isNameCharacter = (character: string): boolean => soundOf.has(character)

export const chineseSound = (name: string): string => once([...name].map((one) => soundOf.get(one) ?? '').join(''))

export const consonants = (sound: string): string => once(sound.replace(/[a-z]/g, ''))

const once = (sound: string) => sound.replace(/([A-Za-z])\1+/g, '$1')

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
  [/ee|ea|y/g, 'i'],
  [/oo|ou/g, 'u'],
  [/(?<=[A-Z])e$/, ''],
]

export const englishSound = (word: string): string => {
  let sound = word
  for (const [spelling, as] of letters) sound = sound.replace(spelling, as)
  return once(sound.replace(/[^A-Zaeiou]/g, ''))
}

/** What it costs to leave a sound out: vowels vary, an r or h is often not written. */
const without = (sound: string) =>
  /[a-z]/.test(sound) ? 0.15 : sound === 'L' ? 0.35 : sound === 'H' || sound === 'Y' ? 0.4 : sound === 'N' ? 0.6 : 0.8
/** Sounds that are written for each other. */
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
  ae: 0.1,
  ao: 0.15,
  ai: 0.2,
  au: 0.15,
  ei: 0.1,
  eo: 0.2,
  eu: 0.25,
  io: 0.3,
  iu: 0.3,
  ou: 0.1,
  Yi: 0.1,
  Wu: 0.1,
  Wo: 0.2,
}
/** The same as a table by the codes of both, since a question may be compared with thousands of sounds. */
const costs = new Float32Array(128 * 128).fill(1.2)
for (let code = 0; code < 128; code++) costs[code * 129] = 0
for (const [pair, cost] of Object.entries(near))
  for (const both of [pair, pair.charAt(1) + pair.charAt(0)])
    costs[both.charCodeAt(0) * 128 + both.charCodeAt(1)] = cost
const left = Float32Array.from({ length: 128 }, (_, code) => without(String.fromCharCode(code)))

export const mayBegin = (one: string, other: string): boolean =>
  (costs[one.charCodeAt(0) * 128 + other.charCodeAt(0)] as number) <= 0.6

/** The costs of nothing against each beginning of a sound: the first row of an edit distance. */
export const firstRow = (other: string): Float32Array => {
  const row = new Float32Array(other.length + 1)
  for (let at = 0; at < other.length; at++) row[at + 1] = (row[at] as number) + (left[other.charCodeAt(at)] as number)
  return row
}

/** The row after one sound more. */
export const nextRow = (row: Float32Array, sound: number, other: string, next: Float32Array): number => {
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
  return least
}

const spare = [new Float32Array(64), new Float32Array(64)] as [Float32Array, Float32Array]

/** Weighted edit distance; `most` or more as soon as it can't be less. */
const soundDistance = (one: string, other: string, most = Number.POSITIVE_INFINITY): number => {
  let [row, next] = spare
  if (other.length >= row.length) return Number.POSITIVE_INFINITY
  row.set(firstRow(other))
  for (let place = 0; place < one.length; place++) {
    const least = nextRow(row, one.charCodeAt(place), other, next)
    if (least > most) return least
    const before = row
    row = next
    next = before
  }
  return row[other.length] as number
}

/** Distances by length up to which two names may be the same. Two consonants alone are shared by many words. */
export const nameLimits = {
  consonants: (sound: string): number => (sound.length > 2 ? 0.21 : 0.11),
  whole: 0.15,
}
/** One consonant tells nothing. */
export const shortestName = 2

/** 0 for the same sound. `consonants`: their distance by length; the vowels count as much. */
export const nameDistance = (consonants: number, one: string, other: string): number | undefined => {
  const whole = soundDistance(one, other) / Math.max(one.length, other.length)
  return whole > nameLimits.whole ? undefined : (consonants + whole) / 2
}

export const shareOf = (distance: number, limit: number): number => Math.max(0.3, 1 - distance / limit / 2)

const likeliest = 4
/** A sound that more words have is no name's. */
const tooMany = 24
/** A stem may have lost its end: Thomas, Jared. */
const ends = ['', 's', 'd']

export interface Names {
  /** The words that sound like a Chinese name, likeliest first, each with a share of 0 to 1. */
  like(chinese: string): { term: string; share: number }[]
}

export const buildNames = (words: Iterable<string>): Names => {
  const bySound = new Map<string, { term: string; sound: string }[]>()
  for (const term of words) {
    if (term.length < 4 || !/^[a-z]+$/.test(term)) continue
    for (const end of ends) {
      const sound = englishSound(term + end)
      const skeleton = consonants(sound)
      if (skeleton.length < shortestName) continue
      const same = bySound.get(skeleton)
      if (same) same.push({ term, sound })
      else bySound.set(skeleton, [{ term, sound }])
    }
  }
  const all = [...bySound]
  return {
    like: (chinese) => {
      const sound = chineseSound(chinese)
      const skeleton = consonants(sound)
      if (skeleton.length < shortestName) return []
      const limit = nameLimits.consonants(skeleton)
      const found = new Map<string, number>()
      for (const [other, same] of all) {
        if (Math.abs(other.length - skeleton.length) > 2 || !mayBegin(skeleton, other)) continue
        const length = Math.max(skeleton.length, other.length)
        const apart = soundDistance(skeleton, other, limit * length) / length
        if (apart > limit) continue
        for (const one of same) {
          const distance = nameDistance(apart, sound, one.sound)
          if (distance !== undefined && distance < (found.get(one.term) ?? 1)) found.set(one.term, distance)
        }
      }
      if (found.size > tooMany && skeleton.length === shortestName) return []
      return [...found]
        .sort(([, one], [, other]) => one - other)
        .slice(0, likeliest)
        .map(([term, distance]) => ({ term, share: shareOf(distance, limit) }))
    },
  }
}
