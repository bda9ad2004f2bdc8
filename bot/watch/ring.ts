/**
 * What somebody watches has changed. Each process looks through the records when it has taken up other documents, and sets
 * an alarm for whoever is to be told; the step at that alarm tells it and writes down the new words in one commit, so that
 * a second alarm, of another process or of the next start, finds nothing left to tell.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Choice, Language } from '../channel.ts'
import { describe, type Log } from '../log.ts'
import { reachOf } from '../persons/person.ts'
import { dateInWords } from '../printed-date.ts'
import { awake, putOff } from '../reminders/quiet-hours.ts'
import { citations } from '../requests/card.ts'
import { type Alarm, type Store, turnOf } from '../store.ts'
import type { Talk } from '../talk.ts'
import type { Translate } from '../words.ts'
import { printOf, type Verdict, verdictOn } from './changes.ts'
import { type Watched, watchAlarm, watchChange, watchedOf } from './kept.ts'

/** Records looked at in one go; after each, others have their turn. */
const part = 100
/** Changes told in full; the others are named. */
const mostInFull = 4

/** Sets the alarms. Gives how many. */
export const ringChanges = async (
  store: Pick<Store, 'all' | 'apply'>,
  knowledge: Knowledge,
  now: number,
): Promise<number> => {
  let rung = 0
  for (let after = ''; ; ) {
    const found = await store.all('watch', after, part)
    const alarms = found.flatMap(({ id, body }): Alarm[] =>
      body.statements.some((watched) => isOther(knowledge, watched))
        ? [watchAlarm(id, awake(now), `watch ${printOf(knowledge)}`)]
        : [],
    )
    if (alarms.length > 0) await store.apply(turnOf({ alarms }), new Map())
    rung += alarms.length
    const last = found.at(-1)
    if (!last) return rung
    after = last.id
    await sleep(1)
  }
}

/** The same in a process that goes on: tried again while the store says nothing, until other documents are taken up. */
export const keepRinging = (store: Pick<Store, 'all' | 'apply'>, log: Log, now: () => number, pause = 30_000) => {
  let latest: Knowledge | undefined
  return async (knowledge: Knowledge): Promise<void> => {
    latest = knowledge
    while (latest === knowledge) {
      try {
        const rung = await ringChanges(store, knowledge, now())
        if (rung > 0) log.info({ people: rung }, 'Changes of documents are told to those who asked for it')
        return
      } catch (error) {
        log.warn(describe(error), 'Who is to be told of changes could not be looked up; it is tried again')
        await sleep(pause, undefined, { ref: false })
      }
    }
  }
}

const isOther = (knowledge: Knowledge, watched: Watched): boolean =>
  (['zh', 'en'] as const).some((language) => verdictOn(knowledge, watched, language).kind !== 'same')

/** `talk` is in the conversation of the person; `what` is `watch <print of the documents>`. */
export const tellChanges = async (talk: Talk, what: string): Promise<void> => {
  const { world, from, conversation } = talk
  const { knowledge } = world
  const { language } = conversation
  const stored = await world.read('watch', from)
  // A process that has not taken up these documents yet knows nothing of the change; it rings when it has.
  if (!stored || what !== `watch ${printOf(knowledge)}`) return
  if (putOff(talk, watchAlarm(from, null).id, what)) return
  const kept: Watched[] = []
  const told: { was: Watched; verdict: Verdict }[] = []
  for (const was of stored.body.statements) {
    const verdict = verdictOn(knowledge, was, language)
    if (verdict.kind === 'changed' || verdict.kind === 'gone') told.push({ was, verdict })
    const next = 'now' in verdict ? watchedOf(knowledge, verdict.now, was.at) : was
    if (verdict.kind !== 'gone' && !kept.some(({ point }) => point === next.point)) kept.push(next)
  }
  talk.change(watchChange(from, kept))
  if (told.length === 0) return
  const { t } = talk
  const full = told.slice(0, mostInFull)
  const rest = told.slice(mostInFull).map(({ was }) => `• ${was.where[language]}`)
  const clauses = full.flatMap(({ verdict }) =>
    'now' in verdict ? [`${verdict.now.policy}/${verdict.now.clause}`] : [],
  )
  talk.tell(await reachOf(world, from), language, {
    text: [
      t('watch.changed'),
      ...full.flatMap(({ was, verdict }) => sayChange(knowledge, was, verdict, language, t)),
      ...(rest.length > 0 ? [t('watch.more', { count: rest.length, list: rest.join('\n') })] : []),
      ...(kept.length > 0 ? [t('watch.goes-on')] : []),
    ].join('\n\n'),
    choices: choices(t, clauses, kept),
    citations: citations(knowledge, clauses, language),
  })
  talk.audit({ action: 'watch.told', subject: 'person' })
}

const choices = (t: Translate, clauses: readonly string[], kept: readonly Watched[]): Choice[] => [
  ...clauses.slice(0, 1).map((clause) => ({ id: `answer:original:${clause}`, label: t('answer.original') })),
  ...(kept.length > 0 ? [{ id: 'watch:end', label: t('watch.stop') }] : []),
]

/** The old words and the new ones, and from when. */
export const sayChange = (
  knowledge: Knowledge,
  was: Watched,
  verdict: Verdict,
  language: Language,
  t: Translate,
): string[] => {
  const before = t('watch.was', { where: was.where[language], text: was[language] })
  if (verdict.kind === 'changed') {
    const { now, from } = verdict
    const { where } = watchedOf(knowledge, now, was.at)
    const values = { where: where[language], text: now[language] }
    return [before, from ? t('watch.since', { ...values, date: dateInWords(from, language) }) : t('watch.now', values)]
  }
  if (verdict.kind !== 'gone') return []
  const title = knowledge.policies.get(verdict.policy ?? '')?.short[language]
  if (title === undefined) return [before, t('watch.withdrawn')]
  const { from } = verdict
  return [
    before,
    from ? t('watch.gone-since', { title, date: dateInWords(from, language) }) : t('watch.gone', { title }),
  ]
}
