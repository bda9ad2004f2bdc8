/**
 * One pattern of several, of which any may match: a line each, so that a wording is found, read and changed by itself. All have
 * the flags of the first; a number in a pattern (`\1`) counts the groups of all before it.
 */
export const anyOf = (...patterns: readonly (RegExp | string)[]): RegExp => {
  const [first] = patterns
  const sources = patterns.map((pattern) => (typeof pattern === 'string' ? pattern : pattern.source))
  return new RegExp(sources.join('|'), typeof first === 'object' ? first.flags : '')
}
