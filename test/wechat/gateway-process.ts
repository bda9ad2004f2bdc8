/** The gateway as a process of its own: it ends with its parent, and tells it everything before it answers a client. */
import { type Server, serve } from './gateway-server.ts'
import type { Order, Report, Settings } from './gateway-wire.ts'

const report = (report: Report) =>
  new Promise<void>((done) => {
    process.send?.(report, undefined, {}, () => done())
  })

let server: Server | undefined
let work: Promise<void> = Promise.resolve()

process.on('disconnect', () => process.exit())
process.on('message', (message: { settings: Settings } | { number: number; order: Order }) => {
  work = work
    .then(async () => {
      if ('settings' in message) {
        server = await serve(message.settings, report)
        await report({ is: 'up' })
      } else {
        await server?.obey(message.order)
        await report({ is: 'done', order: message.number })
      }
    })
    .catch((error) => report({ is: 'broken', reason: String(error) }))
})
