/** The line an operator reads when a command ends: our own errors say what to do, a defect says where it is. */
export const errorLine = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const isDefect = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  const place = /^\s+at (.*)$/m.exec(error.stack ?? '')?.[1]
  return isDefect && place ? `${error.name}: ${error.message} (${place})` : error.message
}
