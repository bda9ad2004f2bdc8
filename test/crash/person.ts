/** Somebody at the web page who doesn't give up: sends again, with the same id, whatever was not acknowledged. */
import { createHash, randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A line of the conversation as the page gets it. */
export interface Line {
  seq: number
  from: 'bot' | 'me'
  id: string
  text: string
  choices?: { id: string; label: string }[]
}

/** What a person does, one after the other; each step but a burst waits for its answer. */
export type Step =
  | { say: string }
  /** Presses the choice of the latest message whose id matches, or this very id. */
  | { press: RegExp | string }
  /** Says all of them without waiting for answers. */
  | { burst: string[] }

export interface Person {
  address: string
  /** Ids as the store has them, in the order in which they were first sent; each was acknowledged. */
  sent: string[]
  /** How often each line of the bot came, by its number. */
  received: Map<number, number>
  /** How often something had to be sent again. */
  resent: number
  /** Plays the script to its end, thinking up to `thinks` ms before each step. Throws when an answer does not come. */
  play(script: Step[], patience: number, thinks: number): Promise<void>
  /** Whether the page has every line there is. */
  hasAll(): Promise<boolean>
  leave(): void
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** `ip`: what a proxy would report as the person's network address; limits are counted by it. */
export const createPerson = async (port: number, ip: string): Promise<Person> => {
  const headers: Record<string, string> = { 'x-forwarded-for': ip }
  const lines: Line[] = []
  const received = new Map<number, number>()
  const sent: string[] = []
  let cursor = 0
  let gone = false
  let stream: IncomingMessage | undefined
  let noticed = () => {}

  const call = (method: string, path: string, body?: object) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const json = body && { 'content-type': 'application/json' }
      const options = {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent,
        headers: { ...headers, ...json },
        timeout: 60_000,
      }
      const outgoing = request(options, resolve)
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')))
      outgoing.on('error', reject)
      outgoing.end(body && JSON.stringify(body))
    })

  /** Until it gets an answer; what the server refuses is a defect of this test. */
  const insist = async (method: string, path: string, body?: object): Promise<IncomingMessage> => {
    for (;;) {
      try {
        const answer = await call(method, path, body)
        const text = await answer.reduce((all: string, part: Buffer) => all + part, '')
        const status = answer.statusCode ?? 0
        if (status < 300) return answer
        if (status < 500 && status !== 429) throw new TypeError(`${method} ${path}: ${status} ${text}`)
      } catch (error) {
        if (error instanceof TypeError) throw error
      }
      person.resent++
      await sleep(50 + Math.random() * 100)
    }
  }

  const read = (block: string) => {
    const event = /^event: (.*)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (event !== 'message' || !data) return
    const line = JSON.parse(data) as Line
    cursor = Math.max(cursor, line.seq)
    if (line.from === 'bot') received.set(line.seq, (received.get(line.seq) ?? 0) + 1)
    if (!lines.some((known) => known.seq === line.seq)) lines.push(line)
    noticed()
  }

  const listen = async () => {
    while (!gone) {
      try {
        stream = await call('GET', `/api/events?after=${cursor}`)
        let rest = ''
        for await (const part of stream.setEncoding('utf8')) {
          const blocks = (rest + part).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) read(block)
        }
      } catch {
        // killed: comes back where it was
      }
      if (!gone) await sleep(50)
    }
  }

  /** The bot's answers to what was sent last, once there are so many of them and one is as wanted. */
  const answers = async (patience: number, count = 1, wanted: (line: Line) => boolean = () => true): Promise<Line> => {
    const deadline = Date.now() + patience
    for (;;) {
      const mine = lines.find((line) => line.from === 'me' && person.sent.at(-count)?.endsWith(line.id))
      const heard = mine || sent.length === 0 ? lines.filter((l) => l.from === 'bot' && l.seq > (mine?.seq ?? 0)) : []
      const found = heard.findLast(wanted)
      if (found && heard.length >= count) return found
      if (Date.now() > deadline)
        throw new Error(`No such answer came; the last was: ${lines.at(-1)?.text.slice(0, 200)}`)
      const arrival = new Promise<void>((resolve) => {
        noticed = resolve
      })
      await Promise.race([arrival, sleep(250)])
    }
  }

  const post = async (body: { text: string } | { choice: string }) => {
    const id = randomUUID()
    await insist('POST', '/api/messages', { id, ...body })
    sent.push(`${person.address}:${id}`)
  }

  const take = async (step: Step, patience: number) => {
    if ('burst' in step) {
      for (const text of step.burst) await post({ text })
      await answers(patience, step.burst.length)
    } else if ('say' in step) {
      await post({ text: step.say })
      await answers(patience)
    } else if (typeof step.press === 'string') {
      await post({ choice: step.press })
      await answers(patience)
    } else {
      const { press } = step
      const match = (line: Line) => line.choices?.find((choice) => press.test(choice.id))
      const line = await answers(patience, 1, (line) => match(line) !== undefined)
      await post({ choice: match(line)?.id ?? '' })
      await answers(patience)
    }
  }

  const person: Person = {
    address: '',
    sent,
    received,
    resent: 0,
    play: async (script, patience, thinks) => {
      for (const step of script) {
        if (thinks > 0) await sleep(Math.random() * thinks)
        await take(step, patience)
      }
    },
    hasAll: async () => {
      let missing = ''
      for await (const part of (await call('GET', `/api/events?once&after=${cursor}`)).setEncoding('utf8'))
        missing += part
      return !missing.includes('event: message')
    },
    leave: () => {
      gone = true
      stream?.destroy()
    },
  }

  const session = await insist('GET', '/api/session')
  const cookie = session.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  headers.cookie = cookie
  // The account is the digest of the session (adapters/web/session.ts).
  const account = createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest('hex')
    .slice(0, 32)
  person.address = `web:${account}`
  void listen()
  return person
}
