/** Which requests a message names: a store keeps this beside the message, so that all about a request can be forgotten. */
import type { Outgoing } from '../ports.ts'

const number = /(?<!\d)\d{6}-\d{4}(?!\d)/g

export const namedRequests = ({
  about,
  text,
  choices = [],
}: Pick<Outgoing, 'about' | 'text' | 'choices'>): string[] => [
  ...new Set([
    ...(about ? [about] : []),
    ...[text, ...choices.map(({ id }) => id)].flatMap((part) => part.match(number) ?? []),
  ]),
]
