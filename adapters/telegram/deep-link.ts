/** What a link such as t.me/<bot>?start=ask_… makes of the start command. */

/** The question or command that a start command stands for; other words as they are. */
export const startWord = (words: string): string => {
  const payload = /^\/start[ \t]+(\S+)$/i.exec(words)?.[1]
  if (payload === undefined) return /^\/start\s/i.test(words) ? '/start' : words
  const [, kind, value = ''] = /^(ask|bind|link|do)_(.+)$/.exec(payload) ?? []
  if (kind === 'bind' || kind === 'link') return `/${kind} ${value}`
  // Only what asks for words or shows something: nobody's link makes a liaison take or reopen a request.
  if (kind === 'do')
    return /^(?:desk|(?:show|ask|tell|complete|decline|return|pass)_[\d-]+)$/.test(value)
      ? `/${value.replace('_', ' ')}`
      : '/start'
  if (kind === 'ask') return hidden(value) ?? value.replace(/[_-]+/g, ' ').trim()
  return '/start'
}

/** A question in base64url. A link holds only Latin letters, digits, hyphens and underscores, so Chinese needs it. */
const hidden = (value: string): string | undefined => {
  const bytes = Buffer.from(value, 'base64url')
  if (bytes.toString('base64url') !== value) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // A word may happen to be base64 of something; only what reads like a question is one.
    return /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]{2,}$/u.test(text) && /\p{Script=Han}|\p{L}\s+\p{L}|\?/u.test(text)
      ? text
      : undefined
  } catch {
    return undefined
  }
}

/** A link that opens the private chat and has the person say a command there, such as “/ask 261121-0042”. */
export const linkTo = (username: string, command: string): string =>
  `https://t.me/${username}?start=do_${command.slice(1).replaceAll(' ', '_')}`
