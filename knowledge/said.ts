/** What an editor is told, as data: the key of a sentence and its values. The sentences stand in both languages in bot/words/. */

type Text = { zh: string; en: string }
export type Value = string | number | Text | Said | readonly string[] | readonly Said[]
export interface Said {
  /** Key of the sentence. */
  say: string
  [value: string]: Value
}

/** Puts it into the words of the editor's language. */
export type Say = (said: Said) => string

/** Something that can't be done, with what is wrong and what to do. */
export class SaidError extends Error {
  said: Said
  constructor(said: Said, options?: ErrorOptions) {
    super(asText(said), options)
    this.name = 'SaidError'
    this.said = said
  }
}

/** A library that takes texts only, such as zod, carries it as one. */
export const asText = (said: Said): string => JSON.stringify(said)

/** Undefined for a text that is none of ours. */
export const fromText = (text: string): Said | undefined => {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && 'say' in found ? (found as Said) : undefined
  } catch {
    return undefined
  }
}
