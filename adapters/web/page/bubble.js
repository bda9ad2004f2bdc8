// @ts-check
/**
 * Draws one message.
 * @import { Citation } from '../../../bot/channel.ts'
 * @import { Line } from '../lines.ts'
 * @import { Pending } from './outbox.js'
 * @import { Words } from './words.js'
 */

import { drawChoices } from './choices.js'
import { drawFile, drawLocalFile } from './file.js'
import { button, languageOf, linked, make, own, paragraphs, tag } from './text.js'

/**
 * @typedef {object} Actions
 * @property {(line: Line, choice: { id: string, label: string }) => void} pick
 * @property {(citation: Citation, from: HTMLElement) => void} cite
 * @property {(line: Line) => string} address where its document is
 * @property {(line: Line) => string} file where its file is
 * @property {(line: Line) => void} reply
 * @property {(pending: Pending) => void} retry
 * @property {(pending: Pending) => void} drop
 * @property {(id: string) => Line | undefined} find
 */

/** How many lines a folded message shows, and from how many on it is worth it; message.css has the first too. */
const folded = 12
const worthFolding = 15

/** @param {Line} line @param {Words} words @param {Actions} actions */
export const drawBot = (line, words, actions) => {
  const { t } = words
  const item = make('li', 'message bot')
  item.lang = tag(line.language ?? languageOf(line.text))
  item.dataset.id = line.id
  const bubble = make('div', 'bubble')
  bubble.append(spoken(t('from-bot'), words))
  if (line.about) bubble.append(own(make('p', 'about', t('about', { number: line.about })), words))
  if (line.text) {
    const text = make('div', 'text')
    text.append(paragraphs(line.text))
    bubble.append(text)
  }
  if (line.file) bubble.append(own(drawFile(line.file, actions.file(line), words), words))
  if (line.standing) bubble.append(make('p', 'standing', line.standing))
  if (line.document) bubble.append(drawDocument(line.document, actions.address(line), words))
  if (line.link) bubble.append(drawLink(line.link))
  if (line.citations) bubble.append(drawCitations(line.citations, words, actions))
  item.append(bubble)
  if (line.choices) item.append(drawChoices(line, line.choices, words, actions))
  const meta = own(make('div', 'meta'), words)
  meta.append(drawTime(line.at, words))
  // Only where there may be several matters at once: a reply then says which one is meant.
  if (line.about) meta.append(button(t('reply'), () => actions.reply(line)))
  item.append(meta)
  return item
}

/** A message of the reader, sent or on its way. @param {Line | Pending} line @param {Words} words @param {Actions} actions */
export const drawMine = (line, words, actions) => {
  const { t } = words
  // A change of language is no part of what was said.
  if (line.choice?.startsWith('lang:')) {
    const note = make('li', 'note', line.text)
    note.lang = tag(line.choice === 'lang:zh' ? 'zh' : 'en')
    note.dataset.id = line.id
    return note
  }
  const item = make('li', 'message me')
  item.lang = tag(languageOf(line.text))
  item.dataset.id = line.id
  const bubble = make('div', 'bubble')
  bubble.append(spoken(t('from-me'), words))
  const quoted = line.quote ? actions.find(line.quote) : undefined
  if (quoted) {
    const snippet = make('span', 'quoted', (quoted.text || quoted.file?.name || '').slice(0, 120))
    snippet.lang = tag(quoted.language ?? languageOf(quoted.text))
    bubble.append(snippet)
  }
  if (line.file) {
    const file = 'state' in line ? drawLocalFile(line.file) : drawFile(line.file, actions.file(line), words)
    bubble.append(own(file, words))
  }
  if (line.text) {
    const text = make('div', 'text')
    text.append(linked(line.text))
    bubble.append(text)
  }
  if ('state' in line && line.file && line.state === 'sending')
    bubble.append(drawProgress(line.file, line.progress, words))
  const meta = own(make('div', 'meta'), words)
  if ('state' in line) drawState(line, item, meta, words, actions)
  else meta.append(drawTime(line.at, words))
  item.append(bubble, meta)
  return item
}

/**
 * Folds own words that are much too long, once the message stands in the page: whoever wrote them knows them.
 * @param {HTMLElement} item @param {Words} words
 */
export const fold = (item, words) => {
  const text = item.querySelector('.text')
  if (!item.classList.contains('me') || !(text instanceof HTMLElement)) return
  const said = text.textContent ?? ''
  // Measuring costs; short ones need none.
  if (said.length < 200 && said.split('\n').length < worthFolding) return
  text.classList.add('folded')
  const line = text.clientHeight / folded
  if (text.scrollHeight <= line * (worthFolding + 0.5)) return text.classList.remove('folded')
  const toggle = own(
    button(words.t('unfold'), () => {
      const isFolded = text.classList.toggle('folded')
      toggle.ariaExpanded = String(!isFolded)
      toggle.textContent = words.t(isFolded ? 'unfold' : 'fold')
    }),
    words,
  )
  toggle.className = 'unfold'
  toggle.ariaExpanded = 'false'
  text.after(toggle)
}

/** @param {Pending} pending @param {HTMLElement} item @param {HTMLElement} meta @param {Words} words @param {Actions} actions */
const drawState = (pending, item, meta, words, actions) => {
  const { t } = words
  item.classList.add('pending', pending.state)
  const why = pending.problem?.[words.language()]
  meta.append(
    make('span', '', why ? `${t('failed')}${words.language() === 'zh' ? '：' : ': '}${why}` : t(pending.state)),
  )
  const drop = () => actions.drop(pending)
  if (pending.state !== 'failed') {
    // A large file on a slow line: who changes their mind need not wait for it.
    if (pending.file && pending.state !== 'sent') meta.append(button(t('file-cancel'), drop))
    return
  }
  if (!pending.final) meta.append(button(t('retry'), () => actions.retry(pending)))
  meta.append(button(t('drop'), drop))
}

/** @param {{ name: string }} file @param {number | undefined} part @param {Words} words */
const drawProgress = ({ name }, part, words) => {
  const bar = document.createElement('progress')
  bar.value = part ?? 0
  bar.ariaLabel = words.t('file-progress', { name })
  return bar
}

/** @param {{ name: string, type: string }} document @param {string} address @param {Words} words */
const drawDocument = ({ name, type }, address, words) => {
  const link = own(document.createElement('a'), words)
  link.className = 'enclosed'
  link.href = address
  link.target = '_blank'
  link.rel = 'noopener'
  link.append(make('b', '', words.t(type === 'text/csv' ? 'document-table' : 'document')), make('span', '', name))
  return link
}

/** @param {{ path: string, label: string }} given */
const drawLink = ({ path, label }) => {
  const link = document.createElement('a')
  link.className = 'enclosed'
  link.href = path
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  link.append(make('b', '', label))
  return link
}

/** @param {Citation[]} citations @param {Words} words @param {Actions} actions */
const drawCitations = (citations, words, actions) => {
  const list = make('ul', 'citations')
  const heading = own(make('li', 'heading', words.t('citations')), words)
  heading.setAttribute('aria-hidden', 'true')
  list.append(heading)
  list.setAttribute('aria-label', words.t('citations'))
  for (const policy of new Set(citations.map((c) => c.policy))) {
    const same = citations.filter((c) => c.policy === policy)
    const entry = make('li')
    // One clause: its chip says all. Several: the title once, then a chip for each.
    if (same.length > 1) {
      entry.className = 'document'
      entry.append(make('span', '', same[0]?.title))
    }
    for (const citation of same)
      entry.append(drawChip(citation, same.length > 1 ? '' : `${citation.title} `, words, actions))
    list.append(entry)
  }
  return list
}

/** @param {Citation} citation @param {string} title what stands before its label @param {Words} words @param {Actions} actions */
const drawChip = (citation, title, words, actions) => {
  const chip = button('', () => actions.cite(citation, chip))
  chip.append(title, make('b', '', citation.label))
  chip.title = words.t('show-clause', { title: citation.title, label: citation.label })
  chip.setAttribute('aria-haspopup', 'dialog')
  return chip
}

/** @param {number} at @param {Words} words */
const drawTime = (at, words) => {
  const time = document.createElement('time')
  time.dateTime = new Date(at).toISOString()
  time.textContent = words.time(at)
  return time
}

/** Who speaks, for those who hear the page. @param {string} text @param {Words} words */
const spoken = (text, words) => own(make('span', 'unseen', text), words)
