/** “@name” in the messages of rooms. WeChat puts a four-per-em space after it; people who type it put what they like. */

/** What may follow the name, so that @小助手2号 is not taken for @小助手. */
const after = '(?=[\\u2005\\s,，.。:：!！?？、;；]|$)'
const pattern = (names: readonly string[]): RegExp | undefined => {
  const known = names.filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)
  if (known.length === 0) return undefined
  return new RegExp(`[@＠](?:${known.map(RegExp.escape).join('|')})${after}`, 'u')
}

/** Whether the text addresses somebody of one of these names. */
export const mentions = (text: string, names: readonly string[]): boolean => pattern(names)?.test(text) ?? false

/** The text without that; a mention by a name nobody told us is taken to stand at the beginning or the end. */
export const withoutMention = (text: string, names: readonly string[]): string => {
  const named = pattern(names)
  const bare = named?.test(text)
    ? text.replace(named, ' ')
    : text.replace(/^\s*[@＠][^\u2005\s]+[\u2005\s]*|\s[@＠][^\u2005\s]+\u2005?\s*$/u, ' ')
  return bare
    .replace(/\u2005/g, ' ')
    .replace(/^[\s,，:：]+|\s+$/g, '')
    .replace(/ {2,}/g, ' ')
}

/** What goes before an answer in a room, so that the person is told of it. */
export const mentionOf = (name: string): string => (name ? `@${name}\u2005` : '')
