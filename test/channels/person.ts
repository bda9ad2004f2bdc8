/** Somebody who talks with the bot, whatever the channel: what people do there, and what they see. */
import type { Address, Language } from '../../bot/channel.ts'
import { until } from '../engine.ts'
import type { Telegram } from '../telegram/server.ts'
import { visitor } from '../web/office.ts'
import type { Gateway } from '../wechat/gateway.ts'
import type { MessageCard } from '../wechat/gateway-wire.ts'

export interface SentFile {
  name: string
  bytes: Uint8Array
}

/** One message of the bot as it stands in the chat. */
export interface Seen {
  /** Rises from message to message. */
  order: number
  text: string
  /** What can be picked: labels of buttons, or numbered lines. */
  options: string[]
  file?: { name: string; bytes(): Promise<Uint8Array> }
}

export interface Person {
  address: Address
  /** In the form the channel has; `to`: a message that is quoted or replied to. Gives a way to take it back or change it. */
  says(text: string, to?: Seen): Promise<Said>
  /** Presses the newest button with this label, or types its number. */
  picks(label: string): Promise<void>
  /** False when the channel refused it to the sender's face. `to` only where a file can be a reply. */
  sends(file: SentFile, to?: Seen): Promise<boolean>
  /** Whether a file can be a reply; in WeChat it can't. */
  repliesWithFiles: boolean
  sees(): Promise<Seen[]>
  /** The next message that fits; those before it count as read. */
  waitsFor(wanted: Wanted): Promise<Seen>
  /** The next message with a file, at or after the one that fits. */
  waitsForFile(wanted?: Wanted): Promise<Seen & Required<Pick<Seen, 'file'>>>
  /** Leaves what has come unread. */
  looksAway(): Promise<void>
}
export interface Said {
  edits?(text: string): void
  recalls?(): void
}
export type Wanted = string | RegExp | ((seen: Seen) => boolean)

type Doing = Omit<Person, 'waitsFor' | 'waitsForFile' | 'looksAway'>
/** Resolves when the bot has noted that all it said to somebody has arrived: people are slower than that, tests are not. */
export type Arrived = (address: Address) => Promise<unknown>

/** The next message is looked for in what the person sees by now. */
const reading = (doing: Doing, name: string, arrived: Arrived): Person => {
  let read = 0
  const { address } = doing
  const waitsFor = async (wanted: Wanted): Promise<Seen> => {
    let found: Seen | undefined
    let unread: Seen[] = []
    await until(async () => {
      unread = (await doing.sees()).filter(({ order }) => order > read)
      found = unread.find((seen) => fits(seen, wanted))
      if (found) read = found.order
      return found !== undefined
    }).catch(() => {
      const texts = unread.map(({ text, file }) => file?.name ?? text)
      throw new Error(`${name} waits for ${wanted} and sees:\n${texts.join('\n---\n') || '(nothing new)'}`)
    })
    return found as Seen
  }
  return {
    ...doing,
    waitsFor,
    waitsForFile: async (wanted = '') => {
      const first = await waitsFor(wanted)
      const seen = first.file ? first : await waitsFor(({ file }) => file !== undefined)
      return { ...seen, file: seen.file as NonNullable<Seen['file']> }
    },
    says: async (text, to) => {
      await arrived(address)
      return doing.says(text, to)
    },
    picks: async (label) => {
      await arrived(address)
      await doing.picks(label)
    },
    sends: async (file, to) => {
      await arrived(address)
      return doing.sends(file, to)
    },
    looksAway: async () => {
      read = (await doing.sees()).at(-1)?.order ?? 0
    },
  }
}

const fits = (seen: Seen, wanted: Wanted): boolean => {
  if (typeof wanted === 'function') return wanted(seen)
  return typeof wanted === 'string' ? seen.text.includes(wanted) : wanted.test(seen.text)
}

/** What the channel calls a message, by what was seen of it. */
const idsOf = <Id>() => {
  const ids = new WeakMap<Seen, Id>()
  return {
    keep: (seen: Seen, id: Id): Seen => {
      ids.set(seen, id)
      return seen
    },
    of: (seen: Seen): Id => {
      const id = ids.get(seen)
      if (id === undefined) throw new Error('This message was seen by somebody else')
      return id
    },
  }
}

export const inTelegram = (telegram: Telegram, name: string, language: Language, arrived: Arrived): Person => {
  const person = telegram.person({ name, language_code: language === 'zh' ? 'zh-hans' : 'en' })
  const ids = idsOf<number>()
  const place = (to: Seen | undefined) => (to ? { replyTo: ids.of(to) } : {})
  return reading(
    {
      address: `telegram:${person.id}`,
      says: async (text, to) => {
        const id = person.says(text, place(to))
        return { edits: (words) => person.edits(id, words) }
      },
      picks: async (label) => void (await person.presses(label).answered()),
      repliesWithFiles: true,
      sends: async ({ name: called, bytes }, to) => {
        person.sendsFile({ kind: called.endsWith('.jpg') ? 'photo' : 'document', name: called, bytes }, place(to))
        return true
      },
      sees: async () =>
        person.sees().map(({ id, text, buttons, file }) =>
          ids.keep(
            {
              order: id,
              text,
              options: buttons.flat(),
              ...(file ? { file: { name: file.name ?? 'photo.jpg', bytes: async () => file.bytes } } : {}),
            },
            id,
          ),
        ),
    },
    name,
    arrived,
  )
}

export const inWechat = (gateway: Gateway, name: string, arrived: Arrived): Person => {
  const person = gateway.person(name)
  const cards = idsOf<MessageCard>()
  const sees = async () =>
    person.sees().map((card, at) =>
      cards.keep(
        {
          order: at + 1,
          text: card.file ? '' : card.text,
          options: menuOf(card.text).map(({ label }) => label),
          ...(card.file ? { file: { name: card.file.name, bytes: async () => card.file?.bytes as Uint8Array } } : {}),
        },
        card,
      ),
    )
  return reading(
    {
      address: `wechat:${person.id}`,
      says: async (text, to) => {
        const said = to ? person.quotes(cards.of(to), text) : person.says(text)
        return { recalls: () => void person.recalls(said) }
      },
      picks: async (label) => {
        const menus = person.sees().map(({ text }) => menuOf(text))
        const line = menus.flatMap((menu) => menu.filter((entry) => entry.label === label)).at(-1)
        if (!line) throw new Error(`${name} sees no “${label}”; there are: ${menus.at(-1)?.map((m) => m.label)}`)
        person.says(line.number)
      },
      repliesWithFiles: false,
      sends: async ({ name: called, bytes }) => {
        if (called.endsWith('.jpg')) person.sendsPhoto(bytes, called)
        else person.sendsFile(bytes, called)
        return true
      },
      sees,
    },
    name,
    arrived,
  )
}

/** The numbered lines at the end; labels that begin with a number of their own are typed as that. */
const menuOf = (text: string): { number: string; label: string }[] => {
  if (/(?:回复上面的数字查看。|from the list above\.)$/.test(text))
    return [...text.matchAll(/^(\d+)\. (\S+)/gm)].map(([, number = '', label = '']) => ({ number, label }))
  const at = Math.max(...['回复数字选择：', '回复数字：', 'eply with a number:'].map((head) => text.lastIndexOf(head)))
  if (at < 0) return []
  return [...text.slice(at).matchAll(/^(?:(\d+)\. |• (?=(\d[\d-]*)))(.*)$/gm)].map(([, listed, own, label = '']) => ({
    number: listed ?? own ?? '',
    label,
  }))
}

export const inBrowser = async (url: string, name: string, arrived: Arrived): Promise<Person> => {
  const page = await visitor(url)
  const ids = idsOf<string>()
  const fromBot = async () => (await page.history()).filter(({ from }) => from === 'bot')
  const bytesFrom = async (path: string) => new Uint8Array(await (await page.get(path)).arrayBuffer())
  const quote = (to: Seen | undefined) => (to ? { quote: ids.of(to) } : {})
  const accepted = (response: Response) => {
    if (response.status !== 202) throw new Error(`The page got ${response.status}`)
  }
  return reading(
    {
      address: page.address,
      says: async (text, to) => {
        accepted(await page.post({ id: crypto.randomUUID(), text, ...quote(to) }))
        return {}
      },
      picks: async (label) => {
        const choices = (await fromBot()).flatMap((line) => line.choices ?? [])
        const choice = choices.findLast((one) => one.label === label)
        if (!choice) throw new Error(`${name} has no button “${label}”; there are: ${choices.map((c) => c.label)}`)
        accepted(await page.press(choice.id))
      },
      repliesWithFiles: true,
      sends: async ({ name: called, bytes }, to) => (await page.upload(bytes, called, quote(to))).status === 202,
      sees: async () =>
        (await fromBot()).map((line) => {
          const path = line.file ? `/api/files/${line.seq}` : `/api/documents/${line.id}`
          const called = line.file?.name ?? line.document?.name
          return ids.keep(
            {
              order: line.seq,
              text: [line.text, line.standing, ...(line.citations ?? []).map((c) => `${c.title} ${c.label}`)]
                .filter(Boolean)
                .join('\n\n'),
              options: (line.choices ?? []).map((choice) => choice.label),
              ...(called ? { file: { name: called, bytes: () => bytesFrom(path) } } : {}),
            },
            line.id,
          )
        }),
    },
    name,
    arrived,
  )
}
