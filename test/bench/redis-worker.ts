/** Starts workers as processes of their own, and tells them what to do. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerCall, WorkerOrder } from './redis-bot.ts'

export interface Worker {
  ask(call: WorkerCall): Promise<number>
  end(): Promise<void>
}

export const startWorkerProcess = async (order: WorkerOrder): Promise<Worker> => {
  const child = fork(new URL('./redis-bot.ts', import.meta.url), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const failed = ended.then(() => Promise.reject(new Error('the worker ended')))
  failed.catch(() => {})
  child.send(order)
  await Promise.race([once(child, 'message'), failed])
  return {
    ask: async (call) => {
      child.send(call)
      const [answer] = await Promise.race([once(child, 'message'), failed])
      return answer as number
    },
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

export const untilEmpty = async (inbox: () => Promise<number>) => {
  while ((await inbox()) > 0) await sleep(20)
}
