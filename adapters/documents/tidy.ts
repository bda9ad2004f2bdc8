/** Text as it is kept in source.txt: one paragraph a line, nothing invisible. */

export const tidy = (text: string): string =>
  text
    .replace(/[\u2e80-\u2fd5]/g, (radical) => radicals.get(radical) ?? radical.normalize('NFKC'))
    .replace(/\r\n?|\u2028|\u2029|\f|\v/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad\0]/g, '')
    .replace(/[\u00a0\u2002-\u200a\u202f\t]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^[ \u3000]+|[ \u3000]+$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Signs for parts of characters, which some PDFs have in place of the characters, where Unicode does not say so itself. */
const radicals = new Map(
  [
    ...'⻘青⻓长⻔门⻅见⻉贝⻋车⻙韦⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺠民⺟母⻄西⻁虎⻆角⻣骨⻤鬼⻧卤⺎尢⺓幺⺩王⺬示⻀草⻏阝⻎辶⻂衤⻌辶⻍辶⻐钅⻑镸⻟飠⻪黾⻫斉⻭歯⻯竜⻱亀⺆冂⺈刀⺊卜⺗心⺙攵⺝月⺡氵⺣灬⺤爪⺪疋⺮竹⺰纟⺱网⺳网⺴网⺵网⺶羊⺷羊⺸羊⺼肉⻃西⻊足⻖阝⻞食⻠饣',
  ].flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1] as string] as const] : [])),
)

/** Without the marks of Markdown; numbers of lists stay. */
export const withoutMarkdown = (text: string): string =>
  text
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '')
    .replace(/^(```|~~~).*$/gm, '')
    .replace(/^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*\r?\n/gm, (line) =>
      line.includes('|') ? '' : line,
    )
    .replace(/^[ \t]*\|[ \t]*(.*?)[ \t]*\|[ \t]*$/gm, '$1')
    .replace(/^#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, '$1')
    .replace(/^[ \t]*[-*+][ \t]+/gm, '• ')
    .replace(/^[ \t]*>[ \t]?/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
