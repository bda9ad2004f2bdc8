/** How long a regular expression takes on texts made against it, as they get longer. */

/** The longest text a channel hands over that is read: a message of Telegram; the bot reads no more than 2,000 of it. */
export const longest = 4096
const lengths = [16, 20, 24, 28, 32, 48, 64, 128, 256, 512, 1024, 2048, longest]

/** Blanks, digits, letters, Han, signs that often stand in lists, and what looks like the start of what is sought. */
const everyday = [
  ' ', '\n', '\t', ' \n', '0', '1,', '1.', '1 ', '2024-', 'a', 'a ', 'A', 'ab', '人', '一', '十', '零', '年', '的', '万',
  '，', '、', '。', '.', '-', ' - ', '_', '/', ':', '：', '"', '“', '(', '（', '<', '&', '\\', '*', '#', '@', '!', '?',
  '0a', '人 ', 'and ', 'or ', 'not ', 'services and ', '材料和', '不', '没有', '我', '\u200b', '\u202e', '😀', '\ud800', '\0', 'é', 'e\u0301',
] // biome-ignore format: a row of samples

/** Pieces to repeat: everyday ones, and what the expression itself names. */
export const piecesFor = ({ source }: RegExp): string[] => {
  const own = source
    .replace(/\\[pP]\{[^}]*\}|\\u\{?[0-9a-f]+\}?|\\[a-zA-Z]|\(\?(?:<?[=!]|:|<\w+>)/g, '|')
    .split(/[|()[\]{}^$*+?\\]+/)
    .filter((piece) => piece !== '')
  const few = [...new Set(own)].sort((a, b) => a.length - b.length).slice(0, 24)
  const signs = [...new Set(own.flatMap((piece) => [...piece]))].slice(0, 24)
  return [...new Set([...everyday, ...few, ...signs, ...few.slice(0, 8).map((piece) => `${piece} `)])]
}

/** Milliseconds that this thread has worked: what else the computer does meanwhile does not count. */
export const worked = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** How much slower this computer is than one of 2026, by expressions that grow with their text alone. */
const slowness = ((): number => {
  const text = '人才 services, '.repeat(1000)
  const started = worked()
  for (let run = 0; run < 40; run++) text.replace(/\p{L}+(?= )/gu, '')
  return Math.max(1, (worked() - started) / 40)
})()
/** What would take so many ms on such a computer. */
export const onThisOne = (ms: number): number => ms * slowness

export interface Slow {
  text: string
  length: number
  /** Of the best of several runs. */
  ms: number
  /** How many times longer than on half of the text. */
  factor: number
}

/** The text on which it takes longest; undefined while all stay below `ms`. Stops at the first that takes far longer. */
export const slowest = (pattern: RegExp, ms: number, only?: readonly number[]): Slow | undefined => {
  let worst: Slow | undefined
  const heads = ['', firstOf(pattern)]
  for (const piece of piecesFor(pattern))
    for (const head of new Set(heads))
      for (const end of ['', '\u0001']) {
        let before = 0
        for (const length of only ?? lengths) {
          const text = `${head}${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length) + end
          const took = timeOf(pattern, text, ms)
          if (took > ms && (!worst || took > worst.ms))
            worst = {
              text: JSON.stringify(`${head}${piece}…${end}`),
              length,
              ms: took,
              factor: took / (before || took),
            }
          before = took
          if (took > ms * 10) break
        }
      }
  return worst
}

/** A literal beginning, so that what comes after it is tried at all. */
const firstOf = ({ source }: RegExp): string => /^\^?\\?\/?\??\(?(?:\?:)?([\p{L}\p{N} ]+)/u.exec(source)?.[1] ?? ''

const timeOf = (pattern: RegExp, text: string, ms: number): number => {
  let best = Infinity
  for (let run = 0; run < 3; run++) {
    const started = worked()
    // As the program uses it: everywhere in the text.
    if (pattern.global) text.replace(pattern, '')
    else {
      pattern.lastIndex = 0
      pattern.test(text)
    }
    best = Math.min(best, worked() - started)
    if (best < ms) break // only what is slow is measured again
  }
  return best
}
