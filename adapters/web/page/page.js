// @ts-check
/**
 * The page: puts its parts together.
 * @import { Session } from './api.js'
 * @import { Connection } from './stream.js'
 */
import { createApi } from './api.js'
import { createClauseDialog } from './clause.js'
import { createComposer } from './composer.js'
import { createConversation } from './conversation.js'
import { drawBanner, roleName, unfoldBanner, wearAccent } from './demo.js'
import { createHead } from './head.js'
import { createOutbox } from './outbox.js'
import { createScroll } from './scroll.js'
import { listen } from './stream.js'
import { greeting } from './welcome.js'
import { createWords } from './words.js'

/** @param {string} id @returns {HTMLElement} */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

const role = location.pathname.startsWith('/demo/') ? decodeURIComponent(location.pathname.slice(6)) : undefined
const name = role ?? ''
const api = createApi(role)
/** The bot's silence may be a fault; dots that never end would promise an answer. */
const longestTyping = 60_000
/** As the server's limits: of the words that go with a file, and of its name. */
const longestCaption = 400
const longestName = 100

/** Before there are words: the page has come, its server has gone. @returns {Promise<Session>} */
const begin = async () => {
  for (let failures = 0; ; failures++) {
    try {
      return await api.session()
    } catch {
      find('connection').textContent = '连接不上，正在重试 · Can’t connect, trying again'
      find('connection').dataset.state = 'offline'
      await new Promise((resolve) => setTimeout(resolve, Math.min(15_000, 1000 * 2 ** failures)))
    }
  }
}

const session = await begin()
wearAccent(session)
const words = createWords(session.words, name)
const { t } = words
const scroll = createScroll(words)
const dialog = createClauseDialog(api.clause, words)

let ready = false
let unread = 0
let state = /** @type {Connection} */ ('connecting')
let typingEnds = 0

/** @param {boolean} on */
const typing = (on) => {
  clearTimeout(typingEnds)
  find('typing').hidden = !on
  if (!on) return
  typingEnds = window.setTimeout(() => typing(false), longestTyping)
  scroll.added(false)
}

const title = () => {
  const role = roleName(session, words)
  find('name').textContent = role ?? t('name')
  const whole = role ? t('role-name', { role }) : t('name')
  document.title = unread > 0 ? `(${unread}) ${whole}` : whole
}

/** Greets, as long as the conversation is empty. */
const welcome = () => {
  const wanted = ready && conversation.isEmpty()
  if (wanted !== find('welcome').hidden) return
  drawWelcome(wanted)
  unfoldBanner(session, wanted)
}

/** The page's own words in both languages, as the server says its refusals. @param {string} word */
const both = (word) => ({ zh: session.words.zh[`page.${word}`] ?? word, en: session.words.en[`page.${word}`] ?? word })

const outbox = createOutbox({
  name,
  lost: both('file-again'),
  send: ({ id, text, choice, quote }, file, signal, progress) => {
    const quoted = quote ? { quote } : {}
    if (!file) return api.send({ id, ...(choice ? { choice } : { text }), ...quoted })
    const head = { id, name: file.name.slice(-longestName), ...(text ? { text } : {}), ...quoted }
    return api.sendFile(head, file, signal, progress, both('file-unreadable'))
  },
  progressed: (pending) => conversation.progress(pending),
  // Once it is noted as sent. What waits behind it is kept over a reload.
  restarted: () => setTimeout(() => location.reload()),
  changed: (pending) => {
    conversation.show(pending)
    if (pending.state === 'queued' || pending.state === 'failed') typing(false)
    scroll.added(false)
  },
})

const conversation = createConversation(find('lines'), words, {
  pick: (_, choice) => say({ text: choice.label, choice: choice.id }),
  cite: (citation, from) => void dialog.open(citation, from),
  address: (line) => api.document(line.id),
  file: (line) => api.file(line.seq),
  reply: (line) => composer.reply(line),
  retry: (pending) => outbox.retry(pending.id),
  drop: (pending) => {
    outbox.drop(pending.id)
    conversation.remove(pending)
    welcome()
  },
})

/** @param {{ text: string, choice?: string, quote?: string }} message @param {File} [file] */
const say = (message, file) => {
  outbox.add(message, file)
  welcome()
  if (navigator.onLine) typing(true)
  scroll.follow()
}

const composer = createComposer(words, `draft ${name}`, (text, quote, files) => {
  const quoted = quote ? { quote } : {}
  const [first, ...others] = files
  if (!first) return say({ text, ...quoted })
  // The words go with the first file, unless they are many.
  const apart = text.length > longestCaption
  if (apart) say({ text, ...quoted })
  say(apart ? { text: '' } : { text, ...quoted }, first)
  for (const file of others) say({ text: '' }, file)
})

/** A question is wanted, unless a dialogue waits for something else. */
const invite = () =>
  composer.invite(session.role !== null ? 'write-liaison' : conversation.isAsking() ? 'write-answer' : 'write')

/** What was said before is no news: a screen reader would read it all out. @template T @param {() => T} change */
const quietly = (change) => {
  find('log').ariaLive = 'off'
  const result = change()
  requestAnimationFrame(() => {
    find('log').ariaLive = 'polite'
  })
  return result
}

const earlier = /** @type {HTMLButtonElement} */ (find('earlier'))
earlier.addEventListener('click', async () => {
  const first = conversation.first()
  if (first === undefined || earlier.ariaBusy === 'true') return
  earlier.ariaBusy = 'true'
  try {
    const read = await api.earlier(first)
    quietly(() =>
      scroll.keeping(() => {
        conversation.prepend(read.lines)
        earlier.hidden = !read.earlier
        earlier.textContent = t('earlier')
      }),
    )
    if (earlier.hidden) find('log').focus({ preventScroll: true })
  } catch {
    earlier.textContent = t('earlier-failed')
  }
  earlier.ariaBusy = 'false'
})

/** @param {boolean} wanted */
const drawWelcome = (wanted) => {
  find('welcome').hidden = !wanted
  find('welcome').replaceChildren(...(wanted ? greeting(roleName(session, words), words, (text) => say({ text })) : []))
}

/** Everything that says something in the page's own words. */
const draw = () => {
  words.apply()
  title()
  drawBanner(session, words)
  drawWelcome(!find('welcome').hidden)
  invite()
  composer.name()
  earlier.textContent = t('earlier')
  scroll.draw()
  find('connection').textContent = t(state)
  find('connection').dataset.state = state === 'no-cookie' ? 'offline' : state
  find('log').ariaLabel = t('log')
  find('typing-text').textContent = t('typing')
  head.draw()
}

const head = createHead(words, (chosen) => {
  draw()
  quietly(conversation.redraw)
  outbox.add({ text: chosen === 'zh' ? '中文' : 'English', choice: `lang:${chosen}` })
  welcome()
  scroll.follow()
})

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  unread = 0
  title()
})

draw()
outbox.restore()
let seen = 0
listen({
  events: api.events,
  peeks: session.demo !== null,
  onLine: (line) => {
    seen = line.seq
    outbox.confirm(line.id)
    const message = conversation.add(line)
    if (line.from === 'bot') typing(false)
    invite()
    const news = ready && line.from === 'bot'
    if (news && document.hidden) {
      unread++
      title()
    }
    welcome()
    scroll.added(news, message)
  },
  onReady: (last, hasEarlier) => {
    // The server knows less than this page: the conversation was deleted. Start anew with what there is.
    if (last < seen) return location.reload()
    if (!ready) {
      ready = true
      // Nobody knows when the first connection broke half-way: then asking will tell.
      earlier.hidden = conversation.first() === undefined || hasEarlier === false
      scroll.follow()
      requestAnimationFrame(() => {
        find('log').ariaLive = 'polite'
      })
    }
    welcome()
    void outbox.flush()
  },
  onKept: (lines, hasEarlier) => {
    if (!quietly(() => conversation.keepOnly(lines, hasEarlier))) return
    earlier.hidden = !hasEarlier
    composer.reply(undefined)
    invite()
    welcome()
    scroll.follow()
  },
  onTyping: typing,
  onState: (next) => {
    if (next === 'connected') void outbox.flush()
    if (next === state) return
    state = next
    find('connection').textContent = t(state)
    find('connection').dataset.state = state === 'no-cookie' ? 'offline' : state
  },
})
