/**
 * Messages in the order in which they were said. Gateways hand on a burst a little out of order, so a message waits a
 * moment for earlier ones: within that window the vendor's time decides, then the order of arrival.
 */

export interface Arrived<T> {
  conversation: string
  /** By the vendor's clock (ms). */
  saidAt: number
  what: T
}

export const createOrder = <T>(window: number, release: (arrived: Arrived<T>) => void) => {
  interface Place {
    due: number
    arrived: Arrived<T> | undefined
    /** It was nothing after all. */
    gone?: boolean
  }
  let places: Place[] = []
  let timer: NodeJS.Timeout | undefined

  /** Lets go of what has waited long enough, each with the earlier ones of its conversation before it. */
  const look = () => {
    timer = undefined
    const now = Date.now()
    for (const place of places) {
      if (place.gone || !place.arrived || place.due > now) continue
      const { conversation } = place.arrived
      const own = places.filter((p) => !p.gone && p.arrived?.conversation === conversation)
      const earliest = Math.min(...own.map((p) => p.arrived?.saidAt ?? Infinity))
      const first = place.arrived.saidAt <= earliest ? place : own.find((p) => p.arrived?.saidAt === earliest)
      if (!first?.arrived) continue
      first.gone = true
      release(first.arrived)
      if (first !== place) return look()
    }
    places = places.filter(({ gone }) => !gone)
    const next = Math.min(...places.filter(({ arrived }) => arrived).map(({ due }) => due))
    if (Number.isFinite(next)) timer = setTimeout(look, Math.max(1, next - Date.now()))
  }

  return {
    /** Takes a place in the order for something that is still being fetched; then says what it is, or that it is nothing. */
    arrive: () => {
      const place: Place = { due: Date.now() + window, arrived: undefined }
      places.push(place)
      return (arrived: Arrived<T> | undefined) => {
        if (arrived) place.arrived = arrived
        else place.gone = true
        clearTimeout(timer)
        look()
      }
    },
    /** Lets go of everything at once. */
    flush: () => {
      for (const place of places) place.due = 0
      clearTimeout(timer)
      look()
    },
  }
}
