/** Which requests a message names: a store keeps this beside the message, so that all about a request can be forgotten. */
import type { Outgoing } from '../channel.ts'
import { numbersIn } from '../requests/number.ts'

/** By its subject, its words, its buttons, what is enclosed, and the name of a file that goes along. */
export const namedRequests = ({
  about,
  text,
  choices = [],
  document,
  file,
}: Pick<Outgoing, 'about' | 'text' | 'choices' | 'document' | 'file'>): string[] => {
  const parts = [text, ...choices.map(({ id }) => id), document?.text, file?.name]
  return [...new Set([...(about ? [about] : []), ...parts.flatMap((part) => numbersIn(part ?? ''))])]
}
