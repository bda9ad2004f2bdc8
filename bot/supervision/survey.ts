/** The yearly questionnaire (cq-card-rules 七、（三）): three questions in December, once, and one button to decline. */

import type { Address, Choice } from '../channel.ts'
import { digestOf } from '../digest.ts'
import { addressesOf, reachOf } from '../persons/person.ts'
import { commandIn } from '../requests/desk/command-words.ts'
import { closeEntry, openEntry } from '../requests/entry.ts'
import { isFiller } from '../requests/speech.ts'
import type { AuditEntry, Change } from '../store.ts'
import type { Talk, World } from '../talk.ts'
import { speak, type Translate } from '../words.ts'
import { readLog } from './log.ts'
import { monthOf, nextSurvey, reportMoment, workingHour } from './months.ts'
import { watch } from './schedule.ts'

/**
 * That somebody was asked, found by who it was; or a sentence that somebody wrote, which nothing leads back to its
 * writer. The other answers are in the audit log.
 */
export type SurveyEntry = { year: string } & ({ said: boolean } | { sentence: string })

const longestSentence = 300

/** Asks who has not been asked this year. `talk` is in the conversation of the platform's role. */
export const askSurvey = async (talk: Talk, year: string) => {
  const { world } = talk
  if (monthOf(world.now) === `${year}-12` && workingHour(world.now) === world.now) {
    const done = new Set<Address>()
    for (const address of served(await readLog(world), year)) {
      const own = await addressesOf(world, address)
      if (own.some((one) => done.has(one)) || (await askedIn(world, year, own))) continue
      const latest = (await world.list('request', `applicant:${address}`)).at(-1)
      // Who had everything deleted is no longer there to be asked.
      if (!latest) continue
      const { language } = latest.body
      const t = speak(language)
      done.add(address)
      talk.tell(await reachOf(world, address), language, {
        text: `${t('survey.title', { year })}\n\n${t('survey.ask-stars')}`,
        choices: starChoices(t, year),
      })
      talk.change(askedChange(year, address, { year, said: false }))
      talk.audit({ action: 'survey.ask', subject: year })
    }
  }
  const next = nextSurvey(world.now, year)
  if (next !== undefined) watch(talk, `survey ${year}`, next)
}

/** Applicants one of whose requests was completed or rated that year. */
const served = (log: readonly AuditEntry[], year: string): Set<Address> => {
  const applicants = new Map<string, Address>()
  const found = new Set<Address>()
  for (const { action, subject, actor, at } of log) {
    if (action === 'request.submit') applicants.set(subject, actor)
    const applicant = applicants.get(subject)
    if (applicant && (action === 'request.complete' || action === 'request.rate') && monthOf(at).startsWith(year))
      found.add(applicant)
  }
  return found
}

/** That somebody was asked, at whichever of their addresses. */
const askedIn = async (world: World, year: string, own: readonly Address[]) => {
  for (const address of own) {
    const stored = await world.read('survey', idOf(year, address))
    if (stored) return { address, body: stored.body }
  }
  return undefined
}

const idOf = (year: string, address: Address): string => digestOf(`survey/${year}/${address}`)

const askedChange = (year: string, address: Address, body: SurveyEntry): Change => ({
  kind: 'survey',
  id: idOf(year, address),
  body,
  tags: [],
})

/** That this person was asked, this year or last, goes with their data: a button of it works no more. */
export const forgetSurvey = (talk: Talk): void => {
  const year = Number(monthOf(talk.world.now).slice(0, 4))
  for (const one of [year - 1, year])
    for (const own of talk.mine) talk.change({ kind: 'survey', id: idOf(`${one}`, own), body: null, tags: [] })
}

/** The end of the January in which a year's questionnaire is reported: from then on it grows old. */
export const reportedBy = ({ year }: SurveyEntry): number => Date.UTC(Number(year) + 1, 1, 1)

// From one star up, so that a typed number is the stars it says.
const starChoices = (t: Translate, year: string): Choice[] => [
  ...[1, 2, 3, 4, 5].map((stars) => ({ id: `rate:survey:${year}:${stars}`, label: t('survey.satisfied', { stars }) })),
  { id: `rate:survey:${year}:decline`, label: t('survey.decline') },
]

/** A pressed `rate:survey:<year>:<answer>`. False when this person was not asked. */
export const answerSurvey = async (talk: Talk, [year = '', answer = '']: string[]): Promise<boolean> => {
  const { t, world } = talk
  const asked = /^\d{4}$/.test(year) ? await askedIn(world, year, talk.mine) : undefined
  const entry = asked?.body
  if (!entry) return false
  if (world.now >= reportMoment(`${year}-12`)) {
    leave(talk)
    talk.say(t('survey.over', { year }))
    return true
  }
  if (/^[1-5]$/.test(answer)) {
    talk.audit({ action: 'survey.stars', subject: year, detail: answer })
    talk.say({
      text: t('survey.ask-time'),
      choices: (['yes', 'no'] as const).map((said) => ({
        id: `rate:survey:${year}:${said}`,
        label: t(`survey.${said}`),
      })),
    })
  } else if (answer === 'yes' || answer === 'no') {
    talk.audit({ action: 'survey.time', subject: year, detail: answer })
    leave(talk)
    // Who answers anew has said their sentence already.
    if ('said' in entry && entry.said) talk.say(t('survey.thanks'))
    else {
      openEntry(talk, { wants: 'survey', number: year, wantsText: true })
      saySentencePrompt(talk, year)
    }
  } else if (answer === 'skip') {
    leave(talk)
    talk.say(t('survey.thanks'))
  } else if (answer === 'decline') {
    leave(talk)
    talk.audit({ action: 'survey.decline', subject: year })
    talk.say(t('survey.no-more'))
  } else return false
  return true
}

export const saySentencePrompt = (talk: Talk, year: string) =>
  talk.say({
    text: talk.t('survey.ask-sentence'),
    choices: [{ id: `rate:survey:${year}:skip`, label: talk.t('survey.skip') }],
  })

/** Words while the sentence is awaited. */
export const hearSentence = async (talk: Talk, year: string, text: string): Promise<boolean> => {
  const { t, world } = talk
  if (commandIn(text)) {
    leave(talk)
    return false
  }
  if (isFiller(text) || world.now >= reportMoment(`${year}-12`)) return answerSurvey(talk, [year, 'skip'])
  const { length } = text
  if (length > longestSentence) {
    talk.say(t('survey.too-long', { length, limit: longestSentence }))
    saySentencePrompt(talk, year)
    return true
  }
  leave(talk)
  const id = digestOf(`survey/${talk.incoming.id}`)
  talk.change({ kind: 'survey', id, body: { year, sentence: text.trim() }, tags: [`year:${year}`] })
  // No line in the log: its time would tell whose sentence it is.
  const asked = await askedIn(talk.world, year, talk.mine)
  talk.change(askedChange(year, asked?.address ?? talk.from, { year, said: true }))
  talk.say(t('survey.thanks'))
  return true
}

const leave = (talk: Talk) => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'desk' && dialogue.wants === 'survey') closeEntry(talk)
}
