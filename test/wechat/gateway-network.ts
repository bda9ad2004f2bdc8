/** The way to a gateway on another machine: what either side says arrives later, in its order. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** `ms`: both ways together, so what one call takes longer. */
export const openNetwork = async (port: number, to: number, ms: number) => {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [from, onward] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from.setNoDelay())
      from.on('data', (part) => setTimeout(() => onward.write(part), ms / 2))
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        setTimeout(() => onward.destroy(), ms / 2)
      })
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
