// @ts-check
/**
 * The desk page. What it shows follows from the address behind “#”: requests, request/<number>, report, gaps. The secret of a
 * link comes there too, and is taken out of the address before anything else happens.
 * @import { Both } from './api.js'
 */
import { deskApi, Refused } from './desk-api.js'
import { drawGaps } from './desk-gaps.js'
import { drawFilters, drawRows, noFilter } from './desk-list.js'
import { drawRequest, shortMoment } from './desk-request.js'
import { createHead } from './head.js'
import { make } from './text.js'
import { createWords } from './words.js'

const secret = /^#([0-9a-f]{16}\.[\w-]{43})$/
/** What looks like one, cut off or altered: the server says so. */
const almost = /^#[\w-]*\.[\w.-]*$/

/** @param {string} id @returns {HTMLElement} */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const place = find('place')

/** @returns {string | undefined} */
const takeSecret = () => {
  const { hash } = location
  const key = secret.exec(hash)?.[1] ?? (almost.test(hash) ? hash.slice(1, 100) : undefined)
  if (key !== undefined) history.replaceState(null, '', '/desk')
  return key
}

let key = takeSecret()
const words = createWords(await firstWords(), 'desk')
const { t } = words
const head = createHead(words, () => void draw())
let filter = noFilter()
/** A slow answer must not appear over what was asked for since. */
let asked = 0
/** @type {number | undefined} */
let until

/** Before there are words: the page has come, its server has gone. */
async function firstWords() {
  for (let failures = 0; ; failures++) {
    try {
      return await deskApi.words()
    } catch {
      find('until').textContent = '连接不上，正在重试 · Can’t connect, trying again'
      await new Promise((resolve) => setTimeout(resolve, Math.min(15_000, 1000 * 2 ** failures)))
    }
  }
}

/** Everything but the middle. */
const drawFrame = () => {
  words.apply()
  document.title = t('desk')
  find('name').textContent = t('desk')
  find('until').textContent = until === undefined ? '' : t('desk-until', { time: shortMoment(until, words) })
  find('parts').hidden = until === undefined
  find('parts').ariaLabel = t('desk-parts')
  const report = location.hash === '#report'
  const gaps = location.hash === '#gaps'
  for (const [id, word, here] of /** @type {const} */ ([
    ['to-requests', 'desk-requests', !report && !gaps],
    ['to-report', 'desk-report', report],
    ['to-gaps', 'desk-gaps', gaps],
  ])) {
    find(id).textContent = t(word)
    if (here) find(id).setAttribute('aria-current', 'page')
    else find(id).removeAttribute('aria-current')
  }
  find('leave').textContent = t('desk-leave')
  head.draw()
}

/** What the server said, in both languages: the reader's is not known yet, or the session is over. @param {Both} says */
const drawRefusal = (says) => {
  const box = make('div', 'refusal')
  const [first, second] = words.language() === 'zh' ? [says.zh, says.en] : [says.en, says.zh]
  const [here, there] = words.language() === 'zh' ? ['zh-CN', 'en'] : ['en', 'zh-CN']
  const heading = make('h2', '', first)
  heading.lang = here
  const also = make('p', '', second)
  also.lang = there
  const home = document.createElement('a')
  home.href = '/'
  home.textContent = t('home')
  const way = make('p')
  way.append(home)
  box.role = 'alert'
  box.append(heading, also, way)
  place.replaceChildren(box)
}

/** @param {unknown} error */
const failed = (error) => {
  if (!(error instanceof Refused)) throw error
  if (error.says && error.status !== 429 && error.status < 500) {
    // Over: nothing of it may stay on the screen.
    if (error.status !== 404 && error.status !== 400) until = undefined
    drawFrame()
    return drawRefusal(error.says)
  }
  const again = /** @type {HTMLButtonElement} */ (make('button', 'press', t('desk-retry')))
  again.type = 'button'
  again.addEventListener('click', () => void draw())
  const box = make('div', 'failure')
  box.role = 'alert'
  box.append(make('p', '', error.says?.[words.language()] ?? t('desk-failed')), again)
  place.replaceChildren(box)
}

/** @param {string} word */
const busy = (word) => place.replaceChildren(make('p', 'count', t(word)))

/** Draws what the address names. @param {boolean} [moved] the reader went there: so does the focus */
const draw = async (moved = false) => {
  const mine = ++asked
  drawFrame()
  try {
    if (key !== undefined) {
      busy('desk-opening')
      const given = key
      key = undefined
      await deskApi.open(given)
    }
    const number = /^#request\/(\d{6}-\d{4})$/.exec(location.hash)?.[1]
    if (number) {
      busy('desk-loading')
      const card = await deskApi.request(number, words.language())
      if (mine !== asked) return
      until = card.until
      place.replaceChildren(drawRequest(card, words))
    } else if (location.hash === '#gaps') {
      busy('desk-loading')
      const gaps = await deskApi.gaps(words.language())
      if (mine !== asked) return
      until = gaps.until
      place.replaceChildren(drawGaps(gaps, words))
    } else {
      // The report asks too: without a session there is nothing to choose.
      const list = await deskApi.requests(filter, words.language())
      if (mine !== asked) return
      until = list.until
      if (location.hash === '#report') place.replaceChildren(drawReport())
      else place.replaceChildren(drawFilters(list, filter, words, refine), drawRows(list, filter, words))
    }
    drawFrame()
    if (!moved) return
    find('scroller').scrollTop = 0
    const heading = place.querySelector('h2')
    if (heading) heading.focus({ preventScroll: true })
    else find('scroller').focus({ preventScroll: true })
  } catch (error) {
    if (mine === asked) failed(error)
  }
}

/** Only the rows change, so that the field being typed in stays. @param {typeof filter} next */
const refine = async (next) => {
  filter = next
  const mine = ++asked
  try {
    const list = await deskApi.requests(filter, words.language())
    if (mine !== asked) return
    const rows = drawRows(list, filter, words)
    place.querySelector('.found')?.replaceWith(rows)
    // Those who hear the page hear how many there are, not all of them.
    find('said').textContent = rows.firstElementChild?.textContent ?? ''
  } catch (error) {
    if (mine === asked) failed(error)
  }
}

/** The last months, newest first, as the office counts them. */
const drawReport = () => {
  const whole = make('div', 'report')
  const title = make('h2', '', t('desk-report'))
  title.tabIndex = -1
  const select = document.createElement('select')
  const [year = 0, month = 0] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    .format(Date.now())
    .split('-')
    .map(Number)
  for (let back = 0; back < 36; back++) {
    const day = new Date(Date.UTC(year, month - 1 - back, 1))
    const name = new Intl.DateTimeFormat(words.language() === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
    })
    // The month before is the one that is over.
    select.append(new Option(name.format(day), day.toISOString().slice(0, 7), false, back === 1))
  }
  const label = make('label')
  label.append(make('span', '', t('desk-month')), select)
  const link = document.createElement('a')
  link.className = 'press'
  link.target = '_blank'
  link.rel = 'noopener'
  link.textContent = t('desk-report-open')
  const aim = () => {
    link.href = deskApi.report(select.value, words.language())
  }
  select.addEventListener('change', aim)
  aim()
  whole.append(title, make('p', 'note', t('desk-report-text')), label, link)
  return whole
}

find('leave').addEventListener('click', async () => {
  const mine = ++asked
  try {
    await deskApi.leave()
  } catch (error) {
    if (mine === asked) failed(error)
    return
  }
  until = undefined
  history.replaceState(null, '', '/desk')
  drawFrame()
  place.replaceChildren(make('p', 'count', t('desk-left')))
})

addEventListener('hashchange', () => {
  key = takeSecret()
  void draw(true)
})

// Somebody else may sit down here in between; coming back asks anew whether this may still be seen.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && until !== undefined && Date.now() >= until) void draw()
})

await draw()
