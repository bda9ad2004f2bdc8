/** What merely tells of a person and asks nothing: “she is a nurse”, “our son is 19”. */
import { normalise } from './text.ts'

/** What is told of them; undefined where something else is said, or anything is asked. */
export const toldOfPerson = (text: string): string | undefined => {
  const said = normalise(text).replace(/[’]/g, "'").trim()
  return /[?]/.test(said) || asks.test(said) ? undefined : person.exec(said)?.groups?.told
}

const asks =
  /\b(?:who|whom|what|when|where|which|why|how|please|need|needs|want|wants|wish|like|can|could|may|must|should|if|too|also|now|already)\b/
const kin =
  'wife|husband|spouse|partner|son|sons|daughter|daughters|child|children|kid|kids|family|boss|colleague|friend|name|job|profession'
const person = new RegExp(
  `^(?:(?:hi|hello|dear|well|ok|so|and|but)[,.! ]+){0,2}(?:(?:i|we|he|she|they)(?: |(?='(?:m|re|s)\\b))|(?:my|our|his|her) (?:${kin}) )(?:'m|'re|'s|am|are|is|was|were|have|has|work as|works as|live in|lives in|come from|comes from) (?<told>[^?]{1,80})$`,
)
