/** A port to listen at, also again after a while. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Systems give ports from 32768 on to whoever connects, so one from there may be taken while its server is down, even by
 * somebody who connects to it. Nodes of a Redis cluster talk at a port 10,000 above: that is below as well.
 */
const [first, count] = [11_000, 11_000]

export const freePort = async (): Promise<number> => {
  const port = first + Math.floor(Math.random() * count)
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return freePort()
  }
  probe.close()
  await once(probe, 'close')
  return port
}
