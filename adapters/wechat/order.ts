/**
 * Messages in the order in which they were said. Gateways hand on a burst a little out of order, so a message waits a
 * moment for earlier ones: within that window the vendor's time decides, then the order of arrival. What came within it
 * and is still being fetched is waited for as well, a few windows long.
 */

/** In windows. */
const patience = 5

interface Arrived<T> {
  conversation: string
  /** By the vendor's clock (ms). */
  saidAt: number
  what: T
}

/** `window` in ms; `release` is called once for each message, in order. */
export const createOrder = <T>(window: number, release: (arrived: Arrived<T>) => void) => {
  interface Place {
    came: number
    due: number
    /** Until then it waits for others that are being fetched. */
    latest: number
    arrived: Arrived<T> | undefined
    /** It was nothing after all. */
    gone?: boolean
  }
  let places: Place[] = []
  let timer: NodeJS.Timeout | undefined

  const dueOf = ({ due, latest }: Place) =>
    places.some((other) => !other.gone && !other.arrived && other.came <= due) ? latest : due

  /** Lets go of what has waited long enough, each with the earlier ones of its conversation before it. */
  const look = () => {
    timer = undefined
    const now = performance.now()
    for (const place of places) {
      if (place.gone || !place.arrived || dueOf(place) > now) continue
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
    const next = Math.min(...places.filter(({ arrived }) => arrived).map(dueOf))
    if (Number.isFinite(next)) timer = setTimeout(look, Math.max(1, next - performance.now()))
  }

  return {
    /** Takes a place in the order for something that is still being fetched; then says what it is, or that it is nothing. */
    arrive: () => {
      const came = performance.now()
      const place: Place = { came, due: came + window, latest: came + window * patience, arrived: undefined }
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
      for (const place of places) place.latest = 0
      for (const place of places) place.due = 0
      clearTimeout(timer)
      look()
    },
  }
}
