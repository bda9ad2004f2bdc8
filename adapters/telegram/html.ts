/** Plain text as the HTML that Telegram reads. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign)

const inList = /^\s*(?:[•☐] ?|\d{1,2}\. )/

/** One short line right above a list, which is no sentence, is its heading. */
export const asHtml = (text: string): string =>
  text
    .split('\n')
    .map((line, at, lines) => {
      const alone = at === 0 || lines[at - 1]?.trim() === ''
      const heads =
        alone && line.trim() !== '' && line.length <= 60 && !inList.test(line) && inList.test(lines[at + 1] ?? '')
      return heads && !/[.。!！?？](?:\s|$)/.test(line) ? `<b>${escaped(line)}</b>` : escaped(line)
    })
    .join('\n')
