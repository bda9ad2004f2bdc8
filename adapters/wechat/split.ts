/** Texts that are too long for one message. */

/** Where to part, the best place first: paragraphs, lines, sentences, words. */
const places = [/(?<=\n\n)(?!\n)/, /(?<=\n)/, /(?<=[。！？；!?;]|\.\s)/, /(?<=[\s，、,])/]
const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Pieces of at most `limit` bytes of UTF-8, parted at the best place there is, never inside a character. */
export const split = (text: string, limit: number): string[] =>
  cut(text.trim(), limit)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')

/** Length in bytes of UTF-8, in which WeChat’s limit is told. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)

const cut = (text: string, limit: number, from = 0): string[] => {
  if (bytesOf(text.trimEnd()) <= limit) return [text]
  const place = places[from]
  if (!place)
    return pack(
      [...characters.segment(text)].map(({ segment }) => segment),
      limit,
      (piece) => [piece],
    )
  return pack(text.split(place), limit, (piece) => cut(piece, limit, from + 1))
}

/** As many pieces together as fit; what is too long alone is cut further. */
const pack = (pieces: string[], limit: number, further: (piece: string) => string[]): string[] => {
  const packed: string[] = []
  let open = ''
  for (const piece of pieces) {
    if (bytesOf((open + piece).trimEnd()) <= limit) {
      open += piece
      continue
    }
    if (open !== '') packed.push(open)
    const smaller = bytesOf(piece.trimEnd()) <= limit ? [piece] : further(piece)
    packed.push(...smaller.slice(0, -1))
    open = smaller.at(-1) ?? ''
  }
  if (open !== '') packed.push(open)
  return packed
}
