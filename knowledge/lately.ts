/** What a pure function of texts gave lately: a question is read and looked up again and again while it is answered. */
export const lately = <Texts extends (string | undefined)[], Value>(
  find: (...texts: Texts) => Value,
): ((...texts: Texts) => Value) => {
  const known = new Map<string, Value>()
  return (...texts) => {
    // What is left out and what is undefined are the same.
    const key = JSON.stringify(texts.slice(0, texts.findLastIndex((text) => text !== undefined) + 1))
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const found = find(...texts)
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}
const most = 32
