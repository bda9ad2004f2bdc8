/** Long texts in parts that a reader can follow: cut between paragraphs, else between lines, sentences, words. */

/** Where to cut, best first, and how full a part must be at least (of `limit`) to be cut there. */
const places: { after: RegExp; fullness: number }[] = [
  { after: /\n\s*\n/g, fullness: 0.4 },
  { after: /\n/g, fullness: 0.4 },
  { after: /[。！？；]|[.!?;](?=\s)/g, fullness: 0.4 },
  { after: /\s/g, fullness: 0.4 },
]

/** Parts of at most `limit` UTF-16 units, as Telegram counts; nothing but blanks between parts is left out. */
export const split = (text: string, limit: number): string[] => {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const at = cutOf(rest, limit)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  if (rest) parts.push(rest)
  return parts
}

const cutOf = (text: string, limit: number): number => {
  // One more, so that what ends exactly at the limit is seen to end there.
  const reach = text.slice(0, limit + 1)
  for (const { after, fullness } of places) {
    let best = 0
    for (const found of reach.matchAll(after)) {
      const end = found.index + (/\s/.test(found[0]) ? 0 : found[0].length)
      if (end <= limit) best = end
    }
    if (best >= limit * fullness) return best
  }
  // In the middle of a word then, but never of a sign that takes two units.
  const code = text.charCodeAt(limit - 1)
  return code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit
}
