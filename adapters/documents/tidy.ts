/** Text as it is kept in source.txt: one paragraph a line, nothing invisible. */

export const tidy = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\f|\v/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad\0]/g, '')
    .replace(/[\u00a0\u2002-\u200a\u202f\t]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^[ \u3000]+|[ \u3000]+$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Without the marks of Markdown; numbers of lists stay. */
export const withoutMarkdown = (text: string): string =>
  text
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '')
    .replace(/^(```|~~~).*$/gm, '')
    .replace(/^#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, '$1')
    .replace(/^[ \t]*[-*+][ \t]+/gm, '• ')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
