/** A message that its writer changed or took back: what it had answered or passed on is put right where that is possible. */

import { act } from './requests/act.ts'
import { saidIn } from './requests/amend.ts'
import { actAsApplicant, ownRequests } from './requests/applicant.ts'
import { commandIn, type Spoken, wordsAbout } from './requests/desk/command-words.ts'
import { leaveEntry, repeatEntry } from './requests/desk/hear-entry.ts'
import { finished, visible } from './requests/desk/list.ts'
import { bareIn } from './requests/desk/verb-words.ts'
import { aboutOf, openEntry } from './requests/entry.ts'
import { correctAnswer, dropAnswer } from './requests/filing/answers.ts'
import type { HistoryEntry, ServiceRequest } from './requests/request.ts'
import type { Talk } from './talk.ts'

/** True when the message had been passed on, or answered an item that is being filed, and the new words took its place. */
export const hearEdit = async (talk: Talk, edited: string, text: string): Promise<boolean> => {
  if (await correctAnswer(talk, edited, text)) return true
  if (await inEntry(talk, edited, text)) return true
  const found = await passedOn(talk, edited)
  if (!found) return false
  const { own, said, request } = found
  const { number } = request
  const named = commandFor(text, own)
  const verb = named?.verb ?? (own ? undefined : bareIn(text)?.verb)
  const meant = verb !== 'answer' ? verb : own ? said.action : 'tell'
  const another = named !== undefined && !(named.given !== '' && number.endsWith(named.given))
  if (another || (meant !== undefined && meant !== said.action)) {
    // “告知 0042 …” that became “完成 0043 …” is no other wording of what was passed on.
    talk.say(talk.t('general.edited-command', { number }))
    return true
  }
  const correct = { do: 'correct', of: edited, text: wordsAlone(text, own, [number]) } as const
  if (own) await actAsApplicant(talk, number, correct)
  else await act(talk, number, correct)
  return true
}

export const hearRecall = async (talk: Talk, recalled: string): Promise<void> => {
  if (await dropAnswer(talk, recalled)) return
  if (await inEntry(talk, recalled)) return
  const found = await passedOn(talk, recalled)
  if (!found) return
  if (found.own) await actAsApplicant(talk, found.request.number, { do: 'recall', of: recalled })
  else await act(talk, found.request.number, { do: 'recall', of: recalled })
}

/** The command in the words. What a desk does with a request is none in what an applicant says of their own. */
const commandFor = (text: string, own: boolean): Spoken | undefined => {
  const said = commandIn(text)
  return own && said?.verb !== 'answer' && said?.verb !== 'withdraw' ? undefined : said
}

/** “告知 0042 …” and “0042 …” say to whom as before; what is passed on is the rest. A verb alone is a member's, not an applicant's. */
const wordsAlone = (text: string, own: boolean, numbers: readonly string[]): string => {
  if (own) return commandFor(text, own)?.rest || text
  const about = wordsAbout(text)
  const addressed = numbers.some((number) => about && number.endsWith(about.given)) ? about?.text : undefined
  return commandIn(text)?.rest || bareIn(text)?.rest || addressed || text
}

/** True when words or a file of this message wait in the open entry: there they are put otherwise, or taken out. */
const inEntry = async (talk: Talk, message: string, now?: string): Promise<boolean> => {
  const { dialogue: entry } = talk.conversation
  if (entry?.kind !== 'desk' || !('heard' in entry) || !entry.heard?.includes(message)) return false
  const { text: before, files: held = [], heard = [], ...rest } = { text: '', ...entry }
  const own = entry.wants === 'answer' || entry.wants === 'send' || (entry.wants === 'which' && entry.verb === 'send')
  const about = aboutOf(entry)
  const anew = now === undefined ? '' : wordsAlone(now, own, about)
  const text = heard.length === 1 ? anew : swap(before, wordsAlone(await wordsOfLine(talk, message), own, about), anew)
  if (text === undefined) return false
  const files = now === undefined ? held.filter(({ id }) => id !== message) : held
  const left = {
    ...('text' in entry ? { text } : {}),
    ...(files.length > 0 ? { files } : {}),
    heard: now === undefined ? heard.filter((id) => id !== message) : heard,
  }
  if ('text' in entry && text === '' && files.length === 0) leaveEntry(talk)
  else {
    openEntry(talk, { ...rest, ...left } as Parameters<typeof openEntry>[1])
    await repeatEntry(talk)
  }
  return true
}

/** One part of what was gathered in other words; undefined when it does not stand there as it was said. */
const swap = (gathered: string, said: string, now: string): string | undefined => {
  const parts = gathered.split('\n')
  const lines = said === '' ? [] : said.split('\n')
  const at = parts.findIndex((_, start) => lines.every((line, offset) => parts[start + offset] === line))
  if (at < 0) return undefined
  return parts.toSpliced(at, lines.length, ...(now === '' ? [] : [now])).join('\n')
}

const wordsOfLine = async (talk: Talk, message: string): Promise<string> => {
  const line = (await talk.world.said({ last: 50 })).find((one) => one.message.id === message)
  const said = line?.direction === 'in' && 'text' in line.message ? (line.message.text ?? '') : ''
  return said.trim()
}

/** The request that the words of this message went to, and as what. */
const passedOn = async (
  talk: Talk,
  incoming: string,
): Promise<{ request: ServiceRequest; said: HistoryEntry; own: boolean } | undefined> => {
  const find = (requests: readonly ServiceRequest[], own: boolean) => {
    for (const request of requests) {
      const said = saidIn(request, incoming)
      if (said && (said.who === 'applicant') === own) return { request, said, own }
    }
    return undefined
  }
  const own = find(await ownRequests(talk), true)
  if (own) return own
  const { mine, elsewhere } = await visible(talk)
  return find([...mine, ...elsewhere], false) ?? find(await finished(talk), false)
}
