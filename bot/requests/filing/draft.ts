/** A request being filed: what is kept of it, where the person stands, and what is said there. */

import { type Item, itemsFor, optionsOf, type Service, seasonsOn } from '../../../knowledge/services.ts'
import { dateAt } from '../../../knowledge/working-days.ts'
import type { Choice, Language, Reply } from '../../channel.ts'
import { showRequest } from '../../choices.ts'
import { shorten } from '../../readable.ts'
import type { Talk } from '../../talk.ts'
import { speak } from '../../words.ts'
import { ownRequests } from '../applicant.ts'
import { citations, printLine } from '../card.ts'
import type { RequestFile } from '../request.ts'
import { printItems } from './items.ts'

export interface Filing {
  kind: 'filing'
  /** An id of services.yaml. */
  service: string
  /** What the person agreed to, and when; absent until then. */
  consent?: { at: number; text: string }
  /** What the person said before they agreed, by item id; it becomes answers when they agree. */
  said?: Record<string, string>
  /** By item id; '' for a skipped one. */
  answers: Record<string, string>
  /** Files sent so far. One that answers an item has it; that item's answer is the file's name. */
  files?: RequestFile[]
  /** By item id, the Incoming that answered it: when that is edited or taken back, so is the answer. */
  from?: Record<string, string>
  /** The item being asked, when it is not simply the first without an answer. */
  editing?: string
  /** The person is to say which item to change. */
  choosing?: boolean
  /** Words that read like a question: offered to be used as the answer after all. */
  doubtful?: string
  /** The month of the day that is asked for, as far as it was said: 2027-03. */
  month?: string
  /** The person was asked whether to leave it; words and buttons that go on with it answer that. */
  leaving?: boolean
  /** An own open request for the same service that the person is asked about. */
  duplicate?: string
  /** Own open requests for the same service that there were when it was begun: the person wants another one. */
  besides?: string[]
  /** Typed words are the answer, so a typed number does not stand for a choice. */
  wantsText: boolean
}

/** A filing with the service it is for. */
export interface OpenDraft {
  draft: Filing
  service: Service
}

/** The filing that is open; undefined when there is none, or its service has left services.yaml. */
export const openDraft = (talk: Talk): OpenDraft | undefined => {
  const { dialogue } = talk.conversation
  if (dialogue?.kind !== 'filing') return undefined
  const service = talk.world.knowledge.services.get(dialogue.service)
  return service && { draft: dialogue, service }
}

/** What the person agrees to. */
export const consentText = (service: Service, language: Language): string =>
  `${service.consent[language]}${language === 'en' ? ' ' : ''}${speak(language)('files.consent')}`

/** The item that is asked now; undefined before consent and at the summary. */
export const current = ({ draft, service }: OpenDraft): Item | undefined => {
  if (!draft.consent) return undefined
  const items = itemsFor(service, draft.answers)
  return items.find(({ id }) => id === draft.editing) ?? items.find((item) => !isAnswered(draft, service, item))
}

/** An option that is offered no more, since the service was changed, is no answer. */
const isAnswered = ({ answers }: Filing, service: Service, item: Item): boolean => {
  const answer = answers[item.id]
  const options = optionsOf(service, item)
  return answer !== undefined && (answer === '' || options.length === 0 || options.some(({ id }) => id === answer))
}

/**
 * Says what the dialogue waits for, after `lead`. `again`: it was said before, so the long text of the consent is not, nor
 * what is to be checked below words that lead to its question.
 */
export const prompt = async (talk: Talk, again = false, lead = '') => {
  const say = (reply: Reply) => talk.say({ ...reply, text: `${lead}${reply.text}` })
  const here = openDraft(talk)
  if (!here) return
  const { draft, service } = here
  const { t, language } = talk
  const { knowledge, now } = talk.world
  const cancel: Choice = { id: 'file:cancel', label: t('choice.cancel') }
  draft.wantsText = false
  delete draft.leaving
  if (draft.duplicate !== undefined) {
    const same = (await talk.world.read('request', draft.duplicate))?.body
    say({
      text: t('filing.duplicate', { line: same ? printLine(talk.world, same, language) : draft.duplicate }),
      choices: [
        showRequest(t, draft.duplicate),
        { id: `file:another:${service.id}`, label: t('filing.another') },
        cancel,
      ],
    })
    return
  }
  if (!draft.consent) {
    const choices: Choice[] = [
      { id: 'file:consent', label: t('filing.consent') },
      { ...cancel, label: t('filing.no-consent') },
    ]
    if (again) return say({ text: t('filing.consent-again', { service: service.name[language] }), choices })
    const seasons = seasonsOn(service, dateAt(now))
    const paragraphs = [
      t('filing.start', { service: service.name[language] }),
      service.about[language],
      seasons.map((season) => `• ${season[language]}`).join('\n'),
      consentText(service, language),
      draft.said ? `${t('filing.said')}\n${printItems(service, draft.said, language, now)}` : '',
      t('filing.consent-ask'),
    ]
    talk.say({
      text: paragraphs.filter(Boolean).join('\n\n'),
      choices,
      citations: citations(knowledge, service.clauses, language),
    })
    return
  }
  const item = current(here)
  if (!item)
    return say(draft.choosing ? chooseEdit(talk, draft, service) : summary(talk, draft, service, again && lead !== ''))
  const items = itemsFor(service, draft.answers)
  const known = await knownValue(talk, draft, item)
  draft.wantsText = item.kind !== 'choice' && item.kind !== 'applicant'
  say({
    text: `${t('filing.progress', { at: items.indexOf(item) + 1, total: items.length })}${item.ask[language]}`,
    choices: [
      ...optionsOf(service, item).map((o): Choice => ({ id: `file:answer:${item.id}:${o.id}`, label: o[language] })),
      ...(item.kind === 'applicant' ? [{ id: 'file:none', label: t('filing.none-of-these') }] : []),
      ...(draft.doubtful === undefined
        ? []
        : [{ id: 'file:as-answer', label: t('filing.as-answer', { text: shorten(draft.doubtful, longestLabel) }) }]),
      ...(known === undefined
        ? []
        : [{ id: `file:again:${item.id}`, label: t('filing.again', { value: shorten(known, longestLabel) }) }]),
      ...(item.optional ? [{ id: 'file:skip', label: t('filing.skip') }] : []),
      ...(items[0] === item ? [] : [{ id: 'file:back', label: t('choice.back') }]),
      cancel,
    ],
  })
}

/** What stands on a button of somebody's own words, in characters. */
const longestLabel = 20

/** What the person gave for this item before: here when it is edited, or in an own earlier request. */
export const knownValue = async (talk: Talk, draft: Filing, item: Item): Promise<string | undefined> => {
  if (item.kind === 'choice' || item.kind === 'applicant') return undefined
  // The file of an earlier request stays with that one.
  if (item.kind === 'file' || item.kind === 'photo') return draft.answers[item.id] || undefined
  return draft.answers[item.id] || (await ownRequests(talk)).findLast((r) => r.items[item.id])?.items[item.id]
}

const summary = ({ t, language, world }: Talk, draft: Filing, service: Service, short: boolean): Reply => {
  const items = printItems(service, draft.answers, language, world.now)
  // Those of an item stand there.
  const files = (draft.files ?? []).filter(({ item }) => !item).map(({ name }) => name)
  const added = files.length > 0 ? `\n• ${t('filing.summary-files', { files: files.join(t('answer.comma')) })}` : ''
  const whole = `${t('filing.summary', { service: service.name[language] })}\n\n${items}${added}\n\n`
  return {
    text: `${short ? '' : whole}${t('filing.summary-ask')}`,
    choices: [
      { id: 'file:confirm', label: t('filing.confirm') },
      { id: 'file:edit', label: t('filing.edit') },
      { id: 'file:cancel', label: t('choice.cancel') },
    ],
  }
}

const chooseEdit = ({ t, language }: Talk, draft: Filing, service: Service): Reply => ({
  text: t('filing.edit-which'),
  choices: [
    ...itemsFor(service, draft.answers).map((item) => ({ id: `file:edit:${item.id}`, label: item.label[language] })),
    { id: 'file:review', label: t('filing.nothing-to-edit') },
  ],
})
