/** Names of employers, as applicants write them and as liaisons.yaml has them. */
import { normalise } from './retrieval/text.ts'

/** What many employers' names end with; who writes the name often leaves it out. */
const forms =
  /(?:(?:有限)?(?:责任)?公司|\b(?:co|company|ltd|limited|inc|incorporated|llc|plc|corp|corporation|gmbh)\b)[\s.,，。]*$/

/**
 * The same for two ways to write one name: case, spaces, punctuation, traditional characters, 有限公司 and Ltd. 股份 stays:
 * 某某有限公司 and 某某股份有限公司 are two. A part
 * of a name stays another name: a university's hospital is not the university.
 */
export const employerKey = (name: string): string => {
  const written = normalise(name)
    .replace(/^the\s+/, '')
    .trim()
  let core = written
  while (forms.test(core)) core = core.replace(forms, '').trim()
  const key = lettersOf(core)
  return key.length >= 2 ? key : lettersOf(written)
}

const lettersOf = (text: string): string => text.replace(/&/g, 'and').replace(/[^\p{L}\p{N}]+/gu, '')
