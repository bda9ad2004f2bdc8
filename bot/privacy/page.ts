/** What is kept about a person as a page to keep: for people to read, with the data itself at the end. */

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Value } from '../../knowledge/rules/expressions.ts'
import { itemsFor } from '../../knowledge/services.ts'
import { minuteAt } from '../../knowledge/working-days.ts'
import type { Language } from '../channel.ts'
import type { Dialogue } from '../conversation.ts'
import { valueInWords } from '../eligibility/in-words.ts'
import { style } from '../eligibility/sheet-look.ts'
import { asMarkup, html, type Markup, wholePage } from '../markup.ts'
import { roleTitle, whatDid, whoDid } from '../requests/card.ts'
import { aboutOf } from '../requests/entry.ts'
import { printValue } from '../requests/filing/items.ts'
import { filedAt } from '../requests/request.ts'
import { speak } from '../words.ts'
import type { MyData } from './my-data.ts'

type Row = [label: string, value: string]

interface Reader {
  knowledge: Knowledge
  language: Language
  t: ReturnType<typeof speak>
}

/** A whole HTML document that needs nothing from elsewhere and runs nothing. `more`: who else sees something, one line each. */
export const pageOf = (
  data: MyData,
  knowledge: Knowledge,
  language: Language,
  more: readonly string[],
): { name: string; text: string } => {
  const t = speak(language)
  const reader: Reader = { knowledge, language, t }
  const page = wholePage(
    language,
    t('privacy.title'),
    [style, ownStyle],
    html`<header>
<h1>${t('privacy.title')}</h1>
<p class="dated">${t('privacy.dated', { at: minuteAt(data.at) })}</p>
</header>
${section(t('privacy.you'), table(aboutYou(data, reader)))}
${section(t('privacy.facts'), tableOrNone(factRows(data.conversation.facts, reader), reader))}
${section(
  t('privacy.drafts'),
  list(data.drafts, (draft) => draftOf(draft, reader), reader),
)}
${section(
  t('privacy.requests'),
  list(data.requests, (request) => requestOf(request, reader), reader),
)}
${section(t('privacy.files'), files(data, reader))}
${data.watched.length > 0 ? section(t('watch.data'), watched(data, reader)) : ''}
${section(t('privacy.messages'), messages(data, reader))}
${data.roles.length > 0 ? section(t('privacy.staff-title'), paragraphs(t('privacy.staff-text'))) : ''}
${section(t('privacy.who-sees'), paragraphs([t('privacy.who-sees-text'), ...more].join('\n')))}
${section(t('privacy.how-long'), paragraphs(howLong(data, reader)))}
${section(t('privacy.raw'), html`<pre>${JSON.stringify(data, null, 1)}</pre>`)}`,
  )
  return { name: `my-data-${minuteAt(data.at).slice(0, 10)}.html`, text: page }
}

const ownStyle = asMarkup(`
h3 { margin-top: 1.25rem; }
.answers th { width: 30%; }
.answers td { font-weight: 400; white-space: pre-line; }
pre { font-size: .8125rem; white-space: pre-wrap; }
`)

const section = (heading: string, body: Markup): Markup => html`<section>
<h2>${heading}</h2>
${body}
</section>`

const table = (rows: Row[]): Markup => html`<table class="answers"><tbody>
${rows.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}
</tbody></table>`

const paragraphs = (text: string): Markup => html`${text.split('\n').map((line) => html`<p>${line}</p>`)}`

const none = ({ t }: Reader): Markup => html`<p class="small">${t('privacy.none')}</p>`

const tableOrNone = (rows: Row[], reader: Reader): Markup => (rows.length === 0 ? none(reader) : table(rows))

const list = <T>(all: readonly T[], each: (one: T) => Markup, reader: Reader): Markup =>
  all.length === 0 ? none(reader) : html`${all.map(each)}`

const aboutYou = (data: MyData, { t, knowledge, language }: Reader): Row[] => [
  [t('privacy.account'), data.account],
  ...data.linked.map(
    ({ channel: name, since }): Row => [
      t('privacy.linked'),
      t('persons.since', { name, date: minuteAt(since).slice(0, 10) }),
    ],
  ),
  ...(data.linked.length > 0 ? [[t('privacy.linked-more'), t('privacy.linked-more-text')] satisfies Row] : []),
  [t('privacy.language'), t(`privacy.language-${data.conversation.language}`)],
  ...(data.conversation.topic
    ? [[t('privacy.topic'), data.conversation.topic.asked ?? data.conversation.topic.question] satisfies Row]
    : []),
  ...data.roles.map((role): Row => [t('privacy.role'), roleTitle(knowledge, role, language)]),
  ...data.groups.map(
    ({ title, since }): Row => [
      t('privacy.group'),
      t('privacy.group-since', { title, date: minuteAt(since).slice(0, 10) }),
    ],
  ),
]

const factRows = (answers: Readonly<Record<string, Value>>, { knowledge, language }: Reader): Row[] => {
  const known = new Map([...knowledge.schemes.values()].flatMap((s) => s.facts.map((fact) => [fact.id, fact])))
  return Object.entries(answers).map(([id, value]) => {
    const fact = known.get(id)
    return fact ? [fact.label[language], valueInWords(fact, value, language)] : [id, String(value)]
  })
}

/** An item that services.yaml no longer has is shown by its id. */
const itemRows = (service: string, items: Readonly<Record<string, string>>, reader: Reader, filed?: number): Row[] => {
  const known = reader.knowledge.services.get(service)
  const asked = known ? itemsFor(known, items) : []
  return Object.entries(items)
    .filter(([, value]) => value !== '')
    .map(([id, value]) => {
      const item = asked.find((one) => one.id === id)
      return known && item
        ? [item.label[reader.language], printValue(known, item, value, reader.language, filed)]
        : [id, value]
    })
}

const serviceTitle = (service: string, { knowledge, language }: Reader) =>
  knowledge.services.get(service)?.name[language] ?? service

const consentRow = ({ at, text }: { at: number; text: string }, { t }: Reader): Row => [
  t('privacy.consent', { at: minuteAt(at) }),
  text,
]

const draftOf = (draft: Dialogue, reader: Reader): Markup => {
  const { t } = reader
  switch (draft.kind) {
    case 'filing':
      return html`<h3>${serviceTitle(draft.service, reader)}</h3>${table([
        // What was said before the consent lies apart until then.
        ...itemRows(draft.service, { ...draft.said, ...draft.answers }, reader),
        ...(draft.consent ? [consentRow(draft.consent, reader)] : []),
      ])}`
    case 'comment':
      return html``
    case 'screening':
      return html`<h3>${t('privacy.check')}</h3>${table(factRows(draft.answers, reader))}`
    case 'desk': {
      const words = 'text' in draft ? draft.text : ''
      if (draft.wants === 'several')
        return html`<h3>${t('privacy.words-for')}</h3>${table(draft.tasks.map(({ number, text }): Row => [number, text]))}`
      return html`<h3>${t('privacy.words-for')}</h3>${table([[aboutOf(draft).join(', '), words]])}`
    }
  }
}

const requestOf = (request: MyData['requests'][number], reader: Reader): Markup => {
  const { t, knowledge, language } = reader
  const rows: Row[] = [
    [t('privacy.state'), t(`requests.state.${request.state}`)],
    [t('privacy.holder'), roleTitle(knowledge, request.role, language)],
    ...(request.question === undefined ? [] : [[t('privacy.question'), request.question] satisfies Row]),
    ...(request.rating === undefined ? [] : [[t('privacy.rating'), String(request.rating)] satisfies Row]),
    ...itemRows(request.service, request.items, reader, filedAt(request)),
    consentRow(request.consent, reader),
  ]
  const history = request.history.map((entry): Row => {
    const { at, who, action, file } = entry
    const name = whoDid(knowledge, who, language, 'applicant')
    const { did, text } = whatDid(knowledge, entry, language)
    // The text of a failure is no words of a person.
    const said =
      text === '' || action === 'undelivered' || action === 'elsewhere' ? '' : t('requests.did-text', { text })
    const sent = file === undefined ? '' : t('requests.did-file', { file })
    return [minuteAt(at), `${t('requests.did-line', { at: '', who: name, did }).trim()}${said}${sent}`]
  })
  return html`<h3>${request.number} ${serviceTitle(request.service, reader)}</h3>
${table(rows)}
<p class="kind">${t('requests.history')}</p>
${table(history)}`
}

const watched = ({ watched: all }: MyData, { t, language }: Reader): Markup => html`${table(
  all.map(({ where, at, ...said }): Row => [`${minuteAt(at).slice(0, 10)} ${where[language]}`, said[language]]),
)}
<p class="small">${t('watch.data-how-long')}</p>`

const howLong = ({ retentionDays, watched }: MyData, { t }: Reader): string =>
  [t('privacy.how-long-text', { days: retentionDays }), ...(watched.length > 0 ? [t('watch.data-how-long')] : [])].join(
    '\n',
  )

const files = ({ files: all }: MyData, reader: Reader): Markup => {
  const { t, knowledge, language } = reader
  const rows = all.map(({ name, size, at, from, request }): Row => {
    const who =
      from === 'you' ? t('requests.who-you') : from === 'bot' ? t('privacy.bot') : roleTitle(knowledge, from, language)
    const about = request === undefined ? '' : t('privacy.file-of', { number: request })
    return [
      [at === undefined ? '' : minuteAt(at), who].join(' ').trim(),
      `${name}${t('privacy.file-size', { size: inKilobytes(size) })}${about}`,
    ]
  })
  return tableOrNone(rows, reader)
}

const inKilobytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const messages = ({ messages: all, cut }: MyData, reader: Reader): Markup => {
  const { t } = reader
  const rows = all.map(({ at, from, text, withheld = [] }): Row => {
    const what = text ?? t('privacy.withheld', { numbers: withheld.join(', ') })
    return [`${minuteAt(at)} ${t(from === 'you' ? 'requests.who-you' : 'privacy.bot')}`, what]
  })
  return html`${cut ? html`<p class="small">${t('privacy.cut', { most: all.length })}</p>` : ''}${table(rows)}`
}
