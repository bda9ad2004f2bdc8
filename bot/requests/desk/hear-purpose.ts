/** A member was asked what words or files are for: what they say to that. */
import type { Talk } from '../../talk.ts'
import { closeEntry, type DeskEntry, isWordsVerb, together, type WordsVerb, wordsIn } from '../entry.ts'
import { isOpen } from '../request.ts'
import { affirmed, asksSomething, fold, isFiller, looksLikeQuestion } from '../speech.ts'
import { hearByName } from './about-one.ts'
import { commandIn, placedIn } from './command-words.ts'
import { askPurpose, asTyped, handle } from './handle.ts'
import { leaveEntry } from './hear-entry.ts'
import { isAddressed } from './member-words.ts'
import { hearSeveral } from './several.ts'
import { bareIn, ofMember } from './verb-words.ts'

/** False when the words do not say what for. */
export const hearPurpose = async (
  talk: Talk,
  entry: DeskEntry & { wants: 'purpose' },
  text: string,
): Promise<boolean> => {
  if (affirmed(text) === 'no') {
    leaveEntry(talk)
    return true
  }
  const { number } = entry
  if ((await hearSeveral(talk, text, true)) || (await hearByName(talk, text, number))) return true
  const meant = purposeIn(text, number)
  if (meant) {
    closeEntry(talk)
    const words = wordsIn(entry)
    // “完成 已办理” says anew what was only guessed; what was meant for the request goes with it.
    // A command with its number stands for itself, and what asks something is no result.
    const ends = meant.verb === 'complete' || meant.verb === 'decline'
    const alone = meant.whole || (!entry.guessed && ends && meant.rest !== '' && asksSomething(entry.text))
    const before = entry.guessed || alone ? '' : entry.text
    if (alone && entry.text !== '') talk.say(talk.t('desk.unsent', { text: entry.text }))
    const anew = {
      ...words,
      text: [before, meant.rest].filter(Boolean).join('\n'),
      heard: [...(words.heard ?? []), talk.incoming.id],
    }
    if (meant.rest === '') await handle(talk, meant.verb, number, words)
    else await asTyped(talk, meant.verb, number, anew)
    return true
  }
  const request = entry.files ? undefined : (await talk.world.read('request', number))?.body
  const isResult = request !== undefined && !isOpen(request) && !asksSomething(text) && !/(?<!\d)\d{4}(?!\d)/.test(text)
  const goesAlong = entry.files ? isAddressed(text) : isResult
  if (!goesAlong || isFiller(text) || commandIn(text) || placedIn(text)) return false
  // What a member writes below a file, and not to the bot, goes with it; so does one more line of a result. Four digits may
  // name another request.
  await askPurpose(talk, number, together(talk, entry, { text }))
  return true
}

const purposeIn = (text: string, number: string): { verb: WordsVerb; rest: string; whole?: boolean } | undefined => {
  // “告知 2 …” is about the second of the list.
  if (placedIn(text)) return undefined
  const folded = fold(text).replace(/^(?:这个?|这份|这是|是|作为|请|把它|just|it's|this is|as) ?/, '')
  const verb = purposes.find(([, pattern]) => pattern.test(folded))?.[0]
  if (verb) return { verb, rest: '' }
  const said = commandIn(text)
  if (said && !(said.given !== '' && number.endsWith(said.given))) return undefined
  for (const [named, pattern] of headings) {
    const rest = pattern.exec(text.trim())?.[1]
    if (rest) return { verb: named, rest }
  }
  const { verb: spoken, rest = '' } = said ?? bareIn(text) ?? {}
  const words = spoken && ofMember(spoken)
  return words && isWordsVerb(words) && (words === 'ask' || words === 'tell' || !looksLikeQuestion(text))
    ? { verb: words, rest, whole: said !== undefined && rest !== '' }
    : undefined
}

const purposes: [WordsVerb, RegExp][] = [
  [
    'tell',
    /^(只是?)?(告知|通知|转告|(转?发?给|转)(申请人|他|她|对方))(申请人|一下|即可|就行)?$|^(tell|inform|send|for)( (it|them))?( to)?( the applicant)?$/,
  ],
  ['ask', /^(向申请人提|问申请人)?的?(问题|提问|询问|问(申请人|他|她|一下)?)$|^(a |the )?question$|^ask$/],
  ['complete', /^(办理)?的?(结果|办结|完成)$|^(the |a )?result$|^complete$/],
  ['decline', /^(不予办理的?)?(原因|理由|不予办理)$|^(the |a )?reason( for declining)?$|^decline$/],
]
/** 结果：已办好, the reason: … */
const headings: [WordsVerb, RegExp][] = [
  ['complete', /^(?:办理)?结果(?:是|如下)?\s*[:：,，]\s*(.+)$/s],
  ['complete', /^(?:the )?result(?: is)?\s*[:,]\s*(.+)$/is],
  ['decline', /^(?:不予办理的?)?(?:原因|理由)(?:是|如下)?\s*[:：,，]\s*(.+)$/s],
  ['decline', /^(?:the )?reason(?: is)?\s*[:,]\s*(.+)$/is],
  ['ask', /^(?:问题|question)\s*[:：]\s*(.+)$/is],
]
