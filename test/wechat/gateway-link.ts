/** The two ways to run the gateway: here, which is quick, or as a process that can be killed and frozen. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Order, Report, Settings } from './gateway-wire.ts'

export interface Link {
  /** Resolves when the gateway has done it. */
  tell(order: Order): Promise<void>
  /** Ends it without a word to anybody. */
  kill(): Promise<void>
  freeze?(): void
  thaw?(): void
}

export const openHere = async (settings: Settings, report: (report: Report) => void): Promise<Link> => {
  const { serve } = await import('./gateway-server.ts')
  const server = await serve(settings, async (what) => report(what))
  let work: Promise<void> = Promise.resolve()
  return {
    tell: (order) => {
      const done = work.then(() => server.obey(order))
      work = done.catch(() => {})
      return done
    },
    kill: () => server.stop(),
  }
}

export const openProcess = async (settings: Settings, report: (report: Report) => void): Promise<Link> => {
  const entry = new URL('./gateway-process.ts', import.meta.url)
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: ['--no-deprecation'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const killChild = () => child.kill('SIGKILL')
  process.on('exit', killChild)
  // Disconnected is when everything it reported has been read.
  const gone = Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(() => process.off('exit', killChild))
  const waiting = new Map<number, () => void>()
  let orders = 0
  await new Promise<void>((up, down) => {
    child.on('message', (what: Report) => {
      if (what.is === 'up') up()
      else if (what.is === 'done') waiting.get(what.order)?.()
      else report(what)
      if (what.is === 'broken') down(new Error(what.reason))
    })
    child.on('exit', () => {
      down(new Error('The gateway process ended.'))
      for (const go of waiting.values()) go()
    })
    child.send({ settings })
  })
  return {
    tell: (order) =>
      new Promise((done) => {
        const number = ++orders
        waiting.set(number, () => {
          waiting.delete(number)
          done()
        })
        child.send({ number, order }, (error) => error && waiting.get(number)?.())
      }),
    kill: async () => {
      killChild()
      await gone
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  }
}
