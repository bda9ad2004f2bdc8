/** Text from bytes, in the encodings of Chinese offices. */

import { SaidError } from '../../knowledge/said.ts'
import { looksLikeUtf16 } from './format.ts'

/** Throws DocumentError when no encoding fits every byte. */
export const decode = (bytes: Uint8Array, isHtml: boolean): { text: string; encoding: string } => {
  const marked = looksLikeUtf16(bytes)
  const declared = isHtml ? declaredIn(bytes) : undefined
  // GB18030 has every character of GBK and GB2312, and fits nearly any bytes, so it comes last.
  for (const encoding of marked
    ? [marked]
    : ['utf-8', ...(declared ? [declared] : []), fromBig5(bytes) ? 'big5' : 'gb18030']) {
    const text = tryAs(bytes, encoding)
    if (text !== undefined) return { text, encoding }
  }
  throw new SaidError({ say: 'document.encoding' })
}

/** Either fits the other's bytes mostly, and only one gives the words that stand in every document. */
const fromBig5 = (bytes: Uint8Array): boolean => usualIn(tryAs(bytes, 'big5')) > 2 * usualIn(tryAs(bytes, 'gb18030'))

const usualIn = (text = ''): number => text.match(/[的一是不在人有之年月日第及或出以，。、；：]/g)?.length ?? 0

const declaredIn = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset=["']?\s*([\w-]+)/i
    .exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]
    ?.toLowerCase()

const tryAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return /(?![\t\n\f\r\v])\p{Cc}|\ufffe/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
